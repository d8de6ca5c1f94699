"""A script gets the bare value, or the reason why there is none."""

import json

import pytest
from support.running import CROYDON, PUBLISHED, Run


@pytest.mark.parametrize(
    ("arguments", "printed"),
    [
        ("timeline --report-received 2017-09-04 --get action-plan", "2017-12-11"),
        ("timeline --report-received 2017-09-01 --get action-plan", "2017-12-08"),
        ("timeline --report-received 04/09/2017 --get action-plan", "2017-12-11"),
        (f"timeline {CROYDON} -q --get action-planning-visit", "2017-10-09/2017-10-23"),
        (f"timeline {CROYDON} -q --get first-monitoring-visit", "2017-12-11/2018-01-08"),
        (f"timeline {CROYDON} -q --get reinspection-not-before", "2018-10-08"),
        (f"timeline {CROYDON} -q --get monitoring-visit-4", "2018-10-08"),
        (f"timeline {CROYDON} --report-received 2017-09-01 --get action-plan", "2017-12-08"),
        ("workdays add 2017-12-11 -70", "2017-09-04"),
        ("workdays add 2017-09-04 70", "2017-12-11"),
        ("workdays add 2017-09-04 0", "2017-09-04"),
        ("workdays count 2017-10-01 2017-12-11", "51"),
        ("workdays count 2017-12-11 2017-09-04", "-70"),
        ("workdays holidays --from 2017-12-25 --to 2017-12-25", "2017-12-25\tChristmas Day"),
    ],
)
def test_a_script_gets_the_bare_value_and_nothing_else(
    arguments: str, printed: str, sifcalc: Run
) -> None:
    ran = sifcalc(*arguments.split())
    assert 0 == ran.code
    assert f"{printed}\n" == ran.out
    assert "" == ran.err


def test_get_prints_the_authority_beside_the_date_for_several_cases(sifcalc: Run) -> None:
    ran = sifcalc("timeline", CROYDON, CROYDON, "--get", "action-plan")
    assert ["Croydon\t2017-12-11"] * 2 == ran.out.splitlines()
    ran = sifcalc("timeline", PUBLISHED, "--get", "action-plan", "-q")
    assert 170 == len(ran.out.splitlines())
    assert "Slough\t2014-05-29" in ran.out.splitlines()


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        ("--report-received 2017-09-04 --get inspection-report", "inspection ended is not known"),
        ("--report-received 2017-09-04 --overall good --get action-planning-visit", "not inadeq"),
        ("--report-received 2014-02-14 --get first-monitoring-visit", "did not yet apply"),
    ],
)
def test_get_of_a_clock_without_a_date_exits_3_and_says_why(
    arguments: str, why: str, sifcalc: Run
) -> None:
    ran = sifcalc("timeline", *arguments.split())
    assert 3 == ran.code
    assert "" == ran.out
    assert why in ran.err


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        ("--report-received 2017-09-04 --get first-monitoring-visit", "only if inadequate"),
        ("--report-received 2028-11-01 --get action-plan", "not yet announced"),
        ("--report-received 2017-11-01 --as-of 2017-10-01 --get action-plan", "is projected"),
        (
            "--report-received 2020-01-06 --framework sif --get action-plan",
            "outside the single inspection",
        ),
        (f"{CROYDON} --get action-plan", "the clock runs from receipt"),
        (f"{CROYDON} --get first-monitoring-visit", "the clock runs from receipt"),
    ],
)
def test_a_date_that_is_not_certain_comes_with_a_note_on_standard_error(
    arguments: str, why: str, sifcalc: Run
) -> None:
    ran = sifcalc("timeline", *arguments.split())
    assert 0 == ran.code
    assert 1 == len(ran.out.splitlines())
    assert why in ran.err
    assert "" == sifcalc("timeline", *arguments.split(), "-q").err


def test_an_option_fills_in_a_part_of_the_case_that_its_file_leaves_empty(sifcalc: Run) -> None:
    arguments = "timeline - --report-received 2017-09-04 --get action-plan".split()
    ran = sifcalc(*arguments, stdin="authority: Exampleshire\nreport:\n")
    assert (0, "2017-12-11\n") == (ran.code, ran.out), ran.err


def test_a_letters_date_that_the_law_does_not_allow_is_warned_of_also_under_quiet(
    sifcalc: Run,
) -> None:
    counted = ("timeline", "--report-received", "2017-09-01", "--get", "action-plan", "-q")
    assert (0, "2017-12-08\n", "") == sifcalc(*counted)
    assert "2017-12-04\n" == sifcalc(*counted, "--action-plan-stated", "2017-12-04").out
    later = sifcalc(*counted, "--action-plan-stated", "2017-12-11")
    assert (0, "2017-12-08\n") == (later.code, later.out)
    assert later.err.startswith("warning: This case: The letter's date for action-plan, Monday 11")


def test_every_clock_with_a_date_can_be_got(sifcalc: Run) -> None:
    [found] = json.loads(sifcalc("timeline", CROYDON, "--format", "json").out)
    for milestone in found["milestones"]:
        ends = [milestone[end] for end in ("earliest", "latest") if milestone[end]]
        ran = sifcalc("timeline", CROYDON, "-q", "--get", milestone["id"])
        assert ("/".join(ends) + "\n" if ends else "") == ran.out
        assert (0 if ends else 3) == ran.code


def test_a_case_without_an_authority_is_called_by_its_row(sifcalc: Run) -> None:
    table = "authority,report_received\n,2017-09-04\n  ,2017-09-05\n"
    ran = sifcalc("timeline", "-", "--get", "action-plan", stdin=table)
    assert ["<stdin>:2\t2017-12-11", "<stdin>:3\t2017-12-12"] == ran.out.splitlines()


def test_a_date_without_one_outweighs_a_breach_in_the_exit_code(sifcalc: Run) -> None:
    arguments = "--report-received 2017-09-04 --overall good --help-and-protection inadequate"
    ran = sifcalc("timeline", *arguments.split(), "--get", "action-planning-visit")
    assert (3, "") == (ran.code, ran.out)


def test_visits_alone_are_enough_to_project_the_next(sifcalc: Run) -> None:
    case = "judgements: {overall: inadequate}\nmonitoring_visits: [2017-12-01]\n"
    arguments = ("--get", "monitoring-visit-2", "--as-of", "2018-01-01", "-q")
    assert "2018-03-01\n" == sifcalc("timeline", "-", *arguments, stdin=case).out


def test_several_dates_are_a_line_each_in_the_order_asked(sifcalc: Run) -> None:
    asked = ("--get", "publish report", "--get", "action-plan")
    ran = sifcalc("timeline", CROYDON, *asked, "-q")
    assert (0, "publish-report\t2017-10-16\naction-plan\t2017-12-11\n") == (ran.code, ran.out)
    table = "authority,report_received\nCroydon,2017-09-04\nSlough,\n"
    ran = sifcalc("timeline", "-", *asked, "-q", stdin=table)
    lines = ["Croydon\tpublish-report\t2017-10-16", "Croydon\taction-plan\t2017-12-11"]
    assert (0, lines) == (ran.code, ran.out.splitlines())


def test_one_of_several_without_a_date_exits_3_and_the_others_are_printed(sifcalc: Run) -> None:
    ran = sifcalc("timeline", CROYDON, "--get", "plan-reviewed", "--get", "action-plan", "-q")
    assert (3, "action-plan\t2017-12-11\n") == (ran.code, ran.out)
    assert "plan-reviewed has no date here" in ran.err
