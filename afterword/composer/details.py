"""What a note can give a letter: details in the shapes that a sentence can take, and whom they are for."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from afterword.composer.tidy import Tidy
from afterword.model import NoteKind

LONGEST = 26
"""Words a detail may have: a longer one is cut to its first clause."""


class Shape(StrEnum):
    """How a detail can be put into a sentence."""

    NOUN = "noun"
    CLAUSE = "clause"
    QUOTE = "quote"
    QUESTION = "question"
    GERUND = "gerund"
    SOMEONE = "someone"


@dataclass(frozen=True, slots=True)
class Detail:
    """A piece of a note in the second person, mid-sentence, without a full stop. `source` is its place in the case."""

    shape: Shape
    text: str
    source: str
    kind: NoteKind
    plural: bool = False
    hard: bool = False
    """Speaks of a difficulty: nobody says they were glad to hear it."""
    bound: bool = False
    """Says nothing on its own: speaks of `it`, or is one word of a list. Only good joined to what stands before."""

    @property
    def words(self) -> int:
        """How long it is."""
        return len(self.text.split())


@dataclass(frozen=True, slots=True)
class Reader:
    """Who the letter goes to, as far as pronouns in notes are concerned."""

    names: tuple[str, ...] = ()
    pronouns: str | None = None
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Context:
    """What the reading of a piece has to know: its note, its reader, and what stood before it."""

    tidied: Tidy
    reader: Reader
    source: str
    kind: NoteKind
    stranger: bool = False
    follows: bool = False
    acting: bool = False
