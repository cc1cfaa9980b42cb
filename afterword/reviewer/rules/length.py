"""How long a letter may be, and its sentences, on each channel (C5 C6 F2 F4)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from afterword.model import Channel, MessageKind, Severity
from afterword.reviewer.letter import Clause
from afterword.reviewer.rule import Hit, Reading, Rule, caught, spared, whole

NOTE_CHARACTERS = 300
CARD_WORDS = 90
LONG, LONGISH = 200, 150
CHECK_IN_LONG, CHECK_IN_LONGISH = 150, 120
SENTENCE_LONG, SENTENCE_LONGISH = 52, 40
TANGLED = 6
"""Commas, brackets and joining words that make a sentence of medium length hard to finish."""

_HINGES = frozenset(
    [
        "which",
        "who",
        "whom",
        "whose",
        "that",
        "although",
        "though",
        "because",
        "since",
        "while",
        "whereas",
        "unless",
        "if",
        "when",
        "where",
    ]
)
_BREAK = re.compile(r"[;:]|\s[–—]\s")


def too_long(reading: Reading) -> Iterator[Hit]:
    """More words than a busy reader gives a letter of this kind."""
    channel, kind, count = reading.letter.channel, reading.letter.kind, reading.parsed.count
    if channel in (Channel.CARD, Channel.LINKEDIN_NOTE):
        return
    check_in = kind in (MessageKind.CHECK_IN, MessageKind.RECONNECT)
    most, many = (CHECK_IN_LONG, CHECK_IN_LONGISH) if check_in else (LONG, LONGISH)
    if count > most:
        yield Hit(message=f"{count} words; a letter like this reads best under {most}.", fix=_shorter(many))
    elif count > many:
        said = f"{count} words; under {many} it is read at one go."
        yield Hit(message=said, fix=_shorter(many), severity=Severity.CONSIDER)


def _shorter(many: int) -> str:
    return f"Keep what only you could say and bring it to about {many} words."


def channel_limit(reading: Reading) -> Iterator[Hit]:
    """More than a LinkedIn note or a card can hold."""
    letter, parsed = reading.letter, reading.parsed
    size = len(parsed.own.strip())
    if letter.channel is Channel.LINKEDIN_NOTE and size > NOTE_CHARACTERS:
        yield Hit(
            message=f"{size} characters; LinkedIn cuts a note off at {NOTE_CHARACTERS}.",
            fix=f"Take out {size - NOTE_CHARACTERS} characters or more.",
        )
    elif letter.channel is Channel.CARD and parsed.count > CARD_WORDS:
        said = f"{parsed.count} words; a card holds about {CARD_WORDS} in a hand that can be read."
        yield Hit(message=said, fix="Keep the thanks, one moment and one wish.")


def too_complex(reading: Reading) -> Iterator[Hit]:
    """Sentences that nobody finishes."""
    for clause in reading.parsed.clauses:
        count = longest_stretch(clause)
        tangled = sum(word.lower in _HINGES for word in clause.words) + clause.text.count(",") // 2
        if count > SENTENCE_LONG or (count > SENTENCE_LONGISH and tangled >= TANGLED):
            said = f"A sentence of {count} words asks for a second reading."
            yield Hit(clause.start, clause.end, message=said)
        elif count > SENTENCE_LONGISH:
            said = f"A sentence of {count} words; two would read more lightly."
            yield Hit(clause.start, clause.end, message=said, severity=Severity.CONSIDER)


def longest_stretch(clause: Clause) -> int:
    """The most words of a sentence without a semicolon, colon or dash to rest at."""
    return max(len(piece.split()) for piece in _BREAK.split(clause.text))


def _filler(words: int) -> str:
    """A plain text of about so many words for the examples."""
    sentence = "We moved the boxes from one dock to the other in good time. "
    return (sentence * (words // 12 + 1)).strip()


_TANGLE = (
    "What you said of the second dock, which I have thought about since, because it reminded me of a yard where the "
    "trucks, although they came on time, waited for a man who had the only key, and who, when he was asked why, said "
    "that nobody had told him there was another lock that could be opened, made me smile all the way home."
)

TOO_LONG = Rule(
    code="too_long",
    title="Longer than it is read",
    etiquette=("C5",),
    severity=Severity.FIX,
    message="The letter is longer than it will be read.",
    look=too_long,
    english=False,
    caught=(
        whole(_filler(180)),
        whole(_filler(120), letter={"kind": "check_in"}),
        whole(_filler(110)),
        whole(_filler(400)),
    ),
    spared=(
        spared(_filler(30)),
        spared(_filler(60)),
        spared(_filler(110), letter={"channel": "card"}),
        spared(_filler(24), letter={"kind": "check_in"}),
    ),
)
CHANNEL_LIMIT = Rule(
    code="channel_limit",
    title="More than it holds",
    etiquette=("F2", "F4"),
    severity=Severity.FIX,
    message="There is more here than the note can hold.",
    look=channel_limit,
    english=False,
    caught=(
        whole(_filler(12), letter={"channel": "linkedin_note"}),
        whole(_filler(36), letter={"channel": "card"}),
        whole(_filler(100), letter={"channel": "card"}),
        whole(_filler(50), letter={"channel": "linkedin_note"}),
    ),
    spared=(
        spared(body="Dear Dana, thank you for yesterday. Best wishes, Ana", letter={"channel": "linkedin_note"}),
        spared(letter={"channel": "card"}),
        spared(_filler(100)),
        spared(body="Dear Dana, " + "thank you so much " * 16, letter={"channel": "linkedin_note"}),
    ),
)
TOO_COMPLEX = Rule(
    code="too_complex",
    title="A sentence that is hard to finish",
    etiquette=("C6",),
    severity=Severity.FIX,
    message="This sentence asks for a second reading.",
    look=too_complex,
    english=False,
    fix="Make two or three sentences of it.",
    caught=(
        caught(_TANGLE),
        caught("I would say that " + "the dock and " * 20 + "the gate belong together."),
        caught(_TANGLE.replace(", made me", ", made us")),
        caught("I think that if " + "we move the trucks and " * 10 + "wait, it will do."),
    ),
    spared=(
        spared("The dock, the gate and the yard belong together, as you said, and I would begin with the gate."),
        spared("I saw three things: " + "a dock; a gate; a yard; " * 12 + "and a key."),
        spared("That is so."),
        spared("I would begin with the gate, because it is the gate that makes the trucks wait, and not the dock."),
    ),
)
