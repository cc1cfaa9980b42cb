"""A moved talk moves, a cancelled one is cancelled, an older word about it changes nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from afterword.calendars import Guest, Invited
from afterword.desk import Desk, Record
from afterword.desk.capture import capture, keep, read_invited
from afterword.model import InterviewState

FILES = Path(__file__).parents[1] / "calendars" / "files"


def invited(desk: Desk, name: str) -> Invited:
    return read_invited(desk, (FILES / name).read_bytes(), name)[0]


def take(desk: Desk, one: Invited) -> Record:
    keep(desk, capture(desk, one))
    return desk.records()[0]


@pytest.fixture
def tidewell(desk: Desk) -> Record:
    return take(desk, invited(desk, "google.ics"))


def test_a_moved_talk_moves_and_new_people_join(desk: Desk, tidewell: Record) -> None:
    moved = take(desk, invited(desk, "google-moved.ics"))
    assert len(moved.interviews) == 1
    assert moved.interviews[0].start == datetime.fromisoformat("2026-05-14T15:00+00:00")
    names = {person.id: person.name for person in moved.people}
    assert [names[one] for one in moved.interviews[0].people][-1] == "Luis Ferrer"
    assert moved.invitations[0].sequence == 2


def test_an_older_word_changes_nothing(desk: Desk, tidewell: Record) -> None:
    moved = take(desk, invited(desk, "google-moved.ics"))
    assert take(desk, invited(desk, "google.ics")) == moved
    assert take(desk, replace(invited(desk, "google-cancelled.ics"), sequence=1)) == moved


def test_a_cancelled_talk_is_cancelled_and_one_invited_again_is_on(desk: Desk, tidewell: Record) -> None:
    cancelled = take(desk, invited(desk, "google-cancelled.ics"))
    assert cancelled.interviews[0].state is InterviewState.CANCELLED
    again = take(desk, replace(invited(desk, "google-moved.ics"), sequence=4))
    assert again.interviews[0].state is None


def test_the_same_file_twice_is_one_interview(desk: Desk, tidewell: Record) -> None:
    assert take(desk, invited(desk, "google.ics")) == tidewell
    assert len(desk.store.history(desk.desk_id)) == 2


def test_one_date_of_a_series_moves_only_its_own_talk(desk: Desk, tidewell: Record) -> None:
    other = replace(
        invited(desk, "google-moved.ics"), occurrence=datetime.fromisoformat("2026-06-01T15:00+00:00"), sequence=5
    )
    assert len(take(desk, other).interviews) == 2


def test_what_the_user_said_of_a_talk_stays(desk: Desk, tidewell: Record) -> None:
    held = replace(tidewell, interviews=(replace(tidewell.interviews[0], state=InterviewState.HELD),))
    with desk.action("state", "It took place.") as action:
        action.save(held)
    assert take(desk, invited(desk, "google-moved.ics")).interviews[0].state is InterviewState.HELD


def test_the_same_talk_told_by_another_program_is_one_talk(desk: Desk, tidewell: Record) -> None:
    told = replace(invited(desk, "google.ics"), uid="another", guests=(Guest("Luis Ferrer", "luis@tidewell.example"),))
    record = take(desk, told)
    assert len(record.interviews) == 1
    assert len(record.interviews[0].people) == 4
    assert take(desk, replace(told, cancelled=True, sequence=1)).interviews[0].state is InterviewState.CANCELLED
