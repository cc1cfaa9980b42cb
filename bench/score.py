"""Compare Afterword's answers with what is wanted, by the contract's "How answers are compared".

    python bench/score.py FOLDER_OR_FILE …  [--verb VERB] [--show]

Every `.jsonl` line has the input under `in` and what is expected under `want`. Right answers, false alarms and harm are
counted apart; `--show` prints each case that isn't right.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from datetime import date, datetime
from pathlib import Path
from typing import Any

from afterword.batch.verbs import VERBS
from afterword.model import AfterwordError

Json = dict[str, Any]


def verb_of(raw: Json) -> str:
    """The verb a line is meant for, by the fields it has."""
    if "words" in raw:
        return "when"
    if "mail" in raw or "raw" in raw:
        return "reply"
    if "letter" in raw:
        return "review"
    if "write" in raw:
        return "compose"
    return "channel" if "message" in raw else "plan"


def within(moment: str | None, span: list[str] | None) -> bool:
    """Whether an instant lies in a closed range; no range asks nothing."""
    if not span:
        return True
    if moment is None:
        return False
    low, high = (datetime.fromisoformat(edge) for edge in span)
    return low <= datetime.fromisoformat(moment) <= high


def judge_plan(raw: Json, out: Json, want: Json) -> tuple[list[str], bool]:
    """Problems with a plan, and whether it would do harm."""
    step = out["next"]["step"]
    wrong = []
    if want.get("do") and out["next"]["do"] not in want["do"]:
        wrong.append(f"do {out['next']['do']}, wanted {want['do']}")
    if want.get("action") and (step or {}).get("action") not in want["action"]:
        wrong.append(f"action {(step or {}).get('action')}, wanted {want['action']}")
    if want.get("to") and set((step or {}).get("to", ())) not in [set(to) for to in want["to"]]:
        wrong.append(f"to {(step or {}).get('to')}, wanted {want['to']}")
    if out["next"]["do"] == "wait" and not within(out["next"]["until"], want.get("until")):
        wrong.append(f"until {out['next']['until']}, wanted {want['until']}")
    for field in ("best", "earliest", "latest"):
        if step and not within(step[field], want.get(field)):
            wrong.append(f"{field} {step[field]}, wanted {want[field]}")
    if want.get("channel") and step and (step["channels"] or [None])[0] not in want["channel"]:
        wrong.append(f"channel {step['channels']}, wanted {want['channel']}")
    now = datetime.fromisoformat(raw["now"])
    open_now = {s["action"] for s in out["steps"] if datetime.fromisoformat(s["earliest"]) <= now}
    harm = sorted(open_now & set(want.get("must_not") or ()))
    if harm:
        wrong.append(f"harm: {harm} possible")
    return wrong, bool(harm)


def days_apart(one: str | None, other: str | None) -> float:
    """Days between two dates; infinite where only one is there."""
    if one is None or other is None:
        return 0 if one == other else float("inf")
    return abs((date.fromisoformat(one[:10]) - date.fromisoformat(other[:10])).days)


def judge_when(raw: Json, out: Json, want: Json) -> tuple[list[str], bool]:
    """Problems with a reading; a wrong last day that claims to be sure or likely does harm."""
    pairs = [want, *want.get("alternatives", ())]
    near = want.get("tolerance_days") or 0
    right = any(
        days_apart(out["earliest"], pair["earliest"]) <= near and days_apart(out["latest"], pair["latest"]) <= near
        for pair in pairs
    )
    wrong = []
    if not right:
        wrong.append(f"{out['earliest']}..{out['latest']}, wanted {want['earliest']}..{want['latest']}")
    if out["confidence"] not in want["confidence_in"]:
        wrong.append(f"confidence {out['confidence']}, wanted {want['confidence_in']}")
    last_right = any(days_apart(out["latest"], pair["latest"]) <= near for pair in pairs)
    harm = not last_right and out["latest"] is not None and out["confidence"] in ("sure", "likely")
    return wrong, harm


def judge_channel(raw: Json, out: Json, want: Json) -> tuple[list[str], bool]:
    """Problems with the advice on channels."""
    channels = [choice["channel"] for choice in out["channels"]]
    wrong = []
    if channels[0] not in want["first"]:
        wrong.append(f"first {channels[0]}, wanted {want['first']}")
    if want.get("second") and len(channels) > 1 and channels[1] not in want["second"]:
        wrong.append(f"second {channels[1]}, wanted {want['second']}")
    bad = sorted(set(channels) & set(want.get("never") or ()))
    if bad:
        wrong.append(f"never {bad}, got {channels}")
    return wrong, False


def judge_reply(raw: Json, out: Json, want: Json) -> tuple[list[str], bool]:
    """Problems with the reading of a mail; a label in `harm` does harm."""
    wrong = []
    if out["label"] not in want["accept"]:
        wrong.append(f"label {out['label']}, wanted {want['accept']}")
    elif out["label"] == want["label"]:
        wrong += reply_facts(out["facts"], want.get("facts") or {}, want.get("tolerance_days") or 0)
    return wrong, out["label"] in (want.get("harm") or ())


def reply_facts(facts: Json, wanted: Json, near: int) -> list[str]:
    """Problems with the facts of a mail."""
    wrong = []
    for name, value in wanted.items():
        if name == "what_contains":
            what = (facts.get("what") or "").lower()
            if not all(word.lower() in what for word in value):
                wrong.append(f"what {what!r}, wanted {value}")
        elif name == "times":
            if [instant(t) for t in facts.get("times", ())] != [instant(t) for t in value]:
                wrong.append(f"times {facts.get('times')}, wanted {value}")
        elif name == "instead":
            got = facts.get("instead") or {}
            if any(got.get(key) != item for key, item in value.items()):
                wrong.append(f"instead {got}, wanted {value}")
        elif name in ("answer_by", "due", "until", "earliest", "latest"):
            if days_apart(facts.get(name), value) > near:
                wrong.append(f"{name} {facts.get(name)}, wanted {value}")
        elif facts.get(name) != value:
            wrong.append(f"{name} {facts.get(name)!r}, wanted {value!r}")
    return wrong


def instant(text: str) -> Any:
    """A time as an instant, a bare day as itself."""
    return datetime.fromisoformat(text).timestamp() if len(text) > 10 else text


def overlap(finding: Json, wanted: Json) -> bool:
    """Whether a finding is the wanted one: code (or an accepted one) and an overlapping span."""
    if finding["code"] not in [wanted["code"], *(wanted.get("accept") or ())]:
        return False
    if wanted.get("start") is None or finding["start"] is None:
        return wanted.get("start") is None
    same_place = finding["where"] == wanted.get("where", "body")
    return same_place and finding["start"] < wanted["end"] and wanted["start"] < finding["end"]


def optional(finding: Json, allowed: list[Json]) -> bool:
    """Whether a finding is one of those that neither count nor hurt."""
    for entry in allowed:
        if finding["code"] not in [entry["code"], *(entry.get("accept") or ())]:
            continue
        quote, found = entry.get("quote"), finding["quote"]
        if quote is None or found is None or quote in found or found in quote:
            return True
    return False


def judge_review(raw: Json, out: Json, want: Json) -> tuple[list[str], bool]:
    """Problems with a review: planted flaws not found, and `stop` or `fix` findings nobody planted."""
    wrong = []
    for wanted in want["findings"]:
        if not any(overlap(finding, wanted) for finding in out["findings"]):
            wrong.append(f"not found: {wanted['code']} {wanted.get('quote')!r}")
    for finding in out["findings"]:
        planted = any(overlap(finding, wanted) for wanted in want["findings"])
        if finding["severity"] != "consider" and not planted and not optional(finding, want.get("optional") or []):
            wrong.append(f"false alarm: {finding['code']} {finding['quote']!r}")
    return wrong, False


def words_in(text: str) -> int:
    """Words of a body as people count them."""
    return len(text.split())


def judge_compose(raw: Json, out: Json, want: Json) -> tuple[list[str], bool]:
    """Problems with letters: what has to be in them, what may not, length, and the reviewer's own findings."""
    wrong = []
    bodies = {tuple(m["to"]): f"{m['subject'] or ''}\n{m['body']}" for m in out["messages"]}
    for need in want.get("must_mention", ()):
        texts = [text for to, text in bodies.items() if need.get("to") is None or need["to"] in to]
        if not any(word.lower() in text.lower() for text in texts for word in need["any"]):
            wrong.append(f"not mentioned: {need['any']}")
    for word in want.get("must_not_mention", ()):
        pattern = re.compile(rf"(?<!\w){re.escape(word)}(?!\w)", re.IGNORECASE)
        if any(pattern.search(text) for text in bodies.values()):
            wrong.append(f"mentioned: {word!r}")
    for message in out["messages"]:
        count = words_in(message["body"])
        if want.get("words") and not want["words"][0] <= count <= want["words"][1]:
            wrong.append(f"{count} words, wanted {want['words']}")
        own = [finding for finding in message["findings"] if finding["severity"] != "consider"]
        wrong += [f"own finding: {finding['code']} {finding['quote']!r}" for finding in own]
    if want.get("ask") and not out["questions"]:
        wrong.append("asks nothing")
    if not want.get("ask") and not out["messages"] and want.get("words") and want["words"][1]:
        wrong.append("no letter")
    return wrong, False


JUDGES = {
    "plan": judge_plan,
    "when": judge_when,
    "channel": judge_channel,
    "review": judge_review,
    "reply": judge_reply,
    "compose": judge_compose,
}


def score_line(line: Json) -> tuple[str, list[str], bool, Json | None]:
    """The verb of a line, what is wrong with our answer, whether it does harm, and the answer."""
    raw = line["in"]
    verb = verb_of(raw)
    try:
        out = VERBS[verb].answer(raw)
    except AfterwordError as error:
        return verb, [f"error: {error}"], False, None
    wrong, harm = JUDGES[verb](raw, out, line["want"])
    return verb, wrong, harm, out


class Tally:
    """Counts of one verb."""

    def __init__(self) -> None:
        self.cases = self.right = self.harm = 0
        self.planted = self.found = self.alarms = self.clean = self.silent = 0

    def add(self, line: Json, wrong: list[str], harm: bool) -> None:
        """Count one case."""
        self.cases += 1
        self.right += not wrong
        self.harm += harm
        findings = line["want"].get("findings")
        if findings is not None:
            missing = sum(problem.startswith("not found") for problem in wrong)
            alarms = sum(problem.startswith("false alarm") for problem in wrong)
            self.planted += len(findings)
            self.found += len(findings) - missing
            self.alarms += alarms
            self.clean += not findings
            self.silent += not findings and not alarms

    def __str__(self) -> str:
        text = f"{self.right} of {self.cases} right ({self.right / self.cases:.1%}), {self.harm} harmful"
        if self.planted or self.clean:
            said = self.found + self.alarms
            text += f"; recall {self.found}/{self.planted}, false alarms {self.alarms}"
            text += f", precision {self.found / said:.3f}" if said else ""
            text += f", clean letters silent {self.silent}/{self.clean}"
        return text


def lines_in(places: list[Path]) -> list[tuple[Path, Json]]:
    """All lines of the files named, or of the files in the folders named."""
    files = [f for place in places for f in (sorted(place.rglob("*.jsonl")) if place.is_dir() else [place])]
    return [(f, json.loads(text)) for f in files for text in f.read_text(encoding="utf-8").splitlines() if text.strip()]


def main() -> int:
    """Score everything named on the command line and print a line a verb."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("places", nargs="+", type=Path)
    parser.add_argument("--verb", choices=sorted(JUDGES))
    parser.add_argument("--show", action="store_true", help="print each case that isn't right")
    options = parser.parse_args()
    tallies: dict[str, Tally] = {}
    kinds: Counter[str] = Counter()
    for _, line in lines_in(options.places):
        if options.verb and verb_of(line["in"]) != options.verb:
            continue
        verb, wrong, harm, _ = score_line(line)
        tallies.setdefault(verb, Tally()).add(line, wrong, harm)
        kinds.update(f"{verb}: {problem.split(' ')[0].rstrip(':')}" for problem in wrong)
        if options.show and wrong:
            print(f"{line['in'].get('id')}  {'; '.join(wrong)}")
    for verb, tally in sorted(tallies.items()):
        print(f"{verb:8} {tally}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
