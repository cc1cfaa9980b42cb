"""An example to look around in: June's evening after one interview, on a desk of its own that is gone with the program.

Its clock stands on that evening and goes on from there.
"""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache

from afterword.desk import Desk, Settings
from afterword.desk.capture import capture, keep, read_invited
from afterword.desk.debrief import debriefed, keep_debrief, read_answers
from afterword.desk.example import evening
from afterword.store import SqliteStore
from afterword.web.visit import Opener

HALF_PAST_SIX = datetime(2026, 3, 4, 0, 30, tzinfo=UTC)
"""Tuesday 3 March 2026, 18:30 in Chicago."""


def example_opener() -> Opener:
    """Gives the example's desk."""
    started = datetime.now(UTC)

    @cache
    def store() -> SqliteStore:
        made = SqliteStore(":memory:")
        _lay_out(Desk(made, clock=lambda: HALF_PAST_SIX))
        return made

    return lambda: Desk(store(), clock=lambda: HALF_PAST_SIX + (datetime.now(UTC) - started))


def _lay_out(desk: Desk) -> None:
    strengths = ("put two shops on one board at Corliss Box, late orders down from 31 to 9 a month",)
    june = Settings("June Castellan", "America/Chicago", "US", strengths=strengths, email="june.castellan@post.example")
    with desk.action("me", "The desk knows June Castellan.") as action:
        action.save_settings(june)
    for invited in read_invited(desk, evening().joinpath("invitation.ics").read_bytes(), "invitation.ics"):
        keep(desk, capture(desk, invited))
    record = desk.records()[0]
    notes = evening().joinpath("notes.txt").read_text(encoding="utf-8")
    talk = record.interviews[0]
    keep_debrief(desk, record, debriefed(record, talk, read_answers(notes, record, talk), now=desk.now))
