"""The letter's page: marks, fixes, two windows, approval of the exact words, ways out."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from starlette.responses import Response
from starlette.testclient import TestClient

from afterword.desk import Draft, DraftState
from afterword.desk.loose import mended
from afterword.model import Finding, Severity
from afterword.web.marks import find, fine, named, pieces, remarks
from afterword.web.ways import shared
from tests.web.running import Running, client_of, token_of

AT = "/a/millrace-paper"


@dataclass
class Letter:
    """A letter on the desk as a browser sees it."""

    running: Running
    client: TestClient
    path: str
    token: str

    @property
    def draft(self) -> Draft:
        return next(one for one in self.running.desk.record("millrace-paper").drafts if one.id in self.path)

    def base(self) -> str:
        found = re.search(r'name="base" value="([^"]+)"', self.page())
        assert found
        return found.group(1)

    def page(self) -> str:
        return self.client.get(self.path).text

    def send(self, **fields: str) -> Response:
        return self.client.post(self.path, data={"token": self.token, **fields})  # type: ignore[return-value]


@pytest.fixture
def letter(evening: Running) -> Letter:
    client = client_of(evening)
    token = token_of(client)
    form = {"token": token, "action": "thank_you", "to": "p1"}
    path = client.post(f"{AT}/write", data=form).headers["location"].partition("?")[0]
    return Letter(evening, client, path, token)


def test_a_wrong_name_is_marked_and_put_right_by_one_press(letter: Letter) -> None:
    body = letter.draft.body.replace("Dear Ruth", "Dear Rut")
    letter.send(base=letter.base(), subject="Thank you", body=body, do="save")
    page = letter.page()
    assert '<mark class="stop" data-n="1">Rut</mark>' in page
    press = re.search(r'value="(fix:wrong_name[^"]*)">Write “Ruth”', page)
    assert press
    letter.send(base=letter.base(), subject="Thank you", body=body, do=html.unescape(press.group(1)))
    assert letter.draft.body.startswith("Dear Ruth,")


def test_what_would_do_harm_is_asked_about_before_it_is_kept(letter: Letter) -> None:
    body = letter.draft.body.replace("Dear Ruth", "Dear Rut")
    answer = letter.send(base=letter.base(), body=body, do="keep")
    assert answer.status_code == 422
    assert "One thing first" in answer.text  # type: ignore[attr-defined]
    assert letter.draft.state is DraftState.DRAFT
    letter.send(do="anyway")
    assert letter.draft.state is DraftState.APPROVED


def test_set_aside_stays_aside(letter: Letter) -> None:
    letter.send(base=letter.base(), body=letter.draft.body.replace("Dear Ruth", "Dear Rut"), do="save")
    press = re.search(r'value="(aside:wrong_name[^"]*)"', letter.page())
    assert press
    letter.send(do=html.unescape(press.group(1)))
    assert "Write “Ruth”" not in letter.page()


def test_any_later_change_asks_again(letter: Letter) -> None:
    letter.send(do="keep")
    assert letter.client.get(f"{letter.path}/mail.eml").status_code == 200
    base = re.search(r'name="base" value="([^"]+)"', letter.client.get(f"{letter.path}?edit=1").text)
    assert base
    letter.send(base=base.group(1), body=letter.draft.body + " ", do="save")
    letter.send(
        base=letter.base() if letter.draft.state is DraftState.DRAFT else base.group(1), body="Other words", do="save"
    )
    assert letter.draft.state is DraftState.DRAFT
    assert letter.client.get(f"{letter.path}/mail.eml").status_code == 422


def test_two_windows_lose_no_words(letter: Letter) -> None:
    base, mine = letter.base(), letter.draft.body + "\nMine."
    letter.send(base=base, body=letter.draft.body + "\nTheirs.", do="save")
    answer = letter.send(base=base, body=mine, do="save")
    assert answer.status_code == 409
    assert "Mine." in answer.text  # type: ignore[attr-defined]
    assert "Theirs." in answer.text  # type: ignore[attr-defined]
    assert letter.draft.body.endswith("Theirs.")
    again = re.search(r'name="base" value="([^"]+)"', answer.text)  # type: ignore[attr-defined]
    assert again
    letter.send(base=again.group(1), body=mine, do="save")
    assert letter.draft.body.endswith("Mine.")


def test_what_is_typed_is_checked_and_kept_aside_without_history(letter: Letter) -> None:
    before = letter.running.desk.store.history("mine")[0].number
    body = letter.draft.body + "\n\nI am gonna call you"
    form = {"token": letter.token, "base": letter.base(), "subject": "Thank you", "body": body}
    part = letter.client.post(f"{letter.path}/check", data=form).text
    assert 'id="under" hx-swap-oob' in part
    assert "gonna" in part
    assert letter.running.desk.store.history("mine")[0].number == before
    assert "I am gonna call you" in letter.page()
    letter.send(do="save")
    assert "gonna" not in letter.page()


def test_typed_words_beside_words_changed_elsewhere_are_a_choice(letter: Letter) -> None:
    form = {"token": letter.token, "base": letter.base(), "subject": "Thank you", "body": "Typed here"}
    letter.client.post(f"{letter.path}/check", data=form)
    letter.send(body=letter.draft.body, base=letter.base() if "base" in letter.page() else "", do="nothing")
    letter.client.post(f"{letter.path}/check", data=form)
    from afterword.desk.letters import rewrite

    desk = letter.running.desk
    rewrite(desk, desk.record("millrace-paper"), letter.draft, subject="From the terminal", body="Kept there")
    answer = letter.client.get(letter.path)
    assert answer.status_code == 409
    assert "Typed here" in answer.text
    assert "Kept there" in answer.text


def test_another_draft_has_other_words(letter: Letter) -> None:
    before = letter.draft.body
    answer = letter.send(do="another")
    letter.path = answer.headers["location"].partition("?")[0]
    assert letter.draft.body != before


def test_a_letter_of_a_hundred_kilobytes_is_taken(letter: Letter) -> None:
    body = "Dear Ruth,\n\n" + "Thank you for the talk about the board. " * 2500
    assert letter.send(base=letter.base(), body=body, do="save").status_code == 303
    assert letter.client.get(letter.path).status_code == 200


def test_ways_out_are_only_open_for_kept_words(letter: Letter) -> None:
    for way in ("mail.eml", "card"):
        assert letter.client.get(f"{letter.path}/{way}").status_code == 422
    letter.send(do="keep")
    page = letter.page()
    assert "mailto:ruth.okafor@millrace-paper.example" in page
    assert letter.client.get(f"{letter.path}/card").status_code == 200
    mail = letter.client.get(f"{letter.path}/mail.eml")
    assert mail.headers["content-disposition"].startswith("attachment")
    assert "X-Unsent: 1" in mail.text


def finding(
    start: int | None, end: int | None, quote: str | None, fix: str | None = None, code: str = "typo"
) -> Finding:
    return Finding(code, "C7", Severity.FIX, "Look at it.", "body", start, end, quote, fix)


@given(st.text(max_size=60), st.lists(st.tuples(st.integers(0, 60), st.integers(0, 12)), max_size=6))
@settings(max_examples=80, deadline=None)
def test_pieces_put_together_are_the_text(text: str, places: list[tuple[int, int]]) -> None:
    found = [
        finding(start, min(start + size, len(text)), text[start : start + size])
        for start, size in places
        if start < len(text)
    ]
    assert "".join(piece.text for piece in pieces(text, remarks(found))) == text
    assert "".join(piece.text for one in shared([text, text])[:1] for piece in one) == text


def test_a_finding_is_found_again_in_words_that_moved() -> None:
    old = finding(5, 8, "teh", "the")
    moved = [finding(40, 43, "teh", "the"), finding(9, 12, "teh", "the"), finding(9, 12, "hte", "the")]
    assert find(moved, named(old)) == moved[1]
    assert find(moved, "typo|body|5|other") is None
    assert mended("s", "I see teh cat", finding(6, 9, "teh", "the")) == ("s", "I see the cat")


def test_praise_is_only_for_what_is_well() -> None:
    assert fine([finding(0, 1, "x")]) == "Names, dates and facts, length, tone: fine."


def test_shared_runs_are_marked_in_both() -> None:
    one, two = shared(["I put two shops on one board.", "There I put two shops on a shelf."])
    assert [piece.text for piece in one if piece.severity] == ["I put two shops on"]
    assert [piece.text for piece in two if piece.severity] == ["I put two shops on"]
