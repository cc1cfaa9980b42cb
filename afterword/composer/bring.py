"""What the candidate brings: strengths and notes of fit, read into forms that a sentence can take (C3)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from afterword.composer import forms, grammar, phrases, privacy
from afterword.composer.data import words
from afterword.composer.fitness import fit_to_send
from afterword.composer.numbers import House
from afterword.composer.tidy import tidy
from afterword.composer.trades import SPAN, a_or_an, is_role, span_of_years
from afterword.language import content_lemmas

COUNTED = frozenset(
    content_lemmas("years yrs yr year seasons months last job work one two three four five six seven eight nine ten")
) | frozenset(map(str, range(40)))
"""Words that two strengths may share without speaking of the same thing."""

HELD_AS = frozenset(
    {
        "certified",
        "qualified",
        "licensed",
        "licenced",
        "registered",
        "chartered",
        "experienced",
        "skilled",
        "used",
        "based",
        "interested",
    }
)
SAME_PAST = frozenset({"cut", "put", "set", "hit", "split", "shut", "led", "ran", "built", "kept", "rebuilt", "grew"})


@dataclass(frozen=True, slots=True)
class Bring:
    """A strength in the forms it can take, each mid-sentence and without a full stop; `source` is its place.

    `did`: a clause with I. `years`: a span of experience. `role`: as what. `brought`: a bare noun phrase.
    """

    source: str
    raw: str
    did: str = ""
    years: str = ""
    role: str = ""
    brought: str = ""
    figure: bool = False

    @property
    def empty(self) -> bool:
        """Whether nothing in it could be turned."""
        return not (self.did or self.years or self.role or self.brought)

    @property
    def lemmas(self) -> frozenset[str]:
        """What it is about."""
        return frozenset(content_lemmas(self.raw.replace("-", " "))) - COUNTED


def read_strength(text: str, source: str, house: House) -> Bring:
    """A strength or note of fit in all forms that are safe; an empty one if there is none."""
    tidied = tidy(text, house)
    forms: dict[str, str] = {}
    figure = False
    sentences = [piece.strip(" .") for piece in re.split(r"(?<=[.;])\s+", tidied.text) if piece.strip(" .")]
    for sentence in sentences:
        segments = [s.strip(" .") for s in re.split(r",\s+|\s[-–—]\s|:\s+|\s*[()]\s*", sentence) if s.strip(" .")]
        for at, segment in enumerate(segments):
            if privacy.is_unfit(segment) or "???" in segment:
                continue
            after = segments[at + 1 :]
            found = _forms(segment, segments[at - 1] if at else "", after)
            for name, value in found.items():
                value = tidied.restore(value)
                if name not in forms and fit_to_send(value) and 1 < len(value.split()) <= 24:
                    forms[name] = value
                    figure = figure or (name == "brought" and value[:1].isdigit())
    name = next((name for name in ("did", "years", "role", "brought") if name in forms), "")
    best = forms.get(name, "")
    did, years, role, brought = (best if name == form else "" for form in ("did", "years", "role", "brought"))
    return Bring(source, text, did, years, role, brought, figure)


def _forms(segment: str, before: str, after: list[str]) -> dict[str, str]:
    parts = tuple(segment.split())
    change = _change(segment)
    if change:
        return {}
    span = SPAN.search(segment)
    done = _did(parts, after)
    if done:
        return {"did": done}
    if span:
        follow = after[0] if after and _plain_noun(after[0]) and forms.is_plural(phrases.head_of(after[0])) else ""
        years = span_of_years(segment, span, before, follow)
        return {"years": years} if years else {}
    if is_role(segment):
        led = after[0] if after and re.match(r"\d+ [a-z]+s$", after[0]) else ""
        return {"role": a_or_an(segment) + (f" with {led}" if led else "")}
    held = _held(parts)
    if held:
        return {"did": held}
    first = parts[0].lower()
    if (
        first in words("words", "prepositions") - {"under", "over", "about"}
        or first in ("so", "and", "then", "no", "not")
        or len(parts) > 14
    ):
        return {}
    if len(parts) == 1 and not forms.is_plural(parts[0]):
        return {}
    rest = [piece for piece in after if _plain_noun(piece)][:1]
    noun = phrases.with_article(segment, definite=False)
    if (
        re.match(r"(?:two|three|four|five|six) \w+ \w+", noun)
        and not forms.is_plural(phrases.head_of(segment))
        and not forms.is_plural(parts[1])
    ):
        noun = "a " + "-".join(parts[:2]) + " " + " ".join(parts[2:])
    if rest and len(parts) <= 6 and len(rest[0].split()) <= 6:
        noun += " and " + phrases.with_article(rest[0], definite=False)
    return {"brought": noun}


def _plain_noun(piece: str) -> bool:
    parts = tuple(piece.split())
    base = forms.base_of(parts[0])
    verbal = (base is not None and base not in words("words", "verbs", "also_nouns")) or grammar.parse(
        parts
    ).kind != "noun"
    return not (
        verbal
        or SPAN.search(piece)
        or _change(piece)
        or _did(parts, [])
        or is_role(piece)
        or privacy.is_unfit(piece)
        or (len(parts) == 1 and len(piece) < 4)
        or parts[0].lower() in words("words", "prepositions") | {"bilingual", "no", "not"}
    )


def _change(segment: str) -> str:
    """`90 seconds → 12 seconds` or `90 seconds down to 12` as `from 90 seconds down to 12`."""
    match = re.fullmatch(
        r"(?:from )?(\d[\d.,]*(?: \w+){0,2}?) (?:→|down to|up to|to) (\d[\d.,]*(?: \w+){0,2})", segment
    )
    if not match:
        return ""
    low = float(re.sub(r"[^\d.]", "", match.group(2)) or 0) < float(re.sub(r"[^\d.]", "", match.group(1)) or 0)
    return f"from {match.group(1)} {'down' if low else 'up'} to {match.group(2)}"


def _did(parts: tuple[str, ...], after: list[str]) -> str:
    """A past deed, its subject left out or `I`, as a clause with I."""
    if len(parts) < 2:
        return ""
    first = parts[0].lower()
    clause = ""
    if first == "i" and len(parts) > 2:
        clause = _since("I " + " ".join(parts[1:]))
    elif first == "my":
        return ""
    elif (
        (first in SAME_PAST or (first.endswith("ed") and len(first) > 4 and first not in HELD_AS))
        and len(parts) > 2
        and not is_role(" ".join(parts))
    ):
        clause = "I " + " ".join(parts)
    else:
        parsed = grammar.parse(parts)
        verb = parsed.rest[0].lower() if parsed.rest else ""
        if parsed.kind == "action" and forms.is_past(verb) and forms.base_of(verb) != verb:
            clause = "I " + " ".join([*parsed.lead, *parsed.rest])
        elif parsed.kind == "action" and forms.base_of(verb) == verb and not parsed.lead:
            clause = "I " + " ".join(parsed.rest)
        elif parsed.kind == "action" and forms.is_s_form(verb):
            clause = "I " + " ".join([*parsed.lead, forms.second_person(verb), *parsed.rest[1:]])
    if len(clause.split()) < 4 and parts[-1].lower() in ("none", "some", "it", "all", "nothing", "everything"):
        return ""
    if not clause or re.search(r"\b(?:he|she|they|them|him|her|his)\b", clause):
        return _without_dangling(clause)
    for piece in after[:1]:
        change = _change(piece)
        if change:
            clause += ", " + change
    return clause


def _without_dangling(clause: str) -> str:
    """A clause without the preposition phrase whose pronoun nobody can resolve (`… for five of them`)."""
    cut = re.sub(r"\s+(?:for|with|in|on|to|of|from)(?: \w+)?(?: of)? (?:them|him|her)\b.*$", "", clause)
    return cut if len(cut.split()) > 3 and not re.search(r"\b(?:he|she|they|them|him|her|his)\b", cut) else ""


def _since(clause: str) -> str:
    """`I am a trainer since 2019` as `I have been a trainer since 2019`."""
    return re.sub(r"^I am (.+ since \S+)$", r"I have been \1", clause)


def _held(parts: tuple[str, ...]) -> str:
    """A ticket, licence or level as something one holds."""
    known = {word.lower() for word in words("words", "credentials")}
    if not any(part.lower().strip(".") in known for part in parts) or len(parts) > 8 or parts[0][:1].isdigit():
        return ""
    phrase = " ".join(parts)
    if parts[-1].lower() in HELD_AS:
        return f"I am {phrase}"
    numbered = parts[-1][:1].isdigit() and parts[0].isupper()
    return f"I hold {phrase if numbered or forms.is_plural(phrases.head_of(phrase)) else a_or_an(phrase)}"
