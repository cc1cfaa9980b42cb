"""Invitations as the programs write them: people, places, times to the minute, and what is left out."""

from __future__ import annotations

import contextlib
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from afterword.calendars import DueEntry, due_calendar, read_invitation
from afterword.calendars.guests import name_from_address
from afterword.model import InvitationError, Place

FILES = Path(__file__).parent / "files"
EVENING = Path(__file__).parents[2] / "examples" / "evening" / "invitation.ics"
OWN = frozenset({"june.castellan@post.example"})


def one(path: Path) -> object:
    (found,) = read_invitation(path.read_bytes(), path.name, zone="America/Chicago", own=OWN)
    return found


@pytest.mark.parametrize(
    ("path", "start", "zone", "place", "guests"),
    [
        (
            EVENING,
            "2026-03-03T14:00:00-06:00",
            "America/Chicago",
            Place.VIDEO,
            ["Ruth Okafor", "Tomás Rey", "Ingrid Solheim"],
        ),
        (
            FILES / "google.ics",
            "2026-05-12T08:00:00-05:00",
            None,
            Place.VIDEO,
            ["Priya Raman", "Ola Adeyemi", "Sven Lindqvist"],
        ),
        (FILES / "outlook.ics", "2026-06-08T10:30:00+02:00", "Europe/Berlin", Place.ON_SITE, ["Katrin Vogel"]),
        (FILES / "zoom.ics", "2026-09-10T16:00:00-04:00", "America/New_York", Place.VIDEO, []),
    ],
    ids=["teams", "google", "outlook", "zoom"],
)
def test_times_places_and_people_are_read(
    path: Path, start: str, zone: str | None, place: Place, guests: list[str]
) -> None:
    found = one(path)
    assert found.start == datetime.fromisoformat(start)
    assert found.zone == zone
    assert found.place is place
    assert [guest.name for guest in found.guests] == guests


def test_own_address_and_rooms_are_left_out() -> None:
    for path in (EVENING, FILES / "google.ics"):
        addresses = [guest.address for guest in one(path).guests]
        assert not any("june" in address or "room" in address or "resource" in address for address in addresses)


def test_titles_come_from_the_text_and_make_a_guessed_name_sure() -> None:
    people = {guest.name: guest for guest in one(EVENING).guests}
    assert people["Ruth Okafor"].title == "Head of Operations"
    assert not people["Ingrid Solheim"].guessed


def test_a_name_guessed_from_an_address_is_marked() -> None:
    people = {guest.name: guest for guest in one(FILES / "google.ics").guests}
    assert not people["Ola Adeyemi"].guessed
    (unlisted,) = read_invitation(
        (FILES / "google.ics").read_bytes().replace(b"Ola Ade", b"Jon Abc"), "g.ics", zone="UTC", own=OWN
    )
    assert {guest.name: guest for guest in unlisted.guests}["O Adeyemi"].guessed
    assert people["Sven Lindqvist"].optional
    assert name_from_address("ingrid.solheim+cal2@x.example") == "Ingrid Solheim"


def test_html_is_read_as_text() -> None:
    text = one(FILES / "google.ics").text
    assert "Ola Adeyemi & Sven" in text
    assert "<" not in text


def test_a_machine_is_no_organizer() -> None:
    assert one(FILES / "outlook.ics").organizer is None
    assert one(EVENING).organizer.name == "Kelsey Brandt"


@pytest.mark.parametrize(
    ("data", "says", "line"),
    [
        (b"", "no appointment", ":1"),
        (b"hello", "broken", ":1"),
        (b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:2026", "", ":3"),
        (
            b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART:garbage\r\nEND:VEVENT\r\nEND:VCALENDAR",
            "DTSTART",
            "x.ics",
        ),
        (b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n" * 400_000, "too large", "x.ics"),
    ],
    ids=["empty", "no calendar", "cut off", "no time", "too large"],
)
def test_a_broken_file_says_what_where_and_what_to_do(data: bytes, says: str, line: str) -> None:
    with pytest.raises(InvitationError) as caught:
        read_invitation(data, "x.ics", zone="UTC")
    assert says in str(caught.value)
    assert line in caught.value.where
    assert caught.value.hint


@given(st.integers(0, 4000), st.binary(max_size=6), st.integers(0, 40))
@settings(max_examples=150, deadline=None)
def test_a_mutated_file_is_read_or_refused(place: int, noise: bytes, cut: int) -> None:
    data = EVENING.read_bytes()
    with contextlib.suppress(InvitationError):
        assert read_invitation(data[:place] + noise + data[place + cut :], "x.ics", zone="UTC")


def test_what_is_due_has_discreet_titles_and_times_in_utc() -> None:
    at = datetime.fromisoformat("2026-03-04T08:00:00-06:00")
    data = due_calendar([DueEntry("thank_you:i1:p1", at, "Thank Ruth at Millrace")], made=at)
    assert b"Millrace" not in data
    assert b"Ruth" not in data
    assert b"DTSTART:20260304T140000Z" in data
    shown = due_calendar([DueEntry("thank_you:i1:p1", at, "Thank Ruth at Millrace")], made=at, open_titles=True)
    assert b"Thank Ruth at Millrace" in shown
