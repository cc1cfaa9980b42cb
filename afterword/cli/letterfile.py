"""A letter in a file, without a desk: its parts, and the small case it is read against."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from afterword.model import Case, Finding

NEED_READER = frozenset({"wrong_name"})
NEED_COMPANY = frozenset({"wrong_company", "generic"})
NEED_NOTES = frozenset({"no_fit", "no_interest", "unsupported", "generic"})
"""Remarks that can't be made without being told more: they're kept back rather than guessed."""


@dataclass(frozen=True, slots=True)
class LetterFile:
    """A letter as it stands in a file. `text[offset:]` is the body; `headed`: the subject stands before it."""

    name: str
    text: str
    subject: str | None
    offset: int = 0
    headed: bool = False
    windows: bool = False

    @property
    def body(self) -> str:
        """The letter without its subject line."""
        return self.text[self.offset :]

    @property
    def written(self) -> str:
        """The file's text with the line ends it came with."""
        return self.text.replace("\n", "\r\n") if self.windows else self.text


def read_letter(text: str, name: str, subject: str | None = None) -> LetterFile:
    """The parts of a letter: an optional first line `Subject: …`, the body."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    first, _, rest = plain.partition("\n")
    if first.lower().startswith("subject:"):
        offset = len(plain) - len(rest.lstrip("\n"))
        told = first.partition(":")[2].strip() or None
        return LetterFile(name, plain, subject or told, offset, told is not None, "\r\n" in text)
    return LetterFile(name, plain, subject, windows="\r\n" in text)


def with_words(found: LetterFile, subject: str | None, body: str) -> LetterFile:
    """The letter with other words, its subject line among them."""
    head = found.text[: found.offset]
    if found.headed and found.subject and subject is not None:
        head = head.replace(found.subject, subject, 1)
    return replace(found, text=head + body, subject=subject, offset=len(head))


def small_case(
    now: datetime, zone: str, *, me: str | None, to: tuple[str, ...], company: str | None, country: str, body: str
) -> Case:
    """A case in which those written to were met an hour ago; nothing else is known."""
    from afterword.model import Application, Candidate, Case, Interview, Part, Person, Reach

    names = to or ("",)
    people = tuple(Person(f"p{n}", name, None, Part.UNKNOWN, (Reach.EMAIL,)) for n, name in enumerate(names, start=1))
    ids = tuple(person.id for person in people)
    talk = Interview("i1", now - timedelta(hours=2), now - timedelta(hours=1), ids)
    candidate = Candidate(me or _signed(body), zone)
    return Case("letter", now, candidate, Application(company or "", "", country, zone), people, (talk,))


def sayable(findings: tuple[Finding, ...], *, to: bool, company: bool) -> tuple[Finding, ...]:
    """The remarks that hold with what was told."""
    out = set(NEED_NOTES)
    out |= set() if to else NEED_READER
    out |= set() if company else NEED_COMPANY
    # A subject that is only missing can't be proposed without the role.
    return tuple(
        replace(one, fix=None) if one.where == "subject" and one.start is None else one
        for one in findings
        if one.code not in out
    )


def _signed(body: str) -> str:
    """The name under the letter, if its last line looks like one."""
    lines = [line.strip() for line in body.strip().split("\n") if line.strip()]
    last = lines[-1] if len(lines) > 1 else ""
    return last if last and len(last.split()) <= 4 and last[-1] not in ".,!?:" else ""
