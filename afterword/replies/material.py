"""What is asked for, as a short noun phrase in the mail's own words."""

from __future__ import annotations

import re
from functools import cache

from afterword.replies.lexicon import words_of_layout
from afterword.replies.listening import Said
from afterword.replies.plain import raw_list

MOST_WORDS = 14
"""Words of a phrase that are kept."""

_WORD = re.compile(r"[^\s]+")


def material_in(sentences: list[Said]) -> str | None:
    """The thing asked for in the first of these sentences, from the verb to where the sentence turns elsewhere."""
    for one in sentences:
        phrase = _phrase(one)
        if phrase:
            return phrase
    return None


def _phrase(one: Said) -> str | None:
    layout = words_of_layout("material")
    words = [match.group() for match in _WORD.finditer(one.text)]
    bare = [word.strip(".,;:?!()\"'“”¿¡").lower() for word in words]
    unwanted = {at + ahead for at, word in enumerate(bare) if word in layout["negations"] for ahead in range(7)}
    things = [at for at, word in enumerate(bare) if word in _things() and at not in unwanted]
    first = _after_the_verb(bare, things)
    if first is None:
        if not things:
            return None
        first = _before_the_thing(bare, things[0])
    kept: list[str] = []
    for at in range(first, min(len(words), first + MOST_WORDS)):
        if kept and bare[at] in layout["ends"]:
            break
        kept.append(words[at])
        if words[at].endswith((".", "?", "!", ";", ":", ")")) and len(kept) > 1:
            break
    return " ".join(kept).strip(" .,;:?!()\"'") or None


def _after_the_verb(bare: list[str], things: list[int]) -> int | None:
    """Where the thing begins after a verb of sending or needing; a verb with a negation before it asks for nothing."""
    layout = words_of_layout("material")
    for verb, word in enumerate(bare):
        if word not in layout["verbs"] or any(no in bare[max(verb - 2, 0) : verb] for no in layout["negations"]):
            continue
        first = verb + 1
        while first < len(bare) and bare[first] in layout["skipped"]:
            first += 1
        reached = [at for at in things if first <= at < first + MOST_WORDS]
        if first < len(bare) and bare[first] not in layout["ends"] and (reached or not things):
            return first
    return None


def _before_the_thing(bare: list[str], thing: int) -> int:
    """The first word of the phrase that ends in a thing: its article and what stands between."""
    layout = words_of_layout("material")
    first = thing
    while first > 0 and thing - first < 5 and bare[first - 1] not in layout["openers"]:
        first -= 1
    return first


@cache
def _things() -> frozenset[str]:
    """Single words that name papers, samples and forms."""
    phrases: list[str] = raw_list("classes")["doc"]["phrases"] + raw_list("layout")["material"]["things"]
    return frozenset(phrase for phrase in phrases if " " not in phrase) - {"file", "files", "letter", "number", "plan"}
