"""The text being read: its tokens, the phrases found among them, and the time read last."""

from __future__ import annotations

from collections.abc import Callable

from afterword.timewords.here import Here
from afterword.timewords.lexicon import Term
from afterword.timewords.readings import Found, Point
from afterword.timewords.tokens import Text

NOTHING = Term("", None, 0)


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
        low = self.low(index)
        if low.isdecimal() and len(low) <= 4:
            return None if self._in_figure(index) else (int(low), index + 1)
        term = self.terms.get(index)
        return (term.value, term.after) if term is not None and term.kind == "number" else None

    def _in_figure(self, index: int) -> bool:
        text = self.text
        if self.low(index - 1) in ("$", "£", "€", "¥", "#", "_"):
            return True
        if self.low(index + 1) in ("%", "€", "$", "£") and text.joined(index + 1):
            return True
        comma = self.low(index + 1) == "," and text.joined(index + 1) and text.joined(index + 2)
        if comma and self.low(index + 2).isdecimal() and len(self.low(index + 2)) == 3:
            return True
        behind = self.low(index - 1) == "," and text.joined(index) and text.joined(index - 1)
        return behind and len(self.low(index)) == 3
