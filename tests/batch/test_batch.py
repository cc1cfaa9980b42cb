"""Lines in, lines out: same order, one bad line costs only itself, workers change nothing."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest

from afterword.batch import VERBS, run_batch

CORPUS = Path(__file__).parents[1] / "corpus"


def answers(verb: str, lines: list[str], jobs: int = 1) -> tuple[int, list[dict[str, Any]]]:
    out = io.StringIO()
    status = run_batch(verb, lines, out, jobs)
    return status, [json.loads(line) for line in out.getvalue().splitlines()]


def corpus_lines(verb: str, count: int) -> list[str]:
    files = sorted((CORPUS / verb / "tuned").glob("*.jsonl"))
    lines = [json.dumps(json.loads(line)["in"]) for file in files for line in file.read_text().splitlines()]
    return lines[:count]


@pytest.mark.parametrize("verb", sorted(VERBS))
def test_every_line_gets_one_answer_in_the_same_order(verb: str) -> None:
    lines = corpus_lines(verb, 12)
    status, found = answers(verb, lines)
    assert status == 0
    assert [answer["id"] for answer in found] == [json.loads(line)["id"] for line in lines]
    assert not any("error" in answer for answer in found)


def test_a_bad_line_costs_only_itself() -> None:
    good = corpus_lines("when", 2)
    bad = ["{", "[]", '{"id": "x", "wrods": "by Friday", "at": "2026-03-05T15:00:00Z"}', '{"id": "y", "words": 5}']
    status, found = answers("when", [good[0], *bad, good[1]])
    assert status == 1
    assert [("error" in answer) for answer in found] == [False, True, True, True, True, False]
    assert found[3]["error"] == {"field": "wrods", "problem": "unknown field 'wrods'", "hint": "Did you mean 'words'?"}
    assert [found[n]["line"] for n in (1, 2, 3, 4)] == [2, 3, 4, 5]


def test_empty_lines_are_passed_over_but_counted() -> None:
    _, found = answers("when", ["", "{"])
    assert found[0]["line"] == 2


def test_workers_change_nothing() -> None:
    lines = [*corpus_lines("plan", 40), "{"]
    assert answers("plan", lines, jobs=2) == answers("plan", lines, jobs=1)


@pytest.mark.parametrize("verb", ["plan", "channel", "review", "compose"])
def test_a_misspelt_field_beside_the_case_names_the_nearest(verb: str) -> None:
    raw = json.loads(corpus_lines(verb, 1)[0])
    raw["peolpe"] = []
    status, found = answers(verb, [json.dumps(raw)])
    assert status == 1
    assert "people" in found[0]["error"]["hint"]
