"""With somebody at the terminal: what is missing is asked for, and leaving in the middle keeps nothing."""

from __future__ import annotations

from collections.abc import Callable

import click
import pytest

from tests.cli.terminal import EVENING, Terminal

Sit = Callable[[], None]


def test_who_you_are_is_asked_for(afterword: Terminal, somebody_there: Sit) -> None:
    somebody_there()
    afterword("me", says="Ana Beltrán\nAmerica/Chicago\n\n")
    assert afterword.json("me")["name"] == "Ana Beltrán"


def test_an_invitation_is_shown_before_it_is_kept(afterword: Terminal, somebody_there: Sit) -> None:
    afterword("me", "--name", "June Castellan", "--zone", "America/Chicago")
    somebody_there()
    assert "Nothing was kept" in afterword("invite", str(EVENING / "invitation.ics"), says="n\n")
    assert "empty" in afterword()
    afterword("invite", str(EVENING / "invitation.ics"), says="y\n")
    assert "Millrace" in afterword()


def test_the_debrief_asks_and_confirms_every_date(june: Terminal, somebody_there: Sit) -> None:
    june("undo")
    somebody_there()
    told = "walks the wet end at six\nrush orders on one board\nput two shops on one board\n"
    skipped = "\n" * 6
    whole = "\n\nIngrid: by Thursday\n\nyes\n"
    said = june("debrief", says=f"{told}{skipped}{whole}Friday 13 March\n")
    assert "Thursday 5 March" in said
    record = june.json("show")
    assert record["events"][-1]["by"] == "p3"
    assert record["events"][-1]["latest"] == "2026-03-13"
    assert [note["text"] for note in record["notes"]][-1] == "yes"


def test_leaving_the_debrief_in_the_middle_keeps_nothing(june: Terminal, somebody_there: Sit) -> None:
    before = june.json("show")
    somebody_there()
    said = june("debrief", says="walks the wet end at six\n", code=130)
    assert "not kept" in said
    assert june.json("show") == before


@pytest.mark.parametrize("command", [["draft"], ["debrief", "--from", str(EVENING / "notes.txt")], ["undo"], ["sheet"]])
def test_ctrl_c_leaves_the_desk_unharmed(june: Terminal, monkeypatch: pytest.MonkeyPatch, command: list[str]) -> None:
    before = june("export")

    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("afterword.store.sqlite._apply", stop)
        patch.setattr("afterword.desk.sheet.rows", stop)
        june(*command, code=130)
    assert june("export") == before


def test_the_application_is_chosen_by_number(june: Terminal, somebody_there: Sit) -> None:
    june("new", "Halden Freight", "Analyst")
    somebody_there()
    assert "Halden Freight" in june("why", says="1\n").split("Which application")[1]


def test_without_a_terminal_the_application_has_to_be_named(june: Terminal) -> None:
    june("new", "Halden Freight", "Analyst")
    assert "Millrace Paper, Production Planner" in june("why", code=2)


def test_an_answer_is_confirmed_or_named_otherwise(june: Terminal, somebody_there: Sit) -> None:
    somebody_there()
    june("heard", "We are still deciding.", "--from", "ingrid", says="o\n2\n")
    assert june.json("show")["events"][-1]["label"] == "offer"
    june("undo")
    june("heard", "We are still deciding.", "--from", "ingrid", says="n\n", code=1)
    assert june.json("show")["events"][-1]["kind"] == "promise"


def test_words_are_shown_before_they_are_frozen(june: Terminal, somebody_there: Sit) -> None:
    june("draft")
    somebody_there()
    said = june("approve", "ruth", says="n\n")
    assert "Dear Ruth" in said
    assert june.json("show")["drafts"][0].get("state", "draft") == "draft"


def test_fixes_are_walked_through_one_by_one(june: Terminal, somebody_there: Sit) -> None:
    june("draft", "--to", "ingrid")
    body = june("show", "ingrid", "--copy").partition("\n\n")[2]
    june("edit", "ingrid", "--body", body.replace("Ingrid", "Ingird", 1))
    somebody_there()
    assert "[y]" in june("check", "ingrid", "--fix", says="n\n" * 9, code=1)
    june("check", "ingrid", "--fix", says="y\n" + "n\n" * 9)
    assert "Ingird" not in june("show", "ingrid", "--copy")


def test_the_editor_is_used(june: Terminal, somebody_there: Sit, monkeypatch: pytest.MonkeyPatch) -> None:
    june("draft", "--to", "ruth")
    somebody_there()
    monkeypatch.setattr(click, "edit", lambda text, **_: text.replace("Dear Ruth", "Dear Ms Okafor"))
    assert "Dear Ms Okafor" in june("edit", "ruth")
    monkeypatch.setattr(click, "edit", lambda text, **_: None)
    assert "Nothing was changed" in june("edit", "ruth")


def test_a_missing_moment_is_asked_for_and_kept(june: Terminal, somebody_there: Sit) -> None:
    june("met", "Omar Haddad <omar@millrace.example>", "--at", "today 11:00")
    somebody_there()
    done = june.result("draft", "--to", "omar", says="knows every roll by its number\n\n\n\n")
    assert done.exit_code in (0, 1)
    assert any(note["text"].startswith("knows every roll") for note in june.json("show")["notes"])


def test_what_was_promised_to_them_gets_a_day(june: Terminal, somebody_there: Sit) -> None:
    june("undo")
    somebody_there()
    said = june("debrief", says="\n" * 9 + "\nRuth: the audit sheet\n\n\n\nFriday\n")
    assert "Friday 6 March" in said
    owed = june.json("show")["events"][-1]
    assert (owed["kind"], owed["due"], owed["to"]) == ("owed", "2026-03-06", ["p1"])


def test_a_letter_is_chosen_by_number(june: Terminal, somebody_there: Sit) -> None:
    june("draft")
    somebody_there()
    assert "Tomás" in june("show", "--copy", says="2\n").split("Which letter?")[1]


def test_a_stranger_is_asked_who_they_are_first(afterword: Terminal, somebody_there: Sit) -> None:
    somebody_there()
    afterword("new", "Larch & Sons", "Bindery Manager", says="Hollis Marsh\nAmerica/New_York\n\n")
    assert afterword.json("me")["name"] == "Hollis Marsh"
    assert "Larch & Sons" in afterword("show")
