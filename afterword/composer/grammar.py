"""A small grammar of jotted English: which word is the verb, who is its subject, what needs an article."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from afterword.composer.data import words
from afterword.composer.forms import base_of, is_participle, is_past, is_plural, is_s_form
from afterword.composer.phrases import NUMBERS, head_noun

SUBJECTS = words("words", "pronouns", "subjects")
ANYBODY = words("words", "pronouns", "anybody")
JOINERS = words("words", "clauses", "joiners")
LOOSE = frozenset({"about", "over", "under", "outside", "inside"})
"""Prepositions with which a phrase may open and still be a thing (`about forty letters a day`)."""


@dataclass(frozen=True, slots=True)
class Parse:
    """A segment in parts: `subject` words, then `rest` from the verb on. `kind`: clause, action (no subject), noun."""

    kind: str
    lead: tuple[str, ...]
    subject: tuple[str, ...]
    rest: tuple[str, ...]


def parse(segment: tuple[str, ...]) -> Parse:
    """The parts of a segment's words."""
    noun = Parse("noun", (), segment, ())
    at = _lead(segment)
    lead, rest = segment[:at], segment[at:]
    if not rest:
        return noun
    first = rest[0].lower()
    if first in words("words", "prepositions") - LOOSE or first in JOINERS or first == "being":
        return noun
    if first.endswith("ing") and len(first) > 5 and len(rest) > 1 and rest[1].lower() in closed_words():
        return noun
    if (first in SUBJECTS and len(rest) > 1) or first in ANYBODY:
        verb = _verb_after(rest, 1, near=True) or (1 if first in ("he", "she") and rest[1].isalpha() else 0)
        if verb:
            return Parse("clause", lead, rest[:verb], rest[verb:])
    if _opens_action(rest):
        return Parse("action", lead, (), rest)
    verb = _verb_after(rest, 1)
    return Parse("clause", lead, rest[:verb], rest[verb:]) if verb else noun


def _lead(segment: tuple[str, ...]) -> int:
    """How many adverbs stand before the segment proper."""
    at = 0
    counting = ("all", "both", "only", "each", "so", "not", "about", "once", "first", "over")
    while at < len(segment) - 1 and segment[at].lower() in words("words", "adverbs"):
        after = segment[at + 1]
        if segment[at].lower() in counting and base_of(after) is None and after.lower() not in SUBJECTS:
            break
        at += 1
    return at


def _opens_action(rest: tuple[str, ...]) -> bool:
    """Whether the words begin with a verb whose subject was left out."""
    first, aux = rest[0].lower(), words("words", "aux")
    if first in aux:
        return first not in ("can", "will", "might", "may", "must")
    base = base_of(first)
    after = rest[1].lower() if len(rest) > 1 else ""
    if base is None or (first in words("words", "labels") and after[:1].isdigit()) or "than" in rest[2:3]:
        return False
    objects = words("words", "determiners") | words("words", "clauses", "objects")
    takes = after in objects or after[:1].isdigit() or after.startswith("\ue000")
    takes = takes or (base in words("words", "verbs", "wishes") and is_plural(after) and after not in aux)
    particle = after in ("back", "away", "up", "down", "on", "over", "off", "out") and len(rest) > 2
    takes = takes or (particle and (rest[2].lower() in objects or rest[2][:1].isdigit()))
    both = base in words("words", "verbs", "also_nouns")
    if is_past(first) and first != base:
        done = after not in closed_words() or "by" in (word.lower() for word in rest[1:])
        if is_participle(first) and not takes and done:
            return False
        return after not in aux
    if is_s_form(first):
        if both:
            return takes or after in words("words", "adverbs")
        return after not in aux and not _later_verb(rest)
    return first == base and takes and after not in ("of",) and not (both and after in ("a", "about"))


@cache
def closed_words() -> frozenset[str]:
    """Words that only hold a phrase together."""
    held = words("words", "determiners") | words("words", "prepositions") | words("words", "adverbs")
    return held | {"me", "him", "us"}


def _later_verb(rest: tuple[str, ...]) -> bool:
    return bool(_verb_after(rest, 1)) and not any(word.lower() in JOINERS | SUBJECTS for word in rest)


def _verb_after(rest: tuple[str, ...], start: int, near: bool = False) -> int:
    """The place of the finite verb at or after `start`, or 0. `near`: right behind a pronoun, adverbs apart."""
    adverbs, aux = words("words", "adverbs"), words("words", "aux")
    relative = 0
    for at in range(start, len(rest)):
        word, before = rest[at].lower(), rest[at - 1].lower()
        if word in JOINERS and not near:
            return 0
        if word in words("words", "clauses", "relative"):
            relative += 1
            continue
        if before in ("to", "of", "for", "at", "with", "without", "from"):
            continue
        finite = word in aux or (near and base_of(word) is not None) or (not near and _finite(rest, at))
        if finite and relative:
            relative -= 1
            continue
        if finite:
            back = at
            while back > start and rest[back - 1].lower() in adverbs:
                back -= 1
            return back or at
        if near and word not in adverbs:
            return 0
    return 0


def _finite(rest: tuple[str, ...], at: int) -> bool:
    """Whether the word at `at` is, most likely, the finite verb of what stands before it."""
    word, before = rest[at].lower(), rest[at - 1].lower()
    after = rest[at + 1].lower() if at + 1 < len(rest) else ""
    determiners, prepositions = words("words", "determiners"), words("words", "prepositions")
    labelled = at > 1 and before[:1].isdigit() and rest[at - 2].lower() in words("words", "labels")
    counted = before in NUMBERS and is_s_form(word) and (after in determiners or after[:1].isdigit())
    if counted or (labelled and (is_s_form(word) or is_past(word))):
        return True
    if before in determiners - ANYBODY - words("words", "clauses", "limiting") or re.match(r"\d(?!\d{3}$)", before):
        return False
    base = base_of(word)
    if at == 1 and is_participle(before) and before.endswith("ed"):
        return False
    if before in prepositions - {"up", "down", "out", "off"} or word == "like" or base is None:
        return False
    if after in words("words", "aux") and after != "got":
        return False
    named = at + 1 < len(rest) and (rest[at + 1][0].isupper() or after.startswith("\ue000"))
    if word in ("named", "called", "nicknamed") and named:
        return False
    both = base in words("words", "verbs", "also_nouns")
    objects = determiners | words("words", "clauses", "objects") | words("words", "clauses", "follow")
    takes = after in objects or after[:1].isdigit() or after.startswith("\ue000")
    takes = takes or (base == "need" and after.endswith("ing"))
    back = at
    while back > 1 and rest[back - 1].lower() in words("words", "adverbs"):
        back -= 1
    head = head_noun(rest[:back])
    plural = is_plural(head) or head.lower() in ("people", "staff", "everybody", "percent", "cent")
    if before.endswith("ly") or before in words("words", "adverbs"):
        return is_s_form(word) or is_past(word) or plural
    if is_past(word) and word != base:
        only = word in words("words", "verbs", "only_participles")
        if is_participle(word) and (after in prepositions or not after):
            return base in words("words", "verbs", "intransitive") and not only
        bare = rest[0].lower() not in determiners and not plural and not rest[0][0].isupper()
        if is_participle(word) and bare and after in ("open", "on", "empty", "alone", "unlocked", "shut", "ready"):
            return False
        return not only and not _finite_later(rest, at)
    if is_s_form(word):
        strong = not both or (takes and after not in ("in", "on", "at", "for", "with", "from", "by", "to", "over"))
        telling = any(later.lower() in words("words", "clauses", "telling") for later in rest[at + 1 :])
        going = after == "to" and base in words("words", "verbs", "moving")
        going = going or (after == "of" and base in ("smell", "taste", "think", "speak", "consist"))
        return not plural and (strong or going or (takes and telling))
    if word == base and plural and head.lower() not in words("words", "clauses", "compounding"):
        if not after and base in words("words", "verbs", "intransitive"):
            return True
        stays = base in words("words", "verbs", "intransitive") and not both
        return stays or head.lower() == "people" or (bool(after) and (takes or after not in prepositions))
    return False


def _finite_later(rest: tuple[str, ...], at: int) -> bool:
    """Whether another finite verb follows: then a form in -ed before it is a participle (`a bird named Frank sits`)."""
    for later in range(at + 1, len(rest)):
        if rest[later].lower() in JOINERS | words("words", "clauses", "relative"):
            return False
        still = rest[later - 1].lower() in ("still", "always", "never") and base_of(rest[later]) is not None
        if still or rest[later].lower() in words("words", "aux") or (is_s_form(rest[later]) and _finite(rest, later)):
            return True
    return False
