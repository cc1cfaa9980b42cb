"""What their words, and the candidate's own, call for: answers, material, an offer, a hold, a rejection, a slip."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from afterword.model import Action, ErrorKind, EventKind, MessageKind, Weight
from afterword.planner.asks import open_asks
from afterword.planner.facts import Fact
from afterword.planner.moments import FIRST_OF_ALL, local_day, on_day
from afterword.planner.proposal import BY, Proposal, duty, propose, temptation
from afterword.planner.situation import Situation
from afterword.planner.words import quote, said_day

WRONG = {
    ErrorKind.NAME: "a wrong name",
    ErrorKind.COMPANY: "the wrong company",
    ErrorKind.FACT: "a wrong fact",
    ErrorKind.TYPO: "a slip of the pen",
}


@duty("T10")
def decide(s: Situation) -> Iterator[Proposal]:
    """An offer in writing: decide by the day they named."""
    offer = s.course.offer
    if offer is None or s.course.offer_is_spoken:
        return
    person, by = s.sender(offer), offer.event.answer_by
    lasts = (s.day_named(by, offer.at, person),) if by else ()
    until = f"by {said_day(by)}" if by else "in your own time; they named no day"
    say = f"There is an offer from {s.case.application.company}. Take the time you have and decide {until}."
    if lasts and s.now > lasts[0]:
        say = f"{s.case.application.company} asked for your answer {until}. If you want it, ask if the offer stands."
    why = "T10", f"An offer came on {s.said(offer.at, person)}, and the answer is yours to give {until}."
    yield propose(Action.DECIDE, offer, person, why, say, *lasts, stays=True)


@duty("T10")
def acknowledge_offer(s: Situation) -> Iterator[Proposal]:
    """An offer spoken: thanks, may I have it in writing, and by when; no yes, no figures."""
    offer = s.course.offer
    if offer is None or not s.course.offer_is_spoken:
        return
    if s.wrote_to(s.sender(offer), offer, MessageKind.ACKNOWLEDGE_OFFER, MessageKind.ANSWER):
        return
    person = s.sender(offer) or s.contact()
    they, them = _named(s, person)
    why = "T10", f"{they} offered you the job in words on {s.said(offer.at, person)}; nothing is to be decided yet."
    say = f"Thank {them} {BY} and ask for the offer in writing: no yes yet, no figures."
    last = s.business_days(offer.at, "acknowledge_offer.business_days", person)
    yield propose(Action.ACKNOWLEDGE_OFFER, offer, person, why, say, last, stays=True)


@duty("M7")
def answer(s: Situation) -> Iterator[Proposal]:
    """They asked something, or proposed a time: within one business day."""
    for ask in open_asks(s):
        if ask.action is not Action.ANSWER:
            continue
        fact, event, person = ask.fact, ask.fact.event, ask.to[0] if ask.to else None
        last = s.business_days(fact.at, "answer.business_days", person)
        if event.due is not None:
            last = min(last, s.day_named(event.due, fact.at, person))
        they, them = _named(s, person)
        asked = f"{they} {'proposed a time' if event.times else 'asked something'} on {s.said(fact.at, person)}"
        words = f" ({quote(event.words)})" if event.words else ""
        why = "M7", f"{asked}{words}; an answer within one business day."
        yield propose(ask.action, fact, person, why, f"Answer {them} {BY}: short, and to the point.", last, stays=True)


@duty("M7")
def send_material(s: Situation) -> Iterator[Proposal]:
    """Asked for or owed: by the day asked or promised, else within 24 hours."""
    for ask in open_asks(s):
        if ask.action is not Action.SEND_MATERIAL:
            continue
        fact, due, person = ask.fact, ask.fact.event.due, ask.to[0] if ask.to else None
        last = s.day_named(due, fact.at, person) if due else s.plain_later(fact.at, "send_material.hours")
        by = f"by {said_day(due)}" if due else "within a day, as no day was named"
        they, them = _named(s, person)
        what = fact.event.what or "what was asked for"
        told = f"{they} asked for {what}" if ask.by_them else f"You said you'd send {them} {what}"
        why, say = ("M7", f"{told} on {s.said(fact.at, person)}; {by}."), f"Send {them} {what} {BY}."
        yield propose(ask.action, fact, person, why, say, last, stays=True, to=ask.to)


def _named(s: Situation, person: str | None) -> tuple[str, str]:
    """That person as the subject and as the object of a sentence."""
    return (s.name(person), s.name(person)) if person else ("They", "them")


@temptation("T10", "X2")
def answer_a_thanks(s: Situation) -> Iterator[Proposal]:
    """To answer an answer: "My pleasure!" asks for nothing."""
    since = s.wait.at if s.wait else FIRST_OF_ALL
    for fact in s.record.facts:
        if fact.only_thanks and fact.at >= since and fact.event.sender:
            person = s.sender(fact)
            yield propose(Action.ANSWER, fact, person, (), f"Answer {s.name(person)} with one line.")


@duty("T8", "M8")
def tell_deadline(s: Situation) -> Iterator[Proposal]:
    """A real offer elsewhere, to a company that is preferred or still wanted: at once, once."""
    for fact in s.record.of(EventKind.COMPETING_OFFER):
        person = s.contact(s.wait.said_by if s.wait else None)
        if person is None or not is_wanted(fact) or s.sent_since(fact.at, MessageKind.TELL_DEADLINE):
            continue
        zone, by = s.reader(person).zone, fact.event.answer_by
        day = local_day(fact.at, zone)
        last = on_day(day, s.days.end, zone)
        if fact.at > last or not s.days.calendar.is_business(day):
            last = s.days.business_day(fact.at, 1, s.reader(person))
        end = s.day_named(by, fact.at, person) if by else None
        lasts = (min(last, end), end) if end else (last,)
        until = f", to be answered by {said_day(by)}" if by else ""
        why = (
            "T8",
            f"You have an offer elsewhere{until}; whoever would still like you should hear it at once, and once.",
        )
        say = f"Tell {s.name(person)} {BY}: the fact, the date, one question. No pressure."
        yield propose(Action.TELL_DEADLINE, fact, person, why, say, *lasts, since=FIRST_OF_ALL, stays=by is None)


@temptation("T8", "X5")
def play_off_an_offer(s: Situation) -> Iterator[Proposal]:
    """To tell a company one no longer wants of an offer elsewhere."""
    for fact in s.record.of(EventKind.COMPETING_OFFER):
        person = s.contact()
        if person is not None and not is_wanted(fact):
            say = f"Tell {s.name(person)} of the offer elsewhere."
            yield propose(Action.TELL_DEADLINE, fact, person, (), say, since=FIRST_OF_ALL)


def is_wanted(fact: Fact) -> bool:
    """Whether an offer elsewhere comes while this company is preferred or still wanted."""
    return fact.event.first_choice or fact.event.wanted


@duty("X4")
def correct(s: Situation) -> Iterator[Proposal]:
    """A wrong name, company or fact went out: put right once, within a day of noticing, while it can matter."""
    for fact in s.record.of(EventKind.ERROR_FOUND):
        if fact.event.error is not ErrorKind.TYPO:
            yield from _corrections(s, fact)


@temptation("X4")
def mend_a_typo(s: Situation) -> Iterator[Proposal]:
    """To write again because of a slip of the pen."""
    for fact in s.record.of(EventKind.ERROR_FOUND):
        if fact.event.error is ErrorKind.TYPO:
            yield from _corrections(s, fact)


def _corrections(s: Situation, fact: Fact) -> Iterator[Proposal]:
    """One correction for each person the slip went to. It hangs on the letter it is in."""
    if fact.event.error is None:
        return
    letters = [sent for sent in s.record.sent if sent.message is fact.event.message and sent.at <= fact.at]
    to = fact.event.to or (letters[-1].to if letters else ())
    for person in dict.fromkeys(s.people.now(one) or one for one in to):
        if s.wrote_to(person, fact, MessageKind.CORRECT):
            continue
        name, wrong, day = s.name(person), WRONG[fact.event.error], s.said(fact.at, person)
        why = "X4", f"You noticed {wrong} in your message to {name} on {day}; one line puts it right."
        last, since = s.plain_later(fact.at, "correct.hours"), letters[-1].at if letters else fact.at
        say = f"Put it right with one light line to {name} {BY}."
        yield propose(Action.CORRECT, fact, person, why, say, last, since=since)


@duty("T10")
def confirm_hold(s: Situation) -> Iterator[Proposal]:
    """They put it on hold: one line of thanks within one business day."""
    hold = s.course.hold
    if hold is not None:
        yield from line_of_thanks(s, hold, f"put it on hold on {s.said(hold.at)}; that is no verdict on you")


def line_of_thanks(s: Situation, fact: Fact, did: str, **more: Any) -> Iterator[Proposal]:
    """One line to acknowledge their news, unless anything was written to them since."""
    person = s.sender(fact) or s.contact()
    if person is None or s.wrote_to(s.sender(fact), fact, *MessageKind):
        return
    why = "T10", f"{s.name(person)} {did}. One line of thanks within a business day."
    say = f"Send {s.name(person)} one friendly line {BY}: thanks for the news, and you would be glad to hear more."
    last = s.business_days(fact.at, "confirm_hold.business_days", person)
    yield propose(Action.CONFIRM_HOLD, fact, person, why, say, last, **more)


@duty("T10")
def thank_after_rejection(s: Situation) -> Iterator[Proposal]:
    """They decided on somebody else after a talk with a person: one gracious line, once, for five business days."""
    answerable = [fact for fact in s.course.refusals if fact.event.sender]
    if not answerable or s.course.refused is None:
        return
    fact, person = answerable[-1], s.sender(answerable[-1])
    met = any(talk.people and talk.start <= fact.at for talk in s.held)
    if not met or s.sent_since(s.course.refusals[0].at, MessageKind.THANK_AFTER_REJECTION):
        return
    wrote = f"{s.name(person)} wrote on {s.said(fact.at, person)} that it is somebody else this time"
    say = f"If you like, send {s.name(person)} one gracious line, {BY}. It closes the loop well."
    last, why = (
        s.business_days(fact.at, "rejection.business_days", person),
        f"{wrote}; one gracious line is remembered.",
    )
    yield propose(Action.THANK_AFTER_REJECTION, fact, person, ("T10", why), say, last, weight=Weight.WELCOME)
