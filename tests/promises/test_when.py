"""The table of `when`, line by line, and what holds of every reading."""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from afterword.model import Confidence
from afterword.promises import when
from afterword.promises.vocabulary import phrases

THURSDAY = "2026-03-05T15:00:00-06:00"
FRIDAY = "2026-03-06T15:00:00-06:00"
SATURDAY = "2026-03-07T11:00:00-06:00"

TABLE = [
    # by, before, no later than
    ("by Tuesday", THURSDAY, "US", "2026-03-05", "2026-03-10", "sure"),
    ("by Tuesday", SATURDAY, "US", "2026-03-09", "2026-03-10", "sure"),
    ("by Saturday", THURSDAY, "US", "2026-03-05", "2026-03-09", "sure"),
    ("before Monday", THURSDAY, "US", "2026-03-05", "2026-03-06", "sure"),
    ("before Monday", SATURDAY, "US", "2026-03-09", "2026-03-09", "unsure"),
    ("no later than March 14", THURSDAY, "US", "2026-03-05", "2026-03-16", "sure"),
    ("before the end of the month", THURSDAY, "US", "2026-03-05", "2026-03-31", "sure"),
    # on, around
    ("on the 14th", THURSDAY, "US", "2026-03-14", "2026-03-14", "sure"),
    ("around the 13th", THURSDAY, "US", "2026-03-13", "2026-03-17", "likely"),
    # today, end of day
    ("today", THURSDAY, "US", "2026-03-05", "2026-03-05", "sure"),
    ("by EOD", THURSDAY, "US", "2026-03-05", "2026-03-05", "sure"),
    ("COB", THURSDAY, "US", "2026-03-05", "2026-03-05", "sure"),
    # a weekday, said on that weekday
    ("Friday", FRIDAY, "US", "2026-03-13", "2026-03-13", "unsure"),
    ("today, Friday", FRIDAY, "US", "2026-03-06", "2026-03-06", "sure"),
    ("this Friday", THURSDAY, "US", "2026-03-06", "2026-03-06", "sure"),
    ("next Friday", THURSDAY, "US", "2026-03-13", "2026-03-13", "unsure"),
    ("next Friday", FRIDAY, "US", "2026-03-13", "2026-03-13", "likely"),
    ("next Tuesday", THURSDAY, "US", "2026-03-10", "2026-03-10", "likely"),
    ("Friday week", THURSDAY, "US", "2026-03-13", "2026-03-13", "sure"),
    ("a week from Friday", THURSDAY, "US", "2026-03-13", "2026-03-13", "sure"),
    ("a week on Friday", THURSDAY, "US", "2026-03-13", "2026-03-13", "sure"),
    # weeks and their parts
    ("this week", THURSDAY, "US", "2026-03-05", "2026-03-06", "sure"),
    ("end of the week", THURSDAY, "US", "2026-03-05", "2026-03-06", "sure"),
    ("EOW", THURSDAY, "US", "2026-03-05", "2026-03-06", "sure"),
    ("this week", SATURDAY, "US", "2026-03-07", "2026-03-13", "unsure"),
    ("next week", THURSDAY, "US", "2026-03-09", "2026-03-13", "sure"),
    ("the week after next", THURSDAY, "US", "2026-03-16", "2026-03-20", "sure"),
    ("the week of the 9th", THURSDAY, "US", "2026-03-09", "2026-03-13", "sure"),
    ("w/c 9 March", THURSDAY, "GB", "2026-03-09", "2026-03-13", "sure"),
    ("early next week", THURSDAY, "US", "2026-03-09", "2026-03-10", "likely"),
    ("mid next week", THURSDAY, "US", "2026-03-10", "2026-03-12", "likely"),
    ("late next week", THURSDAY, "US", "2026-03-12", "2026-03-13", "likely"),
    # months and longer
    ("early April", THURSDAY, "US", "2026-04-01", "2026-04-10", "likely"),
    ("mid-April", THURSDAY, "US", "2026-04-11", "2026-04-20", "likely"),
    ("late May", THURSDAY, "US", "2026-05-21", "2026-05-31", "likely"),
    ("end of May", THURSDAY, "US", "2026-05-27", "2026-05-29", "sure"),
    ("by the end of May", THURSDAY, "US", "2026-03-05", "2026-05-29", "sure"),
    ("month end", THURSDAY, "US", "2026-03-27", "2026-03-31", "sure"),
    ("by the end of the quarter", THURSDAY, "US", "2026-03-05", "2026-03-31", "sure"),
    ("in Q2", THURSDAY, "US", "2026-04-01", "2026-06-30", "sure"),
    # counts
    ("in ten days", THURSDAY, "US", "2026-03-16", "2026-03-16", "sure"),
    ("in three days", THURSDAY, "US", "2026-03-09", "2026-03-09", "likely"),
    ("in three business days", THURSDAY, "US", "2026-03-10", "2026-03-10", "sure"),
    ("within two weeks", THURSDAY, "US", "2026-03-05", "2026-03-19", "sure"),
    ("over the next 3-5 working days", THURSDAY, "US", "2026-03-05", "2026-03-12", "sure"),
    ("two to three weeks", THURSDAY, "US", "2026-03-19", "2026-03-26", "sure"),
    ("in a couple of days", THURSDAY, "US", "2026-03-09", "2026-03-09", "likely"),
    ("in a few days", THURSDAY, "US", "2026-03-10", "2026-03-12", "likely"),
    ("in several days", THURSDAY, "US", "2026-03-12", "2026-03-16", "likely"),
    ("in a week or so", THURSDAY, "US", "2026-03-12", "2026-03-16", "likely"),
    ("in a week or two", THURSDAY, "US", "2026-03-12", "2026-03-19", "likely"),
    ("a couple of weeks", THURSDAY, "US", "2026-03-19", "2026-03-19", "likely"),
    ("in a fortnight", FRIDAY, "GB", "2026-03-20", "2026-03-20", "sure"),
    # feasts
    ("after Easter", THURSDAY, "GB", "2026-04-07", "2026-04-13", "likely"),
    ("before Christmas", "2026-12-01T10:00:00+00:00", "GB", "2026-12-01", "2026-12-24", "sure"),
    ("before the holidays", "2026-12-01T10:00:00-05:00", "US", "2026-12-01", "2026-12-23", "sure"),
    ("after the holidays", "2026-12-01T10:00:00-05:00", "US", "2027-01-04", "2027-01-08", "likely"),
    ("after Thanksgiving", "2026-11-01T10:00:00-05:00", "US", "2026-11-27", "2026-12-03", "likely"),
    ("after Thanksgiving", "2026-10-01T10:00:00-04:00", "CA", "2026-10-13", "2026-10-19", "likely"),
    ("after Golden Week", "2026-04-15T10:00:00+09:00", "JP", "2026-05-07", "2026-05-13", "likely"),
    # not before
    ("not before the 16th", THURSDAY, "US", "2026-03-16", None, "sure"),
    ("not until the 16th", THURSDAY, "US", "2026-03-16", None, "sure"),
    # figures
    ("by 3/4", "2026-03-02T10:00:00-05:00", "US", "2026-03-02", "2026-03-04", "sure"),
    ("by 3/4", "2026-03-02T10:00:00+00:00", "GB", "2026-03-02", "2026-04-07", "sure"),
    ("by 3/4", "2026-03-02T10:00:00+00:00", None, "2026-03-02", "2026-04-03", "unsure"),
    ("by 25/3", "2026-03-02T10:00:00+00:00", None, "2026-03-02", "2026-03-25", "sure"),
    # days that don't exist
    ("by the 31st", "2026-04-10T10:00:00-05:00", "US", "2026-04-10", "2026-06-01", "unsure"),
    ("by 31 April", "2026-04-10T10:00:00+01:00", "GB", "2026-04-10", "2026-05-01", "unsure"),
    ("on 29 February", "2026-02-10T10:00:00+00:00", "GB", "2026-03-01", "2026-03-01", "unsure"),
    # hedges make it likely at best; vague words are no promise
    ("hopefully by Tuesday", THURSDAY, "US", "2026-03-05", "2026-03-10", "likely"),
    ("soon", THURSDAY, "US", None, None, "none"),
    ("We'll be in touch in due course.", THURSDAY, "US", None, None, "none"),
    ("", THURSDAY, "US", None, None, "none"),
]


@pytest.mark.parametrize(("words", "at", "country", "earliest", "latest", "confidence"), TABLE)
def test_the_table(
    words: str, at: str, country: str | None, earliest: str | None, latest: str | None, confidence: str
) -> None:
    reading = when(words, datetime.fromisoformat(at), country)
    days = tuple(day.isoformat() if day else None for day in (reading.earliest, reading.latest))
    assert (*days, reading.confidence.value) == (earliest, latest, confidence)


def test_each_reading_carries_the_words_it_came_from() -> None:
    words = "There's one more chat on Monday. I'll have something for you by Thursday the 12th."
    assert when(words, datetime.fromisoformat(THURSDAY), "US").read == "by Thursday the 12th"


CORPUS = Path(__file__).parents[1] / "corpus" / "when" / "tuned"


def test_the_tuned_corpus_is_read_right_and_does_no_harm() -> None:
    wrong, harm, lines = [], [], 0
    for file in sorted(CORPUS.glob("*.jsonl")):
        for line in map(json.loads, file.read_text(encoding="utf-8").splitlines()):
            lines += 1
            ask, want = line["in"], line["want"]
            reading = when(ask["words"], datetime.fromisoformat(ask["at"]), ask["country"], ask.get("region"))
            pairs = [want, *want.get("alternatives", ())]
            latest = {pair["latest"] for pair in pairs}
            right = any(
                _same(reading.earliest, pair["earliest"]) and _same(reading.latest, pair["latest"]) for pair in pairs
            )
            if not right or reading.confidence.value not in want["confidence_in"]:
                wrong.append(ask["id"])
                if reading.confidence in (Confidence.SURE, Confidence.LIKELY) and str(reading.latest) not in latest:
                    harm.append(ask["id"])
    assert len(wrong) <= lines * 0.05, wrong
    assert len(harm) <= lines * 0.01, harm


def _same(day: date | None, wanted: str | None) -> bool:
    return (day.isoformat() if day else None) == wanted


PIECES = sorted(" ".join(words) for words in phrases().senses)
TIMES = [
    "by",
    "before",
    "after",
    "on",
    "next",
    "week",
    "Friday",
    "the",
    "18th",
    "March",
    "3/4",
    "in",
    "two",
    "weeks",
    "or",
    ",",
    ".",
    "not",
    "until",
    "early",
    "end",
    "of",
    "month",
    "10",
    ":",
    "30",
    "pm",
    "Easter",
    "tomorrow",
    "a",
    "few",
    "days",
    "to",
    "-",
    "within",
    "mid",
    "2026",
    "week",
    "that",
    "then",
]
WORDS = st.lists(
    st.one_of(
        st.sampled_from(PIECES),
        st.sampled_from(TIMES),
        st.text(max_size=6),
    ),
    max_size=14,
).map(" ".join)
MOMENTS = st.datetimes(datetime(1990, 1, 1), datetime(2120, 12, 31)).flatmap(
    lambda wall: st.integers(-12, 14).map(lambda hours: wall.replace(tzinfo=timezone(timedelta(hours=hours))))
)


@settings(max_examples=150, deadline=None)
@given(words=WORDS, at=MOMENTS, country=st.sampled_from(["US", "GB", "DE", "SA", "JP", None, "XX"]))
def test_whatever_is_said_the_reading_is_sound(words: str, at: datetime, country: str | None) -> None:
    reading = when(words, at, country)
    assert (reading.confidence is Confidence.NONE) == (reading.earliest is None and reading.latest is None)
    if reading.earliest and reading.latest:
        assert reading.earliest <= reading.latest
    if reading.latest:
        assert reading.latest >= at.date()
    if reading.read is not None:
        assert reading.read in words
    assert reading == when(words, at, country)


KNOWN = [
    ("expect to hear within two weeks", "2026-03-05", "2026-03-19", "likely"),
    ("two weeks or so", "2026-03-19", "2026-03-23", "likely"),
    ("told me to wait until the 16th", "2026-03-05", "2026-03-16", "likely"),
    ("she said she'd know by Tuesday", "2026-03-05", "2026-03-10", "likely"),
    ("the panel sits in Denver on the 10th", "2026-03-10", "2026-03-10", "unsure"),
    ("will be in touch", None, None, "none"),
    ("can't promise before Friday", None, None, "none"),
]


@pytest.mark.parametrize(("words", "earliest", "latest", "confidence"), KNOWN)
def test_words_known_to_be_a_promise_need_no_clause_of_hearing(
    words: str, earliest: str | None, latest: str | None, confidence: str
) -> None:
    reading = when(words, datetime.fromisoformat(THURSDAY), "US", known_promise=True)
    days = tuple(day.isoformat() if day else None for day in (reading.earliest, reading.latest))
    assert (*days, reading.confidence.value) == (earliest, latest, confidence)
