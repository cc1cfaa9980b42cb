"""Jotted text as written English: short forms written out, asides left out, capitals and numbers put right.

Quotations are kept exactly; while the rest is worked on they stand as one token each (`\ue0000\ue001`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from afterword.composer.data import table, words
from afterword.composer.numbers import AFTERNOON, MORNING, House, clock_times, rates, small_numbers, times_over, units

OPEN, SHUT = "\ue000", "\ue001"
QUOTED = re.compile(
    r"“([^“”]{2,160})”|„([^“”„]{2,160})[“”]|\"([^\"]{2,160})\"|(?<![\w'])'(?=\w)([^'\n]{1,160}?(?:'\w[^'\n]*?)*)(?<=[\w.!?,…])'(?!\w)"
    r"|‘([^‘’]{2,160}(?:’\w[^‘’]*)*)’(?!\w)"
)
MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
HELD = re.compile(OPEN + r"(\d+)" + SHUT)
EMOJI = re.compile(r"[\U0001F000-\U0001FAFF\u2600-\u27BF\uFE0F\u200D]|[:;]-?[)(DPp/](?!\w)|<3|\^\^")


@dataclass(frozen=True, slots=True)
class Tidy:
    """Tidied text with its quotations apart; `doubtful` marks pieces behind which stood a doubt."""

    text: str
    quotes: tuple[str, ...]

    def restore(self, text: str) -> str:
        """`text` with its quotations put back, in double quotation marks, and `a.m.` with its full stops."""
        text = text.replace(MORNING, "a.m.").replace(AFTERNOON, "p.m.")
        return HELD.sub(lambda m: f'"{self.quotes[int(m.group(1))]}"', text)


def tidy(text: str, house: House) -> Tidy:
    """The note's text tidied; sentence ends and segment marks (`,` `;` `-` `:` `→` `=`) are kept for reading."""
    text, quotes = _hold_quotes(" ".join(text.replace("\u00a0", " ").split("\n")).strip())
    text = EMOJI.sub(" ", text)
    text = re.sub(r"\((?:[!?\s.]+)\)", " ", text)
    text = re.sub(r"(?<=\w )\([^()]{1,40}\)(?= \w)", " ", text)
    text = re.sub(r"\bno[ -]one\b(?= \w+s\b| (?:can|will|would|could|ever|had|did)\b)", "nobody", text, flags=re.I)
    text = re.sub(r"[!]+", ".", text)
    text = re.sub(r"\?{2,}", " ??? ", text)
    text = re.sub(r"\s*(?:->|=>|-->|→|⇒)\s*", " → ", text)
    text = re.sub(r"(?<=\w)\s*=\s*(?=\w)", " = ", text)
    text = re.sub(r"\bw/(?=[a-z]{2,})(?!o\b|out\b)", "with ", text)
    text = re.sub(r"[~≈]\s*(?=\d)", "about ", text)
    text = re.sub(r"\bno\.\s*(?=\d)|#(?=\d)", "number ", text, flags=re.IGNORECASE)
    text = re.sub(r"(?<=\w)\s+(?:&|\+|n|'n')\s+(?=\w)", " and ", text)
    text = re.sub(r"\b(\d+) ?[xX](?=\s|$)(?! \d)", times_over, text)
    text = re.sub(r"\b(?:m/s|mps)\b", "metres per second", text)
    text = re.sub(r"\bkm/h\b|\bkmh\b", "kilometres an hour", text)
    if text.isupper():
        text = re.sub(r"\bA\b", "a", text)
    text = rates(text)
    text = clock_times(text, house)
    text = units(text, house)
    text = _words(text)
    text = _names(text, house)
    if house.american:
        text = re.sub(rf"\b(\d{{1,2}})(?:st|nd|rd|th)? (?:of )?({MONTHS})\b", r"\2 \1", text)
    text = _drop_asides(text)
    text = small_numbers(text)
    return Tidy(re.sub(r"\s+([,.;:?])", r"\1", " ".join(text.split())), quotes)


def _hold_quotes(text: str) -> tuple[str, tuple[str, ...]]:
    kept: list[str] = []

    def hold(match: re.Match[str]) -> str:
        kept.append(next(group for group in match.groups() if group is not None).strip())
        return f"{OPEN}{len(kept) - 1}{SHUT}"

    return QUOTED.sub(hold, text), tuple(kept)


def _words(text: str) -> str:
    """Word by word: short forms, contractions, capitals, days and months."""
    calendar = table("tidy")["calendar"]
    fixed = {**table("tidy")["short"], **table("tidy")["contractions"], **table("tidy")["alone"]}
    fixed |= calendar["days"] | calendar["months"]
    pieces = re.split(rf"(\s+|[,.;:?()]+(?=\s|$)|{OPEN}\d+{SHUT})", text)
    out = []
    for at, piece in enumerate(pieces):
        word = _quiet(piece)
        low = word.lower().replace("’", "'")
        after = "".join(pieces[at + 1 : at + 3]).strip()
        has = low in ("thats", "that's") and after.lower() in {"been", "got", "ever", "had"}
        if low in fixed and not has and not (low == "q" and piece == "Q"):
            out.append(fixed[low])
        elif len(low) > 2 and low.islower() and word.upper() in _acronyms():
            out.append(word.upper())
        elif low in ("i", "i'd", "i'll"):
            out.append({"i": "I", "i'd": "I would", "i'll": "I will"}[low])
        elif has:
            out.append("that has")
        elif low in ("its", "it's"):
            out.append(_its(low, after))
        elif low in ("he's", "she's"):
            out.append(low[:-2] + (" has" if after.lower() in _done() else " is"))
        elif low in calendar["unsure_months"] and re.match(r"\d", after):
            out.append(calendar["unsure_months"][low])
        else:
            out.append(word)
    text = "".join(out)
    text = re.sub(r"\bbecause (?=of\b)", "because ", text)
    months = calendar["unsure_months"]
    before = r"\d{1,2}(?:st|nd|rd|th)?(?: of)?|in|by|since|until|before|after|every|last|next|early|late|mid"
    text = re.sub(
        rf"\b({before})([ -])({'|'.join(months)})\b",
        lambda m: f"{m.group(1)}{m.group(2)}{months[m.group(3).lower()]}",
        text,
        flags=re.IGNORECASE,
    )
    unsure = calendar["unsure_days"]
    text = re.sub(
        rf"\b(every|on|by|next|last|until|each|this)\s({'|'.join(unsure)})\b",
        lambda m: f"{m.group(1)} {unsure[m.group(2).lower()]}",
        text,
        flags=re.IGNORECASE,
    )
    return re.sub(
        rf"^({'|'.join(unsure)})\s(?=[a-z]+s?\b)(?!in\b|on\b|at\b|by\b|with\b|down\b|the\b|me\b|us\b)",
        lambda m: unsure[m.group(1).lower()] + " ",
        text,
        flags=re.IGNORECASE,
    )


@cache
def _acronyms() -> frozenset[str]:
    """Acronyms that are no words of their own in small letters."""
    homographs = {
        "SEN",
        "STEM",
        "PAT",
        "LED",
        "MOT",
        "JIT",
        "RCA",
        "AM",
        "PM",
        "OR",
        "IT",
        "US",
        "ART",
        "VAT",
        "CAD",
        "TIG",
        "GUM",
        "LAN",
        "BIM",
    }
    return words("tidy", "capitals", "acronyms") - homographs


@cache
def _done() -> frozenset[str]:
    return words("words", "verbs", "participles") | {"been", "had", "got"}


def _its(low: str, after: str) -> str:
    """`its` as `it is` before what can only follow a verb."""
    told = {
        "a",
        "an",
        "the",
        "not",
        "all",
        "under",
        "over",
        "in",
        "on",
        "at",
        "below",
        "above",
        "for",
        "too",
        "so",
        "just",
        "called",
        "always",
        "never",
        "like",
        "about",
        "who",
        "what",
        "how",
    }
    if low == "it's" or after.lower() in told or after.lower().endswith(("ing", "ed")):
        return "it has" if after.lower() in {"been", "had", "got"} else "it is"
    return "its"


def _quiet(word: str) -> str:
    """A shouted word in small letters; an acronym as it is."""
    capitals = table("tidy")["capitals"]
    bare = word.strip("'’")
    if not bare.isalpha() or not bare.isupper() or bare in capitals["acronyms"]:
        return word
    if bare in capitals["small"]:
        return word.lower()
    return word.lower() if len(bare) >= 4 and re.search(r"[AEIOUY]", bare) else word


def _names(text: str, house: House) -> str:
    """Proper names as the case and the calendar write them."""
    for name in house.names:
        bare = re.escape(name).replace("'", "['’]?").replace("’", "['’]?")
        text = re.sub(rf"(?<![\w'’]){bare}(?!\w)", name.replace("\\", ""), text, flags=re.IGNORECASE)
    return _phrases().sub(lambda m: _phrase_names()[m.group().lower()], text)


@cache
def _phrase_names() -> dict[str, str]:
    calendar = table("tidy")["calendar"]
    return {p.lower(): p for p in calendar["phrases"] if p.lower() not in calendar["not_capital_alone"]}


@cache
def _phrases() -> re.Pattern[str]:
    return re.compile(r"(?<![\w-])(?:" + "|".join(map(re.escape, _phrase_names())) + r")(?![\w-])", re.IGNORECASE)


@cache
def _asides() -> re.Pattern[str]:
    listed = sorted(table("tidy")["asides"]["words"], key=len, reverse=True)
    spoken = "|".join(table("tidy")["asides"]["anywhere"])
    alone = "|".join(map(re.escape, listed))
    return re.compile(
        rf"(?:(?<=^)|(?<=[,.;:?(]\s)|(?<=[,.;:?(]))(?:(?:{alone})\b[\s]*)+(?=[,.;:?)]|$)|\b(?:{spoken})\b[,.]?",
        re.IGNORECASE,
    )


def _drop_asides(text: str) -> str:
    text = _asides().sub(" ", text)
    text = re.sub(r"\(\s*\)", " ", text)
    return re.sub(r"(?:\s*[,;]\s*)+(?=[,.;]|$)", "", text)
