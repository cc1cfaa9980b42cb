"""Which facts of a case a letter may rest on: the notes that count, read; strengths; interest; what was sent."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from afterword.composer.bring import Bring, read_strength
from afterword.composer.details import Detail, Reader, Shape
from afterword.composer.numbers import House
from afterword.composer.privacy import is_private, plain
from afterword.composer.reading import read_note
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

TALK_KINDS = (
    NoteKind.MOMENT,
    NoteKind.CHALLENGE,
    NoteKind.VALUE,
    NoteKind.NEED,
    NoteKind.LEARNED,
    NoteKind.QUESTION,
)
PREFERRED = {
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
        return self in (Interest.MORE, Interest.YES, Interest.UNSAID)

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
    people = tuple(person.name for person in case.people)
    agency = case.application.agency.name if case.application.agency else ""
    app = case.application
    return _house(app.country, (app.company, case.candidate.employer or "", agency, *people), case.candidate.strengths)


@lru_cache(maxsize=128)
def _house(country: str, named: tuple[str, ...], strengths: tuple[str, ...]) -> House:
    names = [name for name in named if name]
    for text in strengths:
        names += re.findall(r"(?<=\s)[A-Z][a-z][\w'’]{2,}", text)
    for person in named[3:]:
        names += [word for word in person.split() if len(word) > 3 and word[0].isupper()]
    ambiguous = {
        "dawn",
        "grace",
        "hope",
        "mark",
        "will",
        "rose",
        "may",
        "june",
        "april",
        "bill",
        "drew",
        "frank",
        "rich",
        "chase",
        "grant",
        "pat",
        "sue",
        "rob",
        "art",
        "joy",
        "faith",
    }
    kept = {name.strip(): None for name in names if name.strip() and name.strip().lower() not in ambiguous}
    return House(country, tuple(kept))


def live_notes(case: Case) -> list[tuple[int, Note]]:
    """The notes that count, with their place: not replaced, not private in any way."""
    gone = {note.replaces for note in case.notes if note.replaces}
    return [
        (index, note)
        for index, note in enumerate(case.notes)
        if not (note.id and note.id in gone) and not is_private(note, case)
    ]


def reader_of(case: Case, person: Person | None) -> Reader:
    """The person written to, as pronouns and names in notes may mean them."""
    if person is None:
        return Reader()
    mine = _name_words(case, person)
    others = {word for other in case.people if other.id != person.id for word in _name_words(case, other)}
    return Reader(tuple(mine), person.pronouns, tuple(others - set(mine)))


def _name_words(case: Case, person: Person) -> list[str]:
    name = parts_of(case, person)
    return [word for word in dict.fromkeys([*name.full.split(), *(name.goes_by or "").split()]) if len(word) > 2]


def read_notes(
    case: Case, person: Person, talk: Interview | None, kinds: tuple[NoteKind, ...] = TALK_KINDS
) -> list[ReadNote]:
    """The notes about the talk with `person` that can be put into words, the best first (M2, M4, C2)."""
    reader, house = reader_of(case, person), house_of(case)
    liked = PREFERRED.get(person.part, PREFERRED[Part.HIRING_MANAGER])
    found = []
    for index, note in live_notes(case):
        if note.person != person.id or note.kind not in kinds:
            continue
        forms = read_note(note.text, note.kind, f"notes[{index}]", reader, house)
        if not forms:
            continue
        other_talk = talk is not None and note.interview not in (None, talk.id)
        weight = _weight(forms) + (len(liked) - liked.index(note.kind) if note.kind in liked else 0) - 5 * other_talk
        found.append(ReadNote(index, note, forms, weight))
    return sorted(found, key=lambda item: -item.weight)


def _weight(forms: tuple[Detail, ...]) -> float:
    """How telling a note is: a scene, a figure, a name, words of theirs."""
    best = max(forms, key=lambda form: len(content_lemmas(form.text)))
    weight = min(len(content_lemmas(best.text)), 8) / 2
    weight += 1.0 * any(ch.isdigit() for ch in best.text) + 1.5 * any(form.shape is Shape.QUOTE for form in forms)
    return weight + 1.5 * any(form.shape in (Shape.GERUND, Shape.SOMEONE) for form in forms)


def brings_of(case: Case, person: Person | None) -> list[Bring]:
    """What the candidate can offer this reader: notes of fit from their talk first, then strengths; doubles merged."""
    house = house_of(case)
    read: list[Bring] = []
    for index, note in live_notes(case):
        if note.kind is NoteKind.FIT and (person is None or note.person in (None, person.id)):
            read.append(read_strength(note.text, f"notes[{index}]", house))
    for index, text in enumerate(case.candidate.strengths):
        probe = Note(NoteKind.FIT, text)
        if not is_private(probe, case):
            read.append(read_strength(text, f"candidate.strengths[{index}]", house))
    return _merged([bring for bring in read if not bring.empty])


def _merged(brings: list[Bring]) -> list[Bring]:
    """Of two that speak of the same thing the one that can be said better stands, in the earlier one's place."""
    out: list[Bring] = []
    for bring in brings:
        twin = next(
            (
                at
                for at, known in enumerate(out)
                if len(known.lemmas & bring.lemmas) >= 2 or (known.lemmas and known.lemmas <= bring.lemmas)
            ),
            None,
        )
        if twin is None:
            out.append(bring)
        elif _quality(bring) > _quality(out[twin]):
            out[twin] = bring
    return out


def _quality(bring: Bring) -> int:
    return 3 * bool(bring.did) + 2 * bool(bring.years) + bool(bring.role) + bool(bring.brought and not bring.figure)


def interest_in(case: Case, person: Person | None = None) -> Interest:
    """What the candidate noted about wanting the job; the newest note counts."""
    said = [note for _, note in live_notes(case) if note.kind is NoteKind.INTEREST]
    own = [note for note in said if person is not None and note.person == person.id]
    for note in reversed(own or said):
        low = plain(note.text)
        for word, meaning in (
            ("more", Interest.MORE),
            ("unsure", Interest.UNSURE),
            ("not sure", Interest.UNSURE),
            ("maybe", Interest.UNSURE),
            ("yes", Interest.YES),
            ("no", Interest.NO),
        ):
            if re.match(rf"{word}\b", low):
                return meaning
    return Interest.UNSAID


def held_talks(case: Case) -> list[Interview]:
    """The talks that took place with people in them, oldest first."""
    talks = [
        talk
        for talk in case.interviews
        if talk.state is not InterviewState.CANCELLED
        and talk.state is not InterviewState.MISSED
        and talk.stage is not Stage.RECORDED
        and talk.end <= case.now
    ]
    return sorted(talks, key=lambda talk: talk.end)


def talk_with(case: Case, person_id: str) -> Interview | None:
    """The last talk with this person, or None."""
    talks = [talk for talk in held_talks(case) if person_id in talk.people]
    return talks[-1] if talks else None


def sent(case: Case, kind: MessageKind, person_id: str | None = None) -> list[tuple[int, Event]]:
    """Messages of that kind already sent (to this person or covering them), with their place."""
    return [
        (index, event)
        for index, event in enumerate(case.events)
        if event.kind is EventKind.SENT
        and event.message is kind
        and (person_id is None or person_id in event.to or person_id in event.covers)
    ]


def received(case: Case, *labels: ReplyLabel) -> tuple[int, Event] | None:
    """The newest message received with one of these labels, with its place."""
    found = [
        (index, event)
        for index, event in enumerate(case.events)
        if event.kind is EventKind.RECEIVED and (event.label in labels or any(label in labels for label in event.also))
    ]
    return max(found, key=lambda item: item[1].at) if found else None


def newest(case: Case, kind: EventKind) -> tuple[int, Event] | None:
    """The newest event of that kind, with its place."""
    found = [(index, event) for index, event in enumerate(case.events) if event.kind is kind]
    return max(found, key=lambda item: item[1].at) if found else None
