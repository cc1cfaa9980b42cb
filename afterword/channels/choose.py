"""The choice: every channel gives its opinion, the best leads, what fits is added, the rest is explained (F5 F6)."""

from __future__ import annotations

from datetime import datetime

from afterword.calendar import in_zone
from afterword.channels.ask import Ask, Opinion, ways_to
from afterword.channels.beside import card, linkedin
from afterword.channels.between import agency_between, via_recruiter
from afterword.channels.direct import email, phone, portal, text
from afterword.channels.purposes import LinkedIn, purpose_of
from afterword.channels.silence import silence
from afterword.channels.told import hear
from afterword.etiquette import Manners, manners_for
from afterword.model import Case, Channel, ChannelAdvice, ChannelChoice, MessageKind, Person, Reach, Reason

BY_WAY = {
    Reach.EMAIL: Channel.EMAIL,
    Reach.PHONE: Channel.PHONE,
    Reach.POST: Channel.CARD,
    Reach.LINKEDIN: Channel.LINKEDIN_NOTE,
    Reach.TEXT: Channel.TEXT,
    Reach.PORTAL: Channel.PORTAL,
}
"""The channel that each known way tempts one to use."""


def channel(
    case: Case, message: MessageKind, to: str, manners: Manners | None = None, *, urgent_by: datetime | None = None
) -> ChannelAdvice:
    """How to say `message` to the person `to` (an id): best first, and what to keep away from, each with its reason.

    `manners` are looked up by the application's country and the case's profile if not given. `urgent_by` is an instant
    by which the message is useless, beside what the promises say. Somebody who isn't in the case can't be reached
    directly. Pure; the only moment it knows is `case.now`.
    """
    application = case.application
    told = hear(case)
    person = case.person(to) or Person(to, to)
    urgent = urgent_by.astimezone(in_zone(person.zone or application.zone)).date() if urgent_by else None
    manners = manners or manners_for(application.country, case.etiquette)
    ask = Ask(case, purpose_of(message), person, told, manners, ways_to(person, told), urgent)
    quiet = silence(ask)
    if quiet is not None:
        return _instead(ask, Channel.NONE, quiet, quiet)
    between = agency_between(ask)
    if between is not None:
        return _through_agency(ask, between)
    return _best(ask)


def _through_agency(ask: Ask, between: str) -> ChannelAdvice:
    """Nothing goes past the agency; a LinkedIn connection can't be passed on, so it waits (M8)."""
    if ask.purpose.linkedin is LinkedIn.ONLY:
        reason = ask.say("linkedin_through_agency", other=between)
        return _instead(ask, Channel.NONE, reason, reason)
    return _instead(ask, Channel.VIA_AGENCY, ask.say("via_agency", other=between), ask.say("past_agency"))


def _instead(ask: Ask, one: Channel, why: Reason, against: Reason) -> ChannelAdvice:
    """One answer, and every known way of the person to be left alone for the same reason."""
    avoid = tuple(ChannelChoice(BY_WAY[way], (against,)) for way in Reach if way in ask.ways)
    return ChannelAdvice((ChannelChoice(one, (why,)),), avoid)


def _best(ask: Ask) -> ChannelAdvice:
    opinions = _opinions(ask)
    leaders = [opinion for opinion in opinions if opinion.rank is not None]
    first = min(leaders, key=_rank, default=None)
    if first is None:
        asked = ask.purpose.linkedin is LinkedIn.ONLY
        why = opinions[0].reason if asked else ask.say("none_way")
        return ChannelAdvice((ChannelChoice(Channel.NONE, (why,)),), _avoided(opinions, None))
    added = [opinion for opinion in opinions if opinion.beside and opinion is not first]
    listed = tuple(ChannelChoice(opinion.channel, (opinion.reason,)) for opinion in (first, *sorted(added, key=_rank)))
    return ChannelAdvice(listed, _avoided(opinions, first))


def _avoided(opinions: list[Opinion], first: Opinion | None) -> tuple[ChannelChoice, ...]:
    against = (opinion for opinion in opinions if opinion.against and opinion is not first)
    return tuple(ChannelChoice(opinion.channel, (opinion.reason,)) for opinion in against)


def _opinions(ask: Ask) -> list[Opinion]:
    """What each channel has to say of itself; those that don't come into question say nothing."""
    if ask.purpose.linkedin is LinkedIn.ONLY:
        own = linkedin(ask)
        rest = [way for way in (Reach.EMAIL, Reach.PHONE, Reach.POST, Reach.TEXT) if way in ask.ways]
        others = [Opinion(BY_WAY[way], ask.say("linkedin_only"), against=True) for way in rest]
        return [own, *others] if own is not None else others
    found = [opinion_of(ask) for opinion_of in (email, text, portal, phone, via_recruiter, linkedin, card)]
    opinions = [opinion for opinion in found if opinion is not None]
    return [_kept_formal(ask, opinion, opinions) for opinion in opinions]


def _kept_formal(ask: Ask, opinion: Opinion, opinions: list[Opinion]) -> Opinion:
    """LinkedIn as a last resort is to be avoided while a better way is open (F4)."""
    last_resort = opinion.channel is Channel.LINKEDIN_MESSAGE and ask.purpose.linkedin is LinkedIn.LAST
    if last_resort and any((other.rank or 99) < (opinion.rank or 99) for other in opinions):
        return Opinion(opinion.channel, ask.say("linkedin_no"), against=True)
    return opinion


def _rank(opinion: Opinion) -> int:
    return opinion.rank or 0
