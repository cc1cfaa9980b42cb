"""Which application and person a mail belongs to: by address, name, company and domain; undecided where several fit."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from email.utils import parseaddr

from afterword.desk.records import Record
from afterword.language.names import without_marks
from afterword.model import Mail, Person

ADDRESS, NAME, DOMAIN, COMPANY, ROLE = 16, 8, 4, 3, 1
"""How much each sign weighs: a known address outweighs all others together."""


@dataclass(frozen=True, slots=True)
class Match:
    """An application that a mail may belong to, who in it wrote, and how much speaks for it."""

    record: Record
    person: Person | None
    weight: int


def matches(records: Sequence[Record], mail: Mail) -> list[Match]:
    """The applications that fit a mail best: one, several that fit alike, or none."""
    name, address = parseaddr(mail.sender)
    found = [_match(record, mail, name or mail.sender, address.lower()) for record in records]
    best = max((one.weight for one in found), default=0)
    return [one for one in found if one.weight == best and best > ROLE]


def _match(record: Record, mail: Mail, name: str, address: str) -> Match:
    person, weight = None, 0
    for one in record.people:
        known = {email.lower() for email in one.addresses.email}
        said = ADDRESS if address and address in known else NAME if _same_name(one.name, name) else 0
        if said > weight:
            person, weight = one, said
    text = _plain(f"{mail.subject}\n{mail.body[:4000]}\n{mail.sender}")
    domains = {email.rpartition("@")[2].lower() for one in record.people for email in one.addresses.email}
    domain = address.rpartition("@")[2]
    if domain and domain in domains:
        weight += DOMAIN
    if _named(record.application.company, text):
        weight += COMPANY
    if _named(record.application.role, text):
        weight += ROLE
    return Match(record, person, weight)


def _same_name(one: str, other: str) -> bool:
    mine, theirs = set(_plain(one).split()), set(_plain(other).split())
    return (bool(mine) and mine <= theirs) or (len(theirs) > 1 and theirs <= mine)


def _named(name: str, text: str) -> bool:
    plain = _plain(name)
    return bool(plain) and re.search(rf"(?<!\w){re.escape(plain)}(?!\w)", text) is not None


def _plain(text: str) -> str:
    return " ".join(re.sub(r"[,.<>\"()]", " ", without_marks(text).casefold()).split())
