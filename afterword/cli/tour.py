"""`afterword tour`: one evening after one interview, run for real on a desk in a folder of its own."""

from __future__ import annotations

import shlex
import sys
import tempfile
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import click

from afterword.cli.shell import Shell, verb
from afterword.desk.example import evening


@verb("tour")
@click.option("--folder", metavar="PATH", help="Where the tour's desk and files go. Default: a new temporary folder.")
def tour(shell: Shell, folder: str | None) -> None:
    """One evening after one interview, from the invitation to the answer, step by step. A key goes on, q ends it."""
    place = Path(folder).expanduser() if folder else Path(tempfile.mkdtemp(prefix="afterword-tour-"))
    stops = script()
    click.echo(_told(stops["intro"], place))
    now = ""
    for number, step in enumerate(stops["step"], start=1):
        now = step.get("now", now)
        if not _goes_on(shell):
            return
        title = f"{number} of {len(stops['step'])}  {step['title']}"
        click.echo(f"\n{click.style(title, bold=True, underline=True)}\n{_told(step['say'], place)}\n")
        _step(step, place, now)
    if _goes_on(shell):
        click.echo(_told(stops["end"]["say"], place))


@cache
def script() -> dict[str, Any]:
    """The steps of `tour.toml`."""
    import tomllib

    return tomllib.loads(files("afterword.cli").joinpath("tour.toml").read_text(encoding="utf-8"))


def misspelt(text: str, name: str) -> str:
    """The text with `name` typed in haste where it first stands: two letters in its middle have changed places."""
    at = len(name) // 2
    return text.replace(name, f"{name[: at - 1]}{name[at]}{name[at - 1]}{name[at + 1 :]}", 1)


def _step(step: dict[str, Any], place: Path, now: str) -> None:
    if "show" in step:
        shown = (evening() / step["show"]).read_text(encoding="utf-8")
        click.echo("\n".join(f"  | {line}" for line in shown.splitlines()) + "\n")
    if "slip" in step:
        _write_slip(step["slip"], place, now)
    for words in step["run"]:
        _run([_filled(word, place) for word in words], place, now)


def _run(words: list[str], place: Path, now: str) -> None:
    """Show a command and run it, in this process, as it would run from the shell."""
    from afterword.cli.main import cli

    shown = shlex.join(word.replace(f"{evening().parents[1]}/", "") for word in words)
    click.echo(click.style(f"$ afterword {shown}".rstrip(), fg="green"))
    cli.main(["--desk", str(place), "--now", now, "--no-input", *words], prog_name="afterword", standalone_mode=False)
    click.echo()


def _write_slip(name: str, place: Path, now: str) -> None:
    """The reader's letter as it stands on the desk, with their name misspelt, as a file that `edit` takes."""
    from afterword.cli.files import write_bytes
    from afterword.cli.show import copied

    shell = Shell(str(place), now)
    try:
        _, one = shell.letter(name, None)
    finally:
        shell.close()
    text = copied(one)
    head, blank, body = text.partition("\n\n")
    slipped = f"Subject: {head}{blank}{misspelt(body, name)}" if one.subject else misspelt(text, name)
    write_bytes(place / "letter.txt", slipped.encode())


def _goes_on(shell: Shell) -> bool:
    """Wait for a key on a terminal; go straight on when piped. False for q."""
    if not shell.interactive:
        return True
    click.echo(click.style("\nA key goes on, q ends the tour.", dim=True), nl=False)
    sys.stdout.flush()
    key = click.getchar()
    click.echo("\r" + " " * 34 + "\r", nl=False)
    return key.lower() != "q"


def _told(text: str, place: Path) -> str:
    """What is said between the commands, as wide as the terminal; lines of commands stay as they are."""
    from afterword.cli.today import wrapped

    lines = _filled(text.strip(), place).split("\n")
    return "\n".join(line if line.startswith("  ") else "\n".join(wrapped(line)) for line in lines)


def _filled(text: str, place: Path) -> str:
    return text.format(example=evening(), folder=place)
