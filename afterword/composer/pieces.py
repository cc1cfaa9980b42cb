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

UNITS = frozenset(["minutes", "hours", "days", "weeks", "months", "years", "seconds", "percent", "metres", "pages"])


def detail(shape: Shape, text: str, about: Context, plural: bool = False, bound: bool = False) -> Detail:
    """A detail of this note, its quotations put back."""
    text = about.tidied.restore(text)
    return Detail(shape, text, about.source, about.kind, plural, is_hard(text), bound)


def quotation(quote: str, about: Context) -> list[Detail]:
    """Words of theirs, as words."""
    return (
        [] if privacy.touchy(quote) or privacy.is_unfit(quote) else [detail(Shape.QUOTE, f'"{quote.strip()}"', about)]
    )


def of_segment(segment: str, about: Context) -> list[Detail]:
    """All that can be said of one segment."""
    segment = _arrow(segment) or segment
    given = _shown(tuple(segment.split()), about)
    segment = _reported(segment, about.reader)
    quote = HELD.fullmatch(segment)
    if quote:
        return quotation(about.tidied.quotes[int(quote.group(1))], about)
    parts = _their_own(tuple(segment.split()), about.reader)
    if not parts or len(parts) > 60:
        return given
    if parts[0].lower() in {name.lower() for name in about.reader.names} and len(parts) > 1:
        parts = ((about.reader.pronouns or "she").split("/")[0].lower(), *parts[1:])
    parsed = grammar.parse(parts)
    low = parts[0].lower()
    if low in words("words", "self_orders") and parsed.kind != "clause":
        return given
    if low == "that" and len(parts) > 3 and grammar.parse(parts[1:]).kind == "clause":
        parts = parts[1:]
    if low == "to" and about.kind is NoteKind.NEED and len(parts) > 2:
        parts = ("they", "need", *parts)
    if low in ("when", "if") and len(parts) > 5:
        return given or _condition(parts, about)
    if _manner(parts):
        told = as_you(parts, about)
        return [detail(Shape.NOUN, " ".join(told), about)] if told else []
    taken = forms.base_of(parts[0])
    if parsed.kind == "action" and taken in words("words", "mine", "taken_in"):
        return given or (noun(parts[1:], about) if len(parts) > 1 else [])
    if parsed.kind == "action" and taken in words("words", "mine") and forms.is_past(parts[0]):
        return given
    if about.acting and forms.is_s_form(parts[0]) and len(parts) > 1:
        return clause(grammar.Parse("action", (), (), parts), about)
    parsed = grammar.parse(parts)
    wanted = about.kind is NoteKind.NEED and _wanted(parts)
    return given + (noun(parts, about) if parsed.kind == "noun" or wanted else clause(parsed, about))


def _wanted(parts: tuple[str, ...]) -> bool:
    """Whether a need names a person (`someone who …`, `a mate who'll stay`)."""
    return parts[0].lower() in ("someone", "somebody") or (
        parts[0].lower() in ("a", "an") and any(part.lower() in ("who", "who'll", "whom") for part in parts[1:5])
    )


def _condition(parts: tuple[str, ...], about: Context) -> list[Detail]:
    """`when power cuts the actors go on by torch` as one clause, with its comma."""
    for at in range(3, len(parts) - 1):
        opens = parts[at].lower() in words("words", "determiners") | grammar.SUBJECTS
        if opens and grammar.parse(parts[at:]).kind == "clause" and forms.base_of(parts[at - 1]):
            first, second = as_you(parts[:at], about), as_you(parts[at:], about)
            if first and second and len(parts) <= LONGEST:
                return [detail(Shape.CLAUSE, f"{' '.join(first)}, {' '.join(second)}", about)]
    return []


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
        elif not (low in mine and out and out[-1].lower() in mine):
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
    at = 1 if parts and parts[0].lower() in ("he", "she", "they") else 0
    while at < len(parts) and parts[at].lower() in ("did", "even", "then", "also", "actually", "just"):
        at += 1
    if at >= len(parts) - 2 or parts[at + 1].lower() not in ("me", "us"):
        return []
    shown = table("words")["showers"]["words"].get(forms.base_of(parts[at]) or "")
    follow = parts[at + 2].lower()
    if not shown or (shown == "telling" and (follow == "that" or grammar.parse(parts[at + 2 :]).kind != "noun")):
        return []
    rest = as_you(parts[at + 1 :], about)
    return [detail(Shape.GERUND, f"{shown} {' '.join(rest)}", about)] if rest and len(rest) > 2 else []


def noun(parts: tuple[str, ...], about: Context) -> list[Detail]:
    """A noun phrase as a detail, `somebody who …` of a need as one; none where it would not stand as one."""
    if about.kind is NoteKind.NEED and _wanted(parts):
        rest = as_you(parts, about)
        return [detail(Shape.SOMEONE, " ".join(rest), about)] if rest else []
    if not _stands(parts, about):
        return []
    telling = [
        part
        for part in parts
        if re.search(r"[a-z]{3}|\d{2}", part) and part.lower() not in function_words() | phrases.NUMBERS
    ]
    turned = as_you(parts, about)
    if not telling or turned is None or len(turned) > 18:
        return []
    weak = (
        (about.follows and len(parts) == 1)
        or all(word in UNITS or word[:1].isdigit() or word == "minus" for word in telling)
        or (len(telling) < 2 and about.kind is not NoteKind.QUESTION and len(telling[0]) < 7)
    )
    if {word.lower() for word in turned} & {name.lower() for name in about.reader.names}:
        return []
    text = phrases.with_article(" ".join(turned), about.kind is not NoteKind.NEED)
    plural = forms.is_plural(phrases.head_of(" ".join(turned))) or " and " in f" {' '.join(turned[:4])} "
    return [detail(Shape.NOUN, text, about, plural and not text.split()[0].endswith("ing"), weak)]


def _stands(parts: tuple[str, ...], about: Context) -> bool:
    """Whether the words can stand where a noun phrase does."""
    low, after = parts[0].lower(), parts[1].lower() if len(parts) > 1 else ""
    prepositions, base = words("words", "prepositions"), forms.base_of(parts[0])
    if low in words("words", "no_noun") or low in prepositions - grammar.LOOSE or after == "about":
        return False
    if len(parts) == 1 and (len(low) < 4 or base is not None or low.endswith("ly")):
        return False
    if about.follows and (
        (forms.is_s_form(low) and after in ("of", "like", "by")) or (low == "the" and after == "same")
    ):
        return False
    if low == "same" or ((forms.is_participle(low) or low[:1].isdigit()) and after in prepositions):
        return False
    if low[:1].isdigit() and after in ("last", "this", "next"):
        return False
    verbal = base and base not in words("words", "verbs", "also_nouns") and not low.endswith(("ed", "en", "ing"))
    joined = any(
        part.lower() in ("because", "if", "when") and parts[at + 1].lower() in grammar.SUBJECTS
        for at, part in enumerate(parts[:-1])
        if at
    )
    return not verbal and not joined


def clause(parsed: grammar.Parse, about: Context) -> list[Detail]:
    """A clause whose subject is the reader or something named; none where it can't be told who is meant."""
    lead = tuple(word for word in parsed.lead if word.lower() not in ("and", "then", "so", "actually", "even", "just"))
    subject, rest = parsed.subject, parsed.rest
    low = subject[0].lower() if subject else ""
    if parsed.kind == "action":
        verb = rest[0].lower()
        stem = forms.base_of(verb) == verb and verb not in words("words", "verbs", "wishes") and not forms.is_past(verb)
        loose = about.follows and not about.acting and forms.is_past(verb) and verb not in words("words", "showers")
        if about.kind is NoteKind.LEARNED or stem or loose or any(word.lower() in ("he", "she") for word in rest[1:3]):
            return []
        subject, rest = ("you",), you_do(rest)
    elif low in ("he", "she", "they"):
        if not may_be_reader(low, about.reader) or (low != "they" and about.stranger):
            return []
        subject, rest = ("you", *subject[1:]), you_do(rest)
    elif low in ("i", "me", "my", "this", "that") or (low == "it" and not about.follows):
        return []
    elif low == "we":
        if forms.is_past(rest[0]) and rest[0].lower() not in forms.SAME:
            return []
        subject = ("you", *subject[1:])
    head = forms.is_plural(phrases.head_of(" ".join(subject))) or low in ("people", "staff")
    many = low == "they" or head or low in words("words", "pronouns", "people")
    turned_subject, turned_rest = as_you(subject, about), as_you(rest, about, many and subject[0] != "you")
    if turned_subject is None or turned_rest is None or len(turned_rest) + (len(turned_subject) > 1) < 2:
        return []
    before = " ".join(turned_subject)
    if before != "you" and low not in ("there", "we", "you", "it"):
        before = phrases.with_article(before)
    text = " ".join([before, *lead, *turned_rest] if before == "you" else [*lead, before, *turned_rest])
    if len(text.split()) > LONGEST:
        return []
    bound = about.follows and (bool(re.search(r"\b(?:it|them|that one)\b", text)) or "so" in parsed.lead)
    named = before != "you" and low not in grammar.SUBJECTS
    if about.kind is NoteKind.NEED and named:
        return [] if bound or rest[0].lower() in words("words", "aux") else [detail(Shape.NOUN, text, about, True)]
    found = [detail(Shape.CLAUSE, text, about, bound=bound)]
    if named and low not in grammar.ANYBODY and low != "no" and len(turned_subject) > 2 and found[0].words > 15:
        found.append(detail(Shape.NOUN, before, about, forms.is_plural(phrases.head_of(" ".join(turned_subject)))))
    return found


def _reported(segment: str, reader: Reader) -> str:
    """What was said without the words that say so: `He explained that one bed …` to `one bed …`."""
    who = rf"(?:(?:{'|'.join(['he', 'she', 'they', *map(re.escape, reader.names)])})\s+)?(?:also\s+)?"
    verbs = "|".join(table("words")["said"]["words"])
    match = re.match(rf"{who}(?:{verbs})\s+(?:that\s+)?(?=\S)", segment, flags=re.IGNORECASE)
    if match and not segment[match.end() :].lower().startswith(("about ", "to ", "it", "so", "of ", "in ")):
        return segment[match.end() :]
    spoke = r"(?:talked|spoke|told me|went on)\s+(?:a lot |at length )?about\s+(?=\S)"
    about = re.match(who + spoke, segment, flags=re.IGNORECASE)
    return segment[about.end() :] if about else segment


def _arrow(segment: str) -> str | None:
    """`A → B` as words: numbers go from A to B, things go to others; `A = B` says what A is."""
    left, mark, right = segment.partition(" → " if " → " in segment else " = ")
    if not mark or "→" in right or right.lower().startswith(("no ", "not ")):
        return None
    many = forms.is_plural(phrases.head_of(left))
    if "=" in mark:
        return (
            left if grammar.parse(tuple(left.split())).kind == "clause" else f"{left} {'are' if many else 'is'} {right}"
        )
    if re.search(r"\d", left) and re.search(r"\d", right):
        return f"{left} {'down' if _number(left) > _number(right) else 'up'} to {right}"
    return f"{left} {'go' if many else 'goes'} to {right}"


def _number(text: str) -> float:
    match = re.search(r"\d+(?:\.\d+)?", text)
    return float(match.group()) if match else 0.0
