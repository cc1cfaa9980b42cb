"""What of the notes is never used, in any form (X8, X7, P3), and what only in part."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from afterword.composer.data import table
from afterword.model import Case, Note, NoteKind

PERSONAL = re.compile(r"\b(?:i|i'm|im|me|my|he|she|his|her|him|myself|mine)\b")
KIN = re.compile(
    r"(?<=\w)\s+(?:from|after|of|by)\s+(?:his|her|their)\s+(?:own\s+)?(?:late\s+)?(?:grand)?"
    r"(?:father|mother|dad|mum|mom|pa|ma|uncle|aunt|parents)\b(?=\s*(?:[.,;!]|$))",
    re.IGNORECASE,
)


@cache
def _pattern(group: str) -> re.Pattern[str]:
    return re.compile(r"(?<![\w-])(?:" + "|".join(table("private")[group]["words"]) + r")(?!\w)")


@cache
def _groups(scope: str) -> tuple[str, ...]:
    return tuple(name for name, group in table("private").items() if group["scope"] == scope)


def without_kin(text: str) -> str:
    """A note without the relative from whom a thing came (`a wrench from her father`): the thing may be told."""
    return KIN.sub("", text) if re.search(r"\ba(?:n)? [\w -]+" + KIN.pattern, text, re.IGNORECASE) else text


def is_private(note: Note, case: Case) -> bool:
    """Whether `note` may not be used in words at all: marked so, personal, told in confidence, or an instruction.

    What the candidate puts there on purpose (`on_purpose`) is theirs to say; an instruction never is.
    """
    if note.kind is NoteKind.PRIVATE or _pattern("instruction").search(plain(note.text)):
        return True
    if (
        not note.on_purpose
        and note.kind is NoteKind.LEARNED
        and re.search(r"\b\d{2,3}k\b|[$£€]\s?\d", plain(note.text))
    ):
        return True  # what one learned of sums is pay, more often than not
    titles = " ".join(person.title or "" for person in case.people)
    trade = plain(f"{case.application.company} {case.application.role} {titles}")
    return not note.on_purpose and touchy(without_kin(note.text), trade) is not None


def touchy(text: str, trade: str = "") -> str | None:
    """The group of private matters that `text` touches, or None. In a trade that has the subject as its own, words
    about it count only where they are tied to a person."""
    low = plain(text)
    for group in _groups("note"):
        own = any(word in trade for word in table("private")[group].get("trade", ()))
        if _pattern(group).search(low) and not (own and not PERSONAL.search(low)):
            return group
    return None


def is_unfit(text: str) -> bool:
    """Whether this piece of a note is rude, about oneself in doubt, or says nothing: left out, its neighbours not."""
    low = plain(text)
    return any(_pattern(group).search(low) for group in _groups("part"))


def is_angry(text: str) -> bool:
    """Whether the note was written in anger."""
    return bool(_pattern("anger").search(plain(text)))


@lru_cache(maxsize=512)
def plain(text: str) -> str:
    """`text` in lower case with straight apostrophes and single spaces."""
    return " ".join(text.lower().replace("’", "'").replace("‘", "'").split())
