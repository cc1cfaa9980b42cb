"""What other programs wrote becomes applications: columns guessed, dates asked about, nothing kept until confirmed."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest

from afterword.desk import Desk
from afterword.desk.bring_in_files import Foreign, from_elsewhere
from afterword.desk.bring_in_table import Order, day_of, hour_of
from afterword.desk.journal import undo
from afterword.desk.sheet import as_csv, rows
from afterword.desk.transfer import bring_in
from afterword.model import DeskError, EventKind, NoteKind, Stage

CSV = (
    "Company;Position;Interviewer;E-Mail;Interview Date;Round;Status;Comments\n"
    "Millrace Paper;Planner;Ruth Okafor;ruth@millrace.example;23.02.2026 14:30;Final;Waiting;likes notebooks\n"
    "Millrace Paper;Planner;Tomás Rey;;24.02.2026;Technical;Waiting;\n"
    "Corliss Box;Buyer;Panel;;03.02.2026 9:00;Panel;Rejected;\n"
)
APPLICATIONS = """# Applications Tracker

| # | Date | Company | Role | Score | Status | PDF | Report | Notes |
|---|------|---------|------|-------|--------|-----|--------|-------|
| 3 | 2026-02-11 | **Larkspur** | Field Engineer | 4.8 | Interview | ✅ | [003](../r/003.md) | phone \\| then on site |
| 2 | 2026-02-10 | Fernhollow | Analyst | 4.5/5 | Evaluated | ❌ | — | - |
| 1 | 2026-02-09 | Pinyon | Auditor | 4.1/5 | Rejected | ✅ | [001](../r/001.md) |  |
"""
INTERVIEWS = """# Active Interviews

| Company | Role | Round | Date/Time | Interviewer | Status | Notes |
|---------|------|-------|-----------|-------------|--------|-------|
| Larkspur | Field Engineer | Prescreen | 2026-02-20 | Recruiter | Done | went fine |
| Larkspur | Field Engineer | Round 2 technical | 2026-02-27 14:00 CST | Kwame Asante | Scheduled | bring tools |
"""
META = b"""company = "Vesper"
role = "Technologist"
status = "interview"
applied_on = 2026-02-01
last_activity = 2026-02-10T09:00:00Z
[[contacts]]
name = "Bo Engstrom"
role = "Hiring Manager"
email = "bo@vesper.example"
"""


def read(desk: Desk, text: str | bytes, name: str = "t.csv", **more: object) -> Foreign:
    return from_elsewhere(desk, text.encode() if isinstance(text, str) else text, name, **more)  # type: ignore[arg-type]


def test_lines_of_one_company_and_role_are_one_application(desk: Desk) -> None:
    millrace, corliss = read(desk, CSV).found.records
    assert [(person.name, person.addresses.email) for person in millrace.people] == [
        ("Ruth Okafor", ("ruth@millrace.example",)),
        ("Tomás Rey", ()),
    ]
    assert [(f"{one.start:%d %H:%M}-{one.end:%H:%M}", one.stage) for one in millrace.interviews] == [
        ("23 14:30-15:30", Stage.FINAL),
        ("24 09:00-17:00", Stage.TECHNICAL),
    ]
    assert [(note.kind, note.text) for note in millrace.notes] == [(NoteKind.PRIVATE, "likes notebooks")]
    assert corliss.people == ()
    assert [event.kind for event in corliss.events] == [EventKind.CLOSED]


def test_nothing_is_kept_until_it_is_kept_and_undo_takes_it_back(desk: Desk) -> None:
    found = read(desk, CSV).found
    assert desk.records() == []
    assert bring_in(desk, None, found.records) == 2
    again = read(desk, CSV).found
    assert (again.records, again.known) == ((), 2)
    undo(desk)
    assert desk.records() == []


def test_how_it_was_read_is_said(desk: Desk) -> None:
    say = read(desk, CSV).say
    assert "company from 'Company'" in say
    assert "role from 'Position'" in say
    assert "day first" in say


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_encodings_and_delimiters(desk: Desk, encoding: str, delimiter: str) -> None:
    text = f"Firma{delimiter}Stelle{delimiter}Datum\nMühle & Söhne{delimiter}Bäcker{delimiter}x\n"
    (record,) = read(desk, text.encode(encoding)).found.records
    assert (record.application.company, record.application.role) == ("Mühle & Söhne", "Bäcker")


@pytest.mark.parametrize(
    ("days", "order", "months"),
    [
        (["25/02/2026", "03/02/2026"], None, [2, 2]),
        (["02/25/2026", "02/03/2026"], None, [2, 2]),
        (["03/02/2026"], Order.DAY_FIRST, [2]),
        (["03/02/2026"], Order.MONTH_FIRST, [3]),
        (["02/02/2026"], None, [2]),
        (["2026-02-03", "3 Feb 2026", "Feb 3, 2026"], None, [2, 2, 2]),
    ],
)
def test_dates_are_read_one_way(desk: Desk, days: list[str], order: Order | None, months: list[int]) -> None:
    lines = "".join(f"C{n},R,{day.replace(',', '')}\n" for n, day in enumerate(days))
    records = read(desk, f"Company,Role,Interview\n{lines}", order=order).found.records
    assert [record.interviews[0].start.month for record in records] == months


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Company,Role,Interview\nA,B,03/02/2026\n", "either of two days"),
        ("Company,Role,Interview\nA,B,13/02/2026\nC,D,02/13/2026\n", "both orders"),
        ("Who,What\nA,B\n", "no column is headed as the company"),
        ("Company\nA\n", "no table"),
        ("", "no table"),
        ('Company,Role\nA,"b' + "x" * 200_000 + "\n", "can't be read"),
    ],
)
def test_what_has_to_be_asked_is_asked(desk: Desk, text: str, says: str) -> None:
    with pytest.raises(DeskError, match=says) as caught:
        read(desk, text)
    assert caught.value.hint


def test_columns_can_be_told(desk: Desk) -> None:
    (record,) = read(desk, "Who,What\nA,B\n", columns={"company": "Who", "role": "what"}).found.records
    assert record.title == "A, B"
    with pytest.raises(DeskError, match="no field"):
        read(desk, CSV, columns={"firm": "Company"})
    with pytest.raises(DeskError, match="no column"):
        read(desk, CSV, columns={"role": "Rolle"})


def test_formulas_stay_text_and_long_names_are_cut(desk: Desk) -> None:
    text = f"Company,Role,Notes\n=HYPERLINK(1),R,'=1+1\n{'n' * 1000},R,\n,R,\n"
    found = read(desk, text).found
    assert [record.application.company for record in found.records] == ["=HYPERLINK(1)", "n" * 200]
    assert found.records[0].notes[0].text == "=1+1"
    assert found.left_out == ("line 4: no company",)


def test_the_desks_own_sheet_comes_back(desk: Desk) -> None:
    """M5: the tracking sheet can be taken out, kept elsewhere, and brought in again."""
    bring_in(desk, None, read(desk, CSV.replace("Planner", "=Planner")).found.records)
    lines = as_csv(rows(desk))
    undo(desk)
    again = read(desk, lines).found.records
    assert {record.application.role for record in again} == {"=Planner", "Buyer"}


def test_career_ops_applications(desk: Desk) -> None:
    found = read(desk, APPLICATIONS, "applications.md").found
    assert [record.title for record in found.records] == ["Larkspur, Field Engineer", "Pinyon, Auditor"]
    assert found.records[0].notes[0].text == "phone | then on site"
    assert found.left_out == ("line 3: no application (Evaluated)",)
    assert [event.kind for event in found.records[1].events] == [EventKind.CLOSED]


def test_career_ops_interviews(desk: Desk) -> None:
    foreign = read(desk, INTERVIEWS, "active-interviews.md")
    (record,) = foreign.found.records
    assert [person.name for person in record.people] == ["Kwame Asante"]
    assert [one.stage for one in record.interviews] == [Stage.SCREEN, Stage.TECHNICAL]
    assert record.interviews[1].start == datetime.fromisoformat("2026-02-27T14:00-06:00")
    assert "own zone" in foreign.say


def test_a_day_that_cannot_be_read_is_said(desk: Desk) -> None:
    found = read(desk, "Company,Role,Interview\nA,B,next week\nC,D,31.02.2026\n", order=Order.DAY_FIRST).found
    assert found.left_out == ("line 2: 'next week' is no day", "line 3: '31.02.2026' is no day")
    assert len(found.records) == 2


def test_jobhound(desk: Desk) -> None:
    (record,) = read(desk, META, "meta.toml").found.records
    assert record.title == "Vesper, Technologist"
    assert (record.people[0].title, record.people[0].addresses.email) == ("Hiring Manager", ("bo@vesper.example",))


@pytest.mark.parametrize(
    ("text", "name"),
    [("company = 1", "meta.toml"), ("[[[", "meta.toml"), ("\xff", "meta.toml"), ("# nothing", "applications.md")],
)
def test_another_file_is_refused(desk: Desk, text: str, name: str) -> None:
    with pytest.raises(DeskError):
        read(desk, text.encode("latin-1"), name)


def test_an_offer_is_left_to_be_told(desk: Desk) -> None:
    found = read(desk, "Company,Role,Status\nA,B,Offer\n").found
    assert "afterword heard" in found.left_out[0]
    assert found.records[0].events == ()


@pytest.mark.parametrize(
    ("text", "day", "hour"),
    [
        ("2026-02-03T09:05", date(2026, 2, 3), time(9, 5)),
        ("3. März 2026, 14:00", date(2026, 3, 3), time(14)),
        ("Mar 3 2026 2pm", date(2026, 3, 3), time(14)),
        ("31/02/2026", None, None),
        ("soon", None, None),
    ],
)
def test_cells(text: str, day: date | None, hour: time | None) -> None:
    assert day_of(text, Order.DAY_FIRST) == day
    assert hour_of(text) == hour
