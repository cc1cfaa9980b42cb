"""`when`: words to what they promised. No promise gives none; doubt gives the more patient reading, unsure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from afterword.calendar import calendar_for
from afterword.model import Confidence, Reading
from afterword.promises.choose import Candidate, candidates, choose, firmness_of, known, together
from afterword.promises.clauses import clauses
from afterword.promises.conventions import Days, days_of, from_day
from afterword.timewords import Direction, Firmness, Form
from afterword.timewords.here import Here
from afterword.timewords.read import times_in
from afterword.timewords.tokens import cut

FAR = timedelta(days=330)
"""Nobody is made to wait for longer: what lies farther off is something else, or was misheard."""

FAR_COUNTED = timedelta(days=75)
"""The same for what is counted: "after three months" tells of the job rather than of an answer."""


def when(
    words: str, at: datetime, country: str | None = None, region: str | None = None, *, known_promise: bool = False
) -> Reading:
    """What `words`, said at `at` (aware), promised about coming back; dates are local to the offset of `at` (T2).

    `country` decides weekends, holidays and whether 3/4 is in March; None knows Saturdays and Sundays only. With
    `known_promise` the words are known to be theirs about coming back: then a time in them is the promised one even
    where no clause says who hears ("told me to wait until the 1st").
    """
    text = cut(words)
    here = Here(at, at.date(), calendar_for(country, region))
    times = times_in(text, at, here.calendar)
    said = clauses(text, times) if times else []
    chosen = choose(candidates(said)) or (choose(known(said)) if known_promise else [])
    if not chosen:
        return Reading(None, None, Confidence.NONE)
    days = _agreed(chosen, here)
    firmness = max(days.firmness, firmness_of(chosen[-1]))
    doubted = any(clause.has("take_back") and clause.content for clause in said[chosen[-1].clause + 1 :])
    wait = (days.latest or days.earliest) - here.day
    if doubted or wait > (FAR if chosen[-1].reading.form is not Form.COUNT else FAR_COUNTED):
        firmness = Firmness.UNSURE
    first, last = chosen[0].reading, chosen[-1].reading
    read = words[first.start : last.end] if together(chosen) else last.text
    return Reading(days.earliest, days.latest, Confidence(firmness.name.lower()), read)


def _agreed(chosen: Sequence[Candidate], here: Here) -> Days:
    """The days of the times chosen: a list or span as one; of others the latest; "not before" opens, "by" closes."""
    read = [(c, from_day(c.reading, here) if c.returning else days_of(c.reading, here)) for c in chosen]
    opening = [days.earliest for c, days in read if c.reading.direction is Direction.NOT_BEFORE]
    closing = [days for c, days in read if c.reading.direction is not Direction.NOT_BEFORE]
    if not closing:
        return max((days for _, days in read), key=lambda days: days.earliest)
    best = max(closing, key=lambda days: (_end(days), days.earliest))
    if together(chosen) or chosen[-1].beside:
        firmness = max(Firmness.LIKELY, *(days.firmness for days in closing))
        return Days(min(days.earliest for days in closing), _end(best), firmness)
    if chosen[-1].reading.direction is Direction.BY:
        opening += sorted(c.reading.first for c in chosen if c.reading.direction is Direction.ON)[:1]
    earliest = max([best.earliest, *opening])
    return Days(earliest, best.latest, best.firmness) if opening and earliest <= _end(best) else best


def _end(days: Days) -> date:
    return days.latest or days.earliest
