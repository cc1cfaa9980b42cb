"""What is welcome and owed to nobody: never the next step, never a reason for a bad conscience (T7 F4 M7 M8)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from afterword.model import Action, Channel, EventKind, MessageKind, Part, Reach, Reason, ReplyLabel, Weight
from afterword.planner.asks import open_asks
from afterword.planner.duties_word import line_of_thanks
from afterword.planner.moments import plus
from afterword.planner.proposal import Proposal, welcome
from afterword.planner.situation import Situation
from afterword.planner.talks import Talk
from afterword.planner.words import said


@welcome("T10")
def thank_for_news(s: Situation) -> Iterator[Proposal]:
    """They need more time: a line to acknowledge it is kind, and no line is no fault."""
    delays = [fact for fact in s.record.facts if fact.label is ReplyLabel.DELAY]
    if delays and s.course.hold is None:
        for act in line_of_thanks(s, delays[-1], f"told you on {said(delays[-1].at, s.zone)} that they need more time"):
            yield replace(act, optional=True, weight=Weight.WELCOME)


@welcome("T7", "F4")
def connect(s: Situation) -> Iterator[Proposal]:
    """Ask people one has met to connect on LinkedIn, soon after the meeting."""
    if s.case.application.agency is not None:
        return
    for talk in _recent(s, "connect.business_days"):
        for person in talk.interview.people:
            found = s.people.get(person)
            if found is None or Reach.LINKEDIN not in found.ways or _connected(s, person):
                continue
            text = f"You met {s.name(person)} on {said(talk.end, s.zone)}; a connection is asked for soon after."
            say = f"Ask {s.name(person)} to connect on LinkedIn, with a friendly line."
            yield _for_talk(s, Action.CONNECT, talk, person, "connect.business_days", Reason("T7", text), say)


def _connected(s: Situation, person: str) -> bool:
    return any(sent.message is MessageKind.CONNECT and person in sent.people for sent in s.record.sent)


@welcome("F2", "F6", "T7")
def card(s: Situation) -> Iterator[Proposal]:
    """A card in the post beside the email, where the house values it and it can arrive before they decide."""
    for talk in _recent(s, "card.business_days"):
        for person in talk.interview.people:
            found = s.people.get(person)
            if found is None or Reach.POST not in found.ways or _sent_a_card(s, talk, person):
                continue
            advice = s.advice(MessageKind.THANK_YOU, person, talk.end)
            if Channel.CARD not in advice[1:]:
                continue
            text = f"A card to {s.name(person)} suits the house, beside the email and in other words."
            say = f"Post a handwritten card to {s.name(person)}: short, sincere, in other words than the email."
            yield _for_talk(s, Action.CARD, talk, person, "card.business_days", Reason("F2", text), say)


def _sent_a_card(s: Situation, talk: Talk, person: str) -> bool:
    return any(
        sent.event.channel is Channel.CARD and person in sent.people and sent.at >= talk.start for sent in s.record.sent
    )


@welcome("M2")
def thank_referrer(s: Situation) -> Iterator[Proposal]:
    """Whoever recommended you likes to hear that the talk took place."""
    for talk in _recent(s, "thank_referrer.business_days")[-1:]:
        for person in s.case.people:
            if person.part is Part.REFERRER and not s.sent_to(person.id, MessageKind.THANK_REFERRER):
                text = f"{s.name(person.id)} recommended you, and you had your talk on {said(talk.end, s.zone)}."
                say = f"Tell {s.name(person.id)} how it went, with thanks for the recommendation."
                yield _for_talk(
                    s, Action.THANK_REFERRER, talk, person.id, "thank_referrer.business_days", Reason("M2", text), say
                )


@welcome("M7")
def warn_referees(s: Situation) -> Iterator[Proposal]:
    """They ask for references: whoever you name should hear of it from you first."""
    names = s.manners.words("warn_referees.words")
    for ask in open_asks(s):
        text = (ask.what or "").casefold()
        if ask.action is not Action.SEND_MATERIAL or not any(word in text for word in names):
            continue
        if s.sent_since(ask.fact.at, MessageKind.WARN_REFEREES):
            continue
        reason = Reason("M7", f"You are asked for {ask.what}; whoever you name should hear of it from you first.")
        yield Proposal(
            Action.WARN_REFEREES,
            ask.fact.key,
            (),
            since=ask.fact.at,
            earliest=ask.fact.at,
            lasts=(),
            reasons=(reason,),
            say="Ask the people you want to name before you name them.",
            stays=True,
            optional=True,
            weight=Weight.WELCOME,
            channel=Channel.EMAIL,
        )


@welcome("M8")
def call_the_agency(s: Situation) -> Iterator[Proposal]:
    """An agency's consultant likes to hear within two hours how the talk went."""
    agency = s.case.application.agency
    person = s.people.now(agency.person) if agency else None
    if person is None or not s.held or not s.people.can_be_reached(person):
        return
    talk = s.held[-1]
    last = plus(talk.end, s.span("agency_call.hours", "hours"))
    if s.now <= last and not any(person in sent.people and sent.at >= talk.end for sent in s.record.sent):
        name = s.name(person)
        text = f"The talk on {said(talk.end, s.zone)} came through {name}, who likes to hear at once how it went."
        say = f"Call {name}: how it went, in two minutes."
        call = _welcome(Action.UPDATE, talk.key, person, talk.end, last, Reason("M8", text), say)
        found = s.people.get(person)
        yield replace(call, channel=Channel.PHONE) if found and Reach.PHONE in found.ways else call


@welcome("M7", "T4")
def update(s: Situation) -> Iterator[Proposal]:
    """Something new (a licence, a result, a notice date) is worth a line."""
    for fact in s.record.facts:
        if fact.kind is not EventKind.DEVELOPMENT or s.sent_since(fact.at, MessageKind.UPDATE):
            continue
        person = s.contact(s.wait.said_by if s.wait else None)
        if person is not None:
            what = fact.event.what or "something new"
            reason = Reason("M7", f"There is news of yours since {said(fact.at, s.zone)}: {what}.")
            last = s.plain_later(fact.at, "update.open_days")
            yield _welcome(
                Action.UPDATE, fact.key, person, fact.at, last, reason, f"A line to {s.name(person)}: {what}."
            )


def _recent(s: Situation, key: str) -> list[Talk]:
    """Talks with people whose business days under `key` haven't gone by."""
    return [
        talk
        for talk in s.held
        if talk.with_people and s.now <= s.days.business_day(talk.end, s.number(key), s.day_end, s.home)
    ]


def _for_talk(s: Situation, action: Action, talk: Talk, person: str, key: str, reason: Reason, say: str) -> Proposal:
    last = s.days.business_day(talk.end, s.number(key), s.day_end, s.home)
    return _welcome(action, talk.key, person, talk.end, last, reason, say, talk.start)


def _welcome(
    action: Action,
    fact: str,
    person: str,
    at: datetime,
    last: datetime,
    reason: Reason,
    say: str,
    since: datetime | None = None,
) -> Proposal:
    return Proposal(
        action,
        fact,
        (person,),
        since=since or at,
        earliest=at,
        lasts=(last,),
        reasons=(reason,),
        say=say,
        optional=True,
        weight=Weight.WELCOME,
    )
