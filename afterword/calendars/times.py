"""The moments in a calendar entry: with a zone of any program's naming, with none, or a mere day."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from afterword.calendar import in_zone
from afterword.model import InvitationError
from afterword.model.reading import zone_exists

AGAIN = "Save it once more from the mail or calendar, or type the interview in with `afterword new`."
DAY_STARTS, DAY_ENDS = time(9), time(17)
"""The hours an entry for a whole day is read as."""

YEARS = range(1990, 2100)
"""Years in which an interview can lie; others are a slip of the file."""


@dataclass(frozen=True, slots=True)
class Moment:
    """An instant as the file gives it: aware; `zone` the IANA name it tells; `floating`: it tells none."""

    at: datetime
    zone: str | None = None
    floating: bool = False
    whole_day: bool = False


def moment(entry: Any, field: str, name: str, zone: str, usual: str | None = None) -> Moment:
    """The moment in `field`. `zone` is the reader's, for times without one; `usual` the calendar's own default."""
    try:
        value, params = entry[field].dt, entry[field].params
    except (KeyError, AttributeError, ValueError, TypeError) as error:
        raise InvitationError(f"the appointment has no readable {field}", where=name, hint=AGAIN) from error
    if not isinstance(value, date):
        raise InvitationError(f"the appointment has no readable {field}", where=name, hint=AGAIN)
    if value.year not in YEARS:
        raise InvitationError(f"the appointment is in the year {value.year}", where=name, hint="Put the day right.")
    if not isinstance(value, datetime):
        here = usual or zone
        hour = DAY_ENDS if field == "DTEND" else DAY_STARTS
        return Moment(datetime.combine(value, hour, in_zone(here)), usual, usual is None, whole_day=True)
    named = named_zone(str(params.get("TZID") or ""))
    if named:
        return Moment(value.replace(tzinfo=in_zone(named)), named)
    if value.tzinfo is None:
        return Moment(value.replace(tzinfo=in_zone(usual or zone)), usual, usual is None)
    return Moment(value.astimezone(in_zone(zone)))


def named_zone(tzid: str) -> str | None:
    """The IANA zone a TZID means. Windows names are looked up, also with the number old Outlooks add (`… Time 1`);
    path-like prefixes (`/mozilla.org/…/`) are dropped. None if the name tells no zone."""
    from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

    plain = tzid.strip().strip('"')
    if plain.lower() in ("utc", "gmt", "z", "tzone://microsoft/utc", "(utc) coordinated universal time"):
        return "UTC"
    parts = plain.strip("/").split("/")
    tails = ("/".join(parts[-count:]) for count in (3, 2, 1) if count <= len(parts))
    windows = (plain, re.sub(r"\s+\d+$", "", plain))
    candidates = (*(str(WINDOWS_TO_OLSON.get(one, "")) for one in windows), *tails)
    return next((one for one in candidates if one and zone_exists(one)), None)


def end_of(entry: Any, start: Moment, name: str, zone: str, usual: str | None) -> datetime:
    """When the appointment ends: as the file says, else an hour after its start, a whole day at 17:00."""
    if entry.get("DTEND") is not None:
        found = moment(entry, "DTEND", name, zone, usual)
        # The end of whole days is the day after the last one (RFC 5545, 3.6.1).
        end = max(found.at - timedelta(days=1), start.at + timedelta(hours=8)) if found.whole_day else found.at
    elif entry.get("DURATION") is not None:
        span = getattr(entry["DURATION"], "dt", None)
        if not isinstance(span, timedelta):
            raise InvitationError("the appointment has no readable DURATION", where=name, hint=AGAIN)
        end = start.at + span
    else:
        end = start.at + (timedelta(hours=8) if start.whole_day else timedelta(hours=1))
    if end.astimezone(UTC) < start.at.astimezone(UTC):
        raise InvitationError("the appointment ends before it starts", where=name, hint="Put the times right by hand.")
    return end
