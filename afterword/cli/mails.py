"""What came in as the user gives it: pasted words, a saved mail, a whole mailbox."""

from __future__ import annotations

import re

import click

from afterword.cli.files import is_file, read_text
from afterword.cli.shell import Shell, piped_text
from afterword.model import Mail
from afterword.model.errors import AfterwordError

HEADER = re.compile(r"(?:From [^\n]*\n)?(?:[A-Za-z][A-Za-z0-9-]*:[^\n]*\n)+")
MBOX = re.compile(r"^From \S+.*\d{4}$", re.MULTILINE)


def mails_in(shell: Shell, words: tuple[str, ...], labelled: bool) -> list[Mail]:
    """What came: mails of a file, or the text itself."""
    text = " ".join(words)
    if len(words) == 1 and words[0] != "-" and is_file(words[0]):
        text = read_text(words[0])
    elif len(words) == 1 and re.fullmatch(r"\S+\.(eml|mbox|txt|msg)", words[0]):
        raise AfterwordError("there is no such file", where=words[0], hint="Look at the path.")
    elif not words or words == ("-",):
        piped = piped_text()
        if piped is None and shell.interactive and not labelled:
            click.echo("Paste what they wrote, then press Ctrl-D on a line of its own.")
            piped = read_text("-")
        text = piped or ""
    if not text.strip():
        if labelled:
            return [Mail("")]
        raise AfterwordError("there is nothing to read", hint="Paste it, name a file, or say --label delay.")
    if not HEADER.match(text.lstrip("\ufeff")) or "\n\n" not in text.replace("\r\n", "\n"):
        return [Mail(text)]
    return [_parsed(source) for source in _split(text)]


def _split(text: str) -> list[str]:
    """The mails of an mbox; one mail is itself."""
    if not text.startswith("From "):
        return [text]
    starts = [match.start() for match in MBOX.finditer(text)] or [0]
    pieces = [text[at:end] for at, end in zip(starts, [*starts[1:], len(text)], strict=True)]
    return [piece.partition("\n")[2] for piece in pieces]


def _parsed(source: str) -> Mail:
    from afterword.replies import read_raw_mail

    return read_raw_mail(source)
