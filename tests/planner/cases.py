"""Small cases for tables: unless told otherwise one talk with Dana, Wednesday 4 March 2026, 14:00-15:00 in Chicago."""

from __future__ import annotations

from typing import Any

from afterword.model import Case, Plan, read_case
from afterword.planner import plan

DANA = {"id": "p1", "name": "Dana Wu", "part": "hiring_manager", "reach": ["email"]}
ROSA = {"id": "p2", "name": "Rosa Lind", "part": "recruiter", "reach": ["email"]}
SAM = {"id": "p3", "name": "Sam Okoro", "part": "peer", "reach": ["email"]}
TALK = {
    "id": "i1",
    "stage": "first",
    "place": "video",
    "start": "2026-03-04T14:00:00-06:00",
    "end": "2026-03-04T15:00:00-06:00",
    "people": ["p1"],
}


def at(moment: str) -> str:
    """`03-04 17:00` as a time in Chicago in 2026 (daylight saving from 8 March, to 1 November)."""
    day, clock = moment.split()
    return f"2026-{day}T{clock}:00{'-05:00' if '03-08' <= day < '11-01' else '-06:00'}"


def sent(when: str, message: str = "thank_you", to: str | list[str] = "p1", **more: Any) -> dict[str, Any]:
    """A message sent, by email unless told otherwise."""
    people = [to] if isinstance(to, str) else to
    return {"at": at(when), "kind": "sent", "message": message, "to": people, "channel": "email"} | more


def received(when: str, label: str, sender: str | None = "p1", **more: Any) -> dict[str, Any]:
    """A reply."""
    return {"at": at(when), "kind": "received", "label": label, "from": sender} | more


def fact(when: str, kind: str, **more: Any) -> dict[str, Any]:
    """Any other event."""
    return {"at": at(when), "kind": kind} | more


def promise(when: str, latest: str | None, by: str = "p1", **more: Any) -> dict[str, Any]:
    """A promise that the candidate confirmed; `latest` is `03-13`."""
    days = {"earliest": f"2026-{when[:5]}", "latest": f"2026-{latest}"} if latest else {}
    return fact(when, "promise", by=by, words="we'll let you know") | days | more


def talk(name: str, start: str, end: str, people: list[str], **more: Any) -> dict[str, Any]:
    """An interview."""
    return {"id": name, "stage": "first", "start": at(start), "end": at(end), "people": people} | more


def make(
    now: str,
    *events: dict[str, Any],
    people: tuple[dict[str, Any], ...] = (DANA,),
    talks: tuple[dict[str, Any], ...] = (TALK,),
    notes: tuple[dict[str, Any], ...] = (),
    others: tuple[dict[str, Any], ...] = (),
    profile: str = "strict",
    **application: Any,
) -> Case:
    """The case at that moment (`03-05 09:30`, in Chicago)."""
    return read_case(
        {
            "id": "t",
            "now": at(now),
            "etiquette": profile,
            "candidate": {"name": "Ana Beltrán", "zone": "America/Chicago"},
            "application": {
                "company": "Halden Freight",
                "role": "Analyst",
                "country": "US",
                "zone": "America/Chicago",
            }
            | application,
            "people": list(people),
            "interviews": list(talks),
            "notes": list(notes),
            "events": list(events),
            "other_applications": list(others),
        }
    )


def planned(now: str, *events: dict[str, Any], **more: Any) -> Plan:
    """The plan of that case."""
    return plan(make(now, *events, **more))


def summary(result: Plan) -> tuple[str, str | None, tuple[str, ...], str | None]:
    """What a table compares: do, action, to, and until (as `03-12 09:00`, in the reader's zone)."""
    step, until = result.next.step, result.next.until
    return (
        result.next.do.value,
        step.action.value if step else None,
        step.to if step else (),
        until.strftime("%m-%d %H:%M") if until else None,
    )


def refusal(result: Plan, action: str) -> tuple[str, str | None, str] | None:
    """Of the first refusal of that action: its first rule, until (as `03-12 09:00`) and kind; None without one."""
    for one in result.refused:
        if one.action == action:
            return one.reasons[0].rule, one.until.strftime("%m-%d %H:%M") if one.until else None, one.kind.value
    return None
