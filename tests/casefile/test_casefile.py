"""Case files: what is read, and every complaint at its place.

A file dropped into cases/good is read by every command; one dropped into cases/bad is refused with
what the .stderr file beside it says.
"""

import csv
import json
import random
import re
from contextlib import suppress
from datetime import date
from enum import Enum
from pathlib import Path
from unicodedata import combining, east_asian_width

import pytest
import yaml
from expect_complaints import arguments_of, bad_cases
from hypothesis import given
from hypothesis import strategies as st
from mutations import changed
from support.running import CASES, CROYDON, EXAMPLES, GOOD, Run, unknown
from support.strategies import IN_A_TABLE, cases

from sifcalc import (
    BadInput,
    Case,
    NotJudged,
    OutOfRange,
    grade,
    load,
    timeline,
)
from sifcalc.case import columns, value_at
from sifcalc.casefile.documents import read_json, read_yaml
from sifcalc.casefile.located import put
from sifcalc.casefile.validate import case_of
from sifcalc.complaints import Excerpt
from sifcalc.console.excerpts import pointed_at
from sifcalc.diagnostics import DIAGNOSTICS
from sifcalc.wording import visible


@pytest.mark.parametrize(
    "path", [*GOOD, *sorted(EXAMPLES.glob("*.[yc]*"))], ids=lambda path: path.name
)
def test_a_good_file_is_answered(path: Path, sifcalc: Run) -> None:
    ungraded = ("trafford-2026.yaml", "exampleshire-visit-2026.yaml")
    command = "timeline" if path.name in ungraded else "grade"
    ran = sifcalc(command, path, "--format", "jsonl")
    assert 0 == ran.code, ran.err
    assert ran.out


@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.name)
def test_a_good_file_has_a_timeline(path: Path, sifcalc: Run) -> None:
    assert 0 == sifcalc("timeline", path, "--get", "publish-report").code


@pytest.mark.parametrize("path", bad_cases(), ids=lambda path: path.name)
def test_a_bad_file_is_refused_at_its_place(
    path: Path, sifcalc: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(path.parent)
    ran = sifcalc(*arguments_of(path))
    assert (2, "") == (ran.code, ran.out)
    assert Path(f"{path.name}.stderr").read_text(encoding="utf-8") == ran.err


@pytest.mark.parametrize("path", bad_cases(), ids=lambda path: path.name)
def test_the_complaints_as_data_say_the_same(
    path: Path, sifcalc: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(path.parent)
    text = sifcalc(*arguments_of(path), "-q", "--all-complaints").err
    data = [
        *map(
            json.loads, sifcalc(*arguments_of(path), "--diagnostics", "json", "-q").err.splitlines()
        )
    ]
    assert data
    for complaint in data:
        assert "error" == complaint["severity"]
        parts = (complaint["file"], complaint["line"], complaint["column"])
        place = ":".join(str(part) for part in parts if part is not None)
        assert visible(f"{place}: {complaint['id']}: {complaint['message']}") in text.splitlines()


def test_every_complaint_has_a_bad_case_and_says_how_it_is_cured() -> None:
    said = "\n".join(
        path.with_name(f"{path.name}.stderr").read_text(encoding="utf-8") for path in bad_cases()
    )
    assert set(DIAGNOSTICS) == set(
        re.findall(r"^\S[^\n]*?: ([a-z]+(?:-[a-z]+)+): ", said, re.MULTILINE)
    )


@given(st.text(min_size=1), st.data())
def test_the_carets_stand_below_what_is_meant(line: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(line) - 1))
    meant = line[start : start + data.draw(st.integers(1, 20))]
    shown, carets = pointed_at(Excerpt(line, start + 1, len(meant)))
    assert {"^"} == set(carets.strip())
    before = carets.index("^")
    if not any(combining(sign) or east_asian_width(sign) in "WF" for sign in line):
        assert shown[before : before + len(carets.strip())].startswith(visible(meant)[:1])
        assert len(visible(meant)) == len(carets.strip())


def test_a_directory_and_a_missing_file_are_refused_by_name(tmp_path: Path, sifcalc: Run) -> None:
    ran = sifcalc("grade", tmp_path, tmp_path / "missing.yaml")
    assert 2 == ran.code
    assert "" == ran.out
    assert ran.err == (
        f"{tmp_path}: unreadable-file: cannot be read: is a directory: name the files in it, as"
        f" {tmp_path}/*.yaml\n"
        f"{tmp_path / 'missing.yaml'}: unreadable-file: cannot be read: no such file or directory\n"
    )


def test_croydon_is_read_as_it_is_written() -> None:
    assert load(CROYDON) == [
        Case.model_validate(
            {
                "authority": "Croydon",
                "inspection": {"start": "2017-06-20", "end": "2017-07-13"},
                "report": {"published": "2017-09-04"},
                "judgements": {
                    "help_and_protection": "inadequate",
                    "looked_after": "inadequate",
                    "adoption": "requires improvement",
                    "care_leavers": "requires improvement",
                    "leadership": "inadequate",
                    "lscb": "inadequate",
                    "overall": "inadequate",
                },
                "previous_overall": "adequate",
            }
        )
    ]


def test_what_is_left_empty_is_not_given() -> None:
    case = load(CASES / "good" / "everything.yaml")[0]
    assert case.judgements.lscb is None
    assert case.judgements.care_leavers is NotJudged.NOT_JUDGED
    assert case.priority_action is False
    assert (date(2018, 1, 9), date(2018, 4, 10)) == case.monitoring_visits


def test_excel_saves_in_encodings_that_are_read_alike() -> None:
    semicolons, utf16, cp1252 = (
        load(CASES / "good" / name)[0]
        for name in ("excel-semicolons.csv", "excel-unicode-text.csv", "excel-windows-1252.csv")
    )
    assert 'Example "shire"; North' == semicolons.authority
    assert "Exampleshire – east" == utf16.authority
    assert "Caféshire – west" == cp1252.authority
    assert {date(2017, 9, 4)} == {c.report.received for c in (semicolons, utf16, cp1252)}


def test_loading_a_bad_file_raises_with_every_complaint() -> None:
    with pytest.raises(BadInput) as raised:
        load(CASES / "bad" / "unknown-key.yaml")
    assert [complaint.id for complaint in raised.value.complaints] == ["unknown-key"] * 4


@pytest.mark.parametrize(
    ("content", "authority"),
    [
        ("authority: Exampleshire\nleadership: good\n", "Exampleshire"),
        ('{"authority": "Exampleshire", "leadership": "good"}', "Exampleshire"),
        ("authority,leadership\nExampleshire,good\n", "Exampleshire"),
        ("leadership\ngood\n", None),
    ],
)
def test_standard_input_is_told_apart_by_its_content(
    content: str, authority: str | None, sifcalc: Run
) -> None:
    ran = sifcalc("grade", "-", "--format", "jsonl", stdin=content)
    assert 0 == ran.code, ran.err
    assert authority == json.loads(ran.out)["authority"]


def test_what_standard_input_holds_can_be_said(sifcalc: Run) -> None:
    ran = sifcalc("grade", "-", "--from", "json", stdin="leadership: good\n")
    assert 2 == ran.code
    assert ran.err.startswith("<stdin>:1:1: bad-json:")


def test_columns_sifcalc_does_not_know_are_carried_through_with_one_note(sifcalc: Run) -> None:
    table = "authority,leadership,leadships,ward\nExampleshire,good,x,north\n"
    ran = sifcalc("grade", "-", "--format", "jsonl", stdin=table)
    assert '"other": {"leadships": "x", "ward": "north"}' in ran.out
    said = "note: <stdin>: columns that sifcalc does not use:"
    said += " leadships (did you mean leadership?) and ward\n"
    assert said + unknown("<stdin>:2:1") == ran.err


@pytest.mark.parametrize("brackets", ["[", '{"a":', "- "])
@pytest.mark.parametrize("kind", ["yaml", "json"])
def test_a_hundred_thousand_brackets_are_refused(brackets: str, kind: str, sifcalc: Run) -> None:
    ran = sifcalc("grade", "-", "--from", kind, stdin=brackets * 100_000)
    assert 2 == ran.code
    assert "" == ran.out


def test_a_file_that_is_too_large_is_refused(sifcalc: Run) -> None:
    ran = sifcalc("grade", "-", stdin="a: " + "x" * 1_000_001)
    assert 2 == ran.code
    assert "too-large" in ran.err


@pytest.mark.parametrize("path", [*GOOD, *bad_cases()], ids=lambda path: path.name)
def test_a_file_in_which_something_is_changed_is_read_or_refused(
    path: Path, tmp_path: Path
) -> None:
    content, file = path.read_bytes(), tmp_path / path.name
    for seed in range(20):
        file.write_bytes(changed(content, random.Random(seed)))  # noqa: S311 - the same every time
        with suppress(BadInput):
            load(file)


@given(cases())
def test_what_a_case_dumps_reads_back_as_the_same_case(case: Case) -> None:
    assert case == case_of(read_json(case.model_dump_json(), "case.json"))
    written = yaml.safe_dump(case.model_dump(mode="json"), sort_keys=False)
    assert case == case_of(read_yaml(written, "case.yaml"))


def answers(case: Case) -> object:
    """The grade and the dates of a case, or that they leave the calendar."""
    try:
        found = timeline(case, as_of=date(2018, 1, 1))
    except OutOfRange as error:
        return str(error)
    return grade(case.judgements), found.milestones, found.left_out, found.reinspection_kind


@given(case=cases(IN_A_TABLE), chance=st.randoms())
def test_neither_the_order_of_the_keys_nor_the_format_of_the_file_changes_an_answer(
    case: Case, chance: random.Random, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("formats")
    values = [(column, value_at(case, column.path)) for column in columns()]
    given = [(column, written(value)) for column, value in values if value is not None]
    nested: dict[str, object] = {}
    chance.shuffle(given)
    for column, text in given:
        put(nested, column.path, text)
    (folder / "case.json").write_text(json.dumps(nested), encoding="utf-8")
    chance.shuffle(given)
    for column, text in given:
        put(nested, column.path, text)
    (folder / "case.yaml").write_text(yaml.safe_dump(nested, sort_keys=False), encoding="utf-8")
    with (folder / "case.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerow([column.name for column, _ in given])
        csv.writer(file).writerow([text for _, text in given])
    expected = case.model_copy(update={"monitoring_visits": (), "actuals": {}, "closures": ()})
    for path in folder.iterdir():
        [found] = load(path)
        assert expected == found, path.name
        assert answers(expected) == answers(found), path.name


def written(value: object) -> str:
    """A value of a case as a person writes it."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value.value if isinstance(value, Enum) else str(value)


@given(cases())
def test_what_is_listed_in_a_case_may_stand_in_any_order(case: Case) -> None:
    turned = case.model_copy(
        update={
            "monitoring_visits": case.monitoring_visits[::-1],
            "actuals": dict(reversed(case.actuals.items())),
        }
    )
    assert answers(case) == answers(turned)


@given(st.text() | st.binary().map(lambda raw: raw.decode("latin-1")))
def test_no_text_makes_the_yaml_reader_raise_anything_but_bad_input(text: str) -> None:
    with suppress(BadInput):
        case_of(read_yaml(text, "case.yaml"))
