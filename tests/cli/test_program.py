"""The program as it is installed: exit codes, streams, the tour, and what the daily command loads."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from afterword.cli.verbs import HELP, SECTIONS, VERBS
from tests.cli.terminal import ROOT

PROGRAM = [sys.executable, "-m", "afterword"]


def run(*words: str, home: Path, says: str = "", **env: str) -> subprocess.CompletedProcess[str]:
    full = {**os.environ, "AFTERWORD_HOME": str(home), "TZ": "America/Chicago", **env}
    return subprocess.run([*PROGRAM, *words], input=says, env=full, capture_output=True, text=True, timeout=120)


def test_every_verb_is_listed_once_and_has_help(tmp_path: Path) -> None:
    listed = [name for names in SECTIONS.values() for name in names]
    assert sorted(listed) == sorted(VERBS) == sorted(HELP)
    said = run("--help", home=tmp_path).stdout
    assert all(f"  {name}" in said for name in VERBS)


@pytest.mark.parametrize("name", sorted(VERBS))
def test_every_verb_explains_itself_and_takes_json(name: str) -> None:
    from click.testing import CliRunner

    from afterword.cli.main import cli

    done = CliRunner().invoke(cli, [name, "--help"])
    assert done.exit_code == 0, done.output
    # Programs of other rooms (`batch`, the desk in the browser) are only named in the table.
    assert "--json" in done.output or "." in VERBS[name][0]


def test_the_tour_shows_the_whole_loop_for_real(tmp_path: Path) -> None:
    done = run("tour", "--folder", str(tmp_path / "tour"), home=tmp_path)
    assert done.returncode == 0, done.stderr
    for part in (
        "Tuesday 3 March, 14:00 to 15:00",
        "Three short letters",
        'Write "Ingrid"',
        "approved, word for word",
        "They are still deciding.",
        "Nothing to do until Tuesday 24 March",
        "afterword invite interview.ics",
    ):
        assert part in done.stdout, part
    assert "\x1b" not in done.stdout
    assert len(list((tmp_path / "tour").glob("*.eml"))) == 3
    assert (tmp_path / "tour" / "due.ics").read_text().startswith("BEGIN:VCALENDAR")
    assert not (tmp_path / "desk.db").exists()


def test_mistakes_go_to_stderr_and_answers_to_stdout(tmp_path: Path) -> None:
    done = run("why", home=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("The desk is empty.")


def test_a_bug_shows_a_traceback(tmp_path: Path) -> None:
    code = (
        "import afterword.desk.planning as p, sys\n"
        "def broken(desk): raise RuntimeError('a bug')\n"
        "p.today = broken\n"
        "from afterword.cli.main import main\n"
        "main([])"
    )
    env = {**os.environ, "AFTERWORD_HOME": str(tmp_path)}
    done = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, timeout=60)
    assert done.returncode == 1
    assert "RuntimeError: a bug" in done.stderr


def test_the_desk_is_private(tmp_path: Path) -> None:
    run("me", "--name", "Ana Beltrán", home=tmp_path / "home")
    assert (tmp_path / "home" / "desk.db").stat().st_mode & 0o077 == 0


def test_ctrl_c_ends_with_130_and_a_sentence(tmp_path: Path) -> None:
    env = {**os.environ, "AFTERWORD_HOME": str(tmp_path)}
    program = subprocess.Popen(
        [*PROGRAM, "batch", "when"], env=env, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert program.stdin is not None
    assert program.stdout is not None
    line = json.dumps({"id": "a", "words": "by Friday", "at": "2026-03-05T15:00:00-06:00"})
    program.stdin.write(f"{line}\n".encode())
    program.stdin.flush()
    assert b'"latest": "2026-03-06"' in program.stdout.readline()
    program.send_signal(signal.SIGINT)
    _, errors = program.communicate(timeout=30)
    assert program.returncode == 130
    assert b"Traceback" not in errors


def test_batch_reads_files_and_streams(tmp_path: Path) -> None:
    line = json.dumps({"id": "a", "words": "by Friday", "at": "2026-03-05T15:00:00-06:00"})
    file = tmp_path / "in.jsonl"
    file.write_text(f"{line}\n{{\n", encoding="utf-8")
    done = run("batch", "when", str(file), home=tmp_path)
    assert done.returncode == 1
    answers = [json.loads(answer) for answer in done.stdout.splitlines()]
    assert answers[0]["latest"] == "2026-03-06"
    assert answers[1]["line"] == 2
    assert run("batch", "when", home=tmp_path, says=line).returncode == 0
    assert run("batch", "when", "nowhere.jsonl", home=tmp_path).returncode == 2


def test_help_and_the_daily_command_load_little(tmp_path: Path) -> None:
    code = (
        "import sys\n"
        "from afterword.cli.main import cli\n"
        "cli.main(sys.argv[1:], standalone_mode=False)\n"
        "heavy = ('rich', 'icalendar', 'harper', 'email', 'rapidfuzz', 'sqlite3', 'afterword.planner')\n"
        "print('LOADED', [name for name in heavy if name in sys.modules])"
    )
    env = {**os.environ, "AFTERWORD_HOME": str(tmp_path)}
    done = subprocess.run([sys.executable, "-c", code, "--help"], env=env, capture_output=True, text=True, timeout=60)
    assert "LOADED []" in done.stdout, done.stdout[-300:] + done.stderr
    done = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, timeout=60)
    loaded = done.stdout.rsplit("LOADED", 1)[1]
    assert not any(f"'{name}'" in loaded for name in ("rich", "icalendar", "harper", "rapidfuzz")), loaded


def test_completion_offers_the_verbs(tmp_path: Path) -> None:
    env = {"_AFTERWORD_COMPLETE": "bash_complete", "COMP_WORDS": "afterword wh", "COMP_CWORD": "1"}
    program = Path(sys.executable).with_name("afterword")
    full = {**os.environ, **env, "AFTERWORD_HOME": str(tmp_path)}
    done = subprocess.run([str(program)], env=full, capture_output=True, text=True, timeout=60)
    assert {line.partition(",")[2] for line in done.stdout.split()} == {"why", "what-if"}
    assert "eval" in run("completion", "bash", home=tmp_path).stdout


def test_two_programs_at_once_do_not_harm_each_other(tmp_path: Path) -> None:
    run("me", "--name", "Ana Beltrán", home=tmp_path)
    env = {**os.environ, "AFTERWORD_HOME": str(tmp_path)}
    programs = [
        subprocess.Popen([*PROGRAM, "new", f"Company {n}", "Analyst"], env=env, stdout=subprocess.PIPE)
        for n in range(4)
    ]
    started = time.monotonic()
    assert [program.wait(timeout=60) for program in programs] == [0, 0, 0, 0]
    assert time.monotonic() - started < 60
    for program in programs:
        program.communicate()
    assert len(json.loads(run("export", home=tmp_path).stdout)["applications"]) == 4
    assert (ROOT / "examples").is_dir()
