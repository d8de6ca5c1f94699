"""Rows of a CSV table that are out of shape are noted with their lines; harmless ones are not."""

import pytest
from support.running import Run

HEAD = "authority,report_published,leadership,Notes\n"
ASTRAY = "; is a quotation mark astray?"


def noted(ran_err: str) -> list[str]:
    """The notes on shape, without what all of them begin with."""
    notes = [line.removeprefix("note: <stdin>: ") for line in ran_err.splitlines()]
    return [note for note in notes if note.startswith(("rows with", "cells that go on"))]


@pytest.mark.parametrize(
    ("rows", "notes"),
    [
        ('Croydon,2017-09-04,good,"for the board,\nand the DCS"\n', []),
        ("Croydon,2017-09-04,good,\n,,,\n\n", []),
        (
            'Croydon,2017-09-04,good,"see\nBarnet,2017-09-05,good,x\nBrent,2017-09-06,good,"\n',
            [f"cells that go on over several lines: line 2 ('Notes', over 3 lines){ASTRAY}"],
        ),
        (
            '"London Borough\nof Croydon",2017-09-04,good,\n',
            [f"cells that go on over several lines: line 2 ('authority', over 2 lines){ASTRAY}"],
        ),
        (
            "Croydon,2017-09-04,good\nBarnet,2017-09-05,good,,\n",
            [
                "rows with more or fewer cells than there are headings, 4: line 2 (3) and line 3"
                " (5); what they lack is taken for empty"
            ],
        ),
        (
            "Croydon,2017-09-04,good\n" * 12,
            [
                "rows with more or fewer cells than there are headings, 4: "
                + ", ".join(f"line {number} (3)" for number in range(2, 12))
                + " and 2 more; what they lack is taken for empty"
            ],
        ),
    ],
    ids=["a note of two lines", "blank rows", "rows swallowed", "a name", "lengths", "many"],
)
def test_a_row_out_of_shape_is_noted_with_its_line(
    rows: str, notes: list[str], sifcalc: Run
) -> None:
    ran = sifcalc("check", "-", "--from", "csv", stdin=HEAD + rows)
    assert notes == noted(ran.err)


def test_a_stray_quotation_mark_that_swallows_rows_in_a_column_that_is_read_is_noted(
    sifcalc: Run,
) -> None:
    table = 'authority,leadership,overall\n"A,good,good\nB,good,good\nC",good,good\n'
    ran = sifcalc("grade", "-", "--format", "jsonl", stdin=table)
    over = "line 2 ('authority', over 3 lines)"
    assert [f"cells that go on over several lines: {over}{ASTRAY}"] == noted(ran.err)


def test_what_sifcalc_wrote_itself_is_not_noted(sifcalc: Run) -> None:
    graded = sifcalc("grade", "published", "--format", "csv")
    assert [] == noted(sifcalc("grade", "-", "--format", "jsonl", stdin=graded.out).err)
