"""Taking back one change of a JSON document while later changes to other places stay.

Lists of objects with ids are taken apart by id, everything else by key; what a later change touched is not overwritten.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

Path = tuple[str, ...]

ABSENT = object()
"""Stands for a place at which there is nothing."""


@dataclass(frozen=True, slots=True)
class TakenBack:
    """The document without the change, and the places that a later change had touched (left as they are)."""

    body: dict[str, Any] | None
    touched: tuple[Path, ...]


def take_back(before: dict[str, Any] | None, after: dict[str, Any] | None, now: dict[str, Any] | None) -> TakenBack:
    """`now` with the change from `before` to `after` undone."""
    if now == after:
        return TakenBack(before, ())
    if before is None or after is None or now is None:
        return TakenBack(now, (("the whole",),))
    touched: list[Path] = []
    body = _back(before, after, now, (), touched)
    return TakenBack(body, tuple(touched))


def _back(before: Any, after: Any, now: Any, path: Path, touched: list[Path]) -> Any:
    if before == after:
        return now
    if now == after:
        return before
    if isinstance(before, dict) and isinstance(after, dict) and isinstance(now, dict):
        return _back_keys(before, after, now, path, touched)
    if all(_keyed(side) for side in (before, after, now)):
        return _back_items(before, after, now, path, touched)
    touched.append(path)
    return now


def _back_keys(before: Any, after: Any, now: Any, path: Path, touched: list[Path]) -> dict[str, Any]:
    keys = [*now, *(key for key in before if key not in now)]
    values = {key: _back(_at(before, key), _at(after, key), _at(now, key), (*path, key), touched) for key in keys}
    return {key: value for key, value in values.items() if value is not ABSENT}


def _back_items(before: Any, after: Any, now: Any, path: Path, touched: list[Path]) -> list[Any]:
    old, made, here = (_by_id(side) for side in (before, after, now))
    order = [*here, *(name for name in old if name not in here)]
    items = [_back(_at(old, name), _at(made, name), _at(here, name), (*path, name), touched) for name in order]
    return [item for item in items if item is not ABSENT]


def _at(side: dict[str, Any], key: str) -> Any:
    return side.get(key, ABSENT)


def _by_id(side: Any) -> dict[str, Any]:
    return {} if side is ABSENT or side is None else {item["id"]: item for item in side}


def _keyed(side: Any) -> bool:
    """Whether `side` is a list of objects with ids, or nothing at all."""
    if side is ABSENT or side is None:
        return True
    return isinstance(side, list) and all(isinstance(item, dict) and "id" in item for item in side)
