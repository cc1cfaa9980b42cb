"""`new` and `met`: applications and talks typed in by hand."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

import click

from afterword.cli.me import country_code, introduce
from afterword.cli.shell import Shell, verb, within_option
from afterword.desk.moments import read_moment
from afterword.desk.spoken import between, place
from afterword.model import Agency, Application, Part, Place, Stage, check_zone, nearest, read
from afterword.model.errors import AfterwordError

if TYPE_CHECKING:
    from afterword.desk import Record
    from afterword.model import Person

E = TypeVar("E", bound=StrEnum)

PERSON = re.compile(r"^\s*(?P<name>[^,<]+?)\s*(?:,\s*(?P<title>[^<]*?))?\s*(?:<(?P<email>[^<>\s]+)>)?\s*$")
LENGTH = re.compile(r"(?:(\d+)\s*h)?\s*(?:(\d+)\s*(?:m|min)?)?", re.IGNORECASE)


@verb("new")
@click.argument("company", required=False)
@click.argument("role", required=False)
@click.option("--country", help="The employer's country, two letters.")
@click.option("--region", help="State or province, where its holidays count (CA, GB, AU, DE, IN).")
@click.option("--zone", help="The employer's time zone.")
@click.option("--culture", multiple=True, help="traditional, formal, fast_paced, tech, creative, public_sector ...")
@click.option("--agency", help="The recruiting agency in between.")
@click.option("--tone", help="formal, friendly or brisk.")
@click.option("--language", help="The language of talk and letters, if not English.")
@click.option("--internal", is_flag=True, help="It is your own employer.")
@click.option("--etiquette", help="strict, patient_two, slow_house or quick_trade.")
def new(
    shell: Shell,
    company: str | None,
    role: str | None,
    country: str | None,
    zone: str | None,
    culture: tuple[str, ...],
    agency: str | None,
    etiquette: str | None,
    **rest: str | bool | None,
) -> None:
    """A new application: COMPANY and ROLE, as they call them."""
    from afterword.desk.capture import new_application
    from afterword.desk.debrief import clean

    introduce(shell)
    settings = shell.desk.settings
    company = clean(company or shell.ask("Which company", "its name: `afterword new COMPANY ROLE`"))
    role = clean(role or shell.ask("Which role", "its name: `afterword new COMPANY ROLE`"))
    if not company or not role:
        raise AfterwordError("company and role both need a name", hint="`afterword new COMPANY ROLE`.")
    where = zone or shell.zone
    check_zone(where, "--zone")
    raw = {
        "company": company,
        "role": role,
        "country": country_code(country or (settings.country if settings else None) or "US"),
        "zone": where,
        "culture": list(culture),
        **{key: value for key, value in rest.items() if value},
    }
    application = replace(read(Application, raw), agency=Agency(agency) if agency else None)
    record = new_application(shell.desk, application, etiquette)
    shell.tell(f"{record.title}. A new application, in {record.application.country}.", record)


@verb("met")
@click.argument("people", nargs=-1)
@within_option
@click.option("--at", "at", metavar="WHEN", help='When it began: "yesterday 3pm", "Thu 14:00", 2026-03-03 14:00.')
@click.option("--until", metavar="WHEN", help="When it ended.")
@click.option("--for", "length", metavar="TIME", help="How long it took: 45m, 1h30. Default an hour.")
@click.option("--stage", help="screen, first, technical, panel, final, hr, assessment, trial, recorded.")
@click.option("--place", help="video, phone, on_site.")
@click.option("--part", help="Their part, where one person was there: recruiter, hr, hiring_manager, peer ...")
@click.option("--ahead", is_flag=True, help="It is still to come.")
def met_people(
    shell: Shell,
    people: tuple[str, ...],
    within: str | None,
    at: str | None,
    until: str | None,
    length: str | None,
    ahead: bool,
    **words: str | None,
) -> None:
    """A talk without an invitation. PEOPLE as "Dana Wu, Head of Operations <dana@halden.example>".

    The same name with two addresses is two people only if you give both addresses.
    """
    from afterword.desk.capture import met

    record = shell.record(within)
    zone = record.application.zone
    told = people or tuple(one for one in shell.ask("Who was there", "their names").split(";") if one.strip())
    at = at or shell.ask('When did it begin, such as "today 14:00"', "--at")
    start = _moment(shell, at, zone, record.application.country, ahead)
    end = _end(shell, start, until, length, zone, record.application.country)
    found = _people(record, told, _one_of(Part, words["part"], "--part"))
    stage = _one_of(Stage, words["stage"], "--stage")
    where = _one_of(Place, words["place"], "--place")
    say = f"{between(start, end, zone, shell.now)} ({place(zone)}), with {'; '.join(one.name for one in found)}."
    if shell.interactive and not shell.sure(f"{say} Is that right?"):
        shell.tell("Nothing was kept.")
        return
    changed = met(shell.desk, record, found, start=start, end=end, stage=stage, place=where)
    shell.tell(f"{record.title}: {say}", changed.interviews[-1])


def _moment(shell: Shell, text: str, zone: str, country: str, ahead: bool) -> datetime:
    return read_moment(text, shell.now, zone, country, past=not ahead)


def _end(shell: Shell, start: datetime, until: str | None, length: str | None, zone: str, country: str) -> datetime:
    if until:
        from afterword.desk.moments import read_moment

        return read_moment(until, start, zone, country, past=False) if not _figures(until) else _clock(until, start)
    match = LENGTH.fullmatch((length or "1h").strip())
    if not match or not any(match.groups()):
        raise AfterwordError(f"{length!r} is no length", hint="Write it like 45m or 1h30.")
    return start + timedelta(hours=int(match.group(1) or 0), minutes=int(match.group(2) or 0))


def _figures(text: str) -> bool:
    return re.fullmatch(r"\d{1,2}[:.]\d{2}", text.strip()) is not None


def _clock(text: str, start: datetime) -> datetime:
    """A mere hour is on the day of the start, also if that puts the end before it: then it is told."""
    hour, minute = (int(piece) for piece in re.split(r"[:.]", text.strip()))
    if hour > 23 or minute > 59:
        raise AfterwordError(f"there is no hour {text!r}", hint="Write it like 15:00.")
    return start.replace(hour=hour, minute=minute)


def _people(record: Record, told: tuple[str, ...], part: Part | None) -> list[Person]:
    from afterword.desk.capture import person_from
    from afterword.desk.debrief import clean

    found = []
    for text in told:
        match = PERSON.match(clean(text))
        if not match:
            raise AfterwordError(f"{text!r} names nobody", hint='Write "Name, Title <address>".')
        person = person_from(record, match["name"], title=match["title"] or None, email=match["email"])
        if part:
            person = replace(person, part=part)
        found.append(person)
        if person not in record.people:
            record = replace(record, people=(*record.people, person))
    return found


def _one_of(kind: type[E], word: str | None, option: str) -> E | None:
    if word is None:
        return None
    try:
        return kind(word.replace(" ", "_").replace("-", "_").lower())
    except ValueError:
        raise AfterwordError(f"{word!r} is no {option[2:]}", hint=nearest(word, list(kind))) from None
