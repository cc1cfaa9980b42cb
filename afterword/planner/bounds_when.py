"""When an action may be done: the bounds of the last phase, which move a proposal on (T2 T3 T4 T5 T6 T10 P4)."""

from __future__ import annotations

from datetime import datetime, timedelta

from afterword.etiquette import AfterWord, action_table
from afterword.model import Action, EventKind, RefusalKind
from afterword.planner.asking import Pause, asking, thaw
from afterword.planner.decisions import decided
from afterword.planner.moments import day_plus, local_day, on_day, utc
from afterword.planner.proposal import No, Phase, Proposal, bound
from afterword.planner.situation import Situation
from afterword.planner.words import said_day


@bound("T2", phase=Phase.WHEN, actions=(Action.CHECK_IN,))
def their_word_runs(act: Proposal, s: Situation) -> Pause | None:
    """Not before the time they named has gone by, and two business days with it."""
    return _pause(act, s, "T2")


@bound("T3", phase=Phase.WHEN, actions=(Action.CHECK_IN,))
def a_week_of_quiet(act: Proposal, s: Situation) -> Pause | None:
    """Without a time named: one to two weeks after the last word in either direction."""
    return _pause(act, s, "T3")


@bound("T10", phase=Phase.WHEN, actions=(Action.CHECK_IN,))
def they_are_still_deciding(act: Proposal, s: Situation) -> Pause | None:
    """A delay without a day: two weeks, then four."""
    return _pause(act, s, "T10")


@bound("T5", phase=Phase.WHEN, actions=(Action.CHECK_IN,))
def two_weeks_between(act: Proposal, s: Situation) -> Pause | None:
    """Where a second check-in is allowed: two weeks after the first."""
    return _pause(act, s, "T5")


def _pause(act: Proposal, s: Situation, rule: str) -> Pause | None:
    return next((pause for pause in asking(s, act.person).pauses if pause.rule == rule), None)


@bound("T4", "M8", phase=Phase.WHEN)
def a_week_apart(act: Proposal, s: Situation) -> Pause | None:
    """No unprompted message to the employer within seven days of the last one, whoever it went to; then by day.

    A call to the agency's own consultant after a talk goes to nobody at the employer.
    """
    last, agency = s.last_spacing, s.case.application.agency
    if last is None or not action_table()[act.action].held_by_spacing:
        return None
    own = agency is not None and act.person == agency.person and act.action is Action.UPDATE
    if own and any(act.fact == talk.key for talk in s.talks):
        return None
    until, _ = s.arrival("message").next(s.plain_later(last.at, "spacing.days"), s.reader(act.person))
    text = f"Your last message of your own accord went out on {s.said(last.at)}; a week lies between two."
    return Pause(until, "T4", text)


@bound("T10", phase=Phase.WHEN)
def somebody_is_away(act: Proposal, s: Situation) -> No | Pause | None:
    """Nothing to somebody away until the business day after their return, but for what can't wait."""
    goes_on = action_table()[act.action].to_somebody_away
    absence, until = s.people.absences.get(act.person or ""), s.back(act.person)
    if absence is None or until is None or goes_on is AfterWord.YES:
        return None
    back = said_day(s.first_day_back(absence))
    text = f"{s.name(act.person)} is away and back on {back}; the day after is soon enough."
    if goes_on is AfterWord.LATER:
        return Pause(until, "T10", text)
    return No(text, RefusalKind.NOT_NEEDED, until) if until > s.now else None


@bound("T10", phase=Phase.WHEN, actions=(Action.THANK_AFTER_REJECTION,))
def a_nights_sleep(act: Proposal, s: Situation) -> Pause | None:
    """A line after a no: from nine on the next day."""
    zone = s.reader(act.person).zone
    until = on_day(day_plus(local_day(act.since, zone), 1), s.clock("rejection.hour"), zone)
    return Pause(until, "T10", "A line after a no is better after a night's sleep.")


@bound("T10", phase=Phase.WHEN, actions=(Action.RECONNECT,))
def a_hold_is_respected(act: Proposal, s: Situation) -> Pause | None:
    """Six weeks after a hold, or two business days after the date they gave."""
    return thaw(s, s.course.hold, act.person) if s.course.hold else None


@bound("T6", phase=Phase.WHEN, actions=(Action.MOVE_ON,))
def two_weeks_of_silence(act: Proposal, s: Situation) -> Pause | None:
    """Two weeks after an unanswered check-in, no sooner."""
    if act.since not in [sent.at for sent in s.asked]:
        return None
    days = s.number("move_on.after_days")
    text = f"You asked on {s.said(act.since)}; {days} days are a fair time for an answer."
    return Pause(s.later(act.since, "move_on.after_days"), "T6", text)


@bound("P4", phase=Phase.WHEN)
def put_off(act: Proposal, s: Situation) -> Pause | None:
    """What the user put off waits until then: a bare day means its morning, no day the next business day's."""
    snoozes = [fact for fact in decided(act, s) if fact.kind is EventKind.SNOOZED]
    if not snoozes:
        return None
    until = snoozes[-1].event.until
    if isinstance(until, datetime):
        moment = utc(until)
    elif until is not None:
        moment = on_day(until, s.days.hour, s.reader(act.person).zone)
    else:
        moment = s.nine_from(snoozes[-1].at + timedelta(seconds=1), act.person)
    return Pause(moment, "P4", f"You put it off until {s.said_time(moment, act.person)}.")
