"""A time with all that belongs to it: its direction, its other end, its hours, and what follows that shades it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from afterword.timewords.clocks import Clocks, clocks
from afterword.timewords.counts import reach
from afterword.timewords.dates import DASHES
from afterword.timewords.here import DAY
from afterword.timewords.points import amount_of_one, point
from afterword.timewords.reader import Reader
from afterword.timewords.readings import Direction, Firmness, Form, Found, Point, single

DAYLIKE = frozenset({Form.DAY, Form.ORDINAL, Form.WEEKDAY, Form.ANAPHOR, Form.FEAST})

PREFIXES = 5
"""Small words before a time that are looked at: `by about the`, `at the latest by`."""

HOURS_ASIDE = {Direction.BEFORE: Direction.BY, Direction.AFTER: Direction.ON}
"""What a direction says of the day where it was said of an hour: "before noon on Friday" is by Friday."""

SHADES_BEHIND = frozenset({"at", "latest", "earliest", "spätestens", "frühestens", "au"})
"""First words of directions that may stand behind their time: `Friday at the latest`."""

DIRECTIONS = {direction.value.replace(" ", "_"): direction for direction in Direction}


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
    dirs: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    soft: bool = False
    habit: bool = False


def expression(r: Reader, i: int) -> Expression | None:
    """The time expression that begins at a token, if one does."""
    prefix = _prefix(r, i)
    found = _clock_first(r, prefix) or _day_first(r, prefix) or _after_it(r, prefix)
    if found is None:
        return None
    main, j = found
    if main.form is Form.COUNT and r.is_link(j, "of") and "within" not in prefix.dirs and not main.within:
        return None
    main, j = _other_end(r, prefix, main, j)
    sequel, j = _sequel(r, j)
    if prefix.soft or sequel == "around":
        main = _softer(main)
    return _directed(r, prefix, replace(main, habit=main.habit or prefix.habit), j, sequel)


def _prefix(r: Reader, i: int) -> _Prefix:
    found = _Prefix(i)
    for _ in range(PREFIXES):
        term, low = r.term(found.after), r.low(found.after)
        if term.kind == "dir":
            found.habit = found.habit or term.value == "every"
            if term.value != "every":
                found.dirs.append("through" if low in ("through", "thru") else term.value)
        elif r.is_link(found.after, "in", "on", "at", "from", "between"):
            found.links.append(term.value)
        elif low == "~" or (term.kind == "hedge" and (found.dirs or found.links)):
            found.soft = True
        elif low != ":" or not found.dirs:
            break
        found.after = term.after or found.after + 1
    return found


def _day_first(r: Reader, prefix: _Prefix) -> Found:
    i = prefix.after
    found = point(r, i)
    if found is None and "within" in prefix.dirs:
        one = amount_of_one(r, r.skip(i))
        moved = reach(r, r.here.day, one[0]) if one else None
        found = (moved, one[1]) if moved and one else None
    return _with_hours(r, *found) if found and found[0].form in DAYLIKE else found


def _after_it(r: Reader, prefix: _Prefix) -> Found:
    """`straight after`, with nothing behind it: after the time read last."""
    bare = prefix.dirs == ["after"] and r.low(prefix.after - 1) == "after" and not r.low(prefix.after).isalnum()
    return (replace(r.anchor, form=Form.ANAPHOR), prefix.after) if r.anchor and bare else None


def _with_hours(r: Reader, main: Point, i: int) -> tuple[Point, int]:
    """Hours, a part of the day or the end of play after a day; they stay out of the dates."""
    j = i
    for _ in range(3):
        k = r.skip(j, marks=",(-–:|", links=("in", "on", "at"), most=3)
        if r.term(k).kind == "dir" and r.term(k).value in ("by", "before", "around", "from", "until", "after"):
            k = r.skip(r.term(k).after, most=1)
        term = r.term(k)
        early = term.kind == "part" and r.low(k) in ("first", "early", "late") and not r.terms.get(term.after)
        if not early and term.kind not in ("daypart", "day_end"):
            break
        j = term.after
    hours = _hours(r, j)
    return (replace(main, clocks=hours[0], zone=hours[1]), hours[2]) if hours else (main, j)


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


def _clock_first(r: Reader, prefix: _Prefix) -> Found:
    """`at 10 on Tuesday`, `3pm Thursday`, `10:00, Monday 13 July`; alone, an hour of the day last named, or today."""
    i = prefix.after
    number = r.number(i)
    if number is None and r.term(i).kind not in ("clock_word", "a") and r.low(i) not in ("half", "quarter", "halb"):
        return None
    asked = "at" in prefix.links
    if number is not None and prefix.dirs and r.low(i).isdecimal() and r.is_link(number[1], "on"):
        asked = asked or r.term(r.skip(number[1], links=("on",))).kind in ("weekday", "dayword")
    dotted = r.low(i + 1) == "." and (r.low(i - 1) == "it" or "from" in prefix.links)
    hours = clocks(r, i, asked=asked or dotted, between="between" in prefix.links)
    if hours is None:
        return None
    found = point(r, r.skip(hours[2], links=("on", "of"), marks=",", most=3))
    if found is None or found[0].form not in DAYLIKE or found[0].habit:
        day = r.anchor.last if r.anchor else r.here.day
        found = single(day, Form.CLOCK), hours[2]
    return replace(found[0], clocks=hours[0], zone=hours[1]), found[1]


def _other_end(r: Reader, prefix: _Prefix, main: Point, i: int) -> tuple[Point, int]:
    """The second end of a span of days: `between the 9th and the 13th`, `from Monday to Wednesday`, `Mon-Wed`."""
    term, dash = r.term(i), r.low(i) in DASHES
    until = term.kind == "dir" and term.value in ("until", "through") and "from" in (*prefix.links, *prefix.dirs)
    joined = dash or until or r.is_link(i, "to") or ("between" in prefix.links and r.is_link(i, "and"))
    if not joined or main.form in (Form.CLOCK, Form.COUNT) or main.habit:
        return main, i
    found = point(r, r.skip(term.after or i + 1, links=("on",), most=2))
    if found is None or found[0].form in (Form.COUNT, Form.CLOCK) or found[0].past:
        return main, i
    other, first = found[0], main.first
    if dash and (main.form not in DAYLIKE or other.form not in DAYLIKE):
        return main, i
    if main.form is Form.ORDINAL and other.form is Form.DAY and first.day <= other.last.day:
        first = other.last.replace(day=first.day)
    if first > other.last:
        first = max(r.here.day, first - DAY * 7 * (((first - other.last).days + 6) // 7))
    span = Point(first, other.last, other.form, max(main.firmness, other.firmness), days=(first, other.last))
    return _with_hours(r, span, found[1]) if other.form in DAYLIKE else (span, found[1])


def _sequel(r: Reader, i: int) -> tuple[str, int]:
    """What shades a time from behind (`at the latest`, `or so`, `onwards`, `inclusive`), and the index after it."""
    j = i + 1 if r.low(i) in (",", "-", "(") and not r.terms.get(i) else i
    term = r.term(j)
    shades = term.kind == "dir" and term.value in ("by", "not_before", "within") and r.low(j) in SHADES_BEHIND
    if shades and point(r, r.skip(term.after, links=("on",))) is None:
        return "by" if term.value == "within" else term.value, term.after
    return (term.value, term.after) if term.kind == "sequel" else ("", i)


def _softer(main: Point) -> Point:
    return replace(main, firmness=max(main.firmness, Firmness.LIKELY))


def _directed(r: Reader, prefix: _Prefix, main: Point, after: int, sequel: str) -> Expression:
    dirs = [word for word in prefix.dirs if word != "around"]
    around = (len(dirs) < len(prefix.dirs) or sequel == "around") and not main.clocks
    main = _softer(main) if around else main
    spans = len(main.days) == 2
    direction: Direction | None = None
    if dirs and not (dirs == ["from"] and spans):
        direction = DIRECTIONS[dirs[0]]
    elif sequel in ("by", "not_before"):
        direction = DIRECTIONS[sequel]
    elif around:
        direction = Direction.AROUND
    elif main.direction is not None or main.within:
        direction = main.direction or Direction.WITHIN
    elif "from" in prefix.links and not spans and main.form is not Form.COUNT:
        direction = Direction.FROM
    said, direction = direction is not None or bool(dirs), direction or Direction.ON
    if dirs[:2] in (["not_before", "after"], ["until", "after"]):
        main = replace(main, first=(day := r.here.calendar.on_or_after(main.last + DAY)), last=day)
    if main.clocks or main.direction is Direction.ON:
        direction = HOURS_ASIDE.get(direction, direction)
    if sequel == "inclusive" and direction is Direction.UNTIL:
        direction = Direction.THROUGH
    if (sequel == "by" and direction is Direction.ON) or (
        direction is Direction.WITHIN and main.form is not Form.COUNT
    ):
        direction = Direction.BY
    return Expression(main, direction, said, after)
