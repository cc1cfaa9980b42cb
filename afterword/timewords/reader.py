"""The text being read: its tokens, the phrases found among them, and the time read last."""

from __future__ import annotations

import re
from collections.abc import Callable

from afterword.timewords.here import Here
from afterword.timewords.lexicon import Term
from afterword.timewords.readings import Found, Point
from afterword.timewords.tokens import Text

NOTHING = Term("", None, 0)

_FIGURE = re.compile(r"[$£€¥#_]\s?\d+|\d+[%€$£]|\d,\d{3}(?!\d)")
"""A price, a share or a number with its thousands set off."""


class Reader:
    """What the grammar's rules look at. A rule takes the index of a token and gives a point and the index after it."""

    __slots__ = ("anchor", "depth", "here", "language", "terms", "text")

    def __init__(self, text: Text, terms: dict[int, Term], here: Here, language: str) -> None:
        self.text = text
        self.terms = terms
        self.here = here
        self.language = language
        self.anchor: Point | None = None
        self.depth = 0

    def term(self, index: int) -> Term:
        """The phrase that begins at a token; an empty one if none does."""
        return self.terms.get(index, NOTHING)

    def is_link(self, index: int, *values: str) -> bool:
        """Whether a small word of those values stands there."""
        term = self.terms.get(index)
        return term is not None and term.kind == "link" and term.value in values

    def low(self, index: int) -> str:
        """The token in lower case; empty past the end."""
        return self.text.lows[index] if 0 <= index < len(self.text.lows) else ""

    def skip(self, index: int, *, links: tuple[str, ...] = (), marks: str = "", the: bool = True, most: int = 3) -> int:
        """The index after small words of those values, marks and articles, at most `most` of them."""
        for _ in range(most):
            term = self.terms.get(index)
            if term is not None and ((term.kind == "link" and term.value in links) or (the and term.kind == "the")):
                index = term.after
            elif marks and self.low(index) and self.low(index) in marks:
                index += 1
            else:
                break
        return index

    def deeper(self, rule: Callable[[Reader, int], Found], index: int) -> Found:
        """What a rule finds inside the rule that asks."""
        self.depth += 1
        found = rule(self, index)
        self.depth -= 1
        return found

    def number(self, index: int) -> tuple[int, int] | None:
        """A number in digits or words, and the index after it. Parts of prices, decimals and long figures are none."""
        low, term = self.low(index), self.term(index)
        if low.isdecimal() and len(low) <= 4:
            figure = _FIGURE.search(self.text.source, max(0, self.text.starts[index] - 2), self.text.ends[index] + 4)
            part = figure is not None and figure.start() <= self.text.starts[index] < figure.end()
            return None if part else (int(low), index + 1)
        return (term.value, term.after) if term.kind == "number" else None
