"""What tables and trackers from elsewhere say, as applications of this desk. Nothing is kept here."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from functools import cache
from importlib.resources import files
from typing import Any

from afterword.calendar import local
from afterword.desk.debrief import LONGEST, clean
from afterword.desk.desk import Desk, employer_key
from afterword.desk.guesses import part_from
from afterword.desk.naming import fresh_id, slug
from afterword.desk.records import Record
from afterword.language.names import without_marks
from afterword.model import (
    Addresses,
    Application,
    DeskError,
    Event,
    EventKind,
    Interview,
    InterviewState,
    Note,
    NoteKind,
    Person,
    Stage,
)

DAY_STARTS, DAY_ENDS = time(9), time(17)
"""The hours of a talk of which only the day is told."""

LONGEST_NAME = 200
"""Characters of a company, role or person that are taken over."""


@dataclass(frozen=True, slots=True)
class Told:
    """One line from elsewhere. `where` names it; `talk` is a day or, without a zone, a day and hour."""

    where: str
    company: str
    role: str
    person: str = ""
    title: str = ""
    email: str = ""
    phone: str = ""
    talk: date | datetime | None = None
    stage: str = ""
    status: str = ""
    notes: str = ""
    country: str = ""
    unread: str = ""


@dataclass(frozen=True, slots=True)
class Brought:
    """What would be kept: applications that are new, how many the desk has already, and what was left out, why."""

    records: tuple[Record, ...]
    known: int
    left_out: tuple[str, ...]


@cache
def words() -> dict[str, Any]:
    """The headings, statuses and stages in `columns.toml`."""
    return tomllib.loads(files("afterword.desk").joinpath("columns.toml").read_text(encoding="utf-8"))


def folded(text: str) -> str:
    """`text` without case, accents and signs, as headings are compared."""
    return " ".join(re.sub(r"[^\w]+", " ", without_marks(text).casefold().replace("_", " ")).split())


def brought(desk: Desk, lines: Iterable[Told], progress: Callable[[int], None] | None = None) -> Brought:
    """The applications that `lines` tell of; lines of one company and role are one application.

    Country and zone are the candidate's where not told. `progress` hears the number of each line.
    """
    settings = desk.settings
    if settings is None:
        raise DeskError("the desk doesn't know you yet", hint='Say who you are: `afterword me --name "…"`.')
    here = desk.records()
    known = {_key(one.application.company, one.application.role) for one in here}
    taken = {one.id for one in here}
    made: dict[tuple[str, str], Record] = {}
    left_out: list[str] = []
    already: set[tuple[str, str]] = set()
    for number, line in enumerate(lines, start=1):
        if progress:
            progress(number)
        problem = _problem(line)
        if problem:
            left_out.append(f"{line.where}: {problem}")
            continue
        key = _key(line.company, line.role)
        if key in known:
            already.add(key)
            continue
        if key not in made:
            country = line.country.upper() if re.fullmatch(r"[A-Za-z]{2}", line.country) else settings.country or "US"
            application = Application(_short(line.company), _short(line.role), country, settings.zone)
            record_id = _fresh(application.company, taken)
            made[key] = Record(record_id, application, etiquette=settings.etiquette, created=desk.now)
        made[key], dropped = _with(made[key], line, desk.now)
        left_out += dropped
    return Brought(tuple(made.values()), len(already), tuple(left_out))


def _problem(line: Told) -> str | None:
    if not line.company.strip() or not line.role.strip():
        return f"no {'company' if not line.company.strip() else 'role'}"
    if folded(line.status) in words()["status"]["none"]:
        return f"no application ({line.status})"
    return None


def _with(record: Record, line: Told, now: datetime) -> tuple[Record, list[str]]:
    zone = record.application.zone
    left_out = [f"{line.where}: {line.unread[:40]!r} is no day"] if line.unread else []
    record, person = _person(record, line)
    status = folded(line.status)
    if line.talk is not None:
        exact = isinstance(line.talk, datetime)
        day = line.talk.date() if isinstance(line.talk, datetime) else line.talk
        start = local(day, line.talk.time() if isinstance(line.talk, datetime) else DAY_STARTS, zone)
        end = local(day, time(min(start.hour + 1, 23), start.minute) if exact else DAY_ENDS, zone)
        state = InterviewState.CANCELLED if status in words()["status"]["cancelled"] else None
        interview = Interview(
            fresh_id("i", (one.id for one in record.interviews)),
            start,
            end,
            (person.id,) if person else (),
            _stage(line.stage),
            state=state,
        )
        if all((one.start, one.people) != (start, interview.people) for one in record.interviews):
            record = replace(record, interviews=(*record.interviews, interview))
    note = clean(line.notes[:LONGEST])
    if note:
        made = Note(NoteKind.PRIVATE, note, person.id if person else None, id=f"n{len(record.notes) + 1}")
        record = replace(record, notes=(*record.notes, made))
    if status in words()["status"]["over"] and not any(one.kind is EventKind.CLOSED for one in record.events):
        talks = [one.end for one in record.interviews if one.end <= now]
        closed = Event(max(talks, default=now), EventKind.CLOSED, id=fresh_id("e", (one.id for one in record.events)))
        record = replace(record, events=(*record.events, closed))
    elif status in words()["status"]["told"]:
        left_out.append(f"{line.where}: the offer; say when and how it came with `afterword heard`")
    return record, left_out


def _person(record: Record, line: Told) -> tuple[Record, Person | None]:
    name = _short(line.person)
    if not name or folded(name) in words()["nobody"]["words"]:
        return record, None
    for person in record.people:
        if person.name.casefold() == name.casefold():
            return record, person
    email = (line.email.strip(),) if re.fullmatch(r"\s*[^\s@]+@[^\s@]+\.\w+\s*", line.email) else ()
    phone = (line.phone.strip(),) if re.search(r"\d{4}|\d{3}\D\d{2}", line.phone) else ()
    title = _short(line.title) or None
    person = Person(
        fresh_id("p", (one.id for one in record.people)),
        name,
        title,
        part_from(title),
        addresses=Addresses(email=email, phone=phone),
    )
    return replace(record, people=(*record.people, person)), person


def _stage(text: str) -> Stage | None:
    plain = folded(text)
    return next((Stage(stage) for word, stage in words()["stages"].items() if word in plain), None)


def _key(company: str, role: str) -> tuple[str, str]:
    return employer_key(_short(company)), _short(role).casefold()


def _short(text: str) -> str:
    return clean(" ".join(text.split()))[:LONGEST_NAME].strip()


def _fresh(company: str, taken: set[str]) -> str:
    """An id unlike those taken, which grow by it; counted on so that many lines stay quick."""
    base = slug(company, ())
    name, number = base, 1
    while name in taken:
        number += 1
        name = f"{base}-{number}"
    taken.add(name)
    return name
