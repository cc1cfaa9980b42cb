"""Weeks, months, quarters and years, and their parts: early, mid, late, the end, the first half."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from afterword.timewords.here import DAY, WEEK, month_of
from afterword.timewords.reader import Reader
from afterword.timewords.readings import Firmness, Form, Found, Point

WHOLE = {"week": Form.WEEK, "month": Form.MONTH, "quarter": Form.PERIOD, "year": Form.PERIOD, "weekend": Form.WEEKEND}


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
    if unit == "week":
        return Span(unit, *here.week(number), after, named)
    if unit == "weekend":
        first = here.calendar
        day = here.week(number)[1]
        start = day
        while first.is_weekend(start - DAY) and (day - start).days < 3:
            start -= DAY
        return Span(unit, start, day, after, named)
    if unit == "month":
        return Span(unit, *month_of(here.day.year, here.day.month + number), after, named)
    if unit == "quarter":
        month = (here.day.month - 1) // 3 * 3 + 1 + 3 * number
        return Span(unit, month_of(here.day.year, month)[0], month_of(here.day.year, month + 2)[1], after, named)
    year = month_of(here.day.year, 1 + 12 * number)[0].year
    return Span("year", date(year, 1, 1), date(year, 12, 31), after, named)


def period(r: Reader, i: int, *, bare: bool = False) -> Span | None:
    """A period: `next week`, `June`, `this month`, `Q2 2026`, `the week of the 9th`; with `bare`, `the week` too."""
    term = r.term(i)
    if term.kind == "the":
        return None if r.term(term.after).kind == "the" else period(r, term.after, bare=bare)
    if term.kind == "period":
        unit, number = term.value[:-2], int(term.value[-2:])
        return ahead(r, unit, number, term.after)
    if term.kind == "commencing":
        return _week_of(r, term.after)
    if term.kind == "anaphor" and term.value in ("week", "next_week"):
        beside = _week_beside(r, term.after, 1) if r.low(term.after - 1) == "after" else None
        if beside is not None:
            return beside
        return _week_of_anchor(r, term.after, 1 if term.value == "next_week" else 0)
    if term.kind == "rel":
        return _related(r, term.value, term.after)
    if term.kind == "month":
        return _month(r, i)
    if term.kind == "quarter":
        return _quarter(r, term.value, term.after)
    if term.kind == "unit":
        return _unit(r, i, bare)
    low = r.low(i)
    if bare and len(low) == 4 and low.isdecimal() and low.startswith("20"):
        return Span("year", date(int(low), 1, 1), date(int(low), 12, 31), i + 1)
    return None


def _related(r: Reader, which: str, i: int) -> Span | None:
    """`this week`, `next month`, `the following week`, `next March`."""
    term = r.term(i)
    unit = {"business_week": "week"}.get(str(term.value), str(term.value)) if term.kind == "unit" else ""
    if unit in WHOLE:
        if which == "following":
            return _week_of_anchor(r, term.after, 1) if unit == "week" else ahead(r, unit, 1, term.after)
        span = ahead(r, unit, {"this": 0, "next": 1, "last": -1}[which], term.after)
        if unit == "weekend" and which == "next":
            return Span(unit, span.first, span.last, term.after, firmness=Firmness.UNSURE)
        return span
    if term.kind == "month":
        return None if which == "last" else _month(r, i)
    return None


def _month(r: Reader, i: int) -> Span | None:
    from afterword.timewords.dates import month_at, year_at

    found = month_at(r, i)
    if found is None:
        return None
    month, after = found
    year, after = year_at(r, after)
    here = r.here.day
    span = month_of(year or (here.year if month >= here.month else here.year + 1), month)
    return Span("month", *span, after)


def _quarter(r: Reader, number: int, i: int) -> Span:
    from afterword.timewords.dates import year_at

    year, after = year_at(r, r.skip(i, links=("of", "in"), most=1))
    here = r.here.day
    year = year or here.year + (1 if number < (here.month - 1) // 3 + 1 else 0)
    after = after if after > i + 1 else i
    return Span("quarter", month_of(year, number * 3 - 2)[0], month_of(year, number * 3)[1], after)


def _unit(r: Reader, i: int, bare: bool) -> Span | None:
    """`week 24`, `the week after Easter`, `week before Christmas`; bare: `the week`."""
    term = r.term(i)
    if term.value not in WHOLE and term.value != "business_week":
        return None
    if term.value == "week":
        number = r.number(term.after)
        if number and r.low(term.after).isdecimal() and 1 <= number[0] <= 53 and r.term(number[1]).kind != "unit":
            return _numbered_week(r, *number)
        if r.is_link(term.after, "of") and not bare:
            return _week_of(r, term.after + 1)
        beside = _beside(r, term.after)
        if beside is not None:
            return beside
    if not bare:
        return None
    return ahead(r, "week" if term.value == "business_week" else term.value, 0, term.after, named=False)


def _beside(r: Reader, i: int) -> Span | None:
    """The week before a day that is named."""
    term = r.term(i)
    return _week_beside(r, term.after, -1) if term.kind == "dir" and term.value == "before" else None


def _week_beside(r: Reader, i: int, ahead_by: int) -> Span | None:
    from afterword.timewords.points import point

    if r.depth:
        return None
    from afterword.timewords.counts import after_event

    r.depth += 1
    found = point(r, i) or point(r, after_event(r, i))
    r.depth -= 1
    if found is None or found[0].form in (Form.COUNT, Form.CLOCK):
        return None
    base = found[0].last if ahead_by > 0 else found[0].first
    return Span("week", *r.here.week(ahead_by, base), found[1])


def _week_of(r: Reader, i: int) -> Span | None:
    from afterword.timewords.points import point

    if r.depth:
        return None
    r.depth += 1
    found = point(r, r.skip(i, links=("on",), most=2))
    r.depth -= 1
    if found is None or found[0].form not in (Form.DAY, Form.ORDINAL, Form.WEEKDAY, Form.FEAST):
        return None
    return Span("week", *r.here.week(0, found[0].first), found[1], firmness=found[0].firmness)


def _week_of_anchor(r: Reader, after: int, number: int) -> Span:
    if r.anchor is None:
        return ahead(r, "week", 1 if number else 0, after)
    return Span("week", *r.here.week(number, r.anchor.last), after)


def _numbered_week(r: Reader, number: int, after: int) -> Span | None:
    for year in (r.here.day.year, r.here.day.year + 1):
        if number == 53 and date(year, 12, 28).isocalendar().week < 53:
            continue
        first = date.fromisocalendar(year, number, 1)
        if first + DAY * 6 >= r.here.day:
            return Span("week", first, first + DAY * 6, after)
    return None


def week_of_month(r: Reader, number: int, i: int) -> Found:
    """`first week of June`, `second Monday in March`: with the ordinal read already."""
    from afterword.timewords.dates import single

    term = r.term(i)
    weekly = r.low(i) == "week" and term.kind in ("unit", "commencing")
    if term.kind != "weekday" and not weekly:
        return None
    j = r.skip(term.after, links=("of", "in"))
    span = period(r, j, bare=True) if j > i + 1 else None
    if span is None or span.unit != "month" or not 1 <= number <= 5:
        return None
    if term.kind == "weekday":
        day = span.first + DAY * ((term.value - span.first.weekday()) % 7) + WEEK * (number - 1)
        return (single(day), span.after) if day <= span.last else None
    first, last = r.here.week(0, span.first)
    if len(r.here.calendar.between(max(first, span.first), last)) == 0:
        first, last = first + WEEK, last + WEEK
    first, last = first + WEEK * (number - 1), last + WEEK * (number - 1)
    days = r.here.business(max(first, span.first), min(last, span.last))
    return Point(days[0], days[-1], Form.WEEK, Firmness.LIKELY), span.after


def last_of_month(r: Reader, i: int) -> Found:
    """`last week of March`, `last Friday in April`: the tokens after `the last`."""
    term = r.term(i)
    if term.kind != "weekday" and r.low(i) != "week":
        return None
    j = r.skip(term.after, links=("of", "in"))
    span = period(r, j, bare=True) if j > term.after else None
    if span is None or span.unit != "month":
        return None
    if term.kind == "weekday":
        day = span.last - DAY * ((span.last.weekday() - term.value) % 7)
        return Point(day, day, Form.DAY, days=(day,)), span.after
    days = r.here.business(span.last - DAY * 9, span.last)[-5:]
    return Point(days[0], days[-1], Form.WEEK, Firmness.LIKELY), span.after


def whole(r: Reader, span: Span) -> Point:
    """A period as a whole: its business days, from today on if it has begun."""
    past = span.last < r.here.day
    if span.unit == "weekend":
        return Point(span.first, span.last, WHOLE[span.unit], span.firmness, past)
    first = span.first if past else max(span.first, r.here.day)
    days = r.here.business(first, span.last)
    running = span.first <= r.here.day <= span.last
    if running and not r.here.calendar.between(first, span.last):
        following = r.here.week(1) if span.unit == "week" else (span.first, span.last)
        days = r.here.business(*following)
        return Point(r.here.day, days[-1], WHOLE[span.unit], Firmness.UNSURE)
    return Point(r.here.day if running else days[0], days[-1], WHOLE[span.unit], span.firmness, past)


def part_of(r: Reader, part: str, span: Span) -> Point:
    """A part of a period, by the conventions of `when`."""
    if part in ("some", "later"):
        return whole(r, span)
    if part == "end":
        return end_of(r, span)
    if part == "last":
        last = r.here.calendar.on_or_before(span.last)
        return Point(last, last, Form.DAY, span.firmness, last < r.here.day, days=(last,))
    if span.unit == "week":
        return _part_of_week(r, part, span)
    if span.unit == "month":
        return _part_of_month(part, span)
    if span.unit == "weekend":
        return whole(r, span)
    third = (span.last.month - span.first.month + 1) // 3
    months = {"early": (0, third), "mid": (third, 2 * third), "late": (2 * third, 3 * third)}
    low, high = months.get(part, (0, 3 * third // 2) if part == "half1" else (3 * third // 2, 3 * third))
    first = month_of(span.first.year, span.first.month + low)[0]
    last = month_of(span.first.year, span.first.month + max(high, low + 1) - 1)[1]
    return Point(first, last, Form.PERIOD, Firmness.LIKELY, last < r.here.day)


def _part_of_week(r: Reader, part: str, span: Span) -> Point:
    days = r.here.business(span.first, span.last)
    half = (len(days) + 1) // 2
    pieces = {
        "early": days[:2],
        "mid": days[1:-1] or days,
        "late": days[-2:],
        "half1": days[:half],
        "half2": days[len(days) - half :],
    }
    chosen = pieces[part]
    if chosen[-1] < r.here.day and not span.named:
        return _part_of_week(r, part, Span("week", span.first + WEEK, span.last + WEEK, span.after))
    return Point(chosen[0], chosen[-1], Form.WEEK_PART, Firmness.LIKELY, chosen[-1] < r.here.day)


def _part_of_month(part: str, span: Span) -> Point:
    last = span.last.day
    low, high = {"early": (1, 10), "mid": (11, 20), "late": (21, last), "half1": (1, 15), "half2": (16, last)}[part]
    return Point(span.first + DAY * (low - 1), span.first + DAY * (high - 1), Form.MONTH_PART, Firmness.LIKELY)


def end_of(r: Reader, span: Span) -> Point:
    """The end of a period: this week until its last business day, another's last two, of longer ones the last three."""
    here, days = r.here, r.here.business(span.first, span.last)
    if span.unit == "weekend":
        return whole(r, span)
    if days[-1] < here.day and span.last >= here.day:
        days = here.business(*(here.week(1) if span.unit == "week" else (here.day, here.day)))
        return Point(here.day, days[-1], Form.PERIOD_END, Firmness.UNSURE)
    if span.unit == "week":
        running = span.first <= here.day <= span.last
        return Point(here.day if running else days[-2:][0], days[-1], Form.PERIOD_END, span.firmness)
    return Point(days[-3:][0], days[-1], Form.PERIOD_END, span.firmness)
