"""The plan of a letter of thanks, by stage, part, channel and how long ago the talk was (C1-C4, C9, M1-M4, T11)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

from afterword.composer import voice
from afterword.composer.bring import Bring
from afterword.composer.details import Detail, Shape
from afterword.composer.facts import TOLD, Interest, ReadNote, brings_of, interest_in, read_notes, talk_with
from afterword.composer.letterplan import LetterPlan, Move, Slot
from afterword.composer.repairs import repairs
from afterword.language import content_lemmas
from afterword.model import Case, Channel, Interview, MessageKind, NoteKind, Part, Person, Stage

MOST = {Channel.CARD: 88, Channel.LINKEDIN_NOTE: 45, Channel.TEXT: 60, Channel.LINKEDIN_MESSAGE: 100}
"""Words a letter of thanks may have where the channel is short."""


def general_slots(case: Case, person: Person | None, talk: Interview | None) -> dict[str, Slot]:
    """What every letter may name: company, role, when the talk was and what it is called."""
    slots = {
        "company": Slot(voice.company_name(case)),
        "role": Slot(voice.title_case(case.application.role)),
        "post": Slot(voice.POST),
        "talk": Slot(voice.talk_word(talk)),
    }
    if talk:
        when, noun = voice.when_of(talk, case.now, voice.zone_of(case, person), case.application.country)
        slots["when"] = Slot(when)
        slots |= {"the_when": Slot(noun)} if noun else {}
    return slots


def plan_thanks(
    case: Case,
    people: tuple[Person, ...],
    channel: Channel,
    covers: tuple[str, ...] = (),
    banned: frozenset[str] = frozenset(),
    brings: tuple[Bring, ...] | None = None,
) -> LetterPlan | None:
    """The plan of thanks to `people` (usually one), or None where the notes don't carry a letter (X1).

    `banned` are texts of details that a review refused; `brings` the strengths set aside for this letter.
    """
    person = people[0]
    talk = talk_with(case, person.id)
    notes = [note for one in people for note in read_notes(case, one, talk, banned=banned)]
    if not notes:
        return None
    interest = interest_in(case, person)
    offered = list(brings if brings is not None else brings_of(case, person)) if interest.keen else []
    brief = channel in voice.SHORT or (talk is not None and _is_late(case, talk, person))
    slots = general_slots(case, person, talk)
    if channel is Channel.LINKEDIN_NOTE:
        short = tuple(f for f in notes[0].forms if f.words <= 14 and f.shape is not Shape.GERUND)
        moves = [Move("note_thanks", short or notes[0].forms)]
    else:
        moves = _told(person, talk, notes, offered, brief)
        moves += [fix for fix in repairs(case, person, talk) if channel not in voice.SHORT or fix.name != "owed"]
        moves += _closing(case, person, talk, interest, covers, channel in voice.SHORT, brief)
    return LetterPlan(
        MessageKind.THANK_YOU, tuple(p.id for p in people), channel, voice.register_for(case, people), interest,
        tuple(moves), slots, () if channel in {*voice.SHORT, Channel.PHONE} else _subjects(slots, notes[0]),
        (25 if brief else 44, MOST.get(channel, 95 if brief else 125)), case.now,
        talk.place.value if talk and talk.place else "", covers=covers,
    )  # fmt: skip


def _is_late(case: Case, talk: Interview, person: Person) -> bool:
    """Whether the ordinary letter's days are over (T11): past the end of the second business day."""
    zone = voice.zone_of(case, person)
    day, left = talk.end.astimezone(zone).date(), 2
    while left:
        day += timedelta(days=1)
        left -= day.weekday() < 5
    return case.now.astimezone(zone).date() > day


def _early(person: Person, talk: Interview | None) -> bool:
    first = talk is not None and talk.stage is Stage.SCREEN
    return first or person.part in (Part.RECRUITER, Part.COORDINATOR)


def _told(
    person: Person, talk: Interview | None, notes: list[ReadNote], offered: list[Bring], brief: bool
) -> list[Move]:
    """Thanks with what one was told or shown; then what there is to do, with what one brings to it."""
    gerund = next((form for note in notes for form in note.forms if form.shape is Shape.GERUND), None)
    moves = [Move("thank_for", (gerund,)) if gerund else Move("thank")]
    left = [rest for note in notes if (rest := _beside(note, gerund)).forms]
    top, logistics = left[:1], NoteKind.LEARNED
    told = [note for note in left if note.note.kind in TOLD and (note.note.kind is not logistics or note in top)]
    tasks = [note for note in left if note.note.kind not in TOLD]
    if brief:
        told, tasks = [note for note in told if note in top], [note for note in tasks if note in top]
    about = tasks[:1] or (
        told[:1] if not gerund or any(gerund.source != f.source for n in told for f in n.forms) else []
    )
    if gerund and not about:
        moves.append(Move("gerund", needed=False))
    bring, related = _best_bring(offered, (about or notes)[0])
    if _early(person, talk) and person.part in (Part.RECRUITER, Part.COORDINATOR, Part.HR):
        bring = None
    if told and (not gerund or not tasks):
        moves += [Move(told[0].note.kind.value, told[0].forms, needed=not gerund)]
    if tasks:
        moves.append(Move(tasks[0].note.kind.value, tasks[0].forms, bring, related, paragraph=not brief))
    elif not brief and not gerund:
        other = [note for note in told[1:] if not _same(note, told[0])]
        moves += [Move(note.note.kind.value, note.forms, needed=False, paragraph=True) for note in other[:1]]
    if bring:
        apart = not brief and not tasks and not any(move.paragraph for move in moves)
        moves.append(Move("bring_late" if brief else "bring", (), bring, related, paragraph=apart, needed=False))
    return moves


def _beside(note: ReadNote, gerund: Detail | None) -> ReadNote:
    """A note without what the thanks themselves say already."""
    forms = tuple(f for f in note.forms if f.shape is not Shape.GERUND and not (gerund and _overlaps(f, gerund)))
    return replace(note, forms=forms)


def _closing(
    case: Case,
    person: Person,
    talk: Interview | None,
    interest: Interest,
    covers: tuple[str, ...],
    short: bool,
    brief: bool,
) -> list[Move]:
    """Thanks to those nothing was noted for, and a word on wanting the work as far as one wants it (C9)."""
    moves = []
    if covers:
        names = voice.listed([voice.full_name(case, other) for c in covers if (other := case.person(c))])
        moves.append(Move("others", slots={"others": Slot(names)}, paragraph=True))
    name = "interest_early" if _early(person, talk) else "interest_short" if short else "interest"
    return [*moves, Move(name if interest.keen else "wish", paragraph=not covers and not brief)]


def _overlaps(form: Detail, other: Detail) -> bool:
    mine, theirs = set(content_lemmas(form.text)), set(content_lemmas(other.text))
    return bool(mine) and len(mine & theirs) / len(mine) >= 0.5


def _same(note: ReadNote, other: ReadNote) -> bool:
    return len(note.lemmas & other.lemmas) > max(1, min(len(note.lemmas), len(other.lemmas)) // 2)


def _best_bring(offered: list[Bring], note: ReadNote) -> tuple[Bring | None, bool]:
    """The strength that answers what was talked about, and whether it is about the same thing."""
    scored = [(len(bring.lemmas & note.lemmas), -at, bring) for at, bring in enumerate(offered)]
    score, _, best = max(scored, key=lambda item: item[:2], default=(0, 0, None))
    return best, score > 0


def _subjects(slots: Mapping[str, Slot], note: ReadNote) -> tuple[str, ...]:
    """Subject lines: thanks and, where it is short enough, the thing talked about (F1)."""
    role, talk = slots["role"].text, slots["talk"].text
    found = [f"Thank you for our {talk}", f"{role}: thank you for our {talk}"]
    found += [f"Thank you for {slots['the_when'].text}"] if "the_when" in slots else []
    for form in note.forms[:2]:
        if form.shape is Shape.NOUN and form.words <= 6 and '"' not in form.text and not form.hard:
            found += [f"Thank you, and {re.sub(r'^your ', 'the ', form.text)}"] * 3
    return tuple(found)
