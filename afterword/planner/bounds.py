"""What keeps or forbids an action: small looks at a proposal, in the phases who, whether, how (`bounds_when.py`: when).

Within a phase their order makes no difference: all look at the same proposal, and the strictest counts.
"""

from __future__ import annotations

from afterword.channels.ways import PAST_NO_AGENCY
from afterword.etiquette import AfterWord, action_table
from afterword.model import Action, Channel, ErrorKind, RefusalKind
from afterword.planner.asks import open_asks
from afterword.planner.duties_talk import has_passed
from afterword.planner.duties_word import is_wanted
from afterword.planner.proposal import No, Phase, Proposal, bound
from afterword.planner.situation import Situation
from afterword.planner.words import quote

GOES_ON_WHEN_ASKED = frozenset({Action.ANSWER, Action.SEND_MATERIAL, Action.RESCHEDULE, Action.WARN_REFEREES})
"""What they ask with a word that ends it, or after it, is answered as usual."""

ASKED_BY_THEM = GOES_ON_WHEN_ASKED | {Action.ACKNOWLEDGE_OFFER}
NO_MESSAGE = frozenset({Action.DECIDE, Action.MOVE_ON, Action.WARN_REFEREES})
ASKING = (Action.CHECK_IN, Action.RECONNECT)
WAITING = (*ASKING, Action.MOVE_ON)
DIRECT = frozenset(Channel) - {Channel.VIA_AGENCY, Channel.NONE}


@bound("T10", phase=Phase.WHO)
def a_wish_for_silence(act: Proposal, s: Situation) -> No | None:
    """Whoever asked not to be written to is not, but for what they ask themselves afterwards."""
    for person in act.to if act.action not in NO_MESSAGE else ():
        wish = s.silenced(person)
        if wish is not None and not (act.action in ASKED_BY_THEM and act.since >= wish.at):
            why = wish.event.words or wish.event.why
            told = f" ({quote(why)})" if why else ""
            return No(f"They asked on {s.said(wish.at)} not to be written to{told}; silence is the kindest answer.")
    return None


@bound("M8", "T10", phase=Phase.HOW)
def not_past_the_agency(act: Proposal, s: Situation) -> No | None:
    """Where an agency stands between, nothing goes past it to the employer, not even a friendly card."""
    agency = s.case.application.agency
    if agency is None or act.channel not in DIRECT or act.action in NO_MESSAGE:
        return None
    for person_id in act.to:
        person = s.people.case.person(person_id)
        own = person_id == agency.person or (person and person.part in PAST_NO_AGENCY)
        asked = act.action in ASKED_BY_THEM and any(ask.fact.event.sender == person_id for ask in open_asks(s))
        if not own and not asked:
            return No(f"{agency.name} stands between you and {s.name(person_id)}; send it through them.")
    return None


@bound("T6", "T10", phase=Phase.WHETHER)
def it_is_over(act: Proposal, s: Situation) -> No | None:
    """After a rejection, withdrawal, acceptance or closing everything stops that hangs on what was before."""
    end, refused = s.course.end, s.course.refused is not None
    if end is None or (act.action in GOES_ON_WHEN_ASKED and act.since >= end.at):
        return None
    goes_on = action_table()[act.action].after_rejection is AfterWord.YES
    if goes_on and (refused or act.action is Action.THANK_REFERRER):
        return None
    if refused:
        return No(f"They decided on somebody else on {s.said(end.at)}; everything else stops.", rule="T10")
    return No(f"The application ended on {s.said(end.at)}; nothing more is called for.")


@bound("T10", phase=Phase.WHETHER)
def an_offer_is_there(act: Proposal, s: Situation) -> No | None:
    """Once there is an offer, what hangs on the time before it is done with; a promise made with it still counts."""
    offer, promise = s.course.offer, s.wait.promise if s.wait else None
    if offer is None or action_table()[act.action].after_offer is not AfterWord.NO:
        return None
    if act.action is Action.CHECK_IN and promise is not None and promise.fact.at >= offer.at:
        return None
    if act.action not in WAITING and act.since >= offer.at:
        return None
    return No(f"There is an offer since {s.said(offer.at)}; the next word is yours.", RefusalKind.NOT_NEEDED)


@bound("T10", phase=Phase.WHETHER, actions=(Action.CHECK_IN,))
def it_is_on_hold(act: Proposal, s: Situation) -> No | None:
    """During a hold nobody is asked for news."""
    hold = s.course.hold
    return No(f"It has been on hold since {s.said(hold.at)}; asking now can change nothing.") if hold else None


@bound("T10", phase=Phase.WHETHER, actions=WAITING)
def a_reply_is_unclear(act: Proposal, s: Situation) -> No | None:
    """A reply that nobody has made sense of may be the answer: first it is decided what it says."""
    fact = s.last_unclear
    if fact is None:
        return None
    who = s.name(fact.event.sender) if fact.event.sender else "them"
    text = f"A message from {who} on {s.said(fact.at)} isn't understood yet; say first what it is."
    return No(text, RefusalKind.TOO_SOON)


@bound("T5", "X2", phase=Phase.WHETHER, actions=ASKING)
def one_for_each_wait(act: Proposal, s: Situation) -> No | None:
    """One check-in for each wait (two where the profile says so); a new round, promise or reply starts a new one."""
    if len(s.asked) < s.may_ask:
        return None
    text = f"You asked on {s.said(s.asked[-1].at)}; one good message says it all, and a second one presses."
    return No(text, RefusalKind.TOO_MANY)


@bound("T10", "T5", phase=Phase.WHETHER, actions=(Action.CHECK_IN,))
def it_rests(act: Proposal, s: Situation) -> No | None:
    """Put off three times without a day: it rests until they write."""
    if s.wait is None or s.wait.vague < 3:
        return None
    return No("They put it off three times without a day; it rests until they write.", RefusalKind.TOO_MANY)


@bound("M7", phase=Phase.WHETHER, actions=WAITING)
def it_is_your_turn(act: Proposal, s: Situation) -> No | None:
    """Whoever is waiting for your answer isn't asked for news."""
    end = s.course.end
    asked = [ask.fact for ask in open_asks(s) if ask.by_them and (end is None or ask.fact.at >= end.at)]
    if not asked:
        return None
    text = f"They have been waiting for your answer since {s.said(asked[0].at)}; that comes first."
    return No(text, RefusalKind.NOT_NEEDED)


@bound("T5", phase=Phase.WHETHER, actions=WAITING)
def the_next_step_is_known(act: Proposal, s: Situation) -> No | None:
    """With a talk ahead nothing is asked before its end."""
    talks = [talk for talk in s.ahead if talk.people]
    if not talks:
        return None
    text = f"The next step is known: a talk on {s.said(talks[0].start)}. Nothing is to be asked before it."
    return No(text, RefusalKind.TOO_SOON, max(talk.end for talk in talks))


@bound("X4", phase=Phase.WHETHER, actions=(Action.CORRECT,))
def a_typo_is_left_alone(act: Proposal, s: Situation) -> No | None:
    """A mere slip of the pen is noticed by nobody until a second message points at it."""
    if any(fact.key == act.fact and fact.event.error is ErrorKind.TYPO for fact in s.record.facts):
        return No("A slip of the pen is forgiven at once; a second message points at it.", RefusalKind.NOT_NEEDED)
    return None


@bound("T10", "X2", phase=Phase.WHETHER, actions=(Action.ANSWER,))
def thanks_need_no_answer(act: Proposal, s: Situation) -> No | None:
    """A friendly "my pleasure" asks for nothing and decides nothing."""
    for fact in s.record.facts:
        if fact.key == act.fact and fact.only_thanks:
            text = f"{s.name(act.person)} wrote a friendly line on {s.said(fact.at)}; it needs no answer."
            return No(text, RefusalKind.NOT_NEEDED)
    return None


@bound("T11", phase=Phase.WHETHER, actions=(Action.THANK_YOU,))
def thanks_go_into_the_check_in(act: Proposal, s: Situation) -> No | None:
    """After the fifth business day the thanks are folded into the check-in."""
    for talk in s.held:
        if talk.key == act.fact and act.person is not None and has_passed(s, talk, act.person):
            text = f"The talk was on {s.said(talk.end)}; the thanks now go into the check-in, where they read best."
            return No(text, RefusalKind.NOT_NEEDED)
    return None


@bound("T8", "X5", phase=Phase.WHETHER, actions=(Action.TELL_DEADLINE,))
def only_where_wanted(act: Proposal, s: Situation) -> No | None:
    """An offer elsewhere is told only where one would still like to work."""
    if all(is_wanted(fact) for fact in s.record.facts if fact.key == act.fact):
        return None
    return No("You'd no longer choose them; an offer elsewhere would only be pressure.", RefusalKind.NOT_NEEDED)
