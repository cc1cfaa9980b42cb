"""Hundreds of applications: little is read, and little is said of what rests."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from afterword.desk import Desk, Record, Settings
from afterword.desk.planning import plan_of, today
from afterword.model import Application, Interview, Person, Reach
from afterword.store import SqliteStore
from tests.cli.terminal import TUESDAY, Terminal

NOW = datetime.fromisoformat(TUESDAY)
MANY = 60


def talks(home: Path, ago: timedelta) -> None:
    """A desk with MANY applications at three employers, each with a talk `ago`."""
    desk = Desk(SqliteStore(home / "desk.db"), clock=lambda: NOW)
    with desk.action("me", "You sat down.") as action:
        action.save_settings(Settings("June Castellan", "America/Chicago"))
        for number in range(MANY):
            start = NOW - ago
            person = Person("p1", f"Ruth Okafor{number}", reach=(Reach.EMAIL,))
            talk = Interview("i1", start, start + timedelta(hours=1), ("p1",))
            company = ("Millrace Paper", "Halden Bridge", "Corliss Box")[number % 3]
            application = Application(company, f"Planner {number}", "US", "America/Chicago")
            action.save(Record(f"a{number}", application, (person,), (talk,)))
    desk.store.close()


def test_of_many_letters_to_write_the_first_are_shown_and_the_rest_counted(afterword: Terminal) -> None:
    talks(afterword.home, timedelta(hours=3))
    said = afterword()
    assert said.count("Thank Ruth Okafor") == 12
    assert f"and {MANY - 12} more: `afterword sheet`" in said
    assert len(afterword.json()["applications"]) == MANY


def test_of_many_that_rest_a_few_are_shown_and_the_rest_counted(afterword: Terminal) -> None:
    talks(afterword.home, timedelta(days=200))
    said = afterword()
    assert len(re.findall(r"^  \S.*, Planner \d+$", said, re.MULTILINE)) <= 12
    assert len(said.splitlines()) < 60
    assert "more: `afterword sheet`" in said


def test_plans_made_together_are_the_plans_made_alone(tmp_path: Path) -> None:
    talks(tmp_path, timedelta(days=9))
    desk = Desk(SqliteStore(tmp_path / "desk.db"), clock=lambda: NOW)
    for one in today(desk):
        assert one.plan == plan_of(desk, desk.record(one.id))


def test_plans_that_hold_are_shown_without_reading_each_application(
    afterword: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    talks(afterword.home, timedelta(hours=3))
    asked: list[str] = []
    load = SqliteStore.load

    def counted(store: SqliteStore, desk_id: str, kind: str, name: str) -> object:
        asked.append(name)
        return load(store, desk_id, kind, name)

    monkeypatch.setattr(SqliteStore, "load", counted)
    first = afterword()
    assert len(asked) < MANY / 2, "everything is read in one sweep to make the plans"
    asked.clear()
    assert afterword() == first
    assert len(asked) < MANY / 2, "only what is shown is read"
