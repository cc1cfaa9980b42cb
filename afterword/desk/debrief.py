"""The ninety seconds after a talk: sentence starters, and reading the answers from lines of text."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cache
from importlib.resources import files
from typing import Any

from afterword.calendar import in_zone
from afterword.desk.desk import Desk
from afterword.desk.naming import find_person, fresh_id
from afterword.desk.records import Record
from afterword.desk.spoken import day
from afterword.model import (
    AfterwordError,
    Confidence,
    DeskError,
    Event,
    EventKind,
    Interview,
    Note,
    NoteKind,
    Person,
    Reading,
    nearest,
)

LONGEST = 10_000
"""Characters of one note that are kept at most."""

_HARMFUL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069\u200e\u200f]")


@dataclass(frozen=True, slots=True)
class Prompt:
    """A sentence starter. `kind` is the note it makes; `promise` makes an event; `each` is asked for everybody
    met; an answer to `once` is about the whole talk."""

    key: str
    ask: str
    kind: str
    each: bool
    once: bool
    also: tuple[str, ...]
    nothing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """One line of a debrief, as it was read: for whom, to which prompt, in which words."""

    prompt: str
    text: str
    person: str | None = None


@dataclass(frozen=True, slots=True)
class Debriefed:
    """What a debrief adds: notes, facts, and how each promise was read, to be confirmed before it is kept."""

    notes: tuple[Note, ...]
    events: tuple[Event, ...]
    readings: tuple[tuple[str, Reading], ...]


@cache
def prompts() -> tuple[Prompt, ...]:
    """All sentence starters in the order in which they're asked."""
    import tomllib

    text = files("afterword.desk").joinpath("prompts.toml").read_text(encoding="utf-8")
    rows: dict[str, dict[str, Any]] = tomllib.loads(text)
    return tuple(
        Prompt(
            key,
            row["ask"],
            row["kind"],
            row.get("each", False),
            row.get("once", False),
            tuple(row.get("also", ())),
            tuple(row.get("nothing", ())),
        )
        for key, row in rows.items()
    )


def read_answers(text: str, record: Record, interview: Interview) -> tuple[Answer, ...]:
    """The answers in lines of text: a name alone on a line says for whom, `told: …` answers a starter.

    A line without a known starter goes on with the one before. Raises AfterwordError naming the line.
    """
    by_word = {word: prompt for prompt in prompts() for word in (prompt.key, *prompt.also)}
    person = interview.people[0] if len(interview.people) == 1 else None
    answers: list[Answer] = []
    for number, line in enumerate(text.splitlines(), start=1):
        stripped = line.strip()
        if not stripped or stripped.startswith("#"):
            continue
        word, colon, rest = stripped.partition(":")
        prompt = by_word.get(word.strip().lower())
        if colon and prompt:
            if rest.strip():
                who = None if prompt.once else person
                answers.append(Answer(prompt.key, clean(rest), who))
            continue
        named = _named(stripped.rstrip(":"), record)
        if named:
            person = named.id
        elif answers:
            answers[-1] = replace(answers[-1], text=f"{answers[-1].text} {clean(stripped)}")
        else:
            raise AfterwordError(
                f"{stripped[:40]!r} answers nothing", where=f"line {number}", hint=nearest(word, by_word)
            )
    return tuple(answers)


def debriefed(
    record: Record,
    interview: Interview,
    answers: tuple[Answer, ...],
    *,
    now: datetime,
) -> Debriefed:
    """What the answers add; nothing is kept yet. Promises are read as said at the end of the talk."""
    from afterword.promises import when

    start = interview.start.astimezone(in_zone(record.application.zone))
    if start > now:
        raise DeskError(
            f"the talk on {day(start.date(), now.date())} is still ahead",
            hint="Write down what happened once it has.",
        )
    said = min(now, interview.end).astimezone(in_zone(record.application.zone))
    by_key = {prompt.key: prompt for prompt in prompts()}
    notes: list[Note] = []
    events: list[Event] = []
    readings = []
    taken = [note.id for note in record.notes]
    for answer in answers:
        kind = by_key[answer.prompt].kind
        if answer.text.casefold().strip(" .") in by_key[answer.prompt].nothing:
            continue
        if kind == "promise":
            reading = when(answer.text, said, record.application.country, record.application.region)
            readings.append((answer.text, reading))
            events.append(_promise(record, answer, reading, said, len(events)))
            continue
        note_id = fresh_id("n", (*taken, *(note.id for note in notes)))
        notes.append(Note(NoteKind(kind), answer.text, answer.person, interview.id, id=note_id))
    return Debriefed(tuple(notes), tuple(events), tuple(readings))


def keep_debrief(desk: Desk, record: Record, found: Debriefed) -> Record:
    """Keep a debrief whole, in one action; the application as it is then."""
    changed = replace(record, notes=(*record.notes, *found.notes), events=(*record.events, *found.events))
    with desk.action("debrief", f"What happened at {record.application.company} is noted.") as action:
        action.save(changed)
    return changed


def clean(text: str) -> str:
    """A note without control characters and direction overrides. Raises AfterwordError if it is too long."""
    plain = _HARMFUL.sub("", text).strip()
    if len(plain) > LONGEST:
        raise AfterwordError(
            f"this note has {len(plain):,} characters", hint=f"Keep the part that matters, up to {LONGEST:,}."
        )
    return plain


def _promise(record: Record, answer: Answer, reading: Reading, said: datetime, count: int) -> Event:
    taken = [event.id for event in record.events]
    confirmed = reading.confidence in (Confidence.SURE, Confidence.LIKELY)
    earliest: date | None = reading.earliest if confirmed else None
    latest: date | None = reading.latest if confirmed else None
    return Event(
        said,
        EventKind.PROMISE,
        id=fresh_id("e", (*taken, *(f"e{n}" for n in range(1, count + 1)))),
        words=answer.text,
        by=answer.person,
        earliest=earliest,
        latest=latest,
    )


def _named(text: str, record: Record) -> Person | None:
    if len(text.split()) > 6:
        return None
    try:
        return find_person(record, text)
    except DeskError:
        return None
