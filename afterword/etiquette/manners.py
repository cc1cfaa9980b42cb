"""The manners that hold for one application: every number with its rule, its reason and its source.

Layers, later ones win: the article's numbers (`data/manners.toml`) and customs (`data/customs.toml`: weight, formality,
greeting, channels), the profile, the country pack, the user's own file.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import time
from functools import lru_cache
from typing import Any

from afterword.etiquette.files import line_of, own_data, own_names, parse
from afterword.model import MannersError, Profile, nearest

NORDIC = frozenset({"SE", "NO", "DK", "FI", "IS"})
"""Countries that share one pack."""

Plain = int | str | bool | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Value:
    """One value of the etiquette. `source` is `article`, `ours`, `convention, no source`, or a citation."""

    key: str
    value: Plain
    rules: tuple[str, ...]
    reason: str
    source: str
    layer: str


class Manners(Mapping[str, Value]):
    """All values by their dotted key, e.g. `thank_you.window_hours`."""

    def __init__(self, values: Mapping[str, Value], profile: Profile, country: str, pack: PackCard) -> None:
        self._values = dict(values)
        self.profile = profile
        self.country = country
        self.pack = pack

    def __getitem__(self, key: str) -> Value:
        return self._values[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def number(self, key: str) -> int:
        """The whole number under `key`."""
        value = self._values[key].value
        assert isinstance(value, int), key
        return value

    def clock(self, key: str) -> time:
        """The time of day under `key`, written `09:00` in the data; local to the reader."""
        return time.fromisoformat(self.text(key))

    def text(self, key: str) -> str:
        """The word under `key`."""
        return str(self._values[key].value)

    def words(self, key: str) -> tuple[str, ...]:
        """The list under `key`."""
        value = self._values[key].value
        assert isinstance(value, tuple), key
        return value


@dataclass(frozen=True, slots=True)
class PackCard:
    """Whose customs these are. `reviewed` says whether a native has read the pack; `says` what is shown if not."""

    country: str
    name: str
    reviewed: bool
    says: str


def manners_for(country: str, profile: Profile | str = Profile.STRICT, own: str = "", own_name: str = "") -> Manners:
    """The manners in `country` (ISO alpha-2) under `profile`, with the user's own TOML text laid on top.

    A country without a pack has the default numbers. Raises MannersError for a mistake in the user's text.
    """
    return _manners(country, Profile(profile), own, own_name or "your etiquette file")


@lru_cache(maxsize=256)
def _manners(country: str, profile: Profile, own: str, own_name: str) -> Manners:
    values: dict[str, Value] = {}
    for base in ("manners.toml", "customs.toml"):
        values |= _layer(own_data(base), base)
    values |= _layer(own_data(f"profiles/{profile.value}.toml"), f"profiles/{profile.value}.toml", values)
    pack_name = _pack_name(country)
    pack = own_data(f"packs/{pack_name}.toml")
    values |= _layer(pack, f"packs/{pack_name}.toml", values)
    if own:
        values |= _layer(parse(own, own_name), own_name, values, own)
    head = pack["pack"]
    card = PackCard(country, head["name"], head["reviewed"], head["says"])
    return Manners(values, profile, country, card)


def _pack_name(country: str) -> str:
    name = "NORDIC" if country in NORDIC else country
    return name if name in own_names("packs") else "default"


def _layer(
    tree: Mapping[str, Any], name: str, known: Mapping[str, Value] | None = None, text: str = ""
) -> dict[str, Value]:
    found = {}
    for key, table in _tables(tree):
        where = f"{name}:{line_of(text, key)}" if text else name
        if known is not None and key not in known:
            raise MannersError(f"there is no value {key!r}", where=where, hint=nearest(key, known))
        plain = table["value"]
        plain = tuple(plain) if isinstance(plain, list) else plain
        before = known[key] if known is not None else None
        if before is not None and type(before.value) is not type(plain):
            raise MannersError(
                f"{key} is {plain!r}", where=where, hint=f"A value like {before.value!r} is expected here."
            )
        found[key] = Value(
            key,
            plain,
            tuple(table.get("rules", before.rules if before else ())),
            table.get("reason", "your own value" if text else before.reason if before else ""),
            table.get("source", "yours" if text else before.source if before else ""),
            name,
        )
    return found


def _tables(tree: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, Mapping[str, Any]]]:
    for key, item in tree.items():
        if key in ("pack", "profile") and not prefix:
            continue
        if isinstance(item, dict):
            if "value" in item:
                yield prefix + key, item
            else:
                yield from _tables(item, f"{prefix}{key}.")
        else:
            yield prefix + key, {"value": item}
