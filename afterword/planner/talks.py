"""The interviews of a case as they turned out: held, ahead, off, or one where the other side didn't come."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
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
    def with_people(self) -> bool:
        """Whether somebody was in the room (M2: nobody is thanked for a recording)."""
        return self.interview.stage is not Stage.RECORDED and bool(self.interview.people)


def read_talks(interviews: Iterable[Interview], facts: Sequence[Fact], now: datetime, zone: str) -> tuple[Talk, ...]:
    """All interviews in the order of their ends. `zone` is the one in which a day is a day."""
    spans = sorted(
        ((utc(one.start), utc(one.end), one) for one in interviews), key=lambda span: (span[1], span[0], span[2].id)
    )
    off: set[str] = set()
    not_come: set[str] = set()
    for fact in facts:
        if fact.label is ReplyLabel.SCHEDULING_CHANGE:
            moved = _moved(spans, fact, off)
            if moved is not None and not among(moved.start, fact.event, zone):
                off.add(moved.id)
        elif fact.kind is EventKind.MISSED_CALL:
            talk = _not_come_to(spans, fact, zone)
            if talk is not None:
                not_come.add(talk.id)
    talks = []
    for start, end, interview in spans:
        if interview.id in not_come or interview.state is InterviewState.MISSED:
            turn = Turn.NOT_COME
        elif interview.id in off or interview.state is InterviewState.CANCELLED:
            turn = Turn.OFF
        else:
            turn = Turn.HELD if end <= now else Turn.AHEAD
        talks.append(Talk(interview, start, end, turn))
    return tuple(talks)


def among(start: datetime, event: Event, zone: str) -> bool:
    """Whether a talk's start is among the times an event names; a bare day is met by any hour of it."""
    moment = utc(start)
    return any(
        utc(time) == moment if isinstance(time, datetime) else time == local_day(moment, zone) for time in event.times
    )


Spans = Sequence[tuple[datetime, datetime, Interview]]


def _moved(spans: Spans, fact: Fact, off: set[str]) -> Interview | None:
    """The planned talk a change is about: the one named, else the next after it."""
    ahead = [(start, one) for start, _, one in spans if start > fact.at and one.id not in off]
    if fact.event.about is not None:
        return next((one for _, one in ahead if one.id == fact.event.about), None)
    return min(ahead, key=lambda pair: pair[0])[1] if ahead else None


def _not_come_to(spans: Spans, fact: Fact, zone: str) -> Interview | None:
    """The talk nobody came to: the one named, else the nearest start before it with that person on that day."""
    if fact.event.about is not None:
        return next((one for _, _, one in spans if one.id == fact.event.about), None)
    day = local_day(fact.at, zone)
    by = fact.event.by
    near = [
        (fact.at - start, one)
        for start, _, one in spans
        if timedelta(0) <= fact.at - start and local_day(start, zone) == day and (by is None or by in one.people)
    ]
    return min(near, key=lambda pair: (pair[0], pair[1].id))[1] if near else None
