"""What the candidate brings: strengths and notes of fit, read into forms that a sentence can take (C3)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from afterword.composer import grammar, privacy
from afterword.composer.data import words
from afterword.composer.reading import fit_to_send
from afterword.composer.tidy import House, tidy
from afterword.language import content_lemmas

SPAN = re.compile(
    r"(?:for |over |about )?\b(?P<n>\d+(?:[.,]\d+)?\+?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
    r" (?P<unit>years?|seasons?|months?|hours|winters?|summers?|decades?|terms?|harvests?)\b(?: of\b)?"
)


COUNTED = frozenset(content_lemmas("years yrs yr year seasons months last job work one two three four five six seven eight nine ten")) | frozenset(map(str, range(40)))
"""Words that two strengths may share without speaking of the same thing."""

HELD_AS = frozenset({"certified", "qualified", "licensed", "licenced", "registered", "chartered", "experienced", "skilled", "used", "based", "interested"})
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
    return Bring(source, text, *(best if name == form else "" for form in ("did", "years", "role", "brought")), figure)


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
        years = _years(segment, span, before, after)
        return {"years": years} if years else {}
    if _is_role(segment):
        led = after[0] if after and re.match(r"\d+ [a-z]+s$", after[0]) else ""
        return {"role": a_or_an(segment) + (f" with {led}" if led else "")}
    held = _held(parts)
    if held:
        return {"did": held}
    first = parts[0].lower()
    if first in words("words", "prepositions") - {"under", "over", "about"} or first in ("so", "and", "then", "no", "not") or len(parts) > 14:
        return {}
    if len(parts) == 1 and not grammar.is_plural(parts[0]):
        return {}
    rest = [piece for piece in after if _plain_noun(piece)][:1]
    noun = grammar.with_article(segment, definite=False)
    if re.match(r"(?:two|three|four|five|six) \w+ \w+", noun) and not grammar.is_plural(grammar.head_of(segment)) and not grammar.is_plural(parts[1]):
        noun = "a " + "-".join(parts[:2]) + " " + " ".join(parts[2:])
    if rest and len(parts) <= 6 and len(rest[0].split()) <= 6:
        noun += " and " + grammar.with_article(rest[0], definite=False)
    return {"brought": noun}


def _plain_noun(piece: str) -> bool:
    parts = tuple(piece.split())
    base = grammar.base_of(parts[0])
    verbal = base is not None and base not in words("words", "verbs", "also_nouns") or grammar.parse(parts).kind != "noun"
    return not (
        verbal or SPAN.search(piece) or _change(piece) or _did(parts, []) or _is_role(piece) or privacy.is_unfit(piece)
        or (len(parts) == 1 and len(piece) < 4) or parts[0].lower() in words("words", "prepositions") | {"bilingual", "no", "not"}
    )


def _change(segment: str) -> str:
    """`90 seconds → 12 seconds` or `90 seconds down to 12` as `from 90 seconds down to 12`."""
    match = re.fullmatch(r"(?:from )?(\d[\d.,]*(?: \w+){0,2}?) (?:→|down to|up to|to) (\d[\d.,]*(?: \w+){0,2})", segment)
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
    elif (first in SAME_PAST or (first.endswith("ed") and len(first) > 4 and first not in HELD_AS)) and len(parts) > 2 and not _is_role(" ".join(parts)):
        clause = "I " + " ".join(parts)
    else:
        parsed = grammar.parse(parts)
        verb = parsed.rest[0].lower() if parsed.rest else ""
        if parsed.kind == "action" and grammar.is_past(verb) and grammar.base_of(verb) != verb:
            clause = "I " + " ".join([*parsed.lead, *parsed.rest])
        elif parsed.kind == "action" and grammar.base_of(verb) == verb and not parsed.lead:
            clause = "I " + " ".join(parsed.rest)
        elif parsed.kind == "action" and grammar.is_s_form(verb):
            clause = "I " + " ".join([*parsed.lead, grammar.second_person(verb), *parsed.rest[1:]])
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


def _years(segment: str, span: re.Match[str], before: str, after: list[str]) -> str:
    number = f"{span['n']} {span['unit']}"
    head, tail = segment[: span.start()].strip(" ,"), segment[span.end() :].strip(" ,")
    of = span.group().endswith(" of")
    if of and tail:
        return f"{number} of {head + ' ' if head else ''}{tail}"
    if head and tail and not _opens_phrase(tail) and not re.fullmatch(r"(?:offshore|abroad|overseas|onsite|outdoors)", tail):
        return ""
    what = head or (before if not tail or re.fullmatch(r"(?:offshore|abroad|overseas|outdoors)", tail) else "")
    if what and (SPAN.search(what) or grammar.parse(tuple(what.split())).kind != "noun" and not _is_role(what)):
        what = ""
    if not what and not tail:
        follow = after[0] if after else ""
        return f"{number} with {follow}" if follow and re.match(r"\d|[a-z]+s\b", follow) and _plain_noun(follow) and grammar.is_plural(grammar.head_of(follow)) else ""
    if tail.split(" ")[0].lower() in ("home", "off", "out", "ago"):
        return ""
    if not what:
        return f"{number} {_linked(tail)}"
    linked = _linked(what)
    return f"{number} {linked} {tail}".strip() if tail else f"{number} {linked}"


def _opens_phrase(text: str) -> bool:
    return text.split()[0].lower() in words("words", "prepositions")


def _linked(what: str) -> str:
    """What years were spent on, with the preposition it takes."""
    parts = what.split()
    first, last = parts[0].lower(), parts[-1].lower()
    head = grammar.head_of(what)
    if first in words("words", "prepositions"):
        return what
    if _is_role(what):
        return "as " + a_or_an(what)
    if first.endswith("ing") and len(first) > 5:
        return f"of {what}"
    if what.lower() in words("words", "fields") or (head.lower() in words("words", "fields") and head == parts[-1]):
        return f"in {what}"
    if head.lower() in words("words", "places"):
        return "at " + grammar.with_article(what, definite=False)
    if " every " in what or first in ("nights", "days", "shifts", "evenings", "weekends"):
        return f"of {what}"
    if first in words("words", "determiners") or first[0].isdigit() or grammar.is_plural(head):
        return f"with {what}"
    if any(part.lower() in words("words", "prepositions") for part in parts) or last.endswith("ing"):
        return f"of {what}"
    return f"of {what} work" if len(parts) <= 4 and last != "work" else f"of {what}"


def _is_role(text: str) -> bool:
    """Whether the phrase names a trade or position held by one person."""
    parts = text.split()
    head = re.sub(r"[^\w-]", "", grammar.head_of(text))
    if not head or len(parts) > 7 or parts[0][:1].isdigit():
        return False
    known = words("words", "people_nouns")
    if head in known or head.lower() in known or " ".join(parts[-2:]).lower() in known:
        return True
    return len(head) > 4 and head.lower().endswith(("er", "or", "ist", "ian", "man", "woman")) and head.lower() not in words(
        "words", "people_nouns", "not_people"
    )


def _held(parts: tuple[str, ...]) -> str:
    """A ticket, licence or level as something one holds."""
    known = {word.lower() for word in words("words", "credentials")}
    if not any(part.lower().strip(".") in known for part in parts) or len(parts) > 8 or parts[0][:1].isdigit():
        return ""
    phrase = " ".join(parts)
    numbered = parts[-1][:1].isdigit() and parts[0].isupper()
    return f"I hold {phrase if numbered or grammar.is_plural(grammar.head_of(phrase)) else a_or_an(phrase)}"


def a_or_an(phrase: str) -> str:
    """A single thing with its indefinite article, by the sound it begins with; what has an opener keeps it."""
    first = phrase.split()[0]
    if first.lower() in words("words", "determiners") or first[:1].isdigit():
        return phrase
    spelled = first.isupper() and (len(first) > 1 or len(phrase.split()) > 1)
    vowel = first[0] in "AEFHILMNORSX" if spelled else first[0].lower() in "aeiou" and not first.lower().startswith(("uni", "use", "one", "eu"))
    return f"{'an' if vowel else 'a'} {phrase}"
