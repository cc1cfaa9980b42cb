"""The plan of thanks that somebody passes on, for people one can't write to (F1, F7)."""

from __future__ import annotations

from afterword.composer import voice
from afterword.composer.details import Shape
from afterword.composer.facts import interest_in, read_notes, talk_with
from afterword.composer.letterplan import LetterPlan, Move, Slot
from afterword.composer.thanking import general_slots
from afterword.model import Case, Channel, MessageKind, Person


def plan_pass_on(
    case: Case, people: tuple[Person, ...], through: Person, channel: Channel, banned: frozenset[str]
) -> LetterPlan | None:
    """Thanks to people one can't write to, asked of somebody who can pass them on (F1, F7)."""
    person = people[0]
    talk = talk_with(case, person.id)
    inside: list[Move] = []
    for one in people:
        notes = read_notes(case, one, talk)
        forms = tuple(f for n in notes[:1] for f in n.forms if f.text not in banned)
        if forms:
            gerund = any(f.shape is Shape.GERUND for f in forms)
            group = "thank_for" if gerund else notes[0].note.kind.value
            inside.append(Move(group, "what was talked about", forms))
    if not inside:
        return None
    interest = interest_in(case, person)
    slots = general_slots(case, person, talk)
    names = voice.listed([voice.full_name(case, p) for p in people])
    slots["whom"] = Slot(names)
    slots.setdefault("the_when", Slot("the " + slots["talk"].text))
    arranged = through.part.value == "coordinator"
    opening = Move("pass_on", "who it is for, and why it comes this way", marks={"arranged": arranged})
    thanks = [] if inside[0].name == "thank_for" else [Move("thank", "thanks for the time")]
    return LetterPlan(
        MessageKind.PASS_ON, tuple(p.id for p in people), channel, voice.register_for(case, (through,)), interest,
        (opening,), slots, (f"A word of thanks for {names}",), (35, 110), case.now,
        talk.place.value if talk and talk.place else "", through=through.id, quoted=(*thanks, *inside),
    )  # fmt: skip
