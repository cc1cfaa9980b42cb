"""The command `afterword desk`, which the terminal's table of verbs names; the server is loaded only when it starts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Protocol

import click

PORT = 8417
"""The usual port, so that bookmarks and the calendar's feed stay good."""


class Started(Protocol):
    """What the command needs of the run of the program it belongs to."""

    desk_path: str | None
    clock: Callable[[], datetime]


@click.command("desk", short_help="The desk in your browser.")
@click.option("--port", type=click.IntRange(1024, 65535), default=PORT, show_default=True, help="The next free one.")
@click.option("--no-open", is_flag=True, help="Only print the link; open no browser.")
@click.option("--example", is_flag=True, help="Open the example's evening instead of your own desk.")
@click.pass_obj
def desk(started: Started, port: int, no_open: bool, example: bool) -> None:
    """Open the desk in your browser: today, debrief, letters, calendar, table. Ctrl-C ends it.

    It listens on this machine only, and only the link that it prints opens it. Nothing leaves this machine.
    """
    from afterword.web.serve import serve

    serve(
        started.desk_path,
        clock=started.clock,
        say=click.echo,
        port=port,
        open_browser=not no_open,
        start_at="/example/" if example else "",
    )
