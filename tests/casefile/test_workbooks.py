"""Workbooks: which sheet is read, and what each kind of cell means."""

import csv
import gc
import io
import json
from datetime import date, datetime, time
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.reader.excel import ExcelReader
from support.running import EXAMPLES, Run, unknown
from support.strategies import table_rows
from support.workbooks import CASE, HEADINGS, Book, Sheets, changed

from sifcalc import BadInput, Grade, load
from sifcalc.complaints import Place


def test_a_workbook_is_read_like_any_table(book: Book) -> None:
    [case] = load(book({"Cases": [HEADINGS, CASE]}))
    assert "Exampleshire" == case.authority
    assert Grade.GOOD is case.judgements.leadership
    assert date(2017, 9, 4) == case.report.received
    assert case.priority_action is True


def test_nothing_of_a_workbook_is_kept_once_it_is_read(book: Book) -> None:
    load(book({"Cases": [HEADINGS, CASE], "Notes": [["said"]]}))
    gc.collect()
    assert [] == [held for held in gc.get_objects() if isinstance(held, ExcelReader)]


@pytest.mark.parametrize(
    "name", ["cases.xlsx", "cases.xlsm", "cases.XLSX", "cases.csv", "cases.yaml", "cases"]
)
def test_a_workbook_is_known_by_its_content_under_any_name(
    name: str, book: Book, sifcalc: Run
) -> None:
    path = book({"Cases": [HEADINGS, CASE]})
    ran = sifcalc("timeline", path.rename(path.with_name(name)), "--get", "action-plan")
    assert "Exampleshire\t2017-12-11\n" == ran.out


def test_a_workbook_can_come_on_standard_input(book: Book, sifcalc: Run) -> None:
    content = book({"Cases": [HEADINGS, CASE], "More": []}).read_bytes()
    for arguments in ((), ("--from", "xlsx"), ("--sheet", "Cases")):
        ran = sifcalc("timeline", "-", "--get", "action-plan", *arguments, stdin=content)
        assert "Exampleshire\t2017-12-11\n" == ran.out


def test_text_is_no_workbook_though_it_is_said_to_be(sifcalc: Run) -> None:
    ran = sifcalc("grade", "-", "--from", "xlsx", stdin="leadership\ngood\n")
    assert (2, "") == (ran.code, ran.out)
    assert "<stdin>: bad-xlsx: this is not a workbook" in ran.err


@pytest.mark.parametrize("kind", ["csv", "yaml", "json"])
def test_a_workbook_is_no_text_though_it_is_said_to_be(kind: str, book: Book, sifcalc: Run) -> None:
    ran = sifcalc("grade", book({"Cases": [HEADINGS, CASE]}), "--from", kind)
    assert (2, "") == (ran.code, ran.out)
    assert "unreadable-file: this file is a workbook or another zip file, not text" in ran.err


SHEETS: Sheets = {
    "Read me": [["Notes"]],
    "Cases": [HEADINGS, CASE],
    "Older": [HEADINGS, ("Oldshire", *CASE[1:])],
}


@pytest.mark.parametrize(
    ("hidden", "sheet", "authority", "note"),
    [
        ([], "Cases", "Exampleshire", ""),
        ([], "Older", "Oldshire", ""),
        (["Cases"], "Cases", "Exampleshire", ""),
        (
            ["Read me"],
            None,
            "Exampleshire",
            "the sheet read is 'Cases', the first that is not hidden;"
            " --sheet NAME reads another: 'Read me' (hidden) or 'Older'",
        ),
        (
            ["Read me", "Cases"],
            None,
            "Oldshire",
            "the sheet read is 'Older', the first that is not hidden;"
            " --sheet NAME reads another: 'Read me' (hidden) or 'Cases' (hidden)",
        ),
    ],
)
def test_the_sheet_is_the_one_named_or_the_first_that_is_not_hidden(
    hidden: list[str], sheet: str | None, authority: str, note: str, book: Book, sifcalc: Run
) -> None:
    path = book(SHEETS, hidden=hidden)
    asked = ("--sheet", sheet) if sheet else ()
    ran = sifcalc("grade", path, *asked, "--format", "json")
    assert [authority] == [case["authority"] for case in json.loads(ran.out)]
    assert (f"note: {path}: {note}\n" if note else "") + unknown(
        f"{path}:2:1", authority
    ) == ran.err
    assert [authority] == [case.authority for case in load(path, sheet=sheet)]


def test_the_first_sheet_is_said_to_be_read_where_there_are_others(
    book: Book, sifcalc: Run
) -> None:
    path = book({"Cases": [HEADINGS, CASE], "Older": []})
    note = f"note: {path}: the sheet read is 'Cases'; --sheet NAME reads another: 'Older'\n"
    assert note + unknown(f"{path}:2:1") == sifcalc("grade", path).err


@pytest.mark.parametrize(
    ("source", "sheet", "why"),
    [
        (
            "book",
            "Case",
            "there is no sheet 'Case' here; did you mean 'Cases'?"
            " (the sheets with cells are 'Read me', 'Cases' and 'Older')",
        ),
        (
            "book",
            "2017",
            "there is no sheet '2017' here (the sheets with cells are 'Read me', 'Cases' and"
            " 'Older')",
        ),
        ("croydon-2017.yaml", "Cases", "there is no sheet 'Cases' here: this file is not a work"),
        (
            "judgements-alone/cambridgeshire-2014.yaml",
            "",
            "there is no sheet '' here: this file is not",
        ),
    ],
)
def test_a_sheet_that_is_not_there_is_refused(
    source: str, sheet: str, why: str, book: Book, sifcalc: Run
) -> None:
    path = book(SHEETS) if source == "book" else EXAMPLES / source
    for command in ("grade", "timeline"):
        ran = sifcalc(command, path, "--sheet", sheet)
        assert (2, "") == (ran.code, ran.out)
        assert ran.err.startswith(f"{path}: unknown-sheet: {why}")
    with pytest.raises(BadInput, match="unknown-sheet"):
        load(path, sheet=sheet)


def test_a_chart_is_no_sheet_of_cases(tmp_path: Path, sifcalc: Run) -> None:
    path = tmp_path / "cases.xlsx"
    with xlsxwriter.Workbook(path) as made:
        chart = made.add_chart({"type": "bar"})
        chart.add_series({"values": "=Cases!$A$1:$A$2"})
        made.add_chartsheet("Chart").set_chart(chart)
        sheet = made.add_worksheet("Cases")
        sheet.write_row(0, 0, ["authority", "leadership"])
        sheet.write_row(1, 0, ["Exampleshire", 2])
    ran = sifcalc("grade", path, "--format", "jsonl")
    assert (0, unknown(f"{path}:2:1")) == (ran.code, ran.err)
    assert "Exampleshire" == json.loads(ran.out)["authority"]
    refused = sifcalc("grade", path, "--sheet", "Chart")
    assert "the sheet 'Chart' is a chart (the sheets with cells are 'Cases')" in refused.err


@pytest.mark.parametrize(
    ("heading", "cell", "read"),
    [
        ("leadership", 4, Grade.INADEQUATE),
        ("leadership", 4.0, Grade.INADEQUATE),
        ("leadership", " 4 ", Grade.INADEQUATE),
        ("leadership", "Requires improvement to be good", Grade.REQUIRES_IMPROVEMENT),
        ("report_received", date(2017, 9, 4), date(2017, 9, 4)),
        ("report_received", datetime(2017, 9, 4), date(2017, 9, 4)),  # noqa: DTZ001 - as Excel has it
        ("report_received", "04/09/2017", date(2017, 9, 4)),
        ("priority_action", True, True),
        ("priority_action", False, False),
        ("priority_action", "yes", True),
        ("priority_action", 0, False),
        ("authority", 845, "845"),
        ("authority", None, None),
    ],
)
def test_a_cell_is_read_as_what_it_shows(
    heading: str, cell: object, read: object, book: Book
) -> None:
    headings = ["ward", heading]
    [case] = load(book({"Cases": [headings, ["Fieldway", cell]]}))
    values = {
        "leadership": case.judgements.leadership,
        "report_received": case.report.received,
        "priority_action": case.priority_action,
        "authority": case.authority,
    }
    assert read == values[heading]


@pytest.mark.parametrize(
    ("heading", "cell", "why"),
    [
        ("report_received", datetime(2017, 9, 4, 9, 30), "has a time of day"),  # noqa: DTZ001 - as Excel has it
        ("report_received", time(9, 30), "'09:30:00' is not a date"),
        ("report_received", 42982, "'42982' is not a date"),
        ("report_received", "#REF!", "'#REF!' is not a date"),
        ("leadership", "#REF!", "'#REF!' is not a grade"),
        ("leadership", 2.5, "'2.5' is not a grade"),
        ("leadership", True, "'true' is not a grade"),
        ("leadership", date(1900, 1, 2), "'1900-01-02' is not a grade"),
        ("priority_action", "#REF!", "true or false"),
    ],
)
def test_a_cell_that_is_no_date_or_grade_is_refused_at_its_place(
    heading: str, cell: object, why: str, book: Book
) -> None:
    path = book({"Cases": [["ward", heading], [], ["Fieldway", cell]]})
    with pytest.raises(BadInput) as raised:
        load(path)
    [complaint] = raised.value.complaints
    assert why in complaint.message
    assert Place(str(path), 3, 2) == complaint.place


@pytest.mark.parametrize("from_1904", [False, True])
def test_dates_are_the_same_in_both_of_excels_calendars(tmp_path: Path, from_1904: bool) -> None:
    path = tmp_path / "cases.xlsx"
    with xlsxwriter.Workbook(path, {"date_1904": from_1904}) as made:
        sheet = made.add_worksheet()
        sheet.write_row(0, 0, ["authority", "report_received"])
        sheet.write(1, 0, "Exampleshire")
        day = made.add_format({"num_format": "dd mmmm yyyy"})
        sheet.write_datetime(1, 1, date(2017, 9, 4), day)
    assert [date(2017, 9, 4)] == [case.report.received for case in load(path)]


def test_a_formula_is_read_by_the_result_that_was_saved(tmp_path: Path) -> None:
    path = tmp_path / "cases.xlsx"
    with xlsxwriter.Workbook(path) as made:
        sheet = made.add_worksheet()
        sheet.write_row(0, 0, ["authority", "leadership", "lscb", "report_received"])
        day = made.add_format({"num_format": "dd/mm/yyyy"})
        for at, (formula, result) in enumerate(
            [('="Example"&"shire"', "Exampleshire"), ("=1+1", 2), ('=""', " "), ("=B1", 42982)]
        ):
            sheet.write_formula(1, at, formula, day if at == 3 else None, result)
    # As Excel saves a result that is empty text.
    [case] = load(changed(path, b"<v> </v>", b"<v></v>"))
    assert "Exampleshire" == case.authority
    assert Grade.GOOD is case.judgements.leadership
    assert case.judgements.lscb is None
    assert date(2017, 9, 4) == case.report.received


@pytest.mark.parametrize(
    ("rows", "places"),
    [
        ([HEADINGS, CASE, ("=A2", "good")], [(3, 1)]),
        ([HEADINGS, CASE, ("=A2", "=B2", "=C2")], [(3, 1), (3, 2), (3, 3)]),
        ([HEADINGS, CASE, ("=A2",)], [(3, 1)]),
        ([(*HEADINGS, "ward"), (*CASE, "=A2")], [(2, 5)]),
        ([(*HEADINGS, "=A2"), CASE], [(1, 5)]),
    ],
)
def test_a_formula_whose_result_was_not_saved_is_refused_and_not_taken_for_empty(
    rows: list[tuple[object, ...]], places: list[tuple[int, int]], book: Book
) -> None:
    with pytest.raises(BadInput) as raised:
        load(book({"Cases": rows}))
    assert {"unsaved-formula"} == {complaint.id for complaint in raised.value.complaints}
    assert places == [(c.place.line, c.place.column) for c in raised.value.complaints]


def test_a_title_with_a_formula_is_still_a_title(book: Book, sifcalc: Run) -> None:
    path = book({"Cases": [["To", "=TODAY()"], HEADINGS, CASE]})
    ran = sifcalc("grade", path)
    assert 0 == ran.code
    assert "row 2 is taken for the headings; the row above it is passed over, saying 'To'" in (
        ran.err
    )


def test_what_stands_beside_the_table_is_carried_through(book: Book, sifcalc: Run) -> None:
    path = book({"Cases": [HEADINGS, (*CASE, None, "seen by A. N. Other")]})
    ran = sifcalc("grade", path, "--format", "jsonl")
    assert {"column 6": "seen by A. N. Other"} == json.loads(ran.out)["other"]


def test_merged_cells_blank_rows_and_a_wrong_record_of_the_size_change_nothing(
    tmp_path: Path,
) -> None:
    made = Workbook()
    sheet = made.worksheets[0]
    sheet["A1"] = "Single inspections"
    sheet.merge_cells("A1:D1")
    for row, cells in ((4, HEADINGS), (6, CASE), (900, CASE)):
        for column, cell in zip("ABCD", cells, strict=True):
            sheet[f"{column}{row}"] = cell
    made.save(tmp_path / "cases.xlsx")
    path = changed(tmp_path / "cases.xlsx", b'<dimension ref="A1:D900"', b'<dimension ref="A1:B2"')
    assert [date(2017, 9, 4)] * 2 == [case.report.received for case in load(path)]


def test_a_row_far_beyond_excels_last_one_is_refused(book: Book) -> None:
    path = changed(book({"Cases": [HEADINGS, CASE]}), b'<row r="2"', b'<row r="9000000000000"')
    with pytest.raises(BadInput, match="bad-xlsx: this workbook has more rows than Excel reads"):
        load(path)


def outcome(path: Path) -> list[object]:
    try:
        return [*load(path)]
    except BadInput as error:
        return [(c.id, c.message, c.place.line, c.place.column) for c in error.complaints]


@given(
    rows=st.lists(table_rows, max_size=4),
    title=st.sampled_from([[], ["Title"], ["Title", "of two cells"]]),
)
def test_a_table_says_the_same_as_a_workbook_and_as_csv(
    rows: list[tuple[object, ...]], title: list[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("tables")
    whole = [*([title] if title else []), ["LA name", "Leadership", "Date published"], *rows]
    text = io.StringIO()
    with xlsxwriter.Workbook(folder / "cases.xlsx") as made:
        day = made.add_format({"num_format": "yyyy-mm-dd"})
        sheet = made.add_worksheet()
        for at, row in enumerate(whole):
            csv.writer(text).writerow(["" if cell is None else cell for cell in row] or [""])
            for column, cell in enumerate(row):
                if isinstance(cell, str):
                    sheet.write_string(at, column, cell)
                elif cell is not None:
                    sheet.write(at, column, cell, day if isinstance(cell, date) else None)
    (folder / "cases.csv").write_text(text.getvalue(), encoding="utf-8", newline="")
    assert outcome(folder / "cases.csv") == outcome(folder / "cases.xlsx")


@pytest.mark.parametrize("from_1904", [False, True])
def test_a_date_cell_is_its_day_in_either_system_and_text_is_read_as_a_date(
    tmp_path: Path, *, from_1904: bool
) -> None:
    path = tmp_path / "cases.xlsx"
    with xlsxwriter.Workbook(path, {"date_1904": from_1904}) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["authority", "inspection_start", "inspection_end", "published"])
        sheet.write(1, 0, "Exampleshire")
        sheet.write_datetime(1, 1, date(2017, 6, 20), book.add_format({"num_format": "d mmm"}))
        sheet.write(1, 2, "Thu 13 Jul 2017")
        sheet.write(1, 3, "4 Sep 2017")
    [case] = load(path)
    assert (date(2017, 6, 20), date(2017, 7, 13)) == tuple(dict(case.inspection).values())
    assert date(2017, 9, 4) == case.report.published
