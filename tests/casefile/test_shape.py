"""Rows of a table that are out of shape are noted with their lines; harmless ones are not."""

from pathlib import Path

import pytest
from support.running import Run
from support.workbooks import Book

HEAD = "authority,report_published,leadership,Notes\n"


def noted(ran_err: str) -> list[str]:
    """The notes on shape, without what all of them begin with."""
    notes = [line.removeprefix("note: <stdin>: ") for line in ran_err.splitlines()]
    return [note for note in notes if note.startswith(("rows with", "cells that go on"))]


FEWER = "rows with more or fewer cells than there are headings, 4: "
EMPTY = "; what they lack is taken for empty"


def over(*cells: str) -> str:
    """The note on cells over several lines."""
    return (
        f"cells that go on over several lines: {' and '.join(cells)}; is a quotation mark astray?"
    )


@pytest.mark.parametrize(
    ("rows", "notes"),
    [
        pytest.param("A,2017-09-04,good,x\n,,,\n\n,,,,\n", [], id="blank rows"),
        pytest.param("Source: Ofsted\nA,2017-09-04,good,x\nTotal\n", [], id="footers"),
        pytest.param(
            "A,2017-09-04,good\nB,2017-09-05,good,,\n",
            [f"{FEWER}line 2 (3) and line 3 (5){EMPTY}"],
            id="lengths",
        ),
        pytest.param(
            "A,2017-09-04,good\n" * 12,
            [f"{FEWER}{', '.join(f'line {n} (3)' for n in range(2, 12))} and 2 more{EMPTY}"],
            id="many",
        ),
    ],
)
def test_a_row_with_another_number_of_cells_is_noted_with_its_line(
    rows: str, notes: list[str], sifcalc: Run
) -> None:
    assert notes == noted(sifcalc("check", "-", "--from", "csv", stdin=HEAD + rows).err)


@pytest.mark.parametrize(
    ("rows", "notes"),
    [
        pytest.param('A,2017-09-04,good,"for the board,\nand the DCS"\n', [], id="a note"),
        pytest.param(
            'A,2017-09-04,good,"for Ann, Bob,\n4 May,\ngood, all, round"\n', [], id="a longer note"
        ),
        pytest.param(
            'A,2017-09-04,good,"see\nB,2017-09-05,x,x\nC,,good,y\nD,,,"\nE,2017-09-08,good,z\n',
            [over("line 2 ('Notes', over 4 lines)")],
            id="three rows swallowed",
        ),
        pytest.param(
            'A,2017-09-04,good,"see\n,,,\n,,,\n,,,"\nE,2017-09-08,good,z\n',
            [over("line 2 ('Notes', over 4 lines)")],
            id="as many commas, and no grade",
        ),
        pytest.param(
            'A,2017-09-04,good,"see\n\nB,2017-09-05,good\nC,2017-09-06,"\n',
            [over("line 2 ('Notes', over 4 lines)")],
            id="with a blank row and a shorter one",
        ),
        pytest.param(
            'A,2017-09-04,good,x\nB,2017-09-05,good,"see\nC,,RI,"\n',
            [over("line 3 ('Notes', over 2 lines)")],
            id="one row swallowed",
        ),
        pytest.param(
            'A,2017-09-04,good,"see\nC,,3"\n',
            [over("line 2 ('Notes', over 2 lines)")],
            id="a grade in numbers",
        ),
        pytest.param(
            '"London Borough\nof Croydon",2017-09-04,good,\n',
            [over("line 2 ('authority', over 2 lines)")],
            id="a name",
        ),
        pytest.param(
            '"A\r\nB",2017-09-04,good,"see\r\nC,2017-09-06,good,"\r\n',
            [over("line 2 ('authority', over 2 lines)", "line 2 ('Notes', over 2 lines)")],
            id="twice in a row",
        ),
        pytest.param(
            'A,2017-09-04,good,x\n"Source: Ofsted\nB,2017-09-05,good,x\nC,2017-09-06,good,x"\n',
            [over("line 3 ('authority', over 3 lines)")],
            id="in a footer",
        ),
        pytest.param('A,2017-09-04,good,x\n"Source: Ofsted,\nour own"\n', [], id="a footer"),
        pytest.param(
            'A,2017-09-04,good,"see\nB,2017-09-05,good,"\n' * 12,
            [
                over(
                    ", ".join(f"line {n} ('Notes', over 2 lines)" for n in range(2, 22, 2))
                ).replace("; is", " and 2 more; is")
            ],
            id="many",
        ),
    ],
)
def test_a_stray_quotation_mark_that_swallows_rows_is_noted_with_the_line_of_its_row(
    rows: str, notes: list[str], sifcalc: Run
) -> None:
    assert notes == noted(sifcalc("check", "-", "--from", "csv", stdin=HEAD + rows).err)


def test_so_is_one_in_a_column_that_is_read(sifcalc: Run) -> None:
    table = 'authority,leadership,overall\n"A,good,good\nB,good,good\nC",good,good\n'
    ran = sifcalc("grade", "-", "--format", "jsonl", stdin=table)
    assert [over("line 2 ('authority', over 3 lines)")] == noted(ran.err)


def test_so_is_one_in_the_headings_or_the_title(sifcalc: Run) -> None:
    swallowed = "Notes\n" + "A,2017-09-04,x\n" * 5
    table = f'authority,report_published,"{swallowed}"\nC,2017-09-06,x\n'
    ran = sifcalc("timeline", "-", "--format", "jsonl", stdin=table)
    called = f"Notes {'A,2017-09-04,x ' * 5}"[:60]
    assert [over(f"line 1 ('{called}…', over 7 lines)")] == noted(ran.err)
    table = '"Ours\nA,2017-09-04",x\nauthority,report_published\nC,2017-09-06\n'
    ran = sifcalc("timeline", "-", "--format", "jsonl", stdin=table)
    assert [over("line 1 ('authority', over 2 lines)")] == noted(ran.err)


def test_a_mark_that_is_never_closed_is_refused_where_its_row_begins(sifcalc: Run) -> None:
    ran = sifcalc("grade", "-", stdin=f'{HEAD}A,2017-09-04,good,x\nB,2017-09-04,good,"see\nC,,,\n')
    assert (2, "") == (ran.code, ran.out)
    assert "<stdin>:3: bad-csv: " in ran.err


def test_of_a_workbook_swallowed_rows_are_noted_and_a_line_break_is_not(
    book: Book, sifcalc: Run
) -> None:
    rows = [
        HEAD.strip().split(","),
        ["A", "2017-09-04", "good", "see\nB,2017-09-05,good,x\nC,2017-09-06,good,"],
        ["London Borough\nof Exampleshire", "2017-09-04", "good"],
        ["D", "2017-09-04", "good", "for the board,\nand, the, DCS"],
        ["E;2017-09-04;good;x\nF", "2017-09-04", "good"],
        ["G", "2017-09-04"],
    ]
    path = book({"Cases": rows})
    odd = ("row 2 ('Notes', over 3 lines)", "row 5 ('authority', over 2 lines)")
    assert [over(*odd)] == noted(sifcalc("check", path).err.replace(str(path), "<stdin>"))


def test_a_note_quotes_at_most_sixty_characters(sifcalc: Run) -> None:
    long = "Exampleshire " * 9
    short = f"{long[:60]}…"
    rows = f'{long}\nauthority,leadership,{long}\n{long},good,x\n"Source: {long}"\n'
    ran = sifcalc("grade", "-", "--from", "csv", "--format", "jsonl", stdin=rows)
    assert f"saying {short!r}" in ran.err
    assert f"columns that sifcalc does not use: {short}\n" in ran.err
    assert f"{short!r} is no authority's name" in ran.err
    assert f"row 4 ({f'Source: {long}'[:60] + '…'!r})" in ran.err
    assert long not in ran.err


def test_record_notes_it_as_every_command_does(tmp_path: Path, sifcalc: Run) -> None:
    path = tmp_path / "cases.csv"
    row = 'A,2017-09-04,good,"see\nB,2017-09-05,good,"\n'
    path.write_text(f"{HEAD}{row}C,2017-09-06,good\n", encoding="utf-8")
    ran = sifcalc("record", path, "report_published", "2017-09-07", "--row", "4")
    assert 0 == ran.code
    assert [
        f"{FEWER}line 4 (3){EMPTY}",
        over("line 2 ('Notes', over 2 lines)"),
    ] == noted(ran.err.replace(str(path), "<stdin>"))
    assert f"{HEAD}{row}C,2017-09-07,good\n" == path.read_text(encoding="utf-8")


def test_what_sifcalc_wrote_itself_is_not_noted(sifcalc: Run) -> None:
    graded = sifcalc("grade", "published", "--format", "csv")
    assert [] == noted(sifcalc("grade", "-", "--format", "jsonl", stdin=graded.out).err)
