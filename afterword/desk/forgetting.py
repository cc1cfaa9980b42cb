"""What is said of one person in a document of the desk, and the document without it. Works on the JSON form, so that
what the journal holds from earlier versions is treated alike."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from afterword.language import name_of
from afterword.language.names import without_marks

SOMEBODY = "somebody"
"""What stands where a name stood."""

SHORTEST = 3
"""Letters a single part of a name needs to be taken out by itself; shorter ones are everyday words."""

WORDS_OF = {
    "sent": ("subject", "body"),
    "received": ("words", "what", "instead"),
    "promise": ("words",),
}
"""Of events that come from or go to the person: the fields that hold what was written. The fact itself stays (T4)."""


@dataclass(slots=True)
class Traces:
    """Who is to be forgotten: every name and address they were kept under. `own`: the words of the candidate's name."""

    names: set[str] = field(default_factory=set)
    addresses: set[str] = field(default_factory=set)
    own: frozenset[str] = frozenset()
    _ids: dict[str, set[str]] = field(default_factory=dict)

    def learn(self, document_id: str, body: dict[str, Any]) -> bool:
        """Note the names and addresses under which a document keeps this person; whether any was new.

        An id alone isn't enough: it may have been another's before. With a word of the name in common it is.
        """
        before = len(self.names) + len(self.addresses)
        known = self._ids.setdefault(document_id, set())
        words = {word for name in self.names for word in _folded(name).split()}
        for person in body.get("people", ()):
            renamed = person["id"] in known and bool(words & set(_folded(person["name"]).split()))
            if renamed or self._is(person):
                known.add(person["id"])
                self.names.add(person["name"])
                self.addresses |= _addresses(person)
        return before != len(self.names) + len(self.addresses)

    def ids_in(self, body: dict[str, Any]) -> set[str]:
        """The ids under which a document keeps this person."""
        return {person["id"] for person in body.get("people", ()) if self._is(person)}

    def redact(self, text: str, *, parts: bool = False) -> str:
        """`text` without their names and addresses; `parts`: also without given and family name by themselves."""
        for one in sorted(self.names | self.addresses, key=len, reverse=True):
            text = re.sub(rf"(?<!\w){re.escape(one)}(?!\w)", SOMEBODY, text, flags=re.IGNORECASE)
        if parts:
            pieces = {piece for name in self.names for piece in _parts(name)} - self.own
            for one in sorted(pieces, key=len, reverse=True):
                text = re.sub(rf"(?<!\w){re.escape(one)}(?!\w)", SOMEBODY, text)
        return text

    def _is(self, person: dict[str, Any]) -> bool:
        mail = {one.casefold() for one in _addresses(person) if "@" in one}
        return _folded(person["name"]) in {_folded(name) for name in self.names} or bool(
            mail & {one.casefold() for one in self.addresses}
        )


def without(body: dict[str, Any], traces: Traces) -> dict[str, Any]:
    """An application in its JSON form without the person: their facts, notes and drafts go, their name everywhere.

    Where they weren't met, only their whole name and their addresses are taken out of the texts.
    """
    ids = traces.ids_in(body)
    gone = {"people": "id", "notes": "person"}
    kept: dict[str, Any] = {}
    for key, value in body.items():
        if key in gone:
            value = [one for one in value if one.get(gone[key]) not in ids]
        elif key == "drafts":
            value = [_draft(one, ids) for one in value if not _only(one.get("to"), ids)]
        elif key == "events":
            value = [_event(one, ids) for one in value]
        elif key == "interviews":
            value = [{**one, "people": [name for name in one["people"] if name not in ids]} for one in value]
        elif key == "application":
            agency = value.get("agency")
            kept[key] = (
                {**value, "agency": {"name": agency["name"]}} if agency and agency.get("person") in ids else value
            )
            continue
        kept[key] = value if key == "id" else _cleaned(value, traces, parts=bool(ids))
    return kept


def _event(event: dict[str, Any], ids: set[str]) -> dict[str, Any]:
    theirs = event.get("from") in ids or event.get("by") in ids or _only(event.get("to"), ids)
    hidden = WORDS_OF.get(event["kind"], ("words", "what")) if theirs else ()
    out = {}
    for key, value in event.items():
        if key in hidden or (key in ("from", "by", "through") and value in ids):
            continue
        out[key] = [one for one in value if one not in ids] if key in ("to", "covers", "except") else value
    return out


def _draft(draft: dict[str, Any], ids: set[str]) -> dict[str, Any]:
    lists: dict[str, Any] = {
        key: [one for one in draft[key] if one not in ids] for key in ("to", "covers") if key in draft
    }
    return {**draft, **lists, "through": None} if draft.get("through") in ids else {**draft, **lists}


def _only(to: Iterable[str] | None, ids: set[str]) -> bool:
    names = set(to or ())
    return bool(names) and names <= ids


def _cleaned(value: Any, traces: Traces, *, parts: bool) -> Any:
    if isinstance(value, str):
        return traces.redact(value, parts=parts)
    if isinstance(value, list):
        return [_cleaned(one, traces, parts=parts) for one in value]
    if isinstance(value, dict):
        # Ids and words of closed sets stay as they are.
        return {key: one if key in _FIXED else _cleaned(one, traces, parts=parts) for key, one in value.items()}
    return value


def anywhere(value: Any, traces: Traces) -> Any:
    """Any JSON value, of whatever form, without the person's whole names and addresses in its texts."""
    if isinstance(value, str):
        return traces.redact(value)
    if isinstance(value, list):
        return [anywhere(one, traces) for one in value]
    if isinstance(value, dict):
        return {key: anywhere(one, traces) for key, one in value.items()}
    return value


_FIXED = frozenset((
    "id", "kind", "at", "person", "interview", "people", "to", "covers", "from", "by", "through", "zone", "country",
    "region", "part", "reach", "state", "channel", "message", "label", "stage", "place", "key", "rule", "uid",
))  # fmt: skip


def _addresses(person: dict[str, Any]) -> set[str]:
    told = person.get("addresses") or {}
    found = {*told.get("email", ()), *told.get("phone", ())} | ({told["post"]} if told.get("post") else set())
    return {one for one in found if one.strip()}


def _parts(name: str) -> list[str]:
    parts = name_of(name)
    pieces = [*parts.given.split(), *((parts.family or "").split())]
    return [piece for piece in pieces if len(piece) >= SHORTEST and piece[0].isupper()]


def _folded(name: str) -> str:
    return " ".join(without_marks(name).casefold().split())
