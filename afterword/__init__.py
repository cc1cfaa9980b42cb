"""Afterword, the follow-up desk for job interviews: what to send, to whom, when, how, and when to let it rest.

The six verbs are pure functions of facts and a clock; they need no store, no network and no configuration:

    from afterword import plan, channel, when, review, compose, read_reply
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from afterword.channels import channel
    from afterword.composer import compose
    from afterword.model import (
        AfterwordError,
        Case,
        ChannelAdvice,
        Composition,
        Finding,
        Letter,
        Mail,
        OtherLetter,
        Plan,
        Reading,
        ReplyReading,
        read_case,
    )
    from afterword.planner import plan
    from afterword.promises import when
    from afterword.replies import read_reply
    from afterword.reviewer import review

_HOMES = {
    "channel": "channels",
    "compose": "composer",
    "plan": "planner",
    "read_reply": "replies",
    "review": "reviewer",
    "when": "promises",
}

__version__ = "0.1.0"
__all__ = [
    "AfterwordError",
    "Case",
    "ChannelAdvice",
    "Composition",
    "Finding",
    "Letter",
    "Mail",
    "OtherLetter",
    "Plan",
    "Reading",
    "ReplyReading",
    "channel",
    "compose",
    "plan",
    "read_case",
    "read_reply",
    "review",
    "when",
]


def __getattr__(name: str) -> Any:
    """Load a verb or type when it is first asked for, so that importing the package costs next to nothing."""
    if name not in __all__:
        raise AttributeError(f"module 'afterword' has no attribute {name!r}")
    value = getattr(import_module(f"afterword.{_HOMES.get(name, 'model')}"), name)
    globals()[name] = value
    return value
