"""Whatever arrives, an answer or a clear error: malformed source, mutated mails, walls of text."""

from __future__ import annotations

import json
import random
from dataclasses import replace
from pathlib import Path

import pytest

from afterword.model import AfterwordError, Mail, ReplyLabel, read, write
from afterword.replies import read_raw_mail, read_reply
from tests.replies.own_mails import CORPUS, ENVELOPE

PIECES = [
    "", "\x00", ">", "\n\n", "On ", "wrote:\n", "<div", "<!--", "</table>", "=?utf-8?q?=", "--=_x\n",
    "\u202e", "\ud83d", "Content-Type: multipart/mixed\n", "31 June", "31.02.2026", "99:99", "tomorrow", "not",
    "offer you the job", "&#xFFF;",
    "2026-13-45T99:00", "12/31/9999", "year 0000", "?" * 40, "(" * 60, ",", "-- \n", "@" * 30, "the week of the 99th",
]  # fmt: skip


def _sources() -> list[str]:
    found = []
    for path in sorted(Path(CORPUS).glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            raw = json.loads(line)["in"]
            found.append(raw["raw"] if "raw" in raw else _as_source(read(Mail, raw["mail"])))
    return found


def _as_source(mail: Mail) -> str:
    heads = {"From": mail.sender, "To": mail.to, "Subject": mail.subject, **mail.headers}
    return "".join(f"{name}: {value}\n" for name, value in heads.items()) + f"\n{mail.body}"


def test_five_hundred_mutated_mails() -> None:
    chance = random.Random(7)
    sources = _sources()
    for _ in range(500):
        source = chance.choice(sources)
        for _ in range(chance.randint(1, 6)):
            at = chance.randrange(len(source) + 1)
            cut = at + chance.choice([0, 0, 1, 5, 40])
            source = source[:at] + chance.choice(PIECES) + source[cut:]
        data = source.encode(chance.choice(["utf-8", "utf-16", "latin-1", "cp1252"]), "replace")
        try:
            reading = read_reply(read_raw_mail(data), chance.choice(["US", "DE", None, "ZZ"]))
        except AfterwordError:
            continue
        json.dumps(write(reading))


WALLS = {
    "one word": "a" * 100_000,
    "negations": "not " * 25_000,
    "an endless sentence": "we have decided not to go with the other candidates who " * 2_000,
    "commas": "we , " * 20_000,
    "quotation marks": '"' * 100_000,
    "open tags": "<div " * 20_000,
    "open comments": "<p>" + "<!-- " * 20_000,
    "quoted levels": "".join(f"{'>' * level} text\n" for level in range(500)),
    "headers of quotes": "On Monday, 3 May 2026,\n" * 4_000,
    "names": "Dana Van Der Wu " * 6_000,
    "addresses": "a.b-c@d." * 12_000,
    "dates": "by Friday 3 June at 3pm or " * 4_000,
    "brackets": "(" * 50_000 + ")" * 50_000,
    "blank lines": "\n" * 100_000,
    "fields": "From: x\n" * 12_000,
}


@pytest.mark.parametrize("wall", WALLS)
def test_a_wall_of_text_is_read(wall: str) -> None:
    assert read_reply(replace(ENVELOPE, body=WALLS[wall]), "GB").label in ReplyLabel


def test_far_along_in_a_long_mail_nothing_is_read() -> None:
    body = "Lorem ipsum dolor sit amet. " * 4_000 + "We have decided not to move forward with your application."
    assert read_reply(replace(ENVELOPE, body=body), "GB").label not in (ReplyLabel.REJECTION, ReplyLabel.OFFER)


@pytest.mark.parametrize("source", ["", b"  \n ", b""])
def test_nothing_at_all_is_an_error_that_says_what_to_do(source: str | bytes) -> None:
    with pytest.raises(AfterwordError, match="no mail"):
        read_raw_mail(source)


def test_a_mail_without_a_date_has_no_dates() -> None:
    reading = read_reply(Mail(body="We will let you know by Friday. We are still interviewing."), "GB")
    assert (reading.label, reading.facts.latest) == ("delay", None)
