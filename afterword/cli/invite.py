"""`afterword invite FILE.ics`: an interview as a calendar program wrote it down."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from afterword.cli.gathering import invitations_in
from afterword.cli.me import country_code, introduce
from afterword.cli.shell import Shell, verb
from afterword.desk.guesses import company_and_role
from afterword.desk.saying import part_words
from afterword.desk.spoken import between, place

if TYPE_CHECKING:
    from afterword.desk.capture import Captured


@verb("invite")
@click.argument("file", metavar="FILE")
@click.option("--company", help="The company, if the invitation doesn't tell.")
@click.option("--role", help="The role, if the invitation doesn't tell.")
@click.option("--country", help="The employer's country, two letters.")
@click.option("--etiquette", help="strict, patient_two, slow_house or quick_trade.")
@click.option("--look", is_flag=True, help="Only show how it is read; keep nothing.")
def invite(
    shell: Shell,
    file: str,
    company: str | None,
    role: str | None,
    country: str | None,
    etiquette: str | None,
    look: bool,
) -> None:
    """Read the invitation in FILE (.ics, a mail, pasted text, a folder of them, or -) and note its interview.

    An update or a cancellation of an invitation read before changes that interview.
    """
    from afterword.desk.capture import capture, keep

    introduce(shell)
    kept = []
    for invited in invitations_in(shell, file):
        where, job = _asked(shell, invited, company, role) if shell.interactive else (company, role)
        captured = capture(
            shell.desk,
            invited,
            company=where,
            role=job,
            country=country_code(country) if country else None,
            etiquette=etiquette,
        )
        if not shell.as_json:
            shell.tell(_card(shell, captured))
        if look or not shell.sure("Keep this?"):
            if not shell.as_json:
                shell.tell("Nothing was kept.")
            continue
        keep(shell.desk, captured)
        kept.append(captured)
    if shell.as_json:
        shell.tell(
            "", [{"application": one.record, "interview": one.interview, "guessed": one.guessed} for one in kept]
        )


def _asked(shell: Shell, invited: object, company: str | None, role: str | None) -> tuple[str | None, str | None]:
    """Company and role, asked for where neither the options nor the invitation tell them."""
    from afterword.calendars import Invited

    settings = shell.desk.settings
    assert isinstance(invited, Invited)
    assert settings is not None
    read_company, read_role = company_and_role(invited, settings)
    if not company and not read_company:
        company = shell.ask("Which company is it", "--company")
    if not role and not read_role:
        role = shell.ask("Which role is it", "--role")
    return company, role


def _card(shell: Shell, captured: Captured) -> list[str]:
    record, interview, invited = captured.record, captured.interview, captured.invited
    zone = record.application.zone
    by_id = {person.id: person for person in record.people}
    lines = [record.title, f"  {between(interview.start, interview.end, zone, shell.now)}, {place(zone)} time"]
    told = [word.replace("_", " ") for word in (interview.stage, interview.place) if word and word != "none"]
    if told:
        lines.append(f"  {', '.join(told)}")
    for name in interview.people:
        person = by_id[name]
        guess = "   (name read from the address: is it right?)" if name in captured.guessed else ""
        title = f", {person.title}" if person.title else ""
        lines.append(f"  with {person.name}{title}: {part_words(person.part)}{guess}")
    if invited.organizer and all(by_id[name].name != invited.organizer.name for name in interview.people):
        lines.append(f"  arranged by {invited.organizer.name}")
    lines += [f"  {doubt}" for doubt in invited.doubts]
    if captured.replaces and captured.replaces != interview:
        lines.append(f"  it was {between(captured.replaces.start, captured.replaces.end, zone, shell.now)}")
    if interview.state and interview.state.value == "cancelled":
        lines.append("  They cancelled it.")
    elif captured.replaces == interview:
        lines.append("  Nothing in it is new.")
    return lines
