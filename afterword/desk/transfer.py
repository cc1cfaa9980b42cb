"""Everything on the desk as one readable JSON file, and back."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from afterword.desk.desk import APPLICATION, Desk
from afterword.desk.records import Record, Settings
from afterword.model import CaseError, DeskError, read, write

FORMAT = 1
"""The version of the export's form; an export of a newer one is refused."""


def export(desk: Desk) -> dict[str, Any]:
    """All that is kept, journal and history apart: `{"afterword": 1, "settings": …, "applications": […]}`."""
    settings = desk.settings
    return {
        "afterword": FORMAT,
        "settings": write(settings) if settings else None,
        "applications": [write(record) for record in desk.records()],
    }


def read_export(text: str, name: str) -> tuple[Settings | None, tuple[Record, ...]]:
    """What an export holds, checked whole before anything is kept. Raises DeskError or CaseError with the place."""
    try:
        raw = json.loads(text)
    except json.JSONDecodeError as error:
        raise DeskError("this is no export: it isn't JSON", where=f"{name}:{error.lineno}", hint=_HOW) from error
    except RecursionError as error:
        raise DeskError("this is no export: it is nested too deeply", where=name, hint=_HOW) from error
    if not isinstance(raw, Mapping) or "afterword" not in raw:
        raise DeskError("this is no export of Afterword", where=name, hint=_HOW)
    if raw["afterword"] != FORMAT:
        raise DeskError(
            f"this export has form {raw['afterword']!r}, this Afterword knows {FORMAT}",
            where=name,
            hint="Update Afterword; nothing was changed.",
        )
    listed = raw.get("applications")
    if not isinstance(listed, list):
        raise CaseError("the list of applications is missing", where="applications", hint=_HOW)
    settings = read(Settings, raw["settings"], "settings") if raw.get("settings") else None
    records = tuple(read(Record, one, f"applications[{index}]") for index, one in enumerate(listed))
    seen: set[str] = set()
    for index, record in enumerate(records):
        if record.id in seen:
            where = f"applications[{index}].id"
            raise CaseError(f"the id {record.id!r} is used twice", where=where, hint="Give each application its own.")
        seen.add(record.id)
    return settings, records


def bring_in(desk: Desk, settings: Settings | None, records: tuple[Record, ...]) -> int:
    """Keep what an export holds, in one action; the number of applications that are new or changed.

    An application of the same id is replaced, others stay. Undo takes the whole import back.
    """
    with desk.action("import", f"Brought in: {len(records)} application{'' if len(records) == 1 else 's'}.") as action:
        if settings:
            action.save_settings(settings)
        for record in records:
            action.save(record)
    return sum(change.kind == APPLICATION for change in action.changes)


_HOW = "Make one with `afterword export > desk.json`."
