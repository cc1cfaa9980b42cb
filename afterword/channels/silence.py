"""When the right thing is to send nothing (T10 M2): one small function for each reason to keep silent."""

from __future__ import annotations

from collections.abc import Callable

from afterword.channels.ask import Ask, called
from afterword.channels.ways import OFFICE
from afterword.model import Event, InterviewState, MessageKind, Reason, Scope, Stage

STILL_SAID = frozenset({MessageKind.ANSWER, MessageKind.SEND_MATERIAL, MessageKind.RESCHEDULE})
"""What is still sent after a rejection, where they asked for it with or after it; an answer always."""

ON_OFFER = frozenset({MessageKind.ACKNOWLEDGE_OFFER, MessageKind.ACCEPT, MessageKind.DECLINE, MessageKind.ASK_TIME})
ON_REQUEST = STILL_SAID | ON_OFFER
"""What may be sent in spite of a wish for silence, once they themselves asked for it later."""

NOT_HELD = frozenset({InterviewState.CANCELLED, InterviewState.MISSED})


def silence(ask: Ask) -> Reason | None:
    """Why nothing is sent, or None. The first reason found counts."""
    return next((reason for reason_of in REASONS if (reason := reason_of(ask)) is not None), None)


def wished(ask: Ask) -> Reason | None:
    """They asked not to be written to; those excepted, and what they asked for later, apart (T10).

    Of several wishes the later ones count first: who is excepted there may be written to.
    """
    for wish in reversed(ask.told.wishes) if not ask.purpose.outside else ():
        if ask.person.id in wish.except_:
            return None
        if _concerns(wish, ask):
            why = wish.why or wish.words
            return ask.say("none_asked_why", why=why) if why else ask.say("none_asked")
    return None


def _concerns(wish: Event, ask: Ask) -> bool:
    """Whether this wish means this message to this person. Without a scope it means everyone."""
    asked_later = ask.told.asked_at is not None and ask.told.asked_at > wish.at
    if asked_later and ask.purpose.kind in ON_REQUEST:
        return False
    spared = ask.person.id == (wish.sender or wish.by) or ask.person.part in OFFICE or not ask.talks
    return wish.scope is not Scope.INTERVIEWERS or not spared


def decided(ask: Ask) -> Reason | None:
    """They said no: one gracious line where there was a talk and one can answer, and what they ask for (T10)."""
    rejection, kind = ask.told.rejection, ask.purpose.kind
    if rejection is None or ask.purpose.outside or kind is MessageKind.ANSWER:
        return None
    if kind in STILL_SAID and ask.told.asked_at is not None and ask.told.asked_at >= rejection.at:
        return None
    if kind is not MessageKind.THANK_AFTER_REJECTION:
        return ask.say("none_over")
    if rejection.sender is None:
        return ask.say("none_machine")
    over = [talk for talk in ask.case.interviews if talk.end <= ask.case.now]
    met = any(talk.people and talk.stage is not Stage.RECORDED for talk in over)
    return None if met else ask.say("none_no_talk")


def offered(ask: Ask) -> Reason | None:
    """They made an offer: what hangs on a talk before it is not sent any more (T10)."""
    offer = ask.told.offer
    if offer is None or ask.purpose.offer:
        return None
    after = ask.purpose.kind is MessageKind.THANK_YOU and any(talk.end > offer.at for talk in ask.talks)
    return None if after else ask.say("none_offer")


def closed(ask: Ask) -> Reason | None:
    """The candidate accepted, withdrew or closed it: nothing is asked any more."""
    return ask.say("none_closed") if ask.told.closed and not ask.purpose.closed else None


def nobody_there(ask: Ask) -> Reason | None:
    """Only recorded, cancelled or missed talks with this person: nobody is thanked for them (M2)."""
    talks = ask.talks if ask.purpose.kind is MessageKind.THANK_YOU else []
    live = [talk for talk in talks if talk.stage is not Stage.RECORDED]
    if not talks or any(talk.state not in NOT_HELD for talk in live):
        return None
    return ask.say("none_not_held" if live else "none_recorded")


def handed_over(ask: Ask) -> Reason | None:
    """Somebody else has taken the matter over, so this goes to them (T10)."""
    moved = ask.told.moved.get(ask.person.id)
    instead = moved.instead if moved else None
    if instead is None or ask.purpose.moved or (instead.name or "").casefold() == ask.person.name.casefold():
        return None
    address = instead.address
    known = [called(one) for one in ask.case.people if address and address in one.addresses.email]
    return ask.say("none_moved", other=[*known, instead.name or address or "the person they named"][0])


REASONS: tuple[Callable[[Ask], Reason | None], ...] = (wished, decided, offered, closed, nobody_there, handed_over)
