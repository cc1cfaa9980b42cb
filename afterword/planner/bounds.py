"""What keeps or forbids an action: small looks at a proposal, in the phases who, whether, how (`bounds_when.py`: when).

Within a phase their order makes no difference: all look at the same proposal, and the strictest counts.
"""

from __future__ import annotations

from afterword.etiquette import AfterWord, action_table
from afterword.model import Action, Channel, ErrorKind, Part, Refusal, RefusalKind, ReplyLabel
from afterword.planner.asks import open_asks
from afterword.planner.duties_talk import has_passed
from afterword.planner.proposal import Phase, Proposal, bound
from afterword.planner.situation import Situation
from afterword.planner.words import quote, said

GOES_ON_WHEN_ASKED = frozenset({Action.ANSWER, Action.SEND_MATERIAL, Action.RESCHEDULE, Action.WARN_REFEREES})
"""What they ask with a word that ends it, or after it, is answered as usual."""

ASKED_BY_THEM = GOES_ON_WHEN_ASKED | {Action.ACKNOWLEDGE_OFFER}
NO_MESSAGE = frozenset({Action.DECIDE, Action.MOVE_ON, Action.WARN_REFEREES})
WAITING = (Action.CHECK_IN, Action.RECONNECT, Action.MOVE_ON)
DIRECT = frozenset(Channel) - {Channel.VIA_AGENCY, Channel.NONE}


@bound("T10", phase=Phase.WHO)
def a_wish_for_silence(act: Proposal, s: Situation) -> Proposal | Refusal:
    """Whoever asked not to be written to is not, but for what they ask themselves afterwards."""
    if act.action in NO_MESSAGE or not s.people.wishes:
        return act
    for person in act.to:
        wish = s.silenced(person)
        if wish is None or (act.action in ASKED_BY_THEM and act.since >= wish.at):
            continue
        why = wish.event.words or wish.event.why
        told = f" ({quote(why)})" if why else ""
        day = said(wish.at, s.zone)
        return act.refused("T10", f"They asked on {day} not to be written to{told}; silence is the kindest answer.")
    return act


@bound("M8", "T10", phase=Phase.HOW)
def not_past_the_agency(act: Proposal, s: Situation) -> Proposal | Refusal:
    """Where an agency stands between, nothing goes past it to the employer, not even a friendly card."""
    agency = s.case.application.agency
    if agency is None or act.channel not in DIRECT or act.action in NO_MESSAGE:
        return act
    for person_id in act.to:
        person = s.people.get(person_id)
        own = person_id == agency.person or (person and person.part in (Part.AGENCY_RECRUITER, Part.REFERRER))
        asked = act.action in ASKED_BY_THEM and any(ask.fact.event.sender == person_id for ask in open_asks(s))
        if not own and not asked:
            return act.refused("M8", f"{agency.name} stands between you and {s.name(person_id)}; send it through them.")
    return act


@bound("T6", "T10", phase=Phase.WHETHER)
def it_is_over(act: Proposal, s: Situation) -> Proposal | Refusal:
    """After a rejection, withdrawal, acceptance or closing everything stops that hangs on what was before."""
    end = s.course.end
    if end is None or (act.action in GOES_ON_WHEN_ASKED and act.since >= end.at):
        return act
    refused = s.course.refused is not None
    goes_on = action_table()[act.action].after_rejection is AfterWord.YES
    if goes_on and (refused or act.action is Action.THANK_REFERRER):
        return act
    if refused:
        return act.refused("T10", f"They decided on somebody else on {said(end.at, s.zone)}; everything else stops.")
    return act.refused("T6", f"The application ended on {said(end.at, s.zone)}; nothing more is called for.")


@bound("T10", phase=Phase.WHETHER)
def an_offer_is_there(act: Proposal, s: Situation) -> Proposal | Refusal:
    """Once there is an offer, what hangs on the time before it is done with; a promise made with it still counts."""
    offer = s.course.offer
    if offer is None or action_table()[act.action].after_offer is not AfterWord.NO:
        return act
    if act.action in WAITING:
        promise = s.wait.promise if s.wait else None
        if act.action is Action.CHECK_IN and promise is not None and promise.fact.at >= offer.at:
            return act
    elif act.since >= offer.at:
        return act
    return act.refused(
        "T10", f"There is an offer since {said(offer.at, s.zone)}; the next word is yours.", RefusalKind.NOT_NEEDED
    )


@bound("T10", phase=Phase.WHETHER, actions=(Action.CHECK_IN,))
def it_is_on_hold(act: Proposal, s: Situation) -> Proposal | Refusal:
    """During a hold nobody is asked for news."""
    hold = s.course.hold
    if hold is None:
        return act
    return act.refused("T10", f"It has been on hold since {said(hold.at, s.zone)}; asking now can change nothing.")


@bound("T10", phase=Phase.WHETHER, actions=WAITING)
def a_reply_is_unclear(act: Proposal, s: Situation) -> Proposal | Refusal:
    """A reply that nobody has made sense of may be the answer: first it is decided what it says."""
    fact = s.last_unclear
    if fact is None:
        return act
    who = s.name(fact.event.sender) if fact.event.sender else "them"
    return act.refused(
        "T10", f"A message from {who} on {said(fact.at, s.zone)} isn't understood yet; say first what it is.",
        RefusalKind.TOO_SOON,
    )  # fmt: skip


@bound("T5", "X2", phase=Phase.WHETHER, actions=(Action.CHECK_IN, Action.RECONNECT))
def one_for_each_wait(act: Proposal, s: Situation) -> Proposal | Refusal:
    """One check-in for each wait (two where the profile says so); a new round, promise or reply starts a new one."""
    allowed = 1 if s.course.hold is not None else s.number("check_in.for_each_wait")
    asked = s.asked_since_hold if s.course.hold is not None else s.wait.asked if s.wait else ()
    if len(asked) < allowed:
        return act
    return act.refused(
        "T5", f"You asked on {said(asked[-1].at, s.zone)}; one good message says it all, and a second one presses.",
        RefusalKind.TOO_MANY,
    )  # fmt: skip


@bound("T10", "T5", phase=Phase.WHETHER, actions=(Action.CHECK_IN,))
def it_rests(act: Proposal, s: Situation) -> Proposal | Refusal:
    """Put off three times without a day: it rests until they write."""
    if s.wait is None or s.wait.vague < 3:
        return act
    text = "They put it off three times without a day; it rests until they write."
    return act.refused("T10", text, RefusalKind.TOO_MANY)


@bound("M7", phase=Phase.WHETHER, actions=WAITING)
def it_is_your_turn(act: Proposal, s: Situation) -> Proposal | Refusal:
    """Whoever is waiting for your answer isn't asked for news."""
    asked = [ask for ask in open_asks(s) if ask.by_them and (s.course.end is None or ask.fact.at >= s.course.end.at)]
    if not asked:
        return act
    text = f"They have been waiting for your answer since {said(asked[0].fact.at, s.zone)}; that comes first."
    return act.refused("M7", text, RefusalKind.NOT_NEEDED)


@bound("T5", phase=Phase.WHETHER, actions=WAITING)
def the_next_step_is_known(act: Proposal, s: Situation) -> Proposal | Refusal:
    """With a talk ahead nothing is asked before its end."""
    talks = [talk for talk in s.ahead if talk.with_people]
    if not talks:
        return act
    end = max(talk.end for talk in talks)
    text = f"The next step is known: a talk on {said(talks[0].start, s.zone)}. Nothing is to be asked before it."
    return act.refused("T5", text, RefusalKind.TOO_SOON, end)


@bound("X4", phase=Phase.WHETHER, actions=(Action.CORRECT,))
def a_typo_is_left_alone(act: Proposal, s: Situation) -> Proposal | Refusal:
    """A mere slip of the pen is noticed by nobody until a second message points at it."""
    if any(fact.key == act.fact and fact.event.error is ErrorKind.TYPO for fact in s.record.facts):
        text = "A slip of the pen is forgiven at once; a second message points at it."
        return act.refused("X4", text, RefusalKind.NOT_NEEDED)
    return act


@bound("T10", "X2", phase=Phase.WHETHER, actions=(Action.ANSWER,))
def thanks_need_no_answer(act: Proposal, s: Situation) -> Proposal | Refusal:
    """A friendly "my pleasure" asks for nothing and decides nothing."""
    for fact in s.record.facts:
        if fact.key == act.fact and {fact.event.label, *fact.event.also} == {ReplyLabel.ACKNOWLEDGEMENT}:
            text = f"{s.name(act.person)} wrote a friendly line on {said(fact.at, s.zone)}; it needs no answer."
            return act.refused("T10", text, RefusalKind.NOT_NEEDED)
    return act


@bound("T11", phase=Phase.WHETHER, actions=(Action.THANK_YOU,))
def thanks_go_into_the_check_in(act: Proposal, s: Situation) -> Proposal | Refusal:
    """After the fifth business day the thanks are folded into the check-in."""
    talk = next((talk for talk in s.held if talk.key == act.fact), None)
    if talk is None or act.person is None or not has_passed(s, talk, act.person):
        return act
    text = f"The talk was on {said(talk.end, s.zone)}; the thanks now go into the check-in, where they read best."
    return act.refused("T11", text, RefusalKind.NOT_NEEDED)


@bound("T8", "X5", phase=Phase.WHETHER, actions=(Action.TELL_DEADLINE,))
def only_where_wanted(act: Proposal, s: Situation) -> Proposal | Refusal:
    """An offer elsewhere is told only where one would still like to work."""
    fact = next((fact for fact in s.record.facts if fact.key == act.fact), None)
    if fact is None or fact.event.first_choice or fact.event.wanted:
        return act
    text = "You'd no longer choose them; an offer elsewhere would only be pressure."
    return act.refused("T8", text, RefusalKind.NOT_NEEDED)
