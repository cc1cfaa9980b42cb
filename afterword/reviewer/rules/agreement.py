"""Verbs that don't agree with their noun, next to it or at a distance (C7)."""

from __future__ import annotations

from collections.abc import Iterator

from afterword.language import is_function_word
from afterword.model import Severity
from afterword.reviewer.data import word_list
from afterword.reviewer.letter import Clause, Word
from afterword.reviewer.rule import Hit, Reading, Rule, caught, spared
from afterword.reviewer.rules.slips import raw_words

DETERMINERS = frozenset(word_list("agreement", "determiners"))
PREPOSITIONS = frozenset(word_list("agreement", "prepositions"))
OPENERS = frozenset(word_list("agreement", "openers"))
PLURAL = frozenset(word_list("agreement", "plural"))
EITHER = frozenset(word_list("agreement", "either"))
SINGULAR = frozenset(word_list("agreement", "singular"))
MANY = {"are": "is", "were": "was", "have": "has", "aren't": "isn't", "weren't": "wasn't", "haven't": "hasn't"}
ONE = {"is": "are", "was": "were", "has": "have", "isn't": "aren't", "wasn't": "weren't", "hasn't": "haven't"}
VERBS_OF_ONE = frozenset(word_list("classes", "noun_person"))
_SUPPOSED = frozenset({"if", "wish", "though", "were", "as", "unless", "suggest", "recommend", "than", "let", "help"})
LONGEST_NAME = 4
LONGEST_TAIL = 5


def look(reading: Reading) -> Iterator[Hit]:
    """Subjects that begin with an article or the like at the start of a clause, and the verb after them."""
    for clause in reading.parsed.clauses:
        words = raw_words(clause)
        for at, word in enumerate(words):
            if word.lower in DETERMINERS and _begins(words, at):
                hit = _checked(words, at, clause)
                if hit and not reading.parsed.in_quotes(hit.start or 0, hit.end or 0):
                    yield hit


def _begins(words: tuple[Word, ...], at: int) -> bool:
    if at == 0:
        return True
    before = words[at - 1].lower
    if before == "," or before in ";:":
        return True
    if before not in OPENERS:
        return False
    # `and the dock are`: two subjects share the verb, unless a clause has ended before
    return before not in ("and", "or") or (at >= 2 and words[at - 2].lower == ",")


def _checked(words: tuple[Word, ...], at: int, clause: Clause) -> Hit | None:
    head, after = _name(words, at + 1)
    if head is None:
        return None
    verb = after
    if verb < len(words) and words[verb].lower in PREPOSITIONS:
        verb = _past_tail(words, verb)
    if verb >= len(words) or words[verb - 1].lower == "to" or _SUPPOSED & {word.lower for word in words[:at]}:
        return None
    said = words[verb].lower
    noun = words[head]
    many = _is_many(noun.lower, words[at].lower)
    if many is None or clause.text[noun.start - clause.start].isupper():
        return None
    if (many and (said in ONE or said in VERBS_OF_ONE)) or (not many and said in MANY):
        if _joined(words[at:verb]) or (verb + 1 < len(words) and words[verb + 1].lower in ("to",) and said == "were"):
            return None
        right = ONE.get(said) if many else MANY[said]
        start = words[at].start if verb - head > 1 else noun.start
        noun_text = clause.text[noun.start - clause.start : noun.end - clause.start]
        return Hit(start, words[verb].end, message=f"The verb goes with “{noun_text}”.", fix=right)
    return None


def _name(words: tuple[Word, ...], at: int) -> tuple[int | None, int]:
    """The last word of a plain noun phrase, and the place after it."""
    last = None
    place = at
    while place < len(words) and place - at < LONGEST_NAME:
        low = words[place].lower
        if not low[:1].isalpha() or low in PREPOSITIONS or low in MANY or low in ONE or is_function_word(low):
            break
        if last is not None and low in VERBS_OF_ONE:
            break
        last = place
        place += 1
    return last, place


def _past_tail(words: tuple[Word, ...], at: int) -> int:
    """The place after `of the last two lines`: prepositions, articles and at most a few words of meaning."""
    place = at
    while place < len(words) and place - at <= LONGEST_TAIL + 2:
        low = words[place].lower
        if low in MANY or low in ONE:
            return place
        if (
            low in PREPOSITIONS
            or low in DETERMINERS
            or low in ("last", "first", "two", "three", "four", "all", "each", "every")
        ) or (low[:1].isalpha() and not is_function_word(low) and not low.endswith(("ed", "ing"))):
            place += 1
        else:
            return len(words)
    return len(words)


def _joined(words: tuple[Word, ...]) -> bool:
    return any(word.lower in ("and", "or", "who", "which", "that", "&") for word in words[1:])


def _is_many(low: str, determiner: str) -> bool | None:
    """Whether a noun is a plural; None where it can be both or isn't clear."""
    if low in EITHER or low.endswith(("'s", "s'")):
        return None
    if low in PLURAL:
        return True
    if low in SINGULAR or low.endswith(("ss", "us", "is", "ics", "ness")):
        return low in ("sales", "goods", "premises")
    if low.endswith("s"):
        return None if determiner in ("a", "an", "this", "that") else True
    if determiner in ("these", "those") or low.endswith(("ese", "ish", "est", "ed")) or not low.isalpha():
        return None
    return False


AGREEMENT = Rule(
    code="grammar",
    title="A verb and its noun",
    etiquette=("C7",),
    severity=Severity.FIX,
    message="The verb doesn't go with its noun.",
    look=look,
    caught=(
        caught("The timing of the last two trucks are the hardest part.", "The timing of the last two trucks are"),
        caught("I hear that a decision have been made.", "decision have"),
        caught("I ran the yard, and the drivers was my best teachers.", "drivers was"),
        caught("The map of the docks were on the wall.", "The map of the docks were"),
        caught("The papers on the desk was mine.", "The papers on the desk was"),
    ),
    spared=(
        spared("The timing of the last two trucks is the hardest part."),
        spared("If the dock were wider, the trucks would turn."),
        spared("The team are kind, and the gate and the dock are near."),
        spared("The number of boxes that were lost is small, and a lot of them were mine."),
        spared("The news is good, and the people in the yard are proud of it."),
        spared("Whether the drivers in the yard are there at five is the question."),
    ),
)
