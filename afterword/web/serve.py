"""Starting the desk in the browser: on this machine only, for whoever started it (P3)."""

from __future__ import annotations

import secrets
import socket
import webbrowser
from collections.abc import Callable
from datetime import datetime

import uvicorn

from afterword.desk import Desk
from afterword.desk.opening import desk_path as path_of
from afterword.model import DeskError
from afterword.store import SqliteStore
from afterword.web.app import make_app
from afterword.web.example import example_opener
from afterword.web.security import Doors

NEXT = 12
"""So many ports are tried."""

KEY = "web key"


def serve(
    desk_path: str | None,
    *,
    clock: Callable[[], datetime],
    say: Callable[[str], None],
    port: int,
    open_browser: bool = True,
    start_at: str = "",
) -> None:
    """Run until Ctrl-C. `say` tells the user where the desk is. Raises DeskError if no port is free.

    `start_at` is the path to open first ("/example/" for a look around). The start link opens the desk once, for
    one browser, so that it is of no use to anybody who reads it later in a list of programs.
    """
    store = SqliteStore(path_of(desk_path))
    sock, free = _socket(port)

    def opened(code: str) -> None:
        say(f"For another browser: {_link(free, code)}")

    doors = Doors(signing_key(store), free, opened=opened)
    app = make_app(lambda: Desk(store, clock=clock), doors, example=example_opener())
    link = _link(free, doors.new_code()) + (f"?to={start_at}" if start_at else "")
    say(f"Your desk: {link}")
    say("Only this machine can open it. Ctrl-C ends it; everything is kept.")
    if open_browser:
        webbrowser.open(link)
    config = uvicorn.Config(app, log_level="warning", access_log=False, server_header=False, lifespan="off")
    try:
        uvicorn.Server(config).run(sockets=[sock])
    except KeyboardInterrupt:
        say("The desk is closed; everything is kept.")
    finally:
        sock.close()
        store.close()


def signing_key(store: SqliteStore) -> str:
    """The key of cookies, forms and the feed's address: made once, kept in the desk's own private file."""
    kept = store.noted(KEY)
    if not kept:
        kept = {"key": secrets.token_urlsafe(32)}
        store.note(KEY, kept)
    return str(kept["key"])


def _socket(port: int) -> tuple[socket.socket, int]:
    """A listening socket on the loopback address at `port` or the next free one."""
    for number in range(port, port + NEXT if port else 1):
        made = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            made.bind(("127.0.0.1", number))
        except OSError:
            made.close()
            continue
        return made, made.getsockname()[1]
    raise DeskError(f"the ports {port} to {port + NEXT - 1} are taken", hint="Give another with --port.")


def _link(port: int, code: str) -> str:
    return f"http://127.0.0.1:{port}/start/{code}"
