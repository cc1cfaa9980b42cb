"""One's own waits with n, others' with source; a drawing that says the same, and never a forecast."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from xml.etree import ElementTree

import pytest

from afterword.desk import Desk, Record
from afterword.desk.waits import Waits, drawing, rates, svg, waits
from afterword.model import Application, Event, EventKind, Interview, InterviewState, ReplyLabel


def put(desk: Desk, name: str, talks: list[float], heard: list[tuple[float, ReplyLabel]], **more: object) -> None:
    """An application whose talks ended, and that was answered, so many days ago."""

    def ago(days: float) -> datetime:
        return desk.now - timedelta(days=days)

    record = Record(
        name,
        Application(name.title(), "Cook <&>", "US", "America/Chicago"),
        interviews=tuple(
            Interview(f"i{n}", ago(days) - timedelta(hours=1), ago(days), (), **more)  # type: ignore[arg-type]
            for n, days in enumerate(talks)
        ),
        events=tuple(
            Event(ago(days), EventKind.RECEIVED, id=f"e{n}", label=label) for n, (days, label) in enumerate(heard)
        ),
    )
    with desk.action("new", name) as action:
        action.save(record)


def test_a_wait_ends_with_an_answer_not_with_a_machine(desk: Desk) -> None:
    put(desk, "a", [20], [(19, ReplyLabel.AUTO_ACKNOWLEDGEMENT), (12, ReplyLabel.NEXT_ROUND)])
    put(desk, "b", [10], [(8, ReplyLabel.OUT_OF_OFFICE)])
    put(desk, "c", [9], [(6, ReplyLabel.REJECTION)])
    assert [(wait.title[0], wait.days, wait.open) for wait in waits(desk).waits] == [
        ("C", 3, False),
        ("A", 8, False),
        ("B", 10, True),
    ]
    assert waits(desk).say == (
        "Half of your 2 answers came within 5.5 days; the quickest after 3 days, the slowest after 8 days. "
        "1 is still open."
    )


@pytest.mark.parametrize("state", [InterviewState.CANCELLED, InterviewState.MISSED])
def test_a_talk_that_was_not_held_is_no_wait(desk: Desk, state: InterviewState) -> None:
    put(desk, "a", [20], [], state=state)
    assert waits(desk).waits == ()


def test_a_second_talk_takes_the_wait_over(desk: Desk) -> None:
    put(desk, "a", [20, 10], [(7, ReplyLabel.OFFER)])
    assert [(wait.days, wait.open) for wait in waits(desk).waits] == [(3, False)]


def test_an_empty_desk_has_nothing_to_count(desk: Desk) -> None:
    assert "nothing to count" in waits(desk).say
    assert drawing(Waits(()), ()) == ""
    ElementTree.fromstring(svg(Waits(()), ()))


def test_every_published_figure_has_source_n_and_year() -> None:
    for rate in rates():
        assert rate.n > 0
        assert 1990 < rate.year < 2100
        assert len(rate.source) > 20
        assert rate.counted


def test_the_drawings_say_the_same_and_no_forecast(desk: Desk) -> None:
    put(desk, "a", [20], [(12, ReplyLabel.NEXT_ROUND)])
    put(desk, "b", [10], [])
    own = waits(desk)
    text, picture = drawing(own, rates()), svg(own, rates())
    assert max(len(re.match(r"·*", line).group(0)) for line in text.splitlines()) == 25  # type: ignore[union-attr]
    shown = " ".join(ElementTree.fromstring(picture).itertext())
    for words in ("8 days", "10 days", "54 days", "n = 84,000", "2017"):
        assert words in text
        assert words in shown
    assert not re.search(r"(?i)\b(likely|probab|expect|chance|score|will)\b", text + shown)
