"""Text in plain form, as patterns read it: lower case, no accents, contractions written out, breaks marked."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from afterword.language.names import without_marks

MOST_WORDS = 120
"""Words of a sentence that are read; a longer one is cut into pieces of this length."""

_BREAKS = re.compile(
    r"(?<!\d)[;:](?!\d)|(?<=\d)[;:](?!\d)|[–—()\[\]…]|\.{2,}|(?<=\s)-{1,3}(?=\s)"
    r"|(?<=\S\S)(?<!\bmr)(?<!\bdr)(?<!\bms)(?<!\bst)(?<!\bmrs)(?<!\bprof)[.!](?=\s)"
)
_EDGES = re.compile(r"^[¿¡\"“”„«»'‘’*_#.!]+|[\"“”«»'‘’*_.!]+$")
_COMMA = re.compile(r",(?!\d{3}\b)|(?<!\d),")
_LONG_QUOTE = re.compile(r"[\"“„«]([^\"“”„«»]{25,600})[\"”“»]")
_ELIDED = re.compile(r"^(l|d|j|n|qu|s|m|t|c|lorsqu|puisqu|jusqu|aujourd)'([^\W\d_]{2,}.*)$")
_ENDINGS = {"n't": "not", "'ve": "have", "'re": "are", "'ll": "will", "'d": "would"}


@cache
def raw_list(name: str) -> dict[str, Any]:
    """The parsed TOML of that name beside this file."""
    return tomllib.loads(files("afterword.replies").joinpath("lists", f"{name}.toml").read_text(encoding="utf-8"))


@cache
def _short() -> dict[str, str]:
    forms: dict[str, str] = raw_list("plain")["short"]["forms"]
    return forms


@cache
def _is() -> re.Pattern[str]:
    return re.compile(rf"'s(?= (?:{'|'.join(raw_list('plain')['is']['words'])})\b)")


def plain_words(sentence: str) -> str:
    """The sentence in plain form: breaks as ` | `, commas and question marks as words, a space at each end."""
    text = _LONG_QUOTE.sub(" quotation ", sentence.replace("’", "'").replace("‘", "'"))
    text = _COMMA.sub(" , ", _is().sub(" is", _BREAKS.sub(" | ", text.lower())))
    words: list[str] = []
    for raw in text.replace("?", " ? ").replace("!", " ").split():
        if raw in (",", "|", "?"):
            words.append(raw)
        else:
            words += _written_out(_EDGES.sub("", raw))
    return f" {without_marks(' '.join(word for word in words if word))} "


def _written_out(word: str) -> list[str]:
    if word in _short():
        return _short()[word].split()
    for ending, full in _ENDINGS.items():
        if word.endswith(ending) and len(word) > len(ending):
            return [word[: -len(ending)], full]
    if elided := _ELIDED.match(word):
        return [f"{elided.group(1)}'", *_written_out(elided.group(2))]
    if "-" in word and not any(letter.isdigit() for letter in word) and "@" not in word:
        return word.split("-")
    return [word]


def pieces(plain: str) -> list[str]:
    """A plain sentence cut into pieces that are short enough to be matched."""
    words = plain.split()
    if len(words) <= MOST_WORDS:
        return [plain]
    return [f" {' '.join(words[at : at + MOST_WORDS])} " for at in range(0, len(words), MOST_WORDS)]
