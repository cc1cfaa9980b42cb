"""All that a judgement rests on: what is said, by whom or what, about which matter."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from afterword.model import Confidence, ReplyLabel
from afterword.replies.listening import Said
from afterword.replies.machine import Signs
from afterword.replies.matter import Matter


@dataclass(frozen=True, slots=True)
class Heard:
    """All that the judgement rests on. `timed` tells whether a sentence names a day or an hour ahead."""

    said: tuple[Said, ...]
    subject: Said | None
    signs: Signs
    timed: Callable[[Said], bool]
    clocked: Callable[[Said], bool]
    matter: Matter = field(default_factory=Matter)

    def doing(self, act: str, strength: int = 1) -> list[Said]:
        """The sentences that do `act`."""
        return [one for one in self.said if one.does(act, strength)]

    def ways(self, act: str) -> dict[tuple[str, int], int]:
        """The distinct ways of doing `act` (group and pattern), with their strengths."""
        found: dict[tuple[str, int], int] = {}
        for one in self.said:
            found.update(one.weight(act))
        return found

    def weigh(self, act: str) -> int:
        """The strengths of all distinct ways of doing `act`, together; mere tone counts once."""
        ways = self.ways(act).values()
        return sum(way for way in ways if way > 1) + (1 in ways)

    @property
    def words(self) -> int:
        """Words of the new text."""
        return sum(len(one.plain.split()) for one in self.said)


@dataclass(frozen=True, slots=True)
class Judgement:
    """A label with its evidence, and the labels beside it."""

    label: ReplyLabel
    confidence: Confidence
    evidence: Said | None
    also: tuple[ReplyLabel, ...] = ()
