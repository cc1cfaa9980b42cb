"""Spans of experience and trades: `nine years as a joiner`, `six years at a marina fuel dock`."""

from __future__ import annotations

import re

from afterword.composer import grammar, phrases
from afterword.composer.data import words
from afterword.composer.forms import is_plural

NUMBER = r"(?:\d+(?:[.,]\d+)?\+?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
SPAN = re.compile(
    rf"(?:for |over |about )?\b(?P<n>{NUMBER}) "
    r"(?P<unit>years?|seasons?|months?|winters?|summers?|decades?|terms?|harvests?)\b(?: of\b)?"
)
AWAY = re.compile(r"offshore|abroad|overseas|onsite|outdoors")
"""Where work was done, in a word that needs no preposition."""
UNSPANNED = re.compile(rf"(?<=\w) (?P<span>{NUMBER} (?:years|seasons|months|winters|summers))(?= no | with |,|$)")


def for_so_long(clause: str) -> str:
    """`I ran the boat four winters` with its `for`; `four years no stops` with its `with`."""
    before = re.compile(r"(?:for|in|of|over|about|every|last|past|the|than|after|within|by|to|at|from|nearly)$")
    said = UNSPANNED.sub(
        lambda m: m.group() if before.search(clause[: m.start()]) else f" for {m['span']}", clause, count=1
    )
    return re.sub(r"\b(years|winters|months|seasons) no (?=\w)", r"\1 with no ", said)


def span_of_years(segment: str, span: re.Match[str], before: str, after: str) -> str:
    """A span of time with what it was spent on: before it, behind it, or in the segment beside it; else empty.

    `before` is the segment that stands before, `after` a plain plural that follows (`40 client families`).
    """
    number = f"{span['n']} {span['unit']}"
    head, tail = segment[: span.start()].strip(" ,"), segment[span.end() :].strip(" ,")
    away = bool(AWAY.fullmatch(tail))
    if span.group().endswith(" of") and tail:
        return f"{number} of {head + ' ' if head else ''}{tail}"
    opens = tail.split(" ")[0].lower()
    if (head and tail and opens not in words("words", "prepositions") and not away) or (
        opens in ("home", "off", "out", "ago")
    ):
        return ""
    what = head or (before if not tail or away else "")
    spanned = SPAN.search(what) or (what and grammar.parse(tuple(what.split())).kind != "noun" and not is_role(what))
    if what and not spanned:
        return f"{number} {_linked(what)} {tail}".strip()
    if span["unit"].startswith("harvest") and not tail:
        return number
    return f"{number} {_linked(tail)}" if tail else f"{number} with {after}" if after else ""


def _linked(what: str) -> str:
    """What years were spent on, with the preposition it takes."""
    parts, head = what.split(), phrases.head_of(what)
    first, prepositions = parts[0].lower(), words("words", "prepositions")
    if first in prepositions:
        return what
    if is_role(what):
        return "as " + phrases.a_or_an(what)
    if what.lower() in words("words", "fields") or (head.lower() in words("words", "fields") and head == parts[-1]):
        return f"in {what}"
    if head.lower() in words("words", "places"):
        return "at " + phrases.with_article(what, definite=False)
    doing = (first.endswith("ing") and len(first) > 5) or " every " in what
    if doing or first in ("nights", "days", "shifts", "evenings", "weekends"):
        return f"of {what}"
    if first in words("words", "determiners") or first[0].isdigit() or is_plural(head):
        return f"with {what}"
    whole = (
        phrases.bare_work(what)
        or any(part.lower() in prepositions for part in parts)
        or parts[-1].lower().endswith(("ing", "work"))
    )
    return f"of {what}" if whole or len(parts) > 4 else f"of {what} work"


def is_role(text: str) -> bool:
    """Whether the phrase names a trade or position held by one person."""
    parts = text.split()
    head = re.sub(r"[^\w-]", "", phrases.head_of(text))
    if not head or len(parts) > 7 or parts[0][:1].isdigit():
        return False
    known = words("words", "people_nouns")
    if head in known or head.lower() in known or " ".join(parts[-2:]).lower() in known:
        return True
    ends = head.lower().endswith(("er", "or", "ist", "ian", "man", "woman"))
    return ends and len(head) > 4 and head.lower() not in words("words", "people_nouns", "not_people")
