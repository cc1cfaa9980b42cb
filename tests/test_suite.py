"""The suite itself: names of files in different folders don't clash, and what can't be tested here is said aloud."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]


def pytest_says(*words: str, **env: str) -> tuple[int, str]:
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", *words],
        cwd=ROOT,
        env={**os.environ, **env},
        capture_output=True,
        text=True,
        timeout=300,
    )
    return done.returncode, done.stdout + done.stderr


def test_two_files_of_one_name_in_two_folders_are_both_run(tmp_path: Path) -> None:
    for room in ("here", "there"):
        (tmp_path / room).mkdir()
        (tmp_path / room / "test_same.py").write_text(f"def test_{room}():\n    pass\n")
    code, said = pytest_says("-c", str(ROOT / "pyproject.toml"), "-v", "-v", str(tmp_path))
    assert code == 0, said
    assert "test_here PASSED" in said
    assert "test_there PASSED" in said


def test_a_machine_without_chromium_is_told_what_is_not_tested() -> None:
    code, said = pytest_says("tests/web", "-k", "whole_loop", AFTERWORD_CHROMIUM="/nowhere/chromium")
    assert code == 5, said
    assert "/nowhere/chromium is missing: the desk is NOT tested in a real browser" in said
