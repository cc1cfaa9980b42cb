"""A terminal without a person at it, and one with."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from afterword.cli.shell import Shell
from tests.cli.terminal import EVENING, Terminal


@pytest.fixture
def afterword(tmp_path: Path) -> Terminal:
    """A terminal at an empty desk."""
    return Terminal(tmp_path)


@pytest.fixture
def june(afterword: Terminal) -> Terminal:
    """June's desk on the evening: who she is, the invitation, her notes."""
    afterword("me", "--name", "June Castellan", "--zone", "America/Chicago", "--email", "june.castellan@post.example")
    afterword("invite", str(EVENING / "invitation.ics"))
    afterword("debrief", "--from", str(EVENING / "notes.txt"))
    return afterword


@pytest.fixture
def somebody_there(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Make the program believe that a person sits at the terminal."""

    def sit_down() -> None:
        monkeypatch.setattr(Shell, "interactive", property(lambda self: not self.as_json))

    return sit_down
