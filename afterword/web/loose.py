"""*Check a letter I have*: paste it, say to whom; findings at once, nothing set up, nothing kept (X1–X8)."""

from __future__ import annotations

from typing import Any

from starlette.responses import Response

from afterword.desk.loose import mended, sayable, small_case
from afterword.model import Channel, Finding, Letter, MessageKind, OtherLetter
from afterword.web.marks import find, fine, pieces, remarks
from afterword.web.visit import Visit, get, post
from afterword.web.ways import shared

MOST = 4
"""Letters that are compared with one another at once."""

KINDS = (
    (MessageKind.THANK_YOU.value, "a thank-you"),
    (MessageKind.CHECK_IN.value, "a question how things stand"),
    (MessageKind.ANSWER.value, "an answer"),
    (MessageKind.OTHER.value, "something else"),
)


def show(visit: Visit) -> Response:
    """The empty page."""
    return _page(visit, [""])


def check(visit: Visit) -> Response:
    """What a careful friend says of the letters that were pasted."""
    bodies = [text for text in visit.form.texts("body") if text][:MOST]
    what, _, rest = visit.form.text("do").partition(":")
    aside = visit.form.texts("aside")
    if what in ("fix", "aside") and bodies:
        number, _, name = rest.partition(":")
        at = int(number) if number.isdecimal() and int(number) < len(bodies) else 0
        found = find(_findings(visit, bodies, at), name)
        if found and what == "fix":
            bodies[at] = mended(None, bodies[at], found)[1]
        elif found:
            aside.append(f"{found.code}|{found.quote or ''}")
    if visit.form.has("more"):
        bodies.append("")
    return _page(visit, bodies or [""], aside)


def _page(visit: Visit, bodies: list[str], aside: list[str] | None = None) -> Response:
    form = visit.form
    told = {name: form.line(name) for name in ("to", "company", "me")}
    told["me"] = told["me"] or (visit.settings.name if visit.settings else "")
    told["kind"] = form.line("kind") or MessageKind.THANK_YOU.value
    written = [body for body in bodies if body]
    letters = [_read(visit, written, at, aside or []) for at in range(len(written))]
    alike = shared(written) if len(written) > 1 else []
    return visit.page(
        "check.html", told=told, kinds=KINDS, bodies=bodies, letters=letters, alike=alike, aside=aside or []
    )


def _read(visit: Visit, bodies: list[str], at: int, aside: list[str]) -> dict[str, Any]:
    found = [one for one in _findings(visit, bodies, at) if f"{one.code}|{one.quote or ''}" not in aside]
    marked = remarks(found)
    return {"marked": marked, "pieces": pieces(bodies[at], marked), "fine": fine(found)}


def _findings(visit: Visit, bodies: list[str], at: int) -> list[Finding]:
    form = visit.form
    readers = [one.strip() for one in form.line("to").split(",") if one.strip()]
    reader = readers[at] if at < len(readers) else (readers[0] if len(readers) == 1 else "")
    kind = form.word(MessageKind, "kind") or MessageKind.THANK_YOU
    from afterword.reviewer import review

    settings = visit.settings
    case = small_case(
        visit.now,
        visit.zone,
        kind,
        bodies[at],
        me=form.line("me") or (settings.name if settings else ""),
        to=(reader,),
        company=form.line("company"),
        country=(settings.country if settings else None) or "US",
    )
    letter = Letter(kind, ("p1",) if reader else (), bodies[at], Channel.EMAIL, "A letter I have")
    others = tuple(OtherLetter(body, kind=kind) for other, body in enumerate(bodies) if other != at)
    found = sayable(review(letter, case, others), to=bool(reader), company=bool(form.line("company")))
    return [one for one in found if one.where == "body"]


ROUTES = (get("/check", show), post("/check", check))
