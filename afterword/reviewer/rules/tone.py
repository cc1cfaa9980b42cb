"""Tones that harm: pressing, running oneself down, flattering, too close, too private (X5 X7 X8 C5 C6).

The lexicons hold signs, not verdicts. A strong sign (weight 2) is enough; of weak ones a sentence needs two. What is
quoted, and what the case itself speaks of, is left alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache

from afterword.language import is_function_word, lemma
from afterword.model import Severity
from afterword.reviewer.data import lexicon as lexicon_of
from afterword.reviewer.letter import Clause
from afterword.reviewer.phrases import PhraseHit
from afterword.reviewer.rule import Hit, Reading
from afterword.reviewer.stock import stock

ENOUGH = 2
LONG = 4
"""Words of a phrase that can hardly be met by chance."""


def toned(lexicon: str, spare: Callable[[Clause, Reading], bool] | None = None) -> Callable[[Reading], Iterator[Hit]]:
    """What a rule of tone looks at: sentences with signs enough of the lexicon, unless `spare` says they are right."""

    def look(reading: Reading) -> Iterator[Hit]:
        signs = {clause.start: hits for clause, hits in by_clause(reading, lexicon)}
        for clause in reading.parsed.clauses:
            found = list(apart(signs.get(clause.start, [])))
            weight = sum(hit.group.weight for hit in found)
            met = fields_met(lexicon, clause, reading) if weight < ENOUGH else 0
            if (weight < ENOUGH and met + weight < ENOUGH) or (spare is not None and spare(clause, reading)):
                continue
            yield Hit(clause.start, clause.end, severity=None if _plain(found) else Severity.CONSIDER)

    return look


def _plain(found: list[PhraseHit]) -> bool:
    """Whether the signs are plain: two of them, or one long phrase. A single short sign is only worth a thought."""
    return len(found) >= ENOUGH or any(hit.last - hit.first >= LONG for hit in found)


def fields_met(tone: str, clause: Clause, reading: Reading) -> int:
    """How many fields of meaning of a tone a sentence touches; none if it is about a note, a strength, or nobody."""
    fields = _fields(tone)
    if not fields or not _WHO[tone] & clause.lowers or reading.parsed.in_quotes(clause.start, clause.end):
        return 0
    if len(clause.content & reading.known.usable) >= ENOUGH or _is_courtesy(clause) or _ASKING & clause.lowers:
        return 0
    words = {form for word in clause.words for form in (word.lower, word.lemma)}
    met = [field & words for field in fields]
    touched = [one for one in met if one]
    return len(touched) if len(frozenset().union(*touched)) >= len(touched) else len(touched) - 1


def _is_courtesy(clause: Clause) -> bool:
    """Whether a sentence only thanks, looks forward or asks how things stand."""
    return len(clause.content - stock()) == 0


_ASKING = frozenset({"wondered", "wonder", "wondering", "touch", "forward", "withdraw", "hurry"})
"""Words of a polite question, a farewell or a withdrawal: nothing is pressed there."""

_WHO = {
    "pushy": frozenset({"i", "my", "me", "you", "your"}),
    "self_doubt": frozenset({"i", "my", "me"}),
    "flattery": frozenset({"you", "your", "yours"}),
    "familiar": frozenset({"you", "your", "yours"}),
    "personal": frozenset({"i", "my", "me", "we", "our", "your"}),
    "pay": frozenset({"i", "my", "me", "you", "role", "job", "company", "firm"}),
    "confidential": frozenset({"i", "we", "our", "us", "my"}),
}


@cache
def _fields(tone: str) -> tuple[frozenset[str], ...]:
    tables = lexicon_of("fields")
    return tuple(
        frozenset(form for word in table["words"] for form in (word, lemma(word)))
        for name, table in tables.items()
        if name.split("-")[0] == tone and tone in _WHO
    )


def apart(hits: list[PhraseHit]) -> Iterator[PhraseHit]:
    """The signs of a sentence that don't overlap, heavier ones first: two phrases for one thing are one sign."""
    kept: list[PhraseHit] = []
    for hit in sorted(hits, key=lambda one: (-one.group.weight, one.last - one.first)):
        if all(hit.last <= other.first or other.last <= hit.first for other in kept):
            kept.append(hit)
            yield hit


def by_clause(reading: Reading, lexicon: str) -> Iterator[tuple[Clause, list[PhraseHit]]]:
    """The signs of a lexicon by the sentence they stand in, quoted ones and those of the case left out."""
    found: dict[int, tuple[Clause, list[PhraseHit]]] = {}
    for hit in reading.phrases.get(lexicon, ()):
        if reading.parsed.in_quotes(hit.start, hit.end) or of_the_case(hit, reading):
            continue
        found.setdefault(hit.clause.start, (hit.clause, []))[1].append(hit)
    yield from found.values()


def of_the_case(hit: PhraseHit, reading: Reading) -> bool:
    """Whether the words of meaning in a sign are all from notes that may be used: they are the talk's, not a tone."""
    words = [word for word in hit.clause.words[hit.first : hit.last] if not is_function_word(word.lower)]
    allowed = reading.known.usable
    return bool(words) and all(word.lemma in allowed for word in words)
