"""What the desk needs of a memory. Bodies are JSON objects; the store doesn't know what they mean."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol

Body = dict[str, Any]
Rewrite = Callable[[str, str, Body], Body]
"""Kind, id and body of a document (as it is, or as it was in the journal) → the body as it is to be."""

FORGET = "forget"
"""What stands in the journal for the one action that can't be taken back because nothing of it is kept."""


@dataclass(frozen=True, slots=True)
class Index:
    """The few columns beside a document that lists and look-ups need."""

    title: str = ""
    employer: str = ""
    state: str = ""


@dataclass(frozen=True, slots=True)
class Stored:
    """A document as it stands: its version counts the changes, from 1."""

    kind: str
    id: str
    version: int
    body: Body
    index: Index


@dataclass(frozen=True, slots=True)
class Head:
    """A document without its body."""

    id: str
    version: int
    index: Index


@dataclass(frozen=True, slots=True)
class Change:
    """What an action does to one document. `version` is the one it was based on (0: there was none);
    `before` and `after` are whole bodies, None where there is none."""

    kind: str
    id: str
    version: int
    before: Body | None
    after: Body | None
    index: Index = field(default_factory=Index)


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of the journal: one action of the user, with all that it changed. `at` is an instant (UTC)."""

    number: int
    at: datetime
    who: str
    what: str
    say: str
    changes: tuple[Change, ...]
    undoes: int | None = None
    undone_by: int | None = None


@dataclass(frozen=True, slots=True)
class PlanRow:
    """A plan kept with the versions it was made from and the moment until which it holds (UTC; None: for good)."""

    id: str
    basis: str
    good_until: datetime | None
    plan: Body


class Store(Protocol):
    """A memory for many desks; every call concerns one `desk_id`. Errors: DeskError; ConflictError on `commit`."""

    def load(self, desk_id: str, kind: str, document_id: str) -> Stored | None:
        """One document, or None."""

    def all(self, desk_id: str, kind: str) -> Sequence[Stored]:
        """All documents of a kind, by id."""

    def heads(self, desk_id: str, kind: str) -> Sequence[Head]:
        """What lists need of all documents of a kind, without their bodies, by id."""

    def commit(
        self,
        desk_id: str,
        changes: Sequence[Change],
        *,
        at: datetime,
        who: str,
        what: str,
        say: str,
        undoes: int | None = None,
    ) -> int:
        """Write all changes and their journal row, or nothing; the row's number.

        Raises ConflictError if a document is no longer at the version a change was based on.
        """

    def history(self, desk_id: str, limit: int | None = None) -> Sequence[Entry]:
        """The journal, newest first."""

    def entry(self, desk_id: str, number: int) -> Entry | None:
        """One row of the journal, or None."""

    def plans(self, desk_id: str) -> Sequence[PlanRow]:
        """All plans kept. They may be thrown away at any time; nothing changes by it."""

    def keep_plans(self, desk_id: str, rows: Sequence[PlanRow]) -> None:
        """Keep plans, replacing those of the same ids."""

    def note(self, name: str, body: Body) -> None:
        """Keep something looked up (a country's holidays) that belongs to no desk."""

    def noted(self, name: str) -> Body | None:
        """What was kept under `name`, or None."""

    def rewrite(self, desk_id: str, body: Rewrite, words: Callable[[str], str], *, at: datetime, say: str) -> None:
        """Change every document and all that the journal holds, for good: what was there before is nowhere any more.

        `words` changes the journal's sentences; `say` is the one that tells of this. Plans are thrown away.
        """

    def close(self) -> None:
        """Let go of the file or connection."""
