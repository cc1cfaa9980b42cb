"""Who is meant: the reader becomes `you`, with the verb put right; what can't be told is left out (P5)."""

from __future__ import annotations

import re

from afterword.composer import forms
from afterword.composer.data import table, words
from afterword.composer.details import Context, Reader
from afterword.composer.fitness import function_words


def you_do(rest: tuple[str, ...]) -> tuple[str, ...]:
    """The verb of a clause as `you` takes it; `did show` becomes `showed`; a second verb behind `and` follows."""
    at = 0
    while at < len(rest) - 1 and rest[at].lower() in words("words", "adverbs"):
        at += 1
    verb = rest[at].lower()
    if verb == "did" and at + 1 < len(rest) and forms.base_of(rest[at + 1]) == rest[at + 1].lower():
        return (*rest[:at], forms.past_of(rest[at + 1].lower()), *rest[at + 2 :])
    out = [*rest[:at], forms.second_person(rest[at]), *rest[at + 1 :]]
    for place in range(at + 2, len(out)):
        joined = out[place - 1].lower() in ("and", "then") and forms.is_s_form(out[place])
        follow = out[place + 1].lower() if place + 1 < len(out) else ""
        if joined and (not follow or follow in words("words", "determiners") | {"them", "it"}):
            out[place] = forms.second_person(out[place])
    return tuple(out)


def may_be_reader(pronoun: str, reader: Reader) -> bool:
    """Whether `he`, `she` or `they` in a note can be the person written to."""
    if not reader.pronouns or pronoun == "they":
        return True
    return pronoun in reader.pronouns.lower().replace("/", " ").split()


def as_you(parts: tuple[str, ...], about: Context, plural_before: bool = False) -> tuple[str, ...] | None:
    """The words with the reader as `you`; None if it can't be told who a pronoun stands for.

    `plural_before`: several people or things stand before, to whom a `they` then belongs."""
    swaps: dict[str, str] = table("words")["pronouns"]["swaps"]
    stranger = about.stranger or names_stranger(" ".join(parts), about.reader)
    anybody = any(word.lower() in words("words", "pronouns", "people") for word in parts)
    out: list[str] = []
    for at in range(len(parts)):
        word, low = parts[at], parts[at].lower().strip(",")
        after = parts[at + 1].lower() if at + 1 < len(parts) else ""
        if low in ("them", "they", "their", "theirs", "themselves") and (anybody or plural_before):
            out.append(low)
            continue
        if low == "them":
            cut = _cut_tail(out)
            if cut is None:
                return None
            out = cut
            continue
        if low in ("he", "she", "they"):
            if stranger or not may_be_reader(low, about.reader) or not after:
                return None
            parts = (*parts[: at + 1], *you_do(parts[at + 1 :]))
            if len(parts) <= at + 1:
                return None
            out.append("you")
        elif low in swaps or low == "her":
            if stranger and low != "their":
                return None
            owned = after and after not in function_words() - {"own", "two", "three", "first"}
            out.append(("your" if owned else "you") if low == "her" else swaps[low])
        else:
            out.append(word)
        doing = at == 0 and forms.is_s_form(low)
        plural_before = plural_before or (
            not doing and forms.is_plural(low) and low not in words("words", "determiners")
        )
    return tuple(out)


def names_stranger(text: str, reader: Reader) -> bool:
    """Whether somebody else is named, to whom a later `he` or `her` may belong."""
    known = {name.lower() for name in reader.others}
    named = any(word.lower().strip(",.'s") in known for word in text.split())
    return named or bool(re.search(r"\b(?:named|called|nicknamed) [A-Z\ue000]", text))


def _cut_tail(out: list[str]) -> list[str] | None:
    """What stands before a pronoun nobody can resolve, without the preposition phrase it is in (`for five of them`)."""
    for back in range(len(out) - 1, max(len(out) - 5, 0), -1):
        if out[back].lower() in words("words", "prepositions") and out[back].lower() != "of":
            return out[:back] if back >= 3 else None
    return None
