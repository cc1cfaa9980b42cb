"""What waiting calls for: one check-in when it is fair, one line after a hold, and then letting go (T2 T3 T5 T6)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from afterword.model import Action, Channel, Reason, Weight
from afterword.planner.asking import asking, thaw
from afterword.planner.duties_talk import has_passed, is_thanked
from afterword.planner.facts import Sent
from afterword.planner.proposal import Happened, Proposal, duty, propose, temptation
from afterword.planner.situation import Situation
from afterword.planner.wait import Wait


@duty("T2", "T3", "T5", "M6", "M8")
def check_in(s: Situation) -> Iterator[Proposal]:
    """The wait is over when the bounds let it be: one check-in, to one person."""
    if s.wait is not None and s.course.hold is None and len(s.asked) < s.may_ask:
        person = s.contact(s.wait.said_by)
        if person is not None:
            yield _ask_once(s, s.wait, person)


@temptation("T5", "T8", "T10", "X2")
def ask_again(s: Situation) -> Iterator[Proposal]:
    """To ask once more: the check-in is used up, it is on hold, it's over, or nobody wants to be written to."""
    wait = s.wait
    if wait is None or (s.course.end is not None and s.course.refused is None):
        return
    used = len(wait.asked) >= s.number("check_in.for_each_wait")
    free = s.contact(wait.said_by)
    person = free or s.contact(wait.said_by, even_silenced=True)
    if person is not None and (used or free is None or s.course.hold is not None):
        yield _ask_once(s, wait, person)


def _ask_once(s: Situation, wait: Wait, person: str) -> Proposal:
    """The check-in of a wait; the bounds say from when. Thanks whose own time has gone by are folded into it (T11)."""
    name, last = s.name(person), s.held[-1] if s.held else None
    met_last = last is not None and person in last.people
    folded = last is not None and met_last and has_passed(s, last, person) and not is_thanked(s, last, person)
    thanks = ", with your thanks for the talk in it" if folded else ""
    say = f"One friendly check-in to {name}{thanks}: still interested, and is there any news."
    why, weight = ("M8", f"One message, to one person: {name}."), Weight(s.manners.text("check_in.weight"))
    return propose(Action.CHECK_IN, wait, person, why, say, *asking(s, person).lasts, weight=weight)


@duty("T10", "M8")
def reconnect(s: Situation) -> Iterator[Proposal]:
    """A hold has run out: one message to pick up the thread."""
    hold = s.course.hold
    person = s.contact(hold.event.sender) if hold is not None and not s.asked else None
    if hold is not None and person is not None:
        why = "T10", f"It was put on hold on {s.said(hold.at)}; one message picks up the thread."
        say = f"One friendly line to {s.name(person)} to pick up the thread."
        yield propose(Action.RECONNECT, hold, person, why, say, weight=Weight.WELCOME)


@duty("T6")
def move_on(s: Situation) -> Iterator[Proposal]:
    """Asked, and no answer: stop writing, put the effort elsewhere. It rests; any word reopens it.

    It hangs on the last check-in, or on the end of the time for one.
    """
    wait, hold = s.wait, s.course.hold
    if hold is not None and not s.asked:
        until = thaw(s, hold, s.contact(hold.event.sender)).until
        yield _let_go(s, hold, s.plain_later(until, "hold.open_days"))
    elif hold is not None:
        yield _let_go(s, hold, s.asked[-1].at, s.asked[-1])
    elif wait is not None and len(wait.asked) >= s.may_ask:
        yield _let_go(s, wait, wait.asked[-1].at, wait.asked[-1])
    elif wait is not None and wait.vague < 3:
        person = s.contact(wait.said_by)
        if person is not None or not s.people.wishes:
            yield _let_go(s, wait, asking(s, person).lasts[-1])


def _let_go(s: Situation, fact: Happened, since: datetime, asked: Sent | None = None) -> Proposal:
    why = f"You asked on {s.said(asked.at)}; without an answer" if asked else "After so long without a word"
    return Proposal(
        Action.MOVE_ON,
        fact.key,
        (),
        since=since,
        earliest=since,
        lasts=(),
        reasons=(Reason("T6", f"{why} it rests. That is no no, and any word reopens it."),),
        say=f"Let {s.case.application.company} rest and put your effort elsewhere; any word from them reopens it.",
        stays=True,
        channel=Channel.NONE,
    )
