"""Days and dates of the talk as the letter tells them, against the case (C8)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from afterword.model import EventKind, MessageKind, Severity
from afterword.model.facts import Interview
from afterword.reviewer.dates import WEEKDAYS, dates_in, weekdays_in
from afterword.reviewer.rule import Hit, Reading, Rule, caught, spared

_TALK = (
    "interview|conversation|talk|call|chat|meeting|visit|tour|panel|trial|discussion|session|round|trial day|"
    "introduction"
)
_OF_TALK = re.compile(rf"['’]s (?:\w+ ){{0,3}}(?:{_TALK})\b", re.I)
_THANKED = re.compile(
    r"\b(?:thank(?:s|ed|ing)?|grateful|appreciate[ds]?|pleasure|enjoyed|good of you|kind of you)\b", re.I
)
_MET = re.compile(
    r"\b(?:met|spoke|talked|interviewed|visited|seeing me|meeting (?:me|with me|you|with you)|having me|showing me|"
    r"speaking with|talking (?:with|to)|showed me|told me|walk(?:ed)? (?:me|round)|received me|receiving me|"
    r"came (?:to|in)|"
    r"your time|the time)\b",
    re.I,
)
_AHEAD = re.compile(
    r"\b(?:next|by|until|till|before|coming|this|from|after|since|every|each|following|on or before|between|any)\s+$",
    re.I,
)
_COMING = re.compile(
    r"\b(?:will|'ll|shall|look(?:ing)? forward|available|free on|could (?:start|come|meet|speak)|"
    r"can (?:start|come|meet)|"
    r"see you|until then|hope to|start on|begin on|due|deadline|answer by|hear (?:by|on)|expect|"
    r"might hear|promised?)\b",
    re.I,
)
_DAYPART = re.compile(r"\b(yesterday|today|this) ?(morning|afternoon|evening)?\b", re.I)
_HOURS = {"morning": (0, 13), "afternoon": (11, 19), "evening": (16, 24)}


def look(reading: Reading) -> Iterator[Hit]:
    """A weekday, date, `yesterday` or `this morning` that no talk of the case fits; a date with another weekday."""
    subject = reading.letter.subject or ""
    yield from _mismatched("subject", subject, 0, reading)
    yield from _weekdays("subject", subject, 0, reading, in_subject=True)
    for clause in reading.parsed.clauses:
        yield from _mismatched("body", clause.text, clause.start, reading)
        yield from _weekdays("body", clause.text, clause.start, reading)
        yield from _relative(clause.text, clause.start, reading)


def _correcting(reading: Reading) -> bool:
    return reading.letter.kind is MessageKind.CORRECT


def _moment(reading: Reading) -> datetime:
    return reading.letter.at or reading.case.now


def _local(moment: datetime, reading: Reading) -> tuple[datetime, ...]:
    """A moment as the clocks of both sides show it."""
    case = reading.case
    zones = {case.application.zone, case.candidate.zone}
    return tuple(moment.astimezone(ZoneInfo(zone)) for zone in sorted(zones))


def _talk_days(reading: Reading) -> set[date]:
    return {
        day.date()
        for talk in reading.known.talks
        for moment in (talk.start, talk.end)
        for day in _local(moment, reading)
    }


def _event_days(reading: Reading) -> set[date]:
    """Every day on which the case knows of something, and those it speaks of."""
    days = _talk_days(reading)
    for event in reading.case.events:
        days |= {day.date() for day in _local(event.at, reading)}
        for value in (event.earliest, event.latest, event.due, event.answer_by, event.until, event.since, *event.times):
            if isinstance(value, datetime):
                days |= {day.date() for day in _local(value, reading)}
            elif value is not None:
                days.add(value)
    for talk in reading.case.interviews:
        days |= {day.date() for day in _local(talk.start, reading)}
    return days


def _mismatched(where: str, text: str, offset: int, reading: Reading) -> Iterator[Hit]:
    """A weekday beside a date it doesn't fall on; a date of the talk on which there was none."""
    near = _moment(reading).date()
    talks = _talk_days(reading)
    for found in dates_in(text, near):
        span = (found.start + offset, found.end + offset)
        right = WEEKDAYS[found.day.weekday()]
        if found.weekday and found.weekday != right and not _correcting(reading):
            said = f"That date is a {right.title()}."
            yield Hit(*span, where, said, None)
        elif talks and found.day not in _event_days(reading) and found.day <= near and not _correcting(reading):
            before, after = text[: found.start], text[found.end :]
            spoken = where == "subject" or _MET.search(before) or _THANKED.search(before) or _OF_TALK.match(after)
            noted = any(text[found.start : found.end].lower() in known.lower() for known in reading.known.texts)
            if spoken and not noted and not _AHEAD.search(before):
                yield Hit(*span, where, f"The talk was on {_said(max(talks))}.", _said(max(talks)))


def _said(day: date) -> str:
    return f"{day.day} {day:%B}"


def _weekdays(where: str, text: str, offset: int, reading: Reading, in_subject: bool = False) -> Iterator[Hit]:
    talks = _talk_days(reading)
    if not talks or _correcting(reading):
        return
    names = {WEEKDAYS[day.weekday()] for day in talks}
    others = {WEEKDAYS[day.weekday()] for day in _event_days(reading)}
    for found in weekdays_in(text):
        before, after = text[: found.start], text[found.end :]
        if found.many or found.name in names or _AHEAD.search(before) or re.match(r"[/-]", after):
            continue
        of_talk = bool(found.owner and _OF_TALK.match(after))
        thanked = re.search(r"(?:\bfor|\bon|\blast) $", before) and (
            in_subject or _THANKED.search(before) or _MET.search(before)
        )
        sent = reading.letter.kind is not MessageKind.THANK_YOU and found.name in others
        future = _COMING.search(text) and not _THANKED.search(before)
        if (of_talk or thanked) and not sent and not future and not _noted(found.name, after, reading):
            right = WEEKDAYS[max(talks).weekday()].title()
            yield Hit(found.start + offset, found.end + offset, where, f"The talk was on a {right}.", right)


def _noted(name: str, after: str, reading: Reading) -> bool:
    """Whether a note speaks of that weekday: it is then theirs, not the talk's."""
    return any(name in note.text.lower() for note in reading.known.notes)


def _relative(text: str, offset: int, reading: Reading) -> Iterator[Hit]:
    talks = reading.known.talks
    if not talks or reading.letter.kind is not MessageKind.THANK_YOU:
        return
    for match in _DAYPART.finditer(text):
        word, part = match.group(1).lower(), (match.group(2) or "").lower()
        if word == "this" and not part:
            continue
        around = text[max(0, match.start() - 70) : match.end() + 50]
        if not (_THANKED.search(around) or _MET.search(around) or _OF_TALK.match(text[match.end() :])):
            continue
        back = 1 if word == "yesterday" else 0
        fitting = [talk for talk in talks if _fits(talk, back, reading)]
        if not fitting:
            if not _something_that_day(back, reading):
                yield Hit(
                    match.start() + offset,
                    match.end() + offset,
                    message=f"The talk was on {_said(max(_talk_days(reading)))}.",
                )
        elif part and not any(_in_part(talk, part, reading) for talk in fitting):
            start = offset + match.start(2)
            hour = _local(fitting[-1].start, reading)[0]
            yield Hit(start, offset + match.end(2), message=f"The talk began at {hour:%H:%M}.")


def _fits(talk: Interview, back: int, reading: Reading) -> bool:
    held = {day.date() for moment in (talk.start, talk.end) for day in _local(moment, reading)}
    moments = {reading.case.now, _moment(reading)}
    return any(day.date() - timedelta(days=back) in held for moment in moments for day in _local(moment, reading))


def _something_that_day(back: int, reading: Reading) -> bool:
    moments = _local(_moment(reading), reading)
    days = {moment.date() - timedelta(days=back) for moment in moments}
    received = (event for event in reading.case.events if event.kind is not EventKind.SENT)
    return any(day.date() in days for event in received for day in _local(event.at, reading))


def _in_part(talk: Interview, part: str, reading: Reading) -> bool:
    low, high = _HOURS[part]
    return any(low <= local.hour < high for moment in (talk.start, talk.end) for local in _local(moment, reading))


DAYS = Rule(
    code="wrong_fact",
    title="Another day",
    etiquette=("C8",),
    severity=Severity.FIX,
    message="The talk was on another day.",
    look=look,
    caught=(
        caught("I told a friend about our conversation on Tuesday, and thank you for Tuesday's interview.", "Tuesday"),
        caught("Thank you again for meeting me on Friday.", "Friday"),
        caught("When we met on 2 March you spoke of the gate.", "2 March"),
        caught("I could come in on Tuesday, 11 March.", "Tuesday, 11 March"),
        caught("Thank you again for seeing me yesterday morning.", "morning"),
    ),
    spared=(
        spared("Thank you again for Wednesday's interview."),
        spared("I could come in on Tuesday, and I look forward to meeting you on Friday."),
        spared("When we met on 4 March you spoke of the gate, and of a plan from May."),
        spared("Nobody trusts the Monday forecast, as Tomás said on Wednesday."),
        spared("Thank you again for seeing me yesterday afternoon."),
        spared("I hope you hear from me by Friday."),
    ),
)
