"""Business days, holidays, closures, arrival windows and zones (T9)."""

from afterword.calendar.business import BusinessCalendar, calendar_for
from afterword.calendar.holidays import holidays_of, known_holidays, remember_holidays
from afterword.calendar.windows import Window, in_zone, local

__all__ = [
    "BusinessCalendar",
    "Window",
    "calendar_for",
    "holidays_of",
    "in_zone",
    "known_holidays",
    "local",
    "remember_holidays",
]
