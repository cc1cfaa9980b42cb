"""What is wrong with desk, calendar, zones, fonts and extras, and how to mend it."""

from __future__ import annotations

import shutil
import stat
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from importlib.util import find_spec

from afterword.calendar import holidays_of
from afterword.desk.desk import APPLICATION, Desk
from afterword.desk.own_file import automatic_copies, file_of, own_copies
from afterword.desk.records import Record
from afterword.model import AfterwordError, CaseError, read
from afterword.model.reading import zone_exists
from afterword.papers import missing_signs
from afterword.store import SqliteStore

ROOM_NEEDED = 50_000_000
"""Bytes of free disk below which the doctor says so."""


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing looked at: whether it is well, what was found, and what to do about it."""

    about: str
    well: bool
    say: str
    mend: str = ""


def examine(desk: Desk) -> tuple[Remark, ...]:
    """All remarks, in the order of the checks. Nothing is changed, and nothing found raises an error."""
    remarks: list[Remark] = []
    for check in CHECKS:
        try:
            remarks += check(desk)
        except AfterwordError as error:
            remarks.append(Remark(check.__name__.strip("_"), False, str(error), error.hint))
    return tuple(remarks)


def _desk(desk: Desk) -> Iterator[Remark]:
    if not isinstance(desk.store, SqliteStore) or desk.store.path == ":memory:":
        return
    path = file_of(desk)
    damage = desk.store.sound()
    if damage:
        mend = "Open the newest copy with --desk, and keep this file aside."
        yield Remark("desk", False, f"The file is damaged: {damage}", mend)
    else:
        size = path.stat().st_size / 1_000_000
        yield Remark("desk", True, f"{path} is sound ({size:.1f} MB).")
    mode = stat.S_IMODE(path.stat().st_mode)
    if sys.platform != "win32" and mode & 0o077:
        yield Remark("desk", False, "Others on this machine can read the desk.", f"chmod 600 {path}")
    free = shutil.disk_usage(path.parent).free
    if free < ROOM_NEEDED:
        yield Remark("desk", False, f"Only {free / 1_000_000:.0f} MB are free on this disk.", "Make some room.")
    copies = (*automatic_copies(desk), *own_copies(desk))
    if copies:
        names = ", ".join(copy.name for copy in copies[:5])
        yield Remark("desk", True, f"Copies beside it: {names}.", "Remove those you no longer need.")


def _documents(desk: Desk) -> Iterator[Remark]:
    stored = desk.store.all(desk.desk_id, APPLICATION)
    broken = 0
    for document in stored:
        try:
            record = read(Record, document.body)
        except CaseError as error:
            broken += 1
            yield Remark("applications", False, f"{document.id} can't be read: {error}", "Take the last change back.")
            continue
        people = {person.id for person in record.people}
        lost = sorted({name for one in record.interviews for name in one.people if name not in people})
        if lost:
            yield Remark("applications", False, f"{record.title}: nobody is known as {', '.join(lost)}.", "Say who.")
        if not zone_exists(record.application.zone):
            say = f"{record.title}: there is no zone {record.application.zone!r}."
            yield Remark("zones", False, say, "Put it right with an IANA name such as America/Chicago.")
        lacking = missing_signs("".join(person.name for person in record.people))
        if lacking:
            say = f"{record.title}: the printed letter face has no sign for {' '.join(lacking)}."
            yield Remark("fonts", False, say, "Print cards from the browser, or copy them by hand.")
    if not broken:
        yield Remark("applications", True, f"Every one of them can be read ({len(stored)}).")


def _you(desk: Desk) -> Iterator[Remark]:
    settings = desk.settings
    if settings is None:
        yield Remark("you", False, "The desk doesn't know you yet.", 'Say who you are: `afterword me --name "…"`.')
    elif not zone_exists(settings.zone):
        yield Remark("zones", False, f"There is no zone {settings.zone!r}.", "Set it with `afterword me --zone`.")
    else:
        yield Remark("you", True, f"{settings.name}, {settings.zone}.")


def _clock(desk: Desk) -> Iterator[Remark]:
    newest = max((entry.at for entry in desk.store.history(desk.desk_id, 20)), default=None)
    if newest and newest > desk.now + timedelta(minutes=5):
        say = f"The history's newest entry ({newest:%Y-%m-%d %H:%M} UTC) lies ahead of this machine's clock."
        yield Remark("clock", False, say, "Put the clock right; plans follow it.")
    else:
        yield Remark("clock", True, f"It is {desk.now:%Y-%m-%d %H:%M %Z}.")


def _calendar(desk: Desk) -> Iterator[Remark]:
    countries = {(one.application.country, one.application.region) for one in desk.records()}
    unknown = sorted({country for country, region in countries if not holidays_of(country, region, desk.now.year).days})
    if unknown:
        say = f"No public holidays are known for {', '.join(unknown)}; only weekends are left out there."
        yield Remark("calendar", False, say, "Note closures by hand where they matter.")
    else:
        yield Remark("calendar", True, "The public holidays of every country here are known.")


def _extras(desk: Desk) -> Iterator[Remark]:
    for module, extra, what in (("typst", "print", "PDF"), ("xlsxwriter", "xlsx", "Workbooks")):
        there = find_spec(module) is not None
        say = f"{what}: {'ready' if there else 'not installed; HTML and CSV work without'}."
        yield Remark("extras", True, say, "" if there else f"pip install 'afterword[{extra}]'")


CHECKS: tuple[Callable[[Desk], Iterator[Remark]], ...] = (_desk, _documents, _you, _clock, _calendar, _extras)
