"""Bad input gets a clear sentence, exit code 2 and an unharmed desk; never a traceback."""

from __future__ import annotations

import json
import os
import sqlite3
from pathlib import Path

import pytest

from tests.cli.terminal import EVENING, Terminal


def refused(terminal: Terminal, *words: str, says: str | None = None) -> str:
    """Run a command that has to be refused in a sentence and to leave the desk as it was."""
    before = terminal("export")
    said = terminal(*words, says=says, code=2)
    assert "Traceback" not in said
    assert said.strip().endswith((".", "?")), said
    assert terminal("export") == before
    return said


@pytest.mark.parametrize(
    ("words", "part"),
    [
        (("met", "Dana Wu", "--at", "2026-03-08 02:30"), "does not exist in Chicago"),
        (("met", "Dana Wu", "--at", "2025-11-02 01:30"), "comes twice in Chicago"),
        (("met", "Dana Wu", "--at", "today 14:00", "--until", "13:00"), "ends before it starts"),
        (("met", "Dana Wu", "--at", "2026-02-31 14:00"), "there is no day"),
        (("met", "Dana Wu", "--at", "25:61"), "no hour"),
        (("met", "Dana Wu", "--at", "when the cows come home"), "no time of day"),
        (("met", "Dana Wu", "--at", "today 14:00", "--for", "long"), "no length"),
        (("met", "<>", "--at", "today 14:00"), "names nobody"),
        (("met", "Dana Wu", "--at", "today 14:00", "--stage", "teknical"), "Did you mean 'technical'"),
        (("me", "--zone", "America/Chicagoo"), "no zone 'America/Chicagoo'"),
        (("me", "--name", "  "), "the name is empty"),
        (("me", "--etiquette", "strikt"), "Did you mean 'strict'"),
        (("me", "--email", "june"), "no address"),
        (("new", "Larch", "Binder", "--country", "Germany"), "two letters"),
        (("rules", "--country", "X1"), "two letters"),
        (("new", "Larch", "Binder", "--zone", "Mars/Olympus"), "no zone"),
        (("new", "Larch", "Binder", "--culture", "tradicional"), "Did you mean 'traditional'"),
        (("new", "millrace  paper", "production planner"), "on the desk already"),
        (("new", "\u202e", "Binder"), "need a name"),
        (("debrief", "--talk", "i9"), "no talk 'i9'"),
        (("debrief", "--from", "nowhere.txt"), "nowhere.txt"),
        (("why", "nobody-here"), "nothing here is called"),
        (("why", "--step", "dance"), "no step 'dance'"),
        (("note", "sine", "x"), "Did you mean 'sign'"),
        (("note", "owed", "it", "--to", "ruth", "--by", "never"), "no day"),
        (("skip", "dance"), "no steps"),
        (("snooze", "ruth", "--until", "yesterday"), "past"),
        (("overrule", "check-in", "--rule", "T9"), "doesn't hold this back"),
        (("edit", "nobody", "--body", "x"), "no letter"),
        (("approve", "d9"), "no letter"),
        (("sent", "--to", "ruth", "--at", "2027-01-01 10:00"), "still ahead"),
        (("heard", "nowhere.eml"), "no such file"),
        (("heard",), "nothing to read"),
        (("heard", "--label", "ofer"), "Did you mean 'offer'"),
        (("import", "nowhere.json"), "nowhere.json"),
        (("rules", "T99"), "no rule"),
        (("rules", "wrong_nmae"), "Did you mean 'wrong_name'"),
        (("undo", "99"), "no action 99"),
        (("what-if", "--event", "ofer"), "Did you mean 'offer'"),
        (("check", "nowhere.txt"), "no such file"),
    ],
)
def test_a_sentence_and_an_unharmed_desk(june: Terminal, words: tuple[str, ...], part: str) -> None:
    assert part.lower() in refused(june, *words).lower()


def test_a_misspelt_verb_names_the_nearest(june: Terminal) -> None:
    assert "Did you mean 'debrief'?" in june("debreif", code=2)


def test_a_talk_still_ahead_is_not_debriefed(june: Terminal) -> None:
    june("met", "Ruth Okafor", "--at", "2026-03-10 14:00", "--ahead")
    said = refused(june, "debrief", "--talk", "i2", says="told: nothing yet\n")
    assert "still ahead" in said
    assert "Tuesday 10 March" in said


def test_the_hour_that_comes_twice_can_be_named_with_its_offset(june: Terminal) -> None:
    june.now = "2026-11-02T09:00:00-06:00"
    assert "Sunday 1 November, 1:30" in june("met", "Ruth Okafor", "--at", "2026-11-01T01:30-06:00")


@pytest.mark.parametrize(
    "name", ["Nguyễn Thị Minh Khai", "María-José O'Neill", "X Æ", "Suharto", "Ó Súilleabháin", "王小明", "van der Berg"]
)
def test_names_are_kept_as_they_are(june: Terminal, name: str) -> None:
    june("met", f"{name}, Planner <{'k'}@millrace.example>", "--at", "today 11:00")
    june("debrief", "--talk", "i2", says=f"{name}\ntold: showed me the old board\n")
    record = june.json("show")
    person = record["people"][-1]
    assert person["name"] == name
    assert record["notes"][-1]["person"] == person["id"]
    assert name in june("sheet")
    done = june.result("draft", "--to", name)
    assert done.exit_code in (0, 1), done.output
    assert name in done.output


def test_the_same_name_with_two_addresses_is_two_people_only_if_both_are_told(june: Terminal) -> None:
    june("met", "Ruth Okafor", "--at", "today 11:00")
    assert len(june.json("show")["people"]) == 4
    june("met", "Ruth Okafor <ruth@elsewhere.example>", "--at", "today 10:00")
    people = [person for person in june.json("show")["people"] if person["name"] == "Ruth Okafor"]
    assert len(people) == 2
    assert "fits several" in refused(june, "note", "moment", "x", "--to", "Ruth Okafor")


def test_a_long_note_is_kept_and_one_without_end_is_not(june: Terminal) -> None:
    june("debrief", says=f"Ruth\ntold: {'a board ' * 1249}\n")
    assert len(june.json("show")["notes"][-1]["text"]) > 9_900
    assert "10,001" in refused(june, "debrief", says=f"Ruth\ntold: {'x' * 10_001}\n")
    assert len(june("show").splitlines()) < 100


def test_control_characters_and_overrides_do_not_get_in(june: Terminal) -> None:
    june("debrief", says="Ruth\ntold: the \u202eboard\u202c \x1b[31mred\x07 one\x00\n")
    assert june.json("show")["notes"][-1]["text"] == "the board [31mred one"


def test_a_broken_letter_file_is_shown_without_its_control_characters(afterword: Terminal, tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_bytes(b"Dear Dana,\r\n\r\nThank you\x1b[31m for your time \xe2\x80\xaetoday.\r\n\r\nBest,\r\nAna\r\n")
    said = afterword.result("check", str(letter), "--to", "Dana Wu", "--company", "Halden Freight").output
    assert "\x1b[31m" not in said
    assert "\u202e" not in said


@pytest.mark.parametrize("cut", [40, 400, 900, 1500, 2200])
def test_an_invitation_broken_in_the_middle(afterword: Terminal, tmp_path: Path, cut: int) -> None:
    afterword("me", "--name", "June Castellan", "--zone", "America/Chicago")
    file = tmp_path / "broken.ics"
    file.write_bytes((EVENING / "invitation.ics").read_bytes()[:cut])
    before = afterword("export")
    done = afterword.result("invite", str(file))
    assert done.exit_code == 2, done.output
    assert "broken.ics" in done.output
    assert afterword("export") == before


@pytest.mark.parametrize("data", [b"", b"\x00\x01\x02", b"BEGIN:VCALENDAR\nEND:VCALENDAR\n", "Grüße".encode("utf-16")])
def test_a_file_that_is_no_invitation(june: Terminal, tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "x.ics"
    file.write_bytes(data)
    assert "x.ics" in refused(june, "invite", str(file))


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("{", "isn't JSON"),
        ("[]", "no export"),
        ('{"afterword": 99, "applications": []}', "form 99"),
        ('{"afterword": 1}', "missing"),
        ('{"afterword": 1, "applications": [{"id": "a"}]}', "applications[0].application"),
        ("[" * 100_000, "nested too deeply"),
    ],
)
def test_an_export_that_is_none(june: Terminal, tmp_path: Path, text: str, part: str) -> None:
    file = tmp_path / "desk.json"
    file.write_text(text)
    assert part in refused(june, "import", str(file))


def test_a_file_that_is_no_desk(afterword: Terminal, tmp_path: Path) -> None:
    file = tmp_path / "notes.db"
    file.write_text("shopping list: " * 200)
    assert "no Afterword desk" in afterword("--desk", str(file), code=2)
    assert file.read_text().startswith("shopping list")


def test_a_database_of_another_program(afterword: Terminal, tmp_path: Path) -> None:
    file = tmp_path / "other.db"
    with sqlite3.connect(file) as db:
        db.execute("CREATE TABLE bird (name TEXT)")
    assert "no Afterword desk" in afterword("--desk", str(file), code=2)
    with sqlite3.connect(file) as db:
        assert db.execute("SELECT name FROM sqlite_master").fetchall() == [("bird",)]


def test_a_desk_of_a_newer_version(june: Terminal) -> None:
    file = june.home / "desk.db"
    with sqlite3.connect(file) as db:
        db.execute("PRAGMA user_version = 999")
    before = file.read_bytes()
    assert "newer Afterword" in june(code=2)
    assert file.read_bytes() == before


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_read_only_folder(afterword: Terminal, tmp_path: Path) -> None:
    folder = tmp_path / "locked"
    folder.mkdir(mode=0o500)
    assert "can't be" in afterword("--desk", str(folder / "in" / "desk.db"), code=2)


def test_a_folder_that_can_not_be_made(afterword: Terminal, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    said = afterword("--desk", str(tmp_path / "file" / "desk.db"), code=2)
    assert "can't be opened" in said


def test_output_that_can_not_be_written(june: Terminal, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    june("draft")
    june("approve", "--all")
    assert "can't be written" in refused(june, "eml", "ruth", "--out", str(tmp_path / "file" / "x.eml"))


def test_an_etiquette_file_with_a_mistake_names_its_line(june: Terminal, tmp_path: Path) -> None:
    file = tmp_path / "manners.toml"
    file.write_text('[thank_you]\nwindow_hours = "soon"\n')
    assert "manners.toml:2" in refused(june, "me", "--manners", str(file))


def test_a_moment_that_is_none(afterword: Terminal) -> None:
    afterword.now = "soon"
    assert "no moment" in afterword(code=2)


def test_what_is_wrong_in_json_mode_is_still_a_sentence(june: Terminal) -> None:
    assert "Nothing here is called" in june("next", "nobody", "--json", code=2)


def test_the_order_of_notes_with_a_line_that_answers_nothing(june: Terminal) -> None:
    assert "line 1" in refused(june, "debrief", says="blah blah\n")
    assert "nothing in these notes" in refused(june, "debrief", says="\n\n")


def test_an_answer_that_fits_two_applications_is_asked_about(june: Terminal) -> None:
    june("new", "Millrace Paper", "Shift Lead")
    said = refused(june, "heard", says="Dear June, Millrace Paper is still deciding. Best, HR\n")
    assert "Shift Lead" in said or "which application" in said.lower()
    assert json.loads(june("export"))


def test_a_place_where_nothing_may_be_written(
    afterword: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def denied(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("afterword.store.sqlite._make_private", denied)
    said = afterword("--desk", str(tmp_path / "desk.db"), code=2)
    assert "can't be opened (Permission denied)" in said
    assert "--desk" in said
