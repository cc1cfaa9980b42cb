"""Spans of experience and trades: `nine years as a joiner`, `six years at a marina fuel dock`."""

from __future__ import annotations

import re

from afterword.composer import grammar, phrases
from afterword.composer.data import words
from afterword.composer.forms import is_plural

SPAN = re.compile(
    r"(?:for |over |about )?\b(?P<n>\d+(?:[.,]\d+)?\+?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
    r" (?P<unit>years?|seasons?|months?|hours|winters?|summers?|decades?|terms?|harvests?)\b(?: of\b)?"
)


AWAY = re.compile(r"offshore|abroad|overseas|onsite|outdoors")
"""Where work was done, in a word that needs no preposition."""


def span_of_years(segment: str, span: re.Match[str], before: str, after: str) -> str:
    """A span of time with what it was spent on: before it, behind it, or in the segment beside it; else empty.

    `before` is the segment that stands before, `after` a plain plural that follows (`40 client families`).
    """
    number = f"{span['n']} {span['unit']}"
    head, tail = segment[: span.start()].strip(" ,"), segment[span.end() :].strip(" ,")
    away = bool(AWAY.fullmatch(tail))
    if span.group().endswith(" of") and tail:
        return f"{number} of {head + ' ' if head else ''}{tail}"
    if head and tail and not _opens_phrase(tail) and not away:
        return ""
    if tail.split(" ")[0].lower() in ("home", "off", "out", "ago"):
        return ""
    what = head or (before if not tail or away else "")
    if what and (SPAN.search(what) or (grammar.parse(tuple(what.split())).kind != "noun" and not is_role(what))):
        what = ""
    if what:
        return f"{number} {_linked(what)} {tail}".strip()
    if tail:
        return f"{number} {_linked(tail)}"
    return f"{number} with {after}" if after else ""


def _opens_phrase(text: str) -> bool:
    return text.split()[0].lower() in words("words", "prepositions")


def _linked(what: str) -> str:
    """What years were spent on, with the preposition it takes."""
    parts = what.split()
    first, last = parts[0].lower(), parts[-1].lower()
    head = phrases.head_of(what)
    if first in words("words", "prepositions"):
        return what
    if is_role(what):
        return "as " + a_or_an(what)
    if first.endswith("ing") and len(first) > 5:
        return f"of {what}"
    if what.lower() in words("words", "fields") or (head.lower() in words("words", "fields") and head == parts[-1]):
        return f"in {what}"
    if head.lower() in words("words", "places"):
        return "at " + phrases.with_article(what, definite=False)
    if " every " in what or first in ("nights", "days", "shifts", "evenings", "weekends"):
        return f"of {what}"
    if first in words("words", "determiners") or first[0].isdigit() or is_plural(head):
        return f"with {what}"
    if any(part.lower() in words("words", "prepositions") for part in parts) or last.endswith("ing"):
        return f"of {what}"
    return f"of {what} work" if len(parts) <= 4 and last != "work" else f"of {what}"


def is_role(text: str) -> bool:
    """Whether the phrase names a trade or position held by one person."""
    parts = text.split()
    head = re.sub(r"[^\w-]", "", phrases.head_of(text))
    if not head or len(parts) > 7 or parts[0][:1].isdigit():
        return False
    known = words("words", "people_nouns")
    if head in known or head.lower() in known or " ".join(parts[-2:]).lower() in known:
        return True
    return (
        len(head) > 4
        and head.lower().endswith(("er", "or", "ist", "ian", "man", "woman"))
        and head.lower() not in words("words", "people_nouns", "not_people")
    )


def a_or_an(phrase: str) -> str:
    """A single thing with its indefinite article, by the sound it begins with; what has an opener keeps it."""
    first = phrase.split()[0]
    if first.lower() in words("words", "determiners") or first[:1].isdigit():
        return phrase
    spelled = first.isupper() and (len(first) > 1 or len(phrase.split()) > 1)
    vowel = (
        first[0] in "AEFHILMNORSX"
        if spelled
        else first[0].lower() in "aeiou" and not first.lower().startswith(("uni", "use", "one", "eu"))
    )
    return f"{'an' if vowel else 'a'} {phrase}"
