"""The JSON form of facts and answers (contracts: `formats.md`): strict in, exact out.

A reader is compiled once per class from its annotations. Errors name the field's path, what stood there and the
nearest known name. `write(read(x))` gives an equal value.
"""

from __future__ import annotations

import types
from collections.abc import Callable
from dataclasses import MISSING, fields, is_dataclass, replace
from datetime import date, datetime
from enum import Enum
from functools import cache
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from afterword.model import answers, facts
from afterword.model.errors import CaseError, nearest
from afterword.model.vocabulary import EventKind

T = TypeVar("T")
Reader = Callable[[Any, str], Any]

ALIASES: dict[tuple[type, str], str] = {
    (facts.Event, "except_"): "except",
    (facts.Event, "sender"): "from",
    (facts.Event, "since"): "from",
    (facts.Mail, "sender"): "from",
    (answers.ReplyFacts, "except_"): "except",
    (answers.Used, "source"): "from",
}
"""Where the name in JSON is no Python name, or one name in JSON means two things."""

EXPLICIT = frozenset(value for value in vars(answers).values() if isinstance(value, type) and is_dataclass(value)) - {
    answers.ReplyFacts
}
"""Classes written with every field; all others leave out those that only hold their default."""


def json_name(cls: type, name: str) -> str:
    """The name of a field in JSON."""
    return ALIASES.get((cls, name), name)


def read(cls: type[T], raw: Any, path: str = "") -> T:
    """The value of class `cls` in `raw` (parsed JSON). Raises CaseError with the path of the first mistake."""
    reader: Callable[[Any, str], T] = _reader_of(cls)  # type: ignore[arg-type]
    return reader(raw, path)


def write(value: Any) -> Any:
    """The JSON form of a fact or an answer: dicts, lists, strings, numbers, None."""
    if value is None or isinstance(value, str | bool | int | float):
        return value.value if isinstance(value, Enum) else value
    if isinstance(value, tuple | list):
        return [write(item) for item in value]
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, dict):
        return {key: write(item) for key, item in value.items()}
    cls = type(value)
    sparse = cls not in EXPLICIT
    out: dict[str, Any] = {}
    for name, key, default in _writable(cls):  # type: ignore[arg-type]
        item = getattr(value, name)
        if sparse and (item is None or item == default):
            continue
        out[key] = write(item)
    return out


@cache
def _writable(cls: type) -> tuple[tuple[str, str, Any], ...]:
    return tuple((f.name, json_name(cls, f.name), _default(f)) for f in fields(cls))


def _default(field: Any) -> Any:
    if field.default is not MISSING:
        return field.default
    return field.default_factory() if field.default_factory is not MISSING else MISSING


def _join(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name


def _shown(raw: Any) -> str:
    text = repr(raw)
    return text if len(text) <= 60 else text[:57] + "…"


@cache
def _reader_of(hint: Any) -> Reader:
    origin = get_origin(hint)
    if origin in (Union, types.UnionType):
        return _union_reader(get_args(hint))
    if origin is tuple:
        return _list_reader(_reader_of(get_args(hint)[0]))
    if origin is dict or hint is Any:
        return _dict_reader if origin is dict else (lambda raw, path: raw)
    if is_dataclass(hint):
        return _event_reader() if hint is facts.Event else _class_reader(hint)  # type: ignore[arg-type]
    if isinstance(hint, type) and issubclass(hint, Enum):
        return _enum_reader(hint)
    return {str: _text, bool: _flag, int: _whole, datetime: _instant, date: _day}[hint]


def _union_reader(choices: tuple[Any, ...]) -> Reader:
    kinds = [choice for choice in choices if choice is not type(None)]
    if set(kinds) == {date, datetime}:
        return _day_or_instant
    inner = _reader_of(kinds[0])
    return lambda raw, path: None if raw is None else inner(raw, path)


def _list_reader(inner: Reader) -> Reader:
    def read_list(raw: Any, path: str) -> tuple[Any, ...]:
        if raw is None:
            return ()
        if not isinstance(raw, list):
            raise CaseError(f"expected a list, got {_shown(raw)}", where=path, hint="Put it in square brackets.")
        return tuple(inner(item, f"{path}[{index}]") for index, item in enumerate(raw))

    return read_list


def _class_reader(cls: type) -> Reader:
    hints = get_type_hints(cls)
    plan = [
        (f.name, json_name(cls, f.name), _reader_of(hint), _default(f) is MISSING, _none_allowed(hint))
        for f in fields(cls)
        for hint in (hints[f.name],)
    ]
    known = frozenset(key for _, key, *_ in plan)

    def read_object(raw: Any, path: str) -> Any:
        if not isinstance(raw, dict):
            raise CaseError(f"expected an object, got {_shown(raw)}", where=path or "the line", hint="Use {…}.")
        for key in raw:
            if key not in known:
                raise CaseError(f"unknown field {key!r}", where=_join(path, key), hint=nearest(key, known))
        values: dict[str, Any] = {}
        for name, key, reader, required, optional in plan:
            item = raw.get(key)
            if item is None and not (key in raw and optional):
                if required:
                    raise CaseError(f"{key!r} is missing", where=_join(path, key), hint="This field is needed.")
                continue
            values[name] = reader(item, _join(path, key))
        return cls(**values)

    return read_object


def _none_allowed(hint: Any) -> bool:
    return type(None) in get_args(hint)


def _event_reader() -> Reader:
    """Events, whose `from` is a person for what was received and a day for a closure."""
    plain = _class_reader(facts.Event)

    def read_event(raw: Any, path: str) -> Any:
        if not isinstance(raw, dict) or raw.get("from") is None:
            return plain(raw, path)
        rest = {key: item for key, item in raw.items() if key != "from"}
        where = _join(path, "from")
        if raw.get("kind") == EventKind.CLOSURE:
            return replace(plain(rest, path), since=_day(raw["from"], where))
        return replace(plain(rest, path), sender=_text(raw["from"], where))

    return read_event


def _enum_reader(cls: type[Enum]) -> Reader:
    members = {member.value: member for member in cls}

    def read_word(raw: Any, path: str) -> Enum:
        try:
            return members[raw]
        except (KeyError, TypeError):
            hint = nearest(str(raw), members)
            raise CaseError(f"{_shown(raw)} is no known value", where=path, hint=hint) from None

    return read_word


def _dict_reader(raw: Any, path: str) -> dict[str, Any]:
    if not isinstance(raw, dict):
        raise CaseError(f"expected an object, got {_shown(raw)}", where=path, hint="Use {…}.")
    return raw


def _text(raw: Any, path: str) -> str:
    if not isinstance(raw, str):
        raise CaseError(f"expected text, got {_shown(raw)}", where=path, hint="Put it in quotation marks.")
    return raw


def _flag(raw: Any, path: str) -> bool:
    if not isinstance(raw, bool):
        raise CaseError(f"expected true or false, got {_shown(raw)}", where=path)
    return raw


def _whole(raw: Any, path: str) -> int:
    if not isinstance(raw, int) or isinstance(raw, bool):
        raise CaseError(f"expected a whole number, got {_shown(raw)}", where=path)
    return raw


def _instant(raw: Any, path: str) -> datetime:
    try:
        moment = datetime.fromisoformat(_text(raw, path))
    except ValueError:
        raise CaseError(
            f"{_shown(raw)} is no time", where=path, hint="Write it like 2026-03-04T14:00:00-06:00."
        ) from None
    if moment.tzinfo is None:
        raise CaseError(f"{_shown(raw)} has no offset", where=path, hint="Add one: 2026-03-04T14:00:00-06:00, or Z.")
    return moment


def _day(raw: Any, path: str) -> date:
    try:
        return date.fromisoformat(_text(raw, path))
    except ValueError:
        raise CaseError(f"{_shown(raw)} is no day", where=path, hint="Write it like 2026-03-04.") from None


def _day_or_instant(raw: Any, path: str) -> date | datetime | None:
    if raw is None:
        return None
    return _instant(raw, path) if len(_text(raw, path)) > 10 else _day(raw, path)
