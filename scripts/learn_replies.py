"""Learn the second opinion on replies: `python scripts/learn_replies.py` writes afterword/replies/weights.json.

It is made of the corpus's tuned mails, of our own in tests/replies (whole mails and, in bank/, one short mail a line),
and of the sentences in afterword/replies/data/sentences. Multinomial logistic regression, plain Python, a fixed order:
the same mails give the same file.
"""

from __future__ import annotations

import json
import math
import random
import sys
from collections import Counter, defaultdict
from dataclasses import replace
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests" / "replies"))

from own_mails import ENVELOPE, corpus_samples, own_samples  # noqa: E402

from afterword.model import Mail  # noqa: E402
from afterword.replies.features import features  # noqa: E402
from afterword.replies.fresh import fresh_text  # noqa: E402
from afterword.replies.listening import by_lines, listen  # noqa: E402

SENTENCES = ROOT / "afterword" / "replies" / "data" / "sentences"
EPOCHS, RATE, DECAY = 15, 0.3, 1e-3
MAILS_COUNT = 3
"""How much more a whole mail counts than one of the sentences."""

SELDOM = 6
"""Examples up to which a feature is too seldom to teach anything."""

SMALLEST = 14
"""Hundredths below which a weight is left out."""

Example = tuple[set[str], str]


def mails() -> list[tuple[Mail, str]]:
    """All mails to learn from, in a fixed order."""
    known = [(sample.mail, sample.labels[0]) for sample in [*corpus_samples(), *own_samples()]]
    for path in sorted((ROOT / "tests" / "replies" / "bank").glob("*.txt")):
        lines = path.read_text(encoding="utf-8").splitlines()
        known += [(replace(ENVELOPE, body=line, subject="Re: hello"), path.stem) for line in lines if line.strip()]
    return [*known * MAILS_COUNT, *sentences()]


def sentences() -> list[tuple[Mail, str]]:
    """Our sentences, a label a file: alone, and again beside one of `filler` or `traps`, which decide nothing."""
    lines = {path.stem: path.read_text(encoding="utf-8").splitlines()[1:] for path in sorted(SENTENCES.glob("*.txt"))}
    filler, traps = lines.pop("filler"), lines.pop("traps")
    chance = random.Random(2)
    bodies: list[tuple[str, str]] = []
    for label, texts in lines.items():
        around = filler if label in ("rejection", "offer") else filler + traps
        for text in texts:
            bodies += [(text, label), (f"{chance.choice(around)} {text}", label)]
    return [(replace(ENVELOPE, body=body, subject="Re: hello"), label) for body, label in bodies]


def examples() -> list[Example]:
    """Their features, without the seldom ones."""
    found = [(features(listen(by_lines(fresh_text(mail))), mail), label) for mail, label in mails()]
    counts = Counter(feature for seen, _ in found for feature in seen)
    return [({feature for feature in seen if counts[feature] > SELDOM}, label) for seen, label in found]


def learn(known: list[Example], labels: list[str]) -> list[dict[str, float]]:
    """The weights of each label."""
    weights: list[dict[str, float]] = [defaultdict(float) for _ in labels]
    ordered = [(sorted(seen), labels.index(label)) for seen, label in known]
    chance = random.Random(1)
    for epoch in range(EPOCHS):
        chance.shuffle(ordered)
        for seen, right in ordered:
            sums = [sum(weight.get(feature, 0.0) for feature in seen) for weight in weights]
            top = max(sums)
            shares = [math.exp(value - top) for value in sums]
            total = sum(shares)
            step = RATE / math.sqrt(1 + epoch) / math.sqrt(len(seen) or 1)
            for place, weight in enumerate(weights):
                slope = shares[place] / total - (place == right)
                if abs(slope) >= 1e-3:
                    for feature in seen:
                        weight[feature] -= step * (slope + DECAY * weight[feature])
    return weights


def main() -> int:
    """Write the weights, rounded to hundredths, the small ones left out."""
    known = examples()
    labels = sorted({label for _, label in known})
    table: dict[str, dict[str, int]] = defaultdict(dict)
    for place, weight in enumerate(learn(known, labels)):
        for feature, value in weight.items():
            if abs(round(value * 100)) >= SMALLEST:
                table[feature][str(place)] = round(value * 100)
    text = json.dumps(
        {"labels": labels, "weights": dict(sorted(table.items()))}, ensure_ascii=False, separators=(",", ":")
    )
    path = ROOT / "afterword" / "replies" / "weights.json"
    path.write_text(text.replace('},"', '},\n"') + "\n", encoding="utf-8")
    print(f"{len(known)} mails, {len(table)} features, {path.stat().st_size // 1000} kB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
