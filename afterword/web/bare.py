"""Pages for those who aren't let in, and the one that lets in: no data of the desk stands on them."""

from __future__ import annotations

from starlette.responses import HTMLResponse

Told = tuple[int, str, str]

WRONG_HOST: Told = (421, "This isn't the desk's address", "Open the link that the terminal shows.")
NOT_OURS: Told = (403, "That came from another page", "Nothing was changed. Open the desk and do it there.")
TOO_LARGE: Told = (413, "That is more than the desk takes", "Nothing was changed. Bring in the part that matters.")
UNKNOWN: Told = (
    401,
    "The desk doesn't know this browser",
    "It is private: only the link opens it that the terminal shows. Run `afterword desk` for a new one.",
)
USED: Told = (403, "This link has been used", "Each opens the desk once. The terminal shows a new one.")

PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">{refresh}
<title>{title} · Afterword</title>
<link rel="icon" href="/static/mark.svg" type="image/svg+xml">
<link rel="stylesheet" href="/static/desk.css">
</head>
<body>
<header><span class="name">Afterword</span></header>
<main><h1>{title}</h1><p class="lead">{text}</p></main>
</body>
</html>
"""


def bare_page(status: int, title: str, text: str) -> HTMLResponse:
    """A page of two fixed sentences (never what a visitor sent)."""
    shown = text.replace("`afterword desk`", "<code>afterword desk</code>")
    return HTMLResponse(PAGE.format(title=title, text=shown, refresh=""), status)


def opening_page(to: str) -> HTMLResponse:
    """The page that hands over the cookie and goes on to `to` (a path of ours) by itself: a redirect wouldn't carry
    a strict cookie."""
    go_on = f'<a class="btn first" href="{to}">Go to the desk</a>'
    refresh = f'\n<meta http-equiv="refresh" content="0; url={to}">'
    return HTMLResponse(PAGE.format(title="Welcome back to your desk", text=go_on, refresh=refresh))
