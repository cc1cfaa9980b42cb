"""The grammar's judgement and the learned opinion, weighed together.

Where the grammar is sure it needs much to be overruled; where it found nothing, the opinion decides. A refusal or an
offer is different: one opinion alone must be strong, and where the other one speaks plainly against it the answer is
`unknown`; what the grammar takes for another matter stays one unless the opinion is all but certain. The numbers were
chosen by cross-validation on mails that neither was made from.
"""

from __future__ import annotations

from afterword.model import Confidence, Mail, ReplyLabel
from afterword.replies.features import features, features_of
from afterword.replies.heard import Heard, Judgement
from afterword.replies.judging import beside, judge
from afterword.replies.learned import opinion
from afterword.replies.listening import Said

TRUST = {Confidence.SURE: 0.7, Confidence.LIKELY: 0.3}
"""What the grammar's word adds to the opinion's share, by how sure the grammar is."""

GRAVE = (ReplyLabel.REJECTION, ReplyLabel.OFFER)
TOGETHER, ALONE, ELSEWHERE = 0.1, 0.6, 0.97
"""The least share for a refusal or an offer that the grammar read as well, that it did not read, and that it took for
another matter."""

PLAIN = 0.5
"""The share from which the opinion is called likely."""


def weigh(heard: Heard, mail: Mail) -> Judgement:
    """The reading of a mail, by both; what machines answer is left to the grammar."""
    read = judge(heard)
    if heard.signs.answering or heard.signs.bulk:
        return read
    shares = opinion(features(heard.said, mail))
    votes = dict(shares)
    votes[read.label] = votes.get(read.label, 0.0) + TRUST.get(read.confidence, 0.0)
    label = max(votes, key=lambda one: votes[one])
    if label in GRAVE and read.label is ReplyLabel.UNRELATED:
        harmless = [one for one in shares if one not in GRAVE]
        if shares[label] < ELSEWHERE or max(harmless, key=lambda one: shares[one]) is ReplyLabel.UNRELATED:
            return read
    if label in GRAVE and shares.get(label, 0.0) < (TOGETHER if label is read.label else ALONE):
        return Judgement(ReplyLabel.UNKNOWN, Confidence.UNSURE, read.evidence)
    if label is read.label:
        return read
    confidence = Confidence.LIKELY if shares[label] >= PLAIN else Confidence.UNSURE
    judged = Judgement(label, confidence, _evidence(heard.said, label))
    return Judgement(label, confidence, judged.evidence, beside(heard, judged))


def _evidence(said: tuple[Said, ...], label: ReplyLabel) -> Said:
    """The sentence that by itself speaks most for a label."""
    return max(said, key=lambda one: opinion(features_of(one)).get(label, 0.0))
