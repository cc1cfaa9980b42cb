"""What a talk calls for: thanks to everybody met, and a new date where the other side didn't come."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from afterword.model import Action, Channel, MessageKind, Reason, Weight
from afterword.planner.facts import Sent
from afterword.planner.moments import local_day, on_day, plus
from afterword.planner.proposal import BY, Proposal, duty
from afterword.planner.situation import Situation
from afterword.planner.talks import Talk, Turn
from afterword.planner.words import said, said_time

THANKS = (MessageKind.THANK_YOU, MessageKind.PASS_ON)


def is_thanked(s: Situation, talk: Talk, person: str) -> bool:
    """Whether thanks for that talk went to that person, named them, were passed on, or went after a later talk."""
    for sent in s.sent_since(talk.start, *THANKS):
        about = sent.event.about
        if about and about != talk.key and s.case.interview(about):
            continue
        if person in sent.people or _passed_on(s, sent, talk, person):
            return True
    return False


def _passed_on(s: Situation, sent: Sent, talk: Talk, person: str) -> bool:
    """Whether a note to somebody who wasn't in the room was meant for them: passed on, or by way of the agency."""
    if not sent.people.isdisjoint(talk.interview.people):
        return False
    if sent.event.channel is Channel.VIA_AGENCY:
        return True
    through = sent.message is MessageKind.PASS_ON or sent.event.channel is Channel.VIA_RECRUITER
    return through and not s.people.can_be_reached(person)


def thank_you_lasts(s: Situation, talk: Talk, person: str) -> tuple[datetime, datetime]:
    """The last good moments of thanks: 24 hours after the end (T1), then the end of the fifth business day (T11)."""
    end = plus(talk.end, s.span("thank_you.window_hours", "hours"))
    return end, s.days.business_day(talk.end, s.number("thank_you.last_business_day"), s.day_end, s.reader(person))


def has_passed(s: Situation, talk: Talk, person: str) -> bool:
    """Whether the time for thanks of their own has gone by, or will have when they are back: then they are folded into
    the check-in (T11). What the user put off has not."""
    if f"{Action.THANK_YOU}:{talk.key}:{person}" in s.decisions:
        return False
    return _moment(s, person) > thank_you_lasts(s, talk, person)[-1]


def _moment(s: Situation, person: str) -> datetime:
    """Now, or when that person is back."""
    return max(s.now, s.back(person) or s.now)


@duty("T1", "T9", "T11", "M2", "M8")
def thank_you(s: Situation) -> Iterator[Proposal]:
    """One thank-you per person met, within a day of the talk's end; then still, shorter, for five business days.

    Of several talks with the same person, the last one counts.
    """
    done: set[str] = set()
    for talk in reversed(s.held):
        if not talk.with_people:
            continue
        for person in talk.interview.people:
            if person in done or is_thanked(s, talk, person):
                continue
            lasts = thank_you_lasts(s, talk, person)
            if not has_passed(s, talk, person):
                yield _thanks(s, talk, person, lasts)
        done.update(talk.interview.people)


def _thanks(s: Situation, talk: Talk, person: str, lasts: tuple[datetime, ...]) -> Proposal:
    zone, name = s.reader(person).zone, s.name(person)
    plain_until = s.days.business_day(talk.end, s.number("thank_you.plain_business_days"), s.day_end, s.reader(person))
    day = said(talk.end, zone)
    moment = _moment(s, person)
    if moment <= lasts[0]:
        reason = Reason("T1", f"You spoke with {name} on {day}; thanks within 24 hours of its end, while it is fresh.")
        say = f"Thank {name} for the talk on {day}, {BY}."
    elif moment <= plain_until:
        reason = Reason("T11", f"You spoke with {name} on {day}; the ordinary letter, without a word about time.")
        say = f"Thank {name} for the talk on {day}: the ordinary letter, without a word about time."
    else:
        reason = Reason("T11", f"You spoke with {name} on {day}; shorter now, straight to the matter, no apology.")
        say = f"Thank {name} for the talk on {day}, {BY}: a few lines, straight to the matter."
    weight = Weight(s.manners.text("thank_you.weight"))
    if weight is Weight.UNUSUAL:
        say += " Nobody expects a letter here. A line is welcome; none is no fault."
    elif weight is Weight.WELCOME:
        say += " A line is welcome here, though nobody counts on it."
    everybody = (Reason("M2", "Everybody you met gets a line of their own."),) if len(talk.interview.people) > 1 else ()
    return Proposal(
        Action.THANK_YOU,
        talk.key,
        (person,),
        since=talk.start,
        earliest=talk.end,
        lasts=lasts,
        reasons=(reason, *everybody),
        say=say,
        weight=weight,
        changes=tuple(change for change in (lasts[0], plain_until) if change >= moment),
    )


@duty("T1", "T5")
def thank_you_ahead(s: Situation) -> Iterator[Proposal]:
    """For a talk that lies ahead, the thanks are the step foreseen: from its end."""
    for talk in s.ahead:
        if not talk.with_people:
            continue
        for person in talk.interview.people:
            zone, name = s.reader(person).zone, s.name(person)
            reason = Reason("T1", f"The next thing is the talk with {name}; it ends on {said_time(talk.end, zone)}.")
            yield Proposal(
                Action.THANK_YOU,
                talk.key,
                (person,),
                since=talk.start,
                earliest=talk.end,
                lasts=thank_you_lasts(s, talk, person),
                reasons=(reason,),
                say=f"Thank {name} for the talk, {BY}.",
                weight=Weight(s.manners.text("thank_you.weight")),
            )


@duty("T10", "T8")
def reschedule(s: Situation) -> Iterator[Proposal]:
    """They didn't come to an appointment: one message the same day, facts and free times, no trace of annoyance."""
    for fact in s.record.facts:
        if not s.is_missed_call(fact) or _taken_up(s, fact.at):
            continue
        person = s.people.now(fact.event.by) or s.contact()
        if person is None or s.wrote_to(person, fact, MessageKind.RESCHEDULE, MessageKind.ANSWER):
            continue
        reader, name = s.reader(person), s.name(person)
        day = local_day(fact.at, reader.zone)
        last = on_day(day, s.day_end, reader.zone)
        if fact.at > on_day(day, s.clock("reschedule.same_day_until"), reader.zone):
            last = s.days.business_day(fact.at, 1, s.clock("reschedule.next_day_by"), reader)
        day_said = said(fact.at, reader.zone)
        text = f"The appointment with {name} on {day_said} didn't take place; one friendly line offers new times."
        yield Proposal(
            Action.RESCHEDULE,
            fact.key,
            (person,),
            since=fact.at,
            earliest=fact.at,
            lasts=(last,),
            reasons=(Reason("T10", text), Reason("T8", "Facts and free times, and no trace of annoyance.")),
            say=f"Write to {name} {BY} and offer new times; things come up for everybody.",
            stays=True,
        )


def _taken_up(s: Situation, at: datetime) -> bool:
    """Whether word came since, or a new talk was arranged: then nothing is left to ask."""
    talks = any(talk.start > at and talk.turn in (Turn.AHEAD, Turn.HELD) for talk in s.talks)
    return talks or s.heard_since(at)
