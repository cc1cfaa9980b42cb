"""The scenarios in `tests/scenarios`, which anybody can read: a situation, what is expected, why; then the cases."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from afterword.batch.verbs import VERBS
from bench import score

FOLDER = Path(__file__).parents[1] / "scenarios"
PARTS = ("Situation:", "Expected:", "Because:")


def read_file(path: Path) -> tuple[str, list[dict[str, Any]]]:
    """The text on top, and the cases under it, each with `verb`, `in` and `want`."""
    head, *blocks = path.read_text(encoding="utf-8").split("\n---\n")
    return head, [json.loads(block) for block in blocks]


FILES = sorted(FOLDER.glob("*.txt"))
CASES = [
    pytest.param(block, id=f"{path.stem[:2]}-{block['in']['id']}") for path in FILES for block in read_file(path)[1]
]


def test_all_thirty_are_there() -> None:
    assert [path.name[:2] for path in FILES] == [f"{number:02}" for number in range(1, len(FILES) + 1)]
    assert len(FILES) >= 30


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_text_says_what_and_why(path: Path) -> None:
    head, blocks = read_file(path)
    assert head.startswith("# ")
    for part in PARTS:
        assert f"\n{part} " in head, part
    assert blocks


@pytest.mark.parametrize("block", CASES)
def test_scenario(block: dict[str, Any]) -> None:
    verb, raw, want = block["verb"], block["in"], block["want"]
    wrong, harm = score.JUDGES[verb](raw, VERBS[verb].answer(raw), want)
    assert not harm
    assert not wrong, f"{want.get('why')}: {wrong}"
