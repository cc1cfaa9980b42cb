"""Figures in jotted text: units and rates written out, clock times as the country has them, small counts as words."""

from __future__ import annotations

import re
from dataclasses import dataclass

from afterword.composer.data import table, words

MORNING, AFTERNOON = "\ue010", "\ue011"
SMALL = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
FIGURE = r"(?<![\w$£€])(\d+(?:[.,]\d+)*)"
LABELS = {"yr": "Year", "year": "Year", "wk": "week", "week": "week"}
SPANS = {"hr": "hour", "min": "minute", "yr": "year", "wk": "week"}


@dataclass(frozen=True, slots=True)
class House:
    """What the tidying has to know of the case: its country, and proper names as they are written."""

    country: str = "US"
    names: tuple[str, ...] = ()

    @property
    def american(self) -> bool:
        """Whether dates, spelling and clock times follow the American way."""
        return self.country in ("US", "PH")


def counted(number: int) -> str:
    """A whole number up to twelve as a word."""
    return SMALL[number] if number <= 12 else str(number)


def rates(text: str) -> str:
    """`thurs/fri` as `thurs and fri`, `packs/mth` as `packs a month`, `3x` as `three times`; other slashes stay and
    make the piece unfit."""
    times = {1: "once", 2: "twice"}
    text = re.sub(r"\b(\d+) ?[xX](?=\s|$)(?! \d)", lambda m: times.get(int(m[1]), f"{counted(int(m[1]))} times"), text)
    days = "|".join(table("tidy")["calendar"]["days"])
    text = re.sub(rf"\b({days})\s?/\s?({days})\b", r"\1 and \2", text, flags=re.IGNORECASE)
    spans: dict[str, str] = table("tidy")["rates"]["words"]

    def rate(match: re.Match[str]) -> str:
        span = spans[match.group(1).lower()]
        return f" {'an' if span == 'hour' else 'a'} {span}"

    return re.sub(rf"(?<=[\w%])\s?(?:/|\bp(?:er)?\s)\s?({'|'.join(spans)})\b(?!\w)", rate, text, flags=re.IGNORECASE)


def clock_times(text: str, house: House) -> str:
    """Clock times as the country writes them."""

    def half_day(match: re.Match[str]) -> str:
        hour, minute, half = match.group(1), match.group(2) or "", match.group(3).lower()
        mark = MORNING if half[0] == "a" else AFTERNOON
        return f"{hour}{minute} {mark}" if house.american else f"{hour}{minute}{half[0]}m"

    text = re.sub(r"\b(\d{1,2})((?:[:.]\d\d)?)\s?([ap])\.?m\b\.?", half_day, text, flags=re.IGNORECASE)
    text = re.sub(r"\b(0\d|1\d|2[0-3])([0-5]\d)\s?h(?:rs)?\b", r"\1:\2", text)
    return re.sub(r"\b(after|before|at|by|until|till|from)\s(\d|1\d|2[0-3])h\b", r"\1 \2:00", text)


def units(text: str, house: House) -> str:
    """`9 yrs` as `9 years`, `1.2m` as `1.2 million`, `40 %` as `40 percent`, `pg 12` as `page 12`."""
    known = table("tidy")["units"]
    names = "|".join(sorted(map(re.escape, known), key=len, reverse=True))
    after, before = (
        r"\b(\d{1,3})s\b(?=\s*→|\s+(?:down|to|flat|or)\b|$)",
        r"(→ |\b(?:in|to|takes?|from|under) )(\d{1,3})s\b",
    )
    label = r"\b(yr|year|wk|week)\s?(\d{1,2})\b(?!\s*(?:yrs?|years?|people|of))"

    def unit(match: re.Match[str]) -> str:
        one, many = known[match.group(2).lower()]
        return f"{match.group(1)} {one if match.group(1) in ('1', 'one') else many}"

    text = re.sub(label, lambda m: f"{LABELS[m[1].lower()]} {m[2]}", text, flags=re.IGNORECASE)
    text = re.sub(r"\bp(?:g|age)\.?\s?(\d+)\b", r"page \1", text, flags=re.IGNORECASE)
    text = re.sub(before, r"\1\2 seconds", re.sub(after, r"\1 seconds", text))
    text = re.sub(FIGURE + r"(?:\ss\b)(?!['’]|\w)", r"\1 seconds", text)
    text = re.sub(FIGURE + r"m\b(?= (?:of|long|high|deep|wide|tall|up|away|down)\b)", r"\1 metres", text)
    text = re.sub(FIGURE + r" m\b", r"\1 metres", text)
    text = re.sub(FIGURE + r"(k|m)\b(?!['’]|\w)", _large, text)
    text = re.sub(FIGURE + r"(mm|cm|kW|kg)\b", r"\1 \2", text)
    text = re.sub(r"\b(\d+)[ -](hr|min|yr|wk|day|month|week|hour|minute|year) (?=[a-z]{3,})", _span_before, text)
    text = re.sub(FIGURE + rf"\s?({names})\b(?!['’]|\w)", unit, text, flags=re.IGNORECASE)
    text = re.sub(r"\b(\d[\d.,]*)\s?(?:h|hrs)\b", r"\1 hours", text)
    text = re.sub(r"\bpg\b\s?", "", re.sub(r"(?<=[a-z] )pg\b", "page", text))
    text = re.sub(r"\b(in|since|from|until) '?([4-9]\d)\b(?! (?:minutes?|percent|%|\w+))", r"\1 19\2", text)
    text = re.sub(r"(\d)\s?%", rf"\1 {'percent' if house.country in ('US', 'CA') else 'per cent'}", text)
    bare = r"^(?!about|over|under|nearly|only|around|almost|least|most)([a-z]{4,}) (?=\d[\d.]* per ?cent\b)"
    text = re.sub(bare, r"\1 of ", text)
    return re.sub(r"\b1 (hour|day|week|month|year)s\b", r"1 \1", re.sub(r"(?<=\s)-(?=\d)", "minus ", text))


def _large(match: re.Match[str]) -> str:
    """`1k` as `1,000`, `1.2m` as `1.2 million`."""
    if match.group(2) == "m":
        return f"{match.group(1)} million"
    return f"{round(float(match.group(1).replace(',', '')) * 1000):,}"


def _span_before(match: re.Match[str]) -> str:
    """`2 hr tour` as `two-hour tour`; before what is no thing, or with a plural written out, as it is."""
    after = re.match(r"[a-z]+", match.string[match.end() :])
    closed = frozenset[str]().union(
        *(words("words", name) for name in ("prepositions", "determiners", "adverbs", "aux"))
    )
    number = int(match.group(1))
    if not after or after.group() in closed | words("tidy", "late_spans") or after.group().endswith("ing"):
        return match.group()
    return match.group() if number == 1 else f"{counted(number)}-{SPANS.get(match.group(2), match.group(2))} "


def small_numbers(text: str) -> str:
    """Whole numbers up to twelve as words where they count something, digits where they name or measure it."""

    def spell(match: re.Match[str]) -> str:
        before, number = match.group(1), int(match.group(2))
        label = before.strip().lower() in words("words", "labels") and len(match.group(3)) == 1
        return match.group() if number > 12 or label else f"{before}{SMALL[number]}"

    spelled = dict(zip(("1st", "2nd", "3rd", *(f"{n}th" for n in range(4, 11))), ORDINALS, strict=True))
    ordinal = rf"(?<!of the )(?<!on the )\b({'|'.join(spelled)})\b(?! (?:of )?(?:{MONTHS}))(?= [a-z])"
    text = re.sub(ordinal, lambda match: spelled[match.group(1)], text)
    kept = "|".join(table("tidy")["after_figures"]["words"])
    number = rf"((?:^|[\w,.:;'’=]+ |[(\"]))(\d{{1,2}})(?= (?!(?:{kept}))(years?|seasons?|months?|[A-Za-z]))"
    return re.sub(number, spell, text)
