"""The general checker for spelling and grammar (Harper): one a thread and dialect, with what of it serves letters."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from afterword.language import slips
from afterword.reviewer.data import word_list

_DIALECTS = {"US": "AMERICAN", "CA": "CANADIAN", "AU": "AUSTRALIAN", "NZ": "AUSTRALIAN", "IN": "INDIAN"}
_AMERICAN = frozenset({"US", "PH", "MX", "BR", "JP", "KR", "TW", "CN", "IL", "CO", "CL", "AR"})
_HERE = threading.local()
MOST_WORDS = 4_000
"""Words whose spelling is kept in mind."""
MOST_LETTERS = 20_000
"""Code points of a text that are checked: more is a mistake of the clipboard."""
_NO_WORD = re.compile(r"\S{120}")
"""Rows of signs without a space, on which the checker takes minutes."""


@dataclass(frozen=True, slots=True)
class Slip:
    """A find of the checker: its place, the lint that found it, what it says, the first word it would put there."""

    start: int
    end: int
    lint: str
    message: str
    right: tuple[str, ...]


def dialect_of(country: str) -> str:
    """The dialect of English written in a country, by Harper's name for it; British where there is no other."""
    return _DIALECTS.get(country, "AMERICAN" if country in _AMERICAN else "BRITISH")


def slips_in(text: str, country: str) -> Iterator[Slip]:
    """What the checker finds in plain text, opinions of style left out. Nothing if Harper isn't installed."""
    linter = _linter(dialect_of(country))
    if linter is None or len(text) > MOST_LETTERS or _NO_WORD.search(text):
        return
    for lint, found in linter.organized_lints(text, language="plaintext").items():
        for one in found:
            right = tuple(suggestion.replacement_text for suggestion in one.suggestions)
            yield Slip(one.span.start, one.span.end, lint, one.message, right)


def is_word(text: str, country: str) -> bool:
    """Whether the checker's dictionary has a word, as it stands or as a word made of two."""
    known: dict[tuple[str, str], bool] = _HERE.__dict__.setdefault("words", {})
    key = (text, dialect_of(country))
    if key not in known:
        if len(known) > MOST_WORDS:
            known.clear()
        known[key] = not any(slip.lint == "SpellCheck" for slip in slips_in(text, country))
    return known[key]


def is_made_of_words(text: str, country: str) -> bool:
    """Whether a word the dictionary lacks is plainly made of words it has: `millwork`, `relabel`, `unboxed`."""
    for front in word_list("harper", "prefixes"):
        if text.startswith(front) and len(text) - len(front) > 3 and is_word(text[len(front) :], country):
            return True
    for end in word_list("harper", "endings"):
        stem = text.removesuffix(end)
        if (
            stem != text
            and len(stem) > 2
            and (is_word(stem, country) or (len(end) < 4 and is_word(stem + "e", country)))
        ):
            return len(end) > 1 or not stem.endswith(("s", "y"))
    return any(
        is_word(text[:at], country) and is_word(text[at:], country) for at in range(4, len(text) - 3) if len(text) > 8
    )


def is_dialect(text: str, right: tuple[str, ...]) -> bool:
    """Whether a word differs from a suggestion only as British from American."""
    pairs = [tuple(pair.split("/")) for pair in word_list("harper", "dialects")]
    for word in (one.lower() for one in right):
        if slips(text, word) > 3:
            continue
        for one, other in (*pairs, *((other, one) for one, other in pairs)):
            if (
                one
                and one in text
                and any(
                    text[:at] + other + text[at + len(one) :] == word
                    for at in range(len(text))
                    if text.startswith(one, at)
                )
            ):
                return True
    return False


def _linter(dialect: str) -> Any:
    linters: dict[str, Any] = _HERE.__dict__.setdefault("linters", {})
    if dialect not in linters:
        linters[dialect] = _built(dialect)
    return linters[dialect]


def _built(dialect: str) -> Any:
    try:
        import harper
    except ImportError:
        return None
    linter = harper.Linter(getattr(harper.Dialect, dialect))
    linter.set_lint_config({lint: on and lint not in _off() for lint, on in harper.get_default_lint_config().items()})
    return linter


@cache
def _off() -> frozenset[str]:
    try:
        import harper
    except ImportError:
        return frozenset()
    fronts = tuple(word_list("harper", "prefixes_off"))
    ends = tuple(word_list("harper", "suffixes_off"))
    every = harper.get_default_lint_config()
    return frozenset(lint for lint in every if lint.startswith(fronts) or lint.endswith(ends)) | frozenset(
        word_list("harper", "off")
    )
