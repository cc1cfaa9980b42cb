"""Every time in a text, in order: the front door of the room."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import datetime

from afterword.calendar import BusinessCalendar, calendar_for
from afterword.timewords.expressions import Expression, expression
from afterword.timewords.here import Here
from afterword.timewords.lexicon import Term, find_terms, languages_by_word, phrases_for
from afterword.timewords.reader import Reader
from afterword.timewords.readings import Form, Kind, TimeReading
from afterword.timewords.tokens import Text, cut

WHOLE_ONLY = frozenset({"hedge", "sequel", "zone", "city", "ahead"})
"""Kinds of phrases inside which no time begins."""

IDLE = WHOLE_ONLY | {"ordinal_suffix", "back"}
"""Kinds of words that never begin a time."""

FIGURE_MARKS = frozenset((".", "/", ":", "-", "–", "—", ",", "h", "&", "er", "("))
"""What may follow the first figure of a date or an hour."""

COUNTED = frozenset({"unit", "quant", "more", "number"})
PREPOSITIONS = frozenset({"in", "on", "at", "from", "between"})

MOST_TIMES = 120
"""Times read in one stretch of text; nobody names more, and what does is no letter."""

BETWEEN = frozenset({"link", "hedge", "sequel", "the"})

ENGLISH_SIGNS = frozenset(("the", "you", "we", "and", "your", "our", "will", "hear", "of", "is", "by", "with", "have"))
"""Commonest words of English, weighed against those of another language."""


def read_times(
    text: str, at: datetime, country: str | None = None, region: str | None = None
) -> tuple[TimeReading, ...]:
    """The times in `text`, said at `at` (aware; dates are local to its offset) where that country's calendar counts."""
    return times_in(cut(text), at, calendar_for(country, region))


def times_in(text: Text, at: datetime, calendar: BusinessCalendar) -> tuple[TimeReading, ...]:
    """The times in a text that has been cut into tokens."""
    here = Here(at, at.date(), calendar)
    found: list[TimeReading] = []
    reader: Reader | None = None
    for first, after, language in _stretches(text):
        phrases = phrases_for(language, calendar.country, calendar.region, here.day.year)
        terms = find_terms(text, phrases, first, after)
        anchor = reader.anchor if reader else None
        reader = Reader(text, terms, here, language)
        reader.anchor = anchor
        found.extend(_read(reader, first, after))
    return tuple(found)


def _read(r: Reader, first: int, after: int) -> Iterator[TimeReading]:
    i, last, found = first, -1, 0
    while i < after and found < MOST_TIMES:
        term = r.terms.get(i)
        begins = (term is not None or r.text.lows[i].isdecimal()) and _may_begin(r, i, term) and not _is_name(r, i)
        said = expression(r, i) if begins else None
        if said is None:
            i = max(term.after, i + 1) if term is not None and term.kind in WHOLE_ONLY else i + 1
            continue
        yield _reading(r, i, said, last)
        if said.point.form is not Form.ANAPHOR and not said.point.past:
            r.anchor = said.point
        last = i = max(said.after, i + 1)
        found += 1


def _may_begin(r: Reader, i: int, term: Term | None) -> bool:
    """A cheap look at whether a time can begin with these words."""
    before = r.low(i - 1)
    if term is None:
        inside = before in ("/", ".", ":") and r.text.joined(i)
        return not inside and (r.low(i + 1) in FIGURE_MARKS or i + 1 in r.terms)
    if term.kind == "a":
        rate = before.isdecimal() or r.term(i - 1).kind == "unit" or before in ("times", "once", "twice")
        return not rate and (r.term(term.after).kind in COUNTED or r.low(term.after) in ("half", "quarter"))
    if before == "with" and term.kind in ("feast", "holiday"):
        return False
    return term.value in PREPOSITIONS if term.kind == "link" else term.kind not in IDLE


def _is_name(r: Reader, i: int) -> bool:
    """Whether a word that takes no capital has one in the middle of a sentence, as in a band called Next Friday."""
    if i == 0 or not r.text.raws[i][0].isupper():
        return False
    if r.low(i - 1) in ("called", "named"):
        return True
    if r.language == "de" or r.term(i).kind not in ("dayword", "rel", "period"):
        return False
    before = r.text.raws[i - 1]
    return before.isalpha() and before.islower() and "\n" not in r.text.between(i)


def _reading(r: Reader, i: int, said: Expression, before: int) -> TimeReading:
    point, text = said.point, r.text
    kind = Kind.DAY if point.first == point.last else Kind.RANGE
    if point.clocks:
        kind = Kind.CLOCK if point.form is Form.CLOCK else Kind.DAY_AND_CLOCK
    return TimeReading(
        text=text.words(i, said.after),
        start=text.starts[i],
        end=text.ends[said.after - 1],
        kind=kind,
        form=point.form,
        direction=said.direction,
        first=point.first,
        last=point.last,
        firmness=point.firmness,
        days=point.days or (point.first,),
        clocks=point.clocks,
        zone=point.zone,
        past=point.past or point.last < r.here.day,
        habit=point.habit,
        joined=before >= 0 and _goes_on(r, before, i),
        tokens=(i, said.after),
        said_direction=said.said,
    )


def _goes_on(r: Reader, i: int, until: int) -> bool:
    """Whether only `or`, commas and the like stand between two times, and at least an `or`, a slash or a hedge."""
    joint = False
    while i < until:
        term = r.term(i)
        joint = joint or r.is_link(i, "or", "and", "to") or term.kind in ("hedge", "sequel") or r.low(i) == "/"
        if r.low(i) not in (",", "-", "–", "/") and term.kind not in BETWEEN:
            return False
        i = term.after or i + 1
    return joint


def _stretches(text: Text) -> Iterator[tuple[int, int, str]]:
    """Pieces of a text with their language; English where nothing tells of another."""
    told = languages_by_word()
    if told.keys().isdisjoint(text.lows):
        yield 0, len(text), "en"
        return
    first = 0
    for after in range(1, len(text) + 1):
        if after == len(text) or _sentence_ends(text, after - 1):
            yield first, after, _language(text.lows[first:after], told)
            first = after


def _sentence_ends(text: Text, i: int) -> bool:
    low, before = text.lows[i], text.lows[i - 1]
    if low not in (".", "!", "?"):
        return "\n" in text.between(i + 1)
    return not (low == "." and (before.isdecimal() or len(before) < 3)) and not text.joined(i + 1)


def _language(words: list[str], told: dict[str, str]) -> str:
    counts = Counter(told[word] for word in sorted(words) if word in told)
    best, most = (counts.most_common(1) or [("en", 0)])[0]
    return best if most > sum(word in ENGLISH_SIGNS for word in words) else "en"
