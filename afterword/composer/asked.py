"""What they asked, as an indirect question in the first person."""

from __future__ import annotations

import re
from dataclasses import replace

from afterword.composer import grammar, privacy
from afterword.composer.data import words
from afterword.composer.details import Context, Detail, Shape
from afterword.composer.fitness import function_words, is_doubtful
from afterword.composer.forms import base_of, past_of
from afterword.composer.pieces import back, noun
from afterword.composer.tidy import HELD


def question(sentence: str, about: Context) -> list[Detail]:
    """What they asked, as an indirect question; a quotation is kept as one."""
    held = HELD.fullmatch(sentence.strip(" ?."))
    text = about.tidied.quotes[int(held.group(1))] if held else sentence
    who = "|".join(["he", "she", "they", *map(re.escape, about.reader.names)])
    lead = rf"^(?:(?:{who})\s+)?(?:also\s+)?(?:asked|asks|wanted to know|wondered)\s+(?:me\s+)?(?:about\s+)?"
    text = re.sub(lead, "", text.strip(), flags=re.IGNORECASE)
    text = re.split(r"[;]|\?\s|,?\s+(?:and\s+)?I (?:said|told|answered|replied)\b", text)[0].strip(" ?.,")
    if not text or is_doubtful(sentence) or privacy.is_unfit(back(sentence, about)):
        return []
    indirect = _indirect(text)
    if indirect is None:
        details = noun(tuple(text.split()), about) if grammar.parse(tuple(text.split())).kind == "noun" else []
        return [replace(d, shape=Shape.QUESTION, text=f"about {d.text}") for d in details if d.shape is Shape.NOUN]
    if len(indirect.split()) > 24:
        return []
    return [Detail(Shape.QUESTION, back(indirect, about), about.source, about.kind)]


WH = frozenset({"what", "why", "how", "when", "where", "which", "who", "whether", "if"})


TURN = {"you": "I", "your": "my", "yours": "mine", "yourself": "myself", "youd": "I would", "you'd": "I would"}


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
    if first not in WH:
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
    if rest and rest[0].lower() in ("is", "are", "was", "were") and len(rest) > 1 and first in ("what", "where", "who"):
        end = next((at for at, word in enumerate(rest) if at > 1 and word.lower() in ("and", "when", "if")), len(rest))
        return " ".join([opener, *_me([*rest[1:end], rest[0], *rest[end:]])])
    return None if rest and rest[0].lower() in ("do", "does", "did") else " ".join([opener, *_me(rest)])


THEIRS = {"we": "you", "our": "your", "us": "you"}
PERSONS = frozenset({"you", "i", "we", "they"})


def _unturned(helper: str, subject: str, rest: list[str]) -> list[str] | None:
    """Subject before verb again: `do you think` to `you think`, `did you leave` to `you left`."""
    who = "I" if subject.lower() == "i" else subject.lower()
    if helper == "do":
        return [who, *rest]
    if helper == "did" and rest:
        skip = 1 if rest[0].lower() in ("last", "first", "ever", "once") and len(rest) > 1 else 0
        verb = rest[skip].lower()
        return [who, *rest[:skip], past_of(verb), *rest[skip + 1 :]] if base_of(verb) == verb else None
    return None if helper in ("does", "did") else [who, helper, *rest]


def _me(rest: list[str]) -> list[str]:
    """The one asked, in the first person: `you` is `I` before a verb and `me` behind one."""
    out: list[str] = []
    for at, word in enumerate(rest):
        low, after = word.lower(), rest[at + 1].lower() if at + 1 < len(rest) else ""
        if (
            low == "you"
            and at
            and (not after or after in function_words() - words("words", "aux") - words("words", "adverbs"))
        ):
            out.append("me")
        else:
            out.append(TURN.get(low, word))
    fits = {"are": "am", "were": "was"}
    return [fits.get(word, word) if at and out[at - 1] == "I" else word for at, word in enumerate(out)]
