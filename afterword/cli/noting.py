"""`afterword note`: a fact about the application, or one more thing remembered of a talk."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import click

from afterword.cli.shell import Shell, verb, within_option
from afterword.cli.today import plan_lines
from afterword.desk.hearing import note as keep
from afterword.desk.moments import read_day, read_moment
from afterword.desk.naming import find_person, fresh_id
from afterword.desk.planning import plan_of
from afterword.desk.saying import event_words, names_of
from afterword.desk.spoken import day, span
from afterword.model import AfterwordError, Event, EventKind, MessageKind, Note, NoteKind, Scope, nearest, read

if TYPE_CHECKING:
    from afterword.desk import Record
    from afterword.model import Person

FACTS = {
    "sign": "what",
    "development": "what",
    "owed": "what",
    "promise": "words",
    "closure": "why",
    "competing_offer": "why",
    "do_not_contact": "why",
    "missed_call": "why",
    "error_found": "what",
    "accepted": "why",
    "withdrawn": "why",
    "closed": "why",
}
"""Facts that can be noted here, and where their words go."""

THOUGHTS = frozenset(kind.value for kind in NoteKind) - FACTS.keys()


@verb("note")
@click.argument("kind")
@click.argument("words", nargs=-1)
@within_option
@click.option("--to", "--of", "person", metavar="PERSON", help="Whom it concerns.")
@click.option("--by", metavar="DAY", help="By when: what is owed, another offer's answer, a promise.")
@click.option("--since", metavar="DAY", help="Of a closure: its first day.")
@click.option("--until", metavar="DAY", help="Of a closure: its last day.")
@click.option("--except", "except_", metavar="PERSON", multiple=True, help="Who may be written to all the same.")
@click.option("--interviewers", is_flag=True, help="Only the interviewers are not to be written to.")
@click.option("--message", help="Of a slip: in which message. Default thank_you.")
@click.option("--not-wanted", is_flag=True, help="With another offer: this company is no longer wanted.")
@click.option("--at", metavar="WHEN", help="When it was. Default now.")
def note(
    shell: Shell,
    kind: str,
    words: tuple[str, ...],
    within: str | None,
    person: str | None,
    at: str | None,
    **more: Any,
) -> None:
    """Note WORDS as KIND.

    \b
    Facts     sign, development, owed, promise, closure, competing-offer, do-not-contact,
              missed-call, error-found (name, company, fact, typo), accepted, withdrawn, closed
    Thoughts  moment, challenge, value, need, learned, question, company, fit, fell-short,
              left-out, mishap, interest (more, yes, unsure, no), private
    """
    from afterword.desk.debrief import clean

    named = kind.replace("-", "_").lower()
    if named not in FACTS and named not in THOUGHTS:
        raise AfterwordError(f"{kind!r} is nothing that can be noted", hint=nearest(named, (*FACTS, *THOUGHTS)))
    record = shell.record(within)
    who = find_person(record, person) if person else None
    text = clean(" ".join(words))
    if named in THOUGHTS:
        changed = _thought(shell, record, named, text or shell.ask("What is it", "words after the kind"), who)
        say = [f"{record.title}: noted."]
    else:
        application = record.application
        zone, country = application.zone, application.country
        when = read_moment(at, shell.now, zone, country, past=True) if at else shell.now
        changed, say = _fact(shell, record, named, text, who, when, more)
    plan = plan_of(shell.desk, changed)
    shell.tell([*say, "", *plan_lines(shell, changed, plan)], {"application": record.id, "plan": plan})


def _thought(shell: Shell, record: Record, kind: str, text: str, who: Person | None) -> Record:
    from dataclasses import replace

    held = [one for one in record.interviews if one.start <= shell.now and (who is None or who.id in one.people)]
    talk = max(held, key=lambda one: one.start).id if held else None
    name = fresh_id("n", [one.id for one in record.notes])
    noted = Note(NoteKind(kind), text, who.id if who else None, talk, id=name)
    changed = replace(record, notes=(*record.notes, noted))
    with shell.desk.action("note", f"{record.application.company}: a note ({kind.replace('_', ' ')}).") as action:
        action.save(changed)
    return changed


def _fact(
    shell: Shell, record: Record, kind: str, text: str, who: Person | None, when: datetime, more: dict[str, Any]
) -> tuple[Record, list[str]]:
    days = {name: _day(shell, record, more[name], when) for name in ("by", "since", "until") if more[name]}
    fields: dict[str, Any] = {FACTS[kind]: text or None}
    fields |= _fields(shell, record, kind, text, who, when, days, more)
    event: Event = Event(when, EventKind(kind), **fields)
    who_says = names_of(record.people, (who.id,)) if who else "they"
    said = event_words(event.kind, who_says)
    changed = keep(shell.desk, record, event, "note", f"{record.application.company}: {said}.")
    lines = [f"{record.title}: {said}{f', {chr(34)}{text}{chr(34)}' if text else ''}."]
    lines += [f"  {name}: {day(value, shell.now.date())}" for name, value in days.items()]
    if event.kind is EventKind.PROMISE:
        lines += _promised(shell, event)
    return changed, lines


def _fields(
    shell: Shell,
    record: Record,
    kind: str,
    text: str,
    who: Person | None,
    when: datetime,
    days: dict[str, date],
    more: dict[str, Any],
) -> dict[str, Any]:
    """The fields of a fact beside its words; what is needed and missing is asked for."""
    ids = (who.id,) if who else ()
    if kind == "owed":
        return {
            "what": text or shell.ask("What did you promise", "words after the kind"),
            "to": ids,
            "due": days.get("by"),
        }
    if kind == "promise":
        return {"by": who.id if who else None, **_promise_days(record, text, when, days)}
    if kind == "closure":
        until = days.get("until") or _day(shell, record, shell.ask("Until which day", "--until"), when)
        return {"since": days.get("since") or when.date(), "until": until}
    if kind == "competing_offer":
        by = days.get("by") or _day(shell, record, shell.ask("By which day do you have to answer it", "--by"), when)
        return {"answer_by": by, "wanted": not more["not_wanted"]}
    if kind == "do_not_contact":
        scope = Scope.INTERVIEWERS if more["interviewers"] else Scope.EVERYONE
        return {"scope": scope, "except_": tuple(find_person(record, one).id for one in more["except_"])}
    if kind == "missed_call":
        return {"by": who.id if who else None}
    if kind == "error_found":
        from afterword.model import ErrorKind

        error = read(ErrorKind, text or shell.ask("What was wrong (name, company, fact, typo)", "a word"), "WORDS")
        sent = read(MessageKind, more["message"] or "thank_you", "--message")
        return {"what": error.value, "message": sent, "to": ids}
    return {}


def _promise_days(record: Record, text: str, when: datetime, days: dict[str, date]) -> dict[str, Any]:
    from afterword.promises import when as read_promise

    if "by" in days:
        return {"earliest": min(when.date(), days["by"]), "latest": days["by"]}
    reading = read_promise(text, when, record.application.country, record.application.region)
    sure = reading.confidence in ("sure", "likely")
    return {"earliest": reading.earliest if sure else None, "latest": reading.latest if sure else None}


def _promised(shell: Shell, event: Event) -> list[str]:
    if event.earliest or event.latest:
        return [f"  Read as {span(event.earliest, event.latest, shell.now.date())}."]
    return ["  No day can be read from that for certain. --by gives one."]


def _day(shell: Shell, record: Record, text: str, when: datetime) -> date:
    return read_day(text, when, record.application.zone, record.application.country)
