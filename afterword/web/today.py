"""*Today*: what to do now, then what comes, then what is at rest; and the first page of an empty desk."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from zoneinfo import available_timezones

from starlette.responses import Response

from afterword.calendar import in_zone
from afterword.desk import Record
from afterword.desk.planning import Planned
from afterword.desk.saying import headline, step_words
from afterword.desk.spoken import clock, day
from afterword.model import Do
from afterword.web.plans import planned_today
from afterword.web.times import friendly
from afterword.web.todo import Todo, todos
from afterword.web.visit import Visit, get

MOST_ROWS = 12
"""Rows of each list that are shown; the table has them all."""


@dataclass(frozen=True, slots=True)
class Coming:
    """Something that opens at `until`."""

    href: str
    title: str
    why: str
    until: datetime
    day: date
    zone: str


def show(visit: Visit) -> Response:
    """What to do today over all applications."""
    if visit.settings is None:
        return welcome(visit)
    planned = planned_today(visit.desk)
    acting = [one for one in planned if one.plan.next.do is Do.ACT]
    # Only what is shown needs its people; the most pressing come first.
    records = {one.id: visit.desk.record(one.id) for one in acting[: MOST_ROWS + 1]}
    open_now = [todo for one in acting[: MOST_ROWS + 1] for todo in todos(records[one.id], one.plan, visit.now)]
    waiting = [one for one in planned if one.plan.next.do is Do.WAIT]
    resting = [one for one in planned if one.plan.next.do is Do.NOTHING and not one.closed]
    asks = [(one.id, one.title, ask.ask) for one in planned if not one.closed for ask in one.plan.questions]
    return visit.page(
        "today.html",
        headline=headline(planned, visit.desk.record, visit.zone, visit.now),
        lead=_lead(visit, list(records.values())),
        first=open_now[0] if open_now else None,
        also=_soonest(open_now[1:])[:MOST_ROWS],
        more_open=max(0, len(acting) - MOST_ROWS - 1),
        asks=asks[:6],
        comes=[_coming(visit, one) for one in waiting[:MOST_ROWS]],
        more=max(0, len(waiting) - MOST_ROWS),
        rests=[(one.id, one.title, one.plan.next.say) for one in resting[:MOST_ROWS]],
        more_rest=max(0, len(resting) - MOST_ROWS),
    )


def welcome(visit: Visit) -> Response:
    """The first page of a desk that nobody has sat down at."""
    can_look = visit.request.app.state.openers["/example"] is not None
    return visit.page("welcome.html", zone=machine_zone(), zones=sorted(available_timezones()), can_look=can_look)


def machine_zone() -> str:
    """The IANA zone of this machine as far as its files tell; the browser knows better and says so."""
    try:
        name = str(Path("/etc/localtime").resolve()).partition("zoneinfo/")[2]
    except OSError:
        return ""
    return name if name in available_timezones() else ""


def _lead(visit: Visit, acting: Sequence[Record]) -> str:
    here = visit.now
    said = f"{day(here.date(), here.date())}, {clock(here)}."
    held = [(one.end, record) for record in acting for one in record.interviews if one.end <= here]
    if held:
        end, record = max(held, key=lambda pair: pair[0])
        if (here - end).days < 2:
            said += f" {record.application.company} was {friendly(end, visit.zone, here)}."
    return said


def _soonest(open_now: Sequence[Todo]) -> list[Todo]:
    return sorted(open_now, key=lambda todo: (todo.latest is None, todo.latest or todo.steps[0].earliest))


def _coming(visit: Visit, one: Planned) -> Coming:
    following = one.plan.next
    until = following.until or visit.now
    record = visit.desk.record(one.id)
    zone = record.application.zone
    step = following.step
    what = f"{step_words(step, record.people)} ({record.application.company})" if step else one.title
    return Coming(f"/a/{one.id}/wait", what, following.say, until, until.astimezone(in_zone(zone)).date(), zone)


ROUTES = (get("/", show),)
