"""What the learned opinion looks at: words, lemmas, pairs of word classes, what is done, and a few outer signs.

A word after a negation counts as another word. Names of jobs, persons, papers, talks, days and months are one class
each, so that what was learned of a baker holds for a welder.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache

from afterword.language import lemma
from afterword.model import Mail
from afterword.replies.listening import Said
from afterword.replies.matter import REPLIED
from afterword.replies.plain import plain_words, raw_list

NEGATED = 6
"""Words after a negation that it is taken to cover."""

_CLASSES = ("job", "chap", "doc", "meeting", "paper", "round")


def features(said: Iterable[Said], mail: Mail) -> set[str]:
    """The features of a mail, as short strings."""
    found: set[str] = set()
    words = count = 0
    for one in said:
        found |= features_of(one)
        words += len(one.plain.split())
        count += 1
    found.add(f"LEN{min(4, words // 15)}")
    found.add(f"SENT{min(5, count)}")
    headers = {str(name).lower() for name in mail.headers}
    found |= {f"H:{name}" for name in ("auto-submitted", "list-unsubscribe", "precedence") if name in headers}
    subject = mail.subject.strip().lower()
    if subject.startswith(REPLIED):
        found.add("S:re")
    else:
        found |= {f"S:{word}" for word in plain_words(subject[:300]).split()}
    return found


def features_of(one: Said) -> set[str]:
    """The features of one sentence."""
    found = {f"A:{act.group.act}{act.group.strength}" for act in one.acts}
    if one.asks:
        found.add("?ASK")
    words = [_bare(word) for word in one.plain.split()]
    kinds = [_kind(word) for word in words]
    covered = 0
    for at, (word, kind) in enumerate(zip(words, kinds, strict=True)):
        found |= {word, f"l:{_lemma(word)}"}
        if word in (",", "|", "?"):
            covered = 0
        elif word in _negations():
            covered = NEGATED
        elif covered:
            covered -= 1
            found.add(f"n:{kind}")
        if at:
            found.add(f"g:{kinds[at - 1]} {kind}")
        if at > 1:
            found.add(f"g:{kinds[at - 2]} _ {kind}")
            found.add(f"g3:{' '.join(kinds[at - 2 : at + 1])}")
    return found


def _bare(word: str) -> str:
    if any(letter.isdigit() for letter in word):
        return "#"
    return "@" if "@" in word else word


def _lemma(word: str) -> str:
    return lemma(word) if word.isalpha() else word


@lru_cache(maxsize=8192)
def _kind(word: str) -> str:
    kinds = _kinds()
    base = _lemma(word)
    return kinds.get(word) or kinds.get(base) or base


@cache
def _kinds() -> dict[str, str]:
    kinds: dict[str, str] = {}
    for name in _CLASSES:
        for phrase in raw_list("classes")[name]["phrases"]:
            if phrase.replace("-", "").isalpha():
                kinds.setdefault(phrase, f"<{name}>")
    for name, words in raw_list("plain")["kinds"].items():
        kinds |= dict.fromkeys(words, f"<{name}>")
    return kinds


@cache
def _negations() -> frozenset[str]:
    return frozenset(raw_list("plain")["negations"]["words"])
