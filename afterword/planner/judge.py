"""The one judge: every proposal, and every message somebody means to send, goes through the same bounds in phases."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from afterword.etiquette import Manners, manners_for
from afterword.model import Action, Case, Channel, MessageKind, Reason, Refusal, RefusalKind, ReplyLabel
from afterword.planner import bounds, bounds_when, duties_wait, optional  # noqa: F401 (they register themselves)
from afterword.planner.asking import Pause
from afterword.planner.decisions import EVERY_RULE, lifted
from afterword.planner.moments import utc
from afterword.planner.proposal import BOUNDS, DUTIES, Bound, Phase, Proposal
from afterword.planner.situation import Situation

GRAVITY = (RefusalKind.NOT_WANTED, RefusalKind.TOO_MANY, RefusalKind.TOO_SOON, RefusalKind.NOT_NEEDED)
"""Of several refusals of one phase, which kind is told."""

UNPROMPTED = frozenset({MessageKind.CLARIFY, MessageKind.OTHER})
"""Messages that are judged as an update: one's own accord, held by spacing."""

ALWAYS_FREE = frozenset({MessageKind.WITHDRAW, MessageKind.ACCEPT, MessageKind.DECLINE, MessageKind.ASK_TIME})
"""Decisions of the candidate's own: nothing but a wish for silence or an agency concerns them."""

ANSWERED = frozenset({ReplyLabel.OFFER, ReplyLabel.NEXT_ROUND, ReplyLabel.QUESTION})
"""Words that such a decision answers."""

BY_PHASE: dict[Phase, dict[Action, tuple[Bound, ...]]] = {
    phase: {
        action: tuple(one for one in BOUNDS if one.phase is phase and (not one.actions or action in one.actions))
        for action in Action
    }
    for phase in Phase
}


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
    act = _meant(s, action, (to,) if isinstance(to, str) else tuple(to), channel)
    verdict = weigh(act, s, (Phase.WHO, Phase.HOW) if action in ALWAYS_FREE else tuple(Phase))
    if isinstance(verdict, Refusal):
        return told(verdict, s)
    return told(too_soon(verdict), s) if verdict.earliest > s.now else ALLOWED


def weigh(act: Proposal, s: Situation, phases: tuple[Phase, ...] = tuple(Phase)) -> Proposal | Refusal:
    """Run the bounds over a proposal, phase by phase; rules the user overruled for this step don't count (P4)."""
    rules, since = lifted(act, s) if s.decisions else (frozenset(), None)
    for phase in phases:
        looks = BY_PHASE[phase][act.action]
        if rules:
            looks = tuple(one for one in looks if EVERY_RULE not in rules and rules.isdisjoint(one.rules))
        verdicts = [(one, verdict) for one in looks if (verdict := one.check(act, s)) is not None]
        refusals = [verdict.to(act, one.rules[0]) for one, verdict in verdicts if not isinstance(verdict, Pause)]
        if refusals:
            return _strictest(refusals)
        pauses = [one for _, one in verdicts if isinstance(one, Pause) and one.until > act.earliest]
        if pauses:
            pauses.sort(key=lambda one: (one.until, one.rule, one.text), reverse=True)
            act = replace(act, earliest=pauses[0].until, held=(*act.held, *pauses))
    if since is not None:
        anyway = Reason("P4", f"You decided on {s.said(since)} to do it anyway.")
        act = replace(act, earliest=max(act.earliest, since), lifted=True, reasons=(anyway, *act.reasons))
    return act


def _strictest(refusals: list[Refusal]) -> Refusal:
    """All reasons in one refusal: for good if one says so, else until the last moment named."""
    ordered = sorted(refusals, key=lambda one: (GRAVITY.index(one.kind), one.reasons[0].rule, one.reasons[0].text))
    untils = [refusal.until for refusal in refusals if refusal.until is not None]
    until = max(untils) if len(untils) == len(refusals) else None
    return replace(ordered[0], until=until, reasons=tuple(reason for one in ordered for reason in one.reasons))


def too_soon(act: Proposal) -> Refusal:
    """The refusal, until its time, of something whose day hasn't come."""
    reasons = dict.fromkeys(Reason(one.rule, one.text) for one in act.held if one.until >= act.earliest)
    return Refusal(act.key, act.action, act.to, act.earliest, tuple(reasons) or act.reasons, RefusalKind.TOO_SOON)


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
    met = [talk for talk in s.talks if set(to) & set(talk.interview.people)] if meant is Action.THANK_YOU else []
    cause = {
        Action.CHECK_IN: s.wait,
        Action.MOVE_ON: s.wait,
        Action.RECONNECT: s.course.hold,
        Action.THANK_AFTER_REJECTION: s.course.refused,
    }.get(meant)
    fact, since = cause.key if cause else "", s.held[-1].start if s.held else s.now
    if cause is not None:
        since = cause.at
    elif met:
        fact, since = met[-1].key, met[-1].start
    elif action in ALWAYS_FREE:
        since = max((word.at for word in s.record.facts if word.label in ANSWERED), default=since)
    return Proposal(meant, fact, to, since=since, earliest=since, lasts=(), reasons=(), say="", channel=channel)


def _action_of(kind: Action | MessageKind) -> Action:
    if kind in UNPROMPTED:
        return Action.UPDATE
    if kind is MessageKind.PASS_ON:
        return Action.THANK_YOU
    return Action(kind.value) if kind.value in Action._value2member_map_ else Action.ANSWER
