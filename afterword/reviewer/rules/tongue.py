"""A letter in another language than English is said to be so: only what needs no English is checked (C7)."""

from __future__ import annotations

from collections.abc import Iterator

from afterword.model import Severity
from afterword.reviewer.rule import Hit, Reading, Rule, spared, whole


def look(reading: Reading) -> Iterator[Hit]:
    """Says so once for a letter that doesn't read as English."""
    if not reading.parsed.english:
        yield Hit()


OTHER_LANGUAGE = Rule(
    code="other_language",
    title="Another language than English",
    etiquette=("C7",),
    severity=Severity.CONSIDER,
    message="This doesn't read as English, so only names, dates, blanks, lengths and doubles were checked.",
    look=look,
    english=False,
    fix="Have somebody read it who writes that language.",
    caught=(
        whole(body="Sehr geehrte Frau Wu,\n\nvielen Dank für das freundliche Gespräch gestern über die beiden Rampen."),
        whole(body="Chère Madame Wu,\n\nje vous remercie de votre accueil hier et de la visite des deux quais."),
        whole(body="Estimada Dana:\n\nmuchas gracias por su tiempo de ayer y por enseñarme los dos muelles."),
        whole(body="Kære Dana,\n\nmange tak for samtalen i går og for at vise mig de to ramper ved havnen."),
    ),
    spared=(
        spared(),
        spared(body="Dear Dana,\n\nThank you.\n\nAna"),
        spared("The Warenwirtschaft and the Frachtbrief were in German, and I read both."),
        spared(body=""),
    ),
)
