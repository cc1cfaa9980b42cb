"""From a judged proposal to a step: its last moment, its best moment in the reader's day, its channels (T9)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from afterword.model import Action, Channel, MessageKind, Reach, Reason, Step
from afterword.planner.moments import local_day, on_day, plus
from afterword.planner.proposal import BY, Proposal
from afterword.planner.situation import Situation
from afterword.planner.words import said_time

KIND_OF = {Action.DECIDE: MessageKind.ACCEPT, Action.CARD: MessageKind.THANK_YOU}
"""The message whose channels count, where an action is none itself."""

BY_WAY = {
    Reach.EMAIL: Channel.EMAIL,
    Reach.PHONE: Channel.PHONE,
    Reach.TEXT: Channel.TEXT,
    Reach.PORTAL: Channel.PORTAL,
    Reach.LINKEDIN: Channel.LINKEDIN_MESSAGE,
    Reach.POST: Channel.CARD,
}
"""Where no channel is advised and the judge still allows it: the first way that is known."""

AGAIN = timedelta(days=14)
"""How long a check-in stays open that something held back past its time."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A step, and the moments at which it changes by itself, in UTC."""

    step: Step
    earliest: datetime
    latest: datetime | None
    open: bool
    changes: tuple[datetime, ...]


def place(act: Proposal, s: Situation) -> Placed | None:
    """The step of an allowed proposal, or None when its time has gone by."""
    lasts = _lasts(act, s)
    start = max(s.now, act.earliest)
    index, best, closes = _best(act, s, lasts, start)
    if best is None or closes is None:
        return None
    latest = lasts[min(index, len(lasts) - 1)] if lasts else None
    is_open = act.earliest <= s.now
    changes = list(act.changes)
    if not is_open:
        changes.append(act.earliest)
    else:
        changes.append(closes)
        if latest is not None:
            changes.append(latest)
    channels = _channels(act, s, best)
    if channels and channels[0] is Channel.TEXT and act.action is not Action.MOVE_ON:
        texted, closes = s.arrival("text").next(start, s.reader(act.person))
        best = texted if latest is None or texted <= latest else best
        changes.append(closes)
    person = act.person
    here = [None if moment is None else s.here(moment, person) for moment in (act.earliest, best, latest)]
    assert here[0] is not None
    assert here[1] is not None
    reasons, say = _reasons(act), _say(act, s, latest, channels)
    step = Step(act.key, act.action, act.to, here[0], here[1], here[2], channels, reasons, act.weight, say)
    return Placed(step, act.earliest, latest, is_open, tuple(change for change in changes if change >= s.now))


def _lasts(act: Proposal, s: Situation) -> tuple[datetime, ...]:
    """The last good moments; something that holds it back past them gives it a little more time."""
    if act.action is Action.RECONNECT:
        return (s.plain_later(act.earliest, "hold.open_days"),)
    if not act.lasts or act.earliest <= act.lasts[-1]:
        return act.lasts
    if act.action is Action.CHECK_IN:
        return (plus(act.earliest, AGAIN),)
    reader = s.reader(act.person)
    day = reader.calendar.on_or_after(local_day(act.earliest, reader.zone))
    end = on_day(day, s.day_end, reader.zone)
    return (end if end > act.earliest else s.days.business_day(act.earliest, 1, s.day_end, reader),)


def _best(
    act: Proposal, s: Situation, lasts: tuple[datetime, ...], start: datetime
) -> tuple[int, datetime | None, datetime | None]:
    """Which last moment counts, the best moment, and the end of that day's arrival hours.

    Where no arrival hours are left before the last moment of all, it is done at once.
    """
    reader = s.reader(act.person)
    thanks = act.action is Action.THANK_YOU
    hours = s.arrival("thank_you" if thanks else "message")
    best, closes = hours.next(start, reader)
    if not lasts:
        return 0, best, closes
    for index, last in enumerate(lasts):
        if start > last:
            continue
        if best <= last:
            return index, best, closes
        if thanks and index == 0 and len(lasts) > 1:
            any_day, evening = hours.next(start, reader, any_day=True)
            if any_day <= last:
                return index, any_day, evening
        if index == len(lasts) - 1:
            return index, start, last
    if act.stays:
        return len(lasts) - 1, best, closes
    return 0, None, None


def _channels(act: Proposal, s: Situation, best: datetime) -> tuple[Channel, ...]:
    if act.channel is not None:
        return (act.channel,)
    if act.person is None:
        return (Channel.NONE,)
    if act.action is Action.CARD:
        return (Channel.CARD,)
    kind = KIND_OF.get(act.action) or MessageKind(act.action.value)
    advised = s.advice(kind, act.person, best)
    if advised[:1] != (Channel.NONE,):
        return advised
    person = s.people.get(act.person)
    return tuple(BY_WAY[way] for way in person.ways if way in BY_WAY)[:1] or advised if person else advised


def _say(act: Proposal, s: Situation, latest: datetime | None, channels: tuple[Channel, ...]) -> str:
    """What to do, with its last moment; once that has passed, simply now."""
    by = "now" if latest is None or latest < s.now else f"by {said_time(latest, s.reader(act.person).zone)}"
    say = act.say.replace(BY, by)
    if act.person is not None and not s.people.can_be_reached(act.person) and channels == (Channel.NONE,):
        say += f" No way to {s.name(act.person)} is known yet: the invitation's thread, a portal or the switchboard."
    return say


def _reasons(act: Proposal) -> tuple[Reason, ...]:
    """Why it is done, and what it waited for."""
    last = max((moment for moment, _ in act.held), default=None)
    held = sorted({(reason.rule, reason.text) for moment, reason in act.held if moment == last})
    return tuple(dict.fromkeys((*(Reason(rule, text) for rule, text in held), *act.reasons)))
