"""What a template leaves behind: brackets, blanks, XXX, two words where one was to be chosen (X6)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from afterword.model import Severity
from afterword.reviewer.data import word_list
from afterword.reviewer.rule import Hit, Reading, Rule, caught, spared

PAIRS = frozenset(word_list("slashes", "pairs"))
SIDES = frozenset(word_list("slashes", "sides"))
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_BLANKS = re.compile(
    r"""
    \[(?![\d\s]{1,4}\]|sic\]|…\]|\.{3}\])[^\]\n]{1,60}\]
  | \{\{?[^}\n]{1,60}\}?\}
  | <<[^>\n]{1,60}>>
  | <[ ]?(?:[a-z]+[ _-]){0,3}
      (?:name|company|role|title|position|date|interviewer|employer|firm|topic|project|skill)[ ]?>
  | (?<![\w%])%[A-Z_]{3,30}%(?!\w)
  | \$\{?[A-Z_]{3,30}\}?(?!\w)
  | (?<![\w-])X{2,5}(?:[ ](?:MONTHS)\b)?(?![\w-])
  | (?<!\w)_{3,40}(?!\w)
  | (?<!\w)\.{5,40}(?!\w)
  | (?<![\w?])\?{2,5}[ ](?:MONTHS)\b
  | (?<!\w)(?:TBD|TBC|TODO|FIXME|N\.N\.|lorem[ ]ipsum|blah[ ]blah|asdf\w*)(?!\w)
  | \((?:insert|add|fill[ ]in|mention|name|choose|pick|delete|replace|your|their|company|role|position|example|specific)
      \b[^)\n]{0,60}\)
  | \b(?:insert|INSERT)[ ](?:your[ ]|the[ ]|a[ ]|their[ ]|company[ ]|specific[ ])?
      (?:name|company|role|title|detail|details|example|date|here|project|skill|topic|text|something)
      (?:[ ](?:name|here))?\b
  | \b(?:YOUR|COMPANY|INTERVIEWER|RECIPIENT|CANDIDATE|FIRST|LAST|MANAGER)[ _]?(?:NAME|TITLE|ROLE|COMPANY)\b
  | \b(?:Your|Company|Interviewer's|Interviewer|Recipient|Hiring[ ]Manager|Employer|First|Last|Manager's)[ ]Name\b
      (?![ ]is)
  | \#(?:NAME|REF|N/A|VALUE)\b[?!]?
    """.replace("MONTHS", _MONTHS),
    re.VERBOSE,
)
_EITHER = re.compile(r"(?<![\w/:.@])([^\W\d_][\w'’-]*\.?)( ?/ ?)([^\W\d_][\w'’-]*)(?![\w/@]|\.\w)")
_LINK = re.compile(r"(?:https?://|www\.|[\w.+-]+@)\S+")
_EMPTY_GREETING = re.compile(r"\s*(Dear|Hi|Hello)[ ]*[,!:]")


def look(reading: Reading) -> Iterator[Hit]:
    """Blanks in the body and the subject, words with a slash between, and a greeting without a name."""
    for where, text in (("subject", reading.letter.subject or ""), ("body", reading.parsed.own)):
        links = [match.span() for match in _LINK.finditer(text)]
        known = " ".join(reading.known.texts)
        for match in _BLANKS.finditer(text):
            if match.group() not in known and not _within(match.span(), links):
                yield Hit(*match.span(), where)
        for match in _EITHER.finditer(text):
            if not _within(match.span(), links) and not _usual(match, reading, known):
                said = "Two words stand where one was to be chosen."
                yield Hit(*match.span(), where, said, match.group(1))
    empty = _EMPTY_GREETING.match(reading.parsed.own)
    if empty:
        yield Hit(empty.start(1), empty.end(), message="The greeting has no name yet.")


def _within(span: tuple[int, int], places: list[tuple[int, int]]) -> bool:
    return any(first <= span[0] < last for first, last in places)


def _usual(match: re.Match[str], reading: Reading, known: str) -> bool:
    """Whether words with a slash belong together: and/or, client/server, CI/CD, or as the case has them."""
    one, other = match.group(1).lower().rstrip("."), match.group(3).lower()
    if f"{one}/{other}" in PAIRS or match.group().lower() in known.lower():
        return True
    if one in SIDES or other in SIDES or min(len(one), len(other)) < 2:
        return True
    return match.group(1).isupper() and match.group(3).isupper() and max(len(one), len(other)) <= 5


PLACEHOLDER = Rule(
    code="placeholder",
    title="A blank that was not filled in",
    etiquette=("X6",),
    severity=Severity.STOP,
    message="This looks like a blank that still waits for its word.",
    look=look,
    english=False,
    caught=(
        caught("I would be glad to join [Company Name] in spring.", "[Company Name]"),
        caught("I could start on XX June.", "XX June"),
        caught("Your work on {{topic}} has stayed with me.", "{{topic}}"),
        caught("My quick/careful way of working would suit you.", "quick/careful"),
        caught("I would like to say more about (insert project) when we meet.", "(insert project)"),
        caught("Thank you for ____ and for your time.", "____"),
        caught("", "Mr/Ms", body="Dear Mr/Ms Wu,\n\nThank you for the two-dock pilot.\n\nBest regards,\nAna Beltrán"),
    ),
    spared=(
        spared("We ship it by road and/or rail, with CI/CD for the scales."),
        spared("He called it a problem [sic] and left it at that."),
        spared("The notes are at https://notes.example/docks/two and open to all."),
        spared("The valve opened at 3/4 of the load, 24/7, with his/her key."),
        spared("A client/server split would help."),
    ),
)
