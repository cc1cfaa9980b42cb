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


Phrases = dict[str, dict[str, list[tuple[tuple[str, ...], Sense]]]]
"""Phrases by their first word, then by their second; single words stand under the empty one."""


@cache
def vocabulary(name: str) -> dict[str, dict[str, Any]]:
    """A file of the room's vocabulary."""
    text = files("afterword.timewords").joinpath("words", f"{name}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def phrases_of(entries: Iterable[tuple[tuple[str, ...], Sense]]) -> Phrases:
    """Phrases, each cut into words, the longest first; of two equal ones the first stays."""
    found: Phrases = {}
    seen: set[tuple[str, ...]] = set()
    for words, sense in entries:
        if words not in seen:
            seen.add(words)
            found.setdefault(words[0], {}).setdefault("".join(words[1:2]), []).append((words, sense))
    for group in found.values():
        for listed in group.values():
            listed.sort(key=lambda entry: -len(entry[0]))
    return found


def find_terms(text: Text, phrases: Phrases, first: int = 0, after: int | None = None) -> dict[int, Term]:
    """The phrases in tokens `first` up to `after`, by their first token; the longest wins, and none overlap."""
    found: dict[int, Term] = {}
    lows, index = text.lows, first
    count = len(lows) if after is None else after
    while index < count:
        group = phrases.get(lows[index])
        if group is not None:
            size = _match(text, group, index, count, found)
            index += size or 1
        else:
            index += 1
    return found


def _match(
    text: Text, group: dict[str, list[tuple[tuple[str, ...], Sense]]], index: int, count: int, found: dict[int, Term]
) -> int:
    """Note the longest phrase of the group that begins at `index`; its length, 0 if none does."""
    lows = text.lows
    following = lows[index + 1] if index + 1 < count else ""
    for key in (following, "") if following in group else ("",):
        for words, sense in group.get(key, ()):
            size = len(words)
            if size > 2 and tuple(lows[index : index + size]) != words:
                continue
            if sense.capital and not text.raws[index][0].isupper() and not _led_up_to(lows, index, sense.kind):
                continue
            found[index] = Term(sense.kind, sense.value, index + size)
            return size
    return 0


def _led_up_to(lows: list[str], index: int, kind: str) -> bool:
    """Whether a word that wants a capital is plainly a day or a month without it: "by sat", "19 mar"."""
    before = lows[index - 1] if index else ""
    if kind == "weekday":
        return before in LEADING
    return before.isdecimal() or before in ("st", "nd", "rd", "th")


@lru_cache(maxsize=512)
def phrases_for(language: str, country: str | None, region: str | None, year: int) -> Phrases:
    """All phrases of times in `language`, with the names of the country's holidays in `year` and the next."""
    base = _base(language)
    if country is None:
        return base
    merged = dict(base)
    for first, group in phrases_of(_cut(_holiday_names(country, region, year))).items():
        known = merged[first] = {key: list(listed) for key, listed in merged.get(first, {}).items()}
        for second, listed in group.items():
            taken = {words for words, _ in known.get(second, ())}
            named = [*known.get(second, ()), *(entry for entry in listed if entry[0] not in taken)]
            known[second] = sorted(named, key=lambda entry: -len(entry[0]))
    return merged


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
            for phrase in spoken:
                yield phrase, sense
    if language != "en":
        return
    zones = vocabulary("zones")
    for kind, group in (("zone", zones["names"]), ("city", zones["cities"])):
        for zone, spoken in group["zones"].items():
            for phrase in spoken:
                yield phrase, Sense(kind, zone)
    for phrase in zones["candidate"]["words"]:
        yield phrase, Sense("zone", "candidate")


def _feasts() -> Iterator[tuple[str, Sense]]:
    for key, feast in vocabulary("feasts").items():
        for phrase in feast["words"]:
            yield phrase, Sense("feast", key)


def _holiday_names(country: str, region: str | None, year: int) -> Iterator[tuple[str, Sense]]:
    listed = {name for y in (year, year + 1) for name in holidays_of(country, region, y).days.values()}
    for name in sorted({piece.strip() for names in listed for piece in names.split(";")}):
        plain = name.partition(" (")[0]
        if plain and plain.lower() not in TOO_PLAIN:
            yield plain, Sense("holiday", plain)
            yield f"the {plain}", Sense("holiday", plain)
