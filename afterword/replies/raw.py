"""A mail's source (RFC 5322) read calmly: whatever arrives, a mail comes out, or one clear error.

Nothing in a mail is opened, fetched or run. Attachments are passed over; of a delivery report or a receipt the
machine-readable fields are added to the text, so that they can be recognised.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from email import message_from_bytes
from email.errors import MessageError
from email.header import decode_header
from email.message import Message
from email.utils import parsedate_to_datetime

from afterword.model import CaseError, Mail
from afterword.replies.html import looks_like_html, text_of_html

LONGEST = 200_000
"""Characters of a text part that are looked at; no letter is longer."""

MOST_PARTS = 200
"""Parts of a mail that are looked at."""

_STUB = re.compile(r"(?i)\bhtml\b|view (?:this|it) in|web ?version|browser|ansicht im")
_REPORTS = ("message/delivery-status", "message/disposition-notification")
_KEPT_WITHIN_REPORTS = re.compile(r"(?im)^(?:action|status|disposition|final-recipient|diagnostic-code):.*$")


def read_raw_mail(source: str | bytes) -> Mail:
    """The mail in `source`. Raises CaseError if nothing is in it; charset and structure are taken as they come."""
    data = source if isinstance(source, bytes) else source.encode("utf-8", "surrogateescape")
    if not data.strip():
        raise CaseError("there is no mail in it", where="raw", hint="Paste the whole message, headers included.")
    try:
        message = message_from_bytes(data)
        body = _body(message)
    except (MessageError, ValueError, LookupError, AttributeError, TypeError, RecursionError):
        raise CaseError("this mail can't be read", where="raw", hint="Paste its text instead.") from None
    headers = _headers(message)
    return Mail(
        body=body,
        sender=headers.get("from", ""),
        to=headers.get("to", ""),
        subject=headers.get("subject", ""),
        date=_date(headers.get("date", "")),
        headers={name.title(): value for name, value in headers.items()},
    )


def _headers(message: Message) -> dict[str, str]:
    """The headers by lower-case name, decoded; of one that stands twice the first counts."""
    found: dict[str, str] = {}
    for name, value in message.items():
        found.setdefault(name.lower(), _decoded(value))
    return found


def _decoded(value: object) -> str:
    text = " ".join(str(value).split())
    try:
        pieces = decode_header(text)
    except (MessageError, ValueError):
        return text
    return "".join(_text(piece, charset) if isinstance(piece, bytes) else piece for piece, charset in pieces)


def _date(text: str) -> datetime | None:
    """The mail's date with its offset; None where there is none or it is no date."""
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _body(message: Message) -> str:
    """The text a person would read, with the fields of a report below it."""
    plain: list[str] = []
    rich: list[str] = []
    fields: list[str] = []
    for part in _parts(message):
        kind = part.get_content_type()
        if kind in _REPORTS:
            fields += _KEPT_WITHIN_REPORTS.findall(_fields_of(part))
        elif kind in ("text/plain", "text/html") and part.get_content_disposition() != "attachment":
            text = _text(part.get_payload(decode=True), part.get_content_charset())[:LONGEST]
            if kind == "text/html" or looks_like_html(text):
                rich.append(text_of_html(text))
            else:
                plain.append(_unflowed(text, part))
    text, formatted = "\n".join(plain), "\n".join(rich)
    best = formatted if _is_stub(text, formatted) else text
    return "\n\n".join(piece for piece in (best, "\n".join(fields)) if piece.strip())


def _parts(message: Message) -> list[Message]:
    """The leaves in order, but nothing of a mail that is attached or returned inside this one."""
    found: list[Message] = []
    waiting = [message]
    while waiting and len(found) < MOST_PARTS:
        part = waiting.pop(0)
        kind = part.get_content_type()
        inside = part.get_payload()
        if part.get_content_maintype() == "multipart" and isinstance(inside, list):
            waiting[:0] = [child for child in inside if isinstance(child, Message)]
        elif kind != "message/rfc822" or part is message:
            found.append(part)
    return found


def _fields_of(part: Message) -> str:
    inside = part.get_payload()
    if not isinstance(inside, list):
        return str(inside)
    return "\n".join(
        f"{name}: {value}" for child in inside if isinstance(child, Message) for name, value in _both(child)
    )


def _both(part: Message) -> list[tuple[str, str]]:
    """A report's fields, also where a blank line made some of them look like a body."""
    inside = part.get_payload()
    more = [tuple(line.split(":", 1)) for line in str(inside).splitlines() if ":" in line] if inside else []
    return [*((name, str(value)) for name, value in part.items()), *((name, value) for name, value in more)]


def _text(data: object, charset: str | None) -> str:
    """Bytes as text: in the charset named, else as UTF-8, else as Windows wrote it."""
    if not isinstance(data, bytes):
        return "" if data is None else str(data)
    for name in (charset, "utf-8"):
        try:
            return data.decode(name or "utf-8")
        except (LookupError, ValueError):
            continue
    return data.decode("cp1252", "replace")


def _unflowed(text: str, part: Message) -> str:
    """Text of `format=flowed` with its soft line ends taken out."""
    if str(part.get_param("format", "")).lower() != "flowed":
        return text
    lines: list[str] = []
    soft = False
    for line in text.splitlines():
        unstuffed = line[1:] if line.startswith(" ") else line
        if soft and lines and not unstuffed.startswith(">"):
            lines[-1] += unstuffed
        else:
            lines.append(unstuffed)
        soft = unstuffed.endswith(" ") and unstuffed != "-- " and not unstuffed.startswith(">")
    return "\n".join(lines)


def _is_stub(plain: str, formatted: str) -> bool:
    """Whether the plain part only says that there is a formatted one."""
    words, rich_words = len(plain.split()), len(formatted.split())
    if not rich_words:
        return False
    return words == 0 or (words < 40 and bool(_STUB.search(plain))) or (words < 12 and words * 3 < rich_words)
