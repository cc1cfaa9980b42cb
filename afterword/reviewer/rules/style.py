"""Slang, emoji and casual ways: what a friend would write to a friend (X3)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from afterword.model import Severity
from afterword.reviewer.data import word_list
from afterword.reviewer.rule import Hit, Reading, Rule, caught, spared, whole
from afterword.reviewer.rules.greeting import unknown_opening

CASUAL_GREETINGS = frozenset(word_list("casual_frame", "greetings"))
CASUAL_CLOSES = frozenset(word_list("casual_frame", "closes"))
CHEERS_COUNTRIES = frozenset({"GB", "IE", "AU", "NZ"})
"""Where `Cheers` closes letters among colleagues: a remark there, no more."""

_EMOJI = re.compile(
    "(?:[\U0001f1e6-\U0001f1ff\U0001f300-\U0001faff\U00002600-\U000026ff\u2702-\u27b0\u2b50\u2b55\u231a\u231b\u2328"
    "\u23e9-\u23f3\u2934\u2935\u203c\u2049\u3030\u303d\u2661\u2764][\ufe0f\u200d\U0001f3fb-\U0001f3ff]*)+"
)
_FACE = re.compile(
    r"""(?<![\w:;=/.,])(?:
      [:;=][-o~^']?[)(\]\[DPp|/\\*3S$@>]{1,3}(?![\w/])
    | [xX]D+(?!\w) | (?<!\d)<3(?![\d\w]|\s?(?:mm|cm|m|kg|g|mg|s|h|%|µ))
    | \^_+\^ | \^\^(?!\w) | [oO0T\-;>]_+[oO0T\-;<](?!\w)
    | \\o/ | :'-?\( | [dD]:(?!\w)
    )""",
    re.VERBOSE,
)
_MARKS = re.compile(r"[!?]*!{2,}[!?]*|\?!+|!\?+|\?{2,}")
_WORD = re.compile(r"[^\W\d_]{2,}")


def emoji(reading: Reading) -> Iterator[Hit]:
    """Emoji and faces made of signs, in the body and the subject."""
    for where, text in (("subject", reading.letter.subject or ""), ("body", reading.parsed.own)):
        for pattern in (_EMOJI, _FACE):
            for match in pattern.finditer(text):
                if not (where == "body" and reading.parsed.in_quotes(*match.span())):
                    yield Hit(*match.span(), where)


def casual(reading: Reading) -> Iterator[Hit]:
    """Greeting, close, capitals and exclamation marks as among friends."""
    parsed = reading.parsed
    yield from _shouting(reading)
    word = parsed.greeting_word
    if word and word.text.lower().replace("’", "'") in CASUAL_GREETINGS:
        fix = "Hi" if "there" not in word.text.lower() else "Hello"
        yield Hit(word.start, word.end, message=f"“{word.text}” opens a chat; “Dear” or “Hi” opens a letter.", fix=fix)
    opening = unknown_opening(reading)
    if opening:
        yield Hit(opening.start, opening.end, message="A plain “Dear” or “Hi” is safer here.", fix="Dear")
    close = parsed.valediction
    if close and close.text.lower().rstrip(",.! ").replace("’", "'") in CASUAL_CLOSES:
        mild = close.text.lower().startswith("cheers") and reading.case.application.country in CHEERS_COUNTRIES
        yield Hit(
            close.start,
            close.end,
            message="This closes a message to a friend.",
            fix="Kind regards",
            severity=Severity.CONSIDER if mild else None,
        )
    for match in _MARKS.finditer(parsed.own):
        if not parsed.in_quotes(*match.span()):
            yield Hit(*match.span(), message="One mark says as much as a row of them.", fix=match.group()[-1])
    for hit in reading.phrases.get("casual", ()):
        if not parsed.in_quotes(hit.start, hit.end):
            yield Hit(hit.start, hit.end, message=hit.group.say, fix=hit.group.fix, severity=hit.group.severity)


def _shouting(reading: Reading) -> Iterator[Hit]:
    """All capitals, or none at all."""
    text = reading.parsed.own
    words = _WORD.findall(text)
    upper = sum(word.isupper() for word in words)
    if len(words) >= 8 and upper / len(words) > 0.7:
        yield Hit(message="All in capitals, the letter seems to shout.", fix="Write it in ordinary letters.")
        return
    openings = [clause.text[:1] for clause in reading.parsed.clauses if clause.text[:1].isalpha()]
    small = sum(letter.islower() for letter in openings)
    if len(words) >= 8 and openings and small / len(openings) >= 0.8 and re.search(r"(?:^|[.!?]\s+)[a-z]", text):
        if len(openings) > 1 or re.search(r"\bi\b", text):
            yield Hit(
                message="Without capitals the letter looks dashed off.", fix="Begin sentences and names with a capital."
            )
        return
    known = reading.known.words
    for match in re.finditer(r"(?<![\w-])[A-Z]{3,}(?:[ ,]+[A-Z]{2,})+(?![\w-])", text):
        loud = [word for word in _WORD.findall(match.group()) if word.lower() not in known and len(word) > 3]
        if loud and not reading.parsed.in_quotes(*match.span()):
            yield Hit(*match.span(), message="Capitals read as a raised voice.", fix=match.group().lower())


def slang(reading: Reading) -> Iterator[Hit]:
    """Words and turns of chats and of the street."""
    for hit in reading.phrases.get("slang", ()):
        if not reading.parsed.in_quotes(hit.start, hit.end) and not _of_the_case(hit.start, hit.end, reading):
            yield Hit(hit.start, hit.end, message=hit.group.say, fix=hit.group.fix, severity=hit.group.severity)


def _of_the_case(start: int, end: int, reading: Reading) -> bool:
    """Whether the words are the case's own: a word of a note is no slang of the candidate's."""
    words = _WORD.findall(reading.letter.body[start:end].lower())
    return bool(words) and all(word in reading.known.words for word in words)


EMOJI = Rule(
    code="emoji",
    title="Emoji",
    etiquette=("X3",),
    severity=Severity.FIX,
    message="A small picture among friends; in this letter words do better.",
    look=emoji,
    english=False,
    fix="",
    caught=(
        caught("It would be a joy to join you 🙂", "🙂"),
        caught("See you soon :-)", ":-)"),
        caught("I would love that ❤️ very much.", "❤️"),
        caught("Fingers crossed ;)", ";)"),
        caught("That made my day 👍🏽.", "👍🏽"),
    ),
    spared=(
        spared("I looked at it again (see note 8)."),
        spared("The ratio is 3:1 and the sheet <3 mm thick."),
        spared("The plan (as you said: D) stands, at 14:30)."),
        spared("The file is at https://docks.example/:D/a."),
    ),
)
CASUAL = Rule(
    code="casual",
    title="As among friends",
    etiquette=("X3",),
    severity=Severity.FIX,
    message="This is how one writes to a friend.",
    look=casual,
    caught=(
        caught("", "Hey", body="Hey Dana,\n\nThank you for the two-dock pilot.\n\nBest,\nAna Beltrán"),
        caught("", "Yo", body="Yo Dana,\n\nThank you for the two-dock pilot.\n\nBest,\nAna Beltrán"),
        caught("I would love to join!!!", "!!!"),
        caught("", "xoxo", body="Dear Dana,\n\nThank you for the two-dock pilot.\n\nxoxo\nAna Beltrán"),
        whole(body="dear dana,\n\nthank you for the two-dock pilot. i liked it a lot.\n\nbest,\nana beltrán"),
        whole(body="DEAR DANA,\n\nTHANK YOU FOR THE TWO-DOCK PILOT. I LIKED IT.\n\nBEST,\nANA BELTRÁN"),
    ),
    spared=(
        spared(body="Hi Dana,\n\nI'm glad we met! Thank you for the pilot.\n\nBest,\nAna Beltrán"),
        spared("I worked with SQL, ETL and SAP for years."),
        spared("It's what I'd do, and I can't wait to see it!"),
        spared(body="Good morning Dana,\n\nThank you for the two-dock pilot.\n\nAll the best,\nAna Beltrán"),
    ),
)
SLANG = Rule(
    code="slang",
    title="Slang",
    etiquette=("X3",),
    severity=Severity.FIX,
    message="This is slang; a plain word carries further.",
    look=slang,
    caught=(
        caught("I'm gonna bring that to your team.", "gonna"),
        caught("Tbh, the pilot was lit.", "Tbh"),
        caught("Your yard is hella clean.", "hella"),
        caught("The dock you showed me is dope.", "dope"),
        caught("That would be sick.", "sick"),
        caught("Your planner is a total legend, no cap.", "no cap"),
    ),
    spared=(
        spared("Two drivers were sick that week, and one truck had a sick pump."),
        spared("The lamps were lit at five, and the fire drill went well."),
        spared("The plan has legs, and the yard is cool in summer."),
        spared("I killed the engine and chilled the milk."),
        spared("A brother of the founder drives the first truck."),
    ),
)
