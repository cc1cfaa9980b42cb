"""Invitations as many programs write them, one row each: when, where, whom, and what was unsure."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from afterword.calendars import Invited, read_any
from afterword.model import InvitationError, Place

FILES = Path(__file__).parent / "files"
OWN = frozenset({"june.castellan@post.example"})
EARLY = datetime.fromisoformat("2026-01-01T00:00:00+00:00")


def read(name: str, now: datetime = EARLY) -> tuple[Invited, ...]:
    return read_any((FILES / name).read_bytes(), name, zone="America/Chicago", own=OWN, now=now)


@pytest.mark.parametrize(
    ("name", "start", "minutes", "zone", "place", "guests"),
    [
        ("apple.ics", "2026-04-16T10:30+01:00", 60, "Europe/Dublin", Place.ON_SITE,
         ["Aoife Ní Dhomhnaill", "Padraig Walsh"]),
        ("calendly.ics", "2026-04-07T15:00+00:00", 30, None, Place.VIDEO, ["Marguerite Oyelaran"]),
        ("exchange.ics", "2026-10-14T14:00+11:00", 60, None, Place.ON_SITE, ["Thảo Nguyễn", "D Marsh"]),
        ("scheduler.ics", "2026-05-27T16:30+00:00", 150, None, Place.ON_SITE,
         ["Bea Lindqvist", "Kwame Asante", "Rosa de la Cruz"]),
        ("by-hand.ics", "2026-06-11T09:00-05:00", 45, None, Place.VIDEO, []),
        ("default-zone.ics", "2026-05-05T13:30-06:00", 30, "America/Denver", Place.PHONE, ["Lorna Begay"]),
        ("whole-day.ics", "2026-03-18T09:00-05:00", 480, None, Place.ON_SITE, ["Hugo Baptiste"]),
        ("path-zone.ics", "2026-07-09T16:00+05:30", 60, "Asia/Kolkata", Place.VIDEO, ["Farida Shaikh"]),
        ("google-moved.ics", "2026-05-14T15:00+00:00", 45, None, Place.VIDEO, ["Priya Raman", "Luis Ferrer"]),
        ("moved.eml", "2026-05-14T15:00+00:00", 45, None, Place.VIDEO, ["Priya Raman", "Luis Ferrer"]),
        ("pasted-outlook.txt", "2026-03-03T14:00-06:00", 60, "America/Chicago", Place.VIDEO,
         ["Ruth Okafor", "Tomás Rey"]),
        ("pasted-letter.txt", "2026-06-08T10:30-05:00", 60, None, Place.VIDEO, ["Katrin Vogel", "Jens Petersen"]),
        ("letter.eml", "2026-06-10T14:00+02:00", 90, "Europe/Berlin", Place.ON_SITE, ["Halina Nowak"]),
    ],
)  # fmt: skip
def test_each_program_is_read(
    name: str, start: str, minutes: int, zone: str | None, place: Place, guests: list[str]
) -> None:
    (found,) = read(name)
    assert found.start == datetime.fromisoformat(start)
    assert (found.end - found.start).total_seconds() == minutes * 60
    assert found.zone == zone
    assert found.place is place
    assert [guest.name for guest in found.guests] == guests


def test_what_was_unsure_is_said() -> None:
    assert "no time zone" in read("by-hand.ics")[0].doubts[0]
    assert "only the day" in read("whole-day.ics")[0].doubts[0]
    assert any("how long" in doubt for doubt in read("pasted-letter.txt")[0].doubts)
    assert not read("apple.ics")[0].doubts


def test_optional_people_and_titles_are_known() -> None:
    assert [guest.optional for guest in read("exchange.ics")[0].guests] == [False, True]
    assert [guest.title for guest in read("scheduler.ics")[0].guests] == [
        "Service Director",
        "Senior Technician",
        "People Partner",
    ]


@pytest.mark.parametrize(
    ("now", "start"),
    [
        ("2026-01-01T00:00+00:00", "2026-02-03T15:00-06:00"),
        ("2026-03-04T00:00+00:00", "2026-03-18T11:00-05:00"),
        ("2026-03-18T17:00+00:00", "2026-03-24T15:00-05:00"),
        ("2027-01-01T00:00+00:00", "2026-04-28T15:00-05:00"),
    ],
    ids=["before it starts", "one is taken out and one is moved", "after the moved one", "all are over"],
)
def test_of_a_series_the_coming_one_is_read(now: str, start: str) -> None:
    (found,) = read("weekly.ics", datetime.fromisoformat(now))
    assert found.start == datetime.fromisoformat(start)
    assert "repeats" in found.doubts[0]


def test_several_in_one_file_each_in_its_newest_form() -> None:
    assert [(one.uid, f"{one.start:%d %H:%M}") for one in read("three-talks.ics")] == [
        ("loop-1@loop.example", "15 09:00"),
        ("loop-2@loop.example", "15 10:30"),
        ("loop-3@loop.example", "16 09:00"),
    ]


def _series(rule: str) -> bytes:
    lines = ["BEGIN:VCALENDAR", "BEGIN:VEVENT", "UID:1", "DTSTART:20260105T090000Z", f"RRULE:{rule}", "END:VEVENT"]
    return "\r\n".join([*lines, "END:VCALENDAR", ""]).encode()


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=SECONDLY",
        "FREQ=DAILY;INTERVAL=0",
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=WEEKLY;BYHOUR=3",
        "FREQ=DAILY;COUNT=999999999",
    ],
)
def test_a_rule_that_never_ends_or_never_fits_costs_nothing(rule: str) -> None:
    (found,) = read_any(_series(rule), "x.ics", zone="UTC", now=EARLY)
    assert found.start == datetime.fromisoformat("2026-01-05T09:00+00:00")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Interview on 03/04/2026 at 2 pm", "either of two days"),
        ("Interview next Tuesday at 2 pm", "no day"),
        ("Interview on March 3, 2026", "no hour"),
        ("Interview on 31 February 2026 at 10:00", "no day 31 February"),
        ("", "no invitation"),
    ],
)
def test_a_pasted_text_that_is_not_clear_is_asked_about(text: str, says: str) -> None:
    with pytest.raises(InvitationError, match=says):
        read_any(text.encode(), "pasted text", zone="UTC")


@pytest.mark.parametrize(
    ("when", "start", "end"),
    [
        ("Tue Mar 3, 2026 2pm – 3pm (CST)", "2026-03-03T14:00-06:00", "15:00"),
        ("3 March 2026, 11 - 12:30pm UTC", "2026-03-03T11:00+00:00", "12:30"),
        ("13/3/2026 from 9.15 to 10.00 GMT", "2026-03-13T09:15+00:00", "10:00"),
        ("2026-03-03 23:30 - 00:15 UTC", "2026-03-03T23:30+00:00", "00:15"),
        ("Friday, October 2nd, 2026 at 9:30 a.m. Eastern Time", "2026-10-02T09:30-04:00", "10:30"),
    ],
)
def test_hours_as_people_write_them(when: str, start: str, end: str) -> None:
    (found,) = read_any(f"Interview for Planner\nWhen: {when}\n".encode(), "t", zone="America/Chicago")
    assert found.start == datetime.fromisoformat(start)
    assert f"{found.end:%H:%M}" == end


def test_a_whole_calendar_gives_only_what_speaks_of_an_interview() -> None:
    events = []
    for number in range(1000):
        title = "Interview: Cook - Brasserie" if number == 700 else f"Dentist {number}"
        events.append(f"BEGIN:VEVENT\r\nUID:{number}\r\nDTSTART:20260105T090000Z\r\nSUMMARY:{title}\r\nEND:VEVENT\r\n")
    data = ("BEGIN:VCALENDAR\r\n" + "".join(events) + "END:VCALENDAR\r\n").encode()
    assert [one.uid for one in read_any(data, "all.ics", zone="UTC", now=EARLY)] == ["700"]
    with pytest.raises(InvitationError, match="none of these"):
        read_any(data.replace(b"Interview", b"Barber"), "all.ics", zone="UTC", now=EARLY)


def test_crowds_and_nests_are_read_or_refused() -> None:
    crowd = "".join(f"ATTENDEE;CN=Guest {n} Name:mailto:g{n}@x.example\r\n" for n in range(500))
    head = "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART:20260105T090000Z\r\n"
    (found,) = read_any((head + crowd + "END:VEVENT\r\nEND:VCALENDAR\r\n").encode(), "x", zone="UTC")
    assert len(found.guests) == 60
    nest = "BEGIN:VCALENDAR\r\n" + "BEGIN:VEVENT\r\n" * 200 + "END:VEVENT\r\n" * 200 + "END:VCALENDAR\r\n"
    with pytest.raises(InvitationError):
        read_any(nest.encode(), "x", zone="UTC")


@pytest.mark.parametrize("filler", ["You will meet: A B, C ", "<p>", "and A B (", "<" * 9, "https://x.example/ "])
def test_a_huge_description_is_read_at_its_beginning(filler: str) -> None:
    head = "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART:20260105T090000Z\r\nDESCRIPTION:<br>"
    data = (head + filler * (600_000 // len(filler)) + "\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n").encode()
    (found,) = read_any(data, "x", zone="UTC")
    assert len(found.text) <= 50_000
