"""How Afterword grows: `python bench/scale.py`, or with sizes: `--cases 1 1000 100000 --years 1 1000 100000`.

Plans stream over generated cases; whole years of job searches are lived on desks in one store, by candidates who do
what the plan says. Printed: time for each (plans and sentences by the processor's clock, years by the clock on the
wall), how it grows, memory at a tenth of the way and at the end, and which invariants held. Nothing here passes or
fails by time; a broken invariant ends with exit status 1.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import statistics
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from afterword.desk import Desk, Record, Settings  # noqa: E402
from afterword.desk.planning import plan_of, today  # noqa: E402
from afterword.model import Do, Plan, read_case, write  # noqa: E402
from afterword.planner import plan  # noqa: E402
from afterword.promises import when  # noqa: E402
from afterword.store import SqliteStore  # noqa: E402
from tests.planner.histories import history  # noqa: E402
from tests.planner.searches import Employer, breaches, done, regrets  # noqa: E402

START = datetime(2026, 1, 5, 8, tzinfo=UTC)
END = START + timedelta(days=365)
MINUTE = timedelta(minutes=1)


def megabytes() -> float:
    """The most memory this process has ever held."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1024 * 1024 if sys.platform == "darwin" else 1024)


def grow(count: int, work: Callable[[int], None]) -> tuple[float, float, float]:
    """Seconds of `work` for numbers below `count`, and memory at a tenth of the way and at the end."""
    start, early = time.perf_counter(), megabytes()
    for number in range(count):
        work(number)
        if number == count // 10:
            early = megabytes()
    return time.perf_counter() - start, early, megabytes()


def stream(count: int, wrong: Counter[str]) -> None:
    """Plan `count` generated cases, made on the way; every hundredth is looked at again just before `good_until`."""
    planning = 0.0

    def one(seed: int) -> None:
        nonlocal planning
        case = history(seed)
        start = time.process_time()
        result = plan(case)
        planning += time.process_time() - start
        wrong.update(breaches(case, result))
        if seed % 100 == 0 and result.good_until is not None:
            then = plan(case.at(result.good_until - timedelta(microseconds=1)))
            if _keys(then) != _keys(result):
                wrong["a plan holds until its good_until"] += 1

    seconds, early, late = grow(count, one)
    print(
        f"{count:>9,} cases    {planning / count * 1e6:9.0f} µs a plan  memory {early:6.1f} → {late:6.1f} MB  "
        f"({seconds:.0f} s, making and checking the cases included)"
    )


def _keys(result: Plan) -> list[str]:
    return [step.key for step in result.steps]


class Year:
    """One candidate's year: three to eight applications on a desk of their own, in a store that many share."""

    def __init__(self, store: SqliteStore, seed: int) -> None:
        dice = random.Random(seed)
        self.now = START
        self.desk = Desk(store, clock=lambda: self.now, desk_id=f"c{seed}")
        self.wrong: Counter[str] = Counter()
        self.plans = self.facts = 0
        self.employers: dict[str, Employer] = {}
        with self.desk.action("me", "You sat down.") as action:
            action.save_settings(Settings("Ana Beltrán", "America/Chicago"))
            for number in range(dice.randint(3, 8)):
                employer = Employer(seed * 10 + number, START + timedelta(days=dice.randrange(300)))
                self.employers[f"a{number}"] = employer
                action.save(Record(f"a{number}", employer.application, employer.people))

    def live(self) -> None:
        """Hear what there is to hear, do what is to be done, and sleep until something changes."""
        while self.now < END:
            for name, employer in self.employers.items():
                self._hear(name, employer)
            wakes = list(self._act())
            wakes += [employer.next for employer in self.employers.values() if employer.next]
            if not wakes:
                break
            self.now = max(min(wakes), self.now + MINUTE)
        for record in self.desk.records():
            self.wrong.update(regrets(record.events, [person.id for person in record.people]))

    def _hear(self, name: str, employer: Employer) -> None:
        words = employer.heard(self.now)
        if words:
            record = self.desk.record(name)
            events = tuple(word.event for word in words if word.event)
            talks = tuple(word.talk for word in words if word.talk)
            self._keep(
                replace(record, events=(*record.events, *events), interviews=(*record.interviews, *talks)), len(words)
            )

    def _act(self) -> Iterator[datetime]:
        """Do what is open now; the moments at which to look again."""
        for planned in today(self.desk):
            self.plans += 1
            step = planned.plan.next.step
            record = self.desk.record(planned.id)
            if self.plans % 50 == 0 and _keys(plan_of(self.desk, record)) != _keys(planned.plan):
                self.wrong["a plan kept is the plan made afresh"] += 1
            if step is not None and planned.plan.next.do is Do.ACT and step.best <= self.now:
                event = done(step, self.now)
                self.employers[planned.id].read(event)
                self._keep(replace(record, events=(*record.events, event)), 1)
                yield self.now + MINUTE
            elif step is not None and planned.plan.next.do is Do.ACT:
                yield step.best
            if planned.plan.good_until:
                yield planned.plan.good_until

    def _keep(self, record: Record, facts: int) -> None:
        self.facts += facts
        with self.desk.action("fact", "Something happened.") as action:
            action.save(record)


def many_years(count: int, wrong: Counter[str]) -> None:
    """Live `count` years in one store, and say how it went."""
    total: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        store = SqliteStore(Path(folder) / "desk.db")

        def one(seed: int) -> None:
            year = Year(store, seed)
            year.live()
            wrong.update(year.wrong)
            total.update(applications=len(year.employers), facts=year.facts, plans=year.plans)

        seconds, early, late = grow(count, one)
        size = sum(path.stat().st_size for path in Path(folder).iterdir()) / 1024 / count
    print(
        f"{count:>9,} years    {seconds / count * 1000:9.1f} ms a year  memory {early:6.1f} → {late:6.1f} MB  "
        f"store {size:,.0f} kB a candidate; {total['applications']:,} applications, {total['facts']:,} facts, "
        f"{total['plans']:,} plans looked at"
    )


def next_of(count: int) -> None:
    """What comes first over `count` applications, from the plans kept."""
    with tempfile.TemporaryDirectory() as folder:
        now = datetime(2027, 6, 1, tzinfo=UTC)
        desk = Desk(SqliteStore(Path(folder) / "desk.db"), clock=lambda: now)
        with desk.action("me", "You sat down.") as action:
            action.save_settings(Settings("Ana Beltrán", "America/Chicago"))
            for seed in range(count):
                case = history(seed)
                house = replace(case.application, company=f"House {seed}")
                action.save(Record(f"a{seed}", house, case.people, case.interviews, case.notes, case.events))
        times = []
        for _ in range(8):
            start = time.process_time()
            today(desk)
            times.append((time.process_time() - start) * 1000)
    print(f"next over {count} applications: {times[0]:.1f} ms made afresh, {min(times[1:]):.1f} ms from the plans kept")


def sentences() -> None:
    """What a sentence costs, and what the worst of 10,000 characters does."""
    rows = [
        line
        for file in sorted((ROOT / "tests/corpus/when").rglob("*.jsonl"))
        for line in file.read_text(encoding="utf-8").splitlines()
    ]
    said = [json.loads(row)["in"] for row in rows] or [{"words": "by Friday", "at": "2026-03-05T15:00:00-06:00"}]
    times = []
    for one in said:
        at = datetime.fromisoformat(one["at"])
        times.append(quickest(partial(when, one["words"], at, one.get("country"), one.get("region"))) * 1e6)
    at = datetime.fromisoformat("2026-03-05T15:00:00-06:00")
    pieces = ("by Friday ", "in 2 ", "the 1st of the ", "a", "9/", "next ")
    worst = max(quickest(partial(when, piece * (10_000 // len(piece)), at, "US")) for piece in pieces)
    print(
        f"when: {statistics.median(times):.0f} µs a sentence (median of {len(times)}), {max(times):.0f} µs the most; "
        f"{worst * 1000:.1f} ms the worst of {len(pieces)} inputs of 10,000 characters"
    )


def quickest(call: Callable[[], object]) -> float:
    """The seconds of the quickest of three calls."""
    times = []
    for _ in range(3):
        start = time.process_time()
        call()
        times.append(time.process_time() - start)
    return min(times)


def one_plan() -> None:
    """What a plan costs, beside a plain JSON round trip of its case."""
    raws = [write(history(seed)) for seed in range(300)]
    plain = statistics.median(quickest(partial(_round_trip, raw)) for raw in raws)
    ours = statistics.median(quickest(partial(plan, read_case(raw))) for raw in raws)
    print(f"plan: {ours * 1e6:.0f} µs a case (median of {len(raws)}), {ours / plain:.1f} x a JSON round trip of it")


def _round_trip(raw: object) -> object:
    return json.loads(json.dumps(raw))


def main() -> int:
    """Print a line for each size."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cases", type=int, nargs="*", default=[1, 1_000, 20_000], help="sizes for streamed plans")
    parser.add_argument("--years", type=int, nargs="*", default=[1, 20], help="candidates whose year is lived")
    asked = parser.parse_args()
    wrong: Counter[str] = Counter()
    one_plan()
    for count in asked.cases:
        stream(count, wrong)
    for count in asked.years:
        many_years(count, wrong)
    next_of(500)
    sentences()
    print(
        "broken: " + ", ".join(f"{what} ({count})" for what, count in wrong.items()) if wrong else "all invariants held"
    )
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
