"""Every form with every field empty, too long, wrong; days and hours as people type them."""

from __future__ import annotations

import html
import re
from datetime import date, datetime, time

import pytest
from starlette.datastructures import FormData
from starlette.testclient import TestClient

from afterword.desk import Settings
from afterword.desk.moments import read_day, wall
from afterword.model import AfterwordError
from afterword.web.app import AREAS
from afterword.web.forms import Form, hour_in
from afterword.web.times import friendly, promised
from tests.web.running import EVENING, PLAIN_PAGES, Running, Send, a_desk, client_of, token_of

POSTS = sorted({route.path for area in AREAS for route in area.ROUTES if "POST" in (route.methods or ())})
FIELDS = ["name", "zone", "company", "role", "day", "start", "end", "person", "body", "words", "text", "what", "kind",
          "to", "do", "label", "until", "key", "number", "who", "when", "hour", "own", "strengths", "carried", "at",
          "event", "talk", "note", "state", "how", "action", "channel", "etiquette", "country", "answer"]  # fmt: skip


def path_of(path: str) -> str:
    return path.replace("{app}", "millrace-paper").replace("{talk}", "i1").replace("{letter}", "d1")


@pytest.mark.parametrize("path", POSTS)
@pytest.mark.parametrize("value", [None, "", "x", "x" * 5000, "\x00\u202e", "9" * 40, "../../etc/passwd"])
def test_no_form_breaks_whatever_is_in_it(evening: Running, path: str, value: str | None) -> None:
    client = client_of(evening)
    form = {"token": token_of(client)} | ({} if value is None else dict.fromkeys(FIELDS, value))
    answer = client.post(path_of(path), data=form)
    assert answer.status_code in (200, 303, 404, 409, 422)


@pytest.mark.parametrize(("name", "path"), PLAIN_PAGES.items())
def test_every_page_opens(evening: Running, name: str, path: str) -> None:
    answer = client_of(evening).get(path)
    assert answer.status_code == 200
    assert answer.text.count("<h1>") == 1


@pytest.mark.parametrize("path", [path for path in PLAIN_PAGES.values() if not path.startswith("/a/")])
def test_every_page_opens_on_an_empty_desk(path: str) -> None:
    assert client_of(a_desk()).get(path).status_code == 200


@pytest.mark.parametrize(
    "path", ["/a/nobody", "/a/nobody/wait", "/a/millrace-paper/letters/d9", "/nowhere", "/a/x/debrief/i9"]
)
def test_what_is_not_there_says_so(evening: Running, path: str) -> None:
    answer = client_of(evening).get(path)
    assert answer.status_code == 404
    assert "There is nothing here" in answer.text


def test_words_are_not_lost_when_something_is_wrong(running: Running, client: TestClient, send: Send) -> None:
    answer = send("/new/typed", company="Halden Freight", role="", person=["Dana Wu"], title=[""], email=[""])
    assert answer.status_code == 422
    for word in ("Halden Freight", "Dana Wu", "Company and role both need a name."):
        assert word in answer.text  # type: ignore[attr-defined]
    assert running.desk.records() == []


def test_more_people_keeps_what_was_typed(send: Send) -> None:
    people = [f"Person {n}" for n in range(12)]
    answer = send("/new/typed", company="A", person=people, title=[""] * 12, email=[""] * 12, more="1")
    assert all(f'value="{name}"' in answer.text for name in people)  # type: ignore[attr-defined]
    assert answer.text.count('name="person"') > 12  # type: ignore[attr-defined]


def test_twelve_people_in_one_panel(running: Running, client: TestClient, send: Send) -> None:
    people = [f"{letter}da Oak" for letter in "ABCDEFGHIJKL"]
    form = {"company": "Grove", "role": "Keeper", "day": "2026-03-03", "start": "14:00", "end": "15:00"}
    send("/new/typed", **form, person=people, title=[""] * 12, email=[""] * 12, place="video", stage="panel")
    assert len(running.desk.record("grove").people) == 12
    assert client.get("/").status_code == 200
    assert client.get("/a/grove/debrief/i1").status_code == 200


def test_a_talk_ahead_has_no_debrief_yet(running: Running, client: TestClient, send: Send) -> None:
    form = {"company": "Grove", "role": "Keeper", "day": "2026-03-20", "start": "14:00", "end": "15:00"}
    send("/new/typed", **form, person=["Ada Oak"], title=[""], email=[""], place="video", stage="")
    answer = client.get("/a/grove/debrief/i1")
    assert answer.status_code == 422
    assert "still ahead" in answer.text


def test_own_values_with_a_mistake_are_told_and_not_kept(running: Running, send: Send) -> None:
    answer = send("/you/manners", own="check_in.grace_business_day = 3")
    assert answer.status_code == 422
    assert "there is no value" in answer.text.lower()  # type: ignore[attr-defined]
    assert send("/you/manners", own="check_in.grace_business_days = 3").status_code == 303
    assert isinstance(running.desk.settings, Settings)
    assert running.desk.settings.own_manners == "check_in.grace_business_days = 3"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-03-12", date(2026, 3, 12)),
        ("12 March", date(2026, 3, 12)),
        ("March 12, 2026", date(2026, 3, 12)),
        ("tomorrow", date(2026, 3, 4)),
    ],
)
def test_days_as_people_type_them(text: str, day: date) -> None:
    assert read_day(text, EVENING, "America/Chicago", "US") == day


@pytest.mark.parametrize("text", ["", "soon", "2026-02-30", "x" * 300])
def test_what_is_no_day_is_said_to_be_none(text: str) -> None:
    with pytest.raises(AfterwordError):
        read_day(text, EVENING, "America/Chicago", "US")


@pytest.mark.parametrize(
    ("text", "hour"),
    [("14:00", time(14)), ("2 pm", time(14)), ("2:30pm", time(14, 30)), ("12 am", time(0)), ("9", time(9))],
)
def test_hours_as_people_type_them(text: str, hour: time) -> None:
    assert hour_in(text) == hour


@pytest.mark.parametrize("text", ["", "25:00", "noonish", "14:61"])
def test_what_is_no_hour_is_said_to_be_none(text: str) -> None:
    with pytest.raises(AfterwordError):
        hour_in(text)


def test_an_hour_that_the_clocks_skip_does_not_exist() -> None:
    with pytest.raises(AfterwordError):
        wall(date(2026, 3, 8), time(2, 30), "America/Chicago", twice=True)


def test_an_hour_that_comes_twice_is_the_first_where_no_offset_can_be_given() -> None:
    night = date(2026, 11, 1)
    assert wall(night, time(1, 30), "America/Chicago", twice=True).fold == 0
    with pytest.raises(AfterwordError, match="comes twice"):
        wall(night, time(1, 30), "America/Chicago")


def test_a_form_is_plain_text() -> None:
    form = Form(FormData([("name", "  Dana\u202e  Wu \x07"), ("text", "a\r\nb ")]))
    assert form.line("name") == "Dana Wu"
    assert form.text("text") == "a\nb"
    with pytest.raises(AfterwordError):
        Form(FormData([("name", "x" * 400)])).line("name")


@pytest.mark.parametrize(
    ("at", "said"),
    [
        ("2026-03-03T20:00:00-06:00", "tonight"),
        ("2026-03-03T14:00:00-06:00", "this afternoon"),
        ("2026-03-04T09:00:00-06:00", "tomorrow morning"),
        ("2026-03-02T14:00:00-06:00", "yesterday afternoon"),
        ("2026-03-05T09:00:00-06:00", "Thursday morning"),
        ("2026-03-17T09:00:00-05:00", "Tuesday 17 March"),
        ("2027-01-04T09:00:00-06:00", "Monday 4 January 2027"),
    ],
)
def test_moments_as_people_say_them(at: str, said: str) -> None:
    assert friendly(datetime.fromisoformat(at), "America/Chicago", EVENING) == said


def test_promises_as_people_say_them() -> None:
    said = date(2026, 3, 3)
    assert promised(said, date(2026, 3, 13), said) == "by Friday 13 March"
    assert promised(date(2026, 3, 9), date(2026, 3, 10), said) == "from Monday 9 March to Tuesday 10 March"
    assert promised(date(2026, 3, 9), None, said) == "not before Monday 9 March"


def test_a_page_sent_twice_is_kept_once(evening: Running) -> None:
    client = client_of(evening)
    form = {"token": token_of(client), "who": "p3", "told": "They sing on Fridays", "when": "by Friday week"}
    for _ in range(2):
        client.post("/a/millrace-paper/debrief/i1", data=form)
    typed = {"company": "Grove", "role": "Keeper", "day": "2026-03-03", "start": "16:00", "end": "17:00"}
    for _ in range(2):
        client.post("/new/typed", data={**form, **typed, "person": ["Ada Oak"], "title": [""], "email": [""]})
    heard = {"token": form["token"], "words": "We need another week.", "label": "delay", "who": "p3"}
    for _ in range(2):
        client.post("/a/millrace-paper/heard/keep", data=heard)
    record = evening.desk.record("millrace-paper")
    assert [note.text for note in record.notes].count("They sing on Fridays") == 1
    assert [event.words for event in record.events].count("by Friday week") == 1
    assert len([event for event in record.events if event.label == "delay"]) == 1
    assert len(evening.desk.record("grove").interviews) == 1


FORBIDDEN = re.compile(r"(?i)\b(late|overdue|missed|failed|rejected|score|must)\b|!")
OWN_WORDS = re.compile(r"late orders|late in the afternoon|!!")
"""Words of June's own notes, and of an hour of the day."""


def test_no_page_says_what_hurts(evening: Running) -> None:
    client = client_of(evening)
    for path in (*PLAIN_PAGES.values(), "/a/millrace-paper/debrief/i1", "/a/millrace-paper?if=no"):
        text = re.sub(r"<!doctype html>|<[^>]+>", " ", client.get(path).text)
        found = FORBIDDEN.findall(OWN_WORDS.sub("", html.unescape(text)))
        assert not found, (path, found)
