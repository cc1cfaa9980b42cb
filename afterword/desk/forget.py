"""Forgetting a person: out of every document, the journal, drafts, plans and automatic copies. It can't be undone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from afterword.desk.desk import APPLICATION, SETTINGS, Desk
from afterword.desk.forgetting import Traces, anywhere, without
from afterword.desk.jottings import drop_all_jottings
from afterword.desk.naming import find_person
from afterword.language.names import without_marks
from afterword.model import DeskError, Person

WARNING = "This can't be undone: it goes out of the notes, letters, history and automatic copies alike."


@dataclass(frozen=True, slots=True)
class ToForget:
    """Who would be forgotten and what stands of them, to be shown first."""

    name: str
    traces: Traces
    applications: tuple[str, ...]
    notes: int
    messages: int
    drafts: int
    copies: tuple[Path, ...]

    @property
    def say(self) -> str:
        """What would go, in a sentence."""
        counts = (
            (len(self.applications), "application"),
            (self.notes, "note"),
            (self.messages, "message"),
            (self.drafts, "draft"),
        )
        return f"{self.name}: " + ", ".join(f"{n} {word}{'' if n == 1 else 's'}" for n, word in counts) + "."


def to_forget(desk: Desk, part: str, *, copies: tuple[Path, ...] = ()) -> ToForget:
    """Whom `part` names, wherever on the desk the same name or address stands; nothing is changed yet.

    `copies` are the automatic copies that would go too. Raises DeskError if nobody or several fit.
    """
    person = _named(desk, part)
    settings = desk.settings
    own = frozenset(settings.name.split()) if settings else frozenset()
    traces = Traces({person.name}, set(_addresses(person)), own)
    while any(traces.learn(name, body) for name, body in _bodies(desk)):
        pass
    ids = {stored.id: traces.ids_in(stored.body) for stored in desk.store.all(desk.desk_id, APPLICATION)}
    touched = [one for one in desk.records() if ids.get(one.id)]
    return ToForget(
        person.name,
        traces,
        tuple(one.title for one in touched),
        sum(note.person in ids[one.id] for one in touched for note in one.notes),
        sum(_concerns(event, ids[one.id]) for one in touched for event in one.events),
        sum(bool(set(draft.to) & ids[one.id]) for one in touched for draft in one.drafts),
        copies,
    )


def forget(desk: Desk, found: ToForget) -> None:
    """Do it: rewrite all that is kept, throw away plans and copies, and write the file anew."""
    traces = found.traces

    def body(kind: str, document_id: str, old: dict[str, Any]) -> dict[str, Any]:
        if kind == APPLICATION:
            return without(old, traces)
        if kind == SETTINGS:
            kept = [word for word in old.get("known_words", ()) if traces.redact(word, parts=True) == word]
            return {**old, "known_words": kept} if "known_words" in old else old
        return dict(anywhere(old, traces))

    # Half-typed words go first, whoever they are about: they are in no document, and rewriting cleans the file.
    drop_all_jottings(desk)
    desk.store.rewrite(desk.desk_id, body, traces.redact, at=desk.now, say="Somebody was forgotten.")
    # What this desk had read is gone; what follows builds on what is there now.
    desk.records()
    for copy in found.copies:
        try:
            copy.unlink(missing_ok=True)
        except OSError as error:
            raise DeskError(
                f"a copy made before an update can't be removed ({error.strerror})",
                where=str(copy),
                hint="Everything else is forgotten; remove this file by hand.",
            ) from error


def _named(desk: Desk, part: str) -> Person:
    """The one person that `part` names, who may stand in several applications."""
    found: dict[str, Person] = {}
    for record in desk.records():
        try:
            person = find_person(record, part)
        except DeskError:
            continue
        found.setdefault(" ".join(without_marks(person.name).casefold().split()), person)
    if len(found) > 1:
        names = "; ".join(person.name for person in found.values())
        raise DeskError(f"{part!r} fits several", hint=f"Say which: {names}.")
    if not found:
        raise DeskError(f"nobody here is called {part!r}", hint="`afterword sheet` shows who was met.")
    return next(iter(found.values()))


def _bodies(desk: Desk) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every form of every application that is kept anywhere: as it is and as it was."""
    for stored in desk.store.all(desk.desk_id, APPLICATION):
        yield stored.id, stored.body
    for entry in desk.store.history(desk.desk_id):
        for change in entry.changes:
            if change.kind == APPLICATION:
                yield from ((change.id, one) for one in (change.before, change.after) if one)


def _concerns(event: Any, ids: set[str]) -> bool:
    return event.sender in ids or event.by in ids or bool(set(event.to) & ids)


def _addresses(person: Person) -> list[str]:
    told = person.addresses
    return [one for one in (*told.email, *told.phone, told.post or "") if one.strip()]
