"""`afterword me`: who sits at this desk."""

from __future__ import annotations

from dataclasses import replace

import click

from afterword.cli.files import read_text
from afterword.cli.shell import Shell, machine_zone, verb
from afterword.desk import Settings
from afterword.desk.spoken import place
from afterword.model import Profile, check_zone, nearest
from afterword.model.errors import AfterwordError


@verb("me")
@click.option("--name", help="Your name as you sign it.")
@click.option("--goes-by", help="What people call you.")
@click.option("--email", help="Your own address, so that it is left out of invitations.")
@click.option("--zone", help="Your time zone, such as America/Chicago.")
@click.option("--country", help="Two letters: where you mostly apply (US, GB, DE ...).")
@click.option("--employer", help="Where you work now, so that it is kept out of letters.")
@click.option("--strength", "strengths", multiple=True, help="Something you have done, in a line. Repeat it.")
@click.option("--signs", help="How letters are signed, if not with your name.")
@click.option("--etiquette", help="Whose patience counts: strict, patient_two, slow_house, quick_trade.")
@click.option("--manners", metavar="FILE", help="A TOML file of your own values for the etiquette.")
def me(shell: Shell, strengths: tuple[str, ...], manners: str | None, **given: str | None) -> None:
    """Who you are. Without options: what the desk knows, or its questions if it knows nothing yet."""
    told = {key: " ".join(value.split()) for key, value in given.items() if value is not None}
    settings = shell.desk.settings
    if settings and not told and not strengths and manners is None:
        shell.tell(_card(settings), settings)
        return
    if settings is None:
        told["name"] = told.get("name") or shell.ask("Your name, as you sign it", "--name")
        told["zone"] = told.get("zone") or (
            shell.ask("Your time zone", "--zone", machine_zone()) if shell.interactive else machine_zone()
        )
        if shell.interactive and "email" not in told:
            told["email"] = shell.ask("Your email address (Enter to leave it out)", "--email", "")
        settings = Settings(told["name"], told["zone"])
    if not told.get("name", settings.name):
        raise AfterwordError("the name is empty", hint="Give it as you sign it.")
    if told.get("country"):
        told["country"] = country_code(told["country"])
    if told.get("email") and "@" not in told["email"]:
        raise AfterwordError(f"{told['email']!r} is no address", hint="Write it like you@example.org.")
    if "zone" in told:
        check_zone(told["zone"], "--zone")
    if told.get("etiquette", "strict") not in list(Profile):
        raise AfterwordError(f"there is no etiquette {told['etiquette']!r}", hint=nearest(told["etiquette"], Profile))
    new = replace(
        settings,
        name=told.get("name", settings.name),
        zone=told.get("zone", settings.zone),
        country=told.get("country", settings.country) or None,
        employer=told.get("employer", settings.employer) or None,
        goes_by=told.get("goes_by", settings.goes_by) or None,
        signs=told.get("signs", settings.signs) or None,
        email=told.get("email", settings.email) or None,
    )
    if "etiquette" in told:
        new = replace(new, etiquette=Profile(told["etiquette"]))
    if strengths:
        new = replace(new, strengths=tuple(one.strip() for one in strengths))
    if manners is not None:
        new = replace(new, own_manners=_manners(manners, new.country or "US"))
    with shell.desk.action("me", f"The desk knows {new.name}.") as action:
        action.save_settings(new)
    shell.tell(_card(new), new)


def introduce(shell: Shell) -> None:
    """Ask who sits here, if the desk doesn't know and somebody can be asked."""
    if shell.interactive and shell.desk.settings is None:
        click.get_current_context().invoke(me, strengths=(), manners=None)


def country_code(text: str) -> str:
    """A country by its two letters. Raises AfterwordError for anything else."""
    code = text.strip().upper()
    if code == "UK":
        return "GB"
    if len(code) != 2 or not code.isascii() or not code.isalpha():
        raise AfterwordError(f"{text!r} is no country's two letters", hint="Write US, GB, DE, JP ...")
    return code


def _card(settings: Settings) -> list[str]:
    lines = [f"You are {settings.name}, and your clock is {place(settings.zone)}'s ({settings.zone})."]
    rows = (
        ("Called", settings.goes_by),
        ("Address", settings.email),
        ("Works now at", settings.employer),
        ("Country", settings.country),
        ("Signs", settings.signs),
        ("Etiquette", None if settings.etiquette.value == "strict" else settings.etiquette.value),
        ("Own manners", "yes" if settings.own_manners else None),
    )
    lines += [f"  {label}: {value}" for label, value in rows if value]
    lines += [f"  You bring: {one}" for one in settings.strengths]
    return lines


def _manners(name: str, country: str) -> str:
    """The user's own etiquette, read whole so that a mistake is told now."""
    from afterword.etiquette import manners_for

    text = read_text(name)
    manners_for(country, own=text, own_name=name)
    return text
