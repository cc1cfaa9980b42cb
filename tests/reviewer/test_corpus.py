"""The letters of the corpus: sound ones pass without `stop` or `fix`, planted flaws are found at their place."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from afterword.batch.verbs import VERBS

TUNED = Path(__file__).parents[1] / "corpus" / "review" / "tuned"
LINES = [json.loads(line) for file in sorted(TUNED.glob("*.jsonl")) for line in file.read_text("utf-8").splitlines()]


def overlap(finding: dict[str, Any], wanted: dict[str, Any]) -> bool:
    if finding["code"] not in (wanted["code"], *wanted.get("accept", ())):
        return False
    if wanted["start"] is None or finding["start"] is None:
        return wanted["start"] is None
    return finding["start"] < wanted["end"] and wanted["start"] < finding["end"]


def allowed(finding: dict[str, Any], line: dict[str, Any]) -> bool:
    if finding["severity"] == "consider" or any(overlap(finding, one) for one in line["want"]["findings"]):
        return True
    return any(
        finding["code"] == one["code"]
        and (
            one["quote"] is None
            or finding["quote"] is None
            or one["quote"] in finding["quote"]
            or finding["quote"] in one["quote"]
        )
        for one in line["want"].get("optional", ())
    )


FOUND = {line["in"]["id"]: VERBS["review"].answer(line["in"])["findings"] for line in LINES}
SOUND = [line for line in LINES if not line["want"]["findings"]]


@pytest.mark.parametrize("line", SOUND, ids=lambda line: line["in"]["id"])
def test_a_sound_letter_gets_no_stop_and_no_fix(line: dict[str, Any]) -> None:
    assert [finding for finding in FOUND[line["in"]["id"]] if not allowed(finding, line)] == []


def test_planted_flaws_are_found_at_their_place() -> None:
    planted = [(line["in"]["id"], one) for line in LINES for one in line["want"]["findings"]]
    missing = [
        (name, one["code"], one["quote"]) for name, one in planted if not any(overlap(f, one) for f in FOUND[name])
    ]
    assert len(missing) <= 0.05 * len(planted), missing


def test_nothing_else_is_said_of_them() -> None:
    alarms = [
        (line["in"]["id"], f["code"], f["quote"])
        for line in LINES
        for f in FOUND[line["in"]["id"]]
        if not allowed(f, line)
    ]
    assert len(alarms) <= 0.03 * sum(map(len, FOUND.values())), alarms


def test_lexicons_hold_no_name_of_the_corpus() -> None:
    """No rule keys on who is in the letters: names of people and companies are in no lexicon of phrases."""
    from afterword.reviewer.data import lexicon, lexicon_names

    names = set()
    for line in LINES:
        people = [person["name"] for person in line["in"]["people"]] + [line["in"]["candidate"]["name"]]
        names |= {word.lower() for full in people for word in full.replace("-", " ").split() if len(word) > 4}
    words = set()
    for name in lexicon_names():
        if name in ("names", "companies", "letters", "jobs", "classes"):
            continue
        for table in lexicon(name).values():
            for row in table.get("phrases", ()):
                words |= {word.strip("=?") for piece in row.split() for word in piece.split("|")}
    assert not {word for word in words & names if word not in ORDINARY}


ORDINARY = {
    "angel",
    "april",
    "baker",
    "black",
    "brown",
    "crown",
    "darling",
    "eagle",
    "grace",
    "grant",
    "house",
    "judge",
}
ORDINARY |= {"large", "major", "march", "mercy", "patience", "price", "queen", "short", "stone", "white", "winter"}
ORDINARY |= {
    "honor",
    "uncle",
    "wood",
    "young",
    "bright",
    "light",
    "small",
    "little",
    "blessing",
    "captain",
    "green",
    "field",
    "frank",
}
"""Names that are ordinary words too."""
