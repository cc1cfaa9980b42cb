"""Plans over the whole desk, kept in memory for as long as they hold: *Today* is opened often and seldom changes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from weakref import WeakKeyDictionary

from afterword.desk import Desk
from afterword.desk.desk import APPLICATION, ME, SETTINGS
from afterword.desk.planning import Planned, today
from afterword.store import Store


@dataclass(frozen=True, slots=True)
class _Kept:
    """Plans with the documents' versions they were made from and the moment until which all of them hold."""

    basis: object
    until: datetime | None
    planned: list[Planned]


_kept: WeakKeyDictionary[Store, _Kept] = WeakKeyDictionary()


def planned_today(desk: Desk) -> list[Planned]:
    """As `today`; the same list while no document has changed and no plan's time has come."""
    version, _ = desk.version_read(SETTINGS, ME)
    heads = desk.store.heads(desk.desk_id, APPLICATION)
    basis = (desk.desk_id, version, tuple((head.id, head.version) for head in heads))
    kept = _kept.get(desk.store)
    if kept and kept.basis == basis and (kept.until is None or desk.now < kept.until):
        return kept.planned
    planned = today(desk)
    until = min((one.plan.good_until for one in planned if one.plan.good_until), default=None)
    _kept[desk.store] = _Kept(basis, until, planned)
    return planned
