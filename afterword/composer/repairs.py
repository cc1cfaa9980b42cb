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


def repairs(case: Case, person: Person, talk: Interview | None) -> list[Move]:
    """The moves that put right or add something in a letter to this person, each a sentence."""
    moves: list[Move] = []
    house = house_of(case)
    for index, note in live_notes(case):
        if note.person not in (None, person.id) or (talk and note.interview not in (None, talk.id)):
            continue
        source = f"notes[{index}]"
        if note.kind is NoteKind.LEFT_OUT:
            moves += left_out(note.text, source, house)
        elif note.kind is NoteKind.FELL_SHORT:
            moves += fell_short(note.text, source, house)
        elif note.kind is NoteKind.MISHAP:
            moves += mishap(note.text, source)
    return moves[:2] + _owed(case, person)


def left_out(text: str, source: str, house: House) -> list[Move]:
    """Something not said in the talk, as one plain sentence."""
    tidied = tidy(text, house)
    said = _pattern("unsaid").sub("", tidied.restore(tidied.text), count=1)
    said = re.sub(r"^my ", "my ", said)
    if touchy(said):
        return []
    bring = read_strength(said, source, house)
    if (
        bring.empty
        and fit_to_send(said)
        and not is_unfit(said)
        and re.match(r"my \w", said)
        and len(said.split()) <= 12
    ):
        return [
            Move(
                "left_out", "something you left out", slots={"brought": Slot(said.strip(" ."), source)}, paragraph=True
            )
        ]
    return [] if bring.empty else [Move("left_out", "something you left out", (), bring, paragraph=True)]


def fell_short(text: str, source: str, house: House) -> list[Move]:
    """A wrong figure put right, or the answer one has now; nothing where it merely felt weak."""
    tidied = tidy(text, house)
    plain = tidied.restore(tidied.text)
    wrong = _pattern("missaid").search(plain)
    if wrong:
        what, unit = wrong["what"].strip(" ,:"), wrong["unit"]
        right, old = wrong["right"].rstrip(".,"), wrong["wrong"].rstrip(".,")
        said = (
            f"{with_article(what)} was {right}{unit}, not {old}"
            if what and len(what.split()) > 1
            else f"it is {right}{unit}, not {old}"
        )
        if fit_to_send(said) and right != old:
            return [Move("put_right", "a figure put right", slots={"right": Slot(said, source)}, paragraph=True)]
        return []
    now = _pattern("answer_now").search(plain)
    if now:
        answer = now["answer"].strip(" .")
        if fit_to_send(answer) and not is_unfit(answer) and not touchy(answer) and 1 < len(answer.split()) <= 28:
            return [
                Move("answer_now", "an answer you have now", slots={"answer": Slot(answer, source)}, paragraph=True)
            ]
    return []


def mishap(text: str, source: str) -> list[Move]:
    """Half a sentence for a real discourtesy."""
    low = text.lower()
    for kind in table("repairs")["mishap"]["kinds"]:
        if re.search(rf"\b(?:{kind['words']})\b", low):
            return [Move("mishap", "a word for the mishap", slots={"mishap": Slot(kind["says"], source)})]
    return []


def _owed(case: Case, person: Person) -> list[Move]:
    """What was promised and not yet sent."""
    for index, event in enumerate(case.events):
        if event.kind is not EventKind.OWED or not event.what or person.id not in event.to:
            continue
        if any(
            e.kind is EventKind.SENT and e.message is MessageKind.SEND_MATERIAL and e.at >= event.at
            for e in case.events
        ):
            continue
        what = thing(event.what, house_of(case))
        if what:
            return [
                Move(
                    "owed",
                    "what you said you would send",
                    slots={"what": Slot(what, f"events[{index}].what")},
                    needed=False,
                )
            ]
    return []


def thing(text: str, house: House) -> str:
    """A thing owed or asked for as a noun phrase; empty if it can't be said."""
    tidied = tidy(text, house)
    phrase = re.split(r"\s[-–—]\s|;|\(", tidied.restore(tidied.text))[0].strip(" .")
    phrase = re.sub(r"^(?:my|his|her|their)\s", "my ", phrase)
    phrase = re.sub(r"^your\s", "my ", phrase)
    if not phrase or not fit_to_send(phrase) or len(phrase.split()) > 12:
        return ""
    named = with_article(phrase)
    bare = named == phrase and phrase.split()[0].endswith("ing") and not is_plural(head_of(phrase))
    return "the " + phrase if bare else named
