"""All rules, in the order in which they are asked. A rule is one value; `all_rules` is what docs and tests read."""

from __future__ import annotations

from afterword.reviewer.rule import Rule
from afterword.reviewer.rules.agreement import AGREEMENT
from afterword.reviewer.rules.claims import CLAIMS
from afterword.reviewer.rules.company import COMPANY
from afterword.reviewer.rules.content import GENERIC, NO_FIT, NO_INTEREST
from afterword.reviewer.rules.days import DAYS
from afterword.reviewer.rules.duplicate import DUPLICATE
from afterword.reviewer.rules.facts import NUMBERS
from afterword.reviewer.rules.frame import ATTACHMENT, NO_THANKS, SUBJECT, WEAK_CLOSE
from afterword.reviewer.rules.greeting import GREETING
from afterword.reviewer.rules.length import CHANNEL_LIMIT, TOO_COMPLEX, TOO_LONG
from afterword.reviewer.rules.mentions import MENTIONS
from afterword.reviewer.rules.placeholder import PLACEHOLDER
from afterword.reviewer.rules.pressing import FLATTERY, PUSHY, SELF_DOUBT
from afterword.reviewer.rules.private import CONFIDENTIAL, FAMILIAR, PAY, PERSONAL
from afterword.reviewer.rules.role import PLACE, ROLE, STAGE
from afterword.reviewer.rules.slips import SLIPS
from afterword.reviewer.rules.spelling import SPELL
from afterword.reviewer.rules.style import CASUAL, EMOJI, SLANG
from afterword.reviewer.rules.timing import NOT_WANTED, TOO_MANY, TOO_SOON
from afterword.reviewer.rules.tongue import OTHER_LANGUAGE

RULES: tuple[Rule, ...] = (
    OTHER_LANGUAGE,
    GREETING,
    MENTIONS,
    COMPANY,
    ROLE,
    STAGE,
    PLACE,
    DAYS,
    NUMBERS,
    PLACEHOLDER,
    SUBJECT,
    NO_THANKS,
    GENERIC,
    NO_FIT,
    NO_INTEREST,
    DUPLICATE,
    TOO_LONG,
    CHANNEL_LIMIT,
    TOO_COMPLEX,
    WEAK_CLOSE,
    ATTACHMENT,
    EMOJI,
    CASUAL,
    SLANG,
    PUSHY,
    SELF_DOUBT,
    FLATTERY,
    FAMILIAR,
    PERSONAL,
    PAY,
    CONFIDENTIAL,
    CLAIMS,
    TOO_SOON,
    TOO_MANY,
    NOT_WANTED,
    SLIPS,
    AGREEMENT,
)
FOR_ANY_LENGTH: tuple[Rule, ...] = (GREETING, SUBJECT, TOO_LONG, CHANNEL_LIMIT)
"""What is said of a body too long to be a letter."""

SPELLING: tuple[Rule, ...] = (SPELL,)


def all_rules() -> tuple[Rule, ...]:
    """Every rule, those that need the general checker last."""
    return RULES + SPELLING


def rules_named(code: str) -> tuple[Rule, ...]:
    """The rules that give findings of this code; none if there is no such code."""
    return tuple(rule for rule in all_rules() if rule.code == code)
