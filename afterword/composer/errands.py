"""The plans of all letters but thanks: each does one thing, names one fact where it may, and stops (T8, M7, X5).

Most are rows of `data/letters.toml`; those that need an answer of the candidate's own are planned here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime

from afterword.composer import voice
from afterword.composer.clauses import answer_from_notes, chosen_time, corrected, news
from afterword.composer.data import table
from afterword.composer.details import Shape
from afterword.composer.facts import (
    TASKS,
    TOLD,
    Interest,
    ReadNote,
    held_talks,
    house_of,
    interest_in,
    newest,
    read_notes,
    received,
    sent,
    talk_with,
)
from afterword.composer.letterplan import LetterPlan, Move, Slot
from afterword.composer.repairs import repairs, thing
from afterword.composer.thanking import general_slots
from afterword.language import content_lemmas
from afterword.model import Case, Channel, ErrorKind, EventKind, MessageKind, NoteKind, Person, Question, ReplyLabel

Planned = tuple[tuple[Move, ...], tuple[str, ...]] | Question | None
"""Moves and subject lines, a question that has to be answered first, or nothing to write."""
PLURAL = re.compile(r"\b(?:and|\w+(?<!s)s)\b(?! of\b)")


class Errand:
    """What the plans of one letter share: the case, the reader, the talk, and the facts read on demand."""

    def __init__(self, case: Case, person: Person, banned: frozenset[str]) -> None:
        self.case, self.person, self.banned = case, person, banned
        self.talk = talk_with(case, person.id) or next(reversed(held_talks(case)), None)
        self.zone, self.country = voice.zone_of(case, person), case.application.country

    def fact(self, name: str, kinds: tuple[NoteKind, ...] = TOLD + TASKS, longest: int = 16) -> list[Move]:
        """One move with one short detail of the talk, or none; needs come first, logistics last."""
        for note in sorted(read_notes(self.case, self.person, None, kinds, self.banned), key=_telling):
            forms = tuple(f for f in note.forms if f.words <= longest and f.shape is not Shape.GERUND)
            if forms:
                return [Move(name, forms, needed=False)]
        return []

    def day(self, moment: datetime | date) -> str:
        """A day as this letter names it, seen from now."""
        day = moment.astimezone(self.zone).date() if isinstance(moment, datetime) else moment
        return voice.day_seen(day, self.case.now, self.zone, self.country)

    def date(self, day: date) -> str:
        """A date to come, with its weekday."""
        comma = "," if voice.month_first(self.country) else ""
        return f"{voice.DAYS[day.weekday()]}{comma} {voice.day_in_words(day, self.country)}"

    def moment(self, moment: datetime) -> str:
        """A time to come, with its day and hour."""
        local = moment.astimezone(self.zone)
        clock = f"{local.hour}:{local.minute:02d}"
        if self.country in ("US", "CA"):
            clock = f"{local.hour % 12 or 12}:{local.minute:02d} {'a.m.' if local.hour < 12 else 'p.m.'}"
        return f"{self.date(local.date())} at {clock}"

    def from_table(self, kind: MessageKind) -> Planned:
        """A plan that is a row of data, with the slots and marks its sentences may ask for."""
        plan, slots, marks = table("letters")["plans"][kind.value], self._slots(kind), self._marks(kind)
        moves: list[Move] = []
        for name in plan["moves"]:
            if name.startswith("?"):
                moves += self.fact(name[1:])
            else:
                moves.append(Move(name.lstrip("¶"), slots=slots, marks=marks, paragraph=name.startswith("¶")))
        return tuple(moves), tuple(plan["subjects"])

    def _slots(self, kind: MessageKind) -> dict[str, Slot]:
        found: dict[str, Slot] = {}
        held = received(self.case, ReplyLabel.ON_HOLD)
        if held:
            found["since_when"] = Slot(self.day(held[1].at), f"events[{held[0]}]")
        deadline = kind is MessageKind.TELL_DEADLINE
        offer = newest(self.case, EventKind.COMPETING_OFFER) if deadline else received(self.case, ReplyLabel.OFFER)
        if offer and offer[1].answer_by:
            found["answer_by"] = Slot(self.date(offer[1].answer_by), f"events[{offer[0]}].answer_by")
        missed = newest(self.case, EventKind.MISSED_CALL)
        about = self.case.interview(missed[1].about) if missed else None
        found["missed_when"] = Slot(self.day(about.start if about else missed[1].at) if missed else "today")
        met = self._met()
        return found | ({"met": Slot(voice.full_name(self.case, met))} if met else {})

    def _marks(self, kind: MessageKind) -> dict[str, bool]:
        offer = newest(self.case, EventKind.COMPETING_OFFER)
        word = received(self.case, ReplyLabel.ON_HOLD, ReplyLabel.DELAY)
        return {
            "thanked": bool(sent(self.case, MessageKind.THANK_YOU, self.person.id)),
            "held": not word or ReplyLabel.ON_HOLD in (word[1].label, *word[1].also),
            "first": bool(offer and offer[1].first_choice),
            "dated": "answer_by" in self._slots(kind),
            "met": self._met() is not None,
            "spoken": self.talk is not None,
        }

    def _met(self) -> Person | None:
        """The last person met who is somebody else."""
        people = (self.case.person(i) for talk in reversed(held_talks(self.case)) for i in talk.people)
        return next((p for p in people if p and p.id != self.person.id and not voice.is_nameless(p)), None)


def _telling(note: ReadNote) -> tuple[bool, bool, bool, float]:
    kind = note.note.kind
    return kind is not NoteKind.NEED, kind is NoteKind.QUESTION, kind is NoteKind.LEARNED, -note.weight


def _tell_deadline(errand: Errand) -> Planned:
    """Fact, date, one question; only where there is such an offer (T8, X5)."""
    offer = newest(errand.case, EventKind.COMPETING_OFFER)
    if offer is None or not (offer[1].wanted or offer[1].first_choice):
        return Question("Is there an offer from another employer, and by when do they want your answer?")
    if offer[1].answer_by is None:
        return Question("By when does the other employer want your answer?")
    return errand.from_table(MessageKind.TELL_DEADLINE)


def _send_material(errand: Errand) -> Planned:
    case = errand.case
    for index, event in reversed(list(enumerate(case.events))):
        asked = event.kind is EventKind.RECEIVED and ReplyLabel.NEEDS_MATERIAL in (event.label, *event.also)
        if not event.what or not (event.kind is EventKind.OWED or asked):
            continue
        what = thing(event.what, house_of(case))
        if not what:
            break
        bare = re.sub(r"^(?:the|my|a|an) ", "", what)
        marks = {"promised": event.kind is EventKind.OWED, "single": not PLURAL.search(bare)}
        slots = {"what": Slot(what, f"events[{index}].what")}
        return (Move("material", slots=slots, marks=marks), Move("material_close", marks=marks)), (
            bare[0].upper() + bare[1:],
        )
    return Question("What is to be sent, and to whom?", errand.person.id, NoteKind.OWED)


def _answer(errand: Errand) -> Planned:
    """Prompt and succinct, from what the candidate noted; otherwise one question to them (M7, C8)."""
    case, person = errand.case, errand.person
    asked = received(case, ReplyLabel.QUESTION, ReplyLabel.NEXT_ROUND, ReplyLabel.SCHEDULING_CHANGE)
    if asked is None:
        return Question(f"What did {voice.full_name(case, person)} ask, and what would you like to answer?", person.id)
    event = asked[1]
    if event.times and event.label is not ReplyLabel.QUESTION:
        pick = chosen_time(case, event)
        if pick:
            return (Move("answer_time", slots={"day": Slot(errand.moment(pick[0]), pick[1])}),), ("Re: {role}",)
        times = [errand.moment(t) for t in event.times if isinstance(t, datetime)]
        named = re.sub(r" and (?=[^,]*$)", " or ", voice.listed(times)) if times else "the times they proposed"
        return Question(
            f"Which time suits you: {named}?" if len(event.times) > 1 else f"Does {named} suit you?", person.id
        )
    found = answer_from_notes(case, person, event.words or "")
    if found is None:
        words = f" ({event.words.strip()})" if event.words else ""
        return Question(f"What would you like to answer?{words}", person.id)
    return (Move("answer", slots={"answer": Slot(*found)}), Move("answer_close", needed=False)), ("Re: {role}",)


def _correct(errand: Errand) -> Planned:
    """What was wrong in a message sent, put right once (X4)."""
    case, person = errand.case, errand.person
    found = newest(case, EventKind.ERROR_FOUND)
    if found is None:
        return Question("What was wrong in the message you sent?", person.id)
    event = found[1]
    earlier = next((e for e in case.events if e.id and e.id == event.about), None) or next(
        (e for _, e in reversed(sent(case, event.message or MessageKind.THANK_YOU, person.id))), None
    )
    slots = {
        "sent_when": Slot(errand.day(earlier.at) if earlier else "to you"),
        "full_name": Slot(voice.full_name(case, person)),
    }
    if event.error is ErrorKind.TYPO:
        return None
    name, subject = "correct_fact", "A correction: {role}"
    if event.error is ErrorKind.NAME:
        name, subject = "correct_name", "A correction: your name"
    elif event.error is ErrorKind.COMPANY:
        name, subject = "correct_company", "{company}: a correction"
    else:
        right = corrected(case, person)
        if not right:
            return Question("Which fact was wrong, and what is right?", person.id, NoteKind.FELL_SHORT)
        slots["right"] = Slot(*right)
    return (Move(name, slots=slots), Move("correct_close", needed=False)), (subject,)


def _clarify(errand: Errand) -> Planned:
    fixes = [m for m in repairs(errand.case, errand.person, errand.talk) if m.name not in ("owed", "mishap")]
    if not fixes:
        ask = "What would you like to put right or add, in one sentence?"
        return Question(ask, errand.person.id, NoteKind.LEFT_OUT)
    said = (replace(move, paragraph=False) for move in fixes)
    return (Move("clarify_open"), *said, Move("clarify_close", paragraph=True)), ("{role}: one point to add",)


def _update(errand: Errand) -> Planned:
    """Something new, in one sentence, and why it matters to them (M7)."""
    found = newest(errand.case, EventKind.DEVELOPMENT)
    if found is None or not found[1].what:
        return Question("What is new since you spoke?", errand.person.id)
    said = news(found[1], errand.case)
    if not said:
        return Question(f"How would you put this in one sentence: {found[1].what}?", errand.person.id)
    about = set(content_lemmas(said))
    needs = errand.fact("news_fact", (NoteKind.NEED,))
    fact = [move for move in needs if any(about & set(content_lemmas(form.text)) for form in move.forms)]
    opening = Move("news_open", slots={"news": Slot(said, f"events[{found[0]}].what")})
    return (opening, *fact, Move("news_close", needed=False)), ("{role}: a piece of news",)


def _connect(errand: Errand) -> Planned:
    notes = read_notes(errand.case, errand.person, None, banned=errand.banned)
    forms = tuple(f for note in notes for f in note.forms if f.words <= 12 and f.shape is not Shape.GERUND)
    return (Move("connect", forms),), ()


def _other(errand: Errand) -> Planned:
    return Question("What would you like to say, in a sentence?", errand.person.id)


PLANS: Mapping[MessageKind, Callable[[Errand], Planned]] = {
    MessageKind.TELL_DEADLINE: _tell_deadline,
    MessageKind.SEND_MATERIAL: _send_material,
    MessageKind.ANSWER: _answer,
    MessageKind.CORRECT: _correct,
    MessageKind.CLARIFY: _clarify,
    MessageKind.UPDATE: _update,
    MessageKind.CONNECT: _connect,
    MessageKind.OTHER: _other,
}


def plan_errand(
    case: Case, kind: MessageKind, person: Person, channel: Channel, banned: frozenset[str]
) -> LetterPlan | Question | None:
    """The plan of any letter but thanks, a question to the candidate, or None where nothing should be written."""
    errand = Errand(case, person, banned)
    planned = PLANS[kind](errand) if kind in PLANS else errand.from_table(kind)
    if planned is None or isinstance(planned, Question):
        return planned
    moves, subjects = planned
    slots = general_slots(case, person, errand.talk)
    named = {name: slots[name].text for name in ("role", "company", "talk")}
    written = channel not in voice.SHORT | {Channel.PHONE}
    talk = errand.talk
    what = [re.sub(r"^(?:the|my) ", "", move.slots["what"].text) for move in moves if "what" in move.slots]
    return LetterPlan(
        kind, (person.id,), channel, voice.register_for(case, (person,)),
        Interest.NO if kind is MessageKind.WITHDRAW else interest_in(case, person), moves, slots,
        tuple(subject.format(**named) for subject in subjects) if written else (),
        (14, 45 if channel is Channel.LINKEDIN_NOTE else 85), case.now,
        talk.place.value if talk and talk.place else "",
        attachments=tuple(what) if kind is MessageKind.SEND_MATERIAL else (),
    )  # fmt: skip
