"""Every rule on its own examples: what it has to catch, and the near-misses it has to spare."""

from __future__ import annotations

import pytest

from afterword.etiquette import all_rules as etiquette_rules
from afterword.reviewer import Example, Rule, all_rules
from afterword.reviewer.examples import run

CAUGHT = [(rule, example) for rule in all_rules() for example in rule.caught]
SPARED = [(rule, example) for rule in all_rules() for example in rule.spared]


def name(value: object) -> str | None:
    if isinstance(value, Rule):
        return f"{value.code}: {value.title}"
    return (value.text or (value.body or "")[:40] or str(value.letter)) if isinstance(value, Example) else None


@pytest.mark.parametrize(("rule", "example"), CAUGHT, ids=name)
def test_catches(rule: Rule, example: Example) -> None:
    quotes = [finding.quote for finding in run(rule, example)]
    wanted = example.quote
    assert any(quote == wanted or (quote and wanted and (quote in wanted or wanted in quote)) for quote in quotes), (
        quotes
    )


@pytest.mark.parametrize(("rule", "example"), SPARED, ids=name)
def test_spares(rule: Rule, example: Example) -> None:
    assert [(finding.quote, finding.message) for finding in run(rule, example)] == []


@pytest.mark.parametrize("rule", all_rules(), ids=name)
def test_is_whole(rule: Rule) -> None:
    """At least four examples each way, kind words, and rules of etiquette that exist."""
    assert len(rule.caught) >= 4
    assert len(rule.spared) >= 4
    assert rule.etiquette
    assert set(rule.etiquette) <= set(etiquette_rules())
    for text in (rule.title, rule.message, rule.fix or ""):
        assert "!" not in text
        words = {word.strip(".,;:").lower() for word in text.split()}
        assert not words & {"late", "overdue", "missed", "failed", "rejected", "score", "must"}, text
