"""All rules, in the order in which they are asked. A rule is one value; `all_rules` is what docs and tests read."""

from __future__ import annotations

from afterword.reviewer.rule import Rule
from afterword.reviewer.rules.company import COMPANY
from afterword.reviewer.rules.greeting import GREETING
from afterword.reviewer.rules.mentions import MENTIONS

RULES: tuple[Rule, ...] = (GREETING, MENTIONS, COMPANY)
SPELLING: tuple[Rule, ...] = ()


def all_rules() -> tuple[Rule, ...]:
    """Every rule, those that need the general checker last."""
    return RULES + SPELLING


def rules_named(code: str) -> tuple[Rule, ...]:
    """The rules that give findings of this code; none if there is no such code."""
    return tuple(rule for rule in all_rules() if rule.code == code)
