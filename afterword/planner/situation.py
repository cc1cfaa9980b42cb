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
from afterword.planner.facts import NO_WORD, STARTS_SPACING, Fact, Record, Sent, as_day, read_record
from afterword.planner.moments import Arrival, Days, Reader, clock_time, local_day, on_day, plus, utc
from afterword.planner.people import ASKED_IN_THIS_ORDER, Absence, People, is_silenced, read_people
from afterword.planner.talks import Talk, Turn, read_talks
from afterword.planner.wait import Wait, read_wait


class Situation:
    """All that follows from the facts of a case up to `case.now`, before any opinion about what to do.

    Instants are UTC; `reader()` says in whose zone and on whose calendar a message is read.
    """

    def __init__(self, case: Case, manners: Manners) -> None:
        application = case.application
        self.case, self.manners = case, manners
        self.now = utc(case.now)
        self.zone = application.zone
        self.days_zone = in_zone(application.zone)
        self.record: Record = read_record(case.events, self.now)
        closures = _closures(self.record)
        self.public_sector = Culture.PUBLIC_SECTOR in application.culture
        calendar = calendar_for(
            application.country, application.region, public_sector=self.public_sector, closures=closures
        )
        self.days = Days(calendar, self.zone)
        self.home = Reader(self.zone, calendar)
        self.people: People = read_people(case, self.record)
        talks = read_talks(case.interviews, self.record.facts, self.now, self.zone)
        self.course: Course = read_course(self.record, talks)
        self.talks: tuple[Talk, ...] = self.course.still_on(talks)
        self.wait: Wait | None = read_wait(self.record, self.talks, application.country, application.region, self.zone)
        self._advice: dict[tuple[MessageKind, str, date], tuple[Channel, ...]] = {}
        self._readers: dict[str | None, Reader] = {}

    # --- numbers ---------------------------------------------------------------------------------------------------

    def number(self, key: str) -> int:
        """A number of the etiquette."""
        return self.manners.number(key)

    def clock(self, key: str) -> time:
        """A time of day of the etiquette."""
        return clock_time(self.manners.text(key))

    def span(self, key: str, unit: str = "days") -> timedelta:
        """A number of the etiquette as a span of days or hours."""
        number = self.manners.number(key)
        return timedelta(days=number) if unit == "days" else timedelta(hours=number)

    def arrival(self, name: str) -> Arrival:
        """The hours in which a kind of message (`thank_you`, `text`, `message`) may arrive."""
        return Arrival(self.clock(f"{name}.opens"), self.clock(f"{name}.closes"))

    @cached_property
    def day_end(self) -> time:
        """When days end."""
        return self.clock("message.closes")

    # --- people ----------------------------------------------------------------------------------------------------

    def reader(self, person: str | None) -> Reader:
        """Where and on whose calendar that person reads; the employer's for nobody in particular."""
        if person not in self._readers:
            self._readers[person] = self._find_reader(person)
        return self._readers[person]

    def _find_reader(self, person: str | None) -> Reader:
        found = self.people.get(person)
        application = self.case.application
        if found is None:
            return self.home
        calendar = self.home.calendar
        if found.country and found.country != application.country:
            calendar = calendar_for(found.country, closures=calendar.closures)
        return Reader(found.zone or self.zone, calendar)

    def here(self, moment: datetime, person: str | None) -> datetime:
        """An instant as that person's clock shows it."""
        return moment.astimezone(in_zone(self.reader(person).zone))

    def name(self, person: str | None) -> str:
        """A person's name for a sentence; "they" for nobody in particular."""
        return self.people.name(person)

    @cached_property
    def interviewers(self) -> frozenset[str]:
        """Everybody met, or to be met, in an interview."""
        return frozenset(person for talk in self.talks for person in talk.interview.people)

    def silenced(self, person: str) -> Fact | None:
        """The wish by which that person is not to be written to."""
        return is_silenced(self.people, person, self.interviewers) if self.people.wishes else None

    def contact(self, said_by: str | None = None) -> str | None:
        """The one person to ask: the first who can be reached and may be written to (M8)."""
        for person in self._contacts(said_by):
            now = self.people.now(person)
            if now is not None and self.people.can_be_reached(now) and not self.silenced(now):
                return now
        return None

    def anybody(self, said_by: str | None = None) -> str | None:
        """The one who would be asked if nobody had asked for silence."""
        for person in self._contacts(said_by):
            now = self.people.now(person)
            if now is not None and self.people.can_be_reached(now):
                return now
        return None

    def _contacts(self, said_by: str | None) -> Iterator[str]:
        agency = self.case.application.agency
        if agency is not None:
            own = (person.id for person in self.case.people if person.part is Part.AGENCY_RECRUITER)
            yield from (agency.person,) if agency.person else own
        if said_by:
            yield said_by
        people = self.case.people
        for part in ASKED_IN_THIS_ORDER:
            yield from (person.id for person in people if person.part is part)
        for talk in reversed(self.held):
            yield from talk.interview.people

    def back(self, person: str | None) -> datetime | None:
        """From when somebody who is away may be written to again: the business day after their return (T10)."""
        absence = self.people.absences.get(person or "")
        if absence is None:
            return None
        return self.days.nine(
            self.days.calendar.add(self.first_day_back(absence), 1), self.clock("check_in.hour"), self.reader(person)
        )

    def first_day_back(self, absence: Absence) -> date:
        """The day named, or five business days after an absence without one began."""
        away_since = local_day(absence.fact.at, self.zone)
        return absence.back or self.days.calendar.add(away_since, self.number("absence.business_days"))

    # --- talks -----------------------------------------------------------------------------------------------------

    @cached_property
    def held(self) -> tuple[Talk, ...]:
        """Talks that took place, recordings too."""
        return tuple(talk for talk in self.talks if talk.turn is Turn.HELD)

    @cached_property
    def ahead(self) -> tuple[Talk, ...]:
        """Talks still to come."""
        return tuple(talk for talk in self.talks if talk.turn is Turn.AHEAD)

    @property
    def turning_points(self) -> list[datetime]:
        """The ends of talks ahead, also of any that is said to have been held, and facts dated later than now."""
        said_held = [one for one in self.case.interviews if one.state is InterviewState.HELD]
        ends = [talk.end for talk in self.ahead]
        ends += [moment for record in (self.record, *self.other_records) for moment in record.ahead]
        return ends + [utc(one.end) for one in said_held if utc(one.end) > self.now]

    # --- messages and decisions ------------------------------------------------------------------------------------

    def sent_since(self, at: datetime, *messages: MessageKind) -> tuple[Sent, ...]:
        """Messages of those kinds that went out at or after `at`."""
        return tuple(message for message in self.record.sent if message.at >= at and message.message in messages)

    def sent_to(self, person: str, message: MessageKind) -> bool:
        """Whether that message ever went to that person."""
        return any(sent.message is message and person in sent.people for sent in self.record.sent)

    def advice(self, message: MessageKind, person: str, at: datetime) -> tuple[Channel, ...]:
        """The channels for a message to arrive on the day of `at`, best first."""
        day = local_day(at, self.zone)
        key = (message, person, day)
        if key not in self._advice:
            evening = on_day(day, time(23, 59), self.zone)
            found = channel(self.people.case.at(evening), message, person, self.manners)
            self._advice[key] = tuple(choice.channel for choice in found.channels)
        return self._advice[key]

    def wrote_to(self, person: str | None, fact: Fact, *messages: MessageKind) -> bool:
        """Whether one of those messages went to that person since `fact`, or says that it is about it."""
        for sent in self.sent_since(fact.at, *messages):
            about = sent.event.about
            if about == fact.key:
                return True
            if about is not None and about in self._keys:
                continue
            if person is None or not sent.people or any(self.people.now(one) == person for one in sent.people):
                return True
        return False

    @cached_property
    def _keys(self) -> frozenset[str]:
        return frozenset(fact.key for fact in self.record.facts)

    @cached_property
    def other_records(self) -> tuple[Record, ...]:
        """What was sent and received about other roles at the same employer."""
        return tuple(read_record(other.events, self.now) for other in self.case.other_applications)

    @cached_property
    def last_spacing(self) -> Sent | None:
        """The candidate's last unprompted message to anybody at the company, whatever the role (T4 M8)."""
        every = [message for message in self.record.sent if message.message in STARTS_SPACING]
        for record in self.other_records:
            every += [message for message in record.sent if message.message in STARTS_SPACING]
        return max(every, key=lambda message: message.at) if every else None

    def competing_offers(self) -> tuple[Fact, ...]:
        """Offers elsewhere of which a company that is preferred or still wanted hasn't heard yet (T8)."""
        return tuple(
            fact
            for fact in self.record.facts
            if fact.kind is EventKind.COMPETING_OFFER
            and (fact.event.first_choice or fact.event.wanted)
            and not self.sent_since(fact.at, MessageKind.TELL_DEADLINE)
        )

    @cached_property
    def asked_since_hold(self) -> tuple[Sent, ...]:
        """Messages since the hold that asked for news: one is enough."""
        hold = self.course.hold
        return self.sent_since(hold.at, MessageKind.RECONNECT, MessageKind.CHECK_IN) if hold else ()

    def is_missed_call(self, fact: Fact) -> bool:
        """Whether the fact is an appointment they didn't come to."""
        return fact.kind is EventKind.MISSED_CALL

    def heard_since(self, at: datetime) -> bool:
        """Whether a real word came from the other side after `at`."""
        return any(fact.at > at and fact.label is not None and fact.label not in NO_WORD for fact in self.record.facts)

    @cached_property
    def last_unclear(self) -> Fact | None:
        """A reply nobody has made sense of yet, with no clear word after it."""
        for fact in reversed(self.record.facts):
            if fact.label is ReplyLabel.UNKNOWN:
                return fact
            if fact.kind is EventKind.PROMISE or (fact.label is not None and fact.label not in NO_WORD):
                return None
        return None

    @cached_property
    def decisions(self) -> Mapping[str, tuple[Fact, ...]]:
        """What the user decided (put off, left, sent anyway), by the step's key (P4)."""
        found: dict[str, tuple[Fact, ...]] = {}
        for fact in self.record.facts:
            if fact.event.key and fact.kind in (EventKind.SNOOZED, EventKind.SKIPPED, EventKind.OVERRULED):
                key = fact.event.key.strip().replace("+00:00", "Z")
                found[key] = (*found.get(key, ()), fact)
        return found

    def later(self, at: datetime, key: str, unit: str = "days") -> datetime:
        """`at` plus a span of the etiquette, days that don't count left out (T9)."""
        return self.days.past_quiet(at, self.span(key, unit))

    def plain_later(self, at: datetime, key: str, unit: str = "days") -> datetime:
        """`at` plus a span of the etiquette, every day counted."""
        return plus(at, self.span(key, unit))


def _closures(record: Record) -> tuple[tuple[date, date], ...]:
    """The days on which the company is shut, as inclusive ranges; one day where only one end was told."""
    found = set()
    for fact in record.facts:
        if fact.kind is EventKind.CLOSURE:
            first, last = fact.event.since or as_day(fact.event.until), as_day(fact.event.until) or fact.event.since
            if first is not None and last is not None:
                found.add((first, last))
    return tuple(sorted(found))
