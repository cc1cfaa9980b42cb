"""The golden letters read as they were read before; a change shows as a diff in `tests/golden`."""

from __future__ import annotations

import pytest

from tests.composer.goldens import FOLDER, goldens


@pytest.mark.parametrize(("name", "text"), list(goldens()), ids=lambda value: value[:40])
def test_a_golden_letter_has_not_changed(name: str, text: str) -> None:
    assert (FOLDER / name).read_text(encoding="utf-8") == text, "if it reads better: python -m tests.composer.goldens"


def test_every_golden_letter_is_a_letter() -> None:
    assert all(not text.startswith("ASK") for _, text in goldens())
    assert {path.name for path in FOLDER.glob("*.txt")} == {name for name, _ in goldens()}
