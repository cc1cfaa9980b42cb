"""Reading the TOML of the etiquette: the package's own data and a user's file, with errors that name file and line."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from afterword.model import MannersError


@cache
def own_data(name: str) -> dict[str, Any]:
    """The parsed TOML of one of the package's own files, e.g. `packs/US.toml`."""
    text = files("afterword.etiquette").joinpath("data", name).read_text(encoding="utf-8")
    return parse(text, name)


@cache
def own_names(folder: str) -> tuple[str, ...]:
    """The names (without `.toml`) of the package's own files in `folder`, sorted."""
    listed = files("afterword.etiquette").joinpath("data", folder).iterdir()
    return tuple(sorted(entry.name.removesuffix(".toml") for entry in listed if entry.name.endswith(".toml")))


def parse(text: str, name: str) -> dict[str, Any]:
    """The TOML in `text`. Raises MannersError naming `name` and the line of a mistake in its form."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"line (\d+)", str(error))
        line = found.group(1) if found else str(text.count("\n") + 1)
        raise MannersError(
            f"this is no TOML ({str(error).split(' (at')[0].lower()})", where=f"{name}:{line}", hint="Mend the line."
        ) from None


def line_of(text: str, key: str) -> int:
    """The line (from 1) on which the table or key `key` (dotted) is written in `text`; 1 if it can't be found."""
    last = key.rsplit(".", 1)[-1]
    table, plain, nested = re.escape(key), re.escape(last), re.escape(last)
    header = re.compile(rf"^\s*\[+\s*{table}\s*\]+|^\s*\"?{plain}\"?\s*=|\[[^\]]*\b{nested}\s*\]")
    for number, line in enumerate(text.splitlines(), start=1):
        if header.search(line):
            return number
    return 1
