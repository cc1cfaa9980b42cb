"""`afterword check`: a careful friend reads the letter, on the desk or in any file, with or without a desk."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from afterword.cli.files import is_file
from afterword.cli.proof import gnu_lines, proof, summary
from afterword.cli.shell import Shell, verb, within_option
from afterword.cli.walking import Walk
from afterword.model.errors import AfterwordError, DeskError

if TYPE_CHECKING:
    from afterword.desk import Draft, Record
    from afterword.model import Finding


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
@click.option("--brief", is_flag=True, help="Only the lines that a remark is about.")
@click.option("--format", "form", type=click.Choice(["text", "gnu"]), default="text", help="gnu: file:line:col: ...")
def check(
    shell: Shell,
    letter: str | None,
    within: str | None,
    fix: bool,
    brief: bool,
    form: str,
    keep: tuple[str, ...],
    **told: Any,
) -> None:
    """Read LETTER: a draft (its id, reader or application), a file, or - for standard input.

    No desk is needed for a file: afterword check letter.txt --to "Dana Wu" --company "Halden Freight".
    With --in the file is read against that application. Exit code 1 if something is to be put right.
    """
    form = "brief" if brief else form
    if letter is not None and (letter == "-" or is_file(letter)):
        from afterword.cli.checkfile import Told, check_file

        left = check_file(shell, letter, Told(within, **told), fix=fix, form=form)
    elif letter is not None and (told["to"] or told["company"] or "/" in letter or letter.endswith(".txt")):
        raise AfterwordError("there is no such file", where=letter, hint="Look at the path.")
    else:
        left = _check_drafts(shell, letter, within, fix, form, keep)
    if any(one.severity in ("stop", "fix") for one in left):
        click.get_current_context().exit(1)


def _check_drafts(
    shell: Shell, part: str | None, within: str | None, fix: bool, form: str, keep: tuple[str, ...]
) -> tuple[Finding, ...]:
    """One draft, or without a name every open one; what is left of the remarks."""
    from afterword.desk import letters

    left: list[Finding] = []
    shown = []
    for number, (record, one) in enumerate(_drafts(shell, part, within)):
        if number and not shell.as_json and form != "gnu":
            shell.tell("")
        for words in keep:
            record, one = _kept(shell, record, one, words)
        if fix:
            record, one = _walked(shell, record, one)
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
    from afterword.cli.today import wrapped
    from afterword.desk.naming import reader_of

    if form == "gnu":
        lines = gnu_lines(one.id, one.body, 0, findings)
        if lines:
            shell.tell(lines)
        return
    head = click.style(f"{one.id}  To {reader_of(record, one)}, {record.title}", bold=True)
    others = [reader_of(record, other) for other in record.drafts if other.id != one.id and other.state != "stopped"]
    lines = proof(one.subject, one.body, findings, brief=form == "brief")
    shell.tell([head, "", *lines, *([""] if lines else []), *wrapped(summary(findings, others))])


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


def _walked(shell: Shell, record: Record, one: Draft) -> tuple[Record, Draft]:
    """Take, keep or leave each fix; after each the whole letter is read again."""
    from afterword.desk import letters

    walk = Walk(shell)
    while chosen := walk.choice(one.subject, one.body, letters.check(shell.desk, record, one)):
        key, finding = chosen
        change = letters.apply_fix if key == "y" else letters.set_aside
        record = change(shell.desk, record, one, finding)
        one = next(draft for draft in record.drafts if draft.id == one.id)
    return record, one
