"""Numbers, colours, seasons … that contradict what was noted (C8)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache

from afterword.language import Token, tokens
from afterword.model import MessageKind, Severity
from afterword.reviewer.data import lexicon
from afterword.reviewer.dates import WEEKDAYS
from afterword.reviewer.known import content_words
from afterword.reviewer.letter import Clause
from afterword.reviewer.numbers import counted, value_of
from afterword.reviewer.rule import Hit, Reading, Rule, caught, spared
from afterword.reviewer.stock import stock


@lru_cache(maxsize=512)
def read_once(text: str) -> tuple[Token, ...]:
    """The tokens of a note, which are asked for at every review."""
    return tokens(text)


MAGNITUDES = frozenset({"million", "billion"})
"""Figures so large that a note and a letter that both have one mean the same."""
SHARED = 2
"""Words of meaning a sentence and a note have to share before a difference between them counts."""


def look(reading: Reading) -> Iterator[Hit]:
    """A number or a kind of thing that a note has otherwise, in a sentence about that note."""
    if reading.letter.kind is MessageKind.CORRECT:
        return
    facts = [note.text for note in reading.known.notes] + list(reading.case.candidate.strengths)
    parsed = [(text, read_once(text)) for text in facts]
    values = {value for _, row in parsed for token in row if (value := _value(token.lower)) is not None}
    for clause in reading.parsed.clauses:
        for text, row in parsed:
            shared = clause.content & content_words(text) - stock() - reading.known.name_words.keys()
            if len(shared) >= SHARED or shared & MAGNITUDES:
                yield from _numbers(clause, row, values, text)
                yield from _kinds(clause, text, reading)


def _value(low: str) -> float | None:
    return value_of(low.split("-")[0])


def _numbers(clause: Clause, row: tuple[Token, ...], values: set[float], text: str) -> Iterator[Hit]:
    noted = list(counted(row))
    said = list(counted(clause.tokens))
    for found in said:
        for fact in noted:
            if any(other.value == fact.value and other.unit == fact.unit for other in said):
                continue
            if fact.unit != found.unit or not fact.unit or fact.value == found.value:
                continue
            if any(other.value == found.value for other in noted) or (found.unit != "ratio" and found.value in values):
                continue
            yield Hit(found.start, found.end, message=f"You noted: “{text}”.")


def _kinds(clause: Clause, text: str, reading: Reading) -> Iterator[Hit]:
    everything = reading.known.words
    noted = _plain_words(text)
    for words in _families():
        theirs = words & noted
        if not theirs:
            continue
        mine = [word for word in clause.words if word.lower.removesuffix("s") in words]
        if len(mine) != 1 or len(theirs) != 1:
            continue
        word = mine[0].lower.removesuffix("s")
        if word not in theirs and not {word, word + "s"} & everything and not _talk_day(word, reading):
            yield Hit(mine[0].start, mine[0].end, message=f"You noted: “{text}”.", fix=next(iter(theirs)))


@lru_cache(maxsize=512)
def _plain_words(text: str) -> frozenset[str]:
    """The words of a note without the s of a plural."""
    return frozenset(one.strip(".,;:!?").removesuffix("s") for one in text.lower().replace("-", " ").split())


@cache
def _families() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(table["words"]) for table in lexicon("families").values())


def _talk_day(word: str, reading: Reading) -> bool:
    return word in WEEKDAYS and any(WEEKDAYS[talk.start.weekday()] == word for talk in reading.case.interviews)


NUMBERS = Rule(
    code="wrong_fact",
    title="Another figure",
    etiquette=("C8",),
    severity=Severity.FIX,
    message="You noted another figure.",
    look=look,
    caught=(
        caught("Your three-dock pilot that halved truck waiting time is a model.", "three-dock"),
        caught("I once cut invoice errors by 60 % with a two-step check.", "60 %"),
        caught("That two-step check cut invoice errors by 45 % at once.", "45 %"),
        caught("If nobody trusts the Friday forecast, somebody else writes one.", "Friday"),
    ),
    spared=(
        spared("Your two-dock pilot that halved truck waiting time is a model."),
        spared("Of the three trucks I saw, one had waited."),
        spared("I cut invoice errors by 40 % and waited six weeks for the count."),
        spared("Nobody trusts the Monday forecast, and by Friday nobody remembers it."),
    ),
)
