"""Which facts of a case a letter may rest on: the notes that count, read; strengths; interest; what was sent."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from afterword.composer.bring import FORMS, Bring, read_strength
from afterword.composer.data import words
from afterword.composer.details import Detail, Reader, Shape
from afterword.composer.numbers import House
from afterword.composer.privacy import is_private, plain
from afterword.composer.reading import read_note, topics_of
from afterword.composer.voice import parts_of
from afterword.language import content_lemmas
from afterword.model import (
    Case,
    Event,
    EventKind,
    Interview,
    InterviewState,
    MessageKind,
    Note,
    NoteKind,
    Part,
    Person,
    ReplyLabel,
    Stage,
)

TOLD = (NoteKind.MOMENT, NoteKind.VALUE, NoteKind.LEARNED)
"""What one was told or shown."""
TASKS = (NoteKind.CHALLENGE, NoteKind.NEED, NoteKind.QUESTION)
"""What there is to do, which a strength can answer."""
FIRST = {
    Part.TECHNICAL: (NoteKind.CHALLENGE, NoteKind.QUESTION, NoteKind.MOMENT),
    Part.HR: (NoteKind.VALUE, NoteKind.MOMENT, NoteKind.LEARNED),
    Part.HIRING_MANAGER: (NoteKind.MOMENT, NoteKind.CHALLENGE, NoteKind.NEED, NoteKind.VALUE),
    Part.EXECUTIVE: (NoteKind.VALUE, NoteKind.NEED, NoteKind.MOMENT),
    Part.PEER: (NoteKind.MOMENT, NoteKind.CHALLENGE, NoteKind.LEARNED),
    Part.RECRUITER: (NoteKind.MOMENT, NoteKind.LEARNED, NoteKind.VALUE),
    Part.COORDINATOR: (NoteKind.LEARNED, NoteKind.MOMENT, NoteKind.VALUE),
    Part.AGENCY_RECRUITER: (NoteKind.LEARNED, NoteKind.MOMENT, NoteKind.NEED),
}
"""What a letter to each part is about first (M4)."""


class Interest(Enum):
    """How far the candidate wants it (C9); nothing noted counts as politely interested."""

    MORE = "more"
    YES = "yes"
    UNSAID = "unsaid"
    UNSURE = "unsure"
    NO = "no"

    @property
    def keen(self) -> bool:
        """Whether a letter may say that one would like to work there."""
        return self not in (Interest.UNSURE, Interest.NO)

    @property
    def sure(self) -> bool:
        """Whether the candidate said so themselves."""
        return self in (Interest.MORE, Interest.YES)


@dataclass(frozen=True, slots=True)
class ReadNote:
    """A note with all that can be said of it, best first."""

    index: int
    note: Note
    forms: tuple[Detail, ...]
    weight: float

    @property
    def lemmas(self) -> frozenset[str]:
        """What it is about."""
        return frozenset(content_lemmas(" ".join(form.text for form in self.forms)))


def house_of(case: Case) -> House:
    """What tidying has to know of the case."""
    app = case.application
    agency = app.agency.name if app.agency else ""
    own = (app.company, case.candidate.employer or "", agency)
    return _house(app.country, own, tuple(person.name for person in case.people), case.candidate.strengths)


@lru_cache(maxsize=128)
def _house(country: str, own: tuple[str, ...], people: tuple[str, ...], strengths: tuple[str, ...]) -> House:
    names = [name for name in (*own, *people) if name]
    names += [name for text in strengths for name in re.findall(r"(?<=\s)[A-Z][a-z][\w'’]{2,}", text)]
    names += [word for person in people for word in person.split() if len(word) > 3 and word[0].isupper()]
    ordinary = words("tidy", "homographs", "names")
    return House(country, tuple(dict.fromkeys(n.strip() for n in names if n.strip().lower() not in ordinary | {""})))


def live_notes(case: Case) -> list[tuple[int, Note]]:
    """The notes that count, with their place: not replaced, not private in any way."""
    gone = {note.replaces for note in case.notes if note.replaces}
    return [
        (index, note)
        for index, note in enumerate(case.notes)
        if not (note.id and note.id in gone) and not is_private(note, case)
    ]


def reader_of(case: Case, person: Person) -> Reader:
    """The person written to, as pronouns and names in notes may mean them."""

    def name_words(one: Person) -> list[str]:
        name = parts_of(case, one)
        return [word for word in dict.fromkeys([*name.full.split(), *(name.goes_by or "").split()]) if len(word) > 2]

    mine = name_words(person)
    others = {word for other in case.people if other.id != person.id for word in name_words(other)}
    return Reader(tuple(mine), person.pronouns, tuple(sorted(others - set(mine))))


def read_notes(
    case: Case,
    person: Person,
    talk: Interview | None,
    kinds: tuple[NoteKind, ...] = TOLD + TASKS,
    banned: frozenset[str] = frozenset(),
) -> list[ReadNote]:
    """The notes about the talk with `person` that can be put into words, the best first (M2, M4, C2).

    `banned` are texts of details that a review refused."""
    reader, house = reader_of(case, person), house_of(case)
    liked = FIRST.get(person.part, FIRST[Part.HIRING_MANAGER])
    found = []
    for index, note in live_notes(case):
        if note.person != person.id or note.kind not in kinds:
            continue
        asked = (note.text, note.kind, f"notes[{index}]", reader, house)
        forms = tuple(form for form in read_note(*asked) if form.text not in banned)
        forms = forms or tuple(form for form in topics_of(*asked) if form.text not in banned)
        if forms:
            other_talk = talk is not None and note.interview not in (None, talk.id)
            order = len(liked) - liked.index(note.kind) if note.kind in liked else 0
            found.append(ReadNote(index, note, forms, _weight(forms) + order - 5 * other_talk))
    return sorted(found, key=lambda item: -item.weight)


def _weight(forms: tuple[Detail, ...]) -> float:
    """How telling a note is: a scene, a figure, a name, words of theirs."""
    best = max(forms, key=lambda form: len(content_lemmas(form.text)))
    weight = min(len(content_lemmas(best.text)), 8) / 2
    weight += 1.0 * any(ch.isdigit() for ch in best.text) + 1.5 * any(form.shape is Shape.QUOTE for form in forms)
    return weight + 1.5 * any(form.shape in (Shape.GERUND, Shape.SOMEONE) for form in forms)


def brings_of(case: Case, person: Person) -> list[Bring]:
    """What the candidate can offer this reader: notes of fit from their talk first, then strengths; of two that speak
    of the same thing the one that can be said better stands, in the earlier one's place."""
    house = house_of(case)
    read = [
        read_strength(note.text, f"notes[{index}]", house)
        for index, note in live_notes(case)
        if note.kind is NoteKind.FIT and note.person in (None, person.id)
    ]
    for index, text in enumerate(case.candidate.strengths):
        if not is_private(Note(NoteKind.FIT, text), case):
            read.append(read_strength(text, f"candidate.strengths[{index}]", house))
    out: list[Bring] = []
    for bring in (bring for bring in read if not bring.empty):
        for at, known in enumerate(out):
            if len(known.lemmas & bring.lemmas) >= 2 or (known.lemmas and known.lemmas <= bring.lemmas):
                out[at] = min(known, bring, key=_order)
                break
        else:
            out.append(bring)
    return out


def _order(bring: Bring) -> int:
    return next(at for at, form in enumerate(FORMS) if getattr(bring, form))


def interest_in(case: Case, person: Person | None = None) -> Interest:
    """What the candidate noted about wanting the job; the newest note counts."""
    said = [note for _, note in live_notes(case) if note.kind is NoteKind.INTEREST]
    own = [note for note in said if person is not None and note.person == person.id]
    for note in reversed(own or said):
        match = re.match(r"(more|unsure|not sure|maybe|yes|no)\b", plain(note.text))
        if match:
            return Interest({"not sure": "unsure", "maybe": "unsure"}.get(match.group(1), match.group(1)))
    return Interest.UNSAID


def held_talks(case: Case) -> list[Interview]:
    """The talks that took place with people in them, oldest first."""
    off = (InterviewState.CANCELLED, InterviewState.MISSED)
    talks = [t for t in case.interviews if t.state not in off and t.stage is not Stage.RECORDED and t.end <= case.now]
    return sorted(talks, key=lambda talk: talk.end)


def talk_with(case: Case, person_id: str) -> Interview | None:
    """The last talk with this person, or None."""
    return next((talk for talk in reversed(held_talks(case)) if person_id in talk.people), None)


def sent(case: Case, kind: MessageKind, person_id: str) -> list[tuple[int, Event]]:
    """Messages of that kind already sent to this person or covering them, with their place."""
    return [
        (index, event)
        for index, event in enumerate(case.events)
        if event.kind is EventKind.SENT and event.message is kind and person_id in (*event.to, *event.covers)
    ]


def newest(case: Case, kind: EventKind, *labels: ReplyLabel) -> tuple[int, Event] | None:
    """The newest event of that kind (of messages received: with one of these labels), with its place."""
    found = [
        (index, event)
        for index, event in enumerate(case.events)
        if event.kind is kind and (not labels or {event.label, *event.also} & set(labels))
    ]
    return max(found, key=lambda item: item[1].at, default=None)


def received(case: Case, *labels: ReplyLabel) -> tuple[int, Event] | None:
    """The newest message received with one of these labels, with its place."""
    return newest(case, EventKind.RECEIVED, *labels)
