"""The pages put together: one application over the candidate's desk and, beside it, one over an example."""

from __future__ import annotations

from importlib.resources import files

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from afterword.web import (
    application,
    debrief,
    heard,
    letters,
    loose,
    manners,
    new,
    overview,
    steps,
    today,
    waiting,
    ways,
    writing,
    you,
)
from afterword.web.bare import USED, bare_page, opening_page
from afterword.web.security import SESSION_AGE, Doors, Guard
from afterword.web.visit import Opener

AREAS = (today, application, new, debrief, letters, writing, ways, heard, loose, waiting, overview, manners, steps, you)

YEAR = 365 * 24 * 3600
EXAMPLE = "/example/"
"""Under which path the example lies."""


class Vendored(StaticFiles):
    """Style, script and fonts; the browser keeps them, as their addresses carry the version."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        response = await super().get_response(path, scope)
        response.headers["Cache-Control"] = f"public, max-age={YEAR}" if b"v=" in scope["query_string"] else "no-cache"
        return response


def make_app(desk: Opener, doors: Doors, *, example: Opener | None = None) -> Starlette:
    """The desk in the browser. `desk` and `example` give a Desk for one visit; `doors` says who may come in."""
    pages = [route for area in AREAS for route in area.ROUTES]
    routes: list[BaseRoute] = [
        Mount("/static", Vendored(directory=str(files("afterword.web").joinpath("static")))),
        Route("/start/{code}", _start),
        overview.FEED,
    ]
    if example:
        routes.append(Mount(EXAMPLE.rstrip("/"), routes=pages))
    app = Starlette(
        routes=[*routes, *pages],
        middleware=[Middleware(Guard, doors=doors)],
        exception_handlers={HTTPException: _nothing_here, Exception: _our_mistake},
    )
    app.state.doors = doors
    app.state.openers = {"": desk, EXAMPLE.rstrip("/"): example}
    return app


async def _start(request: Request) -> Response:
    cookie = request.app.state.doors.use_code(request.path_params["code"])
    if cookie is None:
        return bare_page(*USED)
    response = opening_page(EXAMPLE if request.query_params.get("to") == EXAMPLE else "/")
    name = request.app.state.doors.cookie
    response.set_cookie(name, cookie, max_age=SESSION_AGE, httponly=True, samesite="strict", path="/")
    return response


async def _nothing_here(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    if error.status_code == 405:
        return bare_page(405, "This page can't do that", "Nothing was changed.")
    return bare_page(error.status_code, "There is nothing here", "It may have been taken back, or the address is cut.")


async def _our_mistake(request: Request, error: Exception) -> Response:
    return bare_page(500, "That was our mistake", "Nothing was changed. The terminal shows what to report.")
