"""Run what the pages show: each `$ command` of a console block. `python scripts/transcripts.py` writes outputs anew.

A line `<!-- now: 2026-03-03T16:20:00-06:00 -->` in a page is the moment its commands run at. Blocks of one page run
one after another in one folder that holds a copy of `examples/`. An output with a `…` in it is left as it is.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BLOCK = re.compile(r"^```console\n(.*?)^```", re.MULTILINE | re.DOTALL)
NOW = re.compile(r"<!-- now: (\S+) -->")


@dataclass(frozen=True, slots=True)
class Shown:
    """A command as a page shows it: the lines it is written in, and the output under it."""

    lines: tuple[str, ...]
    output: tuple[str, ...]

    @property
    def command(self) -> str:
        """The command as the shell takes it."""
        return "\n".join([self.lines[0][2:], *self.lines[1:]])


def pages() -> list[Path]:
    """README, CONTRIBUTING and everything under docs/."""
    return [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]


def shown_in(block: str) -> Iterator[Shown]:
    """The commands of one block; a command goes on after a trailing backslash."""
    command: list[str] = []
    output: list[str] = []
    for line in block.splitlines():
        if command and command[-1].endswith("\\") and not output:
            command.append(line)
        elif line.startswith("$ "):
            if command:
                yield Shown(tuple(command), tuple(output))
            command, output = [line], []
        else:
            output.append(line)
    if command:
        yield Shown(tuple(command), tuple(output))


def run(shown: Shown, folder: Path, now: str | None) -> subprocess.CompletedProcess[str] | None:
    """Run a command in `folder`; None for those that only stand for the reader's own doing (make, git clone, cd)."""
    if shown.command.startswith(("make ", "git clone", "cd ")):
        return None
    env = {
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "HOME": str(folder),
        "AFTERWORD_HOME": str(folder / "home"),
        "NO_COLOR": "1",
        "COLUMNS": "100",
        "TZ": "UTC",
        "LANG": "C.UTF-8",
        **({"AFTERWORD_NOW": now} if now else {}),
    }
    return subprocess.run(shown.command, shell=True, cwd=folder, env=env, capture_output=True, text=True, timeout=120)


def moment_of(text: str) -> str | None:
    """The moment at which a page's commands run."""
    found = NOW.search(text)
    return found.group(1) if found else None


def printed(done: subprocess.CompletedProcess[str]) -> tuple[str, ...]:
    """The lines a command printed, without trailing space."""
    return tuple(line.rstrip() for line in done.stdout.rstrip().splitlines())


def refreshed(text: str, folder: Path) -> str:
    """The page with every output as it is now; outputs with a `…` are left as they are."""
    now = moment_of(text)

    def again(match: re.Match[str]) -> str:
        parts = []
        for shown in shown_in(match.group(1)):
            done = run(shown, folder, now)
            keep = done is None or any("…" in line for line in shown.output)
            lines = shown.output if keep or done is None else (*printed(done), *_gap(shown))
            parts.append("\n".join([*shown.lines, *lines]) + "\n")
        return "```console\n" + "".join(parts) + "```"

    return BLOCK.sub(again, text)


def _gap(shown: Shown) -> tuple[str, ...]:
    """The empty line that stood between this command and the next."""
    return ("",) if shown.output and not shown.output[-1] else ()


def main() -> None:
    """Write the outputs of all pages anew."""
    for page in pages():
        text = page.read_text(encoding="utf-8")
        with tempfile.TemporaryDirectory() as folder:
            shutil.copytree(ROOT / "examples", Path(folder) / "examples")
            new = refreshed(text, Path(folder))
        if new != text:
            page.write_text(new, encoding="utf-8")
            print(f"written: {page.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
