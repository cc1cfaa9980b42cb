"""Text cut fine enough for a grammar of times: words, numbers and single marks, each with its place.

`don't` is `don` and `'t`, `18th` is `18` and `th`, `mid-June` is three tokens: so a phrase of the vocabulary matches
however people write it together.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_PIECES = re.compile(r"(?<=[^\W\d_])['’][^\W\d_]+|[^\W\d_]+|\d+|[^\s\w]|_")


@dataclass(frozen=True, slots=True)
class Text:
    """What was read: `lows[i]` is the i-th token in lower case, `raws[i]` as written, at `starts[i]` to `ends[i]`."""

    source: str
    lows: list[str] = field(repr=False)
    raws: list[str] = field(repr=False)
    starts: list[int] = field(repr=False)
    ends: list[int] = field(repr=False)

    def __len__(self) -> int:
        return len(self.lows)

    def words(self, first: int, after: int) -> str:
        """Exactly what was written from token `first` up to, not including, token `after`."""
        return self.source[self.starts[first] : self.ends[after - 1]]

    def between(self, index: int) -> str:
        """What stands between this token and the one before it."""
        return self.source[self.ends[index - 1] : self.starts[index]]

    def joined(self, index: int) -> bool:
        """Whether nothing stands between this token and the one before it."""
        return 0 < index < len(self.starts) and self.starts[index] == self.ends[index - 1]


def cut(source: str) -> Text:
    """The tokens of `source`."""
    found = [(match.group(), match.start(), match.end()) for match in _PIECES.finditer(source)]
    raws = [piece for piece, _, _ in found]
    lows = [piece.lower().replace("’", "'") for piece in raws]
    return Text(source, lows, raws, [start for _, start, _ in found], [end for _, _, end in found])
