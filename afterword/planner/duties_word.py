"""What their words, and the candidate's own, call for: answers, material, an offer, a hold, a rejection, a slip."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from afterword.model import Action, ErrorKind, EventKind, MessageKind, Reason, Weight
from afterword.planner.asks import Ask, open_asks
from afterword.planner.course import is_spoken
from afterword.planner.facts import FIRST_OF_ALL, Fact
from afterword.planner.moments import local_day, on_day, plus
from afterword.planner.proposal import BY, Proposal, duty
from afterword.planner.situation import Situation
from afterword.planner.words import quote, said, said_day

WRONG = {
    ErrorKind.NAME: "a wrong name",
    ErrorKind.COMPANY: "the wrong company",
    ErrorKind.FACT: "a wrong fact",
    ErrorKind.TYPO: "a slip of the pen",
}


def day_named(s: Situation, day: date, since: datetime, zone: str) -> datetime:
    """17:00 of a day they named, or of the business day before; of the day itself if that would lie before the fact."""
    end = s.days.last_business_end(day, s.day_end, zone)
    return end if end >= since else on_day(day, s.day_end, zone)


@duty("T10")
def decide(s: Situation) -> Iterator[Proposal]:
    """An offer in writing: decide by the day they named."""
    offer = s.course.offer
    if offer is None or is_spoken(offer):
        return
    person = s.people.now(offer.event.sender)
    zone = s.reader(person).zone
    by = offer.event.answer_by
    lasts = (day_named(s, by, offer.at, zone),) if by else ()
    until = f"by {said_day(by)}" if by else "in your own time; they named no day"
    say = f"There is an offer from {s.case.application.company}. Take the time you have and decide {until}."
    if lasts and s.now > lasts[0]:
        say = f"{s.case.application.company} asked for your answer {until}. If you want it, ask if the offer stands."
    yield Proposal(
        Action.DECIDE,
        offer.key,
        (person,) if person else (),
        since=offer.at,
        earliest=offer.at,
        lasts=lasts,
        reasons=(Reason("T10", f"An offer came on {said(offer.at, zone)}, and the answer is yours to give {until}."),),
        say=say,
        stays=True,
    )


@duty("T10")
def acknowledge_offer(s: Situation) -> Iterator[Proposal]:
    """An offer spoken: thanks, may I have it in writing, and by when; no yes, no figures."""
    offer = s.course.offer
    if offer is None or not is_spoken(offer):
        return
    sender = s.people.now(offer.event.sender)
    if s.wrote_to(sender, offer, MessageKind.ACKNOWLEDGE_OFFER, MessageKind.ANSWER):
        return
    person = sender or s.contact()
    reader = s.reader(person)
    last = s.days.business_day(offer.at, s.number("acknowledge_offer.business_days"), s.day_end, reader)
    who, them = (s.name(person), s.name(person)) if person else ("They", "them")
    text = f"{who} offered you the job in words on {said(offer.at, reader.zone)}; nothing is to be decided yet."
    yield Proposal(
        Action.ACKNOWLEDGE_OFFER,
        offer.key,
        (person,) if person else (),
        since=offer.at,
        earliest=offer.at,
        lasts=(last,),
        reasons=(Reason("T10", text),),
        say=f"Thank {them} {BY} and ask for the offer in writing: no yes yet, no figures.",
        stays=True,
    )


@duty("M7")
def answer(s: Situation) -> Iterator[Proposal]:
    """They asked something, or proposed a time: within one business day."""
    for ask in open_asks(s):
        if ask.action is not Action.ANSWER:
            continue
        fact, reader = ask.fact, s.reader(ask.to[0] if ask.to else None)
        last = s.days.business_day(fact.at, s.number("answer.business_days"), s.day_end, reader)
        if ask.due is not None:
            last = min(last, day_named(s, ask.due, fact.at, reader.zone))
        they, them = _named(s, ask)
        what = "proposed a time" if fact.event.times else "asked something"
        words = f" ({quote(fact.event.words)})" if fact.event.words else ""
        yield _asked(
            ask,
            (last,),
            Reason("M7", f"{they} {what} on {said(fact.at, reader.zone)}{words}; an answer within one business day."),
            f"Answer {them} {BY}: short, and to the point.",
        )


@duty("M7")
def send_material(s: Situation) -> Iterator[Proposal]:
    """Asked for or owed: by the day asked or promised, else within 24 hours."""
    for ask in open_asks(s):
        if ask.action is not Action.SEND_MATERIAL:
            continue
        fact, zone = ask.fact, s.reader(ask.to[0] if ask.to else None).zone
        if ask.due is not None:
            last = day_named(s, ask.due, fact.at, zone)
            by = f"by {said_day(ask.due)}"
        else:
            last = plus(fact.at, s.span("send_material.hours", "hours"))
            by = "within a day, as no day was named"
        they, them = _named(s, ask)
        what = ask.what or "what was asked for"
        text = f"{they} asked for {what}" if ask.by_them else f"You said you'd send {them} {what}"
        yield _asked(
            ask,
            (last,),
            Reason("M7", f"{text} on {said(fact.at, zone)}; {by}."),
            f"Send {them} {what} {BY}.",
        )


def _named(s: Situation, ask: Ask) -> tuple[str, str]:
    """Who asked, as the subject and as the object of a sentence."""
    return (s.name(ask.to[0]), s.name(ask.to[0])) if ask.to else ("They", "them")


def _asked(ask: Ask, lasts: tuple[datetime, ...], reason: Reason, say: str) -> Proposal:
    at = ask.fact.at
    return Proposal(
        ask.action, ask.fact.key, ask.to, since=at, earliest=at, lasts=lasts, reasons=(reason,), say=say, stays=True
    )


@duty("T8", "M8")
def tell_deadline(s: Situation) -> Iterator[Proposal]:
    """A real offer elsewhere, to a company that is preferred or still wanted: at once, once."""
    for fact in s.competing_offers():
        person = s.contact(s.wait.said_by if s.wait else None)
        if person is None:
            continue
        reader, by = s.reader(person), fact.event.answer_by
        today = on_day(local_day(fact.at, reader.zone), s.day_end, reader.zone)
        soon = today if fact.at <= today and s.days.calendar.is_business(local_day(fact.at, reader.zone)) else (
            s.days.business_day(fact.at, 1, s.day_end, reader)
        )  # fmt: skip
        end = day_named(s, by, fact.at, reader.zone) if by else None
        lasts = (soon,) if end is None else (min(soon, end), end)
        until = f", to be answered by {said_day(by)}" if by else ""
        text = f"You have an offer elsewhere{until}; whoever would still like you should hear it at once, and once."
        yield Proposal(
            Action.TELL_DEADLINE,
            fact.key,
            (person,),
            since=FIRST_OF_ALL,
            earliest=fact.at,
            lasts=lasts,
            reasons=(Reason("T8", text),),
            say=f"Tell {s.name(person)} {BY}: the fact, the date, one question. No pressure.",
            stays=by is None,
        )


@duty("X4")
def correct(s: Situation) -> Iterator[Proposal]:
    """A wrong name, company or fact went out: put right once, within a day of noticing, while it can matter."""
    for fact in s.record.facts:
        error = fact.event.error
        if fact.kind is not EventKind.ERROR_FOUND or error is None or error is ErrorKind.TYPO:
            continue
        yield from corrections(s, fact, error)


def corrections(s: Situation, fact: Fact, error: ErrorKind) -> Iterator[Proposal]:
    """One correction for each person the slip went to. It hangs on the letter it is in."""
    letters = [sent for sent in s.record.sent if sent.message is fact.event.message and sent.at <= fact.at]
    to = fact.event.to or (letters[-1].to if letters else ())
    for person in dict.fromkeys(s.people.now(one) or one for one in to):
        if s.wrote_to(person, fact, MessageKind.CORRECT):
            continue
        zone, name = s.reader(person).zone, s.name(person)
        last = plus(fact.at, s.span("correct.hours", "hours"))
        text = f"You noticed {WRONG[error]} in your message to {name} on {said(fact.at, zone)}; one line puts it right."
        yield Proposal(
            Action.CORRECT,
            fact.key,
            (person,),
            since=letters[-1].at if letters else fact.at,
            earliest=fact.at,
            lasts=(last,),
            reasons=(Reason("X4", text),),
            say=f"Put it right with one light line to {name} {BY}.",
        )


@duty("T10")
def confirm_hold(s: Situation) -> Iterator[Proposal]:
    """They put it on hold: one line of thanks within one business day."""
    hold = s.course.hold
    if hold is not None:
        yield from line_of_thanks(s, hold, f"put it on hold on {said(hold.at, s.zone)}; that is no verdict on you")


def line_of_thanks(s: Situation, fact: Fact, text: str) -> Iterator[Proposal]:
    """One line to acknowledge their news, unless anything was written to them since."""
    sender = s.people.now(fact.event.sender)
    person = sender or s.contact()
    if person is None or s.wrote_to(sender, fact, *MessageKind):
        return
    last = s.days.business_day(fact.at, s.number("confirm_hold.business_days"), s.day_end, s.reader(person))
    yield Proposal(
        Action.CONFIRM_HOLD,
        fact.key,
        (person,),
        since=fact.at,
        earliest=fact.at,
        lasts=(last,),
        reasons=(Reason("T10", f"{s.name(person)} {text}. One line of thanks within a business day."),),
        say=f"Send {s.name(person)} one friendly line {BY}: thanks for the news, and you would be glad to hear more.",
    )


@duty("T10")
def thank_after_rejection(s: Situation) -> Iterator[Proposal]:
    """They decided on somebody else after a talk with a person: one gracious line, once, for five business days."""
    answerable = [fact for fact in s.course.refusals if fact.event.sender]
    if not answerable or s.course.refused is None:
        return
    fact = answerable[-1]
    person = s.people.now(fact.event.sender)
    met = any(talk.with_people and talk.start <= fact.at for talk in s.held)
    if person is None or not met or s.sent_since(s.course.refusals[0].at, MessageKind.THANK_AFTER_REJECTION):
        return
    reader = s.reader(person)
    last = s.days.business_day(fact.at, s.number("rejection.business_days"), s.day_end, reader)
    day = said(fact.at, reader.zone)
    text = f"{s.name(person)} wrote on {day} that it is somebody else this time; one gracious line is remembered."
    yield Proposal(
        Action.THANK_AFTER_REJECTION,
        fact.key,
        (person,),
        since=fact.at,
        earliest=fact.at,
        lasts=(last,),
        reasons=(Reason("T10", text),),
        say=f"If you like, send {s.name(person)} one gracious line, {BY}. It closes the loop well.",
        weight=Weight.WELCOME,
    )
