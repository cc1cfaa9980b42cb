"""The sentence on top: what to do, or until when to do nothing, why, and what could not be squared."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from afterword.model import Action, Do, EventKind, InterviewState, Next, Step
from afterword.planner.duties_talk import is_thanked
from afterword.planner.situation import Situation
from afterword.planner.steps import Placed
from afterword.planner.talks import Turn
from afterword.planner.words import and_list, quote

ASKING = (Action.CHECK_IN, Action.RECONNECT)


def next_of(s: Situation, placed: Sequence[Placed]) -> Next:
    """What comes next, with its sentence."""
    if not placed:
        return Next(Do.NOTHING, _join(_nothing(s), *_besides(s)))
    step = placed[0].step
    if placed[0].open:
        return Next(Do.ACT, _join(*_acting(s, placed), *_besides(s)), None, step)
    return Next(Do.WAIT, _join(*_waiting(s, step), *_besides(s)), step.earliest, step)


def _join(*sentences: str) -> str:
    return " ".join(sentence for sentence in sentences if sentence)


def _acting(s: Situation, placed: Sequence[Placed]) -> Iterator[str]:
    """What to do, why, when it should arrive if that isn't now, and who else is to be thanked now."""
    step = placed[0].step
    yield step.say
    if step.action in ASKING:
        yield step.reasons[0].text
    if step.best > s.now and step.action not in (Action.MOVE_ON, Action.DECIDE):
        yield f"It should arrive on {s.said_time(step.best, step.to[0] if step.to else None)}."
    thanks = [one.step for one in placed if one.open and one.step.action is Action.THANK_YOU]
    if step.action is Action.THANK_YOU and len(thanks) > 1:
        yield f"After that, a line of their own for {and_list([s.name(one.to[0]) for one in thanks[1:]])}."


def _waiting(s: Situation, step: Step) -> Iterator[str]:
    yield f"Nothing to do until {s.said(step.earliest, step.to[0] if step.to else None)}."
    yield step.reasons[0].text
    if step.to:
        yield f"Then: {step.say[:1].lower()}{step.say[1:]}"
    if step.action in (*ASKING, Action.MOVE_ON):
        yield "Any word from them changes this at once."


def _nothing(s: Situation) -> str:
    end, wait = s.course.end, s.wait
    if end is not None and s.course.refused is not None:
        return f"They decided on somebody else on {s.said(end.at)}. Nothing is left to do; the loop is closed."
    if end is not None:
        return f"This application came to its end on {s.said(end.at)}. Nothing is left to do here."
    if s.people.wishes and s.contact() is None:
        wish = s.people.wishes[-1]
        why = wish.event.words or wish.event.why
        told = f" ({quote(why)})" if why else ""
        day = s.said(wish.at)
        return f"They asked on {day} not to be written to{told}. Silence is kindest; the next word is theirs."
    if s.course.offer_is_spoken:
        return "You thanked them for the offer. The next word, in writing, is theirs."
    if s.ahead:
        return f"The next thing is the talk on {s.said(s.ahead[0].start)}. Nothing is to be written before it."
    if s.last_unclear is not None:
        return "A message from them isn't understood yet. Say what it is, and the plan goes on."
    if wait is None:
        return "Nothing to do yet: no talk has been held and nobody is waiting."
    if wait.asked or wait.vague > 2:
        return "You have done what there was to do. It rests, which is no no; any word from them reopens it."
    if s.contact() is None:
        return "Nobody can be reached yet. The invitation, a portal or the switchboard may help; no address is guessed."
    return "Nothing to do. The next word is theirs."


def _besides(s: Situation) -> Iterator[str]:
    """What could not be squared, and a kind word about signs."""
    yield from s.course.puzzles
    promises = s.record.of(EventKind.PROMISE)
    for fact in promises:
        if fact.event.earliest and fact.event.latest and fact.event.latest < fact.event.earliest:
            yield f"The promise of {s.said(fact.at)} ends before it begins; its last day counts."
    if len({(one.at, one.event.latest or one.event.words) for one in promises}) > len({one.at for one in promises}):
        yield "Two promises were made at the same moment; the later day counts."
    for talk in s.talks:
        cancelled = talk.turn is Turn.OFF and talk.interview.state is InterviewState.CANCELLED
        if cancelled and any(is_thanked(s, talk, person) for person in talk.interview.people):
            yield f"The talk on {s.said(talk.start)} is marked as cancelled, and yet somebody was thanked for it."
    if s.record.ahead:
        yield "Some facts are dated later than now; they count once their time has come."
    signs, end = s.record.of(EventKind.SIGN), s.course.end
    since = end.at if end else s.wait.at if s.wait else s.now
    if signs and (signs[-1].at >= since or not (end or s.wait)):
        what = signs[-1].event.what
        seen = f"You noticed something: {quote(what)}." if what else "You noticed a sign."
        if end is not None:
            yield f"{seen} That says nothing about you; a new application would be a fresh start."
        else:
            yield f"{seen} That can mean many things and decides none; the plan stays as it is."
