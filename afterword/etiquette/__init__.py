"""Good manners as data: numbers, profiles, country packs, the table of actions and the rules themselves."""

from afterword.etiquette.actions import ActionManners, AfterWord, action_table
from afterword.etiquette.manners import Manners, Value, manners_for
from afterword.etiquette.rules import Rule, all_rules, rule_named

__all__ = [
    "ActionManners",
    "AfterWord",
    "Manners",
    "Rule",
    "Value",
    "action_table",
    "all_rules",
    "manners_for",
    "rule_named",
]
