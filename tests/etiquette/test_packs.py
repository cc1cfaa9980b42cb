"""The customs and the country packs: complete, sourced, honest about who has read them, and different in something."""

from __future__ import annotations

import pytest

from afterword.etiquette import manners_for
from afterword.etiquette.files import own_data, own_names
from afterword.etiquette.pages import country_page
from afterword.etiquette.rules import all_rules
from afterword.model import Weight

PACKS = ("US", "GB", "IE", "CA", "AU", "IN", "DE", "FR", "JP", "NORDIC")
COUNTRIES = {pack: "SE" if pack == "NORDIC" else pack for pack in PACKS}
ALLOWED = {
    "thank_you.weight": {weight.value for weight in Weight},
    "check_in.weight": {weight.value for weight in Weight},
    "panel.custom": {"each", "lead"},
    "formality.address": {"first_name", "full_name", "honorific"},
    "formality.strength": {"relaxed", "neutral", "formal"},
    "date.style": {"month_day", "day_month"},
    "card.custom": {"welcome", "unusual"},
    "linkedin.custom": {"usual", "unusual"},
    "language.variety": {"en-US", "en-GB", "en-CA", "en-AU", "en-IN"},
}


def keys_of(pack: str) -> set[str]:
    """The dotted keys that a pack sets."""
    return {value.key for value in manners_for(COUNTRIES[pack]).values() if value.layer == f"packs/{pack}.toml"}


def test_every_country_of_the_contract_has_a_pack() -> None:
    assert {*PACKS, "default"} <= set(own_names("packs"))


@pytest.mark.parametrize("pack", PACKS)
def test_a_pack_names_itself_and_says_who_has_read_it(pack: str) -> None:
    card = manners_for(COUNTRIES[pack]).pack
    assert card.name
    assert card.reviewed or card.says.endswith(".")


@pytest.mark.parametrize("pack", PACKS)
def test_no_country_derives_a_gendered_title(pack: str) -> None:
    """P5: what follows a name in polite address tells nothing of gender; no gender is guessed from a name."""
    assert manners_for(COUNTRIES[pack]).text("name.suffix") in ("", "-san")


@pytest.mark.parametrize("pack", PACKS)
def test_every_value_of_a_pack_has_its_own_reason_and_source(pack: str) -> None:
    for table, values in own_data(f"packs/{pack}.toml").items():
        for key, row in values.items() if table != "pack" else ():
            assert row["reason"], f"{table}.{key}"
            assert row["source"], f"{table}.{key}"


@pytest.mark.parametrize("pack", PACKS)
def test_a_pack_differs_in_customs_only_the_times_of_the_contract_hold_everywhere(pack: str) -> None:
    customs = {f"{table}.{key}" for table, values in own_data("customs.toml").items() for key in values}
    assert keys_of(pack)
    assert keys_of(pack) <= customs


@pytest.mark.parametrize("country", [*COUNTRIES.values(), "BR", "NO"])
def test_values_are_among_those_the_rooms_know(country: str) -> None:
    manners = manners_for(country)
    for key, allowed in ALLOWED.items():
        assert manners.text(key) in allowed, key
    assert "{name}" in manners.text("greeting.form")
    assert manners.number("card.post_business_days") > 0


def test_every_custom_has_a_rule_a_reason_and_a_source() -> None:
    for value in manners_for("BR").values():
        assert value.reason, value.key
        assert value.source, value.key
        assert set(value.rules) <= set(all_rules()), value.key


@pytest.mark.parametrize(
    ("country", "weight"),
    [("US", "expected"), ("GB", "welcome"), ("DE", "unusual"), ("SE", "unusual"), ("BR", "welcome")],
)
def test_how_usual_a_thank_you_is(country: str, weight: str) -> None:
    assert manners_for(country).text("thank_you.weight") == weight


@pytest.mark.parametrize("pack", PACKS)
def test_the_page_shows_each_difference_with_reason_and_source(pack: str) -> None:
    manners, page = manners_for(COUNTRIES[pack]), country_page(COUNTRIES[pack])
    assert page.startswith(f"# {manners.pack.name}\n")
    assert manners.pack.says in page
    for key in keys_of(pack):
        assert f"## {key}: " in page
        assert manners[key].reason in page
        assert f"- Source: {manners[key].source}" in page


def test_the_page_of_a_country_without_a_pack_says_so() -> None:
    page = country_page("BR")
    assert "There is no pack for this country yet" in page
    assert "Nothing differs" in page
