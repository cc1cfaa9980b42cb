"""*Manners*: every rule with its reason and source, the numbers behind it, one's own values; and the page of keys."""

from __future__ import annotations

from collections import defaultdict

from starlette.responses import Response

from afterword.etiquette import all_rules, manners_for
from afterword.etiquette.manners import Value
from afterword.model import Profile
from afterword.web.visit import Visit, get

GROUPS = {
    "T": "Timing",
    "C": "The words",
    "F": "The way",
    "M": "Several talks, several people",
    "X": "Caught before it goes",
    "P": "The person behind it",
}
KEYS = (
    ("t", "Today"),
    ("n", "New interview"),
    ("a", "Applications"),
    ("h", "They wrote"),
    ("l", "Check a letter I have"),
    ("c", "Calendar"),
    ("s", "All in one table"),
    ("m", "Why we say so"),
    ("?", "This page"),
    ("Ctrl + Enter", "Press the first button of the form one is in"),
    ("Tab, Enter, Space", "Everything else, as on any page"),
)


def show(visit: Visit) -> Response:
    """All rules."""
    settings = visit.settings
    country = visit.asked("country").upper()[:2] or (settings.country if settings else None) or "US"
    profile = settings.etiquette if settings else Profile.STRICT
    found = manners_for(country, profile, settings.own_manners if settings else "")
    values: dict[str, list[Value]] = defaultdict(list)
    for value in found.values():
        for rule in value.rules[:1]:
            values[rule].append(value)
    groups = [
        (name, [rule for rule in all_rules().values() if rule.number[0] == letter]) for letter, name in GROUPS.items()
    ]
    own = [value for value in found.values() if value.source == "yours"]
    return visit.page(
        "manners.html", groups=groups, values=values, pack=found.pack, country=country, profile=profile, own=own
    )


def keys(visit: Visit) -> Response:
    """What the keyboard does."""
    return visit.page("keys.html", keys=KEYS)


ROUTES = (get("/manners", show), get("/keys", keys))
