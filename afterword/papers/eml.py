"""An `.eml` that mail programs open as an unsent draft."""

from __future__ import annotations

from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime


def unsent_mail(
    *,
    subject: str,
    body: str,
    to: tuple[tuple[str, str], ...],
    sender: tuple[str, str] | None,
    date: datetime,
    in_reply_to: str | None = None,
) -> bytes:
    """The file's bytes: UTF-8 throughout, `X-Unsent: 1` so that it opens for sending. `to` has (name, address) pairs;
    a person without a known address is left out, no address is guessed (F7)."""
    message = EmailMessage()
    message["Subject"] = " ".join(subject.split())
    if sender and sender[1]:
        message["From"] = _address(*sender)
    known = [_address(name, address) for name, address in to if address]
    if known:
        message["To"] = known
    message["Date"] = format_datetime(date)
    message["X-Unsent"] = "1"
    if in_reply_to:
        message["In-Reply-To"] = in_reply_to
        message["References"] = in_reply_to
    message.set_content(body, charset="utf-8", cte="quoted-printable")
    return bytes(message)


def _address(name: str, address: str) -> Address:
    return Address(display_name=name, addr_spec=address)
