"""Whether two words are nearly the same: by their letters, or by their sound."""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz.distance import OSA

from afterword.language.names import without_marks

_SOUNDS = (
    (re.compile(r"sch|sh|sz|tch|ch|cz"), "S"),
    (re.compile(r"ph|v|w(?=[aeiouy])"), "f"),
    (re.compile(r"ck|q|x|c(?![eiy])"), "k"),
    (re.compile(r"c(?=[eiy])|z"), "s"),
    (re.compile(r"dg|g(?=[eiy])"), "j"),
    (re.compile(r"^kn|^gn"), "n"),
    (re.compile(r"^wr"), "r"),
    (re.compile(r"th|dt|d"), "t"),
    (re.compile(r"gh|h|(?<=[aeiou])[wy]"), ""),
)
_DOUBLE = re.compile(r"(.)\1+")
_VOWELS = re.compile(r"[aeiouy]+")


@lru_cache(maxsize=4096)
def sound(word: str) -> str:
    """A rough key of how a word sounds: words that sound alike share it."""
    low = without_marks(word).lower()
    for pattern, key in _SOUNDS:
        low = pattern.sub(key, low)
    first = "a" if low[:1] in "aeiouy" else low[:1]
    return _DOUBLE.sub(r"\1", first + _VOWELS.sub("", low[1:]))


def slips(one: str, other: str, most: int = 3) -> int:
    """How many letters were missed, added, changed or swapped; `most + 1` for anything beyond `most`."""
    return int(OSA.distance(one, other, score_cutoff=most))


def nearly(one: str, other: str) -> bool:
    """Whether `one` looks like a slip for `other` (both lower case): a letter or two, or the same sound."""
    if one == other or min(len(one), len(other)) < 3:
        return False
    plain, meant = without_marks(one), without_marks(other)
    apart = slips(plain, meant)
    shorter = min(len(plain), len(meant))
    if apart <= (0 if shorter < 4 else 1 if shorter < 7 else 2):
        return True
    return apart <= 3 and shorter >= 4 and plain[0] == meant[0] and sound(plain) == sound(meant)
