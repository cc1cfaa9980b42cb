"""`afterword show`: all there is about one application, or one letter as it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from afterword.cli.shell import Shell, verb, within_option
from afterword.cli.today import plan_lines, wrapped
from afterword.desk.naming import reader_of
from afterword.desk.planning import plan_of
from afterword.desk.saying import channel_words, event_words, label_words, message_words, names_of, part_words
from afterword.desk.spoken import between, moment, place, span
from afterword.model.errors import DeskError

if TYPE_CHECKING:
    from afterword.desk import Draft, Record
    from afterword.model import Event, Note

STATES = {
    "draft": "draft",
    "approved": "approved, word for word",
    "handed_over": "handed over",
    "sent": "sent",
    "stopped": "stopped",
}


@verb("show")
@click.argument("what", required=False)
@within_option
@click.option("--letters", is_flag=True, help="All letters of the application in full.")
@click.option("--copy", is_flag=True, help="Of a letter only the words, to be pasted elsewhere.")
def show(shell: Shell, what: str | None, within: str | None, letters: bool, copy: bool) -> None:
    """WHAT is an application (any part of its name), or a letter (its id, such as d1, or its reader with --copy)."""
    if copy or _is_letter(what):
        record, one = shell.letter(what, within)
        shell.tell(copied(one) if copy else letter_lines(record, one), one)
        return
    try:
        record = shell.record(what or within)
    except DeskError:
        if what is None or not shell.desk.records():
            raise
        record, one = shell.letter(what, within)
        shell.tell(letter_lines(record, one), one)
        return
    if letters:
        shell.tell([line for one in record.drafts for line in (*letter_lines(record, one), "")], record.drafts)
        return
    shell.tell(_record_lines(shell, record), record)


def letter_lines(record: Record, one: Draft) -> list[str]:
    """A letter as it would lie on the desk."""
    what = f"{message_words(one.kind)}, {channel_words(one.channel)} ({STATES[one.state]})"
    head = f"{one.id}  To {reader_of(record, one)}: {what}"
    lines = [click.style(head, bold=True)]
    if one.subject is not None:
        lines.append(f"Subject: {one.subject}")
    lines.append("")
    for line in one.body.split("\n"):
        lines += wrapped(line, "    ") if line.strip() else [""]
    while lines and not lines[-1].strip():
        lines.pop()
    return lines


def copied(one: Draft) -> str:
    """Subject and body, nothing else."""
    return f"{one.subject}\n\n{one.body}" if one.subject else one.body


def _is_letter(what: str | None) -> bool:
    return bool(what and what[:1] == "d" and what[1:].isdigit())


def _record_lines(shell: Shell, record: Record) -> list[str]:
    zone, now = record.application.zone, shell.now
    lines = plan_lines(shell, record, plan_of(shell.desk, record))
    lines += ["", f"People ({record.application.country}, {place(zone)} time)"]
    for person in record.people:
        title = f", {person.title}" if person.title else ""
        ways = ", ".join((*person.addresses.email, *person.addresses.phone)) or ", ".join(person.reach)
        lines.append(f"  {person.name}{title} ({part_words(person.part)}){': ' + ways if ways else ''}")
    lines += ["", "Talks"] if record.interviews else []
    for interview in record.interviews:
        names = [person.name for person in record.people if person.id in interview.people]
        told = [word.value.replace("_", " ") for word in (interview.stage, interview.state) if word]
        kind = f" ({', '.join(told)})" if told else ""
        lines.append(
            f"  {interview.id}  {between(interview.start, interview.end, zone, now)}{kind}: {', '.join(names)}"
        )
    if record.notes:
        lines += ["", "Notes", *(line for note in record.notes for line in _note(record, note))]
    if record.events:
        lines += ["", "What happened", *(line for event in record.events for line in _event(shell, record, event))]
    if record.drafts:
        lines += ["", "Letters"]
        for one in record.drafts:
            lines.append(f"  {one.id}  {reader_of(record, one)}: {message_words(one.kind)} ({STATES[one.state]})")
    return lines


def _note(record: Record, note: Note) -> list[str]:
    who = f"{names_of(record.people, (note.person,))}, " if note.person else ""
    text = note.text if len(note.text) <= 400 else f"{note.text[:399]}…"
    return wrapped(f"{who}{note.kind.value.replace('_', ' ')}: {text}", "  ")


def _event(shell: Shell, record: Record, event: Event) -> list[str]:
    who = event.to or tuple(one for one in (event.sender or event.by,) if one)
    say = event_words(event.kind, names_of(record.people, who))
    if event.message:
        say += f" ({message_words(event.message)})"
    if event.label:
        say += f": {label_words(event.label)}"
    if event.words or event.what:
        say += f' "{event.words or event.what}"'
    if event.earliest or event.latest:
        say += f" ({span(event.earliest, event.latest, shell.now.date())})"
    return wrapped(f"{moment(event.at, record.application.zone, shell.now)}: {say}", "  ")
