"""Every sentence the planner shows is kind, whole, and says days as people do."""

from __future__ import annotations

import re
from datetime import date, datetime

from afterword.planner import plan
from afterword.planner.words import and_list, number, quote, said_day, said_time
from tests.planner.histories import history

FEW = range(50_000, 50_600)


HARSH = re.compile(r"\b(late|overdue|missed|failed|rejected|score|must)\b|!", re.IGNORECASE)


def test_what_people_read_is_kind() -> None:
    """No harsh word and no exclamation mark in any sentence of ours; whole sentences, capital to full stop."""
    for seed in FEW:
        result = plan(history(seed))
        texts = [result.next.say, *(question.ask for question in result.questions)]
        for one in (*result.steps, *result.optional, *result.refused):
            texts += [reason.text for reason in one.reasons]
        texts += [step.say for step in (*result.steps, *result.optional)]
        for text in texts:
            assert not HARSH.search(text), (seed, text)
            assert re.match(r"^[A-Z\"“].*[.?]$", text), (seed, text)
            assert "None" not in text, (seed, text)
            assert "{" not in text, (seed, text)


def test_days_and_times_as_people_say_them() -> None:
    assert said_day(date(2026, 3, 12)) == "Thursday 12 March"
    assert (
        said_time(datetime.fromisoformat("2026-03-12T14:05:00+00:00"), "America/Chicago") == "Thursday 12 March, 09:05"
    )
    assert [number(2), number(30)] == ["two", "30"]
    assert and_list(["Dana", "Sam", "Lee"]) == "Dana, Sam and Lee"


def test_long_words_are_shortened_at_a_space() -> None:
    assert quote("by  Friday") == '"by Friday"'
    short = quote("we will come back to you " * 10)
    assert len(short) < 100
    assert short.endswith('…"')
