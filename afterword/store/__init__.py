"""The memory: versioned documents beside a journal, one action one transaction, behind one small protocol."""

from afterword.store.protocol import FORGET, Change, Entry, Head, Index, PlanRow, Store, Stored
from afterword.store.sqlite import SqliteStore

__all__ = ["FORGET", "Change", "Entry", "Head", "Index", "PlanRow", "SqliteStore", "Store", "Stored"]
