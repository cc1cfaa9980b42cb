"""What waiting calls for: one check-in when it is fair, one line after a hold, and then letting go (T2 T3 T5 T6)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from afterword.model import Action, Channel, Reason, Weight
from afterword.planner.asking import asking, thaw
from afterword.planner.duties_talk import has_passed, is_thanked
from afterword.planner.facts import Sent
from afterword.planner.proposal import Proposal, duty
from afterword.planner.situation import Situation
from afterword.planner.wait import Wait
from afterword.planner.words import said


@duty("T2", "T3", "T5", "M6", "M8")
def check_in(s: Situation) -> Iterator[Proposal]:
    """The wait is over when the bounds let it be: one check-in, to one person."""
    wait = s.wait
    if wait is None or s.course.hold is not None or len(wait.asked) >= s.number("check_in.for_each_wait"):
        return
    person = s.contact(wait.said_by)
    if person is not None:
        yield ask_once(s, wait, person)


def ask_once(s: Situation, wait: Wait, person: str) -> Proposal:
    """The check-in of a wait to that person; the bounds say from when."""
    name = s.name(person)
    thanks = ", with your thanks for the talk in it" if _thanks_are_folded(s, person) else ""
    return Proposal(
        Action.CHECK_IN,
        wait.fact,
        (person,),
        since=wait.began,
        earliest=wait.began,
        lasts=asking(s, person).lasts,
        reasons=(Reason("M8", f"One message, to one person: {name}."),),
        say=f"One friendly check-in to {name}{thanks}: still interested, and is there any news.",
        weight=Weight(s.manners.text("check_in.weight")),
    )


def _thanks_are_folded(s: Situation, person: str) -> bool:
    """Whether that person was met last and the time for thanks of their own has gone by (T11)."""
    talk = s.held[-1] if s.held else None
    if talk is None or not talk.with_people or person not in talk.interview.people:
        return False
    return has_passed(s, talk, person) and not is_thanked(s, talk, person)


@duty("T10", "M8")
def reconnect(s: Situation) -> Iterator[Proposal]:
    """A hold has run out: one message to pick up the thread."""
    hold = s.course.hold
    if hold is None or s.asked_since_hold:
        return
    person = s.contact(hold.event.sender)
    if person is None:
        return
    name = s.name(person)
    yield Proposal(
        Action.RECONNECT,
        hold.key,
        (person,),
        since=hold.at,
        earliest=hold.at,
        lasts=(),
        reasons=(Reason("T10", f"It was put on hold on {said(hold.at, s.zone)}; one message picks up the thread."),),
        say=f"One friendly line to {name} to pick up the thread.",
        weight=Weight.WELCOME,
    )


@duty("T6")
def move_on(s: Situation) -> Iterator[Proposal]:
    """Asked, and no answer: stop writing, put the effort elsewhere. It rests; any word reopens it."""
    wait, hold = s.wait, s.course.hold
    if hold is not None:
        if s.asked_since_hold:
            yield let_go(s, hold.key, s.asked_since_hold[-1].at, s.asked_since_hold[-1])
        else:
            until = thaw(s, hold, s.contact(hold.event.sender)).until
            yield let_go(s, hold.key, s.plain_later(until, "hold.open_days"), None)
    elif wait is not None and len(wait.asked) >= s.number("check_in.for_each_wait"):
        yield let_go(s, wait.fact, wait.asked[-1].at, wait.asked[-1])
    elif wait is not None and wait.vague < 3:
        person = s.contact(wait.said_by)
        if person is not None or not s.people.wishes:
            yield let_go(s, wait.fact, asking(s, person).lasts[-1], None)


def let_go(s: Situation, fact: str, since: datetime, asked: Sent | None) -> Proposal:
    """Let the application rest. It hangs on the last check-in, or on the end of the time for one."""
    why = f"You asked on {said(asked.at, s.zone)}; without an answer" if asked else "After so long without a word"
    return Proposal(
        Action.MOVE_ON,
        fact,
        (),
        since=since,
        earliest=since,
        lasts=(),
        reasons=(Reason("T6", f"{why} it rests. That is no no, and any word reopens it."),),
        say=f"Let {s.case.application.company} rest and put your effort elsewhere; any word from them reopens it.",
        stays=True,
        channel=Channel.NONE,
    )
