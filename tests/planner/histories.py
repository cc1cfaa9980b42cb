"""Believable and unbelievable histories of one application, from a seed: the same seed gives the same case.

Most facts come in an order that life has; some contradict one another on purpose.
"""

from __future__ import annotations

import random
from datetime import UTC, date, datetime, timedelta

from afterword.model import (
    Agency,
    Application,
    Candidate,
    Case,
    Channel,
    Culture,
    Event,
    EventKind,
    Instead,
    Interview,
    InterviewState,
    MessageKind,
    Note,
    NoteKind,
    OfferForm,
    OtherApplication,
    Part,
    Person,
    Place,
    Profile,
    Reach,
    ReplyLabel,
    Scope,
    Stage,
)

PLACES = (
    ("US", "TX", "America/Chicago"),
    ("US", "MA", "America/New_York"),
    ("GB", "ENG", "Europe/London"),
    ("DE", "BY", "Europe/Berlin"),
    ("JP", None, "Asia/Tokyo"),
    ("IN", "KA", "Asia/Kolkata"),
    ("IL", None, "Asia/Jerusalem"),
    ("XX", None, "Pacific/Auckland"),
)
WORDS = ("by Friday", "soon", "by the end of next week", "within two weeks", "next Thursday", "we'll be in touch", None)
KEYS = ("check_in:i0:p0", "thank_you:i0:p0", "thank_you:i0:p1", "move_on:i0:", "check_in:i1:p0", "check_in:e3:p0")
RULES = ("T2", "T3", "T4", "T5", "T6", "T10", "T11", "M7")
LABELS = tuple(ReplyLabel)


def history(seed: int) -> Case:
    """The case of that seed."""
    rng = random.Random(seed)
    country, region, zone = rng.choice(PLACES)
    people = tuple(_person(rng, index) for index in range(rng.randint(1, 4)))
    ids = tuple(person.id for person in people)
    start = datetime(2026, 1, 5, tzinfo=UTC) + timedelta(minutes=rng.randrange(0, 400 * 24 * 60, 5))
    interviews = tuple(_interview(rng, index, start, ids) for index in range(rng.choice((0, 1, 1, 1, 2, 3))))
    span = timedelta(days=rng.choice((2, 10, 30, 90)))
    events = tuple(_event(rng, index, start, span, ids) for index in range(rng.choice((0, 1, 2, 3, 4, 6, 9))))
    agency = Agency("Strang & Co", rng.choice((*ids, None))) if rng.random() < 0.15 else None
    others = ()
    if rng.random() < 0.2:
        others = (OtherApplication("Another role", rng.random() < 0.5, (_event(rng, 99, start, span, ids),)),)
    notes = tuple(
        Note(rng.choice(tuple(NoteKind)), "the dock pilot", rng.choice((*ids, None))) for _ in range(rng.randint(0, 2))
    )
    return Case(
        f"h{seed}",
        start + timedelta(minutes=rng.randrange(0, int(span.total_seconds() * 1.6 / 60))),
        Candidate("Ana Beltrán", rng.choice(PLACES)[2]),
        Application(
            "Halden Freight", "Analyst", country, zone, region,
            (rng.choice(tuple(Culture)),) if rng.random() < 0.5 else (), agency,
        ),
        people,
        interviews,
        notes,
        events,
        rng.choice(tuple(Profile)),
        others,
    )  # fmt: skip


def _person(rng: random.Random, index: int) -> Person:
    reach = tuple(way for way in Reach if rng.random() < (0.85 if way is Reach.EMAIL else 0.2))
    return Person(
        f"p{index}",
        rng.choice(("Dana Wu", "Sam Okoro", "Lee Chan", "Mia Ruiz")) + f" {index}",
        part=rng.choice(tuple(Part)),
        reach=reach,
        zone=rng.choice(PLACES)[2] if rng.random() < 0.2 else None,
        country=rng.choice(PLACES)[0] if rng.random() < 0.15 else None,
    )


def _interview(rng: random.Random, index: int, start: datetime, ids: tuple[str, ...]) -> Interview:
    begins = start + timedelta(days=rng.randint(0, 12) * index, minutes=rng.randrange(0, 20 * 60, 15))
    return Interview(
        f"i{index}",
        begins,
        begins + timedelta(minutes=rng.choice((0, 30, 60, 90))),
        tuple(rng.sample(ids, rng.randint(0 if rng.random() < 0.1 else 1, len(ids)))),
        rng.choice(tuple(Stage)),
        rng.choice(tuple(Place)),
        rng.choice((None, None, None, None, *InterviewState)),
    )


def _event(rng: random.Random, index: int, start: datetime, span: timedelta, ids: tuple[str, ...]) -> Event:
    at = start + timedelta(minutes=rng.randrange(0, int(span.total_seconds() / 60), 30))
    identity = f"e{index}" if rng.random() < 0.6 else None
    replaces = f"e{rng.randrange(6)}" if rng.random() < 0.06 else None
    person = rng.choice((*ids, *ids, None))
    kind = rng.choice((*EventKind, *(EventKind.SENT,) * 6, *(EventKind.RECEIVED,) * 8, *(EventKind.PROMISE,) * 3))
    base = Event(at, kind, identity, replaces)
    if kind is EventKind.SENT:
        return _make(
            base,
            message=rng.choice((*MessageKind, *(MessageKind.THANK_YOU, MessageKind.CHECK_IN) * 5)),
            to=tuple(rng.sample(ids, rng.randint(1, min(2, len(ids))))),
            channel=rng.choice((Channel.EMAIL, Channel.EMAIL, Channel.CARD, Channel.VIA_RECRUITER)),
        )
    if kind is EventKind.RECEIVED:
        label = rng.choice(LABELS)
        return _make(
            base,
            sender=person,
            label=label,
            also=(rng.choice(LABELS),) if rng.random() < 0.15 else (),
            words=rng.choice(WORDS),
            earliest=_day(rng, at, 5) if rng.random() < 0.3 else None,
            latest=_day(rng, at, 12) if rng.random() < 0.3 else None,
            until=_day(rng, at, 9) if rng.random() < 0.5 else None,
            due=_day(rng, at, 5) if rng.random() < 0.4 else None,
            answer_by=_day(rng, at, 8) if rng.random() < 0.5 else None,
            form=rng.choice((None, *OfferForm)),
            times=(at + timedelta(days=2),) if rng.random() < 0.3 else (),
            instead=Instead(rng.choice(("Nia Bell", "Dana Wu 0")), "n.bell@halden.example"),
            about=f"e{rng.randrange(6)}" if rng.random() < 0.3 else None,
            scope=rng.choice((None, *Scope)),
        )
    if kind is EventKind.PROMISE:
        known = rng.random() < 0.6
        return _make(
            base,
            by=person,
            words=rng.choice(WORDS),
            earliest=at.date() if known else None,
            latest=_day(rng, at, 12) if known and rng.random() < 0.9 else None,
        )
    if kind is EventKind.DO_NOT_CONTACT:
        return _make(base, scope=rng.choice((None, *Scope)), except_=(person,) if person and rng.random() < 0.5 else ())
    return _make(
        base,
        what="name" if kind is EventKind.ERROR_FOUND else "a licence",
        message=MessageKind.THANK_YOU,
        to=(person,) if person else (),
        by=person,
        due=_day(rng, at, 6) if rng.random() < 0.5 else None,
        answer_by=_day(rng, at, 8) if rng.random() < 0.7 else None,
        first_choice=rng.random() < 0.4,
        wanted=rng.random() < 0.7,
        since=_day(rng, at, 10) if kind is EventKind.CLOSURE else None,
        until=_day(rng, at, 14),
        key=rng.choice(KEYS),
        rule=rng.choice(RULES),
    )


def _make(event: Event, **fields: object) -> Event:
    from dataclasses import replace

    return replace(event, **fields)  # type: ignore[arg-type]


def _day(rng: random.Random, at: datetime, most: int) -> date:
    return at.date() + timedelta(days=rng.randint(0, most))
