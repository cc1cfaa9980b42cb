"""Phone, links, counts, the printed page and the workbook."""

from __future__ import annotations

import importlib.util
import io
import zipfile
from datetime import UTC, datetime
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from afterword.model import DeskError, MessageKind
from afterword.papers import Call, counted, mail_link, printed_page, script, workbook
from afterword.papers.links import linkedin_length
from afterword.papers.phone import seconds

NOON = datetime(2026, 3, 3, 12, tzinfo=UTC)
WORDS = st.text(st.characters(blacklist_categories=("Cs",)), max_size=80)


@pytest.mark.parametrize("kind", list(MessageKind))
@pytest.mark.parametrize("day", ["on Tuesday", None])
def test_every_call_has_its_five_parts(kind: MessageKind, day: str | None) -> None:
    made = script(Call("Ruth", "June Castellan", "Planner", "Millrace", kind, day, "312 555 0142"))
    text = made.as_text()
    assert "{" not in text
    assert "None" not in text
    assert made.purpose.startswith("I'm calling")
    assert made.question.endswith("?")
    assert made.opening.endswith("?")
    assert made.seconds <= 25
    assert text.count("!") == 0


@given(WORDS, WORDS, WORDS, WORDS, st.sampled_from(list(MessageKind)), st.none() | WORDS)
@settings(max_examples=80, deadline=None)
def test_a_voicemail_never_takes_more_than_25_seconds(
    first: str, me: str, role: str, company: str, kind: MessageKind, number: str | None
) -> None:
    made = script(Call(first, me, role, company, kind, None, number))
    assert seconds(made.voicemail) <= 25.5 or len(role.split()) > 8 or len(first.split()) + len(me.split()) > 8


def test_digits_are_spoken_one_by_one() -> None:
    assert seconds("555 0142") == seconds("one two three four five six seven")


def test_a_mail_link_carries_every_word_and_says_when_it_is_too_long() -> None:
    link = mail_link(("ruth@x.example",), "Grüße & thanks?", "Dear Ruth,\n\n100 % true = yes\nJune")
    told = parse_qs(urlsplit(link.url).query)
    assert told == {"subject": ["Grüße & thanks?"], "body": ["Dear Ruth,\r\n\r\n100 % true = yes\r\nJune"]}
    assert link.fits
    assert not mail_link((), "s", "word " * 500).fits


def test_no_header_can_be_smuggled_into_a_mail_link() -> None:
    url = mail_link(("a@x.example?bcc=b@y.example",), "s\r\nBcc: c@z.example", "b&bcc=d@w.example").url
    assert "bcc=" not in url.lower()
    assert "%0D%0ABcc" not in url.partition("&body=")[0]


@pytest.mark.parametrize(
    ("text", "length"), [("Hi Ruth", 7), ("é", 1), ("e\u0301", 2), ("🙂", 2), ("👩‍👧", 5), ("", 0)]
)
def test_linkedin_counts_as_a_browser_does(text: str, length: int) -> None:
    assert linkedin_length(text) == length


def test_both_limits_are_marked_where_they_fall() -> None:
    told = counted("a" * 310)
    assert told.marked.index("⟨200⟩") == 200
    assert told.marked.index("⟨300⟩") == 305
    assert "10 more" in told.say
    assert counted("a" * 200).marked == "a" * 200
    assert "free accounts have 200" in counted("a" * 201).say
    assert counted("a" * 199 + "🙂").marked.index("⟨200⟩") == 199


def test_the_page_has_plan_and_sheet_and_no_empty_columns() -> None:
    page = printed_page([("Millrace <Paper>", "Wait until Thursday.")], ["Company", "Sent"], [["=1+1", ""]], NOON)
    assert "Tuesday 3 March 2026" in page
    assert "Millrace &lt;Paper&gt;" in page
    assert "<th>Company</th>" in page
    assert "<th>Sent</th>" not in page


@pytest.mark.skipif(importlib.util.find_spec("xlsxwriter") is None, reason="needs the extra [xlsx]")
def test_a_workbook_is_text_only() -> None:
    data = workbook(["Company"], [["=HYPERLINK(1)"], ["http://x.example"], ["12"], ["x" * 40_000], ["\x01é"]], NOON)
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
        assert "<f>" not in sheet
        assert sheet.count('t="s"') == 6
        assert "hyperlink" not in sheet.lower()


@pytest.mark.skipif(importlib.util.find_spec("xlsxwriter") is not None, reason="the extra [xlsx] is there")
def test_without_the_extra_the_workbook_says_what_to_do() -> None:
    with pytest.raises(DeskError, match="isn't installed"):
        workbook(["Company"], [], NOON)
