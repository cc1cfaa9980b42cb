"""A company's business days: its country's week and holidays, its region's where they count, its closures (T9)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date, timedelta
from functools import lru_cache

from afterword.calendar.holidays import REGION_BY_DEFAULT, holidays_of

DAY = timedelta(days=1)

REGION_COUNTS = frozenset({"CA", "GB", "AU", "DE", "IN"})
"""Where a region's holidays count for everybody; in the US they do for the public sector only."""

FARTHEST = 400
"""Days searched for a business day before giving up on a country that seems to have none."""


@dataclass(frozen=True)
class BusinessCalendar:
    """Business days of one country and region, less closures (inclusive ranges) and, when asked, the year's turn.

    `quiet_days` are those that don't count in waits and in days of grace: closures and 24 December to 1 January.
    They are ordinary business days for everything else.
    """

    country: str | None
    region: str | None = None
    closures: tuple[tuple[date, date], ...] = ()

    def holiday(self, day: date) -> str | None:
        """The name of the public holiday on `day`, or None."""
        if self.country is None:
            return None
        return holidays_of(self.country, self.region, day.year).days.get(day)

    def is_weekend(self, day: date) -> bool:
        """Whether `day` is one of the country's days of rest."""
        weekend = holidays_of(self.country, self.region, day.year).weekend if self.country else frozenset({5, 6})
        return day.weekday() in weekend

    def is_business(self, day: date) -> bool:
        """Whether people work there on `day` (closures apart)."""
        return not self.is_weekend(day) and self.holiday(day) is None

    def is_closed(self, day: date) -> bool:
        """Whether the company said that it is shut on `day`."""
        return any(first <= day <= last for first, last in self.closures)

    def counts(self, day: date) -> bool:
        """Whether `day` counts in a wait or as a day of grace: a business day, no closure, not 24 Dec to 1 Jan."""
        return self.is_business(day) and not self.is_closed(day) and not at_the_turn_of_the_year(day)

    def on_or_after(self, day: date, *, counting: bool = False) -> date:
        """The first business day (with `counting`: that counts in waits) at or after `day`."""
        return self._seek(day, DAY, counting)

    def on_or_before(self, day: date, *, counting: bool = False) -> date:
        """The last business day at or before `day`."""
        return self._seek(day, -DAY, counting)

    def add(self, day: date, number: int, *, counting: bool = False) -> date:
        """`number` business days after `day` (before it, if negative); 0 is `day` itself."""
        step = DAY if number > 0 else -DAY
        for _ in range(abs(number)):
            day = self._seek(day + step, step, counting)
        return day

    def between(self, first: date, last: date) -> list[date]:
        """The business days from `first` to `last`, both included."""
        span = (last - first).days
        return [day for day in (first + DAY * n for n in range(span + 1)) if self.is_business(day)]

    def _seek(self, day: date, step: timedelta, counting: bool) -> date:
        works = self.counts if counting else self.is_business
        for _ in range(FARTHEST):
            if works(day):
                return day
            if not MINYEAR < day.year < MAXYEAR:
                break
            day += step
        return day


def at_the_turn_of_the_year(day: date) -> bool:
    """24 December to 1 January: days on which nobody is expected to have answered."""
    return (day.month, day.day) >= (12, 24) or (day.month, day.day) == (1, 1)


def calendar_for(
    country: str | None,
    region: str | None = None,
    *,
    public_sector: bool = False,
    closures: Iterable[tuple[date, date]] = (),
) -> BusinessCalendar:
    """The calendar of an employer. A region counts in CA, GB, AU, DE, IN, and in the US for the public sector only."""
    counts = country in REGION_COUNTS or (country == "US" and public_sector)
    taken = (region or REGION_BY_DEFAULT.get(country or "")) if counts else None
    return _calendar(country, taken, tuple(closures))


@lru_cache(maxsize=1024)
def _calendar(country: str | None, region: str | None, closures: tuple[tuple[date, date], ...]) -> BusinessCalendar:
    return BusinessCalendar(country, region, closures)
