"""What an invitation leaves unsaid, guessed: company, role, stage, parts. Every guess is shown before it is kept."""

from __future__ import annotations

import re

from afterword.calendars import Invited
from afterword.desk.records import Settings
from afterword.model import Part, Stage

PARTS_BY_TITLE: tuple[tuple[str, Part], ...] = (
    (r"recruit|talent|sourc", Part.RECRUITER),
    (r"\bhr\b|human resources|people (partner|operations|ops|team)|personnel", Part.HR),
    (r"coordinat|scheduler|assistant to|office manager", Part.COORDINATOR),
    (r"\bchief|\bc[etof]o\b|president|founder|owner|managing director|\bvp\b|partner$", Part.EXECUTIVE),
    (r"\bhead of|manager|director|\blead\b|superintendent|principal|supervisor|foreman", Part.HIRING_MANAGER),
    (r"engineer|developer|scientist|architect|analyst|technic", Part.TECHNICAL),
)
"""What a title says of somebody's part in the hiring; a guess that the user is shown."""

STAGES_BY_WORDS: tuple[tuple[str, Stage], ...] = (
    (r"phone screen|screening|intro(ductory)? (call|chat)", Stage.SCREEN),
    (r"technical|coding|system design|case study", Stage.TECHNICAL),
    (r"panel", Stage.PANEL),
    (r"final|last round", Stage.FINAL),
    (r"assessment", Stage.ASSESSMENT),
    (r"trial", Stage.TRIAL),
    (r"\bhr\b", Stage.HR),
)


def part_from(title: str | None) -> Part:
    """The part in the hiring that a title suggests."""
    for pattern, part in PARTS_BY_TITLE:
        if title and re.search(pattern, title, re.IGNORECASE):
            return part
    return Part.UNKNOWN


def company_and_role(invited: Invited, settings: Settings) -> tuple[str | None, str | None]:
    """Company and role as the subject and text of an invitation tell them; None where they don't."""
    subject = re.sub(
        r"(?i)^\s*(re|fw|fwd|invitation|updated invitation|canceled|cancelled)\s*:\s*", "", invited.summary
    )
    subject = re.sub(r"\([^)]*\)", "", subject)
    subject = subject.replace(settings.name, "").strip(" -–—|:,")
    subject = re.sub(
        r"(?i)\b(phone|video|zoom|teams|panel|final|technical|onsite|on-site|first|second|job)?\s*"
        r"(interview|screen(ing)?)\b\s*(for|with|at|:|-|–|\|)?",
        "|",
        subject,
    )
    pieces = [piece.strip() for piece in re.split(r"\s[-–—]\s|\||\s@\s|\bat\b|\bwith\b|:", subject) if piece.strip()]
    domain = next((guest.domain for guest in invited.guests if guest.domain), "")
    stem = re.sub(r"[^a-z0-9]", "", domain.rpartition(".")[0].rpartition(".")[2] or domain.partition(".")[0])
    company = next((piece for piece in pieces if stem and re.sub(r"[^a-z0-9]", "", piece.lower()) in stem), None)
    rest = [piece for piece in pieces if piece != company]
    return company, rest[0] if rest else None


def stage_from(invited: Invited, people: int) -> Stage:
    """The stage that the subject names, or the text as a kind of talk ("the technical interview", not a job title)."""
    for pattern, stage in STAGES_BY_WORDS:
        if re.search(pattern, invited.summary, re.IGNORECASE):
            return stage
    for pattern, stage in STAGES_BY_WORDS:
        if re.search(
            rf"(?:{pattern})[- ](interview|round|stage|screen|call|day|discussion)", invited.text, re.IGNORECASE
        ):
            return stage
    return Stage.PANEL if people > 2 else Stage.FIRST
