"""A letter in its parts."""

from __future__ import annotations

import pytest

from afterword.model import Letter, MessageKind
from afterword.reviewer.letter import parse


def parts(body: str) -> tuple[str | None, str | None, str | None, str | None]:
    parsed = parse(Letter(MessageKind.THANK_YOU, (), body))
    spans = (parsed.greeting_word, parsed.greeted, parsed.valediction, parsed.signature)
    for span in spans:
        assert span is None or body[span.start : span.end] == span.text
    return tuple(span.text if span else None for span in spans)  # type: ignore[return-value]


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        ("Dear Dana,\n\nThanks.\n\nBest,\nAna", ("Dear", "Dana", "Best", "Ana")),
        ("Hi Dana!\nThanks.\nAll the best,\nAna Beltrán", ("Hi", "Dana", "All the best", "Ana Beltrán")),
        (
            "Good morning Ms. Wu:\n\nThanks.\n\nYours sincerely\n\nAna",
            ("Good morning", "Ms. Wu", "Yours sincerely", "Ana"),
        ),
        ("Dear Dana, thanks for the pilot. Kind regards, Ana", ("Dear", "Dana", "Kind regards", "Ana")),
        ("Dear Dana, thanks for the pilot. Ana Beltrán", ("Dear", "Dana", None, "Ana Beltrán")),
        ("Dana,\n\nThe gate was fine.\n\nAna", ("", "Dana", None, "Ana")),
        ("Thanks for the pilot.", (None, None, None, None)),
        (
            "Dear Dana,\n\nThanks.\n\nAll the best to you and the crew,\nAna",
            ("Dear", "Dana", "All the best to you and the crew", "Ana"),
        ),
        ("Dear Dana,\n\nBest of all was the gate.\n\nBest,\nAna", ("Dear", "Dana", "Best", "Ana")),
    ],
)
def test_parts(body: str, wanted: tuple[str | None, ...]) -> None:
    assert parts(body) == wanted


def test_a_chain_below_is_not_read() -> None:
    parsed = parse(Letter(MessageKind.ANSWER, (), "Yes.\n\nAna\n\nOn 4 March 2026 Dana Wu wrote:\n> Can you come?"))
    assert parsed.own.strip() == "Yes.\n\nAna"
