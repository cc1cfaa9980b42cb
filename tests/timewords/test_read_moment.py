"""Moments as people type them at a prompt."""

from __future__ import annotations

from datetime import datetime

import pytest

from afterword.model import AfterwordError
from afterword.timewords import read_moment

NOW = datetime.fromisoformat("2026-03-05T09:30:00-06:00")
CHICAGO = "America/Chicago"

TYPED = [
    ("now", "2026-03-05T09:30"),
    ("yesterday 3pm", "2026-03-04T15:00"),
    ("Thu 14:00", "2026-03-05T14:00"),
    ("Thu 9", "2026-03-12T09:00"),
    ("tomorrow at 9", "2026-03-06T09:00"),
    ("4 March 15:30", "2026-03-04T15:30"),
    ("wed 4 mar 2pm", "2026-03-04T14:00"),
    ("2026-03-04T14:00", "2026-03-04T14:00"),
    ("2026-03-04 14:00", "2026-03-04T14:00"),
    ("2 hours ago", "2026-03-05T07:30"),
    ("in 20 minutes", "2026-03-05T09:50"),
    ("last friday at noon", "2026-02-27T12:00"),
    ("half past two yesterday", "2026-03-04T14:30"),
    ("9.30 on monday", "2026-03-09T09:30"),
    ("3 days ago 15:00", "2026-03-02T15:00"),
    ("27 Dec 10:00", "2026-12-27T10:00"),
    ("4 mar 2026, 2 pm ET", "2026-03-04T13:00"),
]


@pytest.mark.parametrize(("typed", "wanted"), TYPED)
def test_a_moment(typed: str, wanted: str) -> None:
    assert f"{read_moment(typed, NOW, CHICAGO):%Y-%m-%dT%H:%M}" == wanted


PAST = [
    ("Thu 9", "2026-03-05T09:00"),
    ("Thu 14:00", "2026-02-26T14:00"),
    ("monday 9", "2026-03-02T09:00"),
    ("the 3rd at 10", "2026-03-03T10:00"),
]


@pytest.mark.parametrize(("typed", "wanted"), PAST)
def test_what_happened_lies_behind(typed: str, wanted: str) -> None:
    assert f"{read_moment(typed, NOW, CHICAGO, past=True):%Y-%m-%dT%H:%M}" == wanted


REFUSED = [
    ("", "can't be read"),
    ("soonish", "can't be read"),
    ("tomorrow", "no hour"),
    ("mon 10:00 or 11:00", "more than one"),
    ("31 April 10:00", "no such day"),
    ("8 March 2026 02:30", "jumped over"),
    ("2026-03-08T02:30", "jumped over"),
    ("1 November 2026 1:30am", "came twice"),
]


@pytest.mark.parametrize(("typed", "why"), REFUSED)
def test_what_is_no_single_moment_is_asked_again(typed: str, why: str) -> None:
    with pytest.raises(AfterwordError, match=why) as caught:
        read_moment(typed, NOW, CHICAGO)
    assert caught.value.hint


def test_an_offset_settles_an_hour_that_came_twice() -> None:
    moment = read_moment("2026-11-01T01:30-06:00", NOW, CHICAGO)
    assert moment.utcoffset() == datetime.fromisoformat("2026-11-01T01:30-06:00").utcoffset()
