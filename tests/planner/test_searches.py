"""Whole job searches, lived day by day by somebody who does what the plan says: what was sent leaves no regret."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from afterword.model import Case, Do, EventKind, MessageKind
from afterword.planner import plan
from tests.planner.searches import Employer, breaches, done, opening, regrets

START = datetime(2026, 1, 5, 8, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


def live(seed: int) -> tuple[Case, list[str]]:
    """One application for a year, and the plans' breaches on its way."""
    employer = Employer(seed, START)
    case, wrong = opening(employer, seed, START), []
    end = START + timedelta(days=365)
    for _ in range(200):
        result = plan(case)
        wrong += breaches(case, result)
        step, wakes = result.next.step, [moment for moment in (employer.next, result.good_until) if moment]
        if step is not None and result.next.do is Do.ACT and (employer.next is None or step.best <= employer.next):
            moment = max(step.best, case.now)
            event = done(step, moment)
            employer.read(event)
            case = case.with_events(event).at(moment + MINUTE)
        elif not wakes or min(wakes) > end:
            break
        else:
            case = case.at(max(min(wakes), case.now + MINUTE))
        for word in employer.heard(case.now):
            if word.event is not None:
                case = case.with_events(word.event)
            if word.talk is not None:
                case = replace(case, interviews=(*case.interviews, word.talk))
    return case, wrong


@pytest.mark.parametrize("seeds", [range(start, start + 40) for start in range(0, 160, 40)], ids=str)
def test_a_year_of_doing_what_the_plan_says(seeds: range) -> None:
    """T1: everybody met is thanked, unless their word came first; T6: it comes to rest; nothing sent is regretted."""
    for seed in seeds:
        case, wrong = live(seed)
        assert wrong == [], seed
        assert list(regrets(case.events, [person.id for person in case.people])) == [], seed
        assert plan(case).next.do is not Do.ACT, seed
        first = min(case.interviews, key=lambda talk: talk.start, default=None)
        for person in first.people if first else ():
            sent = [event for event in case.events if event.message is MessageKind.THANK_YOU and person in event.to]
            word = min((event.at for event in case.events if event.kind is EventKind.RECEIVED), default=None)
            assert sent or (word and word <= first.end + timedelta(days=5)), (seed, person)


def test_the_dice_are_the_seed() -> None:
    assert live(7) == live(7)
    assert live(7)[0].events != live(8)[0].events
