"""The card: every word on it, nothing but words, a size that holds them, and warnings before it is printed."""

from __future__ import annotations

import importlib.util
import re
from dataclasses import replace

import pytest

from afterword.model import DeskError
from afterword.papers import Card, card_html, card_pdf, card_sizes, missing_signs, warnings

CARD = Card(
    "Dear Ruth,\n\nThank you for the walk along the wet end.\n\nWarmly,\nJune",
    "Ruth Okafor",
    "Millrace Paper\n14 Mill Street\nPortage, WI",
    "June Castellan",
    "9 Elm Row\nChicago, IL",
)


@pytest.mark.parametrize("size", sorted(card_sizes()))
def test_the_html_has_the_words_twice_and_the_envelope_once(size: str) -> None:
    page = card_html(CARD, size)
    assert page.count("walk along the wet end") == 2
    assert page.count("14 Mill Street") == page.count("9 Elm Row") == 1
    assert not re.search(r"@\w+@|\{\{\w+\}\}|https?:|src=", page)
    width, height = card_sizes()[size]["sheet"]
    assert f"size: {width:g}mm {height:g}mm" in page


def test_a_hostile_letter_is_words_and_nothing_else() -> None:
    hostile = replace(CARD, body="<script>x</script>\x00 \u202eevil #eval(1) @points@ {{to}} \x1b[2J", to="A <b>&")
    page = card_html(hostile)
    assert "<script>" not in page
    assert "&lt;script&gt;" in page
    assert not re.search(r"[\x00\x1b\u202e]", page)
    assert "A &lt;b&gt;&amp;" in page


def test_longer_words_are_set_smaller_and_too_many_are_refused_not_cut() -> None:
    sizes = []
    for count in (30, 90, 180):
        page = card_html(replace(CARD, body="kindly " * count))
        sizes.append(float(re.search(r"\.inside \{ font-size: ([\d.]+)pt", page).group(1)))  # type: ignore[union-attr]
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[0] == 12
    assert sizes[0] > sizes[-1]
    with pytest.raises(DeskError, match="can't hold"):
        card_html(replace(CARD, body="kindly " * 600))
    with pytest.raises(DeskError, match="can't hold"):
        card_html(replace(CARD, body="line\n" * 80))


@pytest.mark.parametrize(
    ("name", "lacks"),
    [
        ("Thảo Nguyễn-Żółkiewska", ""),
        ("Þórunn Ðuríč Şahin Őry", ""),
        ("Ελένη Παπαδοπούλου", ""),
        ("Ольга Щукіна", ""),
        ("王小明", "王小明"),
        ("Անի Սարգսյան", "ԱնիՍարգսյ"),
        ("Zoë 🙂", "🙂"),
    ],
)
def test_signs_the_letter_face_lacks_are_named(name: str, lacks: str) -> None:
    assert "".join(missing_signs(name)) == lacks
    assert any("no sign" in said for said in warnings(replace(CARD, to=name))) is bool(lacks)


def test_what_to_look_at_first_is_said() -> None:
    assert warnings(CARD) == ()
    assert any("90 words" in said for said in warnings(replace(CARD, body="word " * 91)))
    assert any("None is guessed" in said for said in warnings(replace(CARD, to_address=None)))
    assert any("by hand" in said for said in warnings(replace(CARD, to="N" * 1000)))


def test_an_unknown_size_is_refused() -> None:
    with pytest.raises(DeskError, match="no card size"):
        card_html(CARD, "a3")


@pytest.mark.skipif(importlib.util.find_spec("typst") is None, reason="needs the extra [print]")
@pytest.mark.parametrize("size", sorted(card_sizes()))
def test_the_pdf_has_three_pages_and_the_letter_face(size: str) -> None:
    made = card_pdf(replace(CARD, to="X" * 1000, body='#panic("x") $ $ \\ *a* _b_ @c <d> `e`'), size)
    assert made.startswith(b"%PDF")
    assert len(re.findall(rb"/Type ?/Page\b", made)) == 3
    assert b"Libertinus" in made


@pytest.mark.skipif(importlib.util.find_spec("typst") is not None, reason="the extra [print] is there")
def test_without_the_extra_the_pdf_says_what_to_do() -> None:
    with pytest.raises(DeskError, match="isn't installed"):
        card_pdf(CARD)
