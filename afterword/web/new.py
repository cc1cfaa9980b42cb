"""*New interview*: an invitation dropped, pasted, or typed in; what was read is put right before it is kept."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

from starlette.responses import Response

from afterword.calendar import in_zone
from afterword.desk import Record
from afterword.desk.capture import Captured, capture, keep, met, new_application, person_from, read_invited
from afterword.desk.desk import employer_key
from afterword.desk.guesses import company_and_role
from afterword.desk.moments import read_day, wall
from afterword.model import (
    Addresses,
    AfterwordError,
    Application,
    DeskError,
    Interview,
    InterviewState,
    Part,
    Person,
    Place,
    Reach,
    Stage,
    check_zone,
)
from afterword.web.forms import hour_in
from afterword.web.today import welcome
from afterword.web.visit import Visit, get, post

LARGEST = 1_000_000
"""Bytes of an invitation that are taken; it travels through the page on which it is put right."""

ROWS = 2
"""Rows for people on an empty form."""

NOT_SAID = "not said"


@dataclass(frozen=True, slots=True)
class Read:
    """An interview as it was read, for the page that asks whether it is right."""

    captured: Captured | None
    company: str
    role: str
    start: datetime
    end: datetime
    zone: str
    place: str
    stage: str
    people: tuple[tuple[Person, bool], ...]
    doubts: tuple[str, ...]
    clash: str


def show(visit: Visit) -> Response:
    """The three ways of bringing in an interview."""
    if visit.settings is None:
        return welcome(visit)
    return _form(visit)


def look(visit: Visit) -> Response:
    """What an invitation was read as."""
    name, data = visit.uploads.get("file", ("the text", visit.form.text("text").encode()))
    if not data.strip():
        raise AfterwordError("there was nothing to read", hint="Choose the file, or paste the invitation’s text.")
    if len(data) > LARGEST:
        raise AfterwordError("this file is too large", hint="Save the one invitation by itself.")
    return _shown(visit, name, data)


def keep_read(visit: Visit) -> Response:
    """Keep what was read, put right as the form says."""
    name, data = visit.form.line("name"), _carried(visit)
    company, role = visit.form.line("company"), visit.form.line("role")
    at = visit.form.line("at")
    found = read_invited(visit.desk, data, name)
    if not at.isdecimal() or int(at) >= len(found):
        raise DeskError("this invitation isn’t the one that was read", hint="Bring it in again.")
    captured = capture(visit.desk, found[int(at)], company=company or None, role=role or None)
    keep(visit.desk, _put_right(visit, captured))
    return visit.to(f"/a/{captured.record.id}", said=True)


def keep_typed(visit: Visit) -> Response:
    """Keep an interview that was typed in; an application that isn't there yet is made."""
    form = visit.form
    if form.has("more"):
        return _form(visit, rows=len(form.lines("person")) + ROWS)
    try:
        _keep_typed(visit)
    except AfterwordError as error:
        return _form(visit, problem=error)
    return visit.to(f"/a/{_same(visit, form.line('company'), form.line('role'))}", said=True)


def _keep_typed(visit: Visit) -> None:
    form = visit.form
    company, role = form.line("company"), form.line("role")
    if not company or not role:
        raise AfterwordError("company and role both need a name", hint="As they call them in the advert.")
    zone = form.line("zone") or visit.zone
    check_zone(zone, "the time zone")
    country = (form.line("country") or (visit.settings.country if visit.settings else None) or "US").upper()
    start, end = _times(visit, zone, country)
    known = _same(visit, company, role)
    record = visit.desk.record(known) if known else None
    stub = record or Record("new", Application(company, role, country, zone))
    people = _typed_people(visit, stub)
    if record is None:
        record = new_application(visit.desk, stub.application)
    elif any((one.start, one.end) == (start, end) for one in record.interviews):
        # The same page sent twice.
        return
    stage, place = form.word(Stage, "stage"), form.word(Place, "place")
    met(visit.desk, record, people, start=start, end=end, stage=stage, place=place)


def _form(visit: Visit, *, rows: int = ROWS, problem: AfterwordError | None = None) -> Response:
    form = visit.form
    people = list(zip(form.lines("person"), form.lines("title"), form.lines("email"), strict=False))
    people += [("", "", "")] * (rows - len(people))
    told = {name: form.line(name) for name in ("company", "role", "day", "start", "end", "zone", "country")}
    told["zone"] = told["zone"] or visit.zone
    told["country"] = told["country"] or (visit.settings.country or "" if visit.settings else "")
    chosen = {"stage": form.line("stage"), "place": form.line("place") or "video"}
    return visit.page(
        "new.html", 422 if problem else 200, people=people, told=told, chosen=chosen, problem=problem,
        stages=stage_words(), titles=[record.title for record in visit.desk.records()][:50],
    )  # fmt: skip


def _shown(visit: Visit, name: str, data: bytes) -> Response:
    assert visit.settings is not None
    reads = []
    for invited in read_invited(visit.desk, data, name):
        try:
            captured: Captured | None = capture(visit.desk, invited)
        except DeskError:
            captured = None
        company, role = company_and_role(invited, visit.settings)
        with_names = captured or capture(visit.desk, invited, company=company or NOT_SAID, role=role or NOT_SAID)
        record, interview = with_names.record, with_names.interview
        zone = record.application.zone
        people = tuple(
            (person, person.id in with_names.guessed) for person in record.people if person.id in interview.people
        )
        reads.append(
            Read(
                captured,
                record.application.company if captured else company or "",
                record.application.role if captured else role or "",
                interview.start.astimezone(in_zone(zone)),
                interview.end.astimezone(in_zone(zone)),
                zone,
                interview.place.value if interview.place else "",
                interview.stage.value if interview.stage else "",
                people,
                invited.doubts,
                _clash(visit.desk.records(), record.id, interview),
            )
        )
    carried = base64.b64encode(data).decode()
    return visit.page("invitation.html", reads=reads, name=name, carried=carried, stages=stage_words())


def _carried(visit: Visit) -> bytes:
    try:
        return base64.b64decode("".join(visit.form.texts("carried")), validate=True)
    except (binascii.Error, ValueError) as error:
        raise DeskError("the invitation got lost on the way", hint="Bring it in again.") from error


def _put_right(visit: Visit, captured: Captured) -> Captured:
    """The interview with the names, titles, addresses and times as the form has them; people left out go."""
    form, record, interview = visit.form, captured.record, captured.interview
    zone = record.application.zone
    if captured.interview.state is not InterviewState.CANCELLED:
        start, end = _times(visit, zone, record.application.country)
        interview = replace(interview, start=start, end=end)
    kept, gone = [], []
    for person in record.people:
        if person.id not in interview.people:
            kept.append(person)
        elif not form.line(f"name-{person.id}"):
            gone.append(person.id)
        else:
            kept.append(_person_put_right(visit, person))
    interview = replace(
        interview,
        people=tuple(one for one in interview.people if one not in gone),
        stage=form.word(Stage, "stage") or interview.stage,
        place=form.word(Place, "place") or interview.place,
    )
    interviews = tuple(interview if one.id == interview.id else one for one in record.interviews)
    met_before = {one for other in record.interviews if other.id != interview.id for one in other.people}
    kept += [person for person in record.people if person.id in gone and person.id in met_before]
    return replace(captured, record=replace(record, people=tuple(kept), interviews=interviews), interview=interview)


def _person_put_right(visit: Visit, person: Person) -> Person:
    form = visit.form
    email = form.line(f"email-{person.id}")
    reach = person.reach if Reach.EMAIL in person.reach or not email else (*person.reach, Reach.EMAIL)
    return replace(
        person,
        name=form.line(f"name-{person.id}"),
        title=form.line(f"title-{person.id}") or None,
        part=form.word(Part, f"part-{person.id}") or person.part,
        reach=reach if email else tuple(one for one in reach if one is not Reach.EMAIL),
        addresses=replace(person.addresses, email=(email,) if email else ()),
    )


def _times(visit: Visit, zone: str, country: str) -> tuple[datetime, datetime]:
    day: date = read_day(visit.form.line("day"), visit.now, zone, country, past=True)
    start = wall(day, hour_in(visit.form.line("start")), zone, twice=True)
    until = visit.form.line("end")
    end = wall(day, hour_in(until), zone, twice=True) if until else start + timedelta(hours=1)
    if end < start:
        raise AfterwordError("the talk ends before it starts", hint="Look at the two hours.")
    return start, end


def _typed_people(visit: Visit, record: Record) -> list[Person]:
    form = visit.form
    found: list[Person] = []
    for name, title, email in zip(form.lines("person"), form.lines("title"), form.lines("email"), strict=False):
        if not name:
            continue
        person = person_from(record, name, title=title or None, email=email or None)
        if email and not person.addresses.email:
            person = replace(person, addresses=Addresses(email=(email,)), reach=(*person.reach, Reach.EMAIL))
        found.append(person)
        record = replace(record, people=(*record.people, person))
    if not found:
        raise AfterwordError("somebody was there", hint="Give at least one name.")
    return found


def _same(visit: Visit, company: str, role: str) -> str | None:
    for record in visit.desk.records():
        application = record.application
        if (employer_key(application.company), application.role.casefold()) == (employer_key(company), role.casefold()):
            return record.id
    return None


def _clash(records: Sequence[Record], own: str, interview: Interview) -> str:
    """The company whose interview is at the same time, empty if none is."""
    for record in records:
        for other in record.interviews:
            apart = other.end.astimezone(UTC) <= interview.start or interview.end <= other.start.astimezone(UTC)
            same = (record.id, other.id) == (own, interview.id)
            if not same and not apart and other.state is not InterviewState.CANCELLED:
                return record.application.company
    return ""


def stage_words() -> list[tuple[str, str]]:
    """Stages as a list to choose from."""
    return [("", "not sure"), *((stage.value, stage.value.replace("_", " ")) for stage in Stage)]


ROUTES = (
    get("/new", show),
    post("/new/read", look),
    post("/new/keep", keep_read),
    post("/new/typed", keep_typed),
)
