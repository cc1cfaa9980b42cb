"""The sheet as a workbook: text only, so that nothing in it can run as a formula."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import datetime

from afterword.model import DeskError
from afterword.papers.data import printable

LONGEST_CELL = 32_767
"""Characters that a cell of a workbook holds."""


def workbook(header: Sequence[str], rows: Sequence[Sequence[str]], made: datetime) -> bytes:
    """The file's bytes (.xlsx). Raises DeskError without the extra `xlsx`."""
    try:
        import xlsxwriter
    except ImportError as error:
        raise DeskError(
            "a workbook needs a part that isn't installed", hint="pip install 'afterword[xlsx]', or take the CSV."
        ) from error
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        book.set_properties({"title": "Afterword", "created": made.replace(tzinfo=None)})
        sheet = book.add_worksheet("Sheet")
        bold = book.add_format({"bold": True})
        wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        for column, name in enumerate(header):
            sheet.write_string(0, column, name, bold)
        for number, row in enumerate(rows, start=1):
            for column, cell in enumerate(row):
                sheet.write_string(number, column, printable(cell)[:LONGEST_CELL], wrapped)
        sheet.freeze_panes(1, 0)
        sheet.set_column(0, len(header), 22)
    return out.getvalue()
