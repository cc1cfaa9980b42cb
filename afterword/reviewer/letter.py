"""A letter parsed once: greeting, body, sentences, words, sign-off, quoted text. Every place is in code points."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from afterword.language import Kind, Sentence, Token, is_function_word, lemma, sentences, tokens
from afterword.model import Letter
from afterword.reviewer.data import word_list

_GREETING_WORDS = "|".join(sorted(word_list("letters", "greetings"), key=len, reverse=True))
_VALEDICTIONS = frozenset(word_list("letters", "valedictions"))
_GREETING = re.compile(
    rf"\s*(?P<word>{_GREETING_WORDS})(?=[\s,!.:])(?P<name>[^,!:;\n]{{0,80}}?)\s*(?:[,!:;\n]|$)", re.I
)
_BARE_GREETING = re.compile(r"\s*(?P<word>)(?P<name>[^\W\d_][\w.'’-]*(?: [^\W\d_][\w.'’-]*){0,2}),[ \t]*(?:\n|$)")
_CHAIN = re.compile(r"^(?:>|On .{5,80} wrote:\s*$|-{3,} ?Original Message|Von: |From: .+@)", re.M)
_QUOTED = re.compile(r"“[^”\n]{2,400}”|\"[^\"\n]{2,400}\"|„[^“\n]{2,400}“|«[^»\n]{2,400}»|`[^`\n]{1,400}`")
_ENGLISH = frozenset(
    {"the", "and", "you", "your", "of", "is", "was", "my", "have", "thank", "thanks", "it", "we", "be"}
)
_CONTRACTED = {"'ve": ("have",), "'d": ("would",), "'ll": ("will",), "'re": ("are",), "'m": ("am",), "n't": ("not",)}
_IS = frozenset(["it", "he", "she", "that", "there", "what", "who", "here", "how", "where", "let"])
_NEGATED = {"can't": "can", "won't": "will", "shan't": "shall", "cannot": "can"}


@dataclass(frozen=True, slots=True)
class Word:
    """A word as rules match it: contractions are taken apart, so that two words may share one place."""

    lower: str
    lemma: str
    start: int
    end: int


@dataclass(frozen=True)
class Clause:
    """A sentence of the letter with its words; `asks` where it ends in a question mark."""

    text: str
    start: int
    end: int
    tokens: tuple[Token, ...]
    words: tuple[Word, ...]
    paragraph: int

    @property
    def asks(self) -> bool:
        """Whether it is a question."""
        return self.text.rstrip("\"”’')").endswith("?")

    @cached_property
    def lemmas(self) -> frozenset[str]:
        """The lemmas of all its words."""
        return frozenset(word.lemma for word in self.words)

    @cached_property
    def lowers(self) -> frozenset[str]:
        """All its words in lower case."""
        return frozenset(word.lower for word in self.words)

    @cached_property
    def content(self) -> frozenset[str]:
        """The lemmas of the words that carry meaning, hyphened words in their parts."""
        return content_of(self.tokens)


@dataclass(frozen=True, slots=True)
class Span:
    start: int
    end: int
    text: str


@dataclass(frozen=True)
class Parsed:
    """The letter in its parts. `greeting` is the whole line, `greeted` the names in it, `signature` what follows the
    valediction; each null where the letter has none. `end` is where the candidate's own text ends (a chain follows)."""

    letter: Letter
    body: str
    end: int
    greeting: Span | None
    greeting_word: Span | None
    greeted: Span | None
    valediction: Span | None
    signature: Span | None
    core: tuple[int, int]
    clauses: tuple[Clause, ...] = field(repr=False)

    @cached_property
    def quoted(self) -> tuple[tuple[int, int], ...]:
        """Places of quoted and code text, which rules of tone and language leave alone."""
        return tuple(match.span() for match in _QUOTED.finditer(self.body, 0, self.end))

    def in_quotes(self, start: int, end: int) -> bool:
        """Whether the piece lies within quoted text."""
        return any(first <= start and end <= last for first, last in self.quoted)

    @cached_property
    def own(self) -> str:
        """The candidate's own text, without a chain of earlier mails."""
        return self.body[: self.end]

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """All words of all sentences, in order."""
        return tuple(word for clause in self.clauses for word in clause.words)

    @cached_property
    def lemmas(self) -> frozenset[str]:
        """The lemmas of all words between greeting and sign-off."""
        return frozenset(word.lemma for word in self.words)

    @cached_property
    def count(self) -> int:
        """Words as people count them, greeting and sign-off included."""
        return len(self.own.split())

    @cached_property
    def english(self) -> bool:
        """Whether it reads as English; too little text to tell counts as English."""
        words = [word.lower for word in self.words if word.lower.isalpha()]
        if len(words) < 8:
            return True
        common = sum(map(is_function_word, words)) / len(words)
        return common >= 0.25 and not _ENGLISH.isdisjoint(words)

    @cached_property
    def subject_tokens(self) -> tuple[Token, ...]:
        """The subject cut into tokens."""
        return tokens(self.letter.subject or "")

    def clause_at(self, place: int) -> Clause | None:
        """The sentence that holds a place, or None."""
        return next((clause for clause in self.clauses if clause.start <= place < clause.end), None)


def parse(letter: Letter) -> Parsed:
    """The parts of `letter`. Never raises, whatever the text."""
    body = letter.body
    chain = _CHAIN.search(body, 1) if body else None
    end = chain.start() if chain else len(body)
    text = body[:end]
    greeting, word, names = _greeting(text)
    start = greeting.end if greeting else 0
    valediction, signature, close = _sign_off(text, start)
    found = tuple(_clauses(text, start, close))
    return Parsed(letter, body, end, greeting, word, names, valediction, signature, (start, close), found)


def _greeting(text: str) -> tuple[Span | None, Span | None, Span | None]:
    match = _GREETING.match(text) or _BARE_GREETING.match(text)
    if not match:
        return None, None, None
    whole = Span(match.start("word"), match.end(), text[match.start("word") : match.end()])
    name = match.group("name")
    first = match.start("name") + len(name) - len(name.lstrip())
    greeted = Span(first, first + len(name.strip()), name.strip())
    return whole, Span(*match.span("word"), match.group("word")), greeted


def _sign_off(text: str, start: int) -> tuple[Span | None, Span | None, int]:
    """Valediction, signature, and where the text before them ends."""
    lines = [(match.start(), match.group()) for match in re.finditer(r"[^\n]+", text) if match.group().strip()]
    for at, line in reversed(lines[-10:]):
        first = at + len(line) - len(line.lstrip())
        size = valediction_size(line.strip()) if first >= start else 0
        if size:
            rest_from = first + size
            return Span(first, rest_from, text[first:rest_from]), _rest(text, rest_from), first
    inline = _inline_sign_off(text, start)
    if inline:
        return inline
    if len(lines) > 1 and lines[-2][0] >= start and _closes(lines[-2][1], lines[-1][1]):
        at, line = lines[-2]
        size = len(line.rstrip(" ,\r"))
        return Span(at, at + size, line[:size]), _rest(text, at + size), at
    if len(lines) > 1 or (lines and lines[0][0] >= start):
        at, line = lines[-1]
        if at >= start and _looks_signed(line.strip()):
            return None, Span(at, at + len(line.rstrip()), line.strip()), at
    return None, None, len(text)


def valediction_size(line: str) -> int:
    """How much of a line's beginning is a valediction, 0 if none: `Kind regards,` and what may stand before a name."""
    words = re.findall(r"[^\s,.!–—-]+", line)[:6]
    for size in range(min(5, len(words)), 0, -1):
        if " ".join(words[:size]).lower().replace("’", "'") in _VALEDICTIONS:
            match = re.match(r"\W*" + r"\W+".join(map(re.escape, words[:size])), line)
            after = line[match.end() :] if match else ""
            if match and size > 1 and re.match(r"\s+(?:to|from|for) [^.?!]{1,50},?$", after):
                return len(line.rstrip(" ,"))
            if match and (not after.strip() or re.match(r"\s*[,!.–—-]", after) or len(after.split()) <= 3):
                return match.end() if not re.match(r"\s+[a-z]", after) else 0
    return 0


def _rest(text: str, start: int) -> Span | None:
    rest = text[start:]
    first = start + len(rest) - len(rest.lstrip(" ,.!\n\t\r–—-"))
    piece = text[first:].rstrip()
    return Span(first, first + len(piece), piece) if piece else None


def _inline_sign_off(text: str, start: int) -> tuple[Span | None, Span | None, int] | None:
    """A sign-off in the last line of running text, as in notes of 300 characters: `… in touch. Kind regards, Ana`."""
    for match in reversed(list(re.finditer(r"(?:[.!?]|[,–—]) +", text[start:]))):
        first = start + match.end()
        if len(text) - first > 80:
            break
        size = valediction_size(text[first:].strip())
        if size:
            return Span(first, first + size, text[first : first + size]), _rest(text, first + size), first
    last = re.search(r"(?:[.!?]|[–—-]) +((?:[^\W\d_a-z][^\s.!?,]*\.? ?){1,4})\s*$", text[start:])
    if last:
        first = start + last.start(1)
        return None, Span(first, first + len(last.group(1).rstrip()), last.group(1).rstrip()), first
    return None


def _closes(line: str, last: str) -> bool:
    """Whether a short line with a comma at its end stands right above a name: a close this room has no words for."""
    return line.rstrip().endswith(",") and 1 <= len(line.split()) <= 7 and _looks_signed(last.strip())


def _looks_signed(line: str) -> bool:
    words = line.strip("–—- ").split()
    if not 1 <= len(words) <= 5 or line[-1:] in ".?!:,":
        return False
    return sum(word[:1].isupper() for word in words) * 2 >= len(words) or (len(words) <= 2 and not line.endswith(","))


def _clauses(text: str, start: int, end: int) -> Iterable[Clause]:
    number = 0
    place = start
    for piece in re.split(r"(\n[ \t\r]*\n)", text[start:end]):
        if piece.strip():
            for sentence in sentences(piece, place):
                yield _clause(sentence, number)
            number += 1
        place += len(piece)


def _clause(sentence: Sentence, paragraph: int) -> Clause:
    words = tuple(word for token in sentence.tokens for word in words_of_token(token))
    return Clause(sentence.text, sentence.start, sentence.end, sentence.tokens, words, paragraph)


def words_of_token(token: Token) -> tuple[Word, ...]:
    """A token's words: none for punctuation, two or more for a contraction."""
    if token.kind not in (Kind.WORD, Kind.NUMBER):
        return ()
    parts = _taken_apart(token.lower)
    return tuple(Word(part, lemma(part), token.start, token.end) for part in parts)


def _taken_apart(low: str) -> tuple[str, ...]:
    if low in _NEGATED:
        return _NEGATED[low], "not"
    if "'" not in low:
        return (low,)
    for ending, words in _CONTRACTED.items():
        if low.endswith(ending) and len(low) > len(ending):
            return low.removesuffix(ending), *words
    if low.endswith("'s") and low[:-2] in _IS:
        return low[:-2], "us" if low == "let's" else "is"
    return (low,)


def content_of(found: tuple[Token, ...]) -> frozenset[str]:
    """The lemmas of the words that carry meaning, and the numbers; hyphened words whole and in their parts."""
    lemmas = set()
    for token in found:
        if token.kind not in (Kind.WORD, Kind.NUMBER):
            continue
        for part in {token.lower, *token.lower.split("-")}:
            if len(part) > 1 and not is_function_word(part):
                lemmas.add(lemma(part))
    return frozenset(lemmas)
