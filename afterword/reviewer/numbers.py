"""Numbers in words or figures with what they count: `two-dock`, `12 acres`, `three of every ten`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from afterword.language import Kind, Token, is_function_word, lemma

WORDS = {
    word: number
    for number, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
            "twenty",
        ]
    )
} | {
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
    "hundred": 100,
    "dozen": 12,
}
_FIGURES = re.compile(r"[$£€¥]?(\d[\d,]*(?:\.\d+)?)(k|m|%)?")


@dataclass(frozen=True, slots=True)
class Counted:
    """A number, what it counts (a lemma, `ratio` for three of ten, empty if unclear), and its place."""

    value: float
    unit: str
    start: int
    end: int


def value_of(low: str) -> float | None:
    """The number a word or figure stands for, or None."""
    if low in WORDS:
        return float(WORDS[low])
    match = _FIGURES.fullmatch(low)
    return float(match.group(1).replace(",", "")) if match and match.group(1).strip(",") else None


def counted(row: tuple[Token, ...]) -> Iterator[Counted]:
    """The numbers of a row of tokens with what they count; `one` alone is no number."""
    at = 0
    while at < len(row):
        token = row[at]
        head, _, tail = token.lower.partition("-")
        value = value_of(head)
        if value is None or (head == "one" and not tail) or token.kind not in (Kind.WORD, Kind.NUMBER):
            at += 1
            continue
        if tail and value_of(tail) is None:
            yield Counted(value, lemma(tail.split("-")[0]), token.start, token.end)
        elif tail:
            unit, last = _unit(row, at + 1)
            yield Counted(value + (value_of(tail) or 0), unit, token.start, row[last].end)
        elif (ratio := _ratio(row, at, value)) is not None:
            yield ratio
            at += 3
            continue
        else:
            unit, last = _unit(row, at + 1)
            yield Counted(value, unit, token.start, row[last].end if last > at else token.end)
        at += 1


def _ratio(row: tuple[Token, ...], at: int, value: float) -> Counted | None:
    for width in (2, 3):
        if at + width < len(row) and row[at + 1].lower in ("of", "in", "out"):
            base = value_of(row[at + width].lower)
            between = row[at + width - 1].lower
            if base and between in ("of", "in", "every", "the", "each"):
                return Counted(value / base, "ratio", row[at].start, row[at + width].end)
    return None


def _unit(row: tuple[Token, ...], at: int) -> tuple[str, int]:
    """The lemma of the noun a number counts: the next word that carries meaning, hyphen or `%` included."""
    for place in range(at, min(at + 2, len(row))):
        token = row[place]
        if token.text == "%" or token.lower in ("percent", "per"):
            return "percent", place
        if token.text == "-":
            continue
        if token.kind is not Kind.WORD or is_function_word(token.lower):
            break
        return lemma(token.lower), place
    return "", at - 1
