"""What is welcome and owed to nobody: never the next step, never a reason for a bad conscience (T7 F4 M7 M8)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from functools import partial

from afterword.model import Action, Channel, EventKind, MessageKind, Part, Reach, ReplyLabel, Weight
from afterword.planner.asks import open_asks
from afterword.planner.duties_word import line_of_thanks
from afterword.planner.proposal import Proposal, propose, welcome
from afterword.planner.situation import Situation
from afterword.planner.talks import Talk

offer = partial(propose, optional=True, weight=Weight.WELCOME)


@welcome("T10")
def thank_for_news(s: Situation) -> Iterator[Proposal]:
    """They need more time: a line to acknowledge it is kind, and no line is no fault."""
    delays = [fact for fact in s.record.facts if fact.label is ReplyLabel.DELAY]
    if delays and s.course.hold is None:
        did = f"told you on {s.said(delays[-1].at)} that they need more time"
        yield from line_of_thanks(s, delays[-1], did, optional=True, weight=Weight.WELCOME)


@welcome("T7", "F4")
def connect(s: Situation) -> Iterator[Proposal]:
    """Ask people one has met to connect on LinkedIn, soon after the meeting; never past an agency."""
    for talk, person, last in _met_lately(s, "connect.business_days"):
        asked = any(sent.message is MessageKind.CONNECT and person in sent.people for sent in s.record.sent)
        if s.people.has(person, Reach.LINKEDIN) and not asked and s.case.application.agency is None:
            why = "T7", f"You met {s.name(person)} on {s.said(talk.end)}; a connection is asked for soon after."
            say = f"Ask {s.name(person)} to connect on LinkedIn, with a friendly line."
            yield offer(Action.CONNECT, talk, person, why, say, last, since=talk.start)


@welcome("F2", "F6", "T7")
def card(s: Situation) -> Iterator[Proposal]:
    """A card in the post beside the email, where the house values it and it can arrive before they decide."""
    for talk, person, last in _met_lately(s, "card.business_days"):
        posted = any(
            one.event.channel is Channel.CARD and person in one.people for one in s.record.sent if one.at >= talk.start
        )
        if not s.people.has(person, Reach.POST) or posted:
            continue
        if Channel.CARD in s.advice(MessageKind.THANK_YOU, person, talk.end)[1:]:
            why = "F2", f"A card to {s.name(person)} suits the house, beside the email and in other words."
            say = f"Post a handwritten card to {s.name(person)}: short, sincere, in other words than the email."
            yield offer(Action.CARD, talk, person, why, say, last, since=talk.start)


@welcome("M2")
def thank_referrer(s: Situation) -> Iterator[Proposal]:
    """Whoever recommended you likes to hear that the talk took place."""
    lately = list(_met_lately(s, "thank_referrer.business_days"))
    told = {person for sent in s.record.sent if sent.message is MessageKind.THANK_REFERRER for person in sent.people}
    for person in s.case.people:
        if lately and person.part is Part.REFERRER and person.id not in told:
            talk, _, last = lately[-1]
            why = "M2", f"{s.name(person.id)} recommended you, and you had your talk on {s.said(talk.end)}."
            say = f"Tell {s.name(person.id)} how it went, with thanks for the recommendation."
            yield offer(Action.THANK_REFERRER, talk, person.id, why, say, last, since=talk.start)


@welcome("M7")
def warn_referees(s: Situation) -> Iterator[Proposal]:
    """They ask for references: whoever you name should hear of it from you first."""
    names = s.manners.words("warn_referees.words")
    for ask in open_asks(s):
        what = ask.fact.event.what or ""
        asked = ask.action is Action.SEND_MATERIAL and any(word in what.casefold() for word in names)
        if asked and not s.sent_since(ask.fact.at, MessageKind.WARN_REFEREES):
            why = "M7", f"You are asked for {what}; whoever you name should hear of it from you first."
            say = "Ask the people you want to name before you name them."
            yield offer(Action.WARN_REFEREES, ask.fact, None, why, say, stays=True, channel=Channel.EMAIL)


@welcome("M8")
def call_the_agency(s: Situation) -> Iterator[Proposal]:
    """An agency's consultant likes to hear within two hours how the talk went."""
    agency = s.case.application.agency
    person = s.people.now(agency.person) if agency else None
    if person is None or not s.held or not s.people.can_be_reached(person):
        return
    talk = s.held[-1]
    last = s.plain_later(talk.end, "agency_call.hours")
    if s.now <= last and not any(person in sent.people and sent.at >= talk.end for sent in s.record.sent):
        why = (
            "M8",
            f"The talk on {s.said(talk.end)} came through {s.name(person)}, who likes to hear at once how it went.",
        )
        say = f"Call {s.name(person)}: how it went, in two minutes."
        phone = Channel.PHONE if s.people.has(person, Reach.PHONE) else None
        yield offer(Action.UPDATE, talk, person, why, say, last, channel=phone)


@welcome("M7", "T4")
def update(s: Situation) -> Iterator[Proposal]:
    """Something new (a licence, a result, a notice date) is worth a line."""
    for fact in s.record.of(EventKind.DEVELOPMENT):
        person = s.contact(s.wait.said_by if s.wait else None)
        if person is not None and not s.sent_since(fact.at, MessageKind.UPDATE):
            what = fact.event.what or "something new"
            why = "M7", f"There is news of yours since {s.said(fact.at)}: {what}."
            say, last = f"A line to {s.name(person)}: {what}.", s.plain_later(fact.at, "update.open_days")
            yield offer(Action.UPDATE, fact, person, why, say, last)


def _met_lately(s: Situation, key: str) -> Iterator[tuple[Talk, str, datetime]]:
    """Everybody met in talks whose business days under `key` haven't gone by, and the last good moment."""
    for talk in s.held:
        last = s.business_days(talk.end, key, None)
        if s.now <= last:
            yield from ((talk, person, last) for person in talk.people)
