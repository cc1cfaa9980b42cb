"""Slips of tired people that no dictionary sees: a real word in another's place, small words, endings (C7)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from afterword.language import Kind, Token, is_function_word, lemma
from afterword.model import Severity
from afterword.reviewer.data import lexicon
from afterword.reviewer.letter import Clause, Word
from afterword.reviewer.lookup import anchor_of, around, before
from afterword.reviewer.phrases import Element, find, phrase
from afterword.reviewer.rule import Hit, Reading, Rule, caught, spared


@dataclass(frozen=True, slots=True)
class Slip:
    """One kind of slip: phrases in which the marked word (or all of the phrase) is wrong, and what would be right."""

    reason: str
    right: str | None
    wrong: str | None
    phrases: tuple[tuple[Element, ...], ...]
    unless: tuple[tuple[Element, ...], ...]


@cache
def slips_known() -> tuple[Slip, ...]:
    """All slips of the lexicon."""
    return tuple(_slip(table) for table in lexicon("slips").values())


def _slip(table: dict[str, object]) -> Slip:
    wrong = table.get("wrong")
    rows = table["phrases"]
    unless = table.get("unless", [])
    assert isinstance(rows, list)
    assert isinstance(unless, list)
    return Slip(
        str(table["reason"]),
        str(table["right"]) if "right" in table else None,
        str(wrong) if wrong else None,
        tuple(phrase(_filled(row, wrong)) for row in rows),
        tuple(phrase(row) for row in unless),
    )


def _filled(row: str, wrong: object) -> str:
    return " ".join(f"={wrong}" if piece == "_" else piece for piece in row.split())


@cache
def _index() -> dict[str, tuple[tuple[Slip, tuple[Element, ...], int, int], ...]]:
    found: dict[str, list[tuple[Slip, tuple[Element, ...], int, int]]] = {}
    for slip in slips_known():
        for elements in slip.phrases:
            at = anchor_of(elements)
            if slip.wrong:
                places = (place for place, element in enumerate(elements) if element.exact == {slip.wrong})
                at = next(places, at)
            for word in elements[at].exact:
                found.setdefault(word, []).append((slip, elements, *before(elements, at)))
    return {word: tuple(rows) for word, rows in found.items()}


def look(reading: Reading) -> Iterator[Hit]:
    """Slips of the lexicon, doubled words, marks out of place, and verbs that don't agree with their noun."""
    for clause in reading.parsed.clauses:
        words = raw_words(clause)
        for hit in (*_of_lexicon(words), *_doubled(clause), *_articles(clause), *_marks(clause)):
            if not reading.parsed.in_quotes(hit.start or 0, hit.end or 0):
                yield hit


def raw_words(clause: Clause) -> tuple[Word, ...]:
    """One word a token, punctuation too, contractions whole."""
    return tuple(_raw(token) for token in clause.tokens)


def _raw(token: Token) -> Word:
    low = token.lower
    return Word(low, lemma(low) if token.kind is Kind.WORD else low, token.start, token.end)


def _of_lexicon(words: tuple[Word, ...]) -> Iterator[Hit]:
    index = _index()
    for at, word in enumerate(words):
        for slip, elements, fewest, most in index.get(word.lower, ()):
            for first, last in around(elements, words, at, fewest, most):
                if any(_near(row, words, first, last) for row in slip.unless):
                    continue
                start, end = _marked(slip, words, first, last)
                yield Hit(start, end, message=f"A slip of the pen, it seems: {slip.reason}.", fix=slip.right)


def _near(row: tuple[Element, ...], words: tuple[Word, ...], first: int, last: int) -> bool:
    """Whether what spares a slip stands at the same place."""
    return any(begin < last and first < end for begin, end in find(row, words))


def _marked(slip: Slip, words: tuple[Word, ...], first: int, last: int) -> tuple[int, int]:
    if slip.wrong:
        for word in words[first:last]:
            if word.lower == slip.wrong:
                return word.start, word.end
    inner = [word for word in words[first:last] if word.lower[:1].isalnum()]
    return inner[0].start, inner[-1].end


_TWICE_RIGHT = frozenset(
    {"had", "that", "no", "so", "very", "bye", "ha", "well", "much", "many", "really", "her", "is"}
)


def _doubled(clause: Clause) -> Iterator[Hit]:
    for one, other in zip(clause.tokens, clause.tokens[1:], strict=False):
        if one.kind is Kind.WORD and one.lower == other.lower and one.lower not in _TWICE_RIGHT:
            if one.text[:1].isupper() and other.text[:1].isupper():
                continue
            said = "The same word stands here twice."
            yield Hit(one.start, other.end, message=said, fix=one.text)


_AN = re.compile(r"[aeio]|u(?!ni|s[aeiu]|k\b|ku|re|ti|b[ie]|fo|ra|ro|te)|hour|honest|honou?r|heir", re.I)
_NOT_AN = re.compile(r"(?:one|once|eu|ewe|uni|use|usu|user|uk|ufo|uk|ut|ub)", re.I)


def _articles(clause: Clause) -> Iterator[Hit]:
    """`a` before a vowel's sound and `an` before a consonant's; abbreviations are read too many ways to tell."""
    for one, other in zip(clause.tokens, clause.tokens[1:], strict=False):
        if (
            one.lower not in ("a", "an")
            or other.kind is not Kind.WORD
            or len(other.text) < 3
            or other.text[1:2].isupper()
        ):
            continue
        if one.text == "A" and one.start != clause.start:
            continue
        vowel = bool(_AN.match(other.lower)) and not _NOT_AN.match(other.lower)
        sounded_h = other.lower.startswith("h") and not vowel
        if (one.lower == "a" and vowel) or (one.lower == "an" and not vowel and not sounded_h):
            right = "an" if vowel else "a"
            yield Hit(one.start, one.end, message="The article doesn't go with the sound after it.", fix=right)


_SPACED = re.compile(r"(?<=[^\W\d_])[ ]+[,;](?=\s)|(?<=[^\W\d_])[ ]+\.(?=\s|$)(?!\.)|(?<=[a-z]),(?=[A-Za-z]{2})")
_STUCK = re.compile(r"(?<=[a-z]{3})[.](?=[A-Z][a-z]+[ ,])")


def _marks(clause: Clause) -> Iterator[Hit]:
    for pattern, said in ((_SPACED, "A space is out of place here."), (_STUCK, "A space is missing here.")):
        for match in pattern.finditer(clause.text):
            if not re.search(r"@|://|www\.", clause.text[max(0, match.start() - 30) : match.end() + 30]):
                yield Hit(
                    clause.start + match.start(), clause.start + match.end(), message=said, fix=match.group().strip()
                )


def is_content(word: Word) -> bool:
    """Whether a word carries meaning."""
    return word.lower[:1].isalpha() and not is_function_word(word.lower)


SLIPS = Rule(
    code="grammar",
    title="A slip of the pen",
    etiquette=("C7",),
    severity=Severity.FIX,
    message="A slip of the pen, it seems.",
    look=look,
    caught=(
        caught("I look forward to hear from you.", "look forward to hear"),
        caught("The best advice came form the night shift.", "form"),
        caught("I should of said that the gate is older then the dock.", "of"),
        caught("The drivers know there trucks.", "there"),
        caught("I hope your well.", "your"),
        caught("A yard is only as good as it's gate.", "it's"),
        caught("I did went to see the second dock.", "did went"),
        caught("Thank you for opportunity to see the yard.", "Thank you for opportunity to"),
        caught("I wait at the the gate.", "the the"),
        caught("Please let me now if that helps.", "now"),
        caught("It was to late for the first truck.", "to"),
    ),
    spared=(
        spared("They form a queue at the gate, and I fill in the form from memory."),
        spared("Rather, then, let the dock wait; it's a fair rule, and its reason is plain."),
        spared("There your drivers know their trucks, and they're proud of them."),
        spared("I used to run the yard, and I am used to early starts."),
        spared("Were I to begin on Monday, I'd bring the two lists that I had had made."),
        spared("Who's on the gate knows whose truck it is."),
        spared("That people like the rule says much to me; I'd like to learn more than that."),
    ),
)
