"""`forget`, `backup` and `doctor`: full command of one's own data."""

from __future__ import annotations

import click

from afterword.cli.shell import Shell, verb
from afterword.desk import forget as desk_forget
from afterword.desk.own_file import automatic_copies, own_copies
from afterword.desk.own_file import backup as copy
from afterword.model.errors import DeskError


@verb("forget")
@click.argument("person", nargs=-1, required=True)
@click.option("--yes", is_flag=True, help="Yes, for good, without being asked.")
def forget(shell: Shell, person: tuple[str, ...], yes: bool) -> None:
    """Forget PERSON: out of notes, letters, history and automatic copies, wherever they stand. It can't be undone."""
    copies = automatic_copies(shell.desk)
    found = desk_forget.to_forget(shell.desk, " ".join(person), copies=copies)
    data = {"name": found.name, "applications": found.applications, "notes": found.notes, "messages": found.messages}
    if not shell.as_json:
        shell.tell([found.say, *(f"  {title}" for title in found.applications), desk_forget.WARNING])
        shell.tell([f"  Your own copy stays as it is: {path}" for path in own_copies(shell.desk)] or [])
    if not yes and not shell.interactive:
        raise DeskError("nothing was forgotten", hint="Say --yes to do it for good.")
    if not yes and not shell.sure("Forget them?", default=False):
        shell.tell("Nothing was forgotten.", {**data, "forgotten": False})
        return
    desk_forget.forget(shell.desk, found)
    shell.tell("Forgotten.", {**data, "forgotten": True})


@verb("backup")
@click.argument("to", required=False)
def backup(shell: Shell, to: str | None) -> None:
    """A copy of the whole desk, in the file or folder TO (default: beside the desk). `--desk COPY` opens it."""
    path = copy(shell.desk, to)
    shell.tell(f"{path}", {"file": str(path)})


@verb("doctor")
@click.pass_context
def doctor(ctx: click.Context, shell: Shell) -> None:
    """Look over desk, zones, calendar, clock and fonts; say what is wrong and how to mend it. Changes nothing."""
    from afterword.desk.doctor import examine

    remarks = examine(shell.desk)
    lines = []
    for remark in remarks:
        lines.append(f"{'  ' if remark.well else '! '}{remark.about}: {remark.say}")
        if remark.mend:
            lines.append(f"    {remark.mend}")
    wrong = sum(not remark.well for remark in remarks)
    lines.append("All is well." if not wrong else f"{wrong} {'thing needs' if wrong == 1 else 'things need'} a look.")
    shell.tell(lines, remarks)
    if wrong:
        ctx.exit(1)
