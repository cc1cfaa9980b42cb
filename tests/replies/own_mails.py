"""The mails that the replies are measured by: four sets of our own, and the corpus's tuned half."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from afterword.model import Mail, read
from afterword.replies import read_raw_mail

HERE = Path(__file__).parent
CORPUS = HERE.parent / "corpus" / "reply" / "tuned"
ENVELOPE = Mail(
    body="",
    sender="Rowan Ashby <rowan@corp.example>",
    to="Sam Reed <sam@mail.example>",
    date=datetime.fromisoformat("2026-06-08T10:00:00+01:00"),
)


@dataclass(frozen=True)
class Sample:
    """A mail and the labels that are right for it, the first of them the one that is meant."""

    name: str
    mail: Mail
    labels: tuple[str, ...]
    country: str = "GB"


def own_samples() -> Iterator[Sample]:
    """The mails of `mails*.txt`, one sender and one day."""
    for path in sorted(HERE.glob("mails*.txt")):
        for number, block in enumerate(path.read_text(encoding="utf-8").split("\n", 1)[1].split("\n===\n")):
            head, body = block.strip().split("\n", 1)
            labels, subject = head.split(" | ", 1)
            mail = replace(ENVELOPE, body=body, subject=subject)
            yield Sample(f"{path.stem}-{number}", mail, tuple(label.strip() for label in labels.split(",")))


def corpus_samples() -> Iterator[Sample]:
    """The mails of the corpus's tuned half."""
    for path in sorted(CORPUS.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            case = json.loads(line)
            raw = case["in"]
            mail = read_raw_mail(raw["raw"]) if "raw" in raw else read(Mail, raw["mail"])
            yield Sample(raw["id"], mail, tuple(case["want"]["accept"]), raw.get("country"))
