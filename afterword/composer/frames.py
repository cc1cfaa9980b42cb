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
AGREEMENT = {"is": ("is", "are"), "it": ("it", "them")}
SHAPES = frozenset(shape.value for shape in Shape)
BRINGS = frozenset({"did", "years", "rolea", "brought"})
OF_DETAIL = frozenset({"soft", "hard", "short", "house", "brings"})
"""Marks that are asked of the detail, not of the move."""
END_ONLY = re.compile(r"\{[Cc]lause\}(?:[.:;]|$)")


@dataclass(frozen=True, slots=True)
class Frame:
    """A way of saying a move. `slots` in lower case; `marks` are the conditions beside it in the data."""

    say: str
    slots: frozenset[str]
    marks: Mapping[str, Any]

    @property
    def shape(self) -> str | None:
        """The shape of detail it takes, or None."""
        return next(iter(self.slots & SHAPES), None)


@dataclass(frozen=True, slots=True)
class Piece:
    """A filled frame: text in parts, each with the fact it rests on (or empty). `rank`: 1 for the note's best form."""

    parts: tuple[tuple[str, str], ...]
    frame: Frame
    detail: Detail | None
    brings: bool
    rank: float = 1.0

    @property
    def text(self) -> str:
        """The whole sentence."""
        return "".join(part for part, _ in self.parts)


@cache
def frames_of(move: str) -> tuple[Frame, ...]:
    """All frames of a move, from whichever data file has it."""
    rows = table("thanks").get(move) or table("letters")["frames"][move]
    marked = ({"say": row} if isinstance(row, str) else row for row in rows)
    return tuple(
        Frame(row["say"], frozenset(slot.lower() for slot in SLOT.findall(row["say"])), {**row, "say": True})
        for row in marked
    )


def pieces_for(move: Move, plan: LetterPlan) -> Iterator[Piece]:
    """Every way in which this letter may say the move."""
    for frame in frames_of(move.name):
        if not _allowed(frame, move, plan):
            continue
        fitting = [
            (at, form) for at, form in enumerate(move.forms) if form.shape == frame.shape and _suits(frame, form)
        ]
        for place, form in fitting if frame.shape else [(0, None)]:
            piece = _filled(frame, move, plan, form)
            if piece:
                yield replace(piece, rank=0.3**place)


def _allowed(frame: Frame, move: Move, plan: LetterPlan) -> bool:
    bring = move.bring
    if plan.channel is Channel.PHONE and "writing" in frame.say:
        return False
    checks: dict[str, Callable[[Any], bool]] = {
        "say": lambda value: True,
        "manner": lambda value: plan.register in value,
        "keen": lambda value: plan.interest.keen is value,
        "sure": lambda value: plan.interest.sure is value,
        "place": lambda value: plan.place in value,
        "related": lambda value: move.related is value,
        "fits": lambda value: bool(move.forms) and move.forms[0].kind.value in value,
        "figure": lambda value: bring is not None and bring.figure is value,
        "past": lambda value: bring is not None and bring.past is value,
        "single": lambda value: frame.shape is not None or move.marks.get("single") is value,
    }
    for name, value in frame.marks.items():
        if name in checks:
            if not checks[name](value):
                return False
        elif name not in OF_DETAIL and move.marks.get(name, False) is not value:
            return False
    return True


def _suits(frame: Frame, detail: Detail) -> bool:
    """Whether the detail's length, number and temper fit the frame."""
    marks = frame.marks
    if (marks.get("soft") and detail.hard) or (marks.get("hard") and not detail.hard):
        return False
    if ("single" in marks and detail.plural is marks["single"]) or (marks.get("short") and detail.words > 13):
        return False
    if "hear" in frame.say and " hear" in detail.text:
        return False
    if marks.get("house") and detail.text.startswith("you "):
        return False
    if detail.shape is Shape.CLAUSE and not END_ONLY.search(frame.say):
        return detail.words <= 17 and "," not in detail.text
    if detail.shape is not Shape.NOUN or (detail.words <= 7 and "," not in detail.text):
        return True
    closed = bool(re.search(r"\{[Nn]oun\}(?:[.:;]|$)", frame.say))
    return closed or (detail.words <= 13 and "," not in detail.text and frame.say.startswith("{Noun}"))


def _filled(frame: Frame, move: Move, plan: LetterPlan, detail: Detail | None) -> Piece | None:
    values: dict[str, Slot] = {**plan.slots, **move.slots}
    bring = move.bring
    if bring:
        forms = {"did": bring.did, "years": bring.years, "rolea": bring.role, "brought": bring.brought}
        values |= {name: Slot(text, bring.source) for name, text in forms.items() if text}
    if detail:
        values[detail.shape.value] = Slot(detail.text, detail.source)
    plural = detail is not None and detail.plural
    values |= {name: Slot(many if plural else one) for name, (one, many) in AGREEMENT.items()}
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
    rest = frame.say[at:]
    ended = bool(parts) and parts[-1][0].endswith((".", "?")) and rest.startswith(".")
    parts.append((rest[1:] if ended else rest, ""))
    return Piece(tuple(part for part in parts if part[0]), frame, detail, bool(frame.slots & BRINGS))


def _capital(text: str) -> str:
    """`text` with its first letter large, behind an opening quotation mark too."""
    for at, letter in enumerate(text):
        if letter.isalnum():
            return text[:at] + letter.upper() + text[at + 1 :] if letter.isalpha() else text
    return text
