"""What holds for every history, believable or not: ten thousand of them, from seeds."""

from __future__ import annotations

import os
import random
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from importlib import import_module
from typing import Any

import pytest

from afterword.calendar import calendar_for
from afterword.etiquette import AfterWord, action_table, manners_for
from afterword.model import (
    Action,
    Case,
    Channel,
    Culture,
    Do,
    Event,
    EventKind,
    MessageKind,
    Plan,
    Profile,
    Reach,
    ReplyLabel,
    Step,
    write,
)
from afterword.planner import plan
from afterword.planner.situation import Situation
from tests.planner.histories import history

RANGES = [range(start, start + 1000) for start in range(0, 10_000, 1000)]
FEW = range(50_000, 50_600)
DAY = timedelta(days=1)


def shape(result: Plan) -> dict[str, Any]:
    """A plan without what may move inside a window: the best moment, and the sentence that names it."""
    written: dict[str, Any] = write(result)
    for step in [*written["steps"], *written["optional"], written["next"]["step"] or {}]:
        step.pop("best", None)
    written["next"].pop("say")
    written.pop("good_until")
    return written


def timing(result: Plan) -> list[Any]:
    """Keys and moments of a plan: all but the channels (a machine's mail may show that an address works)."""
    steps = [(step.key, step.earliest, step.best, step.latest) for step in (*result.steps, *result.optional)]
    return [result.next.do, result.next.until, steps, result.refused, result.good_until]


def later(case: Case, rng: random.Random) -> Iterator[Case]:
    """The same facts at three later moments."""
    moment = case.now
    for _ in range(3):
        moment += timedelta(hours=rng.choice((3, 20, 70, 300)))
        yield case.at(moment)


@pytest.mark.parametrize("seeds", RANGES, ids=lambda seeds: f"from {seeds.start}")
def test_every_history(seeds: range) -> None:
    """No crash; every step in its window; the plan holds until its `good_until`; facts may be entered in any order."""
    for seed in seeds:
        case, rng = history(seed), random.Random(seed)
        result = plan(case)
        check_windows(case, result, seed)
        check_silence(case, result, seed)
        shuffled = list(case.events)
        rng.shuffle(shuffled)
        assert plan(replace(case, events=tuple(shuffled))) == result, seed
        until = result.good_until
        assert until is None or until > case.now, seed
        spans = [timedelta(days=rng.choice((1, 9, 40, 400)))]
        if until is not None:
            most = until - case.now - timedelta(microseconds=1)
            spans = [most * rng.random(), most]
        for span in spans:
            assert shape(plan(case.at(case.now + span))) == shape(result), (seed, span)


def check_windows(case: Case, result: Plan, seed: int) -> None:
    """Best within the window, in the reader's day; spacing kept; the order of the steps; what `do` means."""
    opens = [step.earliest <= case.now for step in result.steps]
    assert opens == sorted(opens, reverse=True), seed
    assert result.next.step == (result.steps[0] if result.steps else None), seed
    assert result.next.do is (Do.NOTHING if not opens else Do.ACT if opens[0] else Do.WAIT), seed
    assert result.next.until == (result.steps[0].earliest if result.next.do is Do.WAIT else None), seed
    keys = [step.key for step in (*result.steps, *result.optional)]
    assert len(set(keys)) == len(keys), seed
    for step in (*result.steps, *result.optional):
        assert step.best >= step.earliest, (seed, step.key)
        assert step.latest is None or step.best <= step.latest or step.latest < case.now, (seed, step.key)
        assert step.reasons, (seed, step.key)
        if action_table()[step.action].held_by_spacing and not overruled(case):
            check_spacing(case, step, seed)
        if step.action in (Action.CHECK_IN, Action.RECONNECT, Action.MOVE_ON, Action.THANK_AFTER_REJECTION):
            now = step.best.astimezone(UTC) == max(case.now, step.earliest.astimezone(UTC))
            at_once = now and step.latest is not None and step.latest - step.best < 5 * DAY
            assert in_working_hours(case, step) or at_once, (seed, step)


def overruled(case: Case) -> bool:
    """Whether the user overruled anything: then the rules are theirs."""
    return any(event.kind is EventKind.OVERRULED for event in case.events)


def in_working_hours(case: Case, step: Step) -> bool:
    """Nine to five on a business day, or nine to six by text, where the reader is."""
    culture = case.application.culture
    calendar = calendar_for(
        case.application.country, case.application.region, public_sector=Culture.PUBLIC_SECTOR in culture
    )
    person = case.person(step.to[0]) if step.to else None
    if person is not None and person.country and person.country != case.application.country:
        calendar = calendar_for(person.country)
    closes = 18 if step.channels[0] is Channel.TEXT else 17
    return calendar.is_business(step.best.date()) and 9 <= step.best.hour < closes


def check_spacing(case: Case, step: Step, seed: int) -> None:
    """Nothing held by spacing within seven days of what starts it, over all people and roles (T4 M8)."""
    s = Situation(case, manners_for(case.application.country, case.etiquette))
    last = s.last_spacing
    agency = case.application.agency
    if last is not None and not (agency and step.to == (agency.person,)):
        assert step.earliest.astimezone(UTC) >= last.at + 7 * DAY, (seed, step.key)


def check_silence(case: Case, result: Plan, seed: int) -> None:
    """Never a check-in after a rejection, a withdrawal, an offer or during a hold; never more than a wait allows."""
    if overruled(case):
        return
    s = Situation(case, manners_for(case.application.country, case.etiquette))
    actions = {step.action for step in result.steps}
    if s.course.end is not None:
        assert actions <= {Action.ANSWER, Action.SEND_MATERIAL, Action.RESCHEDULE, Action.THANK_AFTER_REJECTION}, seed
    if s.course.hold is not None:
        assert Action.CHECK_IN not in actions, seed
    if s.wait is not None and Action.CHECK_IN in actions:
        assert len(s.wait.asked) < (2 if case.etiquette is Profile.PATIENT_TWO else 1), seed
        promise = s.wait.promise
        if promise is not None and promise.latest is not None:
            step = next(step for step in result.steps if step.action is Action.CHECK_IN)
            assert step.earliest.astimezone(UTC).date() > promise.latest, seed


def test_a_step_never_becomes_earlier_because_time_passed() -> None:
    for seed in FEW:
        case, rng = history(seed), random.Random(seed)
        if any(event.at > case.now for event in case.events):
            continue
        before = {step.key: step for step in plan(case).steps}
        for moment in later(case, rng):
            after = plan(moment)
            for step in after.steps:
                if step.key in before:
                    assert step.earliest >= before[step.key].earliest, (seed, step.key)
                    assert step.best >= before[step.key].best, (seed, step.key)
            before = {step.key: step for step in after.steps}


def test_an_automatic_acknowledgement_changes_nothing() -> None:
    for seed in FEW:
        case, rng = history(seed), random.Random(seed)
        at = case.now - timedelta(hours=rng.randrange(1, 200))
        known = next((person.id for person in case.people if Reach.EMAIL in person.ways), None)
        receipt = Event(at, EventKind.RECEIVED, sender=known, label=ReplyLabel.AUTO_ACKNOWLEDGEMENT)
        assert timing(plan(case.with_events(receipt))) == timing(plan(case)), seed


def test_an_absence_moves_only_what_goes_to_that_person() -> None:
    for seed in FEW:
        case = history(seed)
        person = case.people[0].id
        away = Event(
            case.now - timedelta(minutes=1),
            EventKind.RECEIVED,
            sender=person,
            label=ReplyLabel.OUT_OF_OFFICE,
            until=(case.now + 9 * DAY).date(),
        )
        before = {step.key: step for step in plan(case).steps if person not in step.to}
        after = {step.key: step for step in plan(case.with_events(away)).steps if person not in step.to}
        unmoved = {key: step for key, step in before.items() if step.action is not Action.MOVE_ON}
        assert unmoved.items() <= after.items(), seed
        for step in plan(case.with_events(away)).steps:
            if step.to == (person,) and action_table()[step.action].to_somebody_away is AfterWord.LATER:
                assert step.earliest.date() > (case.now + 8 * DAY).date(), (seed, step.key)


def test_the_order_of_bounds_within_a_phase_makes_no_difference(monkeypatch: pytest.MonkeyPatch) -> None:
    cases = [history(seed) for seed in FEW]
    before = [plan(case) for case in cases]
    turned = {
        phase: {action: tuple(reversed(bounds)) for action, bounds in by_action.items()}
        for phase, by_action in import_module("afterword.planner.judge").BY_PHASE.items()
    }
    monkeypatch.setattr(import_module("afterword.planner.judge"), "BY_PHASE", turned)
    assert [plan(case) for case in cases] == before


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="the zone can't be set on this system")
def test_the_zone_of_the_machine_makes_no_difference(monkeypatch: pytest.MonkeyPatch) -> None:
    cases = [history(seed) for seed in range(60_000, 60_100)]
    before = [plan(case) for case in cases]
    old = os.environ.get("TZ")
    try:
        monkeypatch.setenv("TZ", "Pacific/Kiritimati")
        time.tzset()
        assert [plan(case) for case in cases] == before
    finally:
        if old is None:
            monkeypatch.delenv("TZ")
        else:
            monkeypatch.setenv("TZ", old)
        time.tzset()


def test_a_step_done_is_done() -> None:
    """Whatever is the next message to be sent, once sent it isn't asked for again on the same day."""
    for seed in FEW:
        case = history(seed)
        step = plan(case).next.step
        if step is None or step.action in (Action.DECIDE, Action.MOVE_ON) or plan(case).next.do is not Do.ACT:
            continue
        sent = Event(
            case.now, EventKind.SENT, message=MessageKind(step.action.value), to=step.to, channel=step.channels[0]
        )
        after = plan(case.with_events(sent).at(case.now + timedelta(minutes=1)))
        assert step.key not in {one.key for one in after.steps if one.earliest <= case.now}, (seed, step.key)


@pytest.mark.parametrize("year", [1, 2, 1582, 1900, 2400, 9000, 9998, 9999])
def test_dates_centuries_away_do_not_crash(year: int) -> None:
    shift = datetime(year, 6, 1, tzinfo=UTC) - datetime(2026, 6, 1, tzinfo=UTC)
    for seed in range(70_000, 70_040):
        case = history(seed)
        try:
            interviews = tuple(replace(one, start=one.start + shift, end=one.end + shift) for one in case.interviews)
            events = tuple(replace(event, at=event.at + shift) for event in case.events)
        except OverflowError:
            continue
        assert plan(replace(case, interviews=interviews, events=events)).id == case.id
