"""The five lines come back in many shapes; each is read as the same debrief, and nothing is dropped unseen."""

from __future__ import annotations

import base64
from dataclasses import replace
from datetime import timedelta

import pytest

from afterword.desk import Desk, Record
from afterword.desk.pocket import pocket, read_pocket
from afterword.model import AfterwordError, Application, Interview, Person

TOLD = "she walks the wet end at six"
NEED = "someone who gets rush orders on one board"
BRING = "two shops on one board at Corliss"
WHEN = "by the end of next week"
OWE = "the safety sheet"
ALL = [("told", TOLD), ("needs", NEED), ("bring", BRING), ("when", WHEN), ("owe", OWE)]

FILLED = f"Millrace, Tuesday\nTold me: {TOLD}\nThey need: {NEED}\nI bring: {BRING}\nWhen I hear: {WHEN}\nI owe: {OWE}\n"
DICTATED = f"told me {TOLD} they need {NEED} I bring {BRING} when I hear {WHEN} I owe {OWE}"
MAIL = (
    "From: june@post.example\r\nTo: june@post.example\r\nSubject: pocket\r\nMIME-Version: 1.0\r\n"
    "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n"
)


@pytest.fixture
def record(desk: Desk) -> Record:
    start = desk.now - timedelta(hours=2)
    return Record(
        "millrace",
        Application("Millrace", "Planner", "US", "America/Chicago"),
        people=(Person("p1", "Ruth Okafor"), Person("p2", "Tomás Rey")),
        interviews=(Interview("i1", start, start + timedelta(hours=1), ("p1",)),),
    )


def read(text: str | bytes, record: Record) -> list[tuple[str, str]]:
    data = text.encode() if isinstance(text, str) else text
    return [(answer.prompt, answer.text) for answer in read_pocket(data, record, record.interviews[0]).answers]


def test_the_pocket_is_a_heading_and_five_plain_lines(desk: Desk, record: Record) -> None:
    lines = pocket(record, record.interviews[0], desk.now).splitlines()
    assert lines[0] == "Millrace, Tuesday 3 March, 14:20 (Ruth Okafor)"
    assert len(lines) == 6
    assert all(line.endswith(":") and line.isascii() for line in lines[1:])


@pytest.mark.parametrize(
    "text",
    [
        FILLED,
        FILLED.replace(":", ""),
        FILLED.upper().replace(TOLD.upper(), TOLD).replace(NEED.upper(), NEED).replace(BRING.upper(), BRING)
        .replace(WHEN.upper(), WHEN).replace(OWE.upper(), OWE),
        "".join(f"{n}. {line}\n" for n, line in enumerate(FILLED.splitlines()[1:], start=1)),
        "".join(f"> {line}\n" for line in FILLED.splitlines()) + "\nSent from my iPhone\nnot this",
        FILLED.replace("\n", "\n\n").replace(": ", ":\n"),
        FILLED.replace("\n", "\r\n") + "-- \r\nJune",
        DICTATED,
        DICTATED.replace("told me", "told me colon").replace(" they need", " new line they need"),
        MAIL + base64.encodebytes(FILLED.encode()).decode(),
        "From: a@b.example\nSubject: x\nContent-Type: text/html\n\n<p>" + FILLED.strip().replace("\n", "<br>") + "</p>",
    ],
    ids=["filled", "no colons", "capitals", "numbered", "quoted", "under the lines", "signature", "dictated",
         "spoken signs", "mail", "html mail"],
)  # fmt: skip
def test_whatever_comes_back_is_the_same_debrief(text: str, record: Record) -> None:
    assert read(text, record) == ALL


def test_half_filled_in_is_half_a_debrief_and_says_what_is_empty(record: Record) -> None:
    text = f"Told me: {TOLD}\nThey need: ...\nI bring:\nWhen I hear: ____\nI owe"
    found = read_pocket(text.encode(), record, record.interviews[0])
    assert [(answer.prompt, answer.text) for answer in found.answers] == ALL[:1]
    assert found.empty == ("They need", "I bring", "When I hear", "I owe")


def test_a_starter_within_an_answer_does_not_cut_it(record: Record) -> None:
    text = f"Told me: they need more hands and I bring luck, he said\nThey need: {NEED}\n"
    assert read(text, record) == [("told", "they need more hands and I bring luck, he said"), ("needs", NEED)]


def test_who_is_named_before_a_line_is_meant(record: Record) -> None:
    both = replace(record, interviews=(replace(record.interviews[0], people=("p1", "p2")),))
    text = f"Ruth told me {TOLD}\nThey need: {NEED}\nTomás\nTold me: a weekend's work\n"
    found = read_pocket(text.encode(), both, both.interviews[0])
    assert [(answer.person, answer.prompt) for answer in found.answers] == [
        ("p1", "told"),
        ("p1", "needs"),
        ("p2", "told"),
    ]


def test_words_that_answer_nothing_are_shown_not_dropped(record: Record) -> None:
    found = read_pocket(f"Parking was hard\nTold me: {TOLD}\nI owe: {OWE}".encode(), record, record.interviews[0])
    assert found.unread == ("Parking was hard",)


@pytest.mark.parametrize("text", ["", "milk, eggs", "From: a\nSubject: b\n\n"])
def test_another_text_is_refused(text: str, record: Record) -> None:
    with pytest.raises(AfterwordError, match="none of the pocket's lines"):
        read(text, record)
