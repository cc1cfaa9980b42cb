"""What a time in words can mean: the values that the grammar gives back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from enum import Enum, IntEnum

CANDIDATE = "candidate"
"""The zone of a clock time that is said to be in the reader's own ("3 pm your time")."""


class Direction(Enum):
    """Which side of a time is meant. `UNTIL` and `THROUGH` end something; `THROUGH` counts its last day in."""

    ON = "on"
    BY = "by"
    BEFORE = "before"
    AFTER = "after"
    AROUND = "around"
    WITHIN = "within"
    UNTIL = "until"
    THROUGH = "through"
    NOT_BEFORE = "not before"
    FROM = "from"
    SINCE = "since"


class Kind(Enum):
    DAY = "day"
    RANGE = "range"
    CLOCK = "clock"
    DAY_AND_CLOCK = "day and clock"


class Form(Enum):
    """How a time was named; the conventions differ by it."""

    DAY = "day"
    ORDINAL = "ordinal"
    WEEKDAY = "weekday"
    CLOCK = "clock"
    WEEK = "week"
    WEEK_PART = "part of a week"
    WEEKEND = "weekend"
    MONTH = "month"
    MONTH_PART = "part of a month"
    PERIOD = "quarter or year"
    PERIOD_END = "end of a period"
    COUNT = "count"
    FEAST = "feast"
    ANAPHOR = "the time named before"


class Firmness(IntEnum):
    """How certain it is which days the words mean, whatever they are about."""

    SURE = 0
    LIKELY = 1
    UNSURE = 2


@dataclass(frozen=True, slots=True)
class Point:
    """The days a time names, as said (a weekend stays a weekend), before its direction is applied.

    `past` and `habit`: it looks back, or tells of every such day. `within`: the words themselves mean "from now to
    then" ("the next two weeks").
    """

    first: date
    last: date
    form: Form
    firmness: Firmness = Firmness.SURE
    past: bool = False
    habit: bool = False
    within: bool = False
    days: tuple[date, ...] = ()
    clocks: tuple[time, ...] = ()
    zone: str | None = None
    direction: Direction | None = None


def single(day: date, form: Form = Form.DAY, firmness: Firmness = Firmness.SURE) -> Point:
    """One day."""
    return Point(day, day, form, firmness, days=(day,))


Found = tuple[Point, int] | None
"""A point and the index of the token after it, or nothing."""


@dataclass(frozen=True, slots=True)
class TimeReading:
    """A time expression of a text: `source[start:end]` is `text`.

    `first` and `last` are the days it names, `days` the single days of a list or range end ("15, 17 or 18 June").
    `clocks` are hours on each of the days, in `zone` (an IANA name, `CANDIDATE`, or None for the writer's own).
    `joined`: it goes on from the reading before ("Monday or Tuesday"). `tokens`: first token and the one after.
    """

    text: str
    start: int
    end: int
    kind: Kind
    form: Form
    direction: Direction
    first: date
    last: date
    firmness: Firmness
    days: tuple[date, ...]
    clocks: tuple[time, ...] = ()
    zone: str | None = None
    past: bool = False
    habit: bool = False
    joined: bool = False
    tokens: tuple[int, int] = (0, 0)
    said_direction: bool = False
