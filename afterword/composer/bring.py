"""What the candidate brings: strengths and notes of fit, read into forms that a sentence can take (C3)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from afterword.composer import forms, grammar, phrases, privacy
from afterword.composer.data import table, words
from afterword.composer.fitness import fit_to_send
from afterword.composer.numbers import House
from afterword.composer.tidy import tidy
from afterword.composer.trades import SPAN, for_so_long, is_role, span_of_years
from afterword.language import content_lemmas

FORMS = ("did", "years", "role", "brought")
OTHERS = re.compile(r"\b(?:he|she|they|them|him|her|his)\b")
CHANGE = re.compile(r"(?:from )?(\d[\d.,]*(?: \w+){0,2}?) (?:→|down to|up to|to) (\d[\d.,]*(?: \w+){0,2})")


@dataclass(frozen=True, slots=True)
class Bring:
    """A strength in the form it can take, mid-sentence and without a full stop; `source` is its place in the case.

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
    def past(self) -> bool:
        """Whether it tells of a deed that is done, not of something that lasts."""
        verb = self.did.split()[1].lower() if self.did else ""
        return forms.is_past(verb) and verb not in ("have", "am")

    @property
    def lemmas(self) -> frozenset[str]:
        """What it is about; counts and spans apart, which two strengths may share by chance."""
        shared = frozenset(content_lemmas(table("words")["deeds"]["shared"])) | frozenset(map(str, range(40)))
        return frozenset(content_lemmas(self.raw.replace("-", " "))) - shared


def read_strength(text: str, source: str, house: House) -> Bring:
    """A strength or note of fit in the best form that is safe; an empty one if there is none."""
    tidied = tidy(text, house)
    found: dict[str, str] = {}
    figure = False
    for sentence in re.split(r"(?<=[.;])\s+", tidied.text):
        segments = [s.strip(" .") for s in re.split(r",\s+|\s[-–—]\s|:\s+|\s*[()]\s*", sentence) if s.strip(" .")]
        for at, segment in enumerate(segments):
            if privacy.is_unfit(segment) or "???" in segment:
                continue
            for name, value in _forms(segment, segments[at - 1] if at else "", segments[at + 1 :]).items():
                value = tidied.restore(value)
                if name not in found and fit_to_send(value) and 1 < len(value.split()) <= 24:
                    found[name] = value
                    figure = figure or (name == "brought" and bool(re.match(r"\d|zero|no ", value)))
    best = next((name for name in FORMS if name in found), None)
    return Bring(source, text, **{best: found[best]}, figure=figure) if best else Bring(source, text)


def _forms(segment: str, before: str, after: list[str]) -> dict[str, str]:
    parts = tuple(segment.split())
    first = parts[0].lower()
    if _change(segment):
        return {}
    done = _did(parts, after)
    if done:
        return {"did": for_so_long(done)}
    span = SPAN.search(segment)
    counted = span and re.match(r"(?:zero|no|without) ", segment)
    if span and not counted:
        follow = after[0] if after and _plain_noun(after[0]) and forms.is_plural(phrases.head_of(after[0])) else ""
        years = span_of_years(segment, span, before, follow)
        return {"years": years} if years else {}
    if is_role(segment):
        led = after[0] if after and re.match(r"\d+ [a-z]+s$", after[0]) else ""
        return {"role": phrases.a_or_an(segment) + (f" with {led}" if led else "")}
    held = _held(parts)
    if held:
        return {"did": held}
    closed = words("words", "prepositions") - {"under", "over", "about"} | {"so", "and", "then", "not", "i", "never"}
    if first in closed or len(parts) > 14 or (len(parts) == 1 and not forms.is_plural(parts[0])):
        return {}
    if forms.base_of(first) and not first.endswith("ing") and grammar.parse(parts).kind != "noun":
        return {}
    noun = segment if phrases.bare_work(segment) or first == "no" else phrases.a_or_an(segment)
    rest = [piece for piece in after if _plain_noun(piece)][:1]
    if rest and len(parts) <= 6 and len(rest[0].split()) <= 6:
        noun += " and " + (rest[0] if phrases.bare_work(rest[0]) else phrases.a_or_an(rest[0]))
    return {"brought": noun}


def _plain_noun(piece: str) -> bool:
    parts = tuple(piece.split())
    base = forms.base_of(parts[0])
    verbal = base is not None and base not in words("words", "verbs", "also_nouns")
    if verbal or grammar.parse(parts).kind != "noun" or SPAN.search(piece) or _change(piece) or _did(parts, []):
        return False
    small = (len(parts) == 1 and len(piece) < 4) or is_role(piece) or privacy.is_unfit(piece)
    return not (small or OTHERS.search(piece)) and parts[0].lower() not in words("words", "prepositions") | {
        "bilingual",
        "no",
        "not",
        "never",
    }


def _change(segment: str) -> str:
    """`90 seconds → 12 seconds` or `90 seconds down to 12` as `from 90 seconds down to 12`."""
    match = CHANGE.fullmatch(segment)
    if not match:
        return ""
    old, new = (float(re.sub(r"[^\d.]", "", match.group(at)).strip(".") or 0) for at in (1, 2))
    return f"from {match.group(1)} {'down' if new < old else 'up'} to {match.group(2)}"


def _did(parts: tuple[str, ...], after: list[str]) -> str:
    """A past deed, its subject left out or `I`, as a clause with I."""
    first = parts[0].lower()
    if len(parts) < 2 or first == "my":
        return ""
    parsed = grammar.parse(parts)
    verb = parsed.rest[0].lower() if parsed.rest else ""
    past = first in words("words", "deeds", "past") or (
        first.endswith("ed") and len(first) > 4 and first not in words("words", "deeds", "state")
    )
    clause = ""
    if first == "i":
        clause = re.sub(r"^I am (.+ since \S+)$", r"I have been \1", "I " + " ".join(parts[1:]))
        if after and after[0].split()[0] in ("never", "always"):
            clause += " and " + after[0]
    elif first in ("can", "could"):
        clause = "I " + " ".join(parts)
    elif first in ("hand", "home", "co") and parts[1].endswith("ed"):
        clause = f"I {first}-" + " ".join(parts[1:])
    elif past and len(parts) > 2 and not is_role(" ".join(parts)):
        clause = "I " + " ".join(parts)
    elif parsed.kind == "action" and forms.is_past(verb) and forms.base_of(verb) != verb:
        clause = "I " + " ".join([*parsed.lead, *parsed.rest])
    elif parsed.kind == "action" and forms.base_of(verb) == verb and not parsed.lead:
        clause = "I " + " ".join(parsed.rest)
    elif parsed.kind == "action" and forms.is_s_form(verb):
        clause = "I " + " ".join([*parsed.lead, forms.second_person(verb), *parsed.rest[1:]])
    dangling = ("none", "some", "it", "all", "nothing", "everything")
    if not clause or len(clause.split()) < 3 or (len(clause.split()) < 4 and parts[-1].lower() in dangling):
        return ""
    if OTHERS.search(clause):
        cut = re.sub(r"\s+(?:for|with|in|on|to|of|from)(?: \w+)?(?: of)? (?:them|him|her)\b.*$", "", clause)
        return cut if len(cut.split()) > 3 and not OTHERS.search(cut) else ""
    change = _change(after[0]) if after else ""
    return f"{clause}, {change}" if change else clause


def _held(parts: tuple[str, ...]) -> str:
    """A ticket, licence or level as something one holds."""
    known = {word.lower() for word in words("words", "credentials")}
    if not any(part.lower().strip(".") in known for part in parts) or len(parts) > 8 or parts[0][:1].isdigit():
        return ""
    phrase = " ".join(parts)
    if parts[-1].lower() in words("words", "deeds", "state"):
        return f"I am {phrase}"
    numbered = parts[-1][:1].isdigit() and parts[0].isupper()
    return f"I hold {phrase if numbered or forms.is_plural(phrases.head_of(phrase)) else phrases.a_or_an(phrase)}"
