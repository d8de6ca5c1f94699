"""Rows of a table that come again are answered as the first of them, each at its own place."""

import json
import re

import pytest
from support.running import PUBLISHED, Run

HEADINGS = "authority,inspection_start,help_and_protection,leadership,overall,remark\n"
ROW = "Exampleshire,2017-06-20,good,inadequate,inadequate,seen\n"


def test_a_row_that_comes_again_is_answered_alike_and_complained_of_where_it_stands(
    sifcalc: Run,
) -> None:
    wrong = ROW.replace("2017-06-20", "20/6/17")
    ran = sifcalc(
        "grade", "-", "--format", "jsonl", "--keep-going", stdin=HEADINGS + ROW * 3 + wrong * 2
    )
    one, *others = map(json.loads, ran.out.splitlines())
    assert [one] * 2 == others
    assert ["<stdin>:5:2", "<stdin>:6:2"] == [
        line.partition(": ")[0] for line in ran.err.splitlines() if "bad-date" in line
    ]


def test_rows_without_a_name_are_told_apart_by_their_places(sifcalc: Run) -> None:
    table = "report_published,overall\n" + "2017-09-04,inadequate\n" * 3
    asked = ("--as-of", "2017-10-01", "--get", "action-plan")
    ran = sifcalc("timeline", "-q", "-", *asked, stdin=table)
    assert [f"<stdin>:{n}" for n in (2, 3, 4)] == [
        line.partition("\t")[0] for line in ran.out.splitlines()
    ]


def test_a_number_and_a_truth_value_that_are_equal_are_read_apart(sifcalc: Run) -> None:
    good = sifcalc("grade", "-", "--from", "json", stdin='{"judgements": {"leadership": 1}}')
    bad = sifcalc("grade", "-", "--from", "json", stdin='{"judgements": {"leadership": true}}')
    assert (0, 2) == (good.code, bad.code)


def test_a_footer_and_repeated_headings_are_passed_over_each_time(sifcalc: Run) -> None:
    table = HEADINGS + ROW + HEADINGS + "Total,,,,,\n" + ROW + HEADINGS + "Total,,,,,\n"
    ran = sifcalc("check", "-", stdin=table)
    assert 0 == ran.code
    assert 4 == ran.err.count("row ")


@pytest.mark.parametrize("command", [("grade",), ("timeline", "--as-of", "2017-10-01")])
def test_the_published_inspections_four_times_are_answered_as_they_are_once(
    command: tuple[str, ...], sifcalc: Run
) -> None:
    headings, rows = PUBLISHED.read_text(encoding="utf-8").split("\n", 1)
    once = sifcalc(*command, "-", "--format", "jsonl", stdin=f"{headings}\n{rows}")
    again = sifcalc(*command, "-", "--format", "jsonl", stdin=f"{headings}\n{rows * 4}")
    assert once.out * 4 == again.out


def test_rows_that_differ_in_a_cell_that_is_not_read_are_told_apart(sifcalc: Run) -> None:
    remarks = ["seen", "seen", "seen", "not yet", "seen"]
    table = HEADINGS + "".join(ROW.replace("seen", remark) for remark in remarks)
    ran = sifcalc("grade", "-", "--format", "jsonl", stdin=table)
    assert remarks == [json.loads(line)["other"]["remark"] for line in ran.out.splitlines()]


def test_rows_that_are_the_same_stand_at_their_own_places_in_every_answer(sifcalc: Run) -> None:
    table = "report_published,overall\n" + "2017-09-04,inadequate\n" * 5
    ran = sifcalc("grade", "-", "--format", "csv", "-q", stdin=table)
    assert 6 == len(ran.out.splitlines())
    ran = sifcalc("timeline", "-", "--as-of", "2017-10-01", "--due-within", "20", stdin=table)
    assert {f"<stdin>:{n}" for n in range(2, 7)} == set(re.findall(r"<stdin>:\d", ran.out))
