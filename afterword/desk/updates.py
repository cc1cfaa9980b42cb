"""An invitation that came before: it moves its interview, cancels it, or is older than what is known."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from afterword.calendars import Invited
from afterword.desk.records import Invitation, Record
from afterword.model import Interview, InterviewState


def seen(records: Iterable[Record], invited: Invited) -> tuple[Record, Interview, Invitation] | None:
    """The application, interview and calendar entry that an invitation is about, if it came before (by UID).

    A changed date of a series is about the interview that stood at that date.
    """
    for record in records:
        interviews = {one.id: one for one in record.interviews}
        for entry in record.invitations:
            interview = interviews.get(entry.interview)
            if entry.uid != invited.uid or interview is None:
                continue
            if invited.occurrence in (None, interview.start):
                return record, interview, entry
    return None


def updated(record: Record, interview: Interview, entry: Invitation, invited: Invited) -> tuple[Record, Interview]:
    """The application with the interview as a newer invitation has it; unchanged if the invitation is older.

    A talk that was held or missed keeps what the user said of it; one that was cancelled and is invited again is on.
    """
    if invited.sequence < entry.sequence:
        return record, interview
    told = interview.state if interview.state in (InterviewState.HELD, InterviewState.MISSED) else None
    state = InterviewState.CANCELLED if invited.cancelled else told
    moved = replace(interview, start=invited.start, end=invited.end, place=invited.place, state=state)
    interviews = tuple(moved if one.id == moved.id else one for one in record.interviews)
    newer = replace(entry, sequence=invited.sequence)
    invitations = tuple(newer if one == entry else one for one in record.invitations)
    return replace(record, interviews=interviews, invitations=invitations), moved
