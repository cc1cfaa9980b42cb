"""When asking is fair: the pauses a check-in keeps, each with its rule, and how long it may still go (T2 T3 T5 T10)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache

from afterword.planner.facts import Fact
from afterword.planner.moments import day_plus, local_day, on_day, plus
from afterword.planner.situation import Situation
from afterword.planner.wait import Wait, read_promise
from afterword.planner.words import number, quote, said_day

WEEK = timedelta(days=7)
ORDINALS = {1: "next", 2: "second", 3: "third", 4: "fourth", 5: "fifth"}


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
    """The pauses of the wait that runs, if `person` is asked (their zone, their calendar); several bounds need it.

    The first of the pauses says how long a check-in stays open: from a delay or an earlier check-in a week, then as
    long as any; from a promised day or the last word as the etiquette says.
    """
    found = list(_pauses(s, s.wait, person)) if s.wait else []
    return Asking(tuple(pause for pause, _ in found), found[0][1] if found else ())


def _pauses(s: Situation, wait: Wait, person: str | None) -> Iterator[tuple[Pause, tuple[datetime, ...]]]:
    promise = wait.promise if wait.promise and wait.promise.latest else None
    if wait.asked:
        last, days = wait.asked[-1].at, s.number("check_in.second_after_days")
        until = s.nine_from(s.later(last, "check_in.second_after_days"), person)
        text = f"The last check-in went out on {s.said(last)}; {number(days // 7)} weeks lie between two."
        yield Pause(until, "T5", text), _long(s, wait, until)
    if wait.vague:
        key = "delay.first_days" if wait.vague == 1 else "delay.second_days"
        until, weeks = s.nine_from(s.later(wait.last_word, key), person), number(s.number(key) // 7)
        text = f"They are still deciding and named no day; {weeks} weeks of quiet are fair."
        yield Pause(until, "T10", text), _long(s, wait, until)
    if promise is not None and promise.latest is not None:
        fact, words, day = promise.fact, promise.fact.event.words, said_day(promise.latest)
        who = s.name(promise.by) if promise.by else "They"
        told = f"{who} said {quote(words)} on {s.said(fact.at)}" if words else f"{who} named {day}"
        grace = number(s.number("check_in.grace_business_days"))
        until = s.after_grace(promise.latest, "check_in.grace_business_days", person)
        spans = (s.number("check_in.promise_usual_days"), s.number("check_in.promise_open_days"))
        ends = (s.days.day_past_quiet(promise.latest, span) for span in spans)
        lasts = tuple(on_day(end, s.days.end, s.reader(person).zone) for end in ends)
        yield Pause(until, "T2", f"{told}; {grace} business days' grace after {day} are fair."), lasts
    if not (wait.asked or wait.vague or promise):
        lasts = s.later(wait.last_word, "check_in.usual_days"), s.later(wait.last_word, "check_in.open_days")
        yield _week(s, wait, person), lasts


def _long(s: Situation, wait: Wait, due: datetime) -> tuple[datetime, ...]:
    return plus(due, WEEK), max(s.later(wait.last_word, "check_in.open_days"), plus(due, WEEK * 2))


def _week(s: Situation, wait: Wait, person: str | None) -> Pause:
    """One to two weeks from the last word (T3); where people are hired within days, a few business days."""
    days, span = s.number("check_in.after_business_days"), s.number("check_in.after_hours") // 24
    if wait.promise is not None and wait.promise.earliest is not None:
        told = f"They named no last day, only {said_day(wait.promise.earliest)} as the first"
    elif wait.last_word > s.now:
        told = f"The recording is planned for {s.said(wait.last_word)}"
    else:
        told = f"No time was named; the last word was on {s.said(wait.last_word)}"
    if days:
        text = f"{told}, and where people are hired within days the {ORDINALS.get(days, 'next')} business day is right."
        last = local_day(wait.last_word, s.zone)
        return Pause(s.after_grace(last, "check_in.after_business_days", person), "T3", text)
    until = s.nine_from(s.later(wait.last_word, "check_in.after_hours"), person)
    return Pause(
        until, "T3", f"{told}, and {'a week from there is' if span == 7 else f'{span} days from there are'} fair."
    )


def thaw(s: Situation, hold: Fact, person: str | None) -> Pause:
    """Until when a hold is respected: two business days after the date they gave, else six weeks (T10)."""
    last = read_promise(hold, s.case.application).last_day
    if last is not None:
        grace = number(s.number("hold.grace_business_days"))
        until = s.after_grace(last, "hold.grace_business_days", person)
        return Pause(until, "T10", f"They spoke of {said_day(last)}; {grace} business days after it are fair.")
    days = s.number("hold.reconnect_days")
    text = f"It was put on hold on {s.said(hold.at)} without a date; {number(days // 7)} weeks of quiet are fair."
    return Pause(s.days.nine(day_plus(local_day(hold.at, s.zone), days), s.reader(person)), "T10", text)
