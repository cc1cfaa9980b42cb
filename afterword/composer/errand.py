"""What the plans of one letter share: the case, the reader, the talk, and a short detail on demand."""

from __future__ import annotations

from datetime import date, datetime

from afterword.composer import voice
from afterword.composer.details import Shape
from afterword.composer.facts import TALK_KINDS, ReadNote, held_talks, interest_in, read_notes, talk_with
from afterword.composer.letterplan import Move
from afterword.model import Case, Interview, NoteKind, Person, Question

Planned = tuple[tuple[Move, ...], tuple[str, ...]] | Question | None
"""Moves and subject lines, a question that has to be answered first, or nothing to write."""

RE = "Re: {role}"
ROLE = ("{role}", "{role} position")


class Desk:
    """What the plans of one letter share: the case, the reader, the talk, and the facts read on demand."""

    def __init__(self, case: Case, person: Person, banned: frozenset[str]) -> None:
        self.case, self.person, self.banned = case, person, banned
        talks = held_talks(case)
        self.talk: Interview | None = talk_with(case, person.id) or (talks[-1] if talks else None)
        self.interest = interest_in(case, person)

    def fact(self, name: str, why: str, kinds: tuple[NoteKind, ...] = TALK_KINDS, longest: int = 16) -> list[Move]:
        """One move with one short detail of the talk, or none; needs come first, logistics last."""
        notes = [n for n in read_notes(self.case, self.person, None, kinds) if n.note.kind is not NoteKind.QUESTION]
        for note in sorted(notes, key=_telling):
            forms = tuple(
                f
                for f in note.forms
                if f.words <= longest and f.shape is not Shape.GERUND and f.text not in self.banned
            )
            if forms:
                return [Move(name, why, forms, needed=False)]
        return []

    def day(self, moment: datetime | date) -> str:
        """A day as this letter names it, seen from now."""
        zone = voice.zone_of(self.case, self.person)
        day = moment.astimezone(zone).date() if isinstance(moment, datetime) else moment
        return voice.day_seen(day, self.case.now, zone, self.case.application.country)

    def date(self, day: date) -> str:
        """A date to come, with its weekday."""
        country = self.case.application.country
        comma = "," if voice.month_first(country) else ""
        return f"{voice.DAYS[day.weekday()]}{comma} {voice.day_in_words(day, country)}"


def _telling(note: ReadNote) -> tuple[bool, bool, float]:
    return note.note.kind is not NoteKind.NEED, note.note.kind is NoteKind.LEARNED, -note.weight
