"""Who is forgotten stands nowhere any more: not in documents, journal, plans, copies, nor in unused pages."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from afterword.desk import Desk, Draft, Record
from afterword.desk.forget import forget, to_forget
from afterword.desk.journal import history, undo
from afterword.desk.own_file import automatic_copies, backup
from afterword.model import (
    Addresses,
    Agency,
    Application,
    DeskError,
    Event,
    EventKind,
    Interview,
    MessageKind,
    Note,
    NoteKind,
    Person,
    ReplyLabel,
)
from afterword.store import Index, PlanRow

RUTH = Person("p1", "Ruth Okafor", addresses=Addresses(email=("ruth.okafor@millrace.example",), phone=("555 0142",)))
DANA = Person("p2", "Dana May", title="reports to Ruth Okafor")


@pytest.fixture
def full(desk: Desk) -> Desk:
    now = desk.now
    record = Record(
        "millrace",
        Application("Okafor & Millrace", "Planner", "US", "America/Chicago", agency=Agency("Stillwater", "p1")),
        people=(replace(RUTH, name="Ruth Okafo"), DANA),
        interviews=(Interview("i1", now - timedelta(hours=3), now - timedelta(hours=2), ("p1", "p2")),),
    )
    with desk.action("new", "A talk with Ruth Okafo is noted.") as action:
        action.save(record)
    record = replace(
        record,
        people=(RUTH, DANA),
        notes=(
            Note(NoteKind.MOMENT, "she walks the wet end at six", person="p1", id="n1"),
            Note(
                NoteKind.MOMENT, "Dana says Ruth decides in May; ask ruth.okafor@millrace.example", person="p2", id="n2"
            ),
        ),
        events=(
            Event(now, EventKind.SENT, id="e1", message=MessageKind.THANK_YOU, to=("p1",), body="Dear Ruth, secret"),
            Event(now, EventKind.RECEIVED, id="e2", sender="p1", label=ReplyLabel.QUESTION, words="her own words"),
            Event(now, EventKind.PROMISE, id="e3", by="p2", words="by Friday, Okafor said"),
        ),
        drafts=(
            Draft("d1", MessageKind.THANK_YOU, ("p1",), "Dear Ruth, only hers"),
            Draft("d2", MessageKind.CHECK_IN, ("p1", "p2"), "Dear Ruth and Dana"),
        ),
    )
    with desk.action("debrief", "What Ruth Okafor said is noted.") as action:
        action.save(record)
    other = Record(
        "corliss",
        Application("Corliss", "Buyer", "US", "America/Chicago"),
        people=(replace(RUTH, id="p7", name="R. Okafor-Bell"), Person("p1", "Tom Hale")),
        notes=(Note(NoteKind.MOMENT, "the truth about Ruth", person="p1", id="n1"),),
    )
    with desk.action("new", "Corliss, Buyer: a new application.") as action:
        action.save(other)
    desk.store.keep_plans(desk.desk_id, [PlanRow("millrace", "x", None, {"say": "Write to Ruth Okafor"})])
    return desk


def bytes_in(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.iterdir()).lower()


def test_what_would_go_is_said_first_and_nothing_is_changed(full: Desk) -> None:
    before = full.records()
    found = to_forget(full, "ruth ok")
    assert found.say == "Ruth Okafor: 2 applications, 1 note, 2 messages, 2 drafts."
    assert full.records() == before
    assert found.traces.names == {"Ruth Okafor", "Ruth Okafo", "R. Okafor-Bell"}


def test_nothing_of_them_is_left_anywhere(full: Desk, tmp_path: Path) -> None:
    (tmp_path / "desk.db.before-2").write_bytes(b"Ruth Okafor")
    forget(full, to_forget(full, "ruth ok", copies=automatic_copies(full)))
    left = bytes_in(tmp_path)
    for trace in (
        b"okafo",
        b"okafor-bell",
        b"ruth.okafor",
        b"555 0142",
        b"secret",
        b"her own words",
        b"only hers",
        b"wet end",
    ):
        assert trace not in left.replace(b"okafor & millrace", b""), trace


def test_other_kinds_of_documents_and_words_taught_are_cleaned_too(full: Desk) -> None:
    with full.action("mail", "x") as action:
        action.put_raw("outbox", "m1", {"to": "RUTH.OKAFOR@millrace.example", "text": ["for Ruth Okafor"]}, Index("x"))
        action.save_settings(replace(full.settings, known_words=("Okafor", "Millrace")))  # type: ignore[type-var]
    forget(full, to_forget(full, "Ruth Okafor"))
    stored = full.store.load(full.desk_id, "outbox", "m1")
    assert stored
    assert "okafor" not in str(stored.body).casefold()
    assert full.settings
    assert full.settings.known_words == ("Millrace",)


def test_the_others_and_the_facts_stay(full: Desk) -> None:
    forget(full, to_forget(full, "Ruth Okafor"))
    record = full.record("millrace")
    assert record.application.company == "Okafor & Millrace"
    assert record.application.agency == Agency("Stillwater")
    assert [person.name for person in record.people] == ["Dana May"]
    assert record.interviews[0].people == ("p2",)
    assert [note.text for note in record.notes] == ["Dana says somebody decides in May; ask somebody"]
    assert [(event.id, event.to, event.sender) for event in record.events] == [
        ("e1", (), None),
        ("e2", (), None),
        ("e3", (), None),
    ]
    assert [(draft.to, draft.body) for draft in record.drafts] == [(("p2",), "Dear somebody and Dana")]
    corliss = full.record("corliss")
    assert [person.name for person in corliss.people] == ["Tom Hale"]
    assert corliss.notes[0].text == "the truth about somebody"


def test_it_cannot_be_taken_back_and_what_can_be_still_can(full: Desk) -> None:
    forget(full, to_forget(full, "Ruth Okafor"))
    newest = history(full)[0]
    assert newest.say == "Somebody was forgotten."
    with pytest.raises(DeskError, match="nowhere any more"):
        undo(full, newest.number)
    assert undo(full) == "Corliss, Buyer: a new application."
    assert [record.id for record in full.records()] == ["millrace"]
    undo(full)
    assert "Ruth" not in str(full.records())


def test_a_program_that_read_before_cannot_bring_them_back(full: Desk) -> None:
    other = Desk(full.store, clock=lambda: full.now)
    record = other.record("millrace")
    forget(full, to_forget(full, "Ruth Okafor"))
    with pytest.raises(DeskError, match="changed elsewhere"), other.action("edit", "x") as action:
        action.save(replace(record, etiquette=record.etiquette, notes=record.notes[:1]))


def test_who_had_the_same_id_before_is_not_forgotten_too(full: Desk) -> None:
    with full.action("edit", "Tom left.") as action:
        action.save(replace(full.record("corliss"), people=(Person("p1", "Ada Quist"),)))
    forget(full, to_forget(full, "Ada Quist"))
    assert "Tom Hale" in str(history(full))


@pytest.mark.parametrize("part", ["nobody", ""])
def test_nobody_of_that_name(full: Desk, part: str) -> None:
    with pytest.raises(DeskError):
        to_forget(full, part)


def test_a_backup_is_a_whole_desk_and_never_overwrites(full: Desk, tmp_path: Path) -> None:
    (tmp_path / "copies").mkdir()
    copy = backup(full, str(tmp_path / "copies"))
    assert copy.name == "desk-2026-03-03-1620.backup.db"
    from afterword.store import SqliteStore

    again = Desk(SqliteStore(copy), clock=lambda: full.now)
    assert again.records() == full.records()
    with pytest.raises(DeskError, match="already"):
        backup(full, str(copy))
    with pytest.raises(DeskError, match="no such folder"):
        backup(full, str(tmp_path / "nowhere" / "x.db"))
