"""*Letter*: written from the notes, read as a friend would while one types, kept word for word, sent by hand (P2)."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

from starlette.responses import Response

from afterword.calendar import in_zone
from afterword.desk import Draft, DraftState, Record
from afterword.desk import letters as desk_letters
from afterword.desk.desk import words_digest
from afterword.desk.hearing import note as note_fact
from afterword.desk.jottings import drop_jotting, jot, jotting
from afterword.desk.loose import mended
from afterword.desk.moments import wall
from afterword.desk.naming import reader_of
from afterword.desk.planning import plan_of
from afterword.desk.saying import channel_words, message_words
from afterword.desk.ways_out import link_of
from afterword.model import (
    Channel,
    DeskError,
    Event,
    EventKind,
    Finding,
    NoteKind,
    Severity,
)
from afterword.papers import counted
from afterword.papers.card import MOST_WORDS
from afterword.web.forms import hour_in
from afterword.web.marks import find, fine, pieces, remarks
from afterword.web.times import friendly
from afterword.web.visit import Missing, Visit, get, letter_of, post

OPEN = (DraftState.DRAFT, DraftState.APPROVED)
LINKEDIN = (Channel.LINKEDIN_NOTE, Channel.LINKEDIN_MESSAGE)


def show(visit: Visit) -> Response:
    """The letter: to be changed, or with its ways out once its words are kept."""
    record, draft = visit.letter
    if draft.state is DraftState.DRAFT or (draft.state in OPEN and visit.asked("edit")):
        typed = jotting(visit.desk, _name(record, draft))
        if typed and typed["base"] != _digest(draft):
            return _two_versions(visit, record, draft, typed["subject"], typed["body"])
        words = (typed["subject"], typed["body"]) if typed else (draft.subject, draft.body)
        return _editor(visit, record, replace(draft, subject=words[0], body=words[1]), base=_digest(draft))
    return visit.page("kept.html", **_told(visit, record, draft), **_ways(record, draft))


def check(visit: Visit) -> Response:
    """What the reviewer says of the words as they are typed; they are kept aside, not yet as the letter's words."""
    record, draft = visit.letter
    typed = _typed(visit, draft)
    body = {"subject": typed.subject, "body": typed.body, "base": visit.form.line("base")}
    jot(visit.desk, _name(record, draft), body)
    return visit.page("_findings.html", live=True, **_review(visit, record, typed))


def act(visit: Visit) -> Response:
    """Keep the words as typed, and do what was pressed."""
    record, draft = visit.letter
    form, typed = visit.form, _typed(visit, draft)
    what, _, name = form.line("do").partition(":")
    if typed.subject != draft.subject or typed.body != draft.body:
        if form.line("base") != _digest(draft):
            return _two_versions(visit, record, draft, typed.subject, typed.body)
        record = desk_letters.rewrite(visit.desk, record, draft, subject=typed.subject, body=typed.body)
        draft = letter_of(record, draft.id)
    drop_jotting(visit.desk, _name(record, draft))
    here = f"/a/{record.id}/letters/{draft.id}"
    if what in ("fix", "aside"):
        _settle(visit, record, draft, what, form.text("do").partition(":")[2])
        return visit.to(here)
    if what in ("keep", "anyway"):
        harm = [one for one in desk_letters.check(visit.desk, record, draft) if one.severity is Severity.STOP]
        if harm and what == "keep":
            return _editor(visit, record, draft, base=_digest(draft), first=harm[0])
        desk_letters.approve(visit.desk, record, draft, despite=what == "anyway")
        return visit.to(here, said=True)
    if what in ("another", "channel"):
        way = Channel(name) if name in list(Channel) else draft.channel
        seed = draft.seed + (what == "another")
        written = desk_letters.draft(visit.desk, record, draft.kind, draft.to, way, seed=seed)
        made = written.drafts[0].id if written.drafts else draft.id
        return visit.to(f"/a/{record.id}/letters/{made}", said=bool(written.drafts))
    return visit.to(here, said=True) if what == "save" else visit.to(here)


def out(visit: Visit) -> Response:
    """The words have gone out, or haven't after all."""
    record, draft = visit.letter
    if visit.form.has("not"):
        desk_letters.not_sent(visit.desk, record, draft)
        return visit.to(f"/a/{record.id}/letters/{draft.id}", said=True)
    at = visit.now
    if visit.form.line("hour"):
        zone = visit.zone
        at = wall(
            at.date() - timedelta(days=visit.form.has("yesterday")), hour_in(visit.form.line("hour")), zone, twice=True
        )
        if at > visit.now:
            raise DeskError("that is still ahead", hint="Say it once it has gone.")
    desk_letters.sent(visit.desk, record, draft, at)
    following = _next_letter(record, draft)
    return visit.to(f"/a/{record.id}/letters/{following.id}" if following else "/", said=True)


def slip(visit: Visit) -> Response:
    """Something wrong was noticed after sending: noted, so that the plan says whether to put it right (X4)."""
    record, draft = visit.letter
    what = visit.form.line("what")
    if what not in ("name", "company", "fact", "typo"):
        raise Missing
    event = Event(visit.now, EventKind.ERROR_FOUND, message=draft.kind, to=draft.to, what=what)
    note_fact(visit.desk, record, event, "error", f"A slip in the letter to {reader_of(record, draft)} is noted.")
    return visit.to(f"/a/{record.id}", said=True)


def _typed(visit: Visit, draft: Draft) -> Draft:
    """The draft with the words of the form; a form without them (a button beside the letter) leaves them."""
    if not visit.form.has("body"):
        return draft
    subject = visit.form.line("subject") if visit.form.has("subject") else draft.subject
    return replace(draft, subject=subject or None, body=visit.form.text("body"))


def _digest(draft: Draft) -> str:
    return words_digest(draft.subject, draft.body)


def _name(record: Record, draft: Draft) -> str:
    return f"letter/{record.id}/{draft.id}"


def _settle(visit: Visit, record: Record, draft: Draft, what: str, name: str) -> None:
    found = find(desk_letters.check(visit.desk, record, draft), name)
    if found is None:
        return
    if what == "aside":
        desk_letters.set_aside(visit.desk, record, draft, found)
        return
    subject, body = mended(draft.subject, draft.body, found)
    desk_letters.rewrite(visit.desk, record, draft, subject=subject, body=body)


def _editor(visit: Visit, record: Record, draft: Draft, *, base: str, first: Finding | None = None) -> Response:
    return visit.page(
        "letter.html",
        422 if first else 200,
        digest=base,
        first=first,
        live=False,
        notes=[note for note in record.notes if note.person in draft.to and note.kind is not NoteKind.PRIVATE],
        **_told(visit, record, draft),
        **_review(visit, record, draft),
    )


def _two_versions(visit: Visit, record: Record, draft: Draft, subject: str | None, body: str) -> Response:
    mine = replace(draft, subject=subject, body=body)
    return visit.page("two_versions.html", 409, record=record, draft=draft, mine=mine, digest=_digest(draft))


def _review(visit: Visit, record: Record, draft: Draft) -> dict[str, Any]:
    findings = desk_letters.check(visit.desk, record, draft)
    marked = remarks(findings)
    others = [one for one in record.drafts if one.id != draft.id and one.kind is draft.kind and one.to != draft.to]
    alike = any(one.code == "duplicate" for one in findings)
    apart = f"letter to {reader_of(record, others[0])}" if len(others) == 1 else "other letters"
    return {
        "marked": marked,
        "pieces": pieces(draft.body, marked),
        "fine": fine(findings),
        "differs": f"Reads differently from your {apart}." if others and not alike else "",
        "count": _count(draft),
    }


def _told(visit: Visit, record: Record, draft: Draft) -> dict[str, Any]:
    from afterword.channels import channel as advise

    zone = record.application.zone
    step = next((one for one in plan_of(visit.desk, record).steps if one.action.value == draft.kind.value), None)
    best = ""
    if step and draft.state in OPEN:
        now = step.best <= visit.now + timedelta(hours=1)
        best = " Now is a good time." if now else f" Best {friendly(step.best, zone, visit.now)}."
    advice = advise(visit.desk.case(record), draft.kind, draft.to[0]) if draft.to else None
    ways = [(one, channel_words(one.channel)) for one in advice.channels] if advice else []
    return {
        "record": record,
        "draft": draft,
        "reader": reader_of(record, draft),
        "kind": message_words(draft.kind),
        "way": channel_words(draft.channel),
        "best": best,
        "ways": [(one, words) for one, words in ways if one.channel is not draft.channel],
        "following": _next_letter(record, draft),
        "following_to": reader_of(record, following) if (following := _next_letter(record, draft)) else "",
        "sent_at": _sent_at(record, draft),
        "siblings": len([one for one in record.drafts if one.kind is draft.kind]) > 1,
    }


def _ways(record: Record, draft: Draft) -> dict[str, Any]:
    link = None
    if draft.channel in (Channel.EMAIL, Channel.VIA_RECRUITER, Channel.VIA_AGENCY) and draft.state in OPEN:
        try:
            link = link_of(record, draft)
        except DeskError:
            link = None
    return {"link": link, "linkedin": draft.channel in LINKEDIN, "count": _count(draft)}


def _count(draft: Draft) -> str:
    words = len(draft.body.split())
    if draft.channel in LINKEDIN:
        return counted(draft.body).say
    return f"{words} of the {MOST_WORDS} words a card holds." if draft.channel is Channel.CARD else f"{words} words."


def _next_letter(record: Record, draft: Draft) -> Draft | None:
    """The next letter of this application that is still on the desk."""
    open_ones = [one for one in record.drafts if one.state in OPEN and one.id != draft.id]
    later = [one for one in open_ones if record.drafts.index(one) > record.drafts.index(letter_of(record, draft.id))]
    return next(iter(later or open_ones), None)


def _sent_at(record: Record, draft: Draft) -> Any:
    zone = in_zone(record.application.zone)
    sent = [one for one in record.events if one.kind is EventKind.SENT and one.to == draft.to]
    at = [one.at for one in sent if one.body == draft.body]
    return at[-1].astimezone(zone) if at and draft.state is DraftState.SENT else None


ROUTES = (
    get("/a/{app}/letters/{letter}", show),
    post("/a/{app}/letters/{letter}", act),
    post("/a/{app}/letters/{letter}/check", check),
    post("/a/{app}/letters/{letter}/out", out),
    post("/a/{app}/letters/{letter}/slip", slip),
)
