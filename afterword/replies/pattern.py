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

from afterword.language.names import without_marks

_ITEM = re.compile(r"\(|\)\??|\||<\w+>\??|\*\d*|~\d+|[^\s()|<>]+")
_SPECIAL = {"$": r"(?=[,|?] |$)", "#": r"\S*\d\S* ", "@": r"\S+@\S+ ", ".": r"[^\s,|]+ ", "^": r"(?<=^ )"}


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
