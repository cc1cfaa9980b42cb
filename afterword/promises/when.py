"""`when`: words to what they promised. No promise gives none; doubt gives the more patient reading, unsure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from afterword.calendar import calendar_for
from afterword.model import Confidence, Reading
from afterword.promises.choose import Candidate, candidates, choose, firmness_of, together
from afterword.promises.clauses import clauses
from afterword.promises.conventions import Days, days_of, from_day
from afterword.timewords import Direction, Firmness
from afterword.timewords.here import Here
from afterword.timewords.read import times_in
from afterword.timewords.tokens import cut

NOTHING = Reading(None, None, Confidence.NONE)
CONFIDENCE = {
    Firmness.SURE: Confidence.SURE,
    Firmness.LIKELY: Confidence.LIKELY,
    Firmness.UNSURE: Confidence.UNSURE,
}


def when(words: str, at: datetime, country: str | None = None, region: str | None = None) -> Reading:
    """What `words`, said at `at` (aware), promised about coming back; dates are local to the offset of `at` (T2).

    `country` decides weekends, holidays and whether 3/4 is in March; None knows Saturdays and Sundays only.
    """
    text = cut(words)
    calendar = calendar_for(country, region)
    times = times_in(text, at, calendar)
    if not times:
        return NOTHING
    chosen = choose(candidates(clauses(text, times)))
    if not chosen:
        return NOTHING
    here = Here(at, at.date(), calendar)
    days = _agreed(chosen, here)
    firmness = max(days.firmness, firmness_of(chosen[-1]))
    first, last = chosen[0].reading, chosen[-1].reading
    read = last.text if not together(chosen) else words[first.start : last.end]
    return Reading(days.earliest, days.latest, CONFIDENCE[firmness], read)


def _agreed(chosen: Sequence[Candidate], here: Here) -> Days:
    """The days of the times chosen: a list or span as one; of others the latest; "not before" opens, "by" closes."""
    read = [from_day(c.reading, here) if c.returning else days_of(c.reading, here) for c in chosen]
    planned = [c.reading.first for c in chosen if c.reading.direction is Direction.ON]
    opening = [days for days, c in zip(read, chosen, strict=True) if c.reading.direction is Direction.NOT_BEFORE]
    closing = [days for days, c in zip(read, chosen, strict=True) if c.reading.direction is not Direction.NOT_BEFORE]
    if not closing:
        return max(opening, key=lambda days: days.earliest)
    if together(chosen) or chosen[-1].beside:
        earliest, latest = min(days.earliest for days in closing), max(days.latest or days.earliest for days in closing)
        return Days(earliest, latest, max(Firmness.LIKELY, *(days.firmness for days in closing)))
    best = max(closing, key=lambda days: (days.latest or days.earliest, days.earliest))
    if chosen[-1].reading.direction is Direction.BY and planned and best.latest and best.latest >= min(planned):
        best = Days(max(best.earliest, min(planned)), best.latest, best.firmness)
    if opening and best.latest is not None:
        earliest = max(days.earliest for days in opening)
        if earliest <= best.latest:
            return Days(max(earliest, min(best.earliest, best.latest)), best.latest, best.firmness)
    return best
