"""A moment as somebody types it at a prompt, past or future: "yesterday 3pm", "Thu 14:00", "4 March 15:30"."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from afterword.calendar import calendar_for, in_zone
from afterword.model import AfterwordError
from afterword.timewords.clocks import clocks
from afterword.timewords.counts import amount
from afterword.timewords.expressions import expression
from afterword.timewords.here import WEEK, Here, add_months
from afterword.timewords.lexicon import find_terms, phrases_for
from afterword.timewords.reader import Reader
from afterword.timewords.readings import CANDIDATE, Firmness, Form, Point
from afterword.timewords.tokens import cut

HALF_YEAR = timedelta(days=183)
"""A date without a year is taken in the year that brings it nearest to today."""

EXAMPLES = "Write it like 'yesterday 3pm', 'Thu 14:00', 'tomorrow at 9', '4 March 15:30' or '2026-03-04T14:00'."


def read_moment(text: str, now: datetime, zone: str, *, past: bool = False, country: str | None = None) -> datetime:
    """The moment that `text` names, in `zone` (IANA), typed at `now` (aware).

    A weekday is the coming one or, with `past`, the last one. A date without a year is the nearest such date.
    Raises `AfterwordError` where it names no single moment, or one that a clock change skips or repeats.
    """
    said = text.strip()
    here = now.astimezone(in_zone(zone))
    exact = _iso(said, zone)
    if exact is not None:
        return exact
    if said.lower() in ("now", "just now", "right now"):
        return here
    reader = _reader(said, here, country)
    counted = _hours_away(reader, here)
    if counted is not None:
        return counted
    point = _whole(reader) or _whole(_reader(f"at {said}", here, country))
    if point is None:
        raise AfterwordError(f"{said!r} can't be read as a day and an hour.", hint=EXAMPLES)
    if not point.clocks:
        raise AfterwordError(f"{said!r} names a day but no hour.", hint=f"Add one, such as '{said} 15:00'.")
    if point.first != point.last or len(point.clocks) > 1:
        raise AfterwordError(f"{said!r} can be more than one moment.", hint=EXAMPLES)
    if point.form is Form.DAY and point.firmness is Firmness.UNSURE and not _typed(reader, point.first.day):
        raise AfterwordError(f"{said!r}: there is no such day.", hint="Give another day.")
    plain = not any(term.kind == "rel" for term in reader.terms.values())
    day = _leaning(point, here, past) if plain else point.first
    wall = datetime.combine(day, point.clocks[0])
    return _placed(wall, zone if point.zone in (None, CANDIDATE) else str(point.zone), said).astimezone(in_zone(zone))


def _reader(said: str, here: datetime, country: str | None) -> Reader:
    text = cut(said if said[:1].isupper() else said[:1].upper() + said[1:])
    calendar = calendar_for(country)
    phrases = phrases_for("en", calendar.country, calendar.region, here.year)
    titled = cut(text.source.title()) if len(text.source.title()) == len(text.source) else text
    terms = find_terms(titled, phrases)
    return Reader(text, terms, Here(here, here.date(), calendar), "en")


def _whole(r: Reader) -> Point | None:
    """The one time that all of the text is; a bare hour after a day ("Thu 9") is an hour too."""
    said = expression(r, 0)
    if said is None:
        return None
    point, after = said.point, r.skip(said.after, marks=".!", most=2)
    if after < len(r.text) and not point.clocks:
        hours = clocks(r, r.skip(after, links=("at",), marks=",", most=2), asked=True)
        if hours is not None:
            point, after = replace(point, clocks=hours[0], zone=hours[1]), hours[2]
    return point if after >= len(r.text) and not point.habit else None


def _typed(r: Reader, number: int) -> bool:
    """Whether a day of that number was typed at all; what doesn't exist has been read as the day after."""
    return any(low.isdecimal() and int(low) == number for low in r.text.lows) or "ordinal" in {
        term.kind for term in r.terms.values()
    }


def _leaning(point: Point, here: datetime, past: bool) -> date:
    """The day meant: today's for a bare hour, the coming or last weekday, the nearest such date."""
    today, day = here.date(), point.first
    if point.form is Form.WEEKDAY:
        same = day - WEEK == today
        if past:
            if point.past:
                return day
            still_ahead = same and here.time() < point.clocks[0]
            return day - WEEK * (2 if still_ahead else 1)
        return today if same and here.time() <= point.clocks[0] else day
    if past and point.form is Form.ORDINAL and day > today:
        gone = add_months(day, -1)
        return gone if gone.day == day.day else add_months(day, -2)
    if point.form in (Form.DAY, Form.ORDINAL) and day - today > HALF_YEAR and day.year == today.year + 1:
        try:
            return day.replace(year=today.year)
        except ValueError:
            return day
    return day


def _hours_away(r: Reader, here: datetime) -> datetime | None:
    """`2 hours ago`, `in 20 minutes`."""
    ahead = r.is_link(0, "in")
    found = amount(r, 1 if ahead else 0)
    if found is None or found[0].unit not in ("hour", "minute") or found[0].low != found[0].high:
        return None
    said, after = found
    span = timedelta(**{f"{said.unit}s": said.low}) + (timedelta(minutes=30) if said.half else timedelta())
    back = r.term(after).kind == "back"
    if (r.term(after).after if back or r.term(after).kind == "ahead" else after) < len(r.text):
        return None
    moved = here.astimezone(in_zone("UTC")) + (-span if back else span)
    return moved.astimezone(here.tzinfo) if back or ahead or r.term(after).kind == "ahead" else None


def _iso(said: str, zone: str) -> datetime | None:
    """An instant in ISO form; without an offset it is in `zone`."""
    try:
        found = datetime.fromisoformat(said)
    except ValueError:
        return None
    if len(said) <= 10:
        return None
    return found.astimezone(in_zone(zone)) if found.tzinfo else _placed(found, zone, said)


def _placed(wall: datetime, zone: str, said: str) -> datetime:
    """A wall time in a zone, if the zone's clocks show it exactly once."""
    info: ZoneInfo = in_zone(zone)
    first = wall.replace(tzinfo=info, fold=0)
    second = wall.replace(tzinfo=info, fold=1)
    if first.utcoffset() == second.utcoffset():
        return first
    clock = f"{wall:%H:%M} on {wall.day} {wall:%B %Y}"
    if first.astimezone(in_zone("UTC")).astimezone(info).replace(tzinfo=None) != wall:
        raise AfterwordError(f"{said!r}: there was no {clock}; the clocks jumped over it.", hint="Give another hour.")
    choices = " or ".join(sorted({first.isoformat(timespec="minutes"), second.isoformat(timespec="minutes")}))
    raise AfterwordError(f"{said!r}: {clock} came twice, as the clocks went back.", hint=f"Write {choices}.")
