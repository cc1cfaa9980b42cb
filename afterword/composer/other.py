"""The plans of all other letters: each does one thing, names one fact where it may, and stops (T8, M7, X5)."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime

from afterword.composer import circle, decisions, voice
from afterword.composer.answering import answer_from_notes, chosen_time
from afterword.composer.errand import RE, ROLE, Desk, Planned
from afterword.composer.facts import (
    Interest,
    house_of,
    newest,
    received,
    sent,
)
from afterword.composer.letterplan import LetterPlan, Move, Slot
from afterword.composer.news import as_clause
from afterword.composer.repairs import repairs, thing
from afterword.composer.thanking import general_slots
from afterword.language import content_lemmas
from afterword.model import (
    Case,
    Channel,
    ErrorKind,
    EventKind,
    MessageKind,
    NoteKind,
    Person,
    Question,
    ReplyLabel,
)


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
        plural = bool(
            re.search(
                r"\b(?:and|references|copies|documents|certificates|samples|photos|photographs|details|slides|figures|logs|reports)\b",
                what,
            )
        )
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
        return Question(
            f"What did {voice.full_name(case, desk.person)} ask, and what would you like to answer?", desk.person.id
        )
    event = asked[1]
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
    event = found[1]
    about = next((e for e in case.events if e.id and e.id == event.about), None)
    earlier = about or next(
        (e for _, e in reversed(sent(case, event.message or MessageKind.THANK_YOU, desk.person.id))), None
    )
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
        move, subject = (
            Move("correct_fact", "the fact put right", slots={**slots, "right": right}),
            "A correction: {role}",
        )
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
    return (
        opening,
        *(replace(m, paragraph=False) for m in fixes),
        Move("clarify_close", "an offer of more", paragraph=True),
    ), ("{role}: one point to add",)


def _update(desk: Desk) -> Planned:
    """Something new, in one sentence, and why it matters to them (M7)."""
    case = desk.case
    found = newest(case, EventKind.DEVELOPMENT)
    if found is None or not found[1].what:
        return Question("What is new since you spoke?", desk.person.id)
    news = as_clause(found[1].what, house_of(case))
    if not news:
        return Question(f"How would you put this in one sentence: {found[1].what}?", desk.person.id)
    slots = {"news": Slot(news, f"events[{found[0]}].what")}
    about = set(content_lemmas(news))
    needs = desk.fact("news_fact", "what they need", (NoteKind.NEED,))
    fact = [move for move in needs if any(about & set(content_lemmas(form.text)) for form in move.forms)]
    close = Move("news_close", "that you are still interested", needed=False)
    return (Move("news_open", "the news", slots=slots), *fact, close), ("{role}: a piece of news",)


def _other(desk: Desk) -> Planned:
    return Question("What would you like to say, in a sentence?", desk.person.id)


PLANS: Mapping[MessageKind, Callable[[Desk], Planned]] = {
    MessageKind.CHECK_IN: _check_in,
    MessageKind.RECONNECT: _reconnect,
    MessageKind.CONFIRM_HOLD: _confirm_hold,
    MessageKind.THANK_AFTER_REJECTION: _after_rejection,
    MessageKind.TELL_DEADLINE: decisions.tell_deadline,
    MessageKind.ACKNOWLEDGE_OFFER: decisions.acknowledge_offer,
    MessageKind.SEND_MATERIAL: _send_material,
    MessageKind.ANSWER: _answer,
    MessageKind.CORRECT: _correct,
    MessageKind.RESCHEDULE: _reschedule,
    MessageKind.CLARIFY: _clarify,
    MessageKind.UPDATE: _update,
    MessageKind.WITHDRAW: decisions.withdraw,
    MessageKind.ACCEPT: decisions.accept,
    MessageKind.DECLINE: decisions.decline,
    MessageKind.ASK_TIME: decisions.ask_time,
    MessageKind.THANK_REFERRER: circle.thank_referrer,
    MessageKind.WARN_REFEREES: circle.warn_referees,
    MessageKind.CONNECT: circle.connect,
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
    written = channel not in (
        Channel.CARD,
        Channel.PHONE,
        Channel.TEXT,
        Channel.LINKEDIN_NOTE,
        Channel.LINKEDIN_MESSAGE,
    )
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
        attachments=tuple(re.sub(r"^(?:the|my) ", "", text) for text in what)
        if kind is MessageKind.SEND_MATERIAL
        else (),
    )
