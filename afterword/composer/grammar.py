"""A small grammar of jotted English: which word is the verb, who is its subject, what needs an article."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from afterword.composer.data import words
from afterword.language import data as language_data

SUBJECTS = frozenset({"he", "she", "they", "it", "we", "i", "you", "there", "this", "that", "who"})
ANYBODY = frozenset({"everybody", "everyone", "nobody", "somebody", "someone", "nothing", "everything", "anyone"})
RELATIVE = frozenset({"who", "that", "which", "whose", "where", "when"})
TELLING = frozenset({"every", "each", "so", "because", "if", "when", "whenever", "until", "twice", "daily", "always"})
COMPOUNDING = frozenset({"sales", "goods", "operations", "systems", "communications", "accounts", "sports", "customs", "claims"})
JOINERS = frozenset({"if", "because", "so", "when", "unless", "until", "while", "where", "but", "and", "or", "than", "as"})
CALENDAR = frozenset({"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "Christmas", "Easter"})
NUMBERS = frozenset({"two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"})
BE = {"is": "are", "was": "were", "has": "have", "does": "do", "am": "are"}


@dataclass(frozen=True, slots=True)
class Parse:
    """A segment in parts: `subject` words, then `rest` from the verb on. `kind`: clause, action (no subject), noun."""

    kind: str
    lead: tuple[str, ...]
    subject: tuple[str, ...]
    rest: tuple[str, ...]


@cache
def _irregular() -> dict[str, str]:
    return dict(language_data.table("closed")["irregular_verbs"]["forms"])


@lru_cache(maxsize=4096)
def base_of(word: str) -> str | None:
    """The base form of a finite verb form, or None for what is no verb we know."""
    low = word.lower()
    known = words("words", "verbs", "base")
    if low in known:
        return low
    for form in _guesses(low):
        if form in known:
            return form
    lemma = _irregular().get(low)
    return lemma if lemma in known else None


def _guesses(low: str) -> tuple[str, ...]:
    if low.endswith("ies"):
        return (low[:-3] + "y",)
    if low.endswith("es"):
        return (low[:-1], low[:-2])
    if low.endswith("s") and not low.endswith("ss"):
        return (low[:-1],)
    if low.endswith("ied"):
        return (low[:-3] + "y",)
    if low.endswith("ed"):
        return (low[:-1], low[:-2], low[:-3])
    return ()


def is_s_form(word: str) -> bool:
    """Whether `word` could be a verb in the third person singular."""
    low = word.lower()
    return low.endswith("s") and not low.endswith(("ss", "us")) and base_of(low) not in (None, low)


def is_past(word: str) -> bool:
    """Whether `word` could be a past tense."""
    low = word.lower()
    if low in ("put", "cut", "set", "let", "read", "hit", "split", "shut"):
        return True
    base = base_of(low)
    if base is None or low == base:
        return False
    return low.endswith("ed") or (_irregular().get(low) == base and not low.endswith("s") and low not in _only_participles())


@cache
def _only_participles() -> frozenset[str]:
    return frozenset(
        "gone done seen taken written known grown given broken driven eaten fallen chosen hidden drawn flown frozen shown"
        " spoken stolen thrown torn worn woven born sewn sung swum begun forgotten gotten ridden risen shaken sown sunk"
        " woken been".split()
    )


def is_participle(word: str) -> bool:
    """Whether `word` could be a past participle."""
    return word.lower() in words("words", "verbs", "participles") or (word.lower().endswith("ed") and is_past(word))


def is_plural(word: str) -> bool:
    """Whether a noun looks like more than one."""
    low = word.lower()
    if low in language_data.table("closed")["irregular_nouns"]["forms"]:
        form = language_data.table("closed")["irregular_nouns"]["forms"][low]
        return bool(form != low and low not in ("this", "us", "is"))
    return low.endswith("s") and not low.endswith(("ss", "us", "is", "'s")) and len(low) > 3


def parse(segment: tuple[str, ...]) -> Parse:
    """The parts of a segment's words."""
    adverbs = words("words", "adverbs")
    at = 0
    while at < len(segment) - 1 and segment[at].lower() in adverbs and not (at + 1 < len(segment) and segment[at].lower() in ("all", "both", "only", "each", "so", "not", "about", "once", "first", "over") and base_of(segment[at + 1]) is None and segment[at + 1].lower() not in SUBJECTS):
        at += 1
    lead, rest = segment[:at], segment[at:]
    if not rest:
        return Parse("noun", (), segment, ())
    first = rest[0].lower()
    if first in words("words", "prepositions") - {"about", "over", "under", "outside", "inside"} or first in JOINERS:
        return Parse("noun", (), segment, ())
    if first in SUBJECTS and len(rest) > 1 or first in ANYBODY:
        verb = _verb_after(rest, 1, near=True)
        if verb:
            return Parse("clause", lead, rest[:verb], rest[verb:])
    if _opens_action(rest):
        return Parse("action", lead, (), rest)
    verb = _verb_after(rest, 1)
    if verb:
        return Parse("clause", lead, rest[:verb], rest[verb:])
    return Parse("noun", (), segment, ())


def _opens_action(rest: tuple[str, ...]) -> bool:
    """Whether the words begin with a verb whose subject was left out."""
    first = rest[0].lower()
    if first in words("words", "aux"):
        return first not in ("can", "will", "might", "may", "must")
    base = base_of(first)
    if base is None:
        return False
    after = rest[1].lower() if len(rest) > 1 else ""
    objects = words("words", "determiners") | {"me", "him", "her", "them", "us", "it", "everything", "even", "off", "out"}
    takes = after in objects or after[:1].isdigit() or after.startswith("\ue000")
    particle = after in ("back", "away", "up", "down", "on", "over", "off", "out") and len(rest) > 2
    takes = takes or (particle and (rest[2].lower() in objects or rest[2][:1].isdigit()))
    if first in words("words", "labels") and after[:1].isdigit():
        return False
    both = base in words("words", "verbs", "also_nouns")
    if is_past(first) and first != base:
        if is_participle(first) and not takes and after not in closed_words():
            return False
        return after not in words("words", "aux") and not (is_participle(first) and after == "by")
    if is_s_form(first):
        if both:
            return takes or after in words("words", "adverbs")
        return after not in words("words", "aux") and not _later_verb(rest)
    return first == base and takes and after not in ("of",) and not (both and after in ("a", "about"))


@cache
def closed_words() -> frozenset[str]:
    """Words that only hold a phrase together."""
    return words("words", "determiners") | words("words", "prepositions") | words("words", "adverbs") | {"me", "him", "us"}


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
        if word in RELATIVE:
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
    labelled = at > 1 and before[:1].isdigit() and rest[at - 2].lower() in words("words", "labels")
    if labelled and (is_s_form(word) or is_past(word)):
        return True
    if before in words("words", "determiners") - ANYBODY or before[:1].isdigit() or before in words("words", "prepositions") - {"up", "down", "out", "off"}:
        return False
    base = base_of(word)
    if base is None or after in words("words", "aux") and not after == "got":
        return False
    both = base in words("words", "verbs", "also_nouns")
    objects = words("words", "determiners") | {"me", "him", "her", "them", "us", "it", "everything", "up", "out", "off", "down", "back", "in", "at", "on", "over", "through", "every", "to", "for", "from", "by", "with", "without", "into", "like", "even", "when", "if"}
    takes = after in objects or after[:1].isdigit() or after.startswith("\ue000")
    head = _head(rest[:at])
    plural = is_plural(head) or head.lower() in ("people", "staff", "everybody")
    if before.endswith("ly") or before in words("words", "adverbs"):
        return is_s_form(word) or is_past(word) or plural
    if is_past(word) and word != base:
        if is_participle(word) and (after in words("words", "prepositions") or not after):
            return base in words("words", "verbs", "intransitive") and word not in _only_participles()
        return word not in _only_participles() and not _finite_later(rest, at)
    if is_s_form(word):
        strong = not both or (takes and after not in ("in", "on", "at", "for", "with", "from", "by", "to", "over"))
        telling = any(later.lower() in TELLING for later in rest[at + 1 :])
        return not plural and (strong or (takes and telling))
    if word == base and plural and head.lower() not in COMPOUNDING:
        return head.lower() == "people" or (bool(after) and (takes or after not in words("words", "prepositions")))
    return False


def _finite_later(rest: tuple[str, ...], at: int) -> bool:
    """Whether another finite verb follows, so that a form in -ed before it is a participle (`a pelican named Frank sits`)."""
    for later in range(at + 1, len(rest)):
        if rest[later].lower() in JOINERS | RELATIVE:
            return False
        if rest[later].lower() in words("words", "aux") or (is_s_form(rest[later]) and _finite(rest, later)):
            return True
    return False


def _head(phrase: tuple[str, ...]) -> str:
    """The head noun of a noun phrase: the last word before a preposition, relative or participle."""
    closers = words("words", "prepositions") | RELATIVE
    for at, word in enumerate(phrase):
        if at and (word.lower() in closers or (is_participle(word) and at > 0 and word.lower() in words("words", "verbs", "participles"))):
            return phrase[at - 1]
    return phrase[-1] if phrase else ""


def head_of(phrase: str) -> str:
    """The head noun of a noun phrase in words."""
    return _head(tuple(phrase.split()))


def second_person(verb: str) -> str:
    """A verb as `you` takes it: `runs` to `run`, `is` to `are`; past tenses and modals stay."""
    low = verb.lower()
    if low in BE:
        return BE[low]
    if low in words("words", "aux"):
        return low
    base = base_of(low)
    return base if base is not None and is_s_form(low) else low


def past_of(base: str) -> str:
    """The past tense of a base form."""
    special = {"show": "showed", "tell": "told", "give": "gave", "take": "took", "let": "let", "say": "said", "run": "ran",
               "keep": "kept", "make": "made", "explain": "explained", "mention": "mentioned"}
    if base in special:
        return special[base]
    return base + "d" if base.endswith("e") else base + "ed"


def gerund(base: str) -> str:
    """The form in -ing: `let` to `letting`, `take` to `taking`."""
    special = {"let": "letting", "run": "running", "put": "putting", "get": "getting", "set": "setting", "cut": "cutting"}
    if base in special:
        return special[base]
    return base[:-1] + "ing" if base.endswith("e") and not base.endswith("ee") else base + "ing"


def with_article(phrase: str, definite: bool = True) -> str:
    """A noun phrase fit for the middle of a sentence: an article where a single thing has none."""
    parts = phrase.split()
    if not parts:
        return phrase
    first = parts[0].lower()
    if parts[0] in CALENDAR and len(parts) > 1 and not is_plural(parts[0]):
        return "the " + phrase if definite else "a " + phrase
    opened = first in words("words", "determiners") or first[0].isdigit() or first.startswith("\ue000") or first[0] in "\"“"
    if definite and (first[0].isdigit() or first in NUMBERS) and len(parts) > 1 and parts[1] not in ("more", "other", "percent", "per"):
        counted = is_plural(_head(tuple(parts))) and not re.search(r" (?:a|an|per) \w+$", phrase)
        return "the " + phrase if counted and _head(tuple(parts)) not in ("years", "weeks", "months", "days", "hours") else phrase
    if opened or first in words("words", "prepositions") or parts[0][0].isupper() and parts[0] != parts[0].upper():
        return phrase
    if parts[0][0].isupper() and len(parts) == 1:
        return phrase
    head = _head(tuple(parts)).lower()
    if is_plural(head) or first.endswith("ing") or head in words("words", "bare"):
        return phrase
    if len(parts) > 1 and parts[1][:1].isdigit():
        return phrase
    if definite:
        return "the " + phrase
    return ("an " if first[0] in "aeiou" else "a ") + phrase
