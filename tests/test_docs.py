"""Everything README and the pages show is run: each `$ command` of a console block, and its output.

`…` alone on a line stands for any lines, at the end of a line for the rest of it. Blocks of one page run in one folder.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "scripts"))

import transcripts  # noqa: E402

import docs  # noqa: E402
from afterword.etiquette import all_rules  # noqa: E402

PAGES = transcripts.pages()
PYTHON = re.compile(r"^```python\n(.*?)^```", re.MULTILINE | re.DOTALL)


def pattern(lines: tuple[str, ...]) -> str:
    """What the output has to look like."""
    parts = [
        r"(?:.*\n)*?" if line.strip() == "…" else re.escape(line).replace("…", ".*") + r"[ \t]*\n" for line in lines
    ]
    return "".join(parts) + r"\s*"


@pytest.mark.parametrize(
    "page", [page for page in PAGES if transcripts.BLOCK.search(page.read_text("utf-8"))], ids=lambda page: page.name
)
def test_every_command_shown_runs_and_prints_what_is_shown(page: Path, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    text = page.read_text(encoding="utf-8")
    for block in transcripts.BLOCK.findall(text):
        for shown in transcripts.shown_in(block):
            done = transcripts.run(shown, tmp_path, transcripts.moment_of(text))
            if done is None:
                if shown.command.startswith("make "):
                    subprocess.run([*shown.command.split(), "-n"], cwd=ROOT, check=True, capture_output=True)
                continue
            assert done.returncode in (0, 1), f"$ {shown.command}\n{done.stderr}"
            assert "Traceback" not in done.stderr, done.stderr
            if any(line.strip() for line in shown.output):
                lines = tuple(shown.output)
                while not lines[-1].strip():
                    lines = lines[:-1]
                out = "\n".join(transcripts.printed(done)) + "\n"
                assert re.fullmatch(pattern(lines), out), f"$ {shown.command}\n{done.stdout}\n{done.stderr}"


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


ONLY_IN_CODE = {"M1", "M4"}
"""What a letter says at which stage and to which part is a choice among notes: no value or phrase of its own."""


def test_every_rule_of_timing_formats_people_and_stages_is_in_code_and_in_tests() -> None:
    """From the number to the code to the test: searching for `T4` finds all three."""
    code, data, tests = docs.cited_in_code(), docs.cited_in_data(), docs.cited_in_tests()
    numbers = [number for number in all_rules() if number[0] in "TFMP"]
    assert len(numbers) >= 30
    assert [number for number in numbers if not code[number]] == []
    assert [number for number in numbers if not data[number] and number not in ONLY_IN_CODE] == []
    assert [number for number in numbers if not tests[number]] == []


def test_no_rule_is_cited_that_does_not_exist() -> None:
    cited = {number for number in {**docs.cited_in_code(), **docs.cited_in_data()} if number[0] in "TFMX"}
    assert cited - set(all_rules()) == set()
