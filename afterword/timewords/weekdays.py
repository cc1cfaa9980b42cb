"""Days of the week, alone and with what tells which one is meant."""

from __future__ import annotations

from dataclasses import replace

from afterword.timewords.dates import day_first, figures, month_first, ordinal_day, reconcile
from afterword.timewords.here import DAY, WEEK
from afterword.timewords.periods import period
from afterword.timewords.reader import Reader
from afterword.timewords.readings import Firmness, Form, Found, Point, single

LAST_HOUR = 12
"""Up to here a bare number behind a weekday is an hour ("Tuesday 9"); a greater one may be its date."""


def weekday(r: Reader, i: int) -> Found:
    """`Friday`, `Friday the 16th`, `Friday week`, `Friday of next week`, `Friday next`, `the Monday after Easter`."""
    term = r.term(i)
    which, after = term.value, term.after
    if r.low(after) == "." and len(r.low(i)) <= 4 and r.term(after + 1).kind in ("month", "the"):
        after += 1
    dated = date_after(r, after)
    if dated is not None:
        return reconcile(which, dated[0]), dated[1]
    following, low = r.term(after), r.low(after)
    if low.isdecimal() and LAST_HOUR < int(low) <= 31 and ordinal_day(r, int(low)).first.weekday() == which:
        return single(ordinal_day(r, int(low)).first), after + 1
    if low in ("week", "fortnight"):
        coming, day = _coming(r, which), r.here.coming(which) + WEEK * (1 if low == "week" else 2)
        return replace(coming, first=day, last=day, days=(day,)), following.after
    if following.kind == "rel" and low in ("next", "coming", "prochain"):
        return _next(r, which) if low == "next" else _coming(r, which), following.after
    if following.value == "after" and r.low(following.after) == "next":
        day = r.here.weekday_in(which, r.here.week(2))
        return single(day, Form.WEEKDAY, Firmness.UNSURE), following.after + 1
    return _in_week(r, which, after) or _beside(r, which, i, after) or (_coming(r, which), after)


def weekdays(r: Reader, i: int) -> Found:
    """`on Fridays`: a habit."""
    term = r.term(i)
    return replace(_coming(r, term.value), habit=True), term.after


def related_weekday(r: Reader, which: str, i: int) -> Found:
    """`this Friday`, `next Friday`, `last Friday`, `the following Friday`: with that word read already."""
    term = r.term(i)
    day, after = term.value, term.after
    if which == "last":
        return replace(single(r.here.coming(day) - WEEK, Form.WEEKDAY), past=True), after
    dated = date_after(r, after)
    if dated is not None:
        return reconcile(day, dated[0]), dated[1]
    if which == "following" and r.anchor is not None:
        base = r.anchor.last
        return single(base + DAY * ((day - base.weekday() - 1) % 7 + 1), Form.WEEKDAY), after
    return _next(r, day) if which == "next" else _coming(r, day), after


def date_after(r: Reader, i: int) -> Found:
    """A date right behind a weekday: `, 4 March`, `the 16th`, `(April 27)`."""
    j = r.skip(i, marks=",(", the=False, most=1)
    j = r.skip(j, links=("on",) if j > i else ())
    found = figures(r, j) or month_first(r, j) or (day_first(r, j) if r.term(j).kind != "number" else None)
    if found is None or len(found[0].days) != 1:
        return None
    return found[0], found[1] + (r.low(i) == "(" and r.low(found[1]) == ")")


def _coming(r: Reader, which: int) -> Point:
    """The coming such day; unsure on the same weekday."""
    same = r.here.day.weekday() == which
    return single(r.here.coming(which), Form.WEEKDAY, Firmness.UNSURE if same else Firmness.SURE)


def _next(r: Reader, which: int) -> Point:
    """`next Friday`: that of next week; unsure while this week's still lies ahead."""
    firmness = Firmness.UNSURE if r.here.still_ahead(which) else Firmness.LIKELY
    return single(r.here.weekday_in(which, r.here.week(1)), Form.WEEKDAY, firmness)


def _in_week(r: Reader, which: int, i: int) -> Found:
    j = r.skip(i, links=("of", "in"), marks=",")
    term = r.term(j)
    if (
        r.depth
        or term.kind not in ("period", "commencing", "rel", "anaphor")
        or (term.kind == "anaphor" and not r.anchor)
    ):
        return None
    span = period(r, j)
    if span is None or span.unit != "week":
        return None
    return single(r.here.weekday_in(which, (span.first, span.last)), Form.WEEKDAY, span.firmness), span.after


def _beside(r: Reader, which: int, i: int, after: int) -> Found:
    """`the Monday after Easter`, `the Friday before the 10th`; `the Monday after` the time read last."""
    from afterword.timewords.points import point

    term, definite = r.term(after), r.term(i - 1).kind == "the"
    if term.value not in ("after", "before") or r.depth:
        return None
    found = r.deeper(point, term.after)
    if found is None and r.anchor is not None and not r.low(term.after).isalnum():
        found = r.anchor, term.after
    if found is None or not (definite or found[0].form is Form.FEAST):
        return None
    base = found[0]
    if term.value == "after":
        day = base.last + DAY * ((which - base.last.weekday() - 1) % 7 + 1)
    else:
        day = base.first - DAY * ((base.first.weekday() - which - 1) % 7 + 1)
    return single(day, Form.WEEKDAY, base.firmness), found[1]
