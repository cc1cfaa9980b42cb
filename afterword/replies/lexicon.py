"""What senders do in a sentence, as data: groups of patterns with a reason, examples and near-misses each.

The lists are TOML beside this file. `acts_in` finds every act of one plain sentence; a group is silent where one of its
`unless` stands in the same sentence.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import Any

from afterword.replies.pattern import Classes, Pattern, compile_classes, compile_pattern
from afterword.replies.plain import raw_list

LANGUAGES = ("german", "french", "spanish")
"""Languages beside English; each has a list of its own."""

LISTS = (
    "decline",
    "offer",
    "meeting",
    "waiting",
    "asking",
    "kindly",
    "sayings",
    "other",
    "german",
    "french",
    "spanish",
)


MOST_OF_A_KIND = 3
"""Patterns of one group that count in a sentence, where a group needs company."""


@dataclass(frozen=True, slots=True)
class Group:
    """One way of doing one act. `strength` 3 speaks for itself, 2 needs company, 1 only lends weight."""

    act: str
    strength: int
    name: str
    reason: str
    patterns: tuple[Pattern, ...]
    unless: tuple[Pattern, ...]
    language: str
    examples: tuple[str, ...]
    spares: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """A group of which a pattern (by its number) matched in a plain sentence, and where."""

    group: Group
    number: int
    start: int
    end: int


@cache
def words_of_layout(table: str) -> dict[str, Any]:
    """A table of `layout.toml`, its lists as tuples."""
    return {key: tuple(value) if isinstance(value, list) else value for key, value in raw_list("layout")[table].items()}


@cache
def classes() -> Classes:
    """The word classes that patterns share."""
    return compile_classes({name: entry["phrases"] for name, entry in raw_list("classes").items()})


@cache
def groups() -> tuple[Group, ...]:
    """Every group of every list, in order."""
    return tuple(_group(raw, name) for name in LISTS for raw in raw_list(name)["group"])


def _group(raw: dict[str, Any], name: str) -> Group:
    return Group(
        raw["act"],
        raw["strength"],
        raw["name"],
        raw["reason"],
        tuple(compile_pattern(source, classes()) for source in raw["patterns"]),
        tuple(compile_pattern(source, classes()) for source in raw.get("unless", ())),
        name if name in LANGUAGES else "english",
        tuple(raw.get("examples", ())),
        tuple(raw.get("spares", ())),
    )


@dataclass(frozen=True, slots=True)
class _Index:
    """Which patterns may match, by the words they need."""

    by_word: dict[str, tuple[tuple[int, int], ...]]
    always: tuple[tuple[int, int], ...]


@cache
def _index() -> _Index:
    by_word: dict[str, list[tuple[int, int]]] = defaultdict(list)
    always: list[tuple[int, int]] = []
    for which, group in enumerate(groups()):
        for number, pattern in enumerate(group.patterns):
            if not pattern.needs:
                always.append((which, number))
            for word in pattern.needs[0] if pattern.needs else ():
                by_word[word].append((which, number))
    return _Index({word: tuple(places) for word, places in by_word.items()}, tuple(always))


def acts_in(plain: str, languages: frozenset[str] = frozenset(LANGUAGES)) -> list[Found]:
    """What is done in one plain sentence of a text in English and these: one finding a group, a few if it is weak."""
    index = _index()
    candidates = set(index.always)
    words = set(plain.split())
    for word in words:
        candidates.update(index.by_word.get(word, ()))
    found: list[Found] = []
    done: dict[int, int] = defaultdict(int)
    for which, number in sorted(candidates):
        group = groups()[which]
        if group.language != "english" and group.language not in languages:
            continue
        if done[which] >= (1 if group.strength == 3 else MOST_OF_A_KIND):
            continue
        pattern = group.patterns[number]
        match = pattern.regex.search(plain) if pattern.may_match(words) else None
        if match is None:
            continue
        done[which] += 1
        if not any(other.regex.search(plain) for other in group.unless if other.may_match(words)):
            found.append(Found(group, number, match.start(), match.end()))
    return found


def languages_of(plain: str) -> frozenset[str]:
    """The languages beside English that a text is (also) written in."""
    words = set(plain.split())
    return frozenset(language for language in LANGUAGES if len(words & _words_of(language)) >= 2)


@cache
def _words_of(language: str) -> frozenset[str]:
    return frozenset(raw_list("plain")["languages"][language])
