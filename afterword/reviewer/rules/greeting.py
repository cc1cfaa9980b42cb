"""The greeting: the name and the title of the one who is written to (X4)."""

from __future__ import annotations

from collections.abc import Iterator

from afterword.language import Kind, Token, nearly, tokens, without_marks
from afterword.model import Person, Severity
from afterword.reviewer.data import word_list
from afterword.reviewer.known import Known
from afterword.reviewer.rule import Hit, Reading, Rule, caught, spared

MALE, FEMALE = frozenset(word_list("names", "male")), frozenset(word_list("names", "female"))
DOCTOR, PROFESSOR = frozenset(word_list("names", "doctor")), frozenset(word_list("names", "professor"))
CLASSES = (MALE, FEMALE, DOCTOR, PROFESSOR)
TITLES = MALE | FEMALE | DOCTOR | PROFESSOR | {"mx"}
GIVEN = frozenset(word_list("names", "given"))
NOBODY = frozenset(word_list("letters", "nobody"))
SUFFIXES = frozenset(word_list("letters", "suffixes"))
FAMILY_FIRST = frozenset({"JP", "CN", "KR", "HU", "TW", "VN"})


def look(reading: Reading) -> Iterator[Hit]:
    """Titles and names in the greeting line that are not those of anybody the letter greets."""
    greeted, known = reading.parsed.greeted, reading.known
    people = known.addressees
    if not greeted or not greeted.text or not people:
        return
    words = [_moved(token, greeted.start) for token in tokens(greeted.text) if token.kind is Kind.WORD]
    titled = [word for word in words if _bare(word) in TITLES]
    for word in titled:
        yield from _title(word, people)
    names = [word for word in words if word not in titled and not _is_nobody(word, words, people, known)]
    wrong = [word for word in names if not _allowed(word, people, known)]
    if unknown_opening(reading) and len(wrong) == 1:
        return
    if wrong:
        yield _wrong(wrong, people, known)
    elif len(names) > 1 and len(people) == 1 and _swapped(names, people[0], known):
        first, last = known.name(people[0]).given, known.name(people[0]).family
        yield Hit(
            names[0].start,
            names[-1].end,
            message=f"First and last name have changed places: it is {first} {last}.",
            fix=f"{first} {last}",
        )


def unknown_opening(reading: Reading) -> Token | None:
    """A first word before the right name that is no greeting this room knows (`Wotcha Priya,`), and no name either."""
    parsed, known = reading.parsed, reading.known
    if not parsed.greeted or not parsed.greeting_word or parsed.greeting_word.text or not known.addressees:
        return None
    words = [token for token in tokens(parsed.greeted.text) if token.kind is Kind.WORD]
    if len(words) < 2 or words[0].lower in GIVEN or _bare(words[0]) in TITLES:
        return None
    right = all(_allowed(word, known.addressees, known) for word in words[1:])
    first = _moved(words[0], parsed.greeted.start)
    near = any(nearly(first.lower, form) for form in known.name_words)
    return first if right and not near and not _allowed(first, known.addressees, known) else None


def _moved(token: Token, by: int) -> Token:
    return Token(token.text, token.start + by, token.end + by, token.kind, token.lower)


def _bare(word: Token) -> str:
    return word.lower.rstrip(".")


def _is_nobody(word: Token, words: list[Token], people: tuple[Person, ...], known: Known) -> bool:
    """`team`, `all`, `hiring manager` … and the company's or role's words in such a greeting name nobody."""
    low = word.lower.removesuffix("'s")
    if any(low in known.forms(person, known.name(person)) for person in people):
        return False
    if low in NOBODY or low in SUFFIXES:
        return True
    nobody = any(other.lower in NOBODY - {"and", "or", "of", "my", "dear", "to", "&"} for other in words)
    return nobody and (low in known.words or not word.text[:1].isupper())


def _parts(word: Token) -> list[str]:
    low = word.lower.removesuffix("'s")
    pieces = low.split("-")
    while len(pieces) > 1 and pieces[-1] in SUFFIXES:
        pieces.pop()
    return ["-".join(pieces)] if len(pieces) < 2 else ["-".join(pieces), *pieces]


def _allowed(word: Token, people: tuple[Person, ...], known: Known) -> bool:
    whole, *pieces = _parts(word)
    for person in people:
        forms = known.forms(person, known.name(person))
        if whole in forms or (pieces and all(piece in forms for piece in pieces)):
            return True
        if len(whole) == 1 and any(form.startswith(whole) for form in forms):
            return True
    return False


def _wrong(wrong: list[Token], people: tuple[Person, ...], known: Known) -> Hit:
    start, end = wrong[0].start, wrong[-1].end
    person = people[0]
    name = known.name(person)
    forms = known.forms(person, name)
    marks = {without_marks(form): form for form in forms}
    right = name.first
    if all(without_marks(word.lower) in marks for word in wrong):
        meant = " ".join(_as_written(marks[without_marks(word.lower)], person) for word in wrong)
        return Hit(
            start,
            end,
            message=f"The name is written {meant}; the marks are part of it.",
            fix=meant,
            severity=Severity.CONSIDER,
        )
    bearers = {owner for word in wrong for owner in known.name_words.get(word.lower, ())} - {p.id for p in people}
    if bearers and (other := known.case.person(next(iter(sorted(bearers))))):
        said = f"This letter goes to {name.full}, and the greeting names {known.name(other).full}."
    elif "" in bearers:
        said = f"This letter goes to {name.full}, and the greeting has your own name."
    else:
        said = f"The letter goes to {name.full}; the name in the greeting is another one, or is spelt another way."
    return Hit(start, end, message=said, fix=right if len(wrong) == 1 else name.full)


def _as_written(form: str, person: Person) -> str:
    at = person.name.lower().find(form)
    return person.name[at : at + len(form)] if at >= 0 else form.title()


def _swapped(names: list[Token], person: Person, known: Known) -> bool:
    name = known.name(person)
    country = person.country or known.case.application.country
    if not name.family or country in FAMILY_FIRST or person.goes_by:
        return False
    given, family = name.given.lower().replace("’", "'").split(), name.family.lower().replace("’", "'").split()
    written = [word.lower for word in names]
    return written[0] in family and written[-1] in given and written[0] not in given and written[-1] not in family


def titles_of(person: Person) -> frozenset[str]:
    """The titles given for a person: before the name, as honorific, or following from known pronouns."""
    found = {word.lower().rstrip(".") for word in person.name.split()[:-1]} & TITLES
    if person.honorific:
        found |= {word.lower().rstrip(".") for word in person.honorific.split()} & TITLES
    if person.pronouns and not found & (MALE | FEMALE):
        said = person.pronouns.lower()
        found |= {"mr"} if said.startswith("he") else {"ms"} if said.startswith("she") else set()
    return frozenset(found)


def _title(word: Token, people: tuple[Person, ...]) -> Iterator[Hit]:
    written = _bare(word)
    for person in people:
        given = titles_of(person)
        if (
            not given
            or written in given
            or any(written in group and given & group & (MALE | DOCTOR) for group in CLASSES)
        ):
            return
        explicit = " ".join(part for part in (person.honorific, person.name) if part).lower()
        if written in DOCTOR | PROFESSOR and not any(title in explicit.split() for title in given):
            return
        if written == "mx" and not person.honorific:
            return
        same = written in FEMALE and given & FEMALE
        if (
            same
            and given & FEMALE
            and "mr" not in explicit
            and not any(title in explicit.replace(".", "").split() for title in given)
        ):
            return
        right = _given_as(person, given)
        yield Hit(
            word.start,
            word.end,
            message=f"You noted {right} for {person.name.split()[-1]}; the greeting has another title.",
            fix=right,
        )
        return


def _given_as(person: Person, given: frozenset[str]) -> str:
    for piece in [*person.name.split(), *(person.honorific or "").split()]:
        if piece.lower().rstrip(".") in given:
            return piece
    return "Mr" if given & MALE else "Ms"


def _letter(greeting: str) -> dict[str, str]:
    return {
        "body": f"{greeting}\n\nThank you for your time yesterday. The two-dock pilot that halved your truck waiting "
        "time has stayed with me. I cut invoice errors by 40 % with a two-step check, and I would be glad to do the "
        "same for you.\n\nI look forward to hearing from you.\n\nBest regards,\nAna Beltrán"
    }


GREETING = Rule(
    code="wrong_name",
    title="Another name in the greeting",
    etiquette=("X4",),
    severity=Severity.STOP,
    message="The name in the greeting is not that of the person written to.",
    look=look,
    english=False,
    caught=(
        caught("", "Donna", **_letter("Dear Donna,")),
        caught("", "Tomás", **_letter("Dear Tomás,")),
        caught("", "Wu Dana", **_letter("Dear Wu Dana,")),
        caught("", "Mr", **_letter("Dear Mr Wu,"), case={"person": "Ms Dana Wu"}),
        caught("", "Renee", **_letter("Dear Renee,"), case={"person": "Renée Wu"}),
        caught("", "Mrs.", **_letter("Dear Mrs. Keller,"), case={"person": "Dr. Ines Keller"}),
        caught("", "Ana", **_letter("Hi Ana,")),
    ),
    spared=(
        spared(**_letter("Dear Dana,")),
        spared(**_letter("Dear Ms Wu,")),
        spared(**_letter("Hi Sam,"), case={"goes_by": "Sam"}),
        spared(**_letter("Dear Tanaka-san,"), case={"person": "Tanaka Haruka", "country": "JP"}),
        spared(**_letter("Dear Prof. Ng'ang'a Kimani,"), case={"person": "Prof. Ng'ang'a Kimani"}),
        spared(**_letter("Dear hiring team,")),
        spared(**_letter("Dear Dr. Keller,"), case={"person": "Frau Dr. Ines Keller"}),
        spared(**_letter("Dear Ms. van der Berg,"), case={"person": "Lotte van der Berg"}),
    ),
)
