"""Weeks, months, quarters and years, and their parts: early, mid, late, the end, the first half."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from afterword.timewords.dates import month_at, year_at
from afterword.timewords.here import DAY, WEEK, month_of
from afterword.timewords.reader import Reader
from afterword.timewords.readings import Firmness, Form, Found, Point, single

WHOLE = {"week": Form.WEEK, "month": Form.MONTH, "quarter": Form.PERIOD, "year": Form.PERIOD, "weekend": Form.WEEKEND}

MONTHS_IN = {"month": 1, "quarter": 3, "year": 12}

NAMED_DAYS = frozenset({Form.DAY, Form.ORDINAL, Form.WEEKDAY, Form.FEAST})


@dataclass(frozen=True, slots=True)
class Span:
    """A calendar week, month, quarter or year as a whole, and the token after its words.

    `named` tells a period said by its name or as "this"/"next" from a mere "the week".
    """

    unit: str
    first: date
    last: date
    after: int
    named: bool = True
    firmness: Firmness = Firmness.SURE


def ahead(r: Reader, unit: str, number: int, after: int, *, named: bool = True) -> Span:
    """The period `number` units on from the one that holds today."""
    here = r.here
    if unit in MONTHS_IN:
        size = MONTHS_IN[unit]
        month = (here.day.month - 1) // size * size + 1 + size * number
        return Span(unit, month_of(here.day.year, month)[0], month_of(here.day.year, month + size - 1)[1], after, named)
    first, last = here.week(number)
    if unit == "weekend":
        first = last
        while here.calendar.is_weekend(first - DAY) and (last - first).days < 3:
            first -= DAY
    return Span(unit, first, last, after, named)


def period(r: Reader, i: int, *, bare: bool = False) -> Span | None:
    """A period: `next week`, `June`, `this month`, `Q2 2026`, `the week of the 9th`; with `bare`, `the week` too."""
    term, low = r.term(i), r.low(i)
    if term.kind == "the":
        return None if r.term(term.after).kind == "the" else period(r, term.after, bare=bare)
    if term.kind == "period":
        return ahead(r, term.value[:-2], int(term.value[-2:]), term.after)
    if term.kind == "commencing":
        return _week_beside(r, r.skip(term.after, links=("on",), most=2), 0)
    if term.kind == "anaphor" and term.value in ("week", "next_week"):
        beside = _week_beside(r, term.after, 1) if r.low(term.after - 1) == "after" else None
        return beside or _week_of_anchor(r, term.after, 1 if term.value == "next_week" else 0)
    if term.kind == "rel":
        return _related(r, term.value, term.after)
    if term.kind == "month":
        return _month(r, i)
    if term.kind == "quarter":
        return _quarter(r, term.value, term.after)
    if term.kind == "unit":
        return _unit(r, i, bare)
    if bare and len(low) == 4 and low.isdecimal() and low.startswith("20"):
        return Span("year", date(int(low), 1, 1), date(int(low), 12, 31), i + 1)
    return None


def _related(r: Reader, which: str, i: int) -> Span | None:
    """`this week`, `next month`, `the following week`, `next March`."""
    term = r.term(i)
    if term.kind == "month":
        return None if which == "last" else _month(r, i)
    unit = str(term.value).removeprefix("business_") if term.kind == "unit" else ""
    if unit not in WHOLE:
        return None
    if which == "following" and unit == "week":
        return _week_of_anchor(r, term.after, 1)
    span = ahead(r, unit, {"this": 0, "last": -1}.get(which, 1), term.after)
    return replace(span, firmness=Firmness.UNSURE) if (unit, which) == ("weekend", "next") else span


def _month(r: Reader, i: int) -> Span | None:
    found = month_at(r, i)
    if found is None:
        return None
    year, after = year_at(r, found[1])
    here = r.here.day
    return Span("month", *month_of(year or here.year + (found[0] < here.month), found[0]), after)


def _quarter(r: Reader, number: int, i: int) -> Span:
    year, after = year_at(r, r.skip(i, links=("of", "in"), most=1))
    here = r.here.day
    first = year or here.year + (number < (here.month - 1) // 3 + 1)
    return Span("quarter", month_of(first, number * 3 - 2)[0], month_of(first, number * 3)[1], after if year else i)


def _unit(r: Reader, i: int, bare: bool) -> Span | None:
    """`week 24`, `the week after Easter`, `week before Christmas`; bare: `the week`."""
    term = r.term(i)
    unit = str(term.value).removeprefix("business_")
    if unit not in WHOLE:
        return None
    if term.value == "week":
        following, number = r.term(term.after), r.low(term.after)
        if number.isdecimal() and 1 <= int(number) <= 53 and r.term(term.after + 1).kind != "unit":
            return _numbered_week(r, int(number), term.after + 1)
        if r.is_link(term.after, "of") and not bare:
            return _week_beside(r, r.skip(term.after + 1, most=2), 0)
        beside = _week_beside(r, following.after, -1) if following.value == "before" else None
        if beside is not None:
            return beside
    return ahead(r, unit, 0, term.after, named=False) if bare else None


def _week_beside(r: Reader, i: int, number: int) -> Span | None:
    """The week of a day that is named (0), the one after it (1), or the one before it (-1)."""
    from afterword.timewords.counts import after_event
    from afterword.timewords.points import point

    if r.depth:
        return None
    found = r.deeper(point, i) or (r.deeper(point, after_event(r, i)) if number else None)
    if found is None or (found[0].form in (Form.COUNT, Form.CLOCK) if number else found[0].form not in NAMED_DAYS):
        return None
    base = found[0].last if number > 0 else found[0].first
    return Span("week", *r.here.week(number, base), found[1], firmness=Firmness.SURE if number else found[0].firmness)


def _week_of_anchor(r: Reader, after: int, number: int) -> Span:
    return Span("week", *r.here.week(number, r.anchor.last if r.anchor else None), after)


def _numbered_week(r: Reader, number: int, after: int) -> Span | None:
    for year in (r.here.day.year, r.here.day.year + 1):
        if number == 53 and date(year, 12, 28).isocalendar().week < 53:
            continue
        first = date.fromisocalendar(year, number, 1)
        if first + DAY * 6 >= r.here.day:
            return Span("week", first, first + DAY * 6, after)
    return None


def nth_of_month(r: Reader, number: int, i: int) -> Found:
    """`first week of June`, `second Monday in March`; `number` -1 for `last Friday in April`: the tokens behind it."""
    term = r.term(i)
    j = r.skip(term.after, links=("of", "in"))
    if j == term.after or not (term.kind == "weekday" or r.low(i) == "week") or number > 5:
        return None
    span = period(r, j, bare=True)
    if span is None or span.unit != "month":
        return None
    if term.kind == "weekday":
        days = [day for n in range(31) if (day := span.first + DAY * n) <= span.last and day.weekday() == term.value]
        at = number - 1 if number > 0 else -1
        return (single(days[at]), span.after) if at < len(days) else None
    if number < 0:
        days = r.here.business(span.last - DAY * 9, span.last)[-5:]
    else:
        first, last = r.here.week(0, span.first)
        skipped = not r.here.calendar.between(max(first, span.first), last)
        first, last = first + WEEK * (number - 1 + skipped), last + WEEK * (number - 1 + skipped)
        days = r.here.business(max(first, span.first), min(last, span.last))
    return Point(days[0], days[-1], Form.WEEK, Firmness.LIKELY), span.after


def whole(r: Reader, span: Span) -> Point:
    """A period as a whole: its business days, from today on if it has begun."""
    today, past = r.here.day, span.last < r.here.day
    form, first, firmness = WHOLE[span.unit], span.first, span.firmness
    if span.unit == "weekend":
        return Point(first, span.last, form, firmness, past)
    running = first <= today <= span.last
    if not running:
        days = r.here.business(first, span.last)
        return Point(days[0], days[-1], form, firmness, past)
    days = r.here.calendar.between(today, span.last)
    if not days:
        days, firmness = (
            r.here.business(*(r.here.week(1) if span.unit == "week" else (today, span.last))),
            Firmness.UNSURE,
        )
    return Point(today, days[-1], form, firmness)


def part_of(r: Reader, part: str, span: Span) -> Point:
    """A part of a period, by the conventions of `when`."""
    if part in ("some", "later") or span.unit == "weekend":
        return whole(r, span)
    if part == "end":
        return end_of(r, span)
    if part == "last":
        last = r.here.calendar.on_or_before(span.last)
        return replace(single(last, firmness=span.firmness), past=last < r.here.day)
    if span.unit == "week":
        return _part_of_week(r, part, span)
    if span.unit == "month":
        last_day = span.last.day
        pieces = {"early": (1, 10), "mid": (11, 20), "late": (21, last_day), "half1": (1, 15), "half2": (16, last_day)}
        first, last = (span.first + DAY * (day - 1) for day in pieces[part])
        return Point(first, last, Form.MONTH_PART, Firmness.LIKELY)
    size = MONTHS_IN[span.unit]
    low, high = {"early": (0, 2), "mid": (2, 4), "late": (4, 6), "half1": (0, 3), "half2": (3, 6)}[part]
    year, month = span.first.year, span.first.month
    first, last = month_of(year, month + low * size // 6)[0], month_of(year, month + max(1, high * size // 6) - 1)[1]
    return Point(first, last, Form.PERIOD, Firmness.LIKELY, last < r.here.day)


def _part_of_week(r: Reader, part: str, span: Span) -> Point:
    days = r.here.business(span.first, span.last)
    half = (len(days) + 1) // 2
    chosen = {
        "early": days[:2],
        "mid": days[1:-1] or days,
        "late": days[-2:],
        "half1": days[:half],
        "half2": days[len(days) - half :],
    }[part]
    past = chosen[-1] < r.here.day
    if past and not span.named:
        return _part_of_week(r, part, Span("week", span.first + WEEK, span.last + WEEK, span.after))
    return Point(chosen[0], chosen[-1], Form.WEEK_PART, Firmness.LIKELY, past)


def end_of(r: Reader, span: Span) -> Point:
    """The end of a period: this week until its last business day, another's last two, of longer ones the last three."""
    today, days = r.here.day, r.here.business(span.first, span.last)
    if days[-1] < today <= span.last:
        days = r.here.business(*(r.here.week(1) if span.unit == "week" else (today, today)))
        return Point(today, days[-1], Form.PERIOD_END, Firmness.UNSURE)
    running = span.unit == "week" and span.first <= today <= span.last
    first = today if running else days[-2 if span.unit == "week" else -3 :][0]
    return Point(first, days[-1], Form.PERIOD_END, span.firmness)
