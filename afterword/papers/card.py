"""A card to print: the folded sheet, a ruled page for copying it by hand, and the envelope (F2, T7)."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from importlib.resources import files
from typing import Any

from afterword.model import DeskError
from afterword.papers.data import missing_signs, printable, table

MOST_WORDS = 90
"""What a card holds in good manners; up to twice that can still be set, smaller."""

POINTS = (12.0, 11.0, 10.0, 9.0, 8.0)
"""Sizes of type, largest first; the first that holds the words is taken."""

MARGIN, POINT = 12.0, 0.3528
"""The card's margin, and what a point is, in millimetres."""


@dataclass(frozen=True, slots=True)
class Card:
    """What stands on a card and its envelope. Addresses may have several lines; None where not known."""

    body: str
    to: str
    to_address: str | None = None
    sender: str = ""
    sender_address: str | None = None


def card_sizes() -> Mapping[str, Any]:
    """The sizes a card comes in: `a6`, `us`; each with its reason, sheet and envelope (millimetres)."""
    sizes: Mapping[str, Any] = table("print")["sizes"]
    return sizes


def warnings(card: Card) -> tuple[str, ...]:
    """What to look at before printing: signs the letter face lacks, too many words, no address."""
    said = []
    lacking = missing_signs("".join(part or "" for part in asdict(card).values()))
    if lacking:
        shown = " ".join(lacking[:12])
        said.append(f"The letter face has no sign for {shown}. Copy the card by hand, or print it from the browser.")
    words = len(card.body.split())
    if words > MOST_WORDS:
        said.append(f"A card holds about {MOST_WORDS} words; this has {words}.")
    if not card.to_address:
        said.append("No postal address is known, so the envelope has only the name. None is guessed.")
    address = f"{card.to}\n{card.to_address or ''}"
    if len(address) > 240 or address.count("\n") > 7:
        said.append("The address is longer than the envelope; write it by hand.")
    return tuple(said)


def card_html(card: Card, size: str = "a6") -> str:
    """The three pages as one HTML file for any browser's print dialog; needs nothing from the network."""
    measure = _size(size)
    (width, height), (across, down) = measure["sheet"], measure["envelope"]
    page = files("afterword.papers").joinpath("card.html").read_text(encoding="utf-8")
    values = {
        "title": f"Card to {card.to}",
        "to": card.to,
        "to_address": card.to_address or "",
        "sender": card.sender,
        "sender_address": card.sender_address or "",
    }
    for name, value in values.items():
        page = page.replace(f"{{{{{name}}}}}", html.escape(printable(value)))
    paragraphs = [part.strip() for part in printable(card.body).split("\n\n") if part.strip()]
    body = "\n".join(f"<p>{html.escape(part)}</p>" for part in paragraphs)
    numbers = {"width": width, "height": height, "across": across, "down": down}
    for name, number in numbers.items():
        page = page.replace(f"@{name}@", f"{number:g}mm")
    lines = "<hr>" * int((height - 2 * MARGIN) / 8)
    return (
        page.replace("@points@", f"{_points(card.body, measure):g}pt")
        .replace("{{lines}}", lines)
        .replace("{{body}}", body)
    )


def card_pdf(card: Card, size: str = "a6") -> bytes:
    """The three pages as PDF, with the letter face embedded. Raises DeskError without the extra `print`."""
    try:
        import typst
    except ImportError as error:
        raise DeskError(
            "PDF needs a part that isn't installed", hint="pip install 'afterword[print]', or print the HTML card."
        ) from error
    measure = _size(size)
    body = [part.strip() for part in printable(card.body).split("\n\n") if part.strip()]
    told = {
        "body": [_breakable(part) for part in body],
        "to": _breakable(printable(card.to)),
        "to_address": printable(card.to_address or ""),
        "sender": printable(card.sender),
        "sender_address": printable(card.sender_address or ""),
        "sheet": measure["sheet"],
        "envelope": measure["envelope"],
        "size": _points(card.body, measure),
    }
    source = files("afterword.papers").joinpath("card.typ").read_bytes()
    try:
        made = typst.compile(source, sys_inputs={"card": json.dumps(told)})
    except RuntimeError as error:
        raise DeskError(f"the card can't be set ({error})", hint="Print the HTML card instead.") from error
    return bytes(made)


def _breakable(text: str) -> str:
    """`text` with places to break in words that no line holds."""
    return re.sub(r"(\S{24})(?=\S)", "\\1\u200b", text)


def _points(body: str, measure: Mapping[str, Any]) -> float:
    """The largest size of type at which the words fit, so that none is cut off. Raises DeskError if none does."""
    width, height = measure["sheet"]
    for points in POINTS:
        em = points * POINT
        # A letter is about half as wide as it is high; lines stand one and a half apart, paragraphs two thirds more.
        letters = (width / 2 - 2 * MARGIN) / (em * 0.52)
        needed = sum(
            max(1, -(-len(line) // int(letters))) if line else 0.7 for line in printable(body).strip().splitlines()
        )
        if needed * em * 1.5 <= height - 2 * MARGIN:
            return points
    raise DeskError("a card can't hold this many words", hint="Shorten it, or send it as a letter.")


def _size(name: str) -> Mapping[str, Any]:
    sizes = card_sizes()
    if name not in sizes:
        raise DeskError(f"there is no card size {name!r}", hint=f"Choose {' or '.join(sizes)}.")
    measure: Mapping[str, Any] = sizes[name]
    return measure
