"""The company's name: this one, spelt as it is, and no other in its place (X4 X6)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from afterword.language import Kind, Token, is_function_word, nearly, without_marks
from afterword.model import MessageKind, Severity
from afterword.reviewer.data import word_list
from afterword.reviewer.known import Known
from afterword.reviewer.rule import Hit, Reading, Rule, caught, spared

CAPITALS = frozenset(word_list("names", "capitals"))
DESCRIPTIVE = frozenset(word_list("companies", "descriptive"))
JOINERS = frozenset({"&", "and", "of", "the"})
AHEAD = frozenset(word_list("companies", "ahead"))
BEHIND = frozenset(word_list("companies", "behind"))
BEFORE = frozenset({"for", "at", "with", "join", "joining", "to", "in", "of", "by", "about"})
OF_WORK = frozenset(word_list("companies", "of_work"))
THEIRS = frozenset(
    [
        "team",
        "mission",
        "values",
        "culture",
        "vision",
        "customers",
        "clients",
        "work",
        "approach",
        "goals",
        "people",
        "story",
        "staff",
    ]
)


def look(reading: Reading) -> Iterator[Hit]:
    """Runs of capitalised words that are nearly the company's name, or another company's where this one belongs."""
    known = reading.known
    if reading.letter.kind is MessageKind.CORRECT:
        return
    for clause in reading.parsed.clauses:
        for run in _runs(clause.tokens):
            hit = _near(run, known) or _another(run, clause.tokens, known)
            if hit:
                yield hit
    yield from _turned(reading)
    for run in _runs(reading.parsed.subject_tokens):
        hit = _near(run, known)
        if hit:
            yield Hit(hit.start, hit.end, "subject", hit.message, hit.fix)


def _turned(reading: Reading) -> Iterator[Hit]:
    """The two halves of a company's name in the other order."""
    company = reading.case.application.company
    halves = re.split(r" (?:&|and|und|et|y) ", company)
    if len(halves) != MOST_OFF:
        return
    one, other = (re.escape(half) for half in halves)
    for match in re.finditer(rf"\b{other} (?:&|and) {one}\b", reading.parsed.own):
        yield Hit(*match.span(), message=f"The company is {company}.", fix=company)


def _runs(row: tuple[Token, ...]) -> Iterator[tuple[Token, ...]]:
    """Rows of capitalised words, `&`, `and` or `of` between them allowed."""
    run: list[Token] = []
    for token in row:
        if (token.kind is Kind.WORD and token.text[:1].isupper()) or (
            run and token.lower in ("&", "of") and token.text.islower() | (token.text == "&")
        ):
            run.append(token)
        else:
            yield from _trim(run)
            run = []
    yield from _trim(run)


def _trim(run: list[Token]) -> Iterator[tuple[Token, ...]]:
    while run and run[-1].lower in ("&", "of"):
        run.pop()
    if run:
        yield tuple(run)


def _stem(token: Token) -> str:
    return token.lower.removesuffix("'s").rstrip("'")


def company_words(known: Known) -> tuple[tuple[str, ...], ...]:
    """The words of the company's and the agency's name, lower case, articles and joiners left out."""
    agency = known.case.application.agency
    names = (known.case.application.company, agency.name if agency else "")
    rows = (tuple(word.strip(",.'’").lower().replace("’", "'") for word in name.split()) for name in names if name)
    return tuple(tuple(word for word in row if word and word not in JOINERS) for row in rows)


def _near(run: tuple[Token, ...], known: Known) -> Hit | None:
    """A slip in one of the company's words, or its first word with another firm's last."""
    for full, words in zip(_names(known), company_words(known), strict=True):
        other = _one_word_off(run, words, known)
        if other:
            return Hit(*other, message=f"The company is {full}.", fix=full)
        for at, token in enumerate(run):
            low = _stem(token)
            if low in known.words or low in CAPITALS or len(low) < 4 or is_function_word(low):
                continue
            if any(low in (word + "s", word.removesuffix("s")) for word in words):
                continue
            close = next((word for word in words if len(word) > 3 and _slip(low, word)), None)
            firm = close and (close not in DESCRIPTIVE or (at and _stem(run[at - 1]) in words))
            if firm and not _a_persons(low, known):
                first, last = _span(run, at, words)
                only_marks = without_marks(low) == without_marks(close or "")
                grave = Severity.CONSIDER if only_marks else None
                return Hit(first, last, message=f"The company is written {full}.", fix=full, severity=grave)
            if at and low in DESCRIPTIVE and len(words) > 1 and words[0] == _stem(run[at - 1]) and low not in words:
                return Hit(run[at - 1].start, token.start + len(low), message=f"The company is {full}.", fix=full)
    return None


def _one_word_off(run: tuple[Token, ...], words: tuple[str, ...], known: Known) -> tuple[int, int] | None:
    """The place of a name that has all the company's words but one, with a stranger in its place."""
    row = [token for token in run if token.lower not in JOINERS]
    if len(row) == len(words) - 1 and len(row) >= MOST_OFF and words[-1] in DESCRIPTIVE:
        words = words[:-1]
    if len(words) < MOST_OFF or len(row) != len(words):
        return None
    strange = [token for token, word in zip(row, words, strict=True) if _stem(token) != word]
    if len(strange) != 1 or _stem(strange[0]) in known.words or _stem(strange[0]) in CAPITALS | THEIRS:
        return None
    return run[0].start, run[-1].start + len(_stem(run[-1]))


MOST_OFF = 2


def _slip(low: str, word: str) -> bool:
    return nearly(low, word) or (len(word) > 6 and (low.replace("-", "") == word.replace("-", "")))


def _a_persons(low: str, known: Known) -> bool:
    return any(len(form) > 3 and nearly(low, form) for form in known.name_words if form not in company_words(known)[0])


def _names(known: Known) -> tuple[str, ...]:
    agency = known.case.application.agency
    return tuple(name for name in (known.case.application.company, agency.name if agency else "") if name)


def _span(run: tuple[Token, ...], at: int, words: tuple[str, ...]) -> tuple[int, int]:
    first = last = at
    while last + 1 < len(run) and _stem(run[last + 1]) in (*words, "&"):
        last += 1
    while first and _stem(run[first - 1]) in (*words, "&"):
        first -= 1
    end = run[last]
    return run[first].start, end.start + len(_stem(end))


def _another(run: tuple[Token, ...], row: tuple[Token, ...], known: Known) -> Hit | None:
    """A name nobody knows, in a place that belongs to this company: join X, do that for X, the role at X."""
    at = row.index(run[0])
    before = [token.lower for token in row[:at]]
    after = row[at + len(run)].lower if at + len(run) < len(row) else ""
    if before and before[-1] == "the":
        before.pop()
    unknown = [token for token in run if _stem(token) not in known.words and _stem(token) not in CAPITALS]
    if not unknown or any(_stem(token) in known.words for token in run) or not before:
        return None
    placed = before[-1] in BEFORE or (run[-1].lower.endswith("'s") and after in THEIRS)
    if not placed or not _about_this_job(before) or _near_name(unknown, known):
        return None
    if len(run) < MOST_OFF and not OF_WORK & set(before[-6:]):
        return None
    end = run[-1]
    said = f"Here stands another name than {known.case.application.company}."
    return Hit(run[0].start, end.start + len(_stem(end)), message=said, fix=known.case.application.company)


def _about_this_job(before: list[str]) -> bool:
    """Whether the words before speak of what is wished for or applied for, not of what was done elsewhere."""
    words = set(before[-12:])
    return bool(AHEAD & words) and not BEHIND & set(before[-8:])


def _near_name(unknown: list[Token], known: Known) -> bool:
    return any(nearly(_stem(token), form) for token in unknown for form in known.name_words if len(form) > 3)


COMPANY = Rule(
    code="wrong_company",
    title="Another company's name",
    etiquette=("X6", "X4"),
    severity=Severity.STOP,
    message="This is not the company's name as you noted it.",
    look=look,
    caught=(
        caught("I would be proud to work at Haldon Freight.", "Haldon Freight"),
        caught("I would love to join Brightwater Shipping this spring.", "Brightwater Shipping"),
        caught("Thank you for telling me about the role at Corvane.", "Corvane"),
        caught("I would be happy to do that for Halden Logistics.", "Halden Logistics"),
        caught("I admire Merchant Quay's mission and hope to work for Merchant Quay.", "Merchant Quay"),
    ),
    spared=(
        spared("I would be proud to work at Halden."),
        spared("At Brightwater Shipping I ran the night desk for two years."),
        spared("I learned this when I worked for Corvane in Lisbon."),
        spared("I would be glad to help with your move to Snowflake in April."),
        spared("Halden Freight's docks would suit me, and I would be glad to visit before Easter."),
    ),
)
