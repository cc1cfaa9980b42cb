"""Forms of English words: bases, endings, participles, plurals; what `you` takes."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from afterword.composer.data import words
from afterword.language import data as language_data

BE = {"is": "are", "was": "were", "has": "have", "does": "do", "am": "are"}
SAME = frozenset({"let", "put", "cut", "set", "hit", "read", "split", "shut", "cost", "quit", "spread"})
"""Verbs whose past looks like their base."""


@cache
def _irregular(group: str = "irregular_verbs") -> dict[str, str]:
    return dict(language_data.table("closed")[group]["forms"])


@lru_cache(maxsize=4096)
def base_of(word: str) -> str | None:
    """The base form of a finite verb form, or None for what is no verb we know."""
    low = word.lower()
    known = words("words", "verbs", "base")
    lemma = _irregular().get(low)
    if lemma in known:
        return lemma
    for form in (low, *_guesses(low)):
        if form in known:
            return form
    again = re.fullmatch(r"(re|over|under|out|un)(\w{3,})", low)
    if lemma is None and again and again.group(2) in _irregular():
        return again.group(1) + _irregular()[again.group(2)]
    return None


def _guesses(low: str) -> tuple[str, ...]:
    if low.endswith(("ies", "ied")):
        return (low[:-3] + "y",)
    if low.endswith("es"):
        return (low[:-1], low[:-2])
    if low.endswith("s") and not low.endswith("ss"):
        return (low[:-1],)
    return (low[:-1], low[:-2], low[:-3]) if low.endswith("ed") else ()


def is_s_form(word: str) -> bool:
    """Whether `word` could be a verb in the third person singular."""
    low = word.lower()
    return low.endswith("s") and not low.endswith(("ss", "us")) and base_of(low) not in (None, low)


def is_past(word: str) -> bool:
    """Whether `word` could be a past tense."""
    low = word.lower()
    base = base_of(low)
    if low in SAME or base is None or low == base:
        return low in SAME
    return low.endswith("ed") or not (low.endswith("s") or low in words("words", "verbs", "only_participles"))


def is_participle(word: str) -> bool:
    """Whether `word` could be a past participle."""
    return word.lower() in words("words", "verbs", "participles") or (word.lower().endswith("ed") and is_past(word))


def is_plural(word: str) -> bool:
    """Whether a noun looks like more than one."""
    low = word.lower()
    if low in _irregular("irregular_nouns"):
        return _irregular("irregular_nouns")[low] != low and low not in ("this", "us", "is")
    return low.endswith("s") and not low.endswith(("ss", "us", "is", "'s")) and len(low) > 3


def second_person(verb: str) -> str:
    """A verb as `you` takes it: `runs` to `run`, `is` to `are`; past tenses and modals stay."""
    low = verb.lower()
    if low in BE or low in words("words", "aux"):
        return BE.get(low, low)
    base = base_of(low)
    if base is None and low.endswith("s") and not low.endswith("ss"):
        if low.endswith("ies"):
            return low[:-3] + "y"
        return low[:-2] if low.endswith(("sses", "xes", "ches", "shes", "oes", "zes")) else low[:-1]
    return base if base is not None and is_s_form(low) else low


def third_person(base: str) -> str:
    """A base form as one person takes it: `go` to `goes`."""
    if base.endswith("y") and base[-2] not in "aeiou":
        return base[:-1] + "ies"
    return {"have": "has", "be": "is"}.get(base) or base + (
        "es" if base.endswith(("s", "x", "ch", "sh", "o", "z")) else "s"
    )


@cache
def _pasts() -> dict[str, str]:
    participles = words("words", "verbs", "only_participles")
    return {
        lemma: form
        for form, lemma in _irregular().items()
        if form != lemma and form not in participles and not form.endswith(("s", "ing"))
    }


def past_of(base: str) -> str:
    """The past tense of a base form."""
    if base in SAME or base in _pasts():
        return _pasts().get(base, base)
    if base.endswith("e"):
        return base + "d"
    if base.endswith("y") and base[-2] not in "aeiou":
        return base[:-1] + "ied"
    short = len(base) <= 4 and base[-1] not in "aeiouwxy" and base[-2] in "aeiou"
    return base + (base[-1] if short and base[-3:-2] not in ("a", "e", "o") else "") + "ed"
