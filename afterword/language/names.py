"""A person's name in its parts, and all the forms in which it is right (contracts: `formats.md`, "names")."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from afterword.language.data import table

HONORIFICS = frozenset(table("names")["honorifics"]["words"])
FAMILY_FIRST = frozenset({"JP", "CN", "KR", "HU", "TW"})
UNDECOMPOSED = str.maketrans(dict(zip("øØłŁđĐ", "oOlLdD", strict=True)) | {"ß": "ss", "æ": "ae", "Æ": "Ae"})
PARTICLES = frozenset(table("names")["particles"]["words"])


@dataclass(frozen=True, slots=True)
class Name:
    """A name in parts. `given` holds every given name as written; a mononym has no family."""

    full: str
    honorific: str | None
    given: str
    family: str | None
    goes_by: str | None

    @property
    def first(self) -> str:
        """What one calls them: the name they go by, else the given name."""
        return self.goes_by or self.given

    def forms(self) -> frozenset[str]:
        """Every piece of the name that may stand alone or in a row: words, hyphened parts and whole strings."""
        whole = {self.full, self.given, self.first} | ({self.family} if self.family else set())
        words = {word for form in whole for word in form.split()}
        parts = {part for word in words for part in word.replace("’", "'").split("-")}
        return frozenset(whole | words | parts)


@lru_cache(maxsize=4096)
def name_of(
    full: str,
    country: str | None = None,
    honorific: str | None = None,
    goes_by: str | None = None,
    family: str | None = None,
) -> Name:
    """The parts of a name. An honorific at its front counts as given; for JP, CN, KR, HU the family name is first."""
    words = full.replace(",", " ").split() if "," not in full else _turned(full)
    while len(words) > 1 and bare(words[0]) in HONORIFICS:
        honorific = honorific or words[0]
        words = words[1:]
    if not words:
        return Name(full, honorific, full, None, goes_by)
    if family and family in " ".join(words):
        given = " ".join(words).replace(family, "", 1).strip() or family
        return Name(" ".join(words), honorific, given, family, goes_by)
    if len(words) == 1:
        return Name(words[0], honorific, words[0], None, goes_by)
    if country in FAMILY_FIRST:
        return Name(" ".join(words), honorific, " ".join(words[1:]), words[0], goes_by)
    at = len(words) - 1
    while at > 1 and words[at - 1].lower().rstrip(".") in PARTICLES:
        at -= 1
    return Name(" ".join(words), honorific, " ".join(words[:at]), " ".join(words[at:]), goes_by)


def _turned(full: str) -> list[str]:
    """`Wu, Dana` as calendars write it, turned round."""
    last, _, first = full.partition(",")
    return [*first.split(), *last.split()]


def bare(word: str) -> str:
    """A word in lower case without its full stops."""
    return word.lower().replace(".", "")


def without_marks(text: str) -> str:
    """`text` without diacritics: é as e, ø as o, ß as ss, ł as l."""
    plain = text.translate(UNDECOMPOSED)
    return "".join(c for c in unicodedata.normalize("NFD", plain) if not unicodedata.combining(c))
