"""One point in time, whatever it is named by: the grammar's rules by the kind of word that begins them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from afterword.timewords.counts import Amount, after_event, amount, count, reach, unit_at, up_to
from afterword.timewords.dates import day_first, day_number, figures, month_first
from afterword.timewords.feasts import feast, holiday_in
from afterword.timewords.here import DAY, WEEK
from afterword.timewords.periods import Span, ahead, end_of, nth_of_month, part_of, period, whole
from afterword.timewords.reader import Reader
from afterword.timewords.readings import Direction, Firmness, Form, Found, Point, single
from afterword.timewords.weekdays import date_after, related_weekday, weekday, weekdays

DAY_WORDS = frozenset(("weekday", "dayword", "rel", "number", "month", "ordinal", "feast", "holiday", "anaphor"))
"""Kinds of words that name a day, after a part of it ("late on Thursday")."""

NO_DAY = (Form.COUNT, Form.CLOCK)


def point(r: Reader, i: int) -> Found:
    """The longest point in time that begins at a token, without its direction."""
    term = r.term(i)
    if term.kind == "the":
        return None if r.term(term.after).kind == "the" else point(r, term.after)
    if not term.kind and not r.low(i).isdecimal():
        return None
    rule = RULES.get(term.kind)
    return rule(r, i) if rule else None


def _number(r: Reader, i: int) -> Found:
    number = r.number(i)
    named = r.term(number[1]) if number else None
    if number and named and named.kind == "weekdays" and r.term(named.after).kind == "ahead":
        day = r.here.coming(named.value) + WEEK * (number[0] - 1)
        return single(day, Form.WEEKDAY), r.term(named.after).after
    return figures(r, i) or count(r, i) or day_first(r, i)


def related(r: Reader, i: int) -> Found:
    """`this Friday`, `next week`, `the next two weeks`, `last month`, `the following Monday`, `next Easter`."""
    term = r.term(i)
    which, following = term.value, r.term(term.after)
    of_month = nth_of_month(r, -1, term.after) if which == "last" else None
    if of_month is not None:
        return of_month
    if following.kind == "weekday":
        return related_weekday(r, which, term.after)
    span = period(r, i)
    if span is not None:
        return _day_of_month(r, span) or (whole(r, span), span.after)
    if following.kind in ("feast", "holiday"):
        return feast(r, term.after) if which != "last" else None
    if which == "this":
        return (single(r.here.day), following.after) if following.kind == "daypart" else None
    counted = amount(r, term.after)
    if counted is None and following.value in ("business_day", "hour", "day", "fortnight"):
        counted = amount_of_one(r, term.after)
    moved = reach(r, r.here.day, counted[0], -1 if which == "last" else 1) if counted else None
    return (replace(moved, within=which != "last"), counted[1]) if moved and counted else None


def _day_of_month(r: Reader, span: Span) -> Found:
    """`next month 5th`, `this month, on the 12th`."""
    named = day_number(r, r.skip(span.after, links=("on",), marks=",", most=3)) if span.unit == "month" else None
    if named is None or not named[2] or named[0] > span.last.day:
        return None
    return single(span.first + DAY * (named[0] - 1)), named[1]


def amount_of_one(r: Reader, i: int) -> tuple[Amount, int] | None:
    """A unit by itself, which counts as one of it (`the next business day`, `within the hour`)."""
    unit = unit_at(r, i)
    return up_to(r, Amount(1, 1, unit), r.term(i).after) if unit and not r.low(i).endswith("s") else None


def dayword(r: Reader, i: int) -> Found:
    """`today`, `tomorrow`, `tomorrow week`, `today, Friday`."""
    term = r.term(i)
    day, after = r.here.day + DAY * term.value, term.after
    if r.low(after) == "week":
        return single(day + WEEK), after + 1
    named = r.term(r.skip(after, marks=",(", the=False, most=1))
    if named.kind == "weekday" and named.value == day.weekday():
        dated = date_after(r, named.after)
        closed = dated[1] if dated else named.after
        after = closed + (r.low(after) == "(" and r.low(closed) == ")")
    return replace(single(day), past=term.value < 0), after


def part(r: Reader, i: int) -> Found:
    """`early next week`, `mid-June`, `the end of the month`, `late on Thursday`, `the second half of May`."""
    term = r.term(i)
    j = r.skip(term.after, links=("of", "in", "on", "at"), marks="-–,", most=3)
    span = period(r, j, bare=True)
    if span is not None:
        vague = span.unit == "year" and not span.named and term.value != "end"
        return None if vague else (part_of(r, term.value, span), span.after)
    inner = r.term(j)
    if inner.kind == "feast" and inner.value in ("new_year", "in_new_year"):
        january = ahead(r, "month", 13 - r.here.day.month, inner.after)
        return part_of(r, term.value, january), inner.after
    deeper = inner.kind == "part" and term.value in ("some", "later", "end")
    figure = r.low(j).isdecimal() and term.value not in ("half1", "half2")
    if r.depth > 2 or not (deeper or figure or inner.kind in DAY_WORDS):
        return None
    found = r.deeper(part, j) if deeper else point(r, j)
    return found if found and found[0].form not in NO_DAY else None


def unit(r: Reader, i: int) -> Found:
    """`week 24`, `the week after Easter`, `the weekend`; a bare unit names no time."""
    span = period(r, i, bare=r.term(i).value == "weekend")
    return (whole(r, span), span.after) if span is not None else None


def month(r: Reader, i: int) -> Found:
    """`March 4th`, `June`, `the August bank holiday`."""
    found = month_first(r, i)
    span = None if found else period(r, i)
    if span is None:
        return found
    if r.term(span.after).value == "any_holiday":
        named = holiday_in(r, span.first, span.last)
        return (named, r.term(span.after).after) if named else None
    return whole(r, span), span.after


def in_the_morning(r: Reader, i: int) -> Found:
    """`in the morning`, without an hour before it: tomorrow's."""
    alone = r.low(i) == "in" and r.term(i).value == "am" and not r.number(i - 1)
    return (single(r.here.day + DAY), r.term(i).after) if alone else None


def span(r: Reader, i: int) -> Found:
    """`next week`, `Q2`, `w/c 9 March`; with a day of that week after it, the day."""
    found = period(r, i)
    if found is None:
        return None
    j = r.skip(found.after, links=("on",), marks=",(", most=3)
    firmness = Firmness.LIKELY if r.term(j).kind == "hedge" else Firmness.SURE
    if firmness:
        j = r.skip(r.term(j).after, links=("on",), most=2)
    named = r.term(j)
    if found.unit == "week" and named.kind == "weekday" and not r.is_link(named.after, "or", "to"):
        day = r.here.weekday_in(named.value, (found.first, found.last))
        dated = date_after(r, named.after)
        if dated is None or dated[0].first == day:
            return single(day, Form.WEEKDAY, firmness), dated[1] if dated else named.after
    return _day_of_month(r, found) or (whole(r, found), found.after)


def period_end(r: Reader, i: int) -> Found:
    """`EOW`, `month end`, `before the year is out`."""
    term = r.term(i)
    end = end_of(r, ahead(r, term.value, 0, term.after))
    return (replace(end, direction=Direction.BY) if r.low(i) == "before" else end), term.after


def midweek(r: Reader, i: int) -> Found:
    """`midweek`, `midweek next week`."""
    term = r.term(i)
    named = period(r, term.after) if r.term(term.after).kind == "period" else None
    week = named or ahead(r, "week", 0, term.after, named=False)
    return part_of(r, "mid", week), week.after


def hour_of_day(r: Reader, i: int) -> Found:
    """`end of play`, `COB Friday`, `the morning of the 20th`: that day, or today's where only its end is named.

    Its direction is `ON`: "before close of business on Friday" is still by Friday, "after lunch" still that day.
    """
    term = r.term(i)
    j = r.skip(term.after, links=("on", "of", "in", "at"), marks=",", most=3)
    named = r.term(j).kind in ("weekday", "dayword", "rel", "ordinal", "month") or r.low(j).isdecimal()
    found = r.deeper(point, j) if named and r.depth < 3 else None
    if found is None or found[0].form not in (Form.DAY, Form.WEEKDAY, Form.ORDINAL):
        found = (single(r.here.day), term.after) if term.kind == "day_end" else None
    return (replace(found[0], direction=Direction.ON), found[1]) if found else None


def anaphor(r: Reader, i: int) -> Found:
    """`that day`, `the week after`, `afterwards`: from the time read last."""
    term, anchor = r.term(i), r.anchor
    if term.value in ("week", "next_week"):
        week = period(r, i)
        return (whole(r, week), week.after) if week and (anchor or term.value == "next_week") else None
    if term.value == "next_day":
        named = None
        if r.low(term.after - 1) == "after" and not r.depth:
            named = r.deeper(point, term.after) or r.deeper(point, after_event(r, term.after))
        if named is not None and named[0].form not in NO_DAY:
            return single(named[0].last + DAY), named[1]
        return (single(anchor.last + DAY, Form.ANAPHOR) if anchor else single(r.here.day + DAY)), term.after
    if anchor is None or (term.value == "then" and not _means_a_time(r, i)):
        return None
    then = {"after": Direction.AFTER, "same": Direction.BY if r.low(i) == "by" else None}.get(term.value)
    days = anchor.days or (anchor.first,)
    return Point(anchor.first, anchor.last, Form.ANAPHOR, anchor.firmness, days=days, direction=then), term.after


def _means_a_time(r: Reader, i: int) -> bool:
    """Whether `then` is a time: after a preposition, or closing its clause."""
    return r.term(i - 1).kind == "dir" or (not r.low(r.term(i).after).isalnum() and r.low(i - 1).isalpha())


RULES: dict[str, Callable[[Reader, int], Found]] = {
    **dict.fromkeys(("a", "quant", "more"), count),
    **dict.fromkeys(("period", "commencing", "quarter"), span),
    **dict.fromkeys(("day_end", "daypart"), hour_of_day),
    **dict.fromkeys(("feast", "holiday"), feast),
    **dict.fromkeys(("", "number"), _number),
    "weekday": weekday,
    "weekdays": weekdays,
    "rel": related,
    "dayword": dayword,
    "ordinal": day_first,
    "month": month,
    "part": part,
    "unit": unit,
    "period_end": period_end,
    "midweek": midweek,
    "anaphor": anaphor,
    "clock_mark": in_the_morning,
}
