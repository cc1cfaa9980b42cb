"""Which channel leads, which may be added, which are left alone: one row a case, in the words of the rule."""

from __future__ import annotations

from typing import Any

import pytest

from afterword.channels import channel
from afterword.model import MessageKind
from tests.channels.channel_cases import case, event, person

AGENCY = {"name": "Delve People", "person": "p2"}
RECRUITER = person("p2", "email", "recruiter")
CONSULTANT = person("p2", "email phone", "agency_recruiter")
CLASSIC = {"culture": "traditional"}


def advised(case_: Any, message: str = "thank_you", to: str = "p1") -> list[str]:
    """The channels advised, best first."""
    return [choice.channel.value for choice in channel(case_, MessageKind(message), to).channels]


def avoided(case_: Any, message: str = "thank_you", to: str = "p1") -> set[str]:
    """The channels to keep away from."""
    return {choice.channel.value for choice in channel(case_, MessageKind(message), to).avoid}


@pytest.mark.parametrize(
    ("why", "reach", "more", "message", "want"),
    [
        ("F1 email is the default", "email phone post text", {}, "thank_you", ["email"]),
        ("F3 a call that was not offered", "email phone", {}, "clarify", ["email"]),
        ("F3 a call that was offered, to clarify", "email phone", {"invited": "phone"}, "clarify", ["phone", "email"]),
        ("F3 warm enough to clarify by phone", "email phone", {"rapport": "warm"}, "clarify", ["email", "phone"]),
        (
            "F3 thanks go by email even where a call was offered",
            "email phone",
            {"invited": "phone"},
            "thank_you",
            ["email"],
        ),
        ("F3 the phone is all there is, and was offered", "phone", {"invited": "phone"}, "thank_you", ["phone"]),
        ("F3 the phone is all there is, and they are close", "phone", {"rapport": "warm"}, "thank_you", ["phone"]),
        ("F3 the phone is all there is, and was not offered", "phone", {}, "thank_you", ["none"]),
        ("F3 an offered call counts as a way", "", {"invited": "phone"}, "check_in", ["phone"]),
        (
            "F3 cool, but it was they who offered it",
            "phone",
            {"rapport": "cool", "invited": "phone"},
            "answer",
            ["phone"],
        ),
        (
            "T8 a deadline by email or phone, offered or not",
            "email phone post",
            {},
            "tell_deadline",
            ["email", "phone"],
        ),
        ("T8 a deadline by phone alone", "phone linkedin", {}, "tell_deadline", ["phone"]),
        ("T8 a deadline by phone before the portal", "phone portal", {}, "tell_deadline", ["phone"]),
        ("M7 material is not read out", "phone", {"invited": "phone"}, "send_material", ["none"]),
        ("F4 a check-in is not for LinkedIn", "email linkedin", {}, "check_in", ["email"]),
        ("F4 LinkedIn where nothing else is known", "linkedin", {}, "check_in", ["linkedin_message"]),
        ("F4 thanks where only LinkedIn is known", "linkedin", {}, "thank_you", ["linkedin_note"]),
        (
            "F4 LinkedIn was offered: beside the email",
            "email linkedin",
            {"invited": "linkedin"},
            "thank_you",
            ["email", "linkedin_note"],
        ),
        ("T7 a connection is asked for with a note", "email linkedin", {}, "connect", ["linkedin_note"]),
        ("F4 no profile is guessed", "email", {}, "connect", ["none"]),
        ("F7 they text first", "text", {"invited": "text"}, "thank_you", ["text"]),
        ("F7 they only text", "text", {}, "answer", ["text"]),
        ("F7 a number is no text thread", "phone text", {}, "thank_you", ["none"]),
        ("F7 an email is better than a text unasked", "email text", {}, "answer", ["email"]),
        ("F7 they use the portal", "portal", {}, "thank_you", ["portal"]),
        ("F1 an address counts as a way", "", {"addresses": {"email": ["d@halden.example"]}}, "thank_you", ["email"]),
        ("F7 nothing is known and nothing guessed", "", {}, "thank_you", ["none"]),
        ("F2 a card is not for check-ins", "post", {}, "check_in", ["none"]),
        ("F2 the post is all there is", "post", {}, "thank_you", ["card"]),
    ],
)
def test_one_person(why: str, reach: str, more: dict[str, Any], message: str, want: list[str]) -> None:
    assert advised(case(person("p1", reach, **more)), message) == want, why


@pytest.mark.parametrize(
    ("why", "reach", "more", "message", "want"),
    [
        ("no way at all: passed on", "", {}, "thank_you", "via_recruiter"),
        ("only a phone, not offered: passed on", "phone", {}, "thank_you", "via_recruiter"),
        ("only a phone, but offered: rung", "phone", {"invited": "phone"}, "thank_you", "phone"),
        ("only LinkedIn: passed on", "linkedin", {}, "check_in", "via_recruiter"),
        ("only LinkedIn, but offered: there", "linkedin", {"invited": "linkedin"}, "check_in", "linkedin_message"),
        ("only a text number: passed on", "text", {}, "thank_you", "via_recruiter"),
        ("a connection can't be passed on", "", {}, "connect", "none"),
    ],
)
def test_with_a_recruiter_who_can_be_reached(
    why: str, reach: str, more: dict[str, Any], message: str, want: str
) -> None:
    assert advised(case(person("p1", reach, **more), RECRUITER), message)[0] == want, why


def test_who_passes_on_is_reachable_and_not_an_interviewer() -> None:
    nobody = person("p1")
    assert advised(case(nobody, person("p2", "", "recruiter"))) == ["none"]
    assert advised(case(nobody, person("p2", "email", "peer"))) == ["none"]
    assert advised(case(nobody, person("p2", "phone", "coordinator"))) == ["via_recruiter"]
    named = channel(
        case(nobody, person("p2", "email", "hr"), person("p3", "email", "recruiter")), MessageKind.THANK_YOU, "p1"
    )
    assert "Gus Ode" in named.channels[0].reasons[0].text


@pytest.mark.parametrize(
    ("why", "options", "want"),
    [
        ("F2 F6 a classic house, met on site", {}, ["email", "card"]),
        ("F2 classic, but fast", {"culture": "traditional fast_paced"}, ["email"]),
        ("F2 a tech firm", {"culture": "tech"}, ["email"]),
        ("F5 no culture is known", {"culture": ""}, ["email"]),
        ("F1 met by video", {"talk": {"place": "video"}}, ["email"]),
        ("F1 a first screening", {"talk": {"stage": "screen"}}, ["email"]),
        ("F5 cards are unusual in Germany", {"country": "DE"}, ["email"]),
        ("F5 and welcome in Ireland", {"country": "IE"}, ["email", "card"]),
        ("F5 nothing known of the country", {"country": "BR"}, ["email"]),
        ("T7 two business days after the talk", {"now": "2026-05-08T13:00:00-05:00"}, ["email", "card"]),
        ("T7 three business days after the talk", {"now": "2026-05-11T09:00:00-05:00"}, ["email"]),
        ("T7 from another continent", {"home": "Europe/Berlin"}, ["email"]),
        ("X the candidate's own house", {"internal": True}, ["email"]),
    ],
)
def test_card(why: str, options: dict[str, Any], want: list[str]) -> None:
    assert advised(case(person("p1", "email post"), **(CLASSIC | options))) == want, why


@pytest.mark.parametrize(
    ("promise", "card"),
    [
        ({"latest": "2026-05-06"}, False),
        ({"latest": "2026-05-08"}, False),
        ({"latest": "2026-05-11"}, False),
        ({"latest": "2026-05-12"}, True),
        ({"earliest": "2026-05-07"}, False),
        ({"words": "We'll ring you this evening."}, False),
        ({"words": "You'll hear by Friday."}, False),
        ({"words": "In two or three weeks, probably on a Friday."}, True),
        ({"words": "We'll be in touch."}, True),
    ],
)
def test_card_never_comes_after_the_decision(promise: dict[str, str], card: bool) -> None:
    """F2: from Wednesday a card needs three business days and arrives on Monday 11 May."""
    told = case(person("p1", "email post"), events=(event("promise", by="p1", **promise),), **CLASSIC)
    assert ("card" in advised(told)) is card
    assert ("card" in avoided(told)) is not card


def test_the_caller_may_name_a_day() -> None:
    told = case(person("p1", "email post"), **CLASSIC)
    advice = channel(told, MessageKind.THANK_YOU, "p1", urgent_by=told.now)
    assert [choice.channel.value for choice in advice.channels] == ["email"]


def test_a_promise_is_settled_by_a_later_talk_and_the_last_one_counts() -> None:
    soon = event("promise", at="2026-05-04T09:00:00-05:00", latest="2026-05-07", by="p1")
    assert "card" in advised(case(person("p1", "email post"), events=(soon,), **CLASSIC))
    later = event("received", at="2026-05-06T12:30:00-05:00", sender="p1", label="delay", latest="2026-06-05")
    first = event("promise", latest="2026-05-07", by="p1")
    assert "card" in advised(case(person("p1", "email post"), events=(first, later), **CLASSIC))


@pytest.mark.parametrize(
    ("culture", "country", "want"),
    [
        ("networked", "US", ["email", "linkedin_note"]),
        ("startup tech", "GB", ["email", "linkedin_note"]),
        ("creative", "JP", ["email"]),
        ("formal", "FR", ["email"]),
        ("public_sector", "US", ["email"]),
        ("", "US", ["email"]),
    ],
)
def test_linkedin_beside_a_thank_you(culture: str, country: str, want: list[str]) -> None:
    """F4 F5: a connection beside the letter where the house is sociable and the country knows the custom."""
    assert advised(case(person("p1", "email linkedin"), culture=culture, country=country)) == want


def test_nothing_is_added_where_the_connection_was_slight() -> None:
    """F5: the choice reflects the connection made."""
    slight = person("p1", "email linkedin post", rapport="cool")
    assert advised(case(slight, culture="networked traditional")) == ["email"]


def test_a_connection_is_asked_for_once() -> None:
    asked = event("sent", message="connect", to=["p1"], channel="linkedin_note")
    told = case(person("p1", "email linkedin"), events=(asked,), culture="tech")
    assert advised(told, "connect") == ["none"]
    assert advised(told) == ["email"]


@pytest.mark.parametrize("message", ["thank_you", "check_in", "tell_deadline", "answer", "correct", "accept"])
def test_nothing_goes_past_the_agency(message: str) -> None:
    """M8: however warm, invited and classic."""
    theirs = person("p1", "email phone post linkedin", rapport="warm", invited="phone email")
    told = case(theirs, CONSULTANT, agency=AGENCY, **CLASSIC)
    assert advised(told, message) == ["via_agency"]
    assert {"email", "phone", "card", "linkedin_note"} <= avoided(told, message)


def test_the_agency_s_own_people_are_written_to() -> None:
    told = case(person("p1", "email linkedin"), CONSULTANT, agency=AGENCY)
    assert advised(told, "check_in", "p2") == ["email"]
    assert advised(told, "tell_deadline", "p2") == ["email", "phone"]
    assert advised(told, "connect") == ["none"]
    only_phone = case(person("p1", "email"), person("p2", "phone", "agency_recruiter"), agency=AGENCY)
    assert advised(only_phone, "check_in", "p2") == ["phone"]


def test_an_agency_without_a_known_recruiter_still_stands_in_between() -> None:
    assert advised(case(person("p1", "email"), agency={"name": "Delve People", "person": None})) == ["via_agency"]


def test_a_referrer_is_thanked_directly() -> None:
    told = case(person("p1", "email"), CONSULTANT, person("p3", "email", "referrer"), agency=AGENCY)
    assert advised(told, "thank_referrer", "p3") == ["email"]


def test_somebody_who_is_not_in_the_case_goes_through_the_recruiter() -> None:
    assert advised(case(person("p1", "email"), RECRUITER), "thank_you", "p9") == ["via_recruiter"]
