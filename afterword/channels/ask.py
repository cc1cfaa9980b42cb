"""The question that is answered: one kind of message to one person, with what is known of the ways to them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from afterword.calendar import in_zone
from afterword.channels.purposes import Purpose, say, says
from afterword.channels.told import Told, back_on, is_named
from afterword.etiquette import Manners
from afterword.model import Case, Channel, Event, Person, Rapport, Reach, Reason

SENT_AS = {
    Channel.EMAIL: Reach.EMAIL,
    Channel.TEXT: Reach.TEXT,
    Channel.PORTAL: Reach.PORTAL,
    Channel.PHONE: Reach.PHONE,
    Channel.LINKEDIN_MESSAGE: Reach.LINKEDIN,
    Channel.LINKEDIN_NOTE: Reach.LINKEDIN,
}
"""The way behind each channel by which a person may have written."""


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

    @property
    def name(self) -> str:
        """The person as people call them."""
        return called(self.person)

    @property
    def texts_first(self) -> bool:
        """Whether they text: they offered it, or wrote that way (F7)."""
        if Reach.TEXT in self.person.invited:
            return True
        wrote = self.told.wrote_by(self.person.id)
        return Channel.TEXT in wrote or (None in wrote and self.ways == {Reach.TEXT})

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
    def bounced(self) -> bool:
        """Whether mail to them came back and no other address is known."""
        return mail_is_shut(self.person, self.told)

    @property
    def today(self) -> date:
        """The day it is where the person reads."""
        return self.case.now.astimezone(in_zone(self.person.zone or self.case.application.zone)).date()

    def invited(self, way: Reach) -> bool:
        """Whether they themselves offered this way."""
        return way in self.person.invited

    def asked_by(self, channel: Channel) -> bool:
        """Whether the message answers something that they said by this channel (or by the one way known)."""
        word = self.told.last_word.get(self.person.id)
        if word is None or not self.purpose.thread:
            return False
        return word.channel is channel or (word.channel is None and self.ways == {SENT_AS.get(channel)})

    def say(self, saying: str, **more: str) -> Reason:
        """The reason of that name, about this person and company."""
        return say(saying, name=self.name, company=self.case.application.company, **more)


def called(person: Person) -> str:
    """A person's name in a reason."""
    return person.goes_by or person.name


def spoken(day: date) -> str:
    """A day in words: Thursday 12 March."""
    return f"{day:%A} {day.day} {day:%B}"


def mail_is_shut(person: Person, told: Told) -> bool:
    """Whether every address known came back."""
    count = told.bounces.get(person.id, 0)
    return count > 0 and count >= len(person.addresses.email)


def has_left(person: Person, told: Told) -> bool:
    """Whether they said that they are gone for good, so that nobody reads their mail."""
    moved = told.moved.get(person.id)
    return moved is not None and says("left").search(moved.words or "") is not None


def ways_to(person: Person, told: Told) -> frozenset[Reach]:
    """The ways named, those with an address, those they offered or wrote by, less an email address that came back.

    Somebody who wrote without a way being named is taken to have used the one that is known, or else to have mailed.
    """
    ways = {*person.ways, *person.invited}
    wrote = told.wrote_by(person.id)
    ways |= {SENT_AS[channel] for channel in wrote if channel in SENT_AS}
    if None in wrote and not ways - {Reach.POST}:
        ways.add(Reach.EMAIL)
    if is_named(person, told.named):
        ways.add(Reach.EMAIL)
    if mail_is_shut(person, told) or has_left(person, told):
        ways.discard(Reach.EMAIL)
    return frozenset(ways)
