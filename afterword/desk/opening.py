"""Where the desk is, and opening it."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from afterword.desk.desk import Desk
from afterword.store import SqliteStore

FILE_NAME = "desk.db"


def desk_path(given: str | None = None) -> Path:
    """The desk file: as given, else under AFTERWORD_HOME, else in the user's data folder.

    A path that is a folder (or ends like one) means the desk file in it.
    """
    if given:
        path = Path(given).expanduser()
        return path if path.suffix else path / FILE_NAME
    home = os.environ.get("AFTERWORD_HOME")
    if home:
        return Path(home).expanduser() / FILE_NAME
    from platformdirs import user_data_path

    return user_data_path("afterword", appauthor=False) / FILE_NAME


def open_desk(given: str | None, clock: Callable[[], datetime]) -> Desk:
    """The desk at that place, made if there is none. `clock` gives the present instant. Raises DeskError."""
    return Desk(SqliteStore(desk_path(given)), clock=clock)
