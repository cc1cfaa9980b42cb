"""The plan and the tracking sheet on one printed page, black on white (M5)."""

from __future__ import annotations

import html
from collections.abc import Sequence
from datetime import datetime
from importlib.resources import files

from afterword.papers.data import printable

LONGEST_CELL = 300
"""Characters of one cell that are printed; the whole of it stands in the CSV."""


def printed_page(
    lines: Sequence[tuple[str, str]], header: Sequence[str], rows: Sequence[Sequence[str]], made: datetime
) -> str:
    """An HTML page for the print dialog: what to do next, then the sheet. Empty columns are left out.

    `lines` are (application, what to do), `made` the moment it is made, in the candidate's zone.
    """
    page = files("afterword.papers").joinpath("page.html").read_text(encoding="utf-8")
    used = [at for at in range(len(header)) if any(row[at] for row in rows)]
    plan = "\n".join(f"<li><strong>{_safe(title)}</strong> {_safe(say)}</li>" for title, say in lines)
    head = "".join(f"<th>{_safe(header[at])}</th>" for at in used)
    body = "\n".join("<tr>" + "".join(f"<td>{_safe(row[at])}</td>" for at in used) + "</tr>" for row in rows)
    day = f"{made:%A} {made.day} {made:%B %Y}"
    return (
        page.replace("{{day}}", day)
        .replace("{{plan}}", plan or "<li>Nothing is due.</li>")
        .replace("{{head}}", head)
        .replace("{{rows}}", body)
    )


def _safe(text: str) -> str:
    plain = printable(text)
    return html.escape(plain if len(plain) <= LONGEST_CELL else plain[: LONGEST_CELL - 1] + "…")
