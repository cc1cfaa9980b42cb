"""Plans of letters to the people around an application: who referred, who vouches, whom one has met (F4)."""

from __future__ import annotations

from afterword.composer import voice
from afterword.composer.details import Shape
from afterword.composer.errand import Desk, Planned
from afterword.composer.facts import held_talks, read_notes
from afterword.composer.letterplan import Move, Slot


def thank_referrer(desk: Desk) -> Planned:
    case = desk.case
    talks = held_talks(case)
    met = next(
        (
            p
            for t in reversed(talks)
            for i in t.people
            if (p := case.person(i)) and p.id != desk.person.id and not voice.is_nameless(p)
        ),
        None,
    )
    slots = {"met": Slot(voice.full_name(case, met))} if met else {}
    move = Move("referrer", "thanks, and whom you met", slots=slots, marks={"met": met is not None})
    return (move, Move("referrer_close", "that you will tell them", paragraph=True)), (
        "Thank you for putting in a word",
    )


def warn_referees(desk: Desk) -> Planned:
    return (Move("referees", "may I name you"), Move("referees_close", "what they get", paragraph=True)), (
        "A reference for the {role} position",
    )


def connect(desk: Desk) -> Planned:
    notes = read_notes(desk.case, desk.person, None)
    forms = tuple(
        f for n in notes for f in n.forms if f.words <= 12 and f.shape is not Shape.GERUND and f.text not in desk.banned
    )
    return (Move("connect", "thanks, and a wish to be connected", forms),), ()
