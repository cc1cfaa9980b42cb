"""The facts of a case, as they were told: frozen values, no opinion, no clock of their own.

All times are aware datetimes (instants); `zone` names are IANA names. The JSON form is the contract's
(`contracts: formats.md`, "The case"); `jsonform.py` reads and writes it.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import cached_property
from typing import Any

from afterword.model.vocabulary import (
    Channel,
    Culture,
    ErrorKind,
    EventKind,
    InterviewState,
    MessageKind,
    NoteKind,
    OfferForm,
    Part,
    Place,
    Profile,
    Rapport,
    Reach,
    ReplyLabel,
    Scope,
    Stage,
    Tone,
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """Who is looking for work. `employer` is where they work now (P3 protects them there)."""

    name: str
    zone: str
    employer: str | None = None
    strengths: tuple[str, ...] = ()
    goes_by: str | None = None
    signs: str | None = None


@dataclass(frozen=True, slots=True)
class Agency:
    """The recruiting agency in between; `person` is the id of its recruiter."""

    name: str
    person: str | None = None


@dataclass(frozen=True, slots=True)
class Application:
    """One candidate going for one role at one company. `country` is ISO 3166-1 alpha-2, the employer's."""

    company: str
    role: str
    country: str
    zone: str
    region: str | None = None
    culture: tuple[Culture, ...] = ()
    agency: Agency | None = None
    language: str | None = None
    tone: Tone | None = None
    internal: bool = False


@dataclass(frozen=True, slots=True)
class Addresses:
    email: tuple[str, ...] = ()
    phone: tuple[str, ...] = ()
    post: str | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """Someone met or to be written to. `pronouns` null means not known: then the name is used (P5)."""

    id: str
    name: str
    title: str | None = None
    part: Part = Part.UNKNOWN
    reach: tuple[Reach, ...] = ()
    rapport: Rapport = Rapport.NEUTRAL
    invited: tuple[Reach, ...] = ()
    addresses: Addresses = field(default_factory=Addresses)
    zone: str | None = None
    country: str | None = None
    pronouns: str | None = None
    honorific: str | None = None
    goes_by: str | None = None
    family: str | None = None

    @property
    def ways(self) -> tuple[Reach, ...]:
        """Every way they can be reached: those named and those with an address."""
        with_address = (
            (Reach.EMAIL, self.addresses.email),
            (Reach.PHONE, self.addresses.phone),
            (Reach.POST, self.addresses.post),
        )
        return self.reach + tuple(way for way, known in with_address if known and way not in self.reach)


@dataclass(frozen=True, slots=True)
class Interview:
    """One conversation or sitting, with the people in it. Without `state` it is held once `end` has passed."""

    id: str
    start: datetime
    end: datetime
    people: tuple[str, ...]
    stage: Stage | None = None
    place: Place | None = None
    state: InterviewState | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """What the candidate jotted down. `private` notes are never put into words, in any form (X8)."""

    kind: NoteKind
    text: str
    person: str | None = None
    interview: str | None = None
    on_purpose: bool = False
    id: str | None = None
    replaces: str | None = None


@dataclass(frozen=True, slots=True)
class Instead:
    """Who is to be written to now, as a redirect or an absence names them."""

    name: str | None = None
    address: str | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """A fact with a time. Which other fields count depends on `kind`; the rest stay empty.

    In JSON `sender` is `from` of what was received, `since` is `from` of a closure, `except_` is `except`.
    Dates are local to the application's zone; `until` of a snooze may be an instant.
    """

    at: datetime
    kind: EventKind
    id: str | None = None
    replaces: str | None = None
    about: str | None = None
    message: MessageKind | None = None
    to: tuple[str, ...] = ()
    channel: Channel | None = None
    subject: str | None = None
    body: str | None = None
    covers: tuple[str, ...] = ()
    through: str | None = None
    sender: str | None = None
    label: ReplyLabel | None = None
    also: tuple[ReplyLabel, ...] = ()
    words: str | None = None
    by: str | None = None
    earliest: date | None = None
    latest: date | None = None
    what: str | None = None
    due: date | None = None
    until: date | datetime | None = None
    since: date | None = None
    answer_by: date | None = None
    form: OfferForm | None = None
    times: tuple[datetime | date, ...] = ()
    stage: Stage | None = None
    instead: Instead | None = None
    permanent: bool | None = None
    first_choice: bool = False
    wanted: bool = True
    scope: Scope | None = None
    except_: tuple[str, ...] = ()
    why: str | None = None
    key: str | None = None
    rule: str | None = None

    @property
    def error(self) -> ErrorKind | None:
        """What was found wrong, of an `error_found`; null for any other event."""
        return ErrorKind(self.what) if self.kind is EventKind.ERROR_FOUND and self.what else None


@dataclass(frozen=True, slots=True)
class OtherApplication:
    """Another role at the same employer: its messages count for spacing (M8), not for waits."""

    role: str
    closed: bool = False
    events: tuple[Event, ...] = ()


@dataclass(frozen=True)
class Case:
    """All that is known of one application at the moment `now`."""

    id: str
    now: datetime
    candidate: Candidate
    application: Application
    people: tuple[Person, ...] = ()
    interviews: tuple[Interview, ...] = ()
    notes: tuple[Note, ...] = ()
    events: tuple[Event, ...] = ()
    etiquette: Profile = Profile.STRICT
    other_applications: tuple[OtherApplication, ...] = ()

    def at(self, now: datetime) -> Case:
        """The same facts at another moment (an instant with a zone)."""
        return replace(self, now=now)

    def with_events(self, *events: Event) -> Case:
        """The same case with more facts; nothing is kept anywhere."""
        return replace(self, events=self.events + events)

    def person(self, person_id: str | None) -> Person | None:
        """The person of that id, or None."""
        return self._people_by_id.get(person_id) if person_id else None

    def interview(self, interview_id: str | None) -> Interview | None:
        """The interview of that id, or None."""
        return self._interviews_by_id.get(interview_id) if interview_id else None

    @cached_property
    def _people_by_id(self) -> dict[str, Person]:
        return {person.id: person for person in self.people}

    @cached_property
    def _interviews_by_id(self) -> dict[str, Interview]:
        return {interview.id: interview for interview in self.interviews}


@dataclass(frozen=True, slots=True)
class Letter:
    """A message as it is meant to go out: what the reviewer reads. `at` is when it is to arrive."""

    kind: MessageKind
    to: tuple[str, ...]
    body: str
    channel: Channel = Channel.EMAIL
    subject: str | None = None
    attachments: tuple[str, ...] = ()
    at: datetime | None = None
    through: str | None = None
    covers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OtherLetter:
    """A draft or message to anybody at the company; `to` empty means somebody outside the case.

    With `at` it counts as sent then; without, it is a draft.
    """

    body: str
    to: tuple[str, ...] = ()
    kind: MessageKind = MessageKind.THANK_YOU
    subject: str | None = None
    channel: Channel | None = None
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail as it came in. `date` carries the sender's offset where the mail gives one."""

    body: str
    sender: str = ""
    to: str = ""
    subject: str = ""
    date: datetime | None = None
    headers: dict[str, Any] = field(default_factory=dict)
