"""Days named by their place in a month, by month and day, or in figures; and whole lists of them."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache

from afterword.timewords.here import DAY, LAST_YEAR, WEEK, add_months, month_of
from afterword.timewords.lexicon import vocabulary
from afterword.timewords.reader import Reader
from afterword.timewords.readings import Firmness, Form, Found, Point, single

JUST_GONE = 60
"""A date without a year that lies fewer days back than this may be meant as the one gone by."""

LONGEST_LIST = 8
"""Days that are named in one breath."""

UNSHORTENED = frozenset(("may", "june", "july", "mai", "juni", "juli", "mars", "juin"))
"""Short months whose full stop ends the sentence."""

DASHES = ("-", "–", "—")

_YEAR = re.compile(r"(?:19|20|21)\d\d$")
_FIGURES = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)|(\d{1,2})([-/.])(\d{1,2})(?:\6(\d{4}|\d\d))?(?!\d)")


@cache
def signs(name: str) -> frozenset[str]:
    """Words that may follow a day of a month (`after_a_day`), or that make it an address or a name (`streets`)."""
    return frozenset(vocabulary("signs")[name]["words"])


def day_number(r: Reader, i: int) -> tuple[int, int, bool] | None:
    """A day of a month, the index after it, and whether it is plainly one ("18th", "eighteenth")."""
    low, term = r.low(i), r.term(i)
    if not low.isdecimal():
        return (term.value, term.after, True) if term.kind == "ordinal" else None
    if len(low) > 2 or not 1 <= int(low) <= 31 or r.low(i - 1) in ("$", "£", "€", "#"):
        return None
    attached = r.low(i + 1) if r.text.joined(i + 1) else ""
    if attached in ("st", "nd", "rd", "th", "er", "º", "ª"):
        return int(low), i + 2, True
    return int(low), i + 2 if attached == "." and r.language == "de" else i + 1, False


def month_at(r: Reader, i: int) -> tuple[int, int] | None:
    """A month, and the index after it and its full stop."""
    term = r.term(i)
    if term.kind != "month":
        return None
    short = r.low(term.after) == "." and len(r.low(i)) <= 4 and r.low(i) not in UNSHORTENED
    return term.value, term.after + short


def year_at(r: Reader, i: int) -> tuple[int | None, int]:
    """A year after a date, and the index after it."""
    j = i + 1 if r.low(i) == "," else r.skip(i, links=("of",), the=False, most=1)
    return (int(r.low(j)), j + 1) if _YEAR.match(r.low(j)) and r.low(j + 1) != ":" else (None, i)


def dated(r: Reader, month: int, day: int, year: int | None = None) -> Point | None:
    """A day of a month. Without a year the coming one; one that doesn't exist is read as the day after, unsure."""
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    here = r.here.day
    first, last = month_of(year or here.year, month)
    gone = (here - first).days - day + 1
    if year is None and gone > 0:
        first, last = month_of(here.year + 1, month)
    unsure = day > last.day or (year is None and 0 < gone <= JUST_GONE)
    return single(first + DAY * (min(day, last.day + 1) - 1), firmness=Firmness.UNSURE if unsure else Firmness.SURE)


def ordinal_day(r: Reader, day: int) -> Point:
    """The coming such day of a month; unsure when it is today's or this month has none."""
    here = r.here.day
    unsure = day == here.day or day > month_of(here.year, here.month)[1].day
    months = (month_of(here.year, here.month + ahead) for ahead in range(0 if day > here.day else 1, 4))
    first = next(first for first, last in months if day <= last.day)
    return single(first + DAY * (day - 1), Form.ORDINAL, Firmness.UNSURE if unsure else Firmness.SURE)


def day_first(r: Reader, i: int) -> Found:
    """`4 March 2026`, `the 4th of March`, `15, 17 or 18 June`, `4-6 May`, `the 18th`."""
    found = day_number(r, i)
    if found is None:
        return None
    listed, spans, j = [found[0]], False, found[1]
    while len(listed) < LONGEST_LIST:
        month = month_at(r, r.skip(j, links=("of",), the=False, most=1))
        if month is not None:
            return _together(r, month[0], listed, spans, month[1])
        more, spanning = _next_of_list(r, j)
        if more is None:
            break
        listed.append(more[0])
        spans, j = spans or spanning, more[1]
    return _bare_ordinal(r, i, found[0], found[1]) if found[2] else None


def month_first(r: Reader, i: int) -> Found:
    """`March 4th, 2026`, `May 4-6`; a month alone is a period (`period`)."""
    month = month_at(r, i)
    found = day_number(r, r.skip(month[1], most=1)) if month else None
    if month is None or found is None or _is_something_else(r, found[1]):
        return None
    listed, spans, j = [found[0]], False, found[1]
    while len(listed) < LONGEST_LIST:
        more, spanning = _next_of_list(r, j)
        if more is None or not (spanning or more[2]) or _is_something_else(r, more[1]):
            break
        listed.append(more[0])
        spans, j = spans or spanning, more[1]
    return _together(r, month[0], listed, spans, j)


def _is_something_else(r: Reader, i: int) -> bool:
    """Whether what stands before is an hour or a count, or the day of a month that follows."""
    hour = r.low(i) == ":" and r.text.joined(i + 1)
    return hour or r.term(r.skip(i, links=("of",), most=1)).kind in ("unit", "clock_mark", "month")


def _next_of_list(r: Reader, j: int) -> tuple[tuple[int, int, bool] | None, bool]:
    """The next day of a list or span of days, and whether it spans."""
    k, spans = j + (r.low(j) == ","), False
    if r.low(k) in (*DASHES, "&", "/") or r.is_link(k, "to", "and", "or") or r.term(k).value == "until":
        spans = r.low(k) in DASHES or r.is_link(k, "to") or r.term(k).kind == "dir"
        k = r.term(k).after or k + 1
    k = r.skip(k, links=("on",), most=2)
    return (None, False) if k == j else (day_number(r, k), spans)


def _together(r: Reader, month: int, listed: list[int], spans: bool, after: int) -> Found:
    year, end = year_at(r, after)
    points = [point for day in listed if (point := dated(r, month, day, year))]
    days = tuple(point.first for point in points)
    ends = (min(days), max(days))
    return Point(*ends, Form.DAY, max(point.firmness for point in points), days=ends if spans else days), end


def _bare_ordinal(r: Reader, i: int, number: int, after: int) -> Found:
    """`the 18th`, `the 9th of next month`, `the first Monday of June`, not `the 9th floor`."""
    from afterword.timewords.periods import nth_of_month, period

    nth = nth_of_month(r, number, after)
    if nth is not None:
        return nth
    j = r.skip(after, links=("of", "in"))
    span = period(r, j, bare=j > after)
    if span is not None and span.unit == "month" and span.last.day >= number:
        return single(span.first + DAY * (number - 1)), span.after
    return (ordinal_day(r, number), after) if _stands_alone(r, i, after) else None


def _stands_alone(r: Reader, i: int, after: int) -> bool:
    """Whether an ordinal names a day: in figures, or after an article or preposition; and no thing follows it."""
    following, before, figure = r.low(after), r.term(i - 1).kind, r.low(i).isdecimal()
    if following.isalpha() and not r.terms.get(after) and following not in signs("after_a_day"):
        if figure and r.term(i - 2).kind in ("dir", "link"):
            return following not in signs("streets")
        named = r.text.raws[after][0].isupper() and figure
        return named and before in ("dir", "the", "link") and following not in signs("streets")
    if not figure:
        to_do = following == "to" and r.term(after + 1).kind not in ("the", "ordinal")
        return before in ("the", "dir") and not r.is_link(after, "of") and not to_do
    return before in ("the", "dir", "link", "weekday", "hedge") or not following.isalpha() or after - i > 1


def figures(r: Reader, i: int) -> Found:
    """`2026-03-04`, `3/4`, `3/4/2026`, `04.03.`, `4.3.26`; which comes first is the country's custom."""
    text = r.text
    match = _FIGURES.match(text.source, text.starts[i]) if r.low(i).isdecimal() and not text.joined(i) else None
    if match is None:
        return None
    end = bisect_left(text.starts, match.end())
    if match[1]:
        point = dated(r, int(match[3]), int(match[4]), max(1, min(int(match[1]), LAST_YEAR)))
        return (point, end) if point else None
    one, mark, two, year = int(match[5]), match[6], int(match[7]), match[8]
    if not year and not _short_date(r, i, end, mark):
        return None
    if mark == "." and not year:
        end += 1
    point = _by_custom(r, one, two, (int(year) + 2000 * (len(year) == 2)) or 1 if year else None, dotted=mark == ".")
    return (point, end) if point else None


def _short_date(r: Reader, i: int, end: int, mark: str) -> bool:
    """Whether two figures without a year are a date: not 24/7, no fraction, no hour, no decimal."""
    following = r.low(end) if r.text.joined(end) else ""
    if following not in ("", ".", ",", ";", ")", "!", "?", ":", *DASHES):
        return False
    if (r.low(i), r.low(i + 2)) == ("24", "7") or r.is_link(end, "of") or r.term(end).kind in ("unit", "clock_mark"):
        return False
    led_up = r.language == "de" or r.term(i - 1).kind in ("dir", "the", "link", "weekday")
    return mark == "/" or (mark == "." and following == "." and led_up)


def _by_custom(r: Reader, one: int, two: int, year: int | None, *, dotted: bool) -> Point | None:
    day_month, month_day = dated(r, two, one, year), dated(r, one, two, year)
    if r.here.month_first is None and not dotted and one != two and day_month and month_day:
        return single(max(day_month.first, month_day.first), firmness=Firmness.UNSURE)
    return (month_day or day_month) if r.here.month_first and not dotted else (day_month or month_day)


def reconcile(weekday: int, point: Point) -> Point:
    """A weekday beside a date. Where they don't agree, the later of both readings, unsure."""
    day = point.first
    if len(point.days) != 1 or day.weekday() == weekday:
        return single(day) if point.form is Form.ORDINAL else point
    if point.form is Form.ORDINAL:
        for later in (add_months(day, 1), add_months(day, 2)):
            if later.weekday() == weekday and later.day == day.day:
                return single(later, firmness=Firmness.UNSURE)
    other = day + DAY * ((weekday - day.weekday()) % 7)
    return single(max(day, other if (other - day).days <= 3 else other - WEEK), firmness=Firmness.UNSURE)
