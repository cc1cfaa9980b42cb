"""When an action may be done: the bounds of the last phase, which move a proposal on (T2 T3 T4 T5 T6 T10 P4)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from afterword.etiquette import AfterWord, action_table
from afterword.model import Action, Refusal, RefusalKind
from afterword.planner.asking import asking, thaw
from afterword.planner.decisions import snoozed_until
from afterword.planner.moments import day_plus, local_day, on_day
from afterword.planner.proposal import Phase, Proposal, bound
from afterword.planner.situation import Situation
from afterword.planner.words import said, said_day, said_time


@bound("T2", phase=Phase.WHEN, actions=(Action.CHECK_IN,))
def their_word_runs(act: Proposal, s: Situation) -> Proposal | Refusal:
    """Not before the time they named has gone by, and two business days with it."""
    return _pauses(act, s, "T2")


@bound("T3", phase=Phase.WHEN, actions=(Action.CHECK_IN,))
def a_week_of_quiet(act: Proposal, s: Situation) -> Proposal | Refusal:
    """Without a time named: one to two weeks after the last word in either direction."""
    return _pauses(act, s, "T3")


@bound("T10", phase=Phase.WHEN, actions=(Action.CHECK_IN,))
def they_are_still_deciding(act: Proposal, s: Situation) -> Proposal | Refusal:
    """A delay without a day: two weeks, then four."""
    return _pauses(act, s, "T10")


@bound("T5", phase=Phase.WHEN, actions=(Action.CHECK_IN,))
def two_weeks_between(act: Proposal, s: Situation) -> Proposal | Refusal:
    """Where a second check-in is allowed: two weeks after the first."""
    return _pauses(act, s, "T5")


def _pauses(act: Proposal, s: Situation, rule: str) -> Proposal:
    for pause in asking(s, act.person).pauses:
        if pause.rule == rule:
            act = act.not_before(pause.until, pause.rule, pause.text)
    return act


@bound("T4", "M8", phase=Phase.WHEN)
def a_week_apart(act: Proposal, s: Situation) -> Proposal | Refusal:
    """No unprompted message to the employer within seven days of the last one, whoever it went to; then by day."""
    last = s.last_spacing
    if last is None or not action_table()[act.action].held_by_spacing or _is_agency_call(act, s):
        return act
    after = s.plain_later(last.at, "spacing.days")
    until, _ = s.arrival("message").next(after, s.reader(act.person))
    text = f"Your last message of your own accord went out on {said(last.at, s.zone)}; a week lies between two."
    return act.not_before(until, "T4", text)


def _is_agency_call(act: Proposal, s: Situation) -> bool:
    agency = s.case.application.agency
    return act.action is Action.UPDATE and agency is not None and act.person == agency.person and act.fact in (
        talk.key for talk in s.talks
    )  # fmt: skip


@bound("T10", phase=Phase.WHEN)
def somebody_is_away(act: Proposal, s: Situation) -> Proposal | Refusal:
    """Nothing to somebody away until the business day after their return, but for what can't wait."""
    goes_on = action_table()[act.action].to_somebody_away
    absence, until = s.people.absences.get(act.person or ""), s.back(act.person)
    if absence is None or until is None or goes_on is AfterWord.YES:
        return act
    back = said_day(s.first_day_back(absence))
    text = f"{s.name(act.person)} is away and back on {back}; the day after is soon enough."
    if goes_on is AfterWord.NO:
        if until <= s.now:
            return act
        return act.refused("T10", text, RefusalKind.NOT_NEEDED, until)
    return act.not_before(until, "T10", text)


@bound("T10", phase=Phase.WHEN, actions=(Action.THANK_AFTER_REJECTION,))
def a_nights_sleep(act: Proposal, s: Situation) -> Proposal | Refusal:
    """A line after a no: from nine on the next day."""
    zone = s.reader(act.person).zone
    until = on_day(day_plus(local_day(act.since, zone), 1), s.clock("rejection.hour"), zone)
    return act.not_before(until, "T10", "A line after a no is better after a night's sleep.")


@bound("T10", phase=Phase.WHEN, actions=(Action.RECONNECT,))
def a_hold_is_respected(act: Proposal, s: Situation) -> Proposal | Refusal:
    """Six weeks after a hold, or two business days after the date they gave."""
    if s.course.hold is None:
        return act
    pause = thaw(s, s.course.hold, act.person)
    return act.not_before(pause.until, pause.rule, pause.text)


@bound("T6", phase=Phase.WHEN, actions=(Action.MOVE_ON,))
def two_weeks_of_silence(act: Proposal, s: Situation) -> Proposal | Refusal:
    """Two weeks after an unanswered check-in, no sooner."""
    asked: Sequence[datetime] = [sent.at for sent in (*s.asked_since_hold, *(s.wait.asked if s.wait else ()))]
    if act.since not in asked:
        return act
    until = s.later(act.since, "move_on.after_days")
    days = s.number("move_on.after_days")
    text = f"You asked on {said(act.since, s.zone)}; {days} days are a fair time for an answer."
    return act.not_before(until, "T6", text)


@bound("P4", phase=Phase.WHEN)
def put_off(act: Proposal, s: Situation) -> Proposal | Refusal:
    """What the user put off waits until then."""
    until = snoozed_until(act, s)
    if until is None:
        return act
    return act.not_before(until, "P4", f"You put it off until {said_time(until, s.reader(act.person).zone)}.")
