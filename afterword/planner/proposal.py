"""A proposal: one action a duty or a temptation puts forward, before the judge has looked at it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum
from typing import Any, Protocol

from afterword.model import Action, Channel, Reason, Refusal, RefusalKind, Weight
from afterword.planner.asking import Pause
from afterword.planner.situation import Situation

BY = "{by}"
"""Stands in `say` for the last moment, which is known only once the judge has looked: `by Thursday 5 March, 15:00`."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """What might be done. Instants are UTC.

    `since` is the moment of the fact it hangs on; `lasts` are its last good moments in turn (a later one counts once
    an earlier has passed); `stays` means that it is owed until done, even past the last of them. `held` are the
    pauses by which a bound moved it on. What is `tempting` becomes a step only when the user `lifted` the rule that
    forbids it; what is `optional` is welcome and owed to nobody. `changes` are moments at which its words change.
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
    held: tuple[Pause, ...] = ()
    changes: tuple[datetime, ...] = ()

    @property
    def person(self) -> str | None:
        """Who reads it: whose day and calendar count."""
        return self.to[0] if self.to else None

    @property
    def key(self) -> str:
        """The step's name for good: action, fact, person."""
        return f"{self.action}:{self.fact}:{self.person or ''}"


class Happened(Protocol):
    """What a proposal can hang on: a fact, a talk, a wait."""

    @property
    def key(self) -> str: ...
    @property
    def at(self) -> datetime: ...


def propose(
    action: Action, fact: Happened, person: str | None, why: Iterable[str], say: str, *lasts: datetime, **more: Any
) -> Proposal:
    """A proposal that hangs on a fact and may be done from its moment on; `why` is a rule and its reason, if any."""
    fields = {
        "to": (person,) if person else (),
        "since": fact.at,
        "earliest": fact.at,
        "reasons": (Reason(*why),) if why else (),
    }
    return Proposal(action, fact.key, lasts=lasts, say=say, **(fields | more))


class Phase(IntEnum):
    """The order in which bounds look at a proposal; within a phase their order makes no difference."""

    WHO = 1
    WHETHER = 2
    HOW = 3
    WHEN = 4


@dataclass(frozen=True, slots=True)
class No:
    """What a bound has against a proposal: for good, or until a moment. The rule is the bound's first if not given."""

    text: str
    kind: RefusalKind = RefusalKind.NOT_WANTED
    until: datetime | None = None
    rule: str = ""

    def to(self, act: Proposal, rule: str) -> Refusal:
        """The refusal of that proposal."""
        return Refusal(act.key, act.action, act.to, self.until, (Reason(self.rule or rule, self.text),), self.kind)


Proposer = Callable[[Situation], Iterator[Proposal]]
Check = Callable[[Proposal, Situation], No | Pause | None]


@dataclass(frozen=True, slots=True)
class Bound:
    """One look at a proposal: the rules it stands for, its phase, and the actions it concerns (none: all)."""

    rules: tuple[str, ...]
    phase: Phase
    actions: tuple[Action, ...]
    check: Check


DUTIES: list[Proposer] = []
TEMPTATIONS: list[Proposer] = []
OPTIONAL: list[Proposer] = []
BOUNDS: list[Bound] = []
RULES_OF: dict[str, tuple[str, ...]] = {}
"""By the name of a duty, temptation or bound: the rules it stands for."""


def _kept_in(register: list[Proposer]) -> Callable[..., Callable[[Proposer], Proposer]]:
    def under(*rules: str) -> Callable[[Proposer], Proposer]:
        def keep(function: Proposer) -> Proposer:
            register.append(function)
            RULES_OF[function.__name__] = rules
            return function

        return keep

    return under


duty = _kept_in(DUTIES)
"""What is owed, under its rules."""
temptation = _kept_in(TEMPTATIONS)
"""What an anxious person would do now: proposed so that it can be refused with a reason."""
welcome = _kept_in(OPTIONAL)
"""What is welcome and owed to nobody."""


def bound(*rules: str, phase: Phase, actions: tuple[Action, ...] = ()) -> Callable[[Check], Check]:
    """What keeps, moves on or forbids an action, under its rules, in its phase."""

    def keep(function: Check) -> Check:
        BOUNDS.append(Bound(rules, phase, actions, function))
        RULES_OF[function.__name__] = rules
        return function

    return keep
