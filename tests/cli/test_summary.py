"""`sifcalc summary`: how the judgements of many inspections fell."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from support.formats import HOSTILE, READERS, SHOWN, Page, in_one_line
from support.running import CROYDON, Run

from sifcalc.answers import answer, download
from sifcalc.console.streams import Streams

KEYS = (
    *("schema_version", "framework", "group", "cut", "inspections", "authorities", "judgements"),
    *("overall_by", "inadequate_together", "movement", "publication", "left_out"),
)
TO_MARCH_2016 = ("summary", "published", "--published-to", "2016-03-31")


def data(sifcalc: Run, *arguments: str | Path) -> list[Any]:
    ran = sifcalc(*arguments, "--format", "json", "-q")
    assert 0 == ran.code, ran.err
    summaries: list[Any] = json.loads(ran.out)
    return summaries


def overall(summary: Any) -> list[int]:
    fell = summary["judgements"]["overall"]
    return [fell[grade] for grade in ("outstanding", "good", "requires_improvement", "inadequate")]


def test_a_summary_has_the_keys_that_are_promised(sifcalc: Run) -> None:
    [summary] = data(sifcalc, "summary", "published")
    assert set(KEYS) <= summary.keys()
    assert None is summary["group"]
    cut = {"latest": False, "undated": [], "published_from": None, "published_to": None}
    assert {**cut, "inspected_from": None, "inspected_to": None} == summary["cut"]
    assert (172, 152) == (summary["inspections"], summary["authorities"])
    taken = {"inspections": 169, "median_working_days": 36.0, "within_32": 47}
    assert taken == summary["publication"]


@pytest.mark.parametrize(
    ("options", "inspections", "grades"),
    [
        (("--published-to", "2015-03-10"), 42, [0, 10, 25, 7]),
        (("--published-to", "10/03/2015", "--undated", "Bournemouth"), 43, [0, 10, 26, 7]),
        (("--published-to", "2016-03-31", "--latest"), 86, [2, 21, 42, 21]),
        (
            (
                "--published-to",
                "2016-03-31",
                "--latest",
                "--undated",
                "bournemouth borough council",
            ),
            87,
            [2, 21, 43, 21],
        ),
        (("--published-to", "2016-03-31"), 87, [2, 21, 42, 22]),
    ],
)
def test_the_annual_reports_are_reproduced_by_their_cuts(
    options: tuple[str, ...], inspections: int, grades: list[int], sifcalc: Run
) -> None:
    [summary] = data(sifcalc, "summary", "published", *options)
    assert (inspections, grades) == (summary["inspections"], overall(summary))


def test_a_name_that_is_of_no_undated_inspection_is_a_usage_error(sifcalc: Run) -> None:
    ran = sifcalc(*TO_MARCH_2016, "--undated", "Croydon")
    assert (2, "") == (ran.code, ran.out)
    said = "no undated inspection is of 'Croydon': those that are undated are of Bournemouth and"
    assert said in in_one_line(ran.err)
    asked = {"answer": "summary", "name": "published", "undated": ["Croydon"]}
    reply: Any = answer(asked)
    assert ["Bournemouth and Poole" in one["message"] for one in reply["complaints"]] == [True]


@pytest.mark.parametrize("what", ["published", "inspected"])
def test_a_period_that_begins_after_it_ends_is_a_usage_error(what: str, sifcalc: Run) -> None:
    limits = {f"{what}_from": "2016-01-01", f"{what}_to": "2015-01-01"}
    options = (f"--{what}-from", "2016-01-01", f"--{what}-to", "2015-01-01")
    ran = sifcalc("summary", "published", *options)
    assert (2, "") == (ran.code, ran.out)
    assert f"--{what}-from: Fri 1 Jan 2016 is after Thu 1 Jan 2015" in in_one_line(ran.err)
    reply: Any = answer({"answer": "summary", "name": "published", **limits})
    assert ["impossible-dates"] == [complaint["id"] for complaint in reply["complaints"]]
    one_day = (f"--{what}-from", "2016-01-01", f"--{what}-to", "2016-01-01")
    assert 0 == sifcalc("summary", "published", *one_day, "-q").code


def test_an_undated_inspection_that_is_named_is_said_to_be_in_no_year(sifcalc: Run) -> None:
    ran = sifcalc("summary", "published", "--undated", "Poole", "--by", "year")
    said = "with Poole, whose day is not known. One without a day of publication is in no year."
    assert said in in_one_line(ran.out)
    by_region = sifcalc("summary", "published", "--undated", "Poole", "--by", "region")
    assert "is in no" not in in_one_line(by_region.out)


def test_the_cut_and_what_is_left_out_are_said_in_every_format(
    sifcalc: Run, tmp_path: Path
) -> None:
    for name in ("a.txt", "a.json", "a.jsonl", "a.csv", "a.md", "a.html", "a.xlsx"):
        file = tmp_path / name
        ran = sifcalc(*TO_MARCH_2016, "--latest", "-o", file)
        assert 0 == ran.code
        form = {"txt": "table", "md": "markdown"}.get(file.suffix[1:], file.suffix[1:])
        said = in_one_line(READERS[form](file.read_bytes()) + ran.err)
        assert "published to Thu 31 Mar 2016, the latest of each authority" in said, name
        assert "Bournemouth" in said, name
        assert "no day of publication" in said, name


def test_a_line_a_group_fits_eighty_columns_and_no_line_folds(
    sifcalc: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Streams, "width", 80)
    said = sifcalc("summary", "published", "--by", "region").out
    assert max(map(len, said.splitlines())) <= 80
    assert "Yorkshire and the Humber" in said
    lines = sifcalc("summary", "published", "--by", "quarter").out.splitlines()
    assert 19 == sum(line[:2] == "20" for line in lines)


def test_a_title_begins_with_a_capital_and_what_does_not_add_to_a_hundred_is_said(
    sifcalc: Run,
) -> None:
    said = in_one_line(sifcalc("summary", "published").out)
    assert "Single inspection framework. Every inspection" in said
    assert "do not add to 100" in said


def test_one_judgement_is_explained_beside_overall_effectiveness(sifcalc: Run) -> None:
    said = sifcalc("summary", "published", "--explain", "leadership").out
    assert "Overall effectiveness by leadership, management and governance" in said
    assert "Adoption performance  " not in said
    assert "Overall effectiveness by help and protection" not in said


def test_where_no_inspection_is_in_a_group_what_is_left_out_is_said(sifcalc: Run) -> None:
    table = "authority,leadership,overall\nSlough,good,good\n"
    ran = sifcalc("summary", "-", "--by", "year", "--format", "json", "-q", stdin=table)
    [summary] = json.loads(ran.out)
    assert (None, 0) == (summary["group"], summary["inspections"])
    assert ["Slough"] == [left["authority"] for left in summary["left_out"]]


def test_inspections_that_are_given_twice_are_warned_of(sifcalc: Run) -> None:
    ran = sifcalc("summary", "published", "published")
    assert "170 inspections are given again" in in_one_line(ran.out)


def test_a_bad_row_leaves_the_summary_unwritten_unless_it_is_to_keep_going(sifcalc: Run) -> None:
    table = "authority,leadership\nSlough,godo\nWigan,good\n"
    ran = sifcalc("summary", "-", stdin=table)
    assert (2, "") == (ran.code, ran.out)
    kept = sifcalc("summary", "-", "--keep-going", "--format", "json", "-q", stdin=table)
    assert 2 == kept.code
    assert 1 == json.loads(kept.out)[0]["inspections"]


def test_a_hostile_name_that_is_left_out_acts_nowhere(sifcalc: Run, tmp_path: Path) -> None:
    case = tmp_path / "case.json"
    case.write_text(json.dumps({"authority": HOSTILE, "judgements": {"overall": "good"}}))
    for name in ("a.txt", "a.csv", "a.md", "a.html", "a.xlsx"):
        file = tmp_path / name
        assert 0 == sifcalc("summary", case, "--by", "year", "-o", file, "-q").code
        form = {"txt": "table", "md": "markdown"}.get(file.suffix[1:], file.suffix[1:])
        said = in_one_line(READERS[form](file.read_bytes()))
        assert in_one_line(SHOWN).split()[0] in said, name
        if form == "html":
            assert "script" not in Page(file.read_text(encoding="utf-8")).elements


def test_the_picture_of_a_page_has_its_numbers_as_text(sifcalc: Run, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    assert 0 == sifcalc("summary", "published", "-o", page).code
    text = page.read_text(encoding="utf-8")
    assert "<title>Grades by judgement, in percent</title>" in text
    assert "Overall effectiveness, 172: outstanding 3 (1.7%), good 54 (31.4%)" in text
    assert '<svg role="img"' in text


def test_a_workbook_has_excels_own_chart_of_the_numbers(sifcalc: Run, tmp_path: Path) -> None:
    file = tmp_path / "answer.xlsx"
    for options, title, bars in ((), "Grades by judgement", 7), (("--by", "year"), "by year", 5):
        assert 0 == sifcalc("summary", "published", *options, "-o", file).code
        sheet = openpyxl.load_workbook(file)["Chart"]
        [chart] = sheet._charts  # type: ignore[attr-defined]
        assert ("bar", "percentStacked") == (chart.barDir and "bar", chart.grouping)
        assert f"Chart!$B$2:$B${bars + 1}" in chart.series[0].val.numRef.f.replace("'", "")
        assert 4 == len(chart.series)
        assert title in "".join(run.t for p in chart.title.tx.rich.p for run in p.r or ())
        numbers = [[cell.value for cell in row[1:5]] for row in sheet.iter_rows(min_row=2)]
        assert bars == len(numbers)
        assert ([3, 54, 75, 40] if not options else [0, 9, 20, 7]) == numbers[0]


def test_a_workbook_opens_with_the_cut_and_what_a_percentage_is_of(
    sifcalc: Run, tmp_path: Path
) -> None:
    file = tmp_path / "answer.xlsx"
    for options in ((), ("--by", "year")):
        assert 0 == sifcalc(*TO_MARCH_2016, "--latest", *options, "-o", file, "-q").code
        book = openpyxl.load_workbook(file)
        assert "Summary" == book.sheetnames[0]
        said = [str(row[0]) for row in book["Summary"].iter_rows(values_only=True)]
        assert "86 inspections" in said[0]
        assert any("published to Thu 31 Mar 2016, the latest of each" in row for row in said)
        assert any("of the inspections with one of the four grades" in row for row in said)
        headings = [cell.value for cell in book["Counted"][1]]
        assert "Only the latest of each authority" in headings
        assert "Latest date" not in headings


def test_a_summary_is_no_case(sifcalc: Run, tmp_path: Path) -> None:
    for ending in ("csv", "xlsx", "json", "jsonl"):
        file = tmp_path / f"answer.{ending}"
        assert 0 == sifcalc("summary", "published", "-o", file, "-q").code
        for command in ("grade", "summary", "precedents"):
            ran = sifcalc(command, file)
            assert (2, "") == (ran.code, ran.out)
            assert "answer-of-sifcalc" in ran.err, (command, ending, ran.err)


def test_csv_says_how_many_were_counted(sifcalc: Run) -> None:
    rows = csv.DictReader(io.StringIO(sifcalc("summary", "published", "--format", "csv").out))
    [counted] = (row for row in rows if row["part"] == "Counted")
    assert ("172", "152") == (counted["inspections"], counted["authorities"])


def test_a_summary_may_be_asked_for_without_a_command_line() -> None:
    asked = {"answer": "summary", "name": "published", "published_to": "2015-03-10", "by": "year"}
    reply: Any = answer({**asked, "undated": ["Bournemouth"]})
    assert [36, 6] == [summary["inspections"] for summary in reply["answers"]]
    assert ["Bournemouth", "Poole"] == [
        left["authority"] for left in reply["answers"][0]["left_out"]
    ]
    assert {"shares", "table"} <= {name for block in reply["page"]["blocks"] for name in block}
    assert download(asked, "json")


def test_what_is_not_a_cohorts_is_counted_as_one(sifcalc: Run) -> None:
    [summary] = data(sifcalc, "summary", CROYDON)
    assert [0, 0, 0, 1] == overall(summary)
