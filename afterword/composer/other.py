"""The plans of all other letters: each does one thing, names one fact where it may, and stops (T8, M7, X5)."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime

from afterword.composer import voice
from afterword.composer.answering import answer_from_notes, chosen_time
from afterword.composer.facts import (
    TALK_KINDS,
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
from afterword.composer.reading import Shape
from afterword.composer.repairs import repairs, thing
from afterword.composer.thanking import general_slots
from afterword.model import (
    Case,
    Channel,
    ErrorKind,
    EventKind,
    Interview,
    MessageKind,
    NoteKind,
    Person,
    Question,
    ReplyLabel,
)

Planned = tuple[tuple[Move, ...], tuple[str, ...]] | Question | None
"""Moves and subject lines, a question that has to be answered first, or nothing to write."""

RE = "Re: {role}"
ROLE = ("{role}", "{role} position")


class Desk:
    """What the plans of one letter share: the case, the reader, the talk, and the facts read on demand."""

    def __init__(self, case: Case, person: Person, banned: frozenset[str]) -> None:
        self.case, self.person, self.banned = case, person, banned
        talks = held_talks(case)
        self.talk: Interview | None = talk_with(case, person.id) or (talks[-1] if talks else None)
        self.interest = interest_in(case, person)

    def fact(self, name: str, why: str, kinds: tuple[NoteKind, ...] = TALK_KINDS, longest: int = 16) -> list[Move]:
        """One move with one short detail of the talk, or none; logistics and questions come last."""
        notes = [n for n in read_notes(self.case, self.person, None, kinds) if n.note.kind is not NoteKind.QUESTION] or []
        for note in sorted(notes, key=_telling):
            forms = tuple(
                f for f in note.forms if f.words <= longest and f.shape is not Shape.GERUND and f.text not in self.banned
            )
            if forms:
                return [Move(name, why, forms, needed=False)]
        return []

    def day(self, moment: datetime | date) -> str:
        """A day as this letter names it, seen from now."""
        zone = voice.zone_of(self.case, self.person)
        day = moment.astimezone(zone).date() if isinstance(moment, datetime) else moment
        return voice.day_seen(day, self.case.now, zone, self.case.application.country)

    def date(self, day: date) -> str:
        """A date to come, with its weekday."""
        country = self.case.application.country
        comma = "," if country in ("US", "CA", "PH") else ""
        return f"{voice.DAYS[day.weekday()]}{comma} {voice.day_in_words(day, country)}"


def _telling(note: ReadNote) -> tuple[bool, bool, float]:
    return note.note.kind is not NoteKind.NEED, note.note.kind is NoteKind.LEARNED, -note.weight


def _check_in(desk: Desk) -> Planned:
    """Short, once, with one fact; thanks folded in where none went out (T5, T8, T11)."""
    thanked = bool(sent(desk.case, MessageKind.THANK_YOU, desk.person.id))
    opening = Move("ci_thanks", "the talk, and that you are still interested", marks={"thanked": thanked})
    return (opening, *desk.fact("ci_fact", "one thing you talked about"), Move("ci_ask", "how things stand")), ROLE


def _reconnect(desk: Desk) -> Planned:
    held = received(desk.case, ReplyLabel.ON_HOLD)
    slots = {"since_when": Slot(desk.day(held[1].at), f"events[{held[0]}]")} if held else {}
    opening = Move("re_open", "where things stood", slots=slots)
    return (opening, *desk.fact("ci_fact", "one thing you talked about"), Move("re_ask", "whether it goes on")), ROLE


def _confirm_hold(desk: Desk) -> Planned:
    held = received(desk.case, ReplyLabel.ON_HOLD, ReplyLabel.DELAY)
    name = "delay" if held and held[1].label is ReplyLabel.DELAY else "hold"
    return (Move(name, "thanks for the word"),), (RE,)


def _after_rejection(desk: Desk) -> Planned:
    fact = desk.fact("rejected_fact", "one thing to remember")
    close = Move("rejected_close", "a good wish", paragraph=True)
    return (Move("rejected", "thanks for the word and the talk"), *fact, close), ("Thank you",)


def _tell_deadline(desk: Desk) -> Planned:
    """Fact, date, one question; only where there is such an offer (T8, X5)."""
    offer = newest(desk.case, EventKind.COMPETING_OFFER)
    if offer is None or not offer[1].wanted and not offer[1].first_choice:
        return Question("Is there an offer from another employer, and by when do they want your answer?")
    index, event = offer
    if event.answer_by is None:
        return Question("By when does the other employer want your answer?")
    slots = {"answer_by": Slot(desk.date(event.answer_by), f"events[{index}].answer_by")}
    move = Move("deadline", "the date, and one question", slots=slots, marks={"first": event.first_choice})
    return (move,), ("{role}: a question of dates",)


def _acknowledge_offer(desk: Desk) -> Planned:
    return (Move("offer_thanks", "thanks"), Move("offer_ask", "in writing, and by when", paragraph=True)), (
        "Thank you: {role}",
    )


def _send_material(desk: Desk) -> Planned:
    case = desk.case
    for index in range(len(case.events) - 1, -1, -1):
        event = case.events[index]
        asked = event.kind is EventKind.RECEIVED and ReplyLabel.NEEDS_MATERIAL in (event.label, *event.also)
        if not event.what or not (event.kind is EventKind.OWED or asked):
            continue
        what = thing(event.what, house_of(case))
        if not what:
            break
        plural = bool(re.search(r"\b(?:and|references|copies|documents|certificates|samples|photos|photographs|details|slides|figures|logs|reports)\b", what))
        slots = {"what": Slot(what, f"events[{index}].what")}
        marks = {"promised": event.kind is EventKind.OWED, "single": not plural}
        bare = re.sub(r"^(?:the|my|a|an) ", "", what)
        return (
            Move("material", "what was asked for", slots=slots, marks=marks),
            Move("material_close", "an offer to explain", marks=marks),
        ), (bare[0].upper() + bare[1:],)
    return Question("What is to be sent, and to whom?", desk.person.id, NoteKind.OWED)


def _answer(desk: Desk) -> Planned:
    """Prompt and succinct, from what the candidate noted; otherwise one question to them (M7, C8)."""
    case = desk.case
    asked = received(case, ReplyLabel.QUESTION, ReplyLabel.NEXT_ROUND, ReplyLabel.SCHEDULING_CHANGE)
    if asked is None:
        return Question(f"What did {voice.full_name(case, desk.person)} ask, and what would you like to answer?", desk.person.id)
    index, event = asked
    zone = voice.zone_of(case, desk.person)
    times = [t for t in event.times if isinstance(t, datetime)]
    if event.times and event.label is not ReplyLabel.QUESTION:
        pick = chosen_time(case, event)
        if pick is None:
            named = voice.listed([_moment(desk, t) for t in times]) if times else "the times they proposed"
            named = named.replace(" and ", " or ") if len(times) == 2 else named
            ask = f"Which time suits you: {named}?" if len(event.times) > 1 else f"Does {named} suit you?"
            return Question(ask, desk.person.id)
        day = _moment(desk, pick[0].astimezone(zone))
        slots = {"day": Slot(day, pick[1])}
        return (Move("answer_time", "which time suits", slots=slots),), (RE,)
    found = answer_from_notes(case, desk.person, event.words or "")
    if found is None:
        words = f" ({event.words.strip()})" if event.words else ""
        return Question(f"What would you like to answer?{words}", desk.person.id)
    text, source = found
    return (
        Move("answer", "the answer", slots={"answer": Slot(text, source)}),
        Move("answer_close", "an offer of more", needed=False),
    ), (RE,)


def _moment(desk: Desk, moment: datetime) -> str:
    local = moment.astimezone(voice.zone_of(desk.case, desk.person))
    clock = f"{local.hour}:{local.minute:02d}"
    if desk.case.application.country in ("US", "CA"):
        hour = local.hour % 12 or 12
        clock = f"{hour}:{local.minute:02d} {'a.m.' if local.hour < 12 else 'p.m.'}"
    return f"{desk.date(local.date())} at {clock}"


def _correct(desk: Desk) -> Planned:
    """What was wrong in a message sent, put right once (X4)."""
    case = desk.case
    found = newest(case, EventKind.ERROR_FOUND)
    if found is None:
        return Question("What was wrong in the message you sent?", desk.person.id)
    index, event = found
    about = next((e for e in case.events if e.id and e.id == event.about), None)
    earlier = about or next((e for _, e in reversed(sent(case, event.message or MessageKind.THANK_YOU, desk.person.id))), None)
    slots = {"sent_when": Slot(desk.day(earlier.at) if earlier else "to you")}
    if event.error is ErrorKind.TYPO:
        return None
    if event.error is ErrorKind.NAME:
        slots["full_name"] = Slot(voice.full_name(case, desk.person))
        move, subject = Move("correct_name", "the name put right", slots=slots), "A correction: your name"
    elif event.error is ErrorKind.COMPANY:
        move, subject = Move("correct_company", "the company's name put right", slots=slots), "{company}: a correction"
    else:
        fixes = [m for m in repairs(case, desk.person, None) if m.name in ("put_right", "answer_now")]
        if not fixes:
            return Question("Which fact was wrong, and what is right?", desk.person.id, NoteKind.FELL_SHORT)
        right = next(iter(fixes[0].slots.values()))
        move, subject = Move("correct_fact", "the fact put right", slots={**slots, "right": right}), "A correction: {role}"
    return (move, Move("correct_close", "that the rest stands", needed=False)), (subject,)


def _reschedule(desk: Desk) -> Planned:
    missed = newest(desk.case, EventKind.MISSED_CALL)
    when = "today"
    if missed:
        about = desk.case.interview(missed[1].about)
        when = desk.day(about.start if about else missed[1].at)
    slots = {"missed_when": Slot(when)}
    return (Move("missed", "what happened, without reproach", slots=slots), Move("missed_ask", "another time")), (
        "{role}: another time for our {talk}",
    )


def _clarify(desk: Desk) -> Planned:
    fixes = [m for m in repairs(desk.case, desk.person, desk.talk) if m.name not in ("owed", "mishap")]
    if not fixes:
        return Question("What would you like to put right or add, in one sentence?", desk.person.id, NoteKind.LEFT_OUT)
    opening = Move("clarify_open", "thanks for the talk")
    return (opening, *(replace(m, paragraph=False) for m in fixes), Move("clarify_close", "an offer of more", paragraph=True)), (
        "{role}: one point to add",
    )


def _update(desk: Desk) -> Planned:
    """Something new, in one sentence, and why it matters to them (M7)."""
    case = desk.case
    found = newest(case, EventKind.DEVELOPMENT)
    if found is None or not found[1].what:
        return Question("What is new since you spoke?", desk.person.id)
    news = news_of(found[1].what, desk)
    if not news:
        return Question(f"How would you put this in one sentence: {found[1].what}?", desk.person.id)
    slots = {"news": Slot(news, f"events[{found[0]}].what")}
    fact = desk.fact("news_fact", "what they need", (NoteKind.NEED,))
    close = Move("news_close", "that you are still interested", needed=False)
    return (Move("news_open", "the news", slots=slots), *fact, close), ("{role}: a piece of news",)


def news_of(what: str, desk: Desk) -> str:
    """A development as a clause that can stand behind a colon; empty if it can't be said as it is."""
    from afterword.composer.news import as_clause

    return as_clause(what, house_of(desk.case))


def _withdraw(desk: Desk) -> Planned:
    return (
        Move("withdraw_thanks", "thanks"),
        Move("withdraw", "that you withdraw", paragraph=True),
        Move("withdraw_close", "a good wish", paragraph=True),
    ), ROLE


def _accept(desk: Desk) -> Planned:
    return (Move("accept", "yes"), Move("accept_close", "what comes next", paragraph=True)), ("{role}: I accept with pleasure",)


def _decline(desk: Desk) -> Planned:
    return (
        Move("decline", "no, with thanks"),
        Move("decline_thanks", "thanks for their time"),
        Move("withdraw_close", "a good wish", paragraph=True),
    ), ROLE


def _ask_time(desk: Desk) -> Planned:
    offer = received(desk.case, ReplyLabel.OFFER)
    first = Move("ask_time", "thanks")
    if offer and offer[1].answer_by:
        slots = {"answer_by": Slot(desk.date(offer[1].answer_by), f"events[{offer[0]}].answer_by")}
        return (first, Move("ask_time_ask", "a few days more", slots=slots)), (RE,)
    return (first, Move("ask_time_open", "by when")), (RE,)


def _thank_referrer(desk: Desk) -> Planned:
    case = desk.case
    talks = held_talks(case)
    met = next((p for t in reversed(talks) for i in t.people if (p := case.person(i)) and p.id != desk.person.id and not voice.is_nameless(p)), None)
    slots = {"met": Slot(voice.full_name(case, met))} if met else {}
    move = Move("referrer", "thanks, and whom you met", slots=slots, marks={"met": met is not None})
    return (move, Move("referrer_close", "that you will tell them", paragraph=True)), ("Thank you for putting in a word",)


def _warn_referees(desk: Desk) -> Planned:
    return (Move("referees", "may I name you"), Move("referees_close", "what they get", paragraph=True)), (
        "A reference for the {role} position",
    )


def _connect(desk: Desk) -> Planned:
    notes = read_notes(desk.case, desk.person, None)
    forms = tuple(f for n in notes for f in n.forms if f.words <= 12 and f.shape is not Shape.GERUND and f.text not in desk.banned)
    return (Move("connect", "thanks, and a wish to be connected", forms),), ()


def _other(desk: Desk) -> Planned:
    return Question("What would you like to say, in a sentence?", desk.person.id)


PLANS: Mapping[MessageKind, Callable[[Desk], Planned]] = {
    MessageKind.CHECK_IN: _check_in,
    MessageKind.RECONNECT: _reconnect,
    MessageKind.CONFIRM_HOLD: _confirm_hold,
    MessageKind.THANK_AFTER_REJECTION: _after_rejection,
    MessageKind.TELL_DEADLINE: _tell_deadline,
    MessageKind.ACKNOWLEDGE_OFFER: _acknowledge_offer,
    MessageKind.SEND_MATERIAL: _send_material,
    MessageKind.ANSWER: _answer,
    MessageKind.CORRECT: _correct,
    MessageKind.RESCHEDULE: _reschedule,
    MessageKind.CLARIFY: _clarify,
    MessageKind.UPDATE: _update,
    MessageKind.WITHDRAW: _withdraw,
    MessageKind.ACCEPT: _accept,
    MessageKind.DECLINE: _decline,
    MessageKind.ASK_TIME: _ask_time,
    MessageKind.THANK_REFERRER: _thank_referrer,
    MessageKind.WARN_REFEREES: _warn_referees,
    MessageKind.CONNECT: _connect,
    MessageKind.OTHER: _other,
}


def plan_other(
    case: Case, kind: MessageKind, person: Person, channel: Channel, through: str | None, banned: frozenset[str]
) -> LetterPlan | Question | None:
    """The plan of any letter but thanks, a question to the candidate, or None where nothing should be written."""
    desk = Desk(case, person, banned)
    planned = PLANS[kind](desk)
    if planned is None or isinstance(planned, Question):
        return planned
    moves, subjects = planned
    slots = general_slots(case, person, desk.talk)
    interest = desk.interest if kind is not MessageKind.WITHDRAW else Interest.NO
    named = {"role": slots["role"].text, "company": slots["company"].text, "talk": slots["talk"].text}
    written = channel not in (Channel.CARD, Channel.PHONE, Channel.TEXT, Channel.LINKEDIN_NOTE, Channel.LINKEDIN_MESSAGE)
    what = [move.slots["what"].text for move in moves if "what" in move.slots]
    return LetterPlan(
        kind,
        (person.id,),
        channel,
        voice.register_for(case, (person,)),
        interest,
        moves,
        slots,
        tuple(subject.format(**named) if "{" in subject else subject for subject in subjects) if written else (),
        (14, 45 if channel is Channel.LINKEDIN_NOTE else 85),
        case.now,
        desk.talk.place.value if desk.talk and desk.talk.place else "",
        through=through,
        attachments=tuple(re.sub(r"^(?:the|my) ", "", text) for text in what) if kind is MessageKind.SEND_MATERIAL else (),
    )


def plan_pass_on(case: Case, people: tuple[Person, ...], through: Person, channel: Channel, banned: frozenset[str]) -> LetterPlan | None:
    """Thanks to people one can't write to, asked of somebody who can pass them on (F1, F7)."""
    person = people[0]
    talk = talk_with(case, person.id)
    inside: list[Move] = []
    for one in people:
        notes = read_notes(case, one, talk)
        forms = tuple(f for n in notes[:1] for f in n.forms if f.text not in banned)
        if forms:
            gerund = any(f.shape is Shape.GERUND for f in forms)
            group = "thank_for" if gerund else notes[0].note.kind.value
            inside.append(Move(group, "what was talked about", forms))
    if not inside:
        return None
    interest = interest_in(case, person)
    slots = general_slots(case, person, talk)
    names = voice.listed([voice.full_name(case, p) for p in people])
    slots["whom"] = Slot(names)
    slots.setdefault("the_when", Slot("the " + slots["talk"].text))
    arranged = through.part.value == "coordinator"
    opening = Move("pass_on", "who it is for, and why it comes this way", marks={"arranged": arranged})
    thanks = [] if inside[0].name == "thank_for" else [Move("thank", "thanks for the time")]
    return LetterPlan(
        MessageKind.PASS_ON, tuple(p.id for p in people), channel, voice.register_for(case, (through,)), interest,
        (opening,), slots, (f"A word of thanks for {names}",), (35, 110), case.now,
        talk.place.value if talk and talk.place else "", through=through.id, quoted=(*thanks, *inside),
    )  # fmt: skip


