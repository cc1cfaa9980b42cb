"""Whatever holds an invitation: a calendar file, a mail with one inside or beside it, or plain text."""

from __future__ import annotations

import re
from datetime import datetime
from email import message_from_bytes, policy
from email.message import EmailMessage, MIMEPart

from afterword.calendars.invitation import LARGEST, LONGEST_TEXT, Invited, newest, plain_text, read_invitation
from afterword.calendars.pasted import read_pasted
from afterword.model import InvitationError

MANY, MOST = 20, 200
"""Appointments from which on a file is a whole calendar: then only those that speak of an interview are taken. And how
many of these are taken at most."""

INTERVIEW = re.compile(
    r"(?i)\binterview|\b(phone|recruiter|hiring|technical|initial) (screen|call|chat)|\bscreening\b|panel|"
    r"\bcandidate\b|vorstellungsgespr|bewerbung|entretien|entrevista|colloquio|sollicitatie"
)
FORWARDED = 3
"""Mails within mails that are followed."""


def read_any(
    data: bytes, name: str, *, zone: str, own: frozenset[str] = frozenset(), now: datetime | None = None
) -> tuple[Invited, ...]:
    """All interviews in `data`, whatever it is. Arguments and errors as of `read_invitation`."""
    if len(data) > LARGEST:
        raise InvitationError("this file is too large", where=name, hint="Save the one invitation by itself.")
    if re.search(rb"(?i)BEGIN:VCALENDAR", data[:4096]) and not _is_mail(data):
        return likely(read_invitation(data, name, zone=zone, own=own, now=now))
    if _is_mail(data):
        return _from_mail(data, name, zone, own, now)
    text = data.decode("utf-8", "replace")
    if not text.strip() or "\x00" in text:
        raise InvitationError("there is no invitation in this file", where=name, hint="Give an .ics, .eml or text.")
    return (read_pasted(text[:LONGEST_TEXT], name, zone=zone, own=own),)


def likely(invited: tuple[Invited, ...]) -> tuple[Invited, ...]:
    """Of a whole calendar those that speak of an interview; of a few appointments all of them."""
    if len(invited) <= MANY:
        return invited
    found = tuple(one for one in invited if INTERVIEW.search(f"{one.summary}\n{one.text[:2000]}"))
    if not found:
        raise InvitationError(
            f"none of these {len(invited)} appointments speaks of an interview", hint="Save the one by itself."
        )
    if len(found) > MOST:
        raise InvitationError(
            f"this file has {len(found)} interviews", hint=f"Save up to {MOST} of them by themselves."
        )
    return found


def _is_mail(data: bytes) -> bool:
    head = data[:4096].lstrip(b"\xef\xbb\xbf \r\n")
    headers = re.findall(rb"(?im)^(from|to|subject|date|mime-version|content-type|received|message-id):", head)
    names = {one.lower() for one in headers}
    # The head of a mail that was pasted as text has no more than these.
    return len(names) >= 3 and not names <= {b"from", b"to", b"subject"} and bool(re.match(rb"[\w-]+:|From ", head))


def _from_mail(data: bytes, name: str, zone: str, own: frozenset[str], now: datetime | None) -> tuple[Invited, ...]:
    mail = message_from_bytes(data, policy=policy.default)
    calendars = _calendars(mail, FORWARDED)
    if calendars:
        found = [one for part in calendars for one in read_invitation(part, name, zone=zone, own=own, now=now)]
        return likely(newest(tuple(found)))
    text = plain_text(_words(mail.get_body(("plain", "html"))))
    headers = "\n".join(f"{key}: {mail[key]}" for key in ("From", "Subject") if mail[key])
    return (read_pasted(f"{headers}\n\n{text}"[:LONGEST_TEXT], name, zone=zone, own=own),)


def _words(part: MIMEPart | None) -> str:
    """The text of a part in its charset; without one, or with one nobody knows, as UTF-8."""
    raw = part.get_payload(decode=True) if part else b""
    data = raw if isinstance(raw, bytes) else b""
    try:
        return data.decode(part.get_content_charset("utf-8") if part else "utf-8", "strict")
    except (LookupError, UnicodeDecodeError):
        return data.decode("utf-8", "replace")


def _calendars(mail: EmailMessage, depth: int) -> list[bytes]:
    """The calendar parts of a mail and of mails attached to it, whatever type they claim to be."""
    found: list[bytes] = []
    for part in mail.walk():
        kind = part.get_content_type()
        if kind == "text/calendar" or str(part.get_filename() or "").lower().endswith(".ics"):
            content = part.get_payload(decode=True)
            if isinstance(content, bytes) and content not in found:
                found.append(content)
        elif kind == "application/octet-stream" and depth:
            inner = part.get_payload(decode=True)
            if isinstance(inner, bytes) and _is_mail(inner):
                found += _calendars(message_from_bytes(inner, policy=policy.default), depth - 1)
    return found
