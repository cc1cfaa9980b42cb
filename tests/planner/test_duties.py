"""Each duty by its table: what came before, the moment, and what is next (contracts: the table of default manners)."""

from __future__ import annotations

from typing import Any

import pytest

from afterword.model import Plan, Weight
from afterword.planner import plan
from tests.planner.cases import (
    DANA,
    ROSA,
    SAM,
    TALK,
    fact,
    make,
    planned,
    promise,
    received,
    sent,
    summary,
    talk,
)

THANKS = sent("03-04 17:00")
ASKED = sent("03-12 09:30", "check_in")


def step_of(result: Plan, action: str) -> Any:
    return next(step for step in result.steps if step.action == action)


def clock(moment: Any) -> str | None:
    return moment.strftime("%m-%d %H:%M") if moment else None


LATEST = [
    ("03-04 16:00", [], "thank_you", "03-05 15:00"),
    ("03-05 16:00", [], "thank_you", "03-11 17:00"),
    ("03-06 12:00", [THANKS, received("03-06 09:30", "question")], "answer", "03-09 17:00"),
    ("03-06 12:00", [THANKS, received("03-06 09:30", "question", due="2026-03-06")], "answer", "03-06 17:00"),
    (
        "03-06 12:00",
        [THANKS, received("03-06 09:30", "needs_material", due="2026-03-15")],
        "send_material",
        "03-13 17:00",
    ),
    ("03-06 12:00", [THANKS, received("03-06 09:30", "needs_material")], "send_material", "03-07 09:30"),
    ("03-06 12:00", [received("03-06 09:30", "offer", form="spoken")], "acknowledge_offer", "03-09 17:00"),
    ("03-06 12:00", [received("03-06 09:30", "offer")], "decide", None),
    ("03-06 12:00", [received("03-06 09:30", "offer", answer_by="2026-03-14")], "decide", "03-13 17:00"),
    ("03-06 12:00", [fact("03-06 09:30", "competing_offer", answer_by="2026-03-12")], "tell_deadline", "03-06 17:00"),
    ("03-06 18:00", [fact("03-06 17:30", "competing_offer", answer_by="2026-03-12")], "tell_deadline", "03-09 17:00"),
    ("03-08 12:00", [fact("03-07 12:00", "competing_offer", answer_by="2026-03-12")], "tell_deadline", "03-09 17:00"),
    ("03-04 15:30", [fact("03-04 14:20", "missed_call", by="p1")], "reschedule", "03-04 17:00"),
    ("03-04 16:30", [fact("03-04 16:10", "missed_call", by="p1", about="i1")], "reschedule", "03-05 10:00"),
    ("03-11 10:00", [THANKS, received("03-10 10:00", "rejection")], "thank_after_rejection", "03-17 17:00"),
    ("04-22 10:00", [THANKS, received("03-10 10:00", "on_hold")], "reconnect", "05-05 09:00"),
    ("03-27 10:00", [THANKS, ASKED], "move_on", None),
]


@pytest.mark.parametrize(("now", "events", "action", "latest"), LATEST, ids=range(len(LATEST)))
def test_latest(now: str, events: list[dict[str, Any]], action: str, latest: str | None) -> None:
    assert clock(step_of(planned(now, *events), action).latest) == latest


def test_everybody_met_gets_their_own_and_a_letter_that_names_them_covers_them() -> None:
    people, talks = (DANA, ROSA, SAM), ({**TALK, "people": ["p1", "p3"]},)
    result = planned("03-04 16:00", people=people, talks=talks)
    assert [step.key for step in result.steps[:2]] == ["thank_you:i1:p1", "thank_you:i1:p3"]
    result = planned("03-04 16:00", sent("03-04 15:30", covers=["p3"]), people=people, talks=talks)
    assert all(step.action != "thank_you" for step in result.steps)


def test_nobody_is_thanked_for_a_recording() -> None:
    result = planned("03-04 16:00", talks=({**TALK, "stage": "recorded"},))
    assert summary(result) == ("wait", "check_in", ("p1",), "03-12 09:00")


def test_a_second_talk_with_the_same_person_is_thanked_for_again() -> None:
    talks = (TALK, talk("i2", "03-10 10:00", "03-10 11:00", ["p1"]))
    assert planned("03-10 12:00", THANKS, talks=talks).next.step.key == "thank_you:i2:p1"  # type: ignore[union-attr]


def test_one_thank_you_after_two_talks_with_the_same_person_is_enough() -> None:
    talks = (TALK, talk("i2", "03-05 10:00", "03-05 11:00", ["p1"]))
    result = planned("03-05 12:00", talks=talks)
    assert [step.key for step in result.steps if step.action == "thank_you"] == ["thank_you:i2:p1"]


@pytest.mark.parametrize(
    ("profile", "events", "wanted"),
    [
        ("slow_house", [THANKS], ("wait", "check_in", ("p1",), "03-20 09:00")),
        ("slow_house", [THANKS, promise("03-04 14:50", "03-06")], ("wait", "check_in", ("p1",), "03-13 09:00")),
        ("quick_trade", [THANKS], ("wait", "check_in", ("p1",), "03-09 09:00")),
        ("patient_two", [THANKS], ("wait", "check_in", ("p1",), "03-12 09:00")),
    ],
)
def test_profiles(profile: str, events: list[dict[str, Any]], wanted: tuple[Any, ...]) -> None:
    assert summary(planned("03-06 10:00", *events, profile=profile)) == wanted


def test_a_second_check_in_and_then_letting_go() -> None:
    first = [THANKS, ASKED]
    assert summary(planned("03-20 10:00", *first, profile="patient_two")) == (
        "wait",
        "check_in",
        ("p1",),
        "03-27 09:00",
    )
    second = [*first, sent("03-27 10:00", "check_in")]
    assert summary(planned("03-28 10:00", *second, profile="patient_two")) == ("wait", "move_on", (), "04-10 10:00")


TO_WHOM = [
    ((DANA, ROSA), {}, None, "p2"),
    ((DANA, ROSA), {}, "p1", "p1"),
    ((DANA, {**ROSA, "reach": []}), {}, "p2", "p1"),
    ((DANA, {**ROSA, "part": "hr"}), {}, None, "p2"),
    ((DANA, {**ROSA, "part": "executive"}), {}, None, "p1"),
    ((DANA, {**ROSA, "part": "coordinator"}, {**SAM, "part": "recruiter"}), {}, None, "p3"),
    ((DANA, {**ROSA, "part": "agency_recruiter"}), {"agency": {"name": "Strang", "person": "p2"}}, "p1", "p2"),
    (({**DANA, "part": "technical"}, {**ROSA, "part": "peer"}), {}, None, "p1"),
]


@pytest.mark.parametrize(("people", "application", "said_by", "wanted"), TO_WHOM, ids=range(len(TO_WHOM)))
def test_to_whom(people: Any, application: Any, said_by: str | None, wanted: str) -> None:
    events = [THANKS] + ([promise("03-04 14:50", "03-06", by=said_by)] if said_by else [])
    result = planned("03-12 10:00", *events, people=people, **application)
    assert step_of(result, "check_in").to == (wanted,)


def test_what_is_wrong_for_several_is_put_right_for_each() -> None:
    slip = fact("03-05 09:00", "error_found", message="thank_you", to=["p1", "p2"], what="name")
    result = planned("03-05 10:00", sent("03-04 17:00", to=["p1", "p2"]), slip, people=(DANA, ROSA))
    assert [step.to for step in result.steps if step.action == "correct"] == [("p1",), ("p2",)]


def test_two_questions_of_one_person_want_one_answer() -> None:
    result = planned("03-06 10:00", THANKS, received("03-05 10:00", "question"), received("03-06 09:00", "question"))
    answers = [step for step in result.steps if step.action == "answer"]
    assert len(answers) == 1
    assert clock(answers[0].latest) == "03-06 17:00"


def test_the_times_they_proposed_are_answered_by_a_talk_in_the_diary() -> None:
    invitation = received("03-06 10:00", "next_round", times=["2026-03-12T10:00:00-05:00"])
    talks = (TALK, talk("i2", "03-12 10:00", "03-12 11:00", ["p1"]))
    assert summary(planned("03-06 12:00", THANKS, invitation, talks=talks)) == (
        "wait", "thank_you", ("p1",), "03-12 11:00",
    )  # fmt: skip


def test_a_reply_by_way_of_somebody_else_is_found_by_what_it_points_at() -> None:
    question = received("03-06 09:30", "question", id="q1")
    result = planned(
        "03-06 12:00", THANKS, question, sent("03-06 10:00", "answer", "p2", about="q1"), people=(DANA, ROSA)
    )
    assert all(step.action != "answer" for step in result.steps)


def test_the_weight_of_a_letter_is_the_countrys() -> None:
    assert step_of(planned("03-04 16:00"), "thank_you").weight is Weight.EXPECTED
    german = planned("03-04 16:00", country="DE")
    assert step_of(german, "thank_you").weight is Weight.UNUSUAL
    assert "none is no fault" in german.next.say


def test_best_moment_of_an_open_step_is_now_inside_the_hours_and_the_next_opening_outside() -> None:
    assert clock(step_of(planned("03-04 16:00"), "thank_you").best) == "03-04 16:00"
    assert clock(step_of(planned("03-04 21:00"), "thank_you").best) == "03-05 08:00"
    assert clock(step_of(planned("03-14 12:00", THANKS), "check_in").best) == "03-16 09:00"


def test_a_friday_evening_with_a_weekend_behind_it() -> None:
    talks = (talk("i1", "03-06 17:00", "03-06 18:00", ["p1"]),)
    moments = {"03-06 18:30": "03-06 18:30", "03-06 20:30": "03-07 08:00", "03-07 10:00": "03-07 10:00",
               "03-08 10:00": "03-09 08:00"}  # fmt: skip
    for now, best in moments.items():
        assert clock(step_of(planned(now, talks=talks), "thank_you").best) == best, now


def test_the_plan_is_that_of_a_library_call_without_manners() -> None:
    assert plan(make("03-05 09:30", THANKS)).good_until is not None


def test_a_recording_still_to_be_made_is_followed_by_the_check_in() -> None:
    talks = (TALK, {**talk("i2", "03-12 10:00", "03-12 10:30", []), "stage": "recorded"})
    result = planned("03-10 12:00", THANKS, talks=talks)
    assert summary(result) == ("wait", "check_in", ("p1",), "03-20 09:00")
    assert result.next.step is not None
    assert result.next.step.key == "check_in:i2:p1"


def test_thanks_passed_on_count_for_whoever_could_not_be_reached() -> None:
    people = ({**DANA, "reach": []}, {**ROSA, "part": "coordinator"})
    result = planned("03-04 18:00", sent("03-04 17:00", "thank_you", "p2", channel="via_recruiter"), people=people)
    assert all(step.action != "thank_you" for step in result.steps)
