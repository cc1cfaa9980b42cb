"""Whatever goes wrong in the middle, on small counts; `make faults` runs the same in full."""

from __future__ import annotations

import importlib.util
import os
import sys
from pathlib import Path
from types import ModuleType

import pytest

from afterword.model import DeskError


def _load() -> ModuleType:
    path = Path(__file__).parents[2] / "bench" / "faults.py"
    spec = importlib.util.spec_from_file_location("faults", path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules["faults"] = module
    spec.loader.exec_module(module)
    return module


faults = _load()
needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs processes of its own")


@needs_fork
def test_a_program_killed_at_any_moment_loses_nothing_confirmed(tmp_path: Path) -> None:
    assert "0 lost, 0 half-saved" in faults.kills(50, tmp_path)


@needs_fork
def test_a_program_killed_while_forgetting_leaves_all_or_nothing(tmp_path: Path) -> None:
    assert "0 half" in faults.kills_in_forget(15, tmp_path)


@needs_fork
def test_a_program_killed_while_updating_leaves_the_old_desk_or_the_new(tmp_path: Path) -> None:
    assert "kills while updating" in faults.kills_in_update(15, tmp_path)


@needs_fork
@pytest.mark.parametrize("processes", [2, 4])
def test_several_programs_on_one_desk_lose_no_edit(processes: int, tmp_path: Path) -> None:
    assert f"{processes * 40} kept, 0 lost" in faults.writers(processes, 40, tmp_path, applications=3)


def test_a_disk_that_fills_up_refuses_in_words(tmp_path: Path) -> None:
    assert "20 actions refused" in faults.full_disk(20, tmp_path)


def test_a_desk_that_became_read_only_says_so_and_still_shows(tmp_path: Path) -> None:
    desk = faults.new_desk(tmp_path / "desk.db")
    desk.store._db.execute("PRAGMA query_only = ON")
    with pytest.raises(DeskError, match="can't be written"):
        faults.add_note(desk, ["a0", "a1"], "no")
    assert [len(record.notes) for record in desk.records()] == [0, 0]
    desk.store._db.execute("PRAGMA query_only = OFF")
    faults.add_note(desk, ["a0", "a1"], "yes")


def test_a_jumping_clock_changes_no_order() -> None:
    assert "all in order" in faults.odd_clock(60)


def test_damaged_files_are_read_or_refused(tmp_path: Path) -> None:
    assert "0 crashes" in faults.mutated_calendars(200)
    assert "0 crashes" in faults.mutated_exports(200)
    assert "0 crashes" in faults.mutated_desks(150, tmp_path)


def test_a_check_that_finds_something_is_not_silent() -> None:
    with pytest.raises(AssertionError, match="not read"):
        faults._tried("files", 1, lambda: b"x", lambda data: (_ for _ in ()).throw(ValueError("not read")))
