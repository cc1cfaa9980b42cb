"""A desk that runs: for tests with a client in this process, and on a port of its own for a real browser."""

from __future__ import annotations

import os
import re
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import uvicorn
from starlette.applications import Starlette
from starlette.responses import Response
from starlette.testclient import TestClient

from afterword.desk import Desk
from afterword.store import SqliteStore
from afterword.web.app import make_app
from afterword.web.example import example_opener
from afterword.web.security import Doors

CHROMIUM = os.environ.get("AFTERWORD_CHROMIUM", "/usr/bin/chromium")
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
Send = Callable[..., Response]
EVENING = datetime.fromisoformat("2026-03-03T18:30:00-06:00")
EXAMPLES = Path(__file__).resolve().parents[2] / "examples" / "evening"

PLAIN_PAGES = {
    "today": "/",
    "applications": "/applications",
    "application": "/a/millrace-paper",
    "new": "/new",
    "waiting": "/a/millrace-paper/wait",
    "heard": "/a/millrace-paper/heard",
    "check": "/check",
    "table": "/table",
    "calendar": "/calendar",
    "manners": "/manners",
    "you": "/you",
    "history": "/history",
    "keys": "/keys",
}
"""Pages that are there without doing anything first, by name."""


@dataclass
class Running:
    """A desk with its doors; `clock` may be moved by setting `now`."""

    store: SqliteStore
    doors: Doors
    app: Starlette
    port: int
    now: datetime = EVENING

    @property
    def address(self) -> str:
        """Where it is."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def desk(self) -> Desk:
        """The desk itself, as another program would open it."""
        return Desk(self.store, clock=lambda: self.now)

    def start_link(self) -> str:
        """A link that opens it once."""
        return f"{self.address}/start/{self.doors.new_code()}"


def a_desk(path: Path | str = ":memory:", port: int = 8417, *, now: datetime = EVENING) -> Running:
    """A desk at `path`, not served yet."""
    store = SqliteStore(path)
    doors = Doors("a key for tests", port)
    made = Running(store, doors, None, port, now)  # type: ignore[arg-type]
    made.app = make_app(lambda: made.desk, doors, example=example_opener())
    return made


def client_of(desk: Running, *, known: bool = True) -> TestClient:
    """A client in this process; `known` has come in by a start link."""
    headers = {"origin": desk.address}
    client = TestClient(desk.app, base_url=desk.address, headers=headers, follow_redirects=False)
    if known:
        assert client.get(f"/start/{desk.doors.new_code()}").status_code == 200
    return client


def token_of(client: TestClient) -> str:
    """The token that this client's forms carry."""
    found = re.search(r'name="token" value="([^"]+)"', client.get("/new").text)
    assert found
    return found.group(1)


@contextmanager
def running_desk(path: Path | str = ":memory:", *, now: datetime = EVENING) -> Iterator[Running]:
    """A desk on a free port, served from a thread until the block ends."""
    sock = socket.socket()
    sock.bind(("127.0.0.1", 0))
    made = a_desk(path, sock.getsockname()[1], now=now)
    server = uvicorn.Server(uvicorn.Config(made.app, log_level="error", lifespan="off"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [sock]}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    try:
        yield made
    finally:
        server.should_exit = True
        thread.join(5)
        sock.close()
