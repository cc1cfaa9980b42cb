"""Pressing, running oneself down, and praise past belief (X5 T8 X7 C6)."""

from __future__ import annotations

from afterword.model import EventKind, MessageKind, NoteKind, Severity
from afterword.reviewer.letter import Clause
from afterword.reviewer.rule import Reading, Rule, caught, spared
from afterword.reviewer.rules.tone import toned

_SHORT = 26
"""Words of a sentence that is still a short apology."""


def _mishap(clause: Clause, reading: Reading) -> bool:
    """A short apology for a real discourtesy that was noted, or for an error the letter puts right."""
    noted = any(note.kind is NoteKind.MISHAP for note in reading.known.notes)
    erred = any(event.kind is EventKind.ERROR_FOUND for event in reading.case.events)
    due = noted or erred or reading.letter.kind in (MessageKind.CORRECT, MessageKind.RESCHEDULE)
    return due and len(clause.words) <= _SHORT and bool(_SORRY & clause.lowers)


_SORRY = frozenset({"sorry", "apologies", "apologise", "apologize", "apology", "forgive", "excuse"})

PUSHY = Rule(
    code="pushy",
    title="It may read as pressing",
    etiquette=("X5", "T8"),
    severity=Severity.FIX,
    message="This may read as pressing, however it is meant.",
    look=toned("pushy"),
    fix="Leave it out, or ask once, plainly: “May I ask how things stand?”",
    caught=(
        caught("I need an answer by Friday, as other companies are waiting."),
        caught("Please confirm by return that I have the job."),
        caught("If I don't hear from you by Monday, I will take my skills elsewhere."),
        caught("After all the work I put in, I deserve this role."),
        caught("I am desperate for this job and will do anything."),
        caught("I will ring reception every morning until somebody answers."),
        caught("You would regret letting somebody like me walk away."),
    ),
    spared=(
        spared("I am sending it today so that you have what you need by Friday."),
        spared("There is no hurry on my side; I know the yard comes first."),
        spared("Please let me know if anything else would help."),
        spared("You need someone who can decide before the truck arrives, and I have done that for years."),
        spared("If Tuesday doesn't suit you, I can come in on any other day."),
        spared("I would love this job, and I understand that you will take your time."),
    ),
)
SELF_DOUBT = Rule(
    code="self_doubt",
    title="It sells you short",
    etiquette=("X7",),
    severity=Severity.FIX,
    message="This sells you short; they noticed less than you think.",
    look=toned("self_doubt", _mishap),
    fix="Leave it out, or say in a sentence what you would add today.",
    caught=(
        caught("I am so sorry that I rambled when you asked about the gate."),
        caught("I know I am not the strongest candidate you have met."),
        caught("I was terribly nervous and my mind went blank."),
        caught("I'm only a beginner, and you could surely find somebody better."),
        caught("I hope I didn't waste your time."),
    ),
    spared=(
        spared("I was sorry to miss Tomás, and I hope to meet him another time."),
        spared("One correction: the two-step check took six weeks, not four."),
        spared("I am no poet, but I can read a timetable."),
        spared(
            "I'm sorry I came in ten minutes after the hour.", case={"notes": [{"kind": "mishap", "text": "came late"}]}
        ),
        spared("The gate was not my best idea, and the drivers told me so; the next one worked."),
    ),
)
FLATTERY = Rule(
    code="flattery",
    title="More praise than can be believed",
    etiquette=("C6",),
    severity=Severity.FIX,
    message="So much praise is hard to believe; one true detail does more.",
    look=toned("flattery"),
    fix="Say which thing they did or said, and what it showed you.",
    caught=(
        caught("You are without doubt the most brilliant leader I have ever met."),
        caught("I am in awe of your genius."),
        caught("Every word you said was pure gold."),
        caught("Meeting you was the greatest honour of my life."),
        caught("Halden must be the best company in the world, and you are its sun."),
    ),
    spared=(
        spared("I have never met a team that counts its trucks by ear before."),
        spared("The pilot is the best argument for a second dock that I have heard."),
        spared("I liked how plainly you spoke of the gate."),
        spared("What an excellent idea to paint the docks in two colours."),
        spared("Your drivers are proud of the yard, and it was a great pleasure to see it."),
    ),
)
