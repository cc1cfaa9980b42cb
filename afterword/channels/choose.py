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
from afterword.channels.ways import BY_WAY
from afterword.etiquette import Manners, manners_for
from afterword.model import Case, Channel, ChannelAdvice, ChannelChoice, MessageKind, Person, Reach, Reason


def channel(
    case: Case, message: MessageKind, to: str, manners: Manners | None = None, *, urgent_by: datetime | None = None
) -> ChannelAdvice:
    """How to say `message` to the person `to` (an id): best first, and what to keep away from, each with its reason.

    `manners` are looked up by the application's country and the case's profile if not given. `urgent_by` is an instant
    by which the message is useless, beside what the promises say. Somebody who isn't in the case can't be reached
    directly. Pure; the only moment it knows is `case.now`.
    """
    application, told, person = case.application, hear(case), case.person(to) or Person(to, to)
    urgent = urgent_by.astimezone(in_zone(person.zone or application.zone)).date() if urgent_by else None
    manners = manners or manners_for(application.country, case.etiquette)
    ask = Ask(case, purpose_of(message), person, told, manners, ways_to(person, told), urgent)
    quiet = silence(ask)
    if quiet is not None:
        return _instead(ask, Channel.NONE, quiet, quiet)
    between = agency_between(ask)
    if between is None:
        return _best(ask)
    if ask.purpose.linkedin is LinkedIn.ONLY:
        # A connection can't be passed on, so it waits (M8).
        reason = ask.say("linkedin_through_agency", other=between)
        return _instead(ask, Channel.NONE, reason, reason)
    return _instead(ask, Channel.VIA_AGENCY, ask.say("via_agency", other=between), ask.say("past_agency"))


def _instead(ask: Ask, one: Channel, why: Reason, against: Reason) -> ChannelAdvice:
    """One answer, and every known way of the person to be left alone for the same reason."""
    avoid = tuple(ChannelChoice(BY_WAY[way], (against,)) for way in Reach if way in ask.ways)
    return ChannelAdvice((ChannelChoice(one, (why,)),), avoid)


def _best(ask: Ask) -> ChannelAdvice:
    opinions = _opinions(ask)
    ranked = sorted((one for one in opinions if one.rank is not None), key=_rank)
    listed = [one for one in ranked if one is ranked[0] or one.beside]
    avoid = tuple(_choice(one) for one in opinions if one.against and one not in listed)
    if listed:
        return ChannelAdvice(tuple(_choice(one) for one in listed), avoid)
    why = opinions[0].reason if ask.purpose.linkedin is LinkedIn.ONLY else ask.say("none_way")
    return ChannelAdvice((ChannelChoice(Channel.NONE, (why,)),), avoid)


def _choice(opinion: Opinion) -> ChannelChoice:
    return ChannelChoice(opinion.channel, (opinion.reason,))


def _opinions(ask: Ask) -> list[Opinion]:
    """What each channel has to say of itself; those that don't come into question say nothing."""
    if ask.purpose.linkedin is LinkedIn.ONLY:
        own = linkedin(ask)
        rest = [way for way in (Reach.EMAIL, Reach.PHONE, Reach.POST, Reach.TEXT) if way in ask.ways]
        return [*([own] if own else ()), *(ask.against(BY_WAY[way], "linkedin_only") for way in rest)]
    found = [opinion_of(ask) for opinion_of in (email, text, portal, phone, via_recruiter, linkedin, card)]
    opinions = [opinion for opinion in found if opinion is not None]
    return [_kept_formal(ask, opinion, opinions) for opinion in opinions]


def _kept_formal(ask: Ask, opinion: Opinion, opinions: list[Opinion]) -> Opinion:
    """LinkedIn as a last resort is to be avoided while a better way is open (F4)."""
    last_resort = opinion.channel is Channel.LINKEDIN_MESSAGE and ask.purpose.linkedin is LinkedIn.LAST
    if last_resort and any(_rank(other) < _rank(opinion) for other in opinions):
        return ask.against(opinion.channel, "linkedin_no")
    return opinion


def _rank(opinion: Opinion) -> int:
    return 99 if opinion.rank is None else opinion.rank
