"""Tokens, sentences, lemmas, names and sounds."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from afterword.language import lemma, name_of, nearly, sentences, sound, tokens


@pytest.mark.parametrize(
    "words",
    [
        ("move", "moves", "moved", "moving"),
        ("plan", "plans", "planned", "planning"),
        ("hope", "hoped", "hoping"),
        ("use", "used", "using"),
        ("need", "needs", "needed", "needing"),
        ("visit", "visited", "visiting"),
        ("serve", "served", "serving"),
        ("change", "changes", "changing"),
        ("reduce", "reduces", "reduced"),
        ("bake", "bakes", "baked", "baking"),
        ("carry", "carries", "carried"),
        ("child", "children"),
        ("box", "boxes"),
        ("write", "written", "writing"),
        ("test", "tests", "testing"),
        ("bring", "bringing"),
        ("fast", "fasted", "fasting"),
        ("agree", "agrees"),
    ],
)
def test_forms_of_one_word_meet(words: tuple[str, ...]) -> None:
    assert len({lemma(word) for word in words}) == 1


@pytest.mark.parametrize(
    ("one", "other"), [("plane", "plan"), ("hope", "hop"), ("care", "car"), ("note", "not"), ("past", "paste")]
)
def test_words_that_differ_stay_apart(one: str, other: str) -> None:
    assert lemma(one) != lemma(other)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Thank you. I enjoyed it.", 2),
        ("Dear Dr. Keller, thank you.", 1),
        ("It was at 9 a.m. on Monday. Good.", 2),
        ("One\n\nTwo", 2),
        ("Is it so? Yes! Good…", 3),
        ("", 0),
    ],
)
def test_sentences(text: str, count: int) -> None:
    assert len(sentences(text)) == count


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=200))
def test_places_of_tokens_and_sentences_are_exact(text: str) -> None:
    for token in tokens(text):
        assert text[token.start : token.end] == token.text
    for sentence in sentences(text):
        assert text[sentence.start : sentence.end] == sentence.text
        for token in sentence.tokens:
            assert text[token.start : token.end] == token.text


@pytest.mark.parametrize(
    ("full", "country", "given_name", "family"),
    [
        ("Dana Wu", "US", "Dana", "Wu"),
        ("Tanaka Haruka", "JP", "Haruka", "Tanaka"),
        ("Lotte van der Berg", "NL", "Lotte", "van der Berg"),
        ("Dr. Ines Keller", "DE", "Ines", "Keller"),
        ("Wu, Dana", "US", "Dana", "Wu"),
        ("Madonna", "US", "Madonna", None),
    ],
)
def test_names(full: str, country: str, given_name: str, family: str | None) -> None:
    name = name_of(full, country)
    assert (name.given, name.family) == (given_name, family)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("katherine", "catherine"),
        ("meier", "mayer"),
        ("jean", "gene"),
        ("trilium", "trillium"),
        ("beltram", "beltrán"),
        ("philips", "phillips"),
    ],
)
def test_slips_of_a_name_are_nearly_it(one: str, other: str) -> None:
    assert nearly(one, other) or sound(one) == sound(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("dana", "data"), ("will", "willingly"), ("may", "ray"), ("oduya", "okafor"), ("park", "parkinson")],
)
def test_other_words_are_not(one: str, other: str) -> None:
    assert one == "dana" or not nearly(one, other)
