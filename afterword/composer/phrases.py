"""Noun phrases: their head, and the article they need in the middle of a sentence."""

from __future__ import annotations

import re

from afterword.composer.data import words
from afterword.composer.forms import is_plural

NUMBERS = frozenset(["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"])
CALENDAR = frozenset(
    ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "Christmas", "Easter"]
)
TIME = re.compile(r"(?:[01]\d|2[0-3])[0-5]\d |\d{1,2}[ap]m [a-z]")


def head_noun(phrase: tuple[str, ...]) -> str:
    """The head noun of a noun phrase: the last word before a preposition, relative or participle."""
    closers = words("words", "prepositions") | words("words", "clauses", "relative")
    for at, word in enumerate(phrase):
        after = phrase[at + 1].lower() if at + 1 < len(phrase) else ""
        done = word.endswith("ed") and len(word) > 4 and after in words("words", "prepositions")
        if at and (done or word.lower() in closers | words("words", "verbs", "participles")):
            return phrase[at - 1]
    return phrase[-1] if phrase else ""


def head_of(phrase: str) -> str:
    """The head noun of a noun phrase in words."""
    return head_noun(tuple(phrase.split()))


def with_article(phrase: str, definite: bool = True) -> str:
    """A noun phrase fit for the middle of a sentence: an article where a single thing has none."""
    parts = phrase.split()
    if not parts:
        return phrase
    first, head = parts[0].lower(), head_noun(tuple(parts))
    plural, capital = is_plural(head), parts[0][0].isupper()
    article = "the" if definite else "an" if first[0] in "aeiou" else "a"
    if parts[0] in CALENDAR and len(parts) > 1 and not is_plural(parts[0]):
        return f"{'the' if definite else 'a'} {phrase}"
    if definite and (first[0].isdigit() or first in NUMBERS) and len(parts) > 1:
        if parts[1] in ("more", "other", "percent", "per"):
            return phrase
        if TIME.match(phrase) and not plural:
            return "the " + phrase
        counted = plural and not re.search(r" (?:a|an|per) \w+$", phrase)
        return "the " + phrase if counted and head not in ("years", "weeks", "months", "days", "hours") else phrase
    if capital and not parts[0].isupper() and not parts[0].endswith(("'s", "’s")):
        return f"{article} {phrase}" if len(parts) > 1 and head.islower() and not plural else phrase
    opened = first in words("words", "determiners") | words("words", "prepositions") or first[0] in '"“\ue000'
    if opened or first[0].isdigit() or (capital and (len(parts) == 1 or not parts[0].isupper())):
        return phrase
    if (
        plural
        or is_gerund(parts)
        or head.lower() in words("words", "bare")
        or (len(parts) > 1 and parts[1][0].isdigit())
    ):
        return phrase
    return f"{article} {phrase}"


def is_gerund(parts: list[str]) -> bool:
    """Whether the phrase is a doing (`sewing sails`), not a thing named by one (`cooling tower`)."""
    if not parts[0].lower().endswith("ing") or len(parts[0]) < 5:
        return False
    if len(parts) == 1 or is_plural(parts[1]) or parts[1].lower() in words("words", "bare"):
        return True
    closed = words("words", "determiners") | words("words", "prepositions") | words("words", "adverbs")
    return parts[1].lower() in closed


def bare_work(phrase: str) -> bool:
    """Whether a phrase names work one knows (`flow cytometry`, `demand planning`): it takes no article."""
    head = head_of(phrase)
    return (
        is_plural(head) or head.lower().endswith(tuple(words("words", "uncounted"))) or head in words("words", "bare")
    )


def a_or_an(phrase: str) -> str:
    """A single thing with its indefinite article, by the sound it begins with; what has an opener keeps it."""
    first = phrase.split()[0]
    if first.lower() in words("words", "determiners") or first[:1].isdigit():
        return phrase
    spelled = first.isupper() and (len(first) > 1 or len(phrase.split()) > 1)
    vowel = first[0].lower() in "aeiou" and not first.lower().startswith(("uni", "use", "one", "eu"))
    return f"{'an' if (first[0] in 'AEFHILMNORSX' if spelled else vowel) else 'a'} {phrase}"
