"""What a form sent: plain text of a sane length, hours, and one of a closed set of words."""

from __future__ import annotations

import re
from datetime import time
from enum import StrEnum
from typing import TypeVar

from starlette.datastructures import FormData, UploadFile

from afterword.model import AfterwordError, nearest
from afterword.papers.data import printable

E = TypeVar("E", bound=StrEnum)

SHORT, LONG = 300, 200_000
"""Characters of a line and of a text that are taken at most."""


class Form:
    """The fields of one form, cleaned: no control signs, no turned text, line ends as line feeds."""

    def __init__(self, data: FormData) -> None:
        self._data = data

    def line(self, name: str) -> str:
        """One line of text; empty if it wasn't sent. Raises AfterwordError if it is far too long."""
        return " ".join(self._text(name, SHORT).split())

    def text(self, name: str) -> str:
        """A text of several lines; empty if it wasn't sent. Raises AfterwordError if it is far too long."""
        return self._text(name, LONG).strip()

    def lines(self, name: str) -> list[str]:
        """All values sent under one name, in order, each as one line."""
        return [" ".join(_plain(value, name, SHORT).split()) for value in self._data.getlist(name) if _is_text(value)]

    def texts(self, name: str) -> list[str]:
        """All values sent under one name, in order, each as a text."""
        return [_plain(value, name, LONG).strip() for value in self._data.getlist(name) if _is_text(value)]

    def has(self, name: str) -> bool:
        """Whether a box is ticked or a button was pressed."""
        return name in self._data

    def word(self, kind: type[E], name: str) -> E | None:
        """One of a closed set; None where nothing was chosen. Raises AfterwordError for any other word."""
        said = self.line(name)
        if not said:
            return None
        try:
            return kind(said)
        except ValueError:
            raise AfterwordError(f"“{said[:40]}” isn't known here", hint=nearest(said, list(kind))) from None

    def _text(self, name: str, longest: int) -> str:
        value = self._data.get(name, "")
        return _plain(value, name, longest) if _is_text(value) else ""


def _is_text(value: UploadFile | str) -> bool:
    return isinstance(value, str)


def _plain(value: UploadFile | str, name: str, longest: int) -> str:
    plain = printable(str(value))
    if len(plain) > longest:
        raise AfterwordError(
            f"“{name.replace('_', ' ')}” has {len(plain):,} characters", hint=f"Up to {longest:,} are taken."
        )
    return plain


def hour_in(text: str) -> time:
    """The hour that was picked or typed ("14:00", "2 pm"). Raises AfterwordError if there is none."""
    match = re.fullmatch(r"(?i)\s*(\d{1,2})(?:[:.](\d{2}))?(?::\d{2})?\s*([ap])?\.?m?\.?\s*", text)
    if not match:
        raise AfterwordError(
            f"there is no hour in “{text[:40]}”" if text else "the hour is missing", hint="Write it like 14:00."
        )
    hour, minute = int(match.group(1)), int(match.group(2) or 0)
    if match.group(3):
        hour = hour % 12 + (12 if match.group(3).lower() == "p" else 0)
    try:
        return time(hour, minute)
    except ValueError:
        raise AfterwordError(f"there is no hour “{text[:40]}”", hint="Write it like 14:00.") from None
