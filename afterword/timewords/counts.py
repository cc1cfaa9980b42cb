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


@dataclass(frozen=True, slots=True)
class Amount:
    """`low` to `high` units: `soft` where that isn't firm, `half` for half a unit more.

    `open`: the number itself is left open ("a few"), and days in it are business days.
    """

    low: int
    high: int
    unit: str
    soft: bool = False
    half: bool = False
    top: str = ""
    open: bool = False

    @property
    def upper(self) -> str:
        """The unit of the higher number (`ten days to two weeks`)."""
        return self.top or self.unit


def amount(r: Reader, i: int) -> tuple[Amount, int] | None:
    """`two weeks`, `a few days`, `3 to 5 business days`, `a week or two`, `ten days to a fortnight`."""
    counted = _counted(r, i)
    if counted is None:
        return None
    low, high, soft, j = counted
    unit = r.term(j)
    if unit.kind != "unit" or unit.value == "weekend":
        return _count_then(r, low, soft, j)
    after, half = unit.after, False
    if r.is_link(after, "and") and r.term(after + 1).kind == "a" and r.low(after + 2) == "half":
        after, half = after + 3, True
    first = Amount(low, high, unit.value, soft, half, open=soft)
    return up_to(r, first, after) or (first, after)


def _counted(r: Reader, i: int) -> tuple[int, int, bool, int] | None:
    """A number, an article or an open count, with what may stand between it and its unit."""
    term = r.term(i)
    if term.kind == "quant":
        low, _, high = str(term.value).partition("-")
        return int(low), int(high or low), True, _more(r, term.after)
    if term.kind == "a":
        following = _more(r, term.after)
        quant = r.term(following)
        if quant.kind == "quant" or (following > term.after and r.number(following)):
            return _counted(r, following)
        return 1, 1, False, following
    number = r.number(i)
    if number is None and term.kind == "more":
        number = r.number(term.after) or ((1, term.after) if r.term(term.after).kind == "unit" else None)
        if number is None and r.term(term.after).kind in ("quant", "a"):
            return _counted(r, term.after)
    if number is None:
        return None
    after = _more(r, number[1])
    if r.low(after) == "(" and r.number(after + 1) and r.low(after + 2) == ")":
        after = _more(r, after + 3)
    if r.low(after) in ("-", "–") and r.term(after + 1).kind == "unit":
        after += 1
    return number[0], number[0], False, after


def _more(r: Reader, i: int) -> int:
    while r.term(i).kind == "more":
        i = r.term(i).after
    return i


def _connected(r: Reader, i: int) -> int:
    """The index after what joins the two ends of a range: a dash, `to`, `or`, `and`, `, maybe`."""
    j = i + 1 if r.low(i) in (",", "-", "–", "—", "/") else i
    while r.is_link(j, "to", "or", "and") or r.term(j).kind in ("hedge", "sequel"):
        j = r.term(j).after
    return j


def _count_then(r: Reader, low: int, soft: bool, i: int) -> tuple[Amount, int] | None:
    """The rest of `3 to 5 days`: the unit stands after the second number only."""
    j = _connected(r, i)
    following = _counted(r, j) if j > i else None
    if following is None:
        return None
    unit = r.term(following[3])
    if unit.kind != "unit" or unit.value == "weekend":
        return None
    low, high = sorted((low, following[1]))
    soft = soft or following[2]
    return Amount(low, high, unit.value, soft, open=soft), unit.after


def up_to(r: Reader, first: Amount, i: int) -> tuple[Amount, int] | None:
    """`a week or two`, `a week to ten days`, `two weeks, maybe three`, `a week or so`."""
    if first.unit == "week" and first.low == first.high == 1 and r.term(i).value == "around":
        if r.term(i).kind == "sequel" and not first.half:
            return Amount(7, 10, "day", soft=True), r.term(i).after
        return None
    j = _connected(r, i)
    following = _counted(r, j) if j > i and r.low(i) != "/" else None
    doubtful = first.soft or any(r.term(k).kind == "hedge" or r.is_link(k, "or") for k in range(i, j))
    if following is None or (following[2] and first.soft):
        return None
    unit = r.term(following[3])
    if unit.kind == "unit" and unit.value in DAYS_IN and first.unit in DAYS_IN:
        if r.is_link(i, "and") or following[1] * DAYS_IN[unit.value] <= first.high * DAYS_IN[first.unit]:
            return None
        return Amount(first.low, following[1], first.unit, doubtful, top=unit.value, open=first.open), unit.after
    comma = r.low(i) == "," and not r.is_link(i + 1, "or", "to") and r.term(i + 1).kind not in ("hedge", "sequel")
    capped = r.term(following[3]).kind == "sequel" or r.term(following[3]).value == "within"
    if r.is_link(i, "and") or (comma and not capped) or following[1] <= first.high:
        return None
    if _goes_on_as_figure(r, following[3]):
        return None
    if r.term(following[3]).kind in ("month", "clock_mark", "ordinal_suffix"):
        return None
    return Amount(first.low, following[1], first.unit, doubtful, open=first.open), following[3]


def _goes_on_as_figure(r: Reader, i: int) -> bool:
    """Whether a number is only the beginning of an hour or a decimal."""
    return r.low(i) in (":", ".") and r.text.joined(i) and r.text.joined(i + 1) and r.low(i + 1).isdecimal()


def add(r: Reader, base: date, number: int, unit: str, *, business: bool = False) -> date | None:
    """`number` units after `base` (before it, if negative); None where that leads out of the calendar."""
    if unit == "hour":
        return (r.here.at + timedelta(hours=min(number, FARTHEST))).date() if base == r.here.day else base
    if unit == "minute":
        return base
    if abs(number) * DAYS_IN[unit] > FARTHEST:
        return None
    if unit in ("month", "quarter", "year"):
        return add_months(base, number * {"month": 1, "quarter": 3, "year": 12}[unit])
    if unit == "business_day" or (unit == "day" and business):
        return r.here.calendar.add(base, number)
    return base + DAY * (number * DAYS_IN[unit])


def reach(r: Reader, base: date, said: Amount, sign: int = 1) -> Point | None:
    """The days that lie an amount away from `base`."""
    low = add(r, base, said.low * sign, said.unit, business=said.open)
    high = add(r, base, said.high * sign, said.upper, business=said.open)
    if low is None or high is None:
        return None
    if said.half and said.unit in DAYS_IN:
        high += DAY * ((DAYS_IN[said.unit] + 1) // 2) * sign
        low = high
    short = said.unit == "day" and said.high <= SHORT
    firmness = Firmness.LIKELY if said.soft or short or said.half else Firmness.SURE
    first, last = min(low, high), max(low, high)
    return Point(first, last, Form.COUNT, firmness, past=sign < 0)


def count(r: Reader, i: int) -> Found:
    """A count with what it is counted from: `two weeks ago`, `a week on Friday`, `ten days after Easter`, `3 days`."""
    found = amount(r, i)
    if found is None:
        return None
    said, j = found
    today = r.here.day
    term = r.term(j)
    if term.kind == "back":
        point = reach(r, today, said, -1)
        return (point, term.after) if point else None
    base_at = _counted_from(r, said, j)
    if base_at is not None:
        base, after, sign = base_at
        point = reach(r, base.last if sign > 0 else base.first, said, sign)
        if point is None:
            return None
        exact = said.unit in ("week", "fortnight") and said.low == said.high and sign > 0
        form = Form.WEEKDAY if exact and base.form in (Form.WEEKDAY, Form.DAY) else Form.COUNT
        past = point.last < today
        return replace(point, form=form, firmness=max(point.firmness, base.firmness), past=past), after
    after = j
    while r.term(after).kind == "ahead":
        after = r.term(after).after
    if r.low(after) == "'" and r.term(after + 1).kind == "ahead":
        after = r.term(after + 1).after
    point = reach(r, today, said)
    return (point, after) if point else None


def after_event(r: Reader, i: int) -> int:
    """The token of the day behind an event ("the board on Thursday"); past the end if none is named so."""
    j = r.skip(i, most=1)
    if j == i and r.low(i) not in ("our", "their", "your", "my", "a"):
        return len(r.text)
    for _ in range(EVENT_WORDS):
        j += 1
        if r.is_link(j, "on"):
            return j + 1
        if r.low(j) in VERBS or not r.low(j).isalpha():
            break
    return len(r.text)


def _counted_from(r: Reader, said: Amount, i: int) -> tuple[Point, int, int] | None:
    """The day an amount is counted from, the index after it, and which way."""
    from afterword.timewords.points import point

    if r.low(i + 1) == "that" and r.anchor is not None and (r.is_link(i, "of", "from") or r.term(i).value == "after"):
        return r.anchor, i + 2, 1
    if r.low(i) == "later" and r.anchor is not None:
        return r.anchor, i + 1, 1
    if r.depth > 1 or r.term(i).kind == "ahead":
        return None
    term, sign = r.term(i), 1
    weeks = said.unit in ("week", "fortnight")
    if term.kind == "dir" and term.value in ("after", "before", "from", "since"):
        j, sign = term.after, -1 if term.value == "before" else 1
    elif r.is_link(i, "from", "of") or (r.is_link(i, "on") and weeks):
        j = term.after
    elif weeks and term.kind in ("weekday", "dayword"):
        j = i
    elif term.kind == "rel" and term.value == "following":
        j = term.after
    else:
        return None
    r.depth += 1
    found = point(r, r.skip(j, most=1)) or point(r, after_event(r, j))
    r.depth -= 1
    if found is None or found[0].form in (Form.COUNT, Form.CLOCK):
        return None
    base = found[0]
    if base.form is Form.WEEKDAY and base.first - r.here.day == WEEK:
        base = replace(base, firmness=Firmness.UNSURE)
    return base, found[1], sign
