"""Days named by a weekday, by their place in a month, by month and day, or in figures."""

from __future__ import annotations

from datetime import date
from functools import cache

from afterword.timewords.here import DAY, LAST_YEAR, WEEK, add_months, month_of
from afterword.timewords.lexicon import vocabulary
from afterword.timewords.reader import Reader
from afterword.timewords.readings import Firmness, Form, Found, Point

JUST_GONE = 60
"""A date without a year that lies fewer days back than this may be meant as the one gone by."""

LONGEST_LIST = 8
"""Days that are named in one breath."""

UNSHORTENED = frozenset(("may", "june", "july", "mai", "juni", "juli", "mars", "juin"))
"""Short months whose full stop ends the sentence."""

LONG_AGO, FAR_OFF = 1900, 2199
"""Years that four digits beside a date may name."""


@cache
def words_after_a_day() -> frozenset[str]:
    """Words that may follow a day of a month without making it the 18th of something else."""
    return frozenset(vocabulary("signs")["after_a_day"]["words"])


@cache
def streets() -> frozenset[str]:
    """Words that make an ordinal before them an address or a name."""
    return frozenset(vocabulary("signs")["streets"]["words"])


def single(day: date, form: Form = Form.DAY, firmness: Firmness = Firmness.SURE) -> Point:
    """One day."""
    return Point(day, day, form, firmness, days=(day,))


def day_number(r: Reader, i: int) -> tuple[int, int, bool] | None:
    """A day of a month, the index after it, and whether it is plainly one ("18th", "eighteenth")."""
    low = r.low(i)
    if low.isdecimal():
        number, after = int(low), i + 1
        if not 1 <= number <= 31 or len(low) > 2 or r.low(i - 1) in ("$", "£", "€", "#"):
            return None
        if r.term(after).kind == "ordinal_suffix" and r.text.joined(after):
            return number, after + 1, True
        if r.low(after) in ("er", "º", "ª") and r.text.joined(after):
            return number, after + 1, True
        if r.low(after) == "." and r.text.joined(after) and r.language == "de":
            return number, after + 1, False
        return number, after, False
    term = r.term(i)
    return (term.value, term.after, True) if term.kind == "ordinal" else None


def month_at(r: Reader, i: int) -> tuple[int, int] | None:
    """A month, and the index after it and its full stop."""
    term = r.term(i)
    if term.kind != "month":
        return None
    after = term.after
    short = r.low(after) == "." and len(r.low(i)) <= 4 and r.low(i) not in UNSHORTENED
    return term.value, after + 1 if short else after


def year_at(r: Reader, i: int) -> tuple[int | None, int]:
    """A year after a date, and the index after it."""
    j = i + 1 if r.low(i) == "," else r.skip(i, links=("of",), the=False, most=1)
    low = r.low(j)
    if len(low) == 4 and low.isdecimal() and LONG_AGO <= int(low) <= FAR_OFF and r.low(j + 1) != ":":
        return int(low), j + 1
    return None, i


def dated(r: Reader, month: int, day: int, year: int | None = None) -> Point | None:
    """A day of a month. Without a year the coming one; one that doesn't exist is read as the day after, unsure."""
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    here = r.here.day
    first, last = month_of(year or here.year, month)
    firmness = Firmness.SURE
    if year is None and (here - first).days >= day:
        gone = first + DAY * (day - 1)
        firmness = Firmness.UNSURE if (here - gone).days <= JUST_GONE else Firmness.SURE
        first, last = month_of(here.year + 1, month)
    if day > last.day:
        if year is None and (month, day) == (2, 29):
            return single(last + DAY, firmness=Firmness.UNSURE)
        return single(last + DAY, firmness=Firmness.UNSURE)
    return single(first + DAY * (day - 1), firmness=firmness)


def ordinal_day(r: Reader, day: int) -> Point:
    """The coming such day of a month; unsure when it is today's or this month has none."""
    here = r.here.day
    first, last = month_of(here.year, here.month)
    firmness = Firmness.UNSURE if day == here.day or day > last.day else Firmness.SURE
    ahead = 0 if day > here.day and day <= last.day else 1
    for months in range(ahead, ahead + 3):
        first, last = month_of(here.year, here.month + months)
        if day <= last.day:
            break
    return single(first + DAY * (day - 1), Form.ORDINAL, firmness)


def day_first(r: Reader, i: int) -> Found:
    """`4 March 2026`, `the 4th of March`, `15, 17 or 18 June`, `4-6 May`, `the 18th`."""
    found = day_number(r, i)
    if found is None:
        return None
    number, after, plain = found
    listed, spans, j = [number], False, after
    while len(listed) < LONGEST_LIST and i >= r.barren:
        month = month_at(r, r.skip(j, links=("of",), the=False, most=1))
        if month is not None:
            year, end = year_at(r, month[1])
            points = [point for day in listed if (point := dated(r, month[0], day, year))]
            return (_together(points, spans), end) if points else None
        more, spans_now = _next_of_list(r, j)
        if more is None:
            break
        listed.append(more[0])
        spans, j = spans or spans_now, more[1]
    r.barren = max(r.barren, j if len(listed) > 1 else -1)
    if not plain:
        return None
    return _bare_ordinal(r, i, number, after)


def _next_of_list(r: Reader, j: int) -> tuple[tuple[int, int, bool] | None, bool]:
    """The next day of a list or span of days, and whether it spans."""
    k, spans = j, False
    if r.low(k) == ",":
        k += 1
    if r.low(k) in ("-", "–", "—", "&", "/") or r.is_link(k, "to", "and", "or") or r.term(k).value == "until":
        spans = r.low(k) in ("-", "–", "—") or r.is_link(k, "to") or r.term(k).kind == "dir"
        k = r.term(k).after or k + 1
    k = r.skip(k, links=("on",), most=2)
    return (None, False) if k == j else (day_number(r, k), spans)


def _together(points: list[Point], spans: bool) -> Point:
    days = tuple(point.first for point in points)
    firmness = max(point.firmness for point in points)
    return Point(min(days), max(days), Form.DAY, firmness, days=(min(days), max(days)) if spans else days)


def _bare_ordinal(r: Reader, i: int, number: int, after: int) -> Found:
    """`the 18th`, `the 9th of next month`, `the first Monday of June`, not `the 9th floor`."""
    from afterword.timewords.periods import period, week_of_month

    nth = week_of_month(r, number, after)
    if nth is not None:
        return nth
    j = r.skip(after, links=("of", "in"))
    span = period(r, j, bare=j > after)
    if span is not None and span.unit == "month" and span.last.day >= number:
        return single(span.first + DAY * (number - 1)), span.after
    return (ordinal_day(r, number), after) if _stands_alone(r, i, after) else None


def _stands_alone(r: Reader, i: int, after: int) -> bool:
    """Whether an ordinal names a day: in figures, or after an article or preposition; and no thing follows it."""
    following = r.low(after)
    if r.term(after).kind == "number" and r.low(after) == "one":
        return False
    if following and following.isalpha() and not r.terms.get(after) and following not in words_after_a_day():
        if r.low(i).isdecimal() and r.term(i - 2).kind in ("dir", "link"):
            return following not in streets()
        named = r.text.raws[after][0].isupper() and r.low(i).isdecimal()
        return named and r.term(i - 1).kind in ("dir", "the", "link") and following not in streets()
    before = r.term(i - 1).kind
    if not r.low(i).isdecimal():
        if following == "to" and r.term(after + 1).kind not in ("the", "ordinal"):
            return False
        return before in ("the", "dir") and not r.is_link(after, "of")
    return before in ("the", "dir", "link", "weekday", "hedge") or not following.isalpha() or after - i > 1


def month_first(r: Reader, i: int) -> Found:
    """`March 4th, 2026`, `May 4-6`; a month alone is a period (`period`)."""
    month = month_at(r, i)
    if month is None:
        return None
    j = r.skip(month[1], most=1)
    found = day_number(r, j)
    hour = found is not None and r.low(found[1]) == ":" and r.text.joined(found[1] + 1)
    if found is None or hour or r.term(found[1]).kind in ("unit", "clock_mark"):
        return None
    listed, after, spans = [found[0]], found[1], False
    while len(listed) < LONGEST_LIST:
        more, spans_now = _next_of_list(r, after)
        starts_another = more is not None and (r.low(more[1]) == ":" or r.term(more[1]).kind in ("unit", "clock_mark"))
        if more is None or starts_another or month_at(r, r.skip(more[1], links=("of",), most=1)):
            break
        if not spans_now and not more[2]:
            break
        listed.append(more[0])
        spans, after = spans or spans_now, more[1]
    year, end = year_at(r, after)
    points = [point for day in listed if (point := dated(r, month[0], day, year))]
    return (_together(points, spans), end) if points else None


def figures(r: Reader, i: int) -> Found:
    """`2026-03-04`, `3/4`, `3/4/2026`, `04.03.`, `4.3.26`; which comes first is the country's custom."""
    low, mark = r.low(i), r.low(i + 1)
    second = r.low(i + 2)
    joined = r.text.joined(i + 1) and r.text.joined(i + 2)
    if not (joined and low.isdecimal() and second.isdecimal() and mark in ("/", ".", "-")) or r.text.joined(i):
        return None
    third = r.low(i + 4)
    full = r.low(i + 3) == mark and third.isdecimal() and r.text.joined(i + 3) and r.text.joined(i + 4)
    if len(low) == 4 and full:
        point = dated(r, int(second), int(third), max(1, min(int(low), LAST_YEAR)))
        return (point, i + 5) if point else None
    if len(low) > 2 or len(second) > 2:
        return None
    year = None
    if full and len(third) in (2, 4):
        year = int(third) + (2000 if len(third) == 2 else 0)
    elif not _short_date(r, i, mark):
        return None
    end = i + 5 if year else i + 3
    if mark == "." and not year:
        end += 1 if r.low(i + 3) == "." and r.text.joined(i + 3) else 0
    point = _by_custom(r, int(low), int(second), max(year, 1) if year is not None else None, dotted=mark == ".")
    return (point, end) if point else None


def _short_date(r: Reader, i: int, mark: str) -> bool:
    """Whether two figures without a year are a date: not 24/7, no fraction, no hour, no decimal."""
    if r.text.joined(i + 3) and r.low(i + 3) not in (".", ",", ";", ")", "!", "?", ":", "-", "–", "—"):
        return False
    if (r.low(i), r.low(i + 2)) == ("24", "7") or r.is_link(i + 3, "of"):
        return False
    if r.term(i + 3).kind in ("unit", "clock_mark"):
        return False
    asked = r.term(i - 1).kind in ("dir", "the", "link", "weekday")
    if mark == "/":
        return True
    if mark == ".":
        return r.low(i + 3) == "." and r.text.joined(i + 3) and (asked or r.language == "de")
    return False


def _by_custom(r: Reader, one: int, two: int, year: int | None, *, dotted: bool) -> Point | None:
    day_month, month_day = dated(r, two, one, year), dated(r, one, two, year)
    day_month = day_month if _exists(two, one) else None
    month_day = month_day if _exists(one, two) else None
    custom = False if dotted else r.here.month_first
    if custom is None:
        both = [point for point in (day_month, month_day) if point]
        if len(both) == 2 and one != two:
            return single(max(point.first for point in both), firmness=Firmness.UNSURE)
        return both[0] if both else None
    return (month_day or day_month) if custom else (day_month or month_day)


def _exists(month: int, day: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= month_of(2024, month)[1].day


def reconcile(weekday: int, point: Point) -> Point:
    """A weekday beside a date. Where they don't agree, the later of both readings, unsure."""
    if len(point.days) != 1 or point.first.weekday() == weekday:
        return point if point.form is not Form.ORDINAL else single(point.first, firmness=Firmness.SURE)
    if point.form is Form.ORDINAL:
        for months in (1, 2):
            day = add_months(point.first, months)
            if day.weekday() == weekday and day.day == point.first.day:
                return single(day, firmness=Firmness.UNSURE)
    other = point.first + DAY * ((weekday - point.first.weekday()) % 7)
    other = other if (other - point.first).days <= 3 else other - WEEK
    return single(max(point.first, other), firmness=Firmness.UNSURE)
