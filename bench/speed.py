"""How fast Afterword is, as ratios measured in one run: `python bench/speed.py`. Nothing here passes or fails.

Whole commands are timed against a bare `python -c pass`, pure functions against a plain JSON round trip of the same
input, so that the figures hold on any machine.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from afterword.batch.verbs import VERBS

ROOT = Path(__file__).resolve().parents[1]
CORPUS = ROOT / "tests" / "corpus"
CLEAN = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
RUNS = 9


def command_seconds(*words: str) -> float:
    """The median wall time of a command, after a warm-up."""
    times = []
    for run in range(RUNS + 1):
        start = time.perf_counter()
        subprocess.run(words, check=False, env=CLEAN, capture_output=True)
        if run:
            times.append(time.perf_counter() - start)
    return statistics.median(times)


def call_seconds(calls: Sequence[Callable[[], Any]], repeats: int = 5) -> float:
    """The median time of a call: every call once for warmth, then the best of `repeats` each."""
    for call in calls:
        call()
    best = []
    for call in calls:
        times = []
        for _ in range(repeats):
            start = time.perf_counter()
            call()
            times.append(time.perf_counter() - start)
        best.append(min(times))
    return statistics.median(best)


def inputs(verb: str) -> list[dict[str, Any]]:
    """The inputs of all corpus cases of a verb."""
    files = sorted((CORPUS / verb).rglob("*.jsonl"))
    return [json.loads(line)["in"] for file in files for line in file.read_text(encoding="utf-8").splitlines()]


def round_trip(raw: dict[str, Any]) -> Any:
    """What reading and writing the case costs by itself."""
    return json.loads(json.dumps(raw))


def many_applications(folder: Path, count: int) -> None:
    """A desk with `count` applications, made from the corpus cases."""
    from afterword.desk import Desk, Record, Settings
    from afterword.model import read_case
    from afterword.store import SqliteStore

    cases = [read_case(raw) for raw in inputs("plan")]
    now = max(case.now for case in cases)
    desk = Desk(SqliteStore(folder / "desk.db"), clock=lambda: now)
    with desk.action("me", "sat down") as action:
        action.save_settings(Settings("Ana Beltrán", "America/Chicago"))
        for number in range(count):
            case = cases[number % len(cases)]
            action.save(Record(f"a{number}", case.application, case.people, case.interviews, case.notes, case.events))


def main() -> None:
    """Print a line a measure."""
    bare = command_seconds(sys.executable, "-c", "pass")
    afterword = str(Path(sys.executable).with_name("afterword"))
    print(f"bare python            {bare * 1000:8.1f} ms")
    rows: list[tuple[str, Sequence[str]]] = [
        ("import afterword", (sys.executable, "-c", "import afterword")),
        ("afterword --help", (afterword, "--help")),
    ]
    with tempfile.TemporaryDirectory() as folder:
        for count in (50, 500):
            home = Path(folder) / str(count)
            many_applications(home, count)
            rows.append((f"afterword, {count} applications", (afterword, "--desk", str(home))))
        for name, words in rows:
            seconds = command_seconds(*words)
            print(f"{name:28} {seconds * 1000:8.1f} ms  {seconds / bare:6.1f} x bare python")
    for verb in VERBS:
        raws = inputs(verb)[:120]
        plain = call_seconds([partial(round_trip, raw) for raw in raws])
        ours = call_seconds([partial(VERBS[verb].answer, raw) for raw in raws])
        print(f"{verb:28} {ours * 1000:8.3f} ms  {ours / plain:6.1f} x a JSON round trip of the case")


if __name__ == "__main__":
    main()
