"""Spelling and grammar as a good dictionary and a good checker see them; terms of the case left alone (C7)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from afterword.language import nearly, slips, without_marks
from afterword.model import Severity
from afterword.reviewer.data import word_list
from afterword.reviewer.rule import Hit, Reading, Rule, caught, spared
from afterword.reviewer.speller import Slip, is_dialect, is_made_of_words, slips_in

TYPO_LINTS = frozenset(word_list("harper", "typo"))
RIGHT_WORDS = frozenset(word_list("harper", "words"))
_CAPITALS_LINTS = frozenset({"SentenceCapitalization", "CapitalizePersonalPronouns", "Months", "ProperNouns"})


def look(reading: Reading) -> Iterator[Hit]:
    """The checker's finds in the body and the subject that are no name, no term of the case and no mere dialect."""
    country = reading.case.application.country
    body = reading.parsed.own
    small = not re.search(r"[A-Z]", body)
    for where, text in (("subject", reading.letter.subject or ""), ("body", body)):
        for slip in slips_in(text, country) if text.strip() else ():
            if where == "body" and (_outside(slip, reading) or reading.parsed.in_quotes(slip.start, slip.end)):
                continue
            if small and slip.lint in _CAPITALS_LINTS:
                continue
            hit = _hit(slip, text, where, reading, small)
            if hit:
                yield hit


def _outside(slip: Slip, reading: Reading) -> bool:
    """Whether it stands in the greeting or the sign-off, which other rules read."""
    first, last = reading.parsed.core
    return slip.end <= first or slip.start >= last


def _hit(slip: Slip, text: str, where: str, reading: Reading, small: bool) -> Hit | None:
    piece = text[slip.start : slip.end]
    fix = slip.right[0] if slip.right else None
    if slip.lint != "SpellCheck":
        if _of_the_case(piece, reading):
            return None
        code = "typo" if slip.lint in TYPO_LINTS else "grammar"
        return Hit(slip.start, slip.end, where, _plain(slip.message), fix, code=code)
    if _is_spelt_right(piece, slip, text, reading, small):
        return None
    low = piece.lower()
    close = any(slips(low, word.lower()) <= (1 if len(low) < 8 else 2) for word in slip.right[:3])
    grave = None if close else Severity.CONSIDER
    return Hit(slip.start, slip.end, where, f"“{piece}” isn't in the dictionary.", fix, grave, code="typo")


def _is_spelt_right(piece: str, slip: Slip, text: str, reading: Reading, small: bool) -> bool:
    low = piece.lower().replace("’", "'").removesuffix("'s")
    known = reading.known.words
    if (
        low in RIGHT_WORDS
        or low in known
        or low.rstrip("s") in known
        or low + "s" in known
        or all(part in known for part in low.split("-"))
    ):
        return True
    if any(letter.isdigit() for letter in piece) or len(low) < 3 or (piece.isupper() and len(piece) < 7):
        return True
    if without_marks(low) != low and any(without_marks(low) == word.lower() for word in slip.right):
        return True
    if piece[:1].isupper() and not _opens(text, slip.start):
        return True
    if piece[:1].isupper() and not any(slips(low, word.lower()) <= 1 for word in slip.right[:2]):
        return True
    if piece[:1].isupper() and any(word[:1].isupper() for word in slip.right[:1]):
        return True
    if small and any(word.lower() == low for word in slip.right):
        return True
    if any(len(form) > 3 and nearly(low, form) for form in reading.known.name_words) and piece[:1].isupper():
        return True
    if _part_of_a_name(slip, text, reading):
        return True
    country = reading.case.application.country
    return is_dialect(low, slip.right) or is_made_of_words(low, country)


def _part_of_a_name(slip: Slip, text: str, reading: Reading) -> bool:
    """Whether the word is one end of a hyphened one whose other end the case knows: `Tanaka-san`."""
    before = re.search(r"([^\W\d_]+)['’-]$", text[: slip.start])
    after = re.match(r"['’-]([^\W\d_]+)", text[slip.end :])
    return any(match and match.group(1).lower() in reading.known.words for match in (before, after))


def _of_the_case(piece: str, reading: Reading) -> bool:
    """Whether the piece stands so in a text of the case."""
    low = piece.lower()
    return any(low in known.lower() for known in reading.known.texts)


def _opens(text: str, at: int) -> bool:
    before = text[:at].rstrip(" \"“'(")
    return not before or before[-1] in ".!?\n:"


def _plain(message: str) -> str:
    """Harper's words without code marks and exclamation marks."""
    return re.sub(r"[`*]", "", message).replace("!", ".").strip()


SPELL = Rule(
    code="typo",
    title="Spelling",
    etiquette=("C7",),
    severity=Severity.FIX,
    message="This word isn't in the dictionary.",
    look=look,
    caught=(
        caught("I would welcome the oportunity.", "oportunity"),
        caught("It was a realy good plan.", "realy"),
        caught("I recieved the figures and seperated them.", "recieved"),
        caught("The pilot was definately worth it.", "definately"),
        caught("I have alot to learn.", "alot"),
    ),
    spared=(
        spared("Nobody trusts Okafor's forecast, nor Halden's gate."),
        spared("The longcase clock and the millwork were relabelled."),
        spared("We organised the colour codes at the centre."),
        spared("The XJ-900 and the PLC talk over Modbus in Chilliwack."),
    ),
)
