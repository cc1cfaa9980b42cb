"""Noun phrases: their head, and the article they need in the middle of a sentence."""

from __future__ import annotations

import re

from afterword.composer.data import words
from afterword.composer.forms import is_participle, is_plural

NUMBERS = frozenset({"two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"})
RELATIVE = frozenset({"who", "that", "which", "whose", "where", "when"})
CALENDAR = frozenset(
    {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "Christmas", "Easter"}
)


def head_noun(phrase: tuple[str, ...]) -> str:
    """The head noun of a noun phrase: the last word before a preposition, relative or participle."""
    closers = words("words", "prepositions") | RELATIVE
    for at, word in enumerate(phrase):
        if at and (
            word.lower() in closers
            or (is_participle(word) and at > 0 and word.lower() in words("words", "verbs", "participles"))
        ):
            return phrase[at - 1]
    return phrase[-1] if phrase else ""


def with_article(phrase: str, definite: bool = True) -> str:
    """A noun phrase fit for the middle of a sentence: an article where a single thing has none."""
    parts = phrase.split()
    if not parts:
        return phrase
    first = parts[0].lower()
    if parts[0] in CALENDAR and len(parts) > 1 and not is_plural(parts[0]):
        return "the " + phrase if definite else "a " + phrase
    opened = (
        first in words("words", "determiners") or first[0].isdigit() or first.startswith("\ue000") or first[0] in '"“'
    )
    if (
        definite
        and (first[0].isdigit() or first in NUMBERS)
        and len(parts) > 1
        and parts[1] not in ("more", "other", "percent", "per")
    ):
        counted = is_plural(head_noun(tuple(parts))) and not re.search(r" (?:a|an|per) \w+$", phrase)
        if re.match(r"(?:[01]\d|2[0-3])[0-5]\d |\d{1,2}[ap]m [a-z]", phrase) and not is_plural(head_noun(tuple(parts))):
            return "the " + phrase
        return (
            "the " + phrase
            if counted and head_noun(tuple(parts)) not in ("years", "weeks", "months", "days", "hours")
            else phrase
        )
    named = parts[0][0].isupper() and not parts[0].isupper() and not parts[0].endswith(("'s", "’s"))
    if named and len(parts) > 1 and head_noun(tuple(parts)).islower() and not is_plural(head_noun(tuple(parts))):
        return f"{'the' if definite else 'an' if first[0] in 'aeiou' else 'a'} {phrase}"
    if opened or first in words("words", "prepositions") or (parts[0][0].isupper() and parts[0] != parts[0].upper()):
        return phrase
    if parts[0][0].isupper() and len(parts) == 1:
        return phrase
    head = head_noun(tuple(parts)).lower()
    if is_plural(head) or is_gerund(parts) or head in words("words", "bare"):
        return phrase
    if len(parts) > 1 and parts[1][:1].isdigit():
        return phrase
    if definite:
        return "the " + phrase
    return ("an " if first[0] in "aeiou" else "a ") + phrase


def head_of(phrase: str) -> str:
    """The head noun of a noun phrase in words."""
    return head_noun(tuple(phrase.split()))


def is_gerund(parts: list[str]) -> bool:
    """Whether the phrase is a doing (`sewing sails`), not a thing named by one (`cooling tower`)."""
    if not parts[0].lower().endswith("ing") or len(parts[0]) < 5:
        return False
    if len(parts) == 1 or is_plural(parts[1]) or parts[1].lower() in words("words", "bare"):
        return True
    closed = words("words", "determiners") | words("words", "prepositions") | words("words", "adverbs")
    return parts[1].lower() in closed
