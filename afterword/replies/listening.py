"""A mail's text as sentences with what is done in each: the input of every decision."""

from __future__ import annotations

import re
from dataclasses import dataclass

from afterword.language import sentences
from afterword.replies.lexicon import Found, acts_in, languages_of
from afterword.replies.plain import pieces, plain_words

MOST_SENTENCES = 120
"""Sentences that are read; a letter that says its matter later than that says none."""

_FIELD = re.compile(r"^\s*(?:[-*•]\s*)?[^\W\d_][\w /-]{0,24}:(?:\s|$)")
_CONDITION = re.compile(
    r" (?:if|unless|should (?:you|your|we|the)|in case|in the event|supposing|whether|falls|wenn|sollten sie|si"
    r"|sans nouvelles?|en cas|en caso|cuando|sobald|des que|ne manquerons|lorsque) "
)
_ORDINAL = re.compile(r"(?<!\d)\d{1,2}\.$")
_MONTH = re.compile(r"(?i)(?:jan|feb|mär|maer|apr|mai|jun|jul|aug|sep|okt|nov|dez|uhr|und|oder)")
_SOFT_LINE = 52
"""Characters below which a line was ended on purpose, not wrapped."""


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence, its plain words, what is done in it, and where it stands in the text."""

    text: str
    plain: str
    acts: tuple[Found, ...]
    start: int = 0
    end: int = 0

    @property
    def asks(self) -> bool:
        """Whether it ends in a question mark."""
        return " ? " in self.plain

    def does(self, act: str, strength: int = 1) -> bool:
        """Whether it does `act`, unconditionally where that matters, at least so plainly."""
        return any(self._counts(found, act, strength) for found in self.acts)

    def weight(self, act: str) -> dict[tuple[str, int], int]:
        """The ways of doing `act` in it (group and pattern), with their strengths."""
        counted = [found for found in self.acts if self._counts(found, act, 1)]
        return {(found.group.name, found.number): found.group.strength for found in counted}

    def _counts(self, found: Found, act: str, strength: int) -> bool:
        if found.group.act != act or found.group.strength < strength:
            return False
        if act not in ("decline", "offer", "absence", "hold") or found.group.strength < 2:
            return True
        return not _CONDITION.search(self.plain[: found.start + 1])


def listen(text: str) -> tuple[Said, ...]:
    """The sentences of a mail's new text (laid out by `by_lines`), each with its acts."""
    heard: list[Said] = []
    languages = languages_of(plain_words(text))
    for sentence, start, end in _whole(text):
        for piece in pieces(plain_words(sentence)):
            if piece.strip():
                heard.append(Said(" ".join(sentence.split()), piece, tuple(acts_in(piece, languages)), start, end))
        if len(heard) >= MOST_SENTENCES:
            break
    return tuple(heard)


def _whole(text: str) -> list[tuple[str, int, int]]:
    """The sentences with their places; a German day of the month ("4. März") is no end of one."""
    found: list[tuple[str, int, int]] = []
    for sentence in sentences(text):
        if found and _ORDINAL.search(found[-1][0]) and _MONTH.match(sentence.text):
            start = found.pop()[1]
            found.append((text[start : sentence.end], start, sentence.end))
        else:
            found.append((sentence.text, sentence.start, sentence.end))
    return found


def by_lines(text: str) -> str:
    """The text with a blank line where a line was ended on purpose: fields, short lines before a capital."""
    out: list[str] = []
    lines = text.split("\n")
    for at, line in enumerate(lines):
        out.append(line)
        following = lines[at + 1].strip() if at + 1 < len(lines) else ""
        if not line.strip() or not following:
            continue
        begins = following[0].isupper() or following[0].isdigit()
        if (_FIELD.match(lines[at + 1]) or (len(line.strip()) < _SOFT_LINE and begins)) and not line.rstrip().endswith(
            ","
        ):
            out.append("")
    return "\n".join(out)
