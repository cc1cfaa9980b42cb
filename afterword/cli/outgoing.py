"""`approve`, `eml`, `ics` and `sent`: from the exact words to what left the desk (P2)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from afterword.cli.files import write_bytes
from afterword.cli.shell import Shell, verb, within_option
from afterword.cli.show import letter_lines
from afterword.cli.today import plan_lines
from afterword.desk import letters as desk_letters
from afterword.desk.hearing import note
from afterword.desk.letters import approve_all
from afterword.desk.letters import eml as unsent
from afterword.desk.moments import read_moment
from afterword.desk.naming import find_person, reader_of, slug
from afterword.desk.planning import plan_of, today
from afterword.desk.saying import message_words, names_of, step_words
from afterword.desk.spoken import near
from afterword.model import Channel, Event, EventKind, MessageKind, read
from afterword.model.errors import DeskError

if TYPE_CHECKING:
    from afterword.desk import Draft, Record


@verb("approve")
@click.argument("letters", nargs=-1)
@within_option
@click.option("--all", "every", is_flag=True, help="Every draft of the application.")
@click.option("--anyway", is_flag=True, help="Although a remark says that it would do harm.")
def approve(shell: Shell, letters: tuple[str, ...], within: str | None, every: bool, anyway: bool) -> None:
    """Freeze the exact words of LETTERS. Nothing is sent; any later change asks again."""
    lines, done = [], []
    for record, drafts in _letters(shell, letters, within, every):
        agreed = [one for one in drafts if _agreed(shell, record, one)]
        if agreed:
            approve_all(shell.desk, record, agreed, despite=anyway)
        done += [one.id for one in agreed]
        lines += [f"To {reader_of(record, one)}: approved, word for word." for one in agreed]
    if done:
        lines.append("Nothing is sent yet. `afterword eml` makes a mail of it, `afterword sent` says that it went.")
    shell.tell(lines or "Nothing was approved.", {"approved": done})


def _agreed(shell: Shell, record: Record, one: Draft) -> bool:
    """Whether these are the words: shown and asked where somebody is there, else as the command says."""
    if shell.interactive:
        shell.tell([*letter_lines(record, one), ""])
    return shell.sure("Are these the words?")


@verb("eml")
@click.argument("letters", nargs=-1)
@within_option
@click.option("--all", "every", is_flag=True, help="Every approved letter of the application.")
@click.option("-o", "--out", metavar="PATH", default=".", help="A file (one letter) or a folder. Default: here.")
def eml(shell: Shell, letters: tuple[str, ...], within: str | None, every: bool, out: str) -> None:
    """Write approved LETTERS as .eml files that your mail program opens as unsent drafts."""
    lines, written = [], []
    taken: list[str] = []
    found = _letters(shell, letters, within, every, approved=every)
    for record, one in [(record, one) for record, drafts in found for one in drafts]:
        name = slug(f"{reader_of(record, one)} {one.kind.value}", taken)
        taken.append(name)
        path = Path(out) if out.endswith(".eml") else Path(out) / f"{name}.eml"
        write_bytes(path, unsent(shell.desk, record, one))
        written.append(str(path))
        lines.append(f"To {reader_of(record, one)}: {path}")
        if not any(person.addresses.email for person in record.people if person.id in one.to):
            lines.append("  No address is known, so the mail is addressed to nobody yet.")
    lines.append("Opened, each is an unsent mail. `afterword sent` says that it went.")
    shell.tell(lines, written)


@verb("ics")
@click.option("-o", "--out", metavar="FILE", default="afterword.ics", help="Where to. Default: afterword.ics, here.")
@click.option("--open-titles", is_flag=True, help="Say in the calendar what it is about.")
def ics(shell: Shell, out: str, open_titles: bool) -> None:
    """What is due over all applications, as a calendar file. Its titles tell an onlooker nothing."""
    from afterword.calendars import DueEntry, due_calendar

    entries, lines = [], []
    for planned in today(shell.desk):
        record = shell.desk.record(planned.id)
        for step in planned.plan.steps:
            if step.channels and step.channels[0] == "none":
                continue
            title = f"{step_words(step, record.people)} ({record.application.company})"
            entries.append(DueEntry(f"{record.id}:{step.key}", step.best, title))
            lines.append(f"  {near(step.best, record.application.zone, shell.now)}: {title}")
    if not entries:
        raise DeskError("nothing is due that a calendar could hold", hint="`afterword` says how things stand.")
    path = write_bytes(out, due_calendar(entries, made=shell.now, open_titles=open_titles))
    shell.tell([f"{path}", *lines], {"file": str(path), "entries": entries})


@verb("sent")
@click.argument("letters", nargs=-1)
@within_option
@click.option("--all", "every", is_flag=True, help="Every approved letter of the application.")
@click.option("--at", metavar="WHEN", help='When: "yesterday 5pm", 2026-03-03 18:05. Default now.')
@click.option("--to", metavar="PERSON", multiple=True, help="Something not written here: to whom.")
@click.option("--kind", help="Something not written here: thank_you, check_in, answer ...")
@click.option("--channel", default="email", help="Something not written here: how. Default email.")
@click.option("--not", "not_sent", is_flag=True, help="It was handed over but did not go out.")
def sent(
    shell: Shell,
    letters: tuple[str, ...],
    within: str | None,
    every: bool,
    at: str | None,
    to: tuple[str, ...],
    kind: str | None,
    channel: str,
    not_sent: bool,
) -> None:
    """Say that LETTERS went out, or with --to and --kind that you wrote something elsewhere."""
    lines: list[str] = []
    record: Record | None = None
    if to or kind:
        record = _elsewhere(shell, within, to, kind, channel, at)
        lines.append("Noted.")
    else:
        for record, drafts in _letters(shell, letters, within, every, approved=every):
            if not_sent:
                for one in drafts:
                    record = desk_letters.not_sent(shell.desk, record, one)
                    lines.append(f"The words to {reader_of(record, one)} lie on the desk again.")
                continue
            zone, country = record.application.zone, record.application.country
            when = read_moment(at, shell.now, zone, country, past=True) if at else shell.now
            if when > shell.now:
                raise DeskError("that is still ahead", hint="Say it once it has gone.")
            record = desk_letters.sent_all(shell.desk, record, drafts, when)
            lines += [f"To {reader_of(record, one)}: sent {near(when, zone, shell.now)}." for one in drafts]
    if record:
        plan = plan_of(shell.desk, record)
        shell.tell([*lines, "", *plan_lines(shell, record, plan)], {"said": lines, "plan": plan})


def _elsewhere(
    shell: Shell, within: str | None, to: tuple[str, ...], kind: str | None, channel: str, at: str | None
) -> Record:
    """A message that was written outside the desk, noted as a fact."""
    record = shell.record(within)
    people = tuple(find_person(record, one).id for one in to)
    named = read(MessageKind, (kind or "other").replace("-", "_"), "--kind")
    way = read(Channel, channel.replace("-", "_"), "--channel")
    zone = record.application.zone
    when = read_moment(at, shell.now, zone, record.application.country, past=True) if at else shell.now
    if when > shell.now:
        raise DeskError("that is still ahead", hint="Say it once it has gone.")
    event = Event(when, EventKind.SENT, message=named, to=people, channel=way)
    say = f"You wrote to {names_of(record.people, people)} ({message_words(named)})."
    return note(shell.desk, record, event, "sent", say)


def _letters(
    shell: Shell, names: tuple[str, ...], within: str | None, every: bool, *, approved: bool = False
) -> list[tuple[Record, list[Draft]]]:
    """The letters named, by application; with `every` all drafts (`approved`: approved letters) of one."""
    if not every:
        named: dict[str, tuple[Record, list[Draft]]] = {}
        for record, one in [shell.letter(name, within) for name in names or (None,)]:
            named.setdefault(record.id, (record, []))[1].append(one)
        return list(named.values())
    record = shell.record(within or (names[0] if names else None))
    wanted = ("approved",) if approved else ("draft",)
    found = [one for one in record.drafts if one.state in wanted]
    if not found:
        what = "no approved letter" if approved else "no draft"
        raise DeskError(f"there is {what}", where=record.title, hint="`afterword show` says how the letters stand.")
    return [(record, found)]
