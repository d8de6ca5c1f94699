"""`sifcalc changes`: what differs between two files, or two days."""

import csv
import io
import json
import re
from pathlib import Path
from typing import Any

import pytest
from support.running import CROYDON, Run

SEEN = ("--as-of", "2017-10-02")
TABLE = "authority,case_id,inspection_start,report_received,overall\n"


@pytest.fixture
def tables(tmp_path: Path) -> tuple[Path, Path]:
    old, new = tmp_path / "old.csv", tmp_path / "new.csv"
    old.write_text(
        f"{TABLE}Croydon,,2017-06-20,2017-09-04,inadequate\n"
        "Exampleshire,,,2017-09-04,good\n"
        "Wigan,,2017-05-02,2017-06-28,good\n"
    )
    new.write_text(
        f"{TABLE}Slough,,2017-05-02,2017-06-28,good\n"
        "Exampleshire,,2017-06-20,2017-09-06,good\n"
        "LB Croydon,,2017-06-20,2017-09-04,inadequate\n"
    )
    return old, new


def data(run: Run, *arguments: str | Path) -> list[dict[str, Any]]:
    ran = run("changes", *arguments, "--format", "json", "-q")
    assert (0, "") == (ran.code, ran.err)
    found: list[dict[str, Any]] = json.loads(ran.out)
    return found


def test_cases_are_matched_by_authority_and_day_else_by_authority_alone(
    tables: tuple[Path, Path], sifcalc: Run
) -> None:
    slough, exampleshire, croydon, wigan = data(sifcalc, *tables, *SEEN)
    assert [] == croydon["changes"]
    assert {"moved"} == {each["kind"] for each in exampleshire["changes"]}
    assert {"new", "grade"} == {each["kind"] for each in slough["changes"]}
    assert {"gone", "grade"} == {each["kind"] for each in wigan["changes"]}
    assert [f"This case is in {tables[1]} alone."] == slough["notes"]
    assert [f"This case is in {tables[0]} alone."] == wigan["notes"]


def test_a_page_shows_what_differs_and_counts_the_rest(
    tables: tuple[Path, Path], sifcalc: Run
) -> None:
    said = sifcalc("changes", *tables, *SEEN, "-q").out
    assert "Nothing differs in 1 other case." in said
    assert "LB Croydon" not in said
    assert re.search("^Exampleshire: [0-9]+ differ; seen Mon 2 Oct 2017$", said, re.MULTILINE)


def test_csv_has_a_row_for_each_change(tables: tuple[Path, Path], sifcalc: Run) -> None:
    ran = sifcalc("changes", *tables, *SEEN, "--format", "csv", "-q")
    rows = list(csv.DictReader(io.StringIO(ran.out)))
    [moved] = (r for r in rows if (r["authority"], r["id"]) == ("Exampleshire", "publish-report"))
    assert ("moved", "2017-10-16", "2017-10-18", "2") == (
        moved["kind"],
        moved["before_latest"],
        moved["after_latest"],
        moved["working_days_moved"],
    )
    grades = {r["authority"]: (r["grade_before"], r["grade"]) for r in rows if r["kind"] == "grade"}
    assert {"Slough": ("", "good"), "Wigan": ("good", "")} == grades


def test_that_nothing_differs_is_said_plainly(sifcalc: Run) -> None:
    ran = sifcalc("changes", CROYDON, CROYDON, *SEEN)
    assert (0, "") == (ran.code, ran.err)
    assert ran.out.startswith("Croydon: nothing differs; seen Mon 2 Oct 2017\n")
    assert [[]] == [each["changes"] for each in data(sifcalc, CROYDON, CROYDON, *SEEN)]


def test_a_case_is_seen_on_two_days(sifcalc: Run) -> None:
    days = ("--as-of", "2017-10-09", "--as-of", "17/10/2017")
    [found] = data(sifcalc, CROYDON, *days)
    assert ("2017-10-09", "2017-10-17") == (found["as_of_before"], found["as_of"])
    assert {"publish-report": "due", "lscb-publish-review": "due"} == {
        each["id"]: each["kind"] for each in found["changes"]
    }
    page = sifcalc("changes", CROYDON, *days).out
    assert page.startswith("Croydon: 2 differ; seen Mon 9 Oct 2017, then Tue 17 Oct 2017\n")
    assert "upcoming" in page
    assert "by Mon 16 Oct, past 1" in page


def test_two_files_may_be_seen_on_two_days_and_of_one_party(
    tables: tuple[Path, Path], sifcalc: Run
) -> None:
    days = ("--as-of", "2017-10-02", "--as-of", "2017-10-17")
    found = data(sifcalc, *tables, *days, "--mine")
    actors = {each["actor"] for case in found for each in case["changes"] if each["actor"]}
    assert actors
    assert [] == [actor for actor in actors if "local authority" not in actor]


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        ("{old}", "Give NEW too, or --as-of twice"),
        ("{old} --as-of 2017-10-02", "Give NEW too, or --as-of twice"),
        ("{old} {new} {new}", "Two are compared"),
        ("{old} --as-of 2017-10-02 --as-of 2017-10-03 --as-of 2017-10-04", "Two are compared"),
        ("{old} --as-of 2017-10-03 --as-of 2017-10-02", "the earlier is given first"),
        ("{old} {bad}", "is not a date"),
        ("{bad} {new}", "is not a date"),
        ("{old} {twice}", "twice.csv:3 is the same inspection as"),
        ("{twice} {new}", "twice.csv:3 is the same inspection as"),
        ("- -", "can be read only once"),
        ("{old} {new} --format ics", "'ics' is not one of"),
    ],
)
def test_what_cannot_be_compared_is_refused(
    arguments: str, why: str, tables: tuple[Path, Path], tmp_path: Path, sifcalc: Run
) -> None:
    bad, twice = tmp_path / "bad.csv", tmp_path / "twice.csv"
    bad.write_text(f"{TABLE}Croydon,,2017-06-20,yesterday,good\n")
    row = "Croydon,,2017-06-20,2017-09-04,good\n"
    twice.write_text(f"{TABLE}{row}LB {row}")
    words = arguments.format(old=tables[0], new=tables[1], bad=bad, twice=twice).split()
    ran = sifcalc("changes", *words)
    assert (2, "") == (ran.code, ran.out)
    assert why in " ".join(ran.err.split())


def test_ids_tell_two_cases_of_one_authority_and_day_apart(tmp_path: Path, sifcalc: Run) -> None:
    path = tmp_path / "two.csv"
    path.write_text(
        f"{TABLE}Exampleshire,a,2017-06-20,2017-09-04,good\n"
        "Exampleshire,b,2017-06-20,2017-09-05,good\n"
    )
    assert [[], []] == [each["changes"] for each in data(sifcalc, path, path, *SEEN)]


def test_every_published_inspection_is_the_same_as_itself(sifcalc: Run) -> None:
    found = data(sifcalc, "published", "published", *SEEN)
    assert 172 == len(found)
    assert [] == [each["authority"] for each in found if each["changes"]]


def test_where_a_deadline_moved_its_day_is_shown_beside_the_day_it_was_done(
    tmp_path: Path, sifcalc: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    old, new = tmp_path / "old.yaml", tmp_path / "new.yaml"
    case = "authority: Exampleshire\nleadership: inadequate\nreport: {published: 2017-09-04}\n"
    case += "actuals: {publish-report: 2017-10-05}\naction_plan: {visit: 2017-10-11}\n"
    old.write_text(case)
    new.write_text(case.replace("2017-09-04", "2017-09-05"))
    lines = sifcalc("changes", old, new, "--as-of", "2018-02-01", "-q").out.splitlines()
    visit = "Action planning visit  23 Oct, done 11 Oct 17 24 Oct, done 11 Oct 17"
    assert f"moved {visit}" in lines
    assert any("16 Oct, done 5 Oct 17  17 Oct, done 5 Oct 17" in line for line in lines)
    assert all(len(line) <= 80 and not line.startswith("       ") for line in lines)


def test_what_is_past_is_said_in_the_same_few_words_both_ways_and_why_it_is_overdue_now(
    tmp_path: Path, sifcalc: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    path = tmp_path / "croydon.yaml"
    path.write_bytes(CROYDON.read_bytes())
    seen = ("--as-of", "2018-02-01")
    kept = sifcalc("record", path, "publish-report", "2017-10-05", *seen)
    assert "This case is now kept: what is past and has no record is overdue.\n" in kept.out
    assert "past, not recorded by Mon 16 Oct, OVER 75\n" in kept.out
    taken_out = sifcalc("record", path, "publish-report", "--remove", *seen)
    assert (
        "This case is no longer kept: what is past may have been done unrecorded.\n"
        in taken_out.out
    )
    assert "OVER, not recorded  by Mon 16 Oct, past 75\n" in taken_out.out
    again = sifcalc("record", path, "report.received", "2017-09-04", *seen)
    assert "kept" not in again.out
