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
from afterword.model import Case, Channel, Finding, Letter, Message, OtherLetter, Severity
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


def edit(plan: LetterPlan, case: Case, writer: Writer, seed: int, others: tuple[OtherLetter, ...]) -> Verdict:
    """The best draft without any finding that would have to be put right."""
    facts = witness(case)
    unique = {draft.body: draft for draft in writer.drafts(plan, case, seed, DRAFTS) if _fits(draft, plan)}
    ranked = sorted(unique.values(), key=lambda draft: _penalty(draft, plan, others) + _chance(draft, plan, seed))
    true = (draft for draft in ranked if not facts.untrue(draft.body) and not facts.untrue(draft.subject or ""))
    refused: set[str] = set()
    for draft in islice(true, READ):
        letter = Letter(
            plan.action,
            plan.to,
            draft.body,
            plan.channel,
            draft.subject,
            plan.attachments,
            None,
            plan.through,
            plan.covers,
        )
        for spelling in (False, True):
            findings = tuple(review(letter, case, others, spelling=spelling))
            bad = [finding for finding in findings if finding.severity is not Severity.CONSIDER]
            refused |= _touched(draft, bad)
            if bad:
                break
        else:
            message = Message(
                plan.action,
                plan.to,
                plan.channel,
                draft.subject,
                draft.body,
                draft.used,
                plan.covers,
                findings,
                plan.through,
            )
            return Verdict(message, draft)
    return Verdict(None, None, frozenset(refused))


def _fits(draft: Draft, plan: LetterPlan) -> bool:
    """Whether the channel holds it: 300 characters in a LinkedIn note, 90 words on a card."""
    if plan.channel is Channel.LINKEDIN_NOTE and len(draft.body) > 300:
        return False
    return plan.channel is not Channel.CARD or len(draft.body.split()) <= 90


def _penalty(draft: Draft, plan: LetterPlan, others: tuple[OtherLetter, ...]) -> float:
    """How much less good than an ideal letter: length, monotony, repetition, nearness to letters beside it."""
    count = len(draft.body.split())
    least, most = plan.words
    penalty = 3.0 * max(0, least - count) + 0.6 * max(0, count - most)
    sentences = [s.strip() for s in draft.body.replace("\n", ". ").split(". ") if len(s.split()) > 3]
    penalty += 2.0 * max(0, sum(s.startswith("I ") for s in sentences) - 3)
    penalty += sum(0.8 for one, two in pairwise(sentences) if one.split()[0] == two.split()[0])
    penalty += sum(max(0, len(s.split()) - 28) for s in sentences) * 0.5
    lemmas = content_lemmas(draft.body)
    mine = set(lemmas)
    penalty += 0.5 * (len(lemmas) - len(mine))
    told = {lemma for detail in draft.details for lemma in content_lemmas(detail)}
    penalty -= min(len(told), 12) * 0.8
    return penalty + sum(6.0 * len(mine & set(content_lemmas(other.body))) / max(1, len(mine)) for other in others)


def _chance(draft: Draft, plan: LetterPlan, seed: int) -> float:
    """A little luck by seed, so that what is merely long or usual doesn't win every time."""
    return crc32(f"{seed}:{plan.channel}:{draft.body}".encode()) % 1000 / 140


def _touched(draft: Draft, findings: Iterable[Finding]) -> set[str]:
    """The details in whose place a finding lies."""
    texts = set()
    for finding in findings:
        if finding.start is not None and finding.end is not None:
            for detail in draft.details:
                at = draft.body.lower().find(detail.lower())
                if 0 <= at < finding.end and finding.start < at + len(detail):
                    texts.add(detail)
    return texts
