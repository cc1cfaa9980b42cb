"""When the right thing is to send nothing (T10 M2): one small function for each reason to keep silent."""

from __future__ import annotations

from collections.abc import Callable

from afterword.channels.ask import Ask, called
from afterword.channels.told import has_talked
from afterword.model import Event, InterviewState, MessageKind, Part, Reason, Scope, Stage

STILL_SAID = frozenset({MessageKind.ANSWER, MessageKind.SEND_MATERIAL, MessageKind.RESCHEDULE})
"""What is still sent after a rejection, where they asked for it with or after it; an answer always."""

ON_REQUEST = STILL_SAID | {
    MessageKind.ACKNOWLEDGE_OFFER,
    MessageKind.ACCEPT,
    MessageKind.DECLINE,
    MessageKind.ASK_TIME,
}
"""What may be sent in spite of a wish for silence, once they themselves asked for it later."""

OFFICE = frozenset({Part.RECRUITER, Part.COORDINATOR, Part.AGENCY_RECRUITER})
"""Those one writes to about the process: a wish to spare the interviewers does not mean them."""

NOT_HELD = frozenset({InterviewState.CANCELLED, InterviewState.MISSED})


def silence(ask: Ask) -> Reason | None:
    """Why nothing is sent, or None. The first reason found counts."""
    for reason_of in REASONS:
        reason = reason_of(ask)
        if reason is not None:
            return reason
    return None


def wished(ask: Ask) -> Reason | None:
    """They asked not to be written to; those excepted, and what they asked for later, apart (T10).

    Of several wishes the later ones count first: who is excepted there may be written to.
    """
    if ask.purpose.outside:
        return None
    for wish in reversed(ask.told.wishes):
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
    if wish.scope is not Scope.INTERVIEWERS:
        return True
    if ask.person.id == (wish.sender or wish.by) or ask.person.part in OFFICE:
        return False
    return any(ask.person.id in talk.people for talk in ask.case.interviews)


def decided(ask: Ask) -> Reason | None:
    """They said no: one gracious line where there was a talk and one can answer, and what they ask for (T10)."""
    rejection, kind = ask.told.rejection, ask.purpose.kind
    if rejection is None or ask.purpose.outside or kind is MessageKind.ANSWER:
        return None
    if kind in STILL_SAID and ask.told.asked_since(rejection):
        return None
    if kind is not MessageKind.THANK_AFTER_REJECTION:
        return ask.say("none_over")
    if rejection.sender is None:
        return ask.say("none_machine")
    return None if has_talked(ask.case) else ask.say("none_no_talk")


def offered(ask: Ask) -> Reason | None:
    """They made an offer: what hangs on a talk before it is not sent any more (T10)."""
    offer = ask.told.offer
    if offer is None or ask.purpose.offer:
        return None
    if ask.purpose.kind is MessageKind.THANK_YOU and any(
        ask.person.id in talk.people and talk.end > offer.at for talk in ask.case.interviews
    ):
        return None
    return ask.say("none_offer")


def closed(ask: Ask) -> Reason | None:
    """The candidate accepted, withdrew or closed it: nothing is asked any more."""
    if ask.told.closed is None or ask.purpose.closed:
        return None
    return ask.say("none_closed")


def nobody_there(ask: Ask) -> Reason | None:
    """Only recorded, cancelled or missed talks with this person: nobody is thanked for them (M2)."""
    if ask.purpose.kind is not MessageKind.THANK_YOU:
        return None
    talks = [talk for talk in ask.case.interviews if ask.person.id in talk.people]
    if not talks:
        return None
    if all(talk.stage is Stage.RECORDED for talk in talks):
        return ask.say("none_recorded")
    if all(talk.stage is Stage.RECORDED or talk.state in NOT_HELD for talk in talks):
        return ask.say("none_not_held")
    return None


def handed_over(ask: Ask) -> Reason | None:
    """Somebody else has taken the matter over, so this goes to them (T10)."""
    moved = ask.told.moved.get(ask.person.id)
    if moved is None or ask.purpose.moved or moved.instead is None:
        return None
    if (moved.instead.name or "").casefold() == ask.person.name.casefold():
        return None
    return ask.say("none_moved", other=_instead(ask) or "the person they named")


def _instead(ask: Ask) -> str | None:
    moved = ask.told.moved[ask.person.id].instead
    if moved is None:
        return None
    for person in ask.case.people:
        if moved.address and moved.address in person.addresses.email:
            return called(person)
    return moved.name or moved.address


REASONS: tuple[Callable[[Ask], Reason | None], ...] = (wished, decided, offered, closed, nobody_there, handed_over)
