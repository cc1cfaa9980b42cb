"""Arrival windows where the reader is, across clock changes (T9)."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest

from afterword.calendar import Window, calendar_for, local

WORK = Window(time(9), time(17))
EVENING = Window(time(8), time(20), business_days_only=False)
CASES = [
    (WORK, "2026-03-05T10:00:00-06:00", "America/Chicago", "2026-03-05T10:00:00-06:00"),
    (WORK, "2026-03-05T06:00:00-06:00", "America/Chicago", "2026-03-05T09:00:00-06:00"),
    (WORK, "2026-03-06T17:00:00-06:00", "America/Chicago", "2026-03-09T09:00:00-05:00"),
    (WORK, "2026-03-06T10:00:00-06:00", "Asia/Tokyo", "2026-03-09T09:00:00+09:00"),
    (EVENING, "2026-03-07T06:00:00-06:00", "America/Chicago", "2026-03-07T08:00:00-06:00"),
    (EVENING, "2026-03-07T20:00:00-06:00", "America/Chicago", "2026-03-08T08:00:00-05:00"),
]


@pytest.mark.parametrize(("window", "moment", "zone", "wanted"), CASES)
def test_next_open(window: Window, moment: str, zone: str, wanted: str) -> None:
    found = window.next_open(datetime.fromisoformat(moment), zone, calendar_for("US"))
    assert found == datetime.fromisoformat(wanted)


def test_end_of() -> None:
    moment = datetime.fromisoformat("2026-03-05T23:00:00+00:00")
    assert EVENING.end_of(moment, "America/Chicago") == datetime.fromisoformat("2026-03-05T20:00:00-06:00")


def test_a_time_that_a_clock_change_skips_moves_forward() -> None:
    assert local(date(2026, 3, 8), time(2, 30), "America/Chicago").isoformat() == "2026-03-08T03:30:00-05:00"


def test_of_a_time_that_exists_twice_the_first_is_taken() -> None:
    assert local(date(2026, 11, 1), time(1, 30), "America/Chicago").isoformat() == "2026-11-01T01:30:00-05:00"
