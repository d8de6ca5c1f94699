"""Workbooks that are damaged, or say what is not so."""

import warnings
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.running import CASES, Run
from support.workbooks import CASE, HEADINGS, Book, changed

from sifcalc import BadInput, load


def test_a_workbook_that_unpacks_to_a_flood_is_refused(tmp_path: Path, sifcalc: Run) -> None:
    path = tmp_path / "flood.xlsx"
    with (
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive,
        archive.open("xl/worksheets/sheet1.xml", "w") as part,
    ):
        for _ in range(201):
            part.write(bytes(1_000_000))
    assert path.stat().st_size < 2_000_000
    ran = sifcalc("grade", path)
    assert (2, "") == (ran.code, ran.out)
    assert f"{path}: too-large: this workbook unpacks to more than 200 million bytes" in ran.err


def test_a_case_on_the_last_row_that_a_sheet_has_is_read_at_its_place(
    book: Book, sifcalc: Run
) -> None:
    path = changed(
        book({"Cases": [["leadership"], ["godo"]]}),
        b'<row r="2"><c r="A2"',
        b'<row r="1048576"><c r="A1048576"',
    )
    ran = sifcalc("grade", path)
    assert (2, "") == (ran.code, ran.out)
    assert ran.err.startswith(f"{path}:1048576:1: unknown-grade: leadership: 'godo'")


@pytest.mark.parametrize("part", ["[Content_Types].xml", "xl/workbook.xml", "xl/styles.xml"])
@pytest.mark.parametrize("damage", [None, b"", b"<a", b"<a/>", b"\x00"])
def test_a_damaged_workbook_never_ends_in_a_traceback(
    part: str, damage: bytes | None, tmp_path: Path, book: Book, sifcalc: Run
) -> None:
    whole, damaged = book({"Cases": [HEADINGS, CASE]}), tmp_path / "damaged.xlsx"
    with zipfile.ZipFile(whole) as archive, zipfile.ZipFile(damaged, "w") as copy:
        for name in archive.namelist():
            content = damage if name == part else archive.read(name)
            if content is not None:
                copy.writestr(name, content)
    ran = sifcalc("grade", damaged)
    assert 2 == ran.code
    assert "" == ran.out
    assert "Traceback" not in ran.err
    assert f"{damaged}" in ran.err


@given(at=st.integers(0, 5000), byte=st.integers(0, 255))
def test_a_workbook_with_one_wrong_byte_raises_nothing_but_bad_input(
    at: int, byte: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    content = bytearray((CASES / "good/workbook.xlsx").read_bytes())
    content[at % len(content)] = byte
    path = tmp_path_factory.mktemp("wrong") / "cases.xlsx"
    path.write_bytes(content)
    with suppress(BadInput):
        load(path)


def test_what_openpyxl_leaves_out_is_not_warned_of(book: Book) -> None:
    list_of_choices = (
        b'</sheetData><extLst><ext uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}"/></extLst>'
    )
    path = changed(book({"Cases": [HEADINGS, CASE]}), b"</sheetData>", list_of_choices)
    with warnings.catch_warnings(record=True) as warned:
        warnings.simplefilter("always")
        assert 1 == len(load(path))
    assert [] == warned
