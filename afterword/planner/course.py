"""Where an application stands: over, offered, on hold, or open, by the last word that counts (T6 T10)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from afterword.model import EventKind, InterviewState, MessageKind, OfferForm, ReplyLabel
from afterword.planner.facts import Fact, Record
from afterword.planner.talks import Talk, Turn

ENDS = frozenset({EventKind.ACCEPTED, EventKind.WITHDRAWN, EventKind.CLOSED})
CLOSES = frozenset({MessageKind.ACCEPT, MessageKind.DECLINE, MessageKind.WITHDRAW})
"""Facts, and messages, by which the candidate ends the application."""

TAKES_UP = {
    ReplyLabel.OFFER: "an offer",
    ReplyLabel.NEXT_ROUND: "a new round",
    ReplyLabel.DELAY: "news that they are still deciding",
}
"""Words by which they take the talk up again after an end, and by which a hold is over."""


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

    @property
    def offer_is_spoken(self) -> bool:
        """Whether the offer was only said; without a form it is taken as written."""
        return self.offer is not None and self.offer.event.form is OfferForm.SPOKEN

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
        if offer is not None and label in (ReplyLabel.REJECTION, ReplyLabel.ON_HOLD):
            word = "no" if label is ReplyLabel.REJECTION else "hold"
            puzzles.append(f"There is an offer and, after it, a {word}; the later word counts.")
        if fact.kind in ENDS or fact.key in told:
            end, offer, hold = fact, None, None
        elif label is ReplyLabel.REJECTION:
            again = end is not None and end.label is ReplyLabel.REJECTION
            refusals = (*refusals, fact) if again else (fact,)
            end, offer, hold = fact if again or end is None else end, None, None
        elif end is not None and label in TAKES_UP and fact.at > end.at:
            before = "a no" if end.label is ReplyLabel.REJECTION else "the end of the application"
            puzzles.append(f"After {before} there is {TAKES_UP[label]}; the later word counts.")
            end, hold, refusals = None, None, ()
            offer = fact if label is ReplyLabel.OFFER else None
        elif label is ReplyLabel.OFFER and end is None:
            offer, hold = fact, None
        elif label is ReplyLabel.ON_HOLD and end is None:
            offer, hold = None, fact
        elif label in TAKES_UP or fact.kind is EventKind.PROMISE:
            hold = None
    for talk in talks:
        if talk.turn is Turn.HELD and hold is not None and talk.start > hold.at:
            hold = None
        said_held = talk.turn is Turn.HELD and talk.interview.state is InterviewState.HELD
        if said_held and end is not None and talk.start > end.at:
            puzzles.append("A talk was held after the application had come to its end; the talk counts.")
            end, refusals = None, ()
    return Course(end, offer, hold, refusals, tuple(dict.fromkeys(puzzles)))
