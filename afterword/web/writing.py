"""From a step to drafts: written from the notes; what is lacking is asked for, never filled in (C8)."""

from __future__ import annotations

from dataclasses import replace

from starlette.responses import Response

from afterword.desk import Draft
from afterword.desk import letters as desk_letters
from afterword.desk.naming import fresh_id
from afterword.model import Channel, DeskError, MessageKind, Note, NoteKind, Question
from afterword.web.visit import Visit, post


def write(visit: Visit) -> Response:
    """Write what a step asks for, to each person it concerns; where something is lacking, ask for it."""
    record, form = visit.record, visit.form
    kind = form.word(MessageKind, "action") or MessageKind.OTHER
    readers = [tuple(one for one in names.split(",") if one) for names in form.lines("to")]
    asked = form.lines("asked")
    drafts: list[Draft] = []
    questions: list[Question] = []
    # Thanks to several people are written knowing of one another, in one action (M3).
    orders: list[tuple[MessageKind | str, tuple[str, ...]]]
    orders = [("all", ())] if kind is MessageKind.THANK_YOU and len(readers) > 1 else [(kind, to) for to in readers]
    for what, to in orders:
        written = desk_letters.draft(visit.desk, record, what, to, form.word(Channel, "channel"), asked=asked)
        record = written.record
        drafts += written.drafts
        questions += [one for one in written.questions if one not in questions]
    if drafts:
        return visit.to(f"/a/{record.id}/letters/{drafts[0].id}", said=True)
    if not questions:
        raise DeskError("nothing is to be written here now", hint="The application’s page says why.")
    fields = [("action", kind.value), *(("to", ",".join(to)) for to in readers)]
    fields += [("asked", one.person) for one in questions if one.person]
    return visit.page("ask.html", record=record, questions=questions, fields=fields, path=f"/a/{record.id}/answered")


def answered(visit: Visit) -> Response:
    """Answers to what was asked before writing: kept as notes, then the letters are written."""
    record = visit.record
    notes = list(record.notes)
    form, known = visit.form, {person.id for person in record.people}
    for text, kind, person in zip(form.texts("answer"), form.lines("kind"), form.lines("person"), strict=False):
        if text:
            note_id = fresh_id("n", (one.id for one in notes))
            talk = next((one.id for one in reversed(record.interviews) if person in one.people), None)
            about = NoteKind(kind) if kind in list(NoteKind) else NoteKind.MOMENT
            notes.append(Note(about, text, person if person in known else None, talk, id=note_id))
    changed = replace(record, notes=tuple(notes))
    with visit.desk.action("note", f"A note on {record.application.company}.") as action:
        action.save(changed)
    return write(visit)


ROUTES = (
    post("/a/{app}/write", write),
    post("/a/{app}/answered", answered),
)
