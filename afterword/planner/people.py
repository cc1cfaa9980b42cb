"""The people of a case as they stand now: who took whose place, who is away, how each can be reached (T10 M8)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from afterword.channels.ways import OFFICE, WAY_OF
from afterword.model import Addresses, Case, Channel, EventKind, Instead, Part, Person, Reach, ReplyLabel, Scope
from afterword.planner.facts import MACHINE, Fact, Record
from afterword.planner.moments import utc

WRITTEN_BY = WAY_OF | {Channel.VIA_RECRUITER: Reach.EMAIL, Channel.VIA_AGENCY: Reach.EMAIL, Channel.CARD: Reach.POST}
"""The way that is dead once a message by that channel came back."""

ASKED_IN_TURN = (Part.AGENCY_RECRUITER, Part.RECRUITER, Part.COORDINATOR, Part.HR, Part.HIRING_MANAGER, Part.EXECUTIVE)
"""Whom a check-in goes to, after the agency's recruiter and whoever made the promise (M8)."""


@dataclass(frozen=True, slots=True)
class Absence:
    """Somebody is away; `back` is the first day back."""

    fact: Fact
    back: date | None


@dataclass(frozen=True, slots=True)
class People:
    """Who can be written to. `case` holds the same people with the ways that work, for the advice on channels."""

    case: Case
    moved: Mapping[str, str]
    absences: Mapping[str, Absence]
    wishes: tuple[Fact, ...]
    wrote: frozenset[str]

    def now(self, person: str | None) -> str | None:
        """Who is to be written to in that person's place today."""
        seen = set()
        while person is not None and person in self.moved and person not in seen:
            seen.add(person)
            person = self.moved[person]
        return person

    def can_be_reached(self, person: str | None) -> bool:
        """Whether any way to them is known: an address, or the thread of what they wrote (F7)."""
        found = self.case.person(person)
        return found is not None and (bool(found.ways) or found.id in self.wrote)

    def has(self, person: str | None, way: Reach) -> bool:
        """Whether that person can be reached that way."""
        found = self.case.person(person)
        return found is not None and way in found.ways

    def name(self, person: str | None) -> str:
        """How that person is called in sentences; "they" for nobody in particular."""
        found = self.case.person(person)
        return found.name if found else "they"

    def silenced(self, person: str, interviewers: frozenset[str]) -> Fact | None:
        """The wish by which that person is not to be written to, if there is one (T10)."""
        for wish in reversed(self.wishes):
            event = wish.event
            if person in event.except_:
                return None
            if (event.scope or Scope.EVERYONE) is Scope.EVERYONE:
                return wish
            found = self.case.person(person)
            told_by = event.sender or event.by
            if person in interviewers and person != told_by and not (found and found.part in OFFICE):
                return wish
        return None


def read_people(case: Case, record: Record) -> People:
    """The people of `case` after all redirects, bounces and absences up to now."""
    people = {person.id: person for person in case.people}
    for person_id, channel in record.dead:
        if person_id in people:
            people[person_id] = _without(people[person_id], WRITTEN_BY.get(channel))
    moved: dict[str, str] = {}
    absences: dict[str, Absence] = {}
    wishes: list[Fact] = []
    for fact in record.facts:
        event = fact.event
        if fact.kind is EventKind.DO_NOT_CONTACT or fact.label is ReplyLabel.DO_NOT_CONTACT:
            wishes.append(fact)
        if fact.label is None:
            continue
        whom = event.sender or _last_written_to(record, fact.at)
        if fact.label is ReplyLabel.REDIRECT and whom in people and event.instead:
            new = _named(event.instead, people.values(), whom) or _stand_in(fact, people[whom], event.instead)
            people.setdefault(new.id, new)
            moved.pop(new.id, None)
            moved[whom] = new.id
        elif fact.label is ReplyLabel.OUT_OF_OFFICE and whom is not None:
            until = event.until
            absences[whom] = Absence(fact, utc(until).date() if isinstance(until, datetime) else until)
        elif event.sender and fact.label not in MACHINE and fact.label is not ReplyLabel.UNRELATED:
            # A line of their own says that they are there: the absence is over, and who left has come back.
            if event.sender in absences and absences[event.sender].fact.at < fact.at:
                del absences[event.sender]
            if ReplyLabel.REDIRECT not in (event.label, *event.also):
                moved.pop(event.sender, None)
    bounced = {person for person, _ in record.dead}
    senders = {fact.event.sender for fact in record.facts if fact.label not in MACHINE}
    wrote = frozenset(sender for sender in senders if sender and sender not in bounced)
    view = case if tuple(people.values()) == case.people else replace(case, people=tuple(people.values()))
    return People(view, moved, absences, tuple(wishes), wrote)


def _last_written_to(record: Record, at: datetime) -> str | None:
    alone = [message for message in record.sent if message.at <= at and len(message.to) == 1]
    return alone[-1].event.through or alone[-1].to[0] if alone else None


def _named(instead: Instead, people: Iterable[Person], but: str) -> Person | None:
    """The one of the people who has that address, or that name."""
    others = [person for person in people if person.id != but]
    address, name = (instead.address or "").strip().casefold(), _plain(instead.name)
    for person in others:
        if address and address in (known.casefold() for known in person.addresses.email + person.addresses.phone):
            return person
    for person in others:
        if name and name in (_plain(person.name), _plain(f"{person.goes_by or ''} {person.name.split()[-1]}")):
            return person
    alike = [person for person in others if name and _plain(person.name).split(" ")[0] == name]
    return alike[0] if len(alike) == 1 else None


def _plain(name: str | None) -> str:
    return " ".join((name or "").replace(".", ". ").casefold().split())


def _stand_in(fact: Fact, gone: Person, instead: Instead) -> Person:
    """A person the case didn't know: the part of the one who left, and the address the message named."""
    address = instead.address or ""
    way = Reach.EMAIL if "@" in address else Reach.PHONE
    known = Addresses(email=(address,)) if way is Reach.EMAIL else Addresses(phone=(address,))
    return Person(
        f"instead:{fact.key}",
        instead.name or address or "the person named instead",
        part=gone.part,
        reach=(way,) if address else (),
        addresses=known if address else Addresses(),
        zone=gone.zone,
        country=gone.country,
    )


def _without(person: Person, way: Reach | None) -> Person:
    known = person.addresses
    if way is Reach.EMAIL:
        known = replace(known, email=())
    elif way is Reach.PHONE:
        known = replace(known, phone=())
    elif way is Reach.POST:
        known = replace(known, post=None)
    return replace(person, reach=tuple(other for other in person.reach if other is not way), addresses=known)
