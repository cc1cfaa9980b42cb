"""Too close and too private: their life, one's own troubles, pay, and the present employer's secrets (C5 X8 X7 P3)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from afterword.model import EventKind, MessageKind, ReplyLabel, Severity
from afterword.reviewer.data import word_list
from afterword.reviewer.letter import Clause
from afterword.reviewer.rule import Hit, Reading, Rule, caught, spared
from afterword.reviewer.rules.tone import by_clause, fields_met, toned

PAY_KINDS = frozenset({MessageKind.THANK_YOU, MessageKind.CHECK_IN, MessageKind.RECONNECT, MessageKind.CONNECT})
NEAR_KIN = frozenset(word_list("classes", "near_kin"))
_FIRST = frozenset({"i", "my", "me", "we", "our", "us"})
_GENERAL_MAIL = re.compile(
    r"(?:^|[.-])(?:gmail|outlook|hotmail|yahoo|icloud|proton|mail|home|fastmail|gmx|web|me)(?:\.|$)"
)


def familiar(reading: Reading) -> Iterator[Hit]:
    """Their private life, looks, or a joke at their cost; what their work is about is none."""
    yield from toned("familiar", _their_trade)(reading)


def _their_trade(clause: Clause, reading: Reading) -> bool:
    """Whether the only sign is a word that the notes or the role have too: children at a school, dogs at a vet's."""
    hits = [hit for where, hits in by_clause(reading, "familiar") if where is clause for hit in hits]
    trade = reading.known.usable
    named = [word for hit in hits for word in clause.words[hit.first : hit.last] if word.lower in NEAR_KIN]
    return (
        bool(named)
        and all(word.lemma in trade for word in named)
        and all(hit.group.name == "their_home" for hit in hits)
    )


def personal(reading: Reading) -> Iterator[Hit]:
    """Health, family, age, faith, origin, visa and money worries, one's own or theirs."""
    yield from toned("personal", _on_purpose)(reading)


def _on_purpose(clause: Clause, reading: Reading) -> bool:
    """Whether the candidate noted it to be said."""
    purposes = [note.text for note in reading.known.notes if note.on_purpose]
    shared = clause.content & frozenset(word for text in purposes for word in re.findall(r"\w+", text.lower()))
    return len(shared) >= 1


def pay(reading: Reading) -> Iterator[Hit]:
    """Pay, holidays and remote days raised by the candidate in a thank-you or a check-in."""
    if reading.letter.kind not in PAY_KINDS or _offered(reading):
        return
    for clause, hits in by_clause(reading, "pay"):
        asking = clause.asks or any(word.lower in _FIRST for word in clause.words) or "it" in clause.lowers
        if asking and not _pay_is_the_job(clause, reading) and not _done(clause):
            named = any(hit.group.name == "named" for hit in hits)
            if named or clause.asks or _ASKS & clause.lowers:
                yield Hit(clause.start, clause.end)
    for clause in reading.parsed.clauses:
        if clause.asks and fields_met("pay", clause, reading) > 1 and not _pay_is_the_job(clause, reading):
            yield Hit(clause.start, clause.end, severity=Severity.CONSIDER)


_ASKS = frozenset(
    [
        "ask",
        "asking",
        "whether",
        "wonder",
        "wondered",
        "wondering",
        "clarify",
        "confirm",
        "know",
        "how",
        "what",
        "curious",
    ]
)
_DONE = frozenset(
    [
        "ran",
        "sold",
        "led",
        "built",
        "managed",
        "cut",
        "closed",
        "handled",
        "processed",
        "reconciled",
        "designed",
        "kept",
        "wrote",
        "taught",
        "set",
    ]
)


def _done(clause: Clause) -> bool:
    """Whether a sentence tells of work done: a payroll that was run is no claim to pay."""
    return (
        bool(_DONE & clause.lowers) and not clause.asks and not {"ask", "whether", "wondered", "wonder"} & clause.lowers
    )


def _offered(reading: Reading) -> bool:
    at = reading.letter.at or reading.case.now
    return any(
        event.kind is EventKind.RECEIVED and event.at <= at and ReplyLabel.OFFER in (event.label, *event.also)
        for event in reading.case.events
    )


def _pay_is_the_job(clause: Clause, reading: Reading) -> bool:
    """Whether pay is what the job is about: in the role's title, or in the notes in the same words."""
    role = reading.case.application.role.lower()
    if re.search(r"payroll|compensation|reward|benefit|pension|wage|leave|remuneration", role):
        return True
    money = {"pay", "salary", "wage", "bonus", "pension", "benefit", "overtime", "vacation", "holiday", "leave", "rate"}
    met = {word for word in clause.content if word in money}
    return bool(met) and met <= reading.known.usable


def confidential(reading: Reading) -> Iterator[Hit]:
    """The present employer's unannounced matters, and addresses at work."""
    employer = reading.case.candidate.employer
    names = _employer_words(employer)
    for clause, hits in by_clause(reading, "confidential"):
        named = _names_employer(clause, names)
        theirs = named or bool(_OURS & clause.lowers) or _near_employer(clause, reading, names)
        strong = any(hit.group.name == "secret" for hit in hits)
        weak = any(hit.group.name == "plans" for hit in hits)
        if (strong and weak and (theirs or employer)) or (strong and theirs) or (weak and named and _ahead(clause)):
            yield Hit(clause.start, clause.end)
    for clause in reading.parsed.clauses:
        named = _names_employer(clause, names)
        if named and fields_met("confidential", clause, reading) > 1 and not _PAST & clause.lowers:
            yield Hit(clause.start, clause.end, severity=Severity.CONSIDER)
    yield from _work_addresses(reading, names)


_PAST = frozenset(
    ["was", "were", "ran", "led", "built", "managed", "cut", "closed", "opened", "published", "grew", "worked", "wrote"]
)
_OURS = frozenset({"our", "we", "us", "employer", "employers", "company", "firm", "boss", "ours"})


_AHEAD = frozenset(["will", "about", "plans", "planning", "being", "soon", "next", "going", "secretly", "quietly"])
_UNDER_WAY = frozenset(
    ["selling", "closing", "merging", "shutting", "outsourcing", "offshoring", "acquiring", "restructuring", "laying"]
)
"""What a firm is in the middle of; said of one's employer it is as good as a plan."""


def _ahead(clause: Clause) -> bool:
    return bool((_AHEAD | _UNDER_WAY) & clause.lowers)


def _employer_words(employer: str | None) -> frozenset[str]:
    words = re.findall(r"[^\W\d_]{3,}", (employer or "").lower())
    return frozenset(words) - frozenset(word_list("companies", "descriptive")) - {"the", "and"}


def _near_employer(clause: Clause, reading: Reading, names: frozenset[str]) -> bool:
    """Whether the sentence before names the employer."""
    clauses = reading.parsed.clauses
    at = next((place for place, other in enumerate(clauses) if other is clause), 0)
    return at > 0 and _names_employer(clauses[at - 1], names)


def _names_employer(clause: Clause, names: frozenset[str]) -> bool:
    return any(word.removesuffix("'s") in names for word in clause.lowers)


def _work_addresses(reading: Reading, names: frozenset[str]) -> Iterator[Hit]:
    text = reading.parsed.own
    if not names:
        return
    for match in re.finditer(r"[\w.+-]+@([\w-]+(?:\.[\w-]+)+)", text):
        domain = match.group(1).lower()
        if not _GENERAL_MAIL.search(domain) and any(name in domain for name in names):
            said = "This is an address at your present employer's; mail there is read by others."
            yield Hit(*match.span(), message=said, fix="Give a private address.")
    for clause in reading.parsed.clauses:
        for match in re.finditer(
            r"\bmy (?:work|office|desk) (?:e-?mail|mail|phone|line|number|address|extension)\b", clause.text, re.I
        ):
            said = "A line at work is seen and heard by others."
            yield Hit(clause.start + match.start(), clause.start + match.end(), message=said, fix="Give a private one.")


FAMILIAR = Rule(
    code="familiar",
    title="Closer than you are",
    etiquette=("C5",),
    severity=Severity.FIX,
    message="This comes closer than one talk allows.",
    look=familiar,
    fix="Stay with the work and the talk.",
    caught=(
        caught("Your wife must be a patient woman."),
        caught("You look great in that jacket."),
        caught("No wonder they keep you away from the customers."),
        caught("We should go for drinks sometime."),
        caught("Even you could drive that truck."),
    ),
    spared=(
        spared("You look at the gate first, and so would I."),
        spared("I liked how your team looks after its drivers."),
        spared("Your voice line for the drivers is a good idea."),
        spared("I hope you had a good weekend."),
        spared("The children who read the snow gauge are lucky."),
    ),
)
PERSONAL = Rule(
    code="personal",
    title="Private matters",
    etiquette=("X8",),
    severity=Severity.FIX,
    message="This is private; in a letter like this it works against you.",
    look=personal,
    fix="Leave it out, unless it is there on purpose.",
    caught=(
        caught("My depression is well under control now."),
        caught("My wife and I are expecting in June."),
        caught("At 58 I still have many good years, and at my age one knows patience."),
        caught("I pray every night that God will open this door."),
        caught("My visa runs out in May, so I hope you sponsor."),
        caught("The rent is due and my savings have run out."),
        caught("I hope your mother recovers from her operation."),
    ),
    spared=(
        spared("I ran the front desk of a diabetes clinic for five years."),
        spared("Your clinic's patients are in good hands."),
        spared("The family firm I worked for kept its books by hand."),
        spared("I took the old machine to heart, and my feet know every step of the yard."),
        spared("The twelve-year-old kiln has good years left."),
    ),
)
PAY = Rule(
    code="pay",
    title="Pay comes up too soon",
    etiquette=("X7",),
    severity=Severity.FIX,
    message="Pay, holidays and days at home are better raised once they want you.",
    look=pay,
    fix="Keep it for the offer.",
    caught=(
        caught("Could you tell me what the salary would be?"),
        caught("I wondered how many days of holiday the job has."),
        caught("My salary expectations are in the region of 60,000 dollars."),
        caught("May I ask whether I could work from home on Fridays?"),
    ),
    spared=(
        spared("I ran the payroll and cut the overtime that nobody wanted."),
        spared("I would be glad to reconcile the overtime records.", case={"role": "Payroll Analyst"}),
        spared("I hope you had happy holidays."),
        spared("What is the salary?", letter={"kind": "answer"}),
        spared("Farmers are paid on the day the truck leaves, and I liked that."),
    ),
)
CONFIDENTIAL = Rule(
    code="confidential",
    title="Your employer's secret",
    etiquette=("P3", "X7"),
    severity=Severity.STOP,
    message="This belongs to your present employer; telling it makes a reader wonder what you would tell of them.",
    look=confidential,
    fix="Leave it out.",
    caught=(
        caught("Northwind is about to be sold, though the staff don't know yet."),
        caught("Between us, our bank will close two branches next month."),
        caught("Northwind Bank is merging two of its regions this summer."),
        caught("You can reach me at ana@northwind-bank.example any time.", "ana@northwind-bank.example"),
        caught("Please call me on my work phone.", "my work phone"),
    ),
    spared=(
        spared("At Northwind Bank I cut invoice errors by 40 %."),
        spared("Northwind opened forty branches in ten years."),
        spared("I will treat the figures you showed me as confidential."),
        spared("You can reach me at ana@beltran.example any time."),
    ),
)
