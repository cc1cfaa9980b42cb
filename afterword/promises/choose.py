"""Of several times in a text, the one at which they come back to the candidate."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from afterword.promises.clauses import SHADES, Clause
from afterword.promises.roles import PROMISING, Role, role_of
from afterword.promises.vocabulary import FLAG
from afterword.timewords import Direction, Firmness, Form, TimeReading
from afterword.timewords.here import DAY

AFTERWARDS = frozenset({"once", "when", "after", "as", "the", "until"})
"""Words that begin a clause whose event comes before the promise: "once the board has met on the 12th"."""

EXTENDING = frozenset({Direction.BY, Direction.WITHIN, Direction.NOT_BEFORE})
"""A bare time with one of these, behind a time, goes on from it: "on Friday, Monday at the latest"."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A time that may be the promised one: its role, and whether it stands where something was taken back."""

    reading: TimeReading
    role: Role
    clause: int
    hedged: bool = False
    returning: bool = False
    fresh: bool = False
    denied: bool = False
    beside: bool = False


@dataclass(slots=True)
class Outline:
    """A sentence in short: its first clause, its first promise without a time, and what shades all of it."""

    first: int
    word: int | None = None
    back: bool = False
    hedged: bool = False
    refused: bool = False


def _outlines(clauses: Sequence[Clause], roles: Sequence[Role]) -> dict[int, Outline]:
    found: dict[int, Outline] = {}
    for index, (clause, role) in enumerate(zip(clauses, roles, strict=True)):
        outline = found.setdefault(clause.sentence, Outline(index))
        if outline.word is None and role >= Role.NOTICE and not clause.times:
            outline.word = index
        outline.back |= clause.has("back")
        outline.hedged |= clause.has("hedge")
        outline.refused |= role is Role.REFUSED
    return found


def candidates(clauses: Sequence[Clause]) -> list[Candidate]:
    """Every time that could be a promise, with its role, in order."""
    roles = _roles(clauses)
    outlines = _outlines(clauses, roles)
    alone = all(role is Role.BARE for role in roles)
    found: list[Candidate] = []
    for index, clause in enumerate(clauses):
        outline = outlines[clause.sentence]
        if not clause.times or outline.refused:
            continue
        role, returning = _role_here(clauses, roles, index, outline)
        fresh = clause.has("take_back") or any(
            c.has("take_back") and not c.times for c in clauses[max(0, index - 2) : index]
        )
        for reading in _chosen_in(clause):
            proposed = clause.asked and (role is Role.BARE or (role <= Role.NOTICE and _proposes(clause)))
            habit = reading.habit and (role is not Role.WORD or clause.has("deny"))
            if reading.past or proposed or habit:
                continue
            if reading.form is Form.CLOCK and not reading.said_direction and role is Role.BARE:
                continue
            turned = _turned(reading, clause)
            side = _side(clauses, roles, index) if role is Role.OTHER else None
            if side is not None:
                role, turned = Role.NOTICE, replace(turned, direction=side, firmness=Firmness.LIKELY)
            hedged = outline.hedged or (role is Role.BARE and not alone)
            denied = turned.direction is Direction.NOT_BEFORE and turned.first > turned.last
            before = found[-1] if found else None
            instead = role is Role.BARE and before is not None and _instead(clauses, before, index, turned)
            if before is not None and instead:
                role = before.role
                fresh = fresh or clause.joint == "so" or (clause.joint == "but" and not outline.hedged)
            if before is not None and fresh and clause.joint != "so":
                turned = _as_before(turned, before.reading)
            beside = bool(before and not fresh and (instead or _otherwise(clauses, before, index, turned)))
            role = max(role, before.role) if before and beside else role
            if role >= PROMISING:
                found.append(Candidate(turned, role, index, hedged or beside, returning, fresh, denied, beside))
    return found


def _instead(clauses: Sequence[Clause], before: Candidate, index: int, reading: TimeReading) -> bool:
    """Whether a bare later time stands for a promise that may not hold: "by Friday, but it might be Monday"."""
    clause = clauses[index]
    if before.role is Role.BARE or reading.last <= before.reading.last or before.clause == index:
        return False
    far = clause.sentence - clauses[before.clause].sentence > 1
    if far or not clause.words or not clause.words[0][1] & FLAG["turn"]:
        return False
    return clause.joint != "then" or clauses[index - 1].joint in ("if", "unless")


def _otherwise(clauses: Sequence[Clause], before: Candidate, index: int, reading: TimeReading) -> bool:
    """Whether a later time is for another case: "if it's a yes by Friday, if it's a no the week after"."""
    between = clauses[before.clause + 1 : index + 1]
    return reading.last > before.reading.last and any(clause.joint in ("if", "unless") for clause in between)


def _as_before(reading: TimeReading, before: TimeReading) -> TimeReading:
    """A time named anew takes over the side that was meant: "by Monday, no, make that Tuesday" is by Tuesday."""
    if reading.said_direction or before.direction not in (Direction.BY, Direction.BEFORE, Direction.WITHIN):
        return reading
    return replace(reading, direction=Direction.BY, said_direction=True)


def known(clauses: Sequence[Clause]) -> list[Candidate]:
    """Every time ahead in words that are known to be a promise; unsure where its clause is about something else."""
    found: list[Candidate] = []
    for index, clause in enumerate(clauses):
        plain = not clause.has("job", "process", "away", "ask") or clause.has("hear", "news")
        for reading in clause.times:
            if not (reading.past or reading.habit or clause.has("refuse")):
                turned = _turned(reading, clause)
                turned = turned if plain else replace(turned, firmness=Firmness.UNSURE)
                found.append(Candidate(turned, Role.BARE, index, hedged=True))
    return found


def _proposes(clause: Clause) -> bool:
    """Whether a question begins with its verb: "can we move it to Friday?"."""
    return bool(clause.words) and bool(clause.words[0][1] & (FLAG["future"] | FLAG["be"]))


def _roles(clauses: Sequence[Clause]) -> list[Role]:
    """The roles of clauses; in a sentence about the job, notice that isn't given to the candidate is of the job."""
    roles = [role_of(clause) for clause in clauses]
    of_the_job: set[int] = set()
    addressed = {clause.sentence for clause in clauses if clause.has("whom")}
    for index, clause in enumerate(clauses):
        if clause.joint == ";":
            of_the_job.discard(clause.sentence)
        if clause.has("job"):
            of_the_job.add(clause.sentence)
        leans = Role.BARE if clause.joint in (",", "and") else Role.NOTICE
        if clause.has("they"):
            continue
        if roles[index] in (Role.NOTICE, Role.DECISION, leans) and clause.sentence in of_the_job - addressed:
            roles[index] = Role.OTHER
    return roles


def _chosen_in(clause: Clause) -> list[TimeReading]:
    """The times of a clause; where they are not one list, those nearest to its verb, habits last."""
    times = [t for t in clause.times if not t.habit] or clause.times
    if len(times) < 2 or any(t.joined for t in times):
        return times
    kinds = FLAG["hear"] | FLAG["tell"] | FLAG["told"] | FLAG["news"] | FLAG["decide"]
    verbs = [place for place, bits in clause.words if bits & kinds]
    if not verbs:
        return times
    if any(t.direction is Direction.NOT_BEFORE for t in times):
        return times
    near = min(times, key=lambda t: min(abs(t.tokens[0] - verb) for verb in verbs))
    return [near]


def _role_here(clauses: Sequence[Clause], roles: Sequence[Role], index: int, outline: Outline) -> tuple[Role, bool]:
    """The role of a clause's time, which may be that of the clause it belongs to."""
    role = roles[index]
    if role is Role.BARE:
        return _borrowed(clauses, roles, index), False
    if role < PROMISING and role is not Role.CANDIDATE:
        carried = _carried(clauses, roles, index, outline)
        if carried is not None:
            return carried
    return role, False


def _borrowed(clauses: Sequence[Clause], roles: Sequence[Role], index: int) -> Role:
    """The role of a bare time: of the clause it leans on in its sentence."""
    clause = clauses[index]
    before = clauses[index - 1] if index else clause
    if clause.has("take_back") or (before.has("take_back") and not before.times):
        return Role.BARE
    follows = clauses[index + 1] if index + 1 < len(clauses) else None
    waiting = follows is not None and follows.joint in ("before", "until", "till", "by") and not follows.times
    leans_on_next = waiting or (
        clause.joint in (".", ";", "and", "so", "but", "then") and not any(t.joined for t in clause.times)
    )
    order = (_neighbour(clauses, index, 1), _neighbour(clauses, index, -1))
    if not leans_on_next:
        order = (order[1], order[0])
    for place, other in enumerate(order):
        if other is None:
            continue
        role = roles[other]
        if role > Role.BARE and not clauses[other].times:
            return role
        if other < index and role > Role.BARE and clause.times[0].joined:
            return role
        if place == 0 and role > Role.BARE and clause.times[0].direction in EXTENDING and not leans_on_next:
            return role
        if place == 0 and role < PROMISING and _is_main(clauses, index, other):
            return role
    return Role.BARE


def _is_main(clauses: Sequence[Clause], index: int, other: int) -> bool:
    """Whether the other clause could govern a bare time: not one that is subordinate or set off by a pause."""
    later = clauses[max(index, other)]
    if later.joint == ";" or clauses[other].joint in ("if", "once", "when", "unless"):
        return False
    return other < index or clauses[other].joint in (",", "and", "that")


def _neighbour(clauses: Sequence[Clause], index: int, step: int) -> int | None:
    """The next clause of the sentence in that direction that says something."""
    other = index + step
    while 0 <= other < len(clauses) and clauses[other].sentence == clauses[index].sentence:
        clause = clauses[other]
        aside = clause.joint == "," and not clause.flags & ~SHADES and not clause.times
        if not (aside and _goes_on(clauses, other)) and (clause.content or clause.flags & ~SHADES or clause.times):
            return other
        other += step
    return None


def _goes_on(clauses: Sequence[Clause], index: int) -> bool:
    """Whether the sentence goes on after a comma behind this clause: then it may be an aside."""
    following = clauses[index + 1] if index + 1 < len(clauses) else None
    return following is not None and following.joint == "," and following.sentence == clauses[index].sentence


def _carried(
    clauses: Sequence[Clause], roles: Sequence[Role], index: int, outline: Outline
) -> tuple[Role, bool] | None:
    """A time outside the promise that dates it all the same: it opens the sentence, or the promise comes after it."""
    clause, word = clauses[index], outline.word
    if word is None:
        return None
    opening = clause.times[0].tokens[0] - clause.first <= 2 and index == outline.first
    if opening and word > index and clauses[word].joint == "and" and not clause.has("away"):
        return roles[word], False
    told_of = clauses[word - 1] if word else clauses[word]
    if clauses[word].joint == "when" and word == index + 2 and not told_of.content and not told_of.times:
        return roles[word], False
    back = clause.has("back") or (clause.has("away") and outline.back)
    if back and (clause.joint in AFTERWARDS or word > index):
        return roles[word], True
    return None


def _side(clauses: Sequence[Clause], roles: Sequence[Role], index: int) -> Direction | None:
    """Which side of a clause about something else the promise beside it lies, if that has no time of its own."""
    clause = clauses[index]
    for other in (index - 1, index + 1):
        if not 0 <= other < len(clauses) or clauses[other].sentence != clause.sentence:
            continue
        if roles[other] < Role.NOTICE or clauses[other].times:
            continue
        if clause.joint in ("before", "by"):
            return Direction(clause.joint)
        if clause.joint in AFTERWARDS or (other > index and clauses[other].joint == "then"):
            return Direction.AFTER
    return None


def _turned(reading: TimeReading, clause: Clause) -> TimeReading:
    """A time with its direction as the clause turns it: "nothing before" is not before, "not past" is by."""
    if reading.direction is Direction.ON and not reading.said_direction:
        if 0 <= clause.place("floor") < reading.tokens[0]:
            return replace(reading, direction=Direction.NOT_BEFORE)
        if 0 <= clause.place("ceiling") < reading.tokens[0]:
            return replace(reading, direction=Direction.BY)
    denied = clause.has("deny") and any(
        bits & FLAG["deny"] for place, bits in clause.words if place < reading.tokens[0]
    )
    if not denied:
        return reading
    if reading.direction is Direction.NOT_BEFORE:
        longer = " than " in reading.text.lower()
        return replace(reading, direction=Direction.BY, first=reading.last) if longer else reading
    for_so_long = reading.form is Form.COUNT and reading.direction is Direction.ON and clause.has("hear")
    if for_so_long and not reading.text.lower().startswith("in"):
        return replace(reading, direction=Direction.NOT_BEFORE)
    itself = clause.has("wont") or clause.place("deny", reading.tokens[0] - 2) == reading.tokens[0] - 1
    if reading.direction is Direction.ON and itself and clause.joint != "if":
        return replace(reading, direction=Direction.NOT_BEFORE, first=reading.last + DAY, firmness=Firmness.LIKELY)
    if reading.direction in (Direction.BEFORE, Direction.UNTIL, Direction.THROUGH) or (
        reading.form is Form.ANAPHOR and not reading.said_direction
    ):
        return replace(reading, direction=Direction.NOT_BEFORE)
    if reading.direction is Direction.AFTER:
        return replace(reading, direction=Direction.BY, first=reading.last)
    return reading


def choose(found: Sequence[Candidate]) -> list[Candidate]:
    """The promised time: one, or several that belong together (`not before the 9th but by the 13th`)."""
    if not found:
        return []
    regular = [c for c in found if not c.reading.habit and not c.denied] or list(found)
    fresh = [c for c in regular if c.fresh and c.role >= PROMISING]
    if fresh and fresh[-1] is regular[-1]:
        return [fresh[-1]]
    explicit = [c for c in regular if c.reading.form is not Form.ANAPHOR or c.role > Role.BARE]
    best = max(c.role for c in explicit or regular)
    top = [c for c in explicit or regular if c.role is best]
    if any(c.beside for c in top):
        return [c for c in top if c.beside or c.clause < max(b.clause for b in top if b.beside)]
    plain = [c for c in top if not (c.reading.form is Form.ANAPHOR and c.reading.direction is Direction.AFTER)]
    return plain or top


def together(chosen: Sequence[Candidate]) -> bool:
    """Whether the times chosen are one list or span."""
    return len(chosen) > 1 and all(c.reading.joined for c in chosen[1:])


def firmness_of(candidate: Candidate) -> Firmness:
    """How firm a candidate is, apart from its dates: hedges and mere attention make it likely, a habit unsure."""
    if candidate.reading.habit:
        return Firmness.UNSURE
    return Firmness.LIKELY if candidate.hedged or candidate.role in (Role.ATTENTION, Role.DECISION) else Firmness.SURE
