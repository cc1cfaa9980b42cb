"""When asking is fair: the pauses a check-in keeps, each with its rule, and how long it may still go (T2 T3 T5 T10)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache

from afterword.planner.facts import Fact
from afterword.planner.moments import day_plus, local_day, on_day, plus
from afterword.planner.situation import Situation
from afterword.planner.wait import Promise, Wait, days_of
from afterword.planner.words import number, quote, said, said_day


@dataclass(frozen=True, slots=True)
class Pause:
    """Not before `until`, by `rule`, in words."""

    until: datetime
    rule: str
    text: str


@dataclass(frozen=True, slots=True)
class Asking:
    """The pauses before a check-in, and its last good moments in turn."""

    pauses: tuple[Pause, ...]
    lasts: tuple[datetime, ...]


@lru_cache(maxsize=8)
def asking(s: Situation, person: str | None) -> Asking:
    """The pauses of the wait that runs, if `person` is asked (their zone, their calendar); several bounds need it."""
    wait = s.wait
    if wait is None:
        return Asking((), ())
    reader, nine = s.reader(person), s.clock("check_in.hour")
    pauses: list[Pause] = []
    lasts: tuple[datetime, ...] = ()
    dated = wait.promise if wait.promise is not None and wait.promise.latest is not None else None
    if wait.vague:
        pauses.append(_vague(s, wait, person))
        lasts = _late(s, wait, pauses[-1].until)
    if dated is not None and dated.latest is not None:
        grace = s.number("check_in.grace_business_days")
        day = s.days.calendar.add(dated.latest, grace, counting=True)
        pauses.append(Pause(s.days.nine(day, nine, reader), "T2", _promised(s, dated, grace)))
        spans = (s.number("check_in.promise_usual_days"), s.number("check_in.promise_open_days"))
        ends = (s.days.day_past_quiet(dated.latest, span) for span in spans)
        lasts = lasts or tuple(on_day(end, s.day_end, reader.zone) for end in ends)
    if not pauses and not wait.asked:
        pauses.append(_week(s, wait, person))
        lasts = (s.later(wait.last_word, "check_in.usual_days"), s.later(wait.last_word, "check_in.open_days"))
    if wait.asked:
        after = s.later(wait.asked[-1].at, "check_in.second_after_days")
        until = s.days.nine_from(after, nine, reader)
        text = (
            f"The last check-in went out on {said(wait.asked[-1].at, s.zone)}; "
            f"{number(s.number('check_in.second_after_days') // 7)} weeks lie between two."
        )
        pauses.append(Pause(until, "T5", text))
        lasts = _late(s, wait, until)
    return Asking(tuple(pauses), lasts)


WEEK, FORTNIGHT = timedelta(days=7), timedelta(days=14)


def _late(s: Situation, wait: Wait, due: datetime) -> tuple[datetime, ...]:
    """The last good moments of a check-in that is due later than usual: a week, and then as long as any."""
    return plus(due, WEEK), max(s.later(wait.last_word, "check_in.open_days"), plus(due, FORTNIGHT))


def _promised(s: Situation, promise: Promise, grace: int) -> str:
    fact = promise.fact
    who = s.name(promise.by) if promise.by else "They"
    assert promise.latest is not None
    told = f"{who} said {quote(fact.event.words)} on {said(fact.at, s.zone)}" if fact.event.words else (
        f"{who} named {said_day(promise.latest)}"
    )  # fmt: skip
    return f"{told}; {number(grace)} business days' grace after {said_day(promise.latest)} are fair."


def _week(s: Situation, wait: Wait, person: str | None) -> Pause:
    reader, nine = s.reader(person), s.clock("check_in.hour")
    days = s.number("check_in.after_business_days")
    if wait.promise is not None and wait.promise.earliest is not None:
        said_by = f"They named no last day, only {said_day(wait.promise.earliest)} as the first"
    elif wait.last_word > s.now:
        said_by = f"The recording is planned for {said(wait.last_word, s.zone)}"
    else:
        said_by = f"No time was named; the last word was on {said(wait.last_word, s.zone)}"
    if days:
        last = wait.last_word.astimezone(s.days_zone).date()
        day = s.days.calendar.add(last, days, counting=True)
        which = ORDINALS.get(days, "next")
        text = f"{said_by}, and where people are hired within days the {which} business day is right."
        return Pause(s.days.nine(day, nine, reader), "T3", text)
    until = s.days.nine_from(s.later(wait.last_word, "check_in.after_hours", "hours"), nine, reader)
    span = s.number("check_in.after_hours") // 24
    words = "a week" if span == 7 else f"{span} days"
    return Pause(until, "T3", f"{said_by}, and {words} from there {'is' if span == 7 else 'are'} fair.")


ORDINALS = {1: "next", 2: "second", 3: "third", 4: "fourth", 5: "fifth"}


def _vague(s: Situation, wait: Wait, person: str | None) -> Pause:
    reader, nine = s.reader(person), s.clock("check_in.hour")
    key = "delay.first_days" if wait.vague == 1 else "delay.second_days"
    until = s.days.nine_from(s.later(wait.last_word, key), nine, reader)
    weeks = number(s.number(key) // 7)
    return Pause(until, "T10", f"They are still deciding and named no day; {weeks} weeks of quiet are fair.")


def thaw(s: Situation, hold: Fact, person: str | None) -> Pause:
    """Until when a hold is respected: two business days after the date they gave, else six weeks (T10)."""
    reader, nine = s.reader(person), s.clock("check_in.hour")
    application = s.case.application
    reading = days_of(hold, application.country, application.region)
    last = reading.latest or reading.earliest
    if last is not None:
        grace = s.number("hold.grace_business_days")
        until = s.days.nine(s.days.calendar.add(last, grace, counting=True), nine, reader)
        text = f"They spoke of {said_day(last)}; {number(grace)} business days after it are fair."
        return Pause(until, "T10", text)
    day = day_plus(local_day(hold.at, s.zone), s.number("hold.reconnect_days"))
    weeks = number(s.number("hold.reconnect_days") // 7)
    text = f"It was put on hold on {said(hold.at, s.zone)} without a date; {weeks} weeks of quiet are fair."
    return Pause(s.days.nine(day, nine, reader), "T10", text)
