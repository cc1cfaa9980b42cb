"""The tracking sheet (M5): who was met when, what was said, what was sent, what's promised, what's due."""

from __future__ import annotations

import csv
import io
from dataclasses import asdict, dataclass, fields
from datetime import datetime

from afterword.calendar import in_zone
from afterword.desk.desk import Desk
from afterword.desk.planning import today
from afterword.desk.records import Record
from afterword.model import Event, EventKind, NoteKind, Plan

KEPT_OUT = frozenset({NoteKind.PRIVATE})
"""Notes that never leave the desk in a sheet (X8)."""

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""Cells that start so would be run as formulas by a spreadsheet."""


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the sheet: one person met at one application, or the application itself while nobody was met."""

    company: str
    role: str
    person: str
    part: str
    met: str
    said: str
    sent: str
    heard: str
    promised: str
    due: str
    next: str


def rows(desk: Desk) -> list[Row]:
    """The whole desk, applications with something to do first, people in the order in which they were met."""
    records = {record.id: record for record in desk.records()}
    return [row for planned in today(desk) for row in _of(records[planned.id], planned.plan)]


def as_csv(lines: list[Row]) -> str:
    """The sheet as CSV (RFC 4180), with what would be a formula written as text."""
    out = io.StringIO()
    writer = csv.DictWriter(out, [field.name for field in fields(Row)], lineterminator="\r\n")
    writer.writeheader()
    for line in lines:
        writer.writerow({name: _as_text(value) for name, value in asdict(line).items()})
    return out.getvalue()


def _as_text(value: str) -> str:
    return f"'{value}" if value.startswith(FORMULA) else value


def _of(record: Record, plan: Plan) -> list[Row]:
    zone = record.application.zone
    people = [person for person in record.people if any(person.id in one.people for one in record.interviews)]
    if not people:
        return [_row(record, plan, "", "", "", "", "", "")]
    return [
        _row(
            record,
            plan,
            person.name,
            person.part.value.replace("_", " "),
            "; ".join(_day(one.start, zone) for one in record.interviews if person.id in one.people),
            "; ".join(note.text for note in record.notes if note.person == person.id and note.kind not in KEPT_OUT),
            "; ".join(_sent(event, zone) for event in record.events if _to(event, person.id)),
            "; ".join(_heard(event, zone) for event in record.events if event.sender == person.id),
            person.id,
        )
        for person in people
    ]


def _row(
    record: Record, plan: Plan, person: str, part: str, met: str, said: str, sent: str, heard: str, who: str = ""
) -> Row:
    zone = record.application.zone
    steps = [step for step in plan.steps if not who or who in step.to]
    due = "; ".join(f"{step.action.value.replace('_', ' ')} {_day(step.best, zone)}" for step in steps)
    promised = "; ".join(
        event.words or ""
        for event in record.events
        if event.kind is EventKind.PROMISE and event.by in (who or None, None)
    )
    application = record.application
    return Row(
        application.company, application.role, person, part, met, said, sent, heard, promised, due, plan.next.say
    )


def _to(event: Event, person: str) -> bool:
    return event.kind is EventKind.SENT and (person in event.to or person in event.covers)


def _sent(event: Event, zone: str) -> str:
    kind = event.message.value.replace("_", " ") if event.message else "message"
    return f"{kind} {_day(event.at, zone)}"


def _heard(event: Event, zone: str) -> str:
    label = event.label.value.replace("_", " ") if event.label else "message"
    return f"{label} {_day(event.at, zone)}"


def _day(moment: datetime, zone: str) -> str:
    return f"{moment.astimezone(in_zone(zone)):%Y-%m-%d}"
