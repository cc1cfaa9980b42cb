"""The history in words, and undo: the inverse of one action, never of a hand-over."""

from __future__ import annotations

from collections.abc import Sequence

from afterword.desk.desk import Desk
from afterword.desk.inverse import take_back
from afterword.model import DeskError
from afterword.store import FORGET, Change, Entry

HAND_OVER = "hand_over"
"""The one action that can't be taken back: the words have left the desk."""


def history(desk: Desk, limit: int | None = None) -> Sequence[Entry]:
    """What was done on the desk, newest first."""
    return desk.store.history(desk.desk_id, limit)


def undo(desk: Desk, number: int | None = None) -> str:
    """Take back one action (default: the last one that still stands) and say what was taken back.

    Raises DeskError if there is none, if it was a hand-over, or if later changes touched the same places.
    """
    entry = _entry(desk, number)
    if entry.what == HAND_OVER:
        raise DeskError(
            f"{entry.say} That has left the desk, so it can't be taken back.",
            hint="If it was not sent after all, say so: `afterword sent --not`.",
        )
    if entry.what == FORGET:
        raise DeskError("what was forgotten is nowhere any more, so it can't be taken back")
    with desk.action("undo", f"Took back: {entry.say}", undoes=entry.number) as action:
        for change in entry.changes:
            action.put_raw(change.kind, change.id, _without(desk, change, entry), change.index)
    return entry.say


def _entry(desk: Desk, number: int | None) -> Entry:
    if number is None:
        standing = [entry for entry in history(desk) if _can_stand(entry)]
        if not standing:
            raise DeskError("there is nothing to take back")
        return standing[0]
    entry = desk.store.entry(desk.desk_id, number)
    if entry is None:
        raise DeskError(f"there is no action {number}", hint="`afterword history` lists them.")
    if entry.undone_by is not None:
        raise DeskError(f"action {number} was taken back already, by action {entry.undone_by}")
    return entry


def _can_stand(entry: Entry) -> bool:
    return entry.undone_by is None and entry.undoes is None and entry.what != FORGET


def _without(desk: Desk, change: Change, entry: Entry) -> dict[str, object] | None:
    _, now = desk.version_read(change.kind, change.id)
    result = take_back(change.before, change.after, now)
    if result.touched:
        places = ", ".join(sorted({".".join(path) for path in result.touched}))
        raise DeskError(
            f"later changes touch the same place ({places})",
            where=f"action {entry.number}",
            hint="Take those back first, or correct it by hand.",
        )
    return result.body
