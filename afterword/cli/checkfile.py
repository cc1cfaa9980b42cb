"""Checking a letter in a file: against an application of the desk, or with nothing but what the options tell."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from afterword.cli.proof import gnu_lines, proof, summary
from afterword.cli.shell import Shell, machine_zone
from afterword.cli.walking import Walk
from afterword.desk.loose import mended, sayable, small_case

if TYPE_CHECKING:
    from afterword.cli.letterfile import LetterFile
    from afterword.model import Case, Finding, Letter

    Findings = tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """What the options tell of a letter in a file."""

    within: str | None
    to: tuple[str, ...]
    company: str | None
    me: str | None
    kind: str
    channel: str
    subject: str | None
    country: str


def check_file(shell: Shell, name: str, told: Told, *, fix: bool, form: str) -> Findings:
    """Read the letter in the file `name` (or `-`), mend it if asked to, show it; the remarks that are left."""
    from afterword.cli.files import read_text
    from afterword.cli.letterfile import read_letter

    found = read_letter(read_text(name), name, told.subject)
    read = _reader(shell, found, told)
    if fix:
        found = _walked(shell, found, read)
    findings = read(found)
    data = {"file": name, "findings": findings}
    if fix and name == "-":
        shell.tell(found.text.rstrip("\n"), {**data, "text": found.text})
    elif form == "gnu":
        lines = gnu_lines(name, found.text, found.offset, findings)
        if lines or shell.as_json:
            shell.tell(lines, data)
    else:
        lines = proof(found.subject, found.body, findings, brief=form == "brief")
        shell.tell([*lines, *([""] if lines else []), summary(findings)], data)
    return findings


def _reader(shell: Shell, found: LetterFile, told: Told) -> Callable[[LetterFile], Findings]:
    """What reads the letter again after each change, without the remarks that can't be made with what was told."""
    from afterword.reviewer import review

    case, letter = _as_letter(shell, found, told)

    def read(now: LetterFile) -> Findings:
        findings = review(replace(letter, subject=now.subject, body=now.body), case)
        return findings if told.within else sayable(findings, to=bool(told.to), company=bool(told.company))

    return read


def _as_letter(shell: Shell, found: LetterFile, told: Told) -> tuple[Case, Letter]:
    from afterword.model import Channel, Letter, MessageKind, read

    kind = read(MessageKind, told.kind.replace("-", "_"), "--kind")
    channel = read(Channel, told.channel.replace("-", "_"), "--channel")
    if told.within:
        from afterword.desk.naming import find_person

        record = shell.record(told.within)
        to = tuple(find_person(record, one).id for one in told.to)
        return shell.desk.case(record), Letter(kind, to, found.body, channel, found.subject)
    case = small_case(
        shell.clock(),
        machine_zone(),
        kind,
        found.body,
        me=told.me or "",
        to=told.to,
        company=told.company or "",
        country=told.country.upper(),
    )
    to = tuple(person.id for person in case.people) if told.to else ()
    return case, Letter(kind, to, found.body, channel, found.subject)


def _walked(shell: Shell, found: LetterFile, read: Callable[[LetterFile], Findings]) -> LetterFile:
    """The letter with the fixes taken; a file is written back once, at the end."""
    from afterword.cli.files import write_bytes
    from afterword.cli.letterfile import with_words

    walk, now = Walk(shell), found
    while chosen := walk.choice(now.subject, now.body, read(now)):
        key, one = chosen
        if key == "y":
            now = with_words(now, *mended(now.subject, now.body, one))
    if now.text != found.text and now.name != "-":
        write_bytes(now.name, now.written.encode())
    return now
