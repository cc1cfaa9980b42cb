"""Five plain lines for the phone, and reading whatever comes back of them as a debrief."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes, policy
from functools import cache
from importlib.resources import files
from typing import Any

from afterword.calendars import plain_text
from afterword.desk.debrief import Answer, clean
from afterword.desk.records import Record
from afterword.desk.spoken import moment
from afterword.language import name_of
from afterword.model import AfterwordError, Interview, Person

EMPTY = re.compile(r"^[\s_.…:–—-]*$")
FEWEST_WORDS = 2
"""Words an answer needs before another starter's words within it are taken for the next answer."""


@dataclass(frozen=True, slots=True)
class Brought:
    """What came back: each answer as it was read, the lines left empty, and words that answer nothing."""

    answers: tuple[Answer, ...]
    empty: tuple[str, ...]
    unread: tuple[str, ...]


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(files("afterword.desk").joinpath("pocket.toml").read_text(encoding="utf-8"))


def pocket(record: Record, interview: Interview, now: datetime) -> str:
    """The heading and the five lines, with the names of those who will be met."""
    names = ", ".join(person.name for person in _met(record, interview))
    head = f"{record.application.company}, {moment(interview.start, record.application.zone, now)}"
    lines = [f"{row['line']}:" for row in _data()["lines"]]
    return "\n".join([f"{head}{f' ({names})' if names else ''}", *lines]) + "\n"


def read_pocket(data: bytes, record: Record, interview: Interview) -> Brought:
    """The answers in what came back: pasted, mailed to oneself (`.eml`), dictated, half filled in. Nothing is kept.

    Lines begin with their starter; where there are no lines, the starters' words part the text, in their order.
    Raises AfterwordError if none of the lines is in it.
    """
    text = _plain(data)
    people = _met(record, interview)
    pieces = _pieces(text, people)
    if not any(prompt for prompt, _, _ in pieces):
        starters = "; ".join(row["line"] for row in _data()["lines"])
        raise AfterwordError("none of the pocket's lines is in this text", hint=f"They begin: {starters}.")
    answers: list[Answer] = []
    unread: list[str] = []
    person = people[0] if len(people) == 1 else None
    for prompt, before, words in pieces:
        named = _named(before, people)
        if named:
            person = named
        if prompt is None:
            heading = f"{record.application.company}, ".casefold()
            if before and not named and not before.casefold().startswith(heading):
                unread.append(before)
        elif not EMPTY.match(words):
            answers.append(Answer(prompt, clean(words.strip(" :–—-\n\t")), person.id if person else None))
    answered = {answer.prompt for answer in answers}
    empty = tuple(row["line"] for row in _data()["lines"] if row["prompt"] not in answered)
    return Brought(tuple(answers), empty, tuple(unread))


def _plain(data: bytes) -> str:
    """The text of a paste or of a mail to oneself, without quote marks and signatures."""
    if re.match(rb"(?is)\s*(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*){2,}\s*\n", data) and b"\nSubject:" in b"\n" + data:
        mail = message_from_bytes(data, policy=policy.default)
        part = mail.get_body(("plain", "html"))
        raw = part.get_payload(decode=True) if part else b""
        data = raw if isinstance(raw, bytes) else b""
    text = plain_text(data.decode("utf-8", "replace")).replace("’", "'")
    for word, sign in _data()["spoken"]["signs"].items():
        text = re.sub(rf"(?i){re.escape(word)}\b", sign, text)
    lines = []
    for line in text.splitlines():
        bare = re.sub(r"^[>\s]+", "", line).strip()
        if bare in ("--", "-- ") or bare.casefold().startswith(tuple(_data()["spoken"]["signatures"])):
            break
        lines.append(bare)
    return "\n".join(lines)


def _starters() -> list[tuple[str, str]]:
    """Every way a line may begin, longest first, with its prompt."""
    rows = [(words, row["prompt"]) for row in _data()["lines"] for words in (row["line"].lower(), *row["also"])]
    return sorted(rows, key=lambda row: -len(row[0]))


def _pieces(text: str, people: tuple[Person, ...]) -> list[tuple[str | None, str, str]]:
    """The text in pieces: (prompt, the words before its starter on the line, its answer)."""
    order = [row["prompt"] for row in _data()["lines"]]
    words = "|".join(re.escape(words) for words, _ in _starters())
    prompts = dict(_starters())
    pattern = re.compile(rf"(?i)(?<![\w'])({words})(?!\w)\s*:?")
    at_line_start = re.compile(rf"(?im)^(?:\W*\d?\W*(?:\w+\s){{0,2}})({words})(?!\w)")
    starts = {prompts[one.lower()] for one in at_line_start.findall(text)}
    lines = len(starts) > 1
    pieces: list[tuple[str | None, str, str]] = []
    for line in text.splitlines() if lines else [" ".join(text.split())]:
        marks = _marks(line, pattern, prompts, order, starts if lines else frozenset())
        if not marks:
            if pieces and pieces[-1][0] and line.strip() and lines and not _is_name(line, people):
                prompt, before, said = pieces[-1]
                pieces[-1] = (prompt, before, f"{said} {line.strip()}".strip())
            elif line.strip():
                pieces.append((None, line.strip(" :"), ""))
            continue
        if not lines and line[: marks[0].start()].strip():
            pieces.append((None, line[: marks[0].start()].strip(), ""))
        for mark, following in zip(marks, [*marks[1:], None], strict=True):
            before = line[: mark.start()].strip(" 0123456789.):-*•") if lines else ""
            said = line[mark.end() : following.start() if following else None].strip()
            pieces.append((prompts[mark.group(1).lower()], before, said))
    return pieces


def _marks(
    line: str, pattern: re.Pattern[str], prompts: dict[str, str], order: list[str], starts: Collection[str]
) -> list[re.Match[str]]:
    """Where a line's answers begin: its first starter, and later ones in their order where the text is dictated.

    `starts` are the prompts that begin a line somewhere. A line whose starter has its colon is one answer.
    """
    marks: list[re.Match[str]] = []
    for found in pattern.finditer(line):
        prompt = prompts[found.group(1).lower()]
        if not marks:
            if not starts or len(line[: found.start()].split()) <= 3:
                marks.append(found)
        elif not starts or not (marks[0].group(0).endswith(":") or prompt in starts):
            last = marks[-1]
            later = order.index(prompt) > order.index(prompts[last.group(1).lower()])
            if later and len(line[last.end() : found.start()].split()) >= FEWEST_WORDS:
                marks.append(found)
    return marks


def _is_name(line: str, people: tuple[Person, ...]) -> bool:
    """Whether a line is nothing but the name of somebody met."""
    words = {word.casefold() for word in re.findall(r"[\w'-]+", line)}
    return any(words <= {form.casefold() for form in name_of(person.name).forms()} for person in people)


def _named(text: str, people: tuple[Person, ...]) -> Person | None:
    """The one person whose name stands in the few words before a line."""
    words = {word.casefold() for word in re.findall(r"[\w'-]+", text)}
    found = [person for person in people if words & {form.casefold() for form in name_of(person.name).forms()}]
    return found[0] if len(found) == 1 and len(words) <= 6 else None


def _met(record: Record, interview: Interview) -> tuple[Person, ...]:
    return tuple(person for person in record.people if person.id in interview.people)
