"""Sentences over the whole desk: what a step asks for, what an answer says, and the headline of today."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from functools import cache
from importlib.resources import files
from typing import Any

from afterword.calendar import in_zone
from afterword.desk.planning import Planned
from afterword.desk.records import Record
from afterword.desk.spoken import day, listed, number, within
from afterword.model import Action, Channel, Do, EventKind, MessageKind, Part, Person, Plan, ReplyLabel, Step

NOBODY = "them"
"""Who is meant where nobody is named."""


@cache
def says() -> dict[str, Any]:
    """All sentences of `says.toml`."""
    import tomllib

    return tomllib.loads(files("afterword.desk").joinpath("says.toml").read_text(encoding="utf-8"))


def names_of(people: Iterable[Person], ids: Sequence[str]) -> str:
    """The names of `ids`, joined; what is no id of anybody stays as it is."""
    known = {person.id: person.name for person in people}
    return listed([known.get(one, one.removeprefix("instead:")) for one in ids]) or NOBODY


def step_words(step: Step, people: Iterable[Person]) -> str:
    """The step as a request: "Thank Ruth Okafor"."""
    return action_words(step.action, step.to, people)


def action_words(action: Action, to: Sequence[str], people: Iterable[Person]) -> str:
    """An action to people as a request."""
    return str(says()["action"][action.value]["do"]).format(names=names_of(people, to))


def message_words(kind: MessageKind) -> str:
    """A kind of message in words: "check-in"."""
    return str(says()["action"][kind.value]["message"])


def label_words(label: ReplyLabel) -> str:
    """What a label of a reply means, in a sentence."""
    return str(says()["label"][label.value])


def channel_words(channel: Channel) -> str:
    """How something is said: "by email", "with a handwritten card"."""
    return str(says()["channel"][channel.value])


def part_words(part: Part) -> str:
    """Somebody's part in the hiring."""
    return str(says()["part"][part.value])


def event_words(kind: EventKind, names: str) -> str:
    """What a kind of fact means, in a few words."""
    return str(says()["event"][kind.value]).format(names=names)


def open_steps(plan: Plan, now: datetime) -> list[Step]:
    """The steps whose window is open at `now`, if the plan says to act; the first is the next one."""
    if plan.next.do is not Do.ACT:
        return []
    return [step for step in plan.steps if step.earliest <= now]


def headline(planned: Sequence[Planned], record: Callable[[str], Record], zone: str, now: datetime) -> str:
    """The answer over everything in a friend's sentence. `record` gives the application of an id."""
    words = says()["headline"]
    if not planned:
        return str(words["empty"])
    todo = [(one, step) for one in planned for step in open_steps(one.plan, now)]
    # Letting go is no work: it is only named where there is nothing else.
    todo = [pair for pair in todo if pair[1].action is not Action.MOVE_ON] or todo
    if todo:
        pressing = min((step.latest for _, step in todo if step.latest), default=None)
        return f"{_todo(todo, record, within(pressing, zone, now))} {_then(planned, zone, now)}"
    waiting = [one for one in planned if one.plan.next.do is Do.WAIT]
    if len(planned) == 1 or not waiting:
        running = [one for one in planned if not one.closed]
        if len(running) == 1:
            return running[0].plan.next.say
        return str(words["rest" if running else "closed"])
    first = min((one.plan.next.until for one in waiting if one.plan.next.until), default=None)
    return str(words["wait"]).format(day=_day(first, zone, now)) if first else str(words["rest"])


def _todo(todo: Sequence[tuple[Planned, Step]], record: Callable[[str], Record], room: str) -> str:
    words = says()["headline"]
    actions = {step.action for _, step in todo}
    people, first = record(todo[0][0].id).people, todo[0][1]
    if len(actions) == 1:
        row = says()["action"][first.action.value]
        template = row["one" if len(todo) == 1 else "many"]
        what = template.format(names=names_of(people, first.to), count=number(len(todo)))
        return str(words["act"]).format(what=_capital(what), within=room)
    do = step_words(first, people)
    return _capital(str(words["mixed"]).format(count=number(len(todo)), within=room, first=do[0].lower() + do[1:]))


def _then(planned: Sequence[Planned], zone: str, now: datetime) -> str:
    """When something opens after what is open now."""
    later = [step.earliest for one in planned for step in one.plan.steps if step.earliest > now]
    later += [one.plan.next.until for one in planned if one.plan.next.until and one.plan.next.until > now]
    words = says()["headline"]
    return str(words["then"]).format(day=_day(min(later), zone, now)) if later else str(words["then_nothing"])


def _day(at: datetime, zone: str, now: datetime) -> str:
    here = in_zone(zone)
    return day(at.astimezone(here).date(), now.astimezone(here).date())


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
