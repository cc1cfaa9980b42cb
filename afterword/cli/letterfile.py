"""A letter in a file, without a desk: its parts, and the same with other words."""

from __future__ import annotations

from dataclasses import dataclass, replace


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
