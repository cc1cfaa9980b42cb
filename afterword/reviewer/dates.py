"""Days and dates as letters write them, with what they stand beside; read in the year nearest to the letter."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
_DAY = "|".join(WEEKDAYS)
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_DATED = re.compile(
    rf"(?:\b(?P<weekday>{_DAY}),?(?: the)? )?"
    rf"(?:\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<month>{_MONTH})\b"
    rf"|\b(?P<month2>{_MONTH})\.? (?:the )?(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\b(?![:.]\d|\s?(?:am|pm|%)))",
    re.I,
)
_WEEKDAY = re.compile(rf"\b(?P<weekday>{_DAY})(?P<many>s\b)?(?P<owner>['’]s)?", re.I)


@dataclass(frozen=True, slots=True)
class Dated:
    """A date in the text, with the weekday said beside it, if any."""

    start: int
    end: int
    day: date
    weekday: str | None


@dataclass(frozen=True, slots=True)
class Weekday:
    """A weekday without a date. `owner`: it stands as `Tuesday's`; `many`: as `Tuesdays`."""

    start: int
    end: int
    name: str
    owner: bool
    many: bool


def dates_in(text: str, near: date) -> Iterator[Dated]:
    """The dates of day and month in `text`, each in the year that brings it nearest to `near`."""
    for match in _DATED.finditer(text):
        day = int(match.group("day") or match.group("day2"))
        month = MONTHS[(match.group("month") or match.group("month2")).lower()]
        if (match.group("month") or match.group("month2")).islower() and month in (3, 5):
            continue
        read = _nearest(day, month, near)
        if read:
            weekday = match.group("weekday")
            yield Dated(match.start(), match.end(), read, weekday.lower() if weekday else None)


def _nearest(day: int, month: int, near: date) -> date | None:
    found = []
    for year in (near.year - 1, near.year, near.year + 1):
        try:
            found.append(date(year, month, day))
        except ValueError:
            continue
    return min(found, key=lambda one: abs((one - near).days), default=None)


def weekdays_in(text: str) -> Iterator[Weekday]:
    """The weekdays in `text` that no date belongs to."""
    dated = [match.span() for match in _DATED.finditer(text) if match.group("weekday")]
    for match in _WEEKDAY.finditer(text):
        if any(first <= match.start() < last for first, last in dated):
            continue
        name = match.group("weekday")
        yield Weekday(
            match.start(),
            match.start() + len(name),
            name.lower(),
            bool(match.group("owner")),
            bool(match.group("many")),
        )
