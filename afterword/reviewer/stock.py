"""The vocabulary of letters in general: words that say nothing of one talk in particular."""

from __future__ import annotations

from functools import cache

from afterword.language import lemma
from afterword.reviewer.data import lexicon


@cache
def stock() -> frozenset[str]:
    """The lemmas that any letter after any interview may hold."""
    words = (word for table in lexicon("stock").values() for word in table["words"])
    return frozenset(form for word in words for form in (word, lemma(word)))


@cache
def _synonyms() -> dict[str, str]:
    return {
        form: name
        for name, table in lexicon("synonyms").items()
        for word in table["words"]
        for form in (word, lemma(word))
    }


def meaning(lemma_of_word: str) -> str:
    """A lemma, or the name of the group of words that can stand for it."""
    return _synonyms().get(lemma_of_word, lemma_of_word)
