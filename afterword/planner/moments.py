"""Moments: everything is reckoned in UTC, counted on the employer's calendar and placed in the reader's day (T9).

A moment outside the years 3 to 9997 is taken as the nearest one inside, so that no arithmetic on it can fail.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache

from afterword.calendar import BusinessCalendar, in_zone
from afterword.calendar.business import at_the_turn_of_the_year

FIRST_OF_ALL = datetime.min.replace(tzinfo=UTC)
FIRST = datetime(3, 1, 1, tzinfo=UTC)
LAST = datetime(9997, 12, 31, tzinfo=UTC)
DAY = timedelta(days=1)


def utc(moment: datetime) -> datetime:
    """The same instant in UTC."""
    if not 3 <= moment.year <= 9997:
        return FIRST if moment.year < 3 else LAST
    return moment.astimezone(UTC)


def plus(moment: datetime, span: timedelta) -> datetime:
    """`moment` moved on by `span`, in hours as they pass (a clock change doesn't lengthen a day)."""
    try:
        return min(moment + span, LAST)
    except OverflowError:
        return LAST


def day_plus(day: date, days: int) -> date:
    """`day` moved on by calendar days."""
    try:
        return min(max(day + timedelta(days=days), FIRST.date()), LAST.date())
    except OverflowError:
        return LAST.date()


@lru_cache(maxsize=64)
def clock_time(text: str) -> time:
    """The time of day written `09:00`."""
    return time.fromisoformat(text)


def on_day(day: date, at: time, zone: str) -> datetime:
    """The instant of `at` on `day` in `zone`; a time that a clock change skips moves forward by the gap."""
    return utc(datetime.combine(min(max(day, FIRST.date()), LAST.date()), at, in_zone(zone)))


def local_day(moment: datetime, zone: str) -> date:
    """The day it is in `zone` at that moment."""
    return moment.astimezone(in_zone(zone)).date()


@dataclass(frozen=True, slots=True)
class Reader:
    """Where a message is read: the zone, and the calendar of the reader's own country."""

    zone: str
    calendar: BusinessCalendar


@dataclass(frozen=True, slots=True)
class Arrival:
    """The hours of the day in which a kind of message may arrive."""

    opens: time
    closes: time

    def next(self, moment: datetime, reader: Reader, *, any_day: bool = False) -> tuple[datetime, datetime]:
        """The first instant at or after `moment` at which it may arrive, and the end of that day's hours."""
        day = local_day(moment, reader.zone)
        while True:
            if not any_day:
                day = reader.calendar.on_or_after(day)
            opening, closing = on_day(day, self.opens, reader.zone), on_day(day, self.closes, reader.zone)
            if moment < closing or closing >= LAST - DAY * 2:
                return max(opening, moment), closing
            day = day_plus(day, 1)


@dataclass(frozen=True, slots=True)
class Days:
    """Counting days at one employer: business days, days of grace, and the days that don't count.

    `hour` is when something falls due on its day (nine), `end` when days end (five).
    """

    calendar: BusinessCalendar
    zone: str
    hour: time
    end: time

    def nine(self, day: date, reader: Reader) -> datetime:
        """Nine on the first day from `day` on that counts for the employer and is a business day for the reader."""
        for _ in range(100):
            day = self.calendar.on_or_after(day, counting=True)
            if reader.calendar.is_business(day):
                break
            day = day_plus(day, 1)
        return on_day(day, self.hour, reader.zone)

    def nine_from(self, moment: datetime, reader: Reader) -> datetime:
        """The first nine of such a day at or after `moment`."""
        day = local_day(moment, reader.zone)
        first = self.nine(day, reader)
        return first if first >= moment else self.nine(day_plus(day, 1), reader)

    def business_day(self, moment: datetime, number: int, reader: Reader, at: time | None = None) -> datetime:
        """The end of (or `at` on) the `number`th business day after the day of `moment`, where the reader is."""
        return on_day(self.calendar.add(local_day(moment, reader.zone), number), at or self.end, reader.zone)

    def past_quiet(self, start: datetime, span: timedelta) -> datetime:
        """`start` and `span` later, not counting closures and the turn of the year (T9)."""
        end = plus(start, span)
        if self._all_count(local_day(start, self.zone), local_day(end, self.zone)):
            return end
        moment, left = start, span
        while left > timedelta(0) and moment < LAST:
            day = local_day(moment, self.zone)
            midnight = on_day(day_plus(day, 1), time(0), self.zone)
            if not self._is_quiet(day):
                if moment + left <= midnight:
                    return moment + left
                left -= midnight - moment
            if midnight <= moment:
                break
            moment = midnight
        return moment

    def day_past_quiet(self, day: date, number: int) -> date:
        """`number` calendar days after `day`, not counting closures and the turn of the year."""
        if self._all_count(day, day_plus(day, number)):
            return day_plus(day, number)
        while number > 0 and day < LAST.date():
            day = day_plus(day, 1)
            number -= not self._is_quiet(day)
        return day

    def _is_quiet(self, day: date) -> bool:
        """Whether `day` doesn't count in waits: the company is shut, or it is 24 December to 1 January."""
        return at_the_turn_of_the_year(day) or self.calendar.is_closed(day)

    def _all_count(self, first: date, last: date) -> bool:
        near_new_year = (
            last.year != first.year or (last.month, last.day) >= (12, 24) or (first.month, first.day) == (1, 1)
        )
        return not self.calendar.closures and not near_new_year
