"""Every way a message can leave by the user's own hand: card, phone, link, page, workbook. Nothing is sent (P2)."""

from __future__ import annotations

from dataclasses import astuple, fields
from datetime import datetime

from afterword.calendar import in_zone
from afterword.desk.desk import Desk
from afterword.desk.letters import require_approved
from afterword.desk.planning import today
from afterword.desk.records import Draft, Record
from afterword.desk.sheet import Row, rows
from afterword.desk.spoken import MONTHS, NEAR_DAYS, WEEKDAYS
from afterword.language import name_of
from afterword.model import Channel, DeskError, MessageKind, Person
from afterword.papers import (
    Call,
    Card,
    Counted,
    MailLink,
    Script,
    counted,
    mail_link,
    printed_page,
    script,
    workbook,
)

ADDRESS, PHONE = "address", "phone"
"""Under which names the settings' extras keep the candidate's own postal address and number."""


def card_of(desk: Desk, record: Record, one: Draft) -> Card:
    """The approved words as a card to its first reader. Raises DeskError if these words weren't approved."""
    require_approved(one)
    person = _reader(record, one.to)
    settings = desk.settings
    extras = settings.extras if settings else {}
    return Card(
        one.body,
        " ".join(part for part in (person.honorific, person.name) if part),
        person.addresses.post,
        settings.name if settings else "",
        extras.get(ADDRESS),
    )


def script_of(desk: Desk, record: Record, person: Person, kind: MessageKind) -> Script:
    """What to say to `person` on the phone; their last talk's day stands in it."""
    settings = desk.settings
    held = [one for one in record.interviews if person.id in one.people and one.end <= desk.now]
    zone = in_zone(record.application.zone)
    day = max(one.start for one in held).astimezone(zone) if held else None
    name = name_of(person.name, person.country or record.application.country, person.honorific, person.goes_by)
    return script(
        Call(
            first=name.first,
            me=(settings.name if settings else "") or "the candidate",
            role=record.application.role,
            company=record.application.company,
            kind=kind,
            day=_said(day, desk.now) if day else None,
            number=(settings.extras if settings else {}).get(PHONE),
        )
    )


def linkedin_of(one: Draft) -> Counted:
    """A draft as LinkedIn counts it. Raises DeskError for a draft that isn't meant for LinkedIn."""
    if one.channel not in (Channel.LINKEDIN_NOTE, Channel.LINKEDIN_MESSAGE):
        raise DeskError("this draft isn't meant for LinkedIn", hint="Draft one with `--channel linkedin_note`.")
    return counted(one.body)


def link_of(record: Record, one: Draft) -> MailLink:
    """The approved words as a `mailto:`. Raises DeskError if not approved or no address is known (F7)."""
    require_approved(one)
    people = [person for person in record.people if person.id in one.to]
    known = tuple(person.addresses.email[0] for person in people if person.addresses.email)
    if not known:
        raise DeskError("no address is known, and none is guessed", hint="Add it with `afterword met … --email`.")
    return mail_link(known, one.subject or "", one.body)


def page_of(desk: Desk) -> str:
    """The plan and the sheet as one page to print."""
    lines = [(planned.title, planned.plan.next.say) for planned in today(desk) if not planned.closed]
    # What comes next stands in the plan above the sheet already.
    return printed_page(lines, _header()[:-1], [astuple(row)[:-1] for row in rows(desk)], _here(desk))


def workbook_of(desk: Desk) -> bytes:
    """The sheet as a workbook. Raises DeskError without the extra `xlsx`."""
    return workbook(_header(), [astuple(row) for row in rows(desk)], _here(desk))


def _header() -> list[str]:
    return [field.name.capitalize() for field in fields(Row)]


def _said(day: datetime, now: datetime) -> str:
    """A talk's day as one says it on the phone: today, the weekday within the week, else the date."""
    days = (now.astimezone(day.tzinfo).date() - day.date()).days
    if days == 0:
        return "earlier today"
    return f"on {WEEKDAYS[day.weekday()]}" if days < NEAR_DAYS else f"on {day.day} {MONTHS[day.month - 1]}"


def _here(desk: Desk) -> datetime:
    settings = desk.settings
    return desk.now.astimezone(in_zone(settings.zone)) if settings else desk.now


def _reader(record: Record, to: tuple[str, ...]) -> Person:
    for person in record.people:
        if person.id in to:
            return person
    raise DeskError("this card has no reader", hint="Draft it to one person.")
