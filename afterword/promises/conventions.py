"""The table of conventions: a time as it was named becomes the days on which to hear, `earliest` and `latest`."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from afterword.timewords import Direction, Firmness, Form, TimeReading
from afterword.timewords.here import DAY, Here

DAYS_AFTER = 5
"""Business days that "after the holidays" lasts."""

DAYS_AROUND = 2
"""Business days past the day that "around the 10th" may run."""


@dataclass(frozen=True, slots=True)
class Days:
    """From when to when they may come back; `latest` None is open."""

    earliest: date
    latest: date | None
    firmness: Firmness


def days_of(reading: TimeReading, here: Here) -> Days:
    """The days of one time, by its direction (the table of `when` in the contract)."""
    return _RULES[reading.direction](reading, here)


def from_day(reading: TimeReading, here: Here) -> Days:
    """From somebody's return on a day: that day itself, and the business days after it."""
    first = here.calendar.on_or_after(reading.first)
    last = here.calendar.add(first, DAYS_AFTER - 1)
    return Days(reading.first, last, max(reading.firmness, Firmness.LIKELY))


def _moved(reading: TimeReading, here: Here) -> date:
    """A last day moved to the next business day; parts of a month stay as they are."""
    return reading.last if reading.form is Form.MONTH_PART else here.calendar.on_or_after(reading.last)


def _on(reading: TimeReading, here: Here) -> Days:
    last = _moved(reading, here) if reading.form is Form.COUNT else reading.last
    return Days(last if reading.first == reading.last else reading.first, last, reading.firmness)


def _by(reading: TimeReading, here: Here) -> Days:
    """From the day it was said, if people work on it, or the next one they do."""
    return _until(_moved(reading, here), reading.firmness, here)


def _until(last: date, firmness: Firmness, here: Here) -> Days:
    last = max(last, here.day)
    return Days(min(here.calendar.on_or_after(here.day), last), last, firmness)


def _before(reading: TimeReading, here: Here) -> Days:
    if reading.form in (Form.COUNT, Form.PERIOD_END):
        return _by(reading, here)
    last = here.calendar.on_or_before(reading.first - DAY)
    if last < here.day:
        return _by(replace(reading, firmness=Firmness.UNSURE), here)
    return _until(last, reading.firmness, here)


def _after(reading: TimeReading, here: Here) -> Days:
    if reading.form is Form.COUNT:
        return _on(reading, here)
    first = here.calendar.on_or_after(reading.last + DAY)
    return Days(first, here.calendar.add(first, DAYS_AFTER - 1), max(reading.firmness, Firmness.LIKELY))


def _around(reading: TimeReading, here: Here) -> Days:
    first, last = _on(reading, here).earliest, reading.last
    if reading.first == reading.last:
        last = here.calendar.add(first, DAYS_AROUND)
    return Days(first, last, max(reading.firmness, Firmness.LIKELY))


def _not_before(reading: TimeReading, here: Here) -> Days:
    if reading.first > reading.last:
        return Days(here.calendar.on_or_after(reading.first), None, reading.firmness)
    return Days(reading.last if reading.form is Form.PERIOD_END else reading.first, None, reading.firmness)


_RULES = {
    **dict.fromkeys((Direction.ON, Direction.SINCE), _on),
    **dict.fromkeys((Direction.BY, Direction.WITHIN, Direction.UNTIL, Direction.THROUGH), _by),
    **dict.fromkeys((Direction.NOT_BEFORE, Direction.FROM), _not_before),
    Direction.BEFORE: _before,
    Direction.AFTER: _after,
    Direction.AROUND: _around,
}
