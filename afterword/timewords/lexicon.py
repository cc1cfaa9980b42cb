"""The vocabulary of times: phrases of a language, feasts, a country's holidays; one look-up a word finds them."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from afterword.calendar import holidays_of
from afterword.timewords.tokens import Text, cut

LANGUAGES = ("en", "de", "fr", "es")
LEADING = frozenset(("by", "on", "before", "until", "till", "next", "this", "from", "or"))
"""Words that lead up to a day of the week written small."""

TOO_PLAIN = frozenset({"holiday", "national holiday", "public holiday", "substitute holiday", "may day", "labor day"})
"""Holiday names that are read by the feasts' own rules, or name no day in particular."""


@dataclass(frozen=True, slots=True)
class Sense:
    """What a phrase can be in a time: its kind (`weekday`, `dir`), its value, and whether it needs a capital letter."""

    kind: str
    value: Any
    capital: bool = False


@dataclass(frozen=True, slots=True)
class Term:
    """A phrase found in a text: tokens from its index up to `after`."""

    kind: str
    value: Any
    after: int


@dataclass(frozen=True, slots=True)
class Phrases:
    """Phrases by their words, and by its first word the size of the longest."""

    senses: dict[tuple[str, ...], Sense]
    longest: dict[str, int]


@cache
def vocabulary(name: str) -> dict[str, dict[str, Any]]:
    """A file of the room's vocabulary."""
    text = files("afterword.timewords").joinpath("words", f"{name}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def phrases_of(entries: Iterable[tuple[tuple[str, ...], Sense]], base: Phrases | None = None) -> Phrases:
    """Phrases, each cut into words, beside those of `base`; of two equal ones the first stays."""
    senses, longest = (dict(base.senses), dict(base.longest)) if base else ({}, {})
    for words, sense in entries:
        senses.setdefault(words, sense)
        longest[words[0]] = max(longest.get(words[0], 0), len(words))
    return Phrases(senses, longest)


def find_terms(text: Text, phrases: Phrases, first: int = 0, after: int | None = None) -> dict[int, Term]:
    """The phrases in tokens `first` up to `after`, by their first token; the longest wins, and none overlap."""
    found: dict[int, Term] = {}
    lows, longest, senses = text.lows, phrases.longest, phrases.senses
    index, end = first, len(lows) if after is None else after
    while index < end:
        following = index + 1
        for size in range(min(longest.get(lows[index], 0), end - index), 0, -1):
            sense = senses.get(tuple(lows[index : index + size]))
            if sense is not None and (not sense.capital or _may_be_small(text, index, sense.kind)):
                following = index + size
                found[index] = Term(sense.kind, sense.value, following)
                break
        index = following
    return found


def _may_be_small(text: Text, index: int, kind: str) -> bool:
    """Whether a word that wants a capital has it, or is plainly a day or a month without it: "by sat", "19 mar"."""
    before = text.lows[index - 1] if index else ""
    if kind == "weekday":
        return text.raws[index][0].isupper() or before in LEADING
    return text.raws[index][0].isupper() or before.isdecimal() or before in ("st", "nd", "rd", "th")


@lru_cache(maxsize=128)
def phrases_for(language: str, country: str | None, region: str | None, year: int) -> Phrases:
    """All phrases of times in `language`, with the names of the country's holidays in `year` and the next."""
    base = _base(language)
    return base if country is None else phrases_of(_cut(_holiday_names(country, region, year)), base)


@cache
def _base(language: str) -> Phrases:
    return phrases_of(_cut([*_language_phrases(language), *_feasts()]))


def _cut(entries: Iterable[tuple[str, Sense]]) -> Iterator[tuple[tuple[str, ...], Sense]]:
    return ((tuple(cut(phrase).lows), sense) for phrase, sense in entries)


@cache
def languages_by_word() -> dict[str, str]:
    """Words that tell a language from English, and which one they tell of."""
    english = {word for phrase, _ in _language_phrases("en") for word in cut(phrase).lows}
    signs = vocabulary("signs")
    english.update(signs["en"]["words"])
    told: dict[str, str] = {}
    for language in LANGUAGES[1:]:
        words = {word for phrase, _ in _language_phrases(language) for word in cut(phrase).lows if word.isalpha()}
        for word in words | set(signs[language]["words"]):
            if word not in english:
                told[word] = language if told.get(word, language) == language else ""
    return {word: language for word, language in told.items() if language}


def _language_phrases(language: str) -> Iterator[tuple[str, Sense]]:
    for name, group in vocabulary(language).items():
        kind, capital = group.get("kind", name), group.get("capital", False)
        for value, spoken in group["words"].items():
            sense = Sense(kind, int(value) if value.lstrip("-").isdigit() else value, capital)
            yield from ((phrase, sense) for phrase in spoken)
    for kind, zones in (("zone", "names"), ("city", "cities")) if language == "en" else ():
        for zone, spoken in vocabulary("zones")[zones]["zones"].items():
            yield from ((phrase, Sense(kind, zone)) for phrase in spoken)


def _feasts() -> Iterator[tuple[str, Sense]]:
    return ((word, Sense("feast", key)) for key, feast in vocabulary("feasts").items() for word in feast["words"])


def _holiday_names(country: str, region: str | None, year: int) -> Iterator[tuple[str, Sense]]:
    listed = {name for y in (year, year + 1) for name in holidays_of(country, region, y).days.values()}
    for name in sorted({piece.strip() for names in listed for piece in names.split(";")}):
        plain = name.partition(" (")[0]
        if plain and plain.lower() not in TOO_PLAIN:
            yield plain, Sense("holiday", plain)
            yield f"the {plain}", Sense("holiday", plain)
