"""A desk in memory, a client that may come in, and a small evening on it."""

from __future__ import annotations

import pytest
from starlette.responses import Response
from starlette.testclient import TestClient

from afterword.desk import Settings
from afterword.desk.capture import capture, keep, read_invited
from afterword.desk.debrief import debriefed, keep_debrief, read_answers
from tests.web.running import EXAMPLES, Running, Send, a_desk, client_of, token_of


@pytest.fixture
def running() -> Running:
    """A desk of June's with nothing on it."""
    made = a_desk()
    with made.desk.action("me", "You sat down.") as action:
        action.save_settings(Settings("June Castellan", "America/Chicago", "US", email="june.castellan@post.example"))
    return made


@pytest.fixture
def evening(running: Running) -> Running:
    """The same with the talk at Millrace Paper and its notes."""
    desk = running.desk
    for invited in read_invited(desk, EXAMPLES.joinpath("invitation.ics").read_bytes(), "invitation.ics"):
        keep(desk, capture(desk, invited))
    record = running.desk.record("millrace-paper")
    notes = EXAMPLES.joinpath("notes.txt").read_text(encoding="utf-8")
    talk = record.interviews[0]
    found = debriefed(record, talk, read_answers(notes, record, talk), now=desk.now)
    keep_debrief(running.desk, running.desk.record("millrace-paper"), found)
    return running


@pytest.fixture
def client(running: Running) -> TestClient:
    """A browser that the desk knows."""
    return client_of(running)


@pytest.fixture
def send(client: TestClient) -> Send:
    """Posts a form of ours, with its token."""
    token = token_of(client)

    def post(path: str, **fields: object) -> Response:
        return client.post(path, data={"token": token, **fields})  # type: ignore[return-value,arg-type,dict-item]

    return post
