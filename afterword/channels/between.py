"""Those who stand in between: the agency, past which nothing goes, and whoever can pass a message on (F1 M8)."""

from __future__ import annotations

from dataclasses import replace

from afterword.channels.ask import Ask, Opinion, called, mail_is_shut, ways_to
from afterword.channels.silence import wished
from afterword.channels.ways import PAST_NO_AGENCY
from afterword.model import Channel, Part, Person, Reach

WHO_PASSES_ON = (Part.RECRUITER, Part.COORDINATOR, Part.HR)
"""Whose work it is to pass things on, in the order in which they are asked."""


def agency_between(ask: Ask) -> str | None:
    """The name of whoever stands in between, or None where one writes to this person directly."""
    agency = ask.case.application.agency
    direct = ask.purpose.outside or ask.person.part in PAST_NO_AGENCY
    if agency is None or direct or ask.person.id == agency.person:
        return None
    recruiter = ask.case.person(agency.person)
    return f"{called(recruiter)} of {agency.name}" if recruiter is not None else agency.name


def via_recruiter(ask: Ask) -> Opinion | None:
    """Asking the recruiter, coordinator or HR, in one note, to pass it on to somebody who can't be reached (F1)."""
    passer = _passer(ask) if ask.purpose.pass_on else None
    if passer is None:
        return None
    if ask.person.id in ask.told.moved:
        saying = "via_recruiter_moved"
    elif mail_is_shut(ask.person, ask.told):
        saying = "via_recruiter_bounced"
    else:
        saying = "via_recruiter_call" if Reach.PHONE in ask.ways else "via_recruiter"
    return ask.for_it(Channel.VIA_RECRUITER, saying, 50, other=called(passer))


def _passer(ask: Ask) -> Person | None:
    """Who can pass it on: reachable, not asked to be left alone, still in charge, and at their desk if possible."""
    able = []
    others = [person for person in ask.case.people if person.id != ask.person.id and person.id not in ask.told.moved]
    for person in sorted(
        (one for one in others if one.part in WHO_PASSES_ON), key=lambda one: WHO_PASSES_ON.index(one.part)
    ):
        theirs = replace(ask, person=person, ways=ways_to(person, ask.told))
        reachable = theirs.texts_first or not theirs.ways.isdisjoint((Reach.EMAIL, Reach.PORTAL, Reach.PHONE))
        if reachable and wished(theirs) is None:
            able.append(theirs)
    first = min(able, key=lambda theirs: theirs.away is not None, default=None)
    return first.person if first is not None else None
