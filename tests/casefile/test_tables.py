"""Tables of cases: which row is the headings, and what each heading means."""

import json
from pathlib import Path

import pytest
from support.running import CROYDON, PUBLISHED, Run, unknown

from sifcalc.casefile.head import Line
from sifcalc.casefile.headings import column_of
from sifcalc.casefile.table import Table
from sifcalc.complaints import BadInput
from sifcalc.console import inputs

HEADINGS = {
    "Local authority": "authority",
    "LA name": "authority",
    "Inspection start date": "inspection_start",
    "INSPECTION END DATE": "inspection_end",
    "Date report received": "report_received",
    "Publication date": "report_published",
    "Date published": "report_published",
    "Report_Published": "report_published",
    "The experiences and progress of children who need help and protection": "help_and_protection",
    "Children who need help & protection": "help_and_protection",
    "Children looked after, and achieving permanence": "looked_after",
    "Adoption performance": "adoption",
    "Care leavers": "care_leavers",
    "Experiences and progress of care leavers": "care_leavers",
    "Leadership management and governance": "leadership",
    "LSCB*": "lscb",
    "Review of the Local Safeguarding Children Board": "lscb",
    "Overall effectiveness": "overall",
    "Judgements: overall": None,
    "judgements.overall": "overall",
    "Previous overall effectiveness": "previous_overall",
    "Re-inspection start": "reinspection_start",
}


@pytest.mark.parametrize(("heading", "name"), HEADINGS.items())
def test_ofsteds_own_headings_are_understood(heading: str, name: str | None) -> None:
    column = column_of(heading)
    assert name == (column.name if column else None)


@pytest.mark.parametrize(
    "heading", ["", "Overall %", "Leadership (£)", "Start date", "Date", "Grade", "LA", "LA code"]
)
def test_a_heading_that_could_mean_something_else_is_not_guessed(heading: str) -> None:
    assert column_of(heading) is None


TITLE = "Single inspections, as published"


@pytest.mark.parametrize(
    ("table", "note"),
    [
        (
            f'"{TITLE}"\nauthority,leadership\nExampleshire,good\n',
            f"row 2 is taken for the headings; the row above it is passed over, saying '{TITLE}'",
        ),
        (
            f"{TITLE};\n;\nTo 2017;\nauthority;leadership\nExampleshire;good\n",
            "row 4 is taken for the headings; the 2 rows above it are passed over,"
            f" the first saying '{TITLE}'",
        ),
        (
            "sep=;\nTo 2017\nauthority;leadership\nExampleshire;good\n",
            "row 3 is taken for the headings; the row above it is passed over, saying 'To 2017'",
        ),
        (
            "Overall effectiveness\nauthority\tleadership\nExampleshire\tgood\n",
            "row 2 is taken for the headings; the row above it is passed over,"
            " saying 'Overall effectiveness'",
        ),
        (
            "".join(f"Title {n}\n" for n in range(1, 11))
            + "authority,leadership\nExampleshire,good\n",
            "row 11 is taken for the headings; the 10 rows above it are passed over,"
            " the first saying 'Title 1'",
        ),
    ],
)
@pytest.mark.parametrize("kind", [(), ("--from", "csv")])
def test_titles_above_the_headings_are_passed_over_and_quoted(
    table: str, note: str, kind: tuple[str, ...], sifcalc: Run
) -> None:
    ran = sifcalc("grade", "-", *kind, "--format", "jsonl", stdin=table)
    row = len(table.splitlines())
    assert f"note: <stdin>: {note}\n{unknown(f'<stdin>:{row}:1')}" == ran.err
    assert "Exampleshire" == json.loads(ran.out)["authority"]


@pytest.mark.parametrize(
    ("table", "authority"),
    [
        ("authority,leadership\nOverall,good\n", "Overall"),
        ("authority,leadership\nauthority,good\n", "authority"),
        ('authority,leadership,note\nOne,good,"overall; adoption; x"\n', "One"),
    ],
)
def test_a_row_with_no_more_known_words_than_the_first_is_no_row_of_headings(
    table: str, authority: str, sifcalc: Run
) -> None:
    ran = sifcalc("grade", "-", "--format", "jsonl", "-q", stdin=table)
    assert authority == json.loads(ran.out)["authority"]


@pytest.mark.parametrize(
    ("cell", "place"),
    [
        ("x" * 40_000, "<stdin>:3:1: too-large: a cell here"),
        ("x" * 1_100_000, "<stdin>:3: too-large: a line here"),
        ('"' + "x\n" * 100_000 + '"', "<stdin>:3: too-large: a cell here"),
    ],
    ids=["a long cell", "a long line", "many lines in a cell"],
)
def test_what_is_longer_than_in_any_table_is_refused_where_it_stands(
    cell: str, place: str, sifcalc: Run
) -> None:
    table = f"authority,leadership\nExampleshire,good\n{cell},good\n"
    ran = sifcalc("grade", "-", "--from", "csv", stdin=table)
    assert (2, "") == (ran.code, ran.out)
    assert ran.err.removeprefix(unknown("<stdin>:2:1")).startswith(place)


def test_more_rows_than_in_any_table_are_refused(
    sifcalc: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sifcalc.casefile.table.MAX_ROWS", 2)
    table = "authority,leadership\n" + "Exampleshire,good\n" * 3
    ran = sifcalc("grade", "-", stdin=table)
    assert (2, "") == (ran.code, ran.out)
    said = ran.err.removeprefix(unknown("<stdin>:2:1"))
    assert said.startswith("<stdin>:4: too-large: this table has more than 2 rows")


def test_a_table_as_wide_as_a_sheet_is_read_and_its_first_hundred_strange_columns_named(
    sifcalc: Run,
) -> None:
    strange = [f"x{number}" for number in range(16_383)]
    table = f"leadership,{','.join(strange)}\ngood\n"
    ran = sifcalc("grade", "-", "--format", "jsonl", stdin=table)
    assert 0 == ran.code
    named = ", ".join(strange[:100])
    assert f"columns that sifcalc does not use: {named} and 16,283 more\n" in ran.err


def test_a_wide_table_with_a_column_twice_is_refused_at_every_repetition(sifcalc: Run) -> None:
    ran = sifcalc("check", "-", stdin="leadership,ward,LA name,Ward,authority,ward\ngood\n")
    assert (2, "") == (ran.code, ran.out)
    assert [
        "<stdin>:1:4: duplicate-key: the column 'Ward' is there twice",
        "<stdin>:1:5: duplicate-key: 'LA name' and 'authority' are one column, authority; keep one",
        "<stdin>:1:6: duplicate-key: the column 'ward' is there twice",
    ] == [said for said in ran.err.splitlines() if said.startswith("<stdin>")]


def test_thousands_of_repeated_columns_share_the_line_that_shows_them() -> None:
    cells = ["leadership", *["ward"] * 8000]
    with pytest.raises(BadInput) as raised:
        Table(iter([Line(1, cells)]), "cases.csv", "csv")
    excerpts = [complaint.excerpt for complaint in raised.value.complaints]
    assert 7999 == len(excerpts)
    assert 1 == len({id(excerpt.line) for excerpt in excerpts if excerpt})


@pytest.mark.parametrize("path", [PUBLISHED, CROYDON], ids=lambda path: path.name)
def test_what_comes_by_a_pipe_is_read_the_same_from_memory_and_from_the_disk(
    sifcalc: Run, monkeypatch: pytest.MonkeyPatch, path: Path
) -> None:
    raw = path.read_bytes()
    in_memory = sifcalc("grade", "-", "--format", "jsonl", stdin=raw)
    monkeypatch.setattr(inputs, "_KEPT_IN_MEMORY", 100)
    assert in_memory == sifcalc("grade", "-", "--format", "jsonl", stdin=raw)
    assert 0 == in_memory.code
