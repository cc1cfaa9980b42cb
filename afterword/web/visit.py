"""One visit to one page: the desk, the form that was sent, and the ways to answer."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Mapping
from datetime import date, datetime
from functools import cache
from typing import Any
from urllib.parse import urlencode, urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from afterword import __version__
from afterword.calendar import in_zone
from afterword.desk import Desk, Draft, Record
from afterword.desk.journal import HAND_OVER, history
from afterword.desk.spoken import MONTHS
from afterword.model import AfterwordError, ConflictError, DeskError, Person
from afterword.web.bare import NOT_OURS, bare_page
from afterword.web.forms import Form
from afterword.web.times import friendly_day, tagged

MOST_FIELDS = 400

TYPED = ("subject", "body", "words", "text", "answer", "own", "what", "told", "needs", "bring", "when")
"""Fields that hold somebody's own words."""


class Missing(Exception):
    """There is no such page, application or letter."""


class Visit:
    """What a page works with. `base` comes before every path of this desk ("" or "/example")."""

    def __init__(
        self, request: Request, desk: Desk, form: Form, uploads: Mapping[str, tuple[str, bytes]], token: str
    ) -> None:
        self.request = request
        self.desk = desk
        self.form = form
        self.uploads = uploads
        self.token = token
        self.base = str(request.scope.get("root_path", ""))
        self.settings = desk.settings
        self.zone = self.settings.zone if self.settings else "UTC"

    @property
    def now(self) -> datetime:
        """The present moment in the candidate's zone."""
        return self.desk.now.astimezone(in_zone(self.zone))

    @property
    def record(self) -> Record:
        """The application the path names. Raises Missing."""
        try:
            return self.desk.record(self.request.path_params["app"])
        except DeskError as error:
            raise Missing from error

    @property
    def letter(self) -> tuple[Record, Draft]:
        """The application and the letter of it that the path names. Raises Missing."""
        record = self.record
        return record, letter_of(record, self.request.path_params["letter"])

    def person(self, record: Record, person_id: str | None) -> Person:
        """One of the people of an application. Raises Missing."""
        for person in record.people:
            if person.id == person_id:
                return person
        raise Missing

    def asked(self, name: str) -> str:
        """What stands behind `?name=`, empty if nothing does."""
        return self.request.query_params.get(name, "")[:400]

    def page(self, template: str, status: int = 200, **context: Any) -> HTMLResponse:
        """A whole page."""
        return HTMLResponse(self._rendered(template, context), status)

    def problem(self, error: AfterwordError, status: int, title: str) -> HTMLResponse:
        """A mistake in a sentence, with whatever was typed, so that no words are lost."""
        kept = "\n\n".join(text for name in TYPED for text in self.form.texts(name) if text)
        back = urlsplit(self.request.headers.get("referer", "")).path or f"{self.base}/"
        return self.page("problem.html", status, title=title, error=error, kept=kept, back=back)

    def to(self, path: str, *, said: bool = False, **query: str) -> Response:
        """Go on to another page; with `said` it tells what was just done and offers to take it back."""
        if said:
            query["said"] = str(history(self.desk, 1)[0].number)
        tail = f"?{urlencode(query)}" if query else ""
        return RedirectResponse(f"{self.base}{path}{tail}", status_code=303)

    def _rendered(self, template: str, context: Mapping[str, Any]) -> str:
        now = self.now
        told = {
            "base": self.base,
            "token": self.token,
            "version": __version__,
            "you": self.settings,
            "now": now,
            "today": now.date(),
            "path": self.request.url.path.removeprefix(self.base),
            "toast": self._toast(),
            "example": self.base != "",
            "when": self._when,
            "on": self._on,
        }
        return environment().get_template(template).render({**told, **context})

    def _when(self, at: datetime, zone: str = "", shown: str | None = None) -> Markup:
        return tagged(at, zone or self.zone, self.now, shown)

    def _on(self, value: date) -> str:
        return friendly_day(value, self.now.date())

    def _toast(self) -> dict[str, Any] | None:
        number = self.asked("said")[:9]
        entry = self.desk.store.entry(self.desk.desk_id, int(number)) if number.isdecimal() else None
        if entry is None:
            return None
        can = entry.undone_by is None and entry.undoes is None and entry.what != HAND_OVER and bool(entry.changes)
        return {"say": entry.say, "number": entry.number, "undo": can}


def letter_of(record: Record, draft_id: str) -> Draft:
    """One of an application's letters. Raises Missing."""
    for draft in record.drafts:
        if draft.id == draft_id:
            return draft
    raise Missing


Handler = Callable[[Visit], Response]
Opener = Callable[[], Desk]


def get(path: str, show: Handler) -> Route:
    """A page to look at."""
    return Route(path, _endpoint(show), methods=["GET"])


def post(path: str, act: Handler) -> Route:
    """Something to do; the form's token is looked at before anything else."""
    return Route(path, _endpoint(act), methods=["POST"])


def _endpoint(handler: Handler) -> Callable[[Request], Awaitable[Response]]:
    async def endpoint(request: Request) -> Response:
        doors = request.app.state.doors
        session: str = request.state.session
        data = FormData()
        if request.method == "POST":
            data = await request.form(max_files=2, max_fields=MOST_FIELDS)
            if not doors.is_form_token(session, str(data.get("token", ""))):
                return bare_page(*NOT_OURS)
        files = {name: value for name, value in data.items() if isinstance(value, UploadFile) and value.filename}
        uploads = {name: (str(value.filename), await value.read()) for name, value in files.items()}
        opener: Opener = request.app.state.openers[request.scope.get("root_path", "")]
        # Pages are made one after the other in one thread: the store's connection and the reviewer ask for it.
        return _answered(handler, Visit(request, opener(), Form(data), uploads, doors.form_token(session)))

    return endpoint


def _answered(handler: Handler, visit: Visit) -> Response:
    try:
        return handler(visit)
    except Missing as error:
        raise HTTPException(404) from error
    except ConflictError as error:
        return visit.problem(error, 409, "That was changed elsewhere meanwhile")
    except AfterwordError as error:
        return visit.problem(error, 422, sentence(error.problem))


def sentence(text: str) -> str:
    """`text` with a capital, for a headline."""
    return text[:1].upper() + text[1:]


def unbroken(text: str) -> str:
    """`text` with its dates and hours kept on one line, for a headline."""
    return re.sub(rf"(?<=\d) (?=(?:{'|'.join(MONTHS)})\b)", "\u00a0", text)


@cache
def environment() -> Environment:
    """The templates: everything escaped, an unknown name is an error."""
    made = Environment(
        loader=PackageLoader("afterword.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["capital"] = sentence
    made.filters["unbroken"] = unbroken
    made.filters["paragraphs"] = paragraphs
    return made


def paragraphs(text: str) -> Markup:
    """Plain text as paragraphs, its line breaks kept."""
    pieces = [piece.strip("\n") for piece in text.split("\n\n") if piece.strip()]
    return Markup("\n").join(Markup("<p>{}</p>").format(Markup("<br>").join(piece.split("\n"))) for piece in pieces)
