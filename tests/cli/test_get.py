"""A script gets the bare value, or the reason why there is none."""

import csv
import io
import json
import re
from pathlib import Path

import pytest
import time_machine
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
        ("--report-published 2017-09-04 --get action-plan", "the clock runs from receipt"),
        ("--report-received 2017-11-01 --as-of 2017-10-01 --get action-plan", "is projected"),
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


def test_what_is_noted_of_many_cases_is_said_once_and_each_case_in_doubt_is_named(
    sifcalc: Run,
) -> None:
    ran = sifcalc("timeline", PUBLISHED, "--get", "action-plan")
    said = [line for line in ran.err.splitlines() if "the clock runs from receipt" in line]
    begin = "note: Derbyshire, Hartlepool, Hillingdon, Slough, Sheffield and 165 more: action-plan"
    assert [begin] == [line[: len(begin)] for line in said]
    rows = "".join(f"Case {number},good,2020-02-03\n" for number in range(9))
    asked = ("timeline", "-", "--framework", "sif", "--get", "action-plan", "-q")
    table = f"authority,leadership,report_received\n{rows}"
    doubted = sifcalc(*asked, stdin=table).err
    assert 1 == len(doubted.splitlines())
    assert "Case 0, Case 1, Case 2, Case 3, Case 4, Case 5, Case 6, Case 7 and Case 8" in doubted


def test_what_is_noted_of_other_clocks_is_not_said_beside_the_one_that_is_asked_for(
    sifcalc: Run,
) -> None:
    asked = ("timeline", "--report-received", "2017-01-05", "--as-of", "2018-01-01")
    later = "monitoring-2017 is cited in its edition of May 2017"
    assert later in sifcalc(*asked, "--get", "action-plan").err
    assert "" == sifcalc(*asked, "--get", "publish-report").err


def test_a_recorded_day_that_no_clock_uses_is_noted_whichever_clock_is_asked_for(
    sifcalc: Run,
) -> None:
    given = "--report-received 2017-09-04 --overall good --action-plan-visit 2017-10-12"
    ran = sifcalc("timeline", *given.split(), "--as-of", "2018-01-01", "--get", "publish-report")
    assert (0, "2017-10-16\n") == (ran.code, ran.out)
    assert "12 October 2017 is given for action plan visit, which has no clock" in ran.err


@pytest.mark.parametrize("form", [(), ("--format", "json"), ("--format", "csv")])
@pytest.mark.parametrize(
    "asked",
    [
        "timeline --report-received 2020-01-06 --framework sif --get action-plan",
        "inspection 2020-01-06",
    ],
)
def test_a_case_outside_its_framework_is_warned_of_also_under_quiet(
    asked: str, form: tuple[str, ...], sifcalc: Run
) -> None:
    ran = sifcalc(*asked.split(), *form, "-q")
    warned = [line for line in ran.err.splitlines() if line.startswith("warning: This case: This")]
    assert 0 == ran.code
    if asked.startswith("timeline") or form:  # else its page says it
        assert 1 == len(warned) == len(ran.err.splitlines()), ran.err
        assert "outside the single inspection framework" in warned[0]
    listed = sifcalc("timeline", *asked.split()[1:3], "--due-within", "99", "-q", *form)
    assert form == () or listed.err.count("outside the single") <= 1


def test_a_date_that_rests_on_bank_holidays_to_come_comes_with_a_note(sifcalc: Run) -> None:
    asked = ("timeline", "--report-received", "2028-11-01", "--get", "action-plan")
    assert "note: This case: action-plan: it is provisional" in sifcalc(*asked).err


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


MANY = ("--get", "action-plan", "--get", "publish report", "--as-of", "2017-10-01", "-q")


@pytest.mark.parametrize(
    "command",
    [
        ("timeline", CROYDON, *MANY),
        ("visit", "15 August 2018", "--get", "published", "--get", "data request"),
        ("inspection", "2017-06-20", "--get", "notice", "--get", "inspection-report"),
    ],
)
def test_as_json_each_clock_asked_for_is_the_object_of_the_whole_in_the_order_asked(
    command: tuple[str | Path, ...], sifcalc: Run
) -> None:
    before = [at for at, part in enumerate(command) if part == "--get"]
    asked = [str(command[at + 1]).replace(" ", "-") for at in before]
    whole = [part for at, part in enumerate(command) if not {at, at - 1} & {*before}]
    [all_of_it] = json.loads(sifcalc(*whole, "--format", "json").out)
    clocks = {milestone["id"]: milestone for milestone in all_of_it["milestones"]}
    ran = sifcalc(*command, "--format", "json")
    found = json.loads(ran.out)
    assert (0, asked) == (ran.code, [each["id"] for each in found]), ran.err
    for each in found:
        assert (1, "sif") == (each["schema_version"], each["framework"])
        assert clocks[each["id"]].items() <= each.items()
        assert {"status", "working_days_left", "notes", "warnings"} <= each.keys()
    lines = [json.loads(line) for line in sifcalc(*command, "--format", "jsonl").out.splitlines()]
    assert found == lines
    rows = list(csv.DictReader(io.StringIO(sifcalc(*command, "--format", "csv").out)))
    assert [(each["id"], each["latest"]) for each in found] == [
        (row["id"], row["latest"]) for row in rows
    ]


def test_as_json_a_clock_says_how_things_stand_with_it(sifcalc: Run) -> None:
    [plan, report] = json.loads(sifcalc("timeline", CROYDON, *MANY, "--format", "json").out)
    assert ("Croydon", "2017-12-11", "upcoming", 51) == (
        *(plan["authority"], plan["latest"], plan["status"], plan["working_days_left"]),
    )
    assert ("2017-10-16", "2017-10-01") == (report["latest"], report["as_of"])


def test_as_data_a_clock_without_a_date_is_left_out_and_the_exit_is_3(
    tmp_path: Path, sifcalc: Run
) -> None:
    asked = ("timeline", CROYDON, "--get", "plan-reviewed", "-q")
    ran = sifcalc(*asked, "--format", "json")
    assert (3, "[]\n") == (ran.code, ran.out)
    assert "Croydon: plan-reviewed has no date here. " in ran.err
    both = sifcalc(*asked, "--get", "action-plan", "-o", tmp_path / "plan.json")
    assert (3, "") == (both.code, both.out)
    kept = json.loads((tmp_path / "plan.json").read_text(encoding="utf-8"))
    assert ["action-plan"] == [each["id"] for each in kept]


def test_as_data_nothing_is_written_where_a_case_is_refused(sifcalc: Run) -> None:
    ran = sifcalc("timeline", "-", *MANY, "--format", "json", stdin="report: {received: today}\n")
    assert (2, "") == (ran.code, ran.out)


def test_a_clock_in_data_has_the_warnings_of_its_case_but_not_those_of_another_clock(
    sifcalc: Run,
) -> None:
    case = "--report-received 2020-01-06 --framework sif --action-plan-stated 2020-04-16".split()
    ran = sifcalc("timeline", *case, *MANY, "--format", "json")
    plan, report = (each["warnings"] for each in json.loads(ran.out))
    assert [2, 1] == [len(plan), len(report)]
    assert "is outside the" in report[0]
    assert 2 == ran.err.count("warning: ")


@pytest.mark.parametrize(
    ("command", "word", "one"),
    [
        ("visit 2018-08-15", "report", "report-written"),
        ("timeline --report-published 2017-09-04", "report", "publish-report"),
        ("timeline --report-published 2017-09-04", "publication", "publish-report"),
        ("timeline --report-published 2017-09-04", "plan", "action-plan"),
    ],
)
def test_a_word_of_several_clocks_is_answered_with_a_question_and_no_single_guess(
    command: str, word: str, one: str, sifcalc: Run
) -> None:
    ran = sifcalc(*command.split(), "--get", word)
    assert (2, "") == (ran.code, ran.out)
    question = " ".join(ran.err.split()).partition("did you mean ")[2]
    meant = re.findall(r"'([a-z0-9-]+)'", question)
    assert one in meant
    assert 2 <= len(meant) <= 6
    for id in meant:
        assert 2 != sifcalc(*command.split(), "--get", id).code


def test_a_misspelling_is_answered_with_the_one_clock_that_it_is_of(invented: Run) -> None:
    ran = invented("timeline", "CASE", "--get", "mendign-plan")
    assert (2, "") == (ran.code, ran.out)
    assert ran.err.endswith("; did you mean 'mending-plan'?\n")


@pytest.mark.parametrize(
    ("arguments", "printed", "why"),
    [
        ("visit 2018-08-15 --get published", "2018-09-17", ""),
        ("visit 2018-08-15 --get feedback --get published", "feedback\t2018-08-16", ""),
        ("visit 2018-08-15 --first --get published", "", "a first monitoring visit is not publis"),
        ("visit 2010-08-16 --get published", "", "did not yet apply"),
        ("inspection 2017-06-20 --get notice", "2017-06-19", ""),
        ("inspection 2017-06-20 --get inspection-report --end 2017-07-13", "2017-08-29", ""),
        ("inspection 2017-06-20 --get planning-days", "", "has no such step"),
        ("inspection 2017-11-06 --kind post-monitoring --get travel", "2017-11-13", ""),
    ],
)
def test_a_visit_and_an_inspection_give_single_dates_by_the_same_rules(
    arguments: str, printed: str, why: str, sifcalc: Run
) -> None:
    ran = sifcalc(*arguments.split(), "-q")
    assert (0 if printed else 3, printed) == (ran.code, "".join(ran.out.splitlines()[:1]))
    assert why in ran.err
    assert bool(why) == bool(ran.err)


def test_an_id_of_another_framework_has_no_date_and_the_reason_is_said(invented: Run) -> None:
    ran = invented("timeline", "CASE", "--get", "action-plan", "--format", "json", "-q")
    assert (3, "[]\n") == (ran.code, ran.out)
    assert "It is no clock of the playground inspection framework." in ran.err
    [own] = json.loads(
        invented("timeline", "CASE", "--get", "mending-plan", "--format", "json", "-q").out
    )
    assert ("playgrounds", "2031-06-13") == (own["framework"], own["actual"])


@pytest.mark.parametrize(
    "written",
    [
        *("2017-09-04", "04/09/2017", "4/9/2017", "4 Sep 2017", "4 Sept 2017", "4 September 2017"),
        *("04 september 2017", "Monday 4 September 2017", "Mon, 4 Sep 2017", "4-Sep-2017"),
    ],
)
def test_a_date_is_taken_as_people_write_it_wherever_a_command_takes_one(
    written: str, sifcalc: Run
) -> None:
    as_of = ("--as-of", written, "--format", "json", "-q")
    received = ("timeline", "--report-received", written, "--get", "action-plan")
    assert "2017-12-11\n" == sifcalc(*received).out
    for command in (received, ("visit", written, "--get", "published"), ("inspection", written)):
        [found] = json.loads(sifcalc(*command, *as_of).out)
        assert "2017-09-04" == found["as_of"]
    assert "2017-09-05\n" == sifcalc("workdays", "add", written, "1").out


@pytest.mark.parametrize("command", ["timeline --report-received 2017-09-04", "visit 2017-09-04"])
def test_today_is_the_readers_own_day(command: str, sifcalc: Run) -> None:
    with time_machine.travel("2017-10-01T12:00:00", tick=False):
        asked = (*command.split(), "--format", "json", "-q")
        [named], [unnamed] = (
            json.loads(sifcalc(*asked, *as_of).out) for as_of in (("--as-of", " Today"), ())
        )
    assert "2017-10-01" == named["as_of"] == unnamed["as_of"]


@pytest.mark.parametrize(
    "command", [f"timeline {CROYDON}", "visit 2018-08-15", "inspection 2017-06-20"]
)
def test_what_is_the_authoritys_own_is_asked_for_by_any_of_its_names(
    command: str, sifcalc: Run
) -> None:
    names = ("LA", "council", "Council", "authority", "local authority", "Local-Authority")
    answers = {
        sifcalc(*command.split(), "--as-of", "2018-01-01", "--format", "json", "-q", *which).out
        for which in (
            ("--mine",),
            *(("--actor", name) for name in names),
            ("--mine", "--actor", "LA"),
        )
    }
    [same] = answers
    [found] = json.loads(same)
    assert found["milestones"] or command.startswith("inspection")  # all of it is Ofsted's
    assert all("local authority" in milestone["actor"] for milestone in found["milestones"])
