"""Workbooks larger than any table of cases, or with XML that no workbook has: refused unread."""

import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from itertools import repeat
from pathlib import Path

import pytest
import xlsxwriter
from openpyxl.utils import get_column_letter
from support.running import Run, unknown
from support.workbooks import CASE, HEADINGS, Book, changed

SHEET, STRINGS = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"
MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
LETTERS = [get_column_letter(number) for number in range(1, 16_385)]
MOST_MEMORY = 150_000_000

# On Linux ru_maxrss begins with what the tests' own process had; VmHWM is of the program alone.
MEASURED = """
import re, resource, sys
from pathlib import Path
from sifcalc.cli import main
code = main(["check", sys.argv[1]])
if sys.platform == "linux":
    kilobytes = re.search(r"VmHWM:\\s+(\\d+) kB", Path("/proc/self/status").read_text())[1]
    print(int(kilobytes) * 1024)
else:
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
sys.exit(code)
"""


def flooded(path: Path, part: str, content: Iterator[str]) -> Path:
    """A workbook of one case, with another content of one part; it unpacks to its own size."""
    with xlsxwriter.Workbook(path.with_name("small.xlsx")) as made:
        made.add_worksheet().write_column(0, 0, ["leadership", "good"])
    with (
        zipfile.ZipFile(path.with_name("small.xlsx")) as small,
        zipfile.ZipFile(path, "w") as archive,
    ):
        for name in small.namelist():
            if name != part:
                archive.writestr(name, small.read(name))
        with archive.open(part, "w") as written:
            for text in content:
                written.write(text.encode())
    return path


def sheet_of(rows: Iterator[str]) -> Iterator[str]:
    yield f"<worksheet {MAIN}><sheetData>"
    yield from rows
    yield "</sheetData></worksheet>"


def one_row() -> Iterator[str]:
    yield '<row r="1">'
    yield from repeat('<c t="str"><v>x</v></c>' * 1000, 2000)
    yield "</row>"


def many_strings() -> Iterator[str]:
    yield f"<sst {MAIN}>"
    yield from repeat("<si><t>x</t></si>" * 1000, 5000)
    yield "</sst>"


def wide_rows() -> Iterator[str]:
    for row in range(1, 80):
        cells = (f'<c r="{letter}{row}"><v>{row}</v></c>' for letter in LETTERS)
        yield f'<row r="{row}">{"".join(cells)}</row>'


def far_cells() -> Iterator[str]:
    yield from (f'<row r="{row}"><c r="XFD{row}"/></row>' for row in range(1, 200))


def unplaced_cells() -> Iterator[str]:
    yield f"<row>{'<c/>' * 16_385}</row>"


def merged() -> Iterator[str]:
    yield f'<worksheet {MAIN}><sheetData><row r="1048576"/></sheetData><mergeCells>'
    yield '<mergeCell ref="A1:A1048576"/></mergeCells></worksheet>'


FLOODS: dict[str, tuple[str, Callable[[], Iterator[str]], str]] = {
    "one row of 2,000,000 cells": (SHEET, lambda: sheet_of(one_row()), "500,000 cells"),
    "5,000,000 texts": (STRINGS, many_strings, "more than 32 million bytes"),
    "wide rows": (SHEET, lambda: sheet_of(wide_rows()), "500,000 cells"),
    "far cells": (SHEET, lambda: sheet_of(far_cells()), "500,000 cells"),
    "cells without a place": (SHEET, lambda: sheet_of(unplaced_cells()), "16,384 cells"),
    "many rows": (SHEET, lambda: sheet_of(repeat("<row/>", 200_001)), "200,000 rows"),
    "a merged column": (SHEET, merged, "500,000 merged cells"),
    "styles": ("xl/styles.xml", lambda: repeat(" " * 1000, 4001), "more than 4 million bytes"),
}


@pytest.mark.skipif(sys.platform == "win32", reason="it has no measure of memory")
@pytest.mark.parametrize("flood", FLOODS)
def test_a_flood_is_refused_in_little_memory(flood: str, tmp_path: Path) -> None:
    part, content, why = FLOODS[flood]
    path = flooded(tmp_path / "flood.xlsx", part, content())
    ran = subprocess.run(
        [sys.executable, "-c", MEASURED, str(path)], capture_output=True, text=True, check=False
    )
    assert 2 == ran.returncode
    assert f"{path}: too-large: " in ran.stderr
    assert why in ran.stderr
    assert int(ran.stdout) < MOST_MEMORY


@pytest.mark.parametrize("part", [SHEET, STRINGS, "xl/workbook.xml", "xl/styles.xml"])
def test_xml_that_declares_entities_is_refused(part: str, tmp_path: Path, sifcalc: Run) -> None:
    laughs = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>'
    path = flooded(tmp_path / "laughs.xlsx", part, iter([laughs]))
    ran = sifcalc("grade", path)
    assert (2, "") == (ran.code, ran.out)
    assert f"{path}: bad-xlsx: this workbook declares entities" in ran.err


@pytest.mark.parametrize(
    ("hidden", "said"),
    [
        (b'<row r="2" hidden="1"', "row 2 is hidden, and read like any other"),
        (b'<row r="2" hidden="true"', "row 2 is hidden, and read like any other"),
        (b'<row r="2" hidden="0"', ""),
    ],
)
def test_a_hidden_row_is_read_and_named(hidden: bytes, said: str, book: Book, sifcalc: Run) -> None:
    path = changed(book({"Cases": [HEADINGS, CASE]}), b'<row r="2"', hidden)
    ran = sifcalc("grade", path, "--format", "jsonl")
    assert '"authority": "Exampleshire"' in ran.out
    hides = f"note: {path}: {said}\n" if said else ""
    assert f"{hides}{unknown(f'{path}:2:1')}" == ran.err


def test_hidden_rows_beyond_ten_are_counted_and_empty_ones_are_not(
    tmp_path: Path, sifcalc: Run
) -> None:
    path = tmp_path / "cases.xlsx"
    with xlsxwriter.Workbook(path) as made:
        sheet = made.add_worksheet()
        sheet.write_column(0, 0, ["leadership", *["good"] * 12])
        for row in range(1, 100):
            sheet.set_row(row, None, None, {"hidden": True})
        sheet.set_column("C:XFD", None, None, {"hidden": True})
    ran = sifcalc("grade", path, "--format", "jsonl")
    assert 12 == len(ran.out.splitlines())
    named = "2, 3, 4, 5, 6, 7, 8, 9, 10, 11 and 2 more"
    assert f"note: {path}: rows {named} are hidden, and read like any other\n" == ran.err
