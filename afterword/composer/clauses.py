"""Jotted facts as clauses of the first person: answers, news, corrections; never guessed (C8, M7)."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from afterword.composer import phrases
from afterword.composer.bring import read_strength
from afterword.composer.data import words
from afterword.composer.facts import house_of, live_notes
from afterword.composer.fitness import fit_to_send
from afterword.composer.grammar import SUBJECTS, parse
from afterword.composer.numbers import MONTHS
from afterword.composer.privacy import is_unfit, touchy
from afterword.composer.repairs import fell_short, written
from afterword.composer.voice import DAYS, day_seen, zone_of
from afterword.language import content_lemmas
from afterword.model import Case, Event, NoteKind, Person

USABLE = (NoteKind.FIT, NoteKind.LEFT_OUT, NoteKind.FELL_SHORT, NoteKind.OWED)
SUITS = re.compile(
    r"\b(?:works|suits|fine|good|ok|okay|best|prefer|take|yes|rather|better|pick|choose|free|can do|go for|say)\b"
)
UNSUITED = re.compile(r"\b(?:not|no|cannot|busy|bad|worse|never|unless|impossible|except)\b")
NOT_SO = re.compile(r"(?P<said>.*?\d[\d.,]*[^.;]*?),? (?:and )?not (?P<old>[\d.,]*\d)", re.IGNORECASE)
DAY_OF_MONTH = rf"(?<!on )(?<!by )(?<!of )\b(\d{{1,2}}(?:st|nd|rd|th)? (?:{MONTHS})|(?:{MONTHS}) \d{{1,2}})\b"


def answer_from_notes(case: Case, person: Person, question: str) -> tuple[str, str] | None:
    """What the candidate noted that answers `question`, as a clause, with its source; None if nothing does."""
    asked = set(content_lemmas(question))
    best: tuple[int, str, str] | None = None
    for index, note in live_notes(case):
        shared = len(asked & set(content_lemmas(note.text)))
        if note.kind in USABLE and note.person in (None, person.id) and shared > (best[0] if best else 0):
            text = _as_answer(note.text, case)
            best = (shared, text, f"notes[{index}]") if text else best
    for index, strength in enumerate(case.candidate.strengths if best is None else ()):
        did = read_strength(strength, "", house_of(case)).did
        if did and asked & set(content_lemmas(strength)) and not touchy(strength):
            return did, f"candidate.strengths[{index}]"
    return best[1:] if best else None


def _as_answer(text: str, case: Case) -> str:
    """A note as a clause in the first person that can stand alone; empty if it can't be turned safely."""
    plain = re.split(r"(?<=[^.])[.;]\s", written(text, house_of(case)).strip(" ."))[0]
    head, *rest = re.split(r",\s+", plain)
    if " = " in head or re.search(r"\w: ", head):
        left, right = re.split(r" = |: ", head, maxsplit=1)
        head = _mine(re.sub(r"^(?:my|the)\s", "", left.strip()), right.strip())
    else:
        parsed = parse(tuple(head.split()))
        stated = re.match(rf"([a-z][\w' -]+?) ((?:{'|'.join(words('words', 'clauses', 'states'))})\b.*)", head)
        if parsed.kind == "action" or (parsed.kind == "noun" and re.match(r"(?:can|could|will|would|might)\b", head)):
            head = "I " + head
        elif parsed.kind == "noun":
            if not stated:
                return ""
            head = _mine(stated.group(1), stated.group(2))
        elif parsed.subject[0].lower() not in ("i", "my", "we", "there", "it") and len(parsed.subject) <= 3:
            head = re.sub(r"^(?=[a-z])", "my ", head)
    tail = ""
    follow = next((piece[3:] for piece in rest[:2] if piece.startswith("so ")), "")
    if follow and parse(tuple(follow.split())).kind == "clause":
        tail = f", so {follow}"
    elif follow and (follow.split()[0] in DAYS or re.match(r"\d{1,2} [A-Z]", follow)):
        tail = f", so I could start on {follow}"
    said = re.sub(r"\bI is\b", "I am", head + tail)
    return said if fit_to_send(said) and not is_unfit(said) and 2 < len(said.split()) <= 34 else ""


def _mine(left: str, right: str) -> str:
    many = left.endswith("s") and not left.endswith("ss")
    return f"my {left} {'are' if many else 'is'} {right}"


def chosen_time(case: Case, event: Event) -> tuple[datetime, str] | None:
    """Which of the proposed times the candidate noted as theirs, with the note's place; None if none or several."""
    times = [moment for moment in event.times if isinstance(moment, datetime)]
    for index, note in live_notes(case):
        low = written(note.text, house_of(case)).lower()
        named = [
            t for t in times
            if DAYS[t.weekday()].lower() in low or re.search(rf"\b{t.day}(?:st|nd|rd|th)?\b", low)
            or re.search(rf"\b{t.hour}[:.]{t.minute:02d}\b", low)
        ]  # fmt: skip
        if len(named) == 1 and SUITS.search(low) and not UNSUITED.search(low):
            return named[0], f"notes[{index}]"
    return None


def corrected(case: Case, person: Person) -> tuple[str, str] | None:
    """The fact that is right, from a note that says what was wrong (`ran a crew of 4, NOT 14`), with its place."""
    house = house_of(case)
    for index, note in reversed(live_notes(case)):
        source = f"notes[{index}]"
        if note.person not in (None, person.id):
            continue
        if note.kind is NoteKind.FELL_SHORT:
            moves = fell_short(note.text, source, house)
            if moves:
                return next(iter(moves[0].slots.values())).text, source
        found = NOT_SO.match(written(note.text, house))
        did = read_strength(found["said"], source, house).did if found else ""
        said = (did or _as_answer(found["said"], case)) if found else ""
        if found and said:
            return f"{said}, not {found['old']}", source
    return None


def news(event: Event, case: Case) -> str:
    """What is new as a clause in the first person, fit to stand behind a colon; empty if it can't be turned safely."""
    text, house, zone = event.what or "", house_of(case), zone_of(case, None)
    plain = re.split(r"(?<=[^.])[.;]\s", written(text, house).strip(" ."))[0]
    head, *rest = [piece.strip() for piece in re.split(r",\s+", plain)]
    if not head or touchy(text) or is_unfit(head):
        return ""
    parsed = parse(tuple(head.split()))
    if parsed.kind == "clause":
        said = head if parsed.subject[0].lower() in SUBJECTS | {"my", "the", "our"} else "my " + head
    elif parsed.kind == "action":
        said = "I " + head
    else:
        did = read_strength(head, "", house).did
        said = did or f"I now have {phrases.with_article(head, definite=False)}"
    said = re.sub(DAY_OF_MONTH, r"on \1", said)
    for word, back in (("today", 0), ("yesterday", 1)):
        day = event.at.astimezone(zone).date() - timedelta(days=back)
        said = re.sub(rf"\b{word}\b", day_seen(day, case.now, zone, case.application.country), said)
    if rest and re.fullmatch(r"\d[\d.]* (?:percent|per cent)", rest[0]):
        said += f", with {rest[0]}"
    return said if fit_to_send(said) and len(said.split()) <= 28 else ""
