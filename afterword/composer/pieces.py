"""One segment of a note as details: a noun phrase, a clause, a quotation, a thing they did for the candidate."""

from __future__ import annotations

import re

from afterword.composer import forms, grammar, phrases, privacy
from afterword.composer.data import table, words
from afterword.composer.details import LONGEST, Context, Detail, Reader, Shape
from afterword.composer.fitness import function_words, is_hard
from afterword.composer.pronouns import as_you, may_be_reader, you_do
from afterword.composer.tidy import HELD
from afterword.model import NoteKind


def quotation(quote: str, about: Context) -> list[Detail]:
    if privacy.touchy(quote) or privacy.is_unfit(quote):
        return []
    return [Detail(Shape.QUOTE, f'"{quote.strip()}"', about.source, about.kind, hard=is_hard(quote))]


def of_segment(segment: str, about: Context) -> list[Detail]:
    arrow = _arrow(segment)
    if arrow:
        segment = arrow
    segment, said = _reported(segment, about.reader)
    quote = HELD.fullmatch(segment)
    if quote:
        return quotation(about.tidied.quotes[int(quote.group(1))], about)
    parts = tuple(segment.split())
    if not parts or len(parts) > 60:
        return []
    parts = _their_own(parts, about.reader)
    named = parts[0].lower() in {name.lower() for name in about.reader.names}
    if named and len(parts) > 1:
        parts = ("she" if not about.reader.pronouns else about.reader.pronouns.split("/")[0].lower(), *parts[1:])
    if parts[0].lower() in words("words", "self_orders") and grammar.parse(parts).kind != "clause":
        return []
    shown = _shown(parts, about)
    if parts[0].lower() == "that" and len(parts) > 3 and grammar.parse(parts[1:]).kind == "clause":
        parts = parts[1:]
    if about.kind is NoteKind.NEED and parts[0].lower() == "to" and len(parts) > 2:
        parts = ("they", "need", *parts)
    if _manner(parts):
        told = as_you(parts, about)
        how = back(" ".join(told), about) if told else ""
        return [Detail(Shape.NOUN, how, about.source, about.kind, hard=is_hard(how))] if how else []
    taken = forms.base_of(parts[0])
    if taken in words("words", "mine", "taken_in") and grammar.parse(parts).kind == "action":
        return noun(parts[1:], about) if len(parts) > 1 else []
    if taken in words("words", "mine") and grammar.parse(parts).kind == "action" and forms.is_past(parts[0]):
        return []
    if about.acting and forms.is_s_form(parts[0]) and len(parts) > 1:
        return clause(grammar.Parse("action", (), (), parts), about, said)
    parsed = grammar.parse(parts)
    wanted = about.kind is NoteKind.NEED and parts[0].lower() in ("someone", "somebody")
    if parsed.kind == "noun" or wanted:
        return shown + noun(parts, about)
    return shown + clause(parsed, about, said)


UNITS = frozenset({"minutes", "hours", "days", "weeks", "months", "years", "seconds", "percent", "metres", "pages"})
SHOWERS = {
    "show": "showing",
    "let": "letting",
    "tell": "telling",
    "give": "giving",
    "walk": "walking",
    "take": "taking",
    "introduce": "introducing",
    "teach": "teaching",
    "lend": "lending",
    "hand": "handing",
    "offer": "offering",
}


def _their_own(parts: tuple[str, ...], reader: Reader) -> tuple[str, ...]:
    """`Dana's seam` as `your seam`, `Dana Wu says` as `Dana says`."""
    mine = {name.lower() for name in reader.names}
    out: list[str] = []
    for part in parts:
        low = part.lower().replace("’", "'")
        if low.endswith("'s") and low[:-2] in mine:
            while out and out[-1].lower() in mine:
                out.pop()
            out.append("your")
        elif low in mine and out and out[-1].lower() in mine:
            continue
        else:
            out.append(part)
    return tuple(out)


def _manner(parts: tuple[str, ...]) -> bool:
    """Whether the words name how something is done (`how quiet it gets`, `the way he talks`): a thing, not a claim."""
    low = [part.lower() for part in parts[:2]]
    if low[0] == "how" and len(parts) > 3:
        return low[1] == "to" or grammar.parse(parts[1:]).kind == "clause"
    return low == ["the", "way"] and len(parts) > 4


def _shown(parts: tuple[str, ...], about: Context) -> list[Detail]:
    """`he let me stir` as `letting me stir`: what the reader did for the candidate, to be thanked for."""
    at = 0
    if parts[0].lower() in ("he", "she", "they"):
        at = 1
    while at < len(parts) and parts[at].lower() in ("did", "even", "then", "also", "actually", "just"):
        at += 1
    if at >= len(parts) - 2 or parts[at + 1].lower() not in ("me", "us"):
        return []
    base = forms.base_of(parts[at])
    if base not in SHOWERS:
        return []
    rest = as_you(parts[at + 1 :], about)
    if rest is None or len(rest) < 3:
        return []
    text = f"{SHOWERS[base]} {' '.join(rest)}"
    return [Detail(Shape.GERUND, back(text, about), about.source, about.kind, hard=is_hard(text))]


def noun(parts: tuple[str, ...], about: Context) -> list[Detail]:
    """A noun phrase as a detail, `somebody who …` of a need as one; none where it would not stand as one."""
    low = parts[0].lower()
    if about.kind is NoteKind.NEED and low in ("someone", "somebody"):
        rest = as_you(parts, about)
        return [Detail(Shape.SOMEONE, back(" ".join(rest), about), about.source, about.kind)] if rest else []
    if low in words("words", "no_noun"):
        return []
    if low in words("words", "prepositions") and low not in ("about", "over", "under", "outside", "inside"):
        return []
    if len(parts) == 1 and (len(parts[0]) < 4 or forms.base_of(parts[0]) is not None or low.endswith("ly")):
        return []
    if about.follows and forms.is_s_form(low) and len(parts) > 1 and parts[1].lower() == "of":
        return []
    if forms.is_participle(low) and len(parts) > 1 and parts[1].lower() in words("words", "prepositions"):
        return []
    base = forms.base_of(low)
    if base and base not in words("words", "verbs", "also_nouns") and not low.endswith(("ed", "en", "ing")):
        return []
    if any(
        part.lower() in ("so", "because", "if", "when")
        and at
        and parts[at + 1 : at + 2]
        and parts[at + 1].lower() in grammar.SUBJECTS
        and part.lower() != "so"
        for at, part in enumerate(parts)
    ):
        return []
    telling = [
        part
        for part in parts
        if re.search(r"[a-z]{3}|\d{2}", part) and part.lower() not in function_words() | phrases.NUMBERS
    ]
    if low == "same" or (low == "the" and len(parts) > 1 and parts[1].lower() == "same" and about.follows):
        return []
    if not telling or (len(parts) > 1 and parts[1].lower() == "about"):
        return []
    if parts[0][:1].isdigit() and len(parts) > 1 and parts[1].lower() in words("words", "prepositions"):
        return []
    weak = (
        (about.follows and len(parts) == 1)
        or all(word in UNITS or word[:1].isdigit() or word == "minus" for word in telling)
        or (len(telling) < 2 and about.kind is not NoteKind.QUESTION and len(telling[0]) < 7)
    )
    turned = as_you(parts, about)
    if turned is None or len(turned) > 18:
        return []
    definite = about.kind is not NoteKind.NEED
    text = back(phrases.with_article(" ".join(turned), definite), about)
    head = phrases.head_of(" ".join(turned))
    plural = forms.is_plural(head) or " and " in f" {' '.join(turned[:4])} "
    plural = plural and not text.split()[0].endswith("ing")
    if {word.lower() for word in turned} & {name.lower() for name in about.reader.names}:
        return []
    return [Detail(Shape.NOUN, text, about.source, about.kind, plural, hard=is_hard(text), bound=weak)]


def clause(parsed: grammar.Parse, about: Context, said: bool) -> list[Detail]:
    lead = tuple(word for word in parsed.lead if word.lower() not in ("and", "then", "so", "actually", "even", "just"))
    subject, rest = parsed.subject, parsed.rest
    low = subject[0].lower() if subject else ""
    if parsed.kind == "action" and about.kind is NoteKind.LEARNED:
        return []
    if parsed.kind == "action":
        verb = rest[0].lower()
        if any(word.lower() in ("he", "she") for word in rest[1:3]):
            return []
        if forms.base_of(verb) == verb and verb not in words("words", "verbs", "wishes") and not forms.is_past(verb):
            return []
        subject, rest = ("you",), you_do(rest)
    elif low in ("he", "she", "they"):
        if not may_be_reader(low, about.reader) or (low != "they" and about.stranger):
            return []
        subject, rest = ("you", *subject[1:]), you_do(rest)
    elif low in ("i", "me", "my", "this", "that") or (low == "it" and not about.follows):
        return []
    elif low == "we" and (said or not forms.is_past(rest[0])):
        subject = ("you", *subject[1:])
    turned_subject = as_you(subject, about)
    many = low == "they" or forms.is_plural(phrases.head_of(" ".join(subject))) or low in ("people", "staff")
    turned_rest = as_you(rest, about, many and subject[0] != "you")
    if (
        turned_subject is None
        or turned_rest is None
        or (len(turned_rest) < 2 and len(turned_subject) + len(turned_rest) < 3)
    ):
        return []
    before = " ".join(turned_subject)
    if before != "you" and low not in ("there", "we", "you", "it"):
        before = phrases.with_article(before)
    text = " ".join([before, *lead, *turned_rest]) if before == "you" else " ".join([*lead, before, *turned_rest])
    if len(text.split()) > LONGEST:
        return []
    bound = about.follows and (bool(re.search(r"\b(?:it|them|that one)\b", text)) or "so" in parsed.lead)
    details = [
        Detail(Shape.CLAUSE, back(text, about), about.source, about.kind, said=said, hard=is_hard(text), bound=bound)
    ]
    if about.kind is NoteKind.NEED and before != "you" and low not in grammar.SUBJECTS:
        whole = back(text, about)
        return [Detail(Shape.NOUN, whole, about.source, about.kind, True, hard=False)] if not bound else []
    modified = len(turned_subject) > 2 and not (
        len(turned_subject) == 2 and low in words("words", "determiners") - {"your"}
    )
    if before != "you" and low not in grammar.SUBJECTS | grammar.ANYBODY and low != "no" and modified:
        head = phrases.head_of(" ".join(turned_subject))
        plural = forms.is_plural(head)
        details.append(Detail(Shape.NOUN, back(before, about), about.source, about.kind, plural, hard=is_hard(text)))
    return details


def _reported(segment: str, reader: Reader) -> tuple[str, bool]:
    """What was said without the words that say so: `He explained that one bed …` to `one bed …`."""
    who = "|".join(["he", "she", "they", *map(re.escape, reader.names)])
    verbs = "|".join(table("words")["said"]["words"])
    match = re.match(
        rf"(?:(?:{who})\s+)?(?:also\s+)?(?:{verbs})\s+(?:that\s+)?(?=\S)",
        segment,
        flags=re.IGNORECASE,
    )
    if not match or segment[match.end() :].lower().startswith(("about ", "to ", "it", "so", "of ", "in ")):
        about = re.match(
            rf"(?:(?:{who})\s+)?(?:talked|spoke|told me|went on)\s+(?:a lot |at length )?about\s+(?=\S)",
            segment,
            flags=re.IGNORECASE,
        )
        return (segment[about.end() :], True) if about else (segment, False)
    return segment[match.end() :], True


def _arrow(segment: str) -> str | None:
    """`A → B` as words: numbers go from A to B, things go to others; `A = B` says what A is."""
    if " → " in segment:
        left, _, right = segment.partition(" → ")
        if "→" in right:
            return None
        if re.search(r"\d", left) and re.search(r"\d", right):
            return f"{left} down to {right}" if _number(left) > _number(right) else f"{left} up to {right}"
        return f"{left} {'go' if forms.is_plural(phrases.head_of(left)) else 'goes'} to {right}"
    if " = " in segment:
        left, _, right = segment.partition(" = ")
        if right.lower().startswith(("no ", "not ")):
            return None
        return f"{left} {'are' if forms.is_plural(phrases.head_of(left)) else 'is'} {right}"
    return None


def _number(text: str) -> float:
    match = re.search(r"\d+(?:\.\d+)?", text)
    return float(match.group()) if match else 0.0


def back(text: str, about: Context) -> str:
    return about.tidied.restore(text)
