"""The everyday ways to somebody, each with what speaks for and against it: email, text, portal, phone (F1 F3 F7)."""

from __future__ import annotations

from afterword.channels.ask import Ask, Opinion, spoken
from afterword.channels.purposes import Phone
from afterword.channels.told import back_on, deadline
from afterword.model import Channel, Culture, EventKind, MessageKind, Part, Reach, Reason

THREAD = 5
"""Rank of the way by which they asked."""


def email(ask: Ask) -> Opinion:
    """Email is the default (F1)."""
    if Reach.EMAIL in ask.ways:
        return Opinion(Channel.EMAIL, _why_email(ask), rank=10, beside=ask.purpose.beside)
    reason = ask.say("email_bounced" if ask.bounced else "email_unknown")
    return Opinion(Channel.EMAIL, reason, against=True)


def _why_email(ask: Ask) -> Reason:
    if ask.away is not None and not ask.purpose.thread and ask.purpose.kind is not MessageKind.TELL_DEADLINE:
        return ask.say("email_away", day=spoken(back_on(ask.away)))
    kind = ask.purpose.kind
    if kind is MessageKind.TELL_DEADLINE:
        return ask.say("email_deadline")
    if kind is MessageKind.SEND_MATERIAL:
        return ask.say("email_material")
    if kind is MessageKind.CORRECT:
        return ask.say("email_correct")
    if Reach.EMAIL not in ask.person.ways and ask.told.wrote.get(ask.person.id):
        return ask.say("email_thread")
    promise = ask.told.promise
    if kind is MessageKind.THANK_YOU and promise is not None and promise.kind is EventKind.PROMISE:
        day = deadline(promise)
        if day is not None and 0 <= (day - ask.today).days <= 1:
            return ask.say("email_decision", day=spoken(day))
    formal = Culture.FORMAL in ask.case.application.culture
    return ask.say("email_formal" if formal else "email")


def text(ask: Ask) -> Opinion | None:
    """A text only where they text first, or where they only text (F7)."""
    if Reach.TEXT not in ask.ways:
        return None
    if ask.texts_first:
        quick = ask.asked_by(Channel.TEXT) or _went_out(ask, Channel.TEXT)
        return Opinion(Channel.TEXT, ask.say("text_first"), rank=THREAD if quick else 20)
    if ask.ways == {Reach.TEXT}:
        return Opinion(Channel.TEXT, ask.say("text_only"), rank=80)
    return Opinion(Channel.TEXT, ask.say("text_no"), against=True)


def portal(ask: Ask) -> Opinion | None:
    """Where they use a portal, one answers there (F7)."""
    if Reach.PORTAL not in ask.ways:
        return None
    if ask.asked_by(Channel.PORTAL) or _went_out(ask, Channel.PORTAL):
        return Opinion(Channel.PORTAL, ask.say("portal_thread"), rank=THREAD)
    offered = ask.invited(Reach.PORTAL) and not ask.invited(Reach.EMAIL) and ask.purpose.thread
    return Opinion(Channel.PORTAL, ask.say("portal"), rank=THREAD if offered else 30)


def phone(ask: Ask) -> Opinion | None:
    """A call only with solid rapport or an invitation, and where it serves: to clarify, to tell a date (F3)."""
    if Reach.PHONE not in ask.ways:
        return None
    if ask.purpose.phone is Phone.NEVER:
        return _no_call(ask, "phone_purpose")
    if ask.away is not None:
        return _no_call(ask, "phone_away")
    if ask.asked_by(Channel.PHONE):
        return Opinion(Channel.PHONE, ask.say("phone_rang"), rank=12, beside=True)
    if ask.purpose.phone is Phone.OPEN:
        return Opinion(Channel.PHONE, ask.say("phone_deadline"), rank=15, beside=ask.purpose.beside)
    if ask.invited(Reach.PHONE):
        clarify = ask.purpose.beside
        return Opinion(Channel.PHONE, ask.say("phone_invited"), rank=8 if clarify else 40, beside=clarify)
    if ask.person.part is Part.AGENCY_RECRUITER:
        return Opinion(Channel.PHONE, ask.say("phone_agency"), rank=40)
    if ask.warm and ask.purpose.phone is Phone.RAPPORT:
        return Opinion(Channel.PHONE, ask.say("phone_warm"), rank=40, beside=ask.purpose.beside)
    if ask.warm:
        return Opinion(Channel.PHONE, ask.say("phone_last"), rank=65)
    return _no_call(ask, "phone_no")


def _no_call(ask: Ask, saying: str) -> Opinion:
    day = spoken(back_on(ask.away)) if ask.away is not None else ""
    return Opinion(Channel.PHONE, ask.say(saying, day=day), against=True)


def _went_out(ask: Ask, channel: Channel) -> bool:
    """Whether a correction follows a message that went out this way (X4)."""
    sent = ask.told.last_sent.get(ask.person.id)
    return ask.purpose.kind is MessageKind.CORRECT and sent is not None and sent.channel is channel
