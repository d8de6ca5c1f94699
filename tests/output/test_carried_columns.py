"""Columns of a table that sifcalc does not use: carried through as columns, and back again."""

import csv
import io
import json
from pathlib import Path

import pytest
from openpyxl import load_workbook
from support.running import CROYDON, Run

from sifcalc.answers import download

TABLE = (
    "authority,leadership,report_received,Ward,notes,severity,=Lead\n"
    "Exampleshire,good,2017-09-04,North,seen,,=1+1\n"
    "Oldshire,RI,2017-09-05,South\n"
)
CARRIED = {"Ward": ["North", "South"], "other: notes": ["seen", ""], "=Lead": ["=1+1", ""]}


def rows_of(text: str) -> list[dict[str, str]]:
    return [*csv.DictReader(io.StringIO(text))]


@pytest.mark.parametrize("command", ["grade", "timeline"])
def test_columns_that_are_not_used_stay_columns_of_csv(command: str, sifcalc: Run) -> None:
    rows = rows_of(sifcalc(command, "-", "--format", "csv", "-q", stdin=TABLE).out)
    assert "=Lead" == [*rows[0]][-1]
    for heading, (first, second) in CARRIED.items():
        assert {("Exampleshire", first), ("Oldshire", second)} == {
            (row["authority"], row[heading]) for row in rows
        }
    assert {""} == {row["other"] for row in rows}


def test_json_keeps_them_under_other(sifcalc: Run) -> None:
    answers = json.loads(sifcalc("grade", "-", "--format", "json", "-q", stdin=TABLE).out)
    assert [
        {"Ward": "North", "notes": "seen", "severity": "", "=Lead": "=1+1"},
        {"Ward": "South", "notes": "", "severity": "", "=Lead": ""},
    ] == [answer["other"] for answer in answers]


@pytest.mark.parametrize(
    ("command", "names"), [("grade", ["Grade"]), ("timeline", ["Timeline", "Grade"])]
)
def test_columns_that_are_not_used_stay_columns_of_a_workbook(
    command: str, names: list[str], tmp_path: Path, sifcalc: Run
) -> None:
    path = tmp_path / "answers.xlsx"
    assert 0 == sifcalc(command, "-", "-o", path, stdin=TABLE).code
    book = load_workbook(path)
    for sheet in book.worksheets:
        headings, *rows = sheet.iter_rows(values_only=True)
        assert ("Ward" in headings) == (sheet.title in names)
        if sheet.title in names:
            at, whose = headings.index("Ward"), headings.index("Authority")
            assert {("Exampleshire", "North"), ("Oldshire", "South")} == {
                (row[whose], row[at]) for row in rows
            }
    words = book["Words"].iter_rows(values_only=True) if "Words" in book.sheetnames else ()
    assert "Other" not in [row[1] for row in words]


def test_several_tables_have_the_columns_of_all_before_the_first_row(
    tmp_path: Path, sifcalc: Run
) -> None:
    (tmp_path / "a.csv").write_text("authority,leadership,Ward\nOne,good,North\n")
    (tmp_path / "b.csv").write_text("authority,leadership,Lead,ward\nTwo,good,A. N. Other,x\n")
    (tmp_path / "c.csv").write_text("authority,leadership,Team\nThree,godo,Red\n")
    names = [tmp_path / name for name in ("a.csv", "b.csv", "c.csv", "d.csv")]
    ran = sifcalc("grade", CROYDON, *names, "--format", "csv", "-q", "--keep-going")
    assert 2 == ran.code
    rows = rows_of(ran.out)
    assert ["Ward", "Lead", "Team"] == [*rows[0]][-3:]
    assert [("", ""), ("North", ""), ("", "A. N. Other")] == [
        (row["Ward"], row["Lead"]) for row in rows
    ]
    assert {"ward": "x"} == json.loads(rows[2]["other"])


def test_what_stands_under_no_heading_is_in_the_column_other(sifcalc: Run) -> None:
    table = "authority,,leadership\nOne,,good\nTwo,seen,good\n"
    rows = rows_of(sifcalc("grade", "-", "--format", "csv", "-q", stdin=table).out)
    assert ["", '{"column 2": "seen"}'] == [row["other"] for row in rows]


@pytest.mark.parametrize("excel", [(), ("--excel",)])
def test_a_column_that_was_carried_is_carried_again(excel: tuple[str, ...], sifcalc: Run) -> None:
    table = TABLE.replace("severity", "other: x")
    first = sifcalc("grade", "-", "--format", "csv", "-q", *excel, stdin=table).out
    again = sifcalc("grade", "-", "--format", "csv", "-q", *excel, stdin=first).out
    held, back = (
        [{name: row[name] for name in [*row][-4:]} for row in rows_of(text)]
        for text in (first, again)
    )
    assert held == back
    data = [
        json.loads(sifcalc("grade", "-", "--format", "json", "-q", stdin=text).out)[0]["other"]
        for text in (table, first)
    ]
    assert data[0] == data[1]


def test_a_heading_is_no_formula_in_csv_for_excel(sifcalc: Run) -> None:
    ran = sifcalc("grade", "-", "--format", "csv", "--excel", "-q", stdin=TABLE)
    assert ran.out.splitlines()[0].endswith(",Ward,other: notes,severity,'=Lead")


@pytest.mark.parametrize("heading", ["report_received", "authority", "basis", "Awarded", "LSCB"])
def test_what_is_called_like_a_column_of_ours_is_never_read_as_one(
    heading: str, sifcalc: Run
) -> None:
    graded = json.loads(sifcalc("grade", CROYDON, "--format", "json").out)
    graded[0]["other"] = {heading: "x"}
    content = download(
        {"answer": "grade", "name": "a.json", "content": json.dumps(graded).encode()}, "csv"
    )
    assert f"other: {heading}" == content.decode().splitlines()[0].rpartition(",")[2]
    back = json.loads(sifcalc("grade", "-", "--format", "json", "-q", stdin=content).out)
    assert {heading: "x"} == back[0]["other"]


def test_a_table_wider_than_a_workbook_is_refused_as_one(sifcalc: Run, tmp_path: Path) -> None:
    strange = ",".join(f"x{number}" for number in range(16_383))
    path = tmp_path / "answer.xlsx"
    ran = sifcalc("grade", "-", "-o", path, stdin=f"leadership,{strange}\ngood\n")
    assert 2 == ran.code
    assert "a sheet of a workbook holds 16,384 columns, and Grade has more" in ran.err
    assert not path.exists()
