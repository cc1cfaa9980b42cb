"""Other programs' own files: career-ops' `applications.md` and `active-interviews.md`, jobhound's `meta.toml`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from typing import Any

from afterword.desk.bring_in_rows import Told
from afterword.desk.bring_in_table import Table, guessed, hour_of, told_by
from afterword.model import DeskError

ZONE_SAID = re.compile(r"\b[A-Z]{2,4}T\b|\bUTC\b|\bGMT\b")


def told_by_markdown(text: str, name: str) -> Iterator[Told]:
    """The lines of every table in a Markdown tracker that has a company and a role; dates there are 2026-03-04."""
    tables = list(_tables(text, name))
    fitting = [table for table in tables if {"company", "role"} <= {cell.lower() for cell in table.heading}]
    if not fitting:
        raise DeskError(
            "this file has no table with Company and Role", where=name, hint="Give applications.md or a CSV file."
        )
    for table in fitting:
        yield from told_by(table, guessed(table.heading), None)


def told_by_toml(data: bytes, name: str) -> Iterator[Told]:
    """One opportunity in jobhound's form, a line for each contact."""
    try:
        raw = tomllib.loads(data.decode("utf-8"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise DeskError(f"this file is no TOML ({error})", where=name, hint="Give jobhound's meta.toml.") from error
    except RecursionError as error:
        raise DeskError("this file is nested too deeply", where=name, hint="Give jobhound's meta.toml.") from error
    if not isinstance(raw.get("company"), str) or not isinstance(raw.get("role"), str):
        raise DeskError("this file names no company and role", where=name, hint="Give jobhound's meta.toml.")
    contacts = raw.get("contacts")
    people: list[Any] = [one for one in contacts if isinstance(one, dict)] if isinstance(contacts, list) else []
    for person in people or [{}]:
        yield Told(
            name,
            raw["company"],
            raw["role"],
            person=_text(person, "name"),
            title=_text(person, "role") or _text(person, "title"),
            email=_text(person, "email"),
            phone=_text(person, "phone"),
            status=_text(raw, "status"),
            notes=_text(person, "note") or _text(person, "notes"),
        )


def zone_words(lines: list[str]) -> bool:
    """Whether hours in a tracker name a zone: they are read in the candidate's, which is then said."""
    return any(ZONE_SAID.search(line) and hour_of(line) for line in lines)


def _tables(text: str, name: str) -> Iterator[Table]:
    block: list[tuple[str, ...]] = []
    for line in [*text.splitlines(), ""]:
        stripped = line.strip()
        if stripped.startswith("|"):
            cells = re.split(r"(?<!\\)\|", stripped.strip("|"))
            block.append(tuple(_plain(cell) for cell in cells))
            continue
        if len(block) > 2 and all(re.fullmatch(r":?-+:?", cell) for cell in block[1]):
            yield Table(name, block[0], tuple(block[2:]), "UTF-8", "|")
        block = []


def _plain(cell: str) -> str:
    """A cell without Markdown: `**bold**`, `[text](link)`, an escaped bar."""
    text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", cell.strip())
    text = text.replace("\\|", "|").replace("**", "").replace("`", "")
    return "" if text in ("-", "–", "—") else text


def _text(table: dict[str, Any], key: str) -> str:
    value = table.get(key)
    return value if isinstance(value, str) else ""
