"""What events change: silence, rejection, offer, bounce, absence, redirect, threads, corrections of facts."""

from __future__ import annotations

import tomllib
from importlib import resources
from typing import Any

import pytest

from afterword.channels import channel
from afterword.channels.purposes import purpose_of
from afterword.model import Case, MessageKind
from tests.channels.channel_cases import case, event, person

Facts = dict[str, Any]
RECRUITER = person("p2", "email phone", "recruiter")
LATER = "2026-05-12T09:00:00-05:00"
LAST = "2026-05-13T09:00:00-05:00"


def advised(case_: Case, message: str = "thank_you", to: str = "p1") -> list[str]:
    return [choice.channel.value for choice in channel(case_, MessageKind(message), to).channels]


def received(label: str, sender: str | None = "p1", at: str = LATER, **more: Any) -> Facts:
    return event("received", at=at, sender=sender, label=label, **more)


@pytest.mark.parametrize(
    ("wish", "to", "message", "want"),
    [
        ({"scope": "everyone"}, "p1", "thank_you", "none"),
        ({"scope": "everyone"}, "p2", "other", "none"),
        ({"scope": "everyone", "except_": ["p2"]}, "p2", "other", "email"),
        ({"scope": "everyone", "except_": ["p2"]}, "p1", "thank_you", "none"),
        ({"scope": "interviewers"}, "p1", "thank_you", "none"),
        ({"scope": "interviewers"}, "p1", "connect", "none"),
        ({"scope": "interviewers"}, "p2", "check_in", "email"),
        ({"scope": "interviewers", "except_": ["p1"]}, "p1", "thank_you", "email"),
        ({"scope": None}, "p2", "check_in", "none"),
    ],
)
def test_wish_for_silence(wish: Facts, to: str, message: str, want: str) -> None:
    """T10: told as an event of its own or read from a mail; those excepted as usual."""
    people = person("p1", "email linkedin"), RECRUITER
    assert advised(case(*people, events=(event("do_not_contact", **wish),)), message, to) == [want]
    mail = event("received", label="do_not_contact", **wish)
    assert advised(case(*people, events=(mail,)), message, to) == [want]


def test_silence_is_not_got_round_through_others() -> None:
    unreachable, wish = person("p1"), event("do_not_contact", scope="everyone")
    assert advised(case(unreachable, RECRUITER, events=(wish,))) == ["none"]
    office_closed = event("do_not_contact", scope="everyone", except_=["p1"])
    assert advised(case(unreachable, RECRUITER, events=(office_closed,))) == ["none"]


def test_the_source_of_the_wish_is_told() -> None:
    told = case(person("p1", "email"), events=(event("do_not_contact", scope="everyone", why="search rules"),))
    advice = channel(told, MessageKind.THANK_YOU, "p1")
    assert "search rules" in advice.channels[0].reasons[0].text
    assert [choice.channel.value for choice in advice.avoid] == ["email"]


def test_who_asked_for_silence_on_the_panel_s_behalf_may_be_written_to() -> None:
    wish = event("received", sender="p2", label="do_not_contact", scope="interviewers")
    told = case(person("p1", "email"), RECRUITER, events=(wish,), met=("p1", "p2"))
    assert advised(told, "check_in", "p2") == ["email"]
    assert advised(told, "thank_you", "p1") == ["none"]


def test_a_later_wish_may_except_somebody() -> None:
    wishes = (
        event("do_not_contact", scope="everyone"),
        event("do_not_contact", at=LATER, scope="everyone", except_=["p1"]),
    )
    assert advised(case(person("p1", "email"), RECRUITER, events=wishes)) == ["email"]
    assert advised(case(person("p1", "email"), RECRUITER, events=wishes), "check_in", "p2") == ["none"]
    hr = person("p3", "email", "hr")
    panel = event("do_not_contact", scope="interviewers")
    assert advised(case(RECRUITER, hr, events=(panel,), met=("p2", "p3")), to="p2") == ["email"]
    assert advised(case(RECRUITER, hr, events=(panel,), met=("p2", "p3")), to="p3") == ["none"]


def test_what_they_ask_for_after_their_wish_is_answered() -> None:
    wish = event("do_not_contact", scope="everyone")
    told = case(person("p1", "email"), events=(wish, received("question")))
    assert advised(told, "answer") == ["email"]
    assert advised(told, "check_in") == ["none"]


@pytest.mark.parametrize(
    ("message", "want"),
    [("thank_after_rejection", "email"), ("answer", "email"), ("thank_you", "none"), ("check_in", "none"),
     ("tell_deadline", "none"), ("correct", "none"), ("connect", "none"), ("send_material", "none"),
     ("thank_referrer", "email")],
)  # fmt: skip
def test_after_a_rejection(message: str, want: str) -> None:
    told = case(person("p1", "email linkedin phone"), events=(received("rejection"),))
    assert advised(told, message) == [want]


def test_a_gracious_line_needs_a_talk_and_somebody_to_answer() -> None:
    someone = person("p1", "email")
    assert advised(case(someone, events=(received("rejection", None),)), "thank_after_rejection") == ["none"]
    recorded = case(someone, events=(received("rejection"),), met=(), talk={"stage": "recorded"})
    assert advised(recorded, "thank_after_rejection") == ["none"]
    call = person("p1", "phone", invited="phone", rapport="warm")
    assert advised(case(call, events=(received("rejection"),)), "thank_after_rejection") == ["none"]


def test_what_they_ask_for_with_a_rejection_and_what_reopens_it() -> None:
    someone = person("p1", "email")
    asks = received("rejection", also=["needs_material"])
    assert advised(case(someone, events=(asks,)), "send_material") == ["email"]
    reopened = case(someone, events=(received("rejection"), received("next_round", at=LAST)))
    assert advised(reopened, "thank_you") == ["email"]
    before = case(someone, events=(received("rejection", at=LAST), received("next_round")))
    assert advised(before, "thank_you") == ["none"]


def test_after_an_offer_and_after_the_end() -> None:
    someone = person("p1", "email")
    offer = received("offer")
    assert advised(case(someone, events=(offer,)), "check_in") == ["none"]
    assert advised(case(someone, events=(offer,)), "thank_you") == ["none"]
    assert advised(case(someone, events=(offer,)), "acknowledge_offer") == ["email"]
    early = received("offer", at="2026-05-05T09:00:00-05:00")
    assert advised(case(someone, events=(early,)), "thank_you") == ["email"]
    for kind in ("accepted", "withdrawn", "closed"):
        assert advised(case(someone, events=(event(kind),)), "check_in") == ["none"]
        assert advised(case(someone, events=(event(kind),)), "answer") == ["email"]


def test_a_talk_that_nobody_held_is_not_thanked_for() -> None:
    someone = person("p1", "email")
    assert advised(case(someone, talk={"stage": "recorded"})) == ["none"]
    assert advised(case(someone, talk={"state": "cancelled"})) == ["none"]
    ahead = case(someone, now="2026-05-05T09:00:00-05:00")
    assert advised(ahead) == ["email"]


SENT = event("sent", id="m1", message="thank_you", to=["p1"], channel="email")


def bounce(**more: Any) -> Facts:
    return received("bounce", None, at="2026-05-06T12:01:00-05:00", **({"about": "m1", "permanent": True} | more))


@pytest.mark.parametrize(
    ("one", "others", "events", "want"),
    [
        (person("p1", "email"), (RECRUITER,), (SENT, bounce()), "via_recruiter"),
        (person("p1", "email"), (RECRUITER,), (SENT, bounce(about=None)), "via_recruiter"),
        (person("p1", "email"), (RECRUITER,), (SENT, bounce(permanent=None)), "via_recruiter"),
        (person("p1", "email"), (RECRUITER,), (SENT, bounce(permanent=False)), "email"),
        (person("p1", "email phone", invited="phone"), (RECRUITER,), (SENT, bounce()), "phone"),
        (person("p1", "email phone"), (), (SENT, bounce()), "none"),
        (person("p1", addresses={"email": ["a@h.example", "b@h.example"]}), (RECRUITER,), (SENT, bounce()), "email"),
        (person("p1", "email"), (RECRUITER,), (SENT, bounce(), received("acknowledgement")), "email"),
        (person("p1", "email"), (RECRUITER,), (SENT, bounce(), SENT | {"id": "m2", "at": LATER}), "email"),
        (person("p2", "email", "recruiter"), (person("p1", "email"),), (SENT, bounce()), "email"),
    ],
)
def test_bounce(one: Facts, others: tuple[Facts, ...], events: tuple[Facts, ...], want: str) -> None:
    """T10: an address that came back is shut, until a word from them or a later message shows one that works."""
    assert advised(case(one, *others, events=events), to=one["id"])[0] == want


def test_a_text_that_did_not_arrive_says_nothing_of_the_mail() -> None:
    text = event("sent", id="m1", message="answer", to=["p1"], channel="text")
    assert advised(case(person("p1", "email text"), RECRUITER, events=(text, bounce()))) == ["email"]


def test_a_bounced_recruiter_passes_nothing_on() -> None:
    mail = SENT | {"to": ["p2"]}
    told = case(person("p1"), person("p2", "email", "recruiter"), person("p3", "email", "hr"), events=(mail, bounce()))
    assert "Gus Ode" in channel(told, MessageKind.THANK_YOU, "p1").channels[0].reasons[0].text


def test_somebody_away_is_still_mailed_but_not_rung_nor_sent_a_card() -> None:
    away = received("out_of_office", at="2026-05-06T12:00:00-05:00", until="2026-05-18")
    told = case(
        person("p1", "email phone post", invited="phone", rapport="warm"), events=(away,), culture="traditional"
    )
    advice = channel(told, MessageKind.THANK_YOU, "p1")
    assert [choice.channel.value for choice in advice.channels] == ["email"]
    assert "18 May" in advice.channels[0].reasons[0].text
    assert advised(told, "clarify") == ["email"]
    unsigned = SENT, received("out_of_office", None, at="2026-05-06T12:30:00-05:00", until="2026-05-18")
    assert advised(case(person("p1", "email phone", invited="phone"), events=unsigned), "clarify") == ["email"]
    assert advised(told.at(told.interviews[0].end.replace(day=18, hour=12)), "clarify") == ["phone", "email"]
    back = case(person("p1", "phone", invited="phone"), events=(away, received("question")))
    assert advised(back, "clarify") == ["phone"]


def test_whoever_has_handed_over_or_left() -> None:
    new = {"name": "Vera Long", "address": "vera@halden.example"}
    over = received("redirect", words="Please take this up with Vera Long.", instead=new)
    told = case(person("p1", "email"), person("p2", "", "peer"), events=(over,))
    assert advised(told, "check_in") == ["none"]
    assert advised(told, "thank_you") == ["email"]
    assert advised(told, "check_in", "p2") == ["email"]
    left = received("redirect", words="I have left Halden. Write to Vera Long.", instead=new)
    assert advised(case(person("p1", "email"), RECRUITER, events=(left,))) == ["via_recruiter"]
    back = received("acknowledgement", at=LAST)
    assert advised(case(person("p1", "email"), events=(left, back)), "check_in") == ["email"]


@pytest.mark.parametrize(
    ("reach", "word", "message", "want"),
    [
        ("", {}, "answer", "email"),
        ("text", {}, "thank_you", "text"),
        ("email text", {"channel": "text"}, "answer", "text"),
        ("email text", {"channel": "text"}, "thank_you", "email"),
        ("email portal", {"channel": "portal"}, "send_material", "portal"),
        ("phone", {"channel": "phone"}, "answer", "phone"),
        ("phone", {}, "answer", "phone"),
        ("phone", {}, "check_in", "none"),
        ("linkedin", {}, "answer", "linkedin_message"),
        ("email phone", {"channel": "phone"}, "answer", "email"),
    ],
)
def test_the_thread_in_which_they_wrote(reach: str, word: Facts, message: str, want: str) -> None:
    """F7: an answer goes back the way it came."""
    told = case(person("p1", reach), events=(received("question", **word),))
    assert advised(told, message)[0] == want


def test_a_correction_goes_the_way_the_error_went() -> None:
    sent = event("sent", message="thank_you", to=["p1"], channel="text")
    told = case(person("p1", "email text post", invited="text"), events=(sent,))
    assert advised(told, "correct") == ["text"]
    by_card = case(person("p1", "email post"), events=(sent | {"channel": "card"},), culture="traditional")
    assert advised(by_card, "correct") == ["email"]


def test_replaced_events_are_invisible() -> None:
    wish = event("do_not_contact", id="e1", scope="everyone")
    taken_back = event("sign", id="e2", replaces="e1", what="it was about somebody else")
    assert advised(case(person("p1", "email"), events=(wish, taken_back))) == ["email"]


def test_every_saying_is_used_and_every_kind_has_a_purpose() -> None:
    room = resources.files("afterword.channels")
    code = "".join(entry.read_text() for entry in room.iterdir() if entry.name.endswith(".py"))
    sayings = tomllib.loads(room.joinpath("sayings.toml").read_text())
    assert [name for name in sayings if f'"{name}"' not in code] == []
    assert {purpose_of(kind).kind for kind in MessageKind} == set(MessageKind)
