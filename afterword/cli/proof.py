"""A letter with its remarks, as good compilers show errors: the line, a mark under the words, the note, the way out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from afterword.cli.width import cells, columns

if TYPE_CHECKING:
    from afterword.model import Finding

MARKS = {"stop": "^", "fix": "~", "consider": "."}
COLOURS = {"stop": "red", "fix": "yellow", "consider": "cyan"}
GUTTER = 6
TEXT_WIDTH = 74

Line = tuple[int, int, int]
"""A display line: offsets of its first character and of the one after its last, and the number of its own line."""


def proof(subject: str | None, body: str, findings: Sequence[Finding], *, brief: bool = False) -> list[str]:
    """The letter in numbered lines, each remark right under the words it is about; those on the whole come first.

    `brief`: only the lines with a remark.
    """
    whole = [one for one in findings if one.start is None]
    lines = [line for one in whole for line in _note(one, "")]
    lines += [""] if whole else []
    on_subject = [one for one in findings if one.where == "subject" and one.start is not None]
    if subject is not None and (on_subject or not brief):
        lines += _marked("Subject: ", subject, (0, len(subject), 0), on_subject)
        lines.append("")
    on_body = [one for one in findings if one.where != "subject" and one.start is not None]
    for line in display_lines(body, min(TEXT_WIDTH, columns() - GUTTER - 2)):
        if brief and not any(_touches(one, line[0], line[1]) for one in on_body):
            continue
        first = line[0] == 0 or body[line[0] - 1] == "\n"
        label = f"{line[2]:>{GUTTER - 2}}  " if first else " " * GUTTER
        lines += _marked(label, body, line, on_body)
    while lines and not lines[-1]:
        lines.pop()
    return lines


def summary(findings: Sequence[Finding], others: Sequence[str] = ()) -> str:
    """What is left, in a sentence; without a remark, what is right. `others` had letters it was compared with."""
    from afterword.desk.spoken import listed, number

    serious = [one for one in findings if one.severity in ("stop", "fix")]
    light = len(findings) - len(serious)
    if not findings:
        apart = f" It says other things than your letter to {listed(list(others))}." if others else ""
        return f"Names, dates, length, spelling, tone: fine.{apart}"
    if not serious:
        return f"Nothing to put right; {number(light)} thought{'s' * (light > 1)} to take or leave."
    count = number(len(serious))
    said = f"{count[:1].upper()}{count[1:]} thing{'s' * (len(serious) > 1)} to put right"
    return f"{said}, {number(light)} to take or leave." if light else f"{said}."


def gnu_lines(name: str, text: str, offset: int, findings: Sequence[Finding]) -> list[str]:
    """`file:line:col: code: message` for editors; `offset` is where the body begins in `text`. Columns count from 1."""
    lines = []
    for one in findings:
        at = 0 if one.start is None or one.where == "subject" else one.start + offset
        line = text.count("\n", 0, at) + 1
        column = at - (text.rfind("\n", 0, at) + 1) + 1
        lines.append(f"{name}:{line}:{column}: {one.code}: {one.message}")
    return lines


def display_lines(body: str, width: int) -> list[Line]:
    """The body cut into lines at most `width` cells wide, at spaces where there are any. Offsets are exact."""
    lines: list[Line] = []
    start = 0
    for number, line in enumerate(body.rstrip("\n").split("\n"), start=1):
        at, end = start, start + len(line)
        while cells(body[at:end]) > width:
            cut = _cut(body, at, end, width)
            lines.append((at, cut, number))
            at = cut
        lines.append((at, end, number))
        start = end + 1
    return lines


def _cut(body: str, at: int, end: int, width: int) -> int:
    used, cut = 0, at
    while cut < end and used + cells(body[cut]) <= width:
        used += cells(body[cut])
        cut += 1
    space = body.rfind(" ", at + 1, cut + 1)
    return space + 1 if space > at else max(cut, at + 1)


def _marked(label: str, text: str, line: Line, findings: Sequence[Finding]) -> list[str]:
    """One display line, the marks under it, and the notes of the remarks that end in it."""
    start, end, _ = line
    here = [one for one in findings if one.start is not None and one.end is not None and _touches(one, start, end)]
    shown = visible(text[start:end]).rstrip()
    lines = [click.style(label if shown else label.rstrip(), dim=True) + shown]
    for one in here:
        assert one.start is not None
        assert one.end is not None
        first, last = max(one.start, start), min(one.end, end)
        marks = MARKS[one.severity] * max(1, cells(visible(text[first:last])))
        pad = " " * (len(label) + cells(visible(text[start:first])))
        lines.append(pad + click.style(marks, fg=COLOURS[one.severity]))
        if one.end <= end or last == len(text):
            lines += _note(one, pad if len(pad) < 24 else " " * (GUTTER + 2))
    return lines


def _touches(one: Finding, start: int, end: int) -> bool:
    assert one.start is not None
    assert one.end is not None
    if one.start == one.end:
        return start <= one.start <= end
    return one.start < end and one.end > start


def _note(one: Finding, pad: str) -> list[str]:
    from textwrap import wrap

    fix = ""
    if one.fix is not None:
        ready = f' Write "{visible(one.fix)}".' if one.fix else " Leave it out."
        # On the whole letter a fix is advice, not words to be put in.
        fix = ready if one.start is not None else f" {one.fix}"
    text = f"{one.message}{fix}"
    lines = wrap(text, max(30, columns() - len(pad)), initial_indent=pad, subsequent_indent=pad)
    return [click.style(line, fg=COLOURS[one.severity]) for line in lines]


def visible(text: str) -> str:
    """Text that is safe to show: control characters and direction marks as a small sign."""
    return re.sub(r"[\x00-\x08\x0b-\x1f\x7f\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]", "\u2423", text)
