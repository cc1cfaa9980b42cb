"""Who may come in: only this machine, only its own pages, only whoever was handed the start link (P3).

Every request passes `Guard`: the Host must be ours (DNS rebinding), a change must come from our own page (Origin),
the browser must carry a signed cookie, the body must be of a sane size. Forms carry a token besides.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable, Mapping
from urllib.parse import urlsplit

from itsdangerous import BadData, Signer, TimestampSigner
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import cookie_parser
from starlette.responses import HTMLResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from afterword.web.bare import NOT_OURS, TOO_LARGE, UNKNOWN, WRONG_HOST, bare_page

LARGEST_BODY = 3_000_000
"""Bytes of a request that are read at most: an invitation has a few thousand, the longest letter a hundred thousand."""

SESSION_AGE = 90 * 24 * 3600
"""Seconds for which a browser is known; a restart of the desk doesn't end it."""

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
OPEN_PATHS = ("/static/", "/start/", "/feed/")
"""Paths that need no cookie: what holds no data, and what is opened by a secret in the path."""

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": POLICY,
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cache-Control": "no-store",
}


class Doors:
    """Keys and start links. `key` signs cookies and forms and outlives a restart; a start link opens once."""

    def __init__(self, key: str, port: int, *, opened: Callable[[str], None] | None = None) -> None:
        self.hosts = frozenset(f"{name}:{port}" for name in ("127.0.0.1", "localhost", "[::1]"))
        # Cookies don't tell ports apart, so two desks on one machine need two names.
        self.cookie = f"afterword_{port}"
        self._cookies = TimestampSigner(key, salt="afterword session")
        self._forms = Signer(key, salt="afterword form")
        self._addresses = Signer(key, salt="afterword address", digest_method=hashlib.sha256)
        self._codes: set[str] = set()
        self._opened = opened

    def new_code(self) -> str:
        """A start code that opens the desk once, for one browser."""
        code = secrets.token_urlsafe(24)
        self._codes.add(code)
        return code

    def use_code(self, code: str) -> str | None:
        """The cookie for the browser that came with a good start code, else None. A new code takes its place."""
        found = next((one for one in self._codes if secrets.compare_digest(one.encode(), code.encode())), None)
        if found is None:
            return None
        self._codes.discard(found)
        if self._opened:
            self._opened(self.new_code())
        return self._cookies.sign(secrets.token_urlsafe(18)).decode()

    def session(self, cookie: str | None) -> str | None:
        """The session's id in a cookie of ours, None for anything else."""
        try:
            return self._cookies.unsign(cookie or "", max_age=SESSION_AGE).decode()
        except BadData:
            return None

    def secret_for(self, what: str) -> str:
        """A secret that is the same for as long as the desk's key is, for an address that needs no cookie."""
        return self._addresses.get_signature(what).decode()

    def form_token(self, session: str) -> str:
        """The token that every form of this session carries."""
        return self._forms.get_signature(session).decode()

    def is_form_token(self, session: str, token: str) -> bool:
        """Whether a form came from a page of this session."""
        return secrets.compare_digest(self.form_token(session).encode(), token.encode())


class TooLarge(Exception):
    """The body is larger than anything the desk takes."""


class Guard:
    """The middleware around all pages."""

    def __init__(self, app: ASGIApp, doors: Doors) -> None:
        self.app = app
        self.doors = doors

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        if scope["type"] != "http":
            await send({"type": "websocket.close", "code": 1008})
            return
        headers = Headers(scope=scope)
        refused = self._refused(scope, headers)
        if refused:
            await _with_headers(refused, scope, receive, send)
            return
        try:
            await _with_headers(self.app, scope, _limited(receive), send)
        except TooLarge:
            await _with_headers(bare_page(*TOO_LARGE), scope, receive, send)

    def _refused(self, scope: Scope, headers: Headers) -> HTMLResponse | None:
        host = headers.getlist("host")
        if len(host) != 1 or host[0].lower() not in self.doors.hosts:
            return bare_page(*WRONG_HOST)
        if scope["method"] not in SAFE and not _from_here(headers, host[0]):
            return bare_page(*NOT_OURS)
        if _length(headers) > LARGEST_BODY:
            return bare_page(*TOO_LARGE)
        cookie = cookie_parser(headers.get("cookie", "")).get(self.doors.cookie)
        session = self.doors.session(cookie)
        scope.setdefault("state", {})["session"] = session
        if session is None and not scope["path"].startswith(OPEN_PATHS):
            return bare_page(*UNKNOWN)
        return None


def _from_here(headers: Headers, host: str) -> bool:
    """Whether a change comes from a page of ours: by Origin, else by Referer; with neither it doesn't."""
    source = headers.get("origin") or headers.get("referer")
    if not source:
        return False
    parts = urlsplit(source)
    return parts.scheme == "http" and parts.netloc.lower() == host.lower()


def _length(headers: Headers) -> int:
    told = headers.get("content-length", "0")
    return int(told) if told.isdecimal() else LARGEST_BODY + 1


def _limited(receive: Receive) -> Receive:
    """The same body, until more of it comes than is ever taken."""
    read = 0

    async def limited() -> Message:
        nonlocal read
        message = await receive()
        read += len(message.get("body", b""))
        if read > LARGEST_BODY:
            raise TooLarge
        return message

    return limited


async def _with_headers(app: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None:
    async def told(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
        await send(message)

    await app(scope, receive, told)
