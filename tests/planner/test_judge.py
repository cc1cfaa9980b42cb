"""The judge by its tables: what may go out, and of what may not, which kind of refusal it is, and until when."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from afterword.etiquette import all_rules
from afterword.model import Channel, MessageKind, Refusal
from afterword.planner import Allowed, judge
from afterword.planner.proposal import BOUNDS, DUTIES, OPTIONAL, RULES_OF, TEMPTATIONS
from tests.planner.cases import (
    DANA,
    ROSA,
    TALK,
    at,
    fact,
    make,
    planned,
    promise,
    received,
    refusal,
    sent,
    summary,
    talk,
)

THANKS = sent("03-04 17:00")
ASKED = sent("03-12 09:30", "check_in")
STRANG = {**ROSA, "part": "agency_recruiter"}
AGENCY = {"agency": {"name": "Strang", "person": "p2"}, "people": (DANA, STRANG)}


def verdict(
    message: str, moment: str, *events: dict[str, Any], to: str = "p1", channel: str = "email", **more: Any
) -> Any:
    """`ok`, or the kind, the first rule and the moment of the refusal."""
    case = make(moment, *events, **more)
    found = judge(case, MessageKind(message), to, Channel(channel), datetime.fromisoformat(at(moment)))
    if isinstance(found, Allowed):
        return "ok"
    assert isinstance(found, Refusal)
    until = found.until.strftime("%m-%d %H:%M") if found.until else None
    return found.kind.value, found.reasons[0].rule, until


VERDICTS: list[tuple[Any, ...]] = [
    ("thank_you", "03-04 16:00", [], {}, "ok"),
    ("check_in", "03-12 09:00", [THANKS], {}, "ok"),
    ("check_in", "03-10 09:00", [THANKS], {}, ("too_soon", "T3", "03-12 09:00")),
    ("check_in", "03-09 09:00", [THANKS, promise("03-04 14:50", "03-06")], {}, ("too_soon", "T2", "03-10 09:00")),
    ("check_in", "03-20 09:00", [THANKS, ASKED], {}, ("too_many", "T5", None)),
    ("check_in", "03-13 09:00", [THANKS, ASKED], {}, ("too_many", "T5", None)),
    ("other", "03-13 09:00", [THANKS, ASKED], {}, ("too_soon", "T4", "03-19 09:30")),
    ("update", "03-13 09:00", [THANKS, ASKED], {}, ("too_soon", "T4", "03-19 09:30")),
    ("answer", "03-13 09:00", [THANKS, ASKED, received("03-13 08:00", "question")], {}, "ok"),
    ("thank_you", "03-05 09:00", [received("03-05 08:00", "rejection")], {}, ("not_wanted", "T10", None)),
    ("check_in", "03-20 09:00", [THANKS, received("03-05 08:00", "rejection")], {}, ("not_wanted", "T10", None)),
    (
        "thank_after_rejection",
        "03-05 09:00",
        [received("03-05 08:00", "rejection")],
        {},
        ("too_soon", "T10", "03-06 09:00"),
    ),
    ("thank_after_rejection", "03-06 09:00", [received("03-05 08:00", "rejection")], {}, "ok"),
    ("tell_deadline", "03-06 09:00", [received("03-05 08:00", "rejection")], {}, ("not_wanted", "T10", None)),
    ("withdraw", "03-06 09:00", [THANKS], {}, "ok"),
    ("accept", "03-06 09:00", [received("03-06 08:00", "offer")], {}, "ok"),
    (
        "thank_you",
        "03-04 16:00",
        [fact("03-04 15:05", "do_not_contact", scope="interviewers")],
        {},
        ("not_wanted", "T10", None),
    ),
    (
        "thank_you",
        "03-04 16:00",
        [fact("03-04 15:05", "do_not_contact", scope="interviewers", **{"except": ["p1"]})],
        {},
        "ok",
    ),
    (
        "withdraw",
        "03-04 16:00",
        [fact("03-04 15:05", "do_not_contact", scope="everyone")],
        {},
        ("not_wanted", "T10", None),
    ),
    (
        "send_material",
        "03-06 09:00",
        [fact("03-04 15:05", "do_not_contact", scope="everyone"), received("03-06 08:00", "needs_material")],
        {},
        "ok",
    ),
    ("thank_you", "03-04 16:00", [], AGENCY, ("not_wanted", "M8", None)),
    ("thank_you", "03-04 16:00", [], AGENCY | {"channel": "via_agency"}, "ok"),
    ("thank_you", "03-04 16:00", [], AGENCY | {"channel": "card"}, ("not_wanted", "M8", None)),
    ("check_in", "03-12 10:00", [THANKS], AGENCY | {"to": "p2"}, "ok"),
    ("answer", "03-06 10:00", [received("03-06 09:00", "question")], AGENCY, "ok"),
    (
        "check_in",
        "03-06 10:00",
        [],
        {"talks": (TALK, talk("i2", "03-20 10:00", "03-20 11:00", ["p1"]))},
        ("too_soon", "T5", "03-20 11:00"),
    ),
    ("thank_you", "03-04 14:10", [], {}, ("too_soon", "T1", "03-04 15:00")),
    (
        "correct",
        "03-05 10:00",
        [THANKS, fact("03-05 09:00", "error_found", message="thank_you", to=["p1"], what="typo")],
        {},
        "ok",
    ),
]


@pytest.mark.parametrize(("message", "moment", "events", "more", "wanted"), VERDICTS, ids=range(len(VERDICTS)))
def test_verdict(message: str, moment: str, events: list[dict[str, Any]], more: dict[str, Any], wanted: Any) -> None:
    assert verdict(message, moment, *events, **more) == wanted


def test_a_letter_kept_for_later_is_judged_at_its_own_moment() -> None:
    case = make("03-10 09:00", THANKS)
    assert isinstance(
        judge(case, MessageKind.CHECK_IN, ["p1"], None, datetime.fromisoformat(at("03-12 09:00"))), Allowed
    )


def test_several_refusals_of_one_phase_come_with_all_their_reasons() -> None:
    hold = received("03-10 10:00", "on_hold")
    case = make("04-25 10:00", THANKS, hold, sent("04-22 10:00", "reconnect"))
    found = judge(case, MessageKind.CHECK_IN, "p1", None, case.now)
    assert isinstance(found, Refusal)
    assert {reason.rule for reason in found.reasons} == {"T5", "T10"}


REFUSED = [
    ("03-05 10:00", [THANKS], "check_in", ("T3", "03-12 09:00", "too_soon")),
    ("03-20 10:00", [THANKS, ASKED], "check_in", ("T5", None, "too_many")),
    ("03-20 10:00", [THANKS, ASKED], "move_on", ("T6", "03-26 09:30", "too_soon")),
    ("03-05 10:00", [received("03-05 08:00", "rejection")], "thank_you", ("T10", None, "not_wanted")),
    (
        "03-05 10:00",
        [received("03-05 08:00", "rejection")],
        "thank_after_rejection",
        ("T10", "03-06 09:00", "too_soon"),
    ),
    ("03-05 10:00", [received("03-05 08:00", "rejection")], "move_on", None),
    ("03-10 10:00", [THANKS, received("03-09 10:00", "on_hold")], "check_in", ("T10", None, "not_wanted")),
    ("03-10 10:00", [THANKS, received("03-09 10:00", "unknown")], "check_in", ("T10", None, "too_soon")),
    ("03-06 10:00", [THANKS, received("03-05 10:00", "acknowledgement")], "answer", ("T10", None, "not_needed")),
    ("03-12 10:00", [], "thank_you", ("T11", None, "not_needed")),
    (
        "03-05 10:00",
        [fact("03-05 09:00", "competing_offer", wanted=False)],
        "tell_deadline",
        ("T8", None, "not_needed"),
    ),
    (
        "03-05 10:00",
        [fact("03-05 09:00", "error_found", message="thank_you", to=["p1"], what="typo")],
        "correct",
        ("X4", None, "not_needed"),
    ),
    (
        "03-04 16:00",
        [fact("03-04 15:05", "do_not_contact", scope="everyone")],
        "thank_you",
        ("T10", None, "not_wanted"),
    ),
    ("03-05 10:00", [received("03-05 08:00", "offer")], "check_in", ("T10", None, "not_needed")),
]


@pytest.mark.parametrize(("now", "events", "action", "wanted"), REFUSED, ids=range(len(REFUSED)))
def test_what_is_refused(now: str, events: list[dict[str, Any]], action: str, wanted: Any) -> None:
    assert refusal(planned(now, *events), action) == wanted


DECISIONS: list[tuple[Any, ...]] = [
    (
        "03-06 10:00",
        [THANKS, fact("03-06 09:00", "overruled", key="check_in:i1:p1", rule="T3")],
        ("act", "check_in", ("p1",), None),
    ),
    (
        "03-06 10:00",
        [THANKS, fact("03-06 09:00", "overruled", key="check_in:i1:p1", rule="T2")],
        ("wait", "check_in", ("p1",), "03-12 09:00"),
    ),
    (
        "03-20 10:00",
        [THANKS, ASKED, fact("03-20 09:00", "overruled", key="check_in:i1:p1", rule="T5")],
        ("act", "check_in", ("p1",), None),
    ),
    (
        "03-21 10:00",
        [
            THANKS,
            ASKED,
            fact("03-20 09:00", "overruled", key="check_in:i1:p1", rule="T5"),
            sent("03-20 09:30", "check_in"),
        ],
        ("wait", "move_on", (), "04-03 09:30"),
    ),
    (
        "03-13 10:00",
        [THANKS, fact("03-13 09:00", "snoozed", key="check_in:i1:p1", until="2026-03-18")],
        ("wait", "check_in", ("p1",), "03-18 09:00"),
    ),
    (
        "03-18 09:00",
        [THANKS, fact("03-13 09:00", "snoozed", key="check_in:i1:p1", until="2026-03-18")],
        ("act", "check_in", ("p1",), None),
    ),
    (
        "03-04 18:00",
        [fact("03-04 16:00", "skipped", key="thank_you:i1:p1")],
        ("wait", "check_in", ("p1",), "03-12 09:00"),
    ),
    ("03-27 10:00", [THANKS, ASKED, fact("03-27 09:00", "skipped", key="move_on:i1:")], ("nothing", None, (), None)),
    (
        "03-12 10:00",
        [
            THANKS,
            received("03-06 09:00", "redirect", id="r1", instead={"address": "n@halden.example"}),
            fact("03-07 10:00", "snoozed", key="check_in:i1:p1", until="2026-03-16"),
        ],
        ("wait", "check_in", ("instead:r1",), "03-16 09:00"),
    ),
]


@pytest.mark.parametrize(("now", "events", "wanted"), DECISIONS, ids=range(len(DECISIONS)))
def test_what_the_user_decided(now: str, events: list[dict[str, Any]], wanted: Any) -> None:
    assert summary(planned(now, *events)) == wanted


def test_the_plan_after_overruling_is_sane() -> None:
    result = planned("03-06 10:00", THANKS, fact("03-06 09:00", "overruled", key="check_in:i1:p1", rule="T3"))
    assert refusal(result, "check_in") is None
    assert result.steps[0].reasons[0].rule == "P4"


def test_every_rule_named_in_the_planner_exists() -> None:
    known = set(all_rules())
    assert {rule for rules in RULES_OF.values() for rule in rules} <= known
    assert {rule for bound in BOUNDS for rule in bound.rules} <= known
    assert len(RULES_OF) == len(DUTIES) + len(TEMPTATIONS) + len(OPTIONAL) + len(BOUNDS)
