"""Public holidays and weekends of a country, from the `holidays` library, a year at a time, remembered.

Loading the library costs more than all else a plan does, so a desk may hand in the years it already knows
(`remember_holidays`) and ask for those that were looked up (`known_holidays`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

SATURDAY_SUNDAY = frozenset({5, 6})

REGION_BY_DEFAULT = {"GB": "ENG", "CA": "ON"}
"""Countries whose holidays differ so much by region that one is taken when none is told."""

WEEKEND_AS_TOLD = {"IN": SATURDAY_SUNDAY}
"""Countries where the contract names the office week, whatever the library says."""


@dataclass(frozen=True, slots=True)
class HolidayYear:
    """A year's public holidays by day with their names, and the weekdays (Monday 0) that are no working days."""

    days: Mapping[date, str]
    weekend: frozenset[int]


_years: dict[tuple[str, str | None, int], HolidayYear] = {}


def holidays_of(country: str, region: str | None, year: int) -> HolidayYear:
    """The holidays of `country` (ISO alpha-2) in `year`; with `region`, of that subdivision too.

    A country or region the library doesn't know has Saturdays and Sundays and no holidays.
    """
    key = (country, region, year)
    if key not in _years:
        _years[key] = _look_up(country, region, year)
    return _years[key]


def remember_holidays(years: Mapping[tuple[str, str | None, int], HolidayYear]) -> None:
    """Take over years that were looked up before (a desk keeps them), so that the library needn't be loaded."""
    for key, year in years.items():
        _years.setdefault(key, year)


def known_holidays() -> Mapping[tuple[str, str | None, int], HolidayYear]:
    """All years looked up so far in this process."""
    return dict(_years)


def _look_up(country: str, region: str | None, year: int) -> HolidayYear:
    import holidays

    subdivision = region if region in _regions(country) else None
    try:
        found = holidays.country_holidays(country, subdiv=subdivision, years=year, language=_language(country))
    except NotImplementedError:
        return HolidayYear({}, WEEKEND_AS_TOLD.get(country, SATURDAY_SUNDAY))
    days = {day: name for day, name in found.items() if day.year == year}
    weekend = WEEKEND_AS_TOLD.get(country, frozenset(found.weekend))
    return HolidayYear(days, weekend)


@cache
def _supported() -> dict[str, list[str]]:
    import holidays

    supported: dict[str, list[str]] = holidays.list_supported_countries(include_aliases=True)
    return supported


def _regions(country: str) -> frozenset[str]:
    return frozenset(_supported().get(country, ()))


def _language(country: str) -> str | None:
    import holidays

    languages = holidays.list_localized_countries().get(country, [])
    english = [name for name in languages if name.startswith("en")]
    return english[0] if english else None
