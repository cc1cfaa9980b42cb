"""Who puts a plan into words: the protocol, and the writer that works with frames, offline and deterministic."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Protocol

from afterword.composer import voice
from afterword.composer.data import words
from afterword.composer.frames import Piece, pieces_for
from afterword.composer.letterplan import LetterPlan
from afterword.model import Case, Channel, Used

PREFERENCE = {"gerund": 3.0, "clause": 1.4, "quote": 1.6, "question": 1.2, "someone": 3.0}


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


@dataclass(frozen=True, slots=True)
class FramesWriter:
    """The writer that is always there: moves × ways of saying them. `taken`: frames that letters beside it used."""

    taken: frozenset[str] = frozenset()

    def drafts(self, plan: LetterPlan, case: Case, seed: int, count: int) -> Iterator[Draft]:
        """Drafts by seed; frames already taken by letters beside it are avoided while others are left."""
        ways = [(move, list(pieces_for(move, plan))) for move in plan.moves]
        quoted = [list(pieces_for(move, plan)) for move in plan.quoted]
        if any(not pieces for move, pieces in ways if move.needed):
            return
        for number in range(count):
            dice = random.Random(f"{seed}:{number}:{case.id}:{','.join(plan.to)}:{plan.action}:{plan.channel}")
            chosen: list[tuple[Piece, bool]] = []
            for move, pieces in ways:
                brought = any(piece.brings for piece, _ in chosen)
                if not (move.name in ("bring", "bring_late") and brought):
                    piece = self._pick(pieces, dice, [piece for piece, _ in chosen])
                    chosen += [(piece, move.paragraph)] if piece else []
            inside: list[Piece] = []
            for pieces in quoted:
                piece = self._pick(pieces, dice, inside)
                inside += [piece] if piece else []
            if chosen:
                yield self._letter(plan, case, chosen, inside, dice)

    def _pick(self, pieces: list[Piece], dice: random.Random, before: list[Piece]) -> Piece | None:
        spoken = " ".join(piece.text for piece in before).lower()
        said = [turn for turn in words("voice", "turns") if turn in spoken]
        free = [piece for piece in pieces if piece.frame.say not in self.taken] or pieces
        fresh = [piece for piece in free if not any(turn in piece.text.lower() for turn in said)] or free
        return dice.choices(fresh, [_weight(piece) for piece in fresh])[0] if fresh else None

    def _letter(
        self, plan: LetterPlan, case: Case, chosen: list[tuple[Piece, bool]], inside: list[Piece], dice: random.Random
    ) -> Draft:
        to = (plan.through,) if plan.through else plan.to
        people = tuple(person for person_id in to if (person := case.person(person_id)))
        role = plan.slots["role"].text
        page = _Page(
            case.application.country,
            dice.choice((f"the {role} position", f"the position of {role}", f"the {role} role")),
        )
        note, call = plan.channel is Channel.LINKEDIN_NOTE, plan.channel is Channel.PHONE
        name = voice.listed([voice.address(case, person, plan.register) for person in people])
        about = f"this is {voice.signature(case)}. I am calling about the {role} position"
        hello = voice.greeting(case, people, plan.register)
        page.add(f"Hello {name}, {about}. Do you have a moment?\n\n" if call else hello + (" " if note else "\n\n"))
        for at, (piece, paragraph) in enumerate(chosen):
            page.add("" if not at else "\n\n" if paragraph and not note else " ")
            page.say(piece)
        for at, piece in enumerate(inside):
            page.add(" " if at else '\n\n"')
            page.say(piece, quoted=True)
        page.add('"' if inside else "")
        if call:
            page.add(f"\n\nThank you for your time. Goodbye.\n\nIf it goes to voicemail: Hello {name}, {about}.")
            page.add(" You can reach me on this number, and I will keep it short. Thank you.")
        elif note:
            page.add(f" {voice.signature(case)}")
        else:
            page.add(f"\n\n{voice.sign_off(case, plan.register, dice.randrange(4))}\n{voice.signature(case)}")
        subject = dice.choice(plan.subjects) if plan.subjects else None
        told = [piece for piece, _ in chosen] + inside
        details = tuple(piece.detail.text for piece in told if piece.detail)
        return Draft(subject, page.text, tuple(page.used), tuple(piece.frame.say for piece in told), details)


def _weight(piece: Piece) -> float:
    """How gladly a way of saying is taken: one that does something with a detail before one that only tells it."""
    marks = piece.frame.marks
    weight = piece.rank * PREFERENCE.get(piece.frame.shape or "", 1.0) * (3.0 if piece.brings and piece.detail else 1.0)
    weight *= 2.0 if marks.get("soft") or marks.get("related") else 1.0
    return weight * (4.0 if marks.get("sure") else 2.5 if marks.get("keen") else 1.0)


@dataclass(slots=True)
class _Page:
    """Text as it is put together, with the places of what rests on a fact. `post`: how this letter names the job."""

    country: str
    post: str
    text: str = ""
    used: list[Used] = field(default_factory=list)

    def say(self, piece: Piece, quoted: bool = False) -> None:
        for text, source in piece.parts:
            self.add(text.replace('"', "'") if quoted else text, source)

    def add(self, text: str, source: str = "") -> None:
        text = text.replace(voice.POST, self.post).replace(
            voice.POST.replace("p", "P"), self.post[0].upper() + self.post[1:]
        )
        text = text if '"' in text else voice.spelled(text, self.country)
        if source and text:
            self.used.append(Used(len(self.text), len(self.text) + len(text), source))
        self.text += text
