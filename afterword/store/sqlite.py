"""The memory in one SQLite file that only its owner may read."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar

from afterword.model import ConflictError, DeskError
from afterword.store.migrate import copy_of, migrate
from afterword.store.protocol import FORGET, Body, Change, Entry, Head, Index, PlanRow, Rewrite, Stored

T = TypeVar("T")

BUSY_SECONDS = 10
"""How long one program waits for another that is just writing."""


class SqliteStore:
    """A desk file. Opening makes the file and its folder (0700, 0600) and brings an older one up to date."""

    def __init__(self, path: Path | str) -> None:
        self.path = path
        with _plainly(path):
            if path != ":memory:":
                _make_private(Path(path))
            self._db = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False)
        try:
            with _plainly(path):
                self._db.execute("PRAGMA secure_delete = ON")
                migrate(self._db, path)
        except BaseException:
            self._db.close()
            raise

    def load(self, desk_id: str, kind: str, document_id: str) -> Stored | None:
        """See Store.load."""
        sql = "SELECT * FROM document WHERE desk_id = ? AND kind = ? AND id = ?"
        rows = self._read(sql, (desk_id, kind, document_id), _stored)
        return rows[0] if rows else None

    def all(self, desk_id: str, kind: str) -> Sequence[Stored]:
        """See Store.all."""
        return self._read("SELECT * FROM document WHERE desk_id = ? AND kind = ? ORDER BY id", (desk_id, kind), _stored)

    def heads(self, desk_id: str, kind: str) -> Sequence[Head]:
        """See Store.heads."""
        sql = "SELECT id, version, title, employer, state FROM document WHERE desk_id = ? AND kind = ? ORDER BY id"
        return self._read(sql, (desk_id, kind), lambda row: Head(row[0], row[1], Index(*row[2:])))

    def commit(
        self,
        desk_id: str,
        changes: Sequence[Change],
        *,
        at: datetime,
        who: str,
        what: str,
        say: str,
        undoes: int | None = None,
    ) -> int:
        """See Store.commit."""
        with self._transaction() as db:
            for change in changes:
                _apply(db, desk_id, change)
            last = db.execute("SELECT max(number) FROM journal WHERE desk_id = ?", (desk_id,)).fetchone()[0]
            number = int(last or 0) + 1
            told = json.dumps([asdict(change) for change in changes], ensure_ascii=False)
            row = (desk_id, number, _utc(at), who, what, say, told, undoes)
            db.execute("INSERT INTO journal VALUES (?, ?, ?, ?, ?, ?, ?, ?, NULL)", row)
            if undoes is not None:
                db.execute(
                    "UPDATE journal SET undone_by = ? WHERE desk_id = ? AND number = ?", (number, desk_id, undoes)
                )
        return number

    def history(self, desk_id: str, limit: int | None = None) -> Sequence[Entry]:
        """See Store.history."""
        sql = "SELECT * FROM journal WHERE desk_id = ? ORDER BY number DESC LIMIT ?"
        return self._read(sql, (desk_id, -1 if limit is None else limit), _entry)

    def entry(self, desk_id: str, number: int) -> Entry | None:
        """See Store.entry."""
        rows = self._read("SELECT * FROM journal WHERE desk_id = ? AND number = ?", (desk_id, number), _entry)
        return rows[0] if rows else None

    def plans(self, desk_id: str) -> Sequence[PlanRow]:
        """See Store.plans."""
        return self._read("SELECT id, basis, good_until, plan FROM plan WHERE desk_id = ?", (desk_id,), _plan_row)

    def keep_plans(self, desk_id: str, rows: Sequence[PlanRow]) -> None:
        """See Store.keep_plans."""
        with self._transaction() as db:
            db.executemany(
                "INSERT OR REPLACE INTO plan VALUES (?, ?, ?, ?, ?)",
                [
                    (desk_id, row.id, row.basis, _utc(row.good_until), json.dumps(row.plan, ensure_ascii=False))
                    for row in rows
                ],
            )

    def note(self, name: str, body: Body) -> None:
        """See Store.note."""
        with self._transaction() as db:
            db.execute("INSERT OR REPLACE INTO known VALUES (?, ?)", (name, json.dumps(body, ensure_ascii=False)))

    def noted(self, name: str) -> Body | None:
        """See Store.noted."""
        rows = self._read("SELECT body FROM known WHERE name = ?", (name,), lambda row: row[0])
        return json.loads(rows[0]) if rows else None

    def rewrite(self, desk_id: str, body: Rewrite, words: Callable[[str], str], *, at: datetime, say: str) -> None:
        """See Store.rewrite. The file is written anew, so that nothing of what was there stays in unused pages."""
        with self._transaction() as db:
            for stored in self._read("SELECT * FROM document WHERE desk_id = ?", (desk_id,), _stored):
                after = body(stored.kind, stored.id, stored.body)
                if after != stored.body:
                    place = (json.dumps(after, ensure_ascii=False), desk_id, stored.kind, stored.id)
                    db.execute(
                        "UPDATE document SET body = ?, version = version + 1 WHERE desk_id = ? AND kind = ? AND id = ?",
                        place,
                    )
            last = 0
            for entry in self.history(desk_id):
                last = max(last, entry.number)
                told = json.dumps([asdict(_rewritten(one, body)) for one in entry.changes], ensure_ascii=False)
                db.execute(
                    "UPDATE journal SET say = ?, changes = ? WHERE desk_id = ? AND number = ?",
                    (words(entry.say), told, desk_id, entry.number),
                )
            row = (desk_id, last + 1, _utc(at), "you", FORGET, say, "[]")
            db.execute("INSERT INTO journal VALUES (?, ?, ?, ?, ?, ?, ?, NULL, NULL)", row)
            db.execute("DELETE FROM plan WHERE desk_id = ?", (desk_id,))
        with _plainly(self.path):
            self._db.execute("VACUUM")

    def backup(self, to: Path) -> None:
        """A copy of the whole file at `to`, as it stands at one moment, whole or not at all. Raises DeskError."""
        with _plainly(to):
            copy_of(self._db, to)

    def sound(self) -> str | None:
        """What SQLite finds wrong with the file, or None."""
        found = self._read("PRAGMA integrity_check", (), lambda row: str(row[0]))
        return None if found == ["ok"] else "; ".join(found[:3])

    def close(self) -> None:
        """See Store.close."""
        self._db.close()

    def _read(self, sql: str, values: tuple[Any, ...], make: Callable[[Any], T]) -> list[T]:
        with _plainly(self.path):
            rows = self._db.execute(sql, values).fetchall()
        try:
            return [make(row) for row in rows]
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
            hint = "`afterword doctor` says what is wrong; a copy beside the desk opens with --desk."
            raise DeskError("something kept in this desk is damaged", where=str(self.path), hint=hint) from error

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        with _plainly(self.path):
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield self._db
                self._db.execute("COMMIT")
            except BaseException:
                # SQLite takes some transactions back by itself (a full disk); a second ROLLBACK would be an error.
                if self._db.in_transaction:
                    self._db.execute("ROLLBACK")
                raise


def _apply(db: sqlite3.Connection, desk_id: str, change: Change) -> None:
    place = (desk_id, change.kind, change.id)
    found = db.execute("SELECT version FROM document WHERE desk_id = ? AND kind = ? AND id = ?", place).fetchone()
    version = found[0] if found else 0
    if version != change.version:
        raise ConflictError(
            f"{change.index.title or change.id} was changed elsewhere meanwhile",
            hint="Nothing was written. Look at it again, then repeat what you did.",
        )
    if change.after is None:
        db.execute("DELETE FROM document WHERE desk_id = ? AND kind = ? AND id = ?", place)
        return
    body = json.dumps(change.after, ensure_ascii=False)
    row = (*place, version + 1, change.index.title, change.index.employer, change.index.state, body)
    db.execute("INSERT OR REPLACE INTO document VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row)


def _rewritten(change: Change, body: Rewrite) -> Change:
    before = None if change.before is None else body(change.kind, change.id, change.before)
    after = None if change.after is None else body(change.kind, change.id, change.after)
    return replace(change, before=before, after=after)


def _stored(row: Any) -> Stored:
    _, kind, document_id, version, title, employer, state, body = row
    return Stored(kind, document_id, version, json.loads(body), Index(title, employer, state))


def _entry(row: Any) -> Entry:
    _, number, at, who, what, say, changes, undoes, undone_by = row
    told = tuple(Change(**{**change, "index": Index(**change["index"])}) for change in json.loads(changes))
    return Entry(number, datetime.fromisoformat(at), who, what, say, told, undoes, undone_by)


def _plan_row(row: Any) -> PlanRow:
    document_id, basis, good_until, plan = row
    return PlanRow(document_id, basis, datetime.fromisoformat(good_until) if good_until else None, json.loads(plan))


def _utc(moment: datetime | None) -> str | None:
    return moment.astimezone(UTC).isoformat() if moment else None


def _make_private(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    if not path.exists():
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))


@contextmanager
def _plainly(path: Path | str) -> Iterator[None]:
    """Turn what SQLite and the system say into a sentence a person can act on."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        raise DeskError(_in_words(str(error)), where=str(path), hint=_what_to_do(str(error))) from error
    except UnicodeError as error:
        # SQLite's own message quotes bytes of a damaged file.
        raise DeskError(_in_words("malformed"), where=str(path), hint=_what_to_do("malformed")) from error
    except OSError as error:
        raise DeskError(
            f"the desk can't be opened ({error.strerror or error})",
            where=str(path),
            hint="Choose a folder you may write in, with --desk or AFTERWORD_HOME.",
        ) from error


def _in_words(error: str) -> str:
    if "not a database" in error or "malformed" in error:
        return "this file is no Afterword desk, or it is damaged"
    if "readonly" in error or "unable to open" in error:
        return "the desk can't be written to"
    if "locked" in error:
        return "another program is using the desk"
    if "full" in error:
        return "the disk is full; nothing was written"
    return f"the desk can't do that ({error})"


def _what_to_do(error: str) -> str:
    if "locked" in error:
        return "Try again in a moment."
    if "full" in error:
        return "Make room, then repeat what you did."
    return "Look at the path, or choose another desk with --desk."
