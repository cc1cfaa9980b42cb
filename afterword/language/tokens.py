"""Cutting text into tokens, each with its exact place in code points."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum


class Kind(Enum):
    WORD = "word"
    NUMBER = "number"
    ADDRESS = "address"
    PUNCTUATION = "punctuation"
    SYMBOL = "symbol"


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of text: `text[start:end]` of what was cut. `lower` is for looking up, with straight apostrophes."""

    text: str
    start: int
    end: int
    kind: Kind
    lower: str


_PIECES = re.compile(
    r"""
    (?P<address>(?<![\w.+-])[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+|https?://[^\s<>"]+|www\.[^\s<>"]+)
  | (?P<number>[$£€¥]?\d+(?:[.,:/]\d+)*(?:st|nd|rd|th|am|pm|k|m|%)?(?!\w))
  | (?P<word>[^\W\d_][\w\u0300-\u036f]*(?:['’\-][^\W_][\w\u0300-\u036f]*)*['’]?(?<=[\w\u0300-\u036f'’]))
  | (?P<other>\w+)
  | (?P<punctuation>\.{3}|[.,;:!?…"“”„‘’'()\[\]{}<>/\\–—\-])
  | (?P<symbol>[^\s\w])
    """,
    re.VERBOSE,
)
_KINDS = {"address": Kind.ADDRESS, "number": Kind.NUMBER, "word": Kind.WORD, "other": Kind.WORD}
_KINDS |= {"punctuation": Kind.PUNCTUATION, "symbol": Kind.SYMBOL}


def tokens(text: str) -> tuple[Token, ...]:
    """All tokens of `text` in order; hyphened words and words with apostrophes stay whole."""
    found = []
    for match in _PIECES.finditer(text):
        kind = _KINDS[match.lastgroup or "symbol"]
        piece, end = match.group(), match.end()
        if kind is Kind.WORD and piece[-1] in "'’" and not piece[:-1].lower().endswith("s"):
            piece, end = piece[:-1], end - 1  # a closing quotation mark, not the apostrophe of a plural possessive
            found.append(_token(piece, match.start(), end, kind))
            found.append(_token(text[end], end, end + 1, Kind.PUNCTUATION))
            continue
        found.append(_token(piece, match.start(), end, kind))
    return tuple(found)


def words_of(text: str) -> tuple[str, ...]:
    """The words and numbers of `text`, in lower case."""
    return tuple(token.lower for token in tokens(text) if token.kind in (Kind.WORD, Kind.NUMBER))


def _token(piece: str, start: int, end: int, kind: Kind) -> Token:
    return Token(piece, start, end, kind, piece.lower().replace("’", "'"))
