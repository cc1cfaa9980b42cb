"""Names within the letter and under it: those of people met, and the candidate's own (X4)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from afterword.language import HONORIFICS, Kind, Token, is_function_word, nearly, tokens, without_marks
from afterword.model import MessageKind, Person, Severity
from afterword.reviewer.data import word_list
from afterword.reviewer.known import Known
from afterword.reviewer.letter import Clause
from afterword.reviewer.rule import Hit, Reading, Rule, caught, spared

CAPITALS = frozenset(word_list("names", "capitals"))
GIVEN = frozenset(word_list("names", "given"))
TALKED = frozenset(
    [
        "meet",
        "meeting",
        "met",
        "talk",
        "talked",
        "talking",
        "speak",
        "spoke",
        "speaking",
        "conversation",
        "interview",
        "chat",
        "chatted",
    ]
)
SAID = frozenset(
    ["said", "told", "mentioned", "asked", "showed", "explained", "described", "says", "pointed", "walked"]
)
PAST_COMPANY = frozenset(
    [
        "my",
        "our",
        "former",
        "old",
        "late",
        "friend",
        "sister",
        "brother",
        "mother",
        "father",
        "wife",
        "husband",
        "boss",
        "mentor",
    ]
)
_OTHER_SCRIPTS = re.compile("[\u0370-\u052f]")
LOOKALIKES = str.maketrans(
    "аеорсухіјѕАВЕКМНОРСТУХІЈЅοαερυνικΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "aeopcyxijsABEKMHOPCTYXIJSoaepuvikABEZHIKMNOPTYX"
)


def look(reading: Reading) -> Iterator[Hit]:
    """Capitalised words that are nearly a name of the case, or somebody else's name in a place for one."""
    known = reading.known
    # other languages write every noun with a capital: only long names are looked for there
    shortest = 3 if reading.parsed.english else 5
    for clause in reading.parsed.clauses:
        for at in range(len(clause.tokens)):
            yield from _mention(clause.tokens, at, clause, known, shortest)
    subject = reading.parsed.subject_tokens
    for at in range(len(subject)):
        for hit in _mention(subject, at, None, known, shortest):
            yield Hit(hit.start, hit.end, "subject", hit.message, hit.fix, hit.severity)
    yield from _lookalikes(reading)
    yield from _signature(reading)


def _stem(token: Token) -> str:
    return token.lower.removesuffix("'s").rstrip("'")


def _mention(row: tuple[Token, ...], at: int, clause: Clause | None, known: Known, shortest: int) -> Iterator[Hit]:
    token = row[at]
    low = _stem(token)
    if token.kind is not Kind.WORD or not token.text[:1].isupper() or len(low) < 3 or low in CAPITALS:
        return
    if low in known.words or is_function_word(low) or (token.text.isupper() and len(low) < 6):
        return
    end = token.start + len(low)
    first = at == 0 or row[at - 1].text in ':“"–—•-'
    quotes = known.letter.kind is MessageKind.CORRECT
    if not quotes and (not first or _name_place(row, at, known)):
        for form, ids in known.name_words.items():
            if len(form) > shortest and nearly(low, form):
                yield _misspelt(token.start, end, low, form, ids, known)
                return
    if clause and _titled(row, at, clause):
        yield Hit(token.start, end, message=f"Nobody of that name is in this case: {token.text[: len(low)]}.")
        return
    if clause and low in GIVEN and _in_the_talk(row, at, known):
        yield Hit(token.start, end, message=f"Nobody of that name is in this case: {token.text[: len(low)]}.")


def _name_place(row: tuple[Token, ...], at: int, known: Known) -> bool:
    """Whether the first word of a sentence stands where a name does: before a surname or a verb of saying."""
    after = row[at + 1] if at + 1 < len(row) else None
    return bool(row[at].lower.endswith("'s") or (after and (_stem(after) in known.name_words or after.lower in SAID)))


def _misspelt(start: int, end: int, low: str, form: str, ids: frozenset[str], known: Known) -> Hit:
    owner = known.case.person(next(iter(sorted(ids))))
    full = owner.name if owner else known.case.candidate.name
    right = next((word for word in full.replace("-", " ").split() if word.lower() == form), form.title())
    only_marks = without_marks(low) == without_marks(form)
    said = f"You noted {full}; here the name is spelt another way."
    return Hit(start, end, message=said, fix=right, severity=Severity.CONSIDER if only_marks else None)


_TITLED = HONORIFICS - {"m", "don", "father", "brother", "major", "judge", "lord", "lady"}
_HERE = TALKED | SAID | {"thank", "regards", "alongside", "introduced", "introducing", "thanks", "with"}


def _titled(row: tuple[Token, ...], at: int, clause: Clause) -> bool:
    """Whether a title stands before a name nobody knows, in a sentence about people met: Sister Blank, whom I met."""
    before = [token.lower.rstrip(".") for token in row[max(0, at - 2) : at] if token.text != "."]
    elsewhere = any(token.lower in PAST_COMPANY for token in (*row[: max(0, at - 2)], *row[at:]))
    if not before or before[-1] not in _TITLED or elsewhere:
        return False
    return bool(_HERE & clause.lowers)


def _in_the_talk(row: tuple[Token, ...], at: int, known: Known) -> bool:
    """Whether a name stands where only somebody of this talk can: you and X, met with X, thank X, X told me."""
    if any(token.lower in PAST_COMPANY for token in row):
        return False
    before = [token.lower for token in row[max(0, at - 3) : at]]
    after = [token.lower for token in row[at + 1 : at + 3]]
    if before[-2:] == ["you", "and"] or after[:2] == ["and", "you"] or before[-2:] == ["with", "and"]:
        return True
    if before[-1:] and before[-1] in ("with", "to", "meeting", "met") and TALKED & set(before):
        return True
    if before[-1:] == [","] and before[-2:-1] and before[-2] in ("you", "thanks", "again", "forward", "regards"):
        return not after or after[0] in ".!"
    return bool(after[:1] and after[0] in SAID and after[1:2] == ["me"]) or before[-1:] == ["thank"]


def _lookalikes(reading: Reading) -> Iterator[Hit]:
    """Names with a letter of another script that only looks right."""
    if not _OTHER_SCRIPTS.search(reading.parsed.own):
        return
    for token in tokens(reading.parsed.own):
        if token.kind is not Kind.WORD or token.text.isascii():
            continue
        scripts = {unicodedata.name(letter, "").split(" ")[0] for letter in token.text if letter.isalpha()}
        if "LATIN" not in scripts or not scripts & {"CYRILLIC", "GREEK"}:
            continue
        plain = token.text.translate(LOOKALIKES)
        if plain.lower().removesuffix("'s") in reading.known.name_words:
            said = f"One letter here comes from another alphabet and only looks right. Typed anew, it is {plain}."
            yield Hit(token.start, token.end, message=said, fix=plain)


def _signature(reading: Reading) -> Iterator[Hit]:
    """The candidate's own name under the letter: misspelt, or somebody else's."""
    signature, known = reading.parsed.signature, reading.known
    if not signature:
        return
    line = next((piece for piece in signature.text.splitlines() if piece.strip()), "")
    words = [token for token in tokens(line) if token.kind is Kind.WORD and token.text[:1].isalpha()]
    own = known.forms(None, known.candidate)
    plain = {without_marks(form) for form in own}
    if not words or len(words) > 5:
        return
    right = [word for word in words if without_marks(_stem(word)) in plain or set(word.lower.split("-")) <= own]
    for word in words:
        low = _stem(word)
        if word in right or len(low) < 3 or not word.text[:1].isupper():
            continue
        meant = next((form for form in sorted(own) if len(form) > 2 and nearly(low, form)), None)
        if meant:
            start = signature.start + word.start
            yield Hit(start, start + len(low), message="Your own name is spelt another way here.", fix=meant.title())
            return
    if not right and len(words) <= 3 and all(word.text[:1].isupper() for word in words) and _is_a_name(words, known):
        start, end = signature.start + words[0].start, signature.start + words[-1].end
        yield Hit(start, end, message=f"The letter is signed with another name than {known.case.candidate.name}.")


def _is_a_name(words: list[Token], known: Known) -> bool:
    low = [word.lower for word in words]
    if any(word in GIVEN for word in low):
        return True
    return len(low) > 1 and not any(word in CAPITALS or word in known.words for word in low)


def people_named(known: Known, text: str) -> tuple[Person, ...]:
    """The people of the case whose name stands in `text`."""
    words = {_stem(token) for token in tokens(text) if token.text[:1].isupper()}
    return tuple(p for p in known.case.people if words & known.forms(p, known.name(p)))


MENTIONS = Rule(
    code="wrong_name",
    title="A name spelt another way",
    etiquette=("X4",),
    severity=Severity.STOP,
    message="This name is not spelt as you noted it.",
    look=look,
    english=False,
    caught=(
        caught("I also enjoyed what Tomas said about Mondays, and what Okafar added.", "Okafar"),
        caught("Please give my regards to Tomás Okaforr as well.", "Okaforr"),
        caught("It was a pleasure to meet you and Gerald.", "Gerald"),
        caught("Dаna's pilot is a fine idea.", "Dаna's"),
        caught(
            "",
            "Beltram",
            body="Dear Dana,\n\nThank you for the two-dock pilot. I look forward to it.\n\nBest,\nAna Beltram",
        ),
    ),
    spared=(
        spared("I also enjoyed what Tomás said about Mondays."),
        spared("My old boss Peter told me that docks are where time goes to sleep."),
        spared("Data like yours deserve a Monday of their own in March."),
        spared("We spoke of Okafor's forecast and of Dana's pilot."),
        spared("In Danish yards I saw the same, and in Dublin too."),
    ),
)
