"""`why` and `what-if`: the chain from facts and rules to the step, and the plan as it would be."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

import click

from afterword.cli.deciding import fits
from afterword.cli.shell import Shell, verb
from afterword.cli.today import plan_lines, wrapped
from afterword.desk.hearing import read_words, received
from afterword.desk.moments import read_moment
from afterword.desk.naming import find_person
from afterword.desk.planning import plan_of, what_if_at
from afterword.desk.saying import action_words, channel_words, label_words, step_words
from afterword.desk.spoken import near
from afterword.model import Action, Channel, EventKind, Mail, MessageKind, ReplyLabel, nearest, read
from afterword.model.errors import AfterwordError, DeskError

if TYPE_CHECKING:
    from afterword.desk import Record
    from afterword.model import Event, Person, Plan, Reason, Refusal, Step


@verb("why")
@click.argument("application", required=False)
@click.option("--step", "key", metavar="STEP", help="Only this step or refusal: its key, or its action.")
def why(shell: Shell, application: str | None, key: str | None) -> None:
    """The next step with its reasons, what is better left alone and until when, and how to decide otherwise (P1)."""
    record = shell.record(application)
    plan = plan_of(shell.desk, record)
    if key:
        plan = _only(plan, key)
    lines = [click.style(record.title, bold=True), *wrapped(plan.next.say, "  "), ""]
    for step in plan.steps:
        lines += _step(shell, record, step)
    told = {step.key: step.reasons for step in plan.steps}
    for refusal in plan.refused:
        lines += _refusal(shell, record, refusal, repeated=told.get(refusal.key, ())[: len(refusal.reasons)])
    for step in plan.optional:
        lines += _step(shell, record, step, welcome=True)
    if plan.good_until:
        from afterword.desk.spoken import moment

        until = moment(plan.good_until, record.application.zone, shell.now)
        lines += wrapped(f"Without a new fact this holds until {until}.")
    if plan.refused:
        lines += wrapped('You decide: `afterword overrule STEP --why "..."` does it all the same.')
    shell.tell(lines, plan)


def _only(plan: Plan, key: str) -> Plan:
    steps = tuple(one for one in plan.steps if fits(one.key, one.action, key))
    refused = tuple(one for one in plan.refused if fits(one.key, one.action, key))
    optional = tuple(one for one in plan.optional if fits(one.key, one.action, key))
    if not steps and not refused and not optional:
        raise DeskError(f"the plan has no step {key!r}", hint="`afterword why` lists them.")
    return replace(plan, steps=steps, refused=refused, optional=optional)


def _step(shell: Shell, record: Record, step: Step, *, welcome: bool = False) -> list[str]:
    zone, now = record.application.zone, shell.now
    head = f"If you like: {step_words(step, record.people)}" if welcome else step_words(step, record.people)
    room = f"from {near(step.earliest, zone, now)}"
    if step.latest:
        room += f", at its best {near(step.best, zone, now)}, before {near(step.latest, zone, now)}"
    ways = [channel_words(one) for one in step.channels if one != "none"]
    lines = [f"{head}   ({step.key})", *wrapped(room + (f"; {', or '.join(ways)}" if ways else ""), "  ")]
    if step.say:
        lines += wrapped(step.say, "  ")
    return [*lines, *_reasons(step.reasons), ""]


def _refusal(shell: Shell, record: Record, refusal: Refusal, *, repeated: tuple[Reason, ...]) -> list[str]:
    what = action_words(refusal.action, refusal.to, record.people)
    until = f"until {near(refusal.until, record.application.zone, shell.now)}" if refusal.until else "at all"
    reasons = ["    For the reason above."] if repeated == refusal.reasons else _reasons(refusal.reasons)
    return [f"Not {until}: {what[:1].lower()}{what[1:]}   ({refusal.key})", *reasons, ""]


def _reasons(reasons: tuple[Reason, ...]) -> list[str]:
    """Each reason with its rule's number and, in a second line, what the rule says."""
    from afterword.etiquette import all_rules

    rules = all_rules()
    lines = []
    for reason in reasons:
        lines += wrapped(reason.text, "    ")
        rule = rules.get(reason.rule)
        if rule:
            lines += [click.style(line, dim=True) for line in wrapped(f"{rule.number}: {rule.says}", "      ")]
    return lines


@verb("what-if")
@click.argument("words", nargs=-1)
@click.option(
    "--event", "kind", metavar="KIND", help="A reply's label (delay, offer ...) or a kind of fact (sent ...)."
)
@click.option("--in", "within", metavar="APPLICATION", help="Which application, by any part of its name.")
@click.option("--from", "sender", metavar="PERSON", help="Who it comes from.")
@click.option("--message", metavar="KIND", help="With --event sent: which message.")
@click.option("--to", metavar="PERSON", help="With --event sent: to whom.")
@click.option("--at", metavar="WHEN", help="When it would happen. Default now.")
def what_if(
    shell: Shell,
    words: tuple[str, ...],
    kind: str | None,
    within: str | None,
    sender: str | None,
    message: str | None,
    to: str | None,
    at: str | None,
) -> None:
    """The plan as it would be, before and after. Nothing is kept.

    WORDS are what would happen ("they reply that it takes two more weeks"); --event names it exactly. Without
    either, --at shows the plan of another day.
    """
    record = shell.record(within)
    when = _moment(shell, record, at) if at else shell.now
    text = " ".join(words).strip() or None
    events: tuple[Event, ...] = ()
    if kind or text:
        events = (_event(shell, record, kind, text, when, sender, message, to),)
    before = plan_of(shell.desk, record)
    after = what_if_at(shell.desk, record, when, *events)
    lines = ["As it is", *plan_lines(shell, record, before), ""]
    lines += [f"As it would be{_told(events)}", *plan_lines(shell, record, after), "", "Nothing was kept."]
    shell.tell(lines, {"event": events[0] if events else None, "before": before, "after": after})


def _moment(shell: Shell, record: Record, at: str) -> datetime:
    return read_moment(at, shell.now, record.application.zone, record.application.country, past=False)


def _event(
    shell: Shell,
    record: Record,
    kind: str | None,
    text: str | None,
    at: datetime,
    sender: str | None,
    message: str | None,
    to: str | None,
) -> Event:
    person = find_person(record, sender) if sender else _likely(shell, record)
    if kind is None or kind in list(ReplyLabel):
        reading = read_words(shell.desk, record, Mail(_as_reply(text or ""), date=at)) if text else None
        if kind is None and (reading is None or reading.label is ReplyLabel.UNKNOWN):
            hint = f"Say it with --event: {', '.join(label for label in ReplyLabel if label != 'unknown')}."
            raise AfterwordError("it isn't clear what they would say", hint=hint)
        label = ReplyLabel(kind) if kind else reading.label  # type: ignore[union-attr]
        facts = reading.facts if reading and reading.label is label else None
        return received(record, at, person, label, words=text, facts=facts)
    if kind not in list(EventKind):
        raise AfterwordError(f"{kind!r} is nothing that can happen", hint=nearest(kind, [*ReplyLabel, *EventKind]))
    if kind == "sent":
        named = read(MessageKind, message or "other", "--message")
        people = (find_person(record, to).id,) if to else tuple(one.id for one in record.people[:1])
        return Event(at, EventKind.SENT, message=named, to=people, channel=Channel.EMAIL, body=text)
    return Event(at, EventKind(kind), words=text, what=text, by=person.id if person else None)


def _likely(shell: Shell, record: Record) -> Person | None:
    """Whom word is expected from: who would be asked where things stand."""
    plan = plan_of(shell.desk, record)
    foreseen = [(one.action, one.to) for one in plan.steps] + [(one.action, one.to) for one in plan.refused]
    asked = [to[0] for action, to in foreseen if action is Action.CHECK_IN and to]
    return next((person for person in record.people if asked and person.id == asked[0]), None)


def _as_reply(text: str) -> str:
    """What they would write, out of "they reply that it takes two more weeks"."""
    import re

    said = re.sub(
        r"(?i)^\s*(if\s+)?(they|she|he|\w+)\s+(reply|replies|say|says|write|writes|answer|answers)"
        r"(\s+that)?\s*[,:]?\s*",
        "",
        text,
    )
    return said.strip() or text


def _told(events: tuple[Event, ...]) -> str:
    if events and events[0].label:
        return f". {label_words(events[0].label)}"
    return ""
