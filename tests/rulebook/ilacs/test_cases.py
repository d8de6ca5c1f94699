"""What the framework since 2018 makes of a case: its judgements, its day, its letters."""

import json
import re
from datetime import date
from typing import Any

import pytest
from support.running import CROYDON, Run

from sifcalc import Case, timeline

TRAFFORD = "authority: Trafford\ninspection: {start: 2026-06-08, end: 2026-06-19}\n"
SLOUGH = """
authority: Slough
inspection: {start: 2023-01-23}
judgements: {leaders: 4, help_and_protection: RI, in_care: RI, care_leavers: RI, overall: RI}
"""
HARROW = """
authority: Harrow
inspection: {start: 2025-01-20}
judgements: {leaders: RI, help_and_protection: good, in_care: good, care_leavers: inadequate}
"""
ST_HELENS = """
authority: St Helens
activity: focused visit
priority_action: yes
inspection: {end: 2018-07-12}
report: {received: 2018-08-07}
stated: {focused-visit-draft: 2018-09-10, focused-visit-plan: 2018-12-03}
"""


def answer(run: Run, command: str, case: str, *options: str) -> dict[str, Any]:
    ran = run(command, "-", "--format", "json", "-q", *options, stdin=case)
    assert 0 == ran.code, ran.err
    [found] = json.loads(ran.out)
    return dict(found)


def of(run: Run, case: str, id: str, as_of: str = "2026-08-05") -> dict[str, Any]:
    found = answer(run, "timeline", case, "--as-of", as_of)
    [milestone] = [each for each in found["milestones"] if each["id"] == id]
    return dict(milestone)


def test_leaders_alone_inadequate_leaves_two_grades_and_sloughs_award_is_one(sifcalc: Run) -> None:
    found = answer(sifcalc, "grade", SLOUGH)
    assert (["requires_improvement", "inadequate"], None, True, "observed") == (
        found["permitted"],
        found["overall"],
        found["agrees"],
        found["basis"],
    )
    assert "ilacs" == found["framework"]


def test_care_leavers_alone_inadequate_leave_inadequate_for_harrow(sifcalc: Run) -> None:
    found = answer(sifcalc, "grade", HARROW)
    assert (["inadequate"], None, None) == (found["permitted"], found["overall"], found["agrees"])


def test_an_overall_given_for_traffords_inspection_of_2026_is_refused_with_the_reason(
    sifcalc: Run,
) -> None:
    judged = "judgements: {leaders: good, help_and_protection: good, overall: good}\n"
    ran = sifcalc("grade", "-", stdin=TRAFFORD + judged)
    assert (2, "") == (ran.code, ran.out)
    assert "wrong-judgement: overall is given in inspections begun from" in ran.err
    assert "to Tuesday 31 March 2026" in ran.err
    assert "judgements November 2025" in ran.err
    without = sifcalc("grade", "-", stdin=TRAFFORD + judged.replace(", overall: good", ""))
    assert 0 == without.code
    assert "NO OVERALL EFFECTIVENESS" in without.out


def test_traffords_report_came_on_day_31_and_is_neither_late_nor_met(sifcalc: Run) -> None:
    case = f"{TRAFFORD}report: {{published: 2026-08-03}}\n"
    found = of(sifcalc, case, "inspection-report-observed")
    assert ("2026-07-28", None, None, None) == (
        found["earliest"],
        found["latest"],
        found["status"],
        found["working_days_left"],
    )
    assert "seen in 4 of 11 reports, not a limit" == found["seen"]
    assert "on day 31 in 6" in found["note"]
    assert "Done on Monday 3 August 2026, working day 31." in found["note"]
    assert ["Summer bank holiday"] == [
        holiday["name"] for holiday in of(sifcalc, case, "action-plan")["bank_holidays_skipped"]
    ]


def test_st_helens_stated_days_are_taken_beside_those_counted(sifcalc: Run) -> None:
    draft, plan = (
        of(sifcalc, ST_HELENS, id, "2018-08-13")
        for id in ("focused-visit-draft", "focused-visit-plan")
    )
    assert ("2018-09-10", 3, "asked") == (
        draft["latest"],
        draft["stated_difference"],
        draft["strength"],
    )
    assert ("2018-12-03", 13, "should") == (
        plan["latest"],
        plan["stated_difference"],
        plan["strength"],
    )
    assert "Wednesday 5 September 2018" in draft["note"]
    assert "Wednesday 14 November 2018" in plan["note"]


@pytest.mark.parametrize(
    ("report", "draft", "plan"),
    [
        ("{received: 2018-08-07, published: 2018-08-08}", "2018-09-05\n", "2018-11-14\n"),
        ("{received: 2018-08-07}", "2018-09-05\n", "2018-11-14\n"),  # a day before it, as seen
        ("{published: 2018-08-08}", "2018-09-06\n", "2018-11-15\n"),
        ("{received: 2018-08-06, published: 2018-08-07}", "", ""),
        ("{received: 2018-08-06}", "", ""),
        ("{published: 2018-08-07}", "", ""),
    ],
)
def test_the_day_of_a_letter_and_not_of_its_receipt_decides_whether_it_asks_for_a_plan(
    report: str, draft: str, plan: str, sifcalc: Run
) -> None:
    case = f"activity: focused visit\npriority_action: yes\nreport: {report}\n"
    for id, day in (("focused-visit-draft", draft), ("focused-visit-plan", plan)):
        assert day == sifcalc("timeline", "-", "--get", id, "-q", stdin=case).out


@pytest.mark.parametrize(
    ("said", "applies", "left_out"),
    [
        ("priority_action: yes", "area for priority action", False),
        ("priority_action: no", None, True),
        ("", "if the letter makes a new area for priority action", False),
    ],
)
def test_a_focused_visit_asks_for_a_plan_where_its_letter_makes_an_area_for_priority_action(
    said: str, applies: str | None, left_out: bool, sifcalc: Run
) -> None:
    case = f"activity: focused_visit\nreport: {{published: 2026-01-12}}\n{said}\n"
    found = answer(sifcalc, "timeline", case, "--as-of", "2026-01-20")
    shown = [each["applies"] for each in found["milestones"] if each["id"] == "focused-visit-plan"]
    assert ([] if applies is None else [applies]) == shown
    assert left_out is ("focused-visit-plan" in [each["id"] for each in found["left_out"]])


@pytest.mark.parametrize("day", ["2018-05-18", "2019-06-03", "2021-03-01", "2024-11-04"])
def test_letters_and_reports_are_evidence_and_never_said_not_to_have_been_in_force(
    day: str, sifcalc: Run
) -> None:
    case = f"framework: ilacs\ninspection: {{end: {day}}}\nreport: {{published: {day}}}\n"
    ran = sifcalc("timeline", "-", "--all", "--explain", "--as-of", day, stdin=case)
    assert "action-plan" in ran.out
    assert "was not in force then" not in " ".join(ran.out.split())


def test_before_8_august_2018_no_plan_is_counted_after_a_focused_visit(sifcalc: Run) -> None:
    case = "activity: focused_visit\npriority_action: yes\nreport: {published: 2018-05-18}\n"
    ran = sifcalc("timeline", "-", "--get", "focused-visit-plan", stdin=case)
    assert (3, "") == (ran.code, ran.out)
    assert "Before 8 August 2018" in ran.err


@pytest.mark.parametrize(
    ("began", "judged", "outside"),
    [
        ("2022-12-05", "in_care_and_care_leavers: 2", ""),
        ("2022-12-05", "in_care: 2", ""),  # read as the judgement on both
        ("2022-12-05", "in_care: 2, care_leavers: 2", "in_care is given in"),
        ("2022-12-05", "in_care: 2, in_care_and_care_leavers: 2", "in_care is given in"),
        ("2023-01-01", "in_care_and_care_leavers: 2", "in_care_and_care_leavers is given in"),
        ("2023-01-01", "in_care: 2, care_leavers: 2, overall: 2", ""),
        ("2026-03-31", "in_care: 2, care_leavers: 2, overall: 2", ""),
        ("2026-04-01", "in_care: 2, care_leavers: 2, overall: 2", "overall is given in"),
        ("2026-04-01", "in_care: 2, care_leavers: 2", ""),
    ],
)
def test_the_first_day_on_site_decides_which_judgements_there_are(
    began: str, judged: str, outside: str, sifcalc: Run
) -> None:
    judgements = f"judgements: {{leaders: 2, help_and_protection: 2, {judged}}}"
    case = f"inspection: {{start: {began}}}\n{judgements}\n"
    ran = sifcalc("check", "-", stdin=case)
    assert (2 if outside else 0) == ran.code, ran.err
    assert outside in ran.err


def test_in_care_before_2023_is_read_as_the_judgement_on_both_and_that_is_noted(
    sifcalc: Run,
) -> None:
    judgements = "judgements: {leaders: 4, help_and_protection: 3, in_care: 3, overall: 4}"
    case = f"inspection: {{start: 2019-03-04}}\n{judgements}\n"
    found = answer(sifcalc, "grade", case)
    assert "requires_improvement" == found["judgements"]["in_care_and_care_leavers"]
    assert "in_care" not in found["judgements"]
    [note] = found["notes"]
    assert note.startswith("in_care is read as in_care_and_care_leavers")


def test_without_a_first_day_four_judgements_hold_only_if_begun_before_april_2026(
    sifcalc: Run,
) -> None:
    judged = "leaders: 2, help_and_protection: 2, in_care: 2, care_leavers: 2"
    [warning] = answer(sifcalc, "grade", f"judgements: {{{judged}}}")["warnings"]
    assert "only if the inspection began before Wednesday 1 April 2026" in warning
    assert [] == answer(sifcalc, "grade", f"judgements: {{{judged}, overall: 2}}")["warnings"]
    published = f"judgements: {{{judged}}}\nreport: {{published: 2024-05-09}}\n"
    assert [] == answer(sifcalc, "grade", published)["warnings"]


@pytest.mark.parametrize(
    ("case", "said"),
    [
        (
            "activity: focused visit\njudgements: {leaders: good}",
            "a focused visit is given no judgements",
        ),
        ("activity: jtai\nframework: sif", "has no joint targeted area inspection"),
        ("statement_determined: yes\nframework: ilacs", "goes with activity: jtai"),
        ("activity: jtai\nreinspection: {start: 2020-01-06}", "has no re-inspection"),
        ("judgements: {leaders: good, leadership: good}", "no framework has all of the judgements"),
        ("framework: sif\njudgements: {leaders: good}", "has no such judgements: leaders"),
    ],
)
def test_what_does_not_go_together_is_refused(case: str, said: str, sifcalc: Run) -> None:
    ran = sifcalc("check", "-", stdin=f"authority: Exampleshire\n{case}\n")
    assert 2 == ran.code
    assert said in ran.err


def test_what_is_due_holds_only_what_must_should_or_is_asked(sifcalc: Run) -> None:
    case = ST_HELENS.replace("2018-07-12", "2018-07-13")
    for given in (case, f"{TRAFFORD}report: {{published: 2026-08-03}}\n"):
        as_of = "2018-08-13" if given == case else "2026-08-05"
        ran = sifcalc(
            "timeline",
            "-",
            "--due-within",
            "900",
            "--as-of",
            as_of,
            "--format",
            "json",
            stdin=given,
        )
        strengths = {each["strength"] for each in json.loads(ran.out)}
        assert strengths
        assert strengths <= {"must", "should", "asked"}


def test_what_is_not_in_the_rulebook_is_in_every_format_but_a_calendar(sifcalc: Run) -> None:
    case = f"{TRAFFORD}report: {{published: 2026-08-03}}\n"
    for form in ("table", "json", "jsonl", "csv", "markdown", "html"):
        page = sifcalc("timeline", "-", "--format", form, "-q", stdin=case).out
        assert "publication-limit" in page, form
        assert "ot a sign that nothing is due" in page, form
    calendar = sifcalc("timeline", "-", "--format", "ics", "-q", stdin=case).out
    assert "publication-limit" not in calendar
    assert "Framework: framework for inspections since 2018" in calendar.replace("\r\n ", "")


def test_no_monitoring_visit_has_a_date_under_the_framework_since_2018(sifcalc: Run) -> None:
    judged = "leaders: 4, help_and_protection: 4, in_care: 4, care_leavers: 4, overall: 4"
    days = "inspection: {start: 2024-09-09, end: 2024-09-20}\nreport: {published: 2024-11-04}"
    case = f"{days}\njudgements: {{{judged}}}\n"
    found = answer(sifcalc, "timeline", case, "--all")
    visits = [each for each in found["milestones"] if "visit" in each["id"]]
    assert visits
    assert {(None, None)} == {(each["earliest"], each["latest"]) for each in visits}
    page = sifcalc("timeline", "-", "--explain", stdin=case).out
    assert [] == re.findall(r"[^\n]*onitoring visit[^\n]*\b20\d\d\b", page)


def test_a_reinspection_under_the_successor_begins_a_cycle_of_it(sifcalc: Run) -> None:
    croydon = CROYDON.read_text(encoding="utf-8")
    new = (
        "reinspection: {start: 2020-01-27, end: 2020-02-07, report_published: 2020-03-17,"
        " overall: good}\n"
    )
    found = answer(sifcalc, "timeline", croydon + new, "--as-of", "2020-04-01")
    of_each = {(each["cycle"], each["framework"]) for each in found["milestones"]}
    assert {(1, "sif"), (2, "ilacs")} == of_each
    second = {each["id"]: each for each in found["milestones"] if each["cycle"] == 2}
    assert "2022-08-07" == second["next-inspection"]["earliest"]
    assert "seen in 52 of 101 reports, not a limit" == second["inspection-report-observed"]["seen"]
    assert "monitoring-visits" in second
    page = sifcalc("timeline", "-", "--as-of", "2020-04-01", stdin=croydon + new).out
    assert "after the re-inspection: framework for inspections" in " ".join(page.split())


def test_a_grade_of_a_reinspection_begun_from_april_2026_is_refused(sifcalc: Run) -> None:
    case = "framework: ilacs\nreinspection: {start: 2026-05-11, overall: good}\n"
    ran = sifcalc("check", "-", stdin=f"authority: Exampleshire\n{case}")
    assert 2 == ran.code
    assert "wrong-judgement: reinspection.overall" in ran.err or "overall is given in" in ran.err


def test_a_recorded_date_that_has_no_clock_here_is_named() -> None:
    case = Case.model_validate(
        {
            "framework": "ilacs",
            "report": {"published": "2024-11-04"},
            "action_plan": {"visit": "2024-12-02"},
            "monitoring_visits": ["2025-03-03"],
        }
    )
    notes = " ".join(timeline(case, date(2025, 4, 1)).notes)
    assert "action plan visit, which has no clock here" in notes
    assert "monitoring visit 1, which has no clock here" in notes


def test_rules_prints_the_entry_of_each_framework_and_one_can_be_picked(sifcalc: Run) -> None:
    both = sifcalc("rules", "action-plan").out
    assert 2 == both.count("action-plan (after the report)")
    assert "framework for inspections since 2018" in both
    one = sifcalc("rules", "action-plan", "--framework", "ilacs").out
    assert 1 == one.count("action-plan (after the report)")
    data = json.loads(sifcalc("rules", "action-plan", "--format", "json").out)
    assert ["sif", "ilacs"] == [each["framework"] for each in data]


def test_frameworks_lists_both_with_their_spans(sifcalc: Run) -> None:
    found = json.loads(sifcalc("frameworks", "--format", "json").out)
    assert [("sif", "2013-11-19", "2018-06-11"), ("ilacs", "2018-01-01", None)] == [
        (each["id"], each["inspections_from"], each["inspections_to"]) for each in found
    ]
