"""The JSON form: what is written reads back equal; every mistake names its field and the nearest known name."""

from __future__ import annotations

from dataclasses import fields
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from afterword.model import (
    CaseError,
    Event,
    EventKind,
    Finding,
    Note,
    Person,
    Plan,
    ReplyReading,
    Step,
    read,
    read_case,
    write,
)

st.register_type_strategy(datetime, st.datetimes(timezones=st.just(UTC)))
st.register_type_strategy(str, st.text(max_size=12))
VALUES = st.one_of(*(st.from_type(cls) for cls in (Person, Note, Step, Finding, Plan, ReplyReading)))


@given(VALUES)
@settings(max_examples=150)
def test_what_was_written_reads_back_equal(value: Any) -> None:
    assert read(type(value), write(value)) == value


@given(st.from_type(Event))
@settings(max_examples=150)
def test_an_event_reads_back_equal_as_far_as_its_kind_knows_its_fields(event: Event) -> None:
    """`from` in JSON is one name for two fields: a closure has no sender, nothing else has a first day."""
    drop = "sender" if event.kind is EventKind.CLOSURE else "since"
    plain = {f.name: getattr(event, f.name) for f in fields(event)} | {drop: None}
    known = Event(**plain)
    assert read(Event, write(known)) == known


@pytest.mark.parametrize(
    ("change", "field", "says"),
    [
        (lambda c: c.update(intreviews=[]), "intreviews", "interviews"),
        (lambda c: c["people"][0].update(nmae="x"), "people[0].nmae", "name"),
        (lambda c: c["people"][0].update(part="boss"), "people[0].part", "Known here"),
        (lambda c: c["people"][0].update(part="recruter"), "people[0].part", "recruiter"),
        (lambda c: c["people"][0].pop("name"), "people[0].name", "needed"),
        (lambda c: c["interviews"][0].pop("end"), "interviews[0].end", "needed"),
        (lambda c: c["interviews"][0].update(end="yesterday"), "interviews[0].end", "Write it like"),
        (lambda c: c["interviews"][0].update(end="2026-03-03T15:00:00"), "interviews[0].end", "offset"),
        (lambda c: c["interviews"][0].update(end="2026-03-03T13:00:00-06:00"), "interviews[0].end", "before it starts"),
        (lambda c: c["interviews"][0].update(people=["p9"]), "interviews[0].people", "p1"),
        (lambda c: c["candidate"].update(zone="America/Chigaco"), "candidate.zone", "IANA"),
        (lambda c: c["application"].update(culture="tech"), "application.culture", "square brackets"),
        (lambda c: c["notes"][0].update(person="nobody"), "notes[0].person", "p1"),
        (lambda c: c["people"].append(c["people"][0]), "people[1].id", "its own"),
        (lambda c: c.update(now=5), "now", "quotation marks"),
        (lambda c: c["people"][0].update(name="  "), "people[0].name", "Name them"),
    ],
)
def test_a_mistake_names_the_field_and_what_to_do(raw_case: dict[str, Any], change: Any, field: str, says: str) -> None:
    change(raw_case)
    with pytest.raises(CaseError) as caught:
        read_case(raw_case)
    assert caught.value.where == field
    assert says in str(caught.value)


def test_null_counts_as_missing(raw_case: dict[str, Any]) -> None:
    raw_case["people"][0]["rapport"] = None
    raw_case["interviews"][0]["stage"] = None
    raw_case["application"]["agency"] = None
    assert read_case(raw_case).people[0].rapport.value == "neutral"


def test_from_is_a_person_of_what_was_received_and_a_day_of_a_closure(raw_case: dict[str, Any]) -> None:
    raw_case["events"] = [
        {"at": "2026-03-04T09:00:00-06:00", "kind": "received", "from": "p1", "label": "delay"},
        {"at": "2026-03-04T09:00:00-06:00", "kind": "closure", "from": "2026-03-09", "until": "2026-03-13"},
    ]
    received, closure = read_case(raw_case).events
    assert received.sender == "p1"
    assert (closure.since, closure.until) == (date(2026, 3, 9), date(2026, 3, 13))


def test_a_snooze_may_end_on_a_day_or_at_an_instant() -> None:
    day = read(Event, {"at": "2026-03-04T09:00:00Z", "kind": "snoozed", "key": "k", "until": "2026-03-09"})
    moment = read(Event, {"at": "2026-03-04T09:00:00Z", "kind": "snoozed", "key": "k", "until": "2026-03-09T09:00:00Z"})
    assert day.until == date(2026, 3, 9)
    assert moment.until == datetime(2026, 3, 9, 9, tzinfo=UTC)
