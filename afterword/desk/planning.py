"""Plans over the whole desk, kept with the moment until which they hold; throwing them away changes nothing."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

from afterword.calendar import known_holidays, remember_holidays
from afterword.calendar.holidays import HolidayYear
from afterword.desk.desk import APPLICATION, ME, SETTINGS, Desk, case_of
from afterword.desk.records import Record, Settings
from afterword.model import Case, Do, Event, Plan, read, write
from afterword.store import Head, PlanRow

if TYPE_CHECKING:
    from afterword.etiquette import Manners

HOLIDAYS = "holidays"


@dataclass(frozen=True, slots=True)
class Planned:
    """An application with its plan as it stands now."""

    id: str
    title: str
    closed: bool
    plan: Plan


def manners_of(desk: Desk, case: Case) -> Manners:
    """The manners that hold for a case on this desk: profile, country pack, the user's own values."""
    return _manners(desk.settings, case)


def plan_of(desk: Desk, record: Record, now: datetime | None = None) -> Plan:
    """The plan of one application, made afresh."""
    from afterword.planner import plan

    case = desk.case(record, now)
    return plan(case, manners_of(desk, case))


def what_if_at(desk: Desk, record: Record, at: datetime, *events: Event) -> Plan:
    """The plan as it would be at `at` with these facts too; nothing is kept."""
    from afterword.planner import plan

    case = desk.case(record, at).with_events(*events)
    return plan(case, manners_of(desk, case))


def today(desk: Desk) -> list[Planned]:
    """Every application's plan, what is to be done first, then by the date at which something opens."""
    now = desk.now
    heads = desk.store.heads(desk.desk_id, APPLICATION)
    bases = _bases(desk, heads)
    kept = {row.id: row for row in desk.store.plans(desk.desk_id)}
    plans = {
        name: read(Plan, row.plan)
        for name, row in kept.items()
        if row.basis == bases.get(name) and not (row.good_until and now >= row.good_until)
    }
    fresh = _made(desk, heads, [head for head in heads if head.id not in plans])
    if fresh:
        rows = [PlanRow(name, bases[name], plan.good_until, write(plan)) for name, plan in fresh.items()]
        desk.store.keep_plans(desk.desk_id, rows)
        _keep_holidays(desk)
    plans |= fresh
    planned = [Planned(head.id, head.index.title, head.index.state == "closed", plans[head.id]) for head in heads]
    return sorted(planned, key=_urgency)


def _made(desk: Desk, heads: Sequence[Head], stale: Sequence[Head]) -> dict[str, Plan]:
    """Plans made afresh for `stale`; everything they rest on is read once for all of them."""
    if not stale:
        return {}
    from afterword.planner import plan

    _recall_holidays(desk)
    employers = {head.index.employer for head in stale}
    records = desk.records_of({head.id for head in heads if head.index.employer in employers})
    same: dict[str, list[Record]] = defaultdict(list)
    for head in heads:
        if head.id in records:
            same[head.index.employer].append(records[head.id])
    settings, now, made = desk.settings, desk.now, {}
    for head in stale:
        others = [one for one in same[head.index.employer] if one.id != head.id]
        case = case_of(records[head.id], now, settings, others)
        made[head.id] = plan(case, _manners(settings, case))
    return made


def _manners(settings: Settings | None, case: Case) -> Manners:
    # Plans that still hold are shown without it.
    from afterword.etiquette import manners_for

    return manners_for(case.application.country, case.etiquette, settings.own_manners if settings else "")


def _bases(desk: Desk, heads: Sequence[Head]) -> dict[str, str]:
    """What each plan depends on, in a word: versions of the application, its employer's others, the settings."""
    by_employer: dict[str, list[str]] = defaultdict(list)
    for head in heads:
        by_employer[head.index.employer].append(f"{head.id}@{head.version}")
    version, _ = desk.version_read(SETTINGS, ME)
    joined = {
        employer: hashlib.sha256(f"{version}|{'|'.join(parts)}".encode()).hexdigest()[:16]
        for employer, parts in by_employer.items()
    }
    return {head.id: joined[head.index.employer] for head in heads}


def _urgency(planned: Planned) -> tuple[int, datetime, str]:
    rank = {Do.ACT: 0, Do.WAIT: 1, Do.NOTHING: 2}
    step = planned.plan.next.step
    moment = (step.latest if planned.plan.next.do is Do.ACT and step else planned.plan.next.until) or _FAR
    return rank[planned.plan.next.do], moment, planned.title


_FAR = datetime.max.replace(tzinfo=UTC)


def _recall_holidays(desk: Desk) -> None:
    """Hand the years this desk looked up before to the calendar: loading the library is the dearest thing here."""
    kept = desk.store.noted(HOLIDAYS)
    if not kept or known_holidays():
        return
    remember_holidays({_key(name): _year(body) for name, body in kept.items()})


def _keep_holidays(desk: Desk) -> None:
    known = {
        "/".join((country, region or "", str(year))): _body(days)
        for (country, region, year), days in known_holidays().items()
    }
    if known != desk.store.noted(HOLIDAYS):
        desk.store.note(HOLIDAYS, known)


def _key(name: str) -> tuple[str, str | None, int]:
    country, region, year = name.split("/")
    return country, region or None, int(year)


def _year(body: dict[str, Any]) -> HolidayYear:
    return HolidayYear(
        {date.fromisoformat(day): name for day, name in body["days"].items()}, frozenset(body["weekend"])
    )


def _body(year: HolidayYear) -> dict[str, Any]:
    return {
        "days": {day.isoformat(): name for day, name in year.days.items()},
        "weekend": sorted(year.weekend),
    }
