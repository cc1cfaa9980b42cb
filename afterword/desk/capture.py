"""Taking in what is ahead or was: an invitation, or an application and its people by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from afterword.calendars import Guest, Invited, read_any
from afterword.desk.desk import Desk, employer_key
from afterword.desk.guesses import company_and_role, part_from, stage_from
from afterword.desk.naming import fresh_id, slug
from afterword.desk.records import Invitation, Record, Settings
from afterword.desk.updates import seen, updated
from afterword.model import (
    Addresses,
    Application,
    DeskError,
    Interview,
    InterviewState,
    Part,
    Person,
    Place,
    Profile,
    Reach,
    Stage,
    nearest,
)


@dataclass(frozen=True, slots=True)
class Captured:
    """What an invitation was read as, to be shown before it is kept. `known` is the application it belongs to."""

    record: Record
    interview: Interview
    invited: Invited
    guessed: tuple[str, ...]
    known: bool
    replaces: Interview | None = None


def read_invited(desk: Desk, data: bytes, name: str) -> tuple[Invited, ...]:
    """All interviews in a calendar file, mail or text, the candidate's own address left out. Raises InvitationError."""
    settings = _settings(desk)
    own = frozenset({settings.email.lower()} if settings.email else set())
    found = read_any(data, name, zone=settings.zone, own=own, now=desk.now)
    return tuple(replace(one, guests=_others(one.guests, settings)) for one in found)


def capture(
    desk: Desk,
    invited: Invited,
    *,
    company: str | None = None,
    role: str | None = None,
    country: str | None = None,
    etiquette: str | None = None,
) -> Captured:
    """The application and interview that an invitation stands for, not kept yet.

    Company and role are taken from the arguments, else from the subject and the guests' addresses. An invitation
    whose UID is known moves or cancels the interview it made.
    """
    settings = _settings(desk)
    again = seen(desk.records(), invited)
    if again:
        record, interview, entry = again
        changed, moved = updated(record, interview, entry, invited)
        changed, met, guessed = _with_people(changed, invited)
        if changed != record and invited.sequence >= entry.sequence:
            moved = replace(moved, people=tuple(dict.fromkeys((*moved.people, *met))))
            interviews = tuple(moved if one.id == moved.id else one for one in changed.interviews)
            return Captured(replace(changed, interviews=interviews), moved, invited, guessed, True, interview)
        return Captured(record, interview, invited, (), True, interview)
    guess_company, guess_role = company_and_role(invited, settings)
    name = company or guess_company
    job = role or guess_role
    if not name or not job:
        what = "company" if not name else "role"
        raise DeskError(f"the invitation doesn't say which {what}", hint=f'Add --{what} "…".')
    records = desk.records()
    known = next((one for one in records if _same(one.application, name, role)), None)
    record = known or Record(
        id=slug(name, (one.id for one in records)),
        application=Application(name, job, country or settings.country or "US", invited.zone or settings.zone),
        etiquette=profile_named(etiquette) if etiquette else settings.etiquette,
        created=desk.now,
    )
    record, met, guessed = _with_people(record, invited)
    twin = next((one for one in record.interviews if one.start == invited.start), None)
    if twin:
        # The same talk told once more: by another program, or typed in by hand before.
        entry = Invitation(invited.uid, invited.sequence, twin.id)
        record, same = updated(replace(record, invitations=(*record.invitations, entry)), twin, entry, invited)
        same = replace(same, people=tuple(dict.fromkeys((*same.people, *met))))
        interviews = tuple(same if one.id == same.id else one for one in record.interviews)
        return Captured(replace(record, interviews=interviews), same, invited, guessed, True, twin)
    interview = Interview(
        fresh_id("i", (one.id for one in record.interviews)),
        invited.start,
        invited.end,
        met,
        stage_from(invited, len(met)),
        invited.place,
        InterviewState.CANCELLED if invited.cancelled else None,
    )
    uid = Invitation(invited.uid, invited.sequence, interview.id)
    record = replace(record, interviews=(*record.interviews, interview), invitations=(*record.invitations, uid))
    return Captured(record, interview, invited, guessed, known is not None)


def keep(desk: Desk, captured: Captured) -> None:
    """Keep what an invitation was read as: one action."""
    word = "cancelled" if captured.interview.state is InterviewState.CANCELLED else "noted"
    say = f"The interview at {captured.record.application.company} is {word}."
    with desk.action("invite", say) as action:
        action.save(captured.record)


def new_application(desk: Desk, application: Application, etiquette: str | None = None) -> Record:
    """A new application, kept; `etiquette` names its profile. Raises DeskError if that role there is on the desk."""
    records = desk.records()
    for record in records:
        same = employer_key(record.application.company) == employer_key(application.company)
        if same and record.application.role.casefold() == application.role.casefold():
            raise DeskError(f"{record.title} is on the desk already", hint="`afterword show` shows it.")
    record = Record(
        slug(application.company, (one.id for one in records)),
        application,
        etiquette=profile_named(etiquette) if etiquette else _settings(desk).etiquette,
        created=desk.now,
    )
    with desk.action("new", f"{record.title}: a new application.") as action:
        action.save(record)
    return record


def profile_named(name: str) -> Profile:
    """The profile of that name. Raises DeskError naming the nearest one."""
    if name not in list(Profile):
        raise DeskError(f"there is no etiquette {name!r}", hint=nearest(name, Profile))
    return Profile(name)


def met(
    desk: Desk,
    record: Record,
    people: Sequence[Person],
    *,
    start: datetime,
    end: datetime,
    stage: Stage | None,
    place: Place | None,
) -> Record:
    """The application with an interview typed in by hand and the people met there, kept in one action."""
    if end < start:
        raise DeskError("the talk ends before it starts", hint="Give when it ended, or how long it took.")
    new = tuple(person for person in people if all(person.id != one.id for one in record.people))
    interview = Interview(
        fresh_id("i", (one.id for one in record.interviews)),
        start,
        end,
        tuple(person.id for person in people),
        stage,
        place,
    )
    changed = replace(record, people=(*record.people, *new), interviews=(*record.interviews, interview))
    with desk.action("met", f"A talk at {record.application.company} is noted.") as action:
        action.save(changed)
    return changed


def person_from(record: Record, name: str, *, title: str | None = None, email: str | None = None) -> Person:
    """A person of that name: the one already there, or a new one with a part guessed from the title."""
    for person in record.people:
        if person.name.casefold() == name.casefold() and (not email or email in person.addresses.email):
            return person
    address = Addresses(email=(email,) if email else ())
    reach = (Reach.EMAIL,) if email else ()
    return Person(
        fresh_id("p", (one.id for one in record.people)),
        name,
        title,
        part_from(title),
        reach,
        addresses=address,
    )


def _with_people(record: Record, invited: Invited) -> tuple[Record, tuple[str, ...], tuple[str, ...]]:
    met, guessed = [], []
    for guest in invited.guests:
        person = person_from(record, guest.name, title=guest.title, email=guest.address or None)
        if person not in record.people:
            record = replace(record, people=(*record.people, person))
        met.append(person.id)
        if guest.guessed:
            guessed.append(person.id)
    organizer = invited.organizer
    if organizer and all(guest.address != organizer.address for guest in invited.guests):
        person = person_from(record, organizer.name, title=organizer.title, email=organizer.address or None)
        if person not in record.people:
            person = replace(person, part=Part.COORDINATOR if person.part is Part.UNKNOWN else person.part)
            record = replace(record, people=(*record.people, person))
    return record, tuple(met), tuple(guessed)


def _same(application: Application, company: str, role: str | None) -> bool:
    """Whether an invitation of `company` belongs to an application: by its role too, where the user named one."""
    if employer_key(application.company) != employer_key(company):
        return False
    return role is None or application.role.casefold() == role.casefold()


def _others(guests: tuple[Guest, ...], settings: Settings) -> tuple[Guest, ...]:
    return tuple(guest for guest in guests if guest.name.casefold() != settings.name.casefold())


def _settings(desk: Desk) -> Settings:
    settings = desk.settings
    if settings is None:
        raise DeskError("the desk doesn't know you yet", hint='Say who you are: `afterword me --name "…"`.')
    return settings
