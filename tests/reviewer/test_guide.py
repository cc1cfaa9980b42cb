"""The page of rules is made from the rules, and is the one in docs."""

from __future__ import annotations

from pathlib import Path

from afterword.reviewer import all_rules
from afterword.reviewer.guide import page


def test_the_page_in_docs_is_up_to_date() -> None:
    assert (Path(__file__).parents[2] / "docs" / "reviewer.md").read_text("utf-8") == page()


def test_every_rule_is_on_it() -> None:
    text = page()
    for rule in all_rules():
        assert f"## `{rule.code}`" in text
        assert rule.message in text
