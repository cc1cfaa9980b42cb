"""The doctor finds what is wrong, says how to mend it, and is quiet where all is well."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from afterword.desk import Desk, Record
from afterword.desk.capture import new_application
from afterword.desk.doctor import Remark, examine
from afterword.model import Application, Interview, Person
from afterword.store import Change, Index


def wrong(desk: Desk) -> list[Remark]:
    return [one for one in examine(desk) if not one.well]


def test_all_is_well(desk: Desk) -> None:
    new_application(desk, Application("Millrace", "Planner", "US", "America/Chicago"))
    assert wrong(desk) == []
    assert {"desk", "applications", "you", "clock", "calendar", "extras"} <= {one.about for one in examine(desk)}


def test_what_is_wrong_is_found_and_can_be_mended(desk: Desk, tmp_path: Path) -> None:
    application = Application("Millrace", "Planner", "ZZ", "Mars/Olympus")
    start = desk.now
    record = Record(
        "m", application, people=(Person("p1", "王小明"),), interviews=(Interview("i1", start, start, ("p9",)),)
    )
    with desk.action("new", "x") as action:
        action.save(record)
    broken = Change("application", "b", 0, None, {"id": "b", "nonsense": 1}, Index("b"))
    desk.store.commit(desk.desk_id, [broken], at=desk.now + timedelta(days=2), who="you", what="x", say="x")
    (tmp_path / "desk.db").chmod(0o644)
    found = wrong(desk)
    for word in ("Others on this machine", "b can't be read", "no zone 'Mars/Olympus'", "p9", "王", "ahead of"):
        assert any(word in one.say for one in found), word
    assert all(one.mend for one in found)


def test_an_unknown_country_is_said(desk: Desk) -> None:
    new_application(desk, Application("Millrace", "Planner", "ZZ", "America/Chicago"))
    assert any("No public holidays are known for ZZ" in one.say for one in wrong(desk))


def test_who_is_not_known_yet_is_asked(desk: Desk) -> None:
    with desk.action("me", "x") as action:
        action.save_settings(replace(desk.settings, zone="Nowhere/At_all"))  # type: ignore[type-var]
    assert any("no zone" in one.say for one in wrong(desk))
