"""Where an application stands: over, offered, on hold, or open, by the last word that counts (T6 T10)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from afterword.model import EventKind, InterviewState, OfferForm, ReplyLabel
from afterword.planner.facts import CLOSES, Fact, Record
from afterword.planner.talks import Talk, Turn

ENDS = frozenset({EventKind.ACCEPTED, EventKind.WITHDRAWN, EventKind.CLOSED})

REOPENS = frozenset({ReplyLabel.OFFER, ReplyLabel.NEXT_ROUND, ReplyLabel.DELAY})
"""Words after an end by which they take the talk up again."""

THAWS = frozenset({ReplyLabel.OFFER, ReplyLabel.NEXT_ROUND, ReplyLabel.DELAY})
"""Words by which a hold is over."""


@dataclass(frozen=True, slots=True)
class Course:
    """`end` is the rejection, withdrawal, acceptance or closing that holds; `refusals` are its rejections in a row."""

    end: Fact | None = None
    offer: Fact | None = None
    hold: Fact | None = None
    refusals: tuple[Fact, ...] = ()
    puzzles: tuple[str, ...] = ()

    @property
    def refused(self) -> Fact | None:
        """The rejection that ended it, if one did."""
        return self.end if self.end and self.end.label is ReplyLabel.REJECTION else None

    def still_on(self, talks: tuple[Talk, ...]) -> tuple[Talk, ...]:
        """The talks; those that the end of the application called off are off, unless they are said to be held."""
        end = self.end
        if end is None:
            return talks
        return tuple(
            replace(talk, turn=Turn.OFF)
            if talk.start > end.at and talk.interview.state is not InterviewState.HELD
            else talk
            for talk in talks
        )


def read_course(record: Record, talks: Sequence[Talk]) -> Course:
    """Follow the words in their order; of contradictory ones the later counts, and a puzzle says so."""
    end = offer = hold = None
    refusals: tuple[Fact, ...] = ()
    puzzles: list[str] = []
    told = {message.key for message in record.sent if message.message in CLOSES}
    for fact in record.facts:
        label = fact.label
        if fact.kind in ENDS or fact.key in told:
            end, offer, hold = fact, None, None
        elif label is ReplyLabel.REJECTION:
            if offer is not None:
                puzzles.append("There is an offer and, after it, a no; the later word counts.")
            refusals = (*refusals, fact) if end is not None and end.label is ReplyLabel.REJECTION else (fact,)
            end = fact if end is None or end.label is ReplyLabel.REJECTION else end
            offer, hold = None, None
        elif end is not None and label in REOPENS and fact.at > end.at:
            puzzles.append(_reopened(end, fact))
            end = hold = None
            refusals = ()
            offer = fact if label is ReplyLabel.OFFER else None
        elif label is ReplyLabel.OFFER and end is None:
            offer, hold = fact, None
        elif label is ReplyLabel.ON_HOLD and end is None:
            if offer is not None:
                puzzles.append("There is an offer and, after it, a hold; the later word counts.")
            offer, hold = None, fact
        elif label in THAWS or fact.kind is EventKind.PROMISE:
            hold = None
    for talk in talks:
        if talk.turn is not Turn.HELD:
            continue
        if hold is not None and talk.start > hold.at:
            hold = None
        if end is not None and talk.start > end.at and talk.interview.state is InterviewState.HELD:
            puzzles.append("A talk was held after the application had come to its end; the talk counts.")
            end, refusals = None, ()
    return Course(end, offer, hold, refusals, tuple(dict.fromkeys(puzzles)))


def is_spoken(offer: Fact | None) -> bool:
    """Whether an offer was only said; without a form it is taken as written."""
    return offer is not None and offer.event.form is OfferForm.SPOKEN


def _reopened(end: Fact, fact: Fact) -> str:
    after = "a no" if end.label is ReplyLabel.REJECTION else "the end of the application"
    word = "an offer" if fact.label is ReplyLabel.OFFER else "a new round" if fact.label is ReplyLabel.NEXT_ROUND else (
        "news that they are still deciding"
    )  # fmt: skip
    return f"After {after} there is {word}; the later word counts."
