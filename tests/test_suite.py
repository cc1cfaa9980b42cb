"""The suite itself: names of files in different folders don't clash, and what can't be tested here is said aloud."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

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


@pytest.mark.skipif(shutil.which("make") is None, reason="needs make")
@pytest.mark.parametrize(
    ("display", "runs"),
    [({}, "--no-input tour"), ({"DISPLAY": ":0"}, "desk --example"), ({"WAYLAND_DISPLAY": "w"}, "desk --example")],
)
def test_make_run_shows_what_the_machine_can_show(tmp_path: Path, display: dict[str, str], runs: str) -> None:
    program = tmp_path / "bin" / "afterword"
    program.parent.mkdir()
    program.write_text('#!/bin/sh\necho "ran $*"\n')
    program.chmod(0o755)
    (tmp_path / ".base").touch()
    env = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
    words = ["make", "-s", "run", f"VENV={tmp_path}"]
    done = subprocess.run(words, cwd=ROOT, env=env | display, capture_output=True, text=True, timeout=60)
    assert done.stdout == f"ran {runs}\n", done.stderr


def test_an_installed_copy_has_the_example(tmp_path: Path) -> None:
    pytest.importorskip("hatchling", reason="needs the extra [build]")
    make = f"from hatchling.build import build_wheel; build_wheel({str(tmp_path)!r})"
    subprocess.run([sys.executable, "-c", make], cwd=ROOT, check=True, capture_output=True, timeout=120)
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as inside:
        inside.extractall(tmp_path / "installed")
    show = "from afterword.desk.example import evening; print(evening())"
    env = {**os.environ, "PYTHONPATH": str(tmp_path / "installed")}
    words = [sys.executable, "-c", show]
    done = subprocess.run(words, cwd=tmp_path, env=env, check=True, capture_output=True, text=True, timeout=60)
    assert done.stdout.strip() == str(tmp_path / "installed" / "afterword" / "examples" / "evening")
