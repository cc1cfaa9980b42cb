"""What the core gives back: values with their reasons. Nothing here is stored as truth; all of it is derived."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from afterword.model.facts import Instead
from afterword.model.vocabulary import (
    Action,
    Channel,
    Confidence,
    Do,
    MessageKind,
    NoteKind,
    OfferForm,
    RefusalKind,
    ReplyLabel,
    Scope,
    Severity,
    Stage,
    Weight,
)


@dataclass(frozen=True, slots=True)
class Reason:
    """A rule of etiquette (`T3`) and, in words for a nervous person, the fact it rests on and what follows."""

    rule: str
    text: str


@dataclass(frozen=True, slots=True)
class Step:
    """What to do next. `earliest`, `best`, `latest` are instants in the reader's zone; `key` never changes."""

    key: str
    action: Action
    to: tuple[str, ...]
    earliest: datetime
    best: datetime
    latest: datetime | None
    channels: tuple[Channel, ...]
    reasons: tuple[Reason, ...]
    weight: Weight = Weight.EXPECTED
    say: str = ""


@dataclass(frozen=True, slots=True)
class Refusal:
    """What an anxious person would want to do now and should not; `until` null means for good."""

    key: str
    action: Action
    to: tuple[str, ...]
    until: datetime | None
    reasons: tuple[Reason, ...]
    kind: RefusalKind = RefusalKind.TOO_SOON


@dataclass(frozen=True, slots=True)
class Question:
    """What would have to be known: of whom, in words to ask the candidate, and what kind of note the answer is."""

    ask: str
    person: str | None = None
    kind: NoteKind | None = None


@dataclass(frozen=True, slots=True)
class Next:
    do: Do
    say: str
    until: datetime | None = None
    step: Step | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """One next step, what else is owed, what is refused, and until when all of this holds without a new fact."""

    id: str
    next: Next
    steps: tuple[Step, ...] = ()
    refused: tuple[Refusal, ...] = ()
    optional: tuple[Step, ...] = ()
    questions: tuple[Question, ...] = ()
    good_until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """What words promised: dates local to the moment they were said; `read` is the piece they were read from."""

    earliest: date | None
    latest: date | None
    confidence: Confidence
    read: str | None = None


@dataclass(frozen=True, slots=True)
class ChannelChoice:
    channel: Channel
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class ChannelAdvice:
    """How to say it, best first, and what to keep away from."""

    channels: tuple[ChannelChoice, ...]
    avoid: tuple[ChannelChoice, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """What the reviewer says of a letter. Offsets are Unicode code points; all three null for the whole letter."""

    code: str
    rule: str
    severity: Severity
    message: str
    where: str = "body"
    start: int | None = None
    end: int | None = None
    quote: str | None = None
    fix: str | None = None


@dataclass(frozen=True, slots=True)
class ReplyFacts:
    """The facts of a label (and of those in `also`); what the mail doesn't say stays null."""

    answer_by: date | None = None
    form: OfferForm | None = None
    times: tuple[datetime | date, ...] = ()
    stage: Stage | None = None
    earliest: date | None = None
    latest: date | None = None
    words: str | None = None
    what: str | None = None
    due: date | None = None
    until: date | None = None
    instead: Instead | None = None
    scope: Scope | None = None
    except_: tuple[str, ...] = ()
    permanent: bool | None = None


@dataclass(frozen=True, slots=True)
class ReplyReading:
    """What a mail says; `why` is the sentence it was read from."""

    label: ReplyLabel
    confidence: Confidence
    why: str
    facts: ReplyFacts = field(default_factory=ReplyFacts)
    also: tuple[ReplyLabel, ...] = ()


@dataclass(frozen=True, slots=True)
class Used:
    """Which fact a piece of a letter rests on: `body[start:end]` comes from `source`, e.g. `notes[0]`."""

    start: int
    end: int
    source: str


@dataclass(frozen=True, slots=True)
class Message:
    action: MessageKind
    to: tuple[str, ...]
    channel: Channel
    subject: str | None
    body: str
    used: tuple[Used, ...] = ()
    covers: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
    through: str | None = None


@dataclass(frozen=True, slots=True)
class Composition:
    messages: tuple[Message, ...] = ()
    questions: tuple[Question, ...] = ()
