"""What sifcalc writes it reads back as the same cases, or refuses; nothing derived is awarded."""

import csv
import io
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from support.running import CROYDON, Run

from sifcalc import BadInput, Case, Grade, Judgements, NotJudged, grade, load
from sifcalc.answers import answer, download
from sifcalc.case import outcomes
from sifcalc.casefile.headings import bare, column_of
from sifcalc.casefile.written import PASSED_OVER
from sifcalc.grades import is_word_of_grade
from sifcalc.output import WHOSE
from sifcalc.output.formats.books import book_sheets
from sifcalc.output.formats.sheets import LAYOUTS, table
from sifcalc.rulebook.sif import SIF

COLUMNS = table(LAYOUTS["grade"]).headings
OF_MANY_A_TABLE = {"notes", "other", *WHOSE}
JUDGED = [judgement.id for judgement in SIF.judgements if judgement.id != "overall"]
WRITTEN = {
    "the CSV of grade": ("grade", "csv", None),
    "the CSV of grade for Excel": ("grade", "csv", None),
    "the workbook of grade": ("grade", "xlsx", None),
    "the JSON of grade": ("grade", "json", None),
    "the JSON Lines of grade": ("grade", "jsonl", None),
    "the workbook of a timeline, its sheet of grades": ("timeline", "xlsx", "Grade"),
    "the workbook of a report": ("report", "xlsx", None),
}
"""What is read back: the kind of answer, its format, and the sheet where it is not the first."""

REFUSED = [("timeline", form) for form in ("csv", "json", "jsonl", "xlsx")]
REFUSED += [("due", form) for form in ("csv", "json", "jsonl", "xlsx")]

# Croydon's own judgements, with an award that the rules do not leave open.
BREACH = dict.fromkeys(JUDGED, "inadequate") | {"authority": "Croydon", "overall": "good"}


def as_csv(rows: Sequence[dict[str, str]]) -> bytes:
    """A user's own table of those rows."""
    text = io.StringIO()
    writer = csv.DictWriter(text, list(dict.fromkeys(name for row in rows for name in row)))
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


def written(how: str, content: bytes, **asked: object) -> tuple[bytes, str | None]:
    """A table as sifcalc answers it, and the sheet to read of that."""
    kind, form, sheet = WRITTEN[how]
    request = {"answer": kind, "name": "cases.csv", "content": content, "as_of": "2018-10-01"}
    return download(request | {"excel": "Excel" in how} | asked, form), sheet


def read_back(content: bytes, sheet: str | None, folder: Path) -> list[Case]:
    path = folder / "written"
    path.write_bytes(content)
    return load(path, sheet=sheet)


def same(cases: Sequence[Case]) -> list[tuple[object, ...]]:
    """What has to be the same: whose each case is, its judgements and award, what they lead to."""
    found: list[tuple[object, ...]] = []
    for case in cases:
        grading = grade(case.judgements)
        what = (grading.awarded, grading.permitted, grading.basis, grading.agrees)
        found.append((case.authority, outcomes(case.judgements), *what))
    return found


@pytest.mark.parametrize("how", WRITTEN)
def test_every_published_inspection_is_read_back_as_it_was_graded(how: str, tmp_path: Path) -> None:
    published = load("published")
    rows = [
        {"authority": case.authority or "", "report_published": "2017-09-04"}
        | {id: outcome.words for id, outcome in outcomes(case.judgements).items() if outcome}
        for case in published
    ]
    assert 172 == len(rows)
    assert same(published) == same(read_back(*written(how, as_csv(rows)), tmp_path))


def test_the_two_known_by_their_overall_alone_are_read_back(tmp_path: Path, sifcalc: Run) -> None:
    path = tmp_path / "published.xlsx"
    assert 0 == sifcalc("grade", "published", "-o", path).code
    assert 0 == sifcalc("grade", path, "-o", tmp_path / "again.csv").code
    awards = {case.authority: case.judgements.overall for case in load(tmp_path / "again.csv")}
    assert (Grade.REQUIRES_IMPROVEMENT,) * 2 == (awards["Northamptonshire"], awards["Poole"])


names = st.text(st.characters(categories=["L", "N", "P", "S", "Zs"]), max_size=9).map(str.strip)
grades = st.sampled_from([each.words for each in Grade])
rows = st.fixed_dictionaries(
    {
        "authority": names.filter(lambda name: not name.startswith("'")),
        "report_published": st.just("2017-09-04"),
        **{id: grades | st.sampled_from(["", NotJudged.NOT_JUDGED.words]) for id in JUDGED},
        "overall": st.just("") | grades,
        # A grade under a heading of one's own is refused, as is tested elsewhere.
        "ward": names.filter(lambda name: not is_word_of_grade(name)),
    }
).filter(lambda row: any(row[id] for id in ("leadership", "looked_after", "overall")))


@pytest.mark.parametrize("how", [how for how in WRITTEN if WRITTEN[how][0] == "grade"])
@settings(max_examples=100)
@given(given_rows=st.lists(rows, min_size=5, max_size=5))
def test_whatever_was_judged_and_awarded_is_read_back(
    how: str, given_rows: list[dict[str, str]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder, content = tmp_path_factory.mktemp("cases"), as_csv(given_rows)
    (folder / "given.csv").write_bytes(content)
    assert same(load(folder / "given.csv")) == same(read_back(*written(how, content), folder))


@pytest.mark.parametrize("form", ["csv", "json", "jsonl"])
def test_an_answer_to_what_was_read_back_says_the_same_of_what_the_file_held(form: str) -> None:
    content = as_csv([BREACH | {"ward": "Fieldway", "caseload": "=17"}])
    first = download({"answer": "grade", "name": "cases", "content": content}, form)
    assert first == download({"answer": "grade", "name": "cases", "content": first}, form)


@pytest.mark.parametrize("how", WRITTEN)
def test_a_breach_is_a_breach_still(how: str, tmp_path: Path, sifcalc: Run) -> None:
    content, sheet = written(how, as_csv([BREACH | {"report_published": "2017-09-04"}]))
    path = tmp_path / "written"
    path.write_bytes(content)
    assert 1 == sifcalc("grade", path, *(("--sheet", sheet) if sheet else ())).code


def test_that_an_answer_is_read_is_said_once(tmp_path: Path, sifcalc: Run) -> None:
    path = tmp_path / "graded.csv"
    path.write_bytes(written("the CSV of grade", as_csv([BREACH] * 3))[0])
    assert (
        f"note: {path}: read as an answer of `sifcalc grade`: 'awarded' is the award; passed over:"
        " 'source_file', 'permitted', 'overall', 'indicative', 'basis', 'agrees', 'findings',"
        " 'reasons', 'warnings', 'notes', 'other', 'authority_name', 'authority_code', 'ofsted_urn'"
        " and 'region'\n"
    ) == sifcalc("grade", path, "--format", "jsonl").err


def test_every_column_that_grade_writes_is_read_or_passed_over() -> None:
    found = {*COLUMNS}
    for kind in ("grade", "timeline", "report"):
        layout = LAYOUTS[kind]
        [sheet] = [s for s in book_sheets(layout, (), JUDGED, of_one=True) if s.name == "Grade"]
        found |= {column.name for column in sheet.columns}
        for column in sheet.columns:
            assert bare(column.name) == bare(column.heading)
            assert column_of(column.name) == column_of(column.heading)
    unknown = {heading for heading in found if not column_of(heading)}
    assert unknown <= set(PASSED_OVER)
    assert PASSED_OVER - found == {"schema_version"}


def graded(**changed: str) -> list[list[str]]:
    """The breach as the CSV of grade has it, as rows of cells."""
    content, _ = written("the CSV of grade", as_csv([BREACH | changed]))
    return [*csv.reader(io.StringIO(content.decode()))]


def only(rows: list[list[str]], kept: Sequence[str]) -> str:
    """The rows with the columns that are kept alone."""
    at = [rows[0].index(name) for name in kept]
    text = io.StringIO()
    csv.writer(text).writerows([[row[n] for n in at] for row in rows])
    return text.getvalue()


@pytest.mark.parametrize("left_out", COLUMNS)
def test_a_breach_without_any_one_column_never_fits(left_out: str, sifcalc: Run) -> None:
    ran = sifcalc("grade", "-", stdin=only(graded(), [c for c in COLUMNS if c != left_out]))
    lost = {"awarded", *Judgements.model_fields} - {"overall"}
    assert (2 if left_out in lost else 1) == ran.code
    assert left_out not in lost or "<stdin>:1:" in ran.err


@pytest.mark.parametrize("renamed", COLUMNS)
@pytest.mark.parametrize("name", ["column {}", "my {}", "{}?"])
def test_a_breach_with_any_one_column_renamed_never_fits(
    renamed: str, name: str, sifcalc: Run
) -> None:
    rows = graded()
    rows[0] = [name.format(each) if each == renamed else each for each in rows[0]]
    assert sifcalc("grade", "-", stdin=only(rows, rows[0])).code in (1, 2)


@pytest.mark.parametrize(
    "mark", [each for each in COLUMNS if not column_of(each) and each not in OF_MANY_A_TABLE]
)
def test_an_overall_beside_a_single_mark_of_an_answer_is_not_taken_for_the_award(
    mark: str, sifcalc: Run
) -> None:
    ran = sifcalc("grade", "-", stdin=only(graded(), ["authority", mark, *JUDGED, "overall"]))
    assert (2, "") == (ran.code, ran.out)
    assert f"<stdin>:1:9: answer-of-sifcalc: 'overall' stands beside '{mark}'" in ran.err


def test_an_award_left_empty_where_the_answer_tells_of_one_is_asked_for(sifcalc: Run) -> None:
    rows = graded()
    rows[1][rows[0].index("awarded")] = ""
    ran = sifcalc("grade", "-", stdin=only(rows, rows[0]))
    assert (2, "") == (ran.code, ran.out)
    assert "answer-of-sifcalc: 'agrees' is 'false', and the award is empty" in ran.err


def test_an_award_left_empty_beside_an_overall_is_asked_for_where_nothing_tells_of_it(
    sifcalc: Run,
) -> None:
    row = BREACH | {"awarded": "", "basis": "inspection"}
    ran = sifcalc("grade", "-", stdin=f"{','.join(row)}\n{','.join(row.values())}\n")
    assert (2, "") == (ran.code, ran.out)
    assert "answer-of-sifcalc: 'overall' is 'good', and the award is empty" in ran.err


OWN = dict.fromkeys(JUDGED[:3], "inadequate") | {"leadership": "good"}


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"overall": "good", "basis": "inspection", "agrees": "yes"}, 2),
        ({"awarded": "good", "basis": "inspection", "agrees": "yes"}, 1),
        ({"awarded": "good", "overall": "inadequate"}, 1),
        ({"awarded": "inadequate", "overall": "good"}, 0),
        ({"awarded": "", "overall": "good"}, 2),
        ({"awarded": "Tuesday", "overall": "good"}, 2),
        ({"awarded": "good", "overall": "good", "reasons": "see the letter"}, 2),
        ({"Overall effectiveness": "good", "Warnings": "none"}, 2),
        ({"overall": "good", "notes": "none", "other": "x", "as of": "2017-09-04"}, 1),
        (
            {"overall": "good"}
            | dict.fromkeys(
                (
                    *("actor", "applies", "cycle", "earliest", "latest", "severity", "sources"),
                    *("strength", "id", "rule"),
                ),
                "x",
            ),
            1,
        ),
    ],
    ids=lambda value: ",".join(value) if isinstance(value, dict) else "",
)
def test_a_table_of_ones_own_never_loses_its_award_unsaid(
    more: dict[str, str], code: int, sifcalc: Run
) -> None:
    assert code == sifcalc("grade", "-", stdin=as_csv([OWN | more])).code


def test_where_the_two_columns_differ_the_row_is_noted(sifcalc: Run) -> None:
    pairs = [("inadequate", "good"), ("RI", "requires improvement"), ("inadequate", "")]
    cases = [{"leadership": "good", "awarded": one, "overall": two} for one, two in pairs]
    ran = sifcalc("grade", "-", "--format", "jsonl", stdin=as_csv(cases))
    assert [
        "note: <stdin>: 'awarded' is the award; passed over: 'overall'",
        "note: <stdin>:2:3: 'overall' is 'good', and the award, 'inadequate', is taken",
    ] == ran.err.splitlines()
    assert ["inadequate", "requires_improvement", "inadequate"] == [
        json.loads(line)["awarded"] for line in ran.out.splitlines()
    ]


@pytest.mark.parametrize(("kind", "form"), REFUSED)
@pytest.mark.parametrize("command", ["grade", "timeline", "check"])
def test_a_timeline_and_a_monday_list_are_refused_as_what_they_are(
    kind: str, form: str, command: str, tmp_path: Path, sifcalc: Run
) -> None:
    asked: dict[str, object] = {"answer": kind, "as_of": "2017-10-01", "within": 60}
    content = download(asked | {"name": "croydon.yaml", "content": CROYDON.read_bytes()}, form)
    path = tmp_path / f"written.{form}"
    path.write_bytes(content)
    names = load_workbook(path).sheetnames if form == "xlsx" else [None]
    assert names
    for sheet in names:
        if sheet == "Grade":  # it is read back
            continue
        ran = sifcalc(command, path, *(("--sheet", sheet) if sheet else ()))
        assert (2, "") == (ran.code, ran.out)
        assert "answer-of-sifcalc: this is an answer of sifcalc, not a case" in ran.err


@pytest.mark.parametrize("left_out", table(LAYOUTS["timeline"]).headings)
def test_a_timeline_without_any_one_column_is_no_case_either(left_out: str, sifcalc: Run) -> None:
    asked = {"answer": "timeline", "as_of": "2017-10-01", "name": "croydon.yaml"}
    content = download(asked | {"content": CROYDON.read_bytes()}, "csv").decode()
    rows = [*csv.reader(io.StringIO(content))]
    ran = sifcalc("grade", "-", stdin=only(rows, [c for c in rows[0] if c != left_out]))
    assert (2, "") == (ran.code, ran.out)


def test_a_list_of_ones_own_that_names_no_judgement_is_a_table_of_cases_still(
    sifcalc: Run,
) -> None:
    table_of_dates = "authority,id,status,earliest,report_received\nExampleshire,7,x,y,2017-09-04\n"
    ran = sifcalc("timeline", "-", "--get", "action-plan", stdin=table_of_dates)
    assert (0, "Exampleshire\t2017-12-11\n") == (ran.code, ran.out)


def breach_in_json(**changed: Any) -> dict[str, Any]:
    reply = answer({"answer": "grade", "fields": BREACH})["answers"]
    assert isinstance(reply, list)
    [found] = reply
    return {**found, **changed}


def without(data: dict[str, Any], key: str) -> dict[str, Any]:
    return {name: value for name, value in data.items() if name != key}


@pytest.mark.parametrize("left_out", breach_in_json())
def test_a_breach_in_json_without_any_one_key_never_fits(left_out: str, sifcalc: Run) -> None:
    ran = sifcalc("grade", "-", stdin=json.dumps([without(breach_in_json(), left_out)]))
    lost = {"schema_version", "awarded", "judgements"}
    assert (2 if left_out in lost else 1) == ran.code


@pytest.mark.parametrize("judgement", [*JUDGED, "overall"])
def test_a_breach_in_json_without_a_judgement_is_refused(judgement: str, sifcalc: Run) -> None:
    found = breach_in_json()
    found["judgements"] = without(found["judgements"], judgement)
    ran = sifcalc("grade", "-", stdin=json.dumps(found))
    assert (2, "") == (ran.code, ran.out)
    assert "<stdin>:1:" in ran.err


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"awarded": "inadequate"}, "'awarded' is 'inadequate' here, and 'overall' of the"),
        ({"reprot": {"received": "2017-09-04"}}, "unknown-key: 'reprot' is not a key of a case"),
    ],
)
def test_json_that_contradicts_itself_or_holds_a_strange_key_is_refused(
    changed: dict[str, Any], said: str, sifcalc: Run
) -> None:
    ran = sifcalc("grade", "-", stdin=json.dumps(breach_in_json(**changed)))
    assert (2, "") == (ran.code, ran.out)
    assert said in ran.err


@pytest.mark.parametrize(
    ("twice", "id"), [("reprot", "unknown-key"), ("authority", "duplicate-key")]
)
def test_a_complaint_about_json_lines_points_into_its_own_line(
    twice: str, id: str, tmp_path: Path, sifcalc: Run
) -> None:
    good = json.dumps(breach_in_json())
    bad = f'{good[:-1]}, "{twice}": "x"}}'
    path = tmp_path / "answers.jsonl"
    path.write_text(f"{good}\n{bad}\n{good}\n", encoding="utf-8")
    ran = sifcalc("check", path)
    assert 2 == ran.code
    assert f"{path}:2:{bad.rindex(twice)}: {id}" in ran.err


def test_several_cases_that_are_no_answers_stay_refused(tmp_path: Path) -> None:
    path = tmp_path / "cases.json"
    path.write_text('[{"leadership": "good"}, {"schema_version": 1}]', encoding="utf-8")
    with pytest.raises(BadInput, match="no-case"):
        load(path)


@pytest.mark.parametrize("options", [(), ("--excel",)])
@pytest.mark.parametrize("name", ["=1+1", "'=x", "''+44", "-Shire", "'Shire"])
def test_a_name_that_begins_like_a_formula_is_the_same_when_read_back(
    name: str, options: tuple[str, ...], tmp_path: Path, sifcalc: Run
) -> None:
    case, kept = tmp_path / "case.json", tmp_path / "kept.csv"
    case.write_text(json.dumps({"authority": name, "leadership": "good"}))
    assert 0 == sifcalc("grade", case, "-q", *options, "-o", kept).code
    assert [name] == [read.authority for read in load(kept)]
