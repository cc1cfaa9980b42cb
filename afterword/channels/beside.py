"""What may go beside a letter, and seldom leads: LinkedIn for the relationship, a card for classic manners (F2 F4)."""

from __future__ import annotations

from datetime import date

from afterword.calendar import calendar_for
from afterword.channels.ask import Ask, Opinion, spoken
from afterword.channels.purposes import LinkedIn, says
from afterword.channels.told import deadline
from afterword.model import Channel, Culture, Event, Place, Reach, Stage

QUICK_HOUSES = frozenset({Culture.FAST_PACED, Culture.TECH, Culture.STARTUP})
"""Houses for which a card is too slow (F2)."""

CLASSIC_HOUSES = frozenset({Culture.TRADITIONAL, Culture.FORMAL})
"""Houses that value classic manners (F2)."""

SOCIABLE_HOUSES = QUICK_HOUSES | {Culture.CREATIVE, Culture.NETWORKED}
"""Houses where a connection soon after the talk is natural (F4 F5)."""

LAST_RESORT = 60
"""Rank of LinkedIn where no other way is left."""


def linkedin(ask: Ask) -> Opinion | None:
    """For the relationship: a connection soon; never a formal follow-up while another way is open (F4)."""
    known, role = Reach.LINKEDIN in ask.ways, ask.purpose.linkedin
    connected = Channel.LINKEDIN_MESSAGE in ask.wrote
    asked = ask.person.id in ask.told.connect_asked
    if role is LinkedIn.ONLY:
        if not known:
            return ask.against(Channel.LINKEDIN_NOTE, "linkedin_unknown")
        if asked or connected:
            return ask.against(Channel.LINKEDIN_NOTE, "linkedin_asked")
        return ask.for_it(Channel.LINKEDIN_NOTE, "linkedin_connect", 10)
    if not known or ask.case.application.internal:
        return None
    if role is LinkedIn.NEVER:
        return ask.against(Channel.LINKEDIN_NOTE, "linkedin_no")
    if ask.asked_by(Channel.LINKEDIN_MESSAGE):
        return ask.for_it(Channel.LINKEDIN_MESSAGE, "linkedin_thread", 12)
    invited = Reach.LINKEDIN in ask.person.invited
    rank = 45 if invited else LAST_RESORT
    saying = "linkedin_invited" if invited else "linkedin_last"
    if role is LinkedIn.LAST:
        return ask.for_it(Channel.LINKEDIN_MESSAGE, saying, rank)
    if not invited and ask.ways != {Reach.LINKEDIN}:
        saying = "linkedin_beside"
    usual = ask.manners.text("linkedin.custom") == "usual"
    sociable = usual and not ask.cool and not SOCIABLE_HOUSES.isdisjoint(ask.case.application.culture)
    beside = (connected or not asked) and (invited or ask.warm or sociable)
    note = Channel.LINKEDIN_MESSAGE if connected else Channel.LINKEDIN_NOTE
    return ask.for_it(note, saying, rank, beside=beside)


def card(ask: Ask) -> Opinion | None:
    """A brief card where the house values classic manners, you met there, and it can arrive in time (F2 T7)."""
    known, classic = Reach.POST in ask.ways, not CLASSIC_HOUSES.isdisjoint(ask.case.application.culture)
    if not known and not (classic and ask.purpose.card):
        return None
    against = _against_card(ask)
    if against is not None:
        return against
    if ask.manners.text("card.custom") == "unusual":
        return Opinion(Channel.CARD, ask.say("card_custom"), rank=70, against=True)
    last = ask.last_talk
    met_there = last is not None and last.place in (Place.ON_SITE, None) and last.stage is not Stage.SCREEN
    fits = classic and not ask.cool and met_there and not ask.case.application.internal
    saying = "card" if fits and Reach.EMAIL in ask.ways else "card_last"
    return ask.for_it(Channel.CARD, saying, 70, beside=fits)


def _against_card(ask: Ask) -> Opinion | None:
    """What rules a card out altogether: the house, the address, an absence, the distance, or the time it takes."""
    application, here = ask.case.application, ask.case.candidate.zone.partition("/")[0]
    if not ask.purpose.card:
        return ask.against(Channel.CARD, "card_purpose")
    if not QUICK_HOUSES.isdisjoint(application.culture):
        return ask.against(Channel.CARD, "card_culture")
    if Reach.POST not in ask.ways:
        return ask.against(Channel.CARD, "card_address")
    if ask.away is not None:
        return ask.against(Channel.CARD, "card_away", day=ask.back)
    if here != (ask.person.zone or application.zone).partition("/")[0]:
        return ask.against(Channel.CARD, "card_abroad")
    public = Culture.PUBLIC_SECTOR in application.culture
    calendar = calendar_for(application.country, application.region, public_sector=public)
    last, due = ask.last_talk, decision_day(ask)
    if last is not None and calendar.add(last.end.date(), ask.manners.number("card.business_days")) < ask.today:
        return ask.against(Channel.CARD, "card_old")
    if due is not None and due < ask.today:
        return ask.against(Channel.CARD, "card_any_moment")
    if due is not None and calendar.add(ask.today, ask.manners.number("card.post_business_days")) >= due:
        return ask.against(Channel.CARD, "card_time", day=spoken(due))
    # Where no day was confirmed, words that name one within the week are enough to leave the card alone.
    promise = _promise_in_force(ask)
    words = promise.words or "" if promise is not None and due is None else ""
    if says("near").search(words) and not says("far").search(words):
        return ask.against(Channel.CARD, "card_soon", why=words)
    return None


def decision_day(ask: Ask) -> date | None:
    """The last day by which they may decide: the promise in force, or the day the caller names, whichever is first."""
    promise = _promise_in_force(ask)
    due = deadline(promise) if promise is not None else None
    return min((day for day in (due, ask.urgent_by) if day is not None), default=None)


def _promise_in_force(ask: Ask) -> Event | None:
    """The promise made last, unless a later talk has taken place since."""
    promise = ask.told.promise
    if promise is None or any(promise.at < talk.start <= ask.case.now for talk in ask.case.interviews):
        return None
    return promise
