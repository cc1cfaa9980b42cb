"""`afterword` alone, and `next`: the answer first, then what comes, then what rests."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

import click

from afterword.cli.shell import Shell, verb
from afterword.cli.width import columns

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from afterword.desk import Record
    from afterword.desk.planning import Planned
    from afterword.model import Plan, Step

WELCOME = """Say who you are, then bring in the interview:

  afterword me --name "Your Name" --email you@example.org
  afterword invite interview.ics        (or by hand: afterword new, then afterword met)
  afterword debrief                     what happened, in ninety seconds

Or look around first: afterword tour"""

MOST, FEW = 12, 6
"""What to do or wait for, and rows of the other lists, that are shown; the sheet has them all."""


def show_today(shell: Shell) -> None:
    """What to do now, over everything."""
    from afterword.desk.planning import today
    from afterword.desk.saying import headline

    planned, zone, now = today(shell.desk), shell.zone, shell.now
    first = headline(planned, shell.desk.record, zone, now)
    data = {"headline": first, "applications": [_data(one) for one in planned]}
    if not planned:
        shell.tell([first, "", WELCOME], data)
        return
    lines = [*wrapped(first, bold=True), ""]
    acts = [one for one in planned if one.plan.next.do == "act"]
    open_now = [one for one in acts if not _rests(one)]
    # Only what is shown needs its people; the rest is told by its plan.
    for one in open_now[:MOST]:
        lines += [*_to_do(shell.desk.record(one.id), one.plan, now), ""]
    lines += [*_more(open_now, MOST), ""] if len(open_now) > MOST else []
    lines += _rows(
        "To let rest (`afterword skip` agrees)", [(one.title, one.plan.next.say) for one in acts if _rests(one)]
    )
    # What the headline says already is not said again.
    said = [one for one in planned if one.plan.next.say != first]
    waits = [_coming(one, zone, now) for one in said if one.plan.next.do == "wait"]
    rests = [(one.title, one.plan.next.say) for one in said if one.plan.next.do == "nothing" and not one.closed]
    likes = [(one.title, step.say) for one in planned if not one.closed for step in one.plan.optional if step.say]
    lines += [*_rows("What comes", waits, MOST), *_rows("If you like", likes[:4]), *_rows("Nothing to do here", rests)]
    lines += _asks(planned)
    if open_now:
        lines += wrapped("`afterword why` gives the reasons, `afterword draft` writes what is due.")
    while lines and not lines[-1]:
        lines.pop()
    shell.tell(lines, data)


@verb("next")
@click.argument("application", required=False)
def next_step(shell: Shell, application: str | None) -> None:
    """The next step of one application, or of all of them."""
    from afterword.desk.planning import plan_of

    if application is None:
        show_today(shell)
        return
    record = shell.record(application)
    plan = plan_of(shell.desk, record)
    shell.tell(plan_lines(shell, record, plan), plan)


def plan_lines(shell: Shell, record: Record, plan: Plan) -> list[str]:
    """One application's plan in a few lines."""
    lines = [click.style(record.title, bold=True), *wrapped(plan.next.say, indent="  ")]
    lines += _steps(shell, record, plan)
    for question in plan.questions:
        lines += wrapped(f"To know: {question.ask}", indent="  ")
    return lines


def wrapped(text: str, indent: str = "", *, bold: bool = False) -> list[str]:
    """The text in lines as wide as the terminal allows."""
    lines = textwrap.wrap(text, columns(), initial_indent=indent, subsequent_indent=indent) or [indent]
    return [click.style(line, bold=True) for line in lines] if bold else lines


def _rests(one: Planned) -> bool:
    """Whether all that is left to do there is to let go."""
    return one.plan.next.step is not None and one.plan.next.step.action == "move_on"


def _to_do(record: Record, plan: Plan, now: datetime) -> list[str]:
    from afterword.desk.saying import open_steps

    lines = [click.style(record.title, bold=True)]
    steps = open_steps(plan, now)
    lines += [line for step in steps for line in wrapped(_row(record, step, now), "  ")]
    reasons = list(dict.fromkeys(reason.text for step in steps[:3] for reason in step.reasons[:2]))
    lines += [line for reason in reasons[:2] for line in wrapped(reason, indent="    ")]
    return lines


def _steps(shell: Shell, record: Record, plan: Plan) -> list[str]:
    from afterword.desk.saying import step_words
    from afterword.desk.spoken import near

    lines = []
    zone, now = record.application.zone, shell.now
    for step in plan.steps:
        if step.earliest <= now:
            lines += wrapped(_row(record, step, now), "  ")
        elif step != plan.next.step:
            # What is next and still ahead is told by the plan's own sentence.
            lines += wrapped(f"{step_words(step, record.people)}: from {near(step.earliest, zone, now)}", "  ")
    for step in plan.optional:
        say = step.say or f"{step_words(step, record.people)}."
        lines += wrapped(f"If you like: {_low(say)}", "  ")
    return lines


def _row(record: Record, step: Step, now: datetime) -> str:
    from afterword.desk.saying import channel_words, step_words
    from afterword.desk.spoken import near

    zone = record.application.zone
    way = f" {channel_words(step.channels[0])}" if step.channels and step.channels[0] != "none" else ""
    room = f", before {near(step.latest, zone, now)}" if step.latest else ""
    return f"{step_words(step, record.people)}{way}{room}"


def _coming(one: Planned, zone: str, now: datetime) -> tuple[str, str]:
    """When it goes on, where, and the plan's sentence without the day that stands before it already."""
    from afterword.calendar import in_zone
    from afterword.desk.spoken import day

    say, until = one.plan.next.say, one.plan.next.until
    if until is None:
        return one.title, say
    here = until.astimezone(in_zone(zone))
    when = day(here.date(), now.date())
    first, stop, rest = say.partition(". ")
    return f"{when}: {one.title}", rest if stop and first.endswith(when) else say


def _rows(title: str, rows: list[tuple[str, str]], most: int = FEW) -> list[str]:
    if not rows:
        return []
    lines = [click.style(title, bold=True)]
    for name, say in rows[:most]:
        lines += [f"  {name}", *wrapped(say, indent="    ")]
    return [*lines, *_more(rows, most), ""]


def _more(rows: Sequence[object], shown: int) -> list[str]:
    """The line that counts what isn't shown."""
    return [f"  and {len(rows) - shown} more: `afterword sheet`"] if len(rows) > shown else []


def _asks(planned: list[Planned]) -> list[str]:
    asks = [(one.title, question.ask) for one in planned if not one.closed for question in one.plan.questions]
    return _rows("Worth knowing", asks[:6])


def _data(one: Planned) -> dict[str, object]:
    return {"id": one.id, "title": one.title, "closed": one.closed, "plan": one.plan}


def _low(text: str) -> str:
    return text[:1].lower() + text[1:]
