"""Who is on an invitation: names as written, or guessed from an address and marked as guesses."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any

ROOMS = frozenset({"RESOURCE", "ROOM"})
ROOM_WORDS = re.compile(r"\b(conf(erence)?|meeting)?\s*room\b|^(room|raum|salle)[-_. ]", re.IGNORECASE)
ROLE_MAIL = frozenset(
    ["noreply", "no-reply", "calendar", "scheduling", "scheduler", "invites", "meetings", "notifications", "bounce"]
)
FREE_MAIL = frozenset(
    ["gmail.com", "googlemail.com", "outlook.com", "hotmail.com", "yahoo.com", "icloud.com", "proton.me", "gmx.de"]
)


@dataclass(frozen=True, slots=True)
class Guest:
    """Somebody on an invitation. `guessed`: the name was made from the address; `optional`: as the file says."""

    name: str
    address: str
    guessed: bool = False
    optional: bool = False
    title: str | None = None

    @property
    def domain(self) -> str:
        """The domain of the address, in lower case."""
        return self.address.rpartition("@")[2].lower()


def guest_of(entry: Any) -> Guest | None:
    """The guest in an ATTENDEE or ORGANIZER; None for a room, a resource or an entry without an address."""
    params = entry.params
    address = re.sub(r"(?i)^mailto:", "", str(entry)).strip()
    shown = str(params.get("CN") or "").strip().strip("'\"")
    if str(params.get("CUTYPE", "")).upper() in ROOMS or str(params.get("ROLE", "")).upper() == "NON-PARTICIPANT":
        return None
    if ROOM_WORDS.search(shown) or ROOM_WORDS.search(address.partition("@")[0]):
        return None
    if "@" not in address and not shown:
        return None
    name = turned(re.sub(r"\s*\([^)]*\)\s*$", "", shown))
    guessed = not name or "@" in name
    if guessed:
        name = name_from_address(address)
    optional = str(params.get("ROLE", "")).upper() == "OPT-PARTICIPANT"
    return Guest(name, address if "@" in address else "", guessed, optional)


def is_machine(guest: Guest) -> bool:
    """Whether the address is a scheduler's, not a person's."""
    return guest.address.partition("@")[0].lower() in ROLE_MAIL


def name_from_address(address: str) -> str:
    """A guess at a name from `ingrid.solheim@…`: words capitalised, digits and tags dropped."""
    local = address.partition("@")[0].partition("+")[0]
    words = [word for word in re.split(r"[._\-]+", re.sub(r"\d+", "", local)) if word]
    return " ".join(word.capitalize() for word in words) or address


def described(guest: Guest, text: str) -> Guest:
    """The guest with name and title as the invitation's text gives them ("Ingrid Solheim, HR Partner")."""
    words = guest.name.split()
    pattern = r"\s+".join(re.escape(word) for word in words)
    found = re.search(rf"(?im)^[\s*•\-–]*({pattern})\s*(?:[,–—(|:]|\s-\s)\s*([^\n)]{{3,60}}?)[\s)]*$", text)
    if not found:
        return replace(guest, guessed=False) if guest.guessed and re.search(rf"(?i)\b{pattern}\b", text) else guest
    return replace(guest, name=found.group(1), guessed=False, title=found.group(2).strip(" ,;"))


def turned(name: str) -> str:
    """`Rey, Tomás` as `Tomás Rey`."""
    last, comma, first = name.partition(",")
    return f"{first.strip()} {last.strip()}" if comma and first.strip() and " " not in first.strip() else name
