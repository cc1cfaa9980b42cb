"""The candidate's voice: register by country, culture and tone; greeting, sign-off, dates and spelling (C5, F5, P5)."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from afterword.composer.data import table, words
from afterword.composer.numbers import MONTHS
from afterword.etiquette.manners import Manners, manners_for
from afterword.language import Name, name_of
from afterword.model import Case, Channel, Interview, Person, Place, Rapport, Stage, Tone

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
POST = "\ue020post\ue020"
"""Stands for the job until a letter has chosen how to name it."""
SHORT = frozenset({Channel.CARD, Channel.TEXT, Channel.LINKEDIN_NOTE, Channel.LINKEDIN_MESSAGE})
"""Channels that take a few lines only."""


def register_for(case: Case, people: tuple[Person, ...]) -> str:
    """`formal`, `warm` or `plain`: the talk's own tone first, then the house, then the country; warm by rapport."""
    tone = case.application.tone
    cultures = {culture.value for culture in case.application.culture}
    if tone:
        return {Tone.FORMAL: "formal", Tone.FRIENDLY: "warm"}.get(tone, "plain")
    strict = _manners(case).text("formality.strength") == "formal" and not cultures & words(
        "voice", "light", "cultures"
    )
    if strict or cultures & words("voice", "formal", "cultures"):
        return "formal"
    return "warm" if any(person.rapport is Rapport.WARM for person in people) else "plain"


def _manners(case: Case) -> Manners:
    return manners_for(case.application.country, case.etiquette)


def is_nameless(person: Person) -> bool:
    """Whether no name is known of them (`the tall engineer`): then nothing can be addressed to them."""
    name = person.name.strip()
    described = re.search(table("voice")["nameless"]["pattern"], name, re.IGNORECASE)
    return not name or bool(described) or (name.islower() and len(name.split()) > 1)


def parts_of(case: Case, person: Person) -> Name:
    """The person's name in parts."""
    country = person.country or case.application.country
    return name_of(person.name, country, person.honorific, person.goes_by, person.family)


def full_name(case: Case, person: Person) -> str:
    """Their name as one writes it to others: without an honorific."""
    return parts_of(case, person).full


def address(case: Case, person: Person, register: str) -> str:
    """What stands behind `Dear`: an honorific with the family name if given, else the first name, in some countries
    the whole name. No honorific is ever derived (P5)."""
    name, manners = parts_of(case, person), _manners(case)
    country = person.country or case.application.country
    if name.goes_by:
        return name.goes_by
    if name.honorific:
        bare = name.honorific.rstrip(".")
        dotted = bare in ("Mr", "Mrs", "Ms", "Dr", "Mx") and country in ("US", "CA", "PH")
        return f"{bare + '.' if dotted else name.honorific} {name.family or name.full}"
    suffix = manners.text("name.suffix")
    if register == "formal" and suffix and name.family:
        return name.family + suffix
    formal = register == "formal" and manners.text("formality.address") != "first_name"
    return name.full if formal or not name.family else name.given


def greeting(case: Case, people: tuple[Person, ...], register: str) -> str:
    """The greeting line, with its comma."""
    light = case.application.tone in (Tone.FRIENDLY, Tone.BRISK) and register != "formal"
    form = _manners(case).text("greeting.form") if light else "Dear {name},"
    return form.format(name=listed([address(case, person, register) for person in people]))


def listed(names: list[str] | tuple[str, ...]) -> str:
    """`A`, `A and B`, `A, B and C`."""
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def sign_off(case: Case, register: str, pick: int) -> str:
    """The valediction, by register and country; `pick` turns among those that fit."""
    by_country = table("voice")["signoff"][register]
    choices = by_country.get(case.application.country, by_country["other"])
    return str(choices[pick % len(choices)])


def signature(case: Case) -> str:
    """What the candidate signs with."""
    return case.candidate.signs or case.candidate.name


def zone_of(case: Case, person: Person | None) -> ZoneInfo:
    """The reader's zone."""
    return ZoneInfo((person.zone if person else None) or case.application.zone)


def month_first(country: str) -> bool:
    """Whether the month stands before the day."""
    return manners_for(country).text("date.style") == "month_day"


def day_in_words(day: date, country: str) -> str:
    """A date as the country writes it in a letter, without the year."""
    month = MONTHS.split("|")[day.month - 1]
    return f"{month} {day.day}" if month_first(country) else f"{day.day} {month}"


def when_of(talk: Interview, at: datetime, zone: ZoneInfo, country: str) -> tuple[str, str]:
    """When the talk was, seen from `at` in the reader's zone: as an adverb, and as a noun (empty if there is none)."""
    start, read = talk.start.astimezone(zone), at.astimezone(zone)
    gone = (read.date() - start.date()).days
    part = "morning" if start.hour < 12 else "afternoon" if start.hour < 17 else "evening"
    whole = talk.stage is Stage.TRIAL or talk.end - talk.start > timedelta(hours=4)
    if gone == 0 and read.hour < 20:
        return ("today", "today") if whole else (f"this {part}", f"this {part}")
    if gone == 1 and read.hour < 20:
        return "yesterday", "yesterday" if whole else f"yesterday {part}"
    name = DAYS[start.weekday()]
    if 0 <= gone <= 6:
        return f"on {name}", name if whole else f"{name} {part}"
    return f"on {day_in_words(start.date(), country)}", ""


def day_seen(day: date, at: datetime, zone: ZoneInfo, country: str) -> str:
    """A day seen from `at`: yesterday, on Monday, on 4 March."""
    gone = (at.astimezone(zone).date() - day).days
    if gone in (0, 1):
        return "yesterday" if gone else "today"
    return f"on {DAYS[day.weekday()]}" if 1 < gone <= 6 else f"on {day_in_words(day, country)}"


def talk_word(talk: Interview | None) -> str:
    """What the meeting is called."""
    if talk is not None and talk.stage is Stage.TRIAL:
        return "trial day"
    return "call" if talk is not None and talk.place is Place.PHONE else "conversation"


@cache
def _spellings(country: str) -> tuple[re.Pattern[str], dict[str, str]]:
    spelling = table("voice")["spelling"]
    british = spelling["british"] if country in spelling["british_countries"] else {}
    swaps: dict[str, str] = spelling["american"] if country in ("US", "PH") else british
    return re.compile(r"\b(" + "|".join(swaps) + r")\b" if swaps else r"(?!)"), swaps


def spelled(text: str, country: str) -> str:
    """`text` in the country's spelling; names with capitals keep theirs."""
    pattern, swaps = _spellings(country)
    return pattern.sub(lambda m: swaps.get(m.group(), m.group()), text)


def company_name(case: Case) -> str:
    """The company's name, one that is only shouted in small letters."""
    name = case.application.company
    return title_case(name) if name.isupper() and len(name) > 6 and " " in name else name


def title_case(role: str) -> str:
    """A role in capitals as one writes it in a sentence; acronyms stay."""
    if not role.isupper():
        return role
    kept, small = set(table("tidy")["capitals"]["acronyms"]), {"of", "and", "in", "for", "the", "to", "at"}
    out = []
    for at, word in enumerate(role.split()):
        bare = word.strip("(),.")
        if bare in kept or (len(bare) <= 2 and bare.lower() not in small):
            out.append(word)
        else:
            lowered = bare.lower() in small and at
            out.append(word.lower() if lowered else "-".join(piece.capitalize() for piece in word.split("-")))
    return " ".join(out)
