"""The events of a case, read once: corrections applied, labels expanded, messages that bounced taken back (T10)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime

from afterword.model import Channel, Event, EventKind, MessageKind, ReplyLabel
from afterword.planner.moments import utc

MACHINE = frozenset({ReplyLabel.AUTO_ACKNOWLEDGEMENT, ReplyLabel.OUT_OF_OFFICE, ReplyLabel.BOUNCE})
"""What machines send: it says nothing of the person."""

NO_WORD = MACHINE | {ReplyLabel.ACKNOWLEDGEMENT, ReplyLabel.REDIRECT, ReplyLabel.UNRELATED}
"""What is received and moves no wait (T3 T10)."""

NO_LETTER = frozenset({MessageKind.CONNECT, MessageKind.THANK_REFERRER, MessageKind.WARN_REFEREES})
"""What is sent and is no communication about the application (T3)."""

STARTS_SPACING = frozenset(
    {MessageKind.CHECK_IN, MessageKind.RECONNECT, MessageKind.UPDATE, MessageKind.CLARIFY, MessageKind.OTHER}
)
"""The candidate's own unprompted messages (T4)."""

CLOSES = {
    MessageKind.ACCEPT: EventKind.ACCEPTED,
    MessageKind.DECLINE: EventKind.WITHDRAWN,
    MessageKind.WITHDRAW: EventKind.WITHDRAWN,
}
"""Messages that end the application as the event of that kind does."""

ORDER = {
    EventKind.SENT: 1,
    EventKind.PROMISE: 3,
    EventKind.WITHDRAWN: 4,
    EventKind.ACCEPTED: 4,
    EventKind.CLOSED: 4,
}
"""Of facts of one moment, a rejection comes first and what the user decided last; the rest in between."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that happened, at an instant in UTC. A mail with several labels is several facts of one moment."""

    at: datetime
    kind: EventKind
    label: ReplyLabel | None
    event: Event
    key: str


@dataclass(frozen=True, slots=True)
class Sent:
    """A message that arrived, as far as anybody knows. `people` are those written to and those it covers."""

    at: datetime
    message: MessageKind
    people: frozenset[str]
    to: tuple[str, ...]
    event: Event
    key: str


@dataclass(frozen=True, slots=True)
class Record:
    """All facts up to now in their order, what was sent and arrived, which ways are dead, and what lies ahead."""

    facts: tuple[Fact, ...]
    sent: tuple[Sent, ...]
    dead: tuple[tuple[str, Channel], ...]
    ahead: tuple[datetime, ...]


def key_of(event: Event) -> str:
    """The name of a fact in keys: its id, or its kind and moment in UTC."""
    return event.id or f"{event.kind}@{utc(event.at).isoformat().replace('+00:00', 'Z')}"


def read_record(events: Iterable[Event], now: datetime) -> Record:
    """Read events up to `now` (UTC). The order in which they were entered makes no difference."""
    every = tuple(events)
    replaced = {event.replaces for event in every if event.replaces and event.replaces != event.id}
    facts: list[Fact] = []
    ahead: list[datetime] = []
    for event in every:
        if event.id is not None and event.id in replaced:
            continue
        at = utc(event.at)
        if at > now and event.kind is not EventKind.CLOSURE:
            ahead.append(at)
            continue
        key = key_of(event)
        if event.kind is EventKind.RECEIVED:
            labels = dict.fromkeys((event.label or ReplyLabel.UNKNOWN, *event.also))
            facts.extend(Fact(at, event.kind, label, event, key) for label in labels)
        else:
            facts.append(Fact(at, event.kind, None, event, key))
    facts.sort(key=_order)
    sent, dead = _arrived(facts)
    return Record(tuple(facts), sent, dead, tuple(ahead))


def _order(fact: Fact) -> tuple[object, ...]:
    rank = 0 if fact.label is ReplyLabel.REJECTION else ORDER.get(fact.kind, 2)
    event = fact.event
    last = event.latest or event.due or event.answer_by or date.min
    return fact.at, rank, fact.label or "", fact.key, event.sender or event.by or "", event.to, last, event.words or ""


def _arrived(facts: list[Fact]) -> tuple[tuple[Sent, ...], tuple[tuple[str, Channel], ...]]:
    sent = [_sent(fact) for fact in facts if fact.kind is EventKind.SENT]
    dead: list[tuple[str, Channel]] = []
    for fact in facts:
        if fact.label is not ReplyLabel.BOUNCE:
            continue
        index = _bounced(sent, fact)
        if index is None:
            continue
        message = sent[index]
        whose = _whose(message, fact.event.sender)
        if fact.event.permanent is not False:
            dead.extend((person, message.event.channel or Channel.EMAIL) for person in whose)
        left = message.people - whose if not message.event.through else frozenset()
        if left:
            to = tuple(person for person in message.to if person in left)
            sent[index] = Sent(message.at, message.message, left, to, message.event, message.key)
        else:
            del sent[index]
    return tuple(sent), tuple(dead)


def _sent(fact: Fact) -> Sent:
    """A message of which no kind is told is one of the candidate's own accord."""
    event = fact.event
    people = frozenset(event.to + event.covers)
    return Sent(fact.at, event.message or MessageKind.OTHER, people, event.to, event, fact.key)


def _bounced(sent: list[Sent], fact: Fact) -> int | None:
    """Which message came back: the one it points at, else the last one before it (to that person, if named)."""
    about, sender = fact.event.about, fact.event.sender
    for index in range(len(sent) - 1, -1, -1):
        message = sent[index]
        if about is not None:
            if message.key == about:
                return index
        elif message.at <= fact.at and (sender is None or sender in message.people):
            return index
    return None


def _whose(message: Sent, sender: str | None) -> frozenset[str]:
    if message.event.through:
        return frozenset({message.event.through})
    return frozenset({sender}) if sender in message.people and sender else message.people


def as_instant(day: date | datetime | None) -> datetime | None:
    """A day-or-instant as an instant in UTC when it is one; None for a bare day or nothing."""
    return utc(day) if isinstance(day, datetime) else None


def as_day(day: date | datetime | None) -> date | None:
    """A day-or-instant as a day (an instant's day in UTC's place stays that of its own offset)."""
    return day.date() if isinstance(day, datetime) else day


FIRST_OF_ALL = datetime.min.replace(tzinfo=UTC)
"""Before every moment."""
