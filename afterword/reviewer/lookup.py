"""Finding the phrases of all lexicons in a letter at once: each is looked up by its rarest word, its anchor."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from afterword.language import is_function_word
from afterword.model import MessageKind
from afterword.reviewer.data import lexicon_names
from afterword.reviewer.letter import Clause, Word
from afterword.reviewer.phrases import Element, Group, PhraseHit, groups, holds, match_at


@dataclass(frozen=True, slots=True)
class Entry:
    """A phrase as it is looked up: by its anchor, with how many words may stand before that."""

    lexicon: str
    group: Group
    elements: tuple[Element, ...]
    fewest: int
    most: int


@cache
def _index() -> tuple[dict[str, tuple[Entry, ...]], dict[str, tuple[Entry, ...]]]:
    """Phrases by an anchor, their rarest word: by exact word and by lemma."""
    exact: dict[str, list[Entry]] = {}
    by_lemma: dict[str, list[Entry]] = {}
    for name in lexicon_names():
        for group in groups(name) if name != "slips" else ():
            for elements in group.phrases:
                at = anchor_of(elements)
                entry = Entry(name, group, elements, *before(elements, at))
                for word in elements[at].exact:
                    exact.setdefault(word, []).append(entry)
                for word in elements[at].lemmas - elements[at].exact:
                    by_lemma.setdefault(word, []).append(entry)
    return {k: tuple(v) for k, v in exact.items()}, {k: tuple(v) for k, v in by_lemma.items()}


def before(elements: tuple[Element, ...], at: int) -> tuple[int, int]:
    """The fewest and the most words that the elements before `at` can take."""
    fewest = most = 0
    for element in elements[:at]:
        solid = not (element.gap or element.edge or element.optional or element.begins or element.ends)
        fewest += solid
        most += element.gap or (0 if element.edge else 1)
    return fewest, most


def around(
    elements: tuple[Element, ...], words: tuple[Word, ...], at: int, fewest: int, most: int
) -> Iterator[tuple[int, int]]:
    """Where a phrase stands whose anchor is word `at`."""
    for start in range(max(0, at - most), at - fewest + 1):
        end = match_at(elements, words, start)
        if end is not None and end > at:
            yield start, end


def anchor_of(elements: tuple[Element, ...]) -> int:
    """The element by which a phrase is looked up: the one with the fewest and longest words, never an optional one."""

    def cost(at: int) -> tuple[bool, int, int]:
        element = elements[at]
        common = any(is_function_word(word) or len(word) < 3 for word in element.exact)
        return common, len(element.exact), -min(map(len, element.exact), default=0)

    solid = [
        at
        for at, element in enumerate(elements)
        if element.exact and not (element.optional or element.other or element.number or element.begins or element.ends)
    ]
    if not solid:
        raise ValueError(f"a phrase needs a word: {elements}")
    return min(solid, key=cost)


def scan(clauses: tuple[Clause, ...], kind: MessageKind) -> dict[str, tuple[PhraseHit, ...]]:
    """All phrases of all lexicons in the sentences, by lexicon, in order of place; conditions already looked at."""
    exact, by_lemma = _index()
    found: dict[str, list[PhraseHit]] = {}
    for clause in clauses:
        suits: dict[int, bool] = {}
        for at, word in enumerate(clause.words):
            for entry in (*exact.get(word.lower, ()), *by_lemma.get(word.lemma, ())):
                for first, last in around(entry.elements, clause.words, at, entry.fewest, entry.most):
                    group = entry.group
                    if id(group) not in suits:
                        suits[id(group)] = _suits(group, clause, kind)
                    if suits[id(group)]:
                        found.setdefault(entry.lexicon, []).append(PhraseHit(group, clause, first, last))
    return {name: tuple(sorted(set(hits), key=_place)) for name, hits in found.items()}


def _place(hit: PhraseHit) -> tuple[int, int, str]:
    return hit.start, -hit.end, hit.group.name


def _suits(group: Group, clause: Clause, kind: MessageKind) -> bool:
    if (group.kinds and kind not in group.kinds) or kind in group.not_kinds:
        return False
    if group.asks is not None and clause.asks is not group.asks:
        return False
    if group.needs and not any(holds(elements, clause) for elements in group.needs):
        return False
    return not any(holds(elements, clause) for elements in group.unless)
