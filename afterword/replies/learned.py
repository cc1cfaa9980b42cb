"""A second opinion, learned from mails whose labels are known: a small linear model, shipped as data.

It is made by `scripts/learn_replies.py`, is always the same for the same mails, and only ever weighs in beside the
grammar (`weighing.py`). Weights are whole hundredths; a feature that says little was left out.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from math import exp

from afterword.model import ReplyLabel

Weights = Mapping[str, Mapping[str, int]]


@cache
def _model() -> tuple[tuple[ReplyLabel, ...], Weights]:
    raw = json.loads(files("afterword.replies").joinpath("weights.json").read_text(encoding="utf-8"))
    return tuple(ReplyLabel(label) for label in raw["labels"]), raw["weights"]


def opinion(found: set[str]) -> dict[ReplyLabel, float]:
    """How likely each label is, by the features of a mail or a sentence; together they make one."""
    labels, weights = _model()
    sums = [0.0] * len(labels)
    for feature in found:
        for place, weight in weights.get(feature, {}).items():
            sums[int(place)] += weight / 100
    top = max(sums)
    shares = [exp(value - top) for value in sums]
    total = sum(shares)
    return {label: share / total for label, share in zip(labels, shares, strict=True)}
