"""The reviewer: a careful friend reads your letter before they do."""

from afterword.reviewer.review import review
from afterword.reviewer.rule import Example, Rule
from afterword.reviewer.rules import all_rules, rules_named

__all__ = ["Example", "Rule", "all_rules", "review", "rules_named"]
