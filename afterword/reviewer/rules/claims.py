"""What the letter says of the talk, against the notes: said by nobody, or by somebody else (C8)."""

from __future__ import annotations

from collections.abc import Iterator

from afterword.language import lemma
from afterword.model import MessageKind, NoteKind, Severity
from afterword.reviewer.known import Known, content_words
from afterword.reviewer.letter import Clause
from afterword.reviewer.rule import Hit, Reading, Rule, caught, spared
from afterword.reviewer.rules.mentions import people_named
from afterword.reviewer.stock import meaning, stock

FEW = 3
"""Words of meaning under which a claim is too thin to look for."""
SUPPORTED = 0.34
"""Share of a claim's words that the case has, from which it counts as noted."""
CLEARLY = 2
"""Words by which another person's note fits better than those of the one written to."""
_TALK_KINDS = frozenset({MessageKind.THANK_YOU, MessageKind.CHECK_IN, MessageKind.RECONNECT, MessageKind.CONNECT})
_MINE = frozenset(["i've", "i'd", "would", "could", "should", "if"])
_SHARED = frozenset({"we", "us", "our", "all", "everybody", "everyone", "panel", "together", "both"})


def look(reading: Reading) -> Iterator[Hit]:
    """Sentences that claim something of the talk which no note has, or which is another person's."""
    known = reading.known
    if reading.letter.kind not in _TALK_KINDS or not known.talk_notes:
        return
    facts = _facts(known)
    hits = reading.phrases.get("claims", ())
    claimed = {hit.clause.start: hit.clause for hit in hits}
    told = {hit.clause.start for hit in hits if hit.clause.words[hit.first].lower in ("you", "as")}
    for start, clause in claimed.items():
        words = _words(clause, known)
        if len(words) > 1 and (start in told or not _future(clause)):
            share = sum(_has(facts, word) for word in words) / len(words)
            if share == 0 or (len(words) >= FEW and share < SUPPORTED):
                yield Hit(clause.start, clause.end)
                continue
        yield from _another_mouth(clause, words, reading)
    for clause in reading.parsed.clauses:
        if clause.start not in claimed:
            yield from _another_mouth(clause, _words(clause, known), reading)


def _facts(known: Known) -> frozenset[str]:
    """Lemmas, and what can stand for them, of all the case knows."""
    case = known.case
    texts = [note.text for note in known.notes if note.kind is not NoteKind.PRIVATE]
    texts += [*case.candidate.strengths, case.application.company, case.application.role]
    texts += [person.title for person in case.people if person.title] + [person.name for person in case.people]
    texts += [text for event in case.events for text in (event.words, event.what) if text]
    found = frozenset(word for text in texts for word in content_words(text))
    return found | frozenset(meaning(word) for word in found)


def _has(facts: frozenset[str], word: str) -> bool:
    return word in facts or meaning(word) in facts or any(len(word) > 5 and fact[:5] == word[:5] for fact in facts)


def _words(clause: Clause, known: Known) -> frozenset[str]:
    names = {lemma(word) for word in known.name_words} | content_words(known.case.application.company)
    return frozenset(word for word in clause.content if word not in names and word not in stock())


def _future(clause: Clause) -> bool:
    """Whether a sentence says what one would do: that needs no note."""
    return (
        bool({"would", "could", "will", "hope"} & clause.lowers) and not {"said", "told", "mentioned"} & clause.lowers
    )


def _another_mouth(clause: Clause, words: frozenset[str], reading: Reading) -> Iterator[Hit]:
    """A note of somebody else's told to the reader as theirs, nobody named."""
    known = reading.known
    to = {person.id for person in known.addressees}
    if not {"you", "your", "yours"} & clause.lowers or _SHARED & clause.lowers or people_named(known, clause.text):
        return
    mine = [note for note in known.talk_notes if note.person in to or note.person is None]
    others = [note for note in known.talk_notes if note.person and note.person not in to]
    own = max((len(words & content_words(note.text)) for note in mine), default=0)
    best = max((len(words & content_words(note.text)) for note in others), default=0)
    if best >= CLEARLY and best - own >= CLEARLY:
        yield Hit(clause.start, clause.end, message="In your notes this was said by somebody else.")


CLAIMS = Rule(
    code="unsupported",
    title="Not in your notes",
    etiquette=("C8",),
    severity=Severity.CONSIDER,
    message="Your notes don't have this. If it was so, leave it; if you are not sure, take it out.",
    look=look,
    fix="Check it, or leave it out.",
    caught=(
        caught("When you said that turnover had doubled since the river port opened, I understood the hurry."),
        caught("I was struck by your plan to buy a vineyard in Portugal."),
        caught("I enjoyed hearing about the merger with the ferry line from Hull."),
        caught("You said that nobody trusts the forecast on Mondays."),
    ),
    spared=(
        spared("You said that the pilot with two docks halved the waiting, and I believe it."),
        spared("Tomás told us that nobody trusts the Monday forecast."),
        spared("I was struck by how openly you spoke."),
        spared("I would be glad to hear more about the vineyard in Portugal.", case={"notes": []}),
    ),
)
