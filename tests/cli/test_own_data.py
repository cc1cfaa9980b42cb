"""One's own data and the ways out, as one would type them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.terminal import ROOT, Terminal

FILES = ROOT / "tests" / "calendars" / "files"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Files are written into a folder of the test's own."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def approved(june: Terminal, channel: str = "email") -> None:
    june("draft", "--to", "Ruth", "--channel", channel)
    june("approve", "Ruth", "--anyway")


def test_a_folder_of_invitations_is_read_in_its_newest_form(june: Terminal, folder: Path) -> None:
    place = folder / "mail"
    place.mkdir()
    for name in ("google.ics", "google-moved.ics", "apple.ics"):
        (place / name).write_bytes((FILES / name).read_bytes())
    (place / "broken.ics").write_bytes(b"BEGIN:VCALENDAR")
    said = june("invite", str(place), "--company", "Tidewell", "--role", "Data Engineer")
    assert said.count("with Priya Raman") == 1
    assert "Thursday 14 May" in said
    assert "Left out: broken.ics" in said
    assert june("invite", str(folder), code=2)


def test_the_pocket_goes_out_and_comes_back(afterword: Terminal, folder: Path) -> None:
    afterword("me", "--name", "June Castellan", "--zone", "America/Chicago", "--email", "june.castellan@post.example")
    afterword("invite", str(FILES / "default-zone.ics"))
    sheet = afterword("pocket")
    assert sheet.splitlines()[1] == "Told me:"
    afterword.now = "2026-05-05T18:00:00-05:00"
    (folder / "back.txt").write_text(sheet.replace("Told me:", "Told me: the night desk runs itself") + "and parking\n")
    said = afterword("pocket", "--read", "back.txt")
    assert "the night desk runs itself" in said
    assert "Left empty: They need, I bring, When I hear" in said
    assert "the night desk runs itself" in afterword("show")


def test_a_card_is_written_once_the_words_are_approved(june: Terminal, folder: Path) -> None:
    june("draft", "--to", "Ruth", "--channel", "card")
    assert "not approved" in june("card", "Ruth", code=2)
    june("approve", "Ruth", "--anyway")
    said = june("card", "Ruth", "--size", "us")
    assert "None is guessed" in said
    assert "Ruth Okafor" in (folder / "card-ruth-okafor.html").read_text(encoding="utf-8")


def test_the_phone_script_has_its_parts(june: Terminal) -> None:
    said = june("script", "Ruth", "--for", "thank_you")
    assert "Hello Ruth, this is June Castellan. We spoke earlier today" in said
    assert "If nobody answers" in said
    assert "no kind" in june("script", "Ruth", "--for", "thanks", code=2)


def test_words_can_be_copied_and_linked(june: Terminal) -> None:
    approved(june)
    assert "Dear Ruth" in june("copy", "Ruth")
    assert june("copy", "Ruth", "--link").startswith("mailto:ruth.okafor@millrace-paper.example?subject=")


def test_plan_and_sheet_on_one_page_without_private_notes(june: Terminal, folder: Path) -> None:
    june("print")
    page = (folder / "afterword.html").read_text(encoding="utf-8")
    assert "Millrace Paper" in page
    assert "Tomás Rey" in page
    assert "hates the new ERP" not in page


def test_waits_say_their_number_and_their_sources(june: Terminal, folder: Path) -> None:
    said = june("waits")
    assert "nothing to count" in said
    assert "Glassdoor Economic Research" in said
    june("waits", "--svg", "waits.svg")
    assert (folder / "waits.svg").read_text(encoding="utf-8").startswith("<svg")
    assert june.json("waits", "--mine")["published"] == []


def test_forgetting_says_first_that_it_is_for_good(june: Terminal, somebody_there: Callable[[], None]) -> None:
    said = june("forget", "Tomás", "Rey", code=2)
    assert "Tomás Rey: 1 application" in said
    assert "can't be undone" in said
    assert "Tomás" in june("show")
    somebody_there()
    assert "Nothing was forgotten" in june("forget", "Tomás", says="\n")
    assert "Forgotten." in june("forget", "Tomás", says="y\n")
    assert "Tomás" not in june("show") + june("history") + june("export")
    assert "can't be taken back" in june("undo", "4", code=2)


def test_a_backup_opens_as_a_desk_of_its_own(june: Terminal, folder: Path) -> None:
    june("backup", "copy.db")
    assert json.loads(june("--desk", "copy.db", "export")) == json.loads(june("export"))
    assert "already" in june("backup", "copy.db", code=2)


def test_the_doctor_is_quiet_where_all_is_well_and_leaves_with_1_where_not(june: Terminal) -> None:
    assert "All is well." in june("doctor")
    (june.home / "desk.db").chmod(0o644)
    said = june("doctor", code=1)
    assert "chmod 600" in said


def test_a_table_is_shown_first_and_kept_when_said(june: Terminal, folder: Path) -> None:
    (folder / "t.csv").write_text("Betrieb,Position,Interview\nFernhollow,Buyer,03/04/2026\n", encoding="utf-8")
    assert "No column is headed as the company" in june("import", "t.csv", code=2)
    told = ("import", "t.csv", "--column", "company=Betrieb")
    assert "either of two days" in june(*told, code=2)
    said = june(*told, "--dates", "day_first")
    assert "company from 'Betrieb'" in said
    assert "Nothing was kept. Say --yes" in said
    assert "Fernhollow" not in june("sheet")
    june(*told, "--dates", "day_first", "--yes")
    assert "Fernhollow" in june("sheet")
    june("undo")
    assert "Fernhollow" not in june("sheet")


def test_an_export_still_comes_back(june: Terminal) -> None:
    june("export", "-o", "all.json")
    assert "0 applications new or changed" in june("import", "all.json")
    assert "as before" in june("import", "-", says=june("export"))
