"""Workbooks that are written."""

import json
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet
from support.formats import COMMANDS
from support.running import CROYDON, EXAMPLES, PUBLISHED, Run

from invented.running import SEEN
from sifcalc.answers import ANSWER_TYPES
from sifcalc.answers.sources import answered
from sifcalc.console.streams import Streams
from sifcalc.output.formats import xlsx
from sifcalc.output.formats.sheets import LAYOUTS, columns_of

EXAMPLE = EXAMPLES / "exampleshire-2017.yaml"
LATE = "Overdue, or past and not recorded"


@pytest.fixture
def book(sifcalc: Run, tmp_path: Path) -> Callable[..., Workbook]:
    """A way to have the workbook that a command writes, as a spreadsheet reads it."""

    def read(*command: str | Path, stdin: str = "") -> Workbook:
        file = tmp_path / "answer.xlsx"
        ran = sifcalc(*command, "-o", file, stdin=stdin)
        assert (0, "") == (ran.code, ran.out), ran.err
        return openpyxl.load_workbook(file)

    return read


def rows_of(sheet: Worksheet) -> list[dict[str, Any]]:
    headings, *rows = sheet.iter_rows(values_only=True)
    return [dict(zip(map(str, headings), row, strict=True)) for row in rows]


def said_in(sheet: Worksheet) -> list[str]:
    """Each row that is not blank in one line."""
    rows = sheet.iter_rows(values_only=True)
    return [" ".join(str(cell) for cell in row if cell) for row in rows if any(row)]


def test_a_workbook_has_real_dates_filters_and_a_header_that_stays(
    book: Callable[..., Workbook],
) -> None:
    made = book(*COMMANDS["timeline"])
    assert ["Summary", "Timeline", "Words", "Grade"] == made.sheetnames
    for sheet in made.worksheets[1:]:
        assert "A2" == sheet.freeze_panes
        assert sheet.dimensions == sheet.auto_filter.ref
        assert 1 < sheet.max_row
        assert [] == list(sheet.merged_cells.ranges)
        assert "visible" == sheet.sheet_state
    [plan] = [row for row in rows_of(made["Timeline"]) if row["Id"] == "action-plan"]
    assert datetime(2017, 12, 11) == plan["Latest date"]  # noqa: DTZ001 - a workbook's dates have no zone
    assert ("Upcoming", 51, "No") == (
        plan["Status"],
        plan["Working days left"],
        plan["Provisional"],
    )


@pytest.mark.parametrize("kind", ANSWER_TYPES)
def test_every_sheet_is_set_up_to_be_printed(kind: str, book: Callable[..., Workbook]) -> None:
    made = book(*COMMANDS[kind])
    for sheet in made:
        page = sheet.page_setup
        assert ("landscape", "9") == (page.orientation, str(page.paperSize))
        # One page wide and high is what goes without saying.
        across, down = page.fitToWidth, page.fitToHeight
        assert (None, None if sheet.title == "Summary" else 0) == (across, down)
        assert sheet.sheet_properties.pageSetUpPr
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        header, footer = sheet.HeaderFooter.oddHeader, sheet.HeaderFooter.oddFooter
        assert header
        assert footer
        assert "Page &P of &N" == footer.right.text
        assert sheet.print_area
        assert sheet.title == "Summary" or "$1:$1" == sheet.print_title_rows
        if kind in ("grade", "timeline", "report"):
            assert str(header.left.text).endswith("Croydon")
        assert any(row for row in sheet.iter_rows(values_only=True) if any(row))


@pytest.mark.parametrize("kind", ANSWER_TYPES)
def test_a_heading_is_in_plain_words_and_its_comment_is_its_name_in_data(
    kind: str, book: Callable[..., Workbook]
) -> None:
    made = book(*COMMANDS[kind])
    names = {c.name for part in LAYOUTS[kind].sheets for c in columns_of(part.model)}
    told = set()
    for sheet in made:
        for cell in sheet[1] if sheet.title != "Summary" else ():
            assert "_" not in str(cell.value)
            assert str(cell.value)[0].isupper()
            told |= {cell.comment.text} if cell.comment else set()
    assert told
    if kind not in ("timeline", "report", "grade", "visit", "inspection", "precedents"):
        assert names <= told


def test_the_summary_says_the_grade_why_the_next_dates_and_what_is_not_recorded(
    book: Callable[..., Workbook],
) -> None:
    said = said_in(book("timeline", EXAMPLE, "--as-of", "2018-02-01")["Summary"])
    at = [said.index(part) for part in ("Why", "The next dates", "Key")]
    assert sorted(at) == at
    assert "Exampleshire A summary by sifcalc" == said[0]
    assert "Overall effectiveness: INADEQUATE, as awarded, which fits" in said
    assert "Help and protection inadequate" in said
    reasons = said[at[0] + 1 : at[1]]
    assert 4 == len(reasons)
    assert "Help and protection is inadequate, so overall effectiveness is inadequate" in reasons[0]
    assert 5 == said.index(LATE) - at[1] - 2


def test_the_next_dates_are_soonest_first_and_what_is_overdue_is_apart(
    invented: Run, tmp_path: Path
) -> None:
    file = tmp_path / "answer.xlsx"
    assert 0 == invented("timeline", "CASE", *SEEN, "-o", file).code
    said = said_in(openpyxl.load_workbook(file)["Summary"])
    heading = "When What Who How strongly Left Where Marks"
    expected = [
        "The next dates",
        heading,
        "23 Jun to Mon 7 Jul 31 Second look Ofsted should opens 1 G6 v",
        "by Mon 30 Jun 2031 Site walk Ofsted and local authority will 6 G9 v",
        "by Wed 9 Jul 2031 Check 1 local authority may 13 G7 v",
        LATE,
        heading,
        "by Mon 9 Jun 2031 Sand renewed local authority should OVER 9 G8 v",
        "Key",
    ]
    assert expected == said[said.index("The next dates") : said.index("Key") + 1]


def test_the_reasons_of_many_cases_are_a_row_a_rule_and_name_their_authorities(
    book: Callable[..., Workbook],
) -> None:
    made = book("grade", "published", "-q")
    rows = {row["Rule"]: row for row in rows_of(made["Reasons"])}
    assert 12 == len(rows)
    assert 172 == made["Grade"].max_row - 1
    exceptional = rows["leadership-expected-inadequate"]
    assert (3, "West Berkshire, Norfolk and Doncaster") == (
        exceptional["Cases"],
        exceptional["Authorities"],
    )
    assert "172 cases A summary by sifcalc" == said_in(made["Summary"])[0]
    assert "inadequate 40" in said_in(made["Summary"])


def test_a_cell_of_names_holds_as_many_as_it_can(book: Callable[..., Workbook]) -> None:
    rows = "".join(f"Number {n} of many that are {'long ' * 20}\t,good\n" for n in range(400))
    made = book("grade", "-", "-q", stdin=f"authority,leadership\n{rows}")
    for row in rows_of(made["Reasons"]):
        assert 400 == row["Cases"]
        assert row["Authorities"].endswith(" more")


def test_each_clock_has_its_words_on_a_sheet_of_their_own(book: Callable[..., Workbook]) -> None:
    rows = rows_of(book(*COMMANDS["timeline"])["Words"])
    assert ["Clock", "Follows", "Left out"] == list(dict.fromkeys(row["Kind"] for row in rows))
    [plan] = [row for row in rows if row["Id"] == "action-plan"]
    assert plan["Words"].startswith("Written statement of action")
    assert "70 working days after Monday 4 September 2017" in plan["Words"]


def test_a_grade_and_a_status_are_coloured_by_their_words(book: Callable[..., Workbook]) -> None:
    made = book(*COMMANDS["timeline"])
    rules = {
        (sheet.title, formula)
        for sheet in made
        for ranged in sheet.conditional_formatting
        for rule in ranged.rules
        for formula in rule.formula
    }
    assert {("Grade", '"Inadequate"'), ("Timeline", '"Overdue"'), ("Grade", '"No"')} <= rules
    grades = {
        row[n] for row in made["Grade"].iter_rows(min_row=2, values_only=True) for n in (1, 7)
    }
    assert {"Inadequate", "Requires improvement"} == grades


@pytest.mark.parametrize("command", ["grade", "timeline"])
def test_no_sheet_of_many_cases_but_the_grades_is_read_as_cases(
    command: str, book: Callable[..., Workbook], sifcalc: Run, tmp_path: Path
) -> None:
    made = book(command, "published", "-q")
    assert "Reasons" in made.sheetnames
    for name in {*made.sheetnames} - {"Grade"}:
        ran = sifcalc("grade", tmp_path / "answer.xlsx", "--sheet", name)
        assert (2, "") == (ran.code, ran.out)
        assert "answer-of-sifcalc: " in ran.err


def test_a_list_on_which_nothing_is_due_says_so(book: Callable[..., Workbook]) -> None:
    made = book("timeline", CROYDON, "--as-of", "2017-09-05", "--due-within", "1")
    assert ["Summary"] == made.sheetnames
    assert "Nothing is due." in said_in(made["Summary"])


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


@pytest.mark.parametrize("command", [("grade",), ("timeline", "--as-of", "2017-10-01")])
def test_a_workbook_written_row_by_row_has_the_same_cells(
    command: tuple[str, ...], sifcalc: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = []
    for name, many in (("held", 10_000), ("rows", 50), ("again", 50)):
        monkeypatch.setattr("sifcalc.output.formats.xlsx._MANY", many)
        sifcalc(*command, "published", "-q", "-o", tmp_path / f"{name}.xlsx")
        sheets = openpyxl.load_workbook(tmp_path / f"{name}.xlsx").worksheets
        cells = [(s.title, list(s.iter_rows(values_only=True))) for s in sheets]
        read.append((cells, [s.row_dimensions[n].height for s in sheets for n in range(1, 9)]))
    assert read[0] == read[1] == read[2]
    assert (tmp_path / "rows.xlsx").read_bytes() == (tmp_path / "again.xlsx").read_bytes()


def test_a_large_workbook_is_written_as_its_answers_come(
    sifcalc: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    happened: list[str] = []
    add = xlsx._Sheet.add

    def answering(*asked: Any) -> Iterator[Any]:
        for answer in answered(*asked):
            happened.append("answered")
            yield answer

    def adding(sheet: Any, rows: Iterator[Any]) -> None:
        happened.append("written")
        add(sheet, rows)

    monkeypatch.setattr(xlsx, "_MANY", 100)
    monkeypatch.setattr("sifcalc.cli.cases.answered", answering)
    monkeypatch.setattr(xlsx._Sheet, "add", adding)
    ran = sifcalc("grade", PUBLISHED, "-q", "-o", tmp_path / "grades.xlsx")
    assert 0 == ran.code, ran.err
    assert 101 == happened.index("written")
    assert 172 == happened.count("answered")
