"""`afterword heard`: what came back, read calmly; what it changes is shown before it is kept (T10)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING

import click

from afterword.cli.mails import mails_in
from afterword.cli.shell import Shell, verb, within_option
from afterword.cli.today import plan_lines, wrapped
from afterword.desk.hearing import note, read_words, received
from afterword.desk.matching import matches
from afterword.desk.moments import read_moment
from afterword.desk.naming import find_person
from afterword.desk.planning import plan_of, what_if_at
from afterword.desk.saying import label_words, names_of
from afterword.desk.spoken import near, span
from afterword.model import Confidence, ReplyLabel, ReplyReading, read
from afterword.model import Event as Fact
from afterword.model.errors import DeskError

if TYPE_CHECKING:
    from afterword.desk import Record
    from afterword.model import Event, Mail, Person, ReplyFacts


@verb("heard")
@click.argument("words", nargs=-1)
@within_option
@click.option("--from", "sender", metavar="PERSON", help="Who wrote or said it.")
@click.option("--label", help="What it is, if you know better: delay, next_round, rejection, offer ...")
@click.option("--by", metavar="DAY", help="The day that goes with it: to answer, to send, back at work, to hear.")
@click.option("--what", help="What they ask for.")
@click.option("--at", metavar="WHEN", help="When it came. Default: as the mail says, else now.")
@click.option("--look", is_flag=True, help="Only show how it is read and what it would change; keep nothing.")
def heard(
    shell: Shell,
    words: tuple[str, ...],
    within: str | None,
    sender: str | None,
    label: str | None,
    by: str | None,
    what: str | None,
    at: str | None,
    look: bool,
) -> None:
    """WORDS are their text, a saved mail (.eml, .mbox), or nothing: then it is pasted or comes on standard input.

    Exit code 1 if it isn't clear what they say and nothing was kept.
    """
    unclear = False
    answers = []
    for mail in mails_in(shell, words, bool(label)):
        record, person = _whose(shell, mail, within, sender)
        application = record.application
        if at:
            when = read_moment(at, shell.now, application.zone, application.country, past=True)
        else:
            when = _when(shell, mail, record)
        reading = _reading(shell, record, mail, label, when)
        event = _event(shell, record, person, reading, when, by, what)
        done = _settle(shell, record, event, reading, look, bool(label))
        answers.append({"application": record.id, "reading": reading, "event": event, "kept": done})
        unclear |= not done and not look
    if shell.as_json:
        shell.tell("", answers)
    if unclear:
        click.get_current_context().exit(1)


def _settle(shell: Shell, record: Record, event: Event, reading: ReplyReading, look: bool, told: bool) -> bool:
    """Show what it means and changes, and keep it if it is clear or confirmed; whether it was kept."""
    if any((one.at, one.label, one.sender) == (event.at, event.label, event.sender) for one in record.events):
        _tell(shell, ["This is on the desk already. Nothing was changed."])
        return True
    before = plan_of(shell.desk, record)
    who = names_of(record.people, (event.sender,)) if event.sender else "They"
    _tell(shell, [click.style(f"{record.title}: {who} wrote.", bold=True), *_card(shell, reading, event)])
    clear = told or reading.confidence in ("sure", "likely")
    if reading.label == "unknown" and not told:
        clear = False
    if shell.interactive and not look:
        event, clear = _confirmed(shell, record, reading, event)
    after = what_if_at(shell.desk, record, shell.now, event)
    if reading.label != "unknown" or told:
        _tell(shell, ["", "Before:", *wrapped(before.next.say, "  "), "After:", *plan_lines(shell, record, after)[1:]])
    if look or not clear:
        _tell(shell, ["", "Nothing was kept." + ("" if look else " Say what it is with --label: " + _labels())])
        return False
    note(
        shell.desk, record, event, "heard", f"{record.application.company}: {label_words(event.label or reading.label)}"
    )
    _tell(shell, ["", "Kept. `afterword undo` takes it back."])
    return True


def _tell(shell: Shell, lines: list[str]) -> None:
    if not shell.as_json:
        shell.tell(lines)


def _confirmed(shell: Shell, record: Record, reading: ReplyReading, event: Event) -> tuple[Event, bool]:
    """One key: right as it is, something else, or leave it open."""
    default = "n" if reading.label is ReplyLabel.UNKNOWN else "y"
    key = str(click.prompt("[y] that's right  [o] it is something else  [n] leave it open", default=default)).lower()[
        :1
    ]
    if key == "o":
        labels = [label for label in ReplyLabel if label is not ReplyLabel.UNKNOWN]
        chosen = labels[shell.choose("What is it", [label_words(label) for label in labels])]
        kept = event if chosen is event.label else replace(_bare(event), label=chosen)
        return kept, True
    return event, key == "y"


def _bare(event: Event) -> Event:
    """The event without the facts of a label that it doesn't have."""
    return Fact(event.at, event.kind, id=event.id, sender=event.sender, words=event.words)


def _whose(shell: Shell, mail: Mail, within: str | None, sender: str | None) -> tuple[Record, Person | None]:
    """The application and the person a mail belongs to; asked where several fit or none does."""
    if within or (sender and not mail.sender):
        record = shell.record(within)
        if sender:
            return record, find_person(record, sender)
        found = [one for one in matches([record], mail) if one.person]
        return record, found[0].person if found else None
    fitting = matches(shell.desk.records(), mail)
    if not fitting:
        record = shell.record(None)
        return record, find_person(record, sender) if sender else None
    one = fitting[0]
    if len(fitting) > 1:
        titles = [match.record.title for match in fitting]
        if not shell.interactive:
            raise DeskError("this fits several applications", hint=f"Say which with --in: {'; '.join(titles)}.")
        one = fitting[shell.choose("Which application is it about", titles)]
    return one.record, find_person(one.record, sender) if sender else one.person


def _when(shell: Shell, mail: Mail, record: Record) -> datetime:
    from afterword.calendar import in_zone

    here = in_zone(record.application.zone)
    if mail.date is None or mail.date > shell.now:
        return shell.now.astimezone(here)
    return mail.date


def _reading(shell: Shell, record: Record, mail: Mail, label: str | None, when: datetime) -> ReplyReading:
    wanted = read(ReplyLabel, label.replace("-", "_"), "--label") if label else None
    if not mail.body.strip() and wanted:
        return ReplyReading(wanted, Confidence.SURE, "as you say")
    reading = read_words(shell.desk, record, mail if mail.date else replace(mail, date=when))
    if wanted is None or wanted is reading.label:
        return reading
    if wanted in reading.also:
        return replace(reading, label=wanted, confidence=Confidence.SURE)
    return ReplyReading(wanted, Confidence.SURE, "as you say")


def _event(
    shell: Shell,
    record: Record,
    person: Person | None,
    reading: ReplyReading,
    when: datetime,
    by: str | None,
    what: str | None,
) -> Event:
    facts = reading.facts
    if by:
        from afterword.desk.moments import read_day

        day = read_day(by, when, record.application.zone, record.application.country)
        facts = _dated(facts, reading.label, day)
    if what:
        facts = replace(facts, what=what)
    words = facts.words or (reading.why if reading.why != "as you say" else None)
    return received(record, when, person, reading.label, words=words, facts=facts, also=reading.also)


def _dated(facts: ReplyFacts, label: ReplyLabel, day: date) -> ReplyFacts:
    """The facts with the day where it belongs for that label."""
    if label == "offer":
        return replace(facts, answer_by=day)
    if label in ("needs_material", "question"):
        return replace(facts, due=day)
    return replace(facts, until=day) if label == "out_of_office" else replace(facts, latest=day)


def _card(shell: Shell, reading: ReplyReading, event: Event) -> list[str]:
    from afterword.desk.spoken import day

    zone, today = shell.zone, shell.now.date()
    unsure = " (not quite sure)" if reading.confidence == "unsure" else ""
    lines = wrapped(f"{label_words(reading.label)}{unsure}", "  ")
    lines += [line for label in reading.also for line in wrapped(f"Also: {label_words(label)}", "  ")]
    if reading.why and reading.why != "as you say":
        lines += wrapped(f'Read from: "{" ".join(reading.why.split())}"', "  ")
    if event.earliest or event.latest:
        said = f' ("{event.words}")' if event.words and event.words not in reading.why else ""
        lines += wrapped(f"To be heard: {span(event.earliest, event.latest, today)}{said}", "  ")
    due = event.due if event.due != event.answer_by else None
    rows = (("Answer by", event.answer_by), ("By", due), ("Until", event.until))
    lines += [f"  {name}: {day(value, today)}" for name, value in rows if value and not isinstance(value, datetime)]
    lines += [f"  What: {event.what}"] if event.what else []
    for one in event.times:
        lines.append(f"  Proposed: {near(one, zone, shell.now) if isinstance(one, datetime) else day(one, today)}")
    if event.instead:
        lines.append(f"  Instead: {event.instead.name or ''} {event.instead.address or ''}".rstrip())
    return lines


def _labels() -> str:
    return ", ".join(label for label in ReplyLabel if label is not ReplyLabel.UNKNOWN) + "."
