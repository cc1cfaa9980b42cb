"""The one judge: every proposal, and every message somebody means to send, goes through the same bounds in phases."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from afterword.etiquette import Manners, manners_for
from afterword.model import Action, Case, Channel, MessageKind, Reason, Refusal, RefusalKind, ReplyLabel
from afterword.planner import (  # noqa: F401 (they register themselves)
    bounds,
    bounds_when,
    duties_talk,
    duties_wait,
    duties_word,
    optional,
    temptations,
)
from afterword.planner.decisions import EVERY_RULE, lifted
from afterword.planner.moments import utc
from afterword.planner.proposal import BOUNDS, DUTIES, Bound, Phase, Proposal
from afterword.planner.situation import Situation
from afterword.planner.words import said

GRAVITY = (RefusalKind.NOT_WANTED, RefusalKind.TOO_MANY, RefusalKind.TOO_SOON, RefusalKind.NOT_NEEDED)
"""Of several refusals of one phase, which kind is told."""

UNPROMPTED = frozenset({MessageKind.CLARIFY, MessageKind.OTHER})
"""Messages that are judged as an update: one's own accord, held by spacing."""

ALWAYS_FREE = frozenset({MessageKind.WITHDRAW, MessageKind.ACCEPT, MessageKind.DECLINE, MessageKind.ASK_TIME})
"""Decisions of the candidate's own: nothing but a wish for silence or an agency concerns them."""

ANSWERED = frozenset({ReplyLabel.OFFER, ReplyLabel.NEXT_ROUND, ReplyLabel.QUESTION})
"""Words that such a decision answers."""


@dataclass(frozen=True, slots=True)
class Allowed:
    """Nothing speaks against it at that moment."""


ALLOWED = Allowed()


def judge(
    case: Case,
    action: Action | MessageKind,
    to: str | Iterable[str],
    channel: Channel | None,
    at: datetime,
    manners: Manners | None = None,
) -> Allowed | Refusal:
    """Whether a message of that kind, to those people, by that channel, may arrive at `at` (an instant).

    `Refusal.kind` says which it is: `too_soon` (its day isn't reached; `until` says when), `too_many` (the wait's
    check-ins are used up), `not_wanted` (they asked for silence, it's over, or it goes past the agency) or `not_needed`
    (nothing calls for it). `reasons` name the rule and the fact. `channel` None leaves the way open.
    """
    at = max(at, case.now, key=utc)
    s = Situation(case.at(at), manners or manners_for(case.application.country, case.etiquette))
    people = (to,) if isinstance(to, str) else tuple(to)
    act = _meant(s, action, people, channel)
    verdict = weigh(act, s, (Phase.WHO, Phase.HOW) if action in ALWAYS_FREE else tuple(Phase))
    if isinstance(verdict, Refusal):
        return told(verdict, s)
    if verdict.earliest > s.now:
        return told(too_soon(verdict), s)
    return ALLOWED


def weigh(act: Proposal, s: Situation, phases: tuple[Phase, ...] = tuple(Phase)) -> Proposal | Refusal:
    """Run the bounds over a proposal, phase by phase; rules the user overruled for this step don't count (P4)."""
    rules, since = lifted(act, s) if s.decisions else (frozenset(), None)
    for phase in phases:
        act_or_no = _phase(act, s, BY_PHASE[phase].get(act.action, ()), rules)
        if isinstance(act_or_no, Refusal):
            return act_or_no
        act = act_or_no
    if since is not None:
        anyway = Reason("P4", f"You decided on {said(since, s.zone)} to do it anyway.")
        act = replace(act, earliest=max(act.earliest, since), lifted=True, reasons=(anyway, *act.reasons))
    return act


def _phase(act: Proposal, s: Situation, looks: Iterable[Bound], rules: frozenset[str]) -> Proposal | Refusal:
    refusals: list[Refusal] = []
    moved: list[tuple[datetime, Reason]] = []
    for bound in looks:
        if rules and (EVERY_RULE in rules or not rules.isdisjoint(bound.rules)):
            continue
        verdict = bound.check(act, s)
        if verdict is act:
            continue
        if isinstance(verdict, Refusal):
            refusals.append(verdict)
        else:
            moved.extend(verdict.held[len(act.held) :])
    if refusals:
        return _strictest(refusals)
    if moved:
        moved.sort(key=lambda pair: (pair[0], pair[1].rule, pair[1].text), reverse=True)
        return replace(act, earliest=moved[0][0], held=(*act.held, *moved))
    return act


def _strictest(refusals: list[Refusal]) -> Refusal:
    """All reasons in one refusal: for good if one says so, else until the last moment named."""
    if len(refusals) == 1:
        return refusals[0]
    kind = min((refusal.kind for refusal in refusals), key=GRAVITY.index)
    ordered = sorted(refusals, key=lambda one: (GRAVITY.index(one.kind), one.reasons[0].rule, one.reasons[0].text))
    untils = [refusal.until for refusal in refusals]
    until = None if None in untils else max(until for until in untils if until is not None)
    reasons = tuple(reason for refusal in ordered for reason in refusal.reasons)
    return replace(ordered[0], until=until, reasons=reasons, kind=kind)


def too_soon(act: Proposal) -> Refusal:
    """The refusal, until its time, of something whose day hasn't come."""
    reasons = tuple(dict.fromkeys(reason for moment, reason in act.held if moment >= act.earliest)) or act.reasons
    return Refusal(act.key, act.action, act.to, act.earliest, reasons, RefusalKind.TOO_SOON)


def told(refusal: Refusal, s: Situation) -> Refusal:
    """The refusal with its moment in the zone of whom it concerns."""
    if refusal.until is None:
        return refusal
    return replace(refusal, until=s.here(refusal.until, refusal.to[0] if refusal.to else None))


def _meant(s: Situation, action: Action | MessageKind, to: tuple[str, ...], channel: Channel | None) -> Proposal:
    """The duty's own proposal where there is one for those people, else one that hangs on what it would hang on."""
    meant = _action_of(action)
    if action not in ALWAYS_FREE:
        for propose in DUTIES:
            for act in propose(s):
                if act.action is meant and (not to or set(to) & set(act.to)):
                    return replace(act, to=to or act.to, channel=channel)
    wait, fact = s.wait, ""
    since = s.held[-1].start if s.held else utc(s.case.now)
    if meant in (Action.CHECK_IN, Action.MOVE_ON) and wait is not None:
        fact, since = wait.fact, wait.began
    elif meant is Action.RECONNECT and s.course.hold is not None:
        fact, since = s.course.hold.key, s.course.hold.at
    elif meant is Action.THANK_AFTER_REJECTION and s.course.refused is not None:
        fact, since = s.course.refused.key, s.course.refused.at
    elif meant is Action.THANK_YOU:
        fact, since = _talk_with(s, to)
    elif action in ALWAYS_FREE:
        since = max((word.at for word in s.record.facts if word.label in ANSWERED), default=since)
    return Proposal(meant, fact, to, since=since, earliest=since, lasts=(), reasons=(), say="", channel=channel)


def _talk_with(s: Situation, to: tuple[str, ...]) -> tuple[str, datetime]:
    for talk in reversed(s.talks):
        if set(to) & set(talk.interview.people):
            return talk.key, talk.start
    return "", s.held[-1].start if s.held else s.now


def _action_of(kind: Action | MessageKind) -> Action:
    if kind in UNPROMPTED:
        return Action.UPDATE
    if kind is MessageKind.PASS_ON:
        return Action.THANK_YOU
    return Action(kind.value) if kind.value in Action._value2member_map_ else Action.ANSWER


BY_PHASE: dict[Phase, dict[Action, tuple[Bound, ...]]] = {
    phase: {
        action: tuple(
            bound for bound in BOUNDS if bound.phase is phase and (not bound.actions or action in bound.actions)
        )
        for action in Action
    }
    for phase in Phase
}
