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

WAITING = frozenset({"before", "until", "till", "by"})
"""Words behind a time that say what is waited for: "it's two weeks before you hear"."""

SUBORDINATE = frozenset(("if", "once", "when", "unless", "whether", "what", "how", "who", "which", "because", "since"))
"""Words whose clause governs no time outside it."""

CASES = frozenset({"if", "unless"})

EXTENDING = frozenset({Direction.BY, Direction.WITHIN, Direction.NOT_BEFORE})
"""A bare time with one of these, behind a time, goes on from it: "on Friday, Monday at the latest"."""

Clauses = Sequence[Clause]
Roles = Sequence[Role]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A time that may be the promised one. `clause` is the index of its clause.

    `returning`: it is when somebody is back. `fresh`: said where something was taken back; `beside`: for another case.
    """

    reading: TimeReading
    role: Role
    clause: int
    hedged: bool = False
    returning: bool = False
    fresh: bool = False
    beside: bool = False


def candidates(clauses: Clauses) -> list[Candidate]:
    """Every time that could be a promise, with its role, in order."""
    roles = _roles(clauses)
    alone = all(role is Role.BARE for role in roles)
    flags: dict[int, int] = {}
    for clause in clauses:
        flags[clause.sentence] = flags.get(clause.sentence, 0) | clause.flags
    found: list[Candidate] = []
    for index, clause in enumerate(clauses):
        if not clause.times or flags[clause.sentence] & FLAG["refuse"]:
            continue
        fresh = any(c.has("take_back") and (c is clause or not c.times) for c in clauses[max(0, index - 2) : index + 1])
        role, returning = (
            (Role.BARE, False)
            if fresh and roles[index] is Role.BARE
            else _role_here(clauses, roles, index, flags[clause.sentence])
        )
        side = _side(clauses, roles, index) if role is Role.OTHER else None
        for reading in _chosen_in(clause):
            if reading.past or _asked_only(clause, role, reading):
                continue
            turned = _turned(reading, clause)
            if side is not None:
                role, turned = Role.NOTICE, replace(turned, direction=side, firmness=Firmness.LIKELY)
            hedged = bool(flags[clause.sentence] & FLAG["hedge"]) or (role is Role.BARE and not alone)
            now = Candidate(turned, role, index, hedged, returning, fresh)
            now = _revised(clauses, found[-1], now) if found else now
            if now.role >= PROMISING:
                found.append(now)
    return found


def known(clauses: Clauses) -> list[Candidate]:
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


def _asked_only(clause: Clause, role: Role, reading: TimeReading) -> bool:
    """Whether a time is only asked about, is what happens every week, or is an hour of no day."""
    if reading.habit:
        return role is not Role.WORD or clause.has("deny")
    if role is Role.BARE and (clause.asked or (reading.form is Form.CLOCK and not reading.said_direction)):
        return True
    begins = clause.words[0][1] if clause.words else 0
    return clause.asked and role <= Role.NOTICE and bool(begins & (FLAG["future"] | FLAG["be"]))


def _revised(clauses: Clauses, before: Candidate, now: Candidate) -> Candidate:
    """A time in the light of the one before it: said instead of it, or beside it for another case.

    "By Monday, no, make that Tuesday" is by Tuesday; "by Friday, but it might be Monday" runs until Monday.
    """
    clause, said = clauses[now.clause], before.reading
    if now.fresh:
        inherits = not now.reading.said_direction and said.direction in (Direction.BY, Direction.BEFORE)
        return replace(now, reading=replace(now.reading, direction=Direction.BY)) if inherits else now
    if now.reading.last <= said.last:
        return now
    between = clauses[before.clause + 1 : now.clause + 1]
    turns = bool(clause.words) and bool(clause.words[0][1] & FLAG["turn"]) and now.role is Role.BARE < before.role
    turns = turns and clause.sentence - clauses[before.clause].sentence < 2
    if clause.joint == "then":
        turns = turns and clauses[now.clause - 1].joint in CASES
    if turns and clause.joint == "so":
        return replace(now, role=before.role, fresh=True)
    if turns or any(c.joint in CASES for c in between):
        return replace(now, role=max(now.role, before.role), beside=True, hedged=True)
    return now


def _roles(clauses: Clauses) -> list[Role]:
    """The roles of clauses; in a sentence about the job, what isn't said to the candidate is of the job."""
    roles = [role_of(clause) for clause in clauses]
    of_the_job: set[int] = set()
    addressed = {clause.sentence for clause in clauses if clause.has("whom")}
    for index, clause in enumerate(clauses):
        if clause.joint == ";":
            of_the_job.discard(clause.sentence)
        if clause.has("job"):
            of_the_job.add(clause.sentence)
        if not clause.has("they") and clause.sentence in of_the_job - addressed:
            roles[index] = Role.OTHER
    return roles


def _chosen_in(clause: Clause) -> list[TimeReading]:
    """The times of a clause; where they are not one list, the one nearest to its verb, habits last."""
    times = [t for t in clause.times if not t.habit] or clause.times
    kinds = FLAG["hear"] | FLAG["tell"] | FLAG["told"] | FLAG["news"] | FLAG["decide"]
    verbs = [place for place, bits in clause.words if bits & kinds]
    if not verbs or any(t.joined for t in times):
        return times
    return [min(times, key=lambda t: min(abs(t.tokens[0] - verb) for verb in verbs))]


def _role_here(clauses: Clauses, roles: Roles, index: int, flags: int) -> tuple[Role, bool]:
    """The role of a clause's time, which may be that of the clause it belongs to; and whether somebody returns then."""
    role = roles[index]
    if role is Role.BARE:
        return _borrowed(clauses, roles, index), False
    if role < PROMISING and role is not Role.CANDIDATE:
        return _carried(clauses, roles, index, flags) or (role, False)
    return role, False


def _borrowed(clauses: Clauses, roles: Roles, index: int) -> Role:
    """The role of a bare time: of the clause it leans on in its sentence."""
    clause = clauses[index]
    follows = clauses[index + 1 : index + 2]
    joined = clause.times[0].joined
    leans_on_next = any(c.joint in WAITING and not c.times for c in follows) or (
        clause.joint in (".", ";", "and", "so", "but", "then") and not joined
    )
    order = (_neighbour(clauses, index, 1), _neighbour(clauses, index, -1))
    for place, other in enumerate(order if leans_on_next else order[::-1]):
        if other is None:
            continue
        role = roles[other]
        extends = place == 0 and not leans_on_next and clause.times[0].direction in EXTENDING
        if role > Role.BARE and (not clauses[other].times or extends or (other < index and joined)):
            return role
        if place == 0 and role < PROMISING and _is_main(clauses, index, other):
            return role
    return Role.BARE


def _is_main(clauses: Clauses, index: int, other: int) -> bool:
    """Whether the other clause could govern a bare time: not one that is subordinate or set off by a pause."""
    if clauses[max(index, other)].joint == ";" or clauses[other].joint in SUBORDINATE:
        return False
    return other < index or clauses[other].joint in (",", "and", "that")


def _neighbour(clauses: Clauses, index: int, step: int) -> int | None:
    """The next clause of the sentence in that direction that says something; an aside between commas doesn't."""
    other = index + step
    while 0 <= other < len(clauses) and clauses[other].sentence == clauses[index].sentence:
        clause = clauses[other]
        aside = clause.joint == "," and any(c.joint == "," for c in clauses[other + 1 : other + 2])
        if clause.times or clause.flags & ~SHADES or (clause.content and not aside):
            return other
        other += step
    return None


def _carried(clauses: Clauses, roles: Roles, index: int, flags: int) -> tuple[Role, bool] | None:
    """A time outside the promise that dates it all the same: the promise comes after it in its sentence."""
    clause = clauses[index]
    same = (i for i, c in enumerate(clauses) if c.sentence == clause.sentence)
    word = next((i for i in same if roles[i] >= Role.NOTICE and not clauses[i].times), None)
    if word is None:
        return None
    opening = clause.times[0].tokens[0] - clause.first <= 2 and clauses[max(0, index - 1)].sentence != clause.sentence
    if (opening or not index) and word > index and clauses[word].joint == "and" and not clause.has("away"):
        return roles[word], False
    between = clauses[word - 1]
    if clauses[word].joint == "when" and word == index + 2 and not between.content and not between.times:
        return roles[word], False
    back = clause.has("back") or (clause.has("away") and flags & FLAG["back"])
    if back and (clause.joint in AFTERWARDS or word > index):
        return roles[word], True
    return None


def _side(clauses: Clauses, roles: Roles, index: int) -> Direction | None:
    """Which side of a clause about something else the promise beside it lies, if that has no time of its own."""
    clause = clauses[index]
    for other in (index - 1, index + 1):
        if not 0 <= other < len(clauses) or clauses[other].sentence != clause.sentence:
            continue
        if roles[other] < Role.NOTICE or clauses[other].times:
            continue
        if clause.joint in ("before", "by"):
            return Direction(clause.joint)
        if clause.joint in AFTERWARDS or clauses[other].joint == "then":
            return Direction.AFTER
    return None


def _turned(reading: TimeReading, clause: Clause) -> TimeReading:
    """A time with its direction as the clause turns it: "nothing before" is not before, "not past" is by."""
    place, direction = reading.tokens[0], reading.direction
    if direction is Direction.ON and not reading.said_direction:
        if 0 <= clause.place("floor") < place:
            return replace(reading, direction=Direction.NOT_BEFORE)
        if 0 <= clause.place("ceiling") < place:
            return replace(reading, direction=Direction.BY)
    if not 0 <= clause.place("deny") < place:
        return reading
    if direction is Direction.AFTER or (direction is Direction.NOT_BEFORE and " than " in reading.text.lower()):
        return replace(reading, direction=Direction.BY, first=reading.last)
    itself = clause.has("wont") or clause.place("deny", place - 2) == place - 1
    if direction is Direction.ON and itself and clause.joint != "if":
        lasting = reading.form is Form.COUNT and not reading.text.lower().startswith("in")
        first = reading.first if lasting else reading.last + DAY
        return replace(reading, direction=Direction.NOT_BEFORE, first=first, firmness=Firmness.LIKELY)
    ends = direction in (Direction.BEFORE, Direction.UNTIL, Direction.THROUGH)
    if ends or (reading.form is Form.ANAPHOR and not reading.said_direction):
        return replace(reading, direction=Direction.NOT_BEFORE)
    return reading


def choose(found: Sequence[Candidate]) -> list[Candidate]:
    """The promised time: one, or several that belong together (`not before the 9th but by the 13th`)."""
    if not found or found[-1].fresh:
        return list(found[-1:])
    explicit = [c for c in found if c.reading.form is not Form.ANAPHOR or c.role > Role.BARE] or found
    best = max(c.role for c in explicit)
    top = [c for c in explicit if c.role is best]
    last = max((c.clause for c in top if c.beside), default=-1)
    if last >= 0:
        return [c for c in top if c.beside or c.clause < last]
    return [c for c in top if (c.reading.form, c.reading.direction) != (Form.ANAPHOR, Direction.AFTER)] or top


def together(chosen: Sequence[Candidate]) -> bool:
    """Whether the times chosen are one list or span."""
    return len(chosen) > 1 and all(c.reading.joined for c in chosen[1:])


def firmness_of(candidate: Candidate) -> Firmness:
    """How firm a candidate is, apart from its dates: hedges and mere attention make it likely, a habit unsure."""
    if candidate.reading.habit:
        return Firmness.UNSURE
    return Firmness.LIKELY if candidate.hedged or candidate.role in (Role.ATTENTION, Role.DECISION) else Firmness.SURE
