"""Who may come in, and what nobody may do: one test for each door."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from afterword.store import SqliteStore
from afterword.web.app import AREAS
from afterword.web.security import LARGEST_BODY, Doors
from afterword.web.serve import signing_key
from tests.web.running import Running, Send, client_of, token_of

HERE = "http://127.0.0.1:8417"
ALL_PATHS = [
    (route.path, next(iter(route.methods - {"HEAD"}))) for area in AREAS for route in area.ROUTES if route.methods
]


def filled(path: str) -> str:
    return re.sub(r"\{\w+\}", "x1", path)


@pytest.mark.parametrize(("path", "method"), ALL_PATHS)
def test_no_page_opens_for_a_browser_the_desk_does_not_know(running: Running, path: str, method: str) -> None:
    answer = client_of(running, known=False).request(method, filled(path))
    assert answer.status_code == 401
    assert "June" not in answer.text


@pytest.mark.parametrize(("path", "method"), [one for one in ALL_PATHS if one[1] == "POST"])
@pytest.mark.parametrize("token", [None, "", "wrong"])
def test_no_form_works_without_its_token(client: TestClient, path: str, method: str, token: str | None) -> None:
    data = {} if token is None else {"token": token}
    assert client.post(filled(path), data=data).status_code == 403


@pytest.mark.parametrize(
    "host",
    ["evil.example", "127.0.0.1", "127.0.0.1:9999", "127.0.0.1.evil.example:8417", "localhost:8417.evil.example"],
)
def test_a_name_that_leads_here_from_elsewhere_is_refused(client: TestClient, host: str) -> None:
    answer = client.get("/", headers={"host": host})
    assert answer.status_code == 421
    assert "June" not in answer.text


@pytest.mark.parametrize("host", ["localhost:8417", "127.0.0.1:8417", "LOCALHOST:8417"])
def test_our_own_names_are_taken(client: TestClient, host: str) -> None:
    assert client.get("/keys", headers={"host": host}).status_code == 200


@pytest.mark.parametrize(
    "origin",
    ["http://evil.example", "null", "https://127.0.0.1:8417", "http://127.0.0.1:8418", "http://localhost:8417"],
)
def test_a_change_that_comes_from_another_page_is_refused(client: TestClient, origin: str) -> None:
    token = token_of(client)
    answer = client.post("/you", data={"token": token, "name": "Eve", "zone": "UTC"}, headers={"origin": origin})
    assert answer.status_code == 403


def test_a_change_without_any_origin_is_refused(running: Running, client: TestClient) -> None:
    token = token_of(client)
    del client.headers["origin"]
    assert client.post("/undo", data={"token": token}).status_code == 403
    referer = {"referer": f"{HERE}/you"}
    form = {"token": token, "name": "June C", "zone": "UTC"}
    assert client.post("/you", data=form, headers=referer).status_code == 303


def test_a_start_link_opens_once_and_a_new_one_takes_its_place() -> None:
    told: list[str] = []
    doors = Doors("k", 8417, opened=told.append)
    code = doors.new_code()
    assert doors.use_code("guess") is None
    assert doors.use_code("é") is None
    assert doors.session(doors.use_code(code))
    assert doors.use_code(code) is None
    assert len(told) == 1
    assert doors.use_code(told[0])


def test_a_cookie_of_another_key_is_no_cookie() -> None:
    theirs, ours = Doors("one", 8417), Doors("two", 8417)
    cookie = theirs.use_code(theirs.new_code())
    assert theirs.session(cookie)
    assert ours.session(cookie) is None
    assert ours.session(None) is None
    assert ours.session("x.y.z") is None


def test_a_restart_keeps_the_browser_known(tmp_path: Path) -> None:
    first = SqliteStore(tmp_path / "desk.db")
    cookie = (doors := Doors(signing_key(first), 8417)).use_code(doors.new_code())
    first.close()
    again = SqliteStore(tmp_path / "desk.db")
    assert Doors(signing_key(again), 8417).session(cookie)


def test_the_cookie_is_strict_and_out_of_reach_of_script(running: Running) -> None:
    client = client_of(running, known=False)
    answer = client.get(f"/start/{running.doors.new_code()}")
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert client.get("/start/used-or-guessed").status_code == 403


def test_a_start_link_leads_only_to_our_own_pages(running: Running) -> None:
    client = client_of(running, known=False)
    page = client.get(f"/start/{running.doors.new_code()}?to=https://evil.example/")
    assert "evil" not in page.text


@pytest.mark.parametrize("path", ["/", "/you", "/static/desk.css", "/nowhere", "/start/x"])
def test_every_answer_carries_its_headers(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    policy = headers["content-security-policy"]
    assert "unsafe" not in policy
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert headers["x-frame-options"] == "DENY"
    assert headers["x-content-type-options"] == "nosniff"
    assert "access-control-allow-origin" not in headers


def test_pages_have_no_inline_script_or_style(evening: Running) -> None:
    client = client_of(evening)
    for path in ("/", "/new", "/a/millrace-paper", "/a/millrace-paper/wait", "/check", "/table", "/calendar", "/you"):
        text = client.get(path).text
        assert not re.search(r"<script(?![^>]*src=)|\son\w+=|\sstyle=|<style|javascript:", text), path


def test_a_page_with_its_own_style_lets_through_only_that(evening: Running) -> None:
    policy = client_of(evening).get("/table/print").headers["content-security-policy"]
    assert "'sha256-" in policy
    assert "unsafe" not in policy


@pytest.mark.parametrize(
    "path", ["/static/../app.py", "/static/%2e%2e/security.py", "/static/..%2fapp.py", "/static//etc/passwd"]
)
def test_no_file_but_ours_is_read(client: TestClient, path: str) -> None:
    assert client.get(path).status_code in (400, 404)


def test_a_body_that_is_far_too_large_is_not_read(client: TestClient) -> None:
    assert client.post("/check", content=b"x" * (LARGEST_BODY + 1)).status_code == 413


def test_a_body_that_lies_about_its_size_is_cut_off(client: TestClient) -> None:
    def chunks() -> object:
        for _ in range(4):
            yield b"x" * 1_000_000

    headers = {"content-type": "application/x-www-form-urlencoded"}
    assert client.post("/check", content=chunks(), headers=headers).status_code == 413  # type: ignore[arg-type]


def test_the_feed_opens_by_its_secret_and_says_nothing(evening: Running) -> None:
    inside, outside = client_of(evening), client_of(evening, known=False)
    found = re.search(r"/feed/[^<\s]+\.ics", inside.get("/calendar").text)
    assert found
    feed = outside.get(found.group()).text
    assert "A line to write" in feed
    assert not re.search("Millrace|Ruth|interview", feed)
    assert outside.get("/feed/guess.ics").status_code == 404


NASTY = ["<script>alert(1)</script>", "{{7*7}}", "{% raise %}", '"><img src=x onerror=alert(1)>', "a'b&c", "${7*7}"]


@pytest.mark.parametrize("name", NASTY)
def test_names_are_only_ever_text(running: Running, client: TestClient, send: Callable[..., object], name: str) -> None:
    fields = {"company": name, "role": name, "day": "2026-03-03", "start": "14:00", "person": [name], "title": [name]}
    send("/new/typed", **fields, email=[""], place="video", stage="")
    record = running.desk.records()[0]
    assert record.application.company == name
    for path in ("/", "/applications", f"/a/{record.id}", "/table", "/calendar", f"/a/{record.id}/debrief/i1", "/you"):
        text = client.get(path).text
        assert "<script>alert" not in text
        assert "<img src=x" not in text
        assert "49" not in text or "{{7*7}}" in text.replace("&#39;", "'")


def test_an_upload_is_read_and_never_run(client: TestClient, running: Running) -> None:
    token = token_of(client)
    for name, data in (("x.py", b"import os"), ("x.html", b"<script>alert(1)</script>"), ("x.ics", b"\x00\xff" * 999)):
        answer = client.post("/new/read", data={"token": token}, files={"file": (name, data)})
        assert answer.status_code == 422
        assert "<script>alert" not in answer.text
    assert running.desk.records() == []


def test_a_form_of_another_session_is_refused(running: Running) -> None:
    one, other = client_of(running), client_of(running)
    answer = other.post("/undo", data={"token": token_of(one)})
    assert answer.status_code == 403


def test_send_helper_is_let_in(send: Send) -> None:
    assert send("/you", name="June Castellan", zone="America/Chicago").status_code == 303
