"""The ways out of a kept letter that are files or pages of their own: mail file, card, call script; and letters beside
one another with what they share marked (M3)."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator, Sequence

from starlette.responses import HTMLResponse, Response

from afterword.desk import DraftState
from afterword.desk import letters as desk_letters
from afterword.desk.naming import reader_of, slug
from afterword.desk.ways_out import card_of, script_of
from afterword.papers import card_html
from afterword.web.marks import Piece
from afterword.web.security import POLICY
from afterword.web.visit import Visit, get
from afterword.web.you import download

RUN = 4
"""So many words in a row that stand in both letters are marked."""

WORD = re.compile(r"[\w’'-]+")


def mail_file(visit: Visit) -> Response:
    """The kept words as an unsent mail. A mail program opens it; nothing is sent."""
    record, draft = visit.letter
    name = slug(f"{reader_of(record, draft)} {draft.kind.value}", ())
    return download(desk_letters.eml(visit.desk, record, draft), "message/rfc822", f"{name}.eml")


def card(visit: Visit) -> Response:
    """The kept words as a card to print, to copy by hand, with its envelope."""
    record, draft = visit.letter
    size = "us" if record.application.country in ("US", "CA") else "a6"
    return own_style(card_html(card_of(visit.desk, record, draft), size))


def call(visit: Visit) -> Response:
    """What to say on the phone, in large letters."""
    record, draft = visit.letter
    person = visit.person(record, draft.to[0] if draft.to else None)
    made = script_of(visit.desk, record, person, draft.kind)
    return visit.page("call.html", record=record, person=person, script=made, numbers=person.addresses.phone)


def beside(visit: Visit) -> Response:
    """The letters to the people of one application side by side, what they share marked."""
    record = visit.record
    drafts = [one for one in record.drafts if one.state is not DraftState.STOPPED]
    marked = shared([one.body for one in drafts])
    readers = [reader_of(record, one) for one in drafts]
    return visit.page("beside.html", record=record, letters=list(zip(drafts, readers, marked, strict=True)))


def own_style(page: str) -> HTMLResponse:
    """A page of ours that carries its style within: that style is let through by its digest, and nothing else."""
    styles = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
    digests = " ".join(f"'sha256-{base64.b64encode(hashlib.sha256(one.encode()).digest()).decode()}'" for one in styles)
    policy = POLICY.replace("style-src 'self'", f"style-src 'self' {digests}")
    return HTMLResponse(page, headers={"Content-Security-Policy": policy})


def shared(texts: Sequence[str]) -> list[list[Piece]]:
    """Each text cut into pieces; those that stand in another text too are marked `same`."""
    runs = [set(_runs(text)) for text in texts]
    return [
        _marked(text, set().union(*(other for at, other in enumerate(runs) if at != here)))
        for here, text in enumerate(texts)
    ]


def _words(text: str) -> list[tuple[str, int, int]]:
    return [(found.group().casefold(), found.start(), found.end()) for found in WORD.finditer(text)]


def _runs(text: str) -> Iterator[tuple[str, ...]]:
    words = [word for word, _, _ in _words(text)]
    return (tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1))


def _marked(text: str, others: set[tuple[str, ...]]) -> list[Piece]:
    words = _words(text)
    same = [False] * len(words)
    for at, run in enumerate(_runs(text)):
        if run in others:
            same[at : at + RUN] = [True] * RUN
    out: list[Piece] = []
    at = 0
    for index, (_, start, end) in enumerate(words):
        if not same[index]:
            continue
        joined = index > 0 and same[index - 1]
        if joined and out:
            out[-1] = Piece(out[-1].text + text[at:end], "same")
        else:
            out += [Piece(text[at:start]), Piece(text[start:end], "same")]
        at = end
    return [piece for piece in (*out, Piece(text[at:])) if piece.text]


ROUTES = (
    get("/a/{app}/letters/{letter}/mail.eml", mail_file),
    get("/a/{app}/letters/{letter}/card", card),
    get("/a/{app}/letters/{letter}/call", call),
    get("/a/{app}/beside", beside),
)
