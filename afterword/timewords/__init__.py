"""One grammar for times as people write them: days, spans, hours, and which side of them is meant."""

from afterword.timewords.read import read_times
from afterword.timewords.readings import CANDIDATE, Direction, Firmness, Form, Kind, TimeReading

__all__ = ["CANDIDATE", "Direction", "Firmness", "Form", "Kind", "TimeReading", "read_times"]
