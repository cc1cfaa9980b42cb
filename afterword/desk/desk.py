"""The unit of work over store and core: reading what is kept, and one action of the user kept whole or not at all."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from afterword.desk.records import Record, Settings
from afterword.model import (
    Candidate,
    Case,
    DeskError,
    EventKind,
    OtherApplication,
    ReplyLabel,
    read,
    write,
)
from afterword.store import Change, Index, Store

APPLICATION = "application"
SETTINGS = "settings"
ME = "me"

FEW = 20
"""Documents that are sooner read one by one than with all others of their kind."""

CLOSING = frozenset({EventKind.ACCEPTED, EventKind.WITHDRAWN, EventKind.CLOSED})
"""Facts that close an application; a rejection received does too (T6)."""


class Action:
    """One action of the user in the making: what it changes, until it is kept."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._changes: dict[tuple[str, str], Change] = {}

    @property
    def changes(self) -> tuple[Change, ...]:
        """All changes so far, one a document."""
        return tuple(change for change in self._changes.values() if change.before != change.after)

    def save(self, record: Record) -> None:
        """The application as it is after the action."""
        index = Index(record.title, employer_key(record.application.company), state_of(record))
        self._put(APPLICATION, record.id, write(record), index)

    def save_settings(self, settings: Settings) -> None:
        """The settings as they are after the action."""
        self._put(SETTINGS, ME, write(settings), Index("about you"))

    def put_raw(self, kind: str, document_id: str, body: dict[str, Any] | None, index: Index) -> None:
        """A document in its JSON form: what undo and import need."""
        self._put(kind, document_id, body, index)

    def _put(self, kind: str, document_id: str, after: dict[str, Any] | None, index: Index) -> None:
        earlier = self._changes.get((kind, document_id))
        if earlier:
            version, before = earlier.version, earlier.before
        else:
            version, before = self._desk.version_read(kind, document_id)
        self._changes[kind, document_id] = Change(kind, document_id, version, before, after, index)


class Desk:
    """All of one candidate's applications. `clock` gives the present instant; `who` stands in the journal."""

    def __init__(self, store: Store, *, clock: Callable[[], datetime], desk_id: str = "mine", who: str = "you") -> None:
        self.store = store
        self.desk_id = desk_id
        self.who = who
        self._clock = clock
        self._read: dict[tuple[str, str], tuple[int, dict[str, Any] | None]] = {}

    @property
    def now(self) -> datetime:
        """The present instant."""
        return self._clock()

    @property
    def settings(self) -> Settings | None:
        """About the candidate; None on a desk nobody has sat down at."""
        body = self._load(SETTINGS, ME)
        return read(Settings, body) if body else None

    def records(self) -> list[Record]:
        """All applications."""
        stored = self.store.all(self.desk_id, APPLICATION)
        for document in stored:
            self._read[APPLICATION, document.id] = (document.version, document.body)
        return [read(Record, document.body) for document in stored]

    def records_of(self, ids: Collection[str]) -> dict[str, Record]:
        """Those of `ids` that are there, by id: a few are read one by one, many in one sweep."""
        if len(ids) > FEW:
            found = [one for one in self.store.all(self.desk_id, APPLICATION) if one.id in ids]
        else:
            found = [one for name in ids if (one := self.store.load(self.desk_id, APPLICATION, name))]
        return {one.id: read(Record, one.body) for one in found}

    def record(self, record_id: str) -> Record:
        """The application of that id. Raises DeskError if there is none."""
        body = self._load(APPLICATION, record_id)
        if body is None:
            raise DeskError(f"there is no application {record_id!r}", hint="`afterword sheet` lists them.")
        return read(Record, body)

    def case(self, record: Record, now: datetime | None = None) -> Case:
        """The facts of an application at a moment (default: now), with the other roles at that employer (M8)."""
        key = employer_key(record.application.company)
        heads = self.store.heads(self.desk_id, APPLICATION)
        same = [head.id for head in heads if head.index.employer == key and head.id != record.id]
        return case_of(record, now or self.now, self.settings, tuple(self.records_of(same).values()))

    @contextmanager
    def action(self, what: str, say: str, *, undoes: int | None = None) -> Iterator[Action]:
        """One action of the user: `what` in a word, `say` in a sentence for the history.

        Kept whole when the block ends well, not at all when it doesn't. Raises ConflictError if somebody else
        changed a document since this desk read it.
        """
        made = Action(self)
        yield made
        if made.changes:
            self.store.commit(self.desk_id, made.changes, at=self.now, who=self.who, what=what, say=say, undoes=undoes)
        for change in made.changes:
            self._read.pop((change.kind, change.id), None)

    def version_read(self, kind: str, document_id: str) -> tuple[int, dict[str, Any] | None]:
        """The version and body this desk last read of a document; it is read now if it wasn't yet."""
        if (kind, document_id) not in self._read:
            self._load(kind, document_id)
        return self._read[kind, document_id]

    def _load(self, kind: str, document_id: str) -> dict[str, Any] | None:
        stored = self.store.load(self.desk_id, kind, document_id)
        self._read[kind, document_id] = (stored.version, stored.body) if stored else (0, None)
        return stored.body if stored else None


def case_of(record: Record, now: datetime, settings: Settings | None, others: Sequence[Record]) -> Case:
    """The facts of an application as the core takes them. `others`: the other applications at that employer."""
    application = record.application
    return Case(
        id=record.id,
        now=now,
        candidate=candidate_of(settings) if settings else Candidate("", application.zone),
        application=application,
        people=record.people,
        interviews=record.interviews,
        notes=record.notes,
        events=record.events,
        etiquette=record.etiquette,
        other_applications=tuple(
            OtherApplication(other.application.role, state_of(other) == "closed", other.events) for other in others
        ),
    )


def candidate_of(settings: Settings) -> Candidate:
    """The candidate as a case knows them."""
    return Candidate(
        settings.name, settings.zone, settings.employer, settings.strengths, settings.goes_by, settings.signs
    )


def employer_key(company: str) -> str:
    """A company's name as far as it tells employers apart: case and spaces don't."""
    return " ".join(company.casefold().split())


def words_digest(subject: str | None, body: str) -> str:
    """A digest of the exact words of a message."""
    return hashlib.sha256(f"{subject or ''}\n\n{body}".encode()).hexdigest()


def state_of(record: Record) -> str:
    """`closed` once a fact has ended the application, else `open`."""
    closed = any(
        event.kind in CLOSING or event.label is ReplyLabel.REJECTION or ReplyLabel.REJECTION in event.also
        for event in record.events
    )
    return "closed" if closed else "open"
