"""Two letters that say the same: to two people who sit side by side, or twice to one (M3 F6)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any

from rapidfuzz.distance import Indel

from afterword.language import is_function_word
from afterword.model import EventKind, Letter, MessageKind, OtherLetter, Severity
from afterword.reviewer.known import Known
from afterword.reviewer.letter import parse
from afterword.reviewer.rule import Hit, Reading, Rule, spared, whole
from afterword.reviewer.stock import meaning, stock

ALIKE = 0.62
"""Share of the words, in order, from which two letters are one letter."""
SENTENCE = 0.6
"""From which two sentences say the same."""
COVERED = 0.66
"""Share of a letter's own sentences that the other one says too."""
SHORTEST = 5
"""Words under which a sentence is too short to compare."""


def look(reading: Reading) -> Iterator[Hit]:
    """Compares the letter with every other one at that company, names masked and stock sentences left out."""
    known = reading.known
    mine = _rows(reading.letter.body, known)
    if not mine:
        return
    for other in (*reading.others, *_sent(reading)):
        theirs = _rows(other.body, known)
        if theirs and _same(mine, theirs, known):
            yield Hit(message=_said(other, reading), fix="Tell each of them something that only they said.")
            return


def _sent(reading: Reading) -> Iterator[OtherLetter]:
    for event in reading.case.events:
        if event.kind is EventKind.SENT and event.body and event.message:
            yield OtherLetter(body=event.body, to=event.to, kind=event.message, at=event.at)


def _said(other: OtherLetter, reading: Reading) -> str:
    people = [reading.known.name(person).full for one in other.to if (person := reading.case.person(one))]
    whom = " and ".join(people) or "somebody else there"
    first = re.sub(r"\s+", " ", other.body).strip()
    start = min(first.find(",") + 1, 60) if "," in first[:60] else 0
    excerpt = first[start : start + 70].strip()
    if set(other.to) & set(reading.letter.to):
        return f"You have written nearly the same to {whom} before: “{excerpt}…”."
    return f"The letter to {whom} says nearly the same: “{excerpt}…”. People who sit side by side compare."


Row = tuple[str, ...]


def _rows(body: str, known: Known) -> tuple[Row, ...]:
    """The letter's own sentences as rows of meanings; greeting, sign-off and sentences of mere courtesy left out."""
    masked = (tuple("name" if low in known.name_words else mean for low, mean in row) for row in _read(body))
    return tuple(row for row in masked if not _courtesy(row))


@lru_cache(maxsize=256)
def _read(body: str) -> tuple[tuple[tuple[str, str], ...], ...]:
    """The words of every sentence that is long enough to compare, with what each means."""
    rows = (
        tuple((word.lower, meaning(word.lemma)) for word in clause.words)
        for clause in parse(Letter(MessageKind.OTHER, (), body)).clauses
    )
    return tuple(row for row in rows if len(row) >= SHORTEST)


def _courtesy(row: Row) -> bool:
    """Whether a sentence has nothing beyond the vocabulary of letters."""
    return len([word for word in row if word not in _common() and not is_function_word(word)]) < 2


@cache
def _common() -> frozenset[str]:
    return frozenset(meaning(word) for word in stock())


def _same(mine: tuple[Row, ...], theirs: tuple[Row, ...], known: Known) -> bool:
    one = [word for row in mine for word in row]
    other = [word for row in theirs for word in row]
    if min(len(one), len(other)) < 2 * SHORTEST:
        return False
    if Indel.normalized_similarity(one, other) >= ALIKE:
        return True
    own = [row for row in mine if not _of_strength(row, known)] or list(mine)
    shared = sum(len(row) for row in own if any(Indel.normalized_similarity(row, o) >= SENTENCE for o in theirs))
    size = sum(map(len, own))
    return size >= 2 * SHORTEST and shared / size >= COVERED


def _of_strength(row: Row, known: Known) -> bool:
    """Whether a sentence names a strength: that may stand in two honest letters."""
    brings = {meaning(word) for word in known.brings}
    return len(set(row) & brings) >= 3


_OTHER = (
    "Dear Tomás,\n\nThank you for your time yesterday. The two-dock pilot that halved your truck waiting time has "
    "stayed with me.\n\n{}\n\nI look forward to hearing from you.\n\nBest regards,\nAna Beltrán"
)
_BRING = "I cut invoice errors by 40 % with a two-step check, and I would be glad to bring that care to you."


def _to(body: str, to: str = "p2") -> dict[str, Any]:
    return {"others": ({"to": [to], "kind": "thank_you", "body": body, "at": None},)}


DUPLICATE = Rule(
    code="duplicate",
    title="The same letter twice",
    etiquette=("M3", "F6"),
    severity=Severity.FIX,
    message="Another letter says nearly the same.",
    look=look,
    english=False,
    caught=(
        whole(**_to(_OTHER.format(_BRING))),
        whole(
            **_to(
                _OTHER.format("With a two-step check I cut invoice errors by 40 %; I would be happy to do so for you.")
            )
        ),
        whole(**_to(_OTHER.format(_BRING), to="p1")),
        whole(
            **_to(
                "Dear Tomás,\n\nI cut invoice errors by 40 % with a two-step check, and I would be delighted to bring "
                "that care to your team.\n\nThe two-dock pilot that halved your truck waiting time has stuck with "
                "me.\n\nBest,\nAna"
            )
        ),
    ),
    spared=(
        spared(
            **_to(
                "Dear Tomás,\n\nThank you for your time yesterday. A forecast nobody trusts is one nobody reads; I "
                f"would begin with the Monday.\n\n{_BRING}\n\nI look forward to hearing from you.\n\nBest regards,\nAna"
            )
        ),
        spared(**_to("Dear Tomás,\n\nThank you.\n\nBest regards,\nAna Beltrán")),
        spared(**_to("")),
        spared(
            **_to(
                f"Dear Tomás,\n\nOn Monday nobody trusts the forecast, and I kept thinking of the planner's red pencil."
                f"\n\n{_BRING}\n\nBest,\nAna"
            )
        ),
    ),
)
