"""No invented fact, no private one, no finding of our own reviewer, in any letter of any story (C8, X8)."""

from __future__ import annotations

import re

import pytest

from afterword.composer import voice
from afterword.composer.numbers import ORDINALS, SMALL
from afterword.model import Severity
from tests.composer.cases import composed, stories

STORIES = list(stories())
MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
DAYS = [day.lower() for day in voice.DAYS]
OURS = {"i", "christmas", "dear", "hi", "hello", "re", "thank", "thanks", "x", "ray", "a", "m", "p", "year"}


def words_of_case(raw: dict) -> set[str]:
    """Every word of a case's facts, its calendar and its places apart from the notes that are marked private."""
    text = repr({key: value for key, value in raw.items() if key != "notes"}) + repr(
        [note for note in raw["notes"] if note["kind"] != "private"]
    )
    return set(re.findall(r"[^\W\d_]+", text.replace("\\n", " ").lower()))


def numbers_of_case(raw: dict) -> set[str]:
    """Every number of a case, written either way; thousands and rates written out; days and hours of its times."""
    text = repr(raw).lower()
    found = {number.replace(",", "") for number in re.findall(r"\d+(?:[.,]\d+)*", text)}
    found |= {str(int(number)) for number in re.findall(r"\d+", text)}
    found |= {str(at) for at, word in enumerate(SMALL) if re.search(rf"\b{word}\b", text)}
    found |= {str(int(float(number) * 1000)) for number in re.findall(r"(\d+(?:\.\d+)?)k\b", text)}
    found |= {f"19{number}" for number in re.findall(r"\b\d\d\b", text)}
    return found | {str(int(hour) % 12) for hour in re.findall(r"t(\d\d):", text)}


def sentence_inner_names(text: str) -> list[str]:
    """Words with a capital that don't begin a sentence, a line or a quotation."""
    return re.findall(r"(?<=[a-z,;] )[A-Z][\w’']*", text)


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story["in"]["id"])
@pytest.mark.parametrize("seed", [0, 7])
def test_every_number_and_name_has_its_fact(story: dict, seed: int) -> None:
    raw = story["in"]
    _, answer = composed(raw, seed)
    known, numbers = words_of_case(raw), numbers_of_case(raw)
    for message in answer.messages:
        text = f"{message.subject or ''}\n{message.body}"
        for number in re.findall(r"\d+(?:[.,]\d+)*", text):
            assert number.replace(",", "") in numbers or number.split(":")[0] in numbers, (number, text)
        for at, word in enumerate(SMALL[2:], start=2):
            assert not re.search(rf"\b{word}\b", text.lower()) or str(at) in numbers, (word, text)
        for name in sentence_inner_names(text):
            for piece in re.findall(r"[^\W\d_]+", name.lower()):
                near = any(piece.startswith(word[:3]) for word in known)
                assert piece in known | OURS | set(MONTHS) | set(DAYS) | set(ORDINALS) or near, (name, text)


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story["in"]["id"])
def test_letters_hold_what_is_wanted(story: dict) -> None:
    raw, want = story["in"], story["want"]
    _, answer = composed(raw)
    texts = {message.to: f"{message.subject or ''}\n{message.body}" for message in answer.messages}
    for need in want["must_mention"]:
        meant = [text for to, text in texts.items() if need.get("to") is None or need["to"] in to]
        assert any(word.lower() in text.lower() for text in meant for word in need["any"]), need
    for word in want["must_not_mention"]:
        assert not any(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text, re.I) for text in texts.values()), word
    for message in answer.messages:
        assert want["words"][0] <= len(message.body.split()) <= want["words"][1]
        assert all(finding.severity is Severity.CONSIDER for finding in message.findings)
    assert answer.questions or not want["ask"]


@pytest.mark.parametrize("story", STORIES[:30], ids=lambda story: story["in"]["id"])
def test_used_spans_lie_in_the_body_and_name_a_fact(story: dict) -> None:
    case, answer = composed(story["in"])
    for message in answer.messages:
        for used in message.used:
            assert 0 <= used.start < used.end <= len(message.body)
            place = re.fullmatch(r"(notes|events|candidate\.strengths)\[(\d+)\](?:\.\w+)?", used.source)
            assert place, used.source
            facts = {"notes": case.notes, "events": case.events}.get(place[1], case.candidate.strengths)
            assert int(place[2]) < len(facts)
