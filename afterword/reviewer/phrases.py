"""Phrases of the lexicons: a small language for ways to say a thing, matched on words and lemmas, never on letters.

A phrase is a row of elements: `word` (any form of it), `=word` (just this form), `a|b` (either), `word?` (may be
missing), `<class>` (a word class of `classes.toml`), `~` or `~5` (up to 3 or 5 words between), `#` (a number), `*` (any
word), `-ing` (any word that ends so; `!-ing`: that doesn't), `!a|b` (any word but these), `^` and `$` (the sentence's
beginning and end). Contractions are taken apart before (`I'd` is `i would`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from afterword.language import is_function_word, lemma
from afterword.model import MessageKind, Severity
from afterword.reviewer.data import lexicon
from afterword.reviewer.letter import Clause, Word


@dataclass(frozen=True, slots=True)
class Element:
    """One element of a phrase; a gap has no words and a width. `other`: any word but those named."""

    exact: frozenset[str] = frozenset()
    lemmas: frozenset[str] = frozenset()
    optional: bool = False
    gap: int = 0
    number: bool = False
    edge: str = ""
    ending: str = ""
    other: bool = False
    begins: bool = False
    ends: bool = False

    def fits(self, word: Word) -> bool:
        """Whether a word is one of those meant."""
        if self.number and word.lower[:1].isdigit():
            return True
        if self.ending:
            ends = word.lower.endswith(self.ending) and len(word.lower) > len(self.ending) + 1
            return word.lower[:1].isalpha() and ends is not self.other
        named = word.lower in self.exact or word.lemma in self.lemmas
        return word.lower[:1].isalnum() and not named if self.other else named


@dataclass(frozen=True, slots=True)
class Group:
    """Phrases that mean the same: one reason, one set of conditions. `needs` and `unless` hold for the sentence."""

    name: str
    reason: str
    phrases: tuple[tuple[Element, ...], ...]
    needs: tuple[tuple[Element, ...], ...]
    unless: tuple[tuple[Element, ...], ...]
    kinds: frozenset[MessageKind]
    not_kinds: frozenset[MessageKind]
    severity: Severity | None
    weight: int
    whole: bool
    asks: bool | None
    fix: str | None
    say: str | None


@dataclass(frozen=True, slots=True)
class PhraseHit:
    """A phrase found: its group, the sentence it stands in, and its words `first` to `last` (excluded)."""

    group: Group
    clause: Clause
    first: int
    last: int

    def __hash__(self) -> int:
        return hash((self.group.name, self.clause.start, self.first, self.last))

    @property
    def start(self) -> int:
        """Where it begins in the body."""
        return self.clause.words[self.first].start

    @property
    def end(self) -> int:
        """Where it ends in the body."""
        return self.clause.words[self.last - 1].end


@cache
def _classes() -> Mapping[str, tuple[str, ...]]:
    return {name: tuple(table["words"]) for name, table in lexicon("classes").items()}


def phrase(text: str) -> tuple[Element, ...]:
    """The elements of a phrase as written in a lexicon."""
    return tuple(_element(piece) for piece in text.split())


def _element(piece: str) -> Element:
    if piece in ("^", "$"):
        return Element(edge=piece)
    if piece.startswith("~"):
        return Element(gap=int(piece[1:] or 3))
    optional = piece.endswith("?")
    piece = piece.removesuffix("?")
    if piece == "#":
        return Element(number=True, optional=optional)
    if piece == "*":
        return Element(other=True, optional=optional)
    if piece.startswith(("-", "!-")) and piece.strip("!-"):
        return Element(ending=piece.lstrip("!-"), optional=optional, other=piece.startswith("!"))
    other = piece.startswith("!") and len(piece) > 1
    piece = piece.removeprefix("!") if other else piece
    exact: set[str] = set()
    lemmas: set[str] = set()
    edges: set[str] = set()
    for word in _alternatives(piece):
        bare = word.removeprefix("=")
        if bare in ("#", "^", "$"):
            edges.add(bare)
            continue
        exact.add(bare)
        if bare == word and not is_function_word(word):
            lemmas.add(lemma(word))
    return Element(
        frozenset(exact),
        frozenset(lemmas),
        optional,
        number="#" in edges,
        other=other,
        begins="^" in edges,
        ends="$" in edges,
    )


def _alternatives(piece: str) -> Iterator[str]:
    for word in piece.split("|"):
        if word.startswith("<"):
            yield from (f"={one}" for one in _classes()[word[1:-1]])
        else:
            yield word


def holds(elements: tuple[Element, ...], clause: Clause) -> bool:
    """Whether a sentence has the phrase."""
    return next(find(elements, clause.words), None) is not None


def find(elements: tuple[Element, ...], words: tuple[Word, ...]) -> Iterator[tuple[int, int]]:
    """Where a phrase stands in a row of words: first word and the word after the last."""
    for start in range(len(words)):
        end = match_at(elements, words, start)
        if end is not None and end > start:
            yield start, end


def match_at(elements: tuple[Element, ...], words: tuple[Word, ...], at: int, element: int = 0) -> int | None:
    """The end of a phrase that begins at word `at`, or None. Gaps are tried shortest first."""
    while element < len(elements):
        want = elements[element]
        if (want.begins and at == 0) or (want.ends and at == len(words)):
            end = match_at(elements, words, at, element + 1)
            if end is not None:
                return end
        if want.edge:
            if at != (0 if want.edge == "^" else len(words)):
                return None
        elif want.gap:
            for skip in range(min(want.gap, len(words) - at) + 1):
                end = match_at(elements, words, at + skip, element + 1)
                if end is not None:
                    return end
            return None
        elif at < len(words) and want.fits(words[at]):
            if want.optional:
                end = match_at(elements, words, at + 1, element + 1)
                if end is not None:
                    return end
                element += 1
                continue
            at += 1
        elif not want.optional:
            return None
        element += 1
    return at


@cache
def groups(name: str) -> tuple[Group, ...]:
    """The groups of a lexicon, in its order."""
    return tuple(_group(label, table) for label, table in lexicon(name).items() if "phrases" in table)


def _group(label: str, table: dict[str, object]) -> Group:
    def rows(key: str) -> tuple[tuple[Element, ...], ...]:
        value = table.get(key, ())
        assert isinstance(value, list | tuple), key
        return tuple(phrase(text) for text in value)

    def kinds(key: str) -> frozenset[MessageKind]:
        value = table.get(key, ())
        assert isinstance(value, list | tuple), key
        return frozenset(MessageKind(kind) for kind in value)

    severity = table.get("severity")
    asks = table.get("asks")
    return Group(
        label,
        str(table["reason"]),
        rows("phrases"),
        rows("needs"),
        rows("unless"),
        kinds("kinds"),
        kinds("not_kinds"),
        Severity(str(severity)) if severity else None,
        int(str(table.get("weight", 2))),
        table.get("span", "phrase") == "sentence",
        bool(asks) if asks is not None else None,
        str(table["fix"]) if "fix" in table else None,
        str(table["say"]) if "say" in table else None,
    )
