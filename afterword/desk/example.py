"""Where the example is: one evening after one interview, in an installed copy or in the repository."""

from __future__ import annotations

from pathlib import Path

from afterword.model.errors import DeskError

PLACE = Path("examples") / "evening"


def evening() -> Path:
    """The folder with the example's invitation, notes and answer. Raises DeskError where it isn't there."""
    package = Path(__file__).resolve().parents[1]
    for root in (package, package.parent):
        if (root / PLACE).is_dir():
            return root / PLACE
    raise DeskError("the example is not here", where=str(package), hint="Install Afterword again.")
