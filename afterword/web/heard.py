"""*They wrote*: what came is read, confirmed or corrected, and the plan changes before one's eyes (T10)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any

from starlette.responses import Response

from afterword.desk import Record
from afterword.desk.hearing import note as note_fact
from afterword.desk.hearing import read_words, received
from afterword.desk.matching import matches
from afterword.desk.moments import read_day
from afterword.desk.naming import open_records
from afterword.desk.planning import plan_of, what_if_at
from afterword.desk.saying import label_words
from afterword.desk.spoken import day
from afterword.model import AfterwordError, Confidence, Event, Mail, OfferForm, Person, ReplyFacts, ReplyLabel
from afterword.web.visit import Visit, get, post

DATES = {
    "answer_by": "They want an answer by",
    "due": "By when they need it",
    "latest": "You would hear by",
    "until": "They are back on",
}
FOR_LABEL = {
    ReplyLabel.OFFER: ("answer_by",),
    ReplyLabel.NEEDS_MATERIAL: ("due", "what"),
    ReplyLabel.QUESTION: ("due",),
    ReplyLabel.DELAY: ("latest",),
    ReplyLabel.ON_HOLD: ("latest",),
    ReplyLabel.OUT_OF_OFFICE: ("until",),
}
"""Which facts of a label are shown to be put right."""


def anywhere(visit: Visit) -> Response:
    """Paste what came, whoever it is from."""
    return visit.page("heard.html", record=None, people=[], records=open_records(visit.desk))


def show(visit: Visit) -> Response:
    """Paste what came from one company."""
    record = visit.record
    return visit.page("heard.html", record=record, people=record.people, records=[])


def sort(visit: Visit) -> Response:
    """Find the application that a pasted mail belongs to, and read it there."""
    mail = _mail(visit)
    name = visit.form.line("app")
    found = [visit.desk.record(name)] if name else [one.record for one in matches(visit.desk.records(), mail)]
    if len(found) != 1:
        raise AfterwordError("it isn’t clear which company wrote", hint="Go back and choose it under “From”.")
    return _read(visit, found[0], mail)


def read_it(visit: Visit) -> Response:
    """What one company's mail is read as."""
    return _read(visit, visit.record, _mail(visit))


def keep(visit: Visit) -> Response:
    """Keep what they said, as confirmed or corrected."""
    record, form = visit.record, visit.form
    label = form.word(ReplyLabel, "label") or ReplyLabel.UNKNOWN
    event = _event(visit, record, label, _mail(visit))
    if form.has("again"):
        return _shown(visit, record, _mail(visit), event, Confidence.SURE, "")
    if any((one.label, one.sender, one.words) == (label, event.sender, event.words) for one in record.events):
        # The same page sent twice, or the same mail pasted again.
        return visit.to(f"/a/{record.id}")
    note_fact(visit.desk, record, event, "heard", f"{record.application.company}: {label_words(label)}")
    return visit.to(f"/a/{record.id}", said=True)


def _mail(visit: Visit) -> Mail:
    text = visit.form.text("words")
    if not text and not visit.form.line("label"):
        raise AfterwordError("there is nothing to read yet", hint="Paste what they wrote, or say it in your words.")
    return Mail(text, sender=visit.form.line("from"), subject=visit.form.line("subject"), date=visit.now)


def _read(visit: Visit, record: Record, mail: Mail) -> Response:
    reading = read_words(visit.desk, record, mail)
    who = _who(visit, record, mail)
    words = reading.facts.words or (mail.body if len(mail.body) < 400 else reading.why)
    event = received(record, visit.now, who, reading.label, words=words or None, facts=reading.facts, also=reading.also)
    return _shown(visit, record, mail, event, reading.confidence, reading.why)


def _shown(visit: Visit, record: Record, mail: Mail, event: Event, sure: Confidence, why: str) -> Response:
    label = event.label or ReplyLabel.UNKNOWN
    fields = FOR_LABEL.get(label, ())
    return visit.page(
        "heard_as.html",
        record=record,
        mail=mail,
        event=event,
        says=label_words(label),
        unsure=sure in (Confidence.UNSURE, Confidence.NONE) or label is ReplyLabel.UNKNOWN,
        why=why,
        labels=[(one.value, label_words(one)) for one in ReplyLabel],
        dates=[(name, DATES[name], _iso(getattr(event, name))) for name in fields if name in DATES],
        asks_what="what" in fields,
        also=[label_words(one) for one in event.also],
        times=[day(one.date() if isinstance(one, datetime) else one, visit.now.date()) for one in event.times],
        before=plan_of(visit.desk, record).next.say,
        after=what_if_at(visit.desk, record, visit.desk.now, event),
    )


def _event(visit: Visit, record: Record, label: ReplyLabel, mail: Mail) -> Event:
    """The fact as the form has it: read afresh, with the label and the days the user gave."""
    reading = read_words(visit.desk, record, mail)
    same = reading.label is label
    facts = reading.facts if same else ReplyFacts()
    days: dict[str, Any] = {
        name: read_day(visit.form.line(name), visit.now, visit.zone, record.application.country)
        for name in FOR_LABEL.get(label, ())
        if name in DATES and visit.form.line(name)
    }
    if "latest" in days:
        facts = replace(facts, earliest=min(facts.earliest or days["latest"], days["latest"]))
    if visit.form.line("what"):
        facts = replace(facts, what=visit.form.line("what"))
    if label is ReplyLabel.OFFER:
        facts = replace(facts, form=visit.form.word(OfferForm, "form") or facts.form)
    facts = replace(facts, **days)
    who = _who(visit, record, mail)
    return received(
        record, visit.now, who, label, words=mail.body[:2000] or None, facts=facts, also=reading.also if same else ()
    )


def _who(visit: Visit, record: Record, mail: Mail) -> Person | None:
    chosen = visit.form.line("who")
    if chosen:
        return visit.person(record, chosen)
    found = [one.person for one in matches([record], mail) if one.person]
    return found[0] if found else None


def _iso(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else ""


ROUTES = (
    get("/heard", anywhere),
    post("/heard", sort),
    get("/a/{app}/heard", show),
    post("/a/{app}/heard", read_it),
    post("/a/{app}/heard/keep", keep),
)
