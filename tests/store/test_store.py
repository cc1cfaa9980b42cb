"""What any Store must do; each store that comes is added to `stores`."""

from __future__ import annotations

import os
import sqlite3
import stat
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from afterword.model import ConflictError, DeskError
from afterword.store import Change, Index, PlanRow, SqliteStore, Store
from afterword.store.migrate import migrations

NOON = datetime(2026, 3, 3, 12, tzinfo=UTC)


@pytest.fixture(params=["sqlite"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Store:
    """Every kind of store there is, empty."""
    makers: dict[str, Callable[[], Store]] = {"sqlite": lambda: SqliteStore(tmp_path / "desk.db")}
    return makers[request.param]()


def change(version: int, before: object, after: object, name: str = "a") -> Change:
    return Change("application", name, version, before, after, Index("Millrace", "millrace", "open"))  # type: ignore[arg-type]


def commit(store: Store, *changes: Change, say: str = "did it", undoes: int | None = None) -> int:
    return store.commit("mine", changes, at=NOON, who="you", what="test", say=say, undoes=undoes)


def test_what_was_kept_is_found_again(store: Store) -> None:
    assert commit(store, change(0, None, {"x": "ž"})) == 1
    found = store.load("mine", "application", "a")
    assert found is not None
    assert (found.version, found.body, found.index.employer) == (1, {"x": "ž"}, "millrace")
    assert [head.id for head in store.heads("mine", "application")] == ["a"]
    assert [document.body for document in store.all("mine", "application")] == [{"x": "ž"}]


def test_desks_do_not_see_each_other(store: Store) -> None:
    commit(store, change(0, None, {"x": 1}))
    assert store.load("yours", "application", "a") is None
    assert not store.all("yours", "application")
    assert not store.history("yours")


def test_an_action_on_two_documents_is_kept_whole_or_not_at_all(store: Store) -> None:
    commit(store, change(0, None, {"x": 1}))
    with pytest.raises(ConflictError, match="changed elsewhere"):
        commit(store, change(0, None, {"new": True}, "b"), change(0, None, {"x": 2}))
    assert store.load("mine", "application", "b") is None
    assert len(store.history("mine")) == 1


def test_a_change_based_on_an_older_version_is_a_conflict(store: Store) -> None:
    commit(store, change(0, None, {"x": 1}))
    commit(store, change(1, {"x": 1}, {"x": 2}))
    with pytest.raises(ConflictError):
        commit(store, change(1, {"x": 1}, {"x": 3}))
    found = store.load("mine", "application", "a")
    assert found is not None
    assert found.body == {"x": 2}


def test_the_journal_tells_who_did_what_when_from_what_to_what(store: Store) -> None:
    commit(store, change(0, None, {"x": 1}), say="made it")
    commit(store, change(1, {"x": 1}, None), say="took it away", undoes=1)
    newest, first = store.history("mine")
    assert (newest.say, newest.undoes, first.undone_by) == ("took it away", 1, 2)
    assert (first.at, first.who, first.changes[0].after) == (NOON, "you", {"x": 1})
    assert store.load("mine", "application", "a") is None
    assert store.entry("mine", 1) == first
    assert store.entry("mine", 9) is None
    assert len(store.history("mine", limit=1)) == 1


def test_plans_are_kept_and_replaced(store: Store) -> None:
    store.keep_plans("mine", [PlanRow("a", "1", NOON, {"do": "wait"}), PlanRow("b", "1", None, {})])
    store.keep_plans("mine", [PlanRow("a", "2", NOON + timedelta(days=1), {"do": "act"})])
    rows = {row.id: row for row in store.plans("mine")}
    assert rows["a"] == PlanRow("a", "2", NOON + timedelta(days=1), {"do": "act"})
    assert rows["b"].good_until is None


def test_what_was_looked_up_is_noted(store: Store) -> None:
    assert store.noted("holidays") is None
    store.note("holidays", {"US": 1})
    store.note("holidays", {"US": 2})
    assert store.noted("holidays") == {"US": 2}


@given(
    st.lists(
        st.tuples(st.sampled_from("abc"), st.one_of(st.none(), st.dictionaries(st.text(max_size=3), st.integers())))
    )
)
@settings(max_examples=40)
def test_documents_are_what_the_last_change_left(steps: list[tuple[str, dict[str, int] | None]]) -> None:
    store = SqliteStore(":memory:")
    left: dict[str, dict[str, int] | None] = {}
    for name, after in steps:
        stored = store.load("mine", "application", name)
        commit(store, change(stored.version if stored else 0, left.get(name), after, name))
        left[name] = after
    assert {d.id: d.body for d in store.all("mine", "application")} == {n: b for n, b in left.items() if b is not None}


def test_only_its_owner_may_read_the_file(tmp_path: Path) -> None:
    SqliteStore(tmp_path / "home" / "desk.db")
    assert stat.S_IMODE(os.stat(tmp_path / "home" / "desk.db").st_mode) == 0o600
    assert stat.S_IMODE(os.stat(tmp_path / "home").st_mode) == 0o700


def test_a_file_that_is_no_desk_stays_as_it_is(tmp_path: Path) -> None:
    other = tmp_path / "letter.db"
    other.write_bytes(b"Dear Ruth, " * 500)
    with pytest.raises(DeskError, match="no Afterword desk"):
        SqliteStore(other)
    assert other.read_bytes() == b"Dear Ruth, " * 500


def test_the_database_of_another_program_stays_as_it_is(tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    with sqlite3.connect(other) as db:
        db.execute("CREATE TABLE mine (x)")
    before = other.read_bytes()
    with pytest.raises(DeskError, match="no Afterword desk"):
        SqliteStore(other)
    assert other.read_bytes() == before


def test_a_desk_of_a_newer_afterword_is_refused_and_untouched(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    SqliteStore(path).close()
    with sqlite3.connect(path) as db:
        db.execute(f"PRAGMA user_version = {len(migrations()) + 1}")
    before = path.read_bytes()
    with pytest.raises(DeskError, match="newer Afterword"):
        SqliteStore(path)
    assert path.read_bytes() == before


def test_a_half_done_change_is_rolled_back(tmp_path: Path) -> None:
    store = SqliteStore(tmp_path / "desk.db")
    commit(store, change(0, None, {"x": 1}))
    with pytest.raises(TypeError):
        commit(store, change(1, {"x": 1}, {"x": 2}), change(0, None, {"x": object()}, "b"))
    found = store.load("mine", "application", "a")
    assert found is not None
    assert found.body == {"x": 1}


def test_two_programs_on_one_desk_lose_nothing(tmp_path: Path) -> None:
    one, two = SqliteStore(tmp_path / "desk.db"), SqliteStore(tmp_path / "desk.db")
    commit(one, change(0, None, {"x": 1}))
    with pytest.raises(ConflictError):
        commit(two, change(0, None, {"x": 2}))
    commit(two, change(1, {"x": 1}, {"x": 2}))
    assert [entry.number for entry in one.history("mine")] == [2, 1]
