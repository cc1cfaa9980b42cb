"""The plan of a letter as a value: which moves, in which order, with which facts; it comes before any word."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from afterword.composer.bring import Bring
from afterword.composer.details import Detail
from afterword.composer.facts import Interest
from afterword.model import Channel, MessageKind


@dataclass(frozen=True, slots=True)
class Slot:
    """A piece of a sentence with the fact it rests on, e.g. `candidate.strengths[0]`; empty for what needs none."""

    text: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class Move:
    """One thing the letter does. `name` is the group of frames that can say it; `forms` the ways to put its detail.

    `paragraph`: it opens a new one. `needed`: without it the letter makes no sense. `marks`: what is true of it.
    """

    name: str
    forms: tuple[Detail, ...] = ()
    bring: Bring | None = None
    related: bool = False
    slots: Mapping[str, Slot] = field(default_factory=dict)
    marks: Mapping[str, bool] = field(default_factory=dict)
    paragraph: bool = False
    needed: bool = True


@dataclass(frozen=True, slots=True)
class LetterPlan:
    """What a letter will do, before a word of it is chosen. `at` is when it is to be read; words are (least, most)."""

    action: MessageKind
    to: tuple[str, ...]
    channel: Channel
    register: str
    interest: Interest
    moves: tuple[Move, ...]
    slots: Mapping[str, Slot]
    subjects: tuple[str, ...]
    words: tuple[int, int]
    at: datetime
    place: str = ""
    through: str | None = None
    covers: tuple[str, ...] = ()
    attachments: tuple[str, ...] = ()
    quoted: tuple[Move, ...] = ()

    def in_words(self) -> tuple[str, ...]:
        """The plan as lines for a person: what each move does and the fact it rests on."""
        lines = []
        for move in self.moves:
            facts = [form.text for form in move.forms[:1]] + ([move.bring.raw] if move.bring else [])
            facts += [slot.text for slot in move.slots.values()]
            lines.append(": ".join([move.name.replace("_", " "), *facts[:1]]))
        return tuple(lines)
