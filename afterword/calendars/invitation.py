"""Reading `.ics` invitations as Google, Outlook, Exchange, Apple, Zoom, Calendly and other schedulers write them."""

from __future__ import annotations

import hashlib
import html
import re
import warnings
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from afterword.calendar import in_zone
from afterword.calendars.guests import Guest, described, guest_of, is_machine
from afterword.calendars.listed import joined, listed
from afterword.calendars.recurring import coming
from afterword.calendars.times import AGAIN, Moment, end_of, moment, named_zone
from afterword.model import InvitationError, Place

LARGEST = 5_000_000
"""Bytes of a calendar file that are read at most; an invitation has a few thousand."""

MOST_GUESTS = 60
"""People on one invitation that are read at most; beyond that it's a mailing, not a talk."""

LONGEST_TEXT = 50_000
"""Characters of a description that are read; what an invitation has to say stands at its beginning."""

VIDEO = re.compile(
    r"teams|zoom\.|zoom meeting|meet\.google|google meet|webex|whereby|video|skype|bluejeans|hangout"
    r"|facetime|web conference",
    re.IGNORECASE,
)
PHONE = re.compile(r"\b(phone|call|tel|dial)\b|^\+?[\d ()\-]{7,}$", re.IGNORECASE)
UNREADABLE = (ValueError, KeyError, IndexError, TypeError, AttributeError, RecursionError, OverflowError, LookupError)
"""What the calendar library raises for files that are broken somewhere inside."""


@dataclass(frozen=True, slots=True)
class Invited:
    """What an invitation says. `start` and `end` are aware; `zone` is the IANA name where the file tells one.

    `floating` says that the file gave no zone, so that the times are in the zone the reader passed. `occurrence` is the
    original start of the one date of a series that this entry is about. `doubts` say, to be shown, what was unsure.
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
    occurrence: datetime | None = None
    doubts: tuple[str, ...] = ()


def read_invitation(
    data: bytes, name: str, *, zone: str, own: frozenset[str] = frozenset(), now: datetime | None = None
) -> tuple[Invited, ...]:
    """All interviews in the calendar file `data`. `zone` is the reader's, for times without one; `own` their addresses.

    Of a series it is the first that ends after `now` (an instant; without it the very first). Of several entries with
    one UID the newest SEQUENCE counts. Raises InvitationError (with the line where it can be told) for a file that is
    broken or has no appointment.
    """
    if len(data) > LARGEST:
        raise InvitationError("this calendar file is too large", where=name, hint="Save the one invitation by itself.")
    from icalendar import Calendar

    try:
        with warnings.catch_warnings():
            # The library warns on standard error of zones it guessed; what is unsure stands in `doubts`.
            warnings.simplefilter("ignore")
            calendars = Calendar.from_ical(data, multiple=True)
            found = [_of(calendar, name, zone, own, now) for calendar in calendars]
    except UNREADABLE as error:
        raise InvitationError("the calendar file is broken", where=_place(name, data, error), hint=AGAIN) from error
    invited = tuple(one for of_calendar in found for one in of_calendar)
    if not invited:
        raise InvitationError("there is no appointment in this file", where=_place(name, data, None), hint=AGAIN)
    return newest(invited)


def newest(invited: tuple[Invited, ...]) -> tuple[Invited, ...]:
    """Each appointment once, as its newest SEQUENCE has it, in the order of their first mention."""
    by_uid: dict[tuple[str, datetime | None], Invited] = {}
    for one in invited:
        key = (one.uid, one.occurrence)
        if key not in by_uid or one.sequence >= by_uid[key].sequence:
            by_uid[key] = one
    return tuple(by_uid.values())


def _of(calendar: Any, name: str, zone: str, own: frozenset[str], now: datetime | None) -> list[Invited]:
    """The appointments of one calendar; changed dates of a series are read into the series."""
    entries = calendar.walk("VEVENT")
    cancelled = str(calendar.get("METHOD", "")).upper() == "CANCEL"
    usual = named_zone(str(calendar.get("X-WR-TIMEZONE") or ""))
    read = [(entry, _invited(entry, name, zone, usual, cancelled, own)) for entry in entries]
    series = {one.uid for entry, one in read if "RRULE" in entry}
    out = []
    for entry, one in read:
        if "RRULE" in entry and now is not None:
            changed = [other for _, other in read if other.uid == one.uid and other.occurrence]
            out.append(_next_of(entry, one, changed, now))
        elif not (one.uid in series and one.occurrence and now is not None):
            out.append(one)
    return out


def _next_of(entry: Any, one: Invited, changed: list[Invited], now: datetime) -> Invited:
    """The coming one of a series: by its rule, or a date that was moved."""
    length = one.end - one.start
    moved = [other.occurrence for other in changed if other.occurrence]
    start = coming(one.start, entry, length, now, moved)
    doubt = "It repeats; the first that is still ahead was read."
    regular = one if start is None else replace(one, start=start, end=start + length)
    regular = replace(regular, doubts=(*one.doubts, doubt if start else "It repeats in a way that wasn't read."))
    ahead = [other for other in (regular, *changed) if not other.cancelled and other.end.astimezone(UTC) > now]
    best = min(ahead, key=lambda other: other.start) if ahead else regular
    return replace(best, occurrence=None, doubts=regular.doubts)


def _invited(entry: Any, name: str, zone: str, usual: str | None, cancelled: bool, own: frozenset[str]) -> Invited:
    start = moment(entry, "DTSTART", name, zone, usual)
    summary = plain_text(str(entry.get("SUMMARY") or "")[:LONGEST_TEXT])
    text = plain_text(str(entry.get("DESCRIPTION") or "")[:LONGEST_TEXT])
    where = str(entry.get("LOCATION") or "").strip() or str(entry.get("X-GOOGLE-CONFERENCE") or "")
    organizer = guest_of(entry["ORGANIZER"]) if entry.get("ORGANIZER") else None
    if organizer and (is_machine(organizer) or organizer.address.lower() in {one.lower() for one in own}):
        organizer = None
    guests = _guests(entry, text, own) or ((described(organizer, text),) if organizer else ())
    return Invited(
        uid=str(entry.get("UID") or "") or made_up(summary, start.at),
        sequence=_whole(entry.get("SEQUENCE")),
        cancelled=cancelled or str(entry.get("STATUS", "")).upper() == "CANCELLED",
        summary=summary,
        start=start.at,
        end=end_of(entry, start, name, zone, usual),
        zone=start.zone,
        floating=start.floating,
        place=place_of(where, text),
        where=where,
        text=text,
        organizer=described(organizer, text) if organizer else None,
        guests=guests,
        occurrence=moment(entry, "RECURRENCE-ID", name, zone, usual).at if entry.get("RECURRENCE-ID") else None,
        doubts=tuple(_doubts(start, zone)),
    )


def _guests(entry: Any, text: str, own: frozenset[str]) -> tuple[Guest, ...]:
    raw = entry.get("ATTENDEE", [])
    guests = [guest_of(one) for one in (raw if isinstance(raw, list) else [raw])[:MOST_GUESTS]]
    mine = {address.lower() for address in own}
    people: dict[str, Guest] = {}
    for guest in guests:
        if guest and guest.address.lower() not in mine and not is_machine(guest):
            people.setdefault(guest.address.lower() or guest.name.lower(), described(guest, text))
    return joined(tuple(people.values()), listed(text))


def _doubts(start: Moment, zone: str) -> list[str]:
    doubts = []
    if start.whole_day:
        doubts.append("It gives only the day, so the hours are a guess.")
    elif start.floating:
        doubts.append(f"It gives no time zone; the times were read as {in_zone(zone).key}.")
    return doubts


def made_up(summary: str, start: datetime) -> str:
    """A UID for an entry without one, the same each time the same file is read."""
    return "made-" + hashlib.sha256(f"{summary}|{start.astimezone(UTC).isoformat()}".encode()).hexdigest()[:20]


def _whole(value: Any) -> int:
    try:
        return max(0, int(value or 0))
    except (ValueError, TypeError):
        return 0


def place_of(where: str, text: str) -> Place:
    """Where the talk is, from the place named and, without one, from the text."""
    if VIDEO.search(where) or (not where and VIDEO.search(text)):
        return Place.VIDEO
    if PHONE.search(where):
        return Place.PHONE
    if where.strip() and not re.match(r"https?://\S+$", where.strip()):
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
