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
NO_STOP_AFTER = frozenset({"dr", "mr", "mrs", "ms", "st", "prof", "ext", "no", "approx", "fr", "hr", "nr"})
OPENS = sum(FLAG[kind] for kind in ("they", "candidate", "tell", "news", "future", "told", "hear", "getting"))
"""Kinds of words before which an `and` begins a new clause."""

SUBJECTS = FLAG["they"] | FLAG["candidate"]
NONE = Term("", 0, 0)
SUBORDINATE = frozenset(("by", "when", "after", "once", "before", "if", "as", "since", "while", "the", "until"))
"""Words whose clause may run straight into the main one: "after I land on Tuesday I'll call"."""

SHADES = sum(
    FLAG[kind] for kind in ("idle", "hedge", "be", "future", "deny", "take_back", "splits", "source", "thing", "turn")
)
"""Words that leave a clause bare: they only shade a time."""

DETERMINERS = frozenset(
    ("the", "my", "our", "their", "his", "her", "a", "an", "it", "that", "this", "there", "these", "those")
)


@dataclass(slots=True)
class Clause:
    """Tokens `first` up to `after`. `words`: flags by token; `joint`: how it goes on from the clause before it.

    `joint` is `.` for a new sentence, `;` for a pause, `,`, `and`, or the word that subordinates it.
    """

    first: int
    after: int
    sentence: int
    joint: str
    words: list[tuple[int, int]] = field(default_factory=list)
    times: list[TimeReading] = field(default_factory=list)
    flags: int = 0
    content: int = 0
    asked: bool = False

    def has(self, *kinds: str) -> bool:
        """Whether a word of any of these kinds is in it."""
        mask = 0
        for kind in kinds:
            mask |= FLAG[kind]
        return bool(self.flags & mask)

    def place(self, kind: str, since: int = -1) -> int:
        """The token of the first word of that kind after `since`; -1 if there is none."""
        bit = FLAG[kind]
        return next((index for index, bits in self.words if bits & bit and index > since), -1)


def clauses(text: Text, times: Sequence[TimeReading]) -> list[Clause]:
    """The clauses of a text, in order, with their times and the flags of their words."""
    terms = find_terms(text, phrases())
    starts = {reading.tokens[0]: reading for reading in times}
    found: list[Clause] = []
    now = Clause(0, 0, 0, ".")
    lows, i, count, sentence = text.lows, 0, len(text), 0
    while i < count:
        reading = starts.get(i)
        if reading is not None:
            opening = now.joint == "and" and not now.words
            now.times.append(replace(reading, joined=False) if opening else reading)
            i = reading.tokens[1]
            continue
        low, term = lows[i], terms.get(i)
        joint = _joint(text, i, low, term.value if term else 0)
        if not joint and now.times and now.joint in SUBORDINATE and term is not None and term.value & SUBJECTS:
            ahead = terms.get(term.after)
            looks_ahead = ahead is not None and ahead.value & FLAG["future"]
            joint = "," if looks_ahead or i == now.times[-1].tokens[1] else ""
        if joint == "and" and not _opens(text, terms, starts, i + 1):
            joint = ""
        if joint:
            now.after = i
            now.asked = low == "?"
            found.append(now)
            sentence += joint == "."
            now = Clause(i, i, sentence, joint)
        if term is not None:
            after = term.after
            while after > i + 1 and any(place in starts for place in range(i + 1, after)):
                after -= 1
            now.words.append((i, term.value))
            now.flags |= term.value
            now.content += not term.value & SHADES
            i = after
        else:
            if low[0].isalpha() or low[0].isdecimal():
                now.content += 1
                now.words.append((i, 0))
            i += 1
    now.after = count
    found.append(now)
    return _with_appositions([clause for clause in found if clause.words or clause.times or clause.content])


def _with_appositions(found: list[Clause]) -> list[Clause]:
    """A bare time behind a clause without one dates its event: "before the fair, the 26th"."""
    kept: list[Clause] = []
    for clause in found:
        before = kept[-1] if kept else None
        bare = clause.joint == "," and not clause.words and [time.said_direction for time in clause.times] == [False]
        if bare and before and before.joint in ("before", "after") and before.content and not before.times:
            before.times, before.after = clause.times, clause.after
        else:
            kept.append(clause)
    return kept


def _joint(text: Text, i: int, low: str, flags: int) -> str:
    """How a new clause begins at this token; empty if none does."""
    if low in STOPS:
        return "." if not text.joined(i + 1) and text.lows[i - 1] not in NO_STOP_AFTER else ""
    if low in PAUSES or (low == "-" and not text.joined(i) and not text.joined(i + 1)):
        return ";"
    if low == ",":
        return ","
    if low in ("and", "&", "und", "et", "y", "or", "plus"):
        return "and"
    return low if flags & FLAG["splits"] else ""


def _opens(text: Text, terms: dict[int, Term], starts: dict[int, TimeReading], i: int) -> bool:
    """Whether what follows an `and` is a clause of its own, not the second of two things."""
    for _ in range(4):
        if i in starts:
            time, i = starts[i], starts[i].tokens[1]
            if time.joined:
                return i < len(text) and (text.raws[i][0].isupper() or bool(terms.get(i, NONE).value & SUBJECTS))
            continue
        if text.lows[i : i + 1] == [","]:
            i += 1
            continue
        term = terms.get(i)
        if term is None:
            return i < len(text) and text.lows[i] in DETERMINERS
        flags: int = term.value
        if flags & OPENS or text.lows[i] in DETERMINERS:
            return True
        if not flags & (FLAG["idle"] | FLAG["hedge"]):
            return False
        i = term.after
    return False
