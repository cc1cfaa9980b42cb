"""Hours of a day, alone or several, with the zone named beside them."""

from __future__ import annotations

from datetime import time

from afterword.timewords.reader import Reader

FIRST_MORNING_HOUR = 7
"""A bare hour below this is in the afternoon: nobody proposes an interview at 3 in the morning."""

Clocks = tuple[tuple[time, ...], str | None, int]


def _mark(r: Reader, i: int) -> tuple[str, int]:
    """`am`, `pm` or `full` (o'clock, Uhr, h), and the index after it."""
    marks, i, start = "", r.skip(i, the=False), i
    while r.term(i).kind == "clock_mark":
        marks, i = r.term(i).value if marks in ("", "full") else marks, r.term(i).after
    return (marks, i) if marks else ("", start)


def _made(hour: int, minute: int, mark: str, *, minutes_said: bool = False) -> time | None:
    """The time of an hour with or without its half of the day."""
    if hour > 23 or minute > 59 or (mark in ("am", "pm") and hour > 12):
        return None
    if mark == "pm" and hour < 12:
        hour += 12
    elif mark == "am" and hour == 12:
        hour = 0
    elif mark not in ("am", "pm") and 0 < hour < FIRST_MORNING_HOUR and not (minutes_said and hour == 0):
        hour += 12
    return time(hour, minute)


def clock(r: Reader, i: int, *, asked: bool) -> tuple[time, int, bool] | None:
    """One time of day, the index after it, and whether it says which half of the day it is in.

    Without `asked` (something before it that wants an hour) a bare number is none.
    """
    term = r.term(i)
    if term.kind == "clock_word":
        return time(term.value), term.after, True
    spoken = _spoken(r, i)
    if spoken is not None:
        return spoken
    number = r.number(i)
    if number is None:
        return None
    hour, j = number
    digits = r.low(i).isdecimal()
    minute = _minutes(r, j) if digits else None
    if minute is not None:
        mark, after = _mark(r, minute[1])
        padded = len(r.low(i)) == 2 and r.low(i).startswith("0")
        made = time(hour, minute[0]) if padded and hour < 24 else _made(hour, minute[0], mark)
        return (made, after, bool(mark) or hour > 12) if made and (mark or asked or minute[2]) else None
    mark, after = _mark(r, j)
    if mark:
        made = _made(hour, 0, mark)
        return (made, after, mark != "full") if made and hour > 0 else None
    if digits and len(r.low(i)) == 4 and asked and r.low(i)[0] in "012" and not r.low(i).startswith("20"):
        made = _made(hour // 100, hour % 100, "24") if hour % 100 < 60 else None
        return (made, j, True) if made else None
    if not asked or not 1 <= hour <= 23 or r.term(j).kind in ("unit", "month", "ordinal_suffix", "quant"):
        return None
    if not digits and r.number(j) and r.number(j)[0] in (15, 30, 45, 10, 20, 40, 50):  # type: ignore[index]
        made = _made(hour, r.number(j)[0], "")  # type: ignore[index]
        return (made, r.number(j)[1], False) if made else None  # type: ignore[index]
    made = _made(hour, 0, "")
    return (made, j, False) if made else None


def _minutes(r: Reader, j: int) -> tuple[int, int, bool] | None:
    """The minutes after an hour in figures (`:30`, `.30`, `h30`), and whether they alone make it a time."""
    if r.low(j) in (":", ".", "h") and r.text.joined(j) and r.text.joined(j + 1) and len(r.low(j + 1)) == 2:
        low = r.low(j + 1)
        decimal = r.low(j + 2) == "." and r.text.joined(j + 2) and r.low(j + 3).isdecimal() and r.text.joined(j + 3)
        if low.isdecimal() and int(low) < 60 and not decimal:
            seconds = r.low(j + 2) == ":" and r.low(j + 3).isdecimal()
            return int(low), j + 4 if seconds else j + 2, r.low(j) != "."
    return None


def _spoken(r: Reader, i: int) -> tuple[time, int, bool] | None:
    """`half two`, `half past two`, `quarter to ten`, `ten past nine`."""
    j = r.term(i).after if r.term(i).kind == "a" else i
    if r.low(j) in ("half", "quarter", "halb"):
        minutes, k = (30, j + 1) if r.low(j) != "quarter" else (15, j + 1)
        sign = {"past": 1, "to": -1, "after": 1}.get(r.low(k), 0)
        hour = r.number(k + 1 if sign else k)
        if hour is None or not 1 <= hour[0] <= 12 or (not sign and r.low(j) == "quarter"):
            return None
        if r.term(hour[1]).kind == "unit":
            return None
        back = sign < 0 or r.low(j) == "halb"
    else:
        number = r.number(j)
        if number is None or number[0] not in (5, 10, 20, 25) or r.low(number[1]) not in ("past", "to"):
            return None
        hour = r.number(number[1] + 1)
        if hour is None or not 1 <= hour[0] <= 12 or r.term(hour[1]).kind == "unit":
            return None
        minutes, back = number[0], r.low(number[1]) == "to"
    mark, after = _mark(r, hour[1])
    made = _made(hour[0], 0, mark)
    if made is None:
        return None
    total = made.hour * 60 + (-minutes if back else minutes)
    return time(total // 60 % 24, total % 60), after, bool(mark)


def clocks(r: Reader, i: int, *, asked: bool, between: bool = False) -> Clocks | None:
    """One or several times of day (`11:00 a.m. or 3:30 p.m. Eastern`; of a span its start), zone, index after."""
    first = clock(r, i, asked=asked)
    if first is None:
        return None
    times, j, sure = [first[0]], first[1], first[2]
    zone, j = zone_at(r, j)
    while len(times) < 8:
        k, spans = j, False
        if r.low(k) in (",", "/", "-", "–", "—", "&"):
            spans, k = r.low(k) in ("-", "–", "—"), k + 1
        spans = spans or r.is_link(k, "to") or (r.term(k).kind == "dir" and r.term(k).value in ("until", "through"))
        spans = spans or (between and r.is_link(k, "and"))
        if r.is_link(k, "or", "and", "to") or (spans and r.term(k).kind == "dir"):
            k = r.term(k).after
        asked_again = r.is_link(k, "at")
        k = r.skip(k, links=("at",), the=False, most=1)
        following = clock(r, k, asked=asked_again or spans or r.low(k).isdecimal()) if k > j else None
        if following is None:
            break
        plain = following[2] or asked_again or r.low(k + 1) == ":"
        if r.low(j) == "," and k == j + 1 and not plain:
            break
        elsewhere = r.low(j) == "/" and zone is not None
        if spans and not sure and following[2] and following[0].hour > 12 and times[-1].hour + 12 < following[0].hour:
            times[-1] = times[-1].replace(hour=times[-1].hour + 12)
        if not spans and not elsewhere:
            times.append(_same_half(times[-1], following, sure))
        j, sure = following[1], sure or following[2]
        found, j = zone_at(r, j)
        zone = zone if elsewhere else found or zone
    return tuple(times), zone, j


def _same_half(before: time, following: tuple[time, int, bool], sure: bool) -> time:
    """A later hour that does not say its half of the day follows the one before it."""
    made, _, told = following
    if not told and sure and before.hour >= 12 and made.hour + 12 <= 23 and made.hour < before.hour - 11:
        return made.replace(hour=made.hour + 12)
    return made


def zone_at(r: Reader, i: int) -> tuple[str | None, int]:
    """The zone named after an hour: `Eastern`, `CET`, `(London time)`, `your time`."""
    j = i + 1 if r.low(i) in ("(", ",") else i
    term = r.term(j)
    if term.kind == "city":
        closed = j > i and r.low(term.after) == ")"
        if r.low(term.after) == "time":
            return term.value, term.after + (2 if r.low(i) == "(" and r.low(term.after + 1) == ")" else 1)
        return (term.value, term.after + 1) if closed else (None, i)
    if term.kind != "zone" or (r.low(i) == "," and term.value != "candidate"):
        return None, i
    after = term.after + 1 if r.low(term.after) == "time" else term.after
    if term.value == "Asia/Kolkata" and r.low(j) == "ist" and r.here.calendar.country == "IE":
        return "Europe/Dublin", after
    return term.value, after + 1 if r.low(i) == "(" and r.low(after) == ")" else after
