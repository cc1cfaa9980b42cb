"""Times in mails: what days and hours they name, in which zone, and which side of them is meant."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from afterword.timewords import CANDIDATE, Direction, Kind, read_times
from afterword.timewords.lexicon import LANGUAGES, vocabulary

MAILS = [
    (
        "Monday, April 27 at 11:00 a.m. or 3:30 p.m. Eastern",
        "US",
        "2026-04-21",
        [("2026-04-27", "11:00 15:30", "America/New_York")],
    ),
    ("Friday the 16th, 10:00?", "CA", "2026-10-13", [("2026-10-16", "10:00", None)]),
    ("am Mittwoch, den 4. März, um 9:50 Uhr", "AT", "2026-02-24", [("2026-03-04", "09:50", None)]),
    ("le mercredi 21 janvier à 14h30", "FR", "2026-01-14", [("2026-01-21", "14:30", None)]),
    ("Wir treffen uns am Montag um halb drei.", "DE", "2026-03-05", [("2026-03-09", "14:30", None)]),
    ("el viernes 12 de junio a las 10:00 horas, le esperamos", "ES", "2026-06-01", [("2026-06-12", "10:00", None)]),
    (
        "Tuesday at 2, or Thursday at 9.15",
        "GB",
        "2026-05-13",
        [("2026-05-19", "14:00", None), ("2026-05-14", "09:15", None)],
    ),
    ("We thought of 15, 17 or 18 June.", "NO", "2026-06-01", [("2026-06-15 2026-06-17 2026-06-18", "", None)]),
    ("saturday sept 5, 4:30 am, wear closed shoes", "CA", "2026-08-26", [("2026-09-05", "04:30", None)]),
    ("Monday 15 June, 3pm Paris time", "GB", "2026-06-10", [("2026-06-15", "15:00", "Europe/Paris")]),
    ("on Friday the 16th, half two?", "IE", "2026-10-06", [("2026-10-16", "14:30", None)]),
    ("Monday 13 July 2026, 16:30 (Amsterdam)", "NL", "2026-07-07", [("2026-07-13", "16:30", "Europe/Amsterdam")]),
    (
        "coming at 11.30 on Friday and not at 10?",
        "GB",
        "2026-03-11",
        [("2026-03-13", "11:30", None), ("2026-03-13", "10:00", None)],
    ),
    (
        "The slot on Wednesday is taken. We can offer you 2 pm or 3.30 pm on the same day instead.",
        "KE",
        "2026-02-16",
        [("2026-02-18", "", None), ("2026-02-18", "14:00 15:30", None)],
    ),
    (
        "Thursday 12 March 2026\nTime\n11h15",
        "ZA",
        "2026-03-05",
        [("2026-03-12", "", None), ("2026-03-12", "11:15", None)],
    ),
    (
        "Tuesday, March 10th between 2:00 and 4:00 pm CT",
        "US",
        "2026-03-05",
        [("2026-03-10", "14:00", "America/Chicago")],
    ),
    ("Thursday 3/12 at 10:30am ET / 9:30am CT", "US", "2026-03-05", [("2026-03-12", "10:30", "America/New_York")]),
    ("Wednesday at 14:00 (your time)", "US", "2026-03-05", [("2026-03-11", "14:00", CANDIDATE)]),
    ("Monday the 9th: 10:00, 11:30 or 14:00", "US", "2026-03-05", [("2026-03-09", "10:00 11:30 14:00", None)]),
    ("20th Nov at 4 PM IST", "IN", "2026-11-16", [("2026-11-20", "16:00", "Asia/Kolkata")]),
    ("20th Nov at 4 PM IST", "IE", "2026-11-16", [("2026-11-20", "16:00", "Europe/Dublin")]),
    ("at noon on 2026-03-12", "GB", "2026-03-05", [("2026-03-12", "12:00", None)]),
    ("a base salary of $88,000 and $31.50 an hour", "US", "2026-03-05", []),
    ("we run 24/7, call 555-0199, room 212, 9th floor", "US", "2026-03-05", []),
]


@pytest.mark.parametrize(("text", "country", "day", "wanted"), MAILS)
def test_days_and_hours(text: str, country: str, day: str, wanted: list[tuple[str, str, str | None]]) -> None:
    found = read_times(text, datetime.fromisoformat(f"{day}T12:00:00+00:00"), country)
    if not wanted:
        assert [reading for reading in found if reading.kind is not Kind.CLOCK] == []
        return
    assert [
        (" ".join(d.isoformat() for d in r.days), " ".join(f"{c:%H:%M}" for c in r.clocks), r.zone) for r in found
    ] == wanted


DIRECTIONS = [
    ("jusqu'au 20 mai inclus", Direction.THROUGH, "2026-05-20"),
    ("through Thursday, July 2", Direction.THROUGH, "2026-07-02"),
    ("until 1 September", Direction.UNTIL, "2026-09-01"),
    ("no later than Wednesday 6 May", Direction.BY, "2026-05-06"),
    ("Wednesday 6 May at the latest", Direction.BY, "2026-05-06"),
    ("Wednesday 6 May at the earliest", Direction.NOT_BEFORE, "2026-05-06"),
    ("ab Montag, 4. Mai", Direction.FROM, "2026-05-04"),
    ("on or after 4 May", Direction.NOT_BEFORE, "2026-05-04"),
    ("ahead of 4 May", Direction.BEFORE, "2026-05-04"),
    ("4 May or thereabouts", Direction.AROUND, "2026-05-04"),
    ("spätestens am 3. Juni", Direction.BY, "2026-06-03"),
    ("antes del viernes 12 de junio", Direction.BEFORE, "2026-06-12"),
    ("d'ici le 12 juin", Direction.BY, "2026-06-12"),
    ("last Friday", Direction.ON, "2026-04-24"),
]


@pytest.mark.parametrize(("text", "direction", "day"), DIRECTIONS)
def test_directions(text: str, direction: Direction, day: str) -> None:
    (found,) = read_times(text, datetime.fromisoformat("2026-04-28T09:00:00+02:00"), "DE")
    assert (found.direction, found.last.isoformat(), found.text) == (direction, day, text)


def test_what_looks_back_says_so() -> None:
    found = read_times(
        "We met yesterday, two weeks ago and last Friday.", datetime.fromisoformat("2026-04-28T09:00:00+02:00")
    )
    assert [reading.past for reading in found] == [True, True, True]


def test_a_capital_in_mid_sentence_makes_a_name_of_a_common_word() -> None:
    at = datetime.fromisoformat("2026-04-28T09:00:00+02:00")
    assert read_times("the pub is called Tomorrow", at) == ()
    assert len(read_times("we meet tomorrow", at)) == 1


@pytest.mark.parametrize("name", [*LANGUAGES, "feasts", "signs", "zones"])
def test_every_group_of_words_has_a_reason(name: str) -> None:
    assert [group for group, entry in vocabulary(name).items() if not entry.get("reason")] == []


PIECES = [
    "by",
    "the",
    "end",
    "of",
    "next",
    "week",
    "Friday",
    "18",
    "th",
    "18th",
    "March",
    ",",
    ".",
    "-",
    ":",
    "3/4",
    "2026",
    "or",
    "and",
    "to",
    "two",
    "weeks",
    "after",
    "Easter",
    "at",
    "10",
    "half",
    "past",
    "noon",
    "pm",
    "Eastern",
    "between",
    "in",
    "a",
    "few",
    "days",
    "first",
    "Monday",
    "bis",
    "am",
    "Mittwoch",
    "4.",
    "März",
    "jusqu'au",
]


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.one_of(
            st.sampled_from(PIECES),
            st.text(max_size=5),
        ),
        max_size=16,
    ).map(" ".join)
)
def test_readings_are_exact_pieces_in_order(text: str) -> None:
    end = 0
    for reading in read_times(text, datetime.fromisoformat("2026-03-05T15:00:00-06:00"), "US"):
        assert text[reading.start : reading.end] == reading.text
        assert end <= reading.start < reading.end
        assert reading.first <= reading.last
        end = reading.end
