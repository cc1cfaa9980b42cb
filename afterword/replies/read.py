"""`read_reply`: what a mail from the other side says, with its facts, how sure, and the sentence it was read from."""

from __future__ import annotations

from afterword.model import Case, Confidence, Mail, ReplyFacts, ReplyLabel, ReplyReading
from afterword.replies.facts import facts_of
from afterword.replies.fresh import fresh_text, whole_text
from afterword.replies.heard import Heard
from afterword.replies.listening import Said, by_lines, listen
from afterword.replies.machine import is_permanent, signs_of
from afterword.replies.matter import REPLIED, matter_of
from afterword.replies.moment import Moment
from afterword.replies.weighing import weigh


def read_reply(mail: Mail, country: str | None = None, case: Case | None = None) -> ReplyReading:
    """What `mail` says (T10). `country` (or the case's) decides how dates are read; without a date, none are."""
    whole = whole_text(mail)
    signs = signs_of(mail, whole)
    if signs.bounce:
        return _reading(ReplyLabel.BOUNCE, _first_line(whole), ReplyFacts(permanent=is_permanent(whole)))
    if signs.receipt:
        return _reading(ReplyLabel.AUTO_ACKNOWLEDGEMENT, _first_line(whole))
    text = by_lines(fresh_text(mail))
    said = listen(text)
    subject = _subject(mail)
    if not said:
        return ReplyReading(ReplyLabel.UNKNOWN, Confidence.UNSURE, _first_line(whole) or mail.subject)
    moment = Moment.of(mail, country, case, text)
    heard = Heard(said, subject, signs, moment.is_timed, moment.is_clocked, matter_of(said, mail, whole))
    judgement = weigh(heard, mail)
    facts = facts_of(judgement, heard, moment, mail)
    why = judgement.evidence.text if judgement.evidence else mail.subject
    return ReplyReading(judgement.label, judgement.confidence, why, facts, judgement.also)


def _reading(label: ReplyLabel, why: str, facts: ReplyFacts | None = None) -> ReplyReading:
    return ReplyReading(label, Confidence.SURE, why, facts or ReplyFacts())


def _first_line(text: str) -> str:
    return next((line.strip() for line in text.split("\n") if len(line.split()) > 2), text.strip()[:200])


def _subject(mail: Mail) -> Said | None:
    """The subject as a sentence of the sender's, unless it answers somebody."""
    text = mail.subject.strip()
    if not text or text.lower().startswith(REPLIED):
        return None
    heard = listen(text[:300])
    return heard[0] if heard else None
