"""The unsent mail opens as a draft, with every name and word as it was written."""

from __future__ import annotations

from datetime import UTC, datetime
from email import message_from_bytes, policy

import pytest

from afterword.papers import unsent_mail

BODY = "Dear Nguyễn,\n\nThank you – truly.\n\nŽofie\n" + "A long line of words. " * 40


@pytest.mark.parametrize("name", ["Nguyễn Thị Minh Khai", "María-José O'Neill", "X Æ", "Cher", 'Jo "Ace" Li, Jr.'])
def test_names_subject_and_body_come_through(name: str) -> None:
    data = unsent_mail(
        subject="Grüße,\nund danke",
        body=BODY,
        to=((name, "reader@x.example"), ("Nobody Known", "")),
        sender=("Žofie Malá", "z@x.example"),
        date=datetime(2026, 3, 3, tzinfo=UTC),
    )
    read = message_from_bytes(data, policy=policy.default)
    assert read["X-Unsent"] == "1"
    assert read["Subject"] == "Grüße, und danke"
    assert [(a.display_name, a.addr_spec) for a in read["To"].addresses] == [(name, "reader@x.example")]
    assert read.get_content().rstrip("\n") == BODY.rstrip("\n")


def test_no_address_is_guessed() -> None:
    data = unsent_mail(subject="s", body="b", to=(("Ruth", ""),), sender=None, date=datetime(2026, 3, 3, tzinfo=UTC))
    assert b"\nTo:" not in data
    assert b"\nFrom:" not in data
