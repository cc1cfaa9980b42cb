"""Plans of letters about an offer or an end: each says its one thing in a sentence or two (T8, T10, X5)."""

from __future__ import annotations

from afterword.composer.errand import RE, ROLE, Desk, Planned
from afterword.composer.facts import newest, received
from afterword.composer.letterplan import Move, Slot
from afterword.model import EventKind, Question, ReplyLabel


def tell_deadline(desk: Desk) -> Planned:
    """Fact, date, one question; only where there is such an offer (T8, X5)."""
    offer = newest(desk.case, EventKind.COMPETING_OFFER)
    if offer is None or (not offer[1].wanted and not offer[1].first_choice):
        return Question("Is there an offer from another employer, and by when do they want your answer?")
    index, event = offer
    if event.answer_by is None:
        return Question("By when does the other employer want your answer?")
    slots = {"answer_by": Slot(desk.date(event.answer_by), f"events[{index}].answer_by")}
    move = Move("deadline", "the date, and one question", slots=slots, marks={"first": event.first_choice})
    return (move,), ("{role}: a question of dates",)


def acknowledge_offer(desk: Desk) -> Planned:
    return (Move("offer_thanks", "thanks"), Move("offer_ask", "in writing, and by when", paragraph=True)), (
        "Thank you: {role}",
    )


def withdraw(desk: Desk) -> Planned:
    return (
        Move("withdraw_thanks", "thanks"),
        Move("withdraw", "that you withdraw", paragraph=True),
        Move("withdraw_close", "a good wish", paragraph=True),
    ), ROLE


def accept(desk: Desk) -> Planned:
    return (Move("accept", "yes"), Move("accept_close", "what comes next", paragraph=True)), (
        "{role}: I accept with pleasure",
    )


def decline(desk: Desk) -> Planned:
    return (
        Move("decline", "no, with thanks"),
        Move("decline_thanks", "thanks for their time"),
        Move("withdraw_close", "a good wish", paragraph=True),
    ), ROLE


def ask_time(desk: Desk) -> Planned:
    offer = received(desk.case, ReplyLabel.OFFER)
    first = Move("ask_time", "thanks")
    if offer and offer[1].answer_by:
        slots = {"answer_by": Slot(desk.date(offer[1].answer_by), f"events[{offer[0]}].answer_by")}
        return (first, Move("ask_time_ask", "a few days more", slots=slots)), (RE,)
    return (first, Move("ask_time_open", "by when")), (RE,)
