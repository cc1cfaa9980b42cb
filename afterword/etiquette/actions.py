"""The table of actions: what holds each back, what each starts, and what stops it (T4 T5 T10)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from afterword.etiquette.files import own_data
from afterword.model import Action


class AfterWord(StrEnum):
    """Whether a step goes on after their word: yes, no, or later (when somebody away is back)."""

    YES = "yes"
    NO = "no"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class ActionManners:
    """One row of the table. `after_rejection` and `after_offer` concern steps that hang on a fact before it."""

    action: Action
    when: str
    held_by_spacing: bool
    starts_spacing: bool
    uses_check_in: bool
    after_rejection: AfterWord
    after_offer: AfterWord
    to_somebody_away: AfterWord
    rules: tuple[str, ...]


@cache
def action_table() -> Mapping[Action, ActionManners]:
    """All rows, in the order in which open steps with the same latest moment are done."""
    rows = own_data("actions.toml")
    return {
        Action(name): ActionManners(
            Action(name),
            row["when"],
            row["held_by_spacing"],
            row["starts_spacing"],
            row["uses_check_in"],
            AfterWord(row["after_rejection"]),
            AfterWord(row["after_offer"]),
            AfterWord(row["to_somebody_away"]),
            tuple(row["rules"]),
        )
        for name, row in rows.items()
    }
