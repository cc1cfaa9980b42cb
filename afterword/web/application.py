"""*Application*: the story in time, the people, the letters, what is to come; and corrections to any of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from starlette.responses import Response

from afterword.calendar import in_zone
from afterword.desk import DraftState, Record
from afterword.desk.desk import state_of
from afterword.desk.hearing import note as note_fact
from afterword.desk.hearing import received
from afterword.desk.moments import read_day
from afterword.desk.naming import reader_of
from afterword.desk.planning import plan_of, what_if_at
from afterword.desk.saying import action_words, message_words, part_words, step_words
from afterword.desk.spoken import between
from afterword.model import (
    DeskError,
    Event,
    EventKind,
    InterviewState,
    NoteKind,
    Part,
    Plan,
    Reach,
    ReplyLabel,
)
from afterword.web.days import line_of, story
from afterword.web.plans import planned_today
from afterword.web.times import promised
from afterword.web.todo import todos
from afterword.web.visit import Missing, Visit, get, post

WHAT_IF = {
    "delay": ("They need more time", ReplyLabel.DELAY),
    "round": ("They invite me again", ReplyLabel.NEXT_ROUND),
    "no": ("They say no", ReplyLabel.REJECTION),
    "offer": ("They make an offer", ReplyLabel.OFFER),
    "hold": ("They put it on hold", ReplyLabel.ON_HOLD),
    "elsewhere": ("I have an offer elsewhere", None),
}
FACTS = {
    EventKind.SIGN: "I saw something",
    EventKind.DEVELOPMENT: "Something new on my side",
    EventKind.OWED: "I promised to send something",
    EventKind.CLOSURE: "They are shut for a while",
}
ENDS = {
    EventKind.ACCEPTED: "You accepted at {company}.",
    EventKind.WITHDRAWN: "You withdrew from {company}.",
    EventKind.CLOSED: "{company} is closed.",
}


def listed(visit: Visit) -> Response:
    """All applications, what is to be done first, those that ended last."""
    planned = planned_today(visit.desk)
    return visit.page(
        "applications.html",
        running=[one for one in planned if not one.closed],
        ended=[one for one in planned if one.closed],
    )


def show(visit: Visit) -> Response:
    """One application."""
    record = visit.record
    plan = plan_of(visit.desk, record)
    zone, now = record.application.zone, visit.now
    days = line_of(record, plan, now)
    gone = {event.replaces for event in record.events if event.replaces}
    drafts = [one for one in record.drafts if one.state is not DraftState.STOPPED]
    return visit.page(
        "application.html",
        record=record,
        plan=plan,
        closed=state_of(record) == "closed",
        todos=todos(record, plan, now),
        later=[(step, step_words(step, record.people)) for step in plan.steps if step.earliest > now],
        optional=[(step, step_words(step, record.people)) for step in plan.optional],
        held={one.key for one in plan.refused},
        refused=[
            (one, action_words(one.action, one.to, record.people))
            for one in plan.refused
            if one.key not in {step.key for step in plan.steps}
        ],
        days=days,
        story=story(record, now),
        people=[(person, part_words(person.part)) for person in record.people],
        talks=[(talk, between(talk.start, talk.end, zone, now), talk.start <= now) for talk in record.interviews],
        promises=[one for one in record.events if one.kind is EventKind.PROMISE and one.id not in gone],
        span=lambda event: promised(event.earliest, event.latest, event.at.date()),
        letters=[(one, reader_of(record, one), message_words(one.kind)) for one in drafts],
        notes=[note for note in record.notes if note.id not in {one.replaces for one in record.notes}],
        private=NoteKind.PRIVATE,
        facts=FACTS,
        parts=[(part.value, part_words(part)) for part in Part],
        asked=_what_if(visit, record, plan),
        ifs=[(key, words) for key, (words, _) in WHAT_IF.items()],
    )  # fmt: skip


def correct_promise(visit: Visit) -> Response:
    """Another day for a promise: a fact that replaces the first."""
    record = visit.record
    old = next((one for one in record.events if one.id == visit.form.line("event")), None)
    if old is None or old.kind is not EventKind.PROMISE:
        raise Missing
    last: date | None = None
    if visit.form.line("day"):
        last = read_day(visit.form.line("day"), visit.now, visit.zone, record.application.country)
    first = min(last, old.at.astimezone(in_zone(record.application.zone)).date()) if last else None
    new = replace(old, id=None, replaces=old.id, earliest=first, latest=last)
    note_fact(visit.desk, record, new, "promise", f"When {record.application.company} will be back is put right.")
    return visit.to(f"/a/{record.id}", said=True)


def add_fact(visit: Visit) -> Response:
    """A fact told by the user: a sign, news, something owed, a closure."""
    record, form = visit.record, visit.form
    kind = form.word(EventKind, "kind")
    if kind not in FACTS:
        raise Missing
    text = form.line("what")
    if not text and kind is not EventKind.CLOSURE:
        raise DeskError("a few words are needed", hint="What was it?")
    days = [
        read_day(form.line(name), visit.now, visit.zone, record.application.country)
        for name in ("day", "until")
        if form.line(name)
    ]
    event = Event(visit.now, kind, what=text or None)
    if kind is EventKind.CLOSURE:
        if len(days) < 2 or days[1] < days[0]:
            raise DeskError("from when until when", hint="Give both days.")
        event = replace(event, since=days[0], until=days[1], what=None)
    elif kind is EventKind.OWED:
        to = tuple(one for one in form.lines("to") if one)
        event = replace(event, due=days[0] if days else None, to=to)
    note_fact(visit.desk, record, event, kind.value, f"{record.application.company}: {text or 'shut for a while'}.")
    return visit.to(f"/a/{record.id}", said=True)


def change_person(visit: Visit) -> Response:
    """Name, title, part and ways of somebody put right."""
    record, form = visit.record, visit.form
    old = visit.person(record, form.line("person"))
    if not form.line("name"):
        raise DeskError("the name is empty", hint="To leave somebody out for good, forget them on the page “You”.")
    email, phone, post_to = form.line("email"), form.line("phone"), form.text("post")
    addresses = replace(
        old.addresses, email=(email,) if email else (), phone=(phone,) if phone else (), post=post_to or None
    )
    without = {Reach.EMAIL: email, Reach.PHONE: phone, Reach.POST: post_to}
    reach = tuple(way for way in old.reach if without.get(way, "kept"))
    linkedin = (Reach.LINKEDIN,) if form.has("linkedin") else ()
    reach = (*(way for way in reach if way is not Reach.LINKEDIN), *linkedin)
    new = replace(
        old,
        name=form.line("name"),
        title=form.line("title") or None,
        part=form.word(Part, "part") or old.part,
        honorific=form.line("honorific") or None,
        goes_by=form.line("goes_by") or None,
        addresses=addresses,
        reach=reach,
    )
    people = tuple(new if one.id == old.id else one for one in record.people)
    return _keep(visit, replace(record, people=people), "person", f"{new.name} is put right.")


def change_talk(visit: Visit) -> Response:
    """A talk that was cancelled or did not take place, or did after all."""
    record = visit.record
    state = visit.form.word(InterviewState, "state")
    name = visit.form.line("talk")
    talks = tuple(replace(one, state=state) if one.id == name else one for one in record.interviews)
    return _keep(
        visit, replace(record, interviews=talks), "talk", f"The talk at {record.application.company} is put right."
    )


def change_note(visit: Visit) -> Response:
    """A note with other words; with none it goes."""
    record = visit.record
    name, text = visit.form.line("note"), visit.form.text("text")
    notes = tuple(replace(one, text=text) if one.id == name else one for one in record.notes if text or one.id != name)
    return _keep(visit, replace(record, notes=notes), "note", "A note is put right." if text else "A note is gone.")


def end(visit: Visit) -> Response:
    """It has come to its end by the user's word."""
    record = visit.record
    kind = visit.form.word(EventKind, "how")
    if kind not in ENDS:
        raise Missing
    say = ENDS[kind].format(company=record.application.company)
    note_fact(visit.desk, record, Event(visit.now, kind), kind.value, say)
    return visit.to(f"/a/{record.id}", said=True)


def _keep(visit: Visit, record: Record, what: str, say: str) -> Response:
    with visit.desk.action(what, say) as action:
        action.save(record)
    return visit.to(f"/a/{record.id}", said=bool(action.changes))


def _what_if(visit: Visit, record: Record, plan: Plan) -> dict[str, Any] | None:
    key = visit.asked("if")
    if key not in WHAT_IF:
        return None
    words, label = WHAT_IF[key]
    who = next((person for person in record.people if person.part is not Part.COORDINATOR), None)
    event = received(record, visit.now, who, label) if label else Event(visit.now, EventKind.COMPETING_OFFER)
    after = what_if_at(visit.desk, record, visit.desk.now, event)
    return {
        "words": words,
        "before": plan.next.say,
        "after": after.next.say,
        "reasons": after.next.step.reasons if after.next.step else (),
    }


ROUTES = (
    get("/applications", listed),
    get("/a/{app}", show),
    post("/a/{app}/promise", correct_promise),
    post("/a/{app}/fact", add_fact),
    post("/a/{app}/person", change_person),
    post("/a/{app}/talk", change_talk),
    post("/a/{app}/note", change_note),
    post("/a/{app}/end", end),
)
