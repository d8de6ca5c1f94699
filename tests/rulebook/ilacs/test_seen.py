"""What was only seen in reports: the period that it is of, and that it limits nothing."""

import json

import pytest
from support.running import Run

TRAFFORD = """
authority: Trafford
inspection: {start: 2026-06-08, end: 2026-06-19}
report: {published: 2026-08-03}
"""
OBSERVED = "inspection-report-observed"


@pytest.mark.parametrize("everything", [(), ("--all",)])
@pytest.mark.parametrize("as_of", ["2026-07-01", "2026-08-02", "2026-08-03", "2026-08-05"])
def test_the_day_seen_is_of_its_own_period_whatever_else_is_shown_and_wherever_it_is_seen_from(
    everything: tuple[str, ...], as_of: str, sifcalc: Run
) -> None:
    asked = ("timeline", "-", "--as-of", as_of, *everything, "-q")
    assert "2026-07-28/..\n" == sifcalc(*asked, "--get", OBSERVED, stdin=TRAFFORD).out
    [case] = json.loads(sifcalc(*asked, "--format", "json", stdin=TRAFFORD).out)
    assert ["seen in 4 of 11 reports, not a limit"] == [
        each["seen"] for each in case["milestones"] if each["id"] == OBSERVED
    ]
    page = sifcalc(*asked, stdin=TRAFFORD).out
    assert "Inspection report " in page
    assert "observed-observed" not in page


@pytest.mark.parametrize(
    ("activity", "days", "seen"),
    [
        ("jtai", "report: {published: 2017-03-08}", "seen in 17 of 33 letters, not a limit"),
        ("jtai", "report: {published: 2023-03-08}", "seen in 14 of 29 letters, not a limit"),
        ("jtai", "report: {published: 2020-06-08}", None),  # of neither period
        ("focused_visit", "report: {received: 2018-08-07}", "seen in 75 of 124 letters"),
        ("inspection", "report: {published: 2026-05-05}", "seen in 4 of 11 reports"),
        (
            "inspection",
            "inspection: {start: 2026-03-23}\nreport: {published: 2026-05-05}",
            None,  # begun in one period, reported in the next: it may have ended in either
        ),
    ],
)
def test_without_the_last_day_on_site_the_other_days_tell_the_period_or_nothing_is_said(
    activity: str, days: str, seen: str | None, sifcalc: Run
) -> None:
    case = f"framework: ilacs\nactivity: {activity}\n{days}\n"
    ran = sifcalc("timeline", "-", "--as-of", "2026-08-05", "--format", "json", "-q", stdin=case)
    [found] = json.loads(ran.out)
    [said] = [m["seen"] for m in found["milestones"] if m["id"].endswith("-observed")] or [None]
    assert bool(seen) is bool(said)
    assert (said or "").startswith(seen or "")
    left_out = [each["id"] for each in found["left_out"] if each["id"].endswith("-observed")]
    assert bool(seen) is not bool(left_out)


@pytest.mark.parametrize(
    ("grade", "overall", "applies"),
    [
        ("requires improvement", "", "if not inadequate"),  # not inadequate in 273 of 273 reports
        ("inadequate", "", "if not inadequate"),  # inadequate in 33 of 33
        ("requires improvement", ", overall: requires improvement", "not inadequate"),
    ],
)
def test_what_was_only_seen_of_grades_does_not_make_a_clock_certain(
    grade: str, overall: str, applies: str, sifcalc: Run
) -> None:
    rest = "leaders: 3, help_and_protection: 3, in_care: 3"
    judged = f"judgements: {{{rest}, care_leavers: {grade}{overall}}}\n"
    case = f"inspection: {{start: 2024-04-11, end: 2024-04-30}}\n{judged}"
    ran = sifcalc("timeline", "-", "--as-of", "2024-09-17", "--format", "json", "-q", stdin=case)
    [result] = json.loads(ran.out)
    [clock] = [m for m in result["milestones"] if m["id"] == "next-inspection"]
    assert applies == clock["applies"]
    assert "2026-10-30" == clock["earliest"]


def test_a_calendar_of_everything_has_the_day_seen_once(sifcalc: Run) -> None:
    asked = ("timeline", "-", "--all", "--as-of", "2026-07-01", "--format", "ics", "-q")
    ran = sifcalc(*asked, stdin=TRAFFORD)
    assert 0 == ran.code, ran.err
    assert 1 == ran.out.count("DTSTART;VALUE=DATE:20260728")
    assert 3 == ran.out.count("DTSTART")


def test_what_is_not_in_the_rulebook_is_named_once_on_a_page_of_two_cycles(sifcalc: Run) -> None:
    first = "inspection: {start: 2019-03-04, end: 2019-03-15}\nreport: {published: 2019-05-01}\n"
    again = "{start: 2021-07-05, end: 2021-07-16, report_published: 2021-09-01, overall: good}"
    case = f"framework: ilacs\n{first}reinspection: {again}\n"
    for options in ((), ("--explain",), ("--format", "html")):
        page = sifcalc("timeline", "-", "--as-of", "2021-10-01", "-q", *options, stdin=case).out
        assert 1 == page.count("publication-limit"), options
    [found] = json.loads(sifcalc("timeline", "-", "--format", "json", "-q", stdin=case).out)
    cycles = [m["cycle"] for m in found["milestones"] if m["id"] == "publication-limit"]
    assert [1, 2] == cycles


def test_what_is_due_of_an_inspection_since_2018_is_nothing_where_nothing_is(sifcalc: Run) -> None:
    ran = sifcalc("timeline", "-", "--due-within", "3", "--as-of", "2026-08-05", stdin=TRAFFORD)
    assert (0, "") == (ran.code, ran.out)
    assert "nothing is due by Mon 10 Aug 2026" in ran.err
