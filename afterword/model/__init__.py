"""The facts of a case and the answers about it: values without opinion, and their JSON form."""

from afterword.model.answers import (
    ChannelAdvice,
    ChannelChoice,
    Composition,
    Finding,
    Message,
    Next,
    Plan,
    Question,
    Reading,
    Reason,
    Refusal,
    ReplyFacts,
    ReplyReading,
    Step,
    Used,
)
from afterword.model.errors import (
    AfterwordError,
    CaseError,
    ConflictError,
    DeskError,
    InvitationError,
    MannersError,
    nearest,
)
from afterword.model.facts import (
    Addresses,
    Agency,
    Application,
    Candidate,
    Case,
    Event,
    Instead,
    Interview,
    Letter,
    Mail,
    Note,
    OtherApplication,
    OtherLetter,
    Person,
)
from afterword.model.jsonform import read, write
from afterword.model.reading import check_zone, read_case
from afterword.model.vocabulary import (
    Action,
    Channel,
    Confidence,
    Culture,
    Do,
    ErrorKind,
    EventKind,
    InterviewState,
    MessageKind,
    NoteKind,
    OfferForm,
    Part,
    Place,
    Profile,
    Rapport,
    Reach,
    ReplyLabel,
    Scope,
    Severity,
    Stage,
    Tone,
    Weight,
)

__all__ = [name for name in dir() if not name.startswith("_") and name not in {"annotations"}]
