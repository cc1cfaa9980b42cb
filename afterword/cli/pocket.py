"""`afterword pocket`: five lines to take along, and reading whatever comes back of them."""

from __future__ import annotations

import click

from afterword.cli.debrief import card_lines, confirmed, talk_of
from afterword.cli.files import read_bytes
from afterword.cli.shell import Shell, verb
from afterword.desk import pocket as desk_pocket


@verb("pocket")
@click.argument("application", required=False)
@click.option("--read", "source", metavar="FILE", help="What came back: text, a mail to yourself, or - (paste it).")
@click.option("--talk", metavar="ID", help="Which talk, if not the next one (or, reading, the last).")
@click.option("--look", is_flag=True, help="Only show how it is read; keep nothing.")
def pocket(shell: Shell, application: str | None, source: str | None, talk: str | None, look: bool) -> None:
    """Five plain lines for your phone's notes, before a talk; fill in what you like and bring them back with --read."""
    from afterword.desk.debrief import debriefed, keep_debrief

    record = shell.record(application)
    if source is None:
        ahead = [one for one in record.interviews if one.end > shell.now and not one.state]
        interview = min(ahead, key=lambda one: one.start) if ahead and not talk else talk_of(shell, record, talk)
        text = desk_pocket.pocket(record, interview, shell.now)
        shell.tell(text.rstrip("\n"), {"text": text})
        return
    interview = talk_of(shell, record, talk)
    brought = desk_pocket.read_pocket(read_bytes(source), record, interview)
    found = confirmed(shell, record, debriefed(record, interview, brought.answers, now=shell.now))
    if not shell.as_json:
        shell.tell(card_lines(shell, record, found))
        if brought.empty:
            shell.tell(f"Left empty: {', '.join(brought.empty)}.")
        for words in brought.unread:
            shell.tell(f"Not read: {words}")
    if look or not shell.sure("Keep this?"):
        shell.tell("Nothing was kept.", found)
        return
    keep_debrief(shell.desk, record, found)
    shell.tell("Kept. `afterword` says what comes now.", found)
