"""Forms of English words: bases, endings, participles, plurals; what `you` takes."""

from __future__ import annotations

from functools import cache, lru_cache

from afterword.composer.data import words
from afterword.language import data as language_data

BE = {"is": "are", "was": "were", "has": "have", "does": "do", "am": "are"}


@cache
def _irregular() -> dict[str, str]:
    return dict(language_data.table("closed")["irregular_verbs"]["forms"])


@lru_cache(maxsize=4096)
def base_of(word: str) -> str | None:
    """The base form of a finite verb form, or None for what is no verb we know."""
    low = word.lower()
    known = words("words", "verbs", "base")
    if low in known:
        return low
    for form in _guesses(low):
        if form in known:
            return form
    lemma = _irregular().get(low)
    return lemma if lemma in known else None


def _guesses(low: str) -> tuple[str, ...]:
    if low.endswith("ies"):
        return (low[:-3] + "y",)
    if low.endswith("es"):
        return (low[:-1], low[:-2])
    if low.endswith("s") and not low.endswith("ss"):
        return (low[:-1],)
    if low.endswith("ied"):
        return (low[:-3] + "y",)
    if low.endswith("ed"):
        return (low[:-1], low[:-2], low[:-3])
    return ()


def is_s_form(word: str) -> bool:
    """Whether `word` could be a verb in the third person singular."""
    low = word.lower()
    return low.endswith("s") and not low.endswith(("ss", "us")) and base_of(low) not in (None, low)


def is_past(word: str) -> bool:
    """Whether `word` could be a past tense."""
    low = word.lower()
    if low in SAME:
        return True
    base = base_of(low)
    if base is None or low == base:
        return False
    return low.endswith("ed") or (
        _irregular().get(low) == base and not low.endswith("s") and low not in _only_participles()
    )


def _only_participles() -> frozenset[str]:
    return words("words", "verbs", "only_participles")


def is_participle(word: str) -> bool:
    """Whether `word` could be a past participle."""
    return word.lower() in words("words", "verbs", "participles") or (word.lower().endswith("ed") and is_past(word))


def is_plural(word: str) -> bool:
    """Whether a noun looks like more than one."""
    low = word.lower()
    if low in language_data.table("closed")["irregular_nouns"]["forms"]:
        form = language_data.table("closed")["irregular_nouns"]["forms"][low]
        return bool(form != low and low not in ("this", "us", "is"))
    return low.endswith("s") and not low.endswith(("ss", "us", "is", "'s")) and len(low) > 3


def second_person(verb: str) -> str:
    """A verb as `you` takes it: `runs` to `run`, `is` to `are`; past tenses and modals stay."""
    low = verb.lower()
    if low in BE:
        return BE[low]
    if low in words("words", "aux"):
        return low
    base = base_of(low)
    if base is None and low.endswith("s") and not low.endswith("ss"):
        return _unknown_base(low)
    return base if base is not None and is_s_form(low) else low


def _unknown_base(low: str) -> str:
    """The base of a verb in -s that no list has: `computes` to `compute`, `matches` to `match`."""
    if low.endswith("ies"):
        return low[:-3] + "y"
    return low[:-2] if low.endswith(("sses", "xes", "ches", "shes", "oes", "zes")) else low[:-1]


@cache
def _pasts() -> dict[str, str]:
    known = _irregular()
    participles = words("words", "verbs", "only_participles")
    return {
        lemma: form
        for form, lemma in known.items()
        if form != lemma and form not in participles and not form.endswith(("s", "ing"))
    }


SAME = frozenset({"let", "put", "cut", "set", "hit", "read", "split", "shut", "cost", "quit", "spread"})
"""Verbs whose past looks like their base."""


def past_of(base: str) -> str:
    """The past tense of a base form."""
    if base in SAME or base in _pasts():
        return _pasts().get(base, base)
    if base.endswith("e"):
        return base + "d"
    if base.endswith("y") and base[-2] not in "aeiou":
        return base[:-1] + "ied"
    doubles = (
        len(base) <= 4 and base[-1] not in "aeiouwxy" and base[-2] in "aeiou" and base[-3:-2] not in ("a", "e", "o")
    )
    return base + (base[-1] if doubles else "") + "ed"
