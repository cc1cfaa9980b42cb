"""From a case and an order to letters and questions: `compose` and `plan_letter` (contracts: formats.md, "compose")."""

from __future__ import annotations

from dataclasses import dataclass, field

from afterword.channels import channel as advise
from afterword.composer import voice
from afterword.composer.bring import Bring
from afterword.composer.editor import edit
from afterword.composer.facts import brings_of, read_notes, talk_with
from afterword.composer.letterplan import LetterPlan
from afterword.composer.other import plan_other, plan_pass_on
from afterword.composer.thanking import plan_thanks
from afterword.composer.writer import Draft, FramesWriter
from afterword.model import (
    Action,
    Case,
    Channel,
    Composition,
    EventKind,
    Interview,
    Message,
    MessageKind,
    NoteKind,
    OtherLetter,
    Part,
    Person,
    Question,
    Step,
)
from afterword.planner import plan

THROUGH = (Channel.VIA_RECRUITER, Channel.VIA_AGENCY)
TRIES = 4
"""How often a letter is planned anew without the details that a review refused."""


@dataclass(slots=True)
class _Desk:
    """What letters written together share: their words, their frames, their questions."""

    case: Case
    asked: tuple[str, ...]
    seed: int
    others: list[OtherLetter]
    taken: set[str] = field(default_factory=set)
    messages: list[Message] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)

    def keep(self, message: Message, draft: Draft) -> None:
        """Take in a letter; those after it are written knowing it (M3)."""
        self.messages.append(message)
        self.others.append(OtherLetter(message.body, message.to, message.action, message.subject, message.channel))
        self.taken |= set(draft.frames)

    def ask(self, question: Question) -> None:
        """Ask once, and not somebody's matter that was asked already."""
        if question not in self.questions and not (question.person in self.asked and question.kind is NoteKind.MOMENT):
            self.questions.append(question)


def compose(
    case: Case,
    write: MessageKind | str,
    to: tuple[str, ...] = (),
    channel: Channel | str | None = None,
    *,
    asked: tuple[str, ...] = (),
    seed: int = 0,
    others: tuple[OtherLetter, ...] = (),
) -> Composition:
    """The letters `write` asks for: a message kind, `next` (the plan's next step) or `all` (everybody due a thank-you).

    `asked`: people a moment was asked of before, in vain. The same seed gives the same words; another gives others.
    `others`: drafts and messages to anybody there, which no letter may repeat. Where the notes don't carry a letter
    a question comes back instead. Pure; nothing is dated but by `case.now`.
    """
    desk = _Desk(case, asked, seed, [*_sent_bodies(case), *others])
    if write == "all":
        _thank_all(desk, [step for step in plan(case).steps if step.action is Action.THANK_YOU])
    elif write == "next":
        step = plan(case).next.step
        if step is None or step.action not in {Action(kind.value) for kind in MessageKind if kind.value in set(Action)}:
            return Composition()
        if step.action is Action.THANK_YOU:
            _thank_all(desk, [step])
        else:
            _write(desk, MessageKind(step.action.value), step.to, step.channels[0] if step.channels else None)
    else:
        _write(desk, MessageKind(write), to, Channel(channel) if channel else None)
    return Composition(tuple(desk.messages), tuple(desk.questions))


def plan_letter(
    case: Case,
    write: MessageKind | str,
    to: tuple[str, ...],
    channel: Channel | str | None = None,
    *,
    asked: tuple[str, ...] = (),
) -> LetterPlan | Question | None:
    """The plan of one letter as a value: its moves with their facts, before a word is chosen; or what has to be asked."""
    kind = MessageKind(write)
    people = tuple(person for person_id in to if (person := case.person(person_id)))
    if not people:
        return Question("To whom is it to go?")
    way = Channel(channel) if channel else _channel(case, kind, people[0])
    if kind is MessageKind.THANK_YOU:
        return plan_thanks(case, people, way, _covered(case, people[0], asked)) or _moment_asked(case, people[0])
    if kind is MessageKind.PASS_ON:
        through = _go_between(case, people, way)
        return plan_pass_on(case, people, through, way, frozenset()) if through else _nobody(case, people[0])
    return plan_other(case, kind, people[0], way, None, frozenset())


def _sent_bodies(case: Case) -> list[OtherLetter]:
    return [
        OtherLetter(event.body, event.to, event.message or MessageKind.OTHER, event.subject, event.channel, event.at)
        for event in case.events
        if event.kind is EventKind.SENT and event.body
    ]


def _write(desk: _Desk, kind: MessageKind, to: tuple[str, ...], way: Channel | None) -> None:
    """One letter of any kind."""
    case = desk.case
    people = tuple(person for person_id in to if (person := case.person(person_id)))
    if not people:
        desk.ask(Question("To whom is it to go?"))
        return
    way = way or _channel(case, kind, people[0])
    nameless = [person for person in people if voice.is_nameless(person)]
    for person in nameless:
        desk.ask(_name_asked(case, person))
    people = tuple(person for person in people if person not in nameless)
    if not people or way is Channel.NONE:
        return
    if kind is MessageKind.PASS_ON or (kind is MessageKind.THANK_YOU and way in THROUGH):
        _pass_on(desk, people, way, kind)
    elif kind is MessageKind.THANK_YOU:
        _thank(desk, people, way, _covered(case, people[0], desk.asked), None)
    else:
        _other(desk, kind, people[0], way)


def _channel(case: Case, kind: MessageKind, person: Person) -> Channel:
    """The way the channels' room advises, email where it has none to give."""
    advice = advise(case, kind, person.id).channels
    return advice[0].channel if advice else Channel.EMAIL


def _thank_all(desk: _Desk, steps: list[Step]) -> None:
    """Everybody who is due a thank-you: planned together, so that no two letters are alike (M2, M3)."""
    case = desk.case
    through: dict[Channel, list[Person]] = {}
    direct: list[tuple[Person, Channel]] = []
    for step in steps:
        person = case.person(step.to[0]) if step.to else None
        way = step.channels[0] if step.channels else Channel.NONE
        if person is None or way is Channel.NONE and not voice.is_nameless(person):
            continue
        if voice.is_nameless(person):
            desk.ask(_name_asked(case, person))
        elif way in THROUGH:
            through.setdefault(way, []).append(person)
        else:
            direct.append((person, way))
    shares = _shared_out(case, [person for person, _ in direct])
    for person, way in direct:
        covers = _covered(case, person, desk.asked)
        if person.id in desk.asked and not read_notes(case, person, talk_with(case, person.id)) and not covers:
            continue
        _thank(desk, (person,), way, covers, shares[person.id])
    for way, people in through.items():
        _pass_on(desk, tuple(people), way, MessageKind.THANK_YOU)


def _shared_out(case: Case, people: list[Person]) -> dict[str, tuple[Bring, ...]]:
    """Which strengths each letter of a panel may use: the fitting ones first, none in two letters while others are left.

    Small sets, so all assignments of one strength a person are tried (an optimisation, not greed).
    """
    from itertools import permutations

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


def _covered(case: Case, person: Person, asked: tuple[str, ...]) -> tuple[str, ...]:
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


def _thank(
    desk: _Desk, people: tuple[Person, ...], way: Channel, covers: tuple[str, ...], brings: tuple[Bring, ...] | None
) -> None:
    case = desk.case
    banned: frozenset[str] = frozenset()
    for _ in range(TRIES):
        planned = plan_thanks(case, people, way, covers, banned, brings)
        if planned is None:
            break
        verdict = edit(planned, case, FramesWriter(frozenset(desk.taken)), desk.seed, desk.others)
        if verdict.message and verdict.draft:
            desk.keep(verdict.message, verdict.draft)
            _offer_withdrawal(desk, planned)
            return
        if not verdict.refused - banned:
            break
        banned |= verdict.refused
    desk.ask(_moment_asked(case, people[0]))


def _offer_withdrawal(desk: _Desk, planned: LetterPlan) -> None:
    """Who noted that they don't want it is offered the way out (C9)."""
    if planned.interest.value == "no":
        desk.ask(Question("You noted that you don't want this job. Would you like to withdraw instead?", None, NoteKind.INTEREST))


def _other(desk: _Desk, kind: MessageKind, person: Person, way: Channel) -> None:
    case = desk.case
    banned: frozenset[str] = frozenset()
    for _ in range(TRIES):
        planned = plan_other(case, kind, person, way, None, banned)
        if planned is None:
            return
        if isinstance(planned, Question):
            desk.ask(planned)
            return
        verdict = edit(planned, case, FramesWriter(), desk.seed, desk.others)
        if verdict.message and verdict.draft:
            desk.keep(verdict.message, verdict.draft)
            return
        if not verdict.refused - banned:
            return
        banned |= verdict.refused


def _pass_on(desk: _Desk, people: tuple[Person, ...], way: Channel, kind: MessageKind) -> None:
    """One note that asks somebody to pass the thanks on; who has nothing noted is asked for first."""
    case = desk.case
    through = _go_between(case, people, way)
    if through is None:
        desk.ask(_nobody(case, people[0]))
        return
    told = tuple(person for person in people if read_notes(case, person, talk_with(case, person.id)))
    for person in people:
        if person not in told:
            desk.ask(_moment_asked(case, person))
    banned: frozenset[str] = frozenset()
    for _ in range(TRIES if told else 0):
        planned = plan_pass_on(case, told, through, way, banned)
        if planned is None:
            break
        verdict = edit(planned, case, FramesWriter(frozenset(desk.taken)), desk.seed, desk.others)
        if verdict.message and verdict.draft:
            desk.keep(verdict.message, verdict.draft)
            return
        if not verdict.refused - banned:
            break
        banned |= verdict.refused


def _go_between(case: Case, people: tuple[Person, ...], way: Channel) -> Person | None:
    """Who can pass it on: the agency's recruiter, else recruiter, coordinator, hr who can be reached."""
    agency = case.application.agency
    if way is Channel.VIA_AGENCY and agency and agency.person:
        return case.person(agency.person)
    for part in (Part.AGENCY_RECRUITER, Part.RECRUITER, Part.COORDINATOR, Part.HR, Part.HIRING_MANAGER):
        for person in case.people:
            if person.part is part and person not in people and person.ways and not voice.is_nameless(person):
                return person
    return next((p for p in case.people if p not in people and p.ways and not voice.is_nameless(p)), None)


def _moment_asked(case: Case, person: Person) -> Question:
    name = voice.full_name(case, person)
    return Question(f"What did {name} say, ask or show you that you still remember?", person.id, NoteKind.MOMENT)


def _name_asked(case: Case, person: Person) -> Question:
    return Question(f"What is the name of the person you noted as “{person.name}”, and who could pass a note on?", person.id)


def _nobody(case: Case, person: Person) -> Question:
    name = voice.full_name(case, person)
    return Question(f"There is no address for {name}. Who could pass a note on?", person.id)


