"""Workbooks as two libraries write them, with what spreadsheets have besides cells."""

from __future__ import annotations

from datetime import date, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

import openpyxl
import xlsxwriter
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.utils.exceptions import IllegalCharacterError

if TYPE_CHECKING:
    from frame import Decided
    from nearly import Grid

_FIRST_OF_EXCEL = date(1899, 12, 30)
_FORMATS = (
    "General yyyy-mm-dd dd/mm/yyyy d-mmm-yy [$-809]dddd,\\ d\\ mmmm\\ yyyy 0.00 @ h:mm [Red]0 #,##0"
    " mm/dd/yyyy yyyy ;;;"
).split()
_ERRORS = "#N/A #REF! #VALUE! #DIV/0! #NAME? #NULL! #NUM!".split()
_FORMULAS = (
    "=A1",
    '="good"',
    "=TODAY()",
    "=1/0",
    '=IF(A1="","",A1)',
    "=DATE(2017,9,4)",
    "=SUM(A1:A9)",
)
_STRINGS = 400
_FAR = 3000


def _typed(cell: Any, chance: Decided) -> Any:
    """The text of a cell as a spreadsheet may hold it: a date, a number, a truth, an error."""
    text = str(cell)
    if text[:4].isdecimal() and text[4:5] == "-" and len(text) == 10 and not chance.once_in(6):
        try:
            on = date.fromisoformat(text)
        except ValueError:
            return text
        clock = datetime(on.year, on.month, on.day, chance.choice((0, 0, 9)))  # noqa: DTZ001 - as Excel has them
        serial = (on - _FIRST_OF_EXCEL).days
        return chance.choice((on, on, clock, serial, float(serial) + 0.5, text))
    if text in ("true", "yes", "no"):
        return chance.choice((True, False, text))
    if text.isdecimal() and len(text) < 9:
        return chance.choice((int(text), float(text), text))
    if chance.slips(30):
        return chance.choice((chance.choice(_ERRORS), chance.choice(_FORMULAS), 1e300, -1, 0.1))
    return cell


def openpyxl_book(sheets: dict[str, Grid], chance: Decided) -> bytes:
    """The sheets as a workbook of openpyxl's."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    if chance.once_in(8):
        book.epoch = CALENDAR_MAC_1904
    styled, hidden = chance.once_in(2), chance.once_in(4)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        down, across = chance.choice(((0, 0),) * 6 + ((2, 0), (0, 3), (40, 5)))
        for at, row in enumerate(rows, start=1 + down):
            for number, value in enumerate(row, start=1 + across):
                try:
                    cell = sheet.cell(at, number, _typed(value, chance))
                except IllegalCharacterError:
                    continue
                if styled and chance.once_in(5):
                    cell.number_format = chance.choice(_FORMATS)
                    cell.font = Font(bold=True, strike=chance.once_in(2))
                    cell.fill = PatternFill("solid", fgColor="FFC000")
        if hidden:
            sheet.row_dimensions[1 + chance.randrange(len(rows) + 1)].hidden = True
            sheet.column_dimensions[get_column_letter(1 + chance.randrange(8))].hidden = True
        _dress(sheet, chance)
    if chance.once_in(6) and len(sheets) > 1:
        chance.choice(book.worksheets[:-1]).sheet_state = chance.choice(("hidden", "veryHidden"))
    if chance.once_in(20):
        book.create_chartsheet("Chart", 0)
    made = BytesIO()
    book.save(made)
    return made.getvalue()


def _dress(sheet: Any, chance: Decided) -> None:
    """Merge cells of a sheet, filter it, comment on it, or put something far away."""
    match chance.randrange(9):
        case 0:
            begin = 1 + chance.randrange(6)
            sheet.merge_cells(
                start_row=1 + chance.randrange(4),
                start_column=begin,
                end_row=4 + chance.randrange(4),
                end_column=begin + chance.randrange(4),
            )
        case 1:
            sheet.auto_filter.ref = "A1:D9"
            sheet.freeze_panes = "A2"
        case 2:
            sheet["B2"].comment = Comment("since then", "Exampleshire")
        case 3 if chance.once_in(4):
            sheet.cell(_FAR, 1 + chance.randrange(_FAR), "far")
        case 4:
            sheet["A1"].hyperlink = "https://example.com"


def xlsxwriter_book(sheets: dict[str, Grid], chance: Decided) -> bytes:
    """The sheets as a workbook of XlsxWriter's."""
    made = BytesIO()
    options = {
        "in_memory": True,
        "constant_memory": chance.once_in(4),
        "date_1904": chance.once_in(8),
        "default_date_format": "dd/mm/yyyy",
        "nan_inf_to_errors": True,
        "strings_to_numbers": chance.once_in(4),
        "strings_to_formulas": chance.once_in(8),
        "strings_to_urls": False,
    }
    book = xlsxwriter.Workbook(made, options)
    bold = book.add_format({"bold": True, "num_format": chance.choice(_FORMATS)})
    for title, rows in sheets.items():
        sheet = book.add_worksheet(title)
        if chance.once_in(20) and len(sheets) > 1:
            sheet.hide()
        for at, row in enumerate(rows):
            for number, value in enumerate(row):
                _write(sheet, at, number, _typed(value, chance), chance, bold)
        if chance.once_in(60) and not options["constant_memory"]:
            for number in range(chance.randrange(_STRINGS)):
                sheet.write_string(number, 40 + number % 7, f"said {number}")
        if chance.once_in(8) and len(rows) > 1 and rows[0]:
            sheet.autofilter(0, 0, len(rows) - 1, len(rows[0]))
            sheet.set_column(1, 2, 20, None, {"hidden": chance.once_in(2)})
        if chance.once_in(10) and not options["constant_memory"]:
            sheet.merge_range(len(rows) + 1, 0, len(rows) + 3, 2, "merged", bold)
    book.close()
    return made.getvalue()


def _write(sheet: Any, at: int, number: int, value: Any, chance: Decided, bold: Any) -> None:
    """Write one cell, now and then as something else than what it looks like."""
    match chance.randrange(40):
        case 0:
            sheet.write_formula(at, number, chance.choice(_FORMULAS), None, str(value))
        case 1 if isinstance(value, str) and value:
            sheet.write_rich_string(at, number, bold, value, " ")
        case 2:
            sheet.write_blank(at, number, None, bold)
        case 3:
            sheet.write(at, number, value, bold)
        case _:
            sheet.write(at, number, value)
