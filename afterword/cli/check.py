"""`afterword check`: a careful friend reads the letter, on the desk or in any file, with or without a desk."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from afterword.cli.proof import gnu_lines, proof, summary
from afterword.cli.shell import Shell, machine_zone, verb, within_option
from afterword.model.errors import AfterwordError, DeskError

if TYPE_CHECKING:
    from afterword.cli.letterfile import LetterFile
    from afterword.desk import Draft, Record
    from afterword.model import Case, Finding, Letter

    Narrow = Callable[[tuple[Finding, ...]], tuple[Finding, ...]]
    Reads = Callable[[LetterFile], tuple[Finding, ...]]


@verb("check")
@click.argument("letter", required=False)
@within_option
@click.option("--to", multiple=True, metavar="NAME", help="Of a file: who it is to.")
@click.option("--company", help="Of a file: the company.")
@click.option("--me", metavar="NAME", help="Of a file: your name, if it isn't the last line.")
@click.option("--kind", default="thank_you", help="Of a file: thank_you (default), check_in, answer ...")
@click.option("--channel", default="email", help="Of a file: email (default), card, linkedin_note ...")
@click.option("--subject", help="Of a file: its subject, if it isn't the first line.")
@click.option("--country", default="US", help="Of a file: the employer's country, for spelling and manners.")
@click.option("--fix", is_flag=True, help="Walk through the fixes; without a terminal all are taken.")
@click.option("--keep", metavar="WORDS", multiple=True, help="Of a draft: these words are right as they are.")
@click.option("--format", "form", type=click.Choice(["text", "gnu"]), default="text", help="gnu: file:line:col: ...")
def check(
    shell: Shell,
    letter: str | None,
    within: str | None,
    fix: bool,
    form: str,
    keep: tuple[str, ...],
    **told: str | tuple[str, ...] | None,
) -> None:
    """Read LETTER: a draft (its id, reader or application), a file, or - for standard input.

    No desk is needed for a file: afterword check letter.txt --to "Dana Wu" --company "Halden Freight".
    With --in the file is read against that application. Exit code 1 if something is to be put right.
    """
    if letter is not None and (letter == "-" or Path(letter).expanduser().is_file()):
        left = _check_file(shell, letter, within, fix, form, told)
    elif letter is not None and (told.get("to") or told.get("company") or "/" in letter or letter.endswith(".txt")):
        raise AfterwordError("there is no such file", where=letter, hint="Look at the path.")
    else:
        left = _check_draft(shell, letter, within, fix, form, keep)
    if any(one.severity in ("stop", "fix") for one in left):
        click.get_current_context().exit(1)


def _check_draft(
    shell: Shell, part: str | None, within: str | None, fix: bool, form: str, keep: tuple[str, ...]
) -> tuple[Finding, ...]:
    """One draft, or without a name every open one; what is left of the remarks."""
    from afterword.desk import letters

    pairs = _drafts(shell, part, within)
    left: list[Finding] = []
    shown = []
    for record, one in pairs:
        for words in keep:
            record, one = _kept(shell, record, one, words)
        if fix:
            record, one = _walk_draft(shell, record, one)
        findings = letters.check(shell.desk, record, one)
        left += findings
        shown.append({"draft": one.id, "application": record.id, "findings": findings})
        if not shell.as_json:
            _show(shell, record, one, findings, form)
    if shell.as_json:
        shell.tell("", shown if part is None else shown[0])
    return tuple(left)


def _drafts(shell: Shell, part: str | None, within: str | None) -> list[tuple[Record, Draft]]:
    if part is not None:
        return [shell.letter(part, within)]
    records = [shell.record(within)] if within else shell.desk.records()
    found = [(record, one) for record in records for one in record.drafts if one.state in ("draft", "approved")]
    if not found:
        raise DeskError("there is no draft on the desk", hint="Name a file, or `afterword draft` writes one.")
    return found


def _show(shell: Shell, record: Record, one: Draft, findings: tuple[Finding, ...], form: str) -> None:
    from afterword.desk.naming import reader_of

    if form == "gnu":
        lines = gnu_lines(one.id, one.body, 0, findings)
        if lines:
            shell.tell(lines)
        return
    head = click.style(f"{one.id}  To {reader_of(record, one)}, {record.title}", bold=True)
    shell.tell([head, "", *proof(one.subject, one.body, findings), "", summary(findings), ""])


def _kept(shell: Shell, record: Record, one: Draft, words: str) -> tuple[Record, Draft]:
    """Put the remarks on these words aside."""
    from afterword.desk import letters

    fitting = [finding for finding in letters.check(shell.desk, record, one) if words in (finding.quote, finding.code)]
    if not fitting:
        raise DeskError(f"no remark is about {words!r}", hint="Give the words exactly as they are underlined.")
    for finding in fitting:
        record = letters.set_aside(shell.desk, record, one, finding)
        one = next(draft for draft in record.drafts if draft.id == one.id)
    return record, one


def _walk_draft(shell: Shell, record: Record, one: Draft) -> tuple[Record, Draft]:
    """Take, keep or leave each fix; after each the whole letter is read again."""
    from afterword.desk import letters

    left_alone: set[tuple[str, str | None, int | None]] = set()
    while True:
        open_now = [
            finding
            for finding in letters.check(shell.desk, record, one)
            if finding.fix is not None and finding.start is not None and _name(finding) not in left_alone
        ]
        if not open_now:
            return record, one
        finding = open_now[0]
        choice = _choice(shell, one.subject, one.body, finding)
        if choice == "q":
            return record, one
        if choice == "k":
            record = letters.set_aside(shell.desk, record, one, finding)
        elif choice == "y":
            record = letters.apply_fix(shell.desk, record, one, finding)
        else:
            left_alone.add(_name(finding))
        one = next(draft for draft in record.drafts if draft.id == one.id)


def _check_file(
    shell: Shell, name: str, within: str | None, fix: bool, form: str, told: dict[str, str | tuple[str, ...] | None]
) -> tuple[Finding, ...]:
    from afterword.cli.files import read_text, write_bytes
    from afterword.cli.letterfile import read_letter
    from afterword.reviewer import review

    subject = told["subject"]
    found = read_letter(read_text(name), name, subject if isinstance(subject, str) else None)
    case, letter, narrow = _as_letter(shell, found, within, told)
    findings = narrow(review(letter, case))
    if fix:
        taken = _walk_file(shell, found, lambda one: narrow(review(_again(letter, one), case)))
        if taken.text != found.text and name == "-":
            shell.tell(taken.text.rstrip("\n"), {"text": taken.text})
            return narrow(review(_again(letter, taken), case))
        if taken.text != found.text:
            write_bytes(name, taken.text.encode())
        found, findings = taken, narrow(review(_again(letter, taken), case))
    if form == "gnu":
        lines = gnu_lines(name, found.text, found.offset, findings)
        if lines or shell.as_json:
            shell.tell(lines, {"file": name, "findings": findings})
    else:
        shell.tell(
            [*proof(found.subject, found.body, findings), "", summary(findings)], {"file": name, "findings": findings}
        )
    return findings


def _as_letter(
    shell: Shell, found: LetterFile, within: str | None, told: dict[str, str | tuple[str, ...] | None]
) -> tuple[Case, Letter, Narrow]:
    """The case, the letter in it, and what keeps back remarks that can't be made with what was told."""
    from afterword.cli.letterfile import sayable, small_case
    from afterword.model import Channel, Letter, MessageKind, read

    kind = read(MessageKind, str(told["kind"]).replace("-", "_"), "--kind")
    channel = read(Channel, str(told["channel"]).replace("-", "_"), "--channel")
    names = told["to"] if isinstance(told["to"], tuple) else ()
    company, me = told["company"], told["me"]
    if within:
        from afterword.desk.naming import find_person

        record = shell.record(within)
        to = tuple(find_person(record, one).id for one in names)
        return shell.desk.case(record), Letter(kind, to, found.body, channel, found.subject), lambda all_: all_
    zone = machine_zone()
    case = small_case(
        shell.clock(),
        zone,
        me=me if isinstance(me, str) else None,
        to=names,
        company=company if isinstance(company, str) else None,
        country=str(told["country"]).upper(),
        body=found.body,
    )
    to = tuple(person.id for person in case.people) if names else ()
    letter = Letter(kind, to, found.body, channel, found.subject)
    return case, letter, lambda all_: sayable(all_, to=bool(names), company=bool(company))


def _again(letter: Letter, found: LetterFile) -> Letter:
    from dataclasses import replace

    return replace(letter, subject=found.subject, body=found.body)


def _walk_file(shell: Shell, found: LetterFile, read_again: Reads) -> LetterFile:
    from afterword.cli.letterfile import read_letter

    left_alone: set[tuple[str, str | None, int | None]] = set()
    while True:
        open_now = [
            one
            for one in read_again(found)
            if one.fix is not None and one.start is not None and _name(one) not in left_alone
        ]
        if not open_now:
            return found
        one = open_now[0]
        choice = _choice(shell, found.subject, found.body, one)
        if choice == "q":
            return found
        if choice != "y":
            left_alone.add(_name(one))
            continue
        subject, body = mended(found.subject, found.body, one)
        found = read_letter(found.with_parts(subject, body), found.name, None if found.offset else subject)


def mended(subject: str | None, body: str, one: Finding) -> tuple[str | None, str]:
    """Subject and body with a finding's fix in place of what it quotes."""
    assert one.fix is not None
    text = (subject or "") if one.where == "subject" else body
    new = text[: one.start] + one.fix + text[one.end :]
    return (new, body) if one.where == "subject" else (subject, new)


def _choice(shell: Shell, subject: str | None, body: str, one: Finding) -> str:
    if not shell.interactive:
        return "y" if one.severity in ("stop", "fix") else "n"
    lines = proof(subject, body, [one])
    at = next((n for n, line in enumerate(lines) if any(mark * 2 in line for mark in "^~")), 0)
    shell.tell(lines[max(0, at - 1) :][:6])
    return str(click.prompt("[y] write it so  [n] leave it  [k] it's right as it is  [q] stop", default="y")).lower()[
        :1
    ]


def _name(one: Finding) -> tuple[str, str | None, int | None]:
    return one.code, one.quote, one.start
