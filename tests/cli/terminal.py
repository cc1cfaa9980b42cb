"""A terminal for tests: commands run in this process, on a desk of their own."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result

from afterword.cli.main import cli

ROOT = Path(__file__).parents[2]
EVENING = ROOT / "examples" / "evening"
TUESDAY = "2026-03-03T16:20:00-06:00"


class Terminal:
    """Runs commands on a desk of its own; the clock stands until `now` is set."""

    def __init__(self, folder: Path) -> None:
        self.home = folder / "home"
        self.now = TUESDAY
        self.runner = CliRunner(env={"AFTERWORD_HOME": str(self.home), "NO_COLOR": "1", "TZ": "America/Chicago"})

    def __call__(self, *words: str, says: str | None = None, code: int = 0) -> str:
        """Run a command; its output. The exit code has to be `code`, and no command may end in a traceback."""
        done = self.result(*words, says=says)
        assert done.exit_code == code, f"{words}: {done.exit_code}\n{done.output}\n{done.exception!r}"
        return str(done.output)

    def result(self, *words: str, says: str | None = None) -> Result:
        done = self.runner.invoke(cli, ["--now", self.now, *words], input=says)
        assert done.exception is None or isinstance(done.exception, SystemExit), repr(done.exception)
        return done

    def json(self, *words: str, says: str | None = None, code: int = 0) -> Any:
        """What a command prints as JSON."""
        return json.loads(self(*words, "--json", says=says, code=code))
