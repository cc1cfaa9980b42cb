"""The page of labels says what the code does: its examples read as that label, its near-misses as another."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from afterword.etiquette import all_rules
from afterword.model import ReplyLabel
from afterword.replies import read_reply
from afterword.replies.guide import guides, replies_page
from tests.replies.own_mails import ENVELOPE

SENTENCES = [(text, guide.label) for guide in guides() for text in guide.examples] + [
    (text, label) for guide in guides() for text, label in guide.near
]


@pytest.mark.parametrize(("text", "label"), SENTENCES)
def test_a_sentence_of_the_page_is_read_as_the_page_says(text: str, label: ReplyLabel) -> None:
    sender = "Mail Delivery System <mailer-daemon@mail.example>" if label is ReplyLabel.BOUNCE else ENVELOPE.sender
    assert read_reply(replace(ENVELOPE, body=text, sender=sender), "GB").label == label


def test_every_label_is_told_with_rules_that_exist() -> None:
    assert [guide.label for guide in guides()] == list(ReplyLabel)
    assert all(rule in all_rules() for guide in guides() for rule in guide.rules)


def test_the_page_is_up_to_date() -> None:
    path = Path(__file__).parents[2] / "docs" / "replies.md"
    assert path.read_text(encoding="utf-8") == replies_page(), "run `make docs`"
