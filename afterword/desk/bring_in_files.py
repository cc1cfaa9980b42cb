"""Which program wrote a file from elsewhere, and what it holds as applications of this desk."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from afterword.desk.bring_in_rows import Brought, brought
from afterword.desk.bring_in_table import Order, guessed, order_of, read_table, told_by
from afterword.desk.bring_in_trackers import told_by_markdown, told_by_toml, zone_words
from afterword.desk.desk import Desk
from afterword.model import DeskError

LARGEST = 100_000_000
"""Bytes of a file from elsewhere that are read at most."""


@dataclass(frozen=True, slots=True)
class Foreign:
    """A file from elsewhere as it was read: how (in a sentence, to be shown) and what it would bring in."""

    say: str
    found: Brought


def from_elsewhere(
    desk: Desk,
    data: bytes,
    name: str,
    *,
    columns: Mapping[str, str] | None = None,
    order: Order | None = None,
    progress: Callable[[int], None] | None = None,
) -> Foreign:
    """What a CSV, a Markdown tracker or a jobhound file holds; nothing is kept yet.

    `columns` (field → heading) and `order` overrule what is guessed. Raises DeskError where it has to be asked.
    """
    if len(data) > LARGEST:
        raise DeskError("this file is too large", where=name, hint="Bring it in in parts.")
    if name.lower().endswith(".toml"):
        return Foreign("Read as jobhound's file.", brought(desk, told_by_toml(data, name), progress))
    if name.lower().endswith((".md", ".markdown")):
        text = data.decode("utf-8", "replace")
        hours = " Hours were read in your own zone, whatever zone they name." if zone_words(text.splitlines()) else ""
        return Foreign(f"Read as a Markdown tracker.{hours}", brought(desk, told_by_markdown(text, name), progress))
    table = read_table(data, name)
    at = guessed(table.heading, columns)
    known = order or order_of(table, at)
    pairs = ", ".join(f"{field} from {table.heading[column]!r}" for field, column in at.items())
    dates = f", dates {known.value.replace('_', ' ')}" if known else ""
    say = f"Read as a table ({table.encoding}{dates}): {pairs}."
    return Foreign(say, brought(desk, told_by(table, at, known), progress))
