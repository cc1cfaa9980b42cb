"""Those who stand in between: the agency, past which nothing goes, and whoever can pass a message on (F1 M8)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from afterword.channels.ask import Ask, Opinion, called, ways_to
from afterword.channels.silence import wished
from afterword.model import Channel, Part, Person, Reach

WHO_PASSES_ON = (Part.RECRUITER, Part.COORDINATOR, Part.HR)
"""Whose work it is to pass things on, in the order in which they are asked."""

DIRECT_PARTS = frozenset({Part.AGENCY_RECRUITER, Part.REFERRER})
"""People to whom one writes directly even where an agency stands in between."""


def agency_between(ask: Ask) -> str | None:
    """The name of whoever stands in between, or None where one writes to this person directly."""
    agency = ask.case.application.agency
    direct = ask.purpose.outside or ask.person.part in DIRECT_PARTS
    if agency is None or direct or ask.person.id == agency.person:
        return None
    recruiter = ask.case.person(agency.person)
    return f"{called(recruiter)} of {agency.name}" if recruiter is not None else agency.name


def via_recruiter(ask: Ask) -> Opinion | None:
    """Asking the recruiter, coordinator or HR, in one note, to pass it on to somebody who can't be reached (F1)."""
    if not ask.purpose.pass_on:
        return None
    passer = next(_passers(ask), None)
    if passer is None:
        return None
    if ask.told.moved.get(ask.person.id) is not None:
        saying = "via_recruiter_moved"
    elif ask.bounced:
        saying = "via_recruiter_bounced"
    else:
        saying = "via_recruiter_call" if Reach.PHONE in ask.ways else "via_recruiter"
    return Opinion(Channel.VIA_RECRUITER, ask.say(saying, other=called(passer)), rank=50)


def _passers(ask: Ask) -> Iterator[Person]:
    """Those who can pass it on: reachable, not asked to be left alone, still in charge; those at their desk first."""
    able = [
        theirs
        for part in WHO_PASSES_ON
        for person in ask.case.people
        if person.part is part and person.id != ask.person.id and person.id not in ask.told.moved
        for theirs in (replace(ask, person=person, ways=ways_to(person, ask.told)),)
        if (theirs.ways & {Reach.EMAIL, Reach.PORTAL, Reach.PHONE} or theirs.texts_first) and wished(theirs) is None
    ]
    return (theirs.person for theirs in sorted(able, key=lambda theirs: theirs.away is not None))
