"""A small language for what people say: patterns over plain words, compiled once.

    we (have)? decided *3 not to <go_on> with <you>

`word` is that word, `( … | … )` a choice, `?` makes an item optional, `word~` is any word that begins so, `<name>` a
class of phrases, `*3` up to three words of any kind within commas and breaks, `~3` up to three that may cross them, `.`
any one word, `#` one with a digit, `@` an address, `^` the beginning, `$` a break or the end. Counts are bounded, so
matching is linear.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from afterword.language.names import without_marks

_ITEM = re.compile(r"\(|\)\??|\||<\w+>\??|\*\d*|~\d+|[^\s()|<>]+")
_SPECIAL = {"$": r"(?=[,|?] |$)", "#": r"\S*\d\S* ", "@": r"\S+@\S+ ", ".": r"[^\s,|]+ ", "^": r"(?<=^ )"}


Needs = tuple[frozenset[str], ...]
"""Sets of words: a text without any word of one of them can't match."""

Classes = Mapping[str, tuple[str, Needs]]


@dataclass(frozen=True)
class Pattern:
    """A pattern and what a text needs to match it at all.

    Its regular expression is compiled when it is first wanted: most patterns never are.
    """

    source: str
    expression: str
    needs: Needs

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The compiled form."""
        return re.compile(self.expression)

    def may_match(self, words: set[str]) -> bool:
        """Whether a text of these words could match."""
        return not any(need.isdisjoint(words) for need in self.needs)


def compile_classes(raw: Mapping[str, list[str]]) -> Classes:
    """Word classes in the order given; a class may use those before it."""
    done: dict[str, tuple[str, Needs]] = {}
    for name, phrases in raw.items():
        compiled = [_compiled(phrase, done) for phrase in phrases]
        done[name] = (f"(?:{'|'.join(regex for regex, _ in compiled)})", _either([needs for _, needs in compiled]))
    return done


def compile_pattern(source: str, classes: Classes) -> Pattern:
    """The pattern in `source`. Raises KeyError for a class that is not known, ValueError for a bracket left open."""
    regex, needs = _compiled(source, classes)
    return Pattern(source, rf"(?<!\S){regex}", tuple(sorted(set(needs), key=len)))


def _either(branches: list[Needs]) -> Needs:
    """What one of several branches needs: a word of the narrowest set of each."""
    if len(branches) == 1:
        return branches[0]
    if not all(branches):
        return ()
    return (frozenset().union(*(min(needs, key=len) for needs in branches)),)


def _compiled(source: str, classes: Classes) -> tuple[str, Needs]:
    items = _ITEM.findall(source if source.isascii() else without_marks(source))
    regex, needs, rest = _choice(items, classes)
    if rest:
        raise ValueError(f"a bracket too many in {source!r}")
    return regex, needs


def _choice(items: list[str], classes: Classes) -> tuple[str, Needs, list[str]]:
    branches: list[str] = []
    needs: list[Needs] = []
    while True:
        regex, need, items = _sequence(items, classes)
        branches.append(regex)
        needs.append(need)
        if not items or items[0] != "|":
            break
        items = items[1:]
    joined = branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"
    return joined, _either(needs), items


def _sequence(items: list[str], classes: Classes) -> tuple[str, Needs, list[str]]:
    out: list[str] = []
    every: list[frozenset[str]] = []
    while items and items[0] not in ("|", ")", ")?"):
        item, items = items[0], items[1:]
        if item == "(":
            inner, needs, items = _choice(items, classes)
            if not items:
                raise ValueError("a bracket is left open")
            optional, items = items[0] == ")?", items[1:]
            out.append(f"(?:{inner}){'?' if optional else ''}")
            every += () if optional else needs
        elif item.startswith("<"):
            regex, needs = classes[item.strip("<>?")]
            out.append(f"{regex}{'?' if item.endswith('?') else ''}")
            every += () if item.endswith("?") else needs
        elif item in _SPECIAL:
            out.append(_SPECIAL[item])
        elif item[0] == "*" or (item[0] == "~" and item[1:].isdigit()):
            kind = r"[^\s,|]+" if item[0] == "*" else r"\S+"
            out.append(rf"(?:{kind} ){{0,{item[1:] or 3}}}")
        else:
            regex, needs = _word(item)
            out.append(regex)
            every += needs
    return "".join(out), tuple(every), items


def _word(item: str) -> tuple[str, Needs]:
    if item == "?":
        return r"\? ", (frozenset("?"),)
    bare = item.rstrip("?")
    if bare.endswith("~"):
        return rf"{re.escape(bare[:-1])}[^\s,|]* ", ()
    if item.endswith("?"):
        return f"(?:{re.escape(bare)} )?", ()
    return f"{re.escape(bare)} ", (frozenset({bare}),)
