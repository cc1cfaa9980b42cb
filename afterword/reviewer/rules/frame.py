"""The frame of a letter: subject, thanks, close, attachments (F1 C1 C5 X4)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from afterword.language import tokens, without_marks
from afterword.model import Channel, MessageKind, Severity
from afterword.reviewer.data import word_list
from afterword.reviewer.rule import Hit, Reading, Rule, caught, spared, whole

EMPTY_SUBJECTS = frozenset(word_list("frame", "empty_subjects"))
THIN_SUBJECTS = frozenset(word_list("frame", "thin_subjects"))
LOOKS_AHEAD = frozenset(word_list("letters", "looks_ahead"))
THANKS = frozenset(word_list("frame", "thanks"))
PROMISES_MATERIAL = re.compile(r"\b(?:here (?:is|are)|here's) (?:the|my|a|two|three|our|that|those)\b", re.I)
_LINK = re.compile(r"https?://|www\.")
_SIGNED_BELOW = frozenset({Channel.EMAIL, Channel.CARD, Channel.LINKEDIN_MESSAGE, Channel.PORTAL, Channel.TEXT})


def subject(reading: Reading) -> Iterator[Hit]:
    """A subject that is missing, empty, shouting, or says nothing."""
    if reading.letter.channel is not Channel.EMAIL:
        return
    text = reading.letter.subject or ""
    plain = re.sub(r"^(?:(?:re|fw|fwd|aw)\s*:\s*)+", "", text.strip(), flags=re.I).strip(" .!?-–—:").lower()
    if not text.strip():
        yield Hit(where="subject", message="The mail has no subject yet.", fix=_a_subject(reading))
        return
    span = (len(text) - len(text.lstrip()), len(text.rstrip()))
    letters = [letter for letter in text if letter.isalpha()]
    loud = len(letters) > 7 and sum(map(str.isupper, letters)) / len(letters) > 0.8 and not _all_known(text, reading)
    if loud or re.search(r"!!|\?\?|!\?|\?!", text):
        yield Hit(*span, "subject", "Capitals and rows of marks look like shouting.", _a_subject(reading))
    elif plain in EMPTY_SUBJECTS or not plain:
        yield Hit(*span, "subject", "The subject doesn't say what the mail is about.", _a_subject(reading))
    elif plain in THIN_SUBJECTS:
        said = "With the role or the day in it, the mail is found again."
        yield Hit(*span, "subject", said, _a_subject(reading), Severity.CONSIDER)


def _all_known(text: str, reading: Reading) -> bool:
    return all(token.lower in reading.known.words for token in tokens(text) if token.text[:1].isalpha())


def _a_subject(reading: Reading) -> str:
    role = reading.case.application.role
    return f"{role}: thank you" if reading.letter.kind is MessageKind.THANK_YOU else f"{role}: a short note"


def no_thanks(reading: Reading) -> Iterator[Hit]:
    """A thank-you in which nobody is thanked."""
    if reading.letter.kind is not MessageKind.THANK_YOU or not reading.parsed.clauses:
        return
    close = reading.parsed.valediction
    if close and THANKS & set(re.findall(r"[a-z]+", close.text.lower())):
        return
    if not reading.phrases.get("thanking"):
        yield Hit()


def weak_close(reading: Reading) -> Iterator[Hit]:
    """No valediction and no look ahead, or no name of the candidate under the letter."""
    parsed, letter = reading.parsed, reading.letter
    if letter.channel is Channel.PHONE or not parsed.clauses:
        return
    signed = _signed(reading)
    note = letter.channel is Channel.LINKEDIN_NOTE
    if signed and (note or parsed.valediction or _looks_ahead(reading)):
        return
    if signed or note:
        said = "The letter stops without a closing line." if signed else "The note has no name under it."
    else:
        said = "Your name is not under the letter."
    yield Hit(message=said, fix=f"Kind regards,\n{reading.case.candidate.name}")


def _signed(reading: Reading) -> bool:
    """Whether the candidate's name, or something that may be a slip of it, stands at the end."""
    own = {without_marks(form) for form in reading.known.forms(None, reading.known.candidate) if len(form) > 1}
    signature = reading.parsed.signature
    if signature:
        words = {without_marks(token.lower) for token in tokens(signature.text)}
        parts = {part for word in words for part in word.split("-")}
        return bool(own & (words | parts)) or any(token.text[:1].isupper() for token in tokens(signature.text))
    last = [without_marks(token.lower) for token in tokens(reading.parsed.own)[-6:]]
    return bool(own & set(last)) and not reading.parsed.valediction


def _looks_ahead(reading: Reading) -> bool:
    last = reading.parsed.clauses[-1]
    return bool(LOOKS_AHEAD & {word.lower for word in last.words}) or any(
        hit.clause is last for hit in reading.phrases.get("thanking", ())
    )


def attachment(reading: Reading) -> Iterator[Hit]:
    """Words of an attachment where nothing is attached."""
    letter = reading.letter
    if letter.attachments or letter.channel is Channel.CARD:
        return
    found = [
        hit
        for hit in reading.phrases.get("attaching", ())
        if not _LINK.search(hit.clause.text)
        and letter.body[hit.start : hit.end] not in reading.case.application.company
    ]
    if found:
        yield Hit(found[0].start, found[0].end)
        return
    if letter.kind is MessageKind.SEND_MATERIAL and not _LINK.search(reading.parsed.own):
        match = PROMISES_MATERIAL.search(reading.parsed.own)
        clause = match and reading.parsed.clause_at(match.start())
        if clause:
            yield Hit(clause.start, clause.end)


_CLOSE = "Dear Dana,\n\nThank you for the two-dock pilot and for your time. {}"

SUBJECT = Rule(
    code="subject",
    title="A subject that says little",
    etiquette=("F1",),
    severity=Severity.FIX,
    message="The subject doesn't say what the mail is about.",
    look=subject,
    english=False,
    caught=(
        whole(letter={"subject": ""}),
        whole(letter={"subject": None}),
        caught("", "THANKS FOR THE INTERVIEW", letter={"subject": "THANKS FOR THE INTERVIEW"}),
        caught("", "Hi", letter={"subject": "Hi"}),
        caught("", "Thank you!!!", letter={"subject": "Thank you!!!"}),
        caught("", "Quick question", letter={"subject": "Quick question"}),
    ),
    spared=(
        spared(),
        spared(letter={"subject": "Re: Operations Analyst, 4 March"}),
        spared(letter={"subject": None, "channel": "linkedin_message"}),
        spared(letter={"subject": "Thank you for Wednesday, Dana!"}),
        spared(letter={"subject": "HALDEN FREIGHT"}),
    ),
)
NO_THANKS = Rule(
    code="no_thanks",
    title="Nobody is thanked",
    etiquette=("C1",),
    severity=Severity.FIX,
    message="A thank-you that doesn't say it yet.",
    look=no_thanks,
    fix="Begin with a word of thanks for their time.",
    caught=(
        whole(body="Dear Dana,\n\nThe two-dock pilot has stayed with me.\n\nBest regards,\nAna Beltrán"),
        whole(body="Dear Dana,\n\nThankfully the train was on time.\n\nBest regards,\nAna Beltrán"),
        whole(body="Dear Dana,\n\nI would be grateful for an early answer.\n\nBest regards,\nAna Beltrán"),
        whole(body="Dear Dana,\n\nThe pilot was a pleasure to see.\n\nSincerely,\nAna Beltrán"),
    ),
    spared=(
        spared(),
        spared(body="Dear Dana,\n\nI much appreciated the tour of the pilot.\n\nBest regards,\nAna Beltrán"),
        spared(body="Dear Dana,\n\nIt was kind of you to show me the pilot.\n\nBest regards,\nAna Beltrán"),
        spared(body="Dear Dana,\n\nThe pilot has stayed with me.\n\nWith many thanks,\nAna Beltrán"),
        spared(body="Dear Dana,\n\nNo thanks needed.\n\nBest,\nAna Beltrán", letter={"kind": "update"}),
    ),
)
WEAK_CLOSE = Rule(
    code="weak_close",
    title="A letter that stops",
    etiquette=("C5",),
    severity=Severity.FIX,
    message="The letter stops without a close.",
    look=weak_close,
    english=False,
    caught=(
        whole(body=_CLOSE.format("")),
        whole(body=_CLOSE.format("\n\nBest regards,")),
        whole(body=_CLOSE.format("The dock was cold.\n\nAna Beltrán")),
        whole(body="Dear Dana, thank you for the pilot.", letter={"channel": "linkedin_note"}),
    ),
    spared=(
        spared(),
        spared(body=_CLOSE.format("I hope to see it again.\n\nAna")),
        spared(body=_CLOSE.format("\n\nBest,\nAna")),
        spared(body="Dear Dana, thank you for the pilot. Ana Beltrán", letter={"channel": "linkedin_note"}),
        spared(body=_CLOSE.format("\n\nWarmly,\nAna Beltrán\n+1 555 0100")),
    ),
)
ATTACHMENT = Rule(
    code="attachment",
    title="Nothing is attached",
    etiquette=("X4",),
    severity=Severity.FIX,
    message="The letter speaks of an attachment, and nothing is attached yet.",
    look=attachment,
    fix="Attach the file, or take the words out.",
    caught=(
        caught("I have attached my CV again for convenience.", "attached"),
        caught("Please find enclosed the two sketches.", "Please find enclosed"),
        caught("You will find my portfolio in the attachment.", "attachment"),
        caught("I'm attaching the figures you asked about.", "attaching"),
    ),
    spared=(
        spared("I have attached my CV again.", letter={"attachments": ["cv.pdf"]}),
        spared("You attached more weight to the gate than to the dock."),
        spared("I am rather attached to that yard, and to its enclosed garden."),
        spared("I will attach the figures once they are ready."),
    ),
)
