"""A letter with its findings as a proof-reader marks them: pieces of text, numbered remarks, and what is fine."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from afterword.model import Finding, Severity

FINE = (
    ("names", {"wrong_name", "wrong_company", "placeholder"}),
    ("dates and facts", {"wrong_fact", "unsupported"}),
    ("length", {"too_long", "too_complex", "channel_limit"}),
    ("spelling", {"typo", "grammar"}),
    ("tone", {"slang", "emoji", "casual", "familiar", "flattery", "pushy", "self_doubt"}),
)
"""What a letter can be praised for when nothing of these kinds was found."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text; marked with a severity and the number of its remark, or plain."""

    text: str
    severity: str = ""
    number: int = 0


@dataclass(frozen=True, slots=True)
class Remark:
    """A finding as it stands beside the letter. `press` says what taking its fix does; empty where there is none."""

    number: int
    finding: Finding
    press: str
    name: str


def remarks(findings: Sequence[Finding]) -> list[Remark]:
    """The findings numbered in order, those that would do harm first."""
    weight = {Severity.STOP: 0, Severity.FIX: 1, Severity.CONSIDER: 2}
    ordered = sorted(findings, key=lambda one: weight[one.severity])
    return [Remark(at, one, _press(one), named(one)) for at, one in enumerate(ordered, start=1)]


def named(finding: Finding) -> str:
    """What a form calls a finding: enough to find it again in words that may have changed a little since."""
    return f"{finding.code}|{finding.where}|{-1 if finding.start is None else finding.start}|{finding.quote or ''}"


def find(findings: Iterable[Finding], name: str) -> Finding | None:
    """The finding a form named: the same code on the same words, nearest to where it stood."""
    code, _, rest = name.partition("|")
    where, _, rest = rest.partition("|")
    start, _, quote = rest.partition("|")
    alike = [one for one in findings if (one.code, one.where, one.quote or "") == (code, where, quote)]
    place = int(start) if start.lstrip("-").isdecimal() else 0
    return min(alike, key=lambda one: abs((-1 if one.start is None else one.start) - place), default=None)


def pieces(text: str, marked: Sequence[Remark]) -> list[Piece]:
    """The body cut where remarks begin and end. Where two overlap, the first keeps the place."""
    out: list[Piece] = []
    at = 0
    placed = [one for one in marked if one.finding.where == "body" and one.finding.start is not None]
    for one in sorted(placed, key=lambda remark: remark.finding.start or 0):
        start, end = one.finding.start or 0, one.finding.end or 0
        if start < at or start >= end:
            continue
        out += [Piece(text[at:start]), Piece(text[start:end], one.finding.severity.value, one.number)]
        at = end
    return [piece for piece in (*out, Piece(text[at:])) if piece.text]


def fine(findings: Iterable[Finding]) -> str:
    """What is well, in a line; empty where nothing is."""
    codes = {one.code for one in findings}
    well = [words for words, kinds in FINE if not kinds & codes]
    return f"{', '.join(well)}: fine.".capitalize() if well else ""


def _press(one: Finding) -> str:
    if one.fix is None or one.start is None:
        return ""
    if not one.fix:
        return "Take it out"
    short = one.fix if len(one.fix) <= 40 else f"{one.fix[:38]}…"
    return f"Write “{short}”"
