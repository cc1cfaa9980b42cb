"""What a clause is about: do they come back to the candidate in it, or is its time somebody else's?"""

from __future__ import annotations

from enum import IntEnum

from afterword.promises.clauses import Clause
from afterword.promises.vocabulary import FLAG


class Role(IntEnum):
    """What a clause's time is, from nothing of the candidate's concern to the moment at which they hear.

    The greater one wins where a text has several.
    """

    REFUSED = 0
    PAST = 1
    CANDIDATE = 2
    OTHER = 3
    BARE = 4
    ATTENTION = 5
    DECISION = 6
    NOTICE = 7
    WORD = 8


PROMISING = Role.BARE
"""From this role on a time may be the promised one."""

REACH = 4
"""Words after a verb of telling in which it is said who is told."""

VERBS = sum(FLAG[kind] for kind in ("hear", "tell", "told", "decide", "news"))


def role_of(clause: Clause) -> Role:
    """The role of a clause, judged by its own words."""
    if clause.has("refuse"):
        return Role.REFUSED
    judged = _judge(clause)
    if judged < PROMISING:
        return judged
    if _looks_back(clause):
        return Role.PAST
    parcel = clause.has("parcel") and not clause.has("news")
    if parcel or (clause.has("job") and not clause.has("whom")):
        return Role.OTHER
    return judged


def _looks_back(clause: Clause) -> bool:
    """Whether the clause tells of what was: a verb of the past, and none of the future."""
    if clause.has("future", "take_back") or clause.joint == "if":
        return False
    if clause.has("past"):
        return True
    noted = clause.has("whom", "news") and not clause.has("they")  # "candidates notified Friday" is a note, no memory
    return clause.has("told") and not noted and not clause.has("be", "getting", "decide", "hear", "tell")


def _judge(clause: Clause) -> Role:
    verb = next((place for place, flags in clause.words if flags & VERBS), -1)
    if verb < 0:
        return _without_news(clause)
    if clause.has("hear") and (clause.has("yours") or _hears_a_thing(clause)):
        return Role.CANDIDATE
    they, you = clause.place("they"), clause.place("candidate")
    if you >= 0 and (they < 0 or you < they) and (you < verb or clause.has("hear")):
        return _you(clause, you)
    if 0 <= they < verb:
        return _they(clause, they)
    return _somebody(clause, verb)


def _hears_a_thing(clause: Clause) -> bool:
    """Whether what is heard, known or learnt is a thing of the job: "you'd know the ropes"."""
    return _article_and_noun(clause, clause.place("hear")) and not clause.has("source", "news", "getting")


def _article_and_noun(clause: Clause, verb: int) -> bool:
    """Whether a verb is followed by an object that is nobody's word and nobody concerned: "call the vet"."""
    following = [flags for index, flags in clause.words if index >= verb][1:3]
    return len(following) == 2 and bool(following[0] & FLAG["idle"]) and not following[1]


def _told_whom(clause: Clause, verb: int) -> str:
    """Whom a verb of telling reaches: `whom` (the candidate), `us`, or nobody named."""
    us, whom = clause.place("us", verb), clause.place("whom", verb - 1)
    if us >= 0 and us - verb <= REACH and (whom < 0 or us < whom):
        return "us"
    return "whom" if whom >= 0 else ""


def _you(clause: Clause, you: int) -> Role:
    """The candidate is the subject: they hear, they are told, or they are to do something."""
    lets_know = you < clause.place("tell") < clause.place("hear") and not clause.has("be", "getting")
    if clause.has("yours") or lets_know:
        return Role.CANDIDATE
    if clause.has("hear") or (clause.has("be") and clause.has("told", "news")):
        return Role.WORD
    got = clause.place("getting", you)
    if got >= 0 and (clause.has("news", "source") or clause.place("tell", got) >= 0):
        return Role.WORD
    return Role.CANDIDATE


def _they(clause: Clause, they: int) -> Role:
    """They are the subject: they tell the candidate, hear of something themselves, or decide."""
    tell, told = clause.place("tell", they), clause.place("told", they)
    if told >= 0 and (tell < 0 or told < tell) and not clause.has("be", "future", "getting", "hear"):
        return Role.PAST
    if tell >= 0:
        whom = _told_whom(clause, tell)
        if whom == "us" or (not whom and clause.place("back") == tell):
            return Role.OTHER
        if not whom and clause.has("ask"):
            return Role.CANDIDATE
        if not whom and _article_and_noun(clause, tell) and not clause.has("news"):
            return Role.OTHER
        return Role.WORD if whom else Role.NOTICE
    if clause.has("decide") and clause.has("future", "deny") and not clause.has("whom"):
        return Role.DECISION
    if clause.has("hear"):
        return Role.WORD if 0 <= clause.place("whom") <= clause.place("hear") else Role.OTHER
    if clause.has("news"):
        return Role.WORD if clause.has("whom") else Role.NOTICE
    return Role.NOTICE if clause.has("told") else Role.DECISION


def _somebody(clause: Clause, verb: int) -> Role:
    """A thing or a person named is the subject, or nobody: a command."""
    tell, opens = clause.place("tell"), clause.words[0][0] == verb
    if tell >= 0:
        if clause.has("us") or (clause.has("ask") and not clause.has("getting", "future", "be")):
            return Role.CANDIDATE
        if clause.has("whom") or 0 <= clause.place("getting") < tell:
            return Role.WORD
        if clause.place("back") == tell:
            return Role.OTHER
    if clause.has("hear"):
        return Role.WORD if opens or clause.has("whom", "source", "getting", "future") else Role.OTHER
    leading = opens and verb == tell and not clause.has("future", "be", "getting", "taking")
    ordered = clause.content > 1 or 0 <= clause.place("order") == verb
    command = (leading and ordered) or clause.has("ask")
    if clause.has("news"):
        if clause.has("ask") or 0 <= clause.place("getting") < clause.place("us"):
            return Role.CANDIDATE
        if clause.has("away"):
            return Role.OTHER
        moving = clause.has("getting", "told", "be", "future")
        return Role.WORD if moving and clause.has("whom", "candidate") else Role.NOTICE
    if clause.has("told"):
        return Role.WORD if clause.has("be") and clause.has("whom") else Role.NOTICE
    if command:
        return Role.CANDIDATE
    return Role.NOTICE if tell >= 0 else Role.DECISION


def _without_news(clause: Clause) -> Role:
    """No word of hearing or telling: bare, kind attention to the candidate, or something else."""
    if clause.has("ask", "yours"):
        return Role.CANDIDATE
    they, you = clause.place("they"), clause.place("candidate")
    elsewhere = clause.has("job", "process", "away")
    if clause.has("taking") and not elsewhere and they < 0 and you < 0 and not clause.has("past"):
        return Role.BARE
    if len(clause.times) > 1 and clause.times[0].tokens[1] <= clause.place("be") < clause.times[1].tokens[0]:
        return Role.OTHER  # it says which day another one is: "Labor Day is Monday"
    if they < 0 and you < 0 and not elsewhere:
        taken_back = clause.has("take_back") and clause.content < 2
        if taken_back or (not clause.content and not clause.has("back", "past")):
            return Role.BARE
    if you >= 0 and (they < 0 or you < they):
        if clause.has("getting") and clause.has("source"):
            return Role.WORD
        handed = clause.has("getting") and clause.has("future") and clause.has("thing")
        return Role.NOTICE if handed and not elsewhere else Role.OTHER
    if clause.has("future") and 0 <= they < clause.place("whom", they) and not elsewhere:
        return Role.ATTENTION
    return Role.OTHER
