"""What the events tell that matters to a channel, read in one pass: who asked for silence, whose mail bounced, who is
away or has left, who wrote to the candidate and how, and by when they may decide. Replaced events are invisible."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from afterword.model import Case, Channel, Event, EventKind, Instead, MessageKind, Person, ReplyLabel

REOPENS = frozenset({ReplyLabel.NEXT_ROUND, ReplyLabel.OFFER, ReplyLabel.SCHEDULING_CHANGE})
"""Words after a rejection that take it back."""

ASKED = REOPENS | {ReplyLabel.QUESTION, ReplyLabel.NEEDS_MATERIAL}
"""What calls for an answer, whatever was wished or decided before."""

FROM_A_MAILBOX = frozenset({ReplyLabel.OUT_OF_OFFICE, ReplyLabel.REDIRECT})
"""Words that come back from the mailbox of whoever was written to."""

BY_MACHINE = FROM_A_MAILBOX | {ReplyLabel.AUTO_ACKNOWLEDGEMENT}
"""Words that don't show that the person is at their desk."""

AWAY_BY_DEFAULT = timedelta(days=7)
"""An absence without an end lasts five business days: a week."""


@dataclass(slots=True)
class Told:
    """The state of things after the last event. Maps are by the id of a person; `wrote` are the channels by which they
    wrote (None: a message of which no channel is told)."""

    rejection: Event | None = None
    offer: Event | None = None
    closed: Event | None = None
    asked_at: datetime | None = None
    promise: Event | None = None
    wishes: list[Event] = field(default_factory=list)
    bounces: dict[str, int] = field(default_factory=dict)
    mailed: dict[str, Event] = field(default_factory=dict)
    wrote: dict[str, set[Channel | None]] = field(default_factory=dict)
    last_word: dict[str, Event] = field(default_factory=dict)
    last_sent: dict[str, Event] = field(default_factory=dict)
    away: dict[str, Event] = field(default_factory=dict)
    moved: dict[str, Event] = field(default_factory=dict)
    connect_asked: set[str] = field(default_factory=set)
    named: list[Instead] = field(default_factory=list)

    def names(self, person: Person) -> bool:
        """Whether somebody named this person, with an address, as the one to write to."""
        called = (person.name.casefold(), (person.goes_by or "-").casefold())
        return any(
            one.address and (one.address in person.addresses.email or (one.name or "").casefold() in called)
            for one in self.named
        )


def hear(case: Case) -> Told:
    """What the events of the case that no later one replaces tell, in the order of time."""
    told = Told()
    bounced: set[int] = set()
    replaced = {event.replaces for event in case.events if event.replaces}
    for event in sorted((one for one in case.events if not one.id or one.id not in replaced), key=_moment):
        if event.kind is EventKind.SENT:
            _sent(told, event)
        elif event.kind is EventKind.RECEIVED:
            _received(told, event, case, bounced)
        elif event.kind is EventKind.DO_NOT_CONTACT:
            told.wishes.append(event)
        elif event.kind is EventKind.PROMISE:
            _promised(told, event)
        elif event.kind in (EventKind.ACCEPTED, EventKind.WITHDRAWN, EventKind.CLOSED):
            told.closed = event
    for person, mail in told.mailed.items():
        if id(mail) not in bounced:
            told.bounces.pop(person, None)
    return told


def _moment(event: Event) -> datetime:
    return event.at


def _sent(told: Told, event: Event) -> None:
    told.last_sent |= dict.fromkeys(event.to, event)
    if event.message is MessageKind.CONNECT:
        told.connect_asked.update(event.to)
    if _is_mail(event):
        told.mailed |= dict.fromkeys(_readers(event), event)


def _received(told: Told, event: Event, case: Case, bounced: set[int]) -> None:
    labels = {label for label in (event.label, *event.also) if label is not None}
    if ReplyLabel.BOUNCE in labels:
        _bounced(told, event, case, bounced)
        return
    if labels & ASKED:
        told.asked_at = event.at
    if labels & REOPENS:
        told.promise = None
        if told.rejection is not None and told.rejection.at < event.at:
            told.rejection = None
    if ReplyLabel.REJECTION in labels:
        told.rejection, told.offer = event, None
    if ReplyLabel.OFFER in labels:
        told.offer = event
    if ReplyLabel.DO_NOT_CONTACT in labels:
        told.wishes.append(event)
    if ReplyLabel.DELAY in labels:
        _promised(told, event)
    if event.instead is not None:
        told.named.append(event.instead)
    sender = event.sender
    if sender is None and labels & FROM_A_MAILBOX:
        alone = [sent for sent in told.last_sent.values() if len(sent.to) == 1]
        sender = _readers(max(alone, key=_moment))[0] if alone else None
    if sender is not None:
        _from_person(told, event, sender, labels)


def _from_person(told: Told, event: Event, sender: str, labels: set[ReplyLabel]) -> None:
    told.bounces.pop(sender, None)
    told.wrote.setdefault(sender, set()).add(event.channel)
    if ReplyLabel.OUT_OF_OFFICE in labels:
        told.away[sender] = event
    if ReplyLabel.REDIRECT in labels:
        told.moved[sender] = event
    if not labels & BY_MACHINE:
        told.last_word[sender] = event
        told.away.pop(sender, None)
        told.moved.pop(sender, None)


def _bounced(told: Told, event: Event, case: Case, bounced: set[int]) -> None:
    """One address of the person is known not to work; one that is only full for now still does."""
    if event.permanent is False:
        return
    mails = [mail for mail in told.mailed.values() if event.about and mail.id == event.about]
    if event.about and not mails:
        mails = [mail for mail in case.events if mail.id == event.about and _is_mail(mail)]
    if not mails and event.sender in told.mailed:
        mails = [told.mailed[event.sender]]
    if not mails and not event.about and told.mailed:
        mails = [max(told.mailed.values(), key=_moment)]
    for mail in {id(mail): mail for mail in mails}.values():
        bounced.add(id(mail))
        for person in _readers(mail):
            told.bounces[person] = told.bounces.get(person, 0) + 1


def _is_mail(event: Event) -> bool:
    return event.kind is EventKind.SENT and (event.channel in (None, Channel.EMAIL) or event.through is not None)


def _readers(event: Event) -> tuple[str, ...]:
    """Into whose mailbox a message went: whoever passes it on, else those it is to."""
    return (event.through,) if event.through else event.to


def _promised(told: Told, event: Event) -> None:
    """The promise made last counts; of several at one moment the one with the later date."""
    before = told.promise
    if before is None or before.at != event.at or (deadline(before) or date.min) <= (deadline(event) or date.min):
        told.promise = event


def deadline(event: Event) -> date | None:
    """The last day a promise names, as the candidate confirmed it."""
    return event.latest or event.earliest


def back_on(event: Event) -> date:
    """The first day back of an absence."""
    until = event.until.date() if isinstance(event.until, datetime) else event.until
    return until or (event.at + AWAY_BY_DEFAULT).date()
