"""The numbered rules (T1, C2 …) that every step, finding and letter can be traced back to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from afterword.etiquette.files import own_data
from afterword.model import AfterwordError, nearest


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of etiquette: its number, what it says, and whether the guide says it (`article`) or we do (`ours`)."""

    number: str
    says: str
    source: str


@cache
def all_rules() -> Mapping[str, Rule]:
    """Every rule by its number, in the order of the page."""
    return {number: Rule(number, row["says"], row["source"]) for number, row in own_data("rules.toml").items()}


def rule_named(number: str) -> Rule:
    """The rule of that number, in either case. Raises AfterwordError if there is none."""
    rules = all_rules()
    if number.upper() not in rules:
        raise AfterwordError(f"there is no rule {number!r}", hint=nearest(number.upper(), rules))
    return rules[number.upper()]
