"""Counts of days, weeks and the like: from now, from a day that is named, or backwards."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from afterword.timewords.here import DAY, WEEK, add_months
from afterword.timewords.reader import Reader
from afterword.timewords.readings import Firmness, Form, Found, Point

SHORT = 5
"""A count of 1 to 5 "days" without "business" may mean business days: read, and no better than likely."""

FARTHEST = 20_000
"""Days ahead that a count may reach; what goes beyond is no date anybody waits for."""

EVENT_WORDS = 3
"""Words that an event may have before its day: "the panel meeting on"."""

VERBS = frozenset(("is", "are", "was", "has", "have", "back", "comes", "gets", "goes", "meets", "sits", "returns"))
"""Words after which it is no event but a sentence."""

DAYS_IN = {
    "day": 1,
    "business_day": 1,
    "week": 7,
    "business_week": 7,
    "fortnight": 14,
    "month": 30,
    "quarter": 91,
    "year": 365,
}
MONTHS_IN = {"month": 1, "quarter": 3, "year": 12}


@dataclass(frozen=True, slots=True)
class Amount:
    """`low` to `high` units: `soft` where that isn't firm, `half` for half a unit more.

    `top` is the unit of the higher number, if it has its own (`ten days to two weeks`). `open`: the number itself is
    left open ("a few"), and days in it are business days.
    """

    low: int
    high: int
    unit: str
    soft: bool = False
    half: bool = False
    top: str = ""
    open: bool = False


def amount(r: Reader, i: int) -> tuple[Amount, int] | None:
    """`two weeks`, `a few days`, `3 to 5 business days`, `a week or two`, `ten days to a fortnight`."""
    counted = _counted(r, i)
    if counted is None:
        return None
    low, high, soft, j = counted
    unit = unit_at(r, j)
    if unit:
        after = r.term(j).after
        half = r.is_link(after, "and") and r.low(after + 2) == "half"
        return up_to(r, Amount(low, high, unit, soft, half, open=soft), after + 3 if half else after)
    k = _connected(r, j)
    second = _counted(r, k) if k > j else None
    unit = unit_at(r, second[3]) if second else ""
    if second is None or not unit:
        return None
    low, high = sorted((low, second[1]))
    return Amount(low, high, unit, soft or second[2], open=soft or second[2]), r.term(second[3]).after


def unit_at(r: Reader, i: int) -> str:
    """The unit that is counted there; empty if none is."""
    term = r.term(i)
    return str(term.value) if term.kind == "unit" and term.value != "weekend" else ""


def _counted(r: Reader, i: int) -> tuple[int, int, bool, int] | None:
    """A number, an article or an open count (low, high, whether open), and the index of its unit."""
    term = r.term(i)
    if term.kind == "quant":
        low, _, high = str(term.value).partition("-")
        return int(low), int(high or low), True, _more(r, term.after)
    if term.kind in ("a", "more"):
        following = _more(r, term.after)
        counted = _counted(r, following) if term.kind == "more" or following > term.after else None
        return counted or ((1, 1, False, following) if term.kind == "a" or unit_at(r, following) else None)
    number = r.number(i)
    if number is None:
        return None
    after = _more(r, number[1])
    if r.low(after) == "(" and r.low(after + 2) == ")":
        after = _more(r, after + 3)
    if r.low(after) in ("-", "–") and unit_at(r, after + 1):
        after += 1
    return number[0], number[0], False, after


def _more(r: Reader, i: int) -> int:
    while r.term(i).kind == "more":
        i = r.term(i).after
    return i


def _connected(r: Reader, i: int) -> int:
    """The index after what joins the two ends of a range: a dash, `to`, `or`, `and`, `, maybe`."""
    j = i + (r.low(i) in (",", "-", "–", "—", "/"))
    while r.is_link(j, "to", "or", "and") or r.term(j).kind in ("hedge", "sequel"):
        j = r.term(j).after
    return j


def up_to(r: Reader, first: Amount, i: int) -> tuple[Amount, int]:
    """A count with its higher end, if it has one: `a week or two`, `a week to ten days`, `two weeks, maybe three`."""
    if first.unit == "week" and first.high == 1 and r.term(i).kind == "sequel" and r.term(i).value == "around":
        return Amount(7, 10, "day", soft=True), r.term(i).after
    j = _connected(r, i)
    second = _counted(r, j) if j > i and r.low(i) != "/" else None
    if second is None or r.is_link(i, "and"):
        return first, i
    _, high, _, k = second
    unit = unit_at(r, k)
    soft = first.soft or any(r.term(m).kind == "hedge" or r.is_link(m, "or") for m in range(i, j))
    if unit in DAYS_IN:
        more = high * DAYS_IN[unit] > first.high * DAYS_IN.get(first.unit, 1)
        return (replace(first, high=high, soft=soft, top=unit), r.term(k).after) if more else (first, i)
    aside = r.low(i) == "," and j == i + 1 and r.term(k).kind != "sequel"
    figure = r.low(k) in (":", ".") and r.low(k + 1).isdecimal() and r.text.joined(k + 1)
    if aside or figure or high <= first.high or r.term(k).kind in ("month", "clock_mark", "ordinal_suffix"):
        return first, i
    return replace(first, high=high, soft=soft), k


def add(r: Reader, base: date, number: int, unit: str, *, business: bool = False) -> date | None:
    """`number` units after `base` (before it, if negative); None where that leads out of the calendar."""
    if unit == "hour":
        return (r.here.at + timedelta(hours=min(number, FARTHEST))).date() if base == r.here.day else base
    if unit == "minute":
        return base
    if abs(number) * DAYS_IN[unit] > FARTHEST:
        return None
    if unit in MONTHS_IN:
        return add_months(base, number * MONTHS_IN[unit])
    if unit == "business_day" or (unit == "day" and business):
        return r.here.calendar.add(base, number)
    return base + DAY * (number * DAYS_IN[unit])


def reach(r: Reader, base: date, said: Amount, sign: int = 1) -> Point | None:
    """The days that lie an amount away from `base`."""
    low = add(r, base, said.low * sign, said.unit, business=said.open)
    high = add(r, base, said.high * sign, said.top or said.unit, business=said.open)
    if low is None or high is None:
        return None
    if said.half and said.unit in DAYS_IN:
        low = high = high + DAY * ((DAYS_IN[said.unit] + 1) // 2) * sign
    likely = said.soft or said.half or (said.unit == "day" and said.high <= SHORT)
    firmness = Firmness.LIKELY if likely else Firmness.SURE
    return Point(min(low, high), max(low, high), Form.COUNT, firmness, past=sign < 0)


def count(r: Reader, i: int) -> Found:
    """A count with what it is counted from: `two weeks ago`, `a week on Friday`, `ten days after Easter`, `3 days`."""
    found = amount(r, i)
    if found is None or found[0].unit == "minute":
        return None
    said, j = found
    if r.term(j).kind == "back":
        point = reach(r, r.here.day, said, -1)
        return (point, r.term(j).after) if point else None
    counted_from = _counted_from(r, said, j)
    if counted_from is None:
        while r.term(j).kind == "ahead" or (r.low(j) == "'" and r.term(j + 1).kind == "ahead"):
            j = r.term(j).after or j + 1
        point = reach(r, r.here.day, said)
        return (point, j) if point else None
    base, after, sign = counted_from
    point = reach(r, base.last if sign > 0 else base.first, said, sign)
    if point is None:
        return None
    weekday = said.unit in ("week", "fortnight") and said.low == said.high and base.form in (Form.WEEKDAY, Form.DAY)
    firmness, past = max(point.firmness, base.firmness), point.last < r.here.day
    return replace(point, form=Form.WEEKDAY if weekday else Form.COUNT, firmness=firmness, past=past), after


def after_event(r: Reader, i: int) -> int:
    """The token of the day behind an event ("the board on Thursday"); past the end if none is named so."""
    j = r.skip(i, most=1)
    if j == i and r.low(i) not in ("our", "their", "your", "my", "a"):
        return len(r.text)
    for k in range(j + 1, j + 1 + EVENT_WORDS):
        if r.is_link(k, "on"):
            return k + 1
        if r.low(k) in VERBS or not r.low(k).isalpha():
            break
    return len(r.text)


def _counted_from(r: Reader, said: Amount, i: int) -> tuple[Point, int, int] | None:
    """The day an amount is counted from, the index after it, and which way."""
    from afterword.timewords.points import point

    term, sign, weeks = r.term(i), 1, said.unit in ("week", "fortnight")
    that = r.low(i + 1) == "that" and (term.value == "after" or term.kind == "link")
    if r.anchor is not None and (r.low(i) == "later" or that):
        return r.anchor, i + (1 if r.low(i) == "later" else 2), 1
    if r.depth > 1:
        return None
    if term.kind == "dir" and term.value in ("after", "before", "from", "since"):
        j, sign = term.after, -1 if term.value == "before" else 1
    elif (
        r.is_link(i, "from", "of")
        or (r.is_link(i, "on") and weeks)
        or (term.kind == "rel" and term.value == "following")
    ):
        j = term.after
    elif weeks and term.kind in ("weekday", "dayword"):
        j = i
    else:
        return None
    found = r.deeper(point, r.skip(j, most=1)) or r.deeper(point, after_event(r, j))
    if found is None or found[0].form in (Form.COUNT, Form.CLOCK):
        return None
    base = found[0]
    if base.form is Form.WEEKDAY and base.first - r.here.day == WEEK:
        base = replace(base, firmness=Firmness.UNSURE)
    return base, found[1], sign
