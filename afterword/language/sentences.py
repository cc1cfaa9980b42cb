"""Cutting text into sentences. A line break ends one only where the line looks ended, or a paragraph does."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from afterword.language.data import table
from afterword.language.tokens import Token, tokens


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: `text` is exactly `source[start:end]`, its tokens have places in the source."""

    text: str
    start: int
    end: int
    tokens: tuple[Token, ...]


_STOP = re.compile(r"(?:[.!?…]+[\"”’')\]]*)(?=\s|$)|\n[ \t]*\n|\n(?=[ \t]*(?:[-*•–]|\d+[.)])\s)")
_LAST_WORD = re.compile(r"(\S+)$")


@cache
def _abbreviations() -> frozenset[str]:
    return frozenset(table("closed")["abbreviations"]["words"])


def sentences(text: str, offset: int = 0) -> tuple[Sentence, ...]:
    """The sentences of `text`; places are counted from `offset`."""
    found = []
    start = 0
    for match in _STOP.finditer(text):
        if match.group().startswith(".") and not _ends(text, start, match):
            continue
        found.append((start, match.end()))
        start = match.end()
    found.append((start, len(text)))
    return tuple(sentence for first, last in found if (sentence := _trimmed(text, first, last, offset)))


def _ends(text: str, start: int, stop: re.Match[str]) -> bool:
    """Whether a full stop ends the sentence: not after an abbreviation or initial, nor before a small letter."""
    before = _LAST_WORD.search(text, start, stop.start())
    word = before.group(1).lower().lstrip("(\"“'") if before else ""
    after = text[stop.end() :].lstrip()[:1]
    if word in _abbreviations() or (len(word) == 1 and word.isalpha() and word != "i"):
        return after == "" or "\n" in text[stop.end() : stop.end() + 2]
    return not (after.islower() and "\n" not in text[stop.end() : stop.end() + 1] and len(stop.group()) == 1)


def _trimmed(text: str, first: int, last: int, offset: int) -> Sentence | None:
    piece = text[first:last]
    begin = first + len(piece) - len(piece.lstrip())
    end = first + len(piece.rstrip())
    if begin >= end:
        return None
    placed = tuple(_moved(token, begin + offset) for token in tokens(text[begin:end]))
    return Sentence(text[begin:end], begin + offset, end + offset, placed)


def _moved(token: Token, by: int) -> Token:
    return Token(token.text, token.start + by, token.end + by, token.kind, token.lower)
