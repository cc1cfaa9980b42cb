"""From what is done in a mail's sentences to one label, those beside it, and how sure that is.

A refusal and an offer need a plain sentence of their own, unconditional and uncontradicted; where two readings meet,
the answer is `unknown`: that is a miss, a false refusal or offer is harm.
"""

from __future__ import annotations

from collections.abc import Iterable

from afterword.model import Confidence, ReplyLabel
from afterword.replies.heard import Heard, Judgement
from afterword.replies.listening import Said

SURE, LIKELY, UNSURE = Confidence.SURE, Confidence.LIKELY, Confidence.UNSURE


def judge(heard: Heard) -> Judgement:
    """The reading of a mail that is no report of a mail server."""
    if heard.signs.answering:
        return _of_a_machine_that_answers(heard)
    main = (
        _elsewhere(heard) or _decided(heard) or _arranged(heard) or _routed(heard) or _pending(heard) or _small(heard)
    )
    return Judgement(main.label, main.confidence, main.evidence, beside(heard, main))


def _found(label: ReplyLabel, evidence: list[Said], confidence: Confidence = SURE) -> Judgement:
    return Judgement(label, confidence, evidence[0] if evidence else None)


def _of_a_machine_that_answers(heard: Heard) -> Judgement:
    """An automatic answer knows nothing of this candidate: away, gone, or merely received."""
    gone = [one for one in heard.doing("pass_on") if one.does("left")]
    away = heard.doing("absence")
    if gone and not any(one.does("absence") for one in gone):
        return _found(ReplyLabel.REDIRECT, gone)
    if away:
        return _found(ReplyLabel.OUT_OF_OFFICE, away)
    if heard.subject and heard.subject.does("absence"):
        return Judgement(ReplyLabel.OUT_OF_OFFICE, LIKELY, heard.said[0] if heard.said else heard.subject)
    declined = heard.doing("decline", 3)
    if declined and not heard.doing("receipt") and heard.weigh("decline") >= 5:
        return _found(ReplyLabel.REJECTION, declined, LIKELY)
    passed = heard.doing("pass_on", 3)
    if passed and not heard.doing("receipt"):
        return _found(ReplyLabel.REDIRECT, passed, LIKELY)
    return _found(ReplyLabel.AUTO_ACKNOWLEDGEMENT, heard.doing("machine") or heard.doing("receipt") or list(heard.said))


def _elsewhere(heard: Heard) -> Judgement | None:
    """Other matters: circulars, flats, courses, parcels."""
    matter = heard.matter
    of_a_job = bool(matter.job) and not matter.plain and bool(heard.doing("decline", 3) or heard.doing("invite", 3))
    if heard.signs.bulk and not of_a_job:
        return _found(ReplyLabel.UNRELATED, list(heard.said))
    plainly_wanted = any(heard.doing(act, 3) for act in ("invite", "reschedule", "need"))
    if matter.is_elsewhere and (matter.plain or matter.circular >= 2 or not plainly_wanted):
        return _found(ReplyLabel.UNRELATED, list(heard.said), SURE if matter.plain else LIKELY)
    return None


def _decided(heard: Heard) -> Judgement | None:
    """A refusal or an offer, when nothing speaks against it."""
    declined, offered = heard.doing("decline", 3), _offers(heard)
    weight = heard.weigh("decline")
    if declined and offered:
        return _both(heard, declined, offered)
    if declined:
        return _refusal(heard, declined, weight)
    if offered:
        return _found(ReplyLabel.OFFER, offered, SURE if heard.weigh("offer") >= 4 else LIKELY)
    if _hints_at_offer(heard) and not _arranging(heard):
        return _found(ReplyLabel.OFFER, heard.doing("offer"), LIKELY)
    others = ("undecided", "hold", "invite", "reschedule", "alive", "need", "promise", "pass_on")
    if weight >= 4 and not any(heard.doing(act, 2) for act in others):
        return _found(ReplyLabel.REJECTION, heard.doing("decline", 2), LIKELY)
    return None


def _arranging(heard: Heard) -> bool:
    return any(heard.doing(act) for act in ("invite", "slots", "reschedule", "undecided", "hold", "need"))


def _offers(heard: Heard) -> list[Said]:
    """Sentences that offer the post, but for those that only say what may come."""
    plain = [one for one in heard.doing("offer", 3) if not one.does("decline", 3)]
    return [one for one in plain if not one.does("invite", 3)] or [
        one for one in plain if any(found.group.name == "offers the post" for found in one.acts)
    ]


def _hints_at_offer(heard: Heard) -> bool:
    """Whether pay, congratulations, a decision that is wanted and paper to come add up to an offer."""
    named = heard.subject is not None and heard.subject.does("offer", 3)
    tones = sum(strength == 1 for strength in heard.ways("offer").values())
    on_paper = any(heard.doing(form) for form in ("form_written", "form_spoken", "form_conditional"))
    backed = bool(heard.doing("offer", 2)) or named or tones >= 2
    return backed and heard.weigh("offer") + 2 * named + (tones >= 2) + on_paper >= 3


def _refusal(heard: Heard, declined: list[Said], weight: int) -> Judgement | None:
    firm = weight >= 5 or len(declined) > 1
    if heard.doing("hold") and not firm:
        return None
    if heard.doing("alive") and not firm:
        return Judgement(ReplyLabel.UNKNOWN, UNSURE, declined[0])
    invited = [
        one for one in heard.doing("invite", 3) if (heard.clocked(one) or one.asks) and not one.does("decline", 3)
    ]
    if invited and not firm:
        return Judgement(ReplyLabel.UNKNOWN, UNSURE, declined[0])
    return _found(ReplyLabel.REJECTION, declined, SURE if firm else LIKELY)


def _both(heard: Heard, declined: list[Said], offered: list[Said]) -> Judgement:
    """One thing refused and one offered: the offer counts where it comes after."""
    order = list(heard.said)
    if order.index(offered[-1]) > order.index(declined[-1]) and heard.weigh("decline") <= 5:
        return _found(ReplyLabel.OFFER, offered, LIKELY)
    return Judgement(ReplyLabel.UNKNOWN, UNSURE, declined[0])


def _arranged(heard: Heard) -> Judgement | None:
    """Talks: moved or called off, or a further one."""
    moved, invited = heard.doing("reschedule"), heard.doing("invite", 3)
    slots = [one for one in heard.doing("slots") if heard.clocked(one)]
    subject_moves = heard.subject is not None and heard.subject.does("reschedule")
    if heard.doing("forbid") and not any(heard.timed(one) for one in invited):
        return None
    if moved and not (heard.doing("hold") and not any(heard.clocked(one) for one in heard.said)):
        return _found(ReplyLabel.SCHEDULING_CHANGE, moved)
    if subject_moves and (invited or slots or any(heard.clocked(one) for one in heard.said)):
        return _found(ReplyLabel.SCHEDULING_CHANGE, invited or slots or list(heard.said), LIKELY)
    if invited and not (heard.doing("hold") and not any(heard.timed(one) for one in invited)):
        if _only_pending(heard, invited):
            return None
        return _found(ReplyLabel.NEXT_ROUND, invited)
    subject_invites = heard.subject is not None and heard.subject.does("invite", 3)
    clocked = [one for one in heard.said if heard.clocked(one)]
    if subject_invites and clocked and not heard.doing("undecided"):
        return _found(ReplyLabel.NEXT_ROUND, clocked, LIKELY)
    if slots:
        return _found(ReplyLabel.NEXT_ROUND, slots)
    return None


def _only_pending(heard: Heard, invited: list[Said]) -> bool:
    """Whether the talk of a next step is only part of "still deciding"."""
    return bool(heard.doing("undecided")) and not any(
        heard.clocked(one) or one.asks or not one.does("undecided") for one in invited
    )


def _routed(heard: Heard) -> Judgement | None:
    """Not to be written to, on hold, away, or somebody else's matter."""
    forbidden, held = heard.doing("forbid"), heard.doing("hold")
    if forbidden:
        return _found(ReplyLabel.DO_NOT_CONTACT, forbidden)
    if held:
        return _found(ReplyLabel.ON_HOLD, held)
    away, passed = heard.doing("absence"), heard.doing("pass_on", 3)
    automatic = heard.signs.automatic or bool(heard.doing("machine"))
    news = [one for one in heard.doing("promise") if heard.timed(one) and one.does("news")]
    waiting = heard.doing("undecided") + news
    wanted = [one for one in heard.doing("need", 3) if "@" not in one.text]
    if [one for one in passed if not one.does("absence")] and not automatic and not wanted:
        return _found(ReplyLabel.REDIRECT, passed)
    if away and (automatic or not (waiting or heard.doing("need"))):
        return _found(ReplyLabel.OUT_OF_OFFICE, away, SURE if automatic else LIKELY)
    named = heard.doing("pass_on")
    if named and not wanted:
        return _found(ReplyLabel.REDIRECT, named)
    return None


def _pending(heard: Heard) -> Judgement | None:
    """What they want, and what they say of their decision."""
    undecided = heard.doing("undecided")
    promised = [one for one in heard.doing("promise") if heard.timed(one)]
    wanted, asked = heard.doing("need"), heard.doing("ask")
    if heard.signs.automatic or heard.signs.faceless or heard.doing("machine"):
        if wanted and not heard.doing("receipt"):
            return _found(ReplyLabel.NEEDS_MATERIAL, wanted)
        if heard.doing("receipt") or heard.doing("machine"):
            return _found(ReplyLabel.AUTO_ACKNOWLEDGEMENT, heard.doing("receipt") or heard.doing("machine"))
    if heard.weigh("receipt") >= 4 and not wanted and not any(one.asks for one in asked):
        return _found(ReplyLabel.AUTO_ACKNOWLEDGEMENT, heard.doing("receipt"), LIKELY)
    dated = bool(promised) or any(heard.timed(one) for one in undecided)
    merely_waiting = not dated and (wanted or any(one.asks for one in asked))
    if (undecided or promised) and not merely_waiting:
        return _found(ReplyLabel.DELAY, undecided or promised, SURE if undecided else LIKELY)
    if wanted:
        return _found(ReplyLabel.NEEDS_MATERIAL, wanted)
    if asked:
        return _found(ReplyLabel.QUESTION, asked)
    if undecided:
        return _found(ReplyLabel.DELAY, undecided, LIKELY)
    return None


def _small(heard: Heard) -> Judgement:
    """Thanks, receipts, and what says nothing."""
    receipt = heard.doing("receipt")
    if heard.signs.automatic or heard.doing("machine") or (receipt and heard.signs.faceless):
        return _found(ReplyLabel.AUTO_ACKNOWLEDGEMENT, receipt or list(heard.said), LIKELY)
    thanks = heard.doing("thank") + heard.doing("promise") + receipt
    if thanks and (heard.words <= 90 or receipt):
        return _found(ReplyLabel.ACKNOWLEDGEMENT, thanks, LIKELY)
    return Judgement(ReplyLabel.UNKNOWN, UNSURE, heard.said[0] if heard.said else None)


_BESIDE: Iterable[tuple[str, ReplyLabel, int]] = (
    ("need", ReplyLabel.NEEDS_MATERIAL, 3),
    ("ask", ReplyLabel.QUESTION, 2),
    ("forbid", ReplyLabel.DO_NOT_CONTACT, 3),
    ("pass_on", ReplyLabel.REDIRECT, 3),
)


def beside(heard: Heard, main: Judgement) -> tuple[ReplyLabel, ...]:
    """What else holds: what is asked with it, and whom to write to."""
    if main.label in (
        ReplyLabel.UNRELATED,
        ReplyLabel.UNKNOWN,
        ReplyLabel.OUT_OF_OFFICE,
        ReplyLabel.AUTO_ACKNOWLEDGEMENT,
    ):
        return ()
    found = []
    for act, label, strength in _BESIDE:
        sentences = [one for one in heard.doing(act, strength) if one is not main.evidence]
        if label is ReplyLabel.QUESTION:
            arranging = ("invite", "slots", "reschedule", "need")
            sentences = [one for one in sentences if one.asks and not any(one.does(other) for other in arranging)]
        if sentences and label is not main.label:
            found.append(label)
    return tuple(found)
