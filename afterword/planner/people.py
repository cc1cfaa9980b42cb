"""The people of a case as they stand now: who took whose place, who is away, how each can be reached (T10 M8)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from afterword.model import Addresses, Case, Channel, EventKind, Instead, Part, Person, Reach, ReplyLabel, Scope
from afterword.planner.facts import MACHINE, Fact, Record, as_day, as_instant

WAY_OF = {
    Channel.EMAIL: Reach.EMAIL,
    Channel.VIA_RECRUITER: Reach.EMAIL,
    Channel.VIA_AGENCY: Reach.EMAIL,
    Channel.CARD: Reach.POST,
    Channel.PHONE: Reach.PHONE,
    Channel.LINKEDIN_NOTE: Reach.LINKEDIN,
    Channel.LINKEDIN_MESSAGE: Reach.LINKEDIN,
    Channel.TEXT: Reach.TEXT,
    Channel.PORTAL: Reach.PORTAL,
}

ASKED_IN_THIS_ORDER = (
    Part.AGENCY_RECRUITER,
    Part.RECRUITER,
    Part.COORDINATOR,
    Part.HR,
    Part.HIRING_MANAGER,
    Part.EXECUTIVE,
)
"""Whom a check-in goes to, after the agency's recruiter and whoever made the promise (M8)."""

OFFICE = frozenset({Part.RECRUITER, Part.COORDINATOR, Part.AGENCY_RECRUITER})
"""People one writes to about the process: a wish to spare the interviewers doesn't mean them."""


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

    def get(self, person: str | None) -> Person | None:
        """The person of that id, with the ways that work."""
        return self.case.person(person)

    def can_be_reached(self, person: str | None) -> bool:
        """Whether any way to them is known: an address, or the thread of what they wrote (F7)."""
        found = self.case.person(person)
        return found is not None and (bool(found.ways) or found.id in self.wrote)

    def name(self, person: str | None) -> str:
        """How that person is called in sentences; "they" for nobody in particular."""
        found = self.case.person(person)
        return found.name if found else "they"


def read_people(case: Case, record: Record) -> People:
    """The people of `case` after all redirects, bounces and absences up to now."""
    people = {person.id: person for person in case.people}
    changed = False
    for person_id, channel in record.dead:
        if person_id in people:
            people[person_id] = _without(people[person_id], WAY_OF.get(channel))
            changed = True
    moved: dict[str, str] = {}
    absences: dict[str, Absence] = {}
    wishes: list[Fact] = []
    for fact in record.facts:
        event = fact.event
        if fact.kind is EventKind.DO_NOT_CONTACT or fact.label is ReplyLabel.DO_NOT_CONTACT:
            wishes.append(fact)
        if fact.kind is not EventKind.RECEIVED or fact.label is None:
            continue
        whom = event.sender or _last_written_to(record, fact.at)
        if fact.label is ReplyLabel.REDIRECT and whom in people and event.instead:
            new = _named(event.instead, people.values(), whom) or _stand_in(fact, people[whom])
            changed = changed or new.id not in people
            people.setdefault(new.id, new)
            moved.pop(new.id, None)
            moved[whom] = new.id
        elif fact.label is ReplyLabel.OUT_OF_OFFICE and whom is not None:
            moment = as_instant(event.until)
            absences[whom] = Absence(fact, moment.date() if moment else as_day(event.until))
        elif event.sender and fact.label not in MACHINE and fact.label is not ReplyLabel.UNRELATED:
            _is_back(event.sender, fact, absences, moved)
    view = replace(case, people=tuple(people.values())) if changed else case
    bounced = {person for person, _ in record.dead}
    wrote = frozenset(
        fact.event.sender
        for fact in record.facts
        if fact.event.sender and fact.label not in MACHINE and fact.event.sender not in bounced
    )
    return People(view, moved, absences, tuple(wishes), wrote)


def _is_back(person: str, fact: Fact, absences: dict[str, Absence], moved: dict[str, str]) -> None:
    """A line of their own says that they are there: the absence is over, and who left has come back."""
    if person in absences and absences[person].fact.at < fact.at:
        del absences[person]
    if person in moved and ReplyLabel.REDIRECT not in (fact.event.label, *fact.event.also):
        del moved[person]


def _last_written_to(record: Record, at: datetime) -> str | None:
    for message in reversed(record.sent):
        if message.at <= at and len(message.to) == 1:
            return message.event.through or message.to[0]
    return None


def _named(instead: Instead, people: Iterable[Person], but: str) -> Person | None:
    """The one of the people who has that address, or that name."""
    others = [person for person in people if person.id != but]
    address = (instead.address or "").strip().casefold()
    for person in others:
        if address and address in (known.casefold() for known in person.addresses.email + person.addresses.phone):
            return person
    name = _plain(instead.name)
    for person in others:
        if name and name in (_plain(person.name), _plain(f"{person.goes_by or ''} {person.name.split()[-1]}")):
            return person
    alike = [person for person in others if name and _plain(person.name).split(" ")[0] == name]
    return alike[0] if len(alike) == 1 else None


def _plain(name: str | None) -> str:
    return " ".join((name or "").replace(".", ". ").casefold().split())


def _stand_in(fact: Fact, gone: Person) -> Person:
    """A person the case didn't know: the part of the one who left, and the address the message named."""
    instead = fact.event.instead or Instead()
    by_mail = "@" in (instead.address or "")
    by_phone = bool(instead.address) and not by_mail
    addresses = Addresses(
        email=(instead.address,) if by_mail and instead.address else (),
        phone=(instead.address,) if by_phone and instead.address else (),
    )
    reach = (Reach.EMAIL,) if by_mail else (Reach.PHONE,) if by_phone else ()
    return Person(
        f"instead:{fact.key}",
        instead.name or instead.address or "the person named instead",
        part=gone.part,
        reach=reach,
        addresses=addresses,
        zone=gone.zone,
        country=gone.country,
    )


def _without(person: Person, way: Reach | None) -> Person:
    known = person.addresses
    addresses = Addresses(
        () if way is Reach.EMAIL else known.email,
        () if way is Reach.PHONE else known.phone,
        None if way is Reach.POST else known.post,
    )
    return replace(person, reach=tuple(other for other in person.reach if other is not way), addresses=addresses)


def is_silenced(people: People, person: str, interviewers: frozenset[str]) -> Fact | None:
    """The wish by which that person is not to be written to, if there is one (T10)."""
    for wish in reversed(people.wishes):
        event = wish.event
        if person in event.except_:
            return None
        if (event.scope or Scope.EVERYONE) is Scope.EVERYONE:
            return wish
        found = people.get(person)
        told_by = event.sender or event.by
        if person in interviewers and person != told_by and not (found and found.part in OFFICE):
            return wish
    return None
