"""Calendar files: reading invitations as calendar programs write them, writing what is due."""

from afterword.calendars.due import DueEntry, due_calendar
from afterword.calendars.gather import likely, read_any
from afterword.calendars.guests import Guest
from afterword.calendars.invitation import Invited, newest, plain_text, read_invitation

__all__ = [
    "DueEntry",
    "Guest",
    "Invited",
    "due_calendar",
    "likely",
    "newest",
    "plain_text",
    "read_any",
    "read_invitation",
]
