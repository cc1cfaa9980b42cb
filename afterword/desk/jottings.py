"""What is being typed and isn't kept yet: a debrief half told, a letter half changed. A dropped line loses nothing.

Jottings stand beside the desk, not in its history: they are no facts, no plan rests on them, and keeping drops them.
"""

from __future__ import annotations

from typing import Any

from afterword.desk.desk import Desk

JOTTINGS = "jottings"


def jotting(desk: Desk, name: str) -> dict[str, Any] | None:
    """What was jotted under `name`, or None."""
    found = _all(desk).get(_key(desk, name))
    return found if isinstance(found, dict) else None


def jot(desk: Desk, name: str, body: dict[str, Any]) -> None:
    """Keep `body` (a JSON object) under `name` until it is dropped."""
    desk.store.note(JOTTINGS, {**_all(desk), _key(desk, name): body})


def drop_jotting(desk: Desk, name: str) -> None:
    """Throw away what was jotted under `name`; it has been kept, or is no longer wanted."""
    kept = _all(desk)
    if kept.pop(_key(desk, name), None) is not None:
        desk.store.note(JOTTINGS, kept)


def drop_all_jottings(desk: Desk) -> None:
    """Throw away everything jotted: when somebody is to be forgotten, nothing half-typed stays either (P3)."""
    if _all(desk):
        desk.store.note(JOTTINGS, {})


def _all(desk: Desk) -> dict[str, Any]:
    return dict(desk.store.noted(JOTTINGS) or {})


def _key(desk: Desk, name: str) -> str:
    return f"{desk.desk_id}/{name}"
