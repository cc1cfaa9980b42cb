"""People named in an invitation's text, as schedulers write them: "Interviewers: …", "You will meet: …"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from afterword.calendars.guests import Guest
from afterword.language.names import without_marks

HEADING = re.compile(
    r"(?i)^\W*(?:your\s+)?(?:interviewers?|interview (?:panel|team)|panel(?:ists?)?|hosts?|meeting with"
    r"|you(?:'|’)?(?:ll| will)(?: be)? (?:meet(?:ing)?|speak(?:ing)?|talk(?:ing)?)(?: (?:with|to))?)\s*:?\s*(.*)$"
)
CLOCK = re.compile(
    r"(?i)^\W*\d{1,2}[:.]?\d{0,2}\s*(?:[ap]\.?m\.?)?\s*(?:[-–—]|to)?\s*(?:\d{1,2}[:.]\d{2}\s*(?:[ap]m)?)?\s*[-–—:|]*\s*"
)
WORD = r"(?:[^\W\d_a-z][\w'’.-]*|van|von|de|der|den|da|di|la|le|bin|al|el|ter)"
PERSON = re.compile(rf"^({WORD}(?: {WORD}){{1,4}})\s*(?:[,–—|:(]\s*|\s-\s)?\s*([^()]{{0,60}}?)\)?\s*$")
MOST, LONGEST = 30, 500
"""People a text is taken to name at most, and characters of a line that names some."""


def listed(text: str) -> tuple[Guest, ...]:
    """Those whom the text names under a heading of its own: name and, where given, title."""
    found: list[Guest] = []
    open_list = False
    for line in text.splitlines():
        if len(line) > LONGEST:
            continue
        heading = HEADING.match(line.strip())
        if heading:
            open_list = True
            pieces = _split(heading.group(1))
        elif not line.strip():
            open_list = open_list and not found
            continue
        else:
            pieces = [line] if open_list else []
        people = [person for piece in pieces if (person := _person(piece))]
        if open_list and pieces and not people:
            open_list = False
        found += people
    return tuple(found[:MOST])


def joined(guests: Sequence[Guest], named: Sequence[Guest]) -> tuple[Guest, ...]:
    """The guests of the file and those its text names, each once; a fuller name in the text replaces a guess."""
    out = list(guests)
    for person in named:
        same = next((at for at, one in enumerate(out) if _same(one, person)), None)
        if same is None:
            out.append(person)
            continue
        one = out[same]
        name = person.name if one.guessed else one.name
        out[same] = replace(one, name=name, guessed=False, title=one.title or person.title)
    return tuple(out)


def _split(rest: str) -> list[str]:
    """Several people on one line: by semicolons, `and`, `&`, else by commas where each piece is a name."""
    pieces = [piece.strip() for piece in re.split(r"\s*(?:;|\band\b|&|•)\s*", rest) if piece.strip()]
    out = []
    for piece in pieces:
        parts = [part.strip() for part in re.split(r",(?![^(]*\))", piece) if part.strip()]
        names = all(re.fullmatch(rf"{WORD} {WORD}(?: {WORD})?(?:\s*\([^)]*\))?", part) for part in parts)
        out += parts if len(parts) > 2 and names else [piece]
    return out


def _person(piece: str) -> Guest | None:
    plain = CLOCK.sub("", piece.strip(" *•·-–—\t"))
    address = re.search(r"<?\b([\w.+-]+@[\w.-]+\.\w+)>?", plain)
    plain = re.sub(r"\s*[<(]?(?:mailto:)?[\w.+-]+@[\w.-]+[>)]?\s*", " ", plain).strip(" .,")
    match = PERSON.match(plain)
    if not match or len(plain) > 120:
        return None
    return Guest(match.group(1), address.group(1) if address else "", title=match.group(2).strip(" ,;.-–—") or None)


def _same(one: Guest, other: Guest) -> bool:
    if other.address and one.address:
        return one.address.lower() == other.address.lower()
    mine, theirs = (without_marks(guest.name).casefold().split() for guest in (one, other))
    if mine == theirs:
        return True
    return bool(one.guessed and mine and theirs and mine[-1] == theirs[-1] and mine[0][0] == theirs[0][0])
