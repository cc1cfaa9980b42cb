"""Bringing a desk file from any earlier version to today's, forward only, whole or not at all."""

from __future__ import annotations

import os
import re
import sqlite3
from contextlib import closing
from functools import cache
from importlib.resources import files
from pathlib import Path

from afterword.model import DeskError

APPLICATION_ID = 0x41465744
"""Marks the file as a desk ("AFWD")."""


@cache
def migrations() -> tuple[str, ...]:
    """The SQL of each step, in order: step n brings version n to n + 1."""
    folder = files("afterword.store").joinpath("migrations")
    names = sorted(entry.name for entry in folder.iterdir() if re.fullmatch(r"\d{3}_\w+\.sql", entry.name))
    return tuple(folder.joinpath(name).read_text(encoding="utf-8") for name in names)


def migrate(db: sqlite3.Connection, path: Path | str) -> None:
    """Bring `db` up to date; a copy of the file is kept beside it first (`.before-N`).

    Raises DeskError for a file of another program and for a desk of a newer Afterword; both stay untouched.
    """
    version = db.execute("PRAGMA user_version").fetchone()[0]
    mark = db.execute("PRAGMA application_id").fetchone()[0]
    empty = db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] == 0
    if not empty and mark != APPLICATION_ID:
        raise DeskError("this file is no Afterword desk", where=str(path), hint="Choose another path with --desk.")
    if version > len(migrations()):
        raise DeskError(
            f"this desk was written by a newer Afterword (version {version}, this one knows {len(migrations())})",
            where=str(path),
            hint="Update Afterword; the desk is untouched.",
        )
    if version == len(migrations()):
        return
    db.execute("BEGIN IMMEDIATE")
    try:
        # Another program may have done it between the look and the lock.
        version = db.execute("PRAGMA user_version").fetchone()[0]
        if version and version < len(migrations()):
            # A second connection: SQLite doesn't copy from one that is about to write.
            with closing(sqlite3.connect(path)) as reader:
                copy_of(reader, Path(f"{path}.before-{len(migrations())}"))
        for step in migrations()[version:]:
            for statement in step.split(";"):
                if statement.strip():
                    db.execute(statement)
        db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        db.execute(f"PRAGMA user_version = {len(migrations())}")
        db.execute("COMMIT")
    except BaseException:
        if db.in_transaction:
            db.execute("ROLLBACK")
        raise


def copy_of(db: sqlite3.Connection, to: Path) -> None:
    """A copy of a desk at `to` that only its owner may read; what stood there is replaced only by a whole copy."""
    half = to.with_name(f"{to.name}.{os.getpid()}.half")
    try:
        os.close(os.open(half, os.O_CREAT | os.O_RDWR | os.O_EXCL, 0o600))
        with closing(sqlite3.connect(half)) as target:
            db.backup(target)
        os.replace(half, to)
    finally:
        half.unlink(missing_ok=True)
