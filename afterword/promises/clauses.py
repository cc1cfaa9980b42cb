"""A text as clauses: what is said in one breath about one thing, with the times in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from afterword.promises.vocabulary import FLAG, phrases
from afterword.timewords import TimeReading
from afterword.timewords.lexicon import Term, find_terms
from afterword.timewords.tokens import Text

STOPS = frozenset(".!?…")
PAUSES = frozenset(";:—–()|•")
CONJUNCTIONS = frozenset(("and", "&", "und", "et", "y", "or", "plus"))
NO_STOP_AFTER = frozenset({"dr", "mr", "mrs", "ms", "st", "prof", "ext", "no", "approx", "fr", "hr", "nr"})
NO_TERM = Term("", 0, 0)

SUBJECTS = FLAG["they"] | FLAG["candidate"]
OPENS = SUBJECTS | sum(FLAG[kind] for kind in ("tell", "news", "future", "told", "hear", "getting"))
"""Kinds of words before which an `and` begins a new clause."""

SHADES = sum(
    FLAG[kind] for kind in ("idle", "hedge", "be", "future", "deny", "take_back", "splits", "source", "thing", "turn")
)
"""Words that leave a clause bare: they only shade a time."""

SUBORDINATE = frozenset(("by", "when", "after", "once", "before", "if", "as", "since", "while", "the", "until"))
"""Words whose clause may run straight into the main one: "after I land on Tuesday I'll call"."""

DETERMINERS = frozenset(
    ("the", "my", "our", "their", "his", "her", "a", "an", "it", "that", "this", "there", "these", "those")
)


@dataclass(slots=True)
class Clause:
    """Tokens `first` and on. `words`: flags by token; `content`: how many of them say what it is about.

    `joint` is how it goes on: `.` for a new sentence, `;` for a pause, `,`, `and`, or the word that subordinates it.
    """

    first: int
    sentence: int
    joint: str
    words: list[tuple[int, int]] = field(default_factory=list)
    times: list[TimeReading] = field(default_factory=list)
    flags: int = 0
    content: int = 0
    asked: bool = False

    def has(self, *kinds: str) -> bool:
        """Whether a word of any of these kinds is in it."""
        return any(self.flags & FLAG[kind] for kind in kinds)

    def place(self, kind: str, since: int = -1) -> int:
        """The token of the first word of that kind after `since`; -1 if there is none."""
        bit = FLAG[kind]
        return next((index for index, bits in self.words if bits & bit and index > since), -1)


def clauses(text: Text, times: Sequence[TimeReading]) -> list[Clause]:
    """The clauses of a text, in order, with their times and the flags of their words."""
    terms = find_terms(text, phrases())
    starts = {reading.tokens[0]: reading for reading in times}
    inside = {place for reading in times for place in range(*reading.tokens)}
    now = Clause(0, 0, ".")
    found, i = [now], 0
    while i < len(text):
        reading = starts.get(i)
        if reading is not None:
            opening = now.joint == "and" and not now.words
            now.times.append(replace(reading, joined=False) if opening else reading)
            i = reading.tokens[1]
            continue
        low, term = text.lows[i], terms.get(i, NO_TERM)
        joint = _joint(text, i, term.value) or _main_begins(now, i, term, terms)
        if joint and (joint != "and" or _opens(text, terms, starts, i + 1)):
            now.asked = low == "?"
            now = Clause(i, now.sentence + (joint == "."), joint)
            found.append(now)
        if term.after or low[0].isalnum():
            now.words.append((i, term.value))
            now.flags |= term.value
            now.content += not term.value & SHADES
        i += 1
        while i < term.after and i not in inside:
            i += 1
    return _with_appositions([clause for clause in found if clause.words or clause.times])


def _joint(text: Text, i: int, flags: int) -> str:
    """How a new clause begins at this token; empty if none does."""
    low = text.lows[i]
    if low in STOPS:
        return "." if not text.joined(i + 1) and text.lows[i - 1] not in NO_STOP_AFTER else ""
    if low in PAUSES or (low == "-" and not text.joined(i)):
        return ";"
    if low in CONJUNCTIONS:
        return "and"
    return low if low == "," or flags & FLAG["splits"] else ""


def _main_begins(now: Clause, i: int, term: Term, terms: dict[int, Term]) -> str:
    """A comma that wasn't written between a subordinate clause with a time and the main one."""
    if not (now.times and now.joint in SUBORDINATE and term.value & SUBJECTS):
        return ""
    looks_ahead = terms.get(term.after, NO_TERM).value & FLAG["future"]
    return "," if looks_ahead or i == now.times[-1].tokens[1] else ""


def _opens(text: Text, terms: dict[int, Term], starts: dict[int, TimeReading], i: int) -> bool:
    """Whether what follows an `and` is a clause of its own, not the second of two things."""
    while i < len(text):
        time, flags = starts.get(i), terms.get(i, NO_TERM).value
        if time is not None:
            i = time.tokens[1]
            if time.joined:
                return i < len(text) and (text.raws[i][0].isupper() or bool(terms.get(i, NO_TERM).value & SUBJECTS))
        elif flags & OPENS or text.lows[i] in DETERMINERS:
            return True
        elif flags & (FLAG["idle"] | FLAG["hedge"]) or text.lows[i] == ",":
            i = max(i + 1, terms.get(i, NO_TERM).after)
        else:
            return False
    return False


def _with_appositions(found: list[Clause]) -> list[Clause]:
    """A bare time behind a clause without one dates its event: "before the fair, the 26th"."""
    kept: list[Clause] = []
    for clause in found:
        before = kept[-1] if kept else None
        bare = clause.joint == "," and not clause.words and [time.said_direction for time in clause.times] == [False]
        if bare and before and before.joint in ("before", "after") and not before.times:
            before.times = clause.times
        else:
            kept.append(clause)
    return kept
