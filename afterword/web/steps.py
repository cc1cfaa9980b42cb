"""What the candidate decides about a step: done, not now, never, all the same (P2, P4); and taking anything back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time, timedelta

from starlette.responses import Response

from afterword.calendar import in_zone, local
from afterword.desk import Record
from afterword.desk.hearing import notes_kept
from afterword.desk.journal import history, undo
from afterword.desk.moments import read_day
from afterword.desk.planning import plan_of
from afterword.desk.saying import action_words, step_words
from afterword.desk.spoken import listed
from afterword.model import DeskError, Event, EventKind, MessageKind, Step
from afterword.web.times import friendly
from afterword.web.todo import WRITTEN
from afterword.web.visit import Missing, Visit, get, post

MORNING = time(9)
NEVER = "never"


def done(visit: Visit) -> Response:
    """The user did it elsewhere: noted as sent now, by the way the plan advised."""
    record = visit.record
    steps = _steps(visit, record)
    facts = [
        Event(visit.now, EventKind.SENT, message=MessageKind(step.action.value), to=step.to, channel=step.channels[0])
        for step in steps
        if step.action.value in WRITTEN
    ]
    if len(facts) < len(steps):
        raise DeskError("that is decided on the application’s page", hint="Say there what you decided.")
    say = f"{listed([step_words(step, record.people) for step in steps])}: done."
    notes_kept(visit.desk, record, facts, "sent", say)
    return visit.to("/", said=True)


def later(visit: Visit) -> Response:
    """Put steps off until a morning, or leave them out for good."""
    record = visit.record
    steps = _steps(visit, record)
    what = listed([step_words(step, record.people) for step in steps])
    until = visit.form.line("until")
    if until == NEVER:
        facts = [Event(visit.now, EventKind.SKIPPED, key=step.key) for step in steps]
        notes_kept(visit.desk, record, facts, "skipped", f"{what}: left out.")
        return visit.to("/", said=True)
    at = _morning(visit, record, until)
    facts = [Event(visit.now, EventKind.SNOOZED, key=step.key, until=at) for step in steps]
    say = f"{what}: not before {friendly(at, record.application.zone, visit.now)}."
    notes_kept(visit.desk, record, facts, "snoozed", say)
    return visit.to("/", said=True)


def overrule(visit: Visit) -> Response:
    """Do it all the same: every rule that held the step back is lifted for it once."""
    record = visit.record
    key = visit.form.line("key")
    held = next((one for one in plan_of(visit.desk, record).refused if one.key == key), None)
    if held is None:
        raise DeskError("nothing holds that back any more", hint="Look at the application’s page.")
    rules = dict.fromkeys(reason.rule for reason in held.reasons)
    facts = [Event(visit.now, EventKind.OVERRULED, key=key, rule=rule) for rule in rules]
    say = f"{action_words(held.action, held.to, record.people)}: open now, by your decision."
    notes_kept(visit.desk, record, facts, "overrule", say)
    return visit.to(f"/a/{record.id}", said=True)


def take_back(visit: Visit) -> Response:
    """Undo one action."""
    number = visit.form.line("number")[:9]
    undo(visit.desk, int(number) if number.isdecimal() else None)
    return visit.to("/history" if visit.form.has("stay") else "/", said=True)


def what_was_done(visit: Visit) -> Response:
    """The history, newest first, each action with its way back."""
    entries = [
        (entry, entry.at.astimezone(in_zone(visit.zone)), entry.undone_by is None and entry.undoes is None)
        for entry in history(visit.desk, 200)
    ]
    return visit.page("history.html", entries=entries)


def _steps(visit: Visit, record: Record) -> Sequence[Step]:
    """The steps whose keys were sent, as the plan has them now."""
    keys = visit.form.lines("key")
    plan = plan_of(visit.desk, record)
    found = [step for step in (*plan.steps, *plan.optional) if step.key in keys]
    if not found:
        raise DeskError("that step isn’t there any more", hint="Something has changed it meanwhile. Look at Today.")
    return found


def _morning(visit: Visit, record: Record, until: str) -> datetime:
    zone = record.application.zone
    here = visit.desk.now.astimezone(in_zone(zone))
    days = {"tomorrow": 1, "monday": 7 - here.weekday()}
    if until in days:
        return local(here.date() + timedelta(days=days[until]), MORNING, zone)
    if not until:
        raise Missing
    at = local(read_day(until, here, zone, record.application.country), MORNING, zone)
    if at <= here:
        raise DeskError("that day is past", hint="Name one that is still to come.")
    return at


ROUTES = (
    post("/a/{app}/done", done),
    post("/a/{app}/later", later),
    post("/a/{app}/overrule", overrule),
    post("/undo", take_back),
    get("/history", what_was_done),
)
