"""What they asked, as an indirect question in the first person."""

from __future__ import annotations

import re
from dataclasses import replace

from afterword.composer import forms, grammar, privacy
from afterword.composer.data import words
from afterword.composer.details import Context, Detail, Shape
from afterword.composer.fitness import function_words, is_doubtful
from afterword.composer.pieces import detail, noun
from afterword.composer.tidy import HELD

WH = frozenset(["what", "why", "how", "when", "where", "which", "who", "whether", "if"])
TURN = {"you": "I", "your": "my", "yours": "mine", "yourself": "myself", "youd": "I would", "you'd": "I would"}
THEIRS = {"we": "you", "our": "your", "us": "you"}
PERSONS = frozenset({"you", "i", "we", "they"})


def question(sentence: str, about: Context) -> list[Detail]:
    """What they asked, as an indirect question; a quotation is kept as one."""
    held = HELD.fullmatch(sentence.strip(" ?."))
    text = about.tidied.quotes[int(held.group(1))] if held else sentence
    who = "|".join(["he", "she", "they", *map(re.escape, about.reader.names)])
    lead = rf"^(?:(?:{who})\s+)?(?:also\s+)?(?:asked|asks|wanted to know|wondered)\s+(?:me\s+)?(?:about\s+)?"
    text = re.sub(lead, "", text.strip(), flags=re.IGNORECASE)
    text = re.split(r"[;]|\?\s|,?\s+(?:and\s+)?I (?:said|told|answered|replied)\b", text)[0].strip(" ?.,")
    if not text or is_doubtful(sentence) or privacy.is_unfit(about.tidied.restore(sentence)):
        return []
    indirect = _indirect(text)
    if indirect is None:
        parts = tuple(text.split())
        named = noun(parts, about) if grammar.parse(parts).kind == "noun" else []
        return [replace(d, shape=Shape.QUESTION, text=f"about {d.text}") for d in named if d.shape is Shape.NOUN]
    return [detail(Shape.QUESTION, indirect, about)] if len(indirect.split()) <= 24 else []


def _indirect(text: str) -> str | None:
    """A direct question turned: `how would you …` to `how I would …`; None if it isn't one that can be turned."""
    told = re.match(r"(?:tell me|talk me through|walk me through|describe)\s+(?:about\s+)?(?=\S)", text, re.IGNORECASE)
    if told:
        return "about " + " ".join(_me(text[told.end() :].split()))
    parts = text.split()
    first, rest = parts[0].lower(), parts[1:]
    aux = words("words", "aux")
    if first in aux and len(parts) > 2 and rest[0].lower() in ("you", "i"):
        turned = _unturned(first, rest[0], rest[1:])
        return " ".join(["whether", *_me(turned)]) if turned else None
    if first not in WH or not rest:
        return None
    opener = first if first != "if" else "whether"
    for at in range(len(rest) - 1):
        if rest[at].lower() in aux and rest[at + 1].lower() in PERSONS:
            turned = _unturned(rest[at].lower(), rest[at + 1], rest[at + 2 :])
            said = _me(turned) if turned else []
            said = [THEIRS.get(word.lower(), word) for word in said] if rest[at + 1].lower() == "we" else said
            return " ".join([opener, *rest[:at], *said]) if said else None
        if rest[at].lower() in PERSONS:
            break
    helper = rest[0].lower()
    if helper in ("is", "are", "was", "were") and len(rest) > 1 and first in ("what", "where", "who"):
        end = next((at for at, word in enumerate(rest) if at > 1 and word.lower() in ("and", "when", "if")), len(rest))
        return " ".join([opener, *_me([*rest[1:end], rest[0], *rest[end:]])])
    if helper in ("do", "does", "did"):
        done = _of_others(helper, rest[1:])
        return " ".join([opener, *_me(done)]) if done else None
    return " ".join([opener, *_me(rest)])


def _of_others(helper: str, rest: list[str]) -> list[str] | None:
    """`does the boiler trip` as `the boiler trips`, `did the crew leave` as `the crew left`."""
    for at, word in enumerate(rest):
        if at and forms.base_of(word) == word.lower() and rest[at - 1].lower() not in words("words", "determiners"):
            turned = {"do": word, "does": forms.third_person(word.lower()), "did": forms.past_of(word.lower())}[helper]
            return [*rest[:at], turned, *rest[at + 1 :]]
    return None


def _unturned(helper: str, subject: str, rest: list[str]) -> list[str] | None:
    """Subject before verb again: `do you think` to `you think`, `did you leave` to `you left`."""
    who = "I" if subject.lower() == "i" else subject.lower()
    if helper == "do":
        return [who, *rest]
    if helper == "did" and rest:
        skip = 1 if rest[0].lower() in ("last", "first", "ever", "once") and len(rest) > 1 else 0
        verb = rest[skip].lower()
        return [who, *rest[:skip], forms.past_of(verb), *rest[skip + 1 :]] if forms.base_of(verb) == verb else None
    return None if helper in ("does", "did") else [who, helper, *rest]


def _me(rest: list[str]) -> list[str]:
    """The one asked, in the first person: `you` is `I` before a verb and `me` behind one."""
    closing = function_words() - words("words", "aux") - words("words", "adverbs")
    out: list[str] = []
    for at, word in enumerate(rest):
        low, after = word.lower(), rest[at + 1].lower() if at + 1 < len(rest) else ""
        out.append("me" if low == "you" and at and (not after or after in closing) else TURN.get(low, word))
    fits = {"are": "am", "were": "was"}
    return [fits.get(word, word) if at and out[at - 1] == "I" else word for at, word in enumerate(out)]
