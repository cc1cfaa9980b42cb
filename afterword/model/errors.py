"""What goes wrong through no fault of the program: each error says what, where, and what to do."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


class AfterwordError(Exception):
    """A mistake somebody can mend. Faces print it; they never show a traceback for it.

    `problem` is what happened, `where` the file, line or field it happened in, `hint` what to do about it.
    """

    def __init__(self, problem: str, *, where: str = "", hint: str = "") -> None:
        super().__init__(problem)
        self.problem = problem
        self.where = where
        self.hint = hint

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        advice = f" {self.hint}" if self.hint else ""
        return f"{place}{self.problem}{advice}"


class CaseError(AfterwordError):
    """A case, letter or mail in JSON form that can't be read; `where` is the field's path, `interviews[0].end`."""


class MannersError(AfterwordError):
    """An etiquette file (a profile, a pack, the user's own) with a mistake; `where` is file and line."""


class DeskError(AfterwordError):
    """The desk can't do that: no such application, a read-only folder, a file that is no desk."""


class ConflictError(DeskError):
    """Somebody else changed the same application meanwhile; nothing was written."""


class InvitationError(AfterwordError):
    """A calendar file that can't be read; `where` names the file and the line."""


def nearest(name: str, known: Iterable[str]) -> str:
    """A hint naming the known word nearest to `name`, or the whole list when none is near."""
    choices = sorted(str(one) for one in known)
    close = get_close_matches(name, choices, n=1, cutoff=0.6)
    if close:
        return f"Did you mean {close[0]!r}?"
    return "Known here: " + ", ".join(choices) + "."
