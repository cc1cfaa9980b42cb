"""What the user decided about a step: put off, left, or sent anyway; found by its key, also under its older names."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from afterword.model import Action, EventKind, MessageKind
from afterword.planner.facts import Fact
from afterword.planner.moments import on_day, utc
from afterword.planner.proposal import Proposal
from afterword.planner.situation import Situation


def is_skipped(act: Proposal, s: Situation) -> bool:
    """Whether the user left this step for good."""
    return any(fact.kind is EventKind.SKIPPED for fact in _decided(act, s))


def snoozed_until(act: Proposal, s: Situation) -> datetime | None:
    """Until when the user put the step off last; a bare day means its morning, no day the next business day's."""
    snoozes = [fact for fact in _decided(act, s) if fact.kind is EventKind.SNOOZED]
    if not snoozes:
        return None
    until, zone = snoozes[-1].event.until, s.reader(act.person).zone
    morning = s.clock("check_in.hour")
    if isinstance(until, datetime):
        return utc(until)
    if until is not None:
        return on_day(until, morning, zone)
    return s.days.nine_from(snoozes[-1].at + timedelta(seconds=1), morning, s.reader(act.person))


def lifted(act: Proposal, s: Situation) -> tuple[frozenset[str], datetime | None]:
    """The rules the user overruled for this step, and since when: once, so no longer when it has been done (P4)."""
    rules: set[str] = set()
    since: datetime | None = None
    for fact in _decided(act, s):
        if fact.kind is EventKind.OVERRULED and not _done_since(act, s, fact.at):
            rules.add(fact.event.rule or EVERY_RULE)
            since = fact.at
    return frozenset(rules), since


EVERY_RULE = "*"


def _done_since(act: Proposal, s: Situation, at: datetime) -> bool:
    kind = MessageKind(act.action.value) if act.action.value in MessageKind._value2member_map_ else None
    return any(
        sent.message is kind and (not act.to or bool(sent.people & set(act.to)) or act.action is Action.CHECK_IN)
        for sent in s.record.sent
        if sent.at >= at
    )


def _decided(act: Proposal, s: Situation) -> list[Fact]:
    if not s.decisions:
        return []
    found = [fact for key in _names(act, s) for fact in s.decisions.get(key, ())]
    return sorted(found, key=lambda fact: fact.at)


def _names(act: Proposal, s: Situation) -> Iterator[str]:
    """The step's key, and what it may have been called: before a redirect, or by a fact of the same wait."""
    facts = [act.fact]
    if act.action in (Action.CHECK_IN, Action.MOVE_ON) and s.wait is not None and act.fact == s.wait.fact:
        facts += [sent.key for sent in s.wait.asked]
        if s.wait.promise is not None:
            facts.append(s.wait.promise.fact.key)
    people = [act.person or ""]
    if act.person is not None:
        people += [old for old in s.people.moved if s.people.now(old) == act.person]
    for fact in dict.fromkeys(facts):
        for person in people:
            yield f"{act.action}:{fact}:{person}"
