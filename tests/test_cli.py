"""The command line: answers on standard output, everything else on standard error."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import CROYDON, EXAMPLES, PUBLISHED, Run

from sifcalc.bank_holiday_snapshot import TAKEN_ON
from sifcalc.case import columns
from sifcalc.output import FORMATS
from sifcalc.rulebook.clocks import BY_ID

PROGRAM = (sys.executable, "-m", "sifcalc")


def lines(text: str) -> list[str]:
    return text.splitlines()


@pytest.mark.parametrize(
    ("arguments", "printed"),
    [
        ("timeline --report-received 2017-09-04 --get action-plan", "2017-12-11"),
        ("timeline --report-received 2017-09-01 --get action-plan", "2017-12-08"),
        ("timeline --report-received 04/09/2017 --get action-plan", "2017-12-11"),
        (f"timeline {CROYDON} --get action-planning-visit", "2017-10-09/2017-10-23"),
        (f"timeline {CROYDON} --get first-monitoring-visit", "2017-12-11/2018-01-08"),
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
    assert 72 == len(lines(ran.out))
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
    for form in FORMATS:
        ran = sifcalc("grade", CROYDON, bad, "--format", form)
        assert (ran.code, ran.out) == (2, "")


def test_the_keys_of_a_graded_case_are_the_published_contract(sifcalc: Run) -> None:
    [found] = json.loads(sifcalc("grade", CROYDON, "--format", "json").out)
    promised = (
        "schema_version authority source_file permitted overall indicative basis awarded agrees"
        " findings other"
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
        ).split()
    )
    assert ["name", "date", "actual"] == list(found["milestones"][0]["trigger"])


def test_json_lines_say_the_same_as_json(sifcalc: Run) -> None:
    for command in ("grade", "timeline"):
        array = json.loads(sifcalc(command, PUBLISHED, "--format", "json", "-q").out)
        each = lines(sifcalc(command, PUBLISHED, "--format", "jsonl", "-q").out)
        assert [json.loads(line) for line in each] == array
        assert 72 == len(array)


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
            assert milestone[key] in page


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
    assert "\x1b[1;31m" in sifcalc("grade", CROYDON, "--color", "always").out
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in sifcalc("grade", CROYDON).out
    assert "\x1b" not in sifcalc("grade", CROYDON, "--color", "never").out


@pytest.mark.parametrize("encoding", ["cp1252", "ascii"])
def test_a_console_that_knows_few_characters_is_shown_what_it_can(
    encoding: str, sifcalc: Run
) -> None:
    ran = sifcalc("grade", "-", stdin="authority: Wőrth 🏛\nleadership: good\n", encoding=encoding)
    assert 0 == ran.code
    assert r"W\u0151rth \U0001f3db" in ran.out


def test_names_cannot_move_the_cursor_turn_the_text_or_be_markup(sifcalc: Run) -> None:
    name = r'"[red]\e[31m \u202E <script> =cmd\n"'
    ran = sifcalc("grade", "-", stdin=f"authority: {name}\nleadership: good\n")
    assert lines(ran.out)[0] == r"[red]\x1b[31m \u202e <script> =cmd\n"
    ran = sifcalc("timeline", "-", stdin=f"authority: {name}\nreport: {{received: 2017-09-04}}\n")
    assert lines(ran.out)[0].startswith(r"[red]\x1b[31m \u202e <script> =cmd\n")


def test_every_column_of_a_table_is_an_option_of_timeline(sifcalc: Run) -> None:
    said = sifcalc("timeline", "--help").out
    for column in columns():
        assert f"--{column.name.replace('_', '-')} " in said


def test_help_is_there_for_every_command(sifcalc: Run) -> None:
    top = sifcalc("--help").out
    for command in ("grade", "timeline", "workdays"):
        assert command in top
        assert 0 == sifcalc(command, "-h").code


def test_the_version_says_how_old_the_bank_holidays_are(sifcalc: Run) -> None:
    assert f"snapshot of {TAKEN_ON}" in sifcalc("--version").out


@pytest.mark.skipif(os.name == "nt", reason="a POSIX shell is asked to close the pipe")
@pytest.mark.parametrize("form", ["table", "jsonl", "json"])
def test_a_reader_that_closes_the_pipe_is_no_failure(form: str) -> None:
    command = f"{' '.join(PROGRAM)} grade {PUBLISHED} -q --format {form} | head -n 1"
    ran = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command], capture_output=True, text=True, check=False
    )
    assert 0 == ran.returncode
    assert "" == ran.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_exits_2_and_says_so() -> None:
    with Path("/dev/full").open("w") as full:
        ran = subprocess.run(
            [*PROGRAM, "grade", str(CROYDON)], stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert 2 == ran.returncode
    assert ran.stderr.startswith(b"sifcalc: the answer cannot be written: ")
    assert b"Traceback" not in ran.stderr


@pytest.mark.parametrize(
    ("arguments", "never"),
    [
        (
            ["workdays", "add", "2017-09-04", "70"],
            {"pydantic", "yaml", "rich", "holidays", "dateutil"},
        ),
        (
            ["timeline", "--report-received", "2017-09-04", "--format", "json"],
            {"rich", "holidays", "dateutil"},
        ),
        (["grade", str(CROYDON), "--format", "json"], {"rich", "holidays", "dateutil"}),
        (["--version"], {"pydantic", "yaml", "rich", "holidays", "dateutil"}),
    ],
)
def test_a_light_command_never_imports_a_heavy_module(
    arguments: list[str], never: set[str]
) -> None:
    program = (
        "import sys; from sifcalc.cli import main; code = main(sys.argv[1:]);"
        "sys.stderr.write(' '.join(sys.modules)); sys.exit(code)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program, *arguments], capture_output=True, text=True, check=True
    )
    imported = {name.partition(".")[0] for name in ran.stderr.split()}
    assert "click" in imported
    assert imported & never == set()


def test_every_clock_can_be_got_from_a_case_that_has_everything(sifcalc: Run) -> None:
    for id in BY_ID:
        ran = sifcalc("timeline", CROYDON, "--get", id)
        assert (ran.code, ran.err) == (0, ""), id
