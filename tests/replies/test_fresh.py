"""Only the new text counts: what is quoted, forwarded, signed or printed below changes nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from afterword.model import Mail
from afterword.replies import read_reply
from afterword.replies.fresh import fresh_text
from tests.replies.own_mails import corpus_samples, own_samples

ROSY = "We would be delighted to offer you the position. Your contract is attached."
BITTER = "We have decided not to move forward with your application."
WRAPPINGS = {
    "quoted below": "\n\nOn Mon, 1 Jun 2026 at 09:00, Sam Reed <sam@mail.example> wrote:\n> {text}\n>> {text}\n",
    "outlook's head": "\n\nFrom: Sam Reed\nSent: Monday, 1 June 2026 09:00\nTo: Rowan\nSubject: Hello\n\n{text}\n",
    "german head": "\n\nAm 01.06.2026 um 09:00 schrieb Sam Reed <sam@mail.example>:\n\n> {text}\n",
    "original message": "\n\n-----Original Message-----\nFrom: Sam\nTo: Rowan\n\n{text}\n",
    "signature": "\n\n-- \nRowan Ashby\nHead of People\n{text}\n",
    "disclaimer": "\n\nThis e-mail is confidential. {text} If you are not the intended recipient, delete it.\n",
    "forward": "\n\n---------- Forwarded message ---------\nFrom: Board <b@corp.example>\n\n{text}\n",
}
SAMPLES = [s for s in [*own_samples(), *corpus_samples()][::3] if "<html" not in s.mail.body.lower()]


@pytest.mark.parametrize("text", [ROSY, BITTER], ids=["rosy", "bitter"])
@pytest.mark.parametrize("wrapping", WRAPPINGS)
def test_what_is_added_below_changes_nothing(wrapping: str, text: str) -> None:
    added = WRAPPINGS[wrapping].format(text=text)
    for sample in SAMPLES[:: 1 if wrapping in ("quoted below", "signature") else 4]:
        before = read_reply(sample.mail, sample.country)
        after = read_reply(replace(sample.mail, body=sample.mail.body.rstrip() + added), sample.country)
        assert (after.label, after.facts) == (before.label, before.facts), sample.name


def test_answers_between_quoted_lines_are_kept() -> None:
    body = "> Any news?\n\nYes.\n\n> Did I get it?\n\nYou did not.\n\nRowan\n"
    assert fresh_text(Mail(body=body, sender="Rowan Ashby <r@corp.example>")).split() == ["Yes.", "You", "did", "not."]


@pytest.mark.parametrize(
    ("body", "kept"),
    [
        ("Hello.\n\nBest regards\nRowan\nHead of People", "Hello."),
        ("Hello.\nRowan\n\nPS Please send your CV.", "Hello.\n\nPS Please send your CV."),
        ("Thanks!\n\nWe received it.", "Thanks!\n\nWe received it."),
        ("--\nRowan", ""),
        ("Le 3 mai 2026 à 10:00, Sam Reed a écrit :\n> Bonjour\n\nMerci.", "Merci."),
        ("Hello.\n\nSent from my iPhone", "Hello."),
        (
            "The offer is confidential, so please keep it to yourself.",
            "The offer is confidential, so please keep it to yourself.",
        ),
        (
            "<p>Hello.</p><div style='display:none'>Congratulations</div><blockquote type='cite'>Old</blockquote>",
            "Hello.",
        ),
    ],
)
def test_new_text(body: str, kept: str) -> None:
    assert fresh_text(Mail(body=body, sender="Rowan Ashby <rowan@corp.example>")) == kept


def test_an_empty_letter_is_unknown() -> None:
    for body in ("", "\n \n", "> only\n> quoted", "--\nRowan Ashby\nHead of People"):
        assert read_reply(Mail(body=body, sender="Rowan Ashby <r@corp.example>"), "GB").label == "unknown"
