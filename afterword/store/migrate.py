"""Bringing a desk file from any earlier version to today's, forward only, whole or not at all."""

from __future__ import annotations

import re
import shutil
import sqlite3
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
    if not empty:
        copy = Path(f"{path}.before-{len(migrations())}")
        shutil.copy2(path, copy)
    db.execute("BEGIN IMMEDIATE")
    try:
        # Another program may have done it between the look and the lock.
        version = db.execute("PRAGMA user_version").fetchone()[0]
        for step in migrations()[version:]:
            for statement in step.split(";"):
                if statement.strip():
                    db.execute(statement)
        db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        db.execute(f"PRAGMA user_version = {len(migrations())}")
    except BaseException:
        db.execute("ROLLBACK")
        raise
    db.execute("COMMIT")
