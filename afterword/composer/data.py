"""The room's data: word lists, frames and plans of letters, kept as TOML beside the code and read once."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def table(name: str) -> dict[str, Any]:
    """The parsed data file of that name (without `.toml`)."""
    return tomllib.loads(files("afterword.composer").joinpath("data", f"{name}.toml").read_text(encoding="utf-8"))


@cache
def words(name: str, group: str, key: str = "words") -> frozenset[str]:
    """One list of a data file as a set."""
    return frozenset(table(name)[group][key])
