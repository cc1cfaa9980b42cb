"""The schema of each verb, made from the classes, fits what is read and written."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from afterword.batch import VERBS
from afterword.batch.run import answer_line
from afterword.batch.schema import schema

CORPUS = Path(__file__).parents[1] / "corpus"


def fits(value: Any, made: dict[str, Any], definitions: dict[str, Any]) -> bool:
    """Whether a value fits a schema: as much of JSON Schema as ours use."""
    if "$ref" in made:
        return fits(value, definitions[made["$ref"].removeprefix("#/$defs/")], definitions)
    if "anyOf" in made and not any(fits(value, one, definitions) for one in made["anyOf"]):
        return False
    if "enum" in made:
        return value in made["enum"]
    kinds = made.get("type")
    if kinds is None:
        return True
    names = kinds if isinstance(kinds, list) else [kinds]
    types: dict[str, Any] = {"string": str, "integer": int, "boolean": bool, "null": type(None), "array": list}
    if not any(isinstance(value, types.get(name, dict)) for name in names):
        return False
    if isinstance(value, str) and made.get("format") == "date":
        return re.fullmatch(r"\d{4}-\d\d-\d\d", value) is not None
    if isinstance(value, list):
        return all(fits(item, made.get("items", {}), definitions) for item in value)
    if isinstance(value, dict):
        known = made.get("properties", {})
        if made.get("additionalProperties") is False and set(value) - set(known):
            return False
        if set(made.get("required", ())) - set(value):
            return False
        return all(fits(item, known[key], definitions) for key, item in value.items() if key in known)
    return True


def lines(verb: str) -> list[dict[str, Any]]:
    files = sorted((CORPUS / verb / "tuned").glob("*.jsonl"))
    return [json.loads(line)["in"] for file in files for line in file.read_text(encoding="utf-8").splitlines()][:15]


@pytest.mark.parametrize("verb", sorted(VERBS))
def test_what_is_read_and_written_fits(verb: str) -> None:
    both = schema(verb)
    assert lines(verb)
    for raw in lines(verb):
        assert fits(raw, both["in"], both["in"]["$defs"]), raw
        answer = json.loads(answer_line(verb, 1, json.dumps(raw))[0])
        plain = {key: value for key, value in answer.items() if key != "id"}
        good = both["out"]["anyOf"][0]
        assert fits(
            {**plain, **({"id": answer["id"]} if "id" in good["properties"] else {})}, good, both["out"]["$defs"]
        )


@pytest.mark.parametrize("verb", sorted(VERBS))
def test_an_unknown_field_does_not_fit(verb: str) -> None:
    both = schema(verb)
    assert not fits({**lines(verb)[0], "peolpe": []}, both["in"], both["in"]["$defs"])
