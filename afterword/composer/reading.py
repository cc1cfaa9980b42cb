"""Reading one jotted note: what in it can be said in a letter, as a noun phrase, a clause, a quotation, a question."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from afterword.composer import forms, grammar, privacy
from afterword.composer.asked import question
from afterword.composer.data import words
from afterword.composer.details import Context, Detail, Reader, Shape
from afterword.composer.fitness import fit_to_send, function_words, is_doubtful, is_foreign, is_hard
from afterword.composer.numbers import House
from afterword.composer.pieces import noun, of_segment, quotation
from afterword.composer.pronouns import names_stranger
from afterword.composer.tidy import HELD, tidy
from afterword.model import NoteKind

TAIL = re.compile(
    r"(?:not|by|with|without|at|on|in|for|from|even|like|as|every|twice|once|never|always|after|before|until|or|mostly"
    r"|\w+ed (?:at|by|in|on|every|from|with))\b",
    re.IGNORECASE,
)
"""What a short piece behind a comma begins with when it belongs to the piece before it."""
CUTS = (
    r"\s+[-–—]+\s+|\s*[—–]\s*|:\s+|\s*\bbut\b\s*|\s*[()]\s*"
    r"|\s+and\s+(?=(?:nobody|everybody|everyone|he|she|they|it|we)\s)"
)
MAXIM = re.compile(
    r"[a-z'-]+(?: [a-z'-]+){0,2}, [a-z'-]+(?: [a-z'-]+){0,2}$"
    r"|[a-z' ]{3,24} (?:first|last|before|always), [a-z' ]{3,28}$|[a-z' ]{3,24} (?:first|before [a-z]+)$"
)
RULES_OPEN = frozenset({"never", "always", "no", "if", "when", "nobody", "we"})
PERSONS = re.compile(r"\b(?:he|she|they|them|his|her|their|me|i)\b")


@lru_cache(maxsize=1024)
def read_note(text: str, kind: NoteKind, source: str, reader: Reader, house: House) -> tuple[Detail, ...]:
    """All that can safely be said of a note, best first; empty if nothing can. Private notes don't come here."""
    if is_foreign(text):
        return ()
    angry = privacy.is_angry(text)
    tidied = tidy(privacy.without_kin(_their_lines(text, reader)), house)
    spoken_of = set(re.findall(r"\b(?:he|him|his|she|her)\b", tidied.text.lower()))
    both = bool(spoken_of & {"she", "her"}) and bool(spoken_of - {"she", "her"})
    about = Context(tidied, reader, source, kind, stranger=both)
    found: list[Detail] = []
    for sentence in _sentences(tidied.text):
        found += question(sentence, about) if kind is NoteKind.QUESTION else _of_sentence(sentence, about, angry)
        about = replace(about, follows=True, stranger=about.stranger or names_stranger(sentence, reader))
        if len(found) > 8:
            break
    return tuple({found.text: found for found in reversed(found) if fit_to_send(found.text)}.values())[::-1]


def topics_of(text: str, kind: NoteKind, source: str, reader: Reader, house: House) -> tuple[Detail, ...]:
    """What a note is about, where no sentence can be made of it: its longest runs of words without a verb."""
    about = Context(tidy(privacy.without_kin(text), house), reader, source, kind)
    pronouns = set(re.findall(r"\b(?:he|him|his|she|her)\b", about.tidied.text.lower()))
    if is_foreign(text) or privacy.is_angry(text) or (pronouns & {"she", "her"} and pronouns - {"she", "her"}):
        return ()
    runs: list[tuple[str, ...]] = []
    counted = re.compile(r"(?: of)? \d[\d.,]* per ?cent(?: (?:a|an|per) \w+)?")
    for sentence in _sentences(counted.sub("", about.tidied.text)):
        for segment in (piece.split(",")[0] for piece in _segments(sentence)):
            if is_doubtful(segment) or privacy.is_unfit(about.tidied.restore(segment)) or "\ue000" in segment:
                continue
            run: list[str] = []
            for word in [*segment.split(), "is"]:
                base = forms.base_of(word)
                verb = base is not None and (base not in words("words", "verbs", "also_nouns") or not run)
                if (
                    verb
                    or word[0].isdigit()
                    or word.lower() in words("words", "aux") | grammar.SUBJECTS | grammar.JOINERS
                ):
                    while run and run[-1].lower() in function_words():
                        run.pop()
                    runs.append(tuple(run))
                    run = []
                elif run or word.lower() not in words("words", "prepositions") | words("words", "adverbs"):
                    run.append(word)
    best = sorted((run for run in runs if 1 < len(run) <= 8 or len("".join(run)) > 6), key=len, reverse=True)[:2]
    named = (detail for run in best for detail in noun(run, about))
    return tuple(detail for detail in named if not detail.bound and fit_to_send(detail.text))


def _their_lines(text: str, reader: Reader) -> str:
    """Of a transcript (`Phil: … Me: …`) what the reader said; any other text as it is."""
    who = "|".join(["me", "i", "them", "interviewer", *map(re.escape, reader.names), *map(re.escape, reader.others)])
    turns = re.split(rf"(?:^|(?<=[.?!\s]))({who}):\s+", text, flags=re.IGNORECASE)
    if len(turns) < 7:
        return text
    theirs = {"them", "interviewer", *(name.lower() for name in reader.names)}
    said = [turns[at + 1] for at in range(1, len(turns) - 1, 2) if turns[at].lower() in theirs]
    now = {"we": "they", "our": "their"}
    return " ".join(re.sub(r"\b(?:we|our)\b", lambda m: now[m.group()], line) for line in said)


def _sentences(text: str) -> list[str]:
    return [piece.strip(" .;") for piece in re.split(r"(?<=[.?;])\s+|\.(?=$)|\s;\s", text) if piece.strip(" .;")]


def _segments(sentence: str) -> list[str]:
    """A sentence in segments at commas, dashes, colons and `but`."""
    found: list[str] = []
    for part in re.split(CUTS, sentence, flags=re.IGNORECASE):
        pieces = [piece.strip(" .,") for piece in re.split(r"\s*,\s+", part) if piece.strip(" .,")]
        for at, piece in enumerate(pieces):
            if at and TAIL.match(piece) and len(piece.split()) <= 8 and not privacy.is_unfit(piece):
                found[-1] += ", " + piece
            else:
                found.append(piece)
    return found


def _of_sentence(sentence: str, about: Context, angry: bool) -> list[Detail]:
    motto = _motto(sentence, about) if about.kind is NoteKind.VALUE else []
    whole = HELD.fullmatch(sentence.strip(" .,"))
    if motto or whole:
        return motto or quotation(about.tidied.quotes[int(whole.group(1))], about)  # type: ignore[union-attr]
    found: list[Detail] = []
    clauses: list[Detail] = []
    cooled, broken = not angry, False
    for piece in re.split(r"(\bbut\b)", sentence, flags=re.IGNORECASE):
        if piece.lower() == "but":
            cooled, broken = True, False
            continue
        for segment in _segments(piece):
            fit = not is_doubtful(segment) and not privacy.is_unfit(about.tidied.restore(segment))
            details = of_segment(segment, about) if fit else []
            stranger = about.stranger or names_stranger(segment, about.reader)
            acting = any(detail.shape is Shape.CLAUSE and detail.text.startswith("you ") for detail in details)
            about = replace(about, follows=True, stranger=stranger, acting=acting)
            if not cooled and not any(detail.shape is Shape.GERUND for detail in details):
                continue
            broken = broken or not details
            clauses += [detail for detail in details if detail.shape is Shape.CLAUSE and not broken]
            found += details
    listed = [] if re.search(r":\s|\s[-–—]\s", sentence) else _listed(found, about)
    return [*_joined(clauses), *listed, *(detail for detail in found if not detail.bound)]


def _motto(sentence: str, about: Context) -> list[Detail]:
    """A value noted as a rule (`never take the last frame`): their words, as words; it has no subject to turn."""
    parts = tuple(sentence.strip(" .").split())
    first = parts[0].lower() if parts else ""
    plain = about.tidied.restore(sentence).strip(" .")
    opened = first in RULES_OPEN or bool(MAXIM.match(plain))
    imperative = forms.base_of(first) == first and first not in words("words", "aux")
    if not (opened or imperative) or not 3 <= len(parts) <= 16 or HELD.search(sentence):
        return []
    if privacy.is_unfit(plain) or is_doubtful(sentence) or PERSONS.search(plain.lower()):
        return []
    twofold = all(forms.base_of(piece.split()[0]) == piece.split()[0].lower() for piece in _segments(sentence))
    return [] if not opened and not twofold and grammar.parse(parts).kind == "noun" else quotation(plain, about)


def _joined(clauses: list[Detail]) -> list[Detail]:
    """The first two clauses of a sentence as one, if short enough."""
    if len(clauses) < 2 or clauses[0].bound or clauses[0].words + clauses[1].words > 20:
        return []
    link = ", " if clauses[1].text.startswith(("so ", "and ")) else ", and "
    return [replace(clauses[0], text=clauses[0].text + link + clauses[1].text)]


def _listed(found: list[Detail], about: Context) -> list[Detail]:
    """`two sheds, one scale, arguments by seven` as one list."""
    short = [detail.text for detail in found if detail.words <= 7]
    if not 2 <= len(short) == len(found) or any(detail.shape is not Shape.NOUN for detail in found):
        return []
    if len(short) == 2 and short[1].split()[0] in ("every", "each", "all", "same", "whole"):
        return []
    text = ", ".join(short[:3][:-1]) + " and " + short[:3][-1]
    return [Detail(Shape.NOUN, text, about.source, about.kind, True, is_hard(text))]
