"""Believable job searches, from a seed: an employer that meets, promises, answers or stays silent by its own dice.

Beside it a candidate who does what the plan says, and what must hold of everything that was sent in the end.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

from afterword.calendar import calendar_for, in_zone
from afterword.etiquette import action_table
from afterword.model import (
    Action,
    Application,
    Candidate,
    Case,
    Channel,
    Event,
    EventKind,
    Interview,
    MessageKind,
    OfferForm,
    Part,
    Person,
    Place,
    Plan,
    Reach,
    ReplyLabel,
    Stage,
    Step,
)

DAY = timedelta(days=1)
TOWNS = (("US", "America/Chicago"), ("US", "America/New_York"), ("GB", "Europe/London"), ("DE", "Europe/Berlin"))
PARTS = (Part.RECRUITER, Part.HIRING_MANAGER, Part.PEER, Part.TECHNICAL, Part.HR)
ROUNDS = (Stage.SCREEN, Stage.TECHNICAL, Stage.FINAL)
ASKING = (MessageKind.CHECK_IN, MessageKind.RECONNECT)
UNPROMPTED = (*ASKING, MessageKind.UPDATE, MessageKind.CLARIFY, MessageKind.OTHER)
QUIET = (ReplyLabel.ACKNOWLEDGEMENT, ReplyLabel.AUTO_ACKNOWLEDGEMENT, ReplyLabel.OUT_OF_OFFICE, ReplyLabel.BOUNCE)
"""What comes back and begins no new wait."""


@dataclass(frozen=True, slots=True)
class Word:
    """Something the candidate learns at a moment: a fact, or a talk that is arranged."""

    at: datetime
    event: Event | None = None
    talk: Interview | None = None


class Employer:
    """The other side of one application, by its own dice."""

    def __init__(self, seed: int, start: datetime) -> None:
        self._dice = random.Random(seed)
        self._words: list[Word] = []
        self._round = 0
        self._decided = start
        country, self.zone = self._dice.choice(TOWNS)
        self._calendar = calendar_for(country)
        parts = self._dice.sample(PARTS, self._dice.randint(1, 3))
        self.people = tuple(
            Person(f"p{number}", f"{self._dice.choice(('Dana', 'Sam', 'Mia'))} {part}", part=part, reach=(Reach.EMAIL,))
            for number, part in enumerate(parts)
        )
        self.application = Application(f"House {seed}", "Analyst", country, self.zone)
        self._invite(self._office(start, 1, 6))

    @property
    def next(self) -> datetime | None:
        """When something is heard from them next."""
        return min((word.at for word in self._words), default=None)

    def heard(self, until: datetime) -> list[Word]:
        """What is heard from them up to a moment, in the order of time."""
        due = sorted((word for word in self._words if word.at <= until), key=lambda word: word.at)
        self._words = [word for word in self._words if word.at > until]
        return due

    def read(self, sent: Event) -> None:
        """A message reaches them: thanks are often left alone, a question is often answered."""
        dice, person = self._dice, sent.to[0] if sent.to else self.people[0].id
        chance = dice.random()
        if sent.message is MessageKind.THANK_YOU and chance < 0.4:
            label = ReplyLabel.ACKNOWLEDGEMENT if chance < 0.3 else ReplyLabel.OUT_OF_OFFICE
            at = self._office(sent.at, 0, 2) if chance < 0.3 else sent.at + timedelta(minutes=1)
            self._say(at, person, label, until=(at + 6 * DAY).date() if chance >= 0.3 else None)
        elif sent.message in ASKING and chance < 0.65 and self._decided < sent.at:
            self._decide(self._office(sent.at, 1, 6), person)

    def _invite(self, at: datetime) -> None:
        """A talk some days after `at`; then often a promise, and some day, or never, a decision."""
        start = self._office(at, 2, 9)
        met = self._dice.sample(self.people, self._dice.randint(1, len(self.people)))
        ids = tuple(person.id for person in met)
        talk = Interview(f"i{self._round}", start, start + timedelta(minutes=45), ids, ROUNDS[self._round], Place.VIDEO)
        self._words.append(Word(at, talk=talk))
        if self._round:
            self._say(at, ids[0], ReplyLabel.NEXT_ROUND, times=(start,))
        self._round += 1
        if self._dice.random() < 0.6:
            last = self._calendar.add(talk.end.date(), self._dice.randint(2, 12))
            promise = Event(talk.end, EventKind.PROMISE, by=ids[0], earliest=talk.end.date(), latest=last)
            self._words.append(Word(talk.end, promise))
        if self._dice.random() < 0.75:
            self._decide(self._office(talk.end, 2, 20), ids[0])

    def _decide(self, at: datetime, person: str) -> None:
        """A new round, a no, an offer, a delay or a hold."""
        self._decided = at
        chance = self._dice.random()
        if chance < 0.35 and self._round < len(ROUNDS):
            self._invite(at)
        elif chance < 0.7:
            self._words = [word for word in self._words if word.at < at]
            self._say(at, person, ReplyLabel.REJECTION)
        elif chance < 0.8 and self._round > 1:
            self._say(at, person, ReplyLabel.OFFER, form=OfferForm.WRITTEN, answer_by=(at + 7 * DAY).date())
        elif chance < 0.92:
            self._say(at, person, ReplyLabel.DELAY, earliest=at.date(), latest=self._calendar.add(at.date(), 8))
        else:
            self._say(at, person, ReplyLabel.ON_HOLD)

    def _say(self, at: datetime, person: str, label: ReplyLabel, **facts: object) -> None:
        said = Event(at, EventKind.RECEIVED, sender=person, label=label, channel=Channel.EMAIL)
        self._words.append(Word(at, replace(said, **facts)))  # type: ignore[arg-type]

    def _office(self, after: datetime, least: int, most: int) -> datetime:
        """A quarter of an hour in office hours, some business days later."""
        day = self._calendar.add(after.astimezone(in_zone(self.zone)).date(), self._dice.randint(max(least, 1), most))
        minutes = self._dice.randrange(0, 7 * 60, 15)
        nine = datetime(day.year, day.month, day.day, 9, tzinfo=in_zone(self.zone))
        return nine.astimezone(UTC) + timedelta(minutes=minutes)


def opening(employer: Employer, number: int, now: datetime) -> Case:
    """The application before anything is known but its people."""
    here = now.astimezone(in_zone(employer.zone))
    return Case(f"s{number}", here, Candidate("Ana Beltrán", employer.zone), employer.application, employer.people)


def done(step: Step, at: datetime) -> Event:
    """What the candidate does about a step: sends it, takes the offer, or lets it be."""
    if step.action is Action.DECIDE:
        return Event(at, EventKind.ACCEPTED)
    if step.action is Action.MOVE_ON or step.channels[0] is Channel.NONE:
        return Event(at, EventKind.SKIPPED, key=step.key)
    return Event(at, EventKind.SENT, message=MessageKind(step.action), to=step.to, channel=step.channels[0])


def breaches(case: Case, plan: Plan) -> Iterator[str]:
    """What a plan must never do."""
    if plan.good_until is not None and plan.good_until <= case.now:
        yield "a plan holds for a while"
    for step in plan.steps:
        if step.best < step.earliest or (step.latest and step.best > step.latest > case.now):
            yield f"the best moment lies in the window ({step.key})"


def regrets(events: Iterable[Event], people: Iterable[str]) -> Iterator[str]:
    """What must hold of all that was sent, by the rules: T2 T4 T5 T6 T10 and M8, over one employer."""
    last: datetime | None = None
    asked, over, promised = 0, False, None
    for event in sorted(events, key=lambda event: event.at):
        if event.kind is EventKind.PROMISE or event.label is ReplyLabel.DELAY:
            promised = max(filter(None, (event.latest, date.min)))
        if event.kind is EventKind.PROMISE or (event.label is not None and event.label not in QUIET):
            asked = 0
            over = event.label is ReplyLabel.REJECTION
            promised = promised if event.kind is EventKind.PROMISE or event.label is ReplyLabel.DELAY else None
        if event.kind is not EventKind.SENT or event.message is None:
            continue
        if over and action_table()[Action(event.message)].after_rejection != "yes":
            yield f"nothing but one line of thanks follows a no (T10): {event.message}"
        if event.message in UNPROMPTED:
            if last is not None and event.at - last < 7 * DAY:
                yield "a week lies between unprompted messages (T4)"
            last = event.at
        if event.message in ASKING:
            asked += 1
            if asked > 1:
                yield "one check-in for each wait (T5)"
            if promised is not None and event.at.date() <= promised:
                yield "no check-in before a promise has run out (T2)"
        if not set(event.to) <= set(people):
            yield "messages go to people of the case (M8)"
