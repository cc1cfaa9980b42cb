"""What came in: a mail read calmly, or a fact told by the user; either changes the plan at once (T10)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from afterword.desk.desk import Desk
from afterword.desk.naming import fresh_id
from afterword.desk.records import Record
from afterword.model import Event, EventKind, Mail, Person, ReplyFacts, ReplyLabel, ReplyReading


def read_words(desk: Desk, record: Record, mail: Mail) -> ReplyReading:
    """What a mail to this application's candidate says; nothing is kept yet."""
    from afterword.replies import read_reply

    return read_reply(mail, record.application.country, desk.case(record))


def received(
    record: Record,
    at: datetime,
    sender: Person | None,
    label: ReplyLabel,
    *,
    words: str | None = None,
    facts: ReplyFacts | None = None,
    also: Sequence[ReplyLabel] = (),
) -> Event:
    """The fact that something came in at `at`, with the facts of its label."""
    told = facts or ReplyFacts()
    return Event(
        at,
        EventKind.RECEIVED,
        id=fresh_id("e", (event.id for event in record.events)),
        sender=sender.id if sender else None,
        label=label,
        also=tuple(also),
        words=words or told.words,
        answer_by=told.answer_by,
        form=told.form,
        times=told.times,
        stage=told.stage,
        earliest=told.earliest,
        latest=told.latest,
        what=told.what,
        due=told.due,
        until=told.until,
        instead=told.instead,
        scope=told.scope,
        except_=told.except_,
        permanent=told.permanent,
    )


def note(desk: Desk, record: Record, event: Event, what: str, say: str) -> Record:
    """Keep one fact, in one action; the application as it is then."""
    return notes_kept(desk, record, (event,), what, say)


def notes_kept(desk: Desk, record: Record, events: Sequence[Event], what: str, say: str) -> Record:
    """Keep several facts in one action; each gets an id, so that it can be corrected later."""
    changed = record
    for event in events:
        named = event if event.id else replace(event, id=fresh_id("e", (one.id for one in changed.events)))
        changed = replace(changed, events=(*changed.events, named))
    with desk.action(what, say) as action:
        action.save(changed)
    return changed
