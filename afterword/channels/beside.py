"""What may go beside a letter, and seldom leads: LinkedIn for the relationship, a card for classic manners (F2 F4)."""

from __future__ import annotations

from datetime import date

from afterword.calendar import BusinessCalendar, calendar_for
from afterword.channels.ask import Ask, Opinion, spoken
from afterword.channels.purposes import LinkedIn, says
from afterword.channels.told import back_on, deadline
from afterword.model import Channel, Culture, Event, Place, Reach, Reason, Stage

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
    known = Reach.LINKEDIN in ask.ways
    if ask.purpose.linkedin is LinkedIn.ONLY:
        return _connect(ask, known)
    if not known or ask.case.application.internal:
        return None
    connected = Channel.LINKEDIN_MESSAGE in ask.told.wrote_by(ask.person.id)
    if ask.purpose.linkedin is LinkedIn.NEVER:
        return Opinion(Channel.LINKEDIN_NOTE, ask.say("linkedin_no"), against=True)
    invited = ask.invited(Reach.LINKEDIN)
    if ask.asked_by(Channel.LINKEDIN_MESSAGE):
        return Opinion(Channel.LINKEDIN_MESSAGE, ask.say("linkedin_thread"), rank=12)
    rank = 45 if invited else LAST_RESORT
    if ask.purpose.linkedin is LinkedIn.LAST:
        return Opinion(Channel.LINKEDIN_MESSAGE, ask.say("linkedin_invited" if invited else "linkedin_last"), rank=rank)
    note = Channel.LINKEDIN_MESSAGE if connected else Channel.LINKEDIN_NOTE
    usual = ask.manners.text("linkedin.custom") == "usual"
    sociable = usual and not ask.cool and bool(SOCIABLE_HOUSES.intersection(ask.case.application.culture))
    beside = note is Channel.LINKEDIN_MESSAGE or ask.person.id not in ask.told.connect_asked
    alone = ask.ways == {Reach.LINKEDIN}
    saying = "linkedin_invited" if invited else "linkedin_last" if alone else "linkedin_beside"
    return Opinion(note, ask.say(saying), rank=rank, beside=beside and (invited or ask.warm or sociable))


def _connect(ask: Ask, known: bool) -> Opinion:
    if not known:
        return Opinion(Channel.LINKEDIN_NOTE, ask.say("linkedin_unknown"), against=True)
    wrote = ask.told.wrote_by(ask.person.id)
    if ask.person.id in ask.told.connect_asked or Channel.LINKEDIN_MESSAGE in wrote:
        return Opinion(Channel.LINKEDIN_NOTE, ask.say("linkedin_asked"), against=True)
    return Opinion(Channel.LINKEDIN_NOTE, ask.say("linkedin_connect"), rank=10)


def card(ask: Ask) -> Opinion | None:
    """A brief card where the house values classic manners, you met there, and it can arrive in time (F2 T7)."""
    if not ask.purpose.card:
        return Opinion(Channel.CARD, ask.say("card_purpose"), against=True) if Reach.POST in ask.ways else None
    classic = bool(CLASSIC_HOUSES.intersection(ask.case.application.culture))
    if Reach.POST not in ask.ways and not classic:
        return None
    against = _against_card(ask)
    if against is not None:
        return Opinion(Channel.CARD, against, against=True)
    fits = classic and not ask.cool and _met_there(ask)
    custom = ask.manners.text("card.custom")
    if custom == "unusual":
        return Opinion(Channel.CARD, ask.say("card_custom"), rank=70, against=True)
    return Opinion(
        Channel.CARD, ask.say("card" if fits and Reach.EMAIL in ask.ways else "card_last"), rank=70, beside=fits
    )


def _against_card(ask: Ask) -> Reason | None:
    """What rules a card out altogether, or None."""
    if QUICK_HOUSES.intersection(ask.case.application.culture):
        return ask.say("card_culture")
    if Reach.POST not in ask.ways:
        return ask.say("card_address")
    if ask.away is not None:
        return ask.say("card_away", day=spoken(back_on(ask.away)))
    if _abroad(ask):
        return ask.say("card_abroad")
    talked = [talk.end for talk in ask.case.interviews if ask.person.id in talk.people and talk.end <= ask.case.now]
    if talked and _calendar(ask).add(max(talked).date(), ask.manners.number("card.business_days")) < ask.today:
        return ask.say("card_old")
    return _too_slow(ask)


def _too_slow(ask: Ask) -> Reason | None:
    """They may decide before the card is there."""
    due = decision_day(ask)
    if due is None:
        return _soon_in_words(ask)
    if due < ask.today:
        return ask.say("card_any_moment")
    arrives = _calendar(ask).add(ask.today, ask.manners.number("card.post_business_days"))
    return ask.say("card_time", day=spoken(due)) if arrives >= due else None


def _calendar(ask: Ask) -> BusinessCalendar:
    """The business days on which post is carried and read."""
    application = ask.case.application
    public = Culture.PUBLIC_SECTOR in application.culture
    return calendar_for(application.country, application.region, public_sector=public)


def decision_day(ask: Ask) -> date | None:
    """The last day by which they may decide: the promise in force, or the day the caller names, whichever is first."""
    promise = promise_in_force(ask)
    due = deadline(promise) if promise is not None else None
    return min((day for day in (due, ask.urgent_by) if day is not None), default=None)


def promise_in_force(ask: Ask) -> Event | None:
    """The promise made last, unless a later talk has taken place since."""
    promise = ask.told.promise
    if promise is None or any(promise.at < talk.start <= ask.case.now for talk in ask.case.interviews):
        return None
    return promise


def _soon_in_words(ask: Ask) -> Reason | None:
    """Where no day was confirmed, words that name one within the week are enough to leave the card alone."""
    promise = promise_in_force(ask)
    words = (promise.words if promise is not None else None) or ""
    near = says("near").search(words) and not says("far").search(words)
    return ask.say("card_soon", why=words) if near else None


def _met_there(ask: Ask) -> bool:
    """Whether the last talk with them was in person, and more than a first screening."""
    talks = [talk for talk in ask.case.interviews if ask.person.id in talk.people and talk.end <= ask.case.now]
    if not talks:
        return False
    last = max(talks, key=lambda talk: talk.end)
    return last.place in (Place.ON_SITE, None) and last.stage is not Stage.SCREEN and not ask.case.application.internal


def _abroad(ask: Ask) -> bool:
    """Whether the candidate lives on another continent, by the zone's first word."""
    mine, theirs = ask.case.candidate.zone, ask.person.zone or ask.case.application.zone
    return mine.partition("/")[0] != theirs.partition("/")[0]
