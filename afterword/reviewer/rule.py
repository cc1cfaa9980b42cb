"""A rule of the reviewer as a value: what it says, what it looks for, and examples of what it catches and spares."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from afterword.model import Case, Letter, OtherLetter, Severity
from afterword.reviewer.known import Known
from afterword.reviewer.letter import Parsed
from afterword.reviewer.phrases import PhraseHit


@dataclass(frozen=True, slots=True)
class Hit:
    """One place a rule objects to; without `start` it is the whole letter. What is null comes from the rule."""

    start: int | None = None
    end: int | None = None
    where: str = "body"
    message: str | None = None
    fix: str | None = None
    severity: Severity | None = None
    code: str | None = None
    rule: str | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """All that a rule may look at: the letter in its parts, the case, the other letters, the phrases found."""

    parsed: Parsed
    known: Known
    others: tuple[OtherLetter, ...]
    phrases: Mapping[str, tuple[PhraseHit, ...]]
    memo: dict[str, Any] = field(default_factory=dict, repr=False, compare=False)
    """What several rules need and one has worked out."""

    @property
    def letter(self) -> Letter:
        """The letter as it was given."""
        return self.parsed.letter

    @property
    def case(self) -> Case:
        """The facts."""
        return self.known.case


@dataclass(frozen=True, slots=True)
class Example:
    """A letter that a rule is shown on. `text` is put into a sound letter; `body` replaces the whole of it.

    `quote` is the piece to be found, null for the whole letter. `letter` and `case` change fields of the standard
    letter and case (`examples.py` says which).
    """

    text: str = ""
    quote: str | None = None
    body: str | None = None
    letter: Mapping[str, Any] = field(default_factory=dict)
    case: Mapping[str, Any] = field(default_factory=dict)
    others: tuple[Mapping[str, Any], ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. `message` and `fix` are said to the candidate; `etiquette` are the rules of manners behind it."""

    code: str
    title: str
    etiquette: tuple[str, ...]
    severity: Severity
    message: str
    look: Callable[[Reading], Iterable[Hit]]
    caught: tuple[Example, ...]
    spared: tuple[Example, ...]
    fix: str | None = None
    english: bool = True
    """Whether it needs a letter in English."""


def caught(text: str, quote: str | None = None, **changes: Any) -> Example:
    """An example that has to be found at `quote` (default: all of `text`)."""
    return Example(text, quote if quote is not None else text or None, **changes)


def whole(text: str = "", **changes: Any) -> Example:
    """An example that has to be found as a finding on the whole letter."""
    return Example(text, None, **changes)


def spared(text: str = "", **changes: Any) -> Example:
    """A near-miss, on which the rule has to be silent."""
    return Example(text, None, **changes)
