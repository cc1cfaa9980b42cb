"""Cases for the composer's tests: the stories beside this file, and a small one to be changed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from afterword.composer import compose
from afterword.model import Case, Composition, read_case

HERE = Path(__file__).parent
CORPUS = HERE.parent / "corpus" / "compose" / "tuned"


def stories() -> Iterator[dict[str, Any]]:
    """Every story: a case with its order under `in`, what is wanted under `want`."""
    for path in [HERE / "stories.jsonl", HERE / "fresh.jsonl", *sorted(CORPUS.glob("*.jsonl"))]:
        for line in path.read_text(encoding="utf-8").splitlines():
            yield json.loads(line)


def composed(raw: dict[str, Any], seed: int = 0) -> tuple[Case, Composition]:
    """The case of a story and what is composed for it."""
    fields = {key: value for key, value in raw.items() if key not in ("write", "asked")}
    case, order, asked = read_case(fields), raw["write"], tuple(raw.get("asked") or ())
    if isinstance(order, str):
        return case, compose(case, order, asked=asked, seed=seed)
    return case, compose(case, order["action"], tuple(order["to"]), order.get("channel"), asked=asked, seed=seed)


def small(**changes: Any) -> dict[str, Any]:
    """A small story with one person and one note; `notes`, `strengths`, `write` and other top fields may be given."""
    raw: dict[str, Any] = {
        "id": "t1",
        "now": "2026-03-04T17:00:00-06:00",
        "candidate": {"name": "Ana Beltrán", "zone": "America/Chicago", "strengths": changes.pop("strengths", [])},
        "application": {
            "company": "Halden Freight",
            "role": "Operations Analyst",
            "country": "US",
            "zone": "America/Chicago",
        }
        | changes.pop("application", {}),
        "people": [
            {"id": "p1", "name": "Dana Wu", "part": "hiring_manager", "reach": ["email"]} | changes.pop("person", {})
        ],
        "interviews": [
            {
                "id": "i1",
                "stage": "first",
                "place": "on_site",
                "start": "2026-03-04T10:00:00-06:00",
                "end": "2026-03-04T11:00:00-06:00",
                "people": ["p1"],
            }
            | changes.pop("interview", {})
        ],
        "notes": [
            {
                "person": "p1",
                "interview": "i1",
                "kind": "moment",
                "text": "her two-dock pilot halved truck waiting time",
            }
        ],
        "events": [],
        "write": {"action": "thank_you", "to": ["p1"], "channel": "email"},
    }
    return raw | changes
