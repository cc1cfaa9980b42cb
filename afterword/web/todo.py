"""What is open, as a page offers it: steps of one kind at one talk together, with the next thing to press."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from afterword.desk import Draft, DraftState, Record
from afterword.desk.saying import action_words, message_words, open_steps
from afterword.desk.spoken import listed, number
from afterword.model import Action, MessageKind, Plan, Step
from afterword.web.times import friendly

LIVE = (DraftState.DRAFT, DraftState.APPROVED, DraftState.HANDED_OVER)
WRITTEN = frozenset(kind.value for kind in MessageKind)
"""Actions that are messages; the others are decisions."""


@dataclass(frozen=True, slots=True)
class Offer:
    """Something to press: a link, or with `fields` a form that does it."""

    label: str
    path: str
    fields: tuple[tuple[str, str], ...] | None = None


@dataclass(frozen=True, slots=True)
class Todo:
    """Open steps that are one thing to a person: "Thank Dana Wu and Luis Ortega"."""

    record: Record
    steps: tuple[Step, ...]
    names: tuple[str, ...]
    title: str
    because: str
    room: str
    room_short: str
    latest: datetime | None
    offer: Offer
    other: Offer | None
    done: Offer


def todos(record: Record, plan: Plan, now: datetime) -> list[Todo]:
    """What is open at an application, in the plan's order, alike steps of one talk as one."""
    groups: dict[tuple[str, str], list[Step]] = {}
    for step in open_steps(plan, now):
        groups.setdefault((step.action.value, fact_of(step.key)), []).append(step)
    return [_todo(record, tuple(steps), now) for steps in groups.values()]


def fact_of(key: str) -> str:
    """The id of the fact that a step hangs on, out of its key (`action:fact:person`)."""
    return key.split(":", 1)[1].rpartition(":")[0] if key.count(":") > 1 else ""


def draft_for(record: Record, action: Action, to: Sequence[str]) -> Draft | None:
    """The letter on the desk that a step asks for, the newest first."""
    for draft in reversed(record.drafts):
        if draft.state in LIVE and draft.kind.value == action.value and draft.to == tuple(to):
            return draft
    return None


def _todo(record: Record, steps: tuple[Step, ...], now: datetime) -> Todo:
    zone = record.application.zone
    latest = min((step.latest for step in steps if step.latest), default=None)
    to = tuple(dict.fromkeys(one for step in steps for one in step.to))
    room = f"any time before {friendly(latest, zone, now)}" if latest else "when you like"
    offer, other = _offers(record, steps)
    return Todo(
        record,
        steps,
        tuple(listed([_name(record, one) for one in step.to]) for step in steps),
        action_words(steps[0].action, to, record.people),
        " ".join(dict.fromkeys(reason.text for reason in steps[0].reasons[:2])),
        room,
        f"by {friendly(latest, zone, now)}" if latest else "when you like",
        latest,
        offer,
        other,
        _done(record, steps),
    )


def _offers(record: Record, steps: tuple[Step, ...]) -> tuple[Offer, Offer | None]:
    action, at = steps[0].action, f"/a/{record.id}"
    if action is Action.MOVE_ON:
        return Offer("Let it rest", f"{at}/later", (("until", "never"), *_keys(steps))), None
    if action.value not in WRITTEN:
        return Offer("Answer them", f"{at}#answers"), None
    drafts = [draft_for(record, action, step.to) for step in steps]
    for draft, step in zip(drafts, steps, strict=True):
        if draft is None:
            break
        if draft.state is DraftState.DRAFT:
            return Offer(f"Read the letter to {_name(record, step.to[0])}", f"{at}/letters/{draft.id}"), None
    else:
        draft = next(one for one in drafts if one)
        return Offer("Send it on its way", f"{at}/letters/{draft.id}"), None
    write = Offer(_write_label(action, steps), f"{at}/write", (("action", action.value), *_people(steps)))
    talk = fact_of(steps[0].key)
    if action is Action.THANK_YOU and not _told(record, talk):
        without = Offer("Write it without notes", write.path, write.fields)
        return Offer("Say what happened (90 seconds)", f"{at}/debrief/{talk}"), without
    return write, None


def _write_label(action: Action, steps: tuple[Step, ...]) -> str:
    if action is not Action.THANK_YOU:
        return f"Write the {message_words(MessageKind(action.value))}"
    if len(steps) == 1:
        return "Write the letter"
    return "Write both letters" if len(steps) == 2 else f"Write the {number(len(steps))} letters"


def _done(record: Record, steps: tuple[Step, ...]) -> Offer:
    return Offer("I’ve done it", f"/a/{record.id}/done", _keys(steps))


def _keys(steps: tuple[Step, ...]) -> tuple[tuple[str, str], ...]:
    return tuple(("key", step.key) for step in steps)


def _people(steps: tuple[Step, ...]) -> tuple[tuple[str, str], ...]:
    return tuple(("to", ",".join(step.to)) for step in steps)


def _told(record: Record, talk: str) -> bool:
    return any(note.interview == talk for note in record.notes)


def _name(record: Record, person_id: str) -> str:
    return next((person.name for person in record.people if person.id == person_id), person_id)
