"""How wide text is on a terminal."""

from __future__ import annotations

import shutil
import unicodedata

from afterword.cli.shell import WIDEST

NARROWEST = 40


def columns() -> int:
    """Columns to write in: the terminal's, within reason."""
    return max(NARROWEST, min(shutil.get_terminal_size((WIDEST, 24)).columns - 1, WIDEST))


def cells(text: str) -> int:
    """The columns a text takes: none for combining marks and invisible ones, two for wide letters."""
    return sum(_cells(letter) for letter in text)


def _cells(letter: str) -> int:
    if unicodedata.combining(letter) or unicodedata.category(letter) in ("Cf", "Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(letter) in ("W", "F") else 1
