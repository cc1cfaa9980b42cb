"""The truth check (C8, X6, X8): every number and name in a letter has its fact; nothing private shows, in any form."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from afterword.composer.data import table
from afterword.composer.facts import house_of, live_notes
from afterword.composer.numbers import SMALL
from afterword.composer.tidy import tidy
from afterword.composer.voice import DAYS, MONTHS, parts_of, title_case, when_of, zone_of
from afterword.language import content_lemmas
from afterword.model import Case, NoteKind

NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")
NAME = re.compile(r"(?<![.?!:] )(?<![\n\"“'‘])(?<!^)\b[A-Z][\w'’-]*")
PLAIN_CAPITALS = frozenset({"I", "Re", "Dear", "Hi", "X-ray"}) | frozenset(DAYS) | frozenset(MONTHS)


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
        found += [
            word
            for at, word in enumerate(SMALL)
            if at > 1 and str(at) not in self.numbers and re.search(rf"\b{word}\b", low)
        ]
        found += [m.group() for m in NAME.finditer(text) if not set(_words(m.group())) <= self.names]
        return found + sorted(set(content_lemmas(text)) & self.secret)


def witness(case: Case) -> Witness:
    """The witness of a case: made once for a letter, asked for every draft."""
    numbers, names = _allowed(case)
    return Witness(numbers, names, _secret(case))


def _value(number: str) -> str:
    return number.replace(",", "").rstrip(".")


def _words(text: str) -> list[str]:
    return [word for word in re.split(r"[^\w]+", text.replace("’s", "").replace("'s", "").lower()) if word]


@lru_cache(maxsize=64)
def _allowed_for(key: tuple[str, ...]) -> tuple[frozenset[str], frozenset[str]]:
    text = " ".join(key)
    numbers = {_value(match.group()) for match in NUMBER.finditer(text)}
    low = text.lower()
    numbers |= {str(at) for at, word in enumerate(SMALL) if re.search(rf"\b{word}\b", low)}
    names = set(_words(text)) | {word.lower() for word in PLAIN_CAPITALS}
    calendar = table("tidy")["calendar"]
    names |= {word for phrase in calendar["phrases"] for word in _words(phrase)}
    names |= (
        {word.lower() for word in table("tidy")["capitals"]["acronyms"]}
        | {"year", "x", "ray", "a", "an", "san"}
        | _said()
    )
    return frozenset(numbers), frozenset(names)


def _allowed(case: Case) -> tuple[frozenset[str], frozenset[str]]:
    """The numbers and the words of names that this case's facts contain, dates of its events among them."""
    app = case.application
    texts = [app.company, app.role, title_case(app.role), case.candidate.name, case.candidate.signs or ""]
    texts += list(case.candidate.strengths) + ([app.agency.name] if app.agency else [])
    house = house_of(case)
    for _, note in live_notes(case):
        tidied = tidy(note.text, house)
        texts += [note.text, tidied.restore(tidied.text)]
    for strength in case.candidate.strengths:
        tidied = tidy(strength, house)
        texts.append(tidied.restore(tidied.text))
    for person in case.people:
        texts += [person.name, person.goes_by or "", person.honorific or "", parts_of(case, person).full]
    for talk in case.interviews:
        zone = zone_of(case, case.person(talk.people[0]) if talk.people else None)
        texts += [*when_of(talk, case.now, zone, app.country), f"{talk.start.astimezone(zone).day}"]
    for event in case.events:
        zone = zone_of(case, None)
        what = tidy(event.what, house) if event.what else None
        texts += [what.restore(what.text) if what else "", event.what or "", str(event.at.astimezone(zone).day)]
        texts += [str(day.day) for day in (event.answer_by, event.due, event.latest) if day]
        for moment in event.times:
            hour = getattr(moment, "hour", None)
            texts.append(str(moment.day))
            if hour is not None:
                local = moment.astimezone(zone)  # type: ignore[union-attr]
                texts += [f"{local.hour}:{local.minute:02d}", f"{local.hour % 12 or 12}:{local.minute:02d}"]
    return _allowed_for(tuple(texts))


def _secret(case: Case) -> frozenset[str]:
    """Words that only a private note has."""
    open_words = set()
    for _, note in live_notes(case):
        open_words |= set(content_lemmas(note.text))
    for other in (*case.candidate.strengths, case.application.company, case.application.role):
        open_words |= set(content_lemmas(other))
    for event in case.events:
        open_words |= set(content_lemmas(event.what or ""))
    shown = {index for index, _ in live_notes(case)}
    secret = set()
    for index, note in enumerate(case.notes):
        if (
            index not in shown
            and note.kind is not NoteKind.INTEREST
            and not any(n.replaces == note.id for n in case.notes if note.id)
        ):
            secret |= {word for word in content_lemmas(note.text) if len(word) > 4}
    for person in case.people:
        open_words |= set(content_lemmas(f"{person.name} {person.title or ''}"))
    return frozenset(secret - open_words - _frame_words())


@lru_cache(maxsize=1)
def _said() -> frozenset[str]:
    """Every word of our own frames."""
    rows = [row for name in ("thanks", "letters") for group in table(name).values() for row in group]
    return frozenset(word for row in rows for word in _words(re.sub(r"\{\w+\}", " ", row["say"])))


@lru_cache(maxsize=1)
def _frame_words() -> frozenset[str]:
    said = (
        " ".join(_said())
        + " morning afternoon evening yesterday today conversation call day interview regard kind sincerely warm best"
    )
    return frozenset(content_lemmas(said))
