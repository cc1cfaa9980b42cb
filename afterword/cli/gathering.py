"""Invitations from one file or a whole folder, each in its newest form, earliest first."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from afterword.cli.files import read_bytes
from afterword.cli.shell import Shell, sentence
from afterword.model.errors import AfterwordError, DeskError

if TYPE_CHECKING:
    from afterword.calendars import Invited

SUFFIXES = (".ics", ".eml", ".txt", ".ical", ".vcs")


def invitations_in(shell: Shell, name: str) -> tuple[Invited, ...]:
    """All interviews in a file, or in the files of a folder; a file of a folder that can't be read is said."""
    from afterword.calendars import newest
    from afterword.desk.capture import read_invited

    place = Path(name).expanduser()
    if name == "-" or not place.is_dir():
        return read_invited(shell.desk, read_bytes(name), place.name)
    files = sorted(path for path in place.iterdir() if path.suffix.lower() in SUFFIXES)
    if not files:
        raise DeskError("there is no invitation in this folder", where=name, hint="It takes .ics, .eml and .txt.")
    found: list[Invited] = []
    for path in files:
        try:
            found += read_invited(shell.desk, read_bytes(str(path)), path.name)
        except AfterwordError as error:
            click.echo(f"Left out: {sentence(error)}", err=True)
    return tuple(sorted(newest(tuple(found)), key=lambda one: one.start))
