"""Hundreds of sentences as people speak them, in a text file that anybody can read and add to (`phrases.txt`)."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from afterword.promises import when

FIRMNESS = {
    "firm": {"sure", "likely"},
    "soft": {"likely", "unsure"},
    "unsure": {"unsure"},
    "none": {"none"},
}


def phrases() -> list[tuple[str, str, str, str]]:
    """Each sentence with the moment and country of its heading and what it promised."""
    found, at, country = [], "", ""
    for line in (Path(__file__).parent / "phrases.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("@ "):
            _, at, country = line.split()
        elif line and not line.startswith("#"):
            words, _, meant = line.rpartition(" => ")
            found.append((words, at, country, meant))
    return found


@pytest.mark.parametrize(("words", "at", "country", "meant"), phrases())
def test_a_sentence_is_read_as_it_was_meant(words: str, at: str, country: str, meant: str) -> None:
    reading = when(words, datetime.fromisoformat(at), country)
    span, _, firmness = meant.partition(" ")
    if span == "none":
        assert (reading.earliest, reading.latest, reading.confidence.value) == (None, None, "none")
        return
    assert f"{reading.earliest}..{reading.latest or ''}" == span
    assert reading.confidence.value in FIRMNESS[firmness]
