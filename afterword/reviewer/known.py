"""What a case knows of names, companies and words: worked out once for a review."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from afterword.language import Name, content_lemmas, lemma, name_of, tokens
from afterword.language import words_of as cut_words
from afterword.model import Case, EventKind, Letter, Note, NoteKind, Person, Stage
from afterword.model.facts import Interview
from afterword.reviewer.letter import content_of

words_of = lru_cache(maxsize=2048)(cut_words)
"""The words of short texts, names and notes, which are asked for again and again."""


@lru_cache(maxsize=512)
def content_words(text: str) -> frozenset[str]:
    """The lemmas of the words of `text` that carry meaning."""
    return content_of(tokens(text))


ABOUT_THE_TALK = frozenset(
    {
        NoteKind.MOMENT,
        NoteKind.CHALLENGE,
        NoteKind.VALUE,
        NoteKind.NEED,
        NoteKind.LEARNED,
        NoteKind.QUESTION,
        NoteKind.COMPANY,
        NoteKind.FELL_SHORT,
        NoteKind.LEFT_OUT,
        NoteKind.OWED,
        NoteKind.FIT,
    }
)
"""Kinds of notes that a letter may carry as something of this talk."""


@lru_cache(maxsize=1024)
def parts_of(text: str) -> frozenset[str]:
    """Every word of a text of the case, with its parts at hyphens and apostrophes."""
    found: set[str] = set()
    for word in words_of(text):
        found.add(word)
        found.add(word.removesuffix("'s"))
        found.update(part for piece in word.split("-") for part in (piece, *piece.split("'")))
    return frozenset(found)


@dataclass(frozen=True)
class Known:
    """The case as the rules ask it. `letter` decides who is written to."""

    case: Case
    letter: Letter
    taught: tuple[str, ...] = ()

    @cached_property
    def addressees(self) -> tuple[Person, ...]:
        """Who may be greeted: whoever passes the letter on, else those it goes to and covers."""
        ids = (self.letter.through,) if self.letter.through else (*self.letter.to, *self.letter.covers)
        return tuple(person for person_id in ids if (person := self.case.person(person_id)))

    @cached_property
    def candidate(self) -> Name:
        """The candidate's name in parts."""
        who = self.case.candidate
        return name_of(who.name, None, None, who.goes_by or who.signs)

    def name(self, person: Person) -> Name:
        """A person's name in parts, by the customs of their country."""
        country = person.country or self.case.application.country
        return name_of(person.name, country, person.honorific, person.goes_by, person.family)

    @cached_property
    def everybody(self) -> tuple[tuple[Person | None, Name], ...]:
        """All people with their names, the candidate (without a person) last."""
        return (*((person, self.name(person)) for person in self.case.people), (None, self.candidate))

    @cached_property
    def name_words(self) -> dict[str, frozenset[str]]:
        """The words of every name, lower case, with the ids of those who bear it (`""` for the candidate)."""
        found: dict[str, set[str]] = {}
        for person, name in self.everybody:
            for form in self.forms(person, name):
                found.setdefault(form, set()).add(person.id if person else "")
        return {form: frozenset(ids) for form, ids in found.items()}

    def forms(self, person: Person | None, name: Name) -> frozenset[str]:
        """The words by which a person may be called, lower case, with those they sign with."""
        key = person.id if person else ""
        if key not in self._forms:
            self._forms[key] = self._worked_out(person, name)
        return self._forms[key]

    @cached_property
    def _forms(self) -> dict[str, frozenset[str]]:
        return {}

    def _worked_out(self, person: Person | None, name: Name) -> frozenset[str]:
        words = {word for form in name.forms() for word in words_of(form)}
        words |= set(words_of(person.name)) if person else set()
        words |= {part for word in words for part in word.split("-")}
        who = self.case.candidate
        extra = [who.signs, who.goes_by] if person is None else list(self._signed(person.id))
        return frozenset(words | {word for text in extra if text for word in words_of(text)})

    def _signed(self, person_id: str) -> Iterator[str]:
        """The last words of what a person wrote, where they look like a signature."""
        for event in self.case.events:
            if event.kind is EventKind.RECEIVED and event.sender == person_id and event.words:
                found = tokens(event.words)
                if found and found[-1].text[:1].isupper() and (len(found) < 2 or not found[-2].text[:1].isalpha()):
                    yield found[-1].text

    @cached_property
    def talks(self) -> tuple[Interview, ...]:
        """The interviews that have begun by the time the letter arrives, first ones first."""
        at = self.letter.at or self.case.now
        gone = ("cancelled", "missed")
        held = [
            talk for talk in self.case.interviews if talk.start <= max(at, self.case.now) and talk.state not in gone
        ]
        return tuple(sorted(held, key=lambda talk: talk.start))

    @cached_property
    def talks_with_them(self) -> tuple[Interview, ...]:
        """Those of the talks in which somebody the letter goes to took part; all of them where there is none."""
        ids = {*self.letter.to, *self.letter.covers}
        return tuple(talk for talk in self.talks if ids & set(talk.people)) or self.talks

    @cached_property
    def notes(self) -> tuple[Note, ...]:
        """The notes that still hold: those replaced by another are gone."""
        replaced = {note.replaces for note in self.case.notes if note.replaces}
        return tuple(note for note in self.case.notes if not note.id or note.id not in replaced)

    @cached_property
    def talk_notes(self) -> tuple[Note, ...]:
        """Notes about the talk or the company."""
        return tuple(note for note in self.notes if note.kind in ABOUT_THE_TALK)

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """Every text of the case: notes, words of events, titles, strengths, names."""
        case = self.case
        people = (text for p in case.people for text in (p.name, p.title, p.goes_by, p.honorific, *p.addresses.email))
        events = (
            text
            for event in (*case.events, *(e for other in case.other_applications for e in other.events))
            for text in (event.words, event.what, event.body, event.why, event.instead.name if event.instead else None)
        )
        agency = case.application.agency
        own = (case.candidate.name, case.candidate.employer, case.candidate.goes_by, case.candidate.signs)
        there = (case.application.company, case.application.role, agency.name if agency else None)
        roles = (other.role for other in case.other_applications)
        notes = (note.text for note in case.notes)
        every: Iterable[str | None] = (
            *people,
            *events,
            *own,
            *there,
            *roles,
            *case.candidate.strengths,
            *notes,
            *self.taught,
        )
        return tuple(text for text in every if text)

    @cached_property
    def words(self) -> frozenset[str]:
        """Every word of those texts, lower case, with its parts at hyphens and apostrophes."""
        return frozenset().union(*(parts_of(text) for text in self.texts))

    @cached_property
    def fact_lemmas(self) -> frozenset[str]:
        """The lemmas of every word of the case that carries meaning."""
        return frozenset(lemma(word) for word in self.words)

    @cached_property
    def usable(self) -> frozenset[str]:
        """The lemmas of notes and strengths that may be put into words (private ones may not)."""
        texts = [note.text for note in self.notes if note.kind is not NoteKind.PRIVATE or note.on_purpose]
        return frozenset(word for text in (*texts, *self.case.candidate.strengths) for word in content_words(text))

    @cached_property
    def brings(self) -> frozenset[str]:
        """The lemmas of what the candidate brings: strengths and notes of fit."""
        fits = (note.text for note in self.notes if note.kind is NoteKind.FIT)
        return frozenset(found for text in (*self.case.candidate.strengths, *fits) for found in content_lemmas(text))

    @cached_property
    def stages(self) -> frozenset[Stage | None]:
        """The stages of the talks."""
        return frozenset(talk.stage for talk in self.talks)
