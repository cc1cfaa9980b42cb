"""A desk of every earlier version opens, with a copy made first; half a migration is none."""

from __future__ import annotations

import sqlite3
import stat
from pathlib import Path

import pytest

import afterword.store.migrate as migrating
from afterword.model import DeskError
from afterword.store import SqliteStore

FIXTURES = sorted((Path(__file__).parent / "fixtures").glob("v*.sql"))


def desk_of(fixture: Path, folder: Path) -> Path:
    path = folder / "desk.db"
    with sqlite3.connect(path) as db:
        db.executescript(fixture.read_text(encoding="utf-8"))
    db.close()
    return path


def test_there_is_a_fixture_of_every_version() -> None:
    assert [path.stem for path in FIXTURES] == [f"v{n}" for n in range(1, len(migrating.migrations()) + 1)]


@pytest.mark.parametrize("fixture", FIXTURES, ids=lambda path: path.stem)
def test_a_desk_of_every_version_opens_with_all_that_was_kept(fixture: Path, tmp_path: Path) -> None:
    store = SqliteStore(desk_of(fixture, tmp_path))
    found = store.load("mine", "application", "millrace-paper")
    assert found is not None
    assert found.body["notes"][0]["text"] == "walks the wet end at six"
    assert [entry.number for entry in store.history("mine")] == [3, 2, 1]


@pytest.fixture
def newer(monkeypatch: pytest.MonkeyPatch) -> None:
    """An Afterword that knows one migration more."""
    steps = (*migrating.migrations(), "CREATE TABLE later (x); INSERT INTO later VALUES (1);")
    monkeypatch.setattr(migrating, "migrations", lambda: steps)


@pytest.mark.usefixtures("newer")
def test_a_copy_is_made_first_and_opens_as_it_was(tmp_path: Path) -> None:
    path = desk_of(FIXTURES[-1], tmp_path)
    SqliteStore(path).close()
    (copy,) = tmp_path.glob("desk.db.before-*")
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    with sqlite3.connect(copy) as db:
        assert db.execute("PRAGMA user_version").fetchone()[0] == len(FIXTURES)
        assert db.execute("SELECT count(*) FROM journal").fetchone()[0] == 3
    with sqlite3.connect(path) as db:
        assert db.execute("SELECT x FROM later").fetchall() == [(1,)]


def test_half_a_migration_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = desk_of(FIXTURES[-1], tmp_path)
    steps = (*migrating.migrations(), "CREATE TABLE later (x); INSERT INTO nowhere VALUES (1);")
    with monkeypatch.context() as patch:
        patch.setattr(migrating, "migrations", lambda: steps)
        with pytest.raises(DeskError):
            SqliteStore(path)
    assert [row.id for row in SqliteStore(path).heads("mine", "application")] == ["millrace-paper"]
    with sqlite3.connect(path) as db:
        assert not db.execute("SELECT 1 FROM sqlite_master WHERE name = 'later'").fetchall()


@pytest.mark.usefixtures("newer")
def test_where_no_copy_can_be_made_nothing_is_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = desk_of(FIXTURES[-1], tmp_path)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(migrating, "copy_of", full)
    with pytest.raises(DeskError, match="No space left"):
        SqliteStore(path)
    with sqlite3.connect(path) as db:
        assert db.execute("PRAGMA user_version").fetchone()[0] == len(FIXTURES)
    assert list(tmp_path.iterdir()) == [path]
