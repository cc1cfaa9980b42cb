"""`afterword import`: an export of this program, a table, or another tracker's file; shown before it is kept."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from afterword.cli.files import read_bytes, read_text
from afterword.cli.shell import Shell, verb
from afterword.cli.today import wrapped
from afterword.desk.transfer import bring_in as keep
from afterword.desk.transfer import read_export
from afterword.model.errors import DeskError

if TYPE_CHECKING:
    from afterword.desk import Record

SHOWN = 12
"""Applications and remarks that are listed; the rest is counted."""


@verb("import")
@click.argument("file")
@click.option("--column", "columns", multiple=True, metavar="FIELD=HEADING", help="Which column holds what.")
@click.option("--dates", type=click.Choice(["day_first", "month_first"]), help="How 03/04/2026 is meant.")
@click.option("--look", is_flag=True, help="Only show what would be kept.")
@click.option("--yes", is_flag=True, help="Keep it without being asked.")
def bring_in(shell: Shell, file: str, columns: tuple[str, ...], dates: str | None, look: bool, yes: bool) -> None:
    """Bring in FILE: an export (or - for standard input), a CSV table, career-ops' applications.md or
    active-interviews.md, or jobhound's meta.toml. What isn't an export is shown first; `undo` takes it back."""

    if file == "-" or file.lower().endswith(".json"):
        _own_export(shell, file)
        return
    from afterword.desk.bring_in_files import from_elsewhere
    from afterword.desk.bring_in_table import Order

    told = dict(_pair(one) for one in columns)
    foreign = from_elsewhere(
        shell.desk,
        read_bytes(file),
        Path(file).name,
        columns=told,
        order=Order(dates) if dates else None,
        progress=_progress(),
    )
    found = foreign.found
    if not shell.as_json:
        known = f" {found.known} are on the desk already." if found.known else ""
        count = len(found.records)
        lines = [*wrapped(foreign.say), f"{count} application{'s' * (count != 1)} would be new.{known}"]
        lines += [f"  {_line(record)}" for record in found.records[:SHOWN]]
        lines += [f"  and {count - SHOWN} more"] if count > SHOWN else []
        lines += [f"  Left out: {one}" for one in found.left_out[:SHOWN]]
        lines += [f"  and {len(found.left_out) - SHOWN} more left out"] if len(found.left_out) > SHOWN else []
        shell.tell(lines)
    wanted = found.records and not look and (yes or (shell.interactive and shell.sure("Bring them in?")))
    if wanted:
        keep(shell.desk, None, found.records)
    data = {"new": found.records if wanted else (), "known": found.known, "left_out": found.left_out}
    hint = "" if wanted or look or shell.interactive or not found.records else " Say --yes to keep it."
    shell.tell("Kept. `afterword undo` takes it back." if wanted else f"Nothing was kept.{hint}", data)


def _own_export(shell: Shell, file: str) -> None:
    """An export is checked whole first, then kept without a question: it was made here."""
    settings, records = read_export(read_text(file), file)
    changed = keep(shell.desk, settings, records)
    same = len(records) - changed
    said = f"{changed} application{'s' * (changed != 1)} new or changed" + (f", {same} as before." if same else ".")
    shell.tell(said, {"changed": changed, "same": same})


def _pair(text: str) -> tuple[str, str]:
    field, sign, heading = text.partition("=")
    if not sign:
        raise DeskError(f"{text!r} says no column", hint="Write it like --column role=Position.")
    return field.strip(), heading.strip()


def _line(record: Record) -> str:
    talks = len(record.interviews)
    names = ", ".join(person.name for person in record.people[:3])
    return (
        f"{record.title}" + (f": {talks} talk{'s' * (talks != 1)}" if talks else "") + (f" ({names})" if names else "")
    )


def _progress() -> Callable[[int], None]:
    """Says how far it is once it has taken a second, at a terminal."""
    began = time.monotonic()
    shown = sys.stderr.isatty()

    def tell(number: int) -> None:
        if shown and number % 2_000 == 0 and time.monotonic() - began > 1:
            click.echo(f"\r{number:,} lines", nl=False, err=True)

    return tell
