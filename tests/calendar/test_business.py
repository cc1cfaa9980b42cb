"""Business days: weeks, holidays, regions, closures, the turn of the year (T9)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from afterword.calendar import calendar_for, holidays_of

DAYS = [
    # country, region, public sector, day, business day
    ("US", "TX", False, "2026-03-05", True),
    ("US", "TX", False, "2026-03-07", False),
    ("US", None, False, "2026-07-03", False),
    ("US", "MA", False, "2026-04-20", True),
    ("US", "MA", True, "2026-04-20", False),
    ("GB", None, False, "2026-08-31", False),
    ("GB", "SCT", False, "2026-08-31", True),
    ("GB", "ENG", False, "2026-04-06", False),
    ("DE", "BY", False, "2026-06-04", False),
    ("DE", "BE", False, "2026-06-04", True),
    ("CA", "ON", False, "2026-02-16", False),
    ("AU", "VIC", False, "2026-11-03", False),
    ("AU", "NSW", False, "2026-11-03", True),
    ("JP", None, False, "2026-05-06", False),
    ("IN", "KA", False, "2026-10-03", False),
    ("IL", None, False, "2026-06-05", False),
    ("IL", None, False, "2026-06-07", True),
    ("XX", None, False, "2026-12-25", True),
    (None, None, False, "2026-12-25", True),
]


@pytest.mark.parametrize(("country", "region", "public", "day", "wanted"), DAYS)
def test_business_day(country: str | None, region: str | None, public: bool, day: str, wanted: bool) -> None:
    assert calendar_for(country, region, public_sector=public).is_business(date.fromisoformat(day)) is wanted


COUNTING = [
    ("2026-05-15", 2, "2026-05-19"),
    ("2026-05-16", 2, "2026-05-19"),
    ("2026-07-01", 2, "2026-07-06"),
    ("2026-12-23", 2, "2027-01-05"),
    ("2026-05-19", -2, "2026-05-15"),
    ("2026-05-19", 0, "2026-05-19"),
]


@pytest.mark.parametrize(("day", "number", "wanted"), COUNTING)
def test_days_of_grace(day: str, number: int, wanted: str) -> None:
    found = calendar_for("US").add(date.fromisoformat(day), number, counting=True)
    assert found == date.fromisoformat(wanted)


def test_a_closure_counts_for_nothing_but_is_no_holiday() -> None:
    shut = calendar_for("US", closures=[(date(2026, 7, 20), date(2026, 8, 2))])
    assert shut.add(date(2026, 7, 17), 2, counting=True) == date(2026, 8, 4)
    assert shut.is_business(date(2026, 7, 21))
    assert not shut.counts(date(2026, 7, 21))


def test_the_turn_of_the_year_is_quiet_but_not_closed() -> None:
    calendar = calendar_for("GB", "ENG")
    assert calendar.is_business(date(2026, 12, 24))
    assert not calendar.counts(date(2026, 12, 24))
    assert not calendar.counts(date(2027, 1, 1))
    assert calendar.counts(date(2027, 1, 4))


def test_between() -> None:
    days = calendar_for("US").between(date(2026, 7, 1), date(2026, 7, 7))
    assert [day.day for day in days] == [1, 2, 6, 7]


def test_holidays_have_names() -> None:
    assert holidays_of("US", None, 2026).days[date(2026, 12, 25)] == "Christmas Day"


@settings(max_examples=60, deadline=None)
@given(
    st.dates(date(2025, 1, 1), date(2028, 12, 31)),
    st.integers(0, 15),
    st.sampled_from(["US", "GB", "DE", "JP", "IL", "XX"]),
    st.booleans(),
)
def test_counting_days(day: date, number: int, country: str, counting: bool) -> None:
    """The day found is a business day, and exactly `number` of them lie after `day` up to it."""
    calendar = calendar_for(country)
    found = calendar.add(day, number, counting=counting)
    works = calendar.counts if counting else calendar.is_business
    span = [day + timedelta(days=n) for n in range(1, (found - day).days + 1)]
    assert sum(works(one) for one in span) == number
    assert number == 0 or works(found)


@pytest.mark.parametrize("year", [1, 1583, 1900, 2500, 9999])
def test_years_far_away_do_not_crash(year: int) -> None:
    calendar = calendar_for("US")
    day = date(year, 6, 15)
    assert isinstance(calendar.is_business(day), bool)
    assert calendar.on_or_after(day) >= day
    assert calendar.on_or_before(day) <= day
