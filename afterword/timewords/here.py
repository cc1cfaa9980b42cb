"""Where and when something was said: the day, its week, and whose calendar counts."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import MAXYEAR, date, datetime, timedelta
from functools import lru_cache

from afterword.calendar import BusinessCalendar

DAY = timedelta(days=1)
WEEK = timedelta(days=7)
LAST_YEAR = MAXYEAR - 10
"""Times farther off are held at this year, so that no reading runs out of the calendar."""

MONTH_FIRST = frozenset({"US", "PH", "FM", "MH", "PW", "GU", "PR", "AS", "MP", "VI"})
"""Countries that write the month before the day."""


@dataclass(frozen=True, slots=True)
class Here:
    """The moment something was said, in its speaker's zone, and the calendar of their country."""

    at: datetime
    day: date
    calendar: BusinessCalendar

    @property
    def month_first(self) -> bool | None:
        """Whether 3/4 is 4 March; None where no country is known."""
        return None if self.calendar.country is None else self.calendar.country in MONTH_FIRST

    def week(self, ahead: int = 0, of: date | None = None) -> tuple[date, date]:
        """First and last day of the week `ahead` weeks after that of `of` (default: today's)."""
        return shift_week(of or self.day, ahead, week_begins(self.calendar))

    def coming(self, weekday: int) -> date:
        """The next such weekday after today (a week from now, if it is today's)."""
        return self.day + DAY * ((weekday - self.day.weekday() - 1) % 7 + 1)

    def weekday_in(self, weekday: int, week: tuple[date, date]) -> date:
        """That weekday of a week."""
        return week[0] + DAY * ((weekday - week[0].weekday()) % 7)

    def still_ahead(self, weekday: int) -> bool:
        """Whether that weekday comes later in this very week."""
        return self.weekday_in(weekday, self.week()) > self.day

    def business(self, first: date, last: date) -> list[date]:
        """The business days of a span; if it has none, its own ends."""
        return self.calendar.between(first, last) or [first, last]


@lru_cache(maxsize=256)
def week_begins(calendar: BusinessCalendar) -> int:
    """The weekday after the country's days of rest."""
    monday = date(2024, 1, 1)
    rests = [calendar.is_weekend(monday + DAY * n) for n in range(7)]
    return next((n for n in range(7) if rests[n - 1] and not rests[n]), 0)


def shift_week(day: date, ahead: int, begins: int) -> tuple[date, date]:
    """The week that holds `day`, moved by `ahead` weeks."""
    first = day - DAY * ((day.weekday() - begins) % 7) + WEEK * ahead
    return first, first + DAY * 6


def month_of(year: int, month: int) -> tuple[date, date]:
    """First and last day of a month; `month` may run past 12."""
    year, month = min(year + (month - 1) // 12, LAST_YEAR), (month - 1) % 12 + 1
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def add_months(day: date, number: int) -> date:
    """The same day `number` months on, or that month's last."""
    first, last = month_of(day.year, day.month + number)
    return first + DAY * (min(day.day, last.day) - 1)
