"""`afterword debrief`: what happened, asked for in a minute and a half or read from notes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import click

from afterword.cli.files import read_text
from afterword.cli.shell import Shell, piped_text, verb
from afterword.cli.today import wrapped
from afterword.desk.moments import read_day
from afterword.desk.naming import find_person, fresh_id
from afterword.desk.saying import names_of
from afterword.desk.spoken import between, span
from afterword.desk.spoken import day as spoken_day
from afterword.model import Event, EventKind, NoteKind
from afterword.model.errors import AfterwordError, DeskError

if TYPE_CHECKING:
    from afterword.desk import Record
    from afterword.desk.debrief import Answer, Debriefed
    from afterword.model import Interview, Reading


@verb("debrief")
@click.argument("application", required=False)
@click.option("--from", "source", metavar="FILE", help="Your notes as text; - for standard input.")
@click.option("--talk", metavar="ID", help="Which talk, if not the last one.")
@click.option("--look", is_flag=True, help="Only show how the notes are read; keep nothing.")
def debrief(shell: Shell, application: str | None, source: str | None, talk: str | None, look: bool) -> None:
    """What happened at the last talk, person by person. Enter leaves a question out; nothing is kept until the end.

    \b
    Notes as text:  a name alone on a line says about whom,
                    then lines such as   told: …   asked: …   needs: …   bring: …
                    right: …   owe: …   when: (their words)   private: …   interest: yes
    """
    from afterword.desk.debrief import debriefed, keep_debrief, read_answers

    record = shell.record(application)
    interview = talk_of(shell, record, talk)
    _must_be_over(record, interview, shell)
    text = _notes(source) if source or not shell.interactive else None
    if text is not None:
        answers = read_answers(text, record, interview)
    else:
        click.echo(f"{record.title}: {between(interview.start, interview.end, record.application.zone, shell.now)}.")
        click.echo("Half a sentence is enough. Enter leaves a question out.\n")
        answers = _asked(record, interview)
    if not answers:
        raise DeskError("there is nothing in these notes", hint="A line is enough: `told: what they showed you`.")
    found = confirmed(shell, record, debriefed(record, interview, answers, now=shell.now))
    if shell.interactive:
        found = replace(found, events=(*found.events, *_owed(shell, record, found)))
    if not shell.as_json:
        shell.tell(card_lines(shell, record, found))
    if look:
        shell.tell("Nothing was kept.", found)
        return
    keep_debrief(shell.desk, record, found)
    shell.tell("Kept. `afterword` says what comes now.", found)


def talk_of(shell: Shell, record: Record, talk: str | None) -> Interview:
    """The talk named, else the last one that has begun, else the next."""
    if not record.interviews:
        raise DeskError("no talk is noted here", where=record.title, hint="`afterword invite FILE.ics` or `met`.")
    by_id = {one.id: one for one in record.interviews}
    if talk is not None and talk not in by_id:
        raise DeskError(f"there is no talk {talk!r}", where=record.title, hint=f"There is {', '.join(by_id)}.")
    if talk is not None:
        return by_id[talk]
    off = ("cancelled", "missed")
    begun = [one for one in record.interviews if one.start <= shell.now and (one.state or "") not in off]
    return max(begun, key=lambda one: one.start) if begun else min(record.interviews, key=lambda one: one.start)


def _must_be_over(record: Record, interview: Interview, shell: Shell) -> None:
    from afterword.desk.debrief import debriefed

    debriefed(record, interview, (), now=shell.now)


def _notes(source: str | None) -> str:
    if source and source != "-":
        return read_text(source)
    text = piped_text()
    if text is None:
        raise AfterwordError("there are no notes", hint="Give them with --from FILE, or on standard input.")
    return text


def _asked(record: Record, interview: Interview) -> tuple[Answer, ...]:
    """The answers, asked for: a few about each person, then some about the whole talk."""
    from afterword.desk.debrief import Answer, clean, prompts

    by_id = {person.id: person for person in record.people}
    answers: list[Answer] = []
    for name in interview.people:
        person = by_id[name]
        click.echo(person.name + (f", {person.title}" if person.title else ""))
        for prompt in prompts():
            if prompt.each:
                said = _line(f"  {prompt.ask.format(name=person.goes_by or person.name.split()[0])}")
                answers += [Answer(prompt.key, clean(said), name)] if said else []
        click.echo()
    click.echo("About the whole talk. Begin with a name if it was one person: `Ingrid: by Friday`.")
    for prompt in prompts():
        if not prompt.each and prompt.key not in ASKED_ELSEWHERE:
            said = _line(f"  {prompt.ask.format(name='they')}")
            if said:
                who, words = _who(said, record, interview)
                answers.append(Answer(prompt.key, clean(words), None if prompt.once else who))
    return tuple(answers)


ASKED_ELSEWHERE = frozenset({"asked", "values", "left_out", "private"})
"""Starters that notes may use but that aren't asked for, so that it stays at a minute and a half."""


def _line(question: str) -> str:
    return str(click.prompt(question, default="", show_default=False, prompt_suffix="\n  > ")).strip()


def _who(said: str, record: Record, interview: Interview) -> tuple[str | None, str]:
    name, colon, rest = said.partition(":")
    if colon and len(name.split()) <= 4:
        try:
            return find_person(record, name.strip()).id, rest.strip()
        except DeskError:
            pass
    return (interview.people[0] if len(interview.people) == 1 else None), said


def confirmed(shell: Shell, record: Record, found: Debriefed) -> Debriefed:
    """Every promise with its days in full, confirmed or put right where somebody can be asked."""
    readings = list(found.readings)
    events = []
    for event in found.events:
        if event.kind is EventKind.PROMISE:
            event = _promise(shell, record, event, readings.pop(0)[1])
        events.append(event)
    return replace(found, events=tuple(events))


def _promise(shell: Shell, record: Record, event: Event, reading: Reading) -> Event:
    if not shell.interactive:
        return event
    click.echo("\n".join(wrapped(_heard_as(shell, record, event, reading))))
    answer = _line("Is that right? Enter for yes, a day if not, `no` to leave it open")
    if not answer or answer.lower() in ("y", "yes"):
        return replace(event, earliest=reading.earliest, latest=reading.latest)
    if answer.lower() in ("n", "no"):
        return replace(event, earliest=None, latest=None)
    day: date = read_day(answer, event.at, record.application.zone, record.application.country)
    click.echo(f"  Then: {_full(shell, day)}.")
    return replace(event, earliest=min(day, event.at.date()), latest=day)


def _owed(shell: Shell, record: Record, found: Debriefed) -> list[Event]:
    """What was promised to them becomes a fact with a day, so that it is remembered in time."""
    taken = [event.id for event in (*record.events, *found.events)]
    events = []
    for note in found.notes:
        if note.kind is NoteKind.OWED:
            answer = _line(f"By when did you promise it ({note.text[:60]})? Enter if no day was named")
            application = record.application
            due = read_day(answer, shell.now, application.zone, application.country) if answer else None
            click.echo(f"  By {_full(shell, due)}." if due else "  Within a day, then.")
            events.append(
                Event(
                    shell.now,
                    EventKind.OWED,
                    id=fresh_id("e", taken),
                    what=note.text,
                    to=(note.person,) if note.person else (),
                    due=due,
                )
            )
            taken.append(events[-1].id)
    return events


def _heard_as(shell: Shell, record: Record, event: Event, reading: Reading) -> str:
    who = names_of(record.people, (event.by,)) if event.by else "They"
    said = f'{who} said: "{event.words}"'
    if reading.confidence.value == "none":
        return f"{said}. No day can be read from that, so the usual wait counts."
    unsure = " That is the more patient reading; the words leave it open." if reading.confidence == "unsure" else ""
    return f"{said}. Read as {span(reading.earliest, reading.latest, shell.now.date())}.{unsure}"


def _full(shell: Shell, day: date) -> str:
    return spoken_day(day, shell.now.date())


def card_lines(shell: Shell, record: Record, found: Debriefed) -> list[str]:
    from afterword.desk.debrief import prompts

    words = {prompt.kind: prompt.key for prompt in prompts()}
    lines: list[str] = []
    last: str | None = ""
    for note in found.notes:
        if note.person != last:
            lines.append(names_of(record.people, (note.person,)) if note.person else "The talk as a whole")
            last = note.person
        text = note.text if len(note.text) <= 300 else f"{note.text[:299]}…"
        lines += wrapped(f"{words[note.kind.value]}: {text}", "  ")
    promises = [event for event in found.events if event.kind.value == "promise"]
    for event, (_, reading) in zip(promises, found.readings, strict=True):
        shown = replace(reading, earliest=event.earliest, latest=event.latest) if event.latest else reading
        lines += wrapped(_heard_as(shell, record, event, shown))
    return lines
