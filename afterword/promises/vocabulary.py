"""What the words of a promise can be, as sets of flags: a word may be several things, and its clause decides."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from afterword.timewords.lexicon import Phrases, Sense, phrases_of
from afterword.timewords.tokens import cut

KINDS = (
    "hear", "tell", "told", "news", "decide", "getting", "whom", "us",
    "job", "process", "away", "back", "past", "future", "be", "they", "candidate",
    "source", "ask", "refuse", "deny", "hedge", "sequence", "take_back", "idle", "splits",
    "taking", "wont", "floor", "ceiling", "parcel", "thing", "yours", "order", "turn",
)  # fmt: skip

FLAG = {kind: 1 << place for place, kind in enumerate(KINDS)}
"""The bit of each kind; a word's flags are the sum of its kinds."""

IMPLIED = {"order": "tell", "turn": "splits", "wont": "deny"}
"""Kinds whose words are always of another kind too."""

ADDRESSED = frozenset({"you", "everyone", "everybody", "people", "candidates"})
"""Words in a phrase of telling that say it is the candidate who is told."""


@cache
def phrases() -> Phrases:
    """All words of promises; the value of a phrase is its flags."""
    flags: dict[tuple[str, ...], int] = {}
    for name in ("hearing", "other"):
        text = files("afterword.promises").joinpath("words", f"{name}.toml").read_text(encoding="utf-8")
        for kind, group in tomllib.loads(text).items():
            for phrase in group["words"]:
                words = _words(phrase)
                bits = FLAG[kind] | FLAG.get(IMPLIED.get(kind, ""), 0)
                if kind in ("tell", "getting") and len(words) > 1 and not ADDRESSED.isdisjoint(words):
                    bits |= FLAG["whom"]
                flags[words] = flags.get(words, 0) | bits
    return phrases_of((words, Sense("flags", bits)) for words, bits in flags.items())


def _words(phrase: str) -> tuple[str, ...]:
    """A phrase cut as in a text; one that begins with an apostrophe (`'ll`) hangs on a word there."""
    return tuple(cut(f"x{phrase}").lows[1:] if phrase.startswith("'") else cut(phrase).lows)
