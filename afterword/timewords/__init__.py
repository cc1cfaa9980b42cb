"""One grammar for times as people write them: days, spans, hours, and which side of them is meant."""

from afterword.timewords.moment import read_moment
from afterword.timewords.read import read_times
from afterword.timewords.readings import CANDIDATE, Direction, Firmness, Form, Kind, TimeReading

__all__ = ["CANDIDATE", "Direction", "Firmness", "Form", "Kind", "TimeReading", "read_moment", "read_times"]
