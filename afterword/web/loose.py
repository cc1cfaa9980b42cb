"""*Check a letter I have*: paste it, say to whom; findings at once, nothing set up, nothing kept (X1–X8)."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from starlette.responses import Response

from afterword.calendar import in_zone
from afterword.model import (
    Application,
    Candidate,
    Case,
    Channel,
    Finding,
    Interview,
    Letter,
    MessageKind,
    OtherLetter,
    Person,
    Reach,
)
from afterword.web.marks import find, fine, mended, pieces, remarks
from afterword.web.visit import Visit, get, post
from afterword.web.ways import shared

NEEDS_NOTES = frozenset({"no_fit", "no_interest", "unsupported", "generic"})
NEEDS_READER, NEEDS_COMPANY = frozenset({"wrong_name"}), frozenset({"wrong_company"})
"""What can't be said of a letter whose reader, company or talk nobody told."""

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

    case = _case(visit, bodies[at], reader, kind)
    letter = Letter(kind, ("p1",) if reader else (), bodies[at], Channel.EMAIL, "A letter I have")
    others = tuple(OtherLetter(body, kind=kind) for other, body in enumerate(bodies) if other != at)
    silent = NEEDS_NOTES | (frozenset() if reader else NEEDS_READER)
    silent |= frozenset() if form.line("company") else NEEDS_COMPANY
    return [one for one in review(letter, case, others) if one.code not in silent and one.where == "body"]


def _case(visit: Visit, body: str, reader: str, kind: MessageKind) -> Case:
    """All that is known: a talk that was long enough ago for a letter of this kind, and the names that were given."""
    settings, form = visit.settings, visit.form
    zone = settings.zone if settings else visit.zone
    me = form.line("me") or (settings.name if settings else "") or _signed(body)
    now = visit.desk.now.astimezone(in_zone(zone))
    ago = timedelta(hours=2) if kind is MessageKind.THANK_YOU else timedelta(days=12)
    person = Person("p1", reader, reach=(Reach.EMAIL,))
    talk = Interview("i1", now - ago - timedelta(hours=1), now - ago, ("p1",))
    country = (settings.country if settings else None) or "US"
    company = Application(form.line("company"), "", country, zone)
    return Case("letter", now, Candidate(me, zone), company, (person,), (talk,))


def _signed(body: str) -> str:
    """The name under the letter, if its last line looks like one."""
    last = body.strip().rpartition("\n")[2].strip()
    return last if "\n" in body.strip() and 0 < len(last.split()) <= 4 and last[-1] not in ".,!?:" else ""


ROUTES = (get("/check", show), post("/check", check))
