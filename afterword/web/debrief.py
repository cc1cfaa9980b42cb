"""*Debrief*: what happened, person by person, for one thumb; kept at every pause, whole in one action at the end."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from starlette.responses import Response

from afterword.calendar import in_zone
from afterword.desk import Record
from afterword.desk.debrief import Answer, Debriefed, Prompt, clean, debriefed, keep_debrief, prompts
from afterword.desk.jottings import drop_jotting, jot, jotting
from afterword.desk.moments import read_day
from afterword.desk.planning import what_if_at
from afterword.desk.spoken import clock, day
from afterword.model import Action, Confidence, DeskError, Event, EventKind, Interview, Note, Person, Reading
from afterword.web.times import promised
from afterword.web.visit import Missing, Visit, get, post

MAIN = ("told", "needs", "bring", "when")
"""What is asked of everybody met; the rest waits under "More"."""

LAST = ("interest",)
"""What is asked once, with the last person."""

HINTS = {
    "told": "half a sentence will do",
    "needs": "takes over nights, gets on with the foremen …",
    "bring": "five words, and the letter uses them",
    "private": "kept on this desk, in no letter and no table",
}
FEELINGS = (("more", "More than before"), ("yes", "Yes"), ("unsure", "Not sure"), ("no", "No"))
OTHER_DAY = "when_day"


def show(visit: Visit) -> Response:
    """The page of one person (`?who=`), by default the first who isn't told of yet."""
    record, talk = _talk(visit)
    if talk.start > visit.now:
        at = day(talk.start.astimezone(in_zone(record.application.zone)).date(), visit.now.date())
        raise DeskError(f"the talk on {at} is still ahead", hint="Come back once it has happened.")
    if not talk.people:
        raise DeskError("nobody is noted for this talk", hint="Say on the application’s page who was there.")
    answers = _jotted(visit, record, talk)
    who = visit.asked("who") or next((one for one in talk.people if one not in answers), talk.people[-1])
    person = visit.person(record, who)
    at_place = talk.people.index(who) if who in talk.people else 0
    following = talk.people[at_place + 1] if at_place + 1 < len(talk.people) else None
    asked = [prompt for prompt in prompts() if not prompt.once and prompt.key not in MAIN]
    if following is None:
        asked += [prompt for prompt in prompts() if prompt.once and prompt.key not in LAST]
    mine = answers.get(who, {})
    return visit.page(
        "debrief.html",
        record=record,
        talk=talk,
        person=person,
        first=_called(person),
        following=_called(visit.person(record, following)) if following else None,
        before=talk.people[at_place - 1] if at_place else None,
        main=[(prompt, _ask(prompt, person)) for key in MAIN for prompt in prompts() if prompt.key == key],
        more=[(prompt, _ask(prompt, person)) for prompt in asked],
        open_more=any(mine.get(prompt.key) for prompt in asked),
        told=mine,
        hints=HINTS,
        feelings=FEELINGS if following is None else (),
        reading=_reading(visit, record, talk, who, mine),
        notes=[note for note in record.notes if note.person == who and note.interview == talk.id],
    )


def go_on(visit: Visit) -> Response:
    """The answers about one person, then the next person, or all of it kept."""
    record, talk = _talk(visit)
    answers = _take(visit, record, talk)
    who = visit.form.line("who")
    rest = talk.people[talk.people.index(who) + 1 :]
    path = f"/a/{record.id}/debrief/{talk.id}"
    if visit.form.has("back"):
        return visit.to(path, who=visit.form.line("back"))
    if rest and not visit.form.has("enough"):
        return visit.to(path, who=rest[0])
    found = _once(record, _found(visit, record, talk, answers))
    drop_jotting(visit.desk, _name(record, talk))
    if not found.notes and not found.events:
        return visit.to("/")
    keep_debrief(visit.desk, record, found)
    return visit.to("/", said=True)


def keep_typing(visit: Visit) -> Response:
    """What has been typed so far, kept at a pause; says so, and how a promise is read."""
    record, talk = _talk(visit)
    answers = _take(visit, record, talk)
    who = visit.form.line("who")
    reading = _reading(visit, record, talk, who, answers.get(who, {}))
    return visit.page("_reading.html", reading=reading, kept=clock(visit.now))


def _talk(visit: Visit) -> tuple[Record, Interview]:
    record = visit.record
    for interview in record.interviews:
        if interview.id == visit.request.path_params["talk"]:
            return record, interview
    raise Missing


def _name(record: Record, talk: Interview) -> str:
    return f"debrief/{record.id}/{talk.id}"


def _jotted(visit: Visit, record: Record, talk: Interview) -> dict[str, dict[str, str]]:
    return dict(jotting(visit.desk, _name(record, talk)) or {})


def _take(visit: Visit, record: Record, talk: Interview) -> dict[str, dict[str, str]]:
    who = visit.form.line("who")
    if who not in talk.people:
        raise Missing
    keys = (*(prompt.key for prompt in prompts()), OTHER_DAY)
    said = {key: clean(visit.form.text(key)) for key in keys}
    answers = _jotted(visit, record, talk) | {who: {key: text for key, text in said.items() if text}}
    jot(visit.desk, _name(record, talk), answers)
    return answers


def _found(visit: Visit, record: Record, talk: Interview, answers: dict[str, dict[str, str]]) -> Debriefed:
    """All answers as notes and facts; a day the user gave stands instead of what was read."""
    once = {prompt.key for prompt in prompts() if prompt.once}
    told = tuple(
        Answer(prompt.key, text, None if prompt.key in once else who)
        for who in talk.people
        for prompt in prompts()
        if (text := answers.get(who, {}).get(prompt.key))
    )
    found = debriefed(record, talk, told, now=visit.desk.now)
    events = tuple(_corrected(visit, record, event, answers.get(event.by or "", {})) for event in found.events)
    return replace(found, events=events)


def _once(record: Record, found: Debriefed) -> Debriefed:
    """What isn't kept already: a page that is sent twice tells the same twice."""
    notes = tuple(one for one in found.notes if not any(_same(one, other) for other in record.notes))
    return replace(found, notes=notes, events=tuple(one for one in found.events if not _promised(record, one)))


def _same(one: Note, other: Note) -> bool:
    return (one.kind, one.text, one.person, one.interview) == (other.kind, other.text, other.person, other.interview)


def _promised(record: Record, event: Event) -> bool:
    told = (event.kind, event.words, event.by, event.at, event.latest)
    return any((one.kind, one.words, one.by, one.at, one.latest) == told for one in record.events)


def _corrected(visit: Visit, record: Record, event: Event, told: dict[str, str]) -> Event:
    if event.kind is not EventKind.PROMISE or not told.get(OTHER_DAY):
        return event
    last: date = read_day(told[OTHER_DAY], event.at, record.application.zone, record.application.country)
    return replace(event, earliest=min(last, event.at.date()), latest=last)


def _reading(
    visit: Visit, record: Record, talk: Interview, who: str, told: dict[str, str]
) -> tuple[str, str, bool] | None:
    """How the promise is read: in dates, what follows from it, and whether it is unsure. None if nothing was typed."""
    if not told.get("when"):
        return None
    only = {key: told[key] for key in ("when", OTHER_DAY) if told.get(key)}
    found = _found(visit, record, talk, {who: only})
    if not found.events:
        return "Nothing was said: then the usual wait counts.", "", False
    event, (_, reading) = found.events[0], found.readings[0]
    if told.get(OTHER_DAY):
        reading = Reading(event.earliest, event.latest, Confidence.SURE)
    if reading.confidence is Confidence.NONE:
        return "No day can be read from that, so the usual wait counts.", "", True
    dated = replace(event, earliest=reading.earliest, latest=reading.latest)
    unsure = reading.confidence is Confidence.UNSURE
    shown = promised(reading.earliest, reading.latest, event.at.date())
    doubt = " That is the more patient reading; say if it isn’t so." if unsure else ""
    return f"Read as: {shown}.{doubt}", _then(visit, record, dated), unsure


def _then(visit: Visit, record: Record, event: Event) -> str:
    plan = what_if_at(visit.desk, record, visit.desk.now, event)
    asks = [step.earliest for step in plan.steps if step.action is Action.CHECK_IN]
    if not asks:
        return ""
    here = asks[0].astimezone(in_zone(record.application.zone))
    return f"You needn’t think about it before {day(here.date(), visit.now.date())}."


def _ask(prompt: Prompt, person: Person) -> str:
    return prompt.ask.format(name=_called(person))


def _called(person: Person) -> str:
    return person.goes_by or person.name.split()[0]


ROUTES = (
    get("/a/{app}/debrief/{talk}", show),
    post("/a/{app}/debrief/{talk}", go_on),
    post("/a/{app}/debrief/{talk}/jot", keep_typing),
)
