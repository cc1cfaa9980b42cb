"""What letters do by situation: interest, stage, lateness, panels, channels, repairs, questions instead of filler."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from afterword.composer import LetterPlan, compose, plan_letter
from afterword.model import Channel, MessageKind, NoteKind, OtherLetter, read_case
from tests.composer.cases import composed, small


def note(kind: str, text: str, person: str = "p1", **more: object) -> dict:
    return {"person": person, "interview": "i1", "kind": kind, "text": text, **more}


MOMENT = note("moment", "her two-dock pilot halved truck waiting time")


def body_of(**changes: object) -> str:
    _, answer = composed(small(**changes))
    assert len(answer.messages) == 1, answer
    return answer.messages[0].body


def test_without_a_note_one_question_comes_back() -> None:
    _, answer = composed(small(notes=[]))
    assert not answer.messages
    assert [(question.person, question.kind) for question in answer.questions] == [("p1", NoteKind.MOMENT)]


def test_whoever_was_asked_in_vain_is_named_to_the_lead() -> None:
    raw = small(notes=[MOMENT], write="all", asked=["p2"])
    raw["people"].append({"id": "p2", "name": "Tom Reyes", "part": "peer", "reach": ["email"]})
    raw["interviews"][0]["people"] = ["p1", "p2"]
    _, answer = composed(raw)
    assert [(message.to, message.covers) for message in answer.messages] == [(("p1",), ("p2",))]
    assert "Tom Reyes" in answer.messages[0].body
    assert not answer.questions


def test_no_interest_is_never_put_into_the_mouth() -> None:
    for word in ("unsure", "no"):
        body = body_of(notes=[MOMENT, note("interest", word)]).lower()
        assert not any(claim in body for claim in ("interested", "glad to work", "like to", "would be glad", "appeal"))


def test_no_is_offered_a_withdrawal() -> None:
    _, answer = composed(small(notes=[MOMENT, note("interest", "no")]))
    assert answer.messages
    assert any("withdraw" in question.ask for question in answer.questions)


def test_the_ordinary_days_over_a_letter_is_shorter_and_silent_about_time() -> None:
    raw = small(strengths=["reach truck, 6 yrs"], notes=[MOMENT, note("value", "never take the last frame")])
    soon = [composed(raw, seed)[1].messages[0].body for seed in range(4)]
    later = [composed(raw | {"now": "2026-03-10T10:00:00-06:00"}, seed)[1].messages[0].body for seed in range(4)]
    assert sum(len(body.split()) for body in later) < sum(len(body.split()) for body in soon)
    assert not any(word in body.lower() for body in later for word in ("late", "sorry", "delay", "apolog"))


def test_the_same_seed_gives_the_same_words_and_others_give_others() -> None:
    raw = small(strengths=["reach truck, 6 yrs"])
    assert composed(raw, 3)[1] == composed(raw, 3)[1]
    assert len({composed(raw, seed)[1].messages[0].body for seed in range(6)}) > 3


def test_nothing_sent_before_is_repeated() -> None:
    raw = small()
    case, first = composed(raw)
    again = compose(case, "thank_you", ("p1",), "email", others=(OtherLetter(first.messages[0].body, ("p2",)),))
    assert again.messages[0].body != first.messages[0].body


def test_a_card_holds_ninety_words_and_a_note_three_hundred_characters() -> None:
    long = note("moment", "the kiln log goes back to 1962 and every potter writes the weather in it each morning")
    notes = [long, MOMENT, note("value", "never take the last frame")]
    card = body_of(notes=notes, write={"action": "thank_you", "to": ["p1"], "channel": "card"})
    assert len(card.split()) <= 90
    linkedin = body_of(notes=notes, write={"action": "connect", "to": ["p1"], "channel": "linkedin_note"})
    assert len(linkedin) <= 300


def test_a_wrong_figure_is_put_right_and_a_feeling_left_alone() -> None:
    wrong = note("fell_short", "told her our dwell target was 90 min. it was 75. duh")
    assert "75 minutes, not 90" in body_of(notes=[MOMENT, wrong])
    felt = note("fell_short", "rambled, sounded dull")
    assert not any(word in body_of(notes=[MOMENT, felt]) for word in ("rambl", "dull", "correction"))


def test_what_was_left_out_is_added_in_one_sentence() -> None:
    body = body_of(notes=[MOMENT, note("left_out", "never said i'm a certified forklift TRAINER since 2019")])
    assert "I have been a certified forklift trainer since 2019" in body


def test_no_letter_where_none_is_wanted() -> None:
    told = {"at": "2026-03-04T12:00:00-06:00", "kind": "do_not_contact", "scope": "everyone", "except": []}
    for order in ("all", {"action": "thank_you", "to": ["p1"], "channel": "email"}):
        assert not composed(small(events=[told], write=order))[1].messages


def test_honorifics_are_used_only_as_given() -> None:
    assert body_of(person={"name": "Dr. Jill Reyes"}).startswith("Dear Dr. Reyes,")
    assert body_of(person={"name": "Dana Wu", "goes_by": "Dee"}).startswith("Dear Dee,")
    german = {"application": {"country": "DE", "zone": "Europe/Berlin"}, "person": {"name": "Sabine Köhler"}}
    assert body_of(**german).startswith("Dear Sabine Köhler,")


def test_whoever_has_no_name_is_asked_about() -> None:
    _, answer = composed(small(person={"name": "the tall engineer"}))
    assert not answer.messages
    assert "name" in answer.questions[0].ask


def test_the_plan_is_a_value_with_words() -> None:
    raw = small(strengths=["reach truck, 6 yrs"])
    raw.pop("write")
    planned = plan_letter(read_case(raw), MessageKind.THANK_YOU, ("p1",), Channel.EMAIL)
    assert isinstance(planned, LetterPlan)
    assert any("two-dock pilot" in line for line in planned.in_words())


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=120))
def test_any_note_gives_a_sound_letter_or_a_question(text: str) -> None:
    _, answer = composed(small(notes=[note("moment", text)]))
    assert len(answer.messages) + len(answer.questions) == 1
    for message in answer.messages:
        assert not any(mark in message.body for mark in ("{", "}", "??", "\ue000"))
