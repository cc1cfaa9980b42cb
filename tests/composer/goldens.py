"""The golden letters: one for each kind and channel, in `tests/golden`, to be read as a diff.

python -m tests.composer.goldens      writes them anew
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.composer.cases import composed, small

FOLDER = Path(__file__).parent.parent / "golden"
AFTERNOON = "2026-03-04T15:00:00-06:00"
NOTES = [
    {"person": "p1", "interview": "i1", "kind": "moment", "text": "she hears a flat tire from across the yard"},
    {"person": "p1", "interview": "i1", "kind": "need", "text": "someone for the dock rota before easter"},
    {"person": "p1", "interview": "i1", "kind": "value", "text": '"count it once, count it right"'},
    {"person": "p1", "interview": "i1", "kind": "fit", "text": "cut empty miles by 12 % at a dairy"},
]


def _event(kind: str, **more: Any) -> dict[str, Any]:
    return {"at": AFTERNOON, "kind": kind, **more}


def _received(label: str, **more: Any) -> dict[str, Any]:
    return _event("received", **{"from": "p1"}, label=label, **more)


THANKED = {"at": "2026-03-04T14:00:00-06:00", "kind": "sent", "message": "thank_you", "to": ["p1"], "channel": "email"}
LATER = "2026-03-13T10:00:00-06:00"

KINDS: dict[str, dict[str, Any]] = {
    "thank_you": {},
    "check_in": {"now": LATER, "events": [THANKED]},
    "reconnect": {
        "now": "2026-04-20T10:00:00-05:00",
        "events": [THANKED, _received("on_hold", words="Hiring is frozen.")],
    },
    "confirm_hold": {"events": [THANKED, _received("on_hold", words="Hiring is frozen.")]},
    "thank_after_rejection": {"now": "2026-03-05T10:00:00-06:00", "events": [THANKED, _received("rejection")]},
    "tell_deadline": {"events": [_event("competing_offer", answer_by="2026-03-11", first_choice=True)]},
    "acknowledge_offer": {"events": [_received("offer", form="spoken")]},
    "accept": {"events": [_received("offer", form="written", answer_by="2026-03-11")]},
    "decline": {"events": [_received("offer", form="written", answer_by="2026-03-11")]},
    "ask_time": {"events": [_received("offer", form="written", answer_by="2026-03-11")]},
    "send_material": {"events": [_event("owed", what="route log of last year", to=["p1"], due="2026-03-06")]},
    "answer": {
        "notes": [*NOTES, {"person": "p1", "kind": "fit", "text": "notice period = 4 wks"}],
        "events": [_received("question", words="What is your notice period?")],
    },
    "correct": {
        "events": [
            {**THANKED, "id": "m1", "body": "Dear Dana,\n\nThank you for today.\n\nBest regards,\nAna Beltrán"},
            _event("error_found", message="thank_you", to=["p1"], what="company", about="m1"),
        ]
    },
    "reschedule": {"events": [_event("missed_call", by="p1", about="i1")]},
    "clarify": {"notes": [{"person": "p1", "kind": "fell_short", "text": "said 90 loads a day, it was 75"}]},
    "update": {"events": [THANKED, _event("development", what="passed my hazmat exam on 3 march")]},
    "withdraw": {"notes": [{"person": "p1", "kind": "interest", "text": "no"}], "events": [THANKED]},
    "thank_referrer": {"person": {"part": "referrer"}},
    "warn_referees": {"person": {"part": "referrer"}},
    "connect": {},
}
CHANNELS = {
    "thank_you": ("email", "card", "linkedin_note", "linkedin_message", "phone", "text"),
    "check_in": ("email", "phone"),
    "tell_deadline": ("email", "phone"),
    "connect": ("linkedin_note",),
}


def goldens() -> Iterator[tuple[str, str]]:
    """Each file's name and the text it should have."""
    for kind, changes in KINDS.items():
        for channel in CHANNELS.get(kind, ("email",)):
            raw = small(**{"notes": NOTES} | changes | {"write": {"action": kind, "to": ["p1"], "channel": channel}})
            yield f"{kind}_{channel}.txt", _told(raw)
    raw = small(notes=NOTES, person={"reach": []}, write="all")
    raw["people"].append({"id": "p2", "name": "Tod Ray", "part": "recruiter", "reach": ["email"]})
    yield "pass_on_via_recruiter.txt", _told(raw)


def _told(raw: dict[str, Any]) -> str:
    _, answer = composed(raw)
    lines = []
    for message in answer.messages:
        lines += [f"Subject: {message.subject}", ""] if message.subject else []
        lines.append(message.body)
    lines += [f"ASK: {question.ask}" for question in answer.questions]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Write all golden letters anew."""
    for name, text in goldens():
        (FOLDER / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
