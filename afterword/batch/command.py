"""The command `afterword batch VERB`, which the terminal's table of verbs names: it needs no desk and no person."""

from __future__ import annotations

import sys

import click

NAMES = ("plan", "when", "channel", "review", "reply", "compose")
"""The verbs, named here too so that the help loads none of them."""


@click.command("batch")
@click.argument("name", metavar="VERB", type=click.Choice(NAMES))
@click.argument("file", required=False)
@click.option("--jobs", type=click.IntRange(1, 64), default=1, help="Workers. The output stays the same.")
@click.option("--schema", "show_schema", is_flag=True, help="Print the JSON Schema of both sides.")
def batch(name: str, file: str | None, jobs: int, show_schema: bool) -> None:
    """Read JSON Lines from FILE or standard input and write one JSON line for each: plan, when, channel, review,
    reply or compose. Exit code 1 if a line could not be read; it is answered with an error, the rest goes on."""
    if show_schema:
        import json

        from afterword.batch.schema import schema

        click.echo(json.dumps(schema(name), indent=2))
        return
    from afterword.batch.run import run_batch
    from afterword.model.errors import AfterwordError

    if file and file != "-":
        try:
            with open(file, encoding="utf-8", errors="replace") as lines:
                status = run_batch(name, lines, sys.stdout, jobs)
        except OSError as error:
            problem = f"this can't be read ({(error.strerror or str(error)).lower()})"
            raise AfterwordError(problem, where=file, hint="Look at the path.") from error
    else:
        # Bytes that are no UTF-8 cost only their own line.
        reconfigure = getattr(sys.stdin, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", errors="replace")
        status = run_batch(name, sys.stdin, sys.stdout, jobs)
    click.get_current_context().exit(status)
