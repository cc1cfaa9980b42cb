"""`afterword rules`: the rules of good manners, one of them, or what a country's customs change."""

from __future__ import annotations

import re

import click

from afterword.cli.me import country_code
from afterword.cli.shell import Shell, verb
from afterword.cli.today import wrapped
from afterword.model.errors import AfterwordError, nearest


@verb("rules")
@click.argument("code", required=False)
@click.option("--country", help="What that country's customs change: DE, GB, JP ...")
def rules(shell: Shell, code: str | None, country: str | None) -> None:
    """All rules, the rule CODE (T4), a reviewer's rule (wrong_name), or the customs of a country."""
    if country:
        _country(shell, country_code(country))
    elif code is None:
        _all(shell)
    elif re.fullmatch(r"[A-Za-z]\d+", code):
        _one(shell, code)
    else:
        _review_rule(shell, code)


def _all(shell: Shell) -> None:
    from afterword.etiquette import all_rules

    found = all_rules()
    lines = []
    for rule in found.values():
        lines += [click.style(rule.number, bold=True), *wrapped(rule.says, "  ")]
    shell.tell(lines, list(found.values()))


def _one(shell: Shell, code: str) -> None:
    from afterword.etiquette import action_table, manners_for, rule_named

    rule = rule_named(code)
    values = [value for value in manners_for("US").values() if rule.number in value.rules]
    lines = [click.style(rule.number, bold=True), *wrapped(rule.says, "  "), f"  Source: {rule.source}."]
    for value in values:
        shown = ", ".join(value.value) if isinstance(value.value, tuple) else value.value
        lines += wrapped(f"{value.key}: {shown}. {value.reason} ({value.source})", "    ")
    actions = [row.action.value.replace("_", " ") for row in action_table().values() if rule.number in row.rules]
    if actions:
        lines += wrapped(f"Steps: {', '.join(actions)}.", "    ")
    shell.tell(lines, {"rule": rule, "values": values})


def _country(shell: Shell, country: str) -> None:
    from afterword.etiquette.pages import country_page

    page = country_page(country)
    lines = [line for row in page.rstrip("\n").split("\n") for line in (wrapped(row) if row else [""])]
    shell.tell(lines, {"country": country, "page": page})


def _review_rule(shell: Shell, code: str) -> None:
    from afterword.reviewer import all_rules

    found = {rule.code: rule for rule in all_rules()}
    name = code.lower().replace("-", "_")
    if name not in found:
        raise AfterwordError(f"there is no rule {code!r}", hint=nearest(name, found))
    rule = found[name]
    catches = [example.quote or example.text for example in rule.caught if example.quote or example.text][:6]
    spares = [example.text for example in rule.spared if example.text][:6]
    head = f"{rule.code} ({rule.severity.value}; {', '.join(rule.etiquette)})"
    lines = [click.style(head, bold=True), *wrapped(rule.title, "  ")]
    for title, examples in (("It catches", catches), ("It spares", spares)):
        lines += [f"  {title}"] if examples else []
        lines += [line for one in examples for line in wrapped(" ".join(one.split()), "    ")]
    data = {"code": rule.code, "title": rule.title, "severity": rule.severity, "rules": rule.etiquette}
    shell.tell(lines, {**data, "catches": catches, "spares": spares})
