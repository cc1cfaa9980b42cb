"""Labels on all mails that are known: enough of them right, and never a false refusal or offer."""

from __future__ import annotations

from dataclasses import replace

import pytest

from afterword.model import Confidence, Mail, ReplyLabel
from afterword.replies import read_reply
from tests.replies.own_mails import ENVELOPE, Sample, corpus_samples, own_samples

SETS = {"own": (list(own_samples()), 0.93), "corpus": (list(corpus_samples()), 0.95)}
GRAVE = (ReplyLabel.REJECTION, ReplyLabel.OFFER)


@pytest.mark.parametrize("kind", SETS)
def test_most_labels_are_right(kind: str) -> None:
    samples, share = SETS[kind]
    wrong = [s.name for s in samples if read_reply(s.mail, s.country).label not in s.labels]
    assert len(wrong) <= (1 - share) * len(samples), wrong


@pytest.mark.parametrize("sample", SETS["own"][0] + SETS["corpus"][0], ids=lambda sample: sample.name)
def test_no_false_refusal_and_no_false_offer(sample: Sample) -> None:
    reading = read_reply(sample.mail, sample.country)
    assert reading.label not in GRAVE or reading.label in sample.labels, reading.why


@pytest.mark.parametrize(
    ("body", "label"),
    [
        ("Unfortunately I'm still waiting on finance; you're our top candidate.", "delay"),
        ("Could you do Tuesday? We can offer you 2 or 3 pm.", "next_round"),
        ("We're not moving forward with the reorganisation, so relax. News on Friday.", "delay"),
        ("We went with someone whose background was closer.", "rejection"),
        ("This isn't a no. We haven't turned anybody down and still have to meet one more person.", "delay"),
        ("If you do not hear from us within two weeks, please consider your application unsuccessful.", None),
        ("We'd have loved to offer you the job, but we have chosen another candidate.", "rejection"),
        ("We hope to be able to make you an offer next week, once the board has met.", None),
        ("We are not able to offer you the position.", "rejection"),
        ("Has anyone offered you the job?", None),
    ],
)
def test_sense_not_words(body: str, label: str | None) -> None:
    found = read_reply(replace(ENVELOPE, body=body), "GB").label
    assert found == label if label else found not in GRAVE


def test_what_says_nothing_is_unknown_and_unsure() -> None:
    reading = read_reply(Mail(body="Well, well, well."), "GB")
    assert (reading.label, reading.confidence) == (ReplyLabel.UNKNOWN, Confidence.UNSURE)


def test_the_evidence_is_a_sentence_of_the_mail() -> None:
    body = "Dear Ana,\n\nThank you for coming. We have decided not to take your application\nfurther. Good luck."
    assert read_reply(Mail(body=body), "US").why == "We have decided not to take your application further."
