"""What many tests need: a moment, a small case, a desk whose clock stands."""

from __future__ import annotations

import copy
import os
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from afterword.desk import Desk, Settings
from afterword.store import SqliteStore

os.environ["COLUMNS"] = "100"  # What the terminal prints wraps at the same place on every machine.

EVENING = datetime.fromisoformat("2026-03-03T16:20:00-06:00")

RAW_CASE: dict[str, Any] = {
    "id": "c1",
    "now": "2026-03-03T16:20:00-06:00",
    "candidate": {"name": "June Castellan", "zone": "America/Chicago", "strengths": ["put two shops on one board"]},
    "application": {
        "company": "Millrace Paper",
        "role": "Production Planner",
        "country": "US",
        "zone": "America/Chicago",
    },
    "people": [{"id": "p1", "name": "Ruth Okafor", "part": "hiring_manager", "reach": ["email"]}],
    "interviews": [
        {"id": "i1", "start": "2026-03-03T14:00:00-06:00", "end": "2026-03-03T15:00:00-06:00", "people": ["p1"]}
    ],
    "notes": [
        {"person": "p1", "interview": "i1", "kind": "moment", "text": "walks the wet end at six with a notebook"}
    ],
    "events": [],
}


@pytest.fixture
def raw_case() -> dict[str, Any]:
    """A small case in JSON form, to be changed freely."""
    return copy.deepcopy(RAW_CASE)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """An empty desk of June's in a folder of its own; its clock stands on the evening."""
    made = Desk(SqliteStore(tmp_path / "desk.db"), clock=lambda: EVENING)
    with made.action("me", "You sat down.") as action:
        action.save_settings(Settings("June Castellan", "America/Chicago", email="june.castellan@post.example"))
    return made
