"""From a case and an order to letters and questions: `compose` and `plan_letter` (contracts: formats.md, "compose")."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from afterword.channels import channel as advise
from afterword.composer import voice
from afterword.composer.bring import Bring
from afterword.composer.editor import edit
from afterword.composer.errands import plan_errand
from afterword.composer.facts import Interest, read_notes, talk_with
from afterword.composer.letterplan import LetterPlan
from afterword.composer.panel import covered, go_between, plan_pass_on, shared_out
from afterword.composer.thanking import plan_thanks
from afterword.composer.writer import FramesWriter
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
NOBODY = Question("To whom is it to go?")
WAY_OUT = "You noted that you don't want this job. Would you like to withdraw instead?"
"""Who doesn't want it is offered the way out (C9)."""
TRIES = 5
"""How often a letter is planned anew without the details that a review refused."""
Planner = Callable[[frozenset[str]], LetterPlan | Question | None]
"""Plans a letter without the details it is given."""


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

    def ask(self, question: Question) -> None:
        """Ask once, and not somebody's matter that was asked already."""
        if question not in self.questions and not (question.person in self.asked and question.kind is NoteKind.MOMENT):
            self.questions.append(question)

    def settle(self, planner: Planner) -> None:
        """Write the letter, without the details a review refused where it must, or ask what is wanting; letters after
        it are written knowing it (M3)."""
        banned: frozenset[str] = frozenset()
        for _ in range(TRIES):
            planned = planner(banned)
            if not isinstance(planned, LetterPlan):
                if planned:
                    self.ask(planned)
                return
            verdict = edit(planned, self.case, FramesWriter(frozenset(self.taken)), self.seed, tuple(self.others))
            if verdict.message and verdict.draft:
                new = verdict.message
                self.messages.append(new)
                self.others.append(OtherLetter(new.body, new.to, new.action, new.subject, new.channel))
                self.taken |= set(verdict.draft.frames)
                if planned.interest is Interest.NO and planned.action is MessageKind.THANK_YOU:
                    self.ask(Question(WAY_OUT, None, NoteKind.INTEREST))
                return
            if verdict.refused <= banned:
                person = self.case.person(planned.to[0])
                if planned.action is MessageKind.THANK_YOU and person:
                    self.ask(_moment_asked(self.case, person))
                return
            banned |= verdict.refused


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
    before = [
        OtherLetter(event.body, event.to, event.message or MessageKind.OTHER, event.subject, event.channel, event.at)
        for event in case.events
        if event.kind is EventKind.SENT and event.body
    ]
    desk = _Desk(case, asked, seed, [*before, *others])
    if write == "all":
        _thank_all(desk, [step for step in plan(case).steps if step.action is Action.THANK_YOU])
    elif write == "next":
        step = plan(case).next.step
        if step is None or step.action.value not in {kind.value for kind in MessageKind}:
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
        return NOBODY
    way = Channel(channel) if channel else _channel(case, kind, people[0])
    return _planner(case, kind, people, way, asked)(frozenset())


def _planner(
    case: Case, kind: MessageKind, people: tuple[Person, ...], way: Channel, asked: tuple[str, ...]
) -> Planner:
    """How a letter of this kind is planned, or what is asked where its facts are wanting."""
    person = people[0]
    if kind is MessageKind.PASS_ON or (kind is MessageKind.THANK_YOU and way in THROUGH):
        through = go_between(case, people, way)
        nobody = f"There is no address for {voice.full_name(case, person)}. Who could pass a note on?"
        if through is None:
            return lambda banned: Question(nobody, person.id)
        return lambda banned: plan_pass_on(case, people, through, way, banned) or _moment_asked(case, person)
    if kind is MessageKind.THANK_YOU:
        covers = covered(case, person, asked)
        return lambda banned: plan_thanks(case, people, way, covers, banned) or _moment_asked(case, person)
    return lambda banned: plan_errand(case, kind, person, way, banned)


def _when_it_opens(case: Case, steps: list[Step]) -> Case:
    """The case at the moment the letter is for: now, or when its step opens if that lies ahead."""
    return case.at(steps[0].best) if steps and steps[0].earliest > case.now else case


def _write(desk: _Desk, kind: MessageKind, to: tuple[str, ...], way: Channel | None) -> None:
    """One letter of any kind."""
    case = desk.case
    people = tuple(person for person_id in to if (person := case.person(person_id)))
    if not people:
        desk.ask(NOBODY)
        return
    way = way or _channel(case, kind, people[0])
    for person in people:
        if voice.is_nameless(person):
            desk.ask(_name_asked(person))
    people = tuple(person for person in people if not voice.is_nameless(person))
    if not people or way is Channel.NONE:
        return
    verdict = judge(case, kind, tuple(person.id for person in people), way, case.now)
    if isinstance(verdict, Refusal) and verdict.kind is RefusalKind.NOT_WANTED:
        return  # T10: they asked for silence, it is over, or it would go past the agency
    desk.settle(_planner(case, kind, people, way, desk.asked))


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
        if person and voice.is_nameless(person):
            desk.ask(_name_asked(person))
        elif person and way in THROUGH:
            through.setdefault(way, []).append(person)
        elif person and way is not Channel.NONE:
            direct.append((person, way))
    shares = shared_out(case, [person for person, _ in direct])
    for person, way in direct:
        covers = covered(case, person, desk.asked)
        if person.id not in desk.asked or covers or read_notes(case, person, talk_with(case, person.id)):
            desk.settle(_thanks(case, person, way, covers, shares[person.id]))
    for way, people in through.items():
        told = tuple(p for p in people if read_notes(case, p, talk_with(case, p.id)))
        for person in people:
            if person not in told:
                desk.ask(_moment_asked(case, person))
        if told:
            desk.settle(_planner(case, MessageKind.PASS_ON, told, way, desk.asked))


def _thanks(case: Case, person: Person, way: Channel, covers: tuple[str, ...], brings: tuple[Bring, ...]) -> Planner:
    return lambda banned: plan_thanks(case, (person,), way, covers, banned, brings) or _moment_asked(case, person)


def _moment_asked(case: Case, person: Person) -> Question:
    ask = f"What did {voice.full_name(case, person)} say, ask or show you that you still remember?"
    return Question(ask, person.id, NoteKind.MOMENT)


def _name_asked(person: Person) -> Question:
    ask = f"What is the name of the person you noted as “{person.name}”, and who could pass a note on?"
    return Question(ask, person.id)
