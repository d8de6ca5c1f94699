"""What is due, and what one party has to do, at the command line."""

import json
from pathlib import Path

import pytest
from support.running import CROYDON, Run

from invented.running import SEEN

LIST = ["sand-renewed", "site-walk", "second-look", "check-1"]
"""What the case of the invented framework has to be done, by day: the first is overdue."""


@pytest.mark.parametrize(
    ("within", "due"), [("0", 1), ("5", 1), ("6", 2), ("11", 3), ("12", 3), ("13", 4), ("30", 4)]
)
def test_what_is_due_is_what_ends_by_then_and_what_is_overdue(
    within: str, due: int, invented: Run
) -> None:
    ran = invented("timeline", "CASE", *SEEN, "--due-within", within, "--format", "json", "-q")
    assert LIST[:due] == [each["id"] for each in json.loads(ran.out)]


def test_the_monday_list_has_what_is_due_soonest_first_with_its_authority(invented: Run) -> None:
    arguments = (*SEEN, "--due-within", "12", "--format", "json", "-q")
    due = json.loads(invented("timeline", "CASE", "CASE", *arguments).out)
    assert sorted(2 * LIST[:3]) == sorted(each["id"] for each in due)
    assert {"Exampleshire"} == {each["authority"] for each in due}
    latest = [each["latest"] for each in due]
    assert sorted(latest) == latest
    page = invented("timeline", "CASE", *SEEN, "--due-within", "12").out
    assert page.index("OVER 9") < page.index("Site walk")
    explained = invented("timeline", "CASE", *SEEN, "--due-within", "12", "--explain").out
    assert explained.index("OVERDUE") < explained.index("Walk round the site")


def test_nothing_due_is_an_empty_answer_with_a_note(invented: Run) -> None:
    arguments = ("timeline", "CASE", "--as-of", "2031-06-03", "--due-within", "1")
    ran = invented(*arguments)
    assert (0, "") == (ran.code, ran.out)
    assert "nothing is due" in ran.err
    assert "[]\n" == invented(*arguments, "--format", "json").out


@pytest.mark.parametrize("name", ["local authority", "Local-Authority", "LOCAL_AUTHORITY"])
def test_one_actor_sees_only_what_is_its_own_to_do(name: str, invented: Run) -> None:
    ran = invented("timeline", "CASE", *SEEN, "--actor", name, "--format", "json", "-q")
    [found] = json.loads(ran.out)
    own = ["sand-renewed", "mending-plan", "site-walk", "check-1"]
    assert own == [milestone["id"] for milestone in found["milestones"]]
    assert {"local authority", "Ofsted and local authority"} == {
        milestone["actor"] for milestone in found["milestones"]
    }
    assert 2 == invented("timeline", "CASE", "--actor", "the mayor").code


def test_what_is_due_carries_the_warnings_of_its_case_and_the_day_it_is_seen(sifcalc: Run) -> None:
    case = ("--report-received", "2020-01-06", "--as-of", "2020-01-07", "--due-within", "100")
    ran = sifcalc("timeline", *case, "--framework=sif")
    assert "outside the single inspection framework" in ran.out
    assert "; seen Tue 7 Jan 2020\n" in ran.out
    due = json.loads(sifcalc("timeline", *case, "--format", "json", "-q").out)
    assert {"2020-01-07"} == {each["as_of"] for each in due}


def test_a_date_that_falls_on_a_weekend_is_due_on_the_working_day_before(sifcalc: Run) -> None:
    case = ("timeline", CROYDON, "--as-of", "2018-03-02", "--due-within", "0", "--format", "json")
    due = [each["id"] for each in json.loads(sifcalc(*case, "-q").out)]
    assert "dfe-review-1" in due


def test_projections_that_have_gone_by_are_not_due(sifcalc: Run) -> None:
    case = ("timeline", CROYDON, "--as-of", "2025-01-01", "--due-within", "10", "--format", "json")
    assert [] == json.loads(sifcalc(*case, "-q").out)
    due = json.loads(sifcalc(*case, "-q", "--unrecorded").out)
    assert {"unrecorded"} == {each["status"] for each in due}
    kept = CROYDON.read_text(encoding="utf-8") + "action_plan:\n  visit: 2017-10-11\n"
    due = json.loads(sifcalc("timeline", "-", *case[2:], "-q", stdin=kept).out)
    assert {"overdue"} == {each["status"] for each in due}


FIRST = """
authority: Slough
inspection: {start: 2013-11-19, end: 2013-12-11}
report: {published: 2014-02-14}
judgements: {overall: inadequate}
reinspection:
  {start: 2015-11-24, end: 2015-12-17, report_published: 2016-02-17, overall: inadequate}
"""
OWN = """
authority: Slough Borough Council
inspection: {start: 2015-11-24, end: 2015-12-17}
report: {published: 2016-02-17}
judgements: {overall: inadequate}
previous_overall: inadequate
"""


@pytest.mark.parametrize("own", [OWN, f"id: again\n{OWN}"])
@pytest.mark.parametrize("in_order", [True, False])
def test_a_reinspection_that_has_a_file_of_its_own_is_due_once(
    in_order: bool, own: str, sifcalc: Run, tmp_path: Path
) -> None:
    files = [tmp_path / "first.yaml", tmp_path / "own.yaml"]
    files[0].write_text(FIRST)
    files[1].write_text(own)

    def due(*cases: Path) -> list[tuple[str, str]]:
        arguments = ("--as-of", "2016-03-01", "--due-within", "60", "--format", "json", "-q")
        found = json.loads(sifcalc("timeline", *cases, *arguments).out)
        return sorted((each["id"], each["latest"]) for each in found)

    assert set(due(files[1])) < set(due(files[0]))
    assert due(files[0]) == due(*(files if in_order else reversed(files)))


def test_what_is_done_in_the_file_of_a_reinspection_is_not_due_in_the_first(
    sifcalc: Run, tmp_path: Path
) -> None:
    first, own = tmp_path / "first.yaml", tmp_path / "own.yaml"
    first.write_text(FIRST)
    own.write_text(f"{OWN}actuals: {{publish-report: 2016-03-21}}\n")
    arguments = ("--as-of", "2016-04-04", "--due-within", "0", "--format", "json", "-q")
    [alone] = [each for each in json.loads(sifcalc("timeline", first, *arguments).out)
               if each["cycle"] == 2 and each["id"] == "publish-report"]  # fmt: skip
    assert "2016-04-01" == alone["latest"]
    both = json.loads(sifcalc("timeline", first, own, *arguments).out)
    assert ["2014-03-28"] == [each["latest"] for each in both if each["id"] == "publish-report"]
