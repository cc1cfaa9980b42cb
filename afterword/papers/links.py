"""Ways out by link and by count: a `mailto:` that mail programs open, and LinkedIn's limits."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from afterword.papers.data import printable

LONGEST_LINK = 2_000
"""Characters of a `mailto:` that every system still hands on; longer ones are cut off by some without a word."""

FREE_NOTE, PAID_NOTE = 200, 300
"""Characters of a note with a connection request: on free accounts, and on paid ones."""


@dataclass(frozen=True, slots=True)
class MailLink:
    """A `mailto:` and whether it is short enough for every mail program."""

    url: str
    fits: bool


@dataclass(frozen=True, slots=True)
class Counted:
    """A LinkedIn text with its length as LinkedIn's text field counts it, and with both limits marked in it."""

    text: str
    length: int
    marked: str

    @property
    def say(self) -> str:
        """The count in a sentence."""
        if self.length <= FREE_NOTE:
            return f"{self.length} characters: fits every account."
        if self.length <= PAID_NOTE:
            return f"{self.length} characters: fits a paid account ({PAID_NOTE}); free accounts have {FREE_NOTE}."
        return f"{self.length} characters: {self.length - PAID_NOTE} more than a note can hold ({PAID_NOTE})."


def mail_link(to: tuple[str, ...], subject: str, body: str) -> MailLink:
    """A `mailto:` (RFC 6068) with subject and body. If it doesn't fit, an `.eml` does."""
    addresses = ",".join(quote(one, safe="@+.-_") for one in to)
    text = printable(body).replace("\n", "\r\n")
    url = (
        f"mailto:{addresses}?subject={quote(' '.join(printable(subject).split()), safe='')}&body={quote(text, safe='')}"
    )
    return MailLink(url, len(url) <= LONGEST_LINK)


def linkedin_length(text: str) -> int:
    """The length as a browser's text field counts it: UTF-16 units, so that most emoji count two or more.

    LinkedIn publishes no rule; its note is such a field, and spaces and signs count.
    """
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def counted(text: str) -> Counted:
    """The text of a LinkedIn note, counted, with ⟨200⟩ and ⟨300⟩ where each limit falls."""
    plain = printable(text).strip()
    out, units = [], 0
    marks = [FREE_NOTE, PAID_NOTE]
    for sign in plain:
        units += linkedin_length(sign)
        if marks and units > marks[0]:
            out.append(f"⟨{marks.pop(0)}⟩")
        out.append(sign)
    return Counted(plain, linkedin_length(plain), "".join(out))
