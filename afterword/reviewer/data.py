"""The room's word lists and phrases, kept as TOML beside the code and read once."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def lexicon(name: str) -> dict[str, Any]:
    """The parsed lexicon of that name."""
    text = files("afterword.reviewer").joinpath("lexicons", f"{name}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def lexicon_names() -> tuple[str, ...]:
    """The names of all lexicons, sorted."""
    listed = files("afterword.reviewer").joinpath("lexicons").iterdir()
    return tuple(sorted(entry.name.removesuffix(".toml") for entry in listed if entry.name.endswith(".toml")))


@cache
def word_list(name: str, table: str) -> tuple[str, ...]:
    """The words of one table (`words = […]`, beside its `reason`) of a lexicon."""
    return tuple(lexicon(name)[table]["words"])
