"""Whether this message may arrive at its moment: the planner's judge answers, the same as everywhere (T2-T5 T10)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import timedelta
from functools import partial

from afterword.model import Case, Channel, Event, EventKind, Refusal, RefusalKind, Severity
from afterword.planner import judge
from afterword.reviewer.rule import Hit, Reading, Rule, spared, whole

_SAME = timedelta(days=1)
_CODES = {
    RefusalKind.TOO_SOON: "too_soon",
    RefusalKind.TOO_MANY: "too_many",
    RefusalKind.NOT_WANTED: "not_wanted",
}


def look(reading: Reading, code: str) -> Iterator[Hit]:
    """The judge's refusal of this message, told in its own words."""
    if "refusal" not in reading.memo:
        reading.memo["refusal"] = refused(reading)
    refusal: Refusal | None = reading.memo["refusal"]
    if refusal is not None and _CODES.get(refusal.kind) == code:
        reason = refusal.reasons[0]
        until = f"From {refusal.until:%A %-d %B} it is in place." if refusal.until and code == "too_soon" else None
        yield Hit(message=reason.text, fix=until, rule=reason.rule)


def refused(reading: Reading) -> Refusal | None:
    """The refusal of this message, or None; the judge is asked once for a letter."""
    letter = reading.letter
    at = letter.at or reading.case.now
    channel = letter.channel
    people = letter.to
    agency = reading.case.application.agency
    if letter.through:
        past = agency is not None and letter.through == agency.person
        channel = Channel.VIA_AGENCY if past else Channel.VIA_RECRUITER
    if not people or any(reading.case.person(one) is None for one in people):
        return None
    verdict = judge(with_sent(reading), letter.kind, people, channel, at)
    return verdict if isinstance(verdict, Refusal) else None


def with_sent(reading: Reading) -> Case:
    """The case with the other letters that were sent; those its events hold already are the same ones."""
    case = reading.case
    sent = [event for event in case.events if event.kind is EventKind.SENT]
    more = []
    for other in reading.others:
        if other.at is None or (other.at > (reading.letter.at or case.now)):
            continue
        known = any(
            event.message is other.kind and set(event.to) & set(other.to) and abs(event.at - other.at) <= _SAME
            for event in sent
        )
        if not known and other.to:
            more.append(
                Event(
                    at=other.at,
                    kind=EventKind.SENT,
                    message=other.kind,
                    to=other.to,
                    channel=other.channel or Channel.EMAIL,
                )
            )
    return case.with_events(*more) if more else case


_SENT = {"at": "2026-03-04T17:00:00-06:00", "kind": "sent", "message": "thank_you", "to": ["p1"], "channel": "email"}
_PROMISED = {
    "at": "2026-03-04T14:50:00-06:00",
    "kind": "promise",
    "words": "You will hear by Friday.",
    "by": "p1",
    "earliest": "2026-03-04",
    "latest": "2026-03-06",
}
_ASKED = {"at": "2026-03-16T09:00:00-05:00", "kind": "sent", "message": "check_in", "to": ["p1"], "channel": "email"}
_NO = {"at": "2026-03-04T16:30:00-06:00", "kind": "received", "from": "p1", "label": "rejection", "words": "No, sorry."}
_HUSH = {"at": "2026-03-04T15:05:00-06:00", "kind": "do_not_contact", "scope": "interviewers", "except": []}
_CHECK = {"kind": "check_in", "subject": "Operations Analyst: following up"}


def _on(day: str, *events: Mapping[str, object]) -> dict[str, object]:
    return {"now": f"2026-{day}T09:30:00-05:00", "events": list(events)}


TOO_SOON = Rule(
    code="too_soon",
    title="Its day hasn't come",
    etiquette=("T3", "T2", "T4"),
    severity=Severity.FIX,
    message="It is early for this message.",
    look=partial(look, code="too_soon"),
    english=False,
    caught=(
        whole(letter=_CHECK, case=_on("03-06", _SENT)),
        whole(letter=_CHECK, case=_on("03-09", _SENT, _PROMISED)),
        whole(letter=_CHECK, case=_on("03-10", _SENT)),
        whole(letter={**_CHECK, "at": "2026-03-09T09:00:00-05:00"}, case=_on("03-06", _SENT)),
    ),
    spared=(
        spared(),
        spared(letter=_CHECK, case=_on("03-16", _SENT)),
        spared(letter=_CHECK, case=_on("03-11", _SENT, _PROMISED)),
        spared(letter={**_CHECK, "at": "2026-03-16T09:00:00-05:00"}, case=_on("03-06", _SENT)),
    ),
)
TOO_MANY = Rule(
    code="too_many",
    title="They have been asked",
    etiquette=("T5",),
    severity=Severity.FIX,
    message="They have been asked once in this wait.",
    look=partial(look, code="too_many"),
    english=False,
    caught=(
        whole(letter=_CHECK, case=_on("03-24", _SENT, _ASKED)),
        whole(letter=_CHECK, case=_on("03-26", _SENT, _ASKED)),
        whole(letter={**_CHECK, "to": ["p2"]}, case=_on("03-25", _SENT, _ASKED)),
        whole(letter=_CHECK, case=_on("03-27", _SENT, _PROMISED, _ASKED)),
    ),
    spared=(
        spared(),
        spared(letter=_CHECK, case=_on("03-16", _SENT)),
        spared(letter=_CHECK, case=_on("03-17", _SENT)),
        spared(letter=_CHECK, case=_on("03-11", _SENT, _PROMISED)),
    ),
)
NOT_WANTED = Rule(
    code="not_wanted",
    title="They asked for silence, or it is over",
    etiquette=("T10",),
    severity=Severity.STOP,
    message="A message isn't wanted here now.",
    look=partial(look, code="not_wanted"),
    english=False,
    caught=(
        whole(case={"events": [_NO]}),
        whole(case={"events": [_HUSH]}),
        whole(letter=_CHECK, case=_on("03-16", _SENT, _NO)),
        whole(
            case={
                "agency": {"name": "Lane Search", "person": "p3"},
                "people": [{"id": "p3", "name": "Bo Lane", "part": "agency_recruiter", "reach": ["email"]}],
            }
        ),
    ),
    spared=(
        spared(),
        spared(letter={"kind": "thank_after_rejection"}, case={"events": [_NO]}),
        spared(case={"events": [{**_HUSH, "except": ["p1"]}]}),
        spared(letter=_CHECK, case=_on("03-16", _SENT)),
    ),
)
