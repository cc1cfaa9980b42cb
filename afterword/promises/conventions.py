"""The table of conventions: a time as it was named becomes the days on which to hear, `earliest` and `latest`."""

from __future__ import annotations

from dataclasses import dataclass
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


def start(here: Here) -> date:
    """Where "by" and "within" begin: the day it was said, if people work on it, or the next one they do."""
    return here.calendar.on_or_after(here.day)


def _moved(reading: TimeReading, here: Here) -> date:
    """A last day moved to the next business day; parts of a month stay as they are."""
    return reading.last if reading.form is Form.MONTH_PART else here.calendar.on_or_after(reading.last)


def _on(reading: TimeReading, here: Here) -> Days:
    first, last = reading.first, reading.last
    if reading.form is Form.COUNT:
        last = here.calendar.on_or_after(last)
        first = last if reading.first == reading.last else first
    return Days(first, last, reading.firmness)


def _by(reading: TimeReading, here: Here) -> Days:
    return _ordered(start(here), _moved(reading, here), reading.firmness, here)


def _before(reading: TimeReading, here: Here) -> Days:
    if reading.form in (Form.COUNT, Form.PERIOD_END):
        return _by(reading, here)
    last = here.calendar.on_or_before(reading.first - DAY)
    if last < here.day:
        return _ordered(start(here), _moved(reading, here), Firmness.UNSURE, here)
    return _ordered(start(here), last, reading.firmness, here)


def _ordered(first: date, last: date, firmness: Firmness, here: Here) -> Days:
    return Days(min(first, last) if last >= here.day else first, max(last, here.day), firmness)


def _after(reading: TimeReading, here: Here) -> Days:
    first = here.calendar.on_or_after(reading.last + DAY)
    return Days(first, here.calendar.add(first, DAYS_AFTER - 1), _at_best_likely(reading.firmness))


def from_day(reading: TimeReading, here: Here) -> Days:
    """From somebody's return on a day: that day itself, and the business days after it."""
    first = here.calendar.on_or_after(reading.first)
    return Days(reading.first, here.calendar.add(first, DAYS_AFTER - 1), _at_best_likely(reading.firmness))


def _around(reading: TimeReading, here: Here) -> Days:
    firmness = _at_best_likely(reading.firmness)
    if reading.first != reading.last:
        return Days(reading.first, _moved(reading, here), firmness)
    if reading.form is Form.COUNT:
        first = here.calendar.on_or_after(reading.first)
        return Days(first, here.calendar.add(first, DAYS_AROUND), firmness)
    return Days(reading.first, here.calendar.add(reading.last, DAYS_AROUND), firmness)


def _not_before(reading: TimeReading, here: Here) -> Days:
    if reading.first > reading.last:
        return Days(here.calendar.on_or_after(reading.first), None, reading.firmness)
    return Days(reading.last if reading.form is Form.PERIOD_END else reading.first, None, reading.firmness)


def _at_best_likely(firmness: Firmness) -> Firmness:
    return max(firmness, Firmness.LIKELY)


_RULES = {
    Direction.ON: _on,
    Direction.BY: _by,
    Direction.WITHIN: _by,
    Direction.UNTIL: _by,
    Direction.THROUGH: _by,
    Direction.BEFORE: _before,
    Direction.AFTER: _after,
    Direction.AROUND: _around,
    Direction.NOT_BEFORE: _not_before,
    Direction.FROM: _not_before,
    Direction.SINCE: _on,
}
