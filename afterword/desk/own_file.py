"""The desk as a file: copies of it, and the automatic ones made before an update."""

from __future__ import annotations

from pathlib import Path

from afterword.calendar import in_zone
from afterword.desk.desk import Desk
from afterword.model import DeskError
from afterword.store import SqliteStore


def file_of(desk: Desk) -> Path:
    """Where the desk's file is. Raises DeskError for a desk that is kept elsewhere."""
    if not isinstance(desk.store, SqliteStore) or desk.store.path == ":memory:":
        raise DeskError("this desk isn't kept in a file of yours", hint="Whoever keeps it makes its copies.")
    return Path(desk.store.path)


def backup(desk: Desk, to: str | None = None) -> Path:
    """Copy the desk to `to` (a file or a folder; default: beside it, named by day and hour); the copy's path.

    The copy is a whole desk: `--desk COPY` opens it. Raises DeskError for a path that exists or can't be written.
    """
    source = file_of(desk)
    settings = desk.settings
    here = desk.now.astimezone(in_zone(settings.zone)) if settings else desk.now
    name = f"{source.stem}-{here:%Y-%m-%d-%H%M}.backup.db"
    place = Path(to).expanduser() if to else source.parent
    target = place / name if place.is_dir() or not place.suffix else place
    if target.exists():
        raise DeskError("there is a file of that name already", where=str(target), hint="Name another.")
    if not target.parent.is_dir():
        raise DeskError("there is no such folder", where=str(target.parent), hint="Make it first, or name another.")
    assert isinstance(desk.store, SqliteStore)
    desk.store.backup(target)
    return target


def automatic_copies(desk: Desk) -> tuple[Path, ...]:
    """The copies that an update made beside the desk before changing it, and any that were never finished."""
    path = file_of(desk)
    found = {*path.parent.glob(f"{path.name}.before-*"), *path.parent.glob(f"{path.stem}*.half*")}
    return tuple(sorted(found))


def own_copies(desk: Desk) -> tuple[Path, ...]:
    """The copies the user made beside the desk. `forget` doesn't touch them; it names them."""
    path = file_of(desk)
    return tuple(sorted(path.parent.glob(f"{path.stem}-*.backup.db")))
