"""The small language of phrases."""

from __future__ import annotations

import pytest

from afterword.model import Letter, MessageKind
from afterword.reviewer.letter import parse
from afterword.reviewer.phrases import find, phrase


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        ("need answer", "I need answers.", "need answers"),
        ("=need =answer", "I need answers.", None),
        ("need ~2 answer", "I need a quick answer.", "need a quick answer"),
        ("need ~1 answer", "I need a quick answer.", None),
        ("<me> would love", "I'd love that.", "i would love"),
        ("^ so", "So be it, so far.", "so"),
        ("far $", "It is so far so far.", "far"),
        ("quick? answer", "It is an answer.", "answer"),
        ("# week", "It is in 3 weeks.", "3 weeks"),
        ("so * that", "It is so good that.", "so good that"),
        ("was -ing", "It was raining", "was raining"),
        ("was !-ing", "It was raining", None),
        ("was !good|bad", "It was fine", "was fine"),
        ("was !good|bad", "It was bad", None),
        ("=late =.|$", "It is too late.", "late"),
        ("do not", "I don't.", "do not"),
        ("can not", "I can't.", "can not"),
    ],
)
def test_phrase(pattern: str, text: str, found: str | None) -> None:
    words = parse(Letter(MessageKind.OTHER, (), text)).words
    hits = [" ".join(word.lower for word in words[first:last]) for first, last in find(phrase(pattern), words)]
    assert (hits[-1] if hits else None) == found
