"""One point in time, whatever it is named by: the grammar's rules by the kind of word that begins them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from afterword.timewords.counts import Amount, after_event, amount, count, reach, up_to
from afterword.timewords.dates import day_first, day_number, figures, month_first, single
from afterword.timewords.feasts import feast, holiday_in
from afterword.timewords.here import DAY, WEEK
from afterword.timewords.periods import Span, ahead, end_of, last_of_month, part_of, period, whole
from afterword.timewords.reader import Reader
from afterword.timewords.readings import Direction, Firmness, Form, Found, Point
from afterword.timewords.weekdays import date_after, related_weekday, weekday, weekdays


def point(r: Reader, i: int) -> Found:
    """The longest point in time that begins at a token, without its direction."""
    term = r.term(i)
    if term.kind == "the":
        return None if r.term(term.after).kind == "the" else point(r, term.after)
    rule = RULES.get(term.kind)
    if rule is None:
        return _number(r, i) if r.low(i).isdecimal() else None
    return rule(r, i)


def _number(r: Reader, i: int) -> Found:
    number = r.number(i)
    named = r.term(number[1]) if number else None
    if number and named and named.kind == "weekdays" and r.term(named.after).kind == "ahead":
        day = r.here.coming(named.value) + WEEK * (number[0] - 1)
        return single(day, Form.WEEKDAY), r.term(named.after).after
    return figures(r, i) or count(r, i) or day_first(r, i)


def _ordinal(r: Reader, i: int) -> Found:
    quarter = r.term(i)
    if r.term(quarter.after).value == "quarter" and quarter.value <= 4:
        return None
    return day_first(r, i)


def related(r: Reader, i: int) -> Found:
    """`this Friday`, `next week`, `the next two weeks`, `last month`, `the following Monday`, `next Easter`."""
    term = r.term(i)
    following = r.term(term.after)
    if term.value == "last":
        of_month = last_of_month(r, term.after)
        if of_month is not None:
            return of_month
    if following.kind == "weekday":
        return related_weekday(r, term.value, term.after)
    span = period(r, i)
    if span is not None:
        return _day_of_month(r, span) or (whole(r, span), span.after)
    if following.kind in ("feast", "holiday"):
        return feast(r, term.after) if term.value != "last" else None
    if following.kind == "daypart" and term.value == "this":
        return single(r.here.day), following.after
    counted = amount(r, term.after)
    if counted is None and following.kind == "unit" and following.value != "weekend":
        said = amount_of_one(r, term.after)
        counted = said if following.value in ("business_day", "hour", "day", "fortnight") else None
    if counted is None or term.value == "this":
        return None
    moved = reach(r, r.here.day, counted[0], -1 if term.value == "last" else 1)
    return (replace(moved, within=term.value != "last"), counted[1]) if moved else None


def _day_of_month(r: Reader, span: Span) -> Found:
    """`next month 5th`, `this month, on the 12th`."""
    if span.unit != "month":
        return None
    named = day_number(r, r.skip(span.after, links=("on",), marks=",", most=3))
    if named is None or not named[2] or named[0] > span.last.day:
        return None
    return single(span.first + DAY * (named[0] - 1)), named[1]


def amount_of_one(r: Reader, i: int) -> tuple[Amount, int] | None:
    """A unit by itself, which counts as one of it (`the next business day`, `within the hour`)."""
    unit = r.term(i)
    if unit.kind != "unit" or unit.value == "weekend" or r.low(i).endswith("s"):
        return None
    one = Amount(1, 1, unit.value)
    return up_to(r, one, unit.after) or (one, unit.after)


def dayword(r: Reader, i: int) -> Found:
    """`today`, `tomorrow`, `tomorrow week`, `today, Friday`."""
    term = r.term(i)
    day, after = r.here.day + DAY * term.value, term.after
    following = r.term(after)
    if following.kind == "unit" and r.low(after) == "week":
        return single(day + WEEK), following.after
    j = after + 1 if r.low(after) in (",", "(") else after
    named = r.term(j)
    if named.kind == "weekday" and named.value == day.weekday():
        dated = date_after(r, named.after)
        after = dated[1] if dated else named.after
        after += 1 if r.low(j - 1) == "(" and r.low(after) == ")" else 0
    return replace(single(day), past=term.value < 0), after


def part(r: Reader, i: int) -> Found:
    """`early next week`, `mid-June`, `the end of the month`, `late on Thursday`, `the second half of May`."""
    term = r.term(i)
    j = r.skip(term.after, links=("of", "in", "on", "at"), marks="-–,", most=3)
    span = period(r, j, bare=True)
    if span is not None:
        if span.unit == "year" and not span.named and term.value != "end":
            return None
        return part_of(r, term.value, span), span.after
    inner = r.term(j)
    if inner.kind == "feast" and inner.value in ("new_year", "in_new_year"):
        first = feast(r, j)
        if first is not None:
            january = Span("month", first[0].first, first[0].first + DAY * 30, first[1])
            return part_of(r, term.value, january), first[1]
    if inner.kind == "part" and term.value in ("some", "later", "end") and r.depth < 3:
        r.depth += 1
        found = part(r, j)
        r.depth -= 1
        return found
    if inner.kind in ("weekday", "dayword", "rel", "number", "month", "ordinal", "feast", "holiday", "anaphor") or (
        r.low(j).isdecimal() and term.value not in ("half1", "half2")
    ):
        found = point(r, j) if r.depth < 3 else None
        return found if found and found[0].form not in (Form.COUNT, Form.CLOCK) else None
    return None


def unit(r: Reader, i: int) -> Found:
    """`week 24`, `the week after Easter`, `the weekend`; a bare unit names no time."""
    span = period(r, i)
    if span is None and r.term(i).value == "weekend":
        span = ahead(r, "weekend", 0, r.term(i).after, named=False)
    return (whole(r, span), span.after) if span is not None else None


def month(r: Reader, i: int) -> Found:
    """`March 4th`, `June`, `the August bank holiday`."""
    found = month_first(r, i)
    if found is not None:
        return found
    span = period(r, i)
    if span is None:
        return None
    inner = r.term(span.after)
    if inner.kind in ("feast", "holiday") and inner.value in ("any_holiday",):
        named = holiday_in(r, span.first, span.last)
        return (named, inner.after) if named else None
    return whole(r, span), span.after


def in_the_morning(r: Reader, i: int) -> Found:
    """`in the morning`, without an hour before it: tomorrow's."""
    term = r.term(i)
    if r.low(i) != "in" or term.value != "am" or r.number(i - 1):
        return None
    return single(r.here.day + DAY), term.after


def span(r: Reader, i: int) -> Found:
    """`next week`, `Q2`, `w/c 9 March`; with a day of that week after it, the day."""
    found = period(r, i)
    if found is None:
        return None
    j = r.skip(found.after, links=("on",), marks=",(", most=3)
    firmness = Firmness.SURE
    while r.term(j).kind == "hedge":
        j, firmness = r.term(j).after, Firmness.LIKELY
    j = r.skip(j, links=("on",), most=2)
    named = r.term(j)
    if found.unit == "week" and named.kind == "weekday" and not r.is_link(named.after, "or", "to"):
        day = r.here.weekday_in(named.value, (found.first, found.last))
        dated = date_after(r, named.after)
        if dated is None or dated[0].first == day:
            return single(day, Form.WEEKDAY, firmness), dated[1] if dated else named.after
    return _day_of_month(r, found) or (whole(r, found), found.after)


def period_end(r: Reader, i: int) -> Found:
    """`EOW`, `month end`, `before the year is out`; a month may follow (`end of month June`)."""
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
    if r.term(j).kind in ("weekday", "dayword", "rel", "ordinal", "month") or r.low(j).isdecimal():
        found = point(r, j) if r.depth < 3 else None
        if found is not None and found[0].form in (Form.DAY, Form.WEEKDAY, Form.ORDINAL):
            return replace(found[0], direction=Direction.ON), found[1]
    return (replace(single(r.here.day), direction=Direction.ON), term.after) if term.kind == "day_end" else None


def anaphor(r: Reader, i: int) -> Found:
    """`that day`, `the week after`, `afterwards`: from the time read last."""
    term = r.term(i)
    anchor = r.anchor
    if term.value in ("week", "next_week"):
        week = period(r, i)
        return (whole(r, week), week.after) if week and (anchor or term.value == "next_week") else None
    if term.value == "next_day" and r.low(term.after - 1) == "after" and not r.depth:
        r.depth += 1
        found = point(r, term.after) or point(r, after_event(r, term.after))
        r.depth -= 1
        if found is not None and found[0].form not in (Form.COUNT, Form.CLOCK):
            return single(found[0].last + DAY), found[1]
    if term.value == "next_day":
        base = anchor.last if anchor else r.here.day
        return single(base + DAY, Form.ANAPHOR if anchor else Form.DAY), term.after
    if anchor is None or (term.value == "then" and not _means_a_time(r, i)):
        return None
    direction = Direction.AFTER if term.value == "after" else None
    if term.value == "same" and r.low(i) == "by":
        direction = Direction.BY
    days = anchor.days or (anchor.first,)
    return Point(anchor.first, anchor.last, Form.ANAPHOR, anchor.firmness, days=days, direction=direction), term.after


def _means_a_time(r: Reader, i: int) -> bool:
    """Whether `then` is a time: after a preposition, or closing its clause."""
    after = r.low(r.term(i).after)
    return r.term(i - 1).kind == "dir" or ((not after or not after.isalnum()) and r.low(i - 1).isalpha())


RULES: dict[str, Callable[[Reader, int], Found]] = {
    "weekday": weekday,
    "weekdays": weekdays,
    "rel": related,
    "dayword": dayword,
    "number": _number,
    "ordinal": _ordinal,
    "a": count,
    "quant": count,
    "more": count,
    "month": month,
    "part": part,
    "unit": unit,
    "period": span,
    "commencing": span,
    "quarter": span,
    "period_end": period_end,
    "midweek": midweek,
    "day_end": hour_of_day,
    "daypart": hour_of_day,
    "feast": feast,
    "holiday": feast,
    "anaphor": anaphor,
    "clock_mark": in_the_morning,
}
