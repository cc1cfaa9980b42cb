"""The sentence on top: what to do, or until when to do nothing, why, and what could not be squared."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from afterword.model import Action, Do, EventKind, InterviewState, Next, Step
from afterword.planner.course import is_spoken
from afterword.planner.duties_talk import is_thanked
from afterword.planner.facts import Fact
from afterword.planner.situation import Situation
from afterword.planner.steps import Placed
from afterword.planner.talks import Turn
from afterword.planner.words import and_list, quote, said, said_time


def next_of(s: Situation, placed: Sequence[Placed]) -> Next:
    """What comes next, with its sentence."""
    if not placed:
        return Next(Do.NOTHING, _join(_nothing(s), *_besides(s)))
    step = placed[0].step
    if placed[0].open:
        why = step.reasons[0].text if step.action in (Action.CHECK_IN, Action.RECONNECT) else ""
        return Next(Do.ACT, _join(step.say, why, _when(s, step), _others(s, placed), *_besides(s)), None, step)
    return Next(Do.WAIT, _join(_waiting(s, step), *_besides(s)), step.earliest, step)


def _join(*sentences: str) -> str:
    return " ".join(sentence for sentence in sentences if sentence)


def _when(s: Situation, step: Step) -> str:
    """When it should arrive, if that isn't now."""
    if step.best <= s.now or step.action in (Action.MOVE_ON, Action.DECIDE):
        return ""
    return f"It should arrive on {said_time(step.best, s.reader(step.to[0] if step.to else None).zone)}."


def _others(s: Situation, placed: Sequence[Placed]) -> str:
    """Who else is to be thanked now, when the next step is a thank-you."""
    if placed[0].step.action is not Action.THANK_YOU:
        return ""
    names = [s.name(one.step.to[0]) for one in placed[1:] if one.open and one.step.action is Action.THANK_YOU]
    return f"After that, a line of their own for {and_list(names)}." if names else ""


def _waiting(s: Situation, step: Step) -> str:
    zone = s.reader(step.to[0] if step.to else None).zone
    why = step.reasons[0].text if step.reasons else ""
    then = f"Then: {step.say[:1].lower()}{step.say[1:]}" if step.to else ""
    waits = step.action in (Action.CHECK_IN, Action.RECONNECT, Action.MOVE_ON)
    word = "Any word from them changes this at once." if waits else ""
    return _join(f"Nothing to do until {said(step.earliest, zone)}.", why, then, word)


def _nothing(s: Situation) -> str:
    end = s.course.end
    if s.course.refused is not None and end is not None:
        return f"They decided on somebody else on {said(end.at, s.zone)}. Nothing is left to do; the loop is closed."
    if end is not None:
        return f"This application came to its end on {said(end.at, s.zone)}. Nothing is left to do here."
    if s.people.wishes and s.contact() is None:
        wish = s.people.wishes[-1]
        why = wish.event.words or wish.event.why
        told = f" ({quote(why)})" if why else ""
        day = said(wish.at, s.zone)
        return f"They asked on {day} not to be written to{told}. Silence is kindest; the next word is theirs."
    if s.course.offer is not None and is_spoken(s.course.offer):
        return "You thanked them for the offer. The next word, in writing, is theirs."
    if s.ahead:
        return f"The next thing is the talk on {said(s.ahead[0].start, s.zone)}. Nothing is to be written before it."
    if s.last_unclear is not None:
        return "A message from them isn't understood yet. Say what it is, and the plan goes on."
    if s.wait is None:
        return "Nothing to do yet: no talk has been held and nobody is waiting."
    if s.wait.asked or s.wait.vague > 2:
        return "You have done what there was to do. It rests, which is no no; any word from them reopens it."
    if s.contact() is None:
        return "Nobody can be reached yet. The invitation, a portal or the switchboard may help; no address is guessed."
    return "Nothing to do. The next word is theirs."


def _besides(s: Situation) -> list[str]:
    """What could not be squared, and a kind word about signs."""
    said_too = list(s.course.puzzles)
    said_too += _puzzles(s)
    signs = [fact for fact in s.record.facts if fact.kind is EventKind.SIGN]
    if signs and s.course.end is None and (s.wait is None or signs[-1].at >= s.wait.began):
        said_too.append(f"{_sign(signs[-1])} That can mean many things and decides none; the plan stays as it is.")
    elif signs and s.course.end is not None and signs[-1].at >= s.course.end.at:
        said_too.append(f"{_sign(signs[-1])} That says nothing about you; a new application would be a fresh start.")
    return said_too


def _sign(fact: Fact) -> str:
    return f"You noticed something: {quote(fact.event.what)}." if fact.event.what else "You noticed a sign."


def _puzzles(s: Situation) -> list[str]:
    found = []
    promises: dict[datetime, set[object]] = {}
    for fact in s.record.facts:
        event = fact.event
        if fact.kind is EventKind.PROMISE:
            promises.setdefault(fact.at, set()).add(event.latest or event.words)
            if event.earliest and event.latest and event.latest < event.earliest:
                found.append(f"The promise of {said(fact.at, s.zone)} ends before it begins; its last day counts.")
    if any(len(days) > 1 for days in promises.values()):
        found.append("Two promises were made at the same moment; the later day counts.")
    for talk in s.talks:
        cancelled = talk.turn is Turn.OFF and talk.interview.state is InterviewState.CANCELLED
        if cancelled and any(is_thanked(s, talk, person) for person in talk.interview.people):
            day = said(talk.start, s.zone)
            found.append(f"The talk on {day} is marked as cancelled, and yet somebody was thanked for it.")
    if s.record.ahead:
        found.append("Some facts are dated later than now; they count once their time has come.")
    return found
