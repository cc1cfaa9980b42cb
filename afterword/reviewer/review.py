"""What a careful friend would say of a letter before it goes out: findings with a place, a reason and a fix."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from afterword.model import Case, Finding, Letter, OtherLetter, Severity
from afterword.reviewer.known import Known
from afterword.reviewer.letter import parse
from afterword.reviewer.lookup import scan
from afterword.reviewer.rule import Hit, Reading, Rule
from afterword.reviewer.rules import FOR_ANY_LENGTH, RULES, SPELLING

LONGEST = 20_000
"""Code points of a body that are read for more than its length: more is a mistake of the clipboard."""

_WEIGHT = {Severity.STOP: 0, Severity.FIX: 1, Severity.CONSIDER: 2}


def review(
    letter: Letter,
    case: Case,
    others: tuple[OtherLetter, ...] = (),
    *,
    spelling: bool = True,
    known_words: Iterable[str] = (),
) -> tuple[Finding, ...]:
    """The findings on `letter`, in order of place, those on the whole letter first.

    Pure and the same for the same input. `others` are drafts and messages to anybody at that company; `spelling` turns
    the general checker (Harper) on; `known_words` are words the candidate has said are right.
    """
    reading = read_letter(letter, case, others, tuple(known_words))
    rules = (*RULES, *SPELLING) if spelling else RULES
    if len(letter.body) > LONGEST:
        rules = FOR_ANY_LENGTH
    if not reading.parsed.english:
        rules = tuple(rule for rule in rules if not rule.english)
    return tuple(_settled(finding for rule in rules for finding in findings_of(rule, reading)))


def read_letter(
    letter: Letter, case: Case, others: tuple[OtherLetter, ...] = (), known_words: tuple[str, ...] = ()
) -> Reading:
    """The letter parsed, with the case and the phrases found in it: what every rule looks at."""
    parsed = parse(letter)
    known = Known(case, letter, known_words)
    phrases = scan(parsed.clauses, letter.kind) if parsed.english and len(letter.body) <= LONGEST else {}
    return Reading(parsed, known, others, phrases)


def findings_of(rule: Rule, reading: Reading) -> Iterator[Finding]:
    """What one rule says of a letter."""
    for hit in rule.look(reading):
        yield _finding(rule, hit, reading.letter)


def _finding(rule: Rule, hit: Hit, letter: Letter) -> Finding:
    text = (letter.subject or "") if hit.where == "subject" else letter.body
    placed = hit.start is not None and hit.end is not None
    return Finding(
        hit.code or rule.code,
        hit.rule or rule.etiquette[0],
        hit.severity or rule.severity,
        hit.message or rule.message,
        hit.where,
        hit.start if placed else None,
        hit.end if placed else None,
        text[hit.start : hit.end] if placed else None,
        hit.fix if hit.fix is not None else rule.fix,
    )


def _settled(found: Iterable[Finding]) -> Iterator[Finding]:
    """Sorted by place; of findings of one code on one place the graver, then the longer, stays."""
    kept: list[Finding] = []
    for finding in sorted(found, key=lambda f: (f.code in _LANGUAGE, _WEIGHT[f.severity], -_size(f), f.start or 0)):
        if not any(_same(finding, other) for other in kept):
            kept.append(finding)
    yield from sorted(kept, key=_place)


def _size(finding: Finding) -> int:
    return (finding.end or 0) - (finding.start or 0)


def _same(one: Finding, other: Finding) -> bool:
    if one.code != other.code:
        return _covered(one, other)
    if one.start is None or other.start is None:
        return one.start is other.start is None
    return one.where == other.where and one.start < (other.end or 0) and other.start < (one.end or 0)


_NAMED = frozenset({"wrong_name", "wrong_company", "placeholder", "slang", "casual", "emoji", "wrong_fact"})
_LANGUAGE = frozenset({"typo", "grammar"})


def _covered(one: Finding, other: Finding) -> bool:
    """Whether a finding of language says again, less exactly, what another rule has said of the same place."""
    if one.code not in _LANGUAGE or other.code not in _NAMED | _LANGUAGE or one.start is None or other.start is None:
        return False
    return one.where == other.where and one.start < (other.end or 0) and other.start < (one.end or 0)


def _place(finding: Finding) -> tuple[int, int, int, str]:
    where = 0 if finding.start is None else 1 if finding.where == "subject" else 2
    return where, finding.start or 0, finding.end or 0, finding.code
