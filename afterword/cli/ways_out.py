"""`card`, `script`, `copy` and `print`: words on paper, by phone, by link, on a page. Nothing is sent."""

from __future__ import annotations

from pathlib import Path

import click

from afterword.cli.files import write_bytes
from afterword.cli.shell import Shell, verb, within_option
from afterword.desk.naming import find_person, find_record, slug
from afterword.model import MessageKind, nearest
from afterword.model.errors import AfterwordError


@verb("card")
@click.argument("letter", required=False)
@within_option
@click.option("--size", default="a6", help="a6 or us (4¼ × 5½ inches). Default a6.")
@click.option("--pdf", is_flag=True, help="As PDF (needs the extra `print`); else HTML for a browser's print dialog.")
@click.option("-o", "--out", metavar="FILE", help="Where to. Default: card-NAME.html, here.")
def card(shell: Shell, letter: str | None, within: str | None, size: str, pdf: bool, out: str | None) -> None:
    """An approved LETTER as a folded card, a ruled page for copying it by hand, and the envelope."""
    from afterword.desk.ways_out import card_of
    from afterword.papers import card_html, card_pdf, warnings

    record, one = shell.letter(letter, within)
    made = card_of(shell.desk, record, one)
    data = card_pdf(made, size) if pdf else card_html(made, size).encode()
    path = write_bytes(out or f"card-{slug(made.to, ())}.{'pdf' if pdf else 'html'}", data)
    look = warnings(made)
    shell.tell([f"{path}", *(f"  {said}" for said in look)], {"file": str(path), "warnings": look})


@verb("script")
@click.argument("person", nargs=-1, required=True)
@within_option
@click.option("--for", "kind", default="thank_you", help="thank_you, check_in, tell_deadline … Default thank_you.")
def script(shell: Shell, person: tuple[str, ...], within: str | None, kind: str) -> None:
    """What to say to PERSON on the phone, and what to say if nobody answers. Call only where a call is welcome (F3)."""
    from afterword.desk.ways_out import script_of

    if kind not in list(MessageKind):
        raise AfterwordError(f"there is no kind {kind!r}", hint=nearest(kind, MessageKind))
    name = " ".join(person)
    record = find_record(shell.desk, within or name)
    made = script_of(shell.desk, record, find_person(record, name), MessageKind(kind))
    shell.tell(made.as_text(), made)


@verb("copy")
@click.argument("letter", required=False)
@within_option
@click.option("--link", is_flag=True, help="As a mailto: link that opens your mail program.")
def copy(shell: Shell, letter: str | None, within: str | None, link: bool) -> None:
    """A LETTER as plain text to copy; one for LinkedIn with its count and both limits marked."""
    from afterword.desk.ways_out import link_of, linkedin_of

    record, one = shell.letter(letter, within)
    if link:
        made = link_of(record, one)
        long = [] if made.fits else ["This link is longer than some mail programs take; `afterword eml` has no limit."]
        shell.tell([made.url, *long], made)
        return
    if one.channel.value.startswith("linkedin"):
        told = linkedin_of(one)
        shell.tell([told.marked, "", told.say], told)
        return
    subject = [one.subject, ""] if one.subject else []
    shell.tell([*subject, one.body], {"subject": one.subject, "body": one.body})


@verb("print")
@click.option("--xlsx", is_flag=True, help="The sheet as a workbook instead (needs the extra `xlsx`).")
@click.option("-o", "--out", metavar="FILE", help="Where to. Default: afterword.html or afterword.xlsx, here.")
def print_page(shell: Shell, xlsx: bool, out: str | None) -> None:
    """The plan and the tracking sheet as one page for a browser's print dialog. Private notes stay out."""
    from afterword.desk.ways_out import page_of, workbook_of

    data = workbook_of(shell.desk) if xlsx else page_of(shell.desk).encode()
    path = write_bytes(Path(out or f"afterword.{'xlsx' if xlsx else 'html'}"), data)
    shell.tell(f"{path}", {"file": str(path)})
