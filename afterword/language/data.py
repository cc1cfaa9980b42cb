"""The room's word lists, kept as TOML beside the code and read once."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def table(name: str) -> dict[str, Any]:
    """The parsed word list of that name."""
    return tomllib.loads(files("afterword.language").joinpath("lists", f"{name}.toml").read_text(encoding="utf-8"))
