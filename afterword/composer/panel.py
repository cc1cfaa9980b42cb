"""Several people: who leads, whom the lead's letter names, whose letter gets which strength, who passes thanks on."""

from __future__ import annotations

from itertools import permutations

from afterword.composer import voice
from afterword.composer.bring import Bring
from afterword.composer.details import Shape
from afterword.composer.facts import brings_of, interest_in, read_notes, talk_with
from afterword.composer.letterplan import LetterPlan, Move, Slot
from afterword.composer.thanking import general_slots
from afterword.model import Case, Channel, Interview, MessageKind, Part, Person

CARRIERS = (Part.AGENCY_RECRUITER, Part.RECRUITER, Part.COORDINATOR, Part.HR, Part.HIRING_MANAGER)


def shared_out(case: Case, people: list[Person]) -> dict[str, tuple[Bring, ...]]:
    """Which strengths each letter of a panel may use: fitting ones first, none in two letters while others are left.

    Small sets, so all assignments of one strength a person are tried (an optimisation, not greed).
    """
    offered = {person.id: brings_of(case, person) for person in people}
    if len(people) < 2:
        return {person: tuple(brings) for person, brings in offered.items()}
    pool = {bring.source: bring for brings in offered.values() for bring in brings}
    needs = {p.id: frozenset(w for n in read_notes(case, p, talk_with(case, p.id)) for w in n.lemmas) for p in people}
    slots: list[str | None] = [*list(pool)[:6], *[None] * len(people)]
    best: tuple[float, tuple[str, ...]] = (-1.0, ("",) * len(people))
    for choice in set(permutations(slots, len(people))) if len(people) <= 4 else [tuple(slots[: len(people)])]:
        worth = 0.0
        for person, source in zip(people, choice, strict=True):
            if source is not None:
                own = any(bring.source == source for bring in offered[person.id])
                worth += 1.0 + 3.0 * len(pool[source].lemmas & needs[person.id]) if own else -9.0
                worth += 0.5 * (person.part is Part.HIRING_MANAGER)
        best = max(best, (worth, tuple(source or "" for source in choice)))
    return {person.id: (pool[source],) if source else () for person, source in zip(people, best[1], strict=True)}


def covered(case: Case, person: Person, asked: tuple[str, ...]) -> tuple[str, ...]:
    """The people asked for in vain whom the lead's letter names: those of the same sitting, nothing noted (M3)."""
    talk = talk_with(case, person.id)
    if talk is None or not asked or _lead(case, talk) != person.id:
        return ()
    beside = [other for i in talk.people if i in asked and i != person.id and (other := case.person(i))]
    return tuple(other.id for other in beside if not voice.is_nameless(other) and not read_notes(case, other, talk))


def _lead(case: Case, talk: Interview) -> str | None:
    """The lead of a sitting: the hiring manager, else the executive, else the first who can be reached."""
    people = [person for i in talk.people if (person := case.person(i))]
    ranked = [p for part in (Part.HIRING_MANAGER, Part.EXECUTIVE) for p in people if p.part is part]
    return next((person.id for person in [*ranked, *(p for p in people if p.ways)]), None)


def go_between(case: Case, people: tuple[Person, ...], way: Channel) -> Person | None:
    """Who can pass it on: the agency's recruiter, else recruiter, coordinator, hr who can be reached."""
    agency = case.application.agency
    if way is Channel.VIA_AGENCY and agency and agency.person:
        return case.person(agency.person)
    able = [p for p in case.people if p not in people and p.ways and not voice.is_nameless(p)]
    return min(able, key=lambda p: CARRIERS.index(p.part) if p.part in CARRIERS else 9, default=None)


def plan_pass_on(
    case: Case, people: tuple[Person, ...], through: Person, channel: Channel, banned: frozenset[str]
) -> LetterPlan | None:
    """Thanks to people one can't write to, asked of somebody who can pass them on (F1, F7)."""
    talk = talk_with(case, people[0].id)
    told = {person: notes[0] for person in people if (notes := read_notes(case, person, talk, banned=banned))}
    inside = [
        Move("thank_for" if note.forms[0].shape is Shape.GERUND else note.note.kind.value, note.forms)
        for note in told.values()
    ]
    people = tuple(told)
    if not inside:
        return None
    slots = general_slots(case, people[0], talk)
    names = voice.listed([voice.full_name(case, person) for person in people])
    slots["whom"] = Slot(names)
    slots.setdefault("the_when", Slot("the " + slots["talk"].text))
    opening = Move("pass_on", marks={"arranged": through.part is Part.COORDINATOR})
    thanks = [] if inside[0].name == "thank_for" else [Move("thank")]
    return LetterPlan(
        MessageKind.PASS_ON, tuple(p.id for p in people), channel, voice.register_for(case, (through,)),
        interest_in(case, people[0]), (opening,), slots, (f"A word of thanks for {names}",), (35, 110), case.now,
        talk.place.value if talk and talk.place else "", through=through.id, quoted=(*thanks, *inside),
    )  # fmt: skip
