"""Complaints that are alike: the first three, the count, and never more lines than are read."""

import json
from pathlib import Path

import pytest
from support.running import Run

from sifcalc.complaints import Complaint, Place
from sifcalc.console.alike import MOST_LINES, Alike

HEAD = "authority,leadership,report_received\n"


def table_of(*days: str, grade: str = "good") -> str:
    """A table with a row for each of these dates."""
    return HEAD + "".join(f"Exampleshire,{grade},{day}\n" for day in days)


@pytest.mark.parametrize("command", ["check", "grade", "timeline", "report"])
@pytest.mark.parametrize("day", ["04/09/17", "2017-02-30", "soon"])
def test_forty_rows_with_the_same_bad_date_take_eight_lines_at_most(
    command: str, day: str, sifcalc: Run
) -> None:
    ran = sifcalc(command, "-", stdin=table_of(*[day] * 40))
    assert (2, "") == (ran.code, ran.out)
    said = ran.err.splitlines()
    assert 8 >= len(said)
    places = [line.partition(": ")[0] for line in said if not line.startswith("  ")]
    assert ["<stdin>:2:3", "<stdin>:3:3", "<stdin>:4:3", "<stdin>:2:3"] == places
    assert "37 more like this in the same column, 40 in all" in said[-1]


def test_dates_with_the_same_fault_are_alike_though_each_is_another(sifcalc: Run) -> None:
    ran = sifcalc("check", "-", stdin=table_of(*(f"{day:02}/09/17" for day in range(1, 31))))
    assert 6 == len(ran.err.splitlines())
    assert "27 more like this" in ran.err


def test_another_fault_of_the_same_column_is_shown_for_itself(sifcalc: Run) -> None:
    ran = sifcalc("check", "-", stdin=table_of(*["04/09/17"] * 10, "2017-02-30"))
    assert "<stdin>:12:3: bad-date: report_received: '2017-02-30' is not a date" in ran.err


def test_three_that_are_alike_are_all_there_is_to_say(sifcalc: Run) -> None:
    ran = sifcalc("check", "-", stdin=table_of(*["04/09/17"] * 3))
    assert "more like this" not in ran.err
    assert 3 == ran.err.count("bad-date")


def test_every_complaint_is_said_where_that_is_asked_for(sifcalc: Run) -> None:
    ran = sifcalc("check", "-", "--all-complaints", stdin=table_of(*["04/09/17"] * 40))
    assert 120 == len(ran.err.splitlines())
    as_data = sifcalc("check", "-", "--diagnostics", "json", stdin=table_of(*["04/09/17"] * 40))
    said = [json.loads(line) for line in as_data.err.splitlines()]
    assert list(range(2, 42)) == [each["line"] for each in said]


@pytest.mark.parametrize("faults", [13, 14, 38, 39, 40, 41, 500])
def test_no_more_than_forty_lines_are_said_of_faults_that_are_not_alike(
    faults: int, tmp_path: Path, sifcalc: Run
) -> None:
    for number in range(faults):
        (tmp_path / f"{number}.yaml").write_text("leadership: godo\n")
    ran = sifcalc("check", *sorted(tmp_path.iterdir()))
    said = ran.err.splitlines()
    assert MOST_LINES >= len(said)
    shown = sum("unknown-grade" in line for line in said)
    more = f"{faults - shown:,} more complaints; --all-complaints says each"
    assert faults == shown or more == said[-1]


def test_many_columns_with_many_faults_take_forty_lines_with_their_counts() -> None:
    alike = Alike()
    said: list[str] = []
    for row in range(2, 1002):
        for column in range(1, 31):
            complaint = Complaint("bad-date", f"'x{row}' is bad", Place("a.csv", row, column))
            said += alike.lines_of(complaint, [str(complaint), "line", "caret"], is_of_row=True)
    said += alike.closing()
    assert MOST_LINES >= len(said)
    assert said[-1].endswith("more complaints; --all-complaints says each")
    assert 30 > len(alike._counts)


def test_what_is_answered_and_how_it_ends_is_the_same(sifcalc: Run) -> None:
    table = table_of("2017-09-04", *["04/09/17"] * 40, "4 Sep 2017")
    ran = sifcalc("timeline", "-", "--keep-going", "--format", "jsonl", "-q", stdin=table)
    assert (2, 2) == (ran.code, len(ran.out.splitlines()))
    assert "37 more like this" in ran.err
