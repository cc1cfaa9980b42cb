"""A case read once: people, talks, course, wait and manners, as the duties and bounds need them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta
from functools import cached_property

from afterword.calendar import calendar_for, in_zone
from afterword.channels import channel
from afterword.etiquette import Manners
from afterword.model import Case, Channel, Culture, EventKind, InterviewState, MessageKind, Part, ReplyLabel
from afterword.planner.course import Course, read_course
from afterword.planner.facts import ASKS, STARTS_SPACING, Fact, Record, Sent, read_record
from afterword.planner.moments import Arrival, Days, Reader, clock_time, local_day, on_day, plus, utc
from afterword.planner.people import ASKED_IN_TURN, Absence, People, read_people
from afterword.planner.talks import Talk, Turn, read_talks
from afterword.planner.wait import Wait, read_wait
from afterword.planner.words import said, said_time


class Situation:
    """All that follows from the facts of a case up to `case.now`, before any opinion about what to do.

    Instants are UTC; `reader()` says in whose zone and on whose calendar a message is read.
    """

    def __init__(self, case: Case, manners: Manners) -> None:
        application = case.application
        self.case, self.manners = case, manners
        self.now = utc(case.now)
        self.zone = application.zone
        self.record: Record = read_record(case.events, self.now)
        calendar = calendar_for(
            application.country,
            application.region,
            public_sector=Culture.PUBLIC_SECTOR in application.culture,
            closures=_closures(self.record),
        )
        self.days = Days(calendar, self.zone, self.clock("check_in.hour"), self.clock("message.closes"))
        self.home = Reader(self.zone, calendar)
        self.people: People = read_people(case, self.record)
        talks = read_talks(case.interviews, self.record.facts, self.now, self.zone)
        self.course: Course = read_course(self.record, talks)
        self.talks: tuple[Talk, ...] = self.course.still_on(talks)
        self.held = tuple(talk for talk in self.talks if talk.turn is Turn.HELD)
        self.ahead = tuple(talk for talk in self.talks if talk.turn is Turn.AHEAD)
        self.wait: Wait | None = read_wait(self.record, self.talks, application)
        self._advice: dict[tuple[MessageKind, str, date], tuple[Channel, ...]] = {}
        self._readers: dict[str | None, Reader] = {None: self.home}
        self._ends: dict[tuple[datetime, str, str | None], datetime] = {}

    def number(self, key: str) -> int:
        """A number of the etiquette."""
        return self.manners.number(key)

    def clock(self, key: str) -> time:
        """A time of day of the etiquette."""
        return clock_time(self.manners.text(key))

    def arrival(self, name: str) -> Arrival:
        """The hours in which a kind of message (`thank_you`, `text`, `message`) may arrive."""
        return Arrival(self.clock(f"{name}.opens"), self.clock(f"{name}.closes"))

    def span(self, key: str) -> timedelta:
        """A number of the etiquette as a span of hours or days, whichever its name ends in."""
        number = self.number(key)
        return timedelta(hours=number) if key.endswith("hours") else timedelta(days=number)

    def later(self, at: datetime, key: str) -> datetime:
        """`at` plus a span of the etiquette, days that don't count left out (T9)."""
        return self.days.past_quiet(at, self.span(key))

    def plain_later(self, at: datetime, key: str) -> datetime:
        """`at` plus a span of the etiquette, every day counted."""
        return plus(at, self.span(key))

    def business_days(self, at: datetime, key: str, person: str | None) -> datetime:
        """The end of the last of so many business days after `at`, where that person reads; several duties ask it."""
        if (at, key, person) not in self._ends:
            self._ends[at, key, person] = self.days.business_day(at, self.number(key), self.reader(person))
        return self._ends[at, key, person]

    def after_grace(self, day: date, key: str, person: str | None) -> datetime:
        """Nine o'clock so many business days after `day`, where that person reads."""
        return self.days.nine(self.days.calendar.add(day, self.number(key), counting=True), self.reader(person))

    def nine_from(self, moment: datetime, person: str | None) -> datetime:
        """The first nine o'clock on a business day at or after `moment`, where that person reads."""
        return self.days.nine_from(moment, self.reader(person))

    def day_named(self, day: date, since: datetime, person: str | None) -> datetime:
        """17:00 of a day they named, or of the business day before; of the day itself if that lies before `since`."""
        zone = self.reader(person).zone
        end = on_day(self.days.calendar.on_or_before(day), self.days.end, zone)
        return end if end >= since else on_day(day, self.days.end, zone)

    def said(self, moment: datetime, person: str | None = None) -> str:
        """The day of a moment in words, where that person reads."""
        return said(moment, self.reader(person).zone)

    def said_time(self, moment: datetime, person: str | None = None) -> str:
        """Day and hour of a moment in words, where that person reads."""
        return said_time(moment, self.reader(person).zone)

    def here(self, moment: datetime, person: str | None) -> datetime:
        """An instant as that person's clock shows it."""
        return moment.astimezone(in_zone(self.reader(person).zone))

    def reader(self, person: str | None) -> Reader:
        """Where and on whose calendar that person reads; the employer's for nobody in particular."""
        if person not in self._readers:
            found, calendar = self.people.case.person(person), self.home.calendar
            if found and found.country and found.country != self.case.application.country:
                calendar = calendar_for(found.country, closures=calendar.closures)
            self._readers[person] = Reader(found.zone or self.zone if found else self.zone, calendar)
        return self._readers[person]

    def name(self, person: str | None) -> str:
        """A person's name for a sentence; "they" for nobody in particular."""
        return self.people.name(person)

    @cached_property
    def interviewers(self) -> frozenset[str]:
        """Everybody met, or to be met, in an interview."""
        return frozenset(person for talk in self.talks for person in talk.interview.people)

    def silenced(self, person: str) -> Fact | None:
        """The wish by which that person is not to be written to."""
        return self.people.silenced(person, self.interviewers) if self.people.wishes else None

    def contact(self, said_by: str | None = None, *, even_silenced: bool = False) -> str | None:
        """The one person to ask: the first who can be reached and may be written to (M8)."""
        for person in self._contacts(said_by):
            now = self.people.now(person)
            if now and self.people.can_be_reached(now) and (even_silenced or not self.silenced(now)):
                return now
        return None

    def _contacts(self, said_by: str | None) -> Iterator[str]:
        agency, people = self.case.application.agency, self.case.people
        if agency is not None and agency.person:
            yield agency.person
        elif agency is not None:
            yield from (person.id for person in people if person.part is Part.AGENCY_RECRUITER)
        if said_by:
            yield said_by
        for part in ASKED_IN_TURN:
            yield from (person.id for person in people if person.part is part)
        for talk in reversed(self.held):
            yield from talk.interview.people

    def sender(self, fact: Fact) -> str | None:
        """Whom to write to about what they wrote: its sender, or who took their place."""
        return self.people.now(fact.event.sender)

    def back(self, person: str | None) -> datetime | None:
        """From when somebody who is away may be written to again: the business day after their return (T10)."""
        absence = self.people.absences.get(person or "")
        if absence is None:
            return None
        return self.days.nine(self.days.calendar.add(self.first_day_back(absence), 1), self.reader(person))

    def first_day_back(self, absence: Absence) -> date:
        """The day named, or five business days after an absence without one began."""
        away_since = local_day(absence.fact.at, self.zone)
        return absence.back or self.days.calendar.add(away_since, self.number("absence.business_days"))

    def advice(self, message: MessageKind, person: str, at: datetime) -> tuple[Channel, ...]:
        """The channels for a message to arrive on the day of `at`, best first."""
        day = local_day(at, self.zone)
        key = (message, person, day)
        if key not in self._advice:
            evening = on_day(day, time(23, 59), self.zone)
            found = channel(self.people.case.at(evening), message, person, self.manners)
            self._advice[key] = tuple(choice.channel for choice in found.channels)
        return self._advice[key]

    def sent_since(self, at: datetime, *messages: MessageKind) -> tuple[Sent, ...]:
        """Messages of those kinds that went out at or after `at`."""
        return tuple(message for message in self.record.sent if message.at >= at and message.message in messages)

    def wrote_to(self, person: str | None, fact: Fact, *messages: MessageKind) -> bool:
        """Whether one of those messages went to that person since `fact`, or says that it is about it."""
        for sent in self.sent_since(fact.at, *messages):
            about = sent.event.about
            if about == fact.key:
                return True
            if about is not None and any(about == other.key for other in self.record.facts):
                continue
            if person is None or not sent.people or any(self.people.now(one) == person for one in sent.people):
                return True
        return False

    @cached_property
    def other_records(self) -> tuple[Record, ...]:
        """What was sent and received about other roles at the same employer."""
        return tuple(read_record(other.events, self.now) for other in self.case.other_applications)

    @cached_property
    def last_spacing(self) -> Sent | None:
        """The candidate's last unprompted message to anybody at the company, whatever the role (T4 M8)."""
        every = [one for record in (self.record, *self.other_records) for one in record.sent]
        return max((one for one in every if one.message in STARTS_SPACING), key=lambda one: one.at, default=None)

    @cached_property
    def asked(self) -> tuple[Sent, ...]:
        """The messages that asked for news, since the hold if there is one, else in this wait."""
        hold = self.course.hold
        return self.sent_since(hold.at, *ASKS) if hold else self.wait.asked if self.wait else ()

    @property
    def may_ask(self) -> int:
        """How often one may ask: once for each wait (twice where the profile says so), once after a hold (T5)."""
        return 1 if self.course.hold else self.number("check_in.for_each_wait")

    @cached_property
    def last_unclear(self) -> Fact | None:
        """A reply nobody has made sense of yet, with no clear word after it."""
        words = [fact for fact in self.record.facts if fact.kind is EventKind.PROMISE or fact.is_word]
        return words[-1] if words and words[-1].label is ReplyLabel.UNKNOWN else None

    @cached_property
    def decisions(self) -> Mapping[str, tuple[Fact, ...]]:
        """What the user decided (put off, left, sent anyway), by the step's key (P4)."""
        found: dict[str, tuple[Fact, ...]] = {}
        for fact in self.record.facts:
            if fact.event.key and fact.kind in (EventKind.SNOOZED, EventKind.SKIPPED, EventKind.OVERRULED):
                key = fact.event.key.strip().replace("+00:00", "Z")
                found[key] = (*found.get(key, ()), fact)
        return found

    @property
    def turning_points(self) -> list[datetime]:
        """The ends of talks ahead, also of any that is said to have been held, and facts dated later than now."""
        said_held = [one for one in self.case.interviews if one.state is InterviewState.HELD]
        ends = [talk.end for talk in self.ahead] + [utc(one.end) for one in said_held if utc(one.end) > self.now]
        return ends + [moment for record in (self.record, *self.other_records) for moment in record.ahead]


def _closures(record: Record) -> tuple[tuple[date, date], ...]:
    """The days on which the company is shut, as inclusive ranges; one day where only one end was told."""
    found = set()
    for fact in record.of(EventKind.CLOSURE):
        until = fact.event.until.date() if isinstance(fact.event.until, datetime) else fact.event.until
        first, last = fact.event.since or until, until or fact.event.since
        if first is not None and last is not None:
            found.add((first, last))
    return tuple(sorted(found))
