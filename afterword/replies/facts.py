"""The facts of a label (and of those beside it): dates, times, what is asked for, whom to write to."""

from __future__ import annotations

import re
from datetime import date, datetime

from afterword.model import Mail, OfferForm, ReplyFacts, ReplyLabel, Stage
from afterword.replies.heard import Heard, Judgement
from afterword.replies.lexicon import words_of_layout
from afterword.replies.listening import Said
from afterword.replies.material import material_in
from afterword.replies.moment import BEFORE_IT, Moment, deadline
from afterword.replies.people import except_in, instead_in, scope_of
from afterword.timewords import Direction, Form, Kind, TimeReading

MOST_TIMES = 12
"""Times that are kept of one mail."""


def facts_of(judgement: Judgement, heard: Heard, moment: Moment, mail: Mail) -> ReplyFacts:
    """The facts of `judgement`; what the mail doesn't say stays empty."""
    labels = {judgement.label, *judgement.also}
    evidence = [judgement.evidence] if judgement.evidence else []
    earliest = latest = None
    words = None
    if ReplyLabel.DELAY in labels:
        earliest, latest, words = _delay(heard, moment)
    elif ReplyLabel.ON_HOLD in labels:
        latest, words = _hold(heard, moment)
    asks = labels & {ReplyLabel.NEEDS_MATERIAL, ReplyLabel.QUESTION}
    away = ReplyLabel.OUT_OF_OFFICE in labels
    names = bool(labels & {ReplyLabel.OUT_OF_OFFICE, ReplyLabel.REDIRECT})
    forbids = ReplyLabel.DO_NOT_CONTACT in labels
    talks = labels & {ReplyLabel.NEXT_ROUND, ReplyLabel.SCHEDULING_CHANGE}
    return ReplyFacts(
        answer_by=_answer_by(heard, moment) if judgement.label is ReplyLabel.OFFER else None,
        form=_form(heard) if judgement.label is ReplyLabel.OFFER else None,
        times=_times(heard, moment, moved=ReplyLabel.SCHEDULING_CHANGE in labels) if talks else (),
        stage=_stage(heard) if ReplyLabel.NEXT_ROUND in labels else None,
        earliest=earliest,
        latest=latest,
        words=words,
        what=material_in(heard.doing("need") or evidence) if ReplyLabel.NEEDS_MATERIAL in labels else None,
        due=_due(heard, moment) if asks else None,
        until=_until(heard, moment) if away else None,
        instead=instead_in(_around(heard, "pass_on" if not away else "absence", everything=True), mail)
        if names
        else None,
        scope=scope_of(_around(heard, "forbid", everything=False) or evidence) if forbids else None,
        except_=except_in(_around(heard, "forbid", everything=False), mail) if forbids else (),
    )


def _around(heard: Heard, act: str, *, everything: bool) -> list[Said]:
    """The sentences of `act` and those beside them; where people are named, any sentence may hold the address."""
    doing = heard.doing(act)
    near = [
        one
        for at, one in enumerate(heard.said)
        if one in doing or any(other in doing for other in heard.said[max(at - 1, 0) : at + 2])
    ]
    return [*near, *(one for one in heard.said if one not in near)] if everything else near


def _delay(heard: Heard, moment: Moment) -> tuple[date | None, date | None, str | None]:
    """When they will come back, and in which words: of the sentences that tell of it, else of the whole."""
    telling = [one for one in heard.said if one.does("promise") or one.does("undecided")]
    rest = [one for one in heard.said if not one.does("need") and not one.does("ask")]
    for sentences in (telling, rest):
        reading = moment.promised(" ".join(one.text for one in sentences)) if sentences else None
        if reading is not None:
            return reading.earliest, reading.latest, reading.read
    return _bare_delay([*heard.doing("promise"), *telling], moment)


def _bare_delay(telling: list[Said], moment: Moment) -> tuple[date | None, date | None, str | None]:
    """A day named without a promise ("give me till Wednesday"): their own words, read plainly."""
    for one in telling:
        for time in moment.times(one):
            if time.kind is Kind.CLOCK or not moment.is_ahead(time):
                continue
            if time.direction in (Direction.NOT_BEFORE, Direction.AFTER, Direction.FROM, Direction.SINCE):
                return time.first, None, time.text
            first = moment.calendar.on_or_after(moment.today) if moment.today else None
            return (first if time.direction in BEFORE_IT else time.first), deadline(time), time.text
    return None, None, None


def _hold(heard: Heard, moment: Moment) -> tuple[date | None, str | None]:
    """The last day of the hold, if one is named: said as an end, else the day named beside it."""
    telling = [*heard.doing("hold"), *heard.doing("undecided"), *heard.doing("promise"), *heard.said]
    times = [time for one in telling for time in moment.times(one) if time.kind is not Kind.CLOCK]
    times = [time for time in times if moment.is_ahead(time) and not _is_start(time)]
    ends = [time for time in times if time.direction in BEFORE_IT] or times
    return (deadline(ends[0]), ends[0].text) if ends else (None, None)


def _form(heard: Heard) -> OfferForm | None:
    """Conditions count first, then paper that is here, then paper to come."""
    if heard.doing("form_conditional"):
        return OfferForm.CONDITIONAL
    if heard.doing("form_written"):
        return OfferForm.WRITTEN
    return OfferForm.SPOKEN if heard.doing("form_spoken") else None


def _answer_by(heard: Heard, moment: Moment) -> date | None:
    """By when they want the answer to an offer: beside a word of answering, else the one deadline of the mail."""
    deadlines = words_of_layout("deadlines")["answer"]
    asked = [one for one in heard.said if any(f" {word} " in one.plain for word in deadlines)]
    return _deadline(moment, asked) or _deadline(moment, list(heard.said), said_only=True)


def _due(heard: Heard, moment: Moment) -> date | None:
    """By when what is asked for is wanted: said with the question, or in the sentences after it."""
    asking = heard.doing("need") + heard.doing("ask")
    needing = words_of_layout("deadlines")["need"]
    order = list(heard.said)
    first = min((order.index(one) for one in asking), default=0)
    after = [one for one in order[first + 1 :] if any(f" {word} " in one.plain for word in needing)]
    return _deadline(moment, [*asking, *after])


def _deadline(moment: Moment, sentences: list[Said], *, said_only: bool = False) -> date | None:
    """The deadline named in these sentences: one said as such, else the last day named beside a need."""
    every = [(one, time) for one in sentences for time in moment.times(one) if moment.is_ahead(time)]
    said = [time for _, time in every if time.direction in BEFORE_IT]
    if said or said_only:
        return deadline(said[0]) if said else None
    needing = words_of_layout("deadlines")["need"]
    bare = [time for one, time in every if any(f" {word} " in one.plain for word in needing)]
    bare = [time for time in bare if time.direction in (Direction.ON, Direction.AROUND)]
    return deadline(bare[-1]) if bare else None


def _is_start(time: TimeReading) -> bool:
    return time.direction in (Direction.FROM, Direction.AFTER, Direction.SINCE)


def _until(heard: Heard, moment: Moment) -> date | None:
    """The first day back."""
    back, ends, spans = [], [], []
    for one in heard.said:
        for time in moment.times(one):
            if not moment.is_ahead(time) or _is_mere_length(time):
                continue
            if _is_return(time, moment.text.lower()):
                back.append(time)
            elif time.direction is Direction.UNTIL and not _is_inclusive(time, moment.text.lower()):
                ends.append(time.last)
            elif time.direction is Direction.THROUGH or one.does("absence") or heard.signs.answering:
                spans.append(time.last)
    if back:
        later = back[0].direction is Direction.AFTER and back[0].form is not Form.FEAST
        return moment.calendar.add(back[0].last, 1) if later else back[0].first
    if ends:
        return ends[-1]
    return moment.calendar.add(max(spans), 1) if spans else None


def _is_return(time: TimeReading, text: str) -> bool:
    """Whether words of coming back stand just before a time, or right after it."""
    layout = words_of_layout("deadlines")
    before, after = text[max(0, time.start - 45) : time.start], text[time.end : time.end + 25]
    before, after = re.split(r"[.;!?\n]\s", before)[-1], re.split(r"[.;!?\n](?:\s|$)", after)[0]
    return any(word in before for word in layout["back"]) or any(word in after for word in layout["back_after"])


def _is_inclusive(time: TimeReading, text: str) -> bool:
    """Whether the day named is itself still one of absence."""
    around = text[max(0, time.start - 16) : time.end + 16]
    return any(word in around for word in words_of_layout("inclusive")["words"])


def _is_mere_length(time: TimeReading) -> bool:
    """Whether it is only how long something takes ("for a day")."""
    return (
        time.form is Form.COUNT
        and time.direction is Direction.ON
        and not time.text.lower().startswith(("in ", "two", "a week"))
    )


def _times(heard: Heard, moment: Moment, *, moved: bool) -> tuple[datetime | date, ...]:
    """The times proposed, in order; of a move only the new ones. Without an hour, the days named beside a talk."""
    found: list[datetime | date] = []
    bare: list[datetime | date] = []
    any_day: list[datetime | date] = []
    arranged = [any(one.does(act) for act in ("invite", "slots", "reschedule")) for one in heard.said]
    for at, one in enumerate(heard.said):
        given_up = None
        for time in moment.times(one):
            before = moment.text[max(0, time.start - 40) : time.start].lower()
            after = moment.text[time.end : time.end + 40].lower()
            if not moment.is_ahead(time) or _is_mere_length(time):
                continue
            if moved and _is_former(before, after):
                given_up = time.first
                continue
            if time.clocks and not _is_deadline(before):
                spoken = moment.end_of_span(time) if moved and " to " in time.text.lower() else time
                instants = moment.instants(spoken, given_up if time.kind is Kind.CLOCK else None)
                found += instants[-1:] if moved and _is_span(time) else instants
            elif not time.clocks and time.direction not in BEFORE_IT and _names_days(time):
                any_day += moment.instants(time)
                bare += moment.instants(time) if any(arranged[max(at - 1, 0) : at + 2]) else []
    return tuple(dict.fromkeys(found or bare or any_day))[:MOST_TIMES]


def _names_days(time: TimeReading) -> bool:
    return time.kind is Kind.DAY or len(time.days) > 1


def _is_span(time: TimeReading) -> bool:
    """Whether it is a move told in one breath, "from Wednesday 4pm to Friday 9.30": the end is the new time."""
    return len(time.days) > 1 and " to " in time.text.lower()


def _is_former(before: str, after: str) -> bool:
    """Whether a time is the one that no longer holds, by the words around it."""
    layout = words_of_layout("deadlines")
    ending = f" {' '.join(before.split())}".rstrip(" ,:(")
    return ending.endswith(tuple(f" {word}" for word in layout["former"])) or after.lstrip(" ,)").startswith(
        layout["former_after"]
    )


def _is_deadline(before: str) -> bool:
    return before.rstrip().endswith((" by", " before", "no later than", "until"))


_STAGES = tuple(stage.value for stage in Stage)


def _stage(heard: Heard) -> Stage | None:
    """Which stage the next talk is, by its own words."""
    told = [one for act in ("invite", "slots") for one in heard.doing(act)]
    texts = " ".join(one.plain for one in (told or heard.said))
    subject = heard.subject.plain if heard.subject else ""
    layout = words_of_layout("stages")
    for text in (texts, subject, " ".join(one.plain for one in heard.said)):
        for name in _STAGES:
            if any(f" {word} " in text for word in layout.get(name, ())):
                return Stage(name)
    return None
