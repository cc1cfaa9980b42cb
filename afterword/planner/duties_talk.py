"""What a talk calls for: thanks to everybody met, and a new date where the other side didn't come."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from afterword.model import Action, Channel, EventKind, MessageKind, Reason, Weight
from afterword.planner.facts import Sent
from afterword.planner.moments import local_day, on_day
from afterword.planner.proposal import BY, Proposal, duty, propose, temptation
from afterword.planner.situation import Situation
from afterword.planner.talks import Talk, Turn


def is_thanked(s: Situation, talk: Talk, person: str) -> bool:
    """Whether thanks for that talk went to that person, named them, were passed on, or went after a later talk."""
    for sent in s.sent_since(talk.start, MessageKind.THANK_YOU, MessageKind.PASS_ON):
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
    within = s.plain_later(talk.end, "thank_you.window_hours")
    return within, s.business_days(talk.end, "thank_you.last_business_day", person)


def has_passed(s: Situation, talk: Talk, person: str) -> bool:
    """Whether the time for thanks of their own has gone by, or will have when they are back: then they are folded into
    the check-in (T11). What the user put off has not."""
    if f"{Action.THANK_YOU}:{talk.key}:{person}" in s.decisions:
        return False
    last = s.business_days(talk.end, "thank_you.last_business_day", person)
    return max(s.now, s.back(person) or s.now) > last


@duty("T1", "T9", "T11", "M2", "M8")
def thank_you(s: Situation) -> Iterator[Proposal]:
    """One thank-you per person met, within a day of the talk's end; then still, shorter, for five business days.

    Of several talks with the same person, the last one counts.
    """
    done: set[str] = set()
    for talk in reversed(s.held):
        for person in talk.people:
            if person not in done and not is_thanked(s, talk, person) and not has_passed(s, talk, person):
                yield _thanks(s, talk, person)
        done.update(talk.people)


def _thanks(s: Situation, talk: Talk, person: str) -> Proposal:
    within, last = thank_you_lasts(s, talk, person)
    plain_until = s.business_days(talk.end, "thank_you.plain_business_days", person)
    moment, day = max(s.now, s.back(person) or s.now), s.said(talk.end, person)
    if moment <= within:
        rule, why = "T1", "thanks within 24 hours of its end, while it is fresh"
        how = f", {BY}"
    elif moment <= plain_until:
        rule, why = "T11", "the ordinary letter, without a word about time"
        how = f": {why}"
    else:
        rule, why = "T11", "shorter now, straight to the matter, no apology"
        how = f", {BY}: a few lines, straight to the matter"
    reasons = [Reason(rule, f"You spoke with {s.name(person)} on {day}; {why}.")]
    if len(talk.people) > 1:
        reasons.append(Reason("M2", "Everybody you met gets a line of their own."))
    weight = Weight(s.manners.text("thank_you.weight"))
    return Proposal(
        Action.THANK_YOU,
        talk.key,
        (person,),
        since=talk.start,
        earliest=talk.end,
        lasts=(within, last),
        reasons=tuple(reasons),
        say=f"Thank {s.name(person)} for the talk on {day}{how}.{HONEST.get(weight, '')}",
        weight=weight,
        changes=tuple(change for change in (within, plain_until) if change >= moment),
    )


HONEST = {
    Weight.UNUSUAL: " Nobody expects a letter here. A line is welcome; none is no fault.",
    Weight.WELCOME: " A line is welcome here, though nobody counts on it.",
}


@duty("T1", "T5")
def thank_you_ahead(s: Situation) -> Iterator[Proposal]:
    """For a talk that lies ahead, the thanks are the step foreseen: from its end."""
    weight = Weight(s.manners.text("thank_you.weight"))
    for talk in s.ahead:
        for person in talk.people:
            ends = s.said_time(talk.end, person)
            why = "T1", f"The next thing is the talk with {s.name(person)}; it ends on {ends}."
            say, lasts = f"Thank {s.name(person)} for the talk, {BY}.", thank_you_lasts(s, talk, person)
            yield propose(Action.THANK_YOU, talk, person, why, say, *lasts, since=talk.start, weight=weight)


@temptation("T11")
def thank_after_a_week(s: Situation) -> Iterator[Proposal]:
    """To send thanks a week after the talk: from then on they belong into the check-in."""
    for talk in s.held[-1:] if s.course.end is None else ():
        for person in talk.people:
            if has_passed(s, talk, person) and not is_thanked(s, talk, person):
                say = f"A few lines of thanks to {s.name(person)}, straight to the matter."
                why, lasts = ("T11", "The thanks go into the check-in."), thank_you_lasts(s, talk, person)
                yield propose(Action.THANK_YOU, talk, person, why, say, *lasts, since=talk.start)


@duty("T10", "T8")
def reschedule(s: Situation) -> Iterator[Proposal]:
    """They didn't come to an appointment: one message the same day, facts and free times, no trace of annoyance.

    Once word came, or a new talk was arranged, nothing is left to ask.
    """
    for fact in s.record.of(EventKind.MISSED_CALL):
        talks = any(talk.start > fact.at and talk.turn in (Turn.AHEAD, Turn.HELD) for talk in s.talks)
        if talks or any(later.at > fact.at and later.is_word for later in s.record.facts):
            continue
        person = s.people.now(fact.event.by) or s.contact()
        if person is None or s.wrote_to(person, fact, MessageKind.RESCHEDULE, MessageKind.ANSWER):
            continue
        reader, name, on = s.reader(person), s.name(person), s.said(fact.at, person)
        day = local_day(fact.at, reader.zone)
        last = on_day(day, s.days.end, reader.zone)
        if fact.at > on_day(day, s.clock("reschedule.same_day_until"), reader.zone):
            last = s.days.business_day(fact.at, 1, reader, s.clock("reschedule.next_day_by"))
        text = f"The appointment with {name} on {on} didn't take place; one friendly line offers new times."
        reasons = Reason("T10", text), Reason("T8", "Facts and free times, and no trace of annoyance.")
        say = f"Write to {name} {BY} and offer new times; things come up for everybody."
        yield propose(Action.RESCHEDULE, fact, person, (), say, last, reasons=reasons, stays=True)
