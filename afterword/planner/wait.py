"""The wait: what began it, whether a promise governs it, when asking is fair, and until when (T2 T3 T5 T6 T10)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from functools import lru_cache

from afterword.model import Confidence, EventKind, MessageKind, Reading, ReplyLabel
from afterword.planner.facts import NO_LETTER, NO_WORD, Fact, Record, Sent
from afterword.planner.moments import on_day
from afterword.planner.talks import Talk, Turn
from afterword.promises import when

FULFILS = frozenset({ReplyLabel.NEXT_ROUND, ReplyLabel.ON_HOLD, ReplyLabel.OFFER, ReplyLabel.REJECTION})
"""What they come back with: the promise to come back is kept."""

BEGINS = frozenset(
    {
        ReplyLabel.NEXT_ROUND,
        ReplyLabel.SCHEDULING_CHANGE,
        ReplyLabel.DELAY,
        ReplyLabel.NEEDS_MATERIAL,
        ReplyLabel.QUESTION,
        ReplyLabel.DO_NOT_CONTACT,
    }
)
"""Real replies: each starts a new wait (T5)."""

ASKS = frozenset({MessageKind.CHECK_IN, MessageKind.RECONNECT})
"""What uses a wait's check-in."""


@dataclass(frozen=True, slots=True)
class Promise:
    """What they said about coming back: the fact, the days it was read as, who said it, and how sure the reading is."""

    fact: Fact
    earliest: date | None
    latest: date | None
    by: str | None
    unsure: bool

    @property
    def names_a_day(self) -> bool:
        """Whether it says when; "soon" doesn't, nor does a delay without a date."""
        return self.earliest is not None or self.latest is not None

    @property
    def last_day(self) -> date | None:
        """The last day named."""
        return self.latest or self.earliest


@dataclass(frozen=True, slots=True)
class Wait:
    """Waiting for their word. `began` and `fact` are what began it; `last_word` the last communication (T3).

    `vague` counts delays without a day, if the last word was one; `asked` are the check-ins of this wait; `said_by`
    is whoever said that they'd be back.
    """

    began: datetime
    fact: str
    last_word: datetime
    promise: Promise | None
    vague: int
    asked: tuple[Sent, ...]
    said_by: str | None


@lru_cache(maxsize=2048)
def read_words(words: str, at: datetime, country: str, region: str | None) -> Reading:
    """What words promise, remembered: the same sentence is read for every plan."""
    return when(words, at, country, region)


def days_of(fact: Fact, country: str, region: str | None) -> Reading:
    """The days a promise, a delay or a hold names: those the user confirmed, else those read from its words."""
    event = fact.event
    if event.earliest is not None or event.latest is not None:
        return Reading(event.earliest, event.latest, Confidence.SURE, event.words)
    if not event.words:
        return Reading(None, None, Confidence.NONE)
    return read_words(event.words, event.at, country, region)


def read_wait(record: Record, talks: tuple[Talk, ...], country: str, region: str | None, zone: str) -> Wait | None:
    """The wait that runs now, or that ran when the application ended; None where nothing has begun.

    A promise made in a talk belongs to it: the talk began the wait. A recording still to be made begins one too, from
    its end: nobody is to be thanked for it, so the check-in after it is what comes next.
    """
    held = [talk for talk in talks if talk.turn is Turn.HELD or (talk.turn is Turn.AHEAD and not talk.with_people)]
    since = held[-1].start if held else None
    beginnings = [(talk.end, 0, talk.key) for talk in held]
    promises: list[Promise] = []
    said_by: str | None = None
    fulfilled: datetime | None = None
    for fact in record.facts:
        if fact.kind is EventKind.PROMISE or fact.label is ReplyLabel.DELAY:
            told = _promise(fact, country, region)
            said_by = told.by
            if told.names_a_day or fact.label is ReplyLabel.DELAY:
                promises.append(told)
                if not any(talk.start <= fact.at <= talk.end for talk in held):
                    beginnings.append((fact.at, 2, fact.key))
        elif fact.label in BEGINS or fact.kind is EventKind.MISSED_CALL:
            beginnings.append((fact.at, 1, fact.key))
        if fact.label in FULFILS:
            fulfilled = fact.at
    if not beginnings:
        return None
    began, _, key = max(beginnings)
    current = [told for told in promises if since is None or told.fact.at >= since]
    vague = sum(not told.names_a_day for told in current)
    standing = [told for told in current if fulfilled is None or told.fact.at >= fulfilled]
    promise, last_is_vague = _governing(standing, zone)
    if promise is not None and _answered_since(promise, record, zone):
        promise = None
    if promise is not None and (promise.by or not last_is_vague):
        said_by = promise.by
    asked = tuple(message for message in record.sent if message.message in ASKS and message.at >= began)
    last_word = _last_word(record, held, began)
    if promise is not None and promise.latest is None and promise.earliest is not None:
        last_word = max(last_word, on_day(promise.earliest, time(0), zone))
    return Wait(began, key, last_word, promise, vague if last_is_vague else 0, asked, said_by)


def _promise(fact: Fact, country: str, region: str | None) -> Promise:
    reading = days_of(fact, country, region)
    none = reading.confidence is Confidence.NONE
    by = fact.event.by if fact.kind is EventKind.PROMISE else fact.event.sender
    return Promise(
        fact,
        None if none else reading.earliest,
        None if none else reading.latest,
        by,
        reading.confidence is Confidence.UNSURE,
    )


def _governing(promises: list[Promise], zone: str) -> tuple[Promise | None, bool]:
    """The promise made last; of several at one moment the one with the later date. And whether the last word was a
    delay without a day: then an earlier promise holds only if its day had not passed."""
    if not promises:
        return None, False
    last = max(promises, key=lambda promise: (promise.fact.at, promise.last_day or date.min))
    if last.names_a_day:
        return last, False
    dated = [promise for promise in promises if promise.names_a_day and _end_of(promise, zone) >= last.fact.at]
    return (max(dated, key=lambda promise: promise.fact.at) if dated else None), True


def _end_of(promise: Promise, zone: str) -> datetime:
    return on_day(promise.last_day, time(23, 59, 59), zone) if promise.last_day else promise.fact.at


def _answered_since(promise: Promise, record: Record, zone: str) -> bool:
    """Whether they came back after the promised day with something else: then a week from the last word counts (T3)."""
    end = _end_of(promise, zone)
    return any(fact.label in BEGINS and fact.label is not ReplyLabel.DELAY and fact.at > end for fact in record.facts)


def _last_word(record: Record, held: list[Talk], began: datetime) -> datetime:
    """The last communication in either direction, talks included (T3)."""
    moments = [began, *(talk.end for talk in held)]
    moments += [message.at for message in record.sent if message.message not in NO_LETTER]
    moments += [
        fact.at
        for fact in record.facts
        if fact.kind is EventKind.PROMISE or (fact.label is not None and fact.label not in NO_WORD)
    ]
    return max(moments)
