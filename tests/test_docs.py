"""Everything README and the pages show is run: each `$ command` of a console block, with the output that stands under it.

`…` alone on a line stands for any lines, at the end of a line for the rest of it. Blocks of one page run in one folder.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
BLOCK = re.compile(r"^```console\n(.*?)^```", re.MULTILINE | re.DOTALL)
PYTHON = re.compile(r"^```python\n(.*?)^```", re.MULTILINE | re.DOTALL)


def commands(page: Path) -> list[tuple[str, list[str]]]:
    """The commands of a page, each with the lines shown under it; a command goes on after a trailing backslash."""
    found: list[tuple[str, list[str]]] = []
    for block in BLOCK.findall(page.read_text(encoding="utf-8")):
        for line in block.replace("\\\n", " ").splitlines():
            if line.startswith("$ "):
                found.append((line[2:], []))
            elif found:
                found[-1][1].append(line)
    return found


def pattern(lines: list[str]) -> str:
    """What the output has to look like."""
    parts = [
        r"(?:.*\n)*?" if line.strip() == "…" else re.escape(line).replace("…", ".*") + r"[ \t]*\n" for line in lines
    ]
    return "".join(parts) + r"\s*"


@pytest.mark.parametrize("page", [page for page in PAGES if commands(page)], ids=lambda page: page.name)
def test_every_command_shown_runs_and_prints_what_is_shown(page: Path, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    bin_folder = Path(sys.executable).parent
    env = {
        "PATH": f"{bin_folder}{os.pathsep}{os.environ['PATH']}",
        "HOME": str(tmp_path),
        "AFTERWORD_HOME": str(tmp_path / "home"),
        "NO_COLOR": "1",
        "COLUMNS": "100",
        "TZ": "UTC",
        "LANG": "C.UTF-8",
    }
    for command, shown in commands(page):
        if command.startswith("make "):
            subprocess.run([*command.split(), "-n"], cwd=ROOT, env=env, check=True, capture_output=True)
            continue
        if command.startswith(("git clone", "cd ")):
            continue
        done = subprocess.run(command, shell=True, cwd=tmp_path, env=env, capture_output=True, text=True, timeout=120)
        assert done.returncode in (0, 1), f"$ {command}\n{done.stderr}"
        assert "Traceback" not in done.stderr, done.stderr
        while shown and not shown[-1].strip():
            shown.pop()
        if shown:
            text = "\n".join(line.rstrip() for line in done.stdout.splitlines()) + "\n"
            assert re.fullmatch(pattern(shown), text), f"$ {command}\n{done.stdout}\n{done.stderr}"


@pytest.mark.parametrize(
    "page", [page for page in PAGES if PYTHON.search(page.read_text("utf-8"))], ids=lambda p: p.name
)
def test_every_python_example_runs(page: Path, tmp_path: Path) -> None:
    for code in PYTHON.findall(page.read_text(encoding="utf-8")):
        done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, timeout=120)
        assert done.returncode == 0, done.stderr


def test_generated_pages_are_up_to_date() -> None:
    done = subprocess.run([sys.executable, "scripts/docs.py", "--check"], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, f"run `make docs`: {done.stdout}{done.stderr}"


def test_every_rule_of_timing_formats_people_and_stages_is_in_code_and_in_tests() -> None:
    """From the number to the code to the test: searching for `T4` finds all three."""
    sys.path.insert(0, str(ROOT / "scripts"))
    import docs

    from afterword.etiquette import all_rules

    code, data, tests = docs.cited_in_code(), docs.cited_in_data(), docs.cited_in_tests()
    numbers = [number for number in all_rules() if number[0] in "TFMP"]
    assert len(numbers) >= 30
    assert [number for number in numbers if not code[number]] == []
    assert [number for number in numbers if not data[number]] == []
    assert [number for number in numbers if not tests[number]] == []


def test_no_rule_is_cited_that_does_not_exist() -> None:
    sys.path.insert(0, str(ROOT / "scripts"))
    import docs

    from afterword.etiquette import all_rules

    cited = {number for number in {**docs.cited_in_code(), **docs.cited_in_data()} if number[0] in "TFMX"}
    assert cited - set(all_rules()) == set()
