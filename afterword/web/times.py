"""Moments as people say them, with the exact one beside: on hover, and for those who hear the page."""

from __future__ import annotations

from datetime import date, datetime

from markupsafe import Markup

from afterword.calendar import in_zone
from afterword.desk.spoken import clock, day, place, span

NOON, EVENING = 12, 17
NEAR = 6
"""So many days ahead or back a weekday alone says which day is meant."""

FAR_BACK = -1


def friendly(at: datetime, zone: str, now: datetime) -> str:
    """`this afternoon`, `tomorrow morning`, `Thursday evening`, else `Thursday 12 March`; in `zone`."""
    here, today = at.astimezone(in_zone(zone)), now.astimezone(in_zone(zone))
    part = "morning" if here.hour < NOON else "afternoon" if here.hour < EVENING else "evening"
    days = (here.date() - today.date()).days
    if days == 0:
        return "tonight" if part == "evening" and today.hour >= NOON else f"this {part}"
    if days in (1, FAR_BACK):
        return f"{'tomorrow' if days == 1 else 'yesterday'} {part}"
    if 0 < days <= NEAR:
        return f"{here:%A} {part}"
    return day(here.date(), today.date())


def friendly_day(value: date, today: date) -> str:
    """`today`, `tomorrow`, `Thursday`, else `Thursday 12 March`."""
    days = (value - today).days
    words = {0: "today", 1: "tomorrow", FAR_BACK: "yesterday"}.get(days)
    return words or (f"{value:%A}" if 0 < days <= NEAR else day(value, today))


def promised(earliest: date | None, latest: date | None, said: date) -> str:
    """`by Friday 13 March`, or the days between which something was promised on the day `said`."""
    if latest and earliest and earliest <= said < latest:
        return f"by {day(latest, said)}"
    return span(earliest, latest, said)


def exact(at: datetime, zone: str, now: datetime) -> str:
    """`Thursday 12 March, 9:00 in Chicago`."""
    here = at.astimezone(in_zone(zone))
    return f"{day(here.date(), now.date())}, {clock(here)} in {place(zone)}"


def tagged(at: datetime, zone: str, now: datetime, shown: str | None = None) -> Markup:
    """A `time` element that says it as people do and knows the exact moment."""
    said = shown if shown is not None else friendly(at, zone, now)
    return Markup('<time datetime="{}" title="{}">{}</time>').format(
        at.astimezone(in_zone(zone)).isoformat(timespec="minutes"), exact(at, zone, now), said
    )
