"""What is asked for, as a short noun phrase in the mail's own words."""

from __future__ import annotations

import re

from afterword.replies.lexicon import words_of_layout
from afterword.replies.listening import Said

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
    asked = [at for at, word in enumerate(bare) if word in layout["verbs"]]
    first = asked[0] + 1 if asked else 0
    while first < len(bare) and bare[first] in layout["skipped"]:
        first += 1
    if first >= len(bare) or (asked and bare[first] in layout["ends"]):
        first = 0
        while first < len(bare) and bare[first] in layout["openers"]:
            first += 1
    kept: list[str] = []
    for at in range(first, min(len(words), first + MOST_WORDS)):
        if bare[at] in layout["ends"] and kept:
            break
        kept.append(words[at])
        if words[at].endswith((".", "?", "!", ";", ":", ")")) and len(kept) > 1:
            break
    phrase = " ".join(kept).strip(" .,;:?!()\"'")
    return phrase or None
