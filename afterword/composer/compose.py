"""From a case and an order to letters and questions: `compose` and `plan_letter` (contracts: formats.md, "compose")."""

from __future__ import annotations

from dataclasses import dataclass, field

from afterword.channels import channel as advise
from afterword.composer import voice
from afterword.composer.bring import Bring
from afterword.composer.editor import edit
from afterword.composer.facts import read_notes, talk_with
from afterword.composer.letterplan import LetterPlan
from afterword.composer.other import plan_other
from afterword.composer.panel import covered, go_between, shared_out
from afterword.composer.passing import plan_pass_on
from afterword.composer.thanking import plan_thanks
from afterword.composer.writer import Draft, FramesWriter
from afterword.model import (
    Action,
    Case,
    Channel,
    Composition,
    EventKind,
    Message,
    MessageKind,
    NoteKind,
    OtherLetter,
    Person,
    Question,
    Refusal,
    RefusalKind,
    Step,
)
from afterword.planner import judge, plan

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
        desk.case = _when_it_opens(case, [step])
        if step.action is Action.THANK_YOU:
            _thank_all(desk, [step])
        else:
            _write(desk, MessageKind(step.action.value), step.to, step.channels[0] if step.channels else None)
    else:
        kind = MessageKind(write)
        steps = [step for step in plan(case).steps if step.action.value == kind.value and set(to) & set(step.to)]
        desk.case = _when_it_opens(case, steps)
        _write(desk, kind, to, Channel(channel) if channel else None)
    return Composition(tuple(desk.messages), tuple(desk.questions))


def plan_letter(
    case: Case,
    write: MessageKind | str,
    to: tuple[str, ...],
    channel: Channel | str | None = None,
    *,
    asked: tuple[str, ...] = (),
) -> LetterPlan | Question | None:
    """The plan of one letter as a value: its moves with their facts, before a word is chosen; or what to ask."""
    kind = MessageKind(write)
    people = tuple(person for person_id in to if (person := case.person(person_id)))
    if not people:
        return Question("To whom is it to go?")
    way = Channel(channel) if channel else _channel(case, kind, people[0])
    if kind is MessageKind.THANK_YOU:
        return plan_thanks(case, people, way, covered(case, people[0], asked)) or _moment_asked(case, people[0])
    if kind is MessageKind.PASS_ON:
        through = go_between(case, people, way)
        return plan_pass_on(case, people, through, way, frozenset()) if through else _nobody(case, people[0])
    return plan_other(case, kind, people[0], way, None, frozenset())


def _when_it_opens(case: Case, steps: list[Step]) -> Case:
    """The case at the moment the letter is for: now, or when its step opens if that lies ahead."""
    return case.at(steps[0].best) if steps and steps[0].earliest > case.now else case


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
    if not people or way is Channel.NONE or _unwanted(case, kind, people, way):
        return
    if kind is MessageKind.PASS_ON or (kind is MessageKind.THANK_YOU and way in THROUGH):
        _pass_on(desk, people, way, kind)
    elif kind is MessageKind.THANK_YOU:
        _thank(desk, people, way, covered(case, people[0], desk.asked), None)
    else:
        _other(desk, kind, people[0], way)


def _unwanted(case: Case, kind: MessageKind, people: tuple[Person, ...], way: Channel) -> bool:
    """Whether they asked for silence, it is over, or it would go past the agency (T10): then nothing is written."""
    verdict = judge(case, kind, tuple(person.id for person in people), way, case.now)
    return isinstance(verdict, Refusal) and verdict.kind is RefusalKind.NOT_WANTED


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
        if person is None or (way is Channel.NONE and not voice.is_nameless(person)):
            continue
        if voice.is_nameless(person):
            desk.ask(_name_asked(case, person))
        elif way in THROUGH:
            through.setdefault(way, []).append(person)
        else:
            direct.append((person, way))
    shares = shared_out(case, [person for person, _ in direct])
    for person, way in direct:
        covers = covered(case, person, desk.asked)
        if person.id in desk.asked and not read_notes(case, person, talk_with(case, person.id)) and not covers:
            continue
        _thank(desk, (person,), way, covers, shares[person.id])
    for way, people in through.items():
        _pass_on(desk, tuple(people), way, MessageKind.THANK_YOU)


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
        desk.ask(
            Question(
                "You noted that you don't want this job. Would you like to withdraw instead?", None, NoteKind.INTEREST
            )
        )


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
    through = go_between(case, people, way)
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


def _moment_asked(case: Case, person: Person) -> Question:
    name = voice.full_name(case, person)
    return Question(f"What did {name} say, ask or show you that you still remember?", person.id, NoteKind.MOMENT)


def _name_asked(case: Case, person: Person) -> Question:
    return Question(
        f"What is the name of the person you noted as “{person.name}”, and who could pass a note on?", person.id
    )


def _nobody(case: Case, person: Person) -> Question:
    name = voice.full_name(case, person)
    return Question(f"There is no address for {name}. Who could pass a note on?", person.id)
