"""An invitation pasted as text: the lines of a mail that say when, where and with whom.

A day that can be read two ways is asked about, never guessed: a wrong date is worse than none.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

from afterword.calendar import local
from afterword.calendars.guests import Guest, is_machine, name_from_address, turned
from afterword.calendars.invitation import Invited, made_up, place_of
from afterword.calendars.listed import joined, listed
from afterword.calendars.times import named_zone
from afterword.model import InvitationError

NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTHS = {name: at for at, name in enumerate(NAMES, start=1)}
MONTH = rf"({'|'.join(NAMES)})[a-z]*\.?"
DAYS = (
    (rf"(?i)\b{MONTH}\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}})\b", "mdy"),
    (rf"(?i)\b(\d{{1,2}})(?:st|nd|rd|th|\.)?\s+(?:of\s+)?{MONTH},?\s+(\d{{4}})\b", "dmy"),
    (r"\b(\d{4})-(\d{2})-(\d{2})\b", "ymd"),
    (r"\b(\d{1,2})\.(\d{1,2})\.(\d{4})\b", "dmy"),
    (r"\b(\d{1,2})/(\d{1,2})/(\d{4})\b", "either"),
)
HOUR = r"(\d{1,2})(?:[:.](\d{2}))?\s*([ap])?\.?m?\.?"
SPAN = re.compile(rf"(?i)\b{HOUR}\s*(?:-|–|—|to|until)\s*{HOUR}(?!\d)")
CLOCK = re.compile(r"(?i)(?:\bat\s+|\bum\s+|,\s*|\s)(\d{1,2})(?:[:.](\d{2}))?\s*([ap])\.?m\b|\b(\d{1,2})[:.](\d{2})\b")
WHEN = re.compile(r"(?im)^\W*(?:when|date(?:\s*(?:&|and|/)\s*time)?|time|event date/time|start)\s*[:\t]\s*(.+)$")
FIELD = r"(?im)^\W*(?:{})\s*[:\t]\s*(.+)$"
ZONES = {
    "central": "America/Chicago", "cst": "America/Chicago", "cdt": "America/Chicago", "ct": "America/Chicago",
    "eastern": "America/New_York", "est": "America/New_York", "edt": "America/New_York", "et": "America/New_York",
    "mountain": "America/Denver", "mst": "America/Denver", "mdt": "America/Denver", "mt": "America/Denver",
    "pacific": "America/Los_Angeles", "pst": "America/Los_Angeles", "pdt": "America/Los_Angeles",
    "pt": "America/Los_Angeles", "gmt": "Europe/London", "bst": "Europe/London", "utc": "UTC",
    "cet": "Europe/Berlin", "cest": "Europe/Berlin",
}  # fmt: skip
"""Zone words of North America and Europe; other short names mean several zones and are not read."""

ASK = "Type it in with `afterword met`, or write the day like 2026-03-04."


def read_pasted(text: str, name: str, *, zone: str, own: frozenset[str] = frozenset()) -> Invited:
    """The interview that a text tells of. `zone` is the reader's. Raises InvitationError naming what it doesn't say."""
    plain = text.replace("\xa0", " ")
    told = " ".join(WHEN.findall(plain)) or plain
    day = _day(told, name) or _day(plain, name)
    if day is None:
        raise InvitationError("this text names no day with its year", where=name, hint=ASK)
    clock = _hours(told) or _hours(plain)
    if clock is None:
        raise InvitationError("this text names no hour", where=name, hint=ASK)
    named = _zone(told) or _zone(plain)
    here = named or zone
    minutes, length = clock
    start = local(day, (datetime.min + timedelta(minutes=minutes)).time(), here)
    where = _field(plain, "where|location|place|video call|joining info") or ""
    summary = _field(plain, "subject|event|event name|event type|what|title") or _first_line(plain)
    organizer = _person(_field(plain, "from|organi[sz]er|host") or "", own)
    people = [_person(piece, own) for piece in _pieces(plain)]
    guests = joined([one for one in people if one], listed(plain)) or ((organizer,) if organizer else ())
    doubts = [] if named else [f"It gives no time zone; the times were read as {zone}."]
    if length is None:
        doubts.append("It doesn't say how long; an hour was taken.")
    return Invited(
        uid=made_up(summary, start),
        sequence=0,
        cancelled=bool(re.match(r"(?i)\s*(cancell?ed)\b", summary)),
        summary=summary,
        start=start,
        end=start + timedelta(minutes=60 if length is None else length),
        zone=named,
        floating=named is None,
        place=place_of(where, plain),
        where=where,
        text=plain.strip(),
        organizer=organizer,
        guests=guests,
        doubts=tuple(doubts),
    )


def _day(text: str, name: str) -> date | None:
    for pattern, order in DAYS:
        found = re.search(pattern, text)
        if not found:
            continue
        one, two, three = found.groups()
        if order == "either":
            if int(one) <= 12 and int(two) <= 12 and one != two:
                raise InvitationError(
                    f"{found.group(0)} may be either of two days", where=name, hint="Write it like 2026-03-04."
                )
            order = "mdy" if int(one) <= 12 else "dmy"
        year, month, number = {
            "mdy": (three, one, two), "dmy": (three, two, one), "ymd": (one, two, three),
        }[order]  # fmt: skip
        try:
            return date(int(year), MONTHS.get(month[:3].lower()) or int(month), int(number))
        except ValueError:
            raise InvitationError(f"there is no day {found.group(0)}", where=name, hint=ASK) from None
    return None


def _hours(text: str) -> tuple[int, int | None] | None:
    """Minutes after midnight at which it starts, and its length in minutes where an end is given."""
    for found in SPAN.finditer(text):
        hour, minute, half, to_hour, to_minute, to_half = found.groups()
        if not (half or to_half or (minute and to_minute)):
            continue
        end = _minutes(to_hour, to_minute, to_half)
        start = _minutes(hour, minute, half or to_half)
        if start is not None and end is not None:
            # "11 – 12:30 pm" starts in the morning.
            start = start - 720 if to_half and start > end and not half and start >= 720 else start
            return start, (end - start) % 1440
    found_clock = CLOCK.search(text)
    if not found_clock:
        return None
    hour, minute, half, plain_hour, plain_minute = found_clock.groups()
    start = _minutes(hour or plain_hour, minute or plain_minute, half)
    return None if start is None else (start, None)


def _minutes(hour: str, minute: str | None, half: str | None) -> int | None:
    hours, minutes = int(hour), int(minute or 0)
    if half:
        hours = hours % 12 + (12 if half.lower() == "p" else 0)
    return hours * 60 + minutes if hours < 24 and minutes < 60 else None


def _zone(text: str) -> str | None:
    iana = re.search(r"\b([A-Z][A-Za-z]+/[A-Z][A-Za-z_]+(?:/[A-Z][A-Za-z_]+)?)\b", text)
    if iana and (known := named_zone(iana.group(1))):
        return known
    word = re.search(r"(?i)\b(central|eastern|mountain|pacific)\s+(?:(?:standard|daylight|european)\s+)?time\b", text)
    if word and "european" not in word.group(0).lower():
        return ZONES[word.group(1).lower()]
    short = re.search(r"\(?\b(CST|CDT|CT|EST|EDT|ET|MST|MDT|MT|PST|PDT|PT|GMT|BST|UTC|CET|CEST)\b\)?", text)
    return ZONES[short.group(1).lower()] if short else None


def _field(text: str, words: str) -> str | None:
    found = re.search(FIELD.format(words), text)
    return found.group(1).strip() if found else None


def _pieces(text: str) -> list[str]:
    """The guests in the first line that lists any: those required before a mail's own addressees."""
    lines = (_field(text, words) for words in ("required(?: attendees)?|attendees|who|guests|invitees?|with", "to"))
    line = next((one for one in lines if one), "")
    # A comma parts two people after an address; before one it stands in a name ("Rey, Tomás <…>").
    return [piece for piece in re.split(r"\s*[;•]\s*|(?<=>),\s+|,\s+(?=\S+@)", line) if piece]


def _person(piece: str, own: frozenset[str]) -> Guest | None:
    address = re.search(r"[\w.+-]+@[\w-]+\.[\w.-]*\w", piece)
    if not address:
        return None
    shown = re.sub(r"[<(\[]?(?:mailto:)?[\w.+-]+@[\w.-]+[>)\]]?.*", "", piece).strip(" \"',-")
    guest = Guest(turned(shown) or name_from_address(address.group(0)), address.group(0), guessed=not shown)
    return None if is_machine(guest) or guest.address.lower() in {one.lower() for one in own} else guest


def _first_line(text: str) -> str:
    return next((line.strip()[:200] for line in text.splitlines() if line.strip()), "")
