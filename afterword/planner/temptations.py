"""What an anxious person would do now and should not: proposed, so that the judge can refuse it with a reason."""

from __future__ import annotations

from collections.abc import Iterator

from afterword.model import Action, ErrorKind, EventKind, Reason, ReplyLabel
from afterword.planner.duties_talk import has_passed, is_thanked, thank_you_lasts
from afterword.planner.duties_wait import ask_once
from afterword.planner.duties_word import corrections
from afterword.planner.facts import FIRST_OF_ALL
from afterword.planner.proposal import Proposal, temptation
from afterword.planner.situation import Situation


@temptation("T5", "T8", "T10", "X2")
def ask_again(s: Situation) -> Iterator[Proposal]:
    """To ask once more: the check-in is used up, it is on hold, it's over, or nobody wants to be written to."""
    wait = s.wait
    if wait is None or (s.course.end is not None and s.course.refused is None):
        return
    used = len(wait.asked) >= s.number("check_in.for_each_wait")
    quiet = s.contact(wait.said_by) is None
    if used or quiet or s.course.hold is not None:
        person = s.contact(wait.said_by) or s.anybody(wait.said_by)
        if person is not None:
            yield ask_once(s, wait, person)


@temptation("T10", "X2")
def answer_a_thanks(s: Situation) -> Iterator[Proposal]:
    """To answer an answer: "My pleasure!" asks for nothing."""
    since = s.wait.began if s.wait else FIRST_OF_ALL
    for fact in s.record.facts:
        only = {fact.event.label, *fact.event.also} == {ReplyLabel.ACKNOWLEDGEMENT}
        if fact.label is ReplyLabel.ACKNOWLEDGEMENT and only and fact.at >= since and fact.event.sender:
            person = s.people.now(fact.event.sender) or fact.event.sender
            say = f"Answer {s.name(person)} with one line."
            yield Proposal(
                Action.ANSWER, fact.key, (person,), since=fact.at, earliest=fact.at, lasts=(), reasons=(), say=say
            )


@temptation("X4")
def mend_a_typo(s: Situation) -> Iterator[Proposal]:
    """To write again because of a slip of the pen."""
    for fact in s.record.facts:
        if fact.kind is EventKind.ERROR_FOUND and fact.event.error is ErrorKind.TYPO:
            yield from corrections(s, fact, ErrorKind.TYPO)


@temptation("T11")
def thank_after_a_week(s: Situation) -> Iterator[Proposal]:
    """To send thanks a week after the talk: from then on they belong into the check-in."""
    talk = s.held[-1] if s.held else None
    if talk is None or not talk.with_people or s.course.end is not None:
        return
    for person in talk.interview.people:
        lasts = thank_you_lasts(s, talk, person)
        if has_passed(s, talk, person) and not is_thanked(s, talk, person):
            yield Proposal(
                Action.THANK_YOU,
                talk.key,
                (person,),
                since=talk.start,
                earliest=talk.end,
                lasts=lasts,
                reasons=(Reason("T11", "The thanks go into the check-in."),),
                say=f"A few lines of thanks to {s.name(person)}, straight to the matter.",
            )


@temptation("T8", "X5")
def play_off_an_offer(s: Situation) -> Iterator[Proposal]:
    """To tell a company one no longer wants of an offer elsewhere."""
    for fact in s.record.facts:
        event = fact.event
        if fact.kind is EventKind.COMPETING_OFFER and not (event.first_choice or event.wanted):
            person = s.contact()
            if person is not None:
                yield Proposal(
                    Action.TELL_DEADLINE,
                    fact.key,
                    (person,),
                    since=FIRST_OF_ALL,
                    earliest=fact.at,
                    lasts=(),
                    reasons=(),
                    say=f"Tell {s.name(person)} of the offer elsewhere.",
                )
