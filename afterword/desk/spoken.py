"""Days and moments as people say them: "Thursday 12 March, 9:00". Every face shows times through here."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from afterword.calendar import in_zone

EVENING = 17
"""The hour (24-hour clock) from which the rest of a day is called tonight."""

NEAR_DAYS = 6
"""So many days ahead a weekday alone says which day is meant."""

NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def day(value: date, today: date) -> str:
    """`Thursday 12 March`, with the year where it isn't this one. Reads the same in every locale."""
    year = "" if value.year == today.year else f" {value.year}"
    return f"{WEEKDAYS[value.weekday()]} {value.day} {MONTHS[value.month - 1]}{year}"


def clock(value: datetime) -> str:
    """`9:00`, on the 24-hour clock of its own zone."""
    return f"{value.hour}:{value.minute:02}"


def moment(at: datetime, zone: str, now: datetime) -> str:
    """`Thursday 12 March, 9:00` in `zone`."""
    here, today = at.astimezone(in_zone(zone)), now.astimezone(in_zone(zone)).date()
    return f"{day(here.date(), today)}, {clock(here)}"


def near(at: datetime, zone: str, now: datetime) -> str:
    """`today, 17:00`, `tomorrow, 9:00`, else as `moment`."""
    here, today = at.astimezone(in_zone(zone)), now.astimezone(in_zone(zone)).date()
    words = {0: "today", 1: "tomorrow", -1: "yesterday"}.get((here.date() - today).days)
    return f"{words}, {clock(here)}" if words else moment(at, zone, now)


def span(earliest: date | None, latest: date | None, today: date) -> str:
    """The days between which something is expected, in full."""
    if earliest and latest and earliest != latest:
        return f"from {day(earliest, today)} to {day(latest, today)}"
    if latest:
        return f"on {day(latest, today)}"
    return f"not before {day(earliest, today)}" if earliest else "no day"


def within(latest: datetime | None, zone: str, now: datetime) -> str:
    """How much room there is until `latest`, as in "tonight or tomorrow morning", "by Friday"."""
    if latest is None:
        return "when you like"
    here, last = now.astimezone(in_zone(zone)), latest.astimezone(in_zone(zone))
    first = "tonight" if here.hour >= EVENING else "today"
    days = (last.date() - here.date()).days
    if days <= 0:
        return first
    if days == 1:
        part = " morning" if last.hour <= 12 else " before evening" if last.hour >= EVENING else ""
        return f"{first} or tomorrow{part}"
    return f"by {WEEKDAYS[last.weekday()]}" if days <= NEAR_DAYS else f"by {day(last.date(), here.date())}"


def between(start: datetime, end: datetime, zone: str, now: datetime) -> str:
    """`Tuesday 3 March, 14:00 to 15:00`, with the second day where it ends on another."""
    first, last = start.astimezone(in_zone(zone)), end.astimezone(in_zone(zone))
    until = clock(last) if last.date() - first.date() < timedelta(days=1) else moment(end, zone, now)
    return f"{moment(start, zone, now)} to {until}"


def place(zone: str) -> str:
    """`Chicago` for `America/Chicago`."""
    return zone.rpartition("/")[2].replace("_", " ")


def number(count: int) -> str:
    """A small number in words."""
    return NUMBERS[count] if 0 <= count < len(NUMBERS) else str(count)


def listed(names: tuple[str, ...] | list[str]) -> str:
    """`Ruth, Tomás and Ingrid`."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
