"""Finding applications and people by any unambiguous part of their name, and making ids."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

from afterword.desk.desk import Desk, state_of
from afterword.desk.records import Draft, DraftState, Record
from afterword.language.names import without_marks
from afterword.model import DeskError, Person

T = TypeVar("T")


def find_record(desk: Desk, part: str | None) -> Record:
    """The application whose id, company, role or people `part` names; without `part`, the only open one.

    Raises DeskError if none or several fit, naming them.
    """
    records = desk.records()
    if not records:
        raise DeskError("the desk is empty", hint="Start with `afterword invite FILE.ics` or `afterword new`.")
    if part is None:
        running = [record for record in records if state_of(record) == "open"] or records
        if len(running) == 1:
            return running[0]
        raise DeskError("which application?", hint=f"Name one: {_listed(record.title for record in running)}.")
    exact = [record for record in records if record.id == part]
    if exact:
        return exact[0]
    named = [(record.title, record) for record in records]
    fitting = _fitting(part, named) or _fitting(
        part, [(person.name, record) for record in records for person in record.people]
    )
    distinct = {record.id: record for record in fitting}
    return _only(part, [(record.title, record) for record in distinct.values()], [title for title, _ in named])


def open_records(desk: Desk) -> list[Record]:
    """The applications that nothing has closed."""
    return [record for record in desk.records() if state_of(record) == "open"]


def find_letter(desk: Desk, part: str | None, within: str | None = None) -> tuple[Record, Draft]:
    """The draft that `part` names (its id, its reader, its application) and the application it belongs to.

    Open drafts come before those that have left; without `part` it is the only open one. Raises DeskError.
    """
    records = [find_record(desk, within)] if within else desk.records()
    drafts = [(record, one) for record in records for one in record.drafts if one.state is not DraftState.STOPPED]
    for pool in (_open(drafts), drafts[::-1]):
        fitting = pool if part is None else _letters_named(part, pool)
        if len({record.id for record, _ in fitting}) > 1 or (part is None and len(fitting) > 1):
            names = _listed(f"{one.id} to {reader_of(record, one)} at {record.title}" for record, one in fitting)
            raise DeskError("which letter?", hint=f"Say which, with --in APPLICATION where needed: {names}.")
        if len(fitting) > 1:
            names = _listed(f"{one.id} to {reader_of(record, one)}" for record, one in fitting)
            raise DeskError(f"{part!r} fits several letters", hint=f"Say which: {names}.")
        if fitting:
            return fitting[0]
        if part is None:
            break
    what = f"there is no letter {part!r}" if part else "there is no letter to be sent"
    raise DeskError(what, hint="`afterword draft` writes one.")


def open_letters(desk: Desk, within: str | None = None) -> list[tuple[Record, Draft]]:
    """The letters that haven't left, each with its application."""
    records = [find_record(desk, within)] if within else desk.records()
    return _open([(record, one) for record in records for one in record.drafts])


def _open(pairs: list[tuple[Record, Draft]]) -> list[tuple[Record, Draft]]:
    return [pair for pair in pairs if pair[1].state in (DraftState.DRAFT, DraftState.APPROVED)]


def reader_of(record: Record, one: Draft) -> str:
    """Who a draft is to, by name."""
    names = {person.id: person.name for person in record.people}
    return " and ".join(names.get(name, name) for name in one.to) or "nobody"


def _letters_named(part: str, pool: Sequence[tuple[Record, Draft]]) -> list[tuple[Record, Draft]]:
    by_id = [pair for pair in pool if pair[1].id == part]
    if by_id:
        return by_id
    to_one = [pair for pair in pool if len(pair[1].to) == 1]
    readers = [(reader_of(*pair), pair) for pair in (*to_one, *(pair for pair in pool if pair not in to_one))]
    return _fitting(part, readers) or _fitting(part, [(pair[0].title, pair) for pair in pool])


def find_person(record: Record, part: str) -> Person:
    """The person of an application whose id or name `part` names. Raises DeskError if none or several fit."""
    by_id = [person for person in record.people if person.id == part]
    if by_id:
        return by_id[0]
    fitting = _fitting(part, [(person.name, person) for person in record.people])
    return _only(part, [(person.name, person) for person in fitting], [person.name for person in record.people])


def fresh_id(prefix: str, taken: Iterable[str | None]) -> str:
    """The first of `p1`, `p2` … that is not taken."""
    used = set(taken)
    number = 1
    while f"{prefix}{number}" in used:
        number += 1
    return f"{prefix}{number}"


def slug(text: str, taken: Iterable[str]) -> str:
    """A short readable id made from a name, unlike all those taken."""
    plain = "".join(letter if letter.isalnum() else "-" for letter in without_marks(text).lower())
    base = "-".join(part for part in plain.split("-") if part)[:40].rstrip("-") or "application"
    used = set(taken)
    return (
        base if base not in used else next(f"{base}-{n}" for n in range(2, len(used) + 3) if f"{base}-{n}" not in used)
    )


def _folded(text: str) -> str:
    return " ".join(without_marks(text).casefold().split())


def _fitting(part: str, named: Sequence[tuple[str, T]]) -> list[T]:
    """Those whose whole name, else a word's beginning, else any piece is `part`."""
    wanted = _folded(part)
    for fits in (
        lambda name: name == wanted,
        lambda name: any(name[at:].startswith(wanted) for at in _word_starts(name)),
        lambda name: wanted in name,
    ):
        found = [value for name, value in named if fits(_folded(name))]
        if found:
            return found
    return []


def _word_starts(name: str) -> list[int]:
    return [0, *(at + 1 for at, letter in enumerate(name) if letter in " -'")]


def _only(part: str, fitting: Sequence[tuple[str, T]], known: Sequence[str]) -> T:
    if not fitting:
        raise DeskError(f"nothing here is called {part!r}", hint=f"There is {_listed(known)}.")
    if len(fitting) > 1:
        raise DeskError(f"{part!r} fits several", hint=f"Say which: {_listed(name for name, _ in fitting)}.")
    return fitting[0][1]


def _listed(names: Iterable[str]) -> str:
    shown = list(names)
    return "; ".join(shown[:8]) + (f"; and {len(shown) - 8} more" if len(shown) > 8 else "")
