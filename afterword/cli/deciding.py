"""`skip`, `snooze` and `overrule`: what the candidate decides about a step (P2, P4)."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

import click

from afterword.cli.shell import Shell, verb, within_option
from afterword.cli.today import plan_lines, wrapped
from afterword.desk.hearing import note, notes_kept
from afterword.desk.moments import read_day, read_moment, wall
from afterword.desk.naming import find_person
from afterword.desk.planning import plan_of
from afterword.desk.saying import action_words
from afterword.desk.spoken import moment, near
from afterword.model import Event, EventKind
from afterword.model.errors import AfterwordError, DeskError

if TYPE_CHECKING:
    from afterword.desk import Record
    from afterword.model import Plan, Refusal, Step


@verb("skip")
@click.argument("step", required=False)
@within_option
@click.option("--why", help="A word for yourself.")
def skip(shell: Shell, step: str | None, within: str | None, why: str | None) -> None:
    """Leave STEP out for good (its key, its action, or a person's name; without it the next one)."""
    record, plan, found = _step(shell, step, within)
    _decide(shell, record, plan, found, "skipped", f"{_what(record, found)}: left out.", why=why)


@verb("snooze")
@click.argument("step", required=False)
@within_option
@click.option("--until", metavar="WHEN", help='The day or moment: "Thursday", "tomorrow 9:00", 2026-03-12.')
def snooze(shell: Shell, step: str | None, within: str | None, until: str | None) -> None:
    """Put STEP off until a day. Its last good moment does not move; you are told if it would pass."""
    record, plan, found = _step(shell, step, within)
    zone = record.application.zone
    when = _until(shell, record, until or shell.ask('Until when, such as "tomorrow 9:00"', "--until"))
    if when <= shell.now:
        raise AfterwordError(f"{moment(when, zone, shell.now)} is past", hint="Name a moment that is still to come.")
    latest = getattr(found, "latest", None)
    say = f"{_what(record, found)}: not before {moment(when, zone, shell.now)}."
    if latest and when > latest:
        say += f" Its last good moment is {near(latest, zone, shell.now)}."
    _decide(shell, record, plan, found, "snoozed", say, until=when)


@verb("overrule")
@click.argument("step", required=False)
@within_option
@click.option("--rule", help="Which rule, such as T4. Default: all that hold the step back.")
@click.option("--why", help="Your reason; it is kept with the step.")
def overrule(shell: Shell, step: str | None, within: str | None, rule: str | None, why: str | None) -> None:
    """Do STEP all the same, although the plan advises against it. You decide; it is noted, and `undo` works."""
    record, plan, found = _refused(shell, step, within)
    rules = [one.rule for one in found.reasons]
    if rule and rule.upper() not in rules:
        raise DeskError(f"{rule} doesn't hold this back", hint=f"What does: {', '.join(rules)}.")
    for reason in found.reasons:
        if not shell.as_json:
            shell.tell(wrapped(f"{reason.rule}: {reason.text}", "  "))
    if not shell.sure("Do it all the same?", default=True):
        shell.tell("Nothing was changed.", plan)
        return
    lifted = [rule.upper()] if rule else list(dict.fromkeys(rules))
    facts = [Event(shell.now, EventKind.OVERRULED, key=found.key, rule=one, why=why) for one in lifted]
    what = _what(record, found)
    changed = notes_kept(shell.desk, record, facts, "overrule", f"{what}: decided against {', '.join(lifted)}.")
    after = plan_of(shell.desk, changed)
    shell.tell([f"{what}: it is open now, by your decision.", "", *plan_lines(shell, changed, after)], after)


def fits(key: str, action: str, part: str) -> bool:
    """Whether a step is named by `part`: its whole key, or its action in words or with underscores."""
    return part == key or part.casefold().replace("-", "_").replace(" ", "_") == action


def _decide(
    shell: Shell, record: Record, plan: Plan, found: Step | Refusal, kind: str, say: str, **fields: Any
) -> None:
    event = Event(shell.now, EventKind(kind), key=found.key, **fields)
    changed = note(shell.desk, record, event, kind, say)
    after = plan_of(shell.desk, changed)
    shell.tell([say, "", *plan_lines(shell, changed, after)], {"before": plan, "after": after})


def _step(shell: Shell, part: str | None, within: str | None) -> tuple[Record, Plan, Step]:
    record = shell.record(within)
    plan = plan_of(shell.desk, record)
    if part is None:
        if plan.next.step is None:
            raise DeskError("there is no step here now", where=record.title)
        return record, plan, plan.next.step
    steps = (*plan.steps, *plan.optional)
    return record, plan, _named(record, steps, part)


def _refused(shell: Shell, part: str | None, within: str | None) -> tuple[Record, Plan, Refusal]:
    record = shell.record(within)
    plan = plan_of(shell.desk, record)
    if not plan.refused:
        raise DeskError("nothing is held back here", where=record.title, hint="`afterword why` shows the plan.")
    if part is None and len(plan.refused) == 1:
        return record, plan, plan.refused[0]
    if part is None:
        raise DeskError("which one?", hint=f"Say which: {'; '.join(one.key for one in plan.refused)}.")
    return record, plan, _named(record, plan.refused, part)


def _named(record: Record, steps: Any, part: str) -> Any:
    found = [one for one in steps if fits(one.key, one.action, part)]
    if not found:
        try:
            person = find_person(record, part)
        except DeskError:
            person = None
        found = [one for one in steps if person and person.id in one.to]
    if len({one.key for one in found}) == 1:
        return found[0]
    listed = "; ".join(f"{one.key} ({_what(record, one)})" for one in found or steps)
    raise DeskError(
        f"{part!r} names {'several' if found else 'no'} steps", hint=f"There is: {listed}." if listed else ""
    )


def _what(record: Record, found: Step | Refusal) -> str:
    return action_words(found.action, found.to, record.people)


def _until(shell: Shell, record: Record, text: str) -> datetime:
    from datetime import time

    application = record.application
    try:
        return read_moment(text, shell.now, application.zone, application.country, past=False)
    except AfterwordError:
        day = read_day(text, shell.now, application.zone, application.country)
        return wall(day, time(9), application.zone)
