"""The plan of a letter of thanks, by stage, part, channel and how long ago the talk was (C1-C4, C9, M1-M4, T11)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import timedelta

from afterword.composer import voice
from afterword.composer.bring import Bring
from afterword.composer.details import Detail, Shape
from afterword.composer.facts import (
    Interest,
    ReadNote,
    brings_of,
    interest_in,
    read_notes,
    talk_with,
)
from afterword.composer.letterplan import LetterPlan, Move, Slot
from afterword.composer.repairs import repairs
from afterword.language import content_lemmas
from afterword.model import Case, Channel, Interview, MessageKind, NoteKind, Part, Person, Stage

GROUPS = {
    NoteKind.MOMENT: "moment",
    NoteKind.CHALLENGE: "challenge",
    NoteKind.VALUE: "value",
    NoteKind.NEED: "need",
    NoteKind.LEARNED: "learned",
    NoteKind.QUESTION: "question",
    NoteKind.COMPANY: "learned",
}


def general_slots(case: Case, person: Person | None, talk: Interview | None) -> dict[str, Slot]:
    """What every letter may name: company, role, when the talk was and what it is called."""
    slots = {
        "company": Slot(voice.company_name(case)),
        "role": Slot(voice.title_case(case.application.role)),
        "talk": Slot(voice.talk_word(talk)),
        "me": Slot(case.candidate.name),
    }
    if talk:
        when, noun = voice.when_of(talk, case.now, voice.zone_of(case, person), case.application.country)
        slots["when"] = Slot(when)
        if noun:
            slots["the_when"] = Slot(noun)
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
    notes = [note for p in people for note in read_notes(case, p, talk)]
    notes = [n for n in (_without(note, banned) for note in notes) if n.forms]
    if not notes:
        return None
    interest = interest_in(case, person)
    offered = list(brings if brings is not None else brings_of(case, person))
    if interest is Interest.NO or interest is Interest.UNSURE:
        offered = []
    late = talk is not None and _is_late(case, talk, person)
    short = voice.is_short(channel)
    slots = general_slots(case, person, talk)
    moves = _moves(case, person, talk, notes, offered, interest, channel, covers, late)
    longest = {Channel.CARD: 88, Channel.LINKEDIN_NOTE: 45, Channel.TEXT: 60, Channel.LINKEDIN_MESSAGE: 100}
    return LetterPlan(
        MessageKind.THANK_YOU,
        tuple(p.id for p in people),
        channel,
        voice.register_for(case, people),
        interest,
        moves,
        slots,
        () if short or channel is Channel.PHONE else subjects_for_thanks(slots, notes[0]),
        (25 if short or late else 56, longest.get(channel, 95 if late else 130)),
        case.now,
        talk.place.value if talk and talk.place else "",
        covers=covers,
    )


def _without(note: ReadNote, banned: frozenset[str]) -> ReadNote:
    forms = tuple(form for form in note.forms if form.text not in banned)
    return ReadNote(note.index, note.note, forms, note.weight)


def _is_late(case: Case, talk: Interview, person: Person) -> bool:
    """Whether the ordinary letter's days are over (T11): past the end of the second business day."""
    zone = voice.zone_of(case, person)
    day, left = talk.end.astimezone(zone).date(), 2
    while left:
        day += timedelta(days=1)
        left -= day.weekday() < 5
    return case.now.astimezone(zone).date() > day


def _moves(
    case: Case,
    person: Person,
    talk: Interview | None,
    notes: list[ReadNote],
    offered: list[Bring],
    interest: Interest,
    channel: Channel,
    covers: tuple[str, ...],
    late: bool,
) -> tuple[Move, ...]:
    if channel is Channel.LINKEDIN_NOTE:
        return (Move("note_thanks", "thanks and one detail", _short_forms(notes[0])),)
    short = voice.is_short(channel)
    early = (talk is not None and talk.stage is Stage.SCREEN) or person.part in (Part.RECRUITER, Part.COORDINATOR)
    first = notes[0]
    gerunds = tuple(form for note in notes for form in note.forms if form.shape is Shape.GERUND)
    moves: list[Move] = []
    if gerunds:
        moves.append(Move("thank_for", "thanks for what they did", gerunds[:1]))
        first = next(note for note in notes if gerunds[0] in note.forms)
        rest = [note for note in notes if note is not first]
        left = tuple(form for form in first.forms if form.shape is not Shape.GERUND and not _overlaps(form, gerunds[0]))
        if rest:
            first = rest[0]
        elif left:
            first = ReadNote(first.index, first.note, left, first.weight)
        else:
            moves.append(Move("gerund", "what it showed"))
            first = None  # type: ignore[assignment]
    else:
        moves.append(Move("thank", "thanks for the time"))
    bring, related = _best_bring(offered, first)
    if first is not None:
        moves.append(
            Move(_group(first), "what was talked about", first.forms, bring, related, paragraph=not short and not late)
        )
    second = next(
        (n for n in notes if n is not first and n.note.kind is not NoteKind.LEARNED and not _same(n, first)), None
    )
    if second and not gerunds and not short and not late and second.weight > 1.5:
        moves.append(Move(_group(second), "a second thing that was talked about", second.forms, needed=False))
    said_fit = bring is not None and not (early and person.part in (Part.RECRUITER, Part.COORDINATOR, Part.HR))
    if said_fit:
        own = not short and not late and second is not None
        moves.append(
            Move(
                "bring_late" if short else "bring",
                "what you bring to it",
                (),
                bring,
                related,
                paragraph=own,
                needed=False,
            )
        )
    fixes = repairs(case, person, talk)
    moves += [move for move in fixes if not short or move.name != "owed"]
    closing = len(moves)
    if covers:
        names = voice.listed([voice.full_name(case, p) for c in covers if (p := case.person(c))])
        moves.append(
            Move("others", "thanks to those nothing was noted for", slots={"others": Slot(names)}, paragraph=True)
        )
    moves += _interest(interest, early, bool(covers), short, late)
    if len(moves) == closing and interest.keen:
        moves.append(Move("interest", "that you would like the work", paragraph=True))
    return tuple(moves)


def _interest(interest: Interest, early: bool, covered: bool, short: bool, late: bool) -> list[Move]:
    apart = not covered and not short and not late
    if interest.keen:
        name = "interest_early" if early else "interest_short" if short else "interest"
        return [Move(name, "that you would like the work", paragraph=apart)]
    return [Move("wish", "a good wish", paragraph=apart)]


def _short_forms(note: ReadNote) -> tuple[Detail, ...]:
    return tuple(form for form in note.forms if form.words <= 14 and form.shape is not Shape.GERUND) or note.forms


def _group(note: ReadNote) -> str:
    """The frames a note is told with: a difficulty noted as a moment is told as one."""
    return GROUPS[note.note.kind]


def _overlaps(form: Detail, other: Detail) -> bool:
    mine, theirs = set(content_lemmas(form.text)), set(content_lemmas(other.text))
    return bool(mine) and len(mine & theirs) / len(mine) >= 0.5


def _same(note: ReadNote, other: ReadNote | None) -> bool:
    return other is not None and len(note.lemmas & other.lemmas) > max(1, min(len(note.lemmas), len(other.lemmas)) // 2)


def _best_bring(offered: list[Bring], note: ReadNote | None) -> tuple[Bring | None, bool]:
    """The strength that answers what was talked about, and whether it is about the same thing."""
    if not offered:
        return None, False
    if note is None:
        return offered[0], False
    scored = [(len(bring.lemmas & note.lemmas), -at, bring) for at, bring in enumerate(offered)]
    score, _, best = max(scored, key=lambda item: item[:2])
    return best, score > 0


def subjects_for_thanks(slots: Mapping[str, Slot], note: ReadNote) -> tuple[str, ...]:
    """Subject lines: thanks and, where it is short enough, the thing talked about (F1)."""
    role = slots["role"].text
    found = [f"Thank you for our {slots['talk'].text}", f"{role}: thank you for our {slots['talk'].text}"]
    if "the_when" in slots:
        found.append(f"Thank you for {slots['the_when'].text}")
    for form in note.forms:
        if form.shape is Shape.NOUN and form.words <= 6 and '"' not in form.text and not form.hard:
            found += [f"Thank you, and {re.sub(r'^your ', 'the ', form.text)}"] * 3
    return tuple(found)
