"""Times in a mail, read from the mail's own date and zone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cached_property
from zoneinfo import ZoneInfo

from afterword.calendar import BusinessCalendar, calendar_for
from afterword.model import Case, Mail, Reading
from afterword.promises import when
from afterword.replies.lexicon import words_of_layout
from afterword.replies.listening import Said
from afterword.timewords import CANDIDATE, Direction, Kind, TimeReading, read_times

BEFORE_IT = frozenset({Direction.BY, Direction.BEFORE, Direction.WITHIN, Direction.UNTIL, Direction.THROUGH})
"""Directions that end something: a deadline, a hold, an absence."""


@dataclass(frozen=True)
class Moment:
    """When and where a mail was written; what its words about time mean there. Without a moment none are read."""

    at: datetime | None
    country: str | None = None
    region: str | None = None
    candidate_zone: str | None = None
    text: str = ""

    @staticmethod
    def of(mail: Mail, country: str | None, case: Case | None, text: str) -> Moment:
        """The mail's date (else the case's now), the country named (else the case's), and the text to be read."""
        at = mail.date or (case.now if case else None)
        if at is not None and at.tzinfo is None:
            at = at.replace(tzinfo=UTC)
        if case is None:
            return Moment(at, country, text=text)
        same = country in (None, case.application.country)
        region = case.application.region if same else None
        return Moment(at, country or case.application.country, region, case.candidate.zone, text)

    @property
    def today(self) -> date | None:
        """The day the mail was written, where it was written."""
        return self.at.date() if self.at else None

    @property
    def calendar(self) -> BusinessCalendar:
        """The business days there."""
        return calendar_for(self.country, self.region)

    @cached_property
    def _times(self) -> tuple[TimeReading, ...]:
        if self.at is None or not self.text:
            return ()
        found = read_times(self.text, self.at, self.country, self.region)
        return tuple(time for time in found if not time.past and not time.habit)

    def times(self, said: Said) -> tuple[TimeReading, ...]:
        """The times of a sentence that don't look back, in order, read in the light of what stands before it."""
        return tuple(time for time in self._times if said.start <= time.start < said.end)

    def promised(self, text: str) -> Reading | None:
        """What `text` promises; None where it promises nothing that can be dated."""
        if self.at is None:
            return None
        reading = when(text, self.at, self.country, self.region)
        return reading if reading.earliest or reading.latest else None

    def is_ahead(self, time: TimeReading) -> bool:
        """Whether a time is not over on the day of the mail."""
        return self.today is None or time.last >= self.today

    def is_timed(self, said: Said) -> bool:
        """Whether a sentence names a day or an hour ahead."""
        return any(self.is_ahead(time) for time in self.times(said))

    def is_clocked(self, said: Said) -> bool:
        """Whether a sentence names an hour."""
        return any(time.kind in (Kind.CLOCK, Kind.DAY_AND_CLOCK) for time in self.times(said))

    def instants(self, time: TimeReading, day: date | None = None) -> list[datetime | date]:
        """The moments a proposed time names: in the zone named, else the mail's; bare days where no hour is given.

        `day` is the day of an hour that is only said to replace another ("3 pm instead of 1 pm tomorrow").
        """
        if self.at is None:
            return []
        if not time.clocks:
            return list(time.days)
        zone = self._named(time.zone) or self._own_zone() or self.at.tzinfo
        days = (day,) if day and time.days == (self.today,) else time.days
        return [datetime.combine(one, clock, zone) for one in days for clock in time.clocks]

    def end_of_span(self, time: TimeReading) -> TimeReading:
        """The time after the `to` of "from 9:00 to 4:30 on Tuesday", read by itself; the whole if it names no hour."""
        if self.at is None:
            return time
        place = time.text.lower().rindex(" to ") + 4
        later = read_times(time.text[place:], self.at, self.country, self.region)
        return later[0] if later and later[0].kind is Kind.DAY_AND_CLOCK else time

    def _named(self, name: str | None) -> ZoneInfo | None:
        wanted = self.candidate_zone if name == CANDIDATE else name
        try:
            return ZoneInfo(wanted) if wanted else None
        except (KeyError, ValueError, OSError):
            return None

    def _own_zone(self) -> ZoneInfo | None:
        """The country's zone that had the mail's offset when it was written: its clocks may change before the talk."""
        zones = words_of_layout("zones").get(self.country or "", ())
        found = (self._named(name) for name in zones)
        offset = self.at.utcoffset() if self.at else None
        return next(
            (zone for zone in found if zone and self.at and self.at.astimezone(zone).utcoffset() == offset), None
        )


def deadline(time: TimeReading) -> date:
    """The last good day of a deadline, as said: `before X` ends the day before, `before the end of X` with X."""
    if time.direction is Direction.BEFORE and " end of " not in f" {time.text.lower()} ":
        return time.first - timedelta(days=1)
    return time.last
