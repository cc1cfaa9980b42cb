"""Pages made from the data: what a country's pack changes, for `afterword rules --country` and the documentation."""

from __future__ import annotations

from afterword.etiquette.manners import Plain, Value, manners_for

MEANING = {True: "yes", False: "no", "": "nothing"}


def country_page(country: str) -> str:
    """Plain Markdown: every value in which `country` (ISO alpha-2) differs, with its reason and its source.

    Says first whether somebody who grew up there has read the pack.
    """
    manners = manners_for(country)
    lines = [f"# {manners.pack.name}", ""]
    if not manners.pack.reviewed:
        lines += [f"*{manners.pack.says}*", ""]
    values = [value for value in manners.values() if value.layer.startswith("packs/")]
    lines += ["The times of the default manners hold here too, with the country's own working days and holidays.", ""]
    if not values:
        lines += ["Nothing differs from the plain manners.", ""]
    for value in sorted(values, key=lambda value: value.key):
        lines += _entry(value)
    return "\n".join(lines).rstrip() + "\n"


def _entry(value: Value) -> list[str]:
    rules = ", ".join(value.rules)
    return [
        f"## {value.key}: {_shown(value.value)}",
        "",
        value.reason,
        "",
        f"- Rules: {rules}",
        f"- Source: {value.source}",
        "",
    ]


def _shown(plain: Plain) -> str:
    if isinstance(plain, tuple):
        return ", ".join(plain)
    if isinstance(plain, bool) or plain == "":
        return MEANING[plain]
    return str(plain)
