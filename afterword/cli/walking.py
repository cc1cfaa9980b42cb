"""Walking through fixes: one remark at a time, with a key for each way on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from afterword.cli.proof import proof

if TYPE_CHECKING:
    from afterword.cli.shell import Shell
    from afterword.model import Finding

Name = tuple[str, str | None, int | None]
"""What tells a remark from others while the letter changes."""

MOST = 200
"""Fixes taken in one walk at most, should one fix call for the next without end."""


class Walk:
    """One walk through a letter: which remarks were left alone, and how often something was asked."""

    def __init__(self, shell: Shell) -> None:
        self._shell = shell
        self._left_alone: set[Name] = set()
        self._asked = 0

    def choice(self, subject: str | None, body: str, findings: Sequence[Finding]) -> tuple[str, Finding] | None:
        """The next remark with a fix and what is to be done: `y` write it so, `k` keep the words. None: the end."""
        while self._asked < MOST:
            open_now = [one for one in findings if _ready(one) and _name(one) not in self._left_alone]
            if not open_now:
                return None
            self._asked += 1
            one = open_now[0]
            key = _key(self._shell, subject, body, one)
            if key == "q":
                return None
            if key in ("y", "k"):
                # A kept remark of a file comes again, so it is left alone as well.
                self._left_alone |= {_name(one)} if key == "k" else set()
                return key, one
            self._left_alone.add(_name(one))
        return None


def _ready(one: Finding) -> bool:
    return one.fix is not None and one.start is not None


def _name(one: Finding) -> Name:
    return one.code, one.quote, one.start


def _key(shell: Shell, subject: str | None, body: str, one: Finding) -> str:
    if not shell.interactive:
        return "y" if one.severity in ("stop", "fix") else "n"
    lines = proof(subject, body, [one])
    marks = [n for n, line in enumerate(lines) if set(click.unstyle(line).strip()) <= set("^~.") and line.strip()]
    at = marks[0] if marks else 0
    shell.tell(["", *lines[max(0, at - 1) :][: 3 + len(marks)]])
    keys = "[y] write it so  [n] leave it  [k] it's right as it is  [q] stop"
    return str(click.prompt(keys, default="y")).strip().lower()[:1]
