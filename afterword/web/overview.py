"""*Table* and *Calendar*: the tracking sheet (M5), and what is due as a month, a list and a feed with a secret."""

from __future__ import annotations

import calendar
import hmac
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from importlib.util import find_spec

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from afterword.calendar import calendar_for, in_zone
from afterword.calendars import DueEntry, due_calendar
from afterword.desk import Desk
from afterword.desk.saying import step_words
from afterword.desk.sheet import Row, as_csv, rows
from afterword.desk.ways_out import page_of, workbook_of
from afterword.model import EventKind, InterviewState
from afterword.web.plans import planned_today
from afterword.web.visit import Visit, get
from afterword.web.ways import own_style
from afterword.web.you import download

COLUMNS = ("company", "role", "person", "part", "met", "said", "sent", "heard", "promised", "due", "next")
MOST_ROWS = 400


@dataclass(frozen=True, slots=True)
class Entry:
    """Something on a day of the calendar."""

    at: datetime
    zone: str
    title: str
    where: str
    kind: str


def table(visit: Visit) -> Response:
    """The sheet, filtered and in the order that was asked for."""
    wanted, order = visit.asked("q").casefold(), visit.asked("sort")
    found = [row for row in rows(visit.desk) if wanted in " ".join(_cells(row)).casefold()]
    if order in COLUMNS:
        found.sort(key=lambda row: (getattr(row, order) == "", getattr(row, order).casefold()))
    shown = [name for name in COLUMNS if any(getattr(row, name) for row in found)]
    ids = {record.application.company: record.id for record in visit.desk.records()}
    return visit.page(
        "table.html",
        rows=[([str(getattr(row, name)) for name in shown], ids.get(row.company, "")) for row in found[:MOST_ROWS]],
        more=max(0, len(found) - MOST_ROWS),
        shown=shown,
        order=order,
        q=visit.asked("q"),
        workbook=find_spec("xlsxwriter") is not None,
    )


def table_csv(visit: Visit) -> Response:
    """The sheet as CSV."""
    return download(as_csv(rows(visit.desk)).encode("utf-8-sig"), "text/csv", "afterword.csv")


def table_workbook(visit: Visit) -> Response:
    """The sheet as a workbook."""
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    return download(workbook_of(visit.desk), kind, "afterword.xlsx")


def table_print(visit: Visit) -> Response:
    """Plan and sheet on one page for the printer."""
    return own_style(page_of(visit.desk))


def month(visit: Visit) -> Response:
    """A month of what is due, promised and held, and the same as a list."""
    here = visit.now.date()
    first = _first_of(visit.asked("month"), here)
    found = entries(visit.desk, visit.now)
    by_day: dict[date, list[Entry]] = defaultdict(list)
    for one in found:
        by_day[one.at.astimezone(in_zone(one.zone)).date()].append(one)
    country = (visit.settings.country if visit.settings else None) or "US"
    business = calendar_for(country)
    weeks = calendar.Calendar().monthdatescalendar(first.year, first.month)
    days = [
        [(at, by_day.get(at, []), business.holiday(at) or "", business.is_weekend(at)) for at in week] for week in weeks
    ]
    return visit.page(
        "calendar.html",
        first=first,
        weeks=days,
        before=first - timedelta(days=1),
        after=first + timedelta(days=32),
        coming=[one for one in found if one.at >= visit.now][:40],
        host=visit.request.headers["host"],
        feed=f"/feed/{feed_secret(visit.request)}.ics" if not visit.base else "",
    )


def entries(desk: Desk, now: datetime) -> list[Entry]:
    """Talks, promised days and steps of all applications, in time."""
    found: list[Entry] = []
    for planned in planned_today(desk):
        record = desk.record(planned.id)
        zone, company, where = record.application.zone, record.application.company, f"/a/{record.id}"
        for talk in record.interviews:
            if talk.state is not InterviewState.CANCELLED:
                found.append(Entry(talk.start, zone, f"Talk at {company}", where, "talk"))
        for event in record.events:
            if event.kind is EventKind.PROMISE and event.latest:
                at = datetime.combine(event.latest, datetime.min.time(), in_zone(zone)).replace(hour=17)
                found.append(Entry(at, zone, f"{company} would be back by now", where, "promise"))
        for step in planned.plan.steps:
            title = f"{step_words(step, record.people)} ({company})"
            found.append(Entry(max(step.best, now), zone, title, where, "step"))
    return sorted(found, key=lambda one: one.at)


async def feed(request: Request) -> Response:
    """What is due as a calendar to subscribe to; its address is its secret, its titles tell nothing (P3)."""
    if not hmac.compare_digest(request.path_params["secret"].encode(), feed_secret(request).encode()):
        return Response(status_code=404)
    desk = request.app.state.openers[""]()
    due = [one for one in entries(desk, desk.now) if one.kind == "step"]
    made = [DueEntry(f"{one.where}:{one.title}", one.at, one.title) for one in due]
    return Response(due_calendar(made, made=desk.now), media_type="text/calendar")


def feed_secret(request: Request) -> str:
    """The feed's secret: made from the desk's key, so that it stays the same."""
    return str(request.app.state.doors.secret_for("feed"))


def _cells(row: Row) -> list[str]:
    return [str(getattr(row, name)) for name in COLUMNS]


def _first_of(asked: str, here: date) -> date:
    try:
        return date.fromisoformat(f"{asked}-01") if asked else here.replace(day=1)
    except ValueError:
        return here.replace(day=1)


ROUTES = (
    get("/table", table),
    get("/table.csv", table_csv),
    get("/table.xlsx", table_workbook),
    get("/table/print", table_print),
    get("/calendar", month),
)
FEED = Route("/feed/{secret}.ics", feed)
