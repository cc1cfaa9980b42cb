"""Starting: a port, a link, an example of its own; and plans kept in memory no longer than they hold."""

from __future__ import annotations

import socket
from datetime import timedelta

import pytest
from click.testing import CliRunner

from afterword.cli.main import cli
from afterword.desk.planning import today
from afterword.model import DeskError
from afterword.web.example import example_opener
from afterword.web.plans import planned_today
from afterword.web.serve import NEXT, _link, _socket
from tests.web.running import Running, Send, client_of


def test_a_taken_port_gives_the_next_one_on_this_machine_only() -> None:
    first, port = _socket(0)
    first.listen()
    second, other = _socket(port)
    assert other != port
    assert first.getsockname()[0] == second.getsockname()[0] == "127.0.0.1"
    first.close()
    second.close()


def test_no_free_port_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    def taken(*_: object) -> None:
        raise OSError

    monkeypatch.setattr(socket.socket, "bind", taken)
    with pytest.raises(DeskError, match=f"8417 to {8417 + NEXT - 1}"):
        _socket(8417)


def test_the_link_is_on_the_loopback_address() -> None:
    assert _link(8417, "abc") == "http://127.0.0.1:8417/start/abc"


def test_the_command_says_what_it_does() -> None:
    said = CliRunner().invoke(cli, ["desk", "--help"]).output
    assert "this machine only" in said


def test_the_example_is_a_desk_of_its_own(running: Running) -> None:
    opener = example_opener()
    assert opener is not None
    assert [record.id for record in opener().records()] == ["millrace-paper"]
    assert running.desk.records() == []
    page = client_of(running).get("/example/").text
    assert "Nothing here is yours" in page
    assert "Nothing here is yours" not in client_of(running).get("/").text


def test_plans_in_memory_change_with_every_fact_and_every_hour(evening: Running, send: Send) -> None:
    assert planned_today(evening.desk) is planned_today(evening.desk)
    send("/a/millrace-paper/done", key=["thank_you:i1:p1"])
    for _ in range(40):
        assert planned_today(evening.desk) == today(evening.desk)
        evening.now += timedelta(hours=13)
