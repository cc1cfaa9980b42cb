"""Jotted text as written English: short forms written out, asides left out, capitals and numbers put right.

Quotations are kept exactly; while the rest is worked on they stand as one token each (`\\ue0000\\ue001`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from afterword.composer.data import table, words
from afterword.composer.numbers import AFTERNOON, MONTHS, MORNING, House, clock_times, rates, small_numbers, units

DAYS = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
OPEN, SHUT = "\ue000", "\ue001"
QUOTED = re.compile(
    r"“([^“”]{2,160})”|„([^“”„]{2,160})[“”]|\"([^\"]{2,160})\""
    r"|(?<![\w'])'(?=\w)([^'\n]{1,160}?(?:'\w[^'\n]*?)*)(?<=[\w.!?,…])'(?!\w)|‘([^‘’]{2,160}(?:’\w[^‘’]*)*)’(?!\w)"
)
HELD = re.compile(OPEN + r"(\d+)" + SHUT)
EMOJI = re.compile(r"[\U0001F000-\U0001FAFF\u2600-\u27BF\uFE0F\u200D]|[:;]-?[)(DPp/](?!\w)|<3|\^\^")
FIRST = (
    (r"\((?:[!?\s.]+)\)", " "),
    (r"(?<=\w )\([^()]{1,40}\)(?= \w)", " "),
    (r"\bno[ -]one\b(?= \w+s\b| (?:can|will|would|could|ever|had|did)\b)", "nobody"),
    (r"[!]+", "."),
    (r"\?{2,}", " ??? "),
    (r"\s*(?:->|=>|-->|→|⇒)\s*", " → "),
    (r"(?<=\w)\s*=\s*(?=[\w\ue000])", " = "),
    (r"\bw/(?=[a-z]{2,})(?!o\b|out\b)", "with "),
    (r"(?<=\w )w (?=(?:a|an|the|my|his|her|their|no|\d+|[a-z]{3,})\b)", "with "),
    (r"(?<=\w )btw (?=(?:the|two|\w+ (?:&|and)) )", "between "),
    (r"(?<=\d) ?pct\b", "%"),
    (r"[~≈]\s*(?=\d)", "about "),
    (r"\bno\.\s*(?=\d)|#(?=\d)", "number "),
    (r"(?<=\w)\s+(?:&|\+|n|'n')\s+(?=\w)", " and "),
    (r"\b(?:m/s|mps)\b", "metres per second"),
    (r"\bkm/?h\b", "kilometres an hour"),
)
"""Marks of the notepad, in the order in which they are written out."""


@dataclass(frozen=True, slots=True)
class Tidy:
    """Tidied text with its quotations apart."""

    text: str
    quotes: tuple[str, ...]

    def restore(self, text: str) -> str:
        """`text` with its quotations put back, in double quotation marks, and `a.m.` with its full stops."""
        text = text.replace(MORNING, "a.m.").replace(AFTERNOON, "p.m.")
        return HELD.sub(lambda m: f'"{self.quotes[int(m.group(1))]}"', text)


@lru_cache(maxsize=1024)
def tidy(text: str, house: House) -> Tidy:
    """The note's text tidied; sentence ends and segment marks (`,` `;` `-` `:` `→` `=`) are kept for reading."""
    kept: list[str] = []

    def hold(match: re.Match[str]) -> str:
        kept.append(next(group for group in match.groups() if group is not None).strip())
        return f"{OPEN}{len(kept) - 1}{SHUT}"

    text = QUOTED.sub(hold, " ".join(text.replace("\u00a0", " ").split("\n")).strip())
    text = EMOJI.sub(" ", text)
    for pattern, said in FIRST:
        text = re.sub(pattern, said, text, flags=re.IGNORECASE)
    if text.isupper():
        text = re.sub(r"\bA\b", "a", text)
    text = units(clock_times(rates(text), house), house)
    text = _names(_words(text), house)
    if house.american:
        text = re.sub(rf"\b(\d{{1,2}})(?:st|nd|rd|th)? (?:of )?({MONTHS})\b", r"\2 \1", text)
    hour = rf"(?=\d{{1,2}}(?:[:.]\d\d)?(?:[ap]m| [{MORNING}{AFTERNOON}]))"
    text = re.sub(rf"\b(?!on|every|last|next|by|until|each|this)(\w{{2,}}) ({DAYS}s?) {hour}", r"\1 on \2 ", text)
    text = re.sub(rf"({DAYS}s?) {hour}", r"\1 at ", text)
    text = small_numbers(_drop_asides(text))
    return Tidy(re.sub(r"\s+([,.;:?])", r"\1", " ".join(text.split())), tuple(kept))


def _words(text: str) -> str:
    """Word by word: short forms, contractions, capitals, days and months."""
    calendar, tidied = table("tidy")["calendar"], table("tidy")
    fixed = {**tidied["short"], **tidied["contractions"], **tidied["alone"], **calendar["days"], **calendar["months"]}
    fixed |= {"i": "I", "i'd": "I would", "i'll": "I will"}
    pieces = re.split(rf"(\s+|[,.;:?()]+(?=\s|$)|{OPEN}\d+{SHUT})", text)
    out = []
    for at, piece in enumerate(pieces):
        word = _quiet(piece)
        low = word.lower().replace("’", "'")
        after = "".join(pieces[at + 1 : at + 3]).strip().lower()
        if low in ("thats", "that's") and after in {"been", "got", "ever", "had"}:
            out.append("that has")
        elif low in fixed and piece != "Q":
            out.append(fixed[low])
        elif len(low) > 2 and low.islower() and word.upper() in _acronyms():
            out.append(word.upper())
        elif low in ("its", "it's"):
            out.append(_its(low, after))
        elif low in ("he's", "she's"):
            out.append(low[:-2] + (" has" if after in _done() else " is"))
        elif low in calendar["unsure_months"] and re.match(r"\d", after):
            out.append(calendar["unsure_months"][low])
        else:
            out.append(word)
    return _calendar("".join(out).replace("because of because", "because of"), calendar)


def _calendar(text: str, calendar: dict[str, dict[str, str]]) -> str:
    """Days and months that are other words too, where what stands beside them tells."""
    months, unsure = calendar["unsure_months"], calendar["unsure_days"]
    before = r"\d{1,2}(?:st|nd|rd|th)?(?: of)?|in|by|since|until|before|after|every|last|next|early|late|mid"
    steps = (
        (rf"\b({before})([ -])({'|'.join(months)})\b", lambda m: m[1] + m[2] + months[m[3].lower()]),
        (
            rf"\b(every|on|by|next|last|until|each|this)( )({'|'.join(unsure)})\b",
            lambda m: m[1] + m[2] + unsure[m[3].lower()],
        ),
        (
            rf"^()()({'|'.join(unsure)})\s(?=[a-z]+s?\b)(?!in\b|on\b|at\b|by\b|with\b|down\b|the\b|me\b|us\b)",
            lambda m: unsure[m[3].lower()] + " ",
        ),
    )
    for pattern, said in steps:
        text = re.sub(pattern, said, text, flags=re.IGNORECASE)
    return text


@cache
def _acronyms() -> frozenset[str]:
    """Acronyms that are no words of their own in small letters."""
    return words("tidy", "capitals", "acronyms") - words("tidy", "homographs")


@cache
def _done() -> frozenset[str]:
    return words("words", "verbs", "participles") | {"been", "had", "got"}


def _its(low: str, after: str) -> str:
    """`its` as `it is` before what can only follow a verb."""
    if low == "it's" or after in words("tidy", "its") or after.endswith(("ing", "ed")):
        return "it has" if after in {"been", "had", "got"} else "it is"
    return "its"


def _quiet(word: str) -> str:
    """A shouted word in small letters; an acronym as it is."""
    capitals, bare = table("tidy")["capitals"], word.strip("'’")
    if not bare.isalpha() or not bare.isupper() or bare in capitals["acronyms"]:
        return word
    if re.match(r"(?!STR|SCR|SPR|SHR|THR|SPL|SCH|PHR)[^AEIOUY]{3}", bare) and len(bare) < 7:
        return word
    shouted = bare in capitals["small"] or (len(bare) >= 4 and re.search(r"[AEIOUY]", bare))
    return word.lower() if shouted else word


def _names(text: str, house: House) -> str:
    """Proper names as the case and the calendar write them."""
    for name in house.names:
        bare = re.escape(name).replace("'", "['’]?").replace("’", "['’]?")
        text = re.sub(rf"(?<![\w'’]){bare}(?!\w)", name.replace("\\", ""), text, flags=re.IGNORECASE)
    pattern, known = _phrases()
    return pattern.sub(lambda m: known[m.group().lower()], text)


@cache
def _phrases() -> tuple[re.Pattern[str], dict[str, str]]:
    calendar = table("tidy")["calendar"]
    known = {p.lower(): p for p in calendar["phrases"] if p.lower() not in calendar["not_capital_alone"]}
    return re.compile(r"(?<![\w-])(?:" + "|".join(map(re.escape, known)) + r")(?![\w-])", re.IGNORECASE), known


@cache
def _asides() -> re.Pattern[str]:
    listed = sorted(table("tidy")["asides"]["words"], key=len, reverse=True)
    alone, spoken = "|".join(map(re.escape, listed)), "|".join(table("tidy")["asides"]["anywhere"])
    return re.compile(
        rf"(?:(?<=^)|(?<=[,.;:?(]\s)|(?<=[,.;:?(]))(?:(?:{alone})\b[\s]*)+(?=[,.;:?)]|$)|\b(?:{spoken})\b[,.]?",
        re.IGNORECASE,
    )


def _drop_asides(text: str) -> str:
    text = re.sub(r"\(\s*\)", " ", _asides().sub(" ", text))
    return re.sub(r"(?:\s*[,;]\s*)+(?=[,.;]|$)", "", text)
