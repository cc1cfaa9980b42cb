"""The standard case and letter that the rules' examples are set in: one talk by video, two people, two notes."""

from __future__ import annotations

from typing import Any

from afterword.model import Case, Finding, Letter, OtherLetter, read, read_case
from afterword.reviewer.review import findings_of, read_letter
from afterword.reviewer.rule import Example, Rule

BODY = (
    "Dear {first},\n\nThank you for your time yesterday. The two-dock pilot that halved your truck waiting time has "
    "stayed with me.\n\n{text}\n\nI cut invoice errors by 40 % with a two-step check, and I would be glad to bring "
    "that care to {company}.\n\nI look forward to hearing from you.\n\nBest regards,\nAna Beltrán"
)


def case_of(example: Example) -> Case:
    """The standard case with the example's changes: `person`, `goes_by`, `pronouns`, `company`, `role`, `country`,
    `employer`, `stage`, `place`, `notes`, `events`, `agency`, `part`, `strengths`, `now`."""
    change = dict(example.case)
    notes: list[dict[str, Any]] = [
        {"person": "p1", "interview": "i1", "kind": "moment", "text": "her two-dock pilot halved truck waiting time"},
        {"person": "p2", "interview": "i1", "kind": "challenge", "text": "nobody trusts the Monday forecast"},
    ]
    first = {
        "id": "p1",
        "name": change.get("person", "Dana Wu"),
        "title": "Head of Operations",
        "part": change.get("part", "hiring_manager"),
        "reach": ["email", "linkedin"],
        "goes_by": change.get("goes_by"),
        "pronouns": change.get("pronouns"),
    }
    second = {"id": "p2", "name": "Tomás Okafor", "title": "Planner", "part": "peer", "reach": ["email"]}
    talk = {
        "id": "i1",
        "stage": change.get("stage", "first"),
        "place": change.get("place", "video"),
        "start": "2026-03-04T14:00:00-06:00",
        "end": "2026-03-04T15:00:00-06:00",
        "people": ["p1", "p2"],
    }
    return read_case(
        {
            "id": "example",
            "now": change.get("now", "2026-03-05T09:30:00-06:00"),
            "candidate": {
                "name": "Ana Beltrán",
                "zone": "America/Chicago",
                "employer": change.get("employer", "Northwind Bank"),
                "strengths": change.get("strengths", ["cut invoice errors by 40 % with a two-step check"]),
            },
            "application": {
                "company": change.get("company", "Halden Freight"),
                "role": change.get("role", "Operations Analyst"),
                "country": change.get("country", "US"),
                "zone": "America/Chicago",
                "agency": change.get("agency"),
            },
            "people": [first, second, *change.get("people", [])],
            "interviews": [talk],
            "notes": change.get("notes", notes),
            "events": change.get("events", []),
        }
    )


def letter_of(example: Example, case: Case) -> Letter:
    """The example's letter: its own body, or its text within the sound one."""
    person = case.people[0]
    first = person.goes_by or person.name.split()[0]
    body = example.body
    if body is None:
        body = BODY.format(first=first, text=example.text, company=case.application.company)
    raw = {
        "kind": "thank_you",
        "to": ["p1"],
        "channel": "email",
        "subject": "Operations Analyst: thank you for Wednesday",
        "body": body,
        **example.letter,
    }
    letter: Letter = read(Letter, raw)
    return letter


def run(rule: Rule, example: Example) -> tuple[Finding, ...]:
    """What one rule says of one example."""
    case = case_of(example)
    others = tuple(read(OtherLetter, dict(other)) for other in example.others)
    return tuple(findings_of(rule, read_letter(letter_of(example, case), case, others)))
