"""The command line: answers on standard output, everything else on standard error."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from support.running import CROYDON, EXAMPLES, PUBLISHED, Run

from sifcalc.answers import KINDS
from sifcalc.case import columns
from sifcalc.cli import _COMMANDS
from sifcalc.console.streams import Streams
from sifcalc.workdays.snapshot import ANNOUNCED_THROUGH, TAKEN_ON

PROGRAM = (sys.executable, "-m", "sifcalc")


def lines(text: str) -> list[str]:
    return text.splitlines()


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
    assert ["Croydon\t2017-12-11"] * 2 == lines(ran.out)
    ran = sifcalc("timeline", PUBLISHED, "--get", "action-plan", "-q")
    assert 170 == len(lines(ran.out))
    assert "Slough\t2014-05-29" in lines(ran.out)


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
        ("--report-received 2020-01-06 --get action-plan", "outside the single inspection"),
        (f"{CROYDON} --get action-plan", "the clock runs from receipt"),
        (f"{CROYDON} --get first-monitoring-visit", "the clock runs from receipt"),
    ],
)
def test_a_date_that_is_not_certain_comes_with_a_note_on_standard_error(
    arguments: str, why: str, sifcalc: Run
) -> None:
    ran = sifcalc("timeline", *arguments.split())
    assert 0 == ran.code
    assert 1 == len(lines(ran.out))
    assert why in ran.err
    assert "" == sifcalc("timeline", *arguments.split(), "-q").err


def test_an_option_fills_in_a_part_of_the_case_that_its_file_leaves_empty(sifcalc: Run) -> None:
    arguments = "timeline - --report-received 2017-09-04 --get action-plan".split()
    ran = sifcalc(*arguments, stdin="authority: Exampleshire\nreport:\n")
    assert (0, "2017-12-11\n") == (ran.code, ran.out), ran.err


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        ("timeline", "Give a CASE"),
        ("timeline --overall good", "nothing-to-count-from"),
        ("timeline --report-received 31/02/2017", "--report-received: bad-date"),
        ("timeline --overall godo --report-received 2017-09-04", "--overall: unknown-grade"),
        (f"timeline {CROYDON} --overall good", "--overall: contradicts-file: 'good' contradicts"),
        (f"timeline {CROYDON} --report-received 2017-07-01", "impossible-dates"),
        (f"timeline {EXAMPLES / 'judgements.yaml'}", "nothing-to-count-from"),
        ("timeline --report-received 2017-09-04 --get acton-plan", "did you mean 'action-plan'?"),
        ("timeline --report-received 2100-11-01", "out-of-range"),
        ("timeline --report-received 2017-09-04 --as-of yesterday", "--as-of"),
        ("grade", "Missing argument"),
        (f"grade {CROYDON} --format xml", "--format"),
        ("workdays add 31/02/2017 1", "February 2017 has no day 31"),
        ("workdays add 2017-09-04 many", "'many' is not a valid integer"),
        ("workdays add 2100-12-01 70", "the years 1980 to 2100"),
        ("workdays holidays --from 2018-01-01 --to 2017-01-01", "is before"),
        ("grad", "No such command"),
    ],
)
def test_bad_input_exits_2_with_one_clear_message_and_no_answer(
    arguments: str, why: str, sifcalc: Run
) -> None:
    ran = sifcalc(*arguments.split())
    assert 2 == ran.code
    assert "" == ran.out
    assert why in ran.err
    assert "Traceback" not in ran.err


def test_an_award_that_contradicts_the_framework_exits_1_and_is_answered(sifcalc: Run) -> None:
    case = "help_and_protection: inadequate\noverall: good\nreport: {received: 2017-09-04}\n"
    graded = sifcalc("grade", "-", stdin=case)
    assert 1 == graded.code
    assert "INADEQUATE" in graded.out
    assert "do NOT leave open" in graded.out
    assert sifcalc("timeline", "-", stdin=case).code == 1


def test_one_bad_row_leaves_all_unanswered_unless_asked_to_keep_going(sifcalc: Run) -> None:
    table = "authority,leadership\nOne,good\nTwo,godo\nThree,good\n"
    refused = sifcalc("grade", "-", "--format", "json", stdin=table)
    assert (refused.code, refused.out) == (2, "")
    going = sifcalc("grade", "-", "--format", "json", "--keep-going", stdin=table)
    assert 2 == going.code
    assert [case["authority"] for case in json.loads(going.out)] == ["One", "Three"]
    assert refused.err == going.err


def test_rows_of_a_table_already_streamed_stand(sifcalc: Run) -> None:
    table = "authority,leadership\nOne,good\nTwo,godo\nThree,good\n"
    ran = sifcalc("grade", "-", "--format", "jsonl", stdin=table)
    assert 2 == ran.code
    assert [json.loads(line)["authority"] for line in lines(ran.out)] == ["One"]


def test_a_bad_file_beside_a_good_one_leaves_both_unanswered(tmp_path: Path, sifcalc: Run) -> None:
    bad = tmp_path / "bad.yaml"
    bad.write_text("leadership: godo\n")
    for form in KINDS["grade"].formats:
        ran = sifcalc("grade", CROYDON, bad, "--format", form)
        assert (ran.code, ran.out) == (2, "")


def test_the_keys_of_a_graded_case_are_the_published_contract(sifcalc: Run) -> None:
    [found] = json.loads(sifcalc("grade", CROYDON, "--format", "json").out)
    promised = (
        "schema_version authority source_file permitted overall indicative basis awarded agrees"
        " findings judgements warnings notes other"
    )
    assert list(found) == promised.split()
    finding = found["findings"][0]
    assert "rule strength severity judgements message sources".split() == list(finding)
    assert ["document", "paragraphs"] == list(finding["sources"][0])
    assert (found["permitted"], found["overall"]) == (["inadequate"], "inadequate")


def test_the_keys_of_a_timeline_are_the_published_contract(sifcalc: Run) -> None:
    [found] = json.loads(sifcalc("timeline", CROYDON, "--format", "json").out)
    promised = (
        "schema_version authority as_of overall reinspection_kind milestones left_out other"
    ).split()
    assert set(promised) <= set(found)
    assert (
        list(found["milestones"][0])
        == (
            "id title actor strength applies earliest latest earliest_count latest_count unit basis"
            " trigger bank_holidays_skipped provisional falls_on_non_working_day"
            " working_day_on_or_before time actual status working_days_left note sources"
            " notes in_force cycle conditional earliest_time latest_time earliest_unit"
            " earliest_weekday latest_weekday stated stated_difference"
            " earliest_working_day_on_or_before"
        ).split()
    )
    assert ["name", "date", "actual", "note"] == list(found["milestones"][0]["trigger"])


def test_a_letters_date_that_the_law_does_not_allow_is_warned_of_also_under_quiet(
    sifcalc: Run,
) -> None:
    counted = ("timeline", "--report-received", "2017-09-01", "--get", "action-plan", "-q")
    assert (0, "2017-12-08\n", "") == sifcalc(*counted)
    assert "2017-12-04\n" == sifcalc(*counted, "--action-plan-stated", "2017-12-04").out
    later = sifcalc(*counted, "--action-plan-stated", "2017-12-11")
    assert (0, "2017-12-08\n") == (later.code, later.out)
    assert later.err.startswith("warning: This case: The letter's date for action-plan, Monday 11")


def test_a_row_of_a_table_without_a_date_is_noted_and_keeps_no_other_from_its_answer(
    sifcalc: Run,
) -> None:
    table = "authority,report_received,leadership\nOne,2017-09-01,good\nTwo,,good\n"
    ran = sifcalc("timeline", "-", "--get", "action-plan", stdin=table)
    assert (0, "One\t2017-12-08\n") == (ran.code, ran.out)
    assert "note: <stdin>:3: nothing-to-count-from: no date to count from" in ran.err
    none = sifcalc("timeline", "-", stdin="authority,report_received,leadership\nTwo,,good\n")
    assert (2, "") == (none.code, none.out)


def test_json_lines_say_the_same_as_json(sifcalc: Run) -> None:
    for command in ("grade", "timeline"):
        array = json.loads(sifcalc(command, PUBLISHED, "--format", "json", "-q").out)
        each = lines(sifcalc(command, PUBLISHED, "--format", "jsonl", "-q").out)
        assert [json.loads(line) for line in each] == array
        assert (172 if command == "grade" else 170) == len(array)


def test_every_fact_of_the_data_is_on_the_page_for_a_person(sifcalc: Run) -> None:
    page = sifcalc("grade", CROYDON).out
    [found] = json.loads(sifcalc("grade", CROYDON, "--format", "json").out)
    for finding in found["findings"]:
        assert finding["message"] in page
        assert finding["rule"] in page
    page = sifcalc("timeline", CROYDON).out
    [found] = json.loads(sifcalc("timeline", CROYDON, "--format", "json").out)
    for milestone in found["milestones"]:
        for key in ("id", "title", "actor", "strength", "basis"):
            assert (milestone[key] or "") in page


def test_a_date_on_the_page_has_its_weekday(sifcalc: Run) -> None:
    page = sifcalc("timeline", CROYDON, "--as-of", "2017-10-01").out
    assert "by Monday 11 December 2017" in page
    assert "51 working days left" in page
    assert "2017-12-11" not in page


def test_a_page_that_is_not_for_a_terminal_has_no_colour_and_nothing_cut(sifcalc: Run) -> None:
    name = "The Royal and Ancient Borough of Exampleshire upon Sea " * 5
    ran = sifcalc("grade", "-", stdin=f"authority: {name}\nleadership: good\n")
    assert name.strip() in ran.out
    assert "\x1b" not in ran.out
    assert "…" not in ran.out
    assert all(line == line.rstrip() for line in lines(ran.out))


def test_colour_is_only_what_was_asked_for(sifcalc: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    red, bold = "\x1b[1;31m", "\x1b[1m"
    assert red in sifcalc("grade", CROYDON, "--color", "always").out
    assert "\x1b" not in sifcalc("grade", CROYDON).out
    monkeypatch.setattr(Streams, "is_terminal", True)
    monkeypatch.setenv("TERM", "xterm-256color")
    assert red in sifcalc("grade", CROYDON).out
    assert "\x1b" not in sifcalc("grade", CROYDON, "--color", "never").out
    monkeypatch.setenv("NO_COLOR", "1")
    plain = sifcalc("grade", CROYDON).out
    assert red not in plain
    assert bold in plain
    assert red in sifcalc("grade", CROYDON, "--color", "always").out


@pytest.mark.parametrize("encoding", ["cp1252", "ascii"])
def test_a_console_that_knows_few_characters_is_shown_what_it_can(
    encoding: str, sifcalc: Run
) -> None:
    ran = sifcalc("grade", "-", stdin="authority: Wőrth 🏛\nleadership: good\n", encoding=encoding)
    assert 0 == ran.code
    assert r"W\u0151rth \U0001f3db" in ran.out


def test_names_cannot_move_the_cursor_turn_the_text_or_be_markup(sifcalc: Run) -> None:
    name = r'"[red]\e[31m \u202E <script>\n\u2028 =cmd"'
    ran = sifcalc("grade", "-", stdin=f"authority: {name}\nleadership: good\n")
    assert lines(ran.out)[0] == r"[red]\x1b[31m \u202e <script>\n\u2028 =cmd"
    ran = sifcalc("timeline", "-", stdin=f"authority: {name}\nreport: {{received: 2017-09-04}}\n")
    assert lines(ran.out)[0].startswith(r"[red]\x1b[31m \u202e <script>\n\u2028 =cmd")


def test_every_column_of_a_table_is_an_option_of_timeline(sifcalc: Run) -> None:
    said = sifcalc("timeline", "--help").out
    for column in columns():
        assert f"--{column.name.replace('_', '-')} " in said


def test_help_is_there_for_every_command(sifcalc: Run) -> None:
    top = sifcalc("--help").out
    for command in _COMMANDS:
        assert command in top
        assert 0 == sifcalc(command, "-h").code


def test_the_version_says_how_old_the_bank_holidays_are(sifcalc: Run) -> None:
    assert f"snapshot of {TAKEN_ON}" in sifcalc("--version").out


HEAVY = set("pydantic yaml dateutil holidays rich jinja2 openpyxl xlsxwriter icalendar".split())
GRADE = ["grade", str(CROYDON), "--format"]
TIMELINE = ["timeline", "--report-received", "2017-09-04", "--format"]


@pytest.mark.parametrize(
    ("uses", "arguments"),
    [
        ("", ["--version"]),
        ("", ["--help"]),
        ("", ["workdays", "add", "2017-09-04", "70"]),
        ("", ["workdays", "count", "2017-09-04", "2017-12-11"]),
        ("dateutil holidays", ["workdays", "add", f"{ANNOUNCED_THROUGH}-12-01", "70"]),
        ("rich", ["rules"]),
        ("pydantic", ["schema"]),
        ("pydantic yaml jinja2", ["new"]),
        ("pydantic yaml", ["timeline", "--help"]),
        ("pydantic yaml", ["check", str(CROYDON)]),
        ("pydantic yaml", ["grade", str(PUBLISHED), "--format", "jsonl", "-q"]),
        ("pydantic yaml", [*GRADE, "json"]),
        ("pydantic yaml", [*GRADE, "csv"]),
        ("pydantic yaml rich", [*GRADE, "table"]),
        ("pydantic yaml jinja2", [*GRADE, "markdown"]),
        ("pydantic yaml jinja2", [*GRADE, "html"]),
        ("pydantic yaml xlsxwriter", [*GRADE, "xlsx"]),
        ("pydantic yaml dateutil", [*TIMELINE, "json"]),
        ("pydantic yaml dateutil", [*TIMELINE[:-1], "--get", "action-plan"]),
        ("pydantic yaml dateutil rich", [*TIMELINE, "table"]),
        ("pydantic yaml dateutil icalendar", [*TIMELINE, "ics"]),
    ],
)
def test_a_command_imports_only_the_libraries_it_uses(uses: str, arguments: list[str]) -> None:
    program = (
        "import sys; from sifcalc.cli import main; code = main(sys.argv[1:]);"
        "sys.stderr.write(' '.join(sys.modules)); sys.exit(code)"
    )
    ran = subprocess.run([sys.executable, "-c", program, *arguments], capture_output=True)
    imported = {name.partition(".")[0] for name in ran.stderr.decode().split()}
    assert 0 == ran.returncode, ran.stderr
    assert set(uses.split()) == imported & HEAVY


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
    assert ["<stdin>:2\t2017-12-11", "<stdin>:3\t2017-12-12"] == lines(ran.out)


def test_a_date_without_one_outweighs_a_breach_in_the_exit_code(sifcalc: Run) -> None:
    arguments = "--report-received 2017-09-04 --overall good --help-and-protection inadequate"
    ran = sifcalc("timeline", *arguments.split(), "--get", "action-planning-visit")
    assert (3, "") == (ran.code, ran.out)


def test_the_monday_list_has_what_is_due_soonest_first_with_its_authority(sifcalc: Run) -> None:
    arguments = ("--as-of", "2017-10-16", "--due-within", "10", "--format", "json", "-q")
    due = json.loads(sifcalc("timeline", CROYDON, CROYDON, *arguments).out)
    ids = ["publish-report", "lscb-publish-review", "action-planning-visit"]
    assert sorted([*ids, *ids]) == sorted(each["id"] for each in due)
    assert {"Croydon"} == {each["authority"] for each in due}
    latest = [each["latest"] for each in due]
    assert sorted(latest) == latest
    page = sifcalc("timeline", CROYDON, "--as-of", "2017-10-18", "--due-within", "10").out
    assert page.index("OVERDUE") < page.index("Action planning visit")


def test_nothing_due_is_an_empty_answer_with_a_note(sifcalc: Run) -> None:
    arguments = ("timeline", CROYDON, "--as-of", "2017-09-05", "--due-within", "1")
    ran = sifcalc(*arguments)
    assert (0, "") == (ran.code, ran.out)
    assert "nothing is due" in ran.err
    assert "[]\n" == sifcalc(*arguments, "--format", "json").out


@pytest.mark.parametrize("name", ["local authority", "Local-Authority", "LOCAL_AUTHORITY"])
def test_one_actor_sees_only_what_is_its_own_to_do(name: str, sifcalc: Run) -> None:
    ran = sifcalc("timeline", CROYDON, "--actor", name, "--format", "json", "-q")
    [found] = json.loads(ran.out)
    assert {"local authority", "Ofsted and local authority", "DfE and local authority"} == {
        milestone["actor"] for milestone in found["milestones"]
    }
    assert 2 == sifcalc("timeline", CROYDON, "--actor", "the mayor").code


def test_explain_names_each_bank_holiday_skipped(sifcalc: Run) -> None:
    arguments = ("timeline", "--report-received", "2017-12-01")
    assert "Christmas Day on Monday 25 December 2017" not in sifcalc(*arguments).out
    page = sifcalc(*arguments, "--explain").out
    assert "70 working days after Friday 1 December 2017" in page
    assert "Christmas Day on Monday 25 December 2017, Boxing Day on Tuesday 26 Dec" in page


def test_a_closure_day_warns_and_moves_nothing(tmp_path: Path, sifcalc: Run) -> None:
    shut = tmp_path / "closures.txt"
    shut.write_text("# our year\n2017-12-11 Staff day\n08/12/2017\n\n2017-12-29\n")
    case = ("timeline", CROYDON, "--format", "json", "-q")
    [moved] = json.loads(sifcalc(*case, "--closures", shut).out)
    [plain] = json.loads(sifcalc(*case).out)
    dates = [[(m["earliest"], m["latest"]) for m in each["milestones"]] for each in (moved, plain)]
    assert dates[0] == dates[1]
    plan = next(m for m in moved["milestones"] if m["id"] == "action-plan")
    assert "Monday 11 December 2017 (Staff day) falls on this date" in plan["note"]
    assert "Friday 8 December 2017 is next to this date" in plan["note"]
    shut.write_text("2017-12-11\nChristmas\n")
    refused = sifcalc(*case, "--closures", shut)
    assert (2, "") == (refused.code, refused.out)
    assert f"{shut}:2:1: bad-date:" in refused.err


def test_what_was_not_in_force_is_shown_marked_when_asked_for(sifcalc: Run) -> None:
    case = ("timeline", "--report-received", "2014-02-14", "--overall", "inadequate")
    assert "did not yet apply on Friday 14 February 2014" in sifcalc(*case).out
    assert "\nnot in force" not in sifcalc(*case).out
    assert "not in force" in sifcalc(*case, "--all").out
    [found] = json.loads(sifcalc(*case, "--all", "--format", "json", "-q").out)
    visit = next(m for m in found["milestones"] if m["id"] == "first-monitoring-visit")
    assert visit["in_force"] is False
    assert visit["note"].startswith("Not in force: ")


def test_a_visit_begun_on_15_august_2018_is_published_on_17_september(sifcalc: Run) -> None:
    ran = sifcalc("visit", "--on", "2018-08-15", "--format", "json", "-q")
    [found] = json.loads(ran.out)
    published = next(m for m in found["milestones"] if m["id"] == "published")
    assert "2018-09-17" == published["latest"]
    assert ["Summer bank holiday"] == [h["name"] for h in published["bank_holidays_skipped"]]
    first = json.loads(sifcalc("visit", "--on", "2018-08-15", "--first", "--format", "json").out)
    assert ["published"] == [clock["id"] for clock in first[0]["left_out"]]


def test_annex_a_of_an_inspection_that_starts_on_20_june_2017(sifcalc: Run) -> None:
    ran = sifcalc("inspection", "--start", "2017-06-20", "--format", "json", "-q")
    [found] = json.loads(ran.out)
    lists = {each["number"]: each for each in found["lists"]}
    assert {"start": "2017-03-20", "end": "2017-06-19"} == lists[1]["window"]
    assert "2016-12-20" == lists[4]["window"]["start"]
    assert ("2017-06-20", "2017-06-27") == (lists[8]["stage_1"], lists[8]["stage_2"])
    assert lists[10]["stage_1"] is None
    assert "absent from our copy" in lists[10]["note"]
    assert list(lists[1])[:7] == (
        ["number", "population", "window", "snapshot", "stage_1", "stage_1_time", "stage_2"]
    )


def test_one_list_is_shown_with_every_field_it_asks_for(sifcalc: Run) -> None:
    page = sifcalc("inspection", "--start", "2017-06-20", "--list", "1").out
    assert "Contact source" in page
    assert "Assessment completion date" not in page
    post = ("inspection", "--start", "2017-11-13", "--kind", "post-monitoring", "--list", "1")
    assert 2 == sifcalc(*post).code


def test_every_id_that_can_be_shown_is_in_the_rules(sifcalc: Run) -> None:
    rules = {each["id"] for each in json.loads(sifcalc("rules", "--format", "json").out)}
    shown: set[str] = set()
    for arguments in (
        ("timeline", CROYDON),
        ("timeline", PUBLISHED, "--all"),
        ("visit", "--on", "2018-08-15"),
        ("inspection", "--start", "2017-06-20"),
        ("inspection", "--start", "2017-11-13", "--kind", "post-monitoring"),
        ("grade", PUBLISHED),
    ):
        for found in json.loads(sifcalc(*arguments, "--format", "json", "-q").out):
            for part in ("milestones", "left_out", "consequences"):
                shown |= {each["id"] for each in found.get(part, ())}
            shown |= {finding["rule"] for finding in found.get("findings", ())}
            shown |= {f"list-{each['number']}" for each in found.get("lists", ())}
            shown |= {found.get("reinspection_kind") or "full"}
    series = re.compile(r"(monitoring-visit|dfe-review)-\d+")
    assert {series.sub(r"\1-N", id) for id in shown} <= rules
    for id in sorted(shown):
        assert 0 == sifcalc("rules", id).code, id


def test_one_rule_is_shown_in_full_with_its_reading(sifcalc: Run) -> None:
    page = sifcalc("rules", "monitoring-visit-3").out
    assert "monitoring-visit-N (after the report)" in page
    assert "3 months after the one before it that took place, or else projected" in page
    assert "no more monitoring visits are scheduled" in page
    assert "may not be equally spaced" in page
    refused = sifcalc("rules", "acton-plan")
    assert (2, "") == (refused.code, refused.out)
    assert "did you mean 'action-plan'?" in refused.err


@pytest.mark.parametrize(
    "arguments",
    [
        f"timeline {CROYDON} --get action-plan --actor LSCB",
        f"timeline {CROYDON} --get action-plan --due-within 5",
        f"timeline {CROYDON} --get action-plan --format json",
        f"timeline {CROYDON} --due-within 30000",
        "timeline --report-received 2017-09-04 --sheet Cases",
        f"timeline {CROYDON} --get monitoring-visit-N",
        f"timeline {CROYDON} --get monitoring-visit-1",
        f"timeline {CROYDON} --get monitoring-visit-03",
        "rules monitoring-visit-1",
        "inspection --start 2017-06-20 --end 2017-06-01",
        "grade - -",
    ],
)
def test_what_does_not_go_together_is_a_usage_error(arguments: str, sifcalc: Run) -> None:
    ran = sifcalc(*arguments.split())
    assert (2, "") == (ran.code, ran.out)
    assert "Usage:" in ran.err


def test_what_is_due_carries_the_warnings_of_its_case_and_the_day_it_is_seen(sifcalc: Run) -> None:
    case = ("--report-received", "2020-01-06", "--as-of", "2020-01-07", "--due-within", "100")
    ran = sifcalc("timeline", *case)
    assert "outside the single inspection framework" in ran.out
    assert "seen on Tuesday 7 January 2020" in ran.out
    due = json.loads(sifcalc("timeline", *case, "--format", "json", "-q").out)
    assert {"2020-01-07"} == {each["as_of"] for each in due}


def test_a_date_that_falls_on_a_weekend_is_due_on_the_working_day_before(sifcalc: Run) -> None:
    case = ("timeline", CROYDON, "--as-of", "2018-03-02", "--due-within", "0", "--format", "json")
    due = [each["id"] for each in json.loads(sifcalc(*case, "-q").out)]
    assert "dfe-review-1" in due


def test_visits_alone_are_enough_to_project_the_next(sifcalc: Run) -> None:
    case = "judgements: {overall: inadequate}\nmonitoring_visits: [2017-12-01]\n"
    arguments = ("--get", "monitoring-visit-2", "--as-of", "2018-01-01", "-q")
    assert "2018-03-01\n" == sifcalc("timeline", "-", *arguments, stdin=case).out


@pytest.mark.parametrize(
    ("id", "said"),
    [
        ("national-review", "from day 6 (afternoon) to day 7, counted from"),
        ("audit-submission", "at least 3 working days before"),
        ("audit-selection", "When: 8 working days before"),
        ("action-plan", "at most 70 working days after"),
        ("reinspection-not-before", "not before the day of the fourth monitoring visit"),
        ("published", "any visit but the first"),
        ("inspection-end", "the Thursday of week 4, counted from the day the inspection began"),
        ("list-4", "One row a child"),
        ("reinspection", "Else left out, with these words: Overall effectiveness is not inadeq"),
    ],
)
def test_a_rule_says_when_in_words_a_person_can_check(id: str, said: str, sifcalc: Run) -> None:
    assert said in sifcalc("rules", id).out


def test_projections_that_have_gone_by_are_not_due(sifcalc: Run) -> None:
    case = ("timeline", CROYDON, "--as-of", "2025-01-01", "--due-within", "10", "--format", "json")
    due = json.loads(sifcalc(*case, "-q").out)
    assert {"overdue"} == {each["status"] for each in due}


def test_a_list_due_on_good_friday_is_flagged(sifcalc: Run) -> None:
    ran = sifcalc("inspection", "--start", "2017-04-11", "--list", "4", "--format", "json", "-q")
    [found] = json.loads(ran.out)
    assert "Friday 14 April 2017 is not a working day" in found["lists"][0]["note"]


def test_a_visit_that_starts_on_a_sunday_is_noted_and_no_window_ends_before_it_begins(
    sifcalc: Run,
) -> None:
    [found] = json.loads(sifcalc("visit", "--on", "2018-08-19", "--format", "json", "-q").out)
    assert "Sunday 19 August 2018 is not a working day." in found["notes"]
    for step in found["milestones"]:
        assert step["earliest"] is None or step["earliest"] <= step["latest"]


@pytest.mark.skipif(os.name == "nt", reason="a POSIX shell is asked to close the streams")
@pytest.mark.parametrize(
    ("redirection", "code"), [("<&-", 2), (">&-", 2), ("2>&-", 0), ("2>/dev/full", 0)]
)
def test_a_stream_the_caller_closed_is_no_crash(redirection: str, code: int) -> None:
    case = "-" if redirection == "<&-" else str(CROYDON)
    command = f"{' '.join(PROGRAM)} grade {case} {redirection}"
    ran = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    assert code == ran.returncode
    assert "Traceback" not in ran.stderr


@pytest.mark.skipif(os.name == "nt", reason="a POSIX shell is asked for a pipe")
def test_a_pipe_can_stand_for_a_file() -> None:
    command = f"{' '.join(PROGRAM)} grade <(cat {CROYDON}) --format json"
    ran = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    assert 0 == ran.returncode
    assert "inadequate" == json.loads(ran.stdout)[0]["overall"]


@pytest.mark.parametrize(("again", "case"), [(True, PUBLISHED), (False, CROYDON)])
@pytest.mark.parametrize("command", ["grade", "check"])
def test_garbage_is_looked_for_again_where_a_table_is_read(
    command: str, again: bool, case: Path
) -> None:
    program = (
        "import gc, sys; from sifcalc.cli import main; gc.disable(); main(sys.argv[1:]);"
        "sys.stderr.write(str(gc.isenabled()))"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program, command, "-q", str(case)],
        capture_output=True,
        text=True,
        check=True,
    )
    assert str(again) == ran.stderr
