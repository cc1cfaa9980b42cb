"""What is next: what came before, the moment, and do, action, to, until (contracts: the table of default manners)."""

from __future__ import annotations

from typing import Any

import pytest

from tests.planner.cases import fact, planned, promise, received, sent, summary

THANKS = sent("03-04 17:00")
ASKED = sent("03-12 09:30", "check_in")

NEXT = [
    # the thank-you: T1, T9, T11
    ("03-04 15:30", [], ("act", "thank_you", ("p1",), None)),
    ("03-04 14:30", [], ("wait", "thank_you", ("p1",), "03-04 15:00")),
    ("03-06 10:00", [], ("act", "thank_you", ("p1",), None)),
    ("03-11 16:59", [], ("act", "thank_you", ("p1",), None)),
    ("03-11 18:00", [], ("wait", "check_in", ("p1",), "03-12 09:00")),
    ("03-04 16:00", [sent("03-04 15:30", covers=["p1"], to=[])], ("wait", "check_in", ("p1",), "03-12 09:00")),
    ("03-04 16:00", [sent("03-04 15:30", "pass_on", "p1")], ("wait", "check_in", ("p1",), "03-12 09:00")),
    # the check-in without a promise: T3
    ("03-12 08:59", [THANKS], ("wait", "check_in", ("p1",), "03-12 09:00")),
    ("03-12 09:00", [THANKS], ("act", "check_in", ("p1",), None)),
    ("04-15 17:00", [THANKS], ("act", "check_in", ("p1",), None)),
    ("04-16 10:00", [THANKS], ("act", "move_on", (), None)),
    # with a promise: T2
    ("03-09 10:00", [promise("03-04 14:50", "03-06"), THANKS], ("wait", "check_in", ("p1",), "03-10 09:00")),
    ("03-10 09:00", [promise("03-04 14:50", "03-06"), THANKS], ("act", "check_in", ("p1",), None)),
    ("04-03 16:00", [promise("03-04 14:50", "03-06"), THANKS], ("act", "check_in", ("p1",), None)),
    ("04-04 10:00", [promise("03-04 14:50", "03-06"), THANKS], ("act", "move_on", (), None)),
    (
        "03-07 10:00",
        [promise("03-04 14:50", "03-06"), promise("03-04 14:50", "03-11"), THANKS],
        ("wait", "check_in", ("p1",), "03-13 09:00"),
    ),
    # a question before the promised day leaves the promise; one after it starts a week
    (
        "03-11 10:00",
        [promise("03-04 14:50", "03-13"), THANKS, received("03-10 10:00", "question"), sent("03-10 11:00", "answer")],
        ("wait", "check_in", ("p1",), "03-17 09:00"),
    ),
    (
        "03-10 10:00",
        [promise("03-04 14:50", "03-06"), THANKS, received("03-09 10:00", "question"), sent("03-09 11:00", "answer")],
        ("wait", "check_in", ("p1",), "03-17 09:00"),
    ),
    # no first day beyond which nothing is said: the wait begins there
    (
        "03-10 10:00",
        [fact("03-04 14:50", "promise", by="p1", words="not before the 16th", earliest="2026-03-16"), THANKS],
        ("wait", "check_in", ("p1",), "03-23 09:00"),
    ),
    # letting go: T5, T6
    ("03-20 10:00", [THANKS, ASKED], ("wait", "move_on", (), "03-26 09:30")),
    ("03-26 09:30", [THANKS, ASKED], ("act", "move_on", (), None)),
    # a real reply starts a new wait, an acknowledgement does not
    (
        "03-14 10:00",
        [THANKS, ASKED, received("03-13 10:00", "acknowledgement")],
        ("wait", "move_on", (), "03-26 09:30"),
    ),
    (
        "03-17 10:00",
        [THANKS, ASKED, received("03-13 10:00", "delay", latest="2026-03-18")],
        ("wait", "check_in", ("p1",), "03-20 09:00"),
    ),
    # a delay without a day: 14 days, 28, and then it rests
    ("03-11 10:00", [THANKS, received("03-10 10:00", "delay")], ("wait", "check_in", ("p1",), "03-25 09:00")),
    (
        "03-11 10:00",
        [THANKS, received("03-06 10:00", "delay"), received("03-10 10:00", "delay")],
        ("wait", "check_in", ("p1",), "04-08 09:00"),
    ),
    (
        "03-11 10:00",
        [THANKS, *(received(f"03-{day} 10:00", "delay") for day in ("05", "06", "10"))],
        ("nothing", None, (), None),
    ),
    # a hold
    ("03-10 12:00", [THANKS, received("03-10 10:00", "on_hold")], ("act", "confirm_hold", ("p1",), None)),
    ("03-12 12:00", [THANKS, received("03-10 10:00", "on_hold")], ("wait", "reconnect", ("p1",), "04-21 09:00")),
    (
        "03-12 12:00",
        [THANKS, received("03-10 10:00", "on_hold", latest="2026-03-31")],
        ("wait", "reconnect", ("p1",), "04-02 09:00"),
    ),
    ("05-06 10:00", [THANKS, received("03-10 10:00", "on_hold")], ("act", "move_on", (), None)),
    (
        "05-01 10:00",
        [THANKS, received("03-10 10:00", "on_hold"), sent("04-22 10:00", "reconnect")],
        ("wait", "move_on", (), "05-06 10:00"),
    ),
    # answers and material: M7
    ("03-06 10:00", [THANKS, received("03-06 09:30", "question")], ("act", "answer", ("p1",), None)),
    ("03-30 10:00", [THANKS, received("03-06 09:30", "question")], ("act", "answer", ("p1",), None)),
    (
        "03-06 10:00",
        [THANKS, received("03-06 09:30", "next_round", words="A second round it is; times will follow.")],
        ("wait", "check_in", ("p1",), "03-16 09:00"),
    ),
    (
        "03-06 10:00",
        [THANKS, received("03-06 09:30", "next_round", words="Could you come next week?")],
        ("act", "answer", ("p1",), None),
    ),
    (
        "03-05 10:00",
        [THANKS, fact("03-04 15:00", "owed", what="a plan", to=["p1"])],
        ("act", "send_material", ("p1",), None),
    ),
    (
        "03-05 10:00",
        [THANKS, fact("03-04 15:00", "owed", what="a plan", to=["p1"]), sent("03-05 09:00", "send_material")],
        ("wait", "check_in", ("p1",), "03-13 09:00"),
    ),
    # offers and ends
    ("03-06 10:00", [received("03-06 09:00", "offer", answer_by="2026-03-13")], ("act", "decide", ("p1",), None)),
    ("03-20 10:00", [received("03-06 09:00", "offer", answer_by="2026-03-13")], ("act", "decide", ("p1",), None)),
    (
        "03-06 10:00",
        [received("03-06 09:00", "offer", form="spoken"), sent("03-06 09:30", "acknowledge_offer")],
        ("nothing", None, (), None),
    ),
    (
        "03-06 10:00",
        [
            received("03-06 09:00", "offer", form="spoken"),
            sent("03-06 09:30", "acknowledge_offer"),
            promise("03-06 09:00", "03-10"),
        ],
        ("wait", "check_in", ("p1",), "03-12 09:00"),
    ),
    ("03-06 10:00", [received("03-06 09:00", "offer"), sent("03-06 09:30", "accept")], ("nothing", None, (), None)),
    ("03-06 10:00", [THANKS, sent("03-06 09:30", "withdraw")], ("nothing", None, (), None)),
    (
        "03-10 12:00",
        [THANKS, received("03-10 10:00", "rejection")],
        ("wait", "thank_after_rejection", ("p1",), "03-11 09:00"),
    ),
    (
        "03-12 12:00",
        [THANKS, received("03-10 10:00", "rejection"), sent("03-11 10:00", "thank_after_rejection")],
        ("nothing", None, (), None),
    ),
    # M6: between rounds without a timeline a week from the last word, then one check-in
    (
        "03-23 12:00",
        [THANKS, received("03-13 10:00", "next_round", words="A second round it is; times will follow.")],
        ("act", "check_in", ("p1",), None),
    ),
    # the later word counts
    (
        "03-12 12:00",
        [
            THANKS,
            received("03-10 10:00", "rejection"),
            received("03-12 10:00", "next_round", times=["2026-03-20T10:00:00-05:00"]),
        ],
        ("act", "answer", ("p1",), None),
    ),
    (
        "03-12 12:00",
        [THANKS, received("03-10 10:00", "offer"), received("03-11 10:00", "rejection")],
        ("act", "thank_after_rejection", ("p1",), None),
    ),
    # other words
    ("03-09 12:00", [THANKS, received("03-09 10:00", "unknown")], ("nothing", None, (), None)),
    (
        "03-05 10:00",
        [THANKS, fact("03-05 09:00", "error_found", message="thank_you", to=["p1"], what="company")],
        ("act", "correct", ("p1",), None),
    ),
    (
        "03-06 10:00",
        [THANKS, fact("03-05 09:00", "error_found", message="thank_you", to=["p1"], what="company")],
        ("wait", "check_in", ("p1",), "03-12 09:00"),
    ),
    (
        "03-05 10:00",
        [THANKS, fact("03-05 09:30", "competing_offer", answer_by="2026-03-10")],
        ("act", "tell_deadline", ("p1",), None),
    ),
    (
        "03-11 10:00",
        [THANKS, fact("03-05 09:30", "competing_offer", answer_by="2026-03-10")],
        ("wait", "check_in", ("p1",), "03-12 09:00"),
    ),
    ("03-04 15:30", [fact("03-04 14:20", "missed_call", by="p1")], ("act", "reschedule", ("p1",), None)),
    (
        "03-05 10:00",
        [fact("03-04 14:20", "missed_call", by="p1"), sent("03-04 15:00", "reschedule")],
        ("wait", "check_in", ("p1",), "03-12 09:00"),
    ),
    # absences and redirects
    (
        "03-13 10:00",
        [THANKS, received("03-05 10:00", "out_of_office", until="2026-03-16")],
        ("wait", "check_in", ("p1",), "03-17 09:00"),
    ),
    ("03-12 10:00", [THANKS, received("03-11 10:00", "out_of_office")], ("wait", "check_in", ("p1",), "03-19 09:00")),
    (
        "03-13 10:00",
        [
            THANKS,
            received("03-05 10:00", "out_of_office", until="2026-03-16"),
            received("03-09 10:00", "acknowledgement"),
        ],
        ("act", "check_in", ("p1",), None),
    ),
    (
        "03-12 10:00",
        [
            THANKS,
            received("03-06 10:00", "redirect", id="r1", instead={"name": "Nia Bell", "address": "n@halden.example"}),
        ],
        ("act", "check_in", ("instead:r1",), None),
    ),
]


@pytest.mark.parametrize(("now", "events", "wanted"), NEXT, ids=range(len(NEXT)))
def test_next(now: str, events: list[dict[str, Any]], wanted: tuple[Any, ...]) -> None:
    assert summary(planned(now, *events)) == wanted
