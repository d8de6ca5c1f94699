"""XLSX: a workbook with a sheet for each part of the answers."""

from __future__ import annotations

import io
from datetime import date, datetime
from math import ceil
from typing import TYPE_CHECKING, Any  # xlsxwriter gives it: it says nothing of types

import xlsxwriter

from sifcalc.complaints import CannotWrite
from sifcalc.output.formats.sheets import layout_of, sheets, shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sifcalc.output import Out, Query, Result
    from sifcalc.output.formats.sheets import Cell, Sheet

_WIDEST = 60
_LINE, _HIGHEST = 15, 409
"""The height of a line of text, and the greatest height of a row, in points."""

_LONGEST_CELL = 32_767
_MOST_ROWS, _MOST_COLUMNS = 1_048_576, 16_384


def write(answers: Iterable[Result[object]], out: Out, query: Query) -> None:
    """Write the workbook: dates as dates, text as text, a header that stays and can be filtered.

    Raises CannotWrite for more rows, or more text in a cell, than a workbook holds.
    """
    ready, made = list(answers), io.BytesIO()
    with xlsxwriter.Workbook(made, {"in_memory": True}) as workbook:
        # A fixed day: with the time it was made no two workbooks would be the same.
        workbook.set_properties({"title": "sifcalc", "created": datetime(2013, 11, 19)})  # noqa: DTZ001 - a workbook's own times have no zone
        styles = {
            "date": workbook.add_format({"num_format": "ddd d mmm yyyy", "valign": "top"}),
            "heading": workbook.add_format({"bold": True, "text_wrap": True, "valign": "top"}),
            "text": workbook.add_format({"text_wrap": True, "valign": "top"}),
        }
        for sheet in sheets(layout_of(query.answer_type), query.carried):
            rows = [row for answer in ready for row in sheet.rows(answer)]
            _write_sheet(workbook, sheet, rows, styles)
        _add_chart(workbook, ready, query)
    out.write_file(made.getvalue())


def _add_chart(workbook: Any, answers: Sequence[Result[object]], query: Query) -> None:
    """Add a chart of the first bars on the page of the answers, if it has any."""
    if query.answer_type.name != "summary" or not answers:
        return
    from sifcalc.output.formats.charts import add_chart  # only a summary has one
    from sifcalc.output.pages.document import Shares, document

    shares = (block for block in document(answers, query).blocks if isinstance(block, Shares))
    add_chart(workbook, next(shares))


def _write_sheet(
    workbook: Any, sheet: Sheet, rows: Sequence[tuple[Cell, ...]], styles: dict[str, Any]
) -> None:
    if len(rows) >= _MOST_ROWS:
        raise CannotWrite(
            f"sifcalc: a sheet of a workbook holds {_MOST_ROWS:,} rows, and {sheet.name} has more:"
            " use --format csv"
        )
    if len(sheet.headings) > _MOST_COLUMNS:
        raise CannotWrite(
            f"sifcalc: a sheet of a workbook holds {_MOST_COLUMNS:,} columns, and {sheet.name} has"
            " more: use --format csv"
        )
    page = workbook.add_worksheet(sheet.name)
    widths = []
    for column, heading in enumerate(sheet.headings):
        page.write_string(0, column, _fitting(heading), styles["heading"])
        longest = max((_width(row[column]) for row in rows), default=0)
        widths.append(min(max(longest, len(heading)) + 3, _WIDEST))
        page.set_column(column, column, widths[-1])
    for number, row in enumerate(rows, start=1):
        # Not every program makes rows high enough for wrapped text.
        lines = max(map(_lines, row, widths))
        page.set_row(number, min(_LINE * lines, _HIGHEST))
        for column, cell in enumerate(row):
            _write_cell(page, number, column, cell, styles)
    page.freeze_panes(1, 0)
    page.autofilter(0, 0, max(len(rows), 1), len(sheet.headings) - 1)
    page.set_landscape()
    page.set_paper(9)  # A4
    page.repeat_rows(0)


def _width(cell: Cell) -> int:
    return len("Wed 30 Sep 2017") if isinstance(cell, date) else len(shown(cell))


def _lines(cell: Cell, width: int) -> int:
    """How many lines the cell takes with words kept whole."""
    return sum(ceil(len(line) * 1.1 / width) or 1 for line in shown(cell).split("\n"))


def _write_cell(page: Any, row: int, column: int, cell: Cell, styles: dict[str, Any]) -> None:
    if isinstance(cell, bool):
        page.write_boolean(row, column, cell, styles["text"])
    elif isinstance(cell, (int, float)):
        page.write_number(row, column, cell, styles["text"])
    elif isinstance(cell, date):
        page.write_datetime(row, column, cell, styles["date"])
    elif cell is not None:
        page.write_string(row, column, _fitting(cell), styles["text"])


def _fitting(cell: Cell) -> str:
    """The cell as text. Raises CannotWrite for one that is too long."""
    text = shown(cell)
    if len(text) > _LONGEST_CELL:
        raise CannotWrite(
            f"sifcalc: a cell of a workbook holds {_LONGEST_CELL:,} characters, and one here has"
            f" {len(text):,}: use --format csv"
        )
    return text
