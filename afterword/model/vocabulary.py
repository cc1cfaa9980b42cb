"""The closed sets of words that facts and answers are made of (contracts: `formats.md`)."""

from __future__ import annotations

from enum import StrEnum


class Profile(StrEnum):
    """Whose patience is counted: the article's (strict) or one of the named others."""

    STRICT = "strict"
    PATIENT_TWO = "patient_two"
    SLOW_HOUSE = "slow_house"
    QUICK_TRADE = "quick_trade"


class Culture(StrEnum):
    TRADITIONAL = "traditional"
    FORMAL = "formal"
    FAST_PACED = "fast_paced"
    TECH = "tech"
    CREATIVE = "creative"
    PUBLIC_SECTOR = "public_sector"
    ACADEMIC = "academic"
    NETWORKED = "networked"
    STARTUP = "startup"


class Tone(StrEnum):
    FORMAL = "formal"
    FRIENDLY = "friendly"
    BRISK = "brisk"


class Part(StrEnum):
    """A person's part in the hiring."""

    RECRUITER = "recruiter"
    HR = "hr"
    HIRING_MANAGER = "hiring_manager"
    TECHNICAL = "technical"
    PEER = "peer"
    EXECUTIVE = "executive"
    COORDINATOR = "coordinator"
    AGENCY_RECRUITER = "agency_recruiter"
    REFERRER = "referrer"
    UNKNOWN = "unknown"


class Reach(StrEnum):
    """A way a person can be reached."""

    EMAIL = "email"
    PHONE = "phone"
    LINKEDIN = "linkedin"
    POST = "post"
    TEXT = "text"
    PORTAL = "portal"


class Rapport(StrEnum):
    WARM = "warm"
    NEUTRAL = "neutral"
    COOL = "cool"


class Stage(StrEnum):
    SCREEN = "screen"
    FIRST = "first"
    TECHNICAL = "technical"
    PANEL = "panel"
    FINAL = "final"
    HR = "hr"
    ASSESSMENT = "assessment"
    TRIAL = "trial"
    RECORDED = "recorded"


class InterviewState(StrEnum):
    PLANNED = "planned"
    HELD = "held"
    CANCELLED = "cancelled"
    MISSED = "missed"


class Place(StrEnum):
    VIDEO = "video"
    PHONE = "phone"
    ON_SITE = "on_site"
    NONE = "none"


class NoteKind(StrEnum):
    """What a note is about: the talk, the company, or the candidate themselves."""

    MOMENT = "moment"
    CHALLENGE = "challenge"
    VALUE = "value"
    NEED = "need"
    LEARNED = "learned"
    QUESTION = "question"
    COMPANY = "company"
    FIT = "fit"
    FELL_SHORT = "fell_short"
    LEFT_OUT = "left_out"
    MISHAP = "mishap"
    INTEREST = "interest"
    OWED = "owed"
    PRIVATE = "private"


class EventKind(StrEnum):
    SENT = "sent"
    RECEIVED = "received"
    PROMISE = "promise"
    OWED = "owed"
    COMPETING_OFFER = "competing_offer"
    DO_NOT_CONTACT = "do_not_contact"
    MISSED_CALL = "missed_call"
    ERROR_FOUND = "error_found"
    CLOSURE = "closure"
    DEVELOPMENT = "development"
    SIGN = "sign"
    SNOOZED = "snoozed"
    SKIPPED = "skipped"
    OVERRULED = "overruled"
    ACCEPTED = "accepted"
    WITHDRAWN = "withdrawn"
    CLOSED = "closed"


class ReplyLabel(StrEnum):
    """What a mail from the other side says."""

    REJECTION = "rejection"
    OFFER = "offer"
    NEXT_ROUND = "next_round"
    SCHEDULING_CHANGE = "scheduling_change"
    DELAY = "delay"
    ON_HOLD = "on_hold"
    NEEDS_MATERIAL = "needs_material"
    QUESTION = "question"
    ACKNOWLEDGEMENT = "acknowledgement"
    AUTO_ACKNOWLEDGEMENT = "auto_acknowledgement"
    OUT_OF_OFFICE = "out_of_office"
    REDIRECT = "redirect"
    DO_NOT_CONTACT = "do_not_contact"
    BOUNCE = "bounce"
    UNRELATED = "unrelated"
    UNKNOWN = "unknown"


class OfferForm(StrEnum):
    SPOKEN = "spoken"
    WRITTEN = "written"
    CONDITIONAL = "conditional"


class Scope(StrEnum):
    INTERVIEWERS = "interviewers"
    EVERYONE = "everyone"


class ErrorKind(StrEnum):
    """What was wrong in a message already sent."""

    NAME = "name"
    COMPANY = "company"
    FACT = "fact"
    TYPO = "typo"


class Action(StrEnum):
    """What a step asks for, in the order of the table of actions; the last five are only ever optional."""

    DECIDE = "decide"
    ACKNOWLEDGE_OFFER = "acknowledge_offer"
    ANSWER = "answer"
    SEND_MATERIAL = "send_material"
    TELL_DEADLINE = "tell_deadline"
    CORRECT = "correct"
    RESCHEDULE = "reschedule"
    THANK_YOU = "thank_you"
    CONFIRM_HOLD = "confirm_hold"
    CHECK_IN = "check_in"
    RECONNECT = "reconnect"
    THANK_AFTER_REJECTION = "thank_after_rejection"
    MOVE_ON = "move_on"
    UPDATE = "update"
    CONNECT = "connect"
    CARD = "card"
    THANK_REFERRER = "thank_referrer"
    WARN_REFEREES = "warn_referees"


class MessageKind(StrEnum):
    """What a message is: every action but `decide` and `move_on`, and what else people write."""

    ACKNOWLEDGE_OFFER = "acknowledge_offer"
    ANSWER = "answer"
    SEND_MATERIAL = "send_material"
    TELL_DEADLINE = "tell_deadline"
    CORRECT = "correct"
    RESCHEDULE = "reschedule"
    THANK_YOU = "thank_you"
    CONFIRM_HOLD = "confirm_hold"
    CHECK_IN = "check_in"
    RECONNECT = "reconnect"
    THANK_AFTER_REJECTION = "thank_after_rejection"
    CLARIFY = "clarify"
    UPDATE = "update"
    WITHDRAW = "withdraw"
    ACCEPT = "accept"
    DECLINE = "decline"
    ASK_TIME = "ask_time"
    PASS_ON = "pass_on"
    THANK_REFERRER = "thank_referrer"
    WARN_REFEREES = "warn_referees"
    CONNECT = "connect"
    OTHER = "other"


class Channel(StrEnum):
    EMAIL = "email"
    CARD = "card"
    PHONE = "phone"
    LINKEDIN_NOTE = "linkedin_note"
    LINKEDIN_MESSAGE = "linkedin_message"
    TEXT = "text"
    PORTAL = "portal"
    VIA_RECRUITER = "via_recruiter"
    VIA_AGENCY = "via_agency"
    NONE = "none"


class Do(StrEnum):
    """The whole of a plan in a word: the window is open, it opens later, or there is nothing to do."""

    ACT = "act"
    WAIT = "wait"
    NOTHING = "nothing"


class Weight(StrEnum):
    """How usual a step is, by country and situation."""

    EXPECTED = "expected"
    WELCOME = "welcome"
    UNUSUAL = "unusual"


class Confidence(StrEnum):
    """How sure a reading of words is; `none` means that no promise was found in them."""

    SURE = "sure"
    LIKELY = "likely"
    UNSURE = "unsure"
    NONE = "none"


class RefusalKind(StrEnum):
    """Why something is refused: its day hasn't come, the wait's messages are used up, they don't want it or it's over,
    or nothing calls for it."""

    TOO_SOON = "too_soon"
    TOO_MANY = "too_many"
    NOT_WANTED = "not_wanted"
    NOT_NEEDED = "not_needed"


class Severity(StrEnum):
    """`stop` would do harm, `fix` should be put right, `consider` is a friend's remark."""

    STOP = "stop"
    FIX = "fix"
    CONSIDER = "consider"
