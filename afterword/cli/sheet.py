"""`afterword sheet`: the tracking sheet, as a table, CSV or JSON (M5)."""

from __future__ import annotations

from collections.abc import Sequence

import click

from afterword.cli.shell import Shell, verb


@verb("sheet")
@click.option("--csv", "as_csv", is_flag=True, help="As CSV, for a spreadsheet.")
def sheet(shell: Shell, as_csv: bool) -> None:
    """Who was met when, what was said, what was sent, what is promised and what is due. Private notes stay out."""
    from afterword.desk import sheet as desk_sheet

    rows = desk_sheet.rows(shell.desk)
    if as_csv:
        click.echo(desk_sheet.as_csv(rows), nl=False)
        return
    if shell.as_json:
        from dataclasses import asdict

        shell.tell("", [asdict(row) for row in rows])
        return
    if not rows:
        shell.tell("Nothing is on the sheet yet. `afterword invite FILE.ics` or `afterword new` begins it.")
        return
    _table(rows)


def _table(rows: Sequence[object]) -> None:
    import os

    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(no_color=bool(os.environ.get("NO_COLOR")), highlight=False, soft_wrap=False)
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_lines=False)
    columns = (("Where", 16), ("Who", 16), ("Met", 10), ("Said", 30), ("Sent", 14), ("Heard", 14), ("Due", 22))
    for name, width in columns:
        table.add_column(name, max_width=width, overflow="fold")
    before = ""
    for row in rows:
        values = {
            name: str(getattr(row, name)) for name in ("company", "person", "met", "said", "sent", "heard", "due")
        }
        where = values.pop("company")
        shown = "" if where == before else where
        before = where
        said = values["said"]
        values["said"] = said if len(said) <= 160 else f"{said[:159]}…"
        table.add_row(*(Text(cell) for cell in (shown, *values.values())))
    console.print(table)
