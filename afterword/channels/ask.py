"""The question that is answered: one kind of message to one person, with what is known of the ways to them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from afterword.calendar import in_zone
from afterword.channels.purposes import Purpose, say, says
from afterword.channels.told import Told, back_on
from afterword.channels.ways import WAY_OF
from afterword.etiquette import Manners
from afterword.model import Case, Channel, Event, Interview, Person, Rapport, Reach, Reason


@dataclass(frozen=True, slots=True)
class Opinion:
    """What speaks for or against one channel. The lowest `rank` leads (None: it can't), `beside` may be added to the
    leader, `against` is to be kept away from."""

    channel: Channel
    reason: Reason
    rank: int | None = None
    beside: bool = False
    against: bool = False


@dataclass(frozen=True, slots=True)
class Ask:
    """Who is to be told what, in which case. `ways` are all known ways to the person that have not been shown shut."""

    case: Case
    purpose: Purpose
    person: Person
    told: Told
    manners: Manners
    ways: frozenset[Reach]
    urgent_by: date | None = None

    def say(self, saying: str, **more: str) -> Reason:
        """The reason of that name, about this person and company."""
        return say(saying, name=called(self.person), company=self.case.application.company, **more)

    def for_it(self, channel: Channel, saying: str, rank: int, *, beside: bool = False, **more: str) -> Opinion:
        """An opinion in favour, with its reason."""
        return Opinion(channel, self.say(saying, **more), rank, beside)

    def against(self, channel: Channel, saying: str, **more: str) -> Opinion:
        """An opinion against, with its reason."""
        return Opinion(channel, self.say(saying, **more), against=True)

    @property
    def today(self) -> date:
        """The day it is where the person reads."""
        return self.case.now.astimezone(in_zone(self.person.zone or self.case.application.zone)).date()

    @property
    def wrote(self) -> set[Channel | None]:
        """The channels by which the person wrote; None stands for a message of which no channel is told."""
        return self.told.wrote.get(self.person.id, set())

    @property
    def texts_first(self) -> bool:
        """Whether they text: they offered it, or wrote that way (F7)."""
        only_text = None in self.wrote and self.ways == {Reach.TEXT}
        return Reach.TEXT in self.person.invited or Channel.TEXT in self.wrote or only_text

    @property
    def warm(self) -> bool:
        """Whether the rapport is solid (F3)."""
        return self.person.rapport is Rapport.WARM

    @property
    def cool(self) -> bool:
        """Whether the connection made was slight, so that nothing is added to the letter (F5)."""
        return self.person.rapport is Rapport.COOL

    @property
    def away(self) -> Event | None:
        """The absence that holds now, or None."""
        absence = self.told.away.get(self.person.id)
        return absence if absence is not None and self.today < back_on(absence) else None

    @property
    def back(self) -> str:
        """The first day back of that absence, in words; nothing if they are there."""
        return spoken(back_on(self.away)) if self.away is not None else ""

    @property
    def talks(self) -> list[Interview]:
        """All talks with the person."""
        return [talk for talk in self.case.interviews if self.person.id in talk.people]

    @property
    def last_talk(self) -> Interview | None:
        """The last talk with them that is over."""
        over = (talk for talk in self.talks if talk.end <= self.case.now)
        return max(over, key=lambda talk: talk.end, default=None)

    def asked_by(self, channel: Channel) -> bool:
        """Whether the message answers something that they said by this channel (or by the one way known)."""
        word = self.told.last_word.get(self.person.id)
        if word is None or not self.purpose.thread:
            return False
        return word.channel is channel or (word.channel is None and self.ways == {WAY_OF.get(channel)})


def called(person: Person) -> str:
    """A person's name in a reason."""
    return person.goes_by or person.name


def spoken(day: date) -> str:
    """A day in words: Thursday 12 March."""
    return f"{day:%A} {day.day} {day:%B}"


def mail_is_shut(person: Person, told: Told) -> bool:
    """Whether mail to them came back, and every address known with it."""
    return told.bounces.get(person.id, 0) >= max(len(person.addresses.email), 1)


def ways_to(person: Person, told: Told) -> frozenset[Reach]:
    """The ways named, those with an address, those they offered or wrote by, less an email address that came back, and
    that of somebody who has left for good: nobody reads it.

    Somebody who wrote without a way being named is taken to have used the one that is known, or else to have mailed.
    """
    wrote, moved = told.wrote.get(person.id, set()), told.moved.get(person.id)
    ways = {*person.ways, *person.invited, *(WAY_OF[channel] for channel in wrote if channel in WAY_OF)}
    if (None in wrote and not ways - {Reach.POST}) or told.names(person):
        ways.add(Reach.EMAIL)
    if mail_is_shut(person, told) or (moved is not None and says("left").search(moved.words or "")):
        ways.discard(Reach.EMAIL)
    return frozenset(ways)
