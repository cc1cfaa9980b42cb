"""What the desk keeps: one document an application, one of settings, in the contract's JSON form."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from afterword.model import (
    Application,
    Channel,
    Event,
    Interview,
    MessageKind,
    Note,
    Person,
    Profile,
)


class DraftState(StrEnum):
    """What has become of a message. Approval freezes the exact words; any later change asks again (P2)."""

    DRAFT = "draft"
    APPROVED = "approved"
    HANDED_OVER = "handed_over"
    SENT = "sent"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class SetAside:
    """A finding the user put aside for this message: "yes, her name is spelt so"."""

    code: str
    quote: str | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """A message on the desk. `approved_words` is a digest of the exact text that was approved."""

    id: str
    kind: MessageKind
    to: tuple[str, ...]
    body: str
    channel: Channel = Channel.EMAIL
    subject: str | None = None
    state: DraftState = DraftState.DRAFT
    attachments: tuple[str, ...] = ()
    through: str | None = None
    covers: tuple[str, ...] = ()
    made: datetime | None = None
    approved: datetime | None = None
    approved_words: str | None = None
    set_aside: tuple[SetAside, ...] = ()
    seed: int = 0


@dataclass(frozen=True, slots=True)
class Invitation:
    """The calendar entry an interview came from, so that an update finds it again."""

    uid: str
    sequence: int
    interview: str


@dataclass(frozen=True, slots=True)
class Record:
    """One application as it is kept: its facts, its messages, where its interviews came from."""

    id: str
    application: Application
    people: tuple[Person, ...] = ()
    interviews: tuple[Interview, ...] = ()
    notes: tuple[Note, ...] = ()
    events: tuple[Event, ...] = ()
    etiquette: Profile = Profile.STRICT
    drafts: tuple[Draft, ...] = ()
    invitations: tuple[Invitation, ...] = ()
    created: datetime | None = None

    @property
    def title(self) -> str:
        """How the application is named in a line."""
        return f"{self.application.company}, {self.application.role}"


@dataclass(frozen=True, slots=True)
class Settings:
    """About the candidate, and their ways. `own_manners` is TOML that overrides single values of the etiquette."""

    name: str
    zone: str
    country: str | None = None
    employer: str | None = None
    strengths: tuple[str, ...] = ()
    goes_by: str | None = None
    signs: str | None = None
    email: str | None = None
    etiquette: Profile = Profile.STRICT
    known_words: tuple[str, ...] = ()
    own_manners: str = ""
    extras: dict[str, str] = field(default_factory=dict)
