"""What each kind of message allows, and the sayings that go with a choice: the room's two data files, read once."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

from afterword.model import MessageKind, Reason


class Phone(StrEnum):
    """When a call fits a kind of message (F3)."""

    OPEN = "open"
    RAPPORT = "rapport"
    INVITED = "invited"
    NEVER = "never"


class LinkedIn(StrEnum):
    """What LinkedIn may do for a kind of message (F4)."""

    ONLY = "only"
    BESIDE = "beside"
    LAST = "last"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class Purpose:
    """What one kind of message allows; the fields are explained in `purposes.toml`."""

    kind: MessageKind
    phone: Phone
    beside: bool
    linkedin: LinkedIn
    card: bool
    pass_on: bool
    offer: bool
    closed: bool
    moved: bool
    outside: bool
    thread: bool


def purpose_of(kind: MessageKind) -> Purpose:
    """What messages of this kind allow."""
    return _purposes()[kind]


def say(saying: str, **names: str) -> Reason:
    """The reason of that name in `sayings.toml`, with its blanks filled."""
    rule, text = _sayings()[saying]
    return Reason(rule, text.format(**names) if "{" in text else text)


@cache
def _purposes() -> Mapping[MessageKind, Purpose]:
    rows = _data("purposes.toml")
    default = rows.pop("default")
    return {kind: _purpose(kind, default | rows[kind.value]) for kind in MessageKind}


def _purpose(kind: MessageKind, row: Mapping[str, Any]) -> Purpose:
    rest = {key: item for key, item in row.items() if key not in ("phone", "linkedin", "card")}
    return Purpose(kind, Phone(row["phone"]), linkedin=LinkedIn(row["linkedin"]), card=row["card"] == "beside", **rest)


@cache
def _sayings() -> Mapping[str, tuple[str, str]]:
    return {name: (row["rule"], row["text"]) for name, row in _data("sayings.toml").items()}


@cache
def says(group: str) -> re.Pattern[str]:
    """What finds the words of a group of `words.toml` (`left`, `near`, `far`) in somebody's sentence."""
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, _data('words.toml')[group]['words']))})\b", re.IGNORECASE)


def _data(name: str) -> dict[str, Any]:
    return tomllib.loads(files("afterword.channels").joinpath(name).read_text(encoding="utf-8"))
