"""Jotted text as written English: short forms written out, asides left out, capitals and numbers put right.

Quotations are kept exactly; while the rest is worked on they stand as one token each (`\ue0000\ue001`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from afterword.composer.data import table, words

OPEN, SHUT = "\ue000", "\ue001"
MORNING, AFTERNOON = "\ue010", "\ue011"
QUOTED = re.compile(
    r"“([^“”]{2,160})”|„([^“”„]{2,160})[“”]|\"([^\"]{2,160})\"|(?<![\w'])'(?=\w)([^'\n]{1,160}?(?:'\w[^'\n]*?)*)(?<=[\w.!?,…])'(?!\w)"
    r"|‘([^‘’]{2,160}(?:’\w[^‘’]*)*)’(?!\w)"
)
HELD = re.compile(OPEN + r"(\d+)" + SHUT)
EMOJI = re.compile(r"[\U0001F000-\U0001FAFF\u2600-\u27BF\uFE0F\u200D]|[:;]-?[)(DPp/](?!\w)|<3|\^\^")
SMALL = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


@dataclass(frozen=True, slots=True)
class House:
    """What the tidying has to know of a case: country, proper names as they are written, and its own short forms."""

    country: str = "US"
    names: tuple[str, ...] = ()

    @property
    def american(self) -> bool:
        """Whether dates, spelling and clock times follow the American way."""
        return self.country in ("US", "PH")


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
    text = re.sub(r"[!]+", ".", text)
    text = re.sub(r"\?{2,}", " ??? ", text)
    text = re.sub(r"\s*(?:->|=>|-->|→|⇒)\s*", " → ", text)
    text = re.sub(r"(?<=\w)\s*=\s*(?=\w)", " = ", text)
    text = re.sub(r"\bw/(?=[a-z]{2,})(?!o\b|out\b)", "with ", text)
    text = re.sub(r"[~≈]\s*(?=\d)", "about ", text)
    text = re.sub(r"\bno\.\s*(?=\d)|#(?=\d)", "number ", text, flags=re.IGNORECASE)
    text = re.sub(r"(?<=\w)\s+(?:&|\+|n|'n')\s+(?=\w)", " and ", text)
    text = re.sub(r"\b(\d+) ?[xX]\b(?=\s*(?:a|an|per|every|/)?\s?\w)(?! \d)", _times, text)
    text = re.sub(r"\b(?:m/s|mps)\b", "metres per second", text)
    text = re.sub(r"\bkm/h\b|\bkmh\b", "kilometres an hour", text)
    if text.isupper():
        text = re.sub(r"\bA\b", "a", text)
    text = _pairs(text)
    text = _clock(text, house)
    text = _numbers_with_units(text, house)
    text = _words(text)
    text = _names(text, house)
    text = _drop_asides(text)
    text = _small_numbers(text)
    return Tidy(re.sub(r"\s+([,.;:?])", r"\1", " ".join(text.split())), quotes)


def _times(match: re.Match[str]) -> str:
    number = int(match.group(1))
    return {1: "once", 2: "twice"}.get(number, f"{number} times")


def _hold_quotes(text: str) -> tuple[str, tuple[str, ...]]:
    kept: list[str] = []

    def hold(match: re.Match[str]) -> str:
        kept.append(next(group for group in match.groups() if group is not None).strip())
        return f"{OPEN}{len(kept) - 1}{SHUT}"

    return QUOTED.sub(hold, text), tuple(kept)


def _pairs(text: str) -> str:
    """`thurs/fri` as `thurs and fri`, `packs/mth` as `packs a month`; other slashes stay and make the piece unfit."""
    days = "|".join(table("tidy")["calendar"]["days"])
    text = re.sub(rf"\b({days})\s?/\s?({days})\b", r"\1 and \2", text, flags=re.IGNORECASE)
    spans = {"mth": "month", "month": "month", "mo": "month", "wk": "week", "week": "week", "day": "day", "d": "day"}
    spans |= {"yr": "year", "year": "year", "hr": "hour", "h": "hour", "hour": "hour", "shift": "shift", "min": "minute"}

    def rate(match: re.Match[str]) -> str:
        span = spans[match.group(1).lower()]
        return f" {'an' if span == 'hour' else 'a'} {span}"

    return re.sub(rf"(?<=[\w%])\s?(?:/|\bp(?:er)?\s)\s?({'|'.join(spans)})\b(?!\w)", rate, text, flags=re.IGNORECASE)


def _clock(text: str, house: House) -> str:
    """Clock times as the country writes them."""

    def half_day(match: re.Match[str]) -> str:
        hour, minute, half = match.group(1), match.group(2) or "", match.group(3).lower()
        mark = MORNING if half[0] == "a" else AFTERNOON
        return f"{hour}{minute} {mark}" if house.american else f"{hour}{minute}{half[0]}m"

    text = re.sub(r"\b(\d{1,2})((?:[:.]\d\d)?)\s?([ap])\.?m\b\.?", half_day, text, flags=re.IGNORECASE)
    text = re.sub(r"\b(0\d|1\d|2[0-3])([0-5]\d)\s?h(?:rs)?\b", r"\1:\2", text)
    return re.sub(r"\b(after|before|at|by|until|till|from)\s(\d|1\d|2[0-3])h\b", r"\1 \2:00", text)


def _numbers_with_units(text: str, house: House) -> str:
    """`9 yrs` as `9 years`, `1.2m` as `1.2 million`, `40 %` as `40 percent`, `pg 12` as `page 12`."""
    units = table("tidy")["units"]
    names = "|".join(sorted(map(re.escape, units), key=len, reverse=True))

    def unit(match: re.Match[str]) -> str:
        number, name = match.group(1), match.group(2).lower()
        one, many = units[name]
        return f"{number} {one if number in ('1', 'one') else many}"

    text = re.sub(r"\b(yr|year|wk|week)\s?(\d{1,2})\b(?!\s*(?:yrs?|years?|people|of))", _labelled, text, flags=re.IGNORECASE)
    text = re.sub(r"\bp(?:g|age)\.?\s?(\d+)\b", r"page \1", text, flags=re.IGNORECASE)
    text = re.sub(r"\b(\d{1,3})s\b(?=\s*→|\s+(?:down|to|flat|or)\b|$)|(?<=→\s)(\d{1,3})s\b", _seconds, text)
    text = re.sub(r"(?<=\b(?:in|to) )(\d{1,3})s\b|(?<=\b(?:take|from) )(\d{1,3})s\b|(?<=\b(?:takes|under) )(\d{1,3})s\b", _seconds, text)
    text = re.sub(r"(?<![\w$£€])(\d+(?:[.,]\d+)*)(?:\s(?:s)\b)(?!['’]|\w)", r"\1 seconds", text)
    text = re.sub(rf"(?<![\w$£€])(\d+(?:[.,]\d+)*)\s?({names})\b(?!['’]|\w)", unit, text, flags=re.IGNORECASE)
    text = re.sub(r"\b(\d[\d.,]*)\s?(?:h|hrs)\b", r"\1 hours", text)
    text = re.sub(r"(?<=[a-z] )pg\b", "page", text)
    text = re.sub(r"\bpg\b\s?", "", text)
    text = re.sub(r"\b(in|since|from|until) '?([4-9]\d)\b(?! (?:minutes?|percent|%|\w+))", r"\1 19\2", text)
    text = re.sub(r"(\d)\s?%", rf"\1 {'percent' if house.country in ('US', 'CA') else 'per cent'}", text)
    text = re.sub(r"(?<=\s)-(?=\d)", "minus ", text)
    return re.sub(r"\b1 (hour|day|week|month|year)s\b", r"1 \1", text)


def _seconds(match: re.Match[str]) -> str:
    return f"{next(group for group in match.groups() if group)} seconds"


def _labelled(match: re.Match[str]) -> str:
    word = {"yr": "Year", "year": "Year", "wk": "week", "week": "week"}[match.group(1).lower()]
    return f"{word} {match.group(2)}"


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
        if low in fixed and not (low == "q" and piece == "Q"):
            out.append(fixed[low])
        elif len(low) > 2 and low.islower() and word.upper() in _acronyms():
            out.append(word.upper())
        elif low in ("i", "i'd", "i'll"):
            out.append({"i": "I", "i'd": "I would", "i'll": "I will"}[low])
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
    unsure = calendar["unsure_days"]
    text = re.sub(
        rf"\b(every|on|by|next|last|until|each|this)\s({'|'.join(unsure)})\b",
        lambda m: f"{m.group(1)} {unsure[m.group(2).lower()]}",
        text,
        flags=re.IGNORECASE,
    )
    return re.sub(rf"^({'|'.join(unsure)})\s(?=[a-z]+s?\b)(?!in\b|on\b|at\b|by\b|with\b|down\b|the\b|me\b|us\b)",
                  lambda m: unsure[m.group(1).lower()] + " ", text, flags=re.IGNORECASE)


@cache
def _acronyms() -> frozenset[str]:
    """Acronyms that are no words of their own in small letters."""
    homographs = {"SEN", "STEM", "PAT", "LED", "MOT", "JIT", "RCA", "AM", "PM", "OR", "IT", "US", "ART"}
    return words("tidy", "capitals", "acronyms") - homographs


@cache
def _done() -> frozenset[str]:
    return words("words", "verbs", "participles") | {"been", "had", "got"}


def _its(low: str, after: str) -> str:
    """`its` as `it is` before what can only follow a verb."""
    told = {"a", "an", "the", "not", "all", "under", "over", "in", "on", "at", "below", "above", "for", "too", "so", "just", "called", "always", "never", "like", "about", "who", "what", "how"}
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
    alone = "|".join(map(re.escape, listed))
    return re.compile(rf"(?:(?<=^)|(?<=[,.;:?(]\s)|(?<=[,.;:?(]))(?:(?:{alone})\b[\s]*)+(?=[,.;:?)]|$)|\b(?:{_SPOKEN})\b[,.]?", re.IGNORECASE)


_SPOKEN = "lol|lmao|haha|hahaha|omg|tbh|imo|imho|ofc|literally|btw|wow|duh|srsly|honestly|basically|totally|obviously|apparently|ugh|kinda|sorta"


def _drop_asides(text: str) -> str:
    text = _asides().sub(" ", text)
    text = re.sub(r"\(\s*\)", " ", text)
    return re.sub(r"(?:\s*[,;]\s*)+(?=[,.;]|$)", "", text)


def _small_numbers(text: str) -> str:
    """Whole numbers up to twelve as words where they count something, digits where they name or measure it."""

    def spell(match: re.Match[str]) -> str:
        before, number = match.group(1), int(match.group(2))
        if number > 12 or (before.strip().lower() in _labels() and len(match.group(3)) == 1):
            return match.group()
        return f"{before}{SMALL[number]}"

    units = r"(?:percent|per cent|million|thousand|billion|kilo|metre|am\b|pm\b|a\.m|p\.m|to \d|and \d|or \d|→|is\b|are\b|was\b|has\b|runs?\b|a\.|in\b|at\b|January|February|March|April|May|June|July|August|September|October|November|December)"
    return re.sub(rf"((?:^|[\w,.:;'’]+ |[(\"]))(\d{{1,2}})(?= (?!{units})(years?|seasons?|months?|[A-Za-z]))", spell, text)


@cache
def _labels() -> frozenset[str]:
    return words("words", "labels")
