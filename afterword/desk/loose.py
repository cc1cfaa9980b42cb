"""A letter that belongs to no application: the small case it is read against, what can be said of it, its fixes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from afterword.model import Application, Candidate, Case, Finding, Interview, MessageKind, Person, Reach

NEED_READER = frozenset({"wrong_name"})
NEED_COMPANY = frozenset({"wrong_company"})
NEED_NOTES = frozenset({"no_fit", "no_interest", "unsupported", "generic"})
"""Remarks that can't be made without being told more: they're kept back rather than guessed."""


def small_case(
    now: datetime, zone: str, kind: MessageKind, body: str, *, me: str, to: Sequence[str], company: str, country: str
) -> Case:
    """All that is known: the names that were given, and a talk long enough ago for a letter of this kind."""
    ago = timedelta(hours=1) if kind is MessageKind.THANK_YOU else timedelta(days=12)
    people = tuple(Person(f"p{n}", name, reach=(Reach.EMAIL,)) for n, name in enumerate(to or ("",), start=1))
    talk = Interview("i1", now - ago - timedelta(hours=1), now - ago, tuple(person.id for person in people))
    candidate = Candidate(me or _signed(body), zone)
    return Case("letter", now, candidate, Application(company, "", country, zone), people, (talk,))


def sayable(findings: Iterable[Finding], *, to: bool, company: bool) -> tuple[Finding, ...]:
    """The remarks that hold with what was told: whether the reader and the company were."""
    silent = NEED_NOTES | (frozenset() if to else NEED_READER) | (frozenset() if company else NEED_COMPANY)
    # A subject that is only missing can't be proposed without the role.
    return tuple(
        replace(one, fix=None) if one.where == "subject" and one.start is None else one
        for one in findings
        if one.code not in silent
    )


def mended(subject: str | None, body: str, one: Finding) -> tuple[str | None, str]:
    """Subject and body with a remark's fix in place of what it quotes; as they are if it has none."""
    if one.fix is None or one.start is None or one.end is None:
        return subject, body
    text = (subject or "") if one.where == "subject" else body
    new = text[: one.start] + one.fix + text[one.end :]
    return (new, body) if one.where == "subject" else (subject, new)


def _signed(body: str) -> str:
    """The name under the letter, if its last line looks like one."""
    lines = [line.strip() for line in body.strip().split("\n") if line.strip()]
    last = lines[-1] if len(lines) > 1 else ""
    return last if last and len(last.split()) <= 4 and last[-1] not in ".,!?:" else ""
