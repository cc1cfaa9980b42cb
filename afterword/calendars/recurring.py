"""Appointments that repeat: which of them is the coming one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

PLAIN_PARTS = frozenset({"FREQ", "INTERVAL", "COUNT", "UNTIL", "BYDAY", "BYMONTHDAY", "BYMONTH", "BYSETPOS", "WKST"})
BY_DAY_OF_MONTH = frozenset({"MONTHLY", "YEARLY"})
FREQUENCIES = BY_DAY_OF_MONTH | {"DAILY", "WEEKLY"}
AHEAD = timedelta(days=3 * 366)
"""How far ahead a repetition is followed."""


def coming(start: datetime, entry: Any, length: timedelta, now: datetime, moved: Sequence[datetime]) -> datetime | None:
    """The first start of a repeating `entry` whose talk ends after `now`; the last one if all are over.

    `moved` are the starts that other entries of the file replace or cancel. None for a rule that isn't followed: by
    the hour, or in ways no interview repeats. Hours are those of the clock on the wall, across changes of the clock.
    """
    from dateutil.rrule import rrulestr

    text = _rule(entry, start)
    if text is None:
        return None
    wall = start.replace(tzinfo=None)
    try:
        rule = rrulestr(text, dtstart=wall)
    except (ValueError, TypeError):
        return None
    skipped = {_wall(one, start) for one in (*_listed(entry, "EXDATE"), *moved)}
    horizon = max(now.astimezone(start.tzinfo).replace(tzinfo=None), wall) + AHEAD
    last: datetime | None = None
    for one in _merged(rule, sorted(_wall(extra, start) for extra in _listed(entry, "RDATE"))):
        if one > horizon:
            break
        if one in skipped:
            continue
        last = one.replace(tzinfo=start.tzinfo)
        if last.astimezone(UTC) + length > now:
            return last
    return last


def _rule(entry: Any, start: datetime) -> str | None:
    rule = entry.get("RRULE")
    if rule is None or isinstance(rule, list):
        return None
    parts = {str(key).upper(): value if isinstance(value, list) else [value] for key, value in rule.items()}
    frequency = str(parts.get("FREQ", [""])[0]).upper()
    if frequency not in FREQUENCIES or not set(parts) <= PLAIN_PARTS:
        return None
    if "BYMONTHDAY" in parts and frequency not in BY_DAY_OF_MONTH:
        return None
    if not 1 <= int(parts.get("INTERVAL", [1])[0]) <= 1000:
        return None
    if "UNTIL" in parts:
        parts["UNTIL"] = [f"{_wall(parts['UNTIL'][0], start, last=True):%Y%m%dT%H%M%S}"]
    return ";".join(f"{key}={','.join(str(one) for one in value)}" for key, value in parts.items())


def _listed(entry: Any, field: str) -> list[Any]:
    found = entry.get(field, [])
    groups = found if isinstance(found, list) else [found]
    return [one.dt for group in groups for one in getattr(group, "dts", ())]


def _wall(value: Any, start: datetime, *, last: bool = False) -> datetime:
    """A date or time of the file on the wall clock of `start`; a mere day at the start's hour (`last`: its end)."""
    if isinstance(value, tuple):
        value = value[0]
    if isinstance(value, datetime):
        return (value.astimezone(start.tzinfo) if value.tzinfo else value).replace(tzinfo=None)
    if isinstance(value, date):
        hour = start.replace(tzinfo=None).time()
        return datetime.combine(value, datetime.max.time().replace(microsecond=0) if last else hour)
    raise ValueError("no date")


def _merged(rule: Any, extra: list[datetime]) -> Any:
    """The rule's dates and the extra ones, in order."""
    waiting = list(extra)
    for one in rule:
        while waiting and waiting[0] < one:
            yield waiting.pop(0)
        yield one
    yield from waiting
