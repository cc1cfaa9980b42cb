"""Undo takes back one action, leaves later ones, and says so when they touch the same place."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterword.desk import Desk
from afterword.desk.capture import new_application
from afterword.desk.inverse import take_back
from afterword.desk.journal import history, undo
from afterword.model import Application, ConflictError, DeskError, Note, NoteKind

MILLRACE = Application("Millrace Paper", "Production Planner", "US", "America/Chicago")


def add_note(desk: Desk, name: str, text: str) -> None:
    record = desk.record("millrace-paper")
    with desk.action("note", f"A note: {text}") as action:
        action.save(replace(record, notes=(*record.notes, Note(NoteKind.MOMENT, text, id=name))))


def test_an_action_is_kept_whole_or_not_at_all(desk: Desk) -> None:
    with pytest.raises(RuntimeError), desk.action("new", "half") as action:
        action.save_settings(replace(desk.settings, name="Somebody"))  # type: ignore[type-var]
        raise RuntimeError("the power went")
    assert desk.settings is not None
    assert desk.settings.name == "June Castellan"


def test_the_last_action_is_taken_back(desk: Desk) -> None:
    new_application(desk, MILLRACE)
    assert "Millrace" in undo(desk)
    assert desk.records() == []


def test_an_earlier_action_is_taken_back_and_later_ones_stay(desk: Desk) -> None:
    new_application(desk, MILLRACE)
    add_note(desk, "n1", "one")
    add_note(desk, "n2", "two")
    number = history(desk)[1].number
    undo(desk, number)
    assert [note.text for note in desk.record("millrace-paper").notes] == ["two"]


def test_undo_says_so_when_a_later_change_touches_the_same_place(desk: Desk) -> None:
    new_application(desk, MILLRACE)
    add_note(desk, "n1", "one")
    record = desk.record("millrace-paper")
    with desk.action("note", "another word") as action:
        action.save(replace(record, notes=(replace(record.notes[0], text="uno"),)))
    with pytest.raises(DeskError, match="same place"):
        undo(desk, history(desk)[1].number)
    assert desk.record("millrace-paper").notes[0].text == "uno"


def test_undone_twice_is_refused_and_an_undo_can_be_undone(desk: Desk) -> None:
    new_application(desk, MILLRACE)
    number = history(desk)[0].number
    undo(desk, number)
    with pytest.raises(DeskError, match="already"):
        undo(desk, number)
    undo(desk, history(desk)[0].number)
    assert [record.title for record in desk.records()] == ["Millrace Paper, Production Planner"]


def test_nothing_to_take_back(desk: Desk) -> None:
    undo(desk)
    with pytest.raises(DeskError, match="nothing to take back"):
        undo(desk)


def test_two_windows_on_one_application_get_a_clear_choice(desk: Desk) -> None:
    new_application(desk, MILLRACE)
    other = Desk(desk.store, clock=lambda: desk.now)
    mine, theirs = desk.record("millrace-paper"), other.record("millrace-paper")
    with other.action("note", "theirs") as action:
        action.save(replace(theirs, notes=(Note(NoteKind.MOMENT, "theirs", id="n1"),)))
    with pytest.raises(ConflictError), desk.action("note", "mine") as action:
        action.save(replace(mine, notes=(Note(NoteKind.MOMENT, "mine", id="n1"),)))
    assert desk.store.load("mine", "application", "millrace-paper").version == 2  # type: ignore[union-attr]


LEAVES = st.one_of(st.none(), st.integers(0, 3), st.text(max_size=2))
ITEMS = st.lists(
    st.builds(lambda i, t: {"id": i, "t": t}, st.sampled_from("abcd"), LEAVES), unique_by=lambda x: x["id"]
)
BODIES = st.fixed_dictionaries({"notes": ITEMS, "x": LEAVES}, optional={"y": LEAVES})


@given(BODIES, BODIES)
def test_taking_back_right_away_restores_everything(before: dict[str, object], after: dict[str, object]) -> None:
    assert take_back(before, after, after).body == before


@given(BODIES, BODIES)
def test_taking_back_a_change_of_nothing_leaves_all_as_it_is(same: dict[str, object], now: dict[str, object]) -> None:
    assert take_back(same, same, now).body in (now, same)
