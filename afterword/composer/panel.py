"""Several people at one sitting: who leads, whom the lead's letter names, which strength goes into whose letter."""

from __future__ import annotations

from itertools import permutations

from afterword.composer import voice
from afterword.composer.bring import Bring
from afterword.composer.facts import brings_of, read_notes, talk_with
from afterword.model import Case, Channel, Interview, Part, Person


def shared_out(case: Case, people: list[Person]) -> dict[str, tuple[Bring, ...]]:
    """Which strengths each letter of a panel may use: fitting ones first, none in two letters while others are left.

    Small sets, so all assignments of one strength a person are tried (an optimisation, not greed).
    """
    if len(people) < 2:
        return {person.id: tuple(brings_of(case, person)) for person in people}
    offered = {person.id: brings_of(case, person) for person in people}
    pool: dict[str, Bring] = {bring.source: bring for brings in offered.values() for bring in brings}
    needs = {p.id: frozenset(w for n in read_notes(case, p, talk_with(case, p.id)) for w in n.lemmas) for p in people}
    slots: list[str | None] = [*list(pool)[:6], *[None] * len(people)]
    best: tuple[float, tuple[str | None, ...]] = (-1.0, (None,) * len(people))
    for choice in set(permutations(slots, len(people))) if len(people) <= 4 else [tuple(slots[: len(people)])]:
        worth = 0.0
        for person, source in zip(people, choice, strict=True):
            if source is None:
                continue
            own = any(bring.source == source for bring in offered[person.id])
            worth += (1.0 + 3.0 * len(pool[source].lemmas & needs[person.id]) if own else -9.0) + (
                0.5 if person.part is Part.HIRING_MANAGER else 0.0
            )
        if (worth, tuple(s or "" for s in choice)) > (best[0], tuple(s or "" for s in best[1])):
            best = (worth, choice)
    return {person.id: (pool[source],) if source else () for person, source in zip(people, best[1], strict=True)}


def covered(case: Case, person: Person, asked: tuple[str, ...]) -> tuple[str, ...]:
    """The people asked for in vain whom the lead's letter names: those of the same sitting, nothing noted (M3)."""
    talk = talk_with(case, person.id)
    if talk is None or not asked or _lead(case, talk) != person.id:
        return ()
    return tuple(
        other.id
        for i in talk.people
        if i in asked and i != person.id and (other := case.person(i)) and not voice.is_nameless(other)
        and not read_notes(case, other, talk)
    )  # fmt: skip


def _lead(case: Case, talk: Interview) -> str | None:
    """The lead of a sitting: the hiring manager, else the executive, else the first who can be reached."""
    people = [person for i in talk.people if (person := case.person(i))]
    for part in (Part.HIRING_MANAGER, Part.EXECUTIVE):
        found = next((person.id for person in people if person.part is part), None)
        if found:
            return found
    return next((person.id for person in people if person.ways), None)


def go_between(case: Case, people: tuple[Person, ...], way: Channel) -> Person | None:
    """Who can pass it on: the agency's recruiter, else recruiter, coordinator, hr who can be reached."""
    agency = case.application.agency
    if way is Channel.VIA_AGENCY and agency and agency.person:
        return case.person(agency.person)
    for part in (Part.AGENCY_RECRUITER, Part.RECRUITER, Part.COORDINATOR, Part.HR, Part.HIRING_MANAGER):
        for person in case.people:
            if person.part is part and person not in people and person.ways and not voice.is_nameless(person):
                return person
    return next((p for p in case.people if p not in people and p.ways and not voice.is_nameless(p)), None)
