"""`afterword edit`: other words for a draft, in the editor, by option, or from standard input."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

import click

from afterword.cli.shell import Shell, piped_text, verb, within_option
from afterword.cli.show import letter_lines
from afterword.desk.letters import rewrite
from afterword.model.errors import AfterwordError

if TYPE_CHECKING:
    from afterword.desk import Draft

SUBJECT = "Subject:"


@verb("edit")
@click.argument("letter", required=False)
@within_option
@click.option("--subject", help="A new subject.")
@click.option("--body", help="A new text; - for standard input.")
@click.option("--from", "source", metavar="FILE", help="The new text is in FILE.")
def edit(
    shell: Shell, letter: str | None, within: str | None, subject: str | None, body: str | None, source: str | None
) -> None:
    """Change LETTER (its id, its reader or its application). Words that were approved have to be approved again."""
    record, one = shell.letter(letter, within)
    new_subject, new_body = one.subject, one.body
    if source is not None:
        from afterword.cli.files import read_text

        new_subject, new_body = split_subject(read_text(source), one.subject)
    elif subject is None and body is None and shell.interactive:
        new_subject, new_body = _in_editor(one)
    elif body == "-" or (body is None and subject is None):
        text = piped_text()
        if text is None:
            raise AfterwordError("there are no new words", hint="Give them with --body, or on standard input.")
        new_subject, new_body = split_subject(text, one.subject)
    elif body is not None:
        new_body = body
    if subject is not None:
        new_subject = " ".join(subject.split())
    if not new_body.strip():
        raise AfterwordError("a letter without words", hint="The draft stays as it was.")
    if (new_subject, new_body) == (one.subject, one.body):
        shell.tell("Nothing was changed.", one)
        return
    record = rewrite(shell.desk, record, one, subject=new_subject, body=new_body)
    changed = next(draft for draft in record.drafts if draft.id == one.id)
    shell.tell([*letter_lines(record, changed), "", "Kept. `afterword check` reads it once more."], changed)


def split_subject(text: str, default: str | None) -> tuple[str | None, str]:
    """Subject and body of a text whose first line may be `Subject: …`; line ends as \\n, no blank lines around."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    first, _, rest = plain.lstrip("\n").partition("\n")
    if first.lower().startswith(SUBJECT.lower()):
        return first[len(SUBJECT) :].strip() or None, rest.strip("\n") + "\n"
    return default, plain.strip("\n") + "\n"


def _in_editor(one: Draft) -> tuple[str | None, str]:
    """The words as the user's editor leaves them; closing it without saving changes nothing."""
    import os

    head = f"{SUBJECT} {one.subject}\n\n" if one.subject is not None else ""
    editor = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    try:
        if editor:
            shlex.split(editor)
        text = click.edit(head + one.body, editor=editor, extension=".txt")
    except (click.ClickException, ValueError) as error:
        raise AfterwordError("the editor can't be started", hint="Look at EDITOR, or use --body.") from error
    return split_subject(text, one.subject) if text is not None else (one.subject, one.body)
