"""A proposal: one action a duty or a temptation puts forward, before the judge has looked at it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from enum import IntEnum

from afterword.model import Action, Channel, Reason, Refusal, RefusalKind, Weight
from afterword.planner.situation import Situation


@dataclass(frozen=True, slots=True)
class Proposal:
    """What might be done. Instants are UTC.

    `since` is the moment of the fact it hangs on; `lasts` are its last good moments in turn (a later one counts once
    an earlier has passed); `stays` means that it is owed until done, even past the last of them. `held` are the
    reasons for which a bound moved it on, with the moment each moved it to. What is `tempting` becomes a step only
    when the user `lifted` the rule that forbids it. `person` is who reads it.
    """

    action: Action
    fact: str
    to: tuple[str, ...]
    since: datetime
    earliest: datetime
    lasts: tuple[datetime, ...]
    reasons: tuple[Reason, ...]
    say: str
    stays: bool = False
    optional: bool = False
    tempting: bool = False
    lifted: bool = False
    weight: Weight = Weight.EXPECTED
    channel: Channel | None = None
    held: tuple[tuple[datetime, Reason], ...] = ()
    changes: tuple[datetime, ...] = ()

    @property
    def person(self) -> str | None:
        """Whose day and calendar count."""
        return self.to[0] if self.to else None

    @property
    def key(self) -> str:
        """The step's name for good: action, fact, person."""
        return f"{self.action}:{self.fact}:{self.person or ''}"

    def not_before(self, moment: datetime, rule: str, text: str) -> Proposal:
        """The same, moved on to `moment` if it was to be earlier, with the reason."""
        if moment <= self.earliest:
            return self
        return replace(self, earliest=moment, held=(*self.held, (moment, Reason(rule, text))))

    def refused(
        self, rule: str, text: str, kind: RefusalKind = RefusalKind.NOT_WANTED, until: datetime | None = None
    ) -> Refusal:
        """The refusal of it, for good unless `until` says otherwise."""
        return Refusal(self.key, self.action, self.to, until, (Reason(rule, text),), kind)


BY = "{by}"
"""Stands in `say` for the last moment, which is known only once the judge has looked: `by Thursday 5 March, 15:00`."""


class Phase(IntEnum):
    """The order in which bounds look at a proposal; within a phase their order makes no difference."""

    WHO = 1
    WHETHER = 2
    HOW = 3
    WHEN = 4


Proposer = Callable[[Situation], Iterator[Proposal]]
Check = Callable[[Proposal, Situation], "Proposal | Refusal"]


@dataclass(frozen=True, slots=True)
class Bound:
    """One look at a proposal: the rules it stands for, its phase, and the actions it concerns (none: all)."""

    rules: tuple[str, ...]
    phase: Phase
    actions: frozenset[Action]
    check: Check


DUTIES: list[Proposer] = []
TEMPTATIONS: list[Proposer] = []
OPTIONAL: list[Proposer] = []
BOUNDS: list[Bound] = []
RULES_OF: dict[str, tuple[str, ...]] = {}
"""By the name of a duty, temptation or bound: the rules it stands for."""


def duty(*rules: str) -> Callable[[Proposer], Proposer]:
    """Register a duty under its rules."""

    def register(function: Proposer) -> Proposer:
        DUTIES.append(function)
        RULES_OF[function.__name__] = rules
        return function

    return register


def temptation(*rules: str) -> Callable[[Proposer], Proposer]:
    """Register what an anxious person would do now, so that it can be refused with a reason."""

    def register(function: Proposer) -> Proposer:
        TEMPTATIONS.append(function)
        RULES_OF[function.__name__] = rules
        return function

    return register


def welcome(*rules: str) -> Callable[[Proposer], Proposer]:
    """Register what is welcome and owed to nobody."""

    def register(function: Proposer) -> Proposer:
        OPTIONAL.append(function)
        RULES_OF[function.__name__] = rules
        return function

    return register


def bound(*rules: str, phase: Phase, actions: tuple[Action, ...] = ()) -> Callable[[Check], Check]:
    """Register a bound under its rules, in its phase."""

    def register(function: Check) -> Check:
        BOUNDS.append(Bound(rules, phase, frozenset(actions), function))
        RULES_OF[function.__name__] = rules
        return function

    return register
