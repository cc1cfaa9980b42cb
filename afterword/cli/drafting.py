"""`draft` and `plan-letter`: letters from the candidate's own notes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import click

from afterword.cli.shell import Shell, verb
from afterword.cli.show import letter_lines
from afterword.cli.today import wrapped
from afterword.desk.letters import draft as write_drafts
from afterword.desk.naming import find_person, fresh_id, reader_of
from afterword.desk.planning import plan_of
from afterword.desk.saying import message_words, names_of
from afterword.model import Action, Channel, MessageKind, Note, NoteKind, read

if TYPE_CHECKING:
    from afterword.desk import Record
    from afterword.desk.letters import Written
    from afterword.model import Question


@verb("draft")
@click.argument("application", required=False)
@click.option("--to", metavar="PERSON", multiple=True, help="To whom. Repeat it for one letter to several.")
@click.option("--kind", help="Which message: thank_you, check_in, answer ... Default: what is due.")
@click.option("--channel", help="email, card, linkedin_note, text ... Default: the best way.")
@click.option("--asked", metavar="PERSON", multiple=True, help="Nothing comes to mind about them: ask no more.")
@click.option("--again", is_flag=True, help="The same letter in other words.")
def draft(
    shell: Shell,
    application: str | None,
    to: tuple[str, ...],
    kind: str | None,
    channel: str | None,
    asked: tuple[str, ...],
    again: bool,
) -> None:
    """Write what is due for APPLICATION: to everybody met, each their own. Drafts stay on the desk until you approve.

    Where a note is missing it asks; with a terminal you can answer at once. Exit code 1 if a question stays open.
    """
    record = shell.record(application)
    people = [find_person(record, one).id for one in to]
    silent = [find_person(record, one).id for one in asked]
    way = _channel(channel)
    wanted = _wanted(shell, record, kind, bool(people))
    seed = 1 + max((one.seed for one in record.drafts), default=0) if again else 0
    written = write_drafts(shell.desk, record, wanted, people, way, asked=silent, seed=seed, keep=not again)
    while shell.interactive and (open_now := [one for one in written.questions if one.person not in silent]):
        record, more = _answered(shell, written.record, open_now)
        silent += more
        written = write_drafts(shell.desk, record, wanted, people, way, asked=silent, seed=seed, keep=not again)
    lines = [line for one in written.drafts for line in (*letter_lines(written.record, one), "")]
    lines += _after(shell, written)
    shell.tell(lines, {"drafts": written.drafts, "questions": written.questions, "kept": written.kept})
    if written.questions or not (written.drafts or written.kept):
        click.get_current_context().exit(1)


@verb("plan-letter")
@click.argument("application", required=False)
@click.option("--to", metavar="PERSON", help="Only the letter to this person.")
def plan_letter(shell: Shell, application: str | None, to: str | None) -> None:
    """What each letter would carry of your notes, and what stays out. Nothing is kept."""
    from afterword.composer import compose

    record = shell.record(application)
    case = shell.desk.case(record)
    made = compose(case, _wanted(shell, record, None, False))
    person = find_person(record, to).id if to else None
    messages = [one for one in made.messages if person is None or person in one.to]
    lines: list[str] = []
    carried: set[str] = set()
    for message in messages:
        lines.append(click.style(f"{names_of(record.people, message.to)}: {message_words(message.action)}", bold=True))
        for source in dict.fromkeys(one.source for one in message.used):
            carried.add(source)
            lines += _carries(case, source)
        lines.append("")
    out = [note for at, note in enumerate(record.notes) if f"notes[{at}]" not in carried]
    if out and person is None:
        lines.append(click.style("Stays out", bold=True))
        lines += [line for note in out for line in _note(note.kind.value, note.text)]
    lines += _questions(made.questions, record)
    shell.tell(lines, made)


def _wanted(shell: Shell, record: Record, kind: str | None, named: bool) -> MessageKind | str:
    """What to write: the kind named, else every thank-you that is due, else the next step's letter."""
    if kind:
        return read(MessageKind, kind.replace("-", "_").replace(" ", "_"), "--kind")
    step = plan_of(shell.desk, record).next.step
    due = step is not None and step.action is Action.THANK_YOU
    if named:
        return MessageKind.THANK_YOU if due or step is None else _as_message(step.action)
    return "all" if due else "next"


def _as_message(action: object) -> MessageKind:
    return MessageKind(str(action)) if str(action) in list(MessageKind) else MessageKind.OTHER


def _channel(word: str | None) -> Channel | None:
    return read(Channel, word.replace("-", "_"), "--channel") if word else None


def _answered(shell: Shell, record: Record, questions: list[Question]) -> tuple[Record, list[str]]:
    """Each question put; an answer becomes a note, Enter means that nothing comes to mind."""
    from afterword.desk.debrief import clean

    silent: list[str] = []
    notes = list(record.notes)
    for question in questions:
        said = str(click.prompt(question.ask, default="", show_default=False, prompt_suffix="\n  > ")).strip()
        if not said:
            silent.append(question.person or "")
            continue
        name = fresh_id("n", [note.id for note in notes])
        last = record.interviews[-1].id if record.interviews else None
        notes.append(Note(question.kind or NoteKind.MOMENT, clean(said), question.person, last, id=name))
    changed = replace(record, notes=tuple(notes))
    with shell.desk.action("note", f"More is noted of {record.application.company}.") as action:
        action.save(changed)
    return changed, silent


def _after(shell: Shell, written: Written) -> list[str]:
    lines = _questions(written.questions, written.record)
    for one in written.kept:
        lines.append(f"To {reader_of(written.record, one)} there is {one.id} already; --again writes it anew.")
    if written.drafts:
        count = "It lies" if len(written.drafts) == 1 else "They lie"
        lines.append(f"{count} on your desk. Nothing is sent yet. `afterword check`, `edit`, `approve`.")
    elif not written.questions and not written.kept:
        lines.append("There is no letter to write now. `afterword why` says what comes.")
    return lines


def _questions(questions: tuple[Question, ...], record: Record) -> list[str]:
    lines = []
    for question in questions:
        lines.append(f"To know: {question.ask}")
        if question.person:
            name = next((one.name for one in record.people if one.id == question.person), question.person)
            first = name.split()[0]
            lines.append(f'  afterword note {question.kind or "moment"} "..." --to {first}')
            lines.append(f"  or, if nothing comes to mind: afterword draft --asked {first}")
    return [*lines, ""] if lines else []


def _carries(case: object, source: str) -> list[str]:
    """One source of a letter (`notes[0]`, `candidate.strengths[0]`) with what stands there."""
    import re

    value = case
    for name, index in re.findall(r"([a-z_]+)|\[(\d+)\]", source):
        value = value[int(index)] if index else getattr(value, name, None)  # type: ignore[index]
        if value is None:
            return []
    kind, text = getattr(value, "kind", None), getattr(value, "text", None)
    return _note(str(kind), text) if kind and text else _note("from", str(value)) if isinstance(value, str) else []


def _note(kind: str, text: str) -> list[str]:
    return wrapped(f"{kind.replace('_', ' ')}: {text}", "  ")
