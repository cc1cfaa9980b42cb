"""What is welcome and owed to nobody, and what the plan asks."""

from __future__ import annotations

from typing import Any

import pytest

from tests.planner.cases import DANA, ROSA, TALK, fact, planned, received, sent

THANKS = sent("03-04 17:00")
LINKED = {**DANA, "reach": ["email", "linkedin"]}
POSTED = {**DANA, "reach": ["email", "post"]}
ON_SITE = {**TALK, "place": "on_site"}
OPTIONAL: list[tuple[Any, ...]] = [
    ("03-10 12:00", [THANKS, received("03-10 10:00", "delay", latest="2026-03-20")], {}, "confirm_hold:"),
    ("03-05 12:00", [THANKS], {"people": (LINKED,)}, "connect:i1:p1"),
    ("03-05 12:00", [THANKS], {"people": (POSTED,), "culture": ["traditional"], "talks": (ON_SITE,)}, "card:i1:p1"),
    ("03-05 12:00", [THANKS], {"people": (DANA, {**ROSA, "part": "referrer"})}, "thank_referrer:i1:p2"),
    ("03-05 12:00", [THANKS, received("03-05 10:00", "needs_material", what="two references")], {}, "warn_referees:"),
    ("03-05 12:00", [THANKS, fact("03-05 10:00", "development", what="my licence")], {}, "update:"),
    (
        "03-04 15:30",
        [],
        {"people": (DANA, {**ROSA, "part": "agency_recruiter"}), "agency": {"name": "S", "person": "p2"}},
        "update:i1:p2",
    ),
]


@pytest.mark.parametrize(("now", "events", "more", "key"), OPTIONAL, ids=[row[3] for row in OPTIONAL])
def test_optional(now: str, events: list[dict[str, Any]], more: dict[str, Any], key: str) -> None:
    result = planned(now, *events, **more)
    assert any(step.key.startswith(key) for step in result.optional)
    assert not any(step.key.startswith(key) for step in result.steps)
    assert result.next.step is None or not result.next.step.key.startswith(key)


GONE: list[tuple[Any, ...]] = [
    ("03-12 12:00", [THANKS], {"people": (LINKED,)}, "connect"),
    ("03-05 12:00", [THANKS, sent("03-05 10:00", "connect")], {"people": (LINKED,)}, "connect"),
    ("03-05 12:00", [THANKS, received("03-05 10:00", "rejection")], {"people": (LINKED,)}, "connect"),
    (
        "03-05 12:00",
        [THANKS, sent("03-05 10:00", channel="card")],
        {"people": (POSTED,), "culture": ["traditional"], "talks": (ON_SITE,)},
        "card",
    ),
    ("03-05 12:00", [THANKS], {"people": (POSTED,), "culture": ["tech"]}, "card"),
    (
        "03-10 12:00",
        [THANKS, received("03-10 10:00", "delay"), sent("03-10 11:00", "confirm_hold")],
        {},
        "confirm_hold",
    ),
]


@pytest.mark.parametrize(("now", "events", "more", "action"), GONE, ids=range(len(GONE)))
def test_no_longer_offered(now: str, events: list[dict[str, Any]], more: dict[str, Any], action: str) -> None:
    assert all(step.action != action for step in planned(now, *events, **more).optional)


def test_what_is_asked() -> None:
    asked = planned("03-04 16:00", notes=({"person": "p1", "kind": "owed", "text": "a plan"},)).questions
    assert [(one.person, one.kind) for one in asked] == [("p1", "moment"), ("p1", "owed")]
    known = planned("03-04 16:00", notes=({"person": "p1", "kind": "need", "text": "a calmer dock"},)).questions
    assert known == ()
    unclear = planned("03-06 16:00", THANKS, received("03-06 10:00", "unknown", words="As agreed.")).questions
    assert "As agreed." in unclear[0].ask
    assert (
        planned("03-04 16:00", talks=({**TALK, "state": "planned"},)).questions[-1].ask.endswith("Did it take place?")
    )


SAYS = [
    ("03-05 10:00", [THANKS], "Nothing to do until Thursday 12 March."),
    ("03-05 10:00", [THANKS, fact("03-05 09:00", "sign", what="the advert is up again")], "decides none"),
    ("03-12 10:00", [received("03-05 09:00", "rejection"), received("03-06 09:00", "offer")], "the later word counts"),
    ("03-05 10:00", [{**THANKS, "at": "2026-03-06T10:00:00-06:00"}], "dated later than now"),
    ("03-05 10:00", [fact("03-04 15:05", "do_not_contact", scope="everyone", why="match rules")], "match rules"),
]


@pytest.mark.parametrize(("now", "events", "part"), SAYS, ids=range(len(SAYS)))
def test_what_is_said(now: str, events: list[dict[str, Any]], part: str) -> None:
    assert part in planned(now, *events).next.say
