"""What tests of reading are given."""

from collections.abc import Iterable
from pathlib import Path

import pytest
from openpyxl import Workbook
from support.workbooks import Book, Sheets


@pytest.fixture
def book(tmp_path: Path) -> Book:
    """Write a workbook of these sheets, some of them hidden, as Python's openpyxl saves it."""

    def write(sheets: Sheets, *, hidden: Iterable[str] = ()) -> Path:
        made = Workbook()
        made.remove(made.worksheets[0])
        for title, rows in sheets.items():
            sheet = made.create_sheet(title)
            sheet.sheet_state = "hidden" if title in hidden else "visible"
            for row in rows:
                sheet.append(list(row))
        path = tmp_path / "cases.xlsx"
        made.save(path)
        return path

    return write
