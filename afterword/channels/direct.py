"""The everyday ways to somebody, each with what speaks for and against it: email, text, portal, phone (F1 F3 F7)."""

from __future__ import annotations

from afterword.channels.ask import Ask, Opinion, mail_is_shut, spoken
from afterword.channels.purposes import Phone
from afterword.channels.told import deadline
from afterword.model import Channel, Culture, EventKind, MessageKind, Part, Reach, Reason

THREAD = 5
"""Rank of the way by which they asked."""

BY_EMAIL = {
    MessageKind.TELL_DEADLINE: "email_deadline",
    MessageKind.SEND_MATERIAL: "email_material",
    MessageKind.CORRECT: "email_correct",
}
"""Kinds of message for which email has a reason of its own."""


def email(ask: Ask) -> Opinion:
    """Email is the default (F1)."""
    if Reach.EMAIL in ask.ways:
        return Opinion(Channel.EMAIL, _why_email(ask), rank=10, beside=ask.purpose.beside)
    return ask.against(Channel.EMAIL, "email_bounced" if mail_is_shut(ask.person, ask.told) else "email_unknown")


def _why_email(ask: Ask) -> Reason:
    kind, promise = ask.purpose.kind, ask.told.promise
    if ask.away is not None and not ask.purpose.thread and kind is not MessageKind.TELL_DEADLINE:
        return ask.say("email_away", day=ask.back)
    if kind in BY_EMAIL:
        return ask.say(BY_EMAIL[kind])
    if Reach.EMAIL not in ask.person.ways and ask.wrote:
        return ask.say("email_thread")
    if kind is MessageKind.THANK_YOU and promise is not None and promise.kind is EventKind.PROMISE:
        day = deadline(promise)
        if day is not None and 0 <= (day - ask.today).days <= 1:
            return ask.say("email_decision", day=spoken(day))
    return ask.say("email_formal" if Culture.FORMAL in ask.case.application.culture else "email")


def text(ask: Ask) -> Opinion | None:
    """A text only where they text first, or where they only text (F7)."""
    if Reach.TEXT not in ask.ways:
        return None
    if ask.texts_first:
        return ask.for_it(Channel.TEXT, "text_first", THREAD if _in_thread(ask, Channel.TEXT) else 20)
    only = ask.ways == {Reach.TEXT}
    return ask.for_it(Channel.TEXT, "text_only", 80) if only else ask.against(Channel.TEXT, "text_no")


def portal(ask: Ask) -> Opinion | None:
    """Where they use a portal, one answers there (F7)."""
    if Reach.PORTAL not in ask.ways:
        return None
    if _in_thread(ask, Channel.PORTAL):
        return ask.for_it(Channel.PORTAL, "portal_thread", THREAD)
    invited = ask.person.invited
    offered = Reach.PORTAL in invited and Reach.EMAIL not in invited and ask.purpose.thread
    return ask.for_it(Channel.PORTAL, "portal", THREAD if offered else 30)


def _in_thread(ask: Ask, channel: Channel) -> bool:
    """Whether it answers what came this way, or corrects what went out this way (X4)."""
    sent = ask.told.last_sent.get(ask.person.id)
    went_out = ask.purpose.kind is MessageKind.CORRECT and sent is not None and sent.channel is channel
    return went_out or ask.asked_by(channel)


def phone(ask: Ask) -> Opinion | None:
    """A call only with solid rapport or an invitation, and where it serves: to clarify, to tell a date (F3)."""
    call, purpose = Channel.PHONE, ask.purpose
    if Reach.PHONE not in ask.ways:
        return None
    if purpose.phone is Phone.NEVER:
        return ask.against(call, "phone_purpose")
    if ask.away is not None:
        return ask.against(call, "phone_away", day=ask.back)
    if ask.asked_by(call):
        return ask.for_it(call, "phone_rang", 12, beside=True)
    if purpose.phone is Phone.OPEN:
        return ask.for_it(call, "phone_deadline", 15, beside=purpose.beside)
    if Reach.PHONE in ask.person.invited:
        return ask.for_it(call, "phone_invited", 8 if purpose.beside else 40, beside=purpose.beside)
    if ask.person.part is Part.AGENCY_RECRUITER:
        return ask.for_it(call, "phone_agency", 40)
    if ask.warm and purpose.phone is Phone.RAPPORT:
        return ask.for_it(call, "phone_warm", 40, beside=purpose.beside)
    return ask.for_it(call, "phone_last", 65) if ask.warm else ask.against(call, "phone_no")
