"""The numbers of good manners, the profiles, and a user's own file."""

from __future__ import annotations

import pytest

from afterword.etiquette import AfterWord, action_table, all_rules, manners_for, rule_named
from afterword.etiquette.files import own_data
from afterword.model import Action, AfterwordError, MannersError, Profile

NUMBERS = {
    "thank_you.window_hours": 24,
    "thank_you.last_business_day": 5,
    "check_in.grace_business_days": 2,
    "check_in.after_hours": 7 * 24,
    "check_in.usual_days": 14,
    "check_in.open_days": 6 * 7,
    "check_in.promise_open_days": 4 * 7,
    "check_in.for_each_wait": 1,
    "spacing.days": 7,
    "move_on.after_days": 14,
    "delay.first_days": 14,
    "delay.second_days": 28,
    "hold.reconnect_days": 6 * 7,
    "absence.business_days": 5,
    "rejection.business_days": 5,
}


@pytest.mark.parametrize("country", ["US", "GB", "DE", "JP", "SE", "XX"])
def test_the_numbers_hold_in_every_country(country: str) -> None:
    manners = manners_for(country)
    assert {key: manners.number(key) for key in NUMBERS} == NUMBERS


PROFILES = [
    (Profile.STRICT, {}),
    (Profile.PATIENT_TWO, {"check_in.for_each_wait": 2}),
    (
        Profile.SLOW_HOUSE,
        {
            "check_in.after_hours": 15 * 24,
            "check_in.usual_days": 28,
            "check_in.grace_business_days": 5,
            "move_on.after_days": 30,
        },
    ),
    (Profile.QUICK_TRADE, {"check_in.after_business_days": 3, "check_in.usual_days": 7}),
]


@pytest.mark.parametrize(("profile", "changed"), PROFILES, ids=[profile for profile, _ in PROFILES])
def test_a_profile_changes_what_it_says_and_nothing_else(profile: Profile, changed: dict[str, int]) -> None:
    strict, other = manners_for("US"), manners_for("US", profile)
    assert {key: other[key].value for key in other if other[key].value != strict[key].value} == changed
    head = own_data(f"profiles/{profile.value}.toml")["profile"]
    assert head["name"]
    assert head["says"].endswith(".")


def test_every_value_has_rules_a_reason_and_a_source() -> None:
    for value in manners_for("US").values():
        assert value.rules, value.key
        assert set(value.rules) <= set(all_rules()), value.key
        assert value.reason.endswith("."), value.key
        assert value.source, value.key


def test_a_users_own_file_lies_on_top() -> None:
    manners = manners_for("US", own="[spacing]\ndays = 10\n")
    assert manners.number("spacing.days") == 10
    assert manners["spacing.days"].source == "yours"


OWN_MISTAKES = [
    ("[spacing]\ndayz = 10\n", "mine.toml:2", "spacing.days"),
    ("[spacing]\ndays = 'ten'\n", "mine.toml:2", "7"),
    ("[spacing\ndays = 10\n", "mine.toml:1", "Mend"),
]


@pytest.mark.parametrize(("own", "where", "hint"), OWN_MISTAKES)
def test_a_mistake_in_it_names_the_line_and_what_to_do(own: str, where: str, hint: str) -> None:
    with pytest.raises(MannersError) as caught:
        manners_for("US", own=own, own_name="mine.toml")
    assert caught.value.where == where
    assert hint in caught.value.hint


YES, NO, LATER = AfterWord.YES, AfterWord.NO, AfterWord.LATER
TABLE = {
    Action.DECIDE: (False, False, False, NO, YES, YES),
    Action.ACKNOWLEDGE_OFFER: (False, False, False, NO, YES, YES),
    Action.ANSWER: (False, False, False, NO, YES, LATER),
    Action.SEND_MATERIAL: (False, False, False, NO, NO, YES),
    Action.TELL_DEADLINE: (False, False, False, NO, NO, YES),
    Action.CORRECT: (False, False, False, NO, NO, YES),
    Action.RESCHEDULE: (False, False, False, NO, NO, YES),
    Action.THANK_YOU: (False, False, False, NO, NO, LATER),
    Action.CONFIRM_HOLD: (False, False, False, NO, NO, NO),
    Action.CHECK_IN: (True, True, True, NO, NO, LATER),
    Action.RECONNECT: (True, True, True, NO, NO, LATER),
    Action.THANK_AFTER_REJECTION: (False, False, False, YES, NO, YES),
}


def test_the_table_of_actions() -> None:
    table = action_table()
    assert list(table) == list(Action)
    for action, columns in TABLE.items():
        row = table[action]
        assert (
            row.held_by_spacing,
            row.starts_spacing,
            row.uses_check_in,
            row.after_rejection,
            row.after_offer,
            row.to_somebody_away,
        ) == columns, action
        assert set(row.rules) <= set(all_rules())


def test_the_rules() -> None:
    rules = all_rules()
    wanted = {f"T{n}" for n in range(1, 12)} | {f"C{n}" for n in range(1, 10)} | {f"F{n}" for n in range(1, 8)}
    wanted |= {f"M{n}" for n in range(1, 9)} | {f"X{n}" for n in range(1, 9)} | {f"P{n}" for n in range(1, 6)}
    assert set(rules) == wanted
    assert {rule.source for rule in rules.values()} == {"article", "ours"}
    assert rule_named("t4").number == "T4"
    with pytest.raises(AfterwordError):
        rule_named("T99")
