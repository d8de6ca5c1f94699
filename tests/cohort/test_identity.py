"""Which authority a case names: matched, noted, or with strict complained of."""

import csv
import io
import json
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from support.running import CROYDON, PUBLISHED, Run

from sifcalc import Case, load
from sifcalc.answers import answer
from sifcalc.cohort.authorities import authorities
from sifcalc.cohort.identity import Cycle, cycle_of, match_of, whose
from sifcalc.output import WHOSE

FACTS = WHOSE[1:]
HEADINGS = ("Authority name", "Authority code", "Ofsted URN", "Region")
"""The same in a workbook."""
NAMED = {
    "Hull City Council": ("Kingston upon Hull", "E06000010", 80477, "Yorkshire and the Humber"),
    "LB Croydon": ("Croydon", "E09000008", 80492, "London"),
    "Brighton & Hove": ("Brighton and Hove", "E06000043", 80438, "South East"),
    "Rotherham MBC": ("Rotherham", "E08000018", 80543, "Yorkshire and the Humber"),
    "County Durham": ("Durham", "E06000047", 80465, "North East"),
    "306": ("Croydon", "E09000008", 80492, "London"),
    "E09000008": ("Croydon", "E09000008", 80492, "London"),
    "80492": ("Croydon", "E09000008", 80492, "London"),
}
SEEN = ("--as-of", "2017-10-01")
COMMANDS = {
    "grade": ("grade",),
    "timeline": ("timeline", *SEEN),
    "due": ("timeline", *SEEN, "--due-within", "60"),
}
NOT_NAMED = {"Exampleshire": "", "London": "City of London", "Croyden": "Croydon"}
CASE = "report: {published: 2017-09-04}\njudgements: {leadership: inadequate}\n"


def table(*names: str) -> str:
    rows = [f'"{name}",2017-09-04,inadequate' for name in names]
    return "\n".join(("authority,report_published,leadership", *rows, ""))


@pytest.mark.parametrize("name", NAMED)
@pytest.mark.parametrize("command", COMMANDS)
def test_an_authority_is_matched_by_any_name_number_or_code_and_kept_as_typed(
    name: str, command: str, sifcalc: Run
) -> None:
    ran = sifcalc(*COMMANDS[command], "-", "--format", "json", stdin=f"authority: {name}\n{CASE}")
    data = json.loads(ran.out)
    assert data
    for each in data:
        assert (name, *NAMED[name]) == tuple(each[key] for key in ("authority", *FACTS))
    assert "no authority" not in ran.err


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("form", ["json", "jsonl", "csv", "xlsx"])
def test_the_facts_of_an_authority_are_in_every_kind_of_data(
    command: str, form: str, sifcalc: Run, tmp_path: Path
) -> None:
    file = tmp_path / f"answer.{form}"
    assert 0 == sifcalc(*COMMANDS[command], CROYDON, "-q", "-o", file).code
    if form == "xlsx":
        book = load_workbook(file)
        for name in {*book.sheetnames} - {"Summary", "Words"}:
            headings, *rows = book[name].iter_rows(values_only=True)
            assert {NAMED["306"]} == {row[-4:] for row in rows}, name
            assert HEADINGS == headings[-4:]
        return
    text = file.read_text(encoding="utf-8")
    if form == "csv":
        found = [tuple(row[key] for key in FACTS) for row in csv.DictReader(io.StringIO(text))]
        assert {tuple(map(str, NAMED["306"]))} == set(found)
    else:
        data = json.loads(text) if form == "json" else [*map(json.loads, text.splitlines())]
        assert {NAMED["306"]} == {tuple(each[key] for key in FACTS) for each in data}


def test_the_workbook_of_a_report_has_the_facts_too(sifcalc: Run, tmp_path: Path) -> None:
    file = tmp_path / "report.xlsx"
    assert 0 == sifcalc("report", CROYDON, "-q", "-o", file).code
    for name in ("Grade", "Timeline"):
        headings, first, *_ = load_workbook(file)[name].iter_rows(values_only=True)
        assert (HEADINGS, NAMED["306"]) == (headings[-4:], first[-4:])


@pytest.mark.parametrize("name", NOT_NAMED)
def test_an_authority_that_is_not_known_is_noted_with_the_nearest(name: str, sifcalc: Run) -> None:
    ran = sifcalc("grade", "-", "--format", "json", stdin=f"authority: {name}\n{CASE}")
    [data] = json.loads(ran.out)
    assert (0, name, *4 * [None]) == (ran.code, *(data[key] for key in ("authority", *FACTS)))
    near = f"did you mean {NOT_NAMED[name]}?" if NOT_NAMED[name] else "`sifcalc authorities`"
    assert f"note: <stdin>:1:12: '{name}' is no authority's name, number or code; {near}" in ran.err


@pytest.mark.parametrize("command", ["grade", "check", "timeline", "report"])
def test_under_strict_it_is_a_complaint(command: str, sifcalc: Run) -> None:
    ran = sifcalc(command, "-", "--authorities", "strict", stdin=f"authority: Croyden\n{CASE}")
    assert (2, "") == (ran.code, ran.out)
    assert "<stdin>:1:12: unknown-authority: 'Croyden' is no" in ran.err
    for name in ("authority: Croydon\n", ""):
        ran = sifcalc("grade", "-", "--authorities", "strict", stdin=name + CASE)
        assert (0, "") == (ran.code, ran.err)


def test_under_strict_the_other_rows_are_answered_where_it_is_to_keep_going(sifcalc: Run) -> None:
    options = ("--authorities", "strict", "--keep-going", "--format", "jsonl")
    ran = sifcalc("grade", "-", *options, stdin=table("Croydon", "Croyden", "Slough"))
    assert 2 == ran.code
    answered = [json.loads(line)["authority"] for line in ran.out.splitlines()]
    assert ["Croydon", "Slough"] == answered


@pytest.mark.parametrize("command", ["grade", "timeline"])
def test_each_name_is_noted_once_in_a_run(command: str, sifcalc: Run, tmp_path: Path) -> None:
    names = ["Exampleshire", "Croydon", "Exampleshire", "Croyden", "Croyden", "Exampleshire"]
    for file in ("one.csv", "two.csv"):
        (tmp_path / file).write_text(table(*names), encoding="utf-8")
    err = sifcalc(command, tmp_path / "one.csv", tmp_path / "two.csv").err
    assert (1, 1) == (err.count("'Exampleshire' is no"), err.count("'Croyden' is no"))
    assert f"{tmp_path / 'one.csv'}:2:1: 'Exampleshire'" in err


def test_a_case_without_an_authority_has_no_note(sifcalc: Run) -> None:
    ran = sifcalc("grade", "-", "--format", "json", stdin=CASE)
    assert "" == ran.err
    assert 5 * [None] == [json.loads(ran.out)[0][key] for key in WHOSE]


def test_every_published_inspection_has_its_authority_and_no_note(sifcalc: Run) -> None:
    assert "" == sifcalc("check", "published", "--authorities", "strict").err
    lines = sifcalc("grade", "published", "--format", "jsonl", "-q").out.splitlines()
    data = [*map(json.loads, lines)]
    assert 172 == len(data)
    assert 152 == len({each["authority_code"] for each in data})
    with PUBLISHED.open(encoding="utf-8", newline="") as rows:
        urns = [row["ofsted_urn"] for row in csv.DictReader(rows)]
    assert urns == [str(each["ofsted_urn"] or "") for each in data]


DAYS = {
    "the first day on site": "inspection: {start: DAY}\nreport: {published: 2099-01-05}\n",
    "the report's": "report: {published: DAY}\n",
    "the re-inspection's": "reinspection: {start: DAY}\n",
    "the re-inspection's last": "reinspection: {end: DAY}\n",
    "the re-inspection's report's": "reinspection: {report_published: DAY}\n",
}


@pytest.mark.parametrize("told_by", DAYS)
@pytest.mark.parametrize("name", ["Dorset", "Buckinghamshire", "Somerset", "North Yorkshire"])
def test_a_name_that_two_had_is_told_apart_by_the_day(
    name: str, told_by: str, tmp_path: Path
) -> None:
    before, after = (each for each in authorities() if each.name == name)
    assert before.last_day
    assert after.first_day
    for day, expected in ((before.last_day, before), (after.first_day, after)):
        path = tmp_path / "case.yaml"
        path.write_text(f"authority: {name}\n{DAYS[told_by].replace('DAY', str(day))}")
        [case] = load(path)
        match = match_of(case)
        assert match
        assert expected == match.authority


def test_a_name_that_two_had_is_noted_where_no_day_tells(sifcalc: Run) -> None:
    judged = "judgements: {leadership: inadequate}\n"
    ran = sifcalc("grade", "-", "--format", "json", stdin=f"authority: Dorset\n{judged}")
    assert 4 * [None] == [json.loads(ran.out)[0][key] for key in FACTS]
    assert 0 == ran.code
    assert "'Dorset' may be Dorset County Council (to Sunday 31 March 2019" in ran.err


def test_a_page_is_told_of_an_authority_that_is_not_known() -> None:
    request = {"answer": "grade", "fields": {"authority": "Croyden", "leadership": "good"}}
    why = "'Croyden' is no authority's name, number or code; did you mean Croydon?"
    assert [f"--authority: {why}"] == answer(request)["notes"]
    reply: dict[str, Any] = answer({**request, "authorities": "strict"})
    assert ["unknown-authority"] == [complaint["id"] for complaint in reply["complaints"]]


def test_an_answer_of_grade_is_read_back_with_its_id_and_without_the_facts(
    sifcalc: Run, tmp_path: Path
) -> None:
    case = f"authority: LB Croydon\nid: what if\n{CASE}"
    for form in ("csv", "xlsx", "json", "jsonl"):
        file = tmp_path / f"graded.{form}"
        assert 0 == sifcalc("grade", "-", "-o", file, stdin=case).code
        [back] = load(file)
        assert ("LB Croydon", "what if") == (back.authority, back.id)


FIRST_DAY = {"start": date(2017, 6, 20)}
CYCLES: dict[str, tuple[str, str | None, dict[str, date], Cycle]] = {
    "by authority and first day": (
        "LB Croydon",
        None,
        FIRST_DAY,
        Cycle("authority", "E09000008", "2017-06-20"),
    ),
    "by the report's day without one": (
        "306",
        None,
        {},
        Cycle("authority", "E09000008", "2017-09-04"),
    ),
    "by the name as typed where it is not matched": (
        " Example  SHIRE ",
        None,
        {},
        Cycle("authority", "example shire", "2017-09-04"),
    ),
    "by its id alone": ("Croydon", " What  If", FIRST_DAY, Cycle("id", "what if", "")),
}


@pytest.mark.parametrize("how", CYCLES)
def test_a_cycle_is_told(how: str) -> None:
    authority, id, inspection, expected = CYCLES[how]
    given = {"authority": authority, "id": id, "inspection": inspection}
    case = Case.model_validate({**given, "report": {"published": "2017-09-04"}})
    assert expected == cycle_of(case)


def test_a_reinspection_is_told_by_its_own_first_day_also_where_an_id_names_the_case() -> None:
    new = {"start": "2019-12-02", "report_published": "2020-02-04"}
    for id in (None, "what if"):
        case = Case.model_validate({"authority": "Dorset", "id": id, "reinspection": new})
        # By then the name was the new council's.
        assert Cycle("authority", "E06000059", "2019-12-02") == cycle_of(case, 2)
    nameless = Case.model_validate({"id": "what if", "reinspection": new})
    assert Cycle("id", "what if", "2019-12-02") == cycle_of(nameless, 2)


def test_a_reinspection_is_of_the_authority_that_had_the_name_by_then() -> None:
    new = {"start": "2019-12-02", "report_published": "2020-02-04"}
    given = {"authority": "Dorset", "inspection": {"start": "2017-06-20"}, "reinspection": new}
    case = Case.model_validate(given)
    assert Cycle("authority", "E10000009", "2017-06-20") == cycle_of(case)
    assert Cycle("authority", "E06000059", "2019-12-02") == cycle_of(case, 2)
    assert "E10000009" == whose(case)


def test_a_case_without_an_authority_or_a_day_is_told_by_what_it_has() -> None:
    assert Cycle("authority", "E09000008", "") == cycle_of(Case(authority="Croydon"))
    assert Cycle("id", "", "") == cycle_of(Case())
    assert match_of(Case()) is None


@pytest.mark.parametrize(
    "arguments",
    [
        ["--version"],
        ["--help"],
        ["workdays", "add", "2017-09-04", "70"],
        ["schema"],
        ["new"],
        ["rules"],
        ["grade", "--help"],
        ["timeline", "--help"],
        ["timeline", "--report-received", "2017-09-04", "--get", "action-plan"],
    ],
)
def test_a_command_without_a_case_does_not_read_the_authorities(arguments: list[str]) -> None:
    program = (
        "import sys; from sifcalc.cli import main; main(sys.argv[1:]);"
        "sys.exit('sifcalc.cohort.authorities' in sys.modules)"
    )
    assert 0 == subprocess.run([sys.executable, "-c", program, *arguments], check=False).returncode
