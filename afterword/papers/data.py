"""Sizes, signs and words of what goes out on paper and by phone, from the TOML files beside this module."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

HARMFUL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Control signs, and those that turn the direction of text: they'd make print read otherwise than the screen."""


@cache
def table(name: str) -> dict[str, Any]:
    """The tables of `name`.toml."""
    return tomllib.loads(files("afterword.papers").joinpath(f"{name}.toml").read_text(encoding="utf-8"))


def printable(text: str) -> str:
    """`text` without what no printer should get; tabs and line ends stay."""
    return HARMFUL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def missing_signs(text: str) -> tuple[str, ...]:
    """The letters and signs of `text` that the printed letter face lacks, each once, in order."""
    covered = table("print")["signs"]["covered"]
    lacking = (
        sign for sign in printable(text) if not sign.isspace() and not any(a <= ord(sign) <= b for a, b in covered)
    )
    return tuple(dict.fromkeys(lacking))
