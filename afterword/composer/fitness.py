"""Whether a piece of a note is fit for a letter: whole, sure, in English, with nothing of the notepad left in it."""

from __future__ import annotations

import re
from functools import cache

from afterword.composer.data import table, words

BANNED = re.compile(
    r"(?<!\w)(?:he|she|his|him|hers|himself|herself)(?!\w)|[→=~#@<>{}\[\]|\\*_^]|\?\?|!|\ue000|\ue001|(?<!\w)\w/|/\w"
    r"|\d[a-rt-z](?:\s|$)(?<!\dm)|\d[1-9]s(?:\s|$)|\bw/|\ballcaps\b"
)


@cache
def function_words() -> frozenset[str]:
    """Words that carry no matter of their own."""
    return frozenset[str]().union(
        *(words("words", group) for group in ("determiners", "prepositions", "adverbs", "aux"))
    )


def is_doubtful(segment: str) -> bool:
    """Whether the candidate was not sure of this piece."""
    if "???" in segment or segment.strip() in ("?", ""):
        return True
    low = f" {segment.lower()} "
    return any(f" {doubt} " in low for doubt in table("tidy")["asides"]["doubts"])


@cache
def _hard() -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(table("words")["hard"]["words"]) + r")\b")


def is_hard(text: str) -> bool:
    """Whether what is said is a difficulty: one doesn't say one was glad to hear it."""
    outside = re.sub(r'"[^"]*"', " ", text.lower())
    return bool(_hard().search(outside)) and not any(word in words("words", "eased") for word in outside.split())


def fit_to_send(text: str) -> bool:
    """The last gate of a piece: no pronoun without its person, no mark or short form of a note, nothing shouted."""
    outside = re.sub(r'"[^"]*"', " ", text)
    if BANNED.search(outside.lower()) or re.search(r"(?<![\w'’.])[b-z](?![\w'’.])", outside):
        return False
    shouted = (word for word in re.findall(r"[A-Za-z]+", outside) if re.match(r"(?![^AEIOUY]{3})[A-Z]{5}", word))
    if any(word not in table("tidy")["capitals"]["acronyms"] for word in shouted):
        return False
    written_out = re.findall(r"[a-z'/]+(?![A-Za-z])", re.sub(r"[A-Z]\w*", " ", outside))
    return not any(word in _short_forms() for word in written_out)


@cache
def _short_forms() -> frozenset[str]:
    """Short forms that have to be written out by now; some are words of their own and may stay."""
    tidy = table("tidy")
    return frozenset({*tidy["short"], *tidy["alone"], *tidy["units"]} - set(tidy["words_too"]["words"]) - {"litre"})


def is_foreign(text: str) -> bool:
    """Whether a note is in another language: it can't be turned into English sentences safely."""
    found = re.findall(r"[^\W\d_]+", text.lower())
    strange = sum(word in words("words", "foreign") for word in found)
    english = sum(word in function_words() for word in found)
    other = sum(ord(letter) > 0x2FF for letter in text) > len(text) // 3
    return other or (len(found) >= 3 and strange >= 2 and strange > english)
