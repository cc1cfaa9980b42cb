"""*You*: who sits at this desk, taking everything along, and forgetting somebody (P3)."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from zoneinfo import available_timezones

from starlette.responses import Response

from afterword.desk import Settings
from afterword.desk.desk import Desk
from afterword.desk.forget import WARNING, forget, to_forget
from afterword.desk.own_file import automatic_copies, file_of
from afterword.desk.transfer import export
from afterword.etiquette import manners_for
from afterword.model import AfterwordError, DeskError, Profile, check_zone
from afterword.web.today import machine_zone, welcome
from afterword.web.visit import Visit, get, post

MOST_STRENGTHS = 12


def first(visit: Visit) -> Response:
    """The first words on an empty desk: whose it is."""
    name = visit.form.line("name")
    if not name:
        raise AfterwordError("whose desk is this", hint="Your name, as you sign it.")
    zone = visit.form.line("zone") or machine_zone() or "UTC"
    check_zone(zone, "your time zone")
    known = visit.settings or Settings(name, zone)
    _keep(visit.desk, replace(known, name=name, zone=zone, email=visit.form.line("email") or None))
    return visit.to("/new")


def show(visit: Visit) -> Response:
    """What the desk knows of the candidate, to be changed."""
    if visit.settings is None:
        return welcome(visit)
    try:
        place = str(file_of(visit.desk))
    except DeskError:
        place = ""
    people = sorted({person.name for record in visit.desk.records() for person in record.people})
    return visit.page("you.html", place=place, people=people, zones=sorted(available_timezones()), profiles=PROFILES)


def change(visit: Visit) -> Response:
    """Keep what the candidate says of themselves."""
    form, before = visit.form, visit.settings
    name, zone = form.line("name"), form.line("zone")
    if before is None or not name:
        raise AfterwordError("the name is empty", hint="Give it as you sign it.")
    check_zone(zone, "your time zone")
    strengths = tuple(line.strip() for line in form.text("strengths").splitlines() if line.strip())[:MOST_STRENGTHS]
    after = replace(
        before,
        name=name,
        zone=zone,
        country=form.line("country").upper() or None,
        employer=form.line("employer") or None,
        strengths=strengths,
        goes_by=form.line("goes_by") or None,
        signs=form.line("signs") or None,
        email=form.line("email") or None,
        etiquette=form.word(Profile, "etiquette") or before.etiquette,
    )
    _keep(visit.desk, after)
    return visit.to("/you", said=after != before)


def own_manners(visit: Visit) -> Response:
    """Keep the candidate's own values of the etiquette; a mistake in them is told and nothing is kept."""
    before = visit.settings
    if before is None:
        return visit.to("/")
    text = visit.form.text("own")
    manners_for(before.country or "US", before.etiquette, text)
    _keep(visit.desk, replace(before, own_manners=text))
    return visit.to("/manners", said=text != before.own_manners)


def take_along(visit: Visit) -> Response:
    """Everything as one readable file."""
    text = json.dumps(export(visit.desk), ensure_ascii=False, indent=2)
    return download(text.encode(), "application/json", f"afterword-{visit.now:%Y-%m-%d}.json")


def who_to_forget(visit: Visit) -> Response:
    """What would go with somebody, before it goes."""
    found = to_forget(visit.desk, visit.form.line("person"), copies=_copies(visit.desk))
    return visit.page("forget.html", found=found, warning=WARNING)


def forget_them(visit: Visit) -> Response:
    """Forget somebody for good."""
    found = to_forget(visit.desk, visit.form.line("person"), copies=_copies(visit.desk))
    forget(visit.desk, found)
    return visit.to("/you", said=True)


def download(data: bytes, kind: str, name: str) -> Response:
    """A file to be saved, never opened in the page."""
    return Response(data, media_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})


def _copies(desk: Desk) -> tuple[Path, ...]:
    """The automatic copies that forgetting removes; a desk without a file has none."""
    try:
        return automatic_copies(desk)
    except DeskError:
        return ()


def _keep(desk: Desk, after: Settings) -> None:
    with desk.action("me", f"The desk knows {after.name}.") as action:
        action.save_settings(after)


PROFILES = (
    (Profile.STRICT.value, "one check-in, after a week or the day they named (the guide’s)"),
    (Profile.PATIENT_TWO.value, "a second check-in, two weeks after the first"),
    (Profile.SLOW_HOUSE.value, "slow houses: the public sector, universities"),
    (Profile.QUICK_TRADE.value, "quick trades: hospitality, shops, care"),
)

ROUTES = (
    get("/you", show),
    post("/you", change),
    post("/you/first", first),
    post("/you/manners", own_manners),
    get("/you/export.json", take_along),
    post("/you/forget", who_to_forget),
    post("/you/forget/them", forget_them),
)
