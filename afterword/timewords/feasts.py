"""Feasts, breaks and a country's own holidays as days of a year."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Any

from afterword.calendar import holidays_of
from afterword.timewords.here import DAY, LAST_YEAR
from afterword.timewords.lexicon import vocabulary
from afterword.timewords.reader import Reader
from afterword.timewords.readings import Direction, Form, Found, Point

Days = tuple[date, date]

BREAKS = frozenset(("break", "holidays", "holiday", "shutdown", "vacation", "festivities", "celebrations"))
"""Words behind a feast that say no more than its name."""


@lru_cache(maxsize=4096)
def feast_in(key: str, country: str | None, region: str | None, year: int) -> Days | None:
    """The days of a feast of the vocabulary in a year; a range that begins in `year` counts as of that year."""
    feast = vocabulary("feasts")[key]
    if "easter" in feast:
        from dateutil.easter import easter

        low, high = feast["easter"]
        return easter(year) + DAY * low, easter(year) + DAY * high
    return _fixed(feast["fixed"], year) if "fixed" in feast else _named(feast, country, region, year)


def _fixed(text: str, year: int) -> Days:
    begin, end = (date.fromisoformat(f"{year:04}-{day}") for day in (text[:5], text[-5:]))
    return begin, end if end >= begin else end.replace(year=year + 1)


def _named(feast: dict[str, Any], country: str | None, region: str | None, year: int) -> Days | None:
    """The days whose names in the country's calendar hold the feast's; else in that of its home."""
    wanted = (feast["named"], feast.get("also_named", feast["named"]))
    homes = [(country, region)] if country and country not in feast.get("not_in", ()) else []
    for where, place in [*homes, (feast["home"], None)]:
        named = holidays_of(where, place, year).days.items()
        plain = [(day, name.lower()) for day, name in named if "observed" not in name]
        days = sorted(day for day, name in plain if name.startswith(wanted))
        days = days or sorted(day for day, name in plain if any(piece in name for piece in wanted))
        if days:
            return days[0], days[0] if (days[-1] - days[0]).days > len(days) else days[-1]
        if where != feast["home"] and "else_fixed" in feast:
            return _fixed(feast["else_fixed"], year)
    return None


def _coming(r: Reader, key: str) -> Days | None:
    """The feast as it comes next (or goes on now)."""
    today, calendar = r.here.day, r.here.calendar
    years = (today.year - 1, today.year, min(today.year + 1, LAST_YEAR))
    found = (feast_in(key, calendar.country, calendar.region, year) for year in years)
    return next((days for days in found if days and days[1] >= today), None)


def _next_holiday(r: Reader, name: str | None, within: Days | None = None) -> Days | None:
    """The next public holiday (of that name, or in that span) on or after today."""
    today, calendar = r.here.day, r.here.calendar
    if calendar.country is None:
        return None
    for year in (today.year, min(today.year + 1, LAST_YEAR)):
        for day, listed in sorted(holidays_of(calendar.country, calendar.region, year).days.items()):
            fits = within[0] <= day <= within[1] if within else name or not calendar.is_weekend(day)
            if day >= today and fits and (name or "") in listed:
                return day, day
    return None


def holiday_in(r: Reader, first: date, last: date) -> Point | None:
    """`the August bank holiday`: the first public holiday of a span."""
    days = _next_holiday(r, None, (first, last))
    return Point(*days, Form.FEAST) if days else None


def feast(r: Reader, i: int) -> Found:
    """A feast or holiday, alone or with its weekend or its week."""
    term = r.term(i)
    known = vocabulary("feasts")[term.value] if term.kind == "feast" else {"next_holiday": True}
    named = term.value if term.kind == "holiday" else None
    days = _next_holiday(r, named) if known.get("next_holiday") else _coming(r, term.value)
    if days is None:
        return None
    after, following = term.after, r.term(term.after)
    if following.value == "weekend":
        days, after = _long_weekend(r, days), following.after
    elif following.value == "week" and term.value not in ("golden_week", "silver_week"):
        week = r.here.business(*r.here.week(0, days[0]))
        return Point(week[0], week[-1], Form.WEEK), following.after
    elif r.low(after) in BREAKS:
        after += 1
    return Point(*days, Form.FEAST, days=days[:1], direction=Direction.AFTER if known.get("after") else None), after


def _long_weekend(r: Reader, days: Days) -> Days:
    """A holiday with the days of rest beside it; from a Thursday, to the Sunday."""
    (first, last), business = days, r.here.calendar.is_business
    last += DAY * (last.weekday() == 3)
    for _ in range(5):
        first -= DAY * (not business(first - DAY))
        last += DAY * (not business(last + DAY))
    return first, last
