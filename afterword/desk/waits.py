"""How long one's own waits were, and what others found: for the one who waits. Never a forecast of an employer."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from html import escape
from importlib.resources import files
from statistics import median

from afterword.desk.desk import Desk, state_of
from afterword.desk.records import Record
from afterword.model import EventKind, InterviewState, ReplyLabel

NO_ANSWER = frozenset(
    [
        ReplyLabel.AUTO_ACKNOWLEDGEMENT,
        ReplyLabel.ACKNOWLEDGEMENT,
        ReplyLabel.OUT_OF_OFFICE,
        ReplyLabel.BOUNCE,
        ReplyLabel.UNRELATED,
        ReplyLabel.UNKNOWN,
    ]
)
"""What came in without being an answer (T10)."""

WIDEST = 26
"""Columns of the drawing's longest line."""


@dataclass(frozen=True, slots=True)
class Rate:
    """A published figure: how many days, from what to what, who counted how many, when."""

    what: str
    days: float
    n: int
    shown: str
    counted: str
    year: int
    source: str
    note: str

    @property
    def label(self) -> str:
        """The figure's name with who counted, when, and how many."""
        return f"{self.what} ({self.shown})"


@dataclass(frozen=True, slots=True)
class Wait:
    """From the end of a talk to the first answer, in days; `open`: no answer yet, so that it is at least this long."""

    title: str
    days: float
    open: bool


@dataclass(frozen=True, slots=True)
class Waits:
    """One's own waits, longest last."""

    waits: tuple[Wait, ...]

    @property
    def answered(self) -> tuple[Wait, ...]:
        return tuple(wait for wait in self.waits if not wait.open)

    @property
    def say(self) -> str:
        """What they come to, in a sentence, with n."""
        done, still = self.answered, len(self.waits) - len(self.answered)
        running = f" {still} {'is' if still == 1 else 'are'} still open." if still else ""
        if not done:
            return f"None of your waits has ended yet, so there is nothing to count.{running}"
        days = sorted(wait.days for wait in done)
        if len(done) == 1:
            return f"Your one answer came after {_days(days[0])} (n = 1).{running}"
        middle = f"Half of your {len(done)} answers came within {_days(median(days))}"
        return f"{middle}; the quickest after {_days(days[0])}, the slowest after {_days(days[-1])}.{running}"


@cache
def rates() -> tuple[Rate, ...]:
    """Published figures, each with its source."""
    rows = tomllib.loads(files("afterword.desk").joinpath("base_rates.toml").read_text(encoding="utf-8"))["rates"]
    return tuple(Rate(**row) for row in rows)


def waits(desk: Desk) -> Waits:
    """The waits after every talk that was held. A talk followed by another before an answer waits on with that one."""
    found = [wait for record in desk.records() for wait in _of(record, desk.now)]
    return Waits(tuple(sorted(found, key=lambda wait: (wait.days, wait.title))))


def drawing(own: Waits, published: Sequence[Rate], width: int = WIDEST) -> str:
    """The waits and the published figures as lines of text, one scale for all: `●` answered, `○` still open."""
    lines = [(wait.title, wait.days, "○" if wait.open else "●") for wait in own.waits]
    lines += [(rate.label, rate.days, "│") for rate in published]
    longest = max((days for _, days, _ in lines), default=1.0) or 1.0
    out = []
    for label, days, sign in lines:
        at = round(days / longest * (width - 1))
        out.append(f"{'·' * at}{sign} {_days(days)}{' so far' if sign == '○' else ''}  {label}")
    return "\n".join(out)


def svg(own: Waits, published: Sequence[Rate]) -> str:
    """The same drawing as a picture that can be read without colour, with its text as a description."""
    row, left, across = 22, 10, 560
    lines = [(wait.title, wait.days, "open" if wait.open else "answered") for wait in own.waits]
    lines += [(rate.label, rate.days, "published") for rate in published]
    longest = max((days for _, days, _ in lines), default=1.0) or 1.0
    parts = []
    for number, (label, days, kind) in enumerate(lines):
        y = row * number + 16
        x = left + days / longest * across * 0.5
        mark = {
            "answered": f'<circle cx="{x:.1f}" cy="{y}" r="4"/>',
            "open": f'<circle cx="{x:.1f}" cy="{y}" r="4" fill="none" stroke="currentColor" stroke-width="1.5"/>',
            "published": f'<path d="M{x:.1f} {y - 6}v12" stroke="currentColor" stroke-width="2"/>',
        }[kind]
        text = escape(f"{_days(days)}{' and counting' if kind == 'open' else ''} · {label}")
        parts.append(
            f'<path d="M{left} {y}H{x:.1f}" stroke="currentColor" stroke-opacity=".3"/>{mark}'
            f'<text x="{x + 10:.1f}" y="{y + 4}">{text}</text>'
        )
    height = row * len(lines) + 14
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {across * 2} {height}" role="img"'
    style = 'fill="currentColor" font-family="Figtree, sans-serif" font-size="12"'
    return f"{head} {style}><title>How long waits were</title><desc>{escape(own.say)}</desc>{''.join(parts)}</svg>\n"


def _of(record: Record, now: datetime) -> list[Wait]:
    answers = sorted(
        event.at for event in record.events if event.kind is EventKind.RECEIVED and event.label not in NO_ANSWER
    )
    void = (InterviewState.CANCELLED, InterviewState.MISSED)
    ends = sorted(one.end for one in record.interviews if one.end <= now and one.state not in void)
    found = []
    for end, following in zip(ends, [*ends, None][1:], strict=True):
        answer = next((at for at in answers if at > end and (following is None or at <= following)), None)
        if answer:
            found.append(Wait(record.title, _between(end, answer), open=False))
        elif following is None and state_of(record) == "open":
            found.append(Wait(record.title, _between(end, now), open=True))
    return found


def _between(start: datetime, end: datetime) -> float:
    return round((end - start).total_seconds() / 86_400, 1)


def _days(days: float) -> str:
    if days < 1:
        return "less than a day"
    plain = f"{days:.1f}".removesuffix(".0") if days < 10 else f"{days:.0f}"
    return f"{plain} day" if plain == "1" else f"{plain} days"
