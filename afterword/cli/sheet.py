"""`afterword sheet`: the tracking sheet, as a table, CSV or JSON (M5)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING

import click

from afterword.cli.shell import Shell, verb
from afterword.cli.today import wrapped
from afterword.cli.width import cells
from afterword.desk import sheet as desk_sheet
from afterword.desk.spoken import MONTHS

if TYPE_CHECKING:
    from afterword.desk.sheet import Row

COLUMNS = ("person", "met", "sent", "heard", "due")
ISO = re.compile(r"\b(\d{4})-(\d\d)-(\d\d)\b")


@verb("sheet")
@click.option("--csv", "as_csv", is_flag=True, help="As CSV, for a spreadsheet.")
def sheet(shell: Shell, as_csv: bool) -> None:
    """Who was met when, what was said, what was sent, what is promised and what is due. Private notes stay out."""
    rows = desk_sheet.rows(shell.desk)
    if as_csv:
        click.echo(desk_sheet.as_csv(rows), nl=False)
    elif shell.as_json:
        from dataclasses import asdict

        shell.tell("", [asdict(row) for row in rows])
    elif not rows:
        shell.tell("Nothing is on the sheet yet. `afterword invite FILE.ics` or `afterword new` begins it.")
    else:
        for title, group in groupby(rows, key=lambda row: f"{row.company}, {row.role}"):
            shell.tell(_table(title, list(group), shell.now.year))


def _table(title: str, rows: Sequence[Row], year: int) -> list[str]:
    """One application: its people in columns (empty ones left out), under each what was said and promised."""
    lines = [click.style(title, bold=True)]
    table = [{name: _dates(str(getattr(row, name)), year) for name in COLUMNS} for row in rows]
    used = [name for name in COLUMNS if any(cell[name] for cell in table)]
    heads = {name: "" if name == "person" else name for name in used}
    wide = {name: max(cells(cell[name]) for cell in (heads, *table)) for name in used}
    if used:
        lines.append(click.style(_line(heads, wide), dim=True))
    for row, cell in zip(rows, table, strict=True):
        if used:
            lines.append(_line(cell, wide))
        lines += wrapped(row.said, "      ") if row.said else []
        lines += wrapped(f'promised: "{row.promised}"', "      ") if row.promised else []
    return [*lines, *wrapped(rows[0].next, "  "), ""]


def _line(cell: dict[str, str], wide: dict[str, int]) -> str:
    return ("  " + "   ".join(cell[name] + " " * (width - cells(cell[name])) for name, width in wide.items())).rstrip()


def _dates(text: str, year: int) -> str:
    """The sheet's dates as people say them: `3 March`."""

    def said(match: re.Match[str]) -> str:
        other = "" if int(match[1]) == year else f" {match[1]}"
        return f"{int(match[3])} {MONTHS[int(match[2]) - 1]}{other}"

    return ISO.sub(said, text)
