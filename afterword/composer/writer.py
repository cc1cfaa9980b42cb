"""Who puts a plan into words: the protocol, and the writer that works with frames, offline and deterministic."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from afterword.composer import voice
from afterword.composer.frames import Piece, pieces_for
from afterword.composer.letterplan import LetterPlan
from afterword.model import Case, Channel, Used


@dataclass(frozen=True, slots=True)
class Draft:
    """A letter in words. `frames` are the ways of saying that it used; `details` the facts it tells."""

    subject: str | None
    body: str
    used: tuple[Used, ...]
    frames: tuple[str, ...] = ()
    details: tuple[str, ...] = ()


class Writer(Protocol):
    """Anything that can turn the plan of a letter into drafts, the same ones for the same seed."""

    def drafts(self, plan: LetterPlan, case: Case, seed: int, count: int) -> Iterator[Draft]:
        """Up to `count` drafts of the planned letter."""


class FramesWriter:
    """The writer that is always there: moves × ways of saying them."""

    def __init__(self, taken: frozenset[str] = frozenset()) -> None:
        self._taken = taken

    def drafts(self, plan: LetterPlan, case: Case, seed: int, count: int) -> Iterator[Draft]:
        """Drafts by seed; frames already taken by letters beside it are avoided while others are left."""
        ways = [(move, list(pieces_for(move, plan))) for move in plan.moves]
        if any(not pieces for move, pieces in ways if move.needed):
            return
        quoted = [(move, list(pieces_for(move, plan))) for move in plan.quoted]
        for number in range(count):
            dice = random.Random(f"{seed}:{number}:{case.id}:{','.join(plan.to)}:{plan.action}:{plan.channel}")
            chosen: list[tuple[Piece, bool]] = []
            inside: list[Piece] = []
            brought = False
            for move, pieces in ways:
                if move.name in ("bring", "bring_late") and brought:
                    continue
                piece = self._pick(pieces, dice, [piece for piece, _ in chosen])
                if piece is None:
                    continue
                brought = brought or piece.brings
                chosen.append((piece, move.paragraph))
            for _, pieces in quoted:
                piece = self._pick(pieces, dice, inside)
                if piece:
                    inside.append(piece)
            if chosen:
                yield self._letter(plan, case, chosen, inside, dice)

    def _pick(self, pieces: list[Piece], dice: random.Random, before: list[Piece]) -> Piece | None:
        spoken = " ".join(piece.text for piece in before).lower()
        said = [word for word in MARKED if word in spoken]
        free = [p for p in pieces if p.frame.say not in self._taken] or pieces
        fresh = [p for p in free if not any(word in p.text.lower() for word in said)] or free
        if not fresh:
            return None
        return dice.choices(fresh, [_weight(piece) for piece in fresh])[0]

    def _letter(
        self, plan: LetterPlan, case: Case, chosen: list[tuple[Piece, bool]], inside: list[Piece], dice: random.Random
    ) -> Draft:
        people = tuple(p for p in (case.person(plan.through),) if p) or tuple(
            p for person_id in plan.to if (p := case.person(person_id))
        )
        page = _Page(case.application.country)
        note, call = plan.channel is Channel.LINKEDIN_NOTE, plan.channel is Channel.PHONE
        name = voice.listed([voice.address(case, person, plan.register) for person in people])
        about = f"this is {voice.signature(case)}. I am calling about the {plan.slots['role'].text} position"
        if call:
            page.add(f"Hello {name}, {about}. Do you have a moment?\n\n")
        else:
            hello = voice.greeting(case, people, plan.register)
            page.add(hello + " " if note else hello + "\n\n")
        for at, (piece, paragraph) in enumerate(chosen):
            if at:
                page.add("\n\n" if paragraph and not note else " ")
            for text, source in piece.parts:
                page.add(text, source)
        if inside:
            page.add('\n\n"')
            for at, piece in enumerate(inside):
                page.add(" " if at else "")
                for text, source in piece.parts:
                    page.add(text.replace('"', "'"), source)
            page.add('"')
        if call:
            page.add(f"\n\nThank you for your time. Goodbye.\n\nIf it goes to voicemail: Hello {name}, {about}.")
            page.add(" You can reach me on this number, and I will keep it short. Thank you.")
        else:
            close = voice.sign_off(case, plan.register, dice.randrange(4))
            page.add(f" {voice.signature(case)}" if note else f"\n\n{close}\n{voice.signature(case)}")
        subject = dice.choice(plan.subjects) if plan.subjects else None
        told = [piece for piece, _ in chosen] + inside
        return Draft(
            subject,
            page.text,
            tuple(page.used),
            tuple(piece.frame.say for piece in told),
            tuple(piece.detail.text for piece in told if piece.detail),
        )


def _weight(piece: Piece) -> float:
    """How gladly a way of saying is taken: one that does something with a detail before one that only tells it."""
    marks = piece.frame.marks
    weight = piece.rank * PREFERENCE.get(piece.frame.shape or "", 1.0)
    weight *= 2.0 if piece.brings and piece.frame.shape else 1.0
    return weight * (5.0 if marks.get("sure") else 2.5 if marks.get("keen") else 1.0)


PREFERENCE = {"gerund": 3.0, "quote": 2.0, "clause": 1.6, "noun": 1.0, "question": 1.2, "someone": 3.0}
MARKED = (
    "glad",
    "tells me",
    "told me",
    "says a good deal",
    "useful",
    "thinking about",
    "picture",
    "would like",
    "learn",
    "interested",
    "i would bring",
    "clear",
    "a place",
    "kept in mind",
    "be of use",
    "experience",
    "position",
    "job description",
    "work on",
    "good to",
)
"""Turns of phrase that one letter should have once."""


class _Page:
    """Text as it is put together, with the places of what rests on a fact."""

    def __init__(self, country: str) -> None:
        self.text = ""
        self.used: list[Used] = []
        self._country = country

    def add(self, text: str, source: str = "") -> None:
        text = text if '"' in text else voice.spelled(text, self._country)
        if source and text:
            self.used.append(Used(len(self.text), len(self.text) + len(text), source))
        self.text += text
