"""What every verb has at hand: the desk, the clock, a way to ask and a way to tell."""

from __future__ import annotations

import inspect
import sys
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, TypeGuard, TypeVar

import click

if TYPE_CHECKING:
    from afterword.desk import Desk, Draft, Record
    from afterword.model.errors import AfterwordError

F = TypeVar("F", bound=Callable[..., Any])

WIDEST = 88
"""Columns used at most, however wide the terminal is."""


class Told(click.ClickException):
    """A mistake somebody can mend, told as a sentence."""

    exit_code = 2

    def __init__(self, error: AfterwordError) -> None:
        super().__init__(sentence(error))

    def show(self, file: Any = None) -> None:
        click.echo(self.message, err=True)


class Stopped(click.ClickException):
    """Ctrl-C, or the end of the input at a question."""

    exit_code = 130

    def __init__(self) -> None:
        super().__init__("Stopped. What was not finished is not kept.")

    def show(self, file: Any = None) -> None:
        click.echo(f"\n{self.message}", err=True)


class Shell:
    """One run of the program: which desk, which moment, sentences or JSON."""

    def __init__(
        self, desk_path: str | None = None, now: str | None = None, as_json: bool = False, silent: bool = False
    ) -> None:
        self.desk_path = desk_path
        self.as_json = as_json
        self._silent = silent
        self._now = now
        self._desk: Desk | None = None

    @property
    def desk(self) -> Desk:
        """The desk, opened when it is first needed."""
        if self._desk is None:
            from afterword.desk import open_desk

            self._desk = open_desk(self.desk_path, self.clock)
        return self._desk

    @property
    def interactive(self) -> bool:
        """Whether somebody sits there who can be asked."""
        return not (self.as_json or self._silent) and sys.stdin.isatty() and sys.stdout.isatty()

    @property
    def now(self) -> datetime:
        """The present moment (or the pretended one) in the candidate's zone."""
        from afterword.calendar import in_zone

        return self.clock().astimezone(in_zone(self.zone))

    @property
    def zone(self) -> str:
        """The candidate's zone: as they said, else this machine's."""
        settings = self.desk.settings
        return settings.zone if settings else machine_zone()

    def clock(self) -> datetime:
        """The present instant."""
        if self._now is None:
            return datetime.now(UTC)
        from afterword.desk.moments import plain_moment

        settings = self._desk.settings if self._desk else None
        return plain_moment(self._now, settings.zone if settings else machine_zone())

    def close(self) -> None:
        """Let go of the desk."""
        if self._desk is not None:
            self._desk.store.close()

    def tell(self, text: str | Iterable[str], data: Any = None) -> None:
        """Print sentences, or `data` if JSON was asked for."""
        if self.as_json:
            import json

            from afterword.model import write

            click.echo(json.dumps(write(data), ensure_ascii=False, indent=2))
            return
        click.echo(text if isinstance(text, str) else "\n".join(text))

    def record(self, part: str | None) -> Record:
        """The application `part` names; without it the only open one, or the one chosen when asked."""
        from afterword.desk.naming import find_record, open_records

        if part is None and self.interactive:
            records = open_records(self.desk)
            if len(records) > 1:
                return records[self.choose("Which application?", [one.title for one in records])]
        return find_record(self.desk, part)

    def letter(self, part: str | None, within: str | None) -> tuple[Record, Draft]:
        """The draft `part` names (its id, its reader or its application) and the application it belongs to."""
        from afterword.desk.naming import find_letter, open_letters, reader_of

        if part is None and self.interactive:
            pairs = open_letters(self.desk, within)
            if len(pairs) > 1:
                return pairs[self.choose("Which letter?", [f"{reader_of(*pair)}, {pair[0].title}" for pair in pairs])]
        return find_letter(self.desk, part, within)

    def choose(self, ask: str, options: Sequence[str]) -> int:
        """The index of the option chosen by number."""
        for number, option in enumerate(options, start=1):
            click.echo(f"  {number}  {option}")
        return int(click.prompt(ask, type=click.IntRange(1, len(options)))) - 1

    def ask(self, question: str, option: str, default: str | None = None) -> str:
        """An answer in words; without a terminal an error that names the option to give instead."""
        if not self.interactive:
            from afterword.model.errors import DeskError

            raise DeskError(f"{question.rstrip('?')} is missing", hint=f"Give it with {option}.")
        return str(click.prompt(question, default=default, show_default=bool(default))).strip()

    def sure(self, question: str, default: bool = True) -> bool:
        """A yes or no; without a terminal the default, as what was read is printed anyway."""
        return bool(click.confirm(question, default=default)) if self.interactive else default


def verb(name: str) -> Callable[[Callable[..., Any]], click.Command]:
    """A verb: a command that gets the Shell first and takes `--json` after its name too."""

    def make(run: Callable[..., Any]) -> click.Command:
        from afterword.cli.verbs import HELP

        options = list(reversed(getattr(run, "__click_params__", [])))
        as_json = click.Option(["--json"], is_flag=True, expose_value=False, callback=_json, help="Print JSON.")
        return click.Command(
            name,
            callback=_with_shell(run),
            params=[*options, as_json],
            help=inspect.cleandoc(run.__doc__ or ""),
            short_help=HELP[name],
        )

    return make


def within_option(run: F) -> F:
    """`--in APPLICATION`, where the verb's own words name something else."""
    return click.option("--in", "within", metavar="APPLICATION", help="Which application, by any part of its name.")(
        run
    )


def _with_shell(run: Callable[..., Any]) -> Callable[..., Any]:
    def call(*args: Any, **kwargs: Any) -> Any:
        return run(click.get_current_context().obj, *args, **kwargs)

    return call


def _json(ctx: click.Context, _: click.Parameter, given: bool) -> None:
    if given and isinstance(ctx.obj, Shell):
        ctx.obj.as_json = True


def is_told(error: Exception) -> TypeGuard[AfterwordError]:
    """Whether it is a mistake somebody can mend. The model is loaded only if something was raised from it."""
    errors = sys.modules.get("afterword.model.errors")
    return errors is not None and isinstance(error, errors.AfterwordError)


def sentence(error: AfterwordError) -> str:
    """The error as sentences that begin with a capital and end with a stop."""
    problem = f"{error.where}: {error.problem}" if error.where else error.problem[:1].upper() + error.problem[1:]
    if not problem.endswith((".", "?")):
        problem += "."
    return f"{problem} {error.hint}".rstrip()


def piped_text() -> str | None:
    """What was piped in; None at a terminal."""
    if sys.stdin is None or sys.stdin.isatty():
        return None
    from afterword.cli.files import read_text

    return read_text("-")


def machine_zone() -> str:
    """The IANA zone of this machine as far as it tells, else UTC."""
    import os
    from pathlib import Path

    from afterword.model.reading import zone_exists

    named = os.environ.get("TZ", "").lstrip(":")
    if named and zone_exists(named):
        return named
    try:
        target = str(Path("/etc/localtime").resolve())
    except OSError:
        return "UTC"
    name = target.partition("zoneinfo/")[2]
    return name if name and zone_exists(name) else "UTC"
