"""Rows of a table that come again are answered as the first of them, each at its own place."""

import json

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
def test_the_published_inspections_twice_are_answered_as_they_are_once(
    command: tuple[str, ...], sifcalc: Run
) -> None:
    headings, rows = PUBLISHED.read_text(encoding="utf-8").split("\n", 1)
    once = sifcalc(*command, "-", "--format", "jsonl", stdin=f"{headings}\n{rows}")
    twice = sifcalc(*command, "-", "--format", "jsonl", stdin=f"{headings}\n{rows}{rows}")
    assert once.out * 2 == twice.out
