"""The line of days: what was, what was promised, what is to come, each where it falls; and the same in words."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from afterword.calendar import calendar_for, in_zone
from afterword.desk import Record
from afterword.desk.saying import event_words, message_words, names_of
from afterword.desk.spoken import day as in_words
from afterword.model import Action, Culture, Event, EventKind, InterviewState, Plan

DAY = timedelta(days=1)
LONG = 5
"""Days without anything, beyond which a stretch is drawn as a gap."""

QUIET = frozenset({EventKind.SNOOZED, EventKind.SKIPPED, EventKind.OVERRULED})
SHORT_STEPS = {Action.CHECK_IN: "ask", Action.THANK_YOU: "letter", Action.MOVE_ON: "let rest"}


@dataclass(frozen=True, slots=True)
class Day:
    """One day of the line; `gap` stands for `gap` days on which nothing is."""

    at: date
    words: tuple[str, ...] = ()
    said: tuple[str, ...] = ()
    off: str = ""
    done: bool = False
    to_come: bool = False
    today: bool = False
    gap: int = 0

    @property
    def in_full(self) -> str:
        """The day as a sentence."""
        told = [*self.words, *(f"promised: “{words}”" for words in self.said)]
        return f"{in_words(self.at, self.at)}: {', '.join(told)}" if told else ""


def line_of(record: Record, plan: Plan, now: datetime) -> list[Day]:
    """The days from the first fact to the last step, long empty stretches as gaps."""
    zone = in_zone(record.application.zone)
    application = record.application
    business = calendar_for(
        application.country, application.region, public_sector=Culture.PUBLIC_SECTOR in application.culture
    )
    was, comes, said = _was(record, zone, now), _comes(plan, zone, now), _said(record)
    here = now.astimezone(zone).date()
    marked = sorted({*was, *comes, *said, here})
    first, last = marked[0] - DAY, marked[-1] + DAY
    shown = {one + DAY * step for one in marked for step in (-1, 0, 1)} if (last - first).days > 24 else None
    out: list[Day] = []
    empty = 0
    for at in (first + DAY * n for n in range((last - first).days + 1)):
        if shown is not None and at not in shown and len(marked) > 1:
            empty += 1
            continue
        if empty:
            out += [Day(at - DAY, gap=empty)]
            empty = 0
        off = business.holiday(at) or ("weekend" if business.is_weekend(at) else "")
        out.append(
            Day(
                at,
                (*was.get(at, ()), *comes.get(at, ())),
                tuple(said.get(at, ())),
                off,
                at in was,
                at in comes,
                at == here,
            )
        )
    return out


def story(record: Record, now: datetime) -> list[tuple[datetime, str, Event | None]]:
    """Everything that happened, in time: talks, letters, answers, promises; in words."""
    told: list[tuple[datetime, str, Event | None]] = []
    for talk in record.interviews:
        ahead = "A talk ahead with" if talk.end > now else "A talk with"
        word = {
            InterviewState.CANCELLED: "Cancelled: the talk with",
            InterviewState.MISSED: "Did not take place: the talk with",
        }
        said = f"{word.get(talk.state, ahead) if talk.state else ahead} {names_of(record.people, talk.people)}"
        told.append((talk.start, said, None))
    gone = {event.replaces for event in record.events if event.replaces}
    for event in record.events:
        if event.kind not in QUIET and event.id not in gone:
            told.append((event.at, _in_words(record, event), event))
    return sorted(told, key=lambda one: one[0])


def _in_words(record: Record, event: Event) -> str:
    who = event.to or tuple(one for one in (event.sender or event.by,) if one)
    said = event_words(event.kind, names_of(record.people, who))
    if event.message:
        said += f" ({message_words(event.message)})"
    return said[:1].upper() + said[1:]


def _was(record: Record, zone: ZoneInfo, now: datetime) -> dict[date, list[str]]:
    found: dict[date, list[str]] = defaultdict(list)
    for talk in record.interviews:
        if talk.state is not InterviewState.CANCELLED and talk.end <= now:
            found[_day(talk.start, zone)].append("talk")
    words = {EventKind.SENT: "wrote", EventKind.RECEIVED: "they wrote", EventKind.OWED: "owed"}
    for event in record.events:
        if event.kind in words and words[event.kind] not in found[_day(event.at, zone)]:
            found[_day(event.at, zone)].append(words[event.kind])
    return {at: told for at, told in found.items() if told}


def _comes(plan: Plan, zone: ZoneInfo, now: datetime) -> dict[date, list[str]]:
    found: dict[date, list[str]] = defaultdict(list)
    for step in plan.steps:
        words = SHORT_STEPS.get(step.action, step.action.value.replace("_", " "))
        at = _day(max(step.best, now), zone)
        if words not in found[at]:
            found[at].append(words)
    return found


def _said(record: Record) -> dict[date, list[str]]:
    found: dict[date, list[str]] = defaultdict(list)
    for event in record.events:
        if event.latest and event.words:
            found[event.latest].append(event.words if len(event.words) <= 60 else f"{event.words[:58]}…")
    return found


def _day(at: datetime, zone: ZoneInfo) -> date:
    return at.astimezone(zone).date()
