"""Workbooks that are written."""

import json
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest
from support.formats import COMMANDS
from support.running import CROYDON, Run

from sifcalc.console.streams import Streams


def test_a_workbook_has_real_dates_filters_a_frozen_header_and_room(
    sifcalc: Run, tmp_path: Path
) -> None:
    file = tmp_path / "timeline.xlsx"
    assert 0 == sifcalc(*COMMANDS["timeline"], "-o", file).code
    book = openpyxl.load_workbook(file)
    assert book.sheetnames == ["Timeline", "Left out", "What follows", "Grade", "Findings", "Notes"]
    for sheet in book:
        assert "A2" == sheet.freeze_panes
        assert sheet.auto_filter.ref
        assert [] == list(sheet.merged_cells.ranges)
        assert "visible" == sheet.sheet_state
    sheet = book["Timeline"]
    columns = {cell.value: number for number, cell in enumerate(sheet[1])}
    rows = {row[columns["id"]].value: row for row in sheet.iter_rows(min_row=2)}
    latest = rows["action-plan"][columns["latest"]]
    assert datetime(2017, 12, 11) == latest.value  # noqa: DTZ001 - a workbook's dates have no zone
    assert latest.is_date
    assert sheet.auto_filter.ref == sheet.dimensions
    for heading, column in columns.items():
        width = next(
            each.width
            for each in sheet.column_dimensions.values()
            if (each.min or 0) <= column + 1 <= (each.max or 0)
        )
        cells = [row[column].value for row in rows.values()]
        shown = [f"{c:%a %d %b %Y}" if isinstance(c, datetime) else str(c or "") for c in cells]
        assert min(60, max(map(len, [str(heading), *shown]))) < width < 65
    assert {False} == {row[columns["provisional"]].value for row in rows.values()}


def test_a_workbook_is_not_thrown_at_a_terminal(
    sifcalc: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Streams, "is_terminal", True)
    ran = sifcalc("grade", CROYDON, "--format", "xlsx")
    assert (2, "") == (ran.code, ran.out)
    assert "give a file with -o" in ran.err


def test_more_than_a_workbook_holds_is_refused(sifcalc: Run, tmp_path: Path) -> None:
    case = tmp_path / "case.json"
    case.write_text(json.dumps({"authority": "x" * 40_000, "leadership": "good"}))
    file = tmp_path / "answer.xlsx"
    ran = sifcalc("grade", case, "-o", file)
    assert 2 == ran.code
    assert "holds 32,767 characters" in ran.err
    assert not file.exists()
