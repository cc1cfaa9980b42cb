"""What holds whatever the facts are (hypothesis): a choice is always made, explained, and never against the rules."""

from __future__ import annotations

import re
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from afterword.channels import channel
from afterword.channels.purposes import purpose_of
from afterword.model import Case, Channel, Culture, MessageKind, Part, Rapport, Reach, ReplyLabel
from tests.channels.channel_cases import case, event, person

UNKIND = re.compile(r"\b(late|overdue|missed|failed|rejected|score|must)\b|!", re.IGNORECASE)
WAYS = st.lists(st.sampled_from([way.value for way in Reach]), unique=True).map(" ".join)
PEOPLE = ("p1", "p2", "p3")
DAYS = st.sampled_from(["2026-05-06T12:00:00-05:00", "2026-05-07T09:00:00-05:00", "2026-05-12T09:00:00-05:00"])


@st.composite
def someone(draw: st.DrawFn, id_: str) -> dict[str, Any]:
    parts, rapports = st.sampled_from([part.value for part in Part]), st.sampled_from([r.value for r in Rapport])
    return person(id_, draw(WAYS), draw(parts), invited=draw(WAYS), rapport=draw(rapports))


@st.composite
def happening(draw: st.DrawFn) -> dict[str, Any]:
    at, who = draw(DAYS), draw(st.sampled_from(PEOPLE))
    kind = draw(st.sampled_from(["sent", "received", "promise", "do_not_contact", "withdrawn"]))
    if kind == "sent":
        by = draw(st.sampled_from(["email", "text", "phone", "linkedin_note"]))
        return event(kind, at, message=draw(st.sampled_from(["thank_you", "connect"])), to=[who], channel=by)
    if kind == "received":
        return event(kind, at, sender=who, label=draw(st.sampled_from([label.value for label in ReplyLabel])))
    if kind == "promise":
        return event(kind, at, by=who, latest=draw(st.sampled_from(["2026-05-07", "2026-06-01"])))
    if kind == "do_not_contact":
        return event(kind, at, scope=draw(st.sampled_from(["everyone", "interviewers"])), except_=draw(WHO))
    return event(kind, at)


WHO = st.lists(st.sampled_from(PEOPLE), unique=True)


@st.composite
def cases(draw: st.DrawFn, agency: bool | None = None) -> Case:
    people = [draw(someone(id_)) for id_ in PEOPLE]
    between = draw(st.booleans()) if agency is None else agency
    return case(
        *people,
        events=tuple(draw(st.lists(happening(), max_size=5))),
        culture=" ".join(draw(st.lists(st.sampled_from([c.value for c in Culture]), unique=True, max_size=3))),
        country=draw(st.sampled_from(["US", "GB", "DE", "JP", "SE", "BR"])),
        now=draw(st.sampled_from(["2026-05-06T13:00:00-05:00", "2026-05-13T10:00:00-05:00"])),
        met=("p1", "p2"),
        agency={"name": "Delve People", "person": "p3"} if between else None,
    )


@given(cases(), st.sampled_from(MessageKind), st.sampled_from(PEOPLE))
@settings(max_examples=200, deadline=None)
def test_a_choice_is_made_and_explained_kindly(told: Case, message: MessageKind, to: str) -> None:
    advice = channel(told, message, to)
    chosen = [choice.channel for choice in advice.channels]
    avoided = [choice.channel for choice in advice.avoid]
    assert chosen
    assert len(set(chosen)) == len(chosen)
    assert not set(chosen) & set(avoided)
    assert Channel.NONE not in chosen[1:] + avoided
    for choice in (*advice.channels, *advice.avoid):
        assert choice.reasons
        for reason in choice.reasons:
            assert re.fullmatch(r"[A-Z]\d+", reason.rule)
            assert reason.text.endswith(".")
            assert "{" not in reason.text
            assert not UNKIND.search(reason.text)


@given(cases(), st.sampled_from(MessageKind), st.sampled_from(PEOPLE))
@settings(max_examples=150, deadline=None)
def test_channels_need_a_way_and_a_card_only_carries_thanks(told: Case, message: MessageKind, to: str) -> None:
    one = told.person(to)
    assert one is not None
    ways = {*one.ways, *one.invited}
    for choice in channel(told, message, to).channels:
        if choice.channel is Channel.CARD:
            assert message is MessageKind.THANK_YOU
            assert Reach.POST in ways
        if choice.channel is Channel.PHONE:
            assert Reach.PHONE in ways
        if choice.channel in (Channel.LINKEDIN_NOTE, Channel.LINKEDIN_MESSAGE):
            assert Reach.LINKEDIN in ways or any(e.channel is not None for e in told.events)
        if choice.channel is Channel.TEXT:
            assert Reach.TEXT in one.invited or ways == {Reach.TEXT}


@given(cases(agency=True), st.sampled_from(MessageKind), st.sampled_from(("p1", "p2")))
@settings(max_examples=100, deadline=None)
def test_nothing_goes_past_an_agency(told: Case, message: MessageKind, to: str) -> None:
    one = told.person(to)
    assert one is not None
    if one.part in (Part.AGENCY_RECRUITER, Part.REFERRER) or purpose_of(message).outside:
        return
    chosen = [choice.channel for choice in channel(told, message, to).channels]
    assert chosen in ([Channel.VIA_AGENCY], [Channel.NONE])


@given(cases(), st.sampled_from(MessageKind), st.sampled_from(PEOPLE), st.randoms())
@settings(max_examples=100, deadline=None)
def test_the_order_in_which_facts_of_different_moments_were_entered_is_nothing(
    told: Case, message: MessageKind, to: str, random: Any
) -> None:
    moments = [e.at for e in told.events]
    if len(set(moments)) < len(moments):
        return
    shuffled = list(told.events)
    random.shuffle(shuffled)
    other = Case(**{**{f: getattr(told, f) for f in Case.__dataclass_fields__}, "events": tuple(shuffled)})
    assert channel(other, message, to) == channel(told, message, to)
