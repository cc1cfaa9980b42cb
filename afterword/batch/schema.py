"""The JSON Schema (2020-12) of a verb's lines, made from the dataclasses that read and write them."""

from __future__ import annotations

import types
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from typing import Any, Union, get_args, get_origin, get_type_hints

from afterword.batch.verbs import VERBS
from afterword.model import Case, Event, Finding, Mail
from afterword.model.jsonform import EXPLICIT, json_name

Schema = dict[str, Any]
DIALECT = "https://json-schema.org/draft/2020-12/schema"
PLAIN: dict[Any, Schema] = {
    str: {"type": "string"},
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    datetime: {"type": "string", "format": "date-time"},
    date: {"type": "string", "format": "date"},
    Any: {},
}
ERROR: Schema = {
    "type": "object",
    "properties": {name: {"type": "string"} for name in ("field", "problem", "hint")},
    "required": ["field", "problem", "hint"],
}


def schema(verb: str) -> Schema:
    """`{"in": …, "out": …}` of a verb. A line that can't be read is answered with `error` in place of the answer."""
    return {"verb": verb, "in": _in(verb), "out": _out(verb)}


def _in(verb: str) -> Schema:
    classes = VERBS[verb].reads
    made = _Maker(answers=False)
    properties: Schema = {}
    required: list[str] = []
    if VERBS[verb].takes_case:
        _merge(made.object_of(Case), properties, required)
    if verb == "compose":
        order = made.of(classes[0])
        properties["write"] = {"anyOf": [{"enum": ["next", "all"]}, order], "default": "next"}
        properties["asked"] = {"type": "array", "items": {"type": "string"}}
    elif verb == "reply":
        properties |= {"id": {"type": "string"}, "mail": made.of(Mail), "raw": {"type": "string"}}
        properties |= {"country": _or_null(PLAIN[str]), "region": _or_null(PLAIN[str]), "case": made.of(Case)}
    else:
        for cls in classes:
            _merge(made.object_of(cls), properties, required)
    out = {"$schema": DIALECT, "type": "object", "properties": properties, "additionalProperties": False}
    if verb == "reply":
        out["anyOf"] = [{"required": ["mail"]}, {"required": ["raw"]}]
    return {**out, "required": required, "$defs": made.definitions}


def _out(verb: str) -> Schema:
    made = _Maker(answers=True)
    answer = VERBS[verb].writes
    if answer is Finding:
        good: Schema = {"type": "object", "properties": {"findings": {"type": "array", "items": made.of(Finding)}}}
        good["required"] = ["findings"]
    else:
        good = made.object_of(answer)
        good["required"] = [name for name in good["required"] if name != "id"]
    bad = {"type": "object", "properties": {"line": {"type": "integer"}, "error": ERROR}, "required": ["line", "error"]}
    properties = {"id": {"type": ["string", "null"]}}
    return {
        "$schema": DIALECT,
        "type": "object",
        "properties": properties,
        "required": ["id"],
        "anyOf": [good, bad],
        "$defs": made.definitions,
    }


def _merge(made: Schema, properties: Schema, required: list[str]) -> None:
    properties |= made["properties"]
    required += made["required"]


class _Maker:
    """Schemas of classes, each defined once. `answers`: as they are written (every field there) or read."""

    def __init__(self, *, answers: bool) -> None:
        self.definitions: Schema = {}
        self._answers = answers

    def of(self, hint: Any) -> Schema:
        """The schema of an annotation."""
        origin = get_origin(hint)
        if origin in (Union, types.UnionType):
            return self._union(get_args(hint))
        if origin is tuple:
            return {"type": "array", "items": self.of(get_args(hint)[0])}
        if origin is dict:
            return {"type": "object"}
        if is_dataclass(hint):
            return self._defined(hint)  # type: ignore[arg-type]
        if isinstance(hint, type) and issubclass(hint, Enum):
            return {"enum": [member.value for member in hint]}
        return dict(PLAIN[hint])

    def object_of(self, cls: type) -> Schema:
        """The schema of a class in full, without a definition of its own."""
        hints = get_type_hints(cls)
        explicit = self._answers and cls in EXPLICIT
        properties: Schema = {}
        required = []
        for field in fields(cls):
            key = json_name(cls, field.name)
            made = self.of(hints[field.name])
            needed = field.default is MISSING and field.default_factory is MISSING
            # What is read may always be null where a default stands for it.
            properties.setdefault(key, made if needed or explicit else _or_null(made))
            if needed or explicit:
                required.append(key)
        if cls is Event:
            # `from` is a person for what was received, a day for a closure.
            properties["from"] = _or_null(PLAIN[str])
        return {"type": "object", "properties": properties, "required": required, "additionalProperties": False}

    def _union(self, choices: tuple[Any, ...]) -> Schema:
        made = [self.of(choice) for choice in choices if choice is not type(None)]
        one = made[0] if len(made) == 1 else {"anyOf": made}
        return _or_null(one) if type(None) in choices else one

    def _defined(self, cls: type) -> Schema:
        if cls.__name__ not in self.definitions:
            self.definitions[cls.__name__] = {}
            self.definitions[cls.__name__] = self.object_of(cls)
        return {"$ref": f"#/$defs/{cls.__name__}"}


def _or_null(made: Schema) -> Schema:
    if made == {} or {"type": "null"} in made.get("anyOf", ()):
        return made
    return {"anyOf": [made, {"type": "null"}]}
