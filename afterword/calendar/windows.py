"""When a message should arrive where its reader is (T9), and moving between zones."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from afterword.calendar.business import BusinessCalendar


@cache
def in_zone(name: str) -> ZoneInfo:
    """The zone of that IANA name, looked up once."""
    return ZoneInfo(name)


def local(day: date, at: time, zone: str) -> datetime:
    """The instant of `at` on `day` in `zone`. A time that a clock change skips is moved forward by the gap;
    of a time that exists twice, the first is taken."""
    wall = datetime.combine(day, at, in_zone(zone))
    return wall.astimezone(in_zone("UTC")).astimezone(in_zone(zone))


@dataclass(frozen=True, slots=True)
class Window:
    """The hours of a day, in the reader's zone, at which a message may arrive."""

    opens: time
    closes: time
    business_days_only: bool = True

    def next_open(self, moment: datetime, zone: str, calendar: BusinessCalendar) -> datetime:
        """The first instant at or after `moment` that lies in the window, in `zone`."""
        here = moment.astimezone(in_zone(zone))
        day = here.date()
        while True:
            if not self.business_days_only or calendar.is_business(day):
                opening, closing = local(day, self.opens, zone), local(day, self.closes, zone)
                if here <= opening:
                    return opening
                if here < closing:
                    return here
            day += timedelta(days=1)

    def end_of(self, moment: datetime, zone: str) -> datetime:
        """When the window closes on the day of `moment` in `zone`."""
        return local(moment.astimezone(in_zone(zone)).date(), self.closes, zone)
