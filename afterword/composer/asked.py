"""What they asked, as an indirect question in the first person."""

from __future__ import annotations

import re
from dataclasses import replace

from afterword.composer import grammar, privacy
from afterword.composer.data import words
from afterword.composer.details import Context, Detail, Shape
from afterword.composer.fitness import is_doubtful
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
    parts = text.split()
    first = parts[0].lower()
    aux = words("words", "aux")
    if first in WH:
        opener = [first if first != "if" else "whether"]
        rest = parts[1:]
        if first == "how" and rest and rest[0].lower() in ("many", "much", "long", "often", "far"):
            opener.append(rest.pop(0).lower())
        pronouns = {"i", "you", "we", "they", "the"}
        while (
            first in ("what", "which")
            and len(rest) > 1
            and rest[0].lower() not in aux | pronouns
            and rest[1].lower() in aux
        ):
            opener.append(rest.pop(0))
        if len(rest) > 1 and rest[0].lower() in aux and rest[1].lower() in ("you", "i", "we", "they"):
            helper, subject = rest[0].lower(), rest[1].lower()
            rest = [subject, *([] if helper == "do" else [helper]), *rest[2:]]
            if helper == "did":
                return None
        elif len(rest) > 1 and rest[0].lower() in ("do", "does", "did"):
            return None
        return " ".join([*opener, *(_me(rest))])
    if first in aux and len(parts) > 2 and parts[1].lower() in ("you", "i"):
        if first in ("did", "does"):
            return None
        helping = [] if first == "do" else [first]
        return " ".join(["whether", *_me([parts[1].lower(), *helping, *parts[2:]])])
    return None


def _me(rest: list[str]) -> list[str]:
    """The one asked, in the first person."""
    out = [TURN.get(word.lower(), word) for word in rest]
    return ["am" if word == "are" and at and out[at - 1] == "I" else word for at, word in enumerate(out)]
