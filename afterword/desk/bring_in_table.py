"""Tables from elsewhere: CSV in any usual encoding and delimiter, its columns guessed and its dates asked about."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum

from afterword.desk.bring_in_rows import Told, folded, words
from afterword.language.names import without_marks
from afterword.model import DeskError, nearest

DELIMITERS = (",", ";", "\t", "|")
DATE_COLUMNS = ("talk",)
EITHER = re.compile(r"^\s*(\d{1,2})[./-](\d{1,2})[./-](\d{2}|\d{4})\b")
FIGURES = re.compile(r"\b(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)")
CLOCK = re.compile(r"(?i)(?<!\d)(\d{1,2})[:.h](\d{2})(?::\d{2})?\s*([ap]m?)?\b|\b(\d{1,2})\s*([ap])m\b")
NAMED = re.compile(r"(?i)\b(?:(\d{1,2})\.?\s+([a-z]{3})[a-z]*\.?,?|([a-z]{3})[a-z]*\.?\s+(\d{1,2}),?)\s+(\d{4})\b")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


class Order(StrEnum):
    """Which comes first in a date of figures."""

    DAY_FIRST = "day_first"
    MONTH_FIRST = "month_first"


@dataclass(frozen=True, slots=True)
class Table:
    """A table as it was read: its heading, its lines, and how it was written."""

    name: str
    heading: tuple[str, ...]
    lines: tuple[tuple[str, ...], ...]
    encoding: str
    delimiter: str


def read_table(data: bytes, name: str) -> Table:
    """The CSV in `data`: UTF-8, UTF-16 or Windows-1252; comma, semicolon, tab or bar. Raises DeskError."""
    text, encoding = _decoded(data)
    first = text.lstrip("\ufeff").split("\n", 1)[0]
    if re.match(r"(?i)sep=.\s*$", first):
        text, delimiter = text.split("\n", 1)[1], first[4]
    else:
        delimiter = max(DELIMITERS, key=lambda one: len(next(csv.reader([first], delimiter=one), [])))
    try:
        rows = [tuple(row) for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter) if any(row)]
    except csv.Error as error:
        raise DeskError(f"this table can't be read ({error})", where=name, hint="Save it once more as CSV.") from error
    if len(rows) < 2 or len(rows[0]) < 2:
        raise DeskError("this is no table with a heading and lines", where=name, hint="Save it once more as CSV.")
    return Table(name, tuple(cell.strip() for cell in rows[0]), tuple(rows[1:]), encoding, delimiter)


def guessed(heading: tuple[str, ...], told: Mapping[str, str] | None = None) -> dict[str, int]:
    """Which column holds what: as `told` (field → heading), else as the headings suggest. Raises DeskError."""
    columns: dict[str, int] = {}
    plain = [folded(cell) for cell in heading]
    known = {field: names for field, names in words()["headings"].items() if isinstance(names, list)}
    for field, wanted in (told or {}).items():
        if field not in known:
            raise DeskError(f"there is no field {field!r}", hint=nearest(field, known))
        if folded(wanted) not in plain:
            raise DeskError(f"there is no column {wanted!r}", hint=nearest(wanted, heading))
        columns[field] = plain.index(folded(wanted))
    for field, names in known.items():
        free = [at for at in range(len(plain)) if at not in columns.values()]
        at = next((at for name in names for at in free if plain[at] == name), None)
        if field not in columns and at is not None:
            columns[field] = at
    for field in ("company", "role"):
        if field not in columns:
            raise DeskError(
                f"no column is headed as the {field}",
                hint=f"Say which: --column {field}=HEADING. There is {', '.join(heading[:12])}.",
            )
    return columns


def order_of(table: Table, columns: Mapping[str, int]) -> Order | None:
    """The order that the table's dates can only have; None if they have none or it doesn't matter.

    Raises DeskError where they may be read both ways, or are written both ways.
    """
    firsts, seconds, unclear = False, False, ""
    for cell in _dates(table, columns):
        found = EITHER.match(cell)
        if not found:
            continue
        one, two = int(found.group(1)), int(found.group(2))
        firsts |= one > 12
        seconds |= two > 12
        if one != two and one <= 12 and two <= 12:
            unclear = unclear or found.group(0).strip()
    if firsts and seconds:
        raise DeskError(
            "its dates are written in both orders", where=table.name, hint="Write them all like 2026-03-04."
        )
    if firsts or seconds:
        return Order.DAY_FIRST if firsts else Order.MONTH_FIRST
    if unclear:
        raise DeskError(
            f"{unclear} may be either of two days",
            where=table.name,
            hint="Say which comes first: --dates day_first or --dates month_first.",
        )
    return None


def told_by(table: Table, columns: Mapping[str, int], order: Order | None) -> Iterator[Told]:
    """The table's lines. A talk's day that can't be read is handed on as `unread`, so that it is said."""
    for number, line in enumerate(table.lines, start=2):
        cells = {field: _cell(line, at) for field, at in columns.items()}
        day = day_of(cells.get("talk", ""), order)
        hour = hour_of(cells.get("time", "")) or hour_of(cells.get("talk", ""))
        talk = datetime.combine(day, hour) if day and hour else day
        plain = {field: cells.get(field, "") for field in _PLAIN}
        unread = cells.get("talk", "") if day is None else ""
        yield Told(f"line {number}", **plain, talk=talk, unread=unread)


def day_of(text: str, order: Order | None) -> date | None:
    """The day in a cell; None if there is none or it can't be one."""
    figures, named, either = FIGURES.search(text), NAMED.search(without_marks(text)), EITHER.match(text)
    try:
        if figures:
            return date(*(int(part) for part in figures.groups()))
        if named:
            day, month, other_month, other_day, year = named.groups()
            return date(int(year), MONTHS.index((month or other_month).lower()) + 1, int(day or other_day))
        if either:
            one, two, year = (int(part) for part in either.groups())
            month_first = order is Order.MONTH_FIRST
            return date(year + 2000 if year < 100 else year, one if month_first else two, two if month_first else one)
    except ValueError:
        return None
    return None


def hour_of(text: str) -> time | None:
    """The hour in a cell, if it tells one."""
    found = CLOCK.search(FIGURES.sub("", EITHER.sub("", text)))
    if not found:
        return None
    hour, minute, half, bare, bare_half = found.groups()
    hours, letter = int(hour or bare), (half or bare_half or "").lower()[:1]
    if letter:
        hours = hours % 12 + (12 if letter == "p" else 0)
    return time(hours, int(minute or 0)) if hours < 24 and int(minute or 0) < 60 else None


_PLAIN = ("company", "role", "person", "title", "email", "phone", "stage", "status", "notes", "country")


def _cell(line: tuple[str, ...], at: int) -> str:
    """A cell; the apostrophe that keeps a spreadsheet from running it as a formula is taken off again."""
    cell = line[at].strip() if at < len(line) else ""
    return cell[1:] if re.match(r"'[=+\-@\t\r]", cell) else cell


def _dates(table: Table, columns: Mapping[str, int]) -> Iterator[str]:
    for line in table.lines:
        for field in DATE_COLUMNS:
            if field in columns:
                yield _cell(line, columns[field])


def _decoded(data: bytes) -> tuple[str, str]:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace"), "UTF-16"
    try:
        return data.decode("utf-8-sig"), "UTF-8"
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace"), "Windows-1252"
