"""What a letter puts right or adds (C4): a wrong figure, an answer one has now, something left out, a mishap, a debt.

What merely felt weak is left alone; nothing is apologised for beyond half a sentence for a real discourtesy (X7).
"""

from __future__ import annotations

import re
from functools import cache

from afterword.composer.bring import read_strength
from afterword.composer.data import table
from afterword.composer.facts import house_of, live_notes
from afterword.composer.fitness import fit_to_send
from afterword.composer.forms import is_plural
from afterword.composer.letterplan import Move, Slot
from afterword.composer.numbers import House
from afterword.composer.phrases import head_of, with_article
from afterword.composer.privacy import is_unfit, touchy
from afterword.composer.tidy import tidy
from afterword.model import Case, EventKind, Interview, MessageKind, NoteKind, Person


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile("".join(table("repairs")[name]["pattern"]), re.IGNORECASE)


def written(text: str, house: House) -> str:
    """A jotted text as written English, its quotations in place."""
    tidied = tidy(text, house)
    return tidied.restore(tidied.text)


def repairs(case: Case, person: Person, talk: Interview | None) -> list[Move]:
    """The moves that put right or add something in a letter to this person, each a sentence."""
    moves: list[Move] = []
    for index, note in live_notes(case):
        if note.person not in (None, person.id) or (talk and note.interview not in (None, talk.id)):
            continue
        source = f"notes[{index}]"
        if note.kind is NoteKind.LEFT_OUT:
            moves += _left_out(note.text, source, house_of(case))
        elif note.kind is NoteKind.FELL_SHORT:
            moves += fell_short(note.text, source, house_of(case))
        elif note.kind is NoteKind.MISHAP:
            kinds = table("repairs")["mishap"]["kinds"]
            says = [k["says"] for k in kinds if re.search(rf"\b(?:{k['words']})\b", note.text.lower())]
            moves += [Move("mishap", slots={"mishap": Slot(says[0], source)})] if says else []
    return moves[:2] + _owed(case, person)


def _left_out(text: str, source: str, house: House) -> list[Move]:
    """Something not said in the talk, as one plain sentence."""
    said = _pattern("unsaid").sub("", written(text, house), count=1)
    bring = read_strength(said, source, house)
    if touchy(said):
        return []
    if bring.empty:
        plain = re.match(r"my \w", said) and fit_to_send(said) and not is_unfit(said) and len(said.split()) <= 12
        return [Move("left_out", slots={"brought": Slot(said.strip(" ."), source)}, paragraph=True)] if plain else []
    return [Move("left_out", (), bring, paragraph=True)]


def fell_short(text: str, source: str, house: House) -> list[Move]:
    """A wrong figure put right, or the answer one has now; nothing where it merely felt weak."""
    plain = written(text, house)
    wrong = _pattern("missaid").search(plain)
    if wrong:
        what, unit = wrong["what"].strip(" ,:"), wrong["unit"]
        right, old = wrong["right"].rstrip(".,"), wrong["wrong"].rstrip(".,")
        fixed = f"{right}{unit}, not {old}"
        said = f"{with_article(what)} was {fixed}" if len(what.split()) > 1 else f"it is {fixed}"
        said = f"{what} {fixed}" if what.startswith("I ") else said
        return (
            [Move("put_right", slots={"right": Slot(said, source)}, paragraph=True)]
            if right != old and fit_to_send(said)
            else []
        )
    now = _pattern("answer_now").search(plain)
    answer = now["answer"].strip(" .") if now else ""
    sound = fit_to_send(answer) and not is_unfit(answer) and not touchy(answer) and 1 < len(answer.split()) <= 28
    return [Move("answer_now", slots={"answer": Slot(answer, source)}, paragraph=True)] if sound else []


def _owed(case: Case, person: Person) -> list[Move]:
    """What was promised and not yet sent."""
    for index, event in enumerate(case.events):
        if event.kind is not EventKind.OWED or not event.what or person.id not in event.to:
            continue
        done = (e for e in case.events if e.kind is EventKind.SENT and e.message is MessageKind.SEND_MATERIAL)
        what = thing(event.what, house_of(case))
        if what and not any(e.at >= event.at for e in done):
            return [Move("owed", slots={"what": Slot(what, f"events[{index}].what")}, needed=False)]
    return []


def thing(text: str, house: House) -> str:
    """A thing owed or asked for as a noun phrase; empty if it can't be said."""
    phrase = re.split(r"\s[-–—]\s|;|\(", written(text, house))[0].strip(" .")
    phrase = re.sub(r"^(?:my|his|her|their|your)\s", "my ", phrase)
    if not phrase or not fit_to_send(phrase) or len(phrase.split()) > 12:
        return ""
    named = with_article(phrase)
    bare = named == phrase and phrase.split()[0].endswith("ing") and not is_plural(head_of(phrase))
    return "the " + phrase if bare else named
