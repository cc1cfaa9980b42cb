"""Answers to what they asked, found in the candidate's own notes; never guessed (C8, M7)."""

from __future__ import annotations

import re
from datetime import datetime

from afterword.composer.facts import house_of, live_notes
from afterword.composer.fitness import fit_to_send
from afterword.composer.grammar import parse
from afterword.composer.privacy import is_unfit
from afterword.composer.tidy import tidy
from afterword.composer.voice import DAYS
from afterword.language import content_lemmas
from afterword.model import Case, Event, NoteKind, Person

USABLE = (NoteKind.FIT, NoteKind.LEFT_OUT, NoteKind.FELL_SHORT, NoteKind.OWED)
SUITS = re.compile(
    r"\b(?:works|suits|fine|good|ok|okay|best|prefer|take|yes|rather|better|pick|choose|free|can do|go for|say)\b"
)
UNSUITED = re.compile(r"\b(?:not|no|cannot|busy|bad|worse|never|unless|impossible|except)\b")


def answer_from_notes(case: Case, person: Person, question: str) -> tuple[str, str] | None:
    """What the candidate noted that answers `question`, as a clause, with its source; None if nothing does."""
    asked = set(content_lemmas(question))
    best: tuple[int, str, str] | None = None
    for index, note in live_notes(case):
        if note.kind not in USABLE or note.person not in (None, person.id):
            continue
        shared = len(asked & set(content_lemmas(note.text)))
        if shared and (best is None or shared > best[0]):
            text = as_answer(note.text, case)
            if text:
                best = (shared, text, f"notes[{index}]")
    return (best[1], best[2]) if best else None


def as_answer(text: str, case: Case) -> str:
    """A note as a clause in the first person that can stand alone; empty if it can't be turned safely."""
    tidied = tidy(text, house_of(case))
    plain = tidied.restore(tidied.text).strip(" .")
    plain = re.split(r"(?<=[^.])[.;]\s", plain)[0]
    head, *rest = re.split(r",\s+", plain)
    if " = " in head or re.search(r"\w: ", head):
        left, right = re.split(r" = |: ", head, maxsplit=1)
        left = re.sub(r"^(?:my|the)\s", "", left.strip())
        head = f"my {left} {'are' if left.endswith('s') and not left.endswith('ss') else 'is'} {right.strip()}"
    else:
        parsed = parse(tuple(head.split()))
        if parsed.kind == "action" or (parsed.kind == "noun" and re.match(r"(?:can|could|will|would|might)\b", head)):
            head = "I " + head
        elif parsed.kind == "noun":
            return ""
        elif parsed.subject[0].lower() not in ("i", "my", "we", "there", "it"):
            head = (
                re.sub(r"^(?=[a-z])", "my ", head) if parsed.subject[0].islower() and len(parsed.subject) <= 3 else head
            )
    tail = ""
    for piece in rest[:2]:
        if piece.startswith("so "):
            follow = piece[3:]
            clause = parse(tuple(follow.split())).kind == "clause"
            tail = f", so {follow}" if clause else f", so I could start on {follow}" if _is_start(follow) else ""
            break
    said = re.sub(r"\bI is\b", "I am", head + tail)
    return said if fit_to_send(said) and not is_unfit(said) and 2 < len(said.split()) <= 34 else ""


def _is_start(text: str) -> bool:
    """Whether the piece is a day, which is what follows from a notice period."""
    return text.split()[0] in DAYS or bool(re.match(r"\d{1,2} [A-Z]", text))


def chosen_time(case: Case, event: Event) -> tuple[datetime, str] | None:
    """Which of the proposed times the candidate noted as theirs, with the note's place; None if none or several."""
    times = [moment for moment in event.times if isinstance(moment, datetime)]
    for index, note in live_notes(case):
        low = tidy(note.text, house_of(case)).text.lower()
        named = [
            t for t in times
            if DAYS[t.weekday()].lower() in low or re.search(rf"\b{t.day}(?:st|nd|rd|th)?\b", low)
            or re.search(rf"\b{t.hour}[:.]{t.minute:02d}\b", low)
        ]  # fmt: skip
        if len(named) == 1 and SUITS.search(low) and not UNSUITED.search(low):
            return named[0], f"notes[{index}]"
    return None
