"""*Waiting*: why nothing, and until when, for a bad Monday; and what one can do instead (T2 T3 T5 T8)."""

from __future__ import annotations

from markupsafe import Markup
from starlette.responses import Response

from afterword.desk.planning import plan_of
from afterword.desk.saying import action_words
from afterword.desk.waits import rates, svg, waits
from afterword.model import Action, Do, MessageKind
from afterword.web.plans import planned_today
from afterword.web.visit import Visit, get

WRITE_AHEAD = (Action.CHECK_IN, Action.RECONNECT)


def show(visit: Visit) -> Response:
    """Why an application rests today."""
    record = visit.record
    plan = plan_of(visit.desk, record)
    others = [one for one in planned_today(visit.desk) if one.id != record.id and not one.closed]
    acting = [one for one in others if one.plan.next.do is Do.ACT]
    ahead = next((one for one in plan.steps if one.action in WRITE_AHEAD and one.earliest > visit.now), None)
    own = waits(visit.desk)
    return visit.page(
        "waiting.html",
        record=record,
        plan=plan,
        ahead=ahead,
        kind=MessageKind(ahead.action.value) if ahead else None,
        refused=[(one, action_words(one.action, one.to, record.people)) for one in plan.refused],
        other=next(iter(acting or others), None),
        own=own,
        picture=Markup(svg(own, rates())),
        rates=rates(),
    )


ROUTES = (get("/a/{app}/wait", show),)
