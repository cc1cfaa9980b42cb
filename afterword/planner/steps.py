"""From a judged proposal to a step: its last moment, its best moment in the reader's day, its channels (T9)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from afterword.channels.ways import BY_WAY
from afterword.model import Action, Channel, MessageKind, Reach, Reason, Step
from afterword.planner.moments import local_day, on_day, plus
from afterword.planner.proposal import BY, Proposal
from afterword.planner.situation import Situation

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
    lasts, start, person = _lasts(act, s), max(s.now, act.earliest), act.person
    found = _best(act, s, lasts, start)
    if found is None:
        return None
    latest, best, closes = found
    is_open = act.earliest <= s.now
    changes = [*act.changes, *((closes, latest or closes) if is_open else (act.earliest,))]
    channels = _channels(act, s, best)
    if channels[:1] == (Channel.TEXT,):
        texted, closes = s.arrival("text").next(start, s.reader(person))
        best = texted if latest is None or texted <= latest else best
        changes.append(closes)
    last = max((pause.until for pause in act.held), default=None)
    held = sorted({(pause.rule, pause.text) for pause in act.held if pause.until == last})
    step = Step(
        act.key,
        act.action,
        act.to,
        s.here(act.earliest, person),
        s.here(best, person),
        s.here(latest, person) if latest else None,
        channels,
        tuple(dict.fromkeys((*(Reason(rule, text) for rule, text in held), *act.reasons))),
        act.weight,
        _say(act, s, latest, channels),
    )
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
    end = on_day(day, s.days.end, reader.zone)
    return (end if end > act.earliest else s.days.business_day(act.earliest, 1, reader),)


def _best(
    act: Proposal, s: Situation, lasts: tuple[datetime, ...], start: datetime
) -> tuple[datetime | None, datetime, datetime] | None:
    """The last moment that counts, the best moment, and the end of that day's arrival hours; None when it is past.

    Where no arrival hours are left before the last moment of all, it is done at once.
    """
    reader = s.reader(act.person)
    thanks = act.action is Action.THANK_YOU
    hours = s.arrival("thank_you" if thanks else "message")
    best, closes = hours.next(start, reader)
    for last in lasts:
        if start <= last and best <= last:
            return last, best, closes
        if start <= last < lasts[-1] and thanks:
            evening, until = hours.next(start, reader, any_day=True)
            if evening <= last:
                return last, evening, until
    if lasts and start <= lasts[-1]:
        return lasts[-1], start, lasts[-1]
    return (lasts[-1] if lasts else None, best, closes) if act.stays or not lasts else None


def _channels(act: Proposal, s: Situation, best: datetime) -> tuple[Channel, ...]:
    """What is advised; where nothing is and the judge still allows it, the first way that is known."""
    if act.channel is not None or act.person is None:
        return (act.channel or Channel.NONE,)
    if act.action is Action.CARD:
        return (Channel.CARD,)
    kind = MessageKind.ACCEPT if act.action is Action.DECIDE else MessageKind(act.action.value)
    advised = s.advice(kind, act.person, best)
    person = s.people.case.person(act.person)
    if advised[:1] != (Channel.NONE,) or person is None or not person.ways:
        return advised
    way = person.ways[0]
    return (Channel.LINKEDIN_MESSAGE if way is Reach.LINKEDIN else BY_WAY[way],)


def _say(act: Proposal, s: Situation, latest: datetime | None, channels: tuple[Channel, ...]) -> str:
    """What to do, with its last moment; once that has passed, simply now."""
    by = "now" if latest is None or latest < s.now else f"by {s.said_time(latest, act.person)}"
    say = act.say.replace(BY, by)
    if act.person is not None and not s.people.can_be_reached(act.person) and channels == (Channel.NONE,):
        say += f" No way to {s.name(act.person)} is known yet: the invitation's thread, a portal or the switchboard."
    return say
