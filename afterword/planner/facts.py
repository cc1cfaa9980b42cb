"""The events of a case, read once: corrections applied, labels expanded, messages that bounced taken back (T10)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from afterword.model import Channel, Event, EventKind, MessageKind, ReplyLabel
from afterword.planner.moments import utc

MACHINE = frozenset({ReplyLabel.AUTO_ACKNOWLEDGEMENT, ReplyLabel.OUT_OF_OFFICE, ReplyLabel.BOUNCE})
"""What machines send: it says nothing of the person."""

NO_WORD = MACHINE | {ReplyLabel.ACKNOWLEDGEMENT, ReplyLabel.REDIRECT, ReplyLabel.UNRELATED}
"""What is received and moves no wait (T3 T10)."""

NO_LETTER = frozenset({MessageKind.CONNECT, MessageKind.THANK_REFERRER, MessageKind.WARN_REFEREES})
"""What is sent and is no communication about the application (T3)."""

ASKS = frozenset({MessageKind.CHECK_IN, MessageKind.RECONNECT})
"""What uses a wait's check-in (T5)."""

STARTS_SPACING = ASKS | {MessageKind.UPDATE, MessageKind.CLARIFY, MessageKind.OTHER}
"""The candidate's own unprompted messages (T4)."""

RANK = {EventKind.SENT: 1, EventKind.PROMISE: 3} | dict.fromkeys(
    (EventKind.WITHDRAWN, EventKind.ACCEPTED, EventKind.CLOSED), 4
)
"""Of facts of one moment, a rejection comes first and what the user decided last; the rest in between."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that happened, at an instant in UTC. A mail with several labels is several facts of one moment."""

    at: datetime
    kind: EventKind
    label: ReplyLabel | None
    event: Event
    key: str

    @property
    def is_word(self) -> bool:
        """Whether it is a real word from the other side."""
        return self.label is not None and self.label not in NO_WORD

    @property
    def only_thanks(self) -> bool:
        """Whether it is a friendly line that asks for nothing."""
        return {self.event.label, *self.event.also} == {ReplyLabel.ACKNOWLEDGEMENT}


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
    by_kind: Mapping[EventKind, list[Fact]]
    sent: tuple[Sent, ...]
    dead: tuple[tuple[str, Channel], ...]
    ahead: tuple[datetime, ...]

    def of(self, kind: EventKind) -> Sequence[Fact]:
        """The facts of that kind."""
        return self.by_kind.get(kind, ())


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
        key = event.id or f"{event.kind}@{at.isoformat().replace('+00:00', 'Z')}"
        labels: Iterable[ReplyLabel | None] = (None,)
        if event.kind is EventKind.RECEIVED:
            labels = dict.fromkeys((event.label or ReplyLabel.UNKNOWN, *event.also))
        facts.extend(Fact(at, event.kind, label, event, key) for label in labels)
    facts.sort(key=_order)
    sent, dead = _arrived(facts)
    by_kind: dict[EventKind, list[Fact]] = {}
    for fact in facts:
        by_kind.setdefault(fact.kind, []).append(fact)
    return Record(tuple(facts), by_kind, sent, dead, tuple(ahead))


def _order(fact: Fact) -> tuple[object, ...]:
    rank = 0 if fact.label is ReplyLabel.REJECTION else RANK.get(fact.kind, 2)
    event = fact.event
    last = event.latest or event.due or event.answer_by or date.min
    return fact.at, rank, fact.label or "", fact.key, event.sender or event.by or "", event.to, last, event.words or ""


def _arrived(facts: list[Fact]) -> tuple[tuple[Sent, ...], tuple[tuple[str, Channel], ...]]:
    """The messages that arrived, and the ways that turned out to be dead. One without a kind is of one's own accord."""
    sent = [
        Sent(one.at, one.event.message or MessageKind.OTHER, frozenset(to + one.event.covers), to, one.event, one.key)
        for one in facts
        if one.kind is EventKind.SENT
        for to in (one.event.to,)
    ]
    dead: list[tuple[str, Channel]] = []
    for fact in facts:
        index = _came_back(sent, fact) if fact.label is ReplyLabel.BOUNCE else None
        if index is None:
            continue
        message, through = sent[index], sent[index].event.through
        whose = frozenset({through}) if through else message.people & {fact.event.sender} or message.people
        if fact.event.permanent is not False:
            dead.extend((person, message.event.channel or Channel.EMAIL) for person in whose if person)
        left = frozenset() if through else message.people - whose
        if left:
            to = tuple(person for person in message.to if person in left)
            sent[index] = replace(message, people=left, to=to)
        else:
            del sent[index]
    return tuple(sent), tuple(dead)


def _came_back(sent: list[Sent], fact: Fact) -> int | None:
    """Which message came back: the one it points at, else the last one before it (to that person, if named)."""
    about, sender = fact.event.about, fact.event.sender
    for index in range(len(sent) - 1, -1, -1):
        message = sent[index]
        before = message.at <= fact.at and (sender is None or sender in message.people)
        if message.key == about if about is not None else before:
            return index
    return None
