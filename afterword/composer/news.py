"""A development (`red seal came thru 4 june, 91 %!!!`) as a clause of a letter."""

from __future__ import annotations

import re

from afterword.composer import grammar, phrases
from afterword.composer.bring import read_strength
from afterword.composer.fitness import fit_to_send
from afterword.composer.numbers import House
from afterword.composer.privacy import is_unfit, touchy
from afterword.composer.tidy import tidy

MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"


def as_clause(text: str, house: House) -> str:
    """`text` as a clause in the first person, fit to stand behind a colon; empty if it can't be turned safely."""
    tidied = tidy(text, house)
    plain = tidied.restore(tidied.text).strip(" .")
    plain = re.split(r"(?<=[^.])[.;]\s", plain)[0]
    head, *rest = [piece.strip() for piece in re.split(r",\s+", plain)]
    parts = tuple(head.split())
    if not parts or touchy(text) or is_unfit(head):
        return ""
    parsed = grammar.parse(parts)
    if parsed.kind == "clause":
        said = head
        if parsed.subject[0].lower() not in grammar.SUBJECTS | {"my", "the", "our"}:
            said = "my " + head
    elif parsed.kind == "action":
        said = "I " + head
    else:
        bring = read_strength(head, "", house)
        said = bring.did or _received(head)
    said = re.sub(
        rf"(?<!on )(?<!by )(?<!of )\b(\d{{1,2}}(?:st|nd|rd|th)? (?:{MONTH})|(?:{MONTH}) \d{{1,2}})\b", r"on \1", said
    )
    for piece in rest[:1]:
        if re.fullmatch(r"\d[\d.]* (?:percent|per cent)", piece):
            said += f", with {piece}"
    return said if said and fit_to_send(said) and len(said.split()) <= 28 else ""


def _received(noun: str) -> str:
    """A thing newly got, where the note names only the thing (`forklift licence, valid from May`)."""
    return f"I now have {phrases.with_article(noun, definite=False)}" if len(noun.split()) <= 10 else ""
