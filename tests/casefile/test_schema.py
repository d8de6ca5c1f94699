"""The JSON Schema of a case file takes what the reader takes, and refuses what it refuses.

But for a day that is not in the calendar: only its form is the schema's.
"""

import json
import re
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from expect_complaints import bad_cases
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from pydantic import TypeAdapter, ValidationError
from support.running import EXAMPLES, GOOD, Run
from support.schemas import SCHEMA, VALIDATOR, in_an_editor, models
from support.strategies import cases, nearly_cases, respelled

from sifcalc import BadInput, Case, Judgements, NotJudged
from sifcalc.case import RecordedId, one_of
from sifcalc.casefile.documents import read_json
from sifcalc.casefile.schema import clock_ids, description
from sifcalc.casefile.validate import case_of, tidied
from sifcalc.complaints import Unreadable
from sifcalc.dates import MONTHS, SHORT_FORMS, in_short, in_words, read_date
from sifcalc.grades import OUTCOMES, PREVIOUS, read_outcome, read_previous
from sifcalc.rulebook.frameworks import FRAMEWORKS
from sifcalc.rulebook.sif import SIF

YAML_OR_JSON = [p for p in (*GOOD, *sorted(EXAMPLES.iterdir())) if p.suffix in (".yaml", ".json")]

# What no schema can tell: that values which can be read cannot all be true.
BEYOND_A_SCHEMA = {"impossible-dates", "wrong-judgement"}
ACTIVITIES = one_of(Case.model_fields["activity"])
IN_A_SCHEMA = {"unknown-key", "unknown-grade", "bad-date", "wrong-kind"}


def takes(kind: str, written: object) -> bool:
    """Whether the schema of one kind of value takes what is written."""
    return VALIDATOR.evolve(schema=SCHEMA["$defs"][kind]).is_valid(written)


def reads(read: Callable[[Any], object], written: object) -> bool:
    """Whether the reader of one kind of value takes what is written."""
    try:
        read(written)
    except (Unreadable, ValidationError):
        return False
    return True


def complaints(data: object) -> set[str]:
    """The ids of the reader's complaints about that data in a JSON file."""
    try:
        case_of(tidied(read_json(json.dumps(data), "case.json")))
    except BadInput as error:
        return {complaint.id for complaint in error.complaints}
    return set()


def test_the_schema_is_one_by_the_2020_draft() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    assert "https://json-schema.org/draft/2020-12/schema" == SCHEMA["$schema"]
    assert "urn:sifcalc:case" == SCHEMA["$id"]


def test_the_command_prints_the_schema(sifcalc: Run) -> None:
    ran = sifcalc("schema")
    assert (0, "") == (ran.code, ran.err)
    assert SCHEMA == json.loads(ran.out)
    assert ran.out.isascii()


@pytest.mark.parametrize("path", YAML_OR_JSON, ids=lambda path: path.name)
def test_an_editor_finds_nothing_wrong_with_a_good_file(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    VALIDATOR.validate(json.loads(text) if path.suffix == ".json" else in_an_editor(text))


def told_by_a_schema() -> list[Path]:
    files = [path for path in bad_cases() if path.suffix in (".yaml", ".json")]
    said = {path: Path(f"{path}.stderr").read_text(encoding="utf-8") for path in files}
    return [path for path in files if any(f" {id}: " in said[path] for id in IN_A_SCHEMA)]


@pytest.mark.parametrize("path", told_by_a_schema(), ids=lambda path: path.name)
def test_an_editor_sees_that_a_bad_file_is_bad(path: Path) -> None:
    assert not VALIDATOR.is_valid(in_an_editor(path.read_text(encoding="utf-8")))


def test_every_key_is_described_in_the_schema_as_in_the_model() -> None:
    for model in models().values():
        assert [] == [name for name, f in model.model_fields.items() if not description(f)]
    described = {name: inner["description"] for name, inner in SCHEMA["properties"].items()}
    fields = {**Case.model_fields, **Judgements.model_fields}
    assert {name: description(field) for name, field in fields.items()} == described
    assert list(fields) == list(described)


def test_an_editor_offers_the_grades_in_the_words_of_the_framework() -> None:
    words = "outstanding, good, requires improvement, inadequate"
    assert [*words.split(", "), "not judged"] == SCHEMA["$defs"]["grade"]["anyOf"][0]["enum"]
    assert [*words.split(", "), "adequate"] == SCHEMA["$defs"]["earlier_grade"]["anyOf"][0]["enum"]


def test_an_editor_offers_the_clocks_that_are_recorded_under_their_ids() -> None:
    actuals = SCHEMA["properties"]["actuals"]["anyOf"][0]["properties"]
    assert clock_ids(RecordedId) == {id: inner["description"] for id, inner in actuals.items()}
    assert "publish-report" in actuals
    assert "action-plan" not in actuals


@pytest.mark.parametrize(
    ("kind", "read", "spellings"),
    [("grade", read_outcome, OUTCOMES), ("earlier_grade", read_previous, PREVIOUS)],
)
@given(data=st.data())
def test_a_grade_the_reader_takes_is_one_to_the_schema(
    kind: str, read: Any, spellings: dict[str, Any], data: st.DataObject
) -> None:
    written = data.draw(respelled(spellings) | st.text() | st.integers() | st.booleans())
    assert reads(read, written) == takes(kind, written)


days = st.dates(date(1978, 1, 1), date(2102, 12, 31))
numerals = st.sampled_from(["{:04}-{:02}-{:02}", "{2:02}/{1:02}/{0:04}", "{:04}/{:02}/{:02}"])
date_like = st.builds(
    str.format, numerals, st.integers(1975, 2105), st.integers(0, 13), st.integers(0, 32)
)
months = st.sampled_from([*MONTHS, *SHORT_FORMS, "Foo", "Septem"]).flatmap(
    lambda name: st.sampled_from([name, name.upper(), name.lower()])
)
weekdays = st.sampled_from(["", "Mon ", "FRIDAY, ", "sunday\t", "Septem ", "Mon. "])
named = st.builds(
    "{}{}{sign}{}{sign}{}".format,
    weekdays,
    st.integers(0, 32),
    months,
    st.integers(1975, 2105),
    sign=st.sampled_from([" ", "-", "  ", ""]),
)
BEYOND_A_PATTERN = "is not a date:|contradicts itself"
"""What the reader says of a text that has the form of a date, and is none."""


@given(
    days.map(str)
    | days.map("{:%d/%m/%Y}".format)
    | days.map(" {0.day}/{0.month}/{0:%Y}\t".format)
    | days.map(in_words)
    | days.map(in_short)
    | date_like
    | named
    | st.text()
)
def test_the_schema_takes_what_has_the_form_of_a_date_the_reader_reads(written: str) -> None:
    try:
        read_date(written)
    except Unreadable as error:
        if re.search(BEYOND_A_PATTERN, str(error)):
            return
        assert not takes("date", written)
    else:
        assert takes("date", written)


@pytest.mark.parametrize("written", ["2017-02-29", "31/04/2017", "Tue 4 Sep 2017"])
def test_that_there_is_such_a_day_only_the_reader_tells(written: str) -> None:
    assert takes("date", written)
    assert not reads(read_date, written)
    assert "only reading the file tells" in SCHEMA["$defs"]["date"]["description"]


def test_the_pattern_of_a_date_is_no_longer_than_its_names_make_it() -> None:
    assert len(SCHEMA["$defs"]["date"]["pattern"]) < 1000


@given(
    st.sampled_from("yes no true false on off y n t f 1 0 2 01 maybe".split())
    # Python's $ stands before a last line end too; an editor's does not.
    | st.text(max_size=5).filter(lambda text: not text.endswith("\n"))
    | st.sampled_from(["YES", "yEs", "No", " no", True, False, 1, 0, 2])
)
def test_yes_or_no_is_taken_as_the_reader_takes_it(written: object) -> None:
    # The reader leaves numbers as the text they are written in.
    as_read = str(written) if type(written) is int else written
    assert reads(TypeAdapter(bool).validate_python, as_read) == takes("yes_or_no", written)


@given(cases())
def test_what_a_case_dumps_is_valid(case: Case) -> None:
    VALIDATOR.validate(case.model_dump(mode="json"))


@pytest.mark.parametrize(
    ("written", "is_a_case"),
    [
        ({}, True),
        (None, False),
        ([], False),
        ({"overall": "good", "leadership": None}, True),
        ({"judgements": None, "overall": "good"}, False),
        ({"judgements": {"overall": "good"}}, True),
        ({"inspection": None, "monitoring_visits": None, "actuals": None, "closures": None}, True),
        ({"report": {"received": None}}, True),
        ({"report": {"recieved": None}}, False),
        ({"monitoring_visits": [None]}, False),
        ({"actuals": {"publish-report": None}}, False),
        ({"actuals": {"publish-report": "2017-09-04"}}, True),
        ({"actuals": {"dfe-review-1": "2017-09-04", "dfe-review-20": "2018-09-04"}}, True),
        ({"actuals": {"dfe-review-0": "2017-09-04"}}, False),
        ({"actuals": {"dfe-review-N": "2017-09-04"}}, False),
        ({"actuals": {"action-plan": "2017-09-04"}}, False),
        ({"actuals": {"monitoring-visit-2": "2017-09-04"}}, False),
        ({"closures": ["2017-12-27", {"date": "28/12/2017", "reason": None}]}, True),
        ({"closures": [{"reason": "Staff day"}]}, False),
        ({"closures": [{"date": "2017-12-27", "why": "Staff day"}]}, False),
        ({"previous_overall": "adequate"}, True),
        ({"previous_overall": "not judged"}, False),
        ({"overall": "adequate"}, False),
        ({"authority": 5}, True),
        ({"authority": ["Exampleshire"]}, False),
    ],
)
def test_the_schema_and_the_reader_agree_on_a_case(written: object, *, is_a_case: bool) -> None:
    assert is_a_case == VALIDATOR.is_valid(written)
    assert is_a_case == (complaints(written) == set())


@given(nearly_cases())
def test_the_schema_takes_what_the_reader_takes_and_nothing_else(data: dict[str, Any]) -> None:
    said = complaints(data)
    if "wrong-framework" in said and data.get("framework") in (None, *FRAMEWORKS):
        said -= {"wrong-framework"}  # that judgements are of two frameworks, no schema tells
    if "wrong-activity" in said and data.get("activity") in (None, *ACTIVITIES):
        said -= {"wrong-activity"}  # nor that a key goes with another activity
    if "31/02/2017" not in json.dumps(data):
        assert (said <= BEYOND_A_SCHEMA) == VALIDATOR.is_valid(data)
    elif said <= BEYOND_A_SCHEMA:
        assert VALIDATOR.is_valid(data)


def test_a_command_that_needs_no_schema_imports_none() -> None:
    program = "import sys, sifcalc.cli.grade, sifcalc.cli.timeline; print(*sys.modules, sep='\\n')"
    ran = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    imported = set(ran.stdout.split())
    assert "sifcalc.case" in imported
    assert set() == imported & {
        "jinja2",
        "jsonschema",
        "sifcalc.casefile.schema",
        "sifcalc.casefile.blank",
    }


def test_the_examples_of_the_models_are_what_they_take() -> None:
    given = {
        name: {
            inner: field.examples[0]
            for inner, field in model.model_fields.items()
            if field.examples
        }
        for name, model in models().items()
    }
    assert NotJudged.NOT_JUDGED.words == given["Judgements"]["overall"]
    case = given.pop("Case")
    own = {judgement.id for judgement in SIF.judgements}
    given["Judgements"] = {id: given["Judgements"][id] for id in own}
    case = {key: value for key, value in case.items() if key != "activity"}
    parts = {name.lower(): values for name, values in given.items() if values}
    assert Case.model_validate({**case, **parts})
