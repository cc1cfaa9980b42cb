"""A small language for what people say: patterns over plain words, compiled once.

    we (have)? decided *3 not to <go_on> with <you>

`word` is that word, `word~` any word that begins so, `( … | … )` a choice, `?` makes an item optional, `<name>` is a class
of phrases, `*3` up to three words of any kind (they never cross a comma or another break), `~3` up to three that may
cross one, `.` one
word, `#` one with a digit, `@` an address, `^` the beginning,
`$` a break or the end. Text is brought into plain form first by `plain_words`. Counts are bounded, so matching is linear.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from afterword.language.names import without_marks

MOST_WORDS = 120
"""Words of a sentence that are read; a longer one is cut into pieces of this length."""

_ITEM = re.compile(r"\(|\)\??|\||<\w+>\??|\*\d*|~\d+|[^\s()|<>]+")
_BREAKS = re.compile(
    r"(?<!\d)[;:](?!\d)|(?<=\d)[;:](?!\d)|(?<=\S{3})(?<!\bmrs)[.!](?=\s)|[–—()\[\]…]|\.{2,}|(?<=\s)-{1,3}(?=\s)"
)
_EDGES = re.compile(r"^[¿¡\"“”„«»'‘’*_#.!]+|[\"“”«»'‘’*_.!]+$")
_COMMA = re.compile(r",(?!\d{3}\b)|(?<!\d),")
_IS = re.compile(
    r"'s(?= (?:been|gone|not|now|going|yours|off|taken|filled|on|still|out|got|moved|closed|changed|starting|the|a|an|in"
    r"|ready|here|very|too|just|already|no|asked|decided|chosen|said|accepted|agreed|left)\b)"
)
_LONG_QUOTE = re.compile(r"[\"“„«]([^\"“”„«»]{25,600})[\"”“»]")
_SPECIAL = {"$": r"(?=[,|?] |$)", "#": r"\S*\d\S* ", "@": r"\S+@\S+ ", ".": r"[^\s,|]+ ", "^": r"(?<=^ )"}
_CONTRACTIONS = {
    "won't": "will not", "can't": "can not", "cannot": "can not", "cant": "can not", "wont": "will not", "dont": "do not",
    "shan't": "shall not", "ain't": "is not", "i'm": "i am", "let's": "let us", "it's": "it is",
    "that's": "that is", "there's": "there is", "here's": "here is", "he's": "he is", "she's": "she is",
    "who's": "who is", "what's": "what is", "where's": "where is", "how's": "how is", "u": "you", "ur": "your",
    "r": "are", "pls": "please", "plz": "please", "thx": "thanks", "tx": "thanks", "gonna": "going to",
    "wanna": "want to", "gotta": "have to", "didnt": "did not", "isnt": "is not", "havent": "have not",
    "yr": "your", "w/": "with", "tmrw": "tomorrow", "tmr": "tomorrow", "asap": "as soon as possible", "&": "and",
    "youre": "you are", "ive": "i have", "thats": "that is", "hes": "he is", "shes": "she is",
    "theyre": "they are", "theyve": "they have", "weve": "we have", "youve": "you have", "youll": "you will",
    "youd": "you would", "theyd": "they would", "arent": "are not", "hasnt": "has not", "werent": "were not",
    "wouldnt": "would not", "shouldnt": "should not", "whats": "what is", "hows": "how is", "theres": "there is",
    "itll": "it will", "theyll": "they will", "pic": "photo", "pics": "photos", "n": "and", "doesnt": "does not", "wasnt": "was not", "tho": "though",
    "couldnt": "could not", "ok": "okay", "e-mail": "email", "résumé": "resume", "can’t": "can not",
}  # fmt: skip
_ELIDED = re.compile(r"^(l|d|j|n|qu|s|m|t|c|lorsqu|puisqu|jusqu|aujourd)'([^\W\d_]{2,}.*)$")
_ENDINGS = {"n't": "not", "'ve": "have", "'re": "are", "'ll": "will", "'d": "would"}


def plain_words(sentence: str) -> str:
    """The sentence in lower case without accents, contractions written out, breaks as ` | `, a space at each end."""
    text = _LONG_QUOTE.sub(" quotation ", sentence.replace("’", "'").replace("‘", "'"))
    text = _BREAKS.sub(" | ", text.lower())
    words: list[str] = []
    for raw in _COMMA.sub(" , ", _IS.sub(" is", text)).replace("?", " ? ").replace("!", " ").split():
        if raw in (",", "|", "?"):
            words.append(raw)
            continue
        words += _written_out(_EDGES.sub("", raw))
    return f" {without_marks(' '.join(word for word in words if word))} "


def _written_out(word: str) -> list[str]:
    if word in _CONTRACTIONS:
        return _CONTRACTIONS[word].split()
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


@dataclass(frozen=True, slots=True)
class Pattern:
    """A compiled pattern; a text without any word of `needs` can't match (None: any text may)."""

    source: str
    regex: re.Pattern[str]
    needs: frozenset[str] | None


Classes = Mapping[str, "tuple[str, frozenset[str] | None]"]


def compile_classes(raw: Mapping[str, list[str]]) -> Classes:
    """Word classes in the order given; a class may use those before it."""
    done: dict[str, tuple[str, frozenset[str] | None]] = {}
    for name, phrases in raw.items():
        compiled = [_compiled(phrase, done) for phrase in phrases]
        done[name] = (f"(?:{'|'.join(regex for regex, _ in compiled)})", _union([needs for _, needs in compiled]))
    return done


def compile_pattern(source: str, classes: Classes) -> Pattern:
    """The pattern in `source`. Raises KeyError for a class that is not known, ValueError for a bracket left open."""
    regex, needs = _compiled(source, classes)
    return Pattern(source, re.compile(rf"(?<!\S){regex}"), needs)


def _union(sets: list[frozenset[str] | None]) -> frozenset[str] | None:
    return None if any(one is None for one in sets) else frozenset().union(*(one for one in sets if one))


def _compiled(source: str, classes: Classes) -> tuple[str, frozenset[str] | None]:
    items = _ITEM.findall(without_marks(source))
    regex, needs, rest = _choice(items, classes)
    if rest:
        raise ValueError(f"a bracket too many in {source!r}")
    return regex, needs


def _choice(items: list[str], classes: Classes) -> tuple[str, frozenset[str] | None, list[str]]:
    branches: list[str] = []
    needs: list[frozenset[str] | None] = []
    while True:
        regex, need, items = _sequence(items, classes)
        branches.append(regex)
        needs.append(need)
        if not items or items[0] != "|":
            break
        items = items[1:]
    joined = branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"
    return joined, _union(needs), items


def _sequence(items: list[str], classes: Classes) -> tuple[str, frozenset[str] | None, list[str]]:
    out: list[str] = []
    best: frozenset[str] | None = None
    while items and items[0] not in ("|", ")", ")?"):
        item, items = items[0], items[1:]
        need: frozenset[str] | None = None
        if item == "(":
            inner, need, items = _choice(items, classes)
            if not items:
                raise ValueError("a bracket is left open")
            optional = items[0] == ")?"
            items = items[1:]
            out.append(f"(?:{inner}){'?' if optional else ''}")
            need = None if optional else need
        elif item.startswith("<"):
            regex, need = classes[item.strip("<>?")]
            out.append(f"{regex}{'?' if item.endswith('?') else ''}")
            need = None if item.endswith("?") else need
        elif item in _SPECIAL:
            out.append(_SPECIAL[item])
        elif item[0] == "*" or (item[0] == "~" and item[1:].isdigit()):
            kind = r"[^\s,|]+" if item[0] == "*" else r"\S+"
            out.append(rf"(?:{kind} ){{0,{item[1:] or 3}}}")
        else:
            regex, need = _word(item)
            out.append(regex)
        if need is not None and (best is None or len(need) < len(best)):
            best = need
    return "".join(out), best, items


def _word(item: str) -> tuple[str, frozenset[str] | None]:
    bare = item.rstrip("?") or "\\?"
    if bare.endswith("~"):
        return rf"{re.escape(bare[:-1])}[^\s,|]* ", None
    regex = re.escape(item) if item == "?" else re.escape(bare)
    if item.endswith("?") and item != "?":
        return f"(?:{regex} )?", None
    return f"{regex} ", frozenset({bare if item != "?" else "?"})
