"""`afterword completion`: how the shell learns the verbs and options."""

from __future__ import annotations

import click

from afterword.cli.shell import Shell, verb

LINES = {
    "bash": ("~/.bashrc", 'eval "$(_AFTERWORD_COMPLETE=bash_source afterword)"'),
    "zsh": ("~/.zshrc", 'eval "$(_AFTERWORD_COMPLETE=zsh_source afterword)"'),
    "fish": ("~/.config/fish/completions/afterword.fish", "_AFTERWORD_COMPLETE=fish_source afterword | source"),
}


@verb("completion")
@click.argument("name", metavar="SHELL", required=False, type=click.Choice(list(LINES)))
def completion(shell: Shell, name: str | None) -> None:
    """The line to add to your SHELL's start file (bash, zsh or fish)."""
    if name:
        shell.tell(LINES[name][1], {"shell": name, "file": LINES[name][0], "line": LINES[name][1]})
        return
    lines = []
    for one, (file, line) in LINES.items():
        lines += [f"{one}: add this line to {file}", f"  {line}", ""]
    shell.tell(lines[:-1], {one: {"file": file, "line": line} for one, (file, line) in LINES.items()})
