"""The wait: what began it, whether a promise governs it, and what was asked in it (T2 T3 T5 T10)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import lru_cache

from afterword.model import Application, Confidence, EventKind, Reading, ReplyLabel
from afterword.planner.facts import ASKS, NO_LETTER, Fact, Record, Sent
from afterword.planner.moments import on_day
from afterword.planner.talks import Talk, Turn
from afterword.promises import when

FULFILS = frozenset({ReplyLabel.NEXT_ROUND, ReplyLabel.ON_HOLD, ReplyLabel.OFFER, ReplyLabel.REJECTION})
"""What they come back with: the promise to come back is kept."""

ANSWERS = frozenset(
    {
        ReplyLabel.NEXT_ROUND,
        ReplyLabel.SCHEDULING_CHANGE,
        ReplyLabel.NEEDS_MATERIAL,
        ReplyLabel.QUESTION,
        ReplyLabel.DO_NOT_CONTACT,
    }
)
"""Real replies beside a delay: each starts a new wait (T5)."""


@dataclass(frozen=True, slots=True)
class Promise:
    """What they said about coming back: the fact, the days it was read as, who said it, and how sure the reading is."""

    fact: Fact
    earliest: date | None
    latest: date | None
    by: str | None
    unsure: bool

    @property
    def last_day(self) -> date | None:
        """The last day named; None where it doesn't say when ("soon", a delay without a date)."""
        return self.latest or self.earliest

    def end(self, zone: str) -> datetime:
        """The end of its last day."""
        return on_day(self.last_day, time(23, 59, 59), zone) if self.last_day else self.fact.at


@dataclass(frozen=True, slots=True)
class Wait:
    """Waiting for their word. `at` and `key` are those of what began it; `last_word` the last communication (T3).

    `vague` counts delays without a day, if the last word was one; `asked` are the check-ins of this wait; `said_by`
    is whoever said that they'd be back.
    """

    at: datetime
    key: str
    last_word: datetime
    promise: Promise | None
    vague: int
    asked: tuple[Sent, ...]
    said_by: str | None


@lru_cache(maxsize=2048)
def read_words(words: str, at: datetime, country: str, region: str | None) -> Reading:
    """What words promise, remembered: the same sentence is read for every plan."""
    return when(words, at, country, region)


def read_promise(fact: Fact, application: Application) -> Promise:
    """What a promise, a delay or a hold says: the days the user confirmed, else those read from its words."""
    event = fact.event
    by = event.by if fact.kind is EventKind.PROMISE else event.sender
    if event.earliest is not None or event.latest is not None:
        return Promise(fact, event.earliest, event.latest, by, unsure=False)
    if not event.words:
        return Promise(fact, None, None, by, unsure=False)
    reading = read_words(event.words, event.at, application.country, application.region)
    return Promise(fact, reading.earliest, reading.latest, by, reading.confidence is Confidence.UNSURE)


def read_wait(record: Record, talks: tuple[Talk, ...], application: Application) -> Wait | None:
    """The wait that runs now, or that ran when the application ended; None where nothing has begun.

    A promise made in a talk belongs to it: the talk began the wait. A recording still to be made begins one too, from
    its end: nobody is to be thanked for it, so the check-in after it is what comes next.
    """
    zone = application.zone
    held = [talk for talk in talks if talk.turn is Turn.HELD or (talk.turn is Turn.AHEAD and not talk.people)]
    beginnings = [(talk.end, 0, talk.key) for talk in held]
    promises: list[Promise] = []
    said_by: str | None = None
    since = held[-1].start if held else None
    for fact in record.facts:
        if fact.kind is EventKind.PROMISE or fact.label is ReplyLabel.DELAY:
            told = read_promise(fact, application)
            said_by = told.by
            if told.last_day or fact.label is ReplyLabel.DELAY:
                promises.append(told)
                if not any(talk.start <= fact.at <= talk.end for talk in held):
                    beginnings.append((fact.at, 2, fact.key))
        elif fact.label in ANSWERS or fact.kind is EventKind.MISSED_CALL:
            beginnings.append((fact.at, 1, fact.key))
    if not beginnings:
        return None
    began, _, key = max(beginnings)
    current = [told for told in promises if since is None or told.fact.at >= since]
    kept = max((fact.at for fact in record.facts if fact.label in FULFILS), default=None)
    promise, last_is_vague = _governing([told for told in current if kept is None or told.fact.at >= kept], zone)
    if promise is not None and _answered_since(promise, record, zone):
        promise = None
    if promise is not None and (promise.by or not last_is_vague):
        said_by = promise.by
    asked = tuple(message for message in record.sent if message.message in ASKS and message.at >= began)
    moments = [began, *(talk.end for talk in held)]
    moments += [message.at for message in record.sent if message.message not in NO_LETTER]
    moments += [fact.at for fact in record.facts if fact.kind is EventKind.PROMISE or fact.is_word]
    if promise is not None and promise.latest is None and promise.earliest is not None:
        moments.append(on_day(promise.earliest, time(0), zone))
    vague = sum(told.last_day is None for told in current) if last_is_vague else 0
    return Wait(began, key, max(moments), promise, vague, asked, said_by)


def _governing(promises: Sequence[Promise], zone: str) -> tuple[Promise | None, bool]:
    """The promise made last; of several at one moment the one with the later date. And whether the last word was a
    delay without a day: then an earlier promise holds only if its day had not passed."""
    last = max(promises, key=lambda promise: (promise.fact.at, promise.last_day or date.min), default=None)
    if last is None or last.last_day:
        return last, False
    dated = [promise for promise in promises if promise.last_day and promise.end(zone) >= last.fact.at]
    return max(dated, key=lambda promise: promise.fact.at, default=None), True


def _answered_since(promise: Promise, record: Record, zone: str) -> bool:
    """Whether they came back after the promised day with something else: then a week from the last word counts (T3)."""
    end = promise.end(zone)
    return any(fact.label in ANSWERS and fact.at > end for fact in record.facts)
