"""The plan: duties and temptations before the judge, then one order, one next step, and until when it all holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta

from afterword.etiquette import Manners, action_table, manners_for
from afterword.model import Action, Case, Plan, Refusal, RefusalKind
from afterword.planner.decisions import is_skipped
from afterword.planner.judge import told, too_soon, weigh
from afterword.planner.moments import LAST, plus, utc
from afterword.planner.proposal import DUTIES, OPTIONAL, TEMPTATIONS, Proposal
from afterword.planner.questions import questions
from afterword.planner.say import next_of
from afterword.planner.situation import Situation
from afterword.planner.steps import Placed, place

JUST_AFTER = timedelta(microseconds=1)
"""A last moment is good to the last; what follows it comes just after."""

ORDER = {action: index for index, action in enumerate(action_table())}


def plan(case: Case, manners: Manners | None = None) -> Plan:
    """What to do next in `case` at the moment `case.now`, why, what not to do, and until when this holds.

    `manners` are those of the application's country and the case's profile if not given. Pure: the same facts give the
    same plan, in whatever order they were entered and whatever the machine's zone is.
    """
    s = Situation(case, manners or manners_for(case.application.country, case.etiquette))
    placed: list[Placed] = []
    optional: list[Placed] = []
    refused: dict[str, Refusal] = {}
    changes = s.turning_points
    for act in _proposals(s):
        verdict = weigh(act, s)
        if isinstance(verdict, Refusal):
            if not act.optional and act.action is not Action.MOVE_ON and act.earliest <= s.now:
                refused.setdefault(verdict.key, verdict)
                if act.action is Action.THANK_YOU and not act.tempting and not _stays_refused(act, verdict, s):
                    changes.append(act.lasts[-1])
            continue
        step = place(verdict, s) if verdict.lifted or not act.tempting else None
        if step is not None:
            (optional if act.optional else placed).append(step)
            if not act.optional and not step.open and verdict.held:
                refused.setdefault(verdict.key, too_soon(verdict))
    steps = _arbitrate(placed, refused)
    # Nobody waits for letting go where nobody was asked: that step is shown once its time has come.
    far = [one for one in steps if one.step.action is Action.MOVE_ON and not one.open and one.step.key not in refused]
    steps = [one for one in steps if one not in far]
    changes += [one.earliest for one in far]
    changes += [change for one in (*steps, *optional) for change in one.changes]
    in_order = sorted(refused.values(), key=lambda refusal: (ORDER[refusal.action], refusal.key))
    return Plan(
        case.id,
        next_of(s, steps),
        tuple(one.step for one in steps),
        tuple(told(refusal, s) for refusal in in_order),
        tuple(one.step for one in _in_order(optional)),
        tuple(dict.fromkeys(questions(s, steps))),
        _good_until(s, [*changes, *(utc(refusal.until) for refusal in in_order if refusal.until is not None)]),
    )


def _proposals(s: Situation) -> Iterator[Proposal]:
    tempting = (replace(act, tempting=True) for propose in TEMPTATIONS for act in propose(s))
    owed, welcome = ((act for propose in register for act in propose(s)) for register in (DUTIES, OPTIONAL))
    for acts in (owed, tempting, welcome):
        yield from (act for act in acts if not (s.decisions and is_skipped(act, s)))


def _stays_refused(act: Proposal, refusal: Refusal, s: Situation) -> bool:
    """Whether thanks refused now are refused in the same words when their time has gone by (a wish for silence)."""
    return refusal.kind is RefusalKind.NOT_WANTED and s.course.end is None and act.fact == s.held[-1].key


def _arbitrate(placed: list[Placed], refused: dict[str, Refusal]) -> list[Placed]:
    """One step for each key, one answer for each person; nobody lets go while there is still something to ask."""
    asking = any(one.step.action in (Action.CHECK_IN, Action.RECONNECT) for one in placed)
    kept: dict[object, Placed] = {}
    for one in placed:
        step = one.step
        if step.action is Action.MOVE_ON and asking:
            refused.pop(step.key, None)
            continue
        name = (step.action, step.to) if step.action is Action.ANSWER else step.key
        kept[name] = _earlier(kept[name], one) if name in kept else one
    return _in_order(kept.values())


def _earlier(one: Placed, other: Placed) -> Placed:
    """The first of two, by the nearer last moment of both."""
    if other.latest is not None and (one.latest is None or other.latest < one.latest):
        step = replace(one.step, latest=other.step.latest, best=min(one.step.best, other.step.best))
        return replace(one, step=step, latest=other.latest, changes=one.changes + other.changes)
    return one


def _in_order(placed: Iterable[Placed]) -> list[Placed]:
    """Open ones first, then by their last moment, then in the order of the actions."""
    return sorted(placed, key=lambda one: (not one.open, one.latest or LAST, ORDER[one.step.action]))


def _good_until(s: Situation, changes: Iterable[datetime]) -> datetime | None:
    """The first moment at which something changes by itself, in the application's zone; None if nothing does."""
    first = min((moment for moment in changes if moment >= s.now), default=None)
    return s.here(max(first, plus(s.now, JUST_AFTER)), None) if first else None
