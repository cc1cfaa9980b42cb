"""Times in a mail, read from the mail's own date and zone."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from afterword.calendar import BusinessCalendar, calendar_for
from afterword.model import Case, Mail, Reading
from afterword.promises import when
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
    _seen: dict[str, tuple[TimeReading, ...]] = field(default_factory=dict)

    @staticmethod
    def of(mail: Mail, country: str | None, case: Case | None) -> Moment:
        """The mail's date (else the case's now), the country named (else the case's)."""
        at = mail.date or (case.now if case else None)
        if at is not None and at.tzinfo is None:
            at = at.replace(tzinfo=UTC)
        if case is None:
            return Moment(at, country)
        same = country in (None, case.application.country)
        return Moment(
            at,
            country or case.application.country,
            case.application.region if same else None,
            case.candidate.zone,
        )

    @property
    def today(self) -> date | None:
        """The day the mail was written, where it was written."""
        return self.at.date() if self.at else None

    @property
    def calendar(self) -> BusinessCalendar:
        """The business days there."""
        return calendar_for(self.country, self.region)

    def times(self, text: str) -> tuple[TimeReading, ...]:
        """The times ahead in `text`, in order."""
        if self.at is None:
            return ()
        if text not in self._seen:
            found = read_times(text, self.at, self.country, self.region)
            self._seen[text] = tuple(time for time in found if not time.past and not time.habit)
        return self._seen[text]

    def promised(self, text: str) -> Reading | None:
        """What `text` promises; None where it promises nothing that can be dated."""
        if self.at is None:
            return None
        reading = when(text, self.at, self.country, self.region)
        return reading if reading.earliest or reading.latest else None

    def is_timed(self, said: Said) -> bool:
        """Whether a sentence names a day or an hour ahead."""
        return bool(self.times(said.text))

    def is_clocked(self, said: Said) -> bool:
        """Whether a sentence names an hour."""
        return any(time.kind in (Kind.CLOCK, Kind.DAY_AND_CLOCK) for time in self.times(said.text))

    def instants(self, time: TimeReading) -> list[datetime | date]:
        """The moments a proposed time names: in the zone named, else the mail's; bare days where no hour is given."""
        if self.at is None:
            return []
        if not time.clocks:
            return list(time.days)
        zone = self._zone(time.zone)
        return [
            datetime.combine(day, clock, self.at.tzinfo if zone is None else zone)
            for day in time.days
            for clock in time.clocks
        ]

    def _zone(self, name: str | None) -> ZoneInfo | None:
        wanted = self.candidate_zone if name == CANDIDATE else name
        try:
            return ZoneInfo(wanted) if wanted else None
        except (KeyError, ValueError, OSError):
            return None

    def deadline(self, time: TimeReading) -> date:
        """The last good day of a deadline, as said: `before X` ends the day before."""
        if time.direction is Direction.BEFORE:
            return time.first - timedelta(days=1)
        return time.last
