"""Dates, times and names as people say them, for reasons and for `say`. Weekday and month in English, 24-hour clock."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from afterword.calendar import in_zone

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
          "December")  # fmt: skip
NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
LONGEST_QUOTE = 90


def said_day(day: date) -> str:
    """`Thursday 12 March`."""
    return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]}"


def said(moment: datetime, zone: str) -> str:
    """`Thursday 12 March`: the day of an instant in `zone`."""
    return said_day(moment.astimezone(in_zone(zone)).date())


def said_time(moment: datetime, zone: str) -> str:
    """`Thursday 12 March, 09:00`, in `zone`."""
    here = moment.astimezone(in_zone(zone))
    return f"{said_day(here.date())}, {here.hour:02}:{here.minute:02}"


def quote(words: str | None) -> str:
    """Their own words in quotation marks, shortened if they are long."""
    text = " ".join((words or "").split()).replace('"', "'")
    if len(text) > LONGEST_QUOTE:
        text = text[: LONGEST_QUOTE - 1].rsplit(" ", 1)[0] + "…"
    return f'"{text}"'


def number(count: int) -> str:
    """A small number in letters."""
    return NUMBERS[count] if 0 <= count < len(NUMBERS) else str(count)


def and_list(names: Sequence[str]) -> str:
    """`Dana, Sam and Lee`."""
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + " and " + names[-1] if names else ""
