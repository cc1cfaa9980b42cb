"""Reading `.ics` invitations as Google, Outlook/Teams, Zoom and others write them."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from afterword.calendar import in_zone
from afterword.calendars.guests import Guest, described, guest_of, is_machine
from afterword.model import InvitationError, Place
from afterword.model.reading import zone_exists

LARGEST = 5_000_000
"""Bytes of a calendar file that are read at most; an invitation has a few thousand."""

VIDEO = re.compile(
    r"teams|zoom\.|zoom meeting|meet\.google|google meet|webex|whereby|video|skype|bluejeans|hangout", re.IGNORECASE
)
PHONE = re.compile(r"\b(phone|call|tel|dial)\b|^\+?[\d ()\-]{7,}$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Invited:
    """What an invitation says. `start` and `end` are aware; `zone` is the IANA name where the file tells one.

    `floating` says that the file gave no zone, so that the times are in the zone the reader passed.
    """

    uid: str
    sequence: int
    cancelled: bool
    summary: str
    start: datetime
    end: datetime
    zone: str | None
    floating: bool
    place: Place
    where: str
    text: str
    organizer: Guest | None
    guests: tuple[Guest, ...]


def read_invitation(data: bytes, name: str, *, zone: str, own: frozenset[str] = frozenset()) -> tuple[Invited, ...]:
    """All interviews in the calendar file `data`. `zone` is the reader's, for times without one; `own` their addresses.

    Raises InvitationError (with the line where it can be told) for a file that is broken or has no appointment.
    """
    if len(data) > LARGEST:
        raise InvitationError("this calendar file is too large", where=name, hint="Save the one invitation by itself.")
    from icalendar import Calendar

    try:
        calendars = Calendar.from_ical(data, multiple=True)
    except (ValueError, KeyError, IndexError, RecursionError) as error:
        raise InvitationError("the calendar file is broken", where=_place(name, data, error), hint=_AGAIN) from error
    entries = [entry for calendar in calendars for entry in calendar.walk("VEVENT")]
    if not entries:
        raise InvitationError("there is no appointment in this file", where=_place(name, data, None), hint=_AGAIN)
    method = next((str(calendar.get("METHOD", "")).upper() for calendar in calendars), "")
    return tuple(_invited(entry, name, zone, method == "CANCEL", own) for entry in entries)


_AGAIN = "Save it once more from the mail or calendar, or type the interview in with `afterword new`."


def _invited(entry: Any, name: str, zone: str, cancelled: bool, own: frozenset[str]) -> Invited:
    start, named, floating = _moment(entry, "DTSTART", name, zone)
    end = _end(entry, start, name, zone)
    text = plain_text(str(entry.get("DESCRIPTION") or ""))
    where = str(entry.get("LOCATION") or "")
    raw = entry.get("ATTENDEE", [])
    guests = [guest_of(one) for one in (raw if isinstance(raw, list) else [raw])]
    organizer = guest_of(entry["ORGANIZER"]) if entry.get("ORGANIZER") else None
    mine = {address.lower() for address in own}
    people: dict[str, Guest] = {}
    for guest in guests:
        if guest and guest.address.lower() not in mine and not is_machine(guest):
            people.setdefault(guest.address.lower() or guest.name.lower(), described(guest, text))
    return Invited(
        uid=str(entry.get("UID") or ""),
        sequence=int(entry.get("SEQUENCE") or 0),
        cancelled=cancelled or str(entry.get("STATUS", "")).upper() == "CANCELLED",
        summary=plain_text(str(entry.get("SUMMARY") or "")),
        start=start,
        end=end,
        zone=named,
        floating=floating,
        place=_place_of(where, text),
        where=where,
        text=text,
        organizer=described(organizer, text) if organizer and not is_machine(organizer) else None,
        guests=tuple(people.values()),
    )


def _moment(entry: Any, field: str, name: str, zone: str) -> tuple[datetime, str | None, bool]:
    """The instant in a field, the IANA zone it names, and whether it names none."""
    from icalendar.error import BrokenCalendarProperty

    try:
        value = entry[field].dt
    except (KeyError, BrokenCalendarProperty, AttributeError, ValueError) as error:
        raise InvitationError(f"the appointment has no readable {field}", where=name, hint=_AGAIN) from error
    if not isinstance(value, datetime):
        value = datetime.combine(value if isinstance(value, date) else date.max, time(9))
    named = _named_zone(str(entry[field].params.get("TZID") or ""))
    if named:
        return value.replace(tzinfo=in_zone(named)), named, False
    if value.tzinfo is None:
        return value.replace(tzinfo=in_zone(zone)), None, True
    return value.astimezone(in_zone(zone)), None, False


def _named_zone(tzid: str) -> str | None:
    """The IANA zone a TZID means: Windows names are looked up, path-like prefixes (`/mozilla.org/…/`) dropped."""
    from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

    parts = tzid.strip("/").split("/")
    tails = ("/".join(parts[-count:]) for count in (3, 2, 1) if count <= len(parts))
    candidates = (str(WINDOWS_TO_OLSON.get(tzid, "")), *tails)
    return next((name for name in candidates if name and zone_exists(name)), None)


def _end(entry: Any, start: datetime, name: str, zone: str) -> datetime:
    if entry.get("DTEND") is not None:
        end, _, _ = _moment(entry, "DTEND", name, zone)
    else:
        span = entry.get("DURATION")
        end = start + (span.dt if span is not None else timedelta(hours=1))
    if end < start:
        raise InvitationError("the appointment ends before it starts", where=name, hint="Put the times right by hand.")
    return end


def _place_of(where: str, text: str) -> Place:
    if VIDEO.search(where) or (not where and VIDEO.search(text)):
        return Place.VIDEO
    if PHONE.search(where):
        return Place.PHONE
    if where.strip():
        return Place.ON_SITE
    return (
        Place.PHONE if re.search(r"\b(phone|telephone) (interview|call|screen)", text, re.IGNORECASE) else Place.VIDEO
    )


def plain_text(text: str) -> str:
    """The text of a description that may be HTML: tags gone, breaks kept, entities read."""
    if re.search(r"</?(p|br|div|html|a|b|ul|li|span|table)\b", text, re.IGNORECASE):
        text = re.sub(r"(?i)<\s*(br|/p|/div|/li|/tr)\b[^>]*>", "\n", text)
        text = re.sub(r"<[^>]{0,2000}>", "", text)
    text = html.unescape(text).replace("\r\n", "\n").replace("\xa0", " ")
    return re.sub(r"\n{3,}", "\n\n", text).strip()


def _place(name: str, data: bytes, error: BaseException | None) -> str:
    """File and line of a mistake: the line the error quotes, else the last one, where a cut file breaks off."""
    text = data.decode("utf-8", "replace")
    quoted = re.search(r"'([^']{4,})'", str(error)) if error else None
    if quoted and quoted.group(1)[:40] in text:
        return f"{name}:{text[: text.index(quoted.group(1)[:40])].count(chr(10)) + 1}"
    return f"{name}:{text.rstrip().count(chr(10)) + 1}"
