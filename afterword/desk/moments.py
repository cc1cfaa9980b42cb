"""Days and moments as somebody types them: "yesterday 3pm", "Thu 14:00", 2026-03-03 14:00. Always echoed in full."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from afterword.model.errors import AfterwordError

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from afterword.timewords import TimeReading

WEEK = timedelta(days=7)
FIGURES = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]+(\d{1,2})[:.](\d{2}))?")
CLOCK = re.compile(r"(\d{1,2})[:.](\d{2})")
HOW = 'Write it like "Thu 14:00", "yesterday 3pm" or 2026-03-03 14:00.'


def plain_moment(text: str, zone: str) -> datetime:
    """A moment in figures, `2026-03-03 14:00`, in `zone` unless it has an offset. Raises AfterwordError."""
    try:
        parsed = datetime.fromisoformat(text.strip())
    except ValueError:
        parsed = None
    if parsed and parsed.tzinfo:
        return parsed
    match = FIGURES.fullmatch(text.strip())
    if not match:
        raise AfterwordError(f"{text!r} is no moment", hint="Write it like 2026-03-03 14:00.")
    year, month, number, hour, minute = match.groups()
    return wall(_date(text, year, month, number), _time(text, hour or "0", minute or "0"), zone)


def read_moment(text: str, now: datetime, zone: str, country: str | None = None, *, past: bool) -> datetime:
    """The moment in `text`, in `zone`, seen from `now`. `past`: a mere weekday or hour is the last one, else the next.

    Raises AfterwordError if there is none, if the clock skipped it, or if it came twice that night.
    """
    here = now.astimezone(_zone(zone))
    plain = text.strip()
    if plain.lower() == "now":
        return here
    if FIGURES.match(plain):
        return plain_moment(plain, zone)
    if match := CLOCK.fullmatch(plain):
        return _today_at(_time(plain, *match.groups()), here, zone, past)
    found = [one for one in _times(plain, here, country) if one.clocks]
    if not found:
        raise AfterwordError(f"there is no time of day in {text!r}", hint=HOW)
    reading = found[0]
    if reading.kind.value == "clock":
        return _today_at(reading.clocks[0], here, zone, past)
    return wall(_day_of(reading, plain, here.date(), past), reading.clocks[0], zone)


def read_day(text: str, now: datetime, zone: str, country: str | None = None, *, past: bool = False) -> date:
    """The day in `text` (the last one of a span). Raises AfterwordError if there is none."""
    here = now.astimezone(_zone(zone))
    plain = text.strip()
    if match := FIGURES.fullmatch(plain):
        return _date(plain, *match.groups()[:3])
    found = _times(plain, here, country)
    if not found:
        problem = f"there is no day in {text[:40]!r}" if plain else "the day is missing"
        raise AfterwordError(problem, hint='Write it like "Friday", "12 March" or 2026-03-12.')
    return _day_of(found[0], plain, here.date(), past)


def wall(day: date, at: time, zone: str, *, twice: bool = False) -> datetime:
    """That time on the clock of `zone`. Raises AfterwordError where the clock skips it or (unless `twice` may be, and
    means the first) shows it twice."""
    here = _zone(zone)
    first, second = (datetime.combine(day, at, here).replace(fold=fold) for fold in (0, 1))
    said = f"{at.hour}:{at.minute:02} on {day:%A} {day.day} {day:%B}"
    city = zone.rpartition("/")[2].replace("_", " ")
    if first.utcoffset() == second.utcoffset():
        return first
    if first.astimezone(UTC).astimezone(here).replace(tzinfo=None) != datetime.combine(day, at):
        raise AfterwordError(
            f"{said} does not exist in {city}: the clocks go forward in that hour", hint="Give the hour after it."
        )
    if twice:
        return first
    raise AfterwordError(
        f"{said} comes twice in {city}: the clocks go back in that hour",
        hint=f"Say which: {first.isoformat(timespec='minutes')} or {second.isoformat(timespec='minutes')}.",
    )


def _today_at(at: time, here: datetime, zone: str, past: bool) -> datetime:
    today = wall(here.date(), at, zone)
    if past and today > here:
        return wall(here.date() - timedelta(days=1), at, zone)
    if not past and today < here:
        return wall(here.date() + timedelta(days=1), at, zone)
    return today


def _day_of(reading: TimeReading, text: str, today: date, past: bool) -> date:
    """The day meant. A bare weekday of the past is the last one up to today, unless `last` or `next` was said."""
    day = reading.last
    if past and reading.form.value == "weekday" and day > today and not re.search(r"(?i)\bnext\b|\bcoming\b", text):
        day -= WEEK
    return day


def _times(text: str, here: datetime, country: str | None) -> list[TimeReading]:
    from afterword.timewords import read_times

    return list(read_times(text, here, country))


def _zone(name: str) -> ZoneInfo:
    from afterword.calendar import in_zone

    return in_zone(name)


def _date(text: str, year: str, month: str, day: str) -> date:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        raise AfterwordError(f"there is no day {text!r}", hint="Look at the month and the day.") from None


def _time(text: str, hour: str, minute: str) -> time:
    try:
        return time(int(hour), int(minute))
    except ValueError:
        raise AfterwordError(f"there is no hour {text!r}", hint=HOW) from None
