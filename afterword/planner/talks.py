"""The interviews of a case as they turned out: held, ahead, off, or one where the other side didn't come."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from afterword.model import Event, EventKind, Interview, InterviewState, ReplyLabel, Stage
from afterword.planner.facts import Fact
from afterword.planner.moments import local_day, utc


class Turn(Enum):
    """How an interview turned out. A talk that is ahead lies before its end."""

    HELD = "held"
    AHEAD = "ahead"
    OFF = "off"
    NOT_COME = "not come"


@dataclass(frozen=True, slots=True)
class Talk:
    """One interview with its instants in UTC."""

    interview: Interview
    start: datetime
    end: datetime
    turn: Turn

    @property
    def key(self) -> str:
        """The interview's id."""
        return self.interview.id

    @property
    def at(self) -> datetime:
        """Its end: from when there is something to thank for, and the moment at which one last spoke."""
        return self.end

    @property
    def people(self) -> tuple[str, ...]:
        """Who was in the room: nobody, if it was recorded (M2: nobody is thanked for a recording)."""
        return () if self.interview.stage is Stage.RECORDED else self.interview.people


def read_talks(interviews: Iterable[Interview], facts: Sequence[Fact], now: datetime, zone: str) -> tuple[Talk, ...]:
    """All interviews in the order of their ends. `zone` is the one in which a day is a day."""
    every = sorted(interviews, key=lambda one: (utc(one.end), utc(one.start), one.id))
    off: set[str] = set()
    not_come: set[str] = set()
    for fact in facts:
        if fact.label is ReplyLabel.SCHEDULING_CHANGE:
            moved = _moved(every, fact, off)
            if moved is not None and not among(moved.start, fact.event, zone):
                off.add(moved.id)
        elif fact.kind is EventKind.MISSED_CALL:
            not_come |= {one.id for one in _not_come_to(every, fact, zone)}
    talks = []
    for one in every:
        if one.id in not_come or one.state is InterviewState.MISSED:
            turn = Turn.NOT_COME
        elif one.id in off or one.state is InterviewState.CANCELLED:
            turn = Turn.OFF
        else:
            turn = Turn.HELD if utc(one.end) <= now else Turn.AHEAD
        talks.append(Talk(one, utc(one.start), utc(one.end), turn))
    return tuple(talks)


def among(start: datetime, event: Event, zone: str) -> bool:
    """Whether a talk's start is among the times an event names; a bare day is met by any hour of it."""
    moment = utc(start)
    return any(
        utc(time) == moment if isinstance(time, datetime) else time == local_day(moment, zone) for time in event.times
    )


def _moved(every: Sequence[Interview], fact: Fact, off: set[str]) -> Interview | None:
    """The planned talk a change is about: the one named, else the next after it."""
    about = fact.event.about
    ahead = [one for one in every if utc(one.start) > fact.at and one.id not in off and about in (None, one.id)]
    return min(ahead, key=lambda one: utc(one.start), default=None)


def _not_come_to(every: Sequence[Interview], fact: Fact, zone: str) -> list[Interview]:
    """The talk nobody came to: the one named, else the nearest start before it with that person on that day."""
    about, by = fact.event.about, fact.event.by
    if about is not None:
        return [one for one in every if one.id == about]
    day = local_day(fact.at, zone)
    near = [one for one in every if utc(one.start) <= fact.at and (by is None or by in one.people)]
    today = [one for one in near if local_day(utc(one.start), zone) == day]
    return sorted(today, key=lambda one: (fact.at - utc(one.start), one.id))[:1]
