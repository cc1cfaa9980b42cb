"""`afterword waits`: how long one's own waits were, beside what others found. No forecast."""

from __future__ import annotations

import click

from afterword.cli.files import write_bytes
from afterword.cli.shell import Shell, verb
from afterword.cli.today import wrapped
from afterword.desk import waits as desk_waits


@verb("waits")
@click.option("--svg", "picture", metavar="FILE", help="The drawing as a picture.")
@click.option("--mine", is_flag=True, help="Only your own.")
def waits(shell: Shell, picture: str | None, mine: bool) -> None:
    """How long it took to hear after your talks, with their number, and published figures with their source."""
    own = desk_waits.waits(shell.desk)
    published = () if mine else desk_waits.rates()
    if picture:
        path = write_bytes(picture, desk_waits.svg(own, published).encode())
        shell.tell(f"{path}", {"file": str(path)})
        return
    lines = [*wrapped(own.say), "", desk_waits.drawing(own, published)]
    if published:
        lines += ["", "● answered   ○ still open   │ what others found, on average", ""]
        lines += wrapped("It says nothing of any one employer. Sources:")
        for source in dict.fromkeys(rate.source for rate in published):
            lines += wrapped(f"  {source}.")
    shell.tell(lines, {"own": own, "published": published})
