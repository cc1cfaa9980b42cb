"""Short ways to write a case for `channel`: the talk was on Wednesday 6 May 2026, 10:00 to 11:00 in Chicago."""

from __future__ import annotations

from typing import Any

from afterword.model import Case, read_case

TALK_END = "2026-05-06T11:00:00-05:00"


def person(id_: str = "p1", reach: str = "", part: str = "hiring_manager", **more: Any) -> dict[str, Any]:
    """A person reached by the ways in `reach`, separated by blanks; `invited` likewise."""
    more["invited"] = more.get("invited", "").split()
    name = more.pop("name", {"p1": "Dana Wu", "p2": "Vera Long", "p3": "Gus Ode"}.get(id_, id_))
    return {"id": id_, "name": name, "part": part, "reach": reach.split(), **more}


def event(kind: str, at: str = "2026-05-06T12:00:00-05:00", **more: Any) -> dict[str, Any]:
    """An event an hour after the talk, unless `at` says otherwise. `sender` stands for `from`."""
    if "sender" in more:
        more["from"] = more.pop("sender")
    if "except_" in more:
        more["except"] = more.pop("except_")
    return {"kind": kind, "at": at, **more}


def case(
    *people: dict[str, Any],
    events: tuple[dict[str, Any], ...] = (),
    culture: str = "",
    now: str = "2026-05-06T13:00:00-05:00",
    met: tuple[str, ...] = ("p1",),
    talk: dict[str, Any] | None = None,
    home: str = "America/Chicago",
    **application: Any,
) -> Case:
    """A case in which the candidate met `met`; `application` overrides its fields, `talk` those of the interview."""
    base = {"company": "Halden Freight", "role": "Analyst", "country": "US", "zone": "America/Chicago"}
    sitting = {"id": "i1", "stage": "first", "place": "on_site", "start": "2026-05-06T10:00:00-05:00", "end": TALK_END}
    return read_case(
        {
            "id": "c",
            "now": now,
            "candidate": {"name": "Ana Beltrán", "zone": home},
            "application": base | {"culture": culture.split()} | application,
            "people": list(people),
            "interviews": [sitting | {"people": list(met)} | (talk or {})],
            "events": list(events),
        }
    )
