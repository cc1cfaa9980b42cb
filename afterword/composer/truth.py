"""The truth check (C8, X6, X8): every number and name in a letter has its fact; nothing private shows, in any form."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from afterword.composer.data import table
from afterword.composer.facts import house_of, live_notes
from afterword.composer.numbers import MONTHS, SMALL
from afterword.composer.repairs import written
from afterword.composer.voice import DAYS, parts_of, title_case, when_of, zone_of
from afterword.language import content_lemmas
from afterword.model import Case, NoteKind

NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")
NAME = re.compile(r"(?<![.?!:] )(?<![\n\"“'‘])(?<!^)\b[A-Z][\w'’-]*")
PLAIN = frozenset({"i", "re", "dear", "hi", "x", "ray", "year", "a", "an", "san"})
"""Words that may have a capital in any letter."""
USUAL = " morning afternoon evening yesterday today conversation call day interview regard kind sincerely warm best"


@dataclass(frozen=True, slots=True)
class Witness:
    """What a case bears out: its numbers, the words of its names, and the words only a private note has."""

    numbers: frozenset[str]
    names: frozenset[str]
    secret: frozenset[str]

    def untrue(self, text: str) -> list[str]:
        """Pieces of `text` (subject or body) that no fact accounts for: numbers, names, private matters."""
        found = [match.group() for match in NUMBER.finditer(text) if _value(match.group()) not in self.numbers]
        low = text.lower()
        counts = ((word, at) for at, word in enumerate(SMALL) if at > 1 and str(at) not in self.numbers)
        found += [word for word, _ in counts if re.search(rf"\b{word}\b", low)]
        found += [m.group() for m in NAME.finditer(text) if not set(_words(m.group())) <= self.names]
        return found + sorted(set(content_lemmas(text)) & self.secret)


def witness(case: Case) -> Witness:
    """The witness of a case: made once for a letter, asked for every draft."""
    numbers, names = _allowed(tuple(_texts(case)))
    return Witness(numbers, names, _secret(case))


def _value(number: str) -> str:
    return number.replace(",", "").rstrip(".")


def _words(text: str) -> list[str]:
    return [word for word in re.split(r"[^\w]+", text.replace("’s", "").replace("'s", "").lower()) if word]


@lru_cache(maxsize=64)
def _allowed(texts: tuple[str, ...]) -> tuple[frozenset[str], frozenset[str]]:
    """The numbers and the words of names that these texts contain."""
    text = " ".join(texts)
    numbers = {_value(match.group()) for match in NUMBER.finditer(text)}
    numbers |= {str(at) for at, word in enumerate(SMALL) if re.search(rf"\b{word}\b", text.lower())}
    calendar = " ".join([*table("tidy")["calendar"]["phrases"], *DAYS, *MONTHS.split("|")])
    acronyms = {word.lower() for word in table("tidy")["capitals"]["acronyms"]}
    return frozenset(numbers), frozenset({*_words(text), *_words(calendar)}) | PLAIN | acronyms | _said()


def _texts(case: Case) -> list[str]:
    """All that this case's facts say: its texts as noted and as written, its days and hours."""
    app, house, zone = case.application, house_of(case), zone_of(case, None)
    jotted = [note.text for _, note in live_notes(case)] + list(case.candidate.strengths)
    jotted += [event.what for event in case.events if event.what]
    texts = [app.company, app.role, title_case(app.role), case.candidate.name, case.candidate.signs or "", *jotted]
    texts += [written(text, house) for text in jotted] + ([app.agency.name] if app.agency else [])
    for person in case.people:
        texts += [person.name, person.goes_by or "", person.honorific or "", parts_of(case, person).full]
    for talk in case.interviews:
        there = zone_of(case, case.person(talk.people[0]) if talk.people else None)
        texts += [*when_of(talk, case.now, there, app.country), f"{talk.start.astimezone(there).day}"]
    for event in case.events:
        days = [event.at.astimezone(zone), event.answer_by, event.due, event.latest, *event.times]
        texts += [str(day.day) for day in days if day]
        for moment in event.times:
            if isinstance(moment, datetime):
                local = moment.astimezone(zone)
                texts += [f"{local.hour}:{local.minute:02d}", f"{local.hour % 12 or 12}:{local.minute:02d}"]
    return texts


def _secret(case: Case) -> frozenset[str]:
    """Words that only a private note has."""
    shown = dict(live_notes(case))
    open_texts = [note.text for note in shown.values()] + list(case.candidate.strengths)
    open_texts += [case.application.company, case.application.role, *(event.what or "" for event in case.events)]
    open_texts += [f"{person.name} {person.title or ''}" for person in case.people]
    replaced = {note.replaces for note in case.notes if note.replaces}
    hidden = (
        note.text
        for at, note in enumerate(case.notes)
        if at not in shown and note.kind is not NoteKind.INTEREST and note.id not in replaced
    )
    secret = {word for text in hidden for word in content_lemmas(text) if len(word) > 4}
    return frozenset(secret - {word for text in open_texts for word in content_lemmas(text)} - _frame_words())


@lru_cache(maxsize=1)
def _said() -> frozenset[str]:
    """Every word of our own frames."""
    groups = [*table("thanks").values(), *table("letters")["frames"].values()]
    says = (row if isinstance(row, str) else row["say"] for group in groups for row in group)
    return frozenset(word for say in says for word in _words(re.sub(r"\{\w+\}", " ", say)))


@lru_cache(maxsize=1)
def _frame_words() -> frozenset[str]:
    return frozenset(content_lemmas(" ".join(_said()) + USUAL))
