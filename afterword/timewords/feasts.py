"""Feasts, breaks and a country's own holidays as days of a year."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Any

from afterword.calendar import holidays_of
from afterword.timewords.here import DAY, LAST_YEAR
from afterword.timewords.lexicon import vocabulary
from afterword.timewords.reader import Reader
from afterword.timewords.readings import Direction, Firmness, Form, Found, Point

Days = tuple[date, date]


def easter_sunday(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the computus of Meeus, Jones and Butcher)."""
    a, b, c = year % 19, year // 100, year % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    f = d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114
    return date(year, f // 31, f % 31 + 1)


@lru_cache(maxsize=4096)
def feast_in(key: str, country: str | None, region: str | None, year: int) -> Days | None:
    """The days of a feast of the vocabulary in a year; a range that begins in `year` counts as of that year."""
    feast = vocabulary("feasts")[key]
    if "fixed" in feast:
        return _fixed(feast["fixed"], year)
    if "easter" in feast:
        low, high = feast["easter"]
        sunday = easter_sunday(year)
        return sunday + DAY * low, sunday + DAY * high
    return _named(feast, country, region, year)


def _fixed(text: str, year: int) -> Days:
    first, _, last = text.partition("..")
    begin = date.fromisoformat(f"{year:04}-{first}")
    end = date.fromisoformat(f"{year:04}-{last or first}")
    return begin, end if end >= begin else end.replace(year=year + 1)


def _named(feast: dict[str, Any], country: str | None, region: str | None, year: int) -> Days | None:
    """The days whose names in the country's calendar hold the feast's; else in that of its home."""
    wanted = [feast["named"], *([feast["also_named"]] if "also_named" in feast else [])]
    homes = [(country, region)] if country and country not in feast.get("not_in", ()) else []
    for where, place in [*homes, (feast["home"], None)]:
        days = _days_with(wanted, where or "", place, year)
        if days:
            return days[0], days[0] if (days[-1] - days[0]).days > len(days) else days[-1]
        if where == country and "else_fixed" in feast and country != feast["home"]:
            return _fixed(feast["else_fixed"], year)
    return None


def _days_with(pieces: list[str], country: str, region: str | None, year: int) -> list[date]:
    named = holidays_of(country, region, year).days.items()
    plain = [(day, name.lower()) for day, name in named if "observed" not in name]
    exact = sorted(day for day, name in plain if name.startswith(tuple(pieces)))
    return exact or sorted(day for day, name in plain if any(piece in name for piece in pieces))


def _coming(r: Reader, key: str) -> Days | None:
    """The feast as it comes next (or goes on now)."""
    today, calendar = r.here.day, r.here.calendar
    for year in (today.year - 1, today.year, min(today.year + 1, LAST_YEAR)):
        days = feast_in(key, calendar.country, calendar.region, year)
        if days is not None and days[1] >= today:
            return days
    return None


def _next_holiday(r: Reader, name: str | None, within: Days | None = None) -> Days | None:
    """The next public holiday (of that name, or in that span) on or after today."""
    today, calendar = r.here.day, r.here.calendar
    if calendar.country is None:
        return None
    for year in (today.year, min(today.year + 1, LAST_YEAR)):
        for day, listed in sorted(holidays_of(calendar.country, calendar.region, year).days.items()):
            fits = within[0] <= day <= within[1] if within else name is not None or not calendar.is_weekend(day)
            if day >= today and fits and (name is None or name in listed):
                return day, day
    return None


def holiday_in(r: Reader, first: date, last: date) -> Point | None:
    """`the August bank holiday`: the first public holiday of a span."""
    days = _next_holiday(r, None, (first, last))
    return Point(*days, Form.FEAST) if days else None


def feast(r: Reader, i: int) -> Found:
    """A feast or holiday, alone or with its weekend or its week."""
    term = r.term(i)
    if term.kind == "holiday":
        days = _next_holiday(r, term.value)
    elif vocabulary("feasts")[term.value].get("next_holiday"):
        days = _next_holiday(r, None)
    else:
        days = _coming(r, term.value)
    if days is None:
        return None
    after = term.after
    following = r.term(after)
    if following.kind == "unit" and following.value == "weekend":
        days, after = _long_weekend(r, days), following.after
    elif following.kind == "unit" and following.value == "week" and term.value not in ("golden_week", "silver_week"):
        week = r.here.business(*r.here.week(0, days[0]))
        return Point(week[0], week[-1], Form.WEEK), following.after
    elif r.low(after) in ("break", "holidays", "holiday", "shutdown", "vacation", "festivities", "celebrations"):
        after += 1
    after_it = term.kind == "feast" and vocabulary("feasts")[term.value].get("after")
    direction = Direction.AFTER if after_it else None
    return Point(days[0], days[1], Form.FEAST, Firmness.SURE, days=(days[0],), direction=direction), after


def _long_weekend(r: Reader, days: Days) -> Days:
    """A holiday with the days of rest beside it; from a Thursday, to the Sunday."""
    first, last, calendar = *days, r.here.calendar
    if last.weekday() == 3:
        last += DAY
    for _ in range(5):
        first = first if calendar.is_business(first - DAY) else first - DAY
        last = last if calendar.is_business(last + DAY) else last + DAY
    return first, last
