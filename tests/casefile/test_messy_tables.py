"""Tables as councils keep them: covers, titles, merged and hidden cells, footers, blanks."""

import csv
import json
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook
from support.running import PUBLISHED, Run
from support.workbooks import CASE, HEADINGS, Book, Sheets

from sifcalc import load

AWARDS = {"requires_improvement": "RI", "": "-"}
REGIONS = ("North", "South")


def said(cell: str) -> str:
    """A cell as a council might write it: "-" for nothing, RI, 4 Sep 2017."""
    try:
        day = date.fromisoformat(cell)
    except ValueError:
        return AWARDS.get(cell, cell)
    return f"{day.day} {day:%b %Y}"


def messy(path: Path) -> None:
    """The published inspections as a council might keep them."""
    with PUBLISHED.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    made = Workbook()
    cover = made.worksheets[0]
    cover.title = "Read me"
    cover.append(["Inspections of children's services"])
    cover.append(["Local authority:", "Exampleshire"])
    sheet = made.create_sheet("Data")
    sheet["B1"] = "Single inspections, 2013 to 2018"
    sheet.merge_cells("B1:H1")
    sheet["B2"] = "As published by Ofsted"
    kept = [name for name in rows[0] if name not in {"ofsted_urn", "second_inspection", "note"}]
    headings = ["", *kept, "Region", "Lead inspector", "Overall grade (working)"]
    for column, heading in enumerate(headings, start=1):
        sheet.cell(4, column, heading)
    number, before = 6, ""  # a blank row stands below the headings
    rows.sort(key=lambda row: row["authority"])
    for at, row in enumerate(rows):
        cells = ["", *(said(row[name]) for name in kept)]
        cells += [REGIONS[at % 2], f"A. N. Other {at}", "TBC"]
        for column, cell in enumerate(cells, start=1):
            if column == 2 and cell == before:
                sheet.merge_cells(
                    start_row=number - 1, end_row=number, start_column=2, end_column=2
                )
            else:
                sheet.cell(number, column, cell or None)
        number, before = number + 1, row["authority"]
    sheet.row_dimensions[9].hidden = True
    sheet.column_dimensions["L"].hidden = True
    sheet.cell(number + 1, 2, "Total")
    sheet.cell(number + 1, 15, len(rows))
    sheet.cell(number + 2, 2, "Source: Ofsted, Data View")
    made.save(path)


def test_the_published_inspections_kept_untidily_get_the_same_answers(
    tmp_path: Path, sifcalc: Run
) -> None:
    path = tmp_path / "messy.xlsx"
    messy(path)
    clean = json.loads(sifcalc("grade", PUBLISHED, "--format", "json", "-q").out)
    ran = sifcalc("grade", path, "--format", "json")
    assert 0 == ran.code
    answers = json.loads(ran.out)
    assert 172 == len(answers)
    not_compared = {"source_file", "other"}
    tidy, untidy = (
        sorted(
            ({key: each[key] for key in each if key not in not_compared} for each in found),
            key=json.dumps,
        )
        for found in (clean, answers)
    )
    assert tidy == untidy
    assert {"Region", "Lead inspector", "Overall grade (working)"} <= answers[0]["other"].keys()
    for words in (
        "the sheet read is 'Data', the first with headings of a case; --sheet NAME reads another:"
        " 'Read me'",
        "row 9 is hidden, and read like any other",
        "column L is hidden, and read like any other",
        "row 4 is taken for the headings; the 2 rows above it are passed over, the first saying"
        " 'Single inspections, 2013 to 2018'",
        "passed over, as no case could be there: row 179 ('Total, 172') and row 180"
        " ('Source: Ofsted, Data View')",
    ):
        assert f"note: {path}: {words}\n" in ran.err


def test_the_dates_of_an_untidy_workbook_are_those_of_the_clean_table(tmp_path: Path) -> None:
    path = tmp_path / "messy.xlsx"
    messy(path)
    clean, untidy = load(PUBLISHED), load(path)
    key = [(case.authority, case.inspection, case.report, case.judgements) for case in clean]
    for case in untidy:
        key.remove((case.authority, case.inspection, case.report, case.judgements))
    assert [] == key


@pytest.mark.parametrize(
    "row",
    [
        "Source: Ofsted",
        '"Source: Ofsted, Data View"',
        "Source: Ofsted, Data View, 2018",
        "Source,Ofsted",
        "Total,,,172",
        "Grand total",
        "Note that figures are provisional",
        ",Notes",
        "Figures are provisional",
        "Data as at 31 March 2018",
        "1. Published in 2017",
        "-,-,–,n/a",
        "authority,leadership,report_published,ward",
    ],
)
def test_what_can_be_no_case_is_passed_over_and_named(row: str, sifcalc: Run) -> None:
    table = f"authority,leadership,report_published,ward\nExampleshire,good,,x\n{row}\n"
    ran = sifcalc("grade", "-", "--format", "jsonl", stdin=table)
    assert ["Exampleshire"] == [json.loads(line)["authority"] for line in ran.out.splitlines()]
    assert 0 == ran.code
    assert "note: <stdin>: passed over, as no case could be there: row 3 ('" in ran.err


@pytest.mark.parametrize(
    ("row", "is_answered"),
    [
        ("Totalshire,good,,", True),
        ("Total Valley,good,,", True),
        ("Total,good,,", True),
        ("Source,good,,", True),
        ("Total,2,,", True),
        ("Total,,2017-09-04,", False),
        ("Total,172,,", False),
        ("Total,godo,,", False),
        ("Source: Ofsted,,2017-09-04,", False),
        (",good,,", True),
        (",godo,,", False),
        (",,4 Septembre 2017,", False),
        ("Oldshire,,,", False),
        ("North Exampleshire,-,,", False),
        ("Stratford upon Example,,,", False),
        ("306,,,", False),
        ("Oldshire,,,Fieldway", False),
        (",,,Fieldway", False),
    ],
)
def test_a_row_that_could_be_a_case_is_answered_or_complained_of(
    row: str, is_answered: bool, sifcalc: Run
) -> None:
    table = f"authority,leadership,report_published,ward\nExampleshire,good,,x\n{row}\n"
    ran = sifcalc("grade", "-", "--format", "jsonl", stdin=table)
    assert "passed over" not in ran.err
    assert (0 if is_answered else 2) == ran.code
    assert is_answered == (2 == len(ran.out.splitlines()))
    assert is_answered or "<stdin>:3" in ran.err


@pytest.mark.parametrize("blank", ["-", "–", "n/a", "N/A", "TBC", "#N/A", " - "])
@pytest.mark.parametrize("column", ["adoption", "overall", "report_received", "priority_action"])
def test_what_people_write_for_nothing_is_nothing(blank: str, column: str, sifcalc: Run) -> None:
    said, empty = (
        sifcalc(
            "grade",
            "-",
            "--format",
            "json",
            "--from",
            "csv",
            stdin=f"leadership,{column}\ngood,{cell}\n",
        )
        for cell in (blank, "")
    )
    assert (0, empty.out) == (said.code, said.out)


def test_headings_above_empty_ones_are_headings_too(sifcalc: Run) -> None:
    table = "Outcomes\nLocal authority,Judgements,\n,Leadership,LSCB\nExampleshire,good,RI\n"
    ran = sifcalc("grade", "-", "--format", "jsonl", stdin=table)
    assert "Exampleshire" == json.loads(ran.out)["authority"]
    assert "saying 'Outcomes'; of its headings 'Local authority' of row 2\n" in ran.err


@pytest.mark.parametrize("row", ["Key:,,good", "Total,,good", "Source: Ofsted,,inadequate"])
def test_a_grade_in_what_is_passed_over_is_no_grade_of_a_column(row: str, sifcalc: Run) -> None:
    table = f"authority,leadership,view\nCroydon,good,x\n{row}\n"
    ran = sifcalc("grade", "-", "--format", "jsonl", stdin=table)
    assert (0, 1) == (ran.code, len(ran.out.splitlines()))
    assert "note: <stdin>: passed over, as no case could be there: row 3 ('" in ran.err
    assert 2 == sifcalc("grade", "-", stdin=f"{table}Oldshire,good,good\n").code


@pytest.mark.parametrize(
    ("above", "options", "said"),
    [
        ("LSCB grade", (), None),
        ("Our board", ("--column", "our board=lscb"), None),
        ("LSCB (grade)", ("--column", "LSCB (grade)="), "columns that sifcalc does not use: LSCB"),
        ("Local safeguarding bord", (), "'Local safeguarding bord' is not read"),
    ],
)
def test_a_heading_above_an_empty_one_means_what_it_would_beside_it(
    above: str, options: tuple[str, ...], said: str | None, sifcalc: Run
) -> None:
    titled = f"Judgements,,{above}\nauthority,leadership,\nCroydon,good,RI\n"
    beside = f"authority,leadership,{above}\nCroydon,good,RI\n"
    first, second = (
        sifcalc("grade", "-", *options, "--format", "jsonl", stdin=table)
        for table in (titled, beside)
    )
    assert (second.code, second.out) == (first.code, first.out)
    assert said is None or said in first.err
    assert (said is None) == ('"lscb": "requires_improvement"' in first.out)


def test_a_sheet_whose_headings_are_settled_is_one_with_headings_of_a_case(
    book: Book, sifcalc: Run
) -> None:
    settled = [("Council", "Rating A"), ("Croydon", "good")]
    path = book({"Read me": [["Leadership"], ["of teams"]], "Cases": settled})
    ran = sifcalc("grade", path, "--column", "rating a=leadership", "--format", "jsonl")
    assert '"leadership": "good"' in ran.out


@pytest.mark.parametrize("heading", ["overall", "Leadership and management (grade)"])
def test_a_heading_of_a_case_that_is_settled_to_be_passed_over_stays_so_in_the_answer(
    heading: str, sifcalc: Run
) -> None:
    table = f"authority,leadership,{heading}\nCroydon,good,inadequate\n"
    ran = sifcalc("grade", "-", "--column", f"{heading}=", "--format", "csv", "-q", stdin=table)
    assert f",other: {heading}" == ran.out.splitlines()[0][-len(heading) - 8 :]
    again = sifcalc("grade", "-", "--format", "csv", "-q", stdin=ran.out)
    assert (0, ran.out) == (again.code, again.out)


@pytest.mark.parametrize("sheet", ["Older", "older", " OLDER ", "3"])
def test_a_sheet_is_named_in_any_case_or_by_its_number(
    sheet: str, book: Book, sifcalc: Run
) -> None:
    old = ("Oldshire", *CASE[1:])
    sheets: Sheets = {"Read me": [["Notes"]], "Cases": [HEADINGS, CASE], "Older": [HEADINGS, old]}
    ran = sifcalc("grade", book(sheets), "--sheet", sheet, "--format", "jsonl")
    assert "Oldshire" == json.loads(ran.out)["authority"]


def test_a_sheet_called_by_a_number_is_meant_before_the_one_that_has_it(
    book: Book, sifcalc: Run
) -> None:
    old = ("Oldshire", *CASE[1:])
    sheets: Sheets = {"2": [HEADINGS, old], "Cases": [HEADINGS, CASE]}
    ran = sifcalc("grade", book(sheets), "--sheet", "2", "--format", "jsonl")
    assert "Oldshire" == json.loads(ran.out)["authority"]


def test_a_merged_cell_holds_for_each_of_its_rows_and_for_no_other(tmp_path: Path) -> None:
    made = Workbook()
    sheet = made.worksheets[0]
    for row in (HEADINGS, CASE, (None, "RI"), (None, None), (None, "outstanding"), (None, "good")):
        sheet.append(row)
    sheet.merge_cells("A2:A5")
    sheet.merge_cells("C2:C3")
    made.save(tmp_path / "cases.xlsx")
    cases = load(tmp_path / "cases.xlsx")
    assert ["Exampleshire"] * 3 + [None] == [case.authority for case in cases]
    assert [True, True, False, False] == [bool(case.report.received) for case in cases]
