"""Reading a whole case: its form, and what must hold between its parts."""

from __future__ import annotations

from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from afterword.model.errors import CaseError, nearest
from afterword.model.facts import Case
from afterword.model.jsonform import read


def read_case(raw: Any, path: str = "") -> Case:
    """The case in `raw` (parsed JSON), checked. Raises CaseError: unknown field, zone or person, end before start."""
    case = read(Case, raw, path)
    prefix = f"{path}." if path else ""
    known = {person.id for person in case.people}
    _unique([person.id for person in case.people], f"{prefix}people")
    _unique([interview.id for interview in case.interviews], f"{prefix}interviews")
    check_zone(case.candidate.zone, f"{prefix}candidate.zone")
    check_zone(case.application.zone, f"{prefix}application.zone")
    for index, person in enumerate(case.people):
        if person.zone:
            check_zone(person.zone, f"{prefix}people[{index}].zone")
        if not person.name.strip():
            where = f"{prefix}people[{index}].name"
            raise CaseError("the name is empty", where=where, hint="Name them as you know them.")
    for index, interview in enumerate(case.interviews):
        if interview.end < interview.start:
            raise CaseError(
                f"it ends ({interview.end.isoformat()}) before it starts",
                where=f"{prefix}interviews[{index}].end",
                hint="Swap the two, or put the day right.",
            )
        _known_people(interview.people, known, f"{prefix}interviews[{index}].people")
    for index, note in enumerate(case.notes):
        if note.person is not None:
            _known_people((note.person,), known, f"{prefix}notes[{index}].person")
    return case


@cache
def zone_exists(name: str) -> bool:
    """Whether `name` is an IANA zone that this machine knows."""
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return False
    return True


def check_zone(name: str, path: str) -> None:
    """Raises CaseError if there is no such zone."""
    if not zone_exists(name):
        raise CaseError(f"there is no zone {name!r}", where=path, hint="Use an IANA name such as America/Chicago.")


def _unique(ids: list[str], path: str) -> None:
    seen: set[str] = set()
    for index, name in enumerate(ids):
        if name in seen:
            raise CaseError(f"the id {name!r} is used twice", where=f"{path}[{index}].id", hint="Give each its own.")
        seen.add(name)


def _known_people(ids: tuple[str, ...], known: set[str], path: str) -> None:
    for name in ids:
        if name not in known:
            raise CaseError(f"nobody has the id {name!r}", where=path, hint=nearest(name, known) if known else "")
