"""Which mails no person wrote: reports of mail servers, receipts, automatic answers, circulars; by headers and form."""

from __future__ import annotations

import re
from dataclasses import dataclass

from afterword.model import Mail
from afterword.replies.lexicon import words_of_layout

_CODE = re.compile(r"(?<![\d.])([45])(?:\d\d|\.\d{1,3}\.\d{1,3})(?![\d.]\d)")
_STATUS = re.compile(r"(?im)^status:\s*([245])\.\d")
_ACTION = re.compile(r"(?im)^action:\s*(\w+)")


@dataclass(frozen=True, slots=True)
class Signs:
    """What headers, sender and subject say of where a mail comes from."""

    bounce: bool = False
    receipt: bool = False
    answering: bool = False
    automatic: bool = False
    bulk: bool = False
    faceless: bool = False


def signs_of(mail: Mail, body: str) -> Signs:
    """The signs in `mail`, whose whole text is `body`."""
    headers = {str(name).lower(): str(value).lower() for name, value in mail.headers.items()}
    kind = headers.get("content-type", "")
    submitted = headers.get("auto-submitted", "no").split(";")[0].strip()
    subject, sender = mail.subject.lower().strip(), mail.sender.lower()
    text = body[:4000].lower()
    automatic = submitted not in ("", "no") or any(
        headers.get(name, "") not in ("", "no", "none") for name in ("x-autoreply", "x-autorespond", "x-auto-reply")
    )
    automatic = automatic or headers.get("precedence", "") in ("auto_reply", "auto-reply")
    prefixed = subject.startswith(_phrases("automatic_subjects"))
    receipt = "disposition-notification" in kind or _is_receipt(subject, text)
    return Signs(
        bounce=not receipt and _is_bounce(headers, kind, sender, subject, text),
        receipt=receipt,
        answering=submitted == "auto-replied" or prefixed or (automatic and submitted in ("", "no")),
        automatic=automatic or prefixed,
        bulk="list-unsubscribe" in headers
        or "list-id" in headers
        or headers.get("precedence", "") in ("bulk", "list", "junk"),
        faceless=any(name in sender for name in _phrases("faceless_senders")),
    )


def _phrases(table: str) -> tuple[str, ...]:
    phrases: tuple[str, ...] = words_of_layout(table)["phrases"]
    return phrases


def _is_bounce(headers: dict[str, str], kind: str, sender: str, subject: str, text: str) -> bool:
    if "delivery-status" in kind or "x-failed-recipients" in headers:
        return True
    from_server = (
        any(name in sender for name in _phrases("mail_servers")) or headers.get("return-path", "").strip() == "<>"
    )
    said = any(phrase in subject or phrase in text for phrase in _phrases("undelivered"))
    coded = bool(re.search(r"(?<!\d)[45]\d\d[ -][45]\.\d\.\d", text)) or bool(_STATUS.search(text))
    return (from_server and (said or coded)) or (coded and said)


def _is_receipt(subject: str, text: str) -> bool:
    if subject.startswith(_phrases("receipt_subjects")):
        return any(phrase in text for phrase in _phrases("receipt_words"))
    return False


def is_permanent(body: str) -> bool:
    """Whether a report says that the mail is given up for good; one that is still being tried is not."""
    text = body[:8000]
    action = _ACTION.search(text)
    if action:
        return action.group(1).lower() not in ("delayed", "relayed", "expanded")
    status = _STATUS.search(text)
    if status:
        return status.group(1) == "5"
    low = text.lower()
    if any(phrase in low for phrase in _phrases("tried_again")):
        return False
    codes = _CODE.findall(low)
    return not codes or "5" in codes
