"""`sifcalc new --ask`, as a person answers it at a terminal."""

import json
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from support.running import TESTS, Run
from support.settled import PROGRAM as SETTLED
from support.terminals import Conversation, conversation

from sifcalc import Case, load

pytestmark = pytest.mark.skipif(os.name == "nt", reason="a terminal of its own is POSIX's")

NEW = (sys.executable, "-m", "sifcalc", "new", "--ask")
GATE = "Has anything happened since the report that the case should record? [y/N]: "
CROYDON = {
    "Local authority (NAME)": "Croydon",
    "First day of the inspection on site (DATE)": "20 June 2017",
    "Last day of the inspection on site (DATE)": "13/07/2017",
    "as the pre-publication copy (DATE)": "1 Sep 2017",
    "Day Ofsted published the report (DATE)": "2017-09-04",
    "who need help and protection (GRADE)": "4",
    "looked after and achieving permanence (GRADE)": "inadequate",
    "Adoption performance (GRADE)": "RI",
    "progress of care leavers (GRADE)": "Requires Improvement",
    "Leadership, management and governance (GRADE)": "inadequate",
    "Local Safeguarding Children Board (GRADE)": "",
    "as awarded, if known; checked (GRADE)": "inadequate",
}
FRAMEWORK = "where neither its judgements nor its dates tell (sif|ilacs)"
UNKNOWN = {**dict.fromkeys([*CROYDON][:5], ""), FRAMEWORK: "", **dict.fromkeys([*CROYDON][5:], "")}
"""Where no date tells the framework, it is asked for; left empty, it is the oldest."""


@contextmanager
def asked(folder: Path, *more: str, command: tuple[str, ...] = NEW) -> Iterator[Conversation]:
    path = f"{TESTS}:{os.environ.get('PYTHONPATH', '')}"
    with conversation((*command, *more), folder, PYTHONPATH=path) as person:
        yield person


def answer(person: Conversation, answers: dict[str, str]) -> None:
    """Answer each question that ends so, in the order in which they come."""
    for question, typed in answers.items():
        end = "" if question.endswith(": ") else ": "
        person.wait_for(f"{question}{end}")
        person.type(f"{typed}\n")


def written(folder: Path, name: str = "case.yaml") -> Case:
    [case] = load(folder / name)
    return case


def test_a_case_is_asked_for_question_by_question_and_ends_with_its_grade(tmp_path: Path) -> None:
    with asked(tmp_path, "case.yaml") as person:
        answer(person, CROYDON)
        answer(person, {GATE: ""})
        assert 0 == person.end()
    for said in (
        "London Borough of Croydon, London\n",
        "Tuesday 20 June 2017\n",
        "Thursday 13 July 2017\n",
        "Friday 1 September 2017\n",
        "Monday 4 September 2017\n",
        "(GRADE): 4\n  inadequate\n",
        "(GRADE): RI\n  requires improvement\n",
        "Croydon: INADEQUATE, as awarded, which fits\n",
        "case.yaml is written.",
    ):
        assert said in person.seen
    case = written(tmp_path)
    assert ("Croydon", "sif", None) == (case.authority, case.framework, case.judgements.lscb)
    assert "2017-09-01" == str(case.report.received)
    assert ["case.yaml"] == [path.name for path in tmp_path.iterdir()]


def test_what_has_happened_is_asked_for_by_the_clocks_that_run(tmp_path: Path) -> None:
    with asked(tmp_path, "case.yaml", command=(*SETTLED, "new", "--ask")) as person:
        answer(person, CROYDON)
        since = {
            GATE: "y",
            "Day of the action planning visit (DATE)": "11 October 2017",
            "Day the action plan was submitted (DATE)": "8 Dec 2017",
            "states for action-plan (DATE)": "",
            "Authority publishes the report: the day it was done (DATE)": "5 September 2017",
        }
        answer(person, since)
        answer(person, {"improvement plan: the day it was done (DATE)": ""})
        answer(person, {"First day of monitoring visit 1 (DATE)": "9 Jan 2018"})
        answer(person, {"First day of monitoring visit 2 (DATE)": ""})
        answer(person, {"that a re-inspection comes next (DATE)": ""})
        answer(person, {"First day of the re-inspection on site (DATE)": ""})
        assert 0 == person.end(), person.seen
    case = written(tmp_path)
    assert ["2018-01-09"] == [str(day) for day in case.monitoring_visits]
    assert "2017-12-08" == str(case.action_plan.submitted)
    assert {"publish-report": "2017-09-05"} == {id: str(day) for id, day in case.actuals.items()}


def test_the_next_three_dates_are_said_at_the_end(tmp_path: Path, sifcalc: Run) -> None:
    with asked(tmp_path, "case.yaml", "--framework", "sif") as person:
        received = {**CROYDON, "as the pre-publication copy (DATE)": "today"}
        received["Day Ofsted published the report (DATE)"] = ""
        received["as awarded, if known; checked (GRADE)"] = ""
        for question in ("First day of the inspection", "Last day of the inspection"):
            received[f"{question} on site (DATE)"] = ""
        answer(person, received)
        answer(person, {GATE: ""})
        assert 0 == person.end()
    end = person.seen.partition("INADEQUATE, as the judgements lead to\n")[2]
    dates = [line for line in end.splitlines() if line.startswith("  ")]
    assert "Warning: This case is outside the" in end
    found = json.loads(sifcalc("timeline", tmp_path / "case.yaml", "--format", "json", "-q").out)
    ahead = [m for m in found[0]["milestones"] if m["earliest"] or m["latest"]]
    assert min(3, len(ahead)) == len(dates) > 0
    assert ahead[0]["title"] in dates[0]


def test_where_nothing_lies_ahead_the_last_dates_are_said_and_how_to_see_them_as_they_stood(
    tmp_path: Path,
) -> None:
    with asked(tmp_path, "case.yaml", "--framework", "sif") as person:
        person.wait_for("Enter alone leaves a question out")
        answer(person, {**CROYDON, "who need help and protection (GRADE)": "good"})
        answer(person, {GATE: ""})
        assert 0 == person.end()
    assert "Nothing lies ahead of today" in person.seen
    assert "with `--as-of 2017-09-01`, sifcalc timeline says how it stood then" in person.seen


def test_a_date_that_is_odd_is_said_to_be_at_once_and_a_name_typed_again_is_taken(
    tmp_path: Path,
) -> None:
    with asked(tmp_path, "case.yaml", "--framework", "sif") as person:
        answer(person, {"Local authority (NAME)": "Croyden", "Is it Croydon? [Y/n]: ": "Hull"})
        person.wait_for("City Council")
        days = list(CROYDON)[1:5]
        answer(person, {**dict.fromkeys(days[:2], ""), days[2]: "4 Sep 2017", days[3]: "1/9/2017"})
        person.wait_for("after it was published on Friday 1 September 2017: an authority usually")
        answer(person, {**dict(list(CROYDON.items())[5:]), GATE: ""})
        assert 0 == person.end()
    assert "Hull" == written(tmp_path).authority


def test_an_answer_that_cannot_be_read_is_asked_for_again_with_what_is_wrong(
    tmp_path: Path,
) -> None:
    wrong = {
        "First day of the inspection on site (DATE)": ["31/02/2017", "Monday 20 June 2017"],
        "Last day of the inspection on site (DATE)": ["1 June 2017", "next week"],
        "who need help and protection (GRADE)": ["5", "inadequat"],
    }
    with asked(tmp_path, "case.yaml") as person:
        for question, right in CROYDON.items():
            for typed in (*wrong.get(question, ()), right):
                answer(person, {question: typed})
        answer(person, {GATE: ""})
        assert 0 == person.end()
    for said in (
        "February 2017 has no day 31",
        "that day is a Tuesday",
        "inspection.end, Thursday 1 June 2017, is before inspection.start, Tuesday 20 June 2017",
        "'next week' is not a date",
        "'5' is not a grade",
        "did you mean 'inadequate'?",
    ):
        assert said in person.seen
    assert "2017-06-20" == str(written(tmp_path).inspection.start)


def test_the_nearest_authority_is_offered_and_a_question_mark_explains(tmp_path: Path) -> None:
    with asked(tmp_path, "case.yaml") as person:
        answer(person, {"Local authority (NAME)": "?"})
        person.wait_for("Its name, or its DfE number, ONS code or Ofsted URN; it takes any words.")
        answer(person, {"Local authority (NAME)": "Croyden", "Is it Croydon? [Y/n]: ": ""})
        answer(person, {"First day of the inspection on site (DATE)": "?"})
        person.wait_for(
            "It takes 2017-09-04, 04/09/2017 (day first), or 4 September 2017, or today."
        )
        for question in list(UNKNOWN)[1:]:
            answer(person, {question: "?" if "help and" in question else ""})
            if "help and" in question:
                person.wait_for("See framework-2015 paras 16, 20; it takes outstanding, good,")
                answer(person, {question: ""})
        assert 0 == person.end()
    assert "Croydon: OVERALL EFFECTIVENESS NOT KNOWN" in person.seen
    assert "No date to count from yet" in person.seen
    assert "Croydon" == written(tmp_path).authority


@pytest.mark.parametrize("key", ["\x03", "\x04"], ids=["Ctrl-C", "Ctrl-D"])
@pytest.mark.parametrize("after", [0, 7])
def test_breaking_off_writes_nothing_and_says_so(key: str, after: int, tmp_path: Path) -> None:
    questions = list(CROYDON.items())
    with asked(tmp_path, "case.yaml") as person:
        answer(person, dict(questions[:after]))
        person.wait_for(f"{questions[after][0]}: ")
        time.sleep(0.5)  # Python has asked, and is not yet reading: it would act at the next key
        person.type(key)
        assert 130 == person.end()
    assert person.seen.endswith("sifcalc: broken off, and nothing is written\n")
    assert [] == list(tmp_path.iterdir())


@pytest.mark.parametrize("replace", [True, False])
def test_a_file_that_is_there_is_replaced_only_where_that_is_answered(
    replace: bool, tmp_path: Path
) -> None:
    path = tmp_path / "case.yaml"
    path.write_text("leadership: good\n", encoding="utf-8")
    with asked(tmp_path, "case.yaml") as person:
        answer(person, {"case.yaml is there already. Replace it? [y/N]: ": "y" if replace else ""})
        if replace:
            answer(person, {**UNKNOWN, "Local authority (NAME)": "Hull"})
            answer(person, {})
        assert (0 if replace else 2) == person.end()
    if replace:
        assert "Hull" == written(tmp_path).authority
    else:
        assert "--force replaces it" in person.seen
        assert "leadership: good\n" == path.read_text(encoding="utf-8")


def test_a_name_too_long_for_a_file_is_refused_before_anything_is_asked(tmp_path: Path) -> None:
    with asked(tmp_path, "case" * 100) as person:
        assert 2 == person.end()
    assert "cannot be written: file name too long" in person.seen
    assert "Enter alone leaves a question out" not in person.seen


def test_without_a_name_the_file_is_asked_for_last(tmp_path: Path) -> None:
    with asked(tmp_path) as person:
        answer(person, {**UNKNOWN, "Local authority (NAME)": "Hull"})
        answer(person, {"File to write [case.yaml]: ": "hull.json"})
        person.wait_for("this would be read as JSON")
        answer(person, {"File to write [case.yaml]: ": "hull.yaml"})
        assert 0 == person.end()
    assert "Hull" == written(tmp_path, "hull.yaml").authority


def test_without_a_terminal_it_is_refused_with_what_to_do(tmp_path: Path, sifcalc: Run) -> None:
    ran = sifcalc("new", "--ask", tmp_path / "case.yaml", stdin="Croydon\n")
    assert (2, "") == (ran.code, ran.out)
    assert "--ask asks at a terminal, and this is none: `sifcalc new FILE` writes" in ran.err
    assert [] == list(tmp_path.iterdir())


def test_another_frameworks_questions_are_its_own(tmp_path: Path) -> None:
    program = (
        "import sys; from invented import PLAYGROUNDS as p;"
        "from sifcalc.rulebook.frameworks import FRAMEWORKS; FRAMEWORKS[p.id] = p;"
        "from sifcalc.cli import main; sys.exit(main(sys.argv[1:]))"
    )
    command = (sys.executable, "-c", program, "new", "--ask")
    with asked(tmp_path, "case.yaml", command=command) as person:
        told = {
            **dict.fromkeys(list(CROYDON)[:5], ""),
            "Local authority (NAME)": "Exampleshire",
            "First day of the inspection on site (DATE)": "12 May 2031",
            "nor its dates tell (sif|ilacs|playgrounds)": "playgrounds",
            "The state of slides (GRADE)": "good",
            "The state of swings (GRADE)": "4",
            "The state of sandpits (GRADE)": "",
        }
        answer(person, told)
        assert 0 == person.end()
    assert "leadership" not in (tmp_path / "case.yaml").read_text(encoding="utf-8")
    assert "framework: playgrounds\n" in (tmp_path / "case.yaml").read_text(encoding="utf-8")
    assert "NO OVERALL EFFECTIVENESS" in person.seen
