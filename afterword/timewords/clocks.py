"""Hours of a day, alone or several, with the zone named beside them."""

from __future__ import annotations

import re
from bisect import bisect_left
from datetime import time

from afterword.timewords.reader import Reader

FIRST_MORNING_HOUR = 7
"""A bare hour below this is in the afternoon: nobody proposes an interview at 3 in the morning."""

Clock = tuple[time, int, bool]
"""A time of day, the index after it, and whether it says which half of the day it is in."""

Clocks = tuple[tuple[time, ...], str | None, int]
"""Times of day, the zone named with them, and the index after them."""

NO_HOUR_BEFORE = ("unit", "month", "ordinal_suffix", "quant")

_MINUTES = re.compile(r"([:.h])([0-5]\d)(?!\d|\.\d)(?::\d\d)?")


def _mark(r: Reader, i: int) -> tuple[str, int]:
    """`am`, `pm` or `full` (o'clock, Uhr, h), and the index after it."""
    mark, j = "", r.skip(i, the=False)
    while r.term(j).kind == "clock_mark":
        mark, j = r.term(j).value if mark in ("", "full") else mark, r.term(j).after
    return mark, j if mark else i


def _made(hour: int, minute: int, mark: str) -> time | None:
    """The time of an hour with or without its half of the day."""
    if hour > 23 or minute > 59 or (mark in ("am", "pm") and hour > 12):
        return None
    if mark in ("am", "pm"):
        return time(hour % 12 + (12 if mark == "pm" else 0), minute)
    return time(hour + 12 if 0 < hour < FIRST_MORNING_HOUR else hour, minute)


def clock(r: Reader, i: int, *, asked: bool) -> Clock | None:
    """One time of day. Without `asked` (something before it that wants an hour) a bare number is none."""
    term = r.term(i)
    if term.kind == "clock_word":
        return time(term.value), term.after, True
    spoken, number = _spoken(r, i), r.number(i)
    if spoken is not None or number is None:
        return spoken
    (hour, j), figures = number, r.low(i)
    minutes = _MINUTES.match(r.text.source, r.text.ends[i]) if figures.isdecimal() else None
    if minutes:
        mark, after = _mark(r, bisect_left(r.text.starts, minutes.end()))
        padded = len(figures) == 2 and figures.startswith("0") and not mark
        made = time(hour, int(minutes[2])) if padded else _made(hour, int(minutes[2]), mark)
        return (made, after, bool(mark) or hour > 12) if made and (mark or asked or minutes[1] != ".") else None
    mark, after = _mark(r, j)
    if mark:
        made = _made(hour, 0, mark) if hour else None
        return (made, after, mark != "full") if made else None
    if not asked:
        return None
    if figures.isdecimal() and len(figures) == 4 and not figures.startswith("20"):
        made = time(hour // 100, hour % 100) if hour < 2400 and hour % 100 < 60 else None
        return (made, j, True) if made else None
    if not 1 <= hour <= 23 or r.term(j).kind in NO_HOUR_BEFORE:
        return None
    minute = r.number(j) if not figures.isdecimal() else None
    if minute is None or minute[0] not in (10, 15, 20, 30, 40, 45, 50):
        minute = 0, j
    made = _made(hour, minute[0], "")
    return (made, minute[1], False) if made else None


def _spoken(r: Reader, i: int) -> Clock | None:
    """`half two`, `half past two`, `quarter to ten`, `ten past nine`."""
    j = r.term(i).after if r.term(i).kind == "a" else i
    word, number = r.low(j), r.number(j)
    minutes = {"half": 30, "halb": 30, "quarter": 15}.get(word, number[0] if number else 0)
    k = number[1] if number else j + 1
    sign = {"past": 1, "to": -1, "after": 1}.get(r.low(k), 0)
    if minutes not in (5, 10, 15, 20, 25, 30) or not (sign or word in ("half", "halb")):
        return None
    hour = r.number(k + 1 if sign else k)
    if hour is None or not 1 <= hour[0] <= 12 or r.term(hour[1]).kind == "unit":
        return None
    mark, after = _mark(r, hour[1])
    made = _made(hour[0], 0, mark)
    if made is None:
        return None
    total = made.hour * 60 + (-minutes if sign < 0 or word == "halb" else minutes)
    return time(total // 60 % 24, total % 60), after, bool(mark)


def clocks(r: Reader, i: int, *, asked: bool, between: bool = False) -> Clocks | None:
    """One or several times of day (`11:00 a.m. or 3:30 p.m. Eastern`; of a span its start)."""
    first = clock(r, i, asked=asked)
    if first is None:
        return None
    times, j, sure = [first[0]], first[1], first[2]
    zone, j = zone_at(r, j)
    while len(times) < 8:
        k = j + (r.low(j) in (",", "/", "-", "–", "—", "&"))
        until = r.term(k).kind == "dir" and r.term(k).value in ("until", "through")
        spans = r.low(j) in ("-", "–", "—") or r.is_link(k, "to") or until or (between and r.is_link(k, "and"))
        if r.is_link(k, "or", "and", "to") or (spans and r.term(k).kind == "dir"):
            k = r.term(k).after
        asked_again = r.is_link(k, "at")
        k = r.skip(k, links=("at",), the=False, most=1)
        following = clock(r, k, asked=asked_again or spans or r.low(k).isdecimal()) if k > j else None
        if following is None:
            break
        made, after, told = following
        if r.low(j) == "," and k == j + 1 and not (told or asked_again or r.low(k + 1) == ":"):
            break
        elsewhere = r.low(j) == "/" and zone is not None
        before = times[-1].hour
        if spans and not sure and told and made.hour > 12 and before + 12 < made.hour:
            times[-1] = times[-1].replace(hour=before + 12)
        if not spans and not elsewhere:
            afternoon = not told and sure and before >= 12 and made.hour < before - 11
            times.append(made.replace(hour=made.hour + 12) if afternoon else made)
        sure = sure or told
        found, j = zone_at(r, after)
        zone = zone if elsewhere else found or zone
    return tuple(times), zone, j


def zone_at(r: Reader, i: int) -> tuple[str | None, int]:
    """The zone named after an hour: `Eastern`, `CET`, `(London time)`, `your time`."""
    j = i + (r.low(i) in ("(", ","))
    term = r.term(j)
    said_time = r.low(term.after) == "time"
    after = term.after + said_time
    closed = r.low(i) == "(" and r.low(after) == ")"
    if term.kind == "city":
        return (term.value, after + closed) if said_time or (closed and j > i) else (None, i)
    if term.kind != "zone" or (r.low(i) == "," and term.value != "candidate"):
        return None, i
    irish = r.low(j) == "ist" and r.here.calendar.country == "IE"
    return "Europe/Dublin" if irish else term.value, after + closed
