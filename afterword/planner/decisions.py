"""What the user decided about a step: put off, left, or sent anyway; found by its key, also under its older names."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from afterword.model import Action, EventKind, MessageKind
from afterword.planner.facts import Fact
from afterword.planner.proposal import Proposal
from afterword.planner.situation import Situation

EVERY_RULE = "*"


def is_skipped(act: Proposal, s: Situation) -> bool:
    """Whether the user left this step for good."""
    return any(fact.kind is EventKind.SKIPPED for fact in decided(act, s))


def lifted(act: Proposal, s: Situation) -> tuple[frozenset[str], datetime | None]:
    """The rules the user overruled for this step, and since when: once, so no longer when it has been done (P4)."""
    overruled = [fact for fact in decided(act, s) if fact.kind is EventKind.OVERRULED and not _done(act, s, fact.at)]
    rules = frozenset(fact.event.rule or EVERY_RULE for fact in overruled)
    return rules, overruled[-1].at if overruled else None


def _done(act: Proposal, s: Situation, since: datetime) -> bool:
    kind = MessageKind(act.action.value) if act.action.value in MessageKind._value2member_map_ else None
    return any(
        sent.message is kind and (not act.to or bool(sent.people & set(act.to)) or act.action is Action.CHECK_IN)
        for sent in s.record.sent
        if sent.at >= since
    )


def decided(act: Proposal, s: Situation) -> list[Fact]:
    """All that the user decided about this step, in the order of time."""
    if not s.decisions:
        return []
    return sorted((fact for key in _names(act, s) for fact in s.decisions.get(key, ())), key=lambda fact: fact.at)


def _names(act: Proposal, s: Situation) -> Iterator[str]:
    """The step's key, and what it may have been called: before a redirect, or by a fact of the same wait."""
    facts = [act.fact]
    if act.action in (Action.CHECK_IN, Action.MOVE_ON) and s.wait is not None and act.fact == s.wait.key:
        facts += [sent.key for sent in s.wait.asked]
        if s.wait.promise is not None:
            facts.append(s.wait.promise.fact.key)
    people = [act.person or ""] + [old for old in s.people.moved if act.person and s.people.now(old) == act.person]
    for fact in dict.fromkeys(facts):
        yield from (f"{act.action}:{fact}:{person}" for person in people)
