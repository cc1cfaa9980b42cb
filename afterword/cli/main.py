"""The command `afterword`: a group whose verbs are loaded when they are called, and how mistakes are told.

Exit codes: 0 fine, 1 something to look at, 2 wrong use or bad input, 130 stopped with Ctrl-C.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from importlib import import_module
from typing import Any

import click

from afterword.cli.shell import Shell, Stopped, Told, is_told
from afterword.cli.verbs import HELP, SECTIONS, VERBS


class Verbs(click.Group):
    """The verbs of `verbs.py`: listed without loading any, each loaded when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in VERBS:
            return None
        module, name = VERBS[cmd_name]
        full = module if "." in module else f"afterword.cli.{module}"
        command: click.Command = getattr(import_module(full), name)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError:
            from afterword.model.errors import nearest

            hint = nearest(args[0], VERBS) if args[0].isidentifier() else ""
            raise click.UsageError(f"there is no verb {args[0]!r}. {hint}".rstrip(), ctx) from None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        for title, names in SECTIONS.items():
            with formatter.section(title):
                formatter.write_dl([(name, HELP[name]) for name in names])

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except (KeyboardInterrupt, EOFError, click.Abort):
            raise Stopped from None
        except Exception as error:
            if is_told(error):
                raise Told(error) from error
            raise


@click.group(
    cls=Verbs,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Exit codes: 0 fine, 1 something to look at, 2 wrong use or bad input, 130 stopped with Ctrl-C. "
    "Completion for bash, zsh and fish: `afterword completion`.",
)
@click.option("--desk", "desk_path", metavar="PATH", help="Another desk: a file, or a folder to keep it in.")
@click.option(
    "--now", metavar="MOMENT", envvar="AFTERWORD_NOW", help="Pretend it is then, for trying things out.", hidden=True
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON instead of sentences.")
@click.option("--no-input", is_flag=True, help="Ask nothing, as if there were no terminal.")
@click.version_option(package_name="afterword", prog_name="Afterword", message="%(prog)s %(version)s")
@click.pass_context
def cli(ctx: click.Context, desk_path: str | None, now: str | None, as_json: bool, no_input: bool) -> None:
    """The follow-up desk for job interviews: what to send, to whom, when, and when to let it rest.

    Without a verb it says what to do now.
    """
    if os.environ.get("NO_COLOR"):
        ctx.color = False
    shell = Shell(desk_path, now, as_json, no_input)
    ctx.obj = shell
    ctx.call_on_close(shell.close)
    if ctx.invoked_subcommand is None:
        from afterword.cli.today import show_today

        show_today(shell)


def main(args: Sequence[str] | None = None) -> None:
    """Run a command line (default: the program's own) and leave with its exit code."""
    cli.main(args=list(args) if args is not None else None, prog_name="afterword")
