"""The six verbs as other programs call them: a parsed JSON object in, a JSON object out (contracts: `formats.md`)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from afterword.model import (
    Case,
    CaseError,
    ChannelAdvice,
    Composition,
    Finding,
    Letter,
    Mail,
    MessageKind,
    OtherLetter,
    Plan,
    Reading,
    ReplyReading,
    nearest,
    read,
    read_case,
    write,
)

Answer = dict[str, Any]


@dataclass(frozen=True, slots=True)
class ChannelRequest:
    """What `channel` reads beside the case."""

    message: MessageKind
    to: str


@dataclass(frozen=True, slots=True)
class ReviewRequest:
    """What `review` reads beside the case."""

    letter: Letter
    others: tuple[OtherLetter, ...] = ()


@dataclass(frozen=True, slots=True)
class WriteOrder:
    """Which letter `compose` is to write."""

    action: MessageKind
    to: tuple[str, ...] = ()
    channel: str | None = None


@dataclass(frozen=True, slots=True)
class WhenRequest:
    """All that `when` reads: words, the moment they were said, and whose calendar counts."""

    words: str
    at: datetime
    id: str | None = None
    country: str | None = None
    region: str | None = None


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb: what answers it, and the classes of both sides, from which the schema is made."""

    answer: Callable[[Answer], Answer]
    reads: tuple[type, ...]
    writes: type
    takes_case: bool = True


def _case_and(raw: Answer, *extra: str) -> tuple[Case, Answer]:
    """The case in `raw`, and the fields named in `extra` apart. An unknown field names the nearest of both."""
    beside = {key: raw[key] for key in extra if key in raw}
    rest = {key: item for key, item in raw.items() if key not in beside}
    known = {*Case.__dataclass_fields__, *extra}
    for key in rest:
        if key not in known:
            raise CaseError(f"unknown field {key!r}", where=key, hint=nearest(key, known))
    return read_case(rest), beside


def _plan(raw: Answer) -> Answer:
    from afterword.planner import plan

    case, _ = _case_and(raw)
    return _answer(plan(case))


def _when(raw: Answer) -> Answer:
    from afterword.promises import when

    ask = read(WhenRequest, raw)
    return _answer(when(ask.words, ask.at, ask.country, ask.region))


def _channel(raw: Answer) -> Answer:
    from afterword.channels import channel

    case, beside = _case_and(raw, "message", "to")
    ask = read(ChannelRequest, beside)
    if case.person(ask.to) is None:
        raise CaseError(f"nobody has the id {ask.to!r}", where="to", hint=nearest(ask.to, [p.id for p in case.people]))
    return _answer(channel(case, ask.message, ask.to))


def _review(raw: Answer) -> Answer:
    from afterword.reviewer import review

    case, beside = _case_and(raw, "letter", "others")
    ask = read(ReviewRequest, beside)
    return {"findings": write(review(ask.letter, case, ask.others))}


def _reply(raw: Answer) -> Answer:
    from afterword.replies import read_raw_mail, read_reply

    known = {"id", "mail", "raw", "country", "region", "case"}
    for key in raw:
        if key not in known:
            raise CaseError(f"unknown field {key!r}", where=key, hint=nearest(key, known))
    if isinstance(raw.get("raw"), str):
        mail = read_raw_mail(raw["raw"])
    elif raw.get("mail") is not None:
        mail = read(Mail, raw["mail"], "mail")
    else:
        raise CaseError("'mail' is missing", where="mail", hint="Give the mail as 'mail', or its source as 'raw'.")
    case = read_case(raw["case"], "case") if raw.get("case") else None
    return _answer(read_reply(mail, raw.get("country"), case))


def _compose(raw: Answer) -> Answer:
    from afterword.composer import compose

    case, beside = _case_and(raw, "write", "asked")
    order = beside.get("write", "next")
    if order not in ("next", "all"):
        wanted = read(WriteOrder, order, "write")
        return _answer(compose(case, wanted.action, wanted.to, wanted.channel, asked=_asked(beside)))
    return _answer(compose(case, order, asked=_asked(beside)))


def _asked(beside: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(beside.get("asked") or ())


def _answer(value: Plan | Reading | ChannelAdvice | ReplyReading | Composition) -> Answer:
    out: Answer = write(value)
    out.pop("id", None)
    return out


VERBS: Mapping[str, Verb] = {
    "plan": Verb(_plan, (), Plan),
    "when": Verb(_when, (WhenRequest,), Reading, takes_case=False),
    "channel": Verb(_channel, (ChannelRequest,), ChannelAdvice),
    "review": Verb(_review, (ReviewRequest,), Finding),
    "reply": Verb(_reply, (Mail,), ReplyReading, takes_case=False),
    "compose": Verb(_compose, (WriteOrder,), Composition),
}
