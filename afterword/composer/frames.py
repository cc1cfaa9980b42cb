"""Frames: ways of saying a move, as data, with the grammar each needs; and the filling of their slots."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from afterword.composer.data import table
from afterword.composer.details import Detail, Shape
from afterword.composer.letterplan import LetterPlan, Move, Slot
from afterword.model import Channel

SLOT = re.compile(r"\{(\w+)\}")
AGREEMENT = {
    "is": ("is", "are"),
    "was": ("was", "were"),
    "has": ("has", "have"),
    "it": ("it", "them"),
    "that": ("that", "those"),
}
LASTING = ("I hold", "I am", "I have been", "I lead", "I run")
SHAPES = frozenset(shape.value for shape in Shape)
BRINGS = ("did", "years", "rolea", "brought")
END_ONLY = re.compile(r"\{[Cc]lause\}[.:;]")


@dataclass(frozen=True, slots=True)
class Frame:
    """A way of saying a move. `slots` in lower case; `marks` are the conditions beside it in the data."""

    say: str
    slots: frozenset[str]
    marks: Mapping[str, object]

    @property
    def shape(self) -> str | None:
        """The shape of detail it takes, or None."""
        return next(iter(self.slots & SHAPES), None)


@dataclass(frozen=True, slots=True)
class Piece:
    """A filled frame: text in parts, each with the fact it rests on (or empty)."""

    parts: tuple[tuple[str, str], ...]
    frame: Frame
    detail: Detail | None
    brings: bool
    rank: float = 1.0
    """How good the detail is among the forms of its note: 1 for the best."""

    @property
    def text(self) -> str:
        """The whole sentence."""
        return "".join(part for part, _ in self.parts)


@cache
def frames_of(move: str) -> tuple[Frame, ...]:
    """All frames of a move, from whichever data file has it."""
    for name in ("thanks", "letters"):
        if move in table(name):
            rows = table(name)[move]
            return tuple(
                Frame(
                    row["say"],
                    frozenset(slot.lower() for slot in SLOT.findall(row["say"])),
                    {key: value for key, value in row.items() if key != "say"},
                )
                for row in rows
            )
    raise KeyError(move)


def pieces_for(move: Move, plan: LetterPlan) -> Iterator[Piece]:
    """Every way in which this letter may say the move."""
    for frame in frames_of(move.name):
        if not _allowed(frame, move, plan):
            continue
        shape = frame.shape
        if shape is None:
            piece = _filled(frame, move, plan, None)
            if piece:
                yield piece
            continue
        for place, detail in enumerate(move.forms):
            if detail.shape.value == shape and _suits(frame, detail):
                piece = _filled(frame, move, plan, detail)
                if piece:
                    yield replace(piece, rank=0.4**place)


def _allowed(frame: Frame, move: Move, plan: LetterPlan) -> bool:
    marks = frame.marks
    bring = move.bring
    if plan.channel is Channel.PHONE and "writing" in frame.say:
        return False
    checks: dict[str, Callable[[Any], bool]] = {
        "manner": lambda value: plan.register in value,
        "keen": lambda value: plan.interest.keen is value,
        "sure": lambda value: plan.interest.sure is value,
        "place": lambda value: plan.place in value,
        "related": lambda value: move.related is value,
        "fits": lambda value: bool(move.forms) and move.forms[0].kind.value in value,
        "figure": lambda value: bring is not None and bring.figure is value,
        "past": lambda value: bring is not None and not bring.did.startswith(LASTING),
        "short_did": lambda value: bring is not None and len(bring.did.split()) <= 10,
    }
    for name, value in marks.items():
        if name in ("soft", "hard", "single", "short", "brings", "house"):
            if name == "single" and not frame.shape and move.marks.get("single") is not value:
                return False
            continue
        if name in checks:
            if not checks[name](value):
                return False
        elif name == "thanked":
            if not move.marks.get("thanked", False):
                return False
        elif move.marks.get(name, False) is not value:
            return False
    return True


def _suits(frame: Frame, detail: Detail) -> bool:
    """Whether the detail's length, number and temper fit the frame."""
    marks = frame.marks
    if (marks.get("soft") and detail.hard) or (marks.get("hard") and not detail.hard):
        return False
    if "single" in marks and detail.plural is marks["single"]:
        return False
    if marks.get("house") and detail.text.startswith("you "):
        return False
    if marks.get("short") and detail.words > 13:
        return False
    if detail.shape is Shape.CLAUSE and not END_ONLY.search(frame.say) and (detail.words > 17 or "," in detail.text):
        return False
    if detail.shape is not Shape.NOUN or (detail.words <= 6 and "," not in detail.text):
        return True
    closed = bool(re.search(r"\{[Nn]oun\}[.:;]", frame.say))
    return closed or (detail.words <= 13 and "," not in detail.text and frame.say.startswith("{Noun}"))


def _filled(frame: Frame, move: Move, plan: LetterPlan, detail: Detail | None) -> Piece | None:
    values: dict[str, Slot] = {**plan.slots, **move.slots}
    if move.bring:
        bring = move.bring
        forms = {"did": bring.did, "years": bring.years, "rolea": bring.role, "brought": bring.brought}
        values |= {name: Slot(text, bring.source) for name, text in forms.items() if text}
    if detail:
        values[detail.shape.value] = Slot(detail.text, detail.source)
    plural = detail.plural if detail else False
    for name, (one, many) in AGREEMENT.items():
        values[name] = Slot(many if plural else one)
    if not all(slot in values for slot in frame.slots):
        return None
    if "With {years}" in frame.say and " with " in values["years"].text:
        return None
    parts: list[tuple[str, str]] = []
    at = 0
    for match in SLOT.finditer(frame.say):
        name = match.group(1)
        slot = values[name.lower()]
        text = _capital(slot.text) if name[0].isupper() else slot.text
        parts += [(frame.say[at : match.start()], ""), (text, slot.source)]
        at = match.end()
    parts.append((frame.say[at:], ""))
    if parts[-1][0].startswith(".") and len(parts) > 1 and parts[-2][0].endswith((".", "?")):
        parts[-1] = (parts[-1][0][1:], "")
    brings = bool(frame.slots & set(BRINGS))
    return Piece(tuple(part for part in parts if part[0]), frame, detail, brings)


def _capital(text: str) -> str:
    """`text` with its first letter large, behind an opening quotation mark too."""
    for at, letter in enumerate(text):
        if letter.isalnum():
            return text[:at] + letter.upper() + text[at + 1 :] if letter.isalpha() else text
    return text
