"""An `.ics` of what is due, with discreet titles (P3): whoever looks at the calendar learns nothing."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

DISCREET = "A line to write"
"""What stands in the calendar unless the user asks for more."""


@dataclass(frozen=True, slots=True)
class DueEntry:
    """A step to be put into the calendar at `at` (an instant); `title` is shown only when asked for."""

    key: str
    at: datetime
    title: str


def due_calendar(entries: Sequence[DueEntry], *, made: datetime, open_titles: bool = False) -> bytes:
    """The calendar file: a quarter of an hour each, times in UTC, no attendees, private. `made` is the present."""
    from icalendar import Calendar, Event

    calendar = Calendar()
    calendar.add("prodid", "-//Afterword//Follow-up desk//EN")
    calendar.add("version", "2.0")
    for entry in entries:
        event = Event()
        event.add("uid", f"{hashlib.sha256(entry.key.encode()).hexdigest()[:32]}@afterword")
        event.add("dtstamp", made.astimezone(UTC))
        event.add("dtstart", entry.at.astimezone(UTC))
        event.add("dtend", entry.at.astimezone(UTC) + timedelta(minutes=15))
        event.add("summary", entry.title if open_titles else DISCREET)
        event.add("class", "PRIVATE")
        event.add("transp", "TRANSPARENT")
        calendar.add_component(event)
    return bytes(calendar.to_ical())
