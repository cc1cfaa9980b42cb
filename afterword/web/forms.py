"""What a form sent: plain text of a sane length, days and hours, and one of a closed set of words."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time
from enum import StrEnum
from typing import TypeVar

from starlette.datastructures import FormData, UploadFile

from afterword.calendar import in_zone
from afterword.model import AfterwordError, nearest
from afterword.papers.data import printable
from afterword.timewords import read_times

E = TypeVar("E", bound=StrEnum)

SHORT, LONG = 300, 200_000
"""Characters of a line and of a text that are taken at most."""

DAY_HINT = "Write it like 12 March, or 2026-03-12."


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


def day_in(text: str, now: datetime, country: str | None, *, past: bool = False) -> date:
    """The day that was picked or typed ("2026-03-12", "12 March", "next Friday"). Raises AfterwordError if none.

    With `past`, a bare weekday is the last one.
    """
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        try:
            return date.fromisoformat(text)
        except ValueError:
            raise AfterwordError(f"there is no day “{text}”", hint="Look at the month and the day.") from None
    found = list(read_times(text, now, country))
    if not found:
        raise AfterwordError(f"there is no day in “{text[:40]}”" if text else "the day is missing", hint=DAY_HINT)
    day = found[0].last
    if past and found[0].form.value == "weekday" and day > now.date():
        return date.fromordinal(day.toordinal() - 7)
    return day


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


def moment_in(day: date, hour: time, zone: str) -> datetime:
    """That hour on the clock of `zone`. Raises AfterwordError for an hour that the clocks skip that day."""
    here = datetime.combine(day, hour, in_zone(zone))
    if here.astimezone(UTC).astimezone(in_zone(zone)).replace(tzinfo=None) != here.replace(tzinfo=None):
        raise AfterwordError("the clocks go forward in that hour, so it doesn't exist", hint="Take the hour after it.")
    return here
