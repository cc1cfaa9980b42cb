"""Every time in a text, in order: the front door of the room."""

from __future__ import annotations

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

IDLE = frozenset({"ordinal_suffix", "ahead", "back", "sequel", "hedge", "zone", "city"})
"""Kinds of words that never begin a time."""

FIGURE_MARKS = frozenset((".", "/", ":", "-", "–", "—", ",", "h", "&", "er", "("))
"""What may follow the first figure of a date or an hour."""

COUNTED = frozenset({"unit", "quant", "more", "number"})
PREPOSITIONS = frozenset({"in", "on", "at", "from", "between"})

MOST_TIMES = 120
"""Times read in one stretch of text; nobody names more, and what does is no letter."""

BETWEEN = frozenset({"link", "hedge", "sequel", "the"})


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
    lows, terms, i, last, found = r.text.lows, r.terms, first, -1, 0
    while i < after:
        term = terms.get(i)
        if term is None and not lows[i].isdecimal():
            i += 1
            continue
        said = expression(r, i) if _may_begin(r, i, term) and not _is_name(r, i) else None
        if said is None:
            i = max(term.after, i + 1) if term is not None and term.kind in WHOLE_ONLY else i + 1
            continue
        yield _reading(r, i, said, last)
        if said.point.form is not Form.ANAPHOR and not said.point.past:
            r.anchor = said.point
        last = i = max(said.after, i + 1)
        found += 1
        if found == MOST_TIMES:
            return


def _may_begin(r: Reader, i: int, term: Term | None) -> bool:
    """A cheap look at whether a time can begin with these words."""
    if term is None:
        following = r.low(i + 1)
        if r.low(i - 1) in ("/", ".", ":") and r.text.joined(i):
            return False
        return following in FIGURE_MARKS or i + 1 in r.terms
    if term.kind == "a":
        if r.low(i - 1).isdecimal() or r.term(i - 1).kind == "unit" or r.low(i - 1) in ("times", "once", "twice"):
            return False
        return r.term(term.after).kind in COUNTED or r.low(term.after) in ("half", "quarter")
    if term.kind == "link":
        return term.value in PREPOSITIONS
    return term.kind not in IDLE


def _is_name(r: Reader, i: int) -> bool:
    """Whether a word that takes no capital has one in the middle of a sentence, as in a band called Next Friday."""
    if r.low(i - 1) in ("called", "named") and r.text.raws[i][0].isupper():
        return True
    if i == 0 or r.language == "de" or r.term(i).kind not in ("dayword", "rel", "period"):
        return False
    text, before = r.text, r.text.raws[i - 1]
    new_line = "\n" in text.source[text.ends[i - 1] : text.starts[i]]
    return text.raws[i][0].isupper() and before[-1].isalpha() and before.islower() and not new_line


def _reading(r: Reader, i: int, said: Expression, before: int) -> TimeReading:
    point, text = said.point, r.text
    days = point.days or (point.first,)
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
        days=days,
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
        if r.is_link(i, "or", "and", "to") or term.kind in ("hedge", "sequel") or r.low(i) == "/":
            joint = True
        elif r.low(i) not in (",", "-", "–") and term.kind not in BETWEEN:
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
    for i in range(len(text)):
        if i + 1 == len(text) or _sentence_ends(text, i):
            yield first, i + 1, _language(text.lows[first : i + 1], told)
            first = i + 1


def _sentence_ends(text: Text, i: int) -> bool:
    low = text.lows[i]
    if low not in (".", "!", "?") and "\n" not in text.source[text.ends[i] : text.starts[i + 1]]:
        return False
    if low == "." and (text.lows[i - 1].isdecimal() or len(text.lows[i - 1]) < 3):
        return False
    return not text.joined(i + 1)


def _language(words: list[str], told: dict[str, str]) -> str:
    counts: dict[str, int] = {}
    for word in words:
        language = told.get(word)
        if language:
            counts[language] = counts.get(language, 0) + 1
    if not counts:
        return "en"
    best = max(sorted(counts), key=lambda language: counts[language])
    english = sum(word in ENGLISH_SIGNS for word in words)
    return best if counts[best] > english else "en"


ENGLISH_SIGNS = frozenset(("the", "you", "we", "and", "your", "our", "will", "hear", "of", "is", "by", "with", "have"))
"""Commonest words of English, weighed against those of another language."""
