"""A time with all that belongs to it: its direction, its other end, its hours, and what follows that shades it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from afterword.timewords.clocks import Clocks, clocks
from afterword.timewords.counts import reach
from afterword.timewords.dates import day_number, month_at
from afterword.timewords.here import DAY
from afterword.timewords.points import amount_of_one, point
from afterword.timewords.reader import Reader
from afterword.timewords.readings import Direction, Firmness, Form, Point

DAYLIKE = frozenset({Form.DAY, Form.ORDINAL, Form.WEEKDAY, Form.ANAPHOR, Form.FEAST})
PREFIXES = 5
"""Small words before a time that are looked at: `by about the`, `at the latest by`."""

HOURS_ASIDE = {Direction.BEFORE: Direction.BY, Direction.AFTER: Direction.ON}
"""What a direction says of the day where it was said of an hour: "before noon on Friday" is by Friday."""

SHADES_BEHIND = frozenset({"at", "latest", "earliest", "spätestens", "frühestens", "au"})
"""First words of directions that may stand behind their time: `Friday at the latest`."""

DIRECTIONS = {
    "by": Direction.BY,
    "before": Direction.BEFORE,
    "after": Direction.AFTER,
    "around": Direction.AROUND,
    "within": Direction.WITHIN,
    "until": Direction.UNTIL,
    "through": Direction.THROUGH,
    "not_before": Direction.NOT_BEFORE,
    "from": Direction.FROM,
    "since": Direction.SINCE,
}


@dataclass(frozen=True, slots=True)
class Expression:
    """A time with its direction; `said` if a word names that direction. `after`: the token after it."""

    point: Point
    direction: Direction
    said: bool
    after: int


@dataclass(slots=True)
class _Prefix:
    """The small words before a time."""

    after: int
    dirs: list[str]
    links: list[str]
    soft: bool = False
    habit: bool = False


def expression(r: Reader, i: int) -> Expression | None:
    """The time expression that begins at a token, if one does."""
    prefix = _prefix(r, i)
    j = prefix.after
    found = _clock_first(r, prefix, j) or _day_first(r, prefix, j) or _after_it(r, prefix)
    if found is None:
        return None
    main, j = found
    if main.form is Form.COUNT and r.is_link(j, "of") and not {"within", "by"} & {*prefix.dirs} and not main.within:
        return None
    main, j = _other_end(r, prefix, main, j)
    main, j, sequel = _sequel(r, main, j)
    if prefix.soft or sequel == "around":
        main = _softer(main)
    if prefix.habit:
        main = replace(main, habit=True)
    return _directed(r, prefix, main, j, sequel)


def _prefix(r: Reader, i: int) -> _Prefix:
    found = _Prefix(i, [], [])
    for _ in range(PREFIXES):
        term = r.term(found.after)
        if term.kind == "dir":
            if term.value == "every":
                found.habit = True
            elif term.value == "until" and r.low(found.after) in ("through", "thru"):
                found.dirs.append("through")
            else:
                found.dirs.append(term.value)
        elif term.kind == "link" and term.value in ("in", "on", "at", "from", "between"):
            found.links.append(term.value)
        elif term.kind == "hedge" and (found.dirs or found.links):
            found.soft = True
        elif r.low(found.after) == ":" and found.dirs:
            found.after += 1
            continue
        elif r.low(found.after) == "~":
            found.soft = True
            found.after += 1
            continue
        else:
            break
        found.after = term.after
    return found


def _day_first(r: Reader, prefix: _Prefix, i: int) -> tuple[Point, int] | None:
    found = point(r, i)
    if found is None and "within" in prefix.dirs:
        one = amount_of_one(r, r.skip(i))
        moved = reach(r, r.here.day, one[0]) if one else None
        found = (moved, one[1]) if moved and one else None
    if found is None:
        return None
    main, j = found
    return _with_hours(r, main, j) if main.form in DAYLIKE else (main, j)


def _after_it(r: Reader, prefix: _Prefix) -> tuple[Point, int] | None:
    """`straight after`, with nothing behind it: after the time read last."""
    bare = prefix.dirs == ["after"] and r.low(prefix.after - 1) == "after" and not r.low(prefix.after).isalnum()
    if r.anchor is None or not bare:
        return None
    return replace(r.anchor, form=Form.ANAPHOR), prefix.after


def _with_hours(r: Reader, main: Point, i: int) -> tuple[Point, int]:
    """Hours, a part of the day or the end of play after a day; they stay out of the dates."""
    j = i
    for _ in range(3):
        k = r.skip(j, marks=",(-–:|", links=("in", "on"), most=2)
        term = r.term(k)
        if term.kind == "dir" and term.value in ("by", "before", "around", "from", "until", "after"):
            k, term = term.after, r.term(term.after)
            if term.kind == "the":
                k, term = term.after, r.term(term.after)
        if term.kind in ("daypart", "day_end"):
            j = term.after
            continue
        if r.is_link(k, "at") and r.term(r.skip(k + 1)).kind in ("day_end", "daypart"):
            j = r.term(r.skip(k + 1)).after
            continue
        if term.kind == "part" and r.low(k) in ("first", "early", "late") and not r.terms.get(term.after):
            j = term.after
            continue
        break
    hours = _hours(r, j)
    if hours is None:
        return main, j
    return replace(main, clocks=hours[0], zone=hours[1]), hours[2]


def _hours(r: Reader, i: int) -> Clocks | None:
    k = r.skip(i, marks=",(-–:|", most=2)
    asked = between = False
    for _ in range(2):
        term = r.term(k)
        shaded = term.kind == "dir" and term.value in ("around", "by", "from", "before")
        between = between or r.is_link(k, "between")
        if shaded or r.is_link(k, "at", "between", "from"):
            asked, k = True, term.after
    return clocks(r, k, asked=asked, between=between)


def _clock_first(r: Reader, prefix: _Prefix, i: int) -> tuple[Point, int] | None:
    """`at 10 on Tuesday`, `3pm Thursday`, `10:00, Monday 13 July`; alone, an hour of the day last named, or today."""
    number = r.number(i)
    if number is None and r.term(i).kind not in ("clock_word", "a") and r.low(i) not in ("half", "quarter", "halb"):
        return None
    asked = "at" in prefix.links
    if number is not None and not asked and prefix.dirs and r.low(i).isdecimal():
        day_follows = r.term(r.skip(number[1], links=("on",)))
        asked = day_follows.kind in ("weekday", "dayword") and r.is_link(number[1], "on")
    dotted = r.low(i + 1) == "." and (r.low(i - 1) == "it" or "from" in prefix.links)
    hours = clocks(r, i, asked=asked or dotted, between="between" in prefix.links)
    if hours is None:
        return None
    j = r.skip(hours[2], links=("on", "of"), marks=",", most=3)
    found = point(r, j)
    if found is not None and found[0].form in DAYLIKE and not found[0].habit:
        return replace(found[0], clocks=hours[0], zone=hours[1]), found[1]
    day = r.anchor.last if r.anchor else r.here.day
    return Point(day, day, Form.CLOCK, Firmness.SURE, days=(day,), clocks=hours[0], zone=hours[1]), hours[2]


def _other_end(r: Reader, prefix: _Prefix, main: Point, i: int) -> tuple[Point, int]:
    """The second end of a span of days: `between the 9th and the 13th`, `from Monday to Wednesday`, `Mon-Wed`."""
    if main.form in (Form.CLOCK, Form.COUNT) or main.habit:
        return main, i
    term = r.term(i)
    between = "between" in prefix.links
    dash = r.low(i) in ("-", "–", "—")
    until = term.kind == "dir" and term.value in ("until", "through")
    if not (dash or until or r.is_link(i, "to") or (between and r.is_link(i, "and"))):
        return main, i
    j = r.skip(term.after or i + 1, links=("on",), most=2)
    found = point(r, j)
    if found is None or found[0].form in (Form.COUNT, Form.CLOCK) or found[0].past:
        return main, i
    other = found[0]
    if term.kind == "dir" and "from" not in prefix.links and "from" not in prefix.dirs:
        return main, i
    if dash and (main.form not in DAYLIKE or other.form not in DAYLIKE):
        return main, i
    first = main.first
    if main.form is Form.ORDINAL and other.form is Form.DAY and first.day <= other.last.day and first > other.last:
        first = other.last.replace(day=first.day)
    elif main.form is Form.ORDINAL and other.form is Form.DAY and first.day <= other.last.day:
        first = other.last.replace(day=first.day) if month_at(r, found[1] - 1) or day_number(r, j) else first
    if first > other.last:
        first -= DAY * 7 * (((first - other.last).days + 6) // 7)
        first = max(first, r.here.day)
    firmness = max(main.firmness, other.firmness)
    span = Point(first, other.last, other.form, firmness, days=(first, other.last))
    return _with_hours(r, span, found[1]) if other.form in DAYLIKE else (span, found[1])


def _sequel(r: Reader, main: Point, i: int) -> tuple[Point, int, str]:
    """What shades a time from behind: `at the latest`, `or so`, `onwards`, `inclusive`."""
    j = i + 1 if r.low(i) in (",", "-", "(") and not r.terms.get(i) else i
    term = r.term(j)
    shades = term.kind == "dir" and term.value in ("by", "not_before", "within") and r.low(j) in SHADES_BEHIND
    if shades and point(r, r.skip(term.after, links=("on",))) is None:
        return main, term.after, "by" if term.value == "within" else term.value
    if term.kind == "sequel":
        return main, term.after, term.value
    return main, i, ""


def _softer(main: Point) -> Point:
    return replace(main, firmness=max(main.firmness, Firmness.LIKELY))


def _directed(r: Reader, prefix: _Prefix, main: Point, after: int, sequel: str) -> Expression:
    dirs = [word for word in prefix.dirs if word != "around"]
    around = (len(dirs) < len(prefix.dirs) or sequel == "around") and not main.clocks
    if around:
        main = _softer(main)
    direction, said = Direction.ON, bool(dirs)
    if dirs and not (dirs == ["from"] and len(main.days) == 2):
        direction = DIRECTIONS[dirs[0]]
    elif sequel in ("by", "not_before"):
        direction, said = DIRECTIONS[sequel], True
    elif around:
        direction, said = Direction.AROUND, True
    elif main.direction is not None:
        direction, said = main.direction, True
    elif main.within:
        direction, said = Direction.WITHIN, True
    elif "from" in prefix.links and len(main.days) < 2 and main.form is not Form.COUNT:
        direction, said = Direction.FROM, True
    if dirs[:2] in (["not_before", "after"], ["until", "after"]):
        day = r.here.calendar.on_or_after(main.last + DAY)
        main = replace(main, first=day, last=day)
    if main.clocks or main.direction is Direction.ON:
        direction = HOURS_ASIDE.get(direction, direction)
    if sequel == "inclusive" and direction is Direction.UNTIL:
        direction = Direction.THROUGH
    if sequel == "by" and direction is Direction.ON:
        direction = Direction.BY
    if direction is Direction.WITHIN and main.form is not Form.COUNT:
        direction = Direction.BY
    return Expression(main, direction, said, after)
