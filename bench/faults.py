"""Whatever goes wrong in the middle: programs killed, several at once, full disks, damaged files. Counts are printed.

`make faults` runs it in full; the tests run the same functions on small counts. Each function returns a line to print
and raises AssertionError where anything that was confirmed is lost or half of something is kept.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sqlite3
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import afterword.store.migrate as migrating
from afterword.calendars import read_any
from afterword.desk import Desk, Record, Settings
from afterword.desk.forget import forget, to_forget
from afterword.desk.journal import history
from afterword.desk.transfer import bring_in, export, read_export
from afterword.model import AfterwordError, Application, ConflictError, DeskError, Note, NoteKind, Person
from afterword.store import SqliteStore

NOON = datetime(2026, 3, 3, 12, tzinfo=UTC)
FILES = Path(__file__).resolve().parents[1] / "tests" / "calendars" / "files"
SLOWEST = 5.0
"""Seconds that reading one damaged file may take; more counts as hanging."""


def open_at(path: Path | str) -> Desk:
    return Desk(SqliteStore(path), clock=lambda: NOON)


def new_desk(path: Path | str, applications: int = 2) -> Desk:
    """A desk with a few applications, each with Ruth in it."""
    desk = open_at(path)
    with desk.action("me", "sat down") as action:
        action.save_settings(Settings("June Castellan", "America/Chicago"))
        for number in range(applications):
            application = Application(f"Company {number}", "Planner", "US", "America/Chicago")
            action.save(Record(f"a{number}", application, people=(Person("p1", "Ruth Okafor"),)))
    return desk


def add_note(desk: Desk, names: list[str], text: str) -> None:
    """One action that writes the same note into several applications."""
    with desk.action("note", f"note {text}") as action:
        for name in names:
            record = desk.record(name)
            note = Note(NoteKind.MOMENT, text, id=f"n{len(record.notes) + 1}")
            action.save(replace(record, notes=(*record.notes, note)))


def in_child(work: Callable[[int], None]) -> tuple[int, int]:
    """Run `work` in a process of its own; its id, and a pipe to read what it confirms."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reader)
        try:
            work(writer)
        finally:
            os._exit(0)
    os.close(writer)
    return child, reader


def killed_within(work: Callable[[int], None], span: float, dice: random.Random) -> float:
    """Kill `work` at a random moment of the time it takes, in seconds; with `span` 0 let it end. How long that is."""
    child, pipe = in_child(work)
    os.read(pipe, 5)
    began = time.perf_counter()
    if span:
        time.sleep(dice.uniform(0, span * 1.2))
        os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    os.close(pipe)
    return span or time.perf_counter() - began


def kills(count: int, folder: Path, seed: int = 1) -> str:
    """SIGKILL at random moments while a process writes actions on two applications at once."""
    dice = random.Random(seed)
    confirmed_in_all = begun = 0
    for number in range(count):
        if number % 25 == 0:
            path = folder / f"kill-{number}.db"
            new_desk(path).store.close()
            confirmed: list[int] = []

        def write(pipe: int, path: Path = path, start: int = len(confirmed)) -> None:
            desk = open_at(path)
            have = len(desk.record("a0").notes)
            for step in range(have, have + 200):
                add_note(desk, ["a0", "a1"], str(step))
                os.write(pipe, f"{step}\n".encode())

        child, pipe = in_child(write)
        time.sleep(dice.uniform(0.001, 0.03))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        told = b""
        while part := os.read(pipe, 65_536):
            told += part
        os.close(pipe)
        confirmed += [int(line) for line in told.decode().split()]
        desk = open_at(path)
        assert isinstance(desk.store, SqliteStore)
        assert desk.store.sound() is None, "the file is damaged"
        one, two = ([int(note.text) for note in desk.record(name).notes] for name in ("a0", "a1"))
        assert one == two == list(range(len(one))), "half an action is kept"
        assert set(confirmed) <= set(one), "something confirmed is lost"
        numbers = [entry.number for entry in reversed(desk.store.history(desk.desk_id))]
        assert numbers == list(range(1, len(one) + 2)), "the journal disagrees with what is kept"
        begun += len(one) > len(confirmed)
        confirmed[:] = one
        confirmed_in_all += told.count(b"\n")
        desk.store.close()
    return f"{count} kills: {confirmed_in_all} actions confirmed, 0 lost, 0 half-saved ({begun} kept but not yet told)"


def kills_in_forget(count: int, folder: Path, seed: int = 2) -> str:
    """SIGKILL while somebody is being forgotten: they are either all there or nowhere."""
    dice = random.Random(seed)
    done, span = 0, 0.0
    for number in range(count):
        path = folder / f"forget-{number}.db"
        desk = new_desk(path, 40)
        add_note(desk, ["a0"], "Ruth Okafor said so")
        desk.store.close()

        def work(pipe: int, path: Path = path) -> None:
            desk = open_at(path)
            found = to_forget(desk, "Ruth Okafor")
            os.write(pipe, b"begun")
            forget(desk, found)

        span = killed_within(work, span, dice)
        desk = open_at(path)
        kept = str(desk.records()) + str(history(desk))
        names = kept.count("Ruth Okafor")
        assert names in (0, 40 * 2 + 5), f"half forgotten: {names}"
        done += names == 0
        desk.store.close()
        path.unlink()
    return f"{count} kills while forgetting: {done} wholly forgotten, {count - done} untouched, 0 half"


def kills_in_update(count: int, folder: Path, seed: int = 8) -> str:
    """SIGKILL while a desk of an earlier version is brought up to date: it is of the old version or of the new one."""
    dice = random.Random(seed)
    steps = (*migrating.migrations(), "CREATE TABLE later (x);" + "INSERT INTO later VALUES (zeroblob(9000));" * 40)
    done = copies = 0
    span = 0.0
    for number in range(count):
        path = folder / f"update-{number}.db"
        new_desk(path, 40).store.close()

        def work(pipe: int, path: Path = path) -> None:
            migrating.migrations = lambda: steps  # type: ignore[assignment]
            os.write(pipe, b"begun")
            SqliteStore(path)

        span = killed_within(work, span, dice)
        with sqlite3.connect(path) as db:
            version = db.execute("PRAGMA user_version").fetchone()[0]
            tables = {row[0] for row in db.execute("SELECT name FROM sqlite_master")}
            rows = db.execute("SELECT count(*) FROM later").fetchone()[0] if "later" in tables else 0
            assert (version, rows) in ((len(steps) - 1, 0), (len(steps), 40)), "half an update"
            assert db.execute("SELECT count(*) FROM document").fetchone()[0] == 41, "something is lost"
        done += version == len(steps)
        for copy in folder.glob(f"{path.name}.before-*"):
            if ".half" not in copy.name:
                copies += 1
                assert len(open_at(copy).records()) == 40, "half a copy"
        assert version == len(steps) - 1 or copies, "an update without a copy"
    return f"{count} kills while updating: {done} of the new version, {count - done} of the old, {copies} whole copies"


def writers(processes: int, actions: int, folder: Path, applications: int = 10) -> str:
    """Several processes on one desk: every action of each is there, in the order in which it was done."""
    path = folder / f"writers-{processes}.db"
    new_desk(path, applications).store.close()

    def work(own: int) -> Callable[[int], None]:
        def write(pipe: int) -> None:
            desk, dice, again = open_at(path), random.Random(own), 0
            for step in range(actions):
                name = f"a{dice.randrange(applications)}"
                while True:
                    try:
                        add_note(desk, [name], f"{own}-{step}")
                        break
                    except ConflictError:
                        again += 1
                    except DeskError as error:
                        _in_words(error, "another program")
            os.write(pipe, str(again).encode())

        return write

    began = [in_child(work(own)) for own in range(processes)]
    conflicts = 0
    for child, pipe in began:
        conflicts += int(os.read(pipe, 100) or b"0")
        _, status = os.waitpid(child, 0)
        assert status == 0
    desk = open_at(path)
    notes = [note.text for record in desk.records() for note in record.notes]
    assert len(notes) == len(set(notes)) == processes * actions, "an edit is lost"
    order = [entry.say.removeprefix("note ") for entry in reversed(history(desk)) if entry.what == "note"]
    assert sorted(order) == sorted(notes), "the journal disagrees"
    for own in range(processes):
        mine = [int(say.partition("-")[2]) for say in order if say.startswith(f"{own}-")]
        assert mine == list(range(actions)), "an order that makes no sense"
    done = f"{processes} processes, {actions} actions each: {len(notes)} kept, 0 lost"
    return f"{done}, {conflicts} conflicts told and repeated"


def full_disk(count: int, folder: Path, seed: int = 3) -> str:
    """The desk may not grow past a random size: the action that doesn't fit is refused, what was kept stays."""
    dice = random.Random(seed)
    refused = 0
    for number in range(count):
        path = folder / f"full-{number}.db"
        desk = new_desk(path)
        assert isinstance(desk.store, SqliteStore)
        pages = desk.store._db.execute("PRAGMA page_count").fetchone()[0]
        desk.store._db.execute(f"PRAGMA max_page_count = {pages + dice.randrange(1, 12)}")
        kept = 0
        try:
            while kept < 200:
                add_note(desk, ["a0", "a1"], "word " * dice.randrange(1, 400))
                kept += 1
        except DeskError as error:
            _in_words(error, "full")
            refused += 1
        again = open_at(path)
        counts = [len(again.record(name).notes) for name in ("a0", "a1")]
        assert counts == [kept, kept], "half an action is kept"
        desk.store._db.execute("PRAGMA max_page_count = 1000000")
        add_note(desk, ["a0", "a1"], "there is room again")
        path.unlink()
    return f"{count} disks that filled up: {refused} actions refused in words, 0 lost, 0 half-saved"


def small_disk(folder: Path) -> str:
    """A real file system of 300 kB, where the system allows one to be mounted."""
    place = folder / "small"
    place.mkdir()
    if os.geteuid() != 0 or os.system(f"mount -t tmpfs -o size=300k none {place} 2>/dev/null"):
        return "small file system: not allowed here, left out"
    try:
        desk, kept = new_desk(place / "desk.db"), 0
        try:
            while kept < 500:
                add_note(desk, ["a0", "a1"], "word " * 50)
                kept += 1
        except DeskError as error:
            said = error.problem
        again = open_at(place / "desk.db")
        assert len(again.record("a0").notes) == len(again.record("a1").notes) == kept
        desk.store.close()
        again.store.close()
    finally:
        os.system(f"umount {place}")
    return f"a full file system of 300 kB: {kept} actions kept, the next refused ({said!r}), 0 half-saved"


def odd_clock(count: int, seed: int = 4) -> str:
    """A clock that jumps about by years: the history's order, undo and the documents don't depend on it."""
    dice = random.Random(seed)
    moment = [NOON]
    desk = Desk(SqliteStore(":memory:"), clock=lambda: moment[0])
    with desk.action("new", "new") as action:
        action.save(Record("a0", Application("Company", "Planner", "US", "America/Chicago")))
    for step in range(count):
        moment[0] = NOON + timedelta(days=dice.randrange(-2000, 2000))
        add_note(desk, ["a0"], str(step))
    assert [entry.say for entry in reversed(history(desk))][1:] == [f"note {step}" for step in range(count)]
    assert [note.text for note in desk.record("a0").notes] == [str(step) for step in range(count)]
    return f"{count} actions under a jumping clock: all in order"


def mutated_calendars(count: int, seed: int = 5) -> str:
    """Damaged invitations: read whole with an end after its start, or refused in words."""
    dice = random.Random(seed)
    originals = [path.read_bytes() for path in sorted(FILES.iterdir())]

    def read(data: bytes) -> None:
        found = read_any(data, "x", zone="America/Chicago", now=NOON)
        assert found, "nothing was read and nothing said"
        for one in found:
            assert one.start.tzinfo, "a time without a zone"
            assert one.end.astimezone(UTC) >= one.start.astimezone(UTC), "an end before the start"

    return _tried("damaged invitations", count, lambda: damaged(dice.choice(originals), dice), read)


def mutated_exports(count: int, seed: int = 6) -> str:
    """Damaged exports: taken in whole, so that they export as they were read, or refused in words."""
    dice = random.Random(seed)
    desk = new_desk(":memory:", 4)
    add_note(desk, ["a0", "a2"], "Ein Wort über 5 €")
    original = export(desk)

    def make() -> bytes:
        if dice.random() < 0.5:
            return damaged(json.dumps(original, ensure_ascii=False).encode(), dice)
        raw = json.loads(json.dumps(original))
        _swap(raw, dice)
        return json.dumps(raw).encode()

    def read(data: bytes) -> None:
        text = data.decode("utf-8", "replace")
        settings, records = read_export(text, "x")
        other = open_at(":memory:")
        bring_in(other, settings, records)
        assert {record.id: record for record in other.records()} == {record.id: record for record in records}
        assert len(other.records()) == len(records) == len(json.loads(text)["applications"]), "half was taken in"

    return _tried("damaged exports", count, make, read)


def mutated_desks(count: int, folder: Path, seed: int = 7) -> str:
    """Damaged desk files: opened with every application, or refused in words."""
    dice = random.Random(seed)
    path = folder / "whole.db"
    desk = new_desk(path, 30)
    for step in range(20):
        add_note(desk, [f"a{step}", "a0"], f"note {step}")
    desk.store.close()
    whole = path.read_bytes()

    def read(data: bytes) -> None:
        place = folder / "damaged.db"
        place.write_bytes(data)
        try:
            desk = open_at(place)
            if len(desk.records()) != 30 and isinstance(desk.store, SqliteStore):
                assert desk.store.sound(), "applications are gone and nothing says so"
            history(desk)
            add_note(desk, ["a3"], "goes on")
        except sqlite3.Error as error:
            raise AssertionError(f"not in words: {error}") from error

    def make() -> bytes:
        if dice.random() < 0.3:
            # A file without a byte is a desk that nobody has sat down at yet.
            return damaged(whole, dice) or whole
        out = bytearray(whole)
        for _ in range(dice.randrange(1, 30)):
            out[dice.randrange(len(out))] = dice.randrange(256)
        return bytes(out)

    return _tried("damaged desk files", count, make, read)


def damaged(data: bytes, dice: random.Random) -> bytes:
    """`data` with a few pieces flipped, cut, doubled, moved or overwritten."""
    out = bytearray(data)
    for _ in range(dice.randrange(1, 6)):
        if not out:
            break
        at, length = dice.randrange(len(out)), dice.choice((1, 1, 2, 8, 60, 400))
        match dice.randrange(6):
            case 0:
                out[at] ^= 1 << dice.randrange(8)
            case 1:
                del out[at : at + length]
            case 2:
                out[at:at] = out[at : at + length]
            case 3:
                out[at : at + length] = dice.randbytes(min(length, 8))
            case 4:
                del out[at if dice.random() < 0.2 else len(out) - length :]
            case 5:
                other = dice.randrange(len(out))
                out[other:other] = out[at : at + length]
    return bytes(out)


def _in_words(error: AfterwordError, word: str) -> None:
    """Whether an error says what it ought to."""
    assert error.problem, "an error without a word"
    assert word in error.problem, error


def _swap(raw: Any, dice: random.Random) -> None:
    """Something else in one place of a parsed JSON value: another type, nothing, or the same twice."""
    while isinstance(raw, dict | list) and raw:
        key = dice.choice(list(raw)) if isinstance(raw, dict) else dice.randrange(len(raw))
        if not isinstance(raw[key], dict | list) or not raw[key] or dice.random() < 0.2:
            odd = [None, 7, "", "x" * 5000, [], {}, [[]], True, "2026-13-45", "\x00\u202e", -1.5]
            if isinstance(raw, list) and dice.random() < 0.3:
                raw.append(raw[key])
            elif isinstance(raw, dict) and dice.random() < 0.3:
                raw[f"{key}_"] = raw.pop(key)
            else:
                raw[key] = dice.choice(odd)
            return
        raw = raw[key]


def _tried(what: str, count: int, make: Callable[[], bytes], read: Callable[[bytes], None]) -> str:
    told: Counter[str] = Counter()
    slowest = 0.0
    for number in range(count):
        data = make()
        began = time.perf_counter()
        try:
            read(data)
            told["read"] += 1
        except AfterwordError as error:
            _in_words(error, "")
            told["refused"] += 1
        except Exception as error:
            kept = Path(tempfile.gettempdir()) / f"afterword-fault-{number}.bin"
            kept.write_bytes(data)
            raise AssertionError(f"{what}, number {number} ({kept}): {error!r}") from error
        slowest = max(slowest, time.perf_counter() - began)
    assert slowest < SLOWEST, f"one took {slowest:.1f} s"
    done = f"{count} {what}: {told['read']} read, {told['refused']} refused in words, 0 crashes"
    return f"{done}, slowest {slowest * 1000:.0f} ms"


def main() -> None:
    """Everything in full; about five minutes on two cores."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for run in (
            lambda: kills(1000, folder),
            lambda: kills_in_forget(200, folder),
            lambda: kills_in_update(200, folder),
            lambda: writers(2, 500, folder),
            lambda: writers(4, 500, folder),
            lambda: full_disk(200, folder),
            lambda: small_disk(folder),
            lambda: odd_clock(500),
            lambda: mutated_calendars(2000),
            lambda: mutated_exports(2000),
            lambda: mutated_desks(2000, folder),
        ):
            began = time.perf_counter()
            print(f"{run()}  ({time.perf_counter() - began:.0f} s)", flush=True)


if __name__ == "__main__":
    main()
