"""Reading one jotted note: what in it can be said in a letter, as a noun phrase, a clause, a quotation, a question."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum

from afterword.composer import grammar, privacy
from afterword.composer.data import table, words
from afterword.composer.tidy import HELD, House, Tidy, tidy
from afterword.model import NoteKind

LONGEST = 26
"""Words a detail may have: a longer one is cut to its first clause."""


class Shape(StrEnum):
    """How a detail can be put into a sentence."""

    NOUN = "noun"
    CLAUSE = "clause"
    QUOTE = "quote"
    QUESTION = "question"
    GERUND = "gerund"
    SOMEONE = "someone"


@dataclass(frozen=True, slots=True)
class Detail:
    """A piece of a note in the second person, mid-sentence, without a full stop. `source` is its place in the case."""

    shape: Shape
    text: str
    source: str
    kind: NoteKind
    plural: bool = False
    said: bool = False
    hard: bool = False
    bound: bool = False
    """Speaks of something by `it`: only good behind the clause before it."""

    @property
    def words(self) -> int:
        """How long it is."""
        return len(self.text.split())


@dataclass(frozen=True, slots=True)
class Reader:
    """Who the letter goes to, as far as pronouns in notes are concerned."""

    names: tuple[str, ...] = ()
    pronouns: str | None = None
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Context:
    tidied: Tidy
    reader: Reader
    source: str
    kind: NoteKind
    stranger: bool = False
    follows: bool = False


def read_note(text: str, kind: NoteKind, source: str, reader: Reader, house: House) -> tuple[Detail, ...]:
    """All that can safely be said of a note, best first; empty if nothing can. Private notes don't come here."""
    if _foreign(text):
        return ()
    angry = privacy.is_angry(text)
    tidied = tidy(_their_lines(text, reader), house)
    about = _Context(tidied, reader, source, kind)
    found: list[Detail] = []
    for sentence in _sentences(tidied.text):
        if kind is NoteKind.QUESTION:
            found += _question(sentence, about)
        else:
            found += _of_sentence(sentence, about, angry)
        about = replace(about, follows=True, stranger=about.stranger or _stranger(sentence, reader))
        if len(found) > 8:
            break
    return tuple(_distinct(detail for detail in found if fit_to_send(detail.text)))


def _their_lines(text: str, reader: Reader) -> str:
    """Of a transcript (`Phil: … Me: …`) what the reader said; any other text as it is."""
    who = "|".join(["me", "i", "them", "interviewer", *map(re.escape, reader.names), *map(re.escape, reader.others)])
    turns = re.split(rf"(?:^|(?<=[.?!\s]))({who}):\s+", text, flags=re.IGNORECASE)
    if len(turns) < 7:
        return text
    theirs = {"them", "interviewer", *(name.lower() for name in reader.names)}
    said = [turns[at + 1] for at in range(1, len(turns) - 1, 2) if turns[at].lower() in theirs]
    return " ".join(re.sub(r"\b(?:we|our)\b", lambda m: "they" if m.group().lower() == "we" else "their", line) for line in said)


def _distinct(details: object) -> list[Detail]:
    seen: dict[str, Detail] = {}
    for detail in details:  # type: ignore[attr-defined]
        seen.setdefault(detail.text, detail)
    return list(seen.values())


def _sentences(text: str) -> list[str]:
    return [piece.strip(" .") for piece in re.split(r"(?<=[.?;])\s+|\.(?=$)|\s;\s", text) if piece.strip(" .;")]


def _segments(sentence: str) -> list[str]:
    """A sentence in segments at commas, dashes, colons and `but`."""
    found: list[str] = []
    for part in re.split(r"\s+[-–—]+\s+|\s*[—–]\s*|:\s+|\s*\bbut\b\s*|\s*[()]\s*", sentence, flags=re.IGNORECASE):
        pieces = [piece.strip(" .,") for piece in re.split(r"\s*,\s+", part) if piece.strip(" .,")]
        for at, piece in enumerate(pieces):
            if at and TAIL.match(piece) and len(piece.split()) <= 5 and not privacy.is_unfit(piece):
                found[-1] += ", " + piece
            else:
                found.append(piece)
    return found


TAIL = re.compile(r"(?:not|by|with|without|at|on|in|for|from|even|like|as|every|twice|once|never|always|after|before|until|or)\b", re.IGNORECASE)
"""What a short piece behind a comma begins with when it belongs to the piece before it."""


def _of_sentence(sentence: str, about: _Context, angry: bool) -> list[Detail]:
    motto = _motto(sentence, about) if about.kind is NoteKind.VALUE else []
    if motto:
        return motto
    whole = HELD.fullmatch(sentence.strip(" .,"))
    if whole:
        return _quotation(about.tidied.quotes[int(whole.group(1))], about)
    found: list[Detail] = []
    cooled = not angry
    clauses: list[Detail] = []
    nouns: list[str] = []
    broken = False
    pieces = re.split(r"(\bbut\b)", sentence, flags=re.IGNORECASE)
    for piece in pieces:
        if piece.lower() == "but":
            cooled, broken = True, False
            continue
        for segment in _segments(piece):
            if _doubtful(segment) or privacy.is_unfit(_restored(segment, about)):
                broken = True
                continue
            details = _of_segment(segment, about)
            about = replace(about, follows=True, stranger=about.stranger or _stranger(segment, about.reader))
            if not cooled and not any(d.shape is Shape.GERUND for d in details):
                continue
            if not details:
                broken = True
            for detail in details:
                if detail.shape is Shape.CLAUSE and not broken:
                    clauses.append(detail)
                elif detail.shape is Shape.NOUN:
                    nouns.append(detail.text)
            found += details
            broken = broken or not details
    alone = [detail for detail in found if not detail.bound]
    listed = [] if re.search(r":\s|\s[-–—]\s", sentence) else _listed(nouns, found, about)
    return [*_joined(clauses), *listed, *alone]


def _motto(sentence: str, about: _Context) -> list[Detail]:
    """A value noted as a rule (`never take the last frame`): their words, as words; it has no subject to turn."""
    parts = tuple(sentence.strip(" .").split())
    first = parts[0].lower() if parts else ""
    rule = first in ("never", "always", "no", "if", "when", "nobody") or (
        grammar.base_of(first) == first and first not in words("words", "aux")
    )
    plain = _restored(sentence, about).strip(" .")
    if not rule or not 3 <= len(parts) <= 16 or HELD.search(sentence) or privacy.is_unfit(plain) or _doubtful(sentence):
        return []
    if re.search(r"\b(?:he|she|they|them|his|her|their|me|i)\b", plain.lower()) or grammar.parse(parts).kind == "noun" and first not in ("never", "no", "always"):
        return []
    return _quotation(plain, about)


def _restored(segment: str, about: _Context) -> str:
    return about.tidied.restore(segment)


def _joined(clauses: list[Detail]) -> list[Detail]:
    """The first two clauses of a sentence as one, if short enough."""
    if len(clauses) < 2 or clauses[0].bound:
        return []
    first, second = clauses[0], clauses[1]
    if len(first.text.split()) + len(second.text.split()) > 20:
        return []
    link = ", " if second.text.startswith(("so ", "and ")) else ", and "
    return [replace(first, text=first.text + link + second.text)]


def _listed(nouns: list[str], found: list[Detail], about: _Context) -> list[Detail]:
    """`two sheds, one scale, arguments by seven` as one list."""
    short = [noun for noun in nouns if len(noun.split()) <= 7]
    if len(short) < 2 or len(short) != len(nouns) or any(d.shape is not Shape.NOUN for d in found):
        return []
    text = ", ".join(short[:3][:-1]) + " and " + short[:3][-1]
    return [Detail(Shape.NOUN, text, about.source, about.kind, True, hard=_hard(text))]


def _quotation(quote: str, about: _Context) -> list[Detail]:
    if privacy.touchy(quote) or privacy.is_unfit(quote):
        return []
    return [Detail(Shape.QUOTE, f'"{quote.strip()}"', about.source, about.kind, hard=_hard(quote))]


def _of_segment(segment: str, about: _Context) -> list[Detail]:
    arrow = _arrow(segment)
    if arrow:
        segment = arrow
    segment, said = _reported(segment, about.reader)
    quote = HELD.fullmatch(segment)
    if quote:
        return _quotation(about.tidied.quotes[int(quote.group(1))], about)
    parts = tuple(segment.split())
    if not parts or len(parts) > 60:
        return []
    named = parts[0].lower() in {name.lower() for name in about.reader.names}
    if named and len(parts) > 1:
        parts = ("she" if not about.reader.pronouns else about.reader.pronouns.split("/")[0].lower(), *parts[1:])
    if parts[0].lower() in SELF_ORDERS and grammar.parse(parts).kind != "clause":
        return []
    shown = _shown(parts, about)
    parsed = grammar.parse(parts)
    if parsed.kind == "noun":
        return shown + _noun(parts, about)
    return shown + _clause(parsed, about, said)


SELF_ORDERS = frozenset(
    "tell ask remember google email mention check lookup send dont don't do not call ring must should never note text bring".split()
)
SHOWERS = {"show": "showing", "let": "letting", "tell": "telling", "give": "giving", "walk": "walking", "take": "taking",
           "introduce": "introducing", "teach": "teaching", "lend": "lending", "hand": "handing", "offer": "offering"}


def _shown(parts: tuple[str, ...], about: _Context) -> list[Detail]:
    """`he let me stir` as `letting me stir`: what the reader did for the candidate, to be thanked for."""
    at = 0
    if parts[0].lower() in ("he", "she", "they"):
        at = 1
    while at < len(parts) and parts[at].lower() in ("did", "even", "then", "also", "actually", "just"):
        at += 1
    if at >= len(parts) - 2 or parts[at + 1].lower() not in ("me", "us"):
        return []
    base = grammar.base_of(parts[at])
    if base not in SHOWERS:
        return []
    rest = _turned(parts[at + 1 :], about)
    if rest is None or len(rest) < 3:
        return []
    text = f"{SHOWERS[base]} {' '.join(rest)}"
    return [Detail(Shape.GERUND, _back(text, about), about.source, about.kind, hard=_hard(text))]


def _noun(parts: tuple[str, ...], about: _Context) -> list[Detail]:
    low = parts[0].lower()
    if about.kind is NoteKind.NEED and low in ("someone", "somebody"):
        rest = _turned(parts, about)
        return [Detail(Shape.SOMEONE, _back(" ".join(rest), about), about.source, about.kind)] if rest else []
    if low in ("no", "not", "none", "nothing", "never", "without", "just", "only", "how", "what", "why", "when", "if", "because", "so", "than"):
        return []
    if low in words("words", "prepositions") and low not in ("about", "over", "under", "outside", "inside"):
        return []
    if len(parts) == 1 and (len(parts[0]) < 4 or grammar.base_of(parts[0]) is not None or low.endswith("ly")):
        return []
    if about.follows and grammar.is_s_form(low) and len(parts) > 1 and parts[1].lower() == "of":
        return []
    base = grammar.base_of(low)
    if base and base not in words("words", "verbs", "also_nouns") and not low.endswith(("ed", "en", "ing")):
        return []
    if any(part.lower() in ("so", "because", "if", "when") and at and parts[at + 1 : at + 2] and parts[at + 1].lower() in grammar.SUBJECTS and part.lower() != "so" for at, part in enumerate(parts)):
        return []
    telling = [part for part in parts if re.search(r"[a-z]{3}|\d{2}", part) and part.lower() not in _function() | grammar.NUMBERS]
    if low == "same" or (low == "the" and len(parts) > 1 and parts[1].lower() == "same" and about.follows):
        return []
    if not telling or (len(telling) < 2 and about.kind is not NoteKind.QUESTION and len(telling[0]) < 7):
        return []
    turned = _turned(parts, about)
    if turned is None or len(turned) > 18:
        return []
    text = _back(grammar.with_article(" ".join(turned)), about)
    head = grammar.head_of(" ".join(turned))
    plural = grammar.is_plural(head) or " and " in f" {' '.join(turned[:4])} "
    return [Detail(Shape.NOUN, text, about.source, about.kind, plural, hard=_hard(text))]


def _function() -> frozenset[str]:
    return words("words", "determiners") | words("words", "prepositions") | words("words", "adverbs") | words("words", "aux")


def _clause(parsed: grammar.Parse, about: _Context, said: bool) -> list[Detail]:
    lead = tuple(word for word in parsed.lead if word.lower() not in ("and", "then", "so", "actually", "even", "just"))
    subject, rest = parsed.subject, parsed.rest
    low = subject[0].lower() if subject else ""
    if parsed.kind == "action":
        verb = rest[0].lower()
        if any(word.lower() in ("he", "she") for word in rest[1:3]):
            return []
        if grammar.base_of(verb) == verb and verb not in words("words", "verbs", "wishes") and not grammar.is_past(verb):
            return []
        subject, rest = ("you",), _you_do(rest)
    elif low in ("he", "she", "they"):
        if not _may_be_reader(low, about.reader):
            return []
        subject, rest = ("you", *subject[1:]), _you_do(rest)
    elif low in ("i", "me", "my", "this", "that") or (low == "it" and not about.follows):
        return []
    elif low == "we" and said:
        subject = ("you", *subject[1:])
    turned_subject = _turned(subject, about)
    many = low == "they" or grammar.is_plural(grammar.head_of(" ".join(subject))) or low in ("people", "staff")
    turned_rest = _turned(rest, about, many and subject[0] != "you")
    if turned_subject is None or turned_rest is None or len(turned_rest) < 2 and len(turned_subject) + len(turned_rest) < 3:
        return []
    before = " ".join(turned_subject)
    if before != "you" and low not in ("there", "we", "you", "it"):
        before = grammar.with_article(before)
    text = " ".join([before, *lead, *turned_rest]) if before == "you" else " ".join([*lead, before, *turned_rest])
    if len(text.split()) > LONGEST:
        return []
    bound = about.follows and (bool(re.search(r"\b(?:it|them|that one)\b", text)) or "so" in parsed.lead)
    details = [Detail(Shape.CLAUSE, _back(text, about), about.source, about.kind, said=said, hard=_hard(text), bound=bound)]
    if about.kind is NoteKind.NEED and before != "you" and low not in grammar.SUBJECTS:
        whole = _back(text, about)
        return [Detail(Shape.NOUN, whole, about.source, about.kind, True, hard=False)] if not bound else []
    modified = len(turned_subject) > 2 and not (len(turned_subject) == 2 and low in words("words", "determiners") - {"your"})
    if before != "you" and low not in grammar.SUBJECTS | grammar.ANYBODY and low != "no" and modified:
        head = grammar.head_of(" ".join(turned_subject))
        plural = grammar.is_plural(head)
        details.append(Detail(Shape.NOUN, _back(before, about), about.source, about.kind, plural, hard=_hard(text)))
    return details


def _you_do(rest: tuple[str, ...]) -> tuple[str, ...]:
    """The verb of a clause as `you` takes it; `did show` becomes `showed`; a second verb behind `and` follows."""
    at = 0
    while at < len(rest) - 1 and rest[at].lower() in words("words", "adverbs"):
        at += 1
    verb = rest[at].lower()
    if verb == "did" and at + 1 < len(rest) and grammar.base_of(rest[at + 1]) == rest[at + 1].lower():
        return (*rest[:at], grammar.past_of(rest[at + 1].lower()), *rest[at + 2 :])
    out = [*rest[:at], grammar.second_person(rest[at]), *rest[at + 1 :]]
    for place in range(at + 2, len(out)):
        if out[place - 1].lower() in ("and", "then") and grammar.is_s_form(out[place]):
            if place + 1 < len(out) and out[place + 1].lower() in words("words", "determiners") | {"them", "it"}:
                out[place] = grammar.second_person(out[place])
    return tuple(out)


def _may_be_reader(pronoun: str, reader: Reader) -> bool:
    """Whether `he`, `she` or `they` in a note can be the person written to."""
    if not reader.pronouns or pronoun == "they":
        return True
    return pronoun in reader.pronouns.lower().replace("/", " ").split()


def _turned(parts: tuple[str, ...], about: _Context, plural_before: bool = False) -> tuple[str, ...] | None:
    """The words with the reader as `you`; None if it can't be told who a pronoun stands for.

    `plural_before`: several people or things stand before, to whom a `they` then belongs."""
    out: list[str] = []
    swaps = {"himself": "yourself", "herself": "yourself", "themselves": "yourselves", "his": "your", "their": "your",
             "theirs": "yours", "him": "you", "hers": "yours"}
    stranger = about.stranger or _stranger(" ".join(parts), about.reader)
    anybody = any(word.lower() in ("everybody", "everyone", "nobody", "anyone", "somebody", "someone", "each") for word in parts)
    at = 0
    while at < len(parts):
        word, low = parts[at], parts[at].lower().strip(",")
        after = parts[at + 1] if at + 1 < len(parts) else ""
        if low in ("them", "they", "their", "theirs", "themselves"):
            if anybody and low in ("their", "theirs", "themselves", "they", "them"):
                out.append(low)
                at += 1
                continue
            if plural_before:
                out.append(low)
                at += 1
                continue
            if low == "them":
                cut = _cut_tail(out)
                if cut is None:
                    return None
                out = cut
                at += 1
                continue
        if low in ("he", "she", "they"):
            if stranger or not _may_be_reader(low, about.reader) or not after:
                return None
            verb = parts[at + 1 :]
            turned = _you_do(verb)
            parts = (*parts[: at + 1], *turned)
            out.append("you")
        elif low == "her":
            if stranger:
                return None
            out.append("your" if after and after.lower() not in _function() - {"own", "two", "three", "first"} else "you")
        elif low in swaps:
            if stranger and low not in ("their",):
                return None
            out.append(swaps[low])
        else:
            out.append(word)
        plural_before = plural_before or (grammar.is_plural(low) and low not in words("words", "determiners"))
        at += 1
    return tuple(out)


def _stranger(text: str, reader: Reader) -> bool:
    """Whether somebody else is named, to whom a later `he` or `her` may belong."""
    return bool(re.search(r"\b(?:named|called|nicknamed) [A-Z\ue000]", text)) or _names_other(tuple(text.split()), reader)


def _cut_tail(out: list[str]) -> list[str] | None:
    """What stands before a pronoun nobody can resolve, without the preposition phrase it is in (`for five of them`)."""
    for back in range(len(out) - 1, max(len(out) - 5, 0), -1):
        if out[back].lower() in words("words", "prepositions") and out[back].lower() != "of":
            return out[:back] if back >= 3 else None
    return None


def _names_other(parts: tuple[str, ...], reader: Reader) -> bool:
    known = {name.lower() for name in reader.others}
    return any(word.lower().strip(",.'s") in known for word in parts)


def _reported(segment: str, reader: Reader) -> tuple[str, bool]:
    """What was said without the words that say so: `He explained that one bed …` to `one bed …`."""
    who = "|".join(["he", "she", "they", *map(re.escape, reader.names)])
    match = re.match(
        rf"(?:(?:{who})\s+)?(?:also\s+)?(?:said|says|told me|tells me|mentioned|explained|explains|thinks|feels|reckons|pointed out|admitted|admits|believes|insists|swears)\s+(?:that\s+)?(?=\S)",
        segment,
        flags=re.IGNORECASE,
    )
    if not match or segment[match.end() :].lower().startswith(("about ", "to ", "it", "so", "of ")):
        about = re.match(rf"(?:(?:{who})\s+)?(?:talked|spoke|told me|went on)\s+(?:a lot |at length )?about\s+(?=\S)", segment, flags=re.IGNORECASE)
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
        return f"{left} {'go' if grammar.is_plural(grammar.head_of(left)) else 'goes'} to {right}"
    if " = " in segment:
        left, _, right = segment.partition(" = ")
        return f"{left} {'are' if grammar.is_plural(grammar.head_of(left)) else 'is'} {right}"
    return None


def _number(text: str) -> float:
    match = re.search(r"\d+(?:\.\d+)?", text)
    return float(match.group()) if match else 0.0


def _back(text: str, about: _Context) -> str:
    return about.tidied.restore(text)


def _doubtful(segment: str) -> bool:
    """Whether the candidate was not sure of this piece."""
    if "???" in segment or segment.strip() in ("?", ""):
        return True
    low = f" {segment.lower()} "
    return any(f" {doubt} " in low for doubt in table("tidy")["asides"]["doubts"])


def _hard(text: str) -> bool:
    """Whether what is said is a difficulty: one doesn't say one was glad to hear it."""
    return bool(HARD.search(text.lower()))


HARD = re.compile(
    r"\b(?:quits?|lost|los(?:e|es|ing)|broke\w*|fail\w*|late|complain\w*|rots?|rotting|leaks?|leaking|stuck|queues?|waits?|waiting|floods?"
    r"|overflow\w*|missing|worst|mistakes?|wrong|short|shortage|nobody|nothing|never|cannot|no|not|without|too|gone|down|freez\w*|crash\w*|errors?"
    r"|problems?|trouble|backlogs?|behind|delays?|delayed|kills?|arguments?|burn\w*|spikes?|duplicates?|slow\w*|churn\w*|turnover|damage\w*|spoil\w*|waste\w*|"
    r"stack(?:ing)? up|pil(?:e|es|ing) up|run out|runs out|die|dies|died|dead|hate|hates|lack\w*|only|old|rejects?|returns?|scrap\w*|rework|fights?)\b"
)


def _question(sentence: str, about: _Context) -> list[Detail]:
    """What they asked, as an indirect question; a quotation is kept as one."""
    held = HELD.fullmatch(sentence.strip(" ?."))
    text = about.tidied.quotes[int(held.group(1))] if held else sentence
    text = re.sub(r"^(?:(?:he|she|they|" + "|".join(map(re.escape, about.reader.names)) + r")\s+)?(?:also\s+)?(?:asked|asks|wanted to know|wondered)\s+(?:me\s+)?(?:about\s+)?", "", text.strip(), flags=re.IGNORECASE) if about.reader.names else re.sub(r"^(?:(?:he|she|they)\s+)?(?:asked|wanted to know)\s+(?:me\s+)?(?:about\s+)?", "", text.strip(), flags=re.IGNORECASE)
    text = re.split(r"[;]|\?\s|,?\s+(?:and\s+)?I (?:said|told|answered|replied)\b", text)[0].strip(" ?.,")
    if not text or _doubtful(sentence) or privacy.is_unfit(_restored(sentence, about)):
        return []
    indirect = _indirect(text)
    if indirect is None:
        details = _noun(tuple(text.split()), about) if grammar.parse(tuple(text.split())).kind == "noun" else []
        return [replace(d, shape=Shape.QUESTION) for d in details if d.shape is Shape.NOUN]
    if len(indirect.split()) > 24:
        return []
    return [Detail(Shape.QUESTION, _back(indirect, about), about.source, about.kind)]


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
        while first in ("what", "which") and rest and rest[0].lower() not in aux | {"i", "you", "we", "they", "the"} and len(rest) > 1 and rest[1].lower() in aux:
            opener.append(rest.pop(0))
        if len(rest) > 1 and rest[0].lower() in aux and rest[1].lower() in ("you", "i", "we", "they"):
            helper, subject = rest[0].lower(), rest[1].lower()
            rest = [subject, *([] if helper in ("do",) else [helper]), *rest[2:]]
            if helper == "did":
                return None
        elif len(rest) > 1 and rest[0].lower() in ("do", "does", "did"):
            return None
        return " ".join([*opener, *(_me(rest))])
    if first in aux and len(parts) > 2 and parts[1].lower() in ("you", "i"):
        helper = [] if first == "do" else [first]
        if first in ("did", "does"):
            return None
        return " ".join(["whether", *_me([parts[1].lower(), *helper, *parts[2:]])])
    return None


def _me(rest: list[str]) -> list[str]:
    """The one asked, in the first person."""
    out = [TURN.get(word.lower(), word) for word in rest]
    return ["am" if word == "are" and at and out[at - 1] == "I" else word for at, word in enumerate(out)]


BANNED = re.compile(
    r"(?<!\w)(?:he|she|his|him|hers|himself|herself)(?!\w)|[→=~#@<>{}\[\]|\\*_^]|\?\?|!|\ue000|\ue001|(?<!\w)\w/|/\w|\d[a-rt-z](?:\s|$)(?<!\dm)|\d[1-9]s(?:\s|$)|\bw/|\ballcaps\b"
)


def fit_to_send(text: str) -> bool:
    """The last gate of a piece: no pronoun without its person, no mark or short form of a note, nothing shouted."""
    outside = re.sub(r'"[^"]*"', " ", text)
    if BANNED.search(outside.lower()) or re.search(r"(?<![\w'’.])[b-z](?![\w'’.])", outside):
        return False
    if any(word.isupper() and len(word) > 4 and word not in table("tidy")["capitals"]["acronyms"] for word in re.findall(r"[A-Za-z]+", outside)):
        return False
    left = {*table("tidy")["short"], *table("tidy")["alone"], "yr", "yrs", "wk", "hrs", "mins"} - {"till", "max", "est", "min", "second", "sup", "temp", "docs", "admin", "info", "board", "eng"}
    if any(word in left for word in re.findall(r"[a-z'/]+(?![A-Za-z])", re.sub(r"[A-Z]\w*", " ", outside))):
        return False
    return True


FOREIGN = frozenset(
    "der die das und ist nicht ein eine mit auf für sich auch wir ich sie haben les des est une avec pour dans nous vous sur pas que"
    " los las para con una por del muy pero está och att det som inte jag het een niet van voor maar ik wij zijn di che il per sono"
    " não uma com mais isso jest nie się na że oraz".split()
)


def _foreign(text: str) -> bool:
    """Whether a note is in another language: it can't be turned into English sentences safely."""
    found = re.findall(r"[^\W\d_]+", text.lower())
    strange = sum(word in FOREIGN for word in found)
    english = sum(word in _function() for word in found)
    return (len(found) >= 3 and strange >= 2 and strange > english) or sum(ord(c) > 0x2FF for c in text) > len(text) // 3
