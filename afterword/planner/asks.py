"""What the other side asked for, and what the candidate said they'd send, as long as it isn't done (M7)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from afterword.model import Action, EventKind, MessageKind, ReplyLabel, Stage
from afterword.planner.facts import Fact
from afterword.planner.situation import Situation
from afterword.planner.talks import Turn, among


@dataclass(frozen=True, slots=True)
class Ask:
    """Something that waits for the candidate. `by_them`: they asked; otherwise it was promised to them."""

    fact: Fact
    action: Action
    to: tuple[str, ...]
    by_them: bool


@lru_cache(maxsize=4)
def open_asks(s: Situation) -> tuple[Ask, ...]:
    """All that is asked or owed and not yet done, in the order in which it came up. Several bounds look at it."""
    found = (_ask(fact, s) for fact in s.record.facts)
    return tuple(ask for ask in found if ask is not None)


def _ask(fact: Fact, s: Situation) -> Ask | None:
    event, contact = fact.event, s.contact
    if fact.kind is EventKind.OWED:
        named = tuple(now for person in event.to if (now := s.people.now(person)))
        somebody = contact() if not named else None
        to = named or ((somebody,) if somebody else ())
        done = s.wrote_to(to[0] if to else None, fact, MessageKind.SEND_MATERIAL)
        return None if done else Ask(fact, Action.SEND_MATERIAL, to, by_them=False)
    if fact.label is None:
        return None
    sender, action = s.sender(fact), Action.ANSWER
    if fact.label is ReplyLabel.NEEDS_MATERIAL:
        action = Action.SEND_MATERIAL
        done = s.wrote_to(sender, fact, MessageKind.SEND_MATERIAL)
    elif fact.label is ReplyLabel.QUESTION:
        met_since = any(talk.start > fact.at and event.sender in talk.interview.people for talk in s.held)
        done = met_since or s.wrote_to(sender, fact, MessageKind.ANSWER)
    elif fact.label in (ReplyLabel.NEXT_ROUND, ReplyLabel.SCHEDULING_CHANGE) and _wants_an_answer(fact):
        done = s.wrote_to(sender, fact, MessageKind.ANSWER, MessageKind.RESCHEDULE) or _settled(fact, s)
    else:
        return None
    person = None if done else sender or contact()
    return None if done else Ask(fact, action, (person,) if person else (), by_them=True)


def _wants_an_answer(fact: Fact) -> bool:
    """Times to choose from, or a question: an invitation that only announces calls for nothing yet."""
    event = fact.event
    return bool(event.times) or ("?" in (event.words or "") and event.stage is not Stage.RECORDED)


def _settled(fact: Fact, s: Situation) -> bool:
    """Whether a talk stands in the diary at one of the times, or one was held since."""
    after = [talk for talk in s.talks if talk.start > fact.at and talk.turn in (Turn.HELD, Turn.AHEAD)]
    times = fact.event.times
    return any(talk.turn is Turn.HELD or not times or among(talk.start, fact.event, s.zone) for talk in after)
