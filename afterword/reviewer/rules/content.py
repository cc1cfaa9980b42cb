"""What the letter says of this talk and of the candidate: generic, no fit, no interest (X1 C2 C3 C9)."""

from __future__ import annotations

from collections.abc import Iterator

from afterword.language import lemma, tokens
from afterword.model import Channel, MessageKind, NoteKind, Part, Severity, Stage
from afterword.reviewer.dates import MONTHS, WEEKDAYS
from afterword.reviewer.known import Known, content_words
from afterword.reviewer.letter import Clause, words_of_token
from afterword.reviewer.rule import Hit, Reading, Rule, spared, whole
from afterword.reviewer.stock import meaning, stock

ENOUGH = 2
"""Words of the notes that show a letter to be about this talk."""
PLENTY = 5
"""Words of its own, beyond the vocabulary of letters, that show the same where no note is met."""
RUN = 4
"""Words in a row that a letter has from a note only on purpose."""
NO_FIT_PARTS = frozenset({Part.RECRUITER, Part.COORDINATOR, Part.AGENCY_RECRUITER})
_GENERIC_KINDS = frozenset({MessageKind.THANK_YOU, MessageKind.CHECK_IN, MessageKind.RECONNECT, MessageKind.CONNECT})
_TONES = ("pushy", "self_doubt", "flattery", "familiar", "personal", "pay", "confidential")


def generic(reading: Reading) -> Iterator[Hit]:
    """A letter that carries nothing of this talk: no word of a note, and none of its own."""
    kind = reading.letter.kind
    if kind not in _GENERIC_KINDS or not reading.parsed.clauses:
        return
    content = frozenset(meaning(word) for clause in reading.parsed.clauses for word in clause.content)
    met = content & frozenset(meaning(word) for word in noted_words(reading.known))
    own = _own_words(reading)
    if _quoted_note(reading):
        return
    if len(met) >= ENOUGH or (met and (len(own) >= ENOUGH or any(word[:1].isdigit() for word in met))):
        return
    thank_you = kind is MessageKind.THANK_YOU
    if len(own) >= (PLENTY if thank_you else ENOUGH):
        return
    sure = thank_you and not met and (reading.known.talk_notes or not own)
    yield Hit(severity=None if sure else Severity.CONSIDER)


def _quoted_note(reading: Reading) -> bool:
    """Whether four words in a row come from a note."""
    rows = [_lemmas(note.text) for note in reading.known.talk_notes]
    runs = {row[at : at + RUN] for row in rows for at in range(len(row) - RUN + 1)}
    letter = [tuple(word.lemma for word in clause.words) for clause in reading.parsed.clauses]
    return any(row[at : at + RUN] in runs for row in letter for at in range(len(row) - RUN + 1))


def _lemmas(text: str) -> tuple[str, ...]:
    return tuple(word.lemma for token in tokens(text) for word in words_of_token(token))


def noted_words(known: Known) -> frozenset[str]:
    """The lemmas of the notes about the talk and the company that only they could have brought in."""
    names = {lemma(word) for word in known.name_words}
    place = content_words(known.case.application.company) | content_words(known.case.application.role)
    notes = (note for note in known.talk_notes if note.kind is not NoteKind.FIT)
    return (
        frozenset(word for note in notes for word in content_words(note.text)) - stock() - names - place - known.brings
    )


def _own_words(reading: Reading) -> frozenset[str]:
    """Lemmas beyond the vocabulary of letters, in sentences that are about neither oneself nor out of tone."""
    known = reading.known
    names = {lemma(word) for word in known.name_words}
    place = content_words(known.case.application.company) | content_words(known.case.application.role)
    toned = {hit.clause.start for tone in _TONES for hit in reading.phrases.get(tone, ())}
    found: set[str] = set()
    for clause in reading.parsed.clauses:
        if clause.start in toned or len(clause.content & known.brings) >= ENOUGH or _of_oneself(clause):
            continue
        words = {word for word in clause.content if word.isalpha() or "-" in word}
        found |= words - stock() - names - place - known.brings - _days()
    return frozenset(found)


def _days() -> frozenset[str]:
    return frozenset({lemma(word) for word in (*WEEKDAYS, *MONTHS)})


def _of_oneself(clause: Clause) -> bool:
    """Whether a sentence tells of the candidate alone: `I` and no `you`."""
    return "i" in clause.lowers and not {"you", "your", "yours"} & clause.lowers


def no_fit(reading: Reading) -> Iterator[Hit]:
    """A thank-you by mail that never says what the candidate brings."""
    letter, known = reading.letter, reading.known
    if letter.kind is not MessageKind.THANK_YOU or letter.channel is not Channel.EMAIL or not reading.parsed.clauses:
        return
    if any(person.part in NO_FIT_PARTS for person in known.addressees):
        return
    if known.talks_with_them and known.talks_with_them[-1].stage is Stage.SCREEN:
        return
    content = frozenset(word for clause in reading.parsed.clauses for word in clause.content)
    brings = known.brings - stock()
    if len(content & brings) >= min(ENOUGH, len(brings) or ENOUGH) or reading.phrases.get("fit"):
        return
    yield Hit()


def no_interest(reading: Reading) -> Iterator[Hit]:
    """Never says that one would like the job, though the notes do."""
    letter = reading.letter
    if letter.kind not in _GENERIC_KINDS - {MessageKind.CONNECT} or letter.channel is Channel.LINKEDIN_NOTE:
        return
    interest = [note.text.strip().lower() for note in reading.known.notes if note.kind is NoteKind.INTEREST]
    if not interest or not interest[-1].startswith(("yes", "more")) or not reading.parsed.clauses:
        return
    if not reading.phrases.get("interest"):
        yield Hit()


_STOCK = (
    "Dear Dana,\n\n{}\n\nI am confident that my skills would be an asset.\n\nI look forward to hearing from you.\n\n"
    "Best regards,\nAna Beltrán"
)
_PLAIN = (
    "Dear Dana,\n\nThank you for your time yesterday. The two-dock pilot that halved your waiting time has stayed "
    "with me."
    "\n\n{}\n\nI look forward to hearing from you.\n\nBest regards,\nAna Beltrán"
)
_YES = {
    "notes": [{"kind": "interest", "text": "yes"}, {"kind": "moment", "text": "the two-dock pilot", "person": "p1"}]
}

GENERIC = Rule(
    code="generic",
    title="It could be anybody's letter",
    etiquette=("X1", "C2"),
    severity=Severity.FIX,
    message="Nothing in it yet that only this talk could have given.",
    look=generic,
    fix="Name one thing from the talk: what they showed you, said, or asked.",
    caught=(
        whole(body=_STOCK.format("Thank you for your time yesterday. It was great to learn more about the role.")),
        whole(body=_STOCK.format("Thank you for the opportunity to discuss the position and the goals of your team.")),
        whole(body=_STOCK.format("I appreciated your insights into the company's culture and its mission.")),
        whole(body=_STOCK.format("It was a pleasure to meet you. Your passion for innovation was inspiring.")),
    ),
    spared=(
        spared(),
        spared(body=_STOCK.format("Thank you for the two-dock pilot you showed me.")),
        spared(body=_STOCK.format("Thank you. Trucks that wait half as long must please every driver.")),
        spared(
            body=_STOCK.format(
                "Thank you for the pickle jar, the broken gate and the goat that guards your loading ramp."
            ),
            case={"notes": []},
        ),
    ),
)
NO_FIT = Rule(
    code="no_fit",
    title="What you bring is not in it",
    etiquette=("C3",),
    severity=Severity.CONSIDER,
    message="The letter doesn't say yet what you would bring.",
    look=no_fit,
    fix="Add half a sentence on what you have done that fits.",
    caught=(
        whole(body=_PLAIN.format("The gate would be the first thing to look at.")),
        whole(body=_PLAIN.format("I should like to see it again.")),
        whole(body=_PLAIN.format("It is a fine idea.")),
        whole(body=_PLAIN.format("I hope we meet again.")),
    ),
    spared=(
        spared(),
        spared(body=_PLAIN.format("I ran a night desk for six years and know what waiting costs.")),
        spared(body=_PLAIN.format("My experience with yards would be of use.")),
        spared(body=_PLAIN.format("It is a fine idea."), case={"part": "recruiter"}),
        spared(body=_PLAIN.format("It is a fine idea."), case={"stage": "screen"}),
    ),
)
NO_INTEREST = Rule(
    code="no_interest",
    title="That you would like it is not in it",
    etiquette=("C9",),
    severity=Severity.CONSIDER,
    message="You noted that you would like the job; the letter doesn't say so yet.",
    look=no_interest,
    fix="Say once, plainly, that you would like to do this work with them.",
    caught=(
        whole(body=_PLAIN.format("The gate came to mind again."), case=_YES),
        whole(body=_PLAIN.format("I would be happy to answer any questions."), case=_YES),
        whole(body=_PLAIN.format("I ran a night desk for six years."), case=_YES),
        whole(body=_PLAIN.format("Please let me know if you need my papers."), case=_YES),
    ),
    spared=(
        spared(body=_PLAIN.format("I would be glad to do that with you."), case=_YES),
        spared(body=_PLAIN.format("I remain very interested."), case=_YES),
        spared(body=_PLAIN.format("I'd love to join."), case=_YES),
        spared(body=_PLAIN.format("The gate came to mind again.")),
    ),
)
