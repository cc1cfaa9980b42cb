"""Every group of the lexicons catches its examples and spares its near-misses; patterns mean what they say."""

from __future__ import annotations

import pytest

from afterword.replies.lexicon import Group, acts_in, groups
from afterword.replies.pattern import compile_classes, compile_pattern
from afterword.replies.plain import plain_words

EXAMPLES = [(group, text) for group in groups() for text in group.examples]
SPARES = [(group, text) for group in groups() for text in group.spares]


@pytest.mark.parametrize(
    ("group", "text"), EXAMPLES, ids=lambda value: value.name if isinstance(value, Group) else value
)
def test_a_group_catches_its_example(group: Group, text: str) -> None:
    assert any(found.group is group for found in acts_in(plain_words(text)))


@pytest.mark.parametrize(("group", "text"), SPARES, ids=lambda value: value.name if isinstance(value, Group) else value)
def test_a_group_spares_its_near_miss(group: Group, text: str) -> None:
    assert not any(found.group is group for found in acts_in(plain_words(text)))


def test_every_group_has_a_reason_and_an_example() -> None:
    assert [group.name for group in groups() if not group.reason or not group.patterns] == []


@pytest.mark.parametrize(
    ("pattern", "text", "matches"),
    [
        ("not *2 move forward", "We won't be able to move forward", False),
        ("not *3 move forward", "We won't be able to move forward", True),
        ("not *3 move", "It is not so, we move", False),
        ("not ~3 move", "It is not so, we move", True),
        ("(yes|of course) $", "Yes, of course!", True),
        ("^ yes", "Oh yes", False),
        ("at # (am)?", "See you at 10", True),
        ("write to @", "Write to dana@corp.example", True),
        ("<us> go~", "The team is going, we are gone", False),
        ("<us> are go~", "The team is going, we are gone", True),
    ],
)
def test_the_small_language(pattern: str, text: str, matches: bool) -> None:
    classes = compile_classes({"us": ["we", "the team"]})
    assert bool(compile_pattern(pattern, classes).regex.search(plain_words(text))) is matches


@pytest.mark.parametrize("source", ["(a b", "a) b"])
def test_an_open_bracket_is_an_error(source: str) -> None:
    with pytest.raises(ValueError, match="bracket"):
        compile_pattern(source, {})


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("We won’t — can't!", " we will not | can not "),
        ("ur app's late, thx", " your app's late , thanks "),
        ("Mr. Otieno offers 27,500 at 4:30.", " mr otieno offers 27,500 at 4:30 "),
        ("J'ai quitté l'entreprise", " j' ai quitte l' entreprise "),
        ("The job's gone", " the job is gone "),
    ],
)
def test_plain_form(text: str, plain: str) -> None:
    assert plain_words(text) == plain
