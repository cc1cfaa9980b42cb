"""Words brought back to the form they share: `halved` and `halving` to `halve`, `boxes` to `box`.

Rules and short lists, not a dictionary: two forms of one word meet at the same lemma, which is what comparing a letter
with notes needs; the lemma itself needn't be a word (`hop` for `hoping` would be wrong, `hope` for both is right).
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from afterword.language.data import table
from afterword.language.tokens import Kind, tokens

VOWELS = frozenset("aeiouy")
SILENT_E = re.compile(
    r"(?:[^aeiou]{0,3}[aeiou][^aeiouwxy]|[^aeiou]{1,3}[aeiou](?:nc|rg|rs|rv|lv|ls|dg|ns|th)|[^aeiou]{1,3}(?:ea|ui|ei|ie|oi)[svcz]|[wtph]ast|rang)"
)
"""Stems of one syllable that have lost an `e` before the ending: mov-, bak-, wast-, chang-, serv-, leav-."""


@cache
def _irregular() -> dict[str, str]:
    closed = table("closed")
    return {**closed["irregular_nouns"]["forms"], **closed["irregular_verbs"]["forms"]}


@cache
def _function_words() -> frozenset[str]:
    closed = table("closed")
    pronouns = closed["pronouns"]
    return frozenset([*closed["function_words"]["words"], *pronouns["first"], *pronouns["second"], *pronouns["third"]])


def is_function_word(word: str) -> bool:
    """Whether `word` (lower case, straight apostrophe) only holds a sentence together."""
    return word in _function_words()


@lru_cache(maxsize=8192)
def lemma(word: str) -> str:
    """The lemma of a word in any case; a possessive ending is dropped."""
    low = word.lower().replace("’", "'")
    low = low.removesuffix("'s").removesuffix("'")
    if low in _irregular():
        return _irregular()[low]
    if not low.isalpha() or len(low) < 4:
        return low
    for ending, cut in (
        (("ies",), _of_ies),
        (("s",), _of_s),
        (("ied",), _of_ies),
        (("ed",), _of_ed),
        (("ing",), _of_ing),
    ):
        if low.endswith(ending):
            return cut(low)
    return _without_e(low)


def _without_e(word: str) -> str:
    """A word without its dumb `e`; short ones keep it, so that `plane` and `plan` stay apart."""
    return word.removesuffix("e") if len(word) > 5 and word.endswith("e") and not word.endswith("ee") else word


def _of_ies(word: str) -> str:
    return word[:-3] + "y" if len(word) > 4 else word[:-1]


def _of_s(word: str) -> str:
    if word.endswith(("ss", "us", "is")):
        return word
    if word.endswith(("ches", "shes", "sses", "xes", "zes")):
        return lemma(word[:-2])
    return lemma(word[:-1])


def _of_ed(word: str) -> str:
    if word.endswith("eed"):
        return word
    return _stem(word[:-2], word) if _has_vowel(word[:-2]) else word


def _of_ing(word: str) -> str:
    return _stem(word[:-3], word) if _has_vowel(word[:-3]) else word


def _stem(stem: str, word: str) -> str:
    """A verb's stem without ending: a doubled consonant is halved (`planned`, plan), a dumb `e` given back to short
    stems (`moving`, move), left off long ones as lemmas leave it off."""
    if len(stem) < 2:
        return word
    if len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] not in "lsz":
        return stem[:-1]
    if SILENT_E.fullmatch(stem):
        return _without_e(stem + "e")
    return _without_e(stem)


def _has_vowel(text: str) -> bool:
    return any(letter in VOWELS for letter in text)


def content_lemmas(text: str) -> tuple[str, ...]:
    """The lemmas of the words that carry meaning, and the numbers, in order."""
    return tuple(
        lemma(token.lower)
        for token in tokens(text)
        if token.kind in (Kind.WORD, Kind.NUMBER) and not is_function_word(token.lower)
    )
