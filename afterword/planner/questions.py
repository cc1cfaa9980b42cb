"""What the plan would need to know, in words to ask the candidate."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from afterword.model import Action, EventKind, InterviewState, MessageKind, NoteKind, Question
from afterword.planner.situation import Situation
from afterword.planner.steps import Placed
from afterword.planner.words import quote, said_day

OF_THE_TALK = frozenset(
    {NoteKind.MOMENT, NoteKind.CHALLENGE, NoteKind.VALUE, NoteKind.NEED, NoteKind.LEARNED, NoteKind.QUESTION}
)
"""Notes by which a letter can be about somebody's own words (M2)."""


def questions(s: Situation, placed: Iterable[Placed]) -> Iterator[Question]:
    """Unsure promises, replies not understood, people without a moment or a way to them, things promised in a note."""
    if s.course.end is None:
        yield from _of_words(s)
    noted = {note.person for note in s.case.notes if note.kind in OF_THE_TALK}
    for one in placed:
        if one.step.action is Action.THANK_YOU and one.open:
            person = one.step.to[0]
            if person not in noted:
                yield Question(f"What do you remember of the talk with {s.name(person)}?", person, NoteKind.MOMENT)
            if not s.people.can_be_reached(person):
                ask = f"Is there a way to reach {s.name(person)}: the invitation, a portal, the switchboard?"
                yield Question(ask, person)
    yield from _of_things_promised(s)
    for talk in s.held:
        if talk.interview.state is InterviewState.PLANNED:
            yield Question(f"The talk on {s.said(talk.start)} is still marked as planned. Did it take place?")


def _of_words(s: Situation) -> Iterator[Question]:
    promise, unclear = s.wait.promise if s.wait else None, s.last_unclear
    if promise is not None and promise.unsure and promise.last_day is not None:
        who = s.name(promise.by) if promise.by else "They"
        told = f"{who} said {quote(promise.fact.event.words)} on {s.said(promise.fact.at)}."
        ask = f"It is read as {said_day(promise.last_day)}, the more patient reading. Is that right?"
        yield Question(f"{told} {ask}", promise.by)
    if unclear is not None:
        sender, words = unclear.event.sender, unclear.event.words
        who, what = s.name(sender) if sender else "them", f" ({quote(words)})" if words else ""
        yield Question(f"What does the message from {who} on {s.said(unclear.at)}{what} say?", sender)


def _of_things_promised(s: Situation) -> Iterator[Question]:
    """The note that something was promised only asks; the fact `owed` makes a step."""
    told = any(fact.kind is EventKind.OWED for fact in s.record.facts)
    if told or s.course.end is not None or any(sent.message is MessageKind.SEND_MATERIAL for sent in s.record.sent):
        return
    replaced = {note.replaces for note in s.case.notes if note.replaces}
    for note in s.case.notes:
        if note.kind is NoteKind.OWED and not (note.id and note.id in replaced):
            yield Question(f"You noted that you'd send {note.text}. To whom, and by when?", note.person, NoteKind.OWED)
