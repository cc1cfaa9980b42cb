"""The review as a whole: exact places, bad input, the same answer every time, and from every thread."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from afterword.model import Finding, Letter, Severity
from afterword.reviewer import review
from afterword.reviewer.examples import case_of, letter_of
from afterword.reviewer.rule import Example

CASE = case_of(Example())
LETTER = letter_of(Example(), CASE)


def places(findings: tuple[Finding, ...], letter: Letter) -> None:
    """Every quote is exactly its piece, findings are sorted, none of one code overlap."""
    last = (0, 0)
    for finding in findings:
        text = letter.body if finding.where == "body" else letter.subject or ""
        if finding.start is None:
            assert finding.end is finding.quote is None
            key = (0, 0)
        else:
            assert finding.end is not None
            assert text[finding.start : finding.end] == finding.quote
            assert finding.start < finding.end
            key = (1 if finding.where == "subject" else 2, finding.start)
        assert key >= last
        last = key
    for one in findings:
        for other in findings:
            same = one is not other and (one.code, one.where) == (other.code, other.where)
            if same and one.start is not None and other.start is not None:
                assert one.end <= other.start or other.end <= one.start  # type: ignore[operator]


def test_a_sound_letter_is_passed_in_silence() -> None:
    assert review(LETTER, CASE) == ()


@pytest.mark.parametrize(
    "body",
    [
        "",
        "\n\n",
        "Ana Beltrán",
        "Best regards,\nAna Beltrán",
        "<html><body><p>Dear Dana,</p><p>Thank you.</p></body></html>",
        "Dear Dana,\n\nThank you.\n\nAna\n\nOn Wed, 4 Mar 2026, Dana Wu wrote:\n> [Name] must come\n> !!!\n",
        "שלום דנה,\n\nתודה רבה על הזמן שלך אתמול.\n\nבברכה,\nAna Beltrán",
        "Dear Dana,\r\n\r\nThank you for the two-dock pilot.\r\n\r\nBest regards,\r\nAna Beltrán",
        "Dear\u200b Dana,\n\nThank\u200b you for the two-dock\u00ad pilot.\n\nBest,\nAna Beltrán",
        "Dear Dana,\x00\n\nThank you\x00\n\nBest,\nAna Beltrán",
        "Dear Dаna,\n\nThank you for “the two-dock pilot”.\n\nBest,\nAna Beltrán",
        "I need " * 2_000,
        "a/" * 5_000,
        "!" * 10_000,
        "[" * 10_000,
        "Dear " + "Dana " * 10_000,
        "((((insert " * 5_000,
    ],
)
def test_bad_input_is_read_without_fuss(body: str) -> None:
    letter = replace(LETTER, body=body)
    places(review(letter, CASE, spelling=False), letter)


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=400), st.one_of(st.none(), st.text(max_size=60)))
def test_places_are_exact_in_any_text(body: str, subject: str | None) -> None:
    letter = replace(LETTER, body=body, subject=subject)
    places(review(letter, CASE, spelling=False), letter)


PIECES = [
    "Dear Dana,\n\n",
    "Dear Mr Dana 🙂,\n\n",
    "I need an answer by Friday, or I will look elsewhere. ",
    "Your wife must be a patient woman!! ",
    "the the gate was to late. ",
    "[Company Name] on XX June, best/strongest. ",
    "𝒲e should of gone with Halden Fright. ",
    "Best,\nAna Beltrán",
    "\r\n\r\n",
    "“quoted [Name]” ",
]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=12))
def test_places_are_exact_in_mixed_letters(pieces: list[str]) -> None:
    letter = replace(LETTER, body="".join(pieces))
    places(review(letter, CASE, spelling=False), letter)


def test_another_language_is_said_to_be_so_and_english_rules_rest() -> None:
    body = (
        "Sehr geehrte Frau Wu,\n\nvielen Dank für das freundliche Gespräch am Mittwoch über [Thema]. Gerne würde ich "
        "in Ihrem Hause mitarbeiten und meine Erfahrung einbringen.\n\nMit freundlichen Grüßen\nAna Beltrán"
    )
    findings = review(replace(LETTER, body=body), CASE)
    assert [(f.code, f.quote) for f in findings if f.severity is not Severity.CONSIDER] == [("placeholder", "[Thema]")]
    assert any(f.code == "other_language" for f in findings)


def test_quoted_text_and_the_mail_below_are_left_alone() -> None:
    body = LETTER.body.replace("has stayed with me", "and “I'm gonna need an answer by Friday” have stayed with me")
    chain = body + "\n\nOn Wed, 4 Mar 2026, Dana Wu wrote:\n> Hey [Name], u r late!!!"
    assert review(replace(LETTER, body=chain), CASE) == ()


def test_known_words_are_never_typos() -> None:
    letter = replace(LETTER, body=LETTER.body.replace("stayed with me", "stayed with me, as has the splorge"))
    assert [f.quote for f in review(letter, CASE)] == ["splorge"]
    assert review(letter, CASE, known_words=("splorge",)) == ()


def test_every_thread_gets_the_same_answer() -> None:
    letters = [replace(LETTER, body="".join(PIECES[at:] + PIECES[:at])) for at in range(4)] * 3
    alone = [review(letter, CASE) for letter in letters]
    with ThreadPoolExecutor(3) as pool:
        assert list(pool.map(lambda letter: review(letter, CASE), letters)) == alone
