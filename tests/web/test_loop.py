"""The whole loop as a browser without script walks it: invitation, debrief, letters, sent, heard, nothing until."""

from __future__ import annotations

import html
import re
from datetime import datetime

from starlette.testclient import TestClient

from afterword.desk import DraftState
from tests.web.running import EXAMPLES, Running, Send, a_desk, client_of, token_of

AT = "/a/millrace-paper"


def told(page: str, name: str) -> str:
    """The value of a hidden field or button on a page."""
    found = re.search(rf'name="{name}" value="([^"]*)"', page)
    assert found, name
    return html.unescape(found.group(1))


def headline(page: str) -> str:
    found = re.search(r"<h1>(.*?)</h1>", page, re.DOTALL)
    assert found
    return html.unescape(re.sub(r"\s+", " ", found.group(1))).replace("\xa0", " ").strip()


def keep_invitation(client: TestClient) -> str:
    file = {"file": ("invitation.ics", EXAMPLES.joinpath("invitation.ics").read_bytes())}
    page = client.post("/new/read", data={"token": token_of(client)}, files=file).text
    fields = {
        name: told(page, name) for name in ("token", "name", "carried", "at", "company", "role", "day", "start", "end")
    }
    people = {
        name: html.unescape(value)
        for name, value in re.findall(r'name="((?:name|title|email)-p\d)" value="([^"]*)"', page)
    }
    answer = client.post("/new/keep", data={**fields, **people, "stage": "panel", "place": "video"})
    assert answer.status_code == 303, headline(answer.text)
    return answer.headers["location"]


def test_from_an_empty_desk_to_nothing_until(client: TestClient) -> None:
    running = a_desk()
    client = client_of(running)
    page = client.get("/").text
    assert "whose desk is this" in page
    first = client.post(
        "/you/first", data={"token": told(page, "token"), "name": "June Castellan", "zone": "America/Chicago"}
    )
    assert first.headers["location"] == "/new"
    keep_invitation(client)
    token = token_of(client)

    page = client.get("/").text
    assert headline(page).startswith("Three short letters, tonight or tomorrow.")
    assert "Say what happened (90 seconds)" in page

    def debrief(who: str, **answers: str) -> str:
        answer = client.post(f"{AT}/debrief/i1", data={"token": token, "who": who, **answers})
        return answer.headers["location"]

    assert debrief("p1", told="walks the wet end at six with a paper notebook").endswith("who=p2")
    assert debrief("p2", told="rebuilt the trim optimiser in a weekend").endswith("who=p3")
    assert running.desk.record("millrace-paper").notes == ()
    last = debrief("p3", told="every planner spends two weeks on shift", when="by the end of next week", interest="yes")
    assert last.startswith("/?said=")
    record = running.desk.record("millrace-paper")
    assert len(record.notes) == 4
    assert [str(event.latest) for event in record.events] == ["2026-03-13"]

    everybody = {"token": token, "action": "thank_you", "to": ["p1", "p2", "p3"]}
    here = client.post(f"{AT}/write", data=everybody).headers["location"].partition("?")[0]
    while here != "/":
        page = client.get(here).text
        assert "Keep this letter" in page
        client.post(here, data={"token": token, "do": "keep"})
        page = client.get(here).text
        assert "These words are kept exactly." in page
        assert "I’ve sent it" in page
        here = client.post(f"{here}/out", data={"token": token}).headers["location"].partition("?")[0]
    drafts = running.desk.record("millrace-paper").drafts
    assert [one.state for one in drafts] == [DraftState.SENT] * 3
    assert len({one.body for one in drafts}) == 3

    assert "Tuesday 17 March" in headline(client.get("/").text)
    assert "Nothing" in headline(client.get("/").text)
    words = "Thanks, June. We need a little longer and will be back to you by 20 March."
    page = client.post(f"{AT}/heard", data={"token": token, "words": words, "who": "p3"}).text
    assert headline(page) == "They are still deciding."
    assert "Tuesday 24 March" in page
    client.post(f"{AT}/heard/keep", data={"token": token, "words": words, "who": "p3", "label": "delay"})
    assert "Tuesday 24 March" in headline(client.get("/").text)

    running.now = datetime.fromisoformat("2026-03-24T10:00:00-05:00")
    assert headline(client.get("/").text).startswith("A short question to Ingrid Solheim")
    assert "Write the check-in" in client.get("/").text


def test_a_promise_is_read_back_while_one_types(evening: Running) -> None:
    client = client_of(evening)
    form = {"token": token_of(client), "who": "p3", "when": "early next week"}
    part = client.post(f"{AT}/debrief/i1/jot", data=form).text
    assert "Monday 9 March" in part
    assert "Tuesday 10 March" in part
    assert "Kept at 18:30." in part
    for words, said in (("nothing", "Nothing was said"), ("we'll be in touch", "No day can be read")):
        assert said in client.post(f"{AT}/debrief/i1/jot", data={**form, "when": words}).text
    part = client.post(f"{AT}/debrief/i1/jot", data={**form, "when_day": "2026-03-19"}).text
    assert "Thursday 19 March" in part


def test_what_is_half_typed_survives_the_page(evening: Running) -> None:
    client = client_of(evening)
    client.post(f"{AT}/debrief/i1/jot", data={"token": token_of(client), "who": "p2", "told": "half a sen"})
    assert "half a sen" in client_of(evening).get(f"{AT}/debrief/i1?who=p2").text
    assert all("half a sen" not in note.text for note in evening.desk.record("millrace-paper").notes)


def test_one_action_can_be_taken_back_from_the_bar_and_from_the_history(evening: Running) -> None:
    client = client_of(evening)
    token = token_of(client)
    done = client.post(f"{AT}/done", data={"token": token, "key": ["thank_you:i1:p1"]}).headers["location"]
    page = client.get(done).text
    assert "Thank Ruth Okafor: done." in page
    client.post("/undo", data={"token": token, "number": told(page, "number")})
    assert not [one for one in evening.desk.record("millrace-paper").events if one.kind == "sent"]
    assert "taken back" in client.get("/history").text


def test_not_now_waits_and_never_leaves_out(evening: Running) -> None:
    client = client_of(evening)
    form = {"token": token_of(client), "key": ["thank_you:i1:p1", "thank_you:i1:p2", "thank_you:i1:p3"]}
    client.post(f"{AT}/later", data={**form, "until": "tomorrow"})
    assert headline(client.get("/").text).startswith("Nothing to do until Wednesday 4 March")
    client.post("/undo", data={"token": form["token"]})
    client.post(f"{AT}/later", data={**form, "until": "never"})
    assert "17 March" in headline(client.get("/").text)


def test_two_interviews_at_once_are_noticed(evening: Running, client: TestClient) -> None:
    lines = ["Interview: Analyst - Halden Freight", "When: March 3, 2026 2:30 pm to 3:30 pm Central"]
    text = "\n".join([*lines, "Interviewers:", "Dana Wu, Head of Operations"])
    page = client.post("/new/read", data={"token": token_of(client), "text": text}).text
    assert "Your interview at Millrace Paper is at the same time." in page


def test_what_if_keeps_nothing(evening: Running) -> None:
    client = client_of(evening)
    before = len(evening.desk.store.history("mine"))
    page = client.get(f"{AT}?if=no").text
    assert "They say no. Then:" in page
    assert len(evening.desk.store.history("mine")) == before


def test_held_back_and_done_all_the_same(evening: Running) -> None:
    client = client_of(evening)
    client.post(f"{AT}/overrule", data={"token": token_of(client), "key": "check_in:i1:p3"})
    assert [event.kind.value for event in evening.desk.record("millrace-paper").events][-1] == "overruled"


def test_forgetting_somebody_takes_their_half_typed_notes_too(evening: Running, send: Send) -> None:
    client = client_of(evening)
    client.post(f"{AT}/debrief/i1/jot", data={"token": token_of(client), "who": "p2", "told": "Tomás said a secret"})
    page = client.post("/you/forget", data={"token": token_of(client), "person": "Tomás Rey"}).text
    assert "undone" in page, headline(page)
    client.post("/you/forget/them", data={"token": token_of(client), "person": "Tomás Rey"})
    assert "Tomás" not in client.get(AT).text
    assert not evening.desk.store.noted("jottings")


def test_a_promise_that_is_noted_already_is_read_all_the_same(evening: Running) -> None:
    client = client_of(evening)
    form = {"token": token_of(client), "who": "p3", "when": "we'll let you know by the end of next week"}
    assert "by Friday 13 March" in client.post(f"{AT}/debrief/i1/jot", data=form).text
