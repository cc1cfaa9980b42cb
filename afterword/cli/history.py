"""`undo`, `history` and `export`: what was done on the desk, taking it back, carrying it elsewhere."""

from __future__ import annotations

import json

import click

from afterword.cli.files import write_bytes
from afterword.cli.shell import Shell, verb
from afterword.desk.journal import history as entries
from afterword.desk.journal import undo as take_back
from afterword.desk.spoken import near
from afterword.desk.transfer import export as everything


@verb("undo")
@click.argument("number", type=int, required=False)
def undo(shell: Shell, number: int | None) -> None:
    """Take back the last thing you did, or the one with that NUMBER in `history`. What has left the desk stays gone."""
    say = take_back(shell.desk, number)
    shell.tell(f"Taken back: {say}", {"taken_back": say})


@verb("history")
@click.option("-n", "--last", type=click.IntRange(1), default=20, help="How many lines. Default 20.")
def history(shell: Shell, last: int) -> None:
    """What was done on this desk, newest first."""
    found = entries(shell.desk, last)
    lines = []
    for one in found:
        back = f"   (taken back by {one.undone_by})" if one.undone_by else ""
        lines.append(f"{one.number:>4}  {near(one.at, shell.zone, shell.now)}: {one.say}{back}")
    data = [
        {
            "number": one.number,
            "at": one.at,
            "who": one.who,
            "what": one.what,
            "say": one.say,
            "undone_by": one.undone_by,
        }
        for one in found
    ]
    shell.tell(lines or ["Nothing was done here yet."], data)


@verb("export")
@click.option("-o", "--out", metavar="FILE", help="Where to. Default: standard output.")
def export(shell: Shell, out: str | None) -> None:
    """Everything on the desk as one readable JSON file, private notes and third parties' addresses too."""

    text = json.dumps(everything(shell.desk), ensure_ascii=False, indent=2)
    if out is None or out == "-":
        click.echo(text)
        return
    path = write_bytes(out, f"{text}\n".encode())
    shell.tell(f"{path}", {"file": str(path)})
