"""What the other side asked for, and what the candidate said they'd send, as long as it isn't done (M7)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from afterword.model import Action, EventKind, MessageKind, ReplyLabel, Stage
from afterword.planner.facts import Fact
from afterword.planner.situation import Situation
from afterword.planner.talks import Turn, among

PROPOSES = frozenset({ReplyLabel.NEXT_ROUND, ReplyLabel.SCHEDULING_CHANGE})


@dataclass(frozen=True, slots=True)
class Ask:
    """Something that waits for the candidate. `by_them`: they asked; otherwise it was promised to them."""

    fact: Fact
    action: Action
    to: tuple[str, ...]
    due: date | None
    what: str | None
    by_them: bool


@lru_cache(maxsize=4)
def open_asks(s: Situation) -> tuple[Ask, ...]:
    """All that is asked or owed and not yet done, in the order in which it came up. Several bounds look at it."""
    found = (_ask(fact, s) for fact in s.record.facts)
    return tuple(ask for ask in found if ask is not None)


def _ask(fact: Fact, s: Situation) -> Ask | None:
    event = fact.event
    if fact.kind is EventKind.OWED:
        to = tuple(now for person in event.to if (now := s.people.now(person))) or _somebody(s)
        done = s.wrote_to(to[0] if to else None, fact, MessageKind.SEND_MATERIAL)
        return None if done else Ask(fact, Action.SEND_MATERIAL, to, event.due, event.what, by_them=False)
    if fact.label is None:
        return None
    sender = s.people.now(event.sender)
    to = (sender,) if sender else _somebody(s)
    if fact.label is ReplyLabel.NEEDS_MATERIAL:
        done = s.wrote_to(sender, fact, MessageKind.SEND_MATERIAL)
        return None if done else Ask(fact, Action.SEND_MATERIAL, to, event.due, event.what, by_them=True)
    if fact.label is ReplyLabel.QUESTION:
        done = s.wrote_to(sender, fact, MessageKind.ANSWER) or _met_since(fact, s)
    elif fact.label in PROPOSES and _wants_an_answer(fact):
        done = s.wrote_to(sender, fact, MessageKind.ANSWER, MessageKind.RESCHEDULE) or _settled(fact, s)
    else:
        return None
    return None if done else Ask(fact, Action.ANSWER, to, event.due, event.what, by_them=True)


def _wants_an_answer(fact: Fact) -> bool:
    """Times to choose from, or a question: an invitation that only announces calls for nothing yet."""
    event = fact.event
    return bool(event.times) or ("?" in (event.words or "") and event.stage is not Stage.RECORDED)


def _settled(fact: Fact, s: Situation) -> bool:
    """Whether a talk stands in the diary at one of the times, or one was held since."""
    for talk in s.talks:
        if talk.start <= fact.at or talk.turn in (Turn.OFF, Turn.NOT_COME):
            continue
        if talk.turn is Turn.HELD or not fact.event.times or among(talk.start, fact.event, s.zone):
            return True
    return False


def _met_since(fact: Fact, s: Situation) -> bool:
    """Whether the one who asked was met after asking: then it was answered in person."""
    return any(talk.start > fact.at and fact.event.sender in talk.interview.people for talk in s.held)


def _somebody(s: Situation) -> tuple[str, ...]:
    contact = s.contact()
    return (contact,) if contact else ()
