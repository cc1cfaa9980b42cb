"""The role, the stage and the place of the talk, against the case (C8)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from afterword.language import Kind, Token, lemma
from afterword.model import MessageKind, Part, Place, Severity, Stage
from afterword.reviewer.data import word_list
from afterword.reviewer.letter import Clause
from afterword.reviewer.rule import Hit, Reading, Rule, caught, spared

JOBS = frozenset(word_list("jobs", "nouns"))
RANKS = frozenset(word_list("jobs", "ranks"))
_POSTS = frozenset(["role", "position", "post", "job", "interview", "vacancy", "opening", "application"])
_WRITTEN = (MessageKind.THANK_YOU, MessageKind.CHECK_IN, MessageKind.CONNECT, MessageKind.RECONNECT, MessageKind.UPDATE)


def role(reading: Reading) -> Iterator[Hit]:
    """Another role's title where this one's belongs: before `role`, `post`, `interview`, or in the subject."""
    subject = reading.parsed.subject_tokens
    for first, last in _titles(subject):
        after = subject[last].lower if last < len(subject) else ""
        if first == 0 or after in _POSTS or subject[first - 1].text in ":–—-|,":
            yield from _judged(subject[first:last], reading, "subject")
    for clause in reading.parsed.clauses:
        row = clause.tokens
        for first, last in _titles(row):
            after = row[last].lower if last < len(row) else ""
            before = row[first - 1].lower if first else ""
            mine = any(
                token.lower in ("my", "was", "were", "former", "previous") for token in row[max(0, first - 4) : first]
            )
            own = after in _POSTS and not mine
            asked = (
                before in ("as", "your")
                and row[max(0, first - 2)].lower in ("as", "be", "become", "as", "your")
                and not mine
            )
            if own or (asked and _ahead(row[:first])):
                yield from _judged(row[first:last], reading, "body")
        yield from _small(clause, reading)


def _ahead(before: tuple[Token, ...]) -> bool:
    return bool(
        {token.lower for token in before} & {"would", "join", "joining", "work", "working", "hope", "be", "serve"}
    )


def _titles(row: tuple[Token, ...]) -> Iterator[tuple[int, int]]:
    """Rows of capitalised words that end in a job's noun; `of`, `and`, `&` between them allowed."""
    at = 0
    while at < len(row):
        if not _capital(row[at]):
            at += 1
            continue
        last = at
        while last < len(row) and (
            _capital(row[last]) or (row[last].lower in ("of", "and", "&", "for") and _more(row, last))
        ):
            last += 1
        words = [token.lower for token in row[at:last]]
        if any(lemma(word) in JOBS for word in words):
            yield at, last
        at = last + 1


def _capital(token: Token) -> bool:
    return (
        token.kind is Kind.WORD
        and token.text[:1].isupper()
        and token.lower not in ("i", "dear", "hi", "the", "a", "your", "my", "this", "an")
    )


def _more(row: tuple[Token, ...], at: int) -> bool:
    return at + 1 < len(row) and _capital(row[at + 1])


def _judged(title: tuple[Token, ...], reading: Reading, where: str) -> Iterator[Hit]:
    words = [token for token in title if token.kind is Kind.WORD]
    while words and lemma(words[-1].lower) not in JOBS:
        words.pop()
    if not words or _is_theirs(words, reading):
        return
    known = _role_words(reading)
    plain = [lemma(part) for word in words for part in word.lower.split("-") if part not in ("of", "and", "for", "the")]
    stray = [part for part in plain if part not in known and part not in reading.known.fact_lemmas]
    head = lemma(words[-1].lower)
    other_head = head not in known and head in JOBS
    if other_head or (stray and (stray[0] in RANKS or (head in known and len(plain) > 1 and stray[0] not in known))):
        role_name = reading.case.application.role
        said = f"The role in this case is {role_name}."
        yield Hit(words[0].start, words[-1].end, where, said, role_name)


def _role_words(reading: Reading) -> frozenset[str]:
    text = reading.case.application.role.lower().replace("-", " ").replace("/", " ").replace(",", " ")
    company = reading.case.application.company.lower().replace("-", " ")
    days = "monday tuesday wednesday thursday friday saturday sunday final first second technical panel phone video"
    return frozenset(lemma(word) for word in (*text.split(), *company.split(), *days.split()))


def _is_theirs(words: list[Token], reading: Reading) -> bool:
    """Whether the title is that of somebody in the case, or stands in a note."""
    said = " ".join(word.lower for word in words)
    role_name = reading.case.application.role.lower()
    texts = [text.lower() for text in reading.known.texts if text.lower() != role_name]
    return any(said in text for text in texts)


def _small(clause: Clause, reading: Reading) -> Iterator[Hit]:
    """Titles in small letters: the data analyst role."""
    row = [token for token in clause.tokens if token.kind is Kind.WORD]
    known = _role_words(reading)
    for at in range(2, len(row)):
        noun = row[at - 1]
        if row[at].lower not in _POSTS - {"job", "application"} or not noun.text.islower():
            continue
        head = lemma(noun.lower)
        if head in JOBS and head not in known and head not in reading.known.fact_lemmas and row[at - 2].lower != "my":
            start = at - 1
            while start > 0 and row[start - 1].text.islower() and row[start - 1].lower not in _STOPS and at - start < 4:
                start -= 1
            if row[start - 1].lower in ("my", "own", "previous", "last", "first") or "was" in clause.lowers:
                continue
            role_name = reading.case.application.role
            said = f"The role in this case is {role_name}."
            yield Hit(row[start].start, noun.end, message=said, fix=role_name)


_STOPS = frozenset(
    ["the", "a", "an", "your", "this", "that", "for", "of", "about", "in", "my", "our", "to", "as", "new", "open"]
)

_STAGE_WORDS: tuple[tuple[re.Pattern[str], frozenset[Stage]], ...] = (
    (
        re.compile(r"\b(?:final|last)[ -](?:round|interview|stage|conversation)\b(?! of)", re.I),
        frozenset({Stage.FINAL}),
    ),
    (
        re.compile(r"\b(?:phone|telephone|initial|recruiter) screen(?:ing)?\b|\bscreening (?:call|interview)\b", re.I),
        frozenset({Stage.SCREEN}),
    ),
    (
        re.compile(r"\b(?:technical|coding)[ -](?:interview|round|stage|screen)\b", re.I),
        frozenset({Stage.TECHNICAL, Stage.ASSESSMENT, Stage.SCREEN}),
    ),
    (re.compile(r"\bHR (?:interview|round|stage|conversation)\b"), frozenset({Stage.HR, Stage.SCREEN})),
    (re.compile(r"\bassessment (?:cent(?:re|er)|day)\b", re.I), frozenset({Stage.ASSESSMENT})),
    (re.compile(r"\b(?:trial (?:day|shift)|(?:paid|working) trial)\b", re.I), frozenset({Stage.TRIAL})),
    (re.compile(r"\bpanel interview\b", re.I), frozenset({Stage.PANEL})),
    (
        re.compile(r"\b(?:first|opening)[ -](?:round|interview|stage)\b", re.I),
        frozenset({Stage.FIRST, Stage.SCREEN, Stage.PANEL, Stage.HR, Stage.TECHNICAL, Stage.TRIAL, Stage.ASSESSMENT}),
    ),
    (re.compile(r"\b(?:second|third)[ -](?:round|interview|stage)\b", re.I), frozenset()),
)
_LATER = re.compile(
    r"\b(?:next|look(?:ing)? forward|hope|ahead|coming|invit|if there is|any|further|"
    r"before the|until|reach|would|could|surprised)\b|'d\b",
    re.I,
)
_MANY = 2


def stage(reading: Reading) -> Iterator[Hit]:
    """A stage that none of the talks so far was."""
    talks = reading.known.talks
    if not talks or any(talk.stage is None for talk in talks) or reading.letter.kind not in _WRITTEN:
        return
    stages = {talk.stage for talk in talks}
    places = [("subject", reading.letter.subject or "", 0)]
    places += [("body", clause.text, clause.start) for clause in reading.parsed.clauses]
    for where, text, offset in places:
        for pattern, fitting in _STAGE_WORDS:
            match = pattern.search(text)
            if not match or _LATER.search(text) or re.search(r"\b(?:at my|my (?:own|old|last)|career)\b", text):
                continue
            if stages & fitting or (not fitting and len(talks) >= _MANY) or _in_facts(match.group(), reading):
                continue
            if Stage.PANEL in fitting and any(len(talk.people) > 1 for talk in talks):
                continue
            if "screen" in match.group().lower() and any(talk.place is Place.PHONE for talk in talks):
                continue
            if "HR" in match.group() and any(person.part is Part.HR for person in reading.case.people):
                continue
            said = "The case has another stage for this talk."
            yield Hit(match.start() + offset, match.end() + offset, where, said)


def _in_facts(words: str, reading: Reading) -> bool:
    return any(words.lower() in text.lower() for text in reading.known.texts)


def place(reading: Reading) -> Iterator[Hit]:
    """A place or way of talking that the talk wasn't: their office, a video call, the telephone."""
    talks = reading.known.talks_with_them
    if not talks or any(talk.place is None for talk in talks) or reading.letter.kind not in _WRITTEN:
        return
    places = {talk.place for talk in talks}
    for hit in reading.phrases.get("places", ()):
        fitting = {Place(name) for name in hit.group.name.split("-")}
        if places & fitting or _in_facts(reading.letter.body[hit.start : hit.end], reading):
            continue
        said = f"The case has the talk {_WAYS[next(iter(sorted(places, key=str)))]}."
        yield Hit(hit.start, hit.end, message=said)


_WAYS = {
    Place.VIDEO: "by video",
    Place.PHONE: "by telephone",
    Place.ON_SITE: "on their premises",
    Place.NONE: "without a meeting",
    None: "elsewhere",
}

ROLE = Rule(
    code="wrong_fact",
    title="Another role",
    etiquette=("C8",),
    severity=Severity.FIX,
    message="The role has another title in this case.",
    look=role,
    caught=(
        caught("I remain interested in the Project Manager role.", "Project Manager"),
        caught("", "Senior Operations Analyst", letter={"subject": "Senior Operations Analyst: thank you"}),
        caught("The Data Analyst position would suit me.", "Data Analyst"),
        caught("The warehouse supervisor post is what I hope for.", "warehouse supervisor"),
    ),
    spared=(
        spared("I remain interested in the Operations Analyst role."),
        spared("In my role as Team Lead I counted boxes."),
        spared("The Head of Operations post is yours, and the analyst role would be mine."),
        spared("The engineer I met in Lyon was a Project Manager before."),
    ),
)
STAGE = Rule(
    code="wrong_fact",
    title="Another stage",
    etiquette=("C8",),
    severity=Severity.FIX,
    message="The case has another stage for this talk.",
    look=stage,
    caught=(
        caught("Thank you again for the final round.", "final round"),
        caught("The technical interview was a pleasure.", "technical interview"),
        caught("Thank you for the second interview.", "second interview"),
        caught("The trial day taught me much.", "trial day"),
    ),
    spared=(
        spared("Thank you again for the first interview."),
        spared("I look forward to the final round."),
        spared("The technical interview was a pleasure.", case={"stage": "technical"}),
        spared("In the last stage of the pilot the gate was moved."),
    ),
)
PLACE = Rule(
    code="wrong_fact",
    title="Another place",
    etiquette=("C8",),
    severity=Severity.FIX,
    message="The case has the talk at another place.",
    look=place,
    caught=(
        caught("Thank you for receiving me in your office.", "in your office"),
        caught("It was good to meet you in person.", "in person"),
        caught("Thank you for the tour of the yard.", "the tour of"),
        caught("I enjoyed our video call.", "video call", case={"place": "on_site"}),
    ),
    spared=(
        spared("I enjoyed our video call."),
        spared("I hope to meet you in person one day."),
        spared("Thank you for receiving me in your office.", case={"place": "on_site"}),
        spared("I can be at your office within the hour if that helps."),
    ),
)
