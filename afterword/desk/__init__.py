"""The desk: all of one candidate's applications, and what every face does with them, by area."""

from afterword.desk.desk import Action, Desk
from afterword.desk.opening import open_desk
from afterword.desk.records import Draft, DraftState, Record, SetAside, Settings

__all__ = ["Action", "Desk", "Draft", "DraftState", "Record", "SetAside", "Settings", "open_desk"]
