"""`check`: spans marked where they are, exit codes, fixes, files without a desk."""

from __future__ import annotations

import json
from pathlib import Path

import click
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from afterword.cli.letterfile import read_letter, with_words
from afterword.cli.proof import display_lines, proof, summary
from afterword.cli.width import cells
from afterword.model import Finding, Severity
from tests.cli.terminal import Terminal

LETTER = """Subject: Thank you for this afternoon

Dear Dnaa,

Thank you for your time this afternoon. The two-dock pilot that halved your waiting time has stayed with me, and I would
be glad to bring my two-step check to Haldin Freight.

I look forward to hearing from you.

Best regards,
Ana Beltrán
"""
TOLD = ("--to", "Dana Wu", "--company", "Halden Freight")


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    file = tmp_path / "letter.txt"
    file.write_text(LETTER, encoding="utf-8")
    return file


def test_no_desk_is_needed_for_a_file(afterword: Terminal, letter: Path) -> None:
    said = afterword("check", str(letter), *TOLD, code=1)
    assert "^^^^" in said
    assert "Dana" in said
    assert not afterword.home.exists()


def test_marks_stand_under_the_words(afterword: Terminal, letter: Path) -> None:
    lines = afterword("check", str(letter), *TOLD, code=1).splitlines()
    at = next(n for n, line in enumerate(lines) if "Dear Dnaa" in line)
    assert lines[at + 1].index("^") == lines[at].index("Dnaa")
    assert lines[at + 1].count("^") == 4


def test_what_was_not_told_is_not_remarked_on(afterword: Terminal, letter: Path) -> None:
    found = afterword.json("check", str(letter), code=0)["findings"]
    assert not {one["code"] for one in found} & {"wrong_name", "wrong_company", "generic"}


def test_json_has_exact_spans(afterword: Terminal, letter: Path) -> None:
    data = afterword.json("check", str(letter), *TOLD, code=1)
    body = LETTER.partition("\n\n")[2]
    spans = [one for one in data["findings"] if one["start"] is not None]
    assert spans
    assert all(body[one["start"] : one["end"]] == one["quote"] for one in spans if one["where"] == "body")


def test_gnu_lines_point_into_the_file(afterword: Terminal, letter: Path) -> None:
    line = next(
        line
        for line in afterword("check", str(letter), *TOLD, "--format", "gnu", code=1).splitlines()
        if ": wrong_name: " in line
    )
    name, row, column = line.split(":")[:3]
    assert name == str(letter)
    assert LETTER.split("\n")[int(row) - 1][int(column) - 1 :].startswith("Dnaa")


def test_fixes_are_written_back_and_line_ends_stay(afterword: Terminal, letter: Path) -> None:
    letter.write_bytes(LETTER.replace("\n", "\r\n").encode())
    afterword("check", str(letter), *TOLD, "--fix")
    mended = letter.read_bytes().decode()
    assert "Dear Dana," in mended
    assert mended.count("\r\n") == LETTER.count("\n")
    assert mended.startswith("Subject: Thank you for this afternoon\r\n")


def test_standard_input_is_read_and_mended_to_standard_output(afterword: Terminal) -> None:
    afterword("check", "-", *TOLD, says=LETTER, code=1)
    assert "Dear Dana," in afterword("check", "-", *TOLD, "--fix", says=LETTER)


def test_a_file_against_an_application_of_the_desk(june: Terminal, letter: Path) -> None:
    letter.write_text(LETTER.replace("Dnaa", "Ruth").replace("Haldin Freight", "Halden Freight"))
    said = june("check", str(letter), "--in", "millrace", "--to", "ruth", code=1)
    assert "Halden Freight" in said


def test_a_remark_can_be_kept_as_right(june: Terminal) -> None:
    june("draft", "--to", "ruth")
    june("edit", "ruth", "--body", "Hey Ruth,\n\nThank you for the wet end and your notebook.\n\nBest,\nJune\n")
    found = june.json("check", "ruth", code=1)["findings"]
    quote = next(one["quote"] for one in found if one["quote"])
    june.result("check", "ruth", "--keep", quote)
    left = json.loads(june.result("check", "ruth", "--json").output)["findings"]
    assert quote not in [one["quote"] for one in left]
    assert len(left) < len(found)


@pytest.mark.parametrize("text", ["", "\n\n", "x", "\x00\x00", "😀" * 50, "Ж" * 300, "a" * 9_000, "a b " * 25_000])
def test_any_text_gets_an_answer(afterword: Terminal, tmp_path: Path, text: str) -> None:
    file = tmp_path / "letter.txt"
    file.write_text(text, encoding="utf-8")
    assert afterword.result("check", str(file), *TOLD).exit_code in (0, 1, 2)


def finding(start: int | None, end: int | None, severity: Severity = Severity.FIX) -> Finding:
    return Finding("typo", "C7", severity, "Look at this.", "body", start, end, None, None)


def test_a_span_over_two_lines_is_marked_on_both() -> None:
    body = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
    lines = proof(None, body, [finding(60, 90)])
    assert sum("~" in line for line in lines) == 2
    assert sum(line.count("~") for line in lines) in (29, 30)


def test_wide_letters_are_marked_in_full() -> None:
    lines = proof(None, "Dear 王小明, hello", [finding(5, 8)])
    assert click.unstyle(lines[1]).strip() == "~" * 6


def test_the_last_sentence_counts_what_is_left() -> None:
    assert summary([finding(0, 1), finding(None, None, Severity.CONSIDER)]).startswith("One thing to put right, one")
    assert "fine" in summary([])


@given(st.text(max_size=300), st.integers(10, 80))
@settings(max_examples=60)
def test_display_lines_lose_nothing(body: str, width: int) -> None:
    plain = body.rstrip("\n")
    lines = display_lines(body, width)
    assert "".join(plain[first:after] for first, after, _ in lines) == plain.replace("\n", "")
    assert all(cells(plain[first:after]) <= max(width, 2) + 1 for first, after, _ in lines)


@given(st.text(alphabet="ab \n:Subject", max_size=80))
@settings(max_examples=60)
def test_a_letter_with_the_same_words_is_the_same_file(text: str) -> None:
    found = read_letter(text, "x")
    assert with_words(found, found.subject, found.body) == found
    assert found.body == found.text[found.offset :]
