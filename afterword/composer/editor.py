"""The editor behind every writer: drafts are checked for truth, ranked cheaply, read by the reviewer, one is chosen."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice, pairwise
from zlib import crc32

from afterword.composer.letterplan import LetterPlan
from afterword.composer.truth import witness
from afterword.composer.writer import Draft, Writer
from afterword.language import content_lemmas
from afterword.model import Case, Channel, Finding, Letter, Message, MessageKind, OtherLetter, Severity
from afterword.reviewer import review

DRAFTS = 24
READ = 8
"""How many drafts are made, and how many of the best the reviewer reads."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """The best letter found, or none; `refused` are the details that a finding touched."""

    message: Message | None
    draft: Draft | None
    refused: frozenset[str] = frozenset()


def edit(plan: LetterPlan, case: Case, writer: Writer, seed: int, others: Iterable[OtherLetter]) -> Verdict:
    """The best draft without any finding that would have to be put right."""
    beside = tuple(others)
    facts = witness(case)
    unique = {draft.body: draft for draft in writer.drafts(plan, case, seed, DRAFTS) if _fits(draft, plan)}
    ranked = sorted(unique.values(), key=lambda draft: _penalty(draft, plan, beside) + _chance(draft, plan, seed))
    true = (draft for draft in ranked if not facts.untrue(draft.body) and not facts.untrue(draft.subject or ""))
    refused: set[str] = set()
    for draft in islice(true, READ):
        first = _findings(draft, plan, case, beside, spelling=False)
        if _bad(first):
            refused |= _touched(draft, first)
            continue
        full = _findings(draft, plan, case, beside, spelling=True)
        if not _bad(full):
            return Verdict(_message(draft, plan, full), draft)
        refused |= _touched(draft, full)
    return Verdict(None, None, frozenset(refused))


def _fits(draft: Draft, plan: LetterPlan) -> bool:
    """Whether the channel holds it: 300 characters in a LinkedIn note, 90 words on a card."""
    if plan.channel is Channel.LINKEDIN_NOTE and len(draft.body) > 300:
        return False
    return plan.channel is not Channel.CARD or len(draft.body.split()) <= 90


def _penalty(draft: Draft, plan: LetterPlan, others: tuple[OtherLetter, ...]) -> float:
    """How much less good than an ideal letter: length, monotony, repetition, nearness to letters beside it."""
    words = draft.body.split()
    least, most = plan.words
    penalty = 3.0 * max(0, least - len(words)) + 0.6 * max(0, len(words) - most)
    sentences = [s.strip() for s in draft.body.replace("\n", ". ").split(". ") if len(s.split()) > 3]
    penalty += 2.0 * max(0, sum(s.startswith("I ") for s in sentences) - 2)
    penalty += sum(1.5 for one, two in pairwise(sentences) if one.split()[0] == two.split()[0])
    lemmas = content_lemmas(draft.body)
    penalty += 0.5 * (len(lemmas) - len(set(lemmas)))
    penalty += sum(max(0, len(s.split()) - 28) for s in sentences) * 0.5
    told = {lemma for detail in draft.details for lemma in content_lemmas(detail)}
    penalty -= min(len(told), 12) * 0.8
    mine = set(lemmas)
    for other in others:
        theirs = set(content_lemmas(other.body))
        penalty += 6.0 * len(mine & theirs) / max(1, len(mine))
    return penalty


def _chance(draft: Draft, plan: LetterPlan, seed: int) -> float:
    """A little luck by seed, so that what is merely long or usual doesn't win every time."""
    return crc32(f"{seed}:{plan.channel}:{draft.body}".encode()) % 1000 / 140


def _letter(draft: Draft, plan: LetterPlan) -> Letter:
    return Letter(
        plan.action, plan.to, draft.body, plan.channel, draft.subject, plan.attachments, None, plan.through, plan.covers
    )


def _findings(
    draft: Draft, plan: LetterPlan, case: Case, others: tuple[OtherLetter, ...], spelling: bool
) -> tuple[Finding, ...]:
    return tuple(review(_letter(draft, plan), case, others, spelling=spelling))


def _bad(findings: Iterable[Finding]) -> bool:
    return any(finding.severity is not Severity.CONSIDER for finding in findings)


def _touched(draft: Draft, findings: Iterable[Finding]) -> set[str]:
    """The details in whose place a finding lies."""
    texts = set()
    for finding in findings:
        if finding.severity is Severity.CONSIDER or finding.start is None or finding.end is None:
            continue
        for detail in draft.details:
            at = draft.body.lower().find(detail.lower())
            if at >= 0 and at < finding.end and finding.start < at + len(detail):
                texts.add(detail)
    return texts


def _message(draft: Draft, plan: LetterPlan, findings: tuple[Finding, ...]) -> Message:
    return Message(
        MessageKind(plan.action), plan.to, plan.channel, draft.subject, draft.body, draft.used, plan.covers, findings,
        plan.through,
    )  # fmt: skip
