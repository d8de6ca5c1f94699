"""What is refused, and in what words; help and the version."""

import pytest
from support.running import CROYDON, UNDATED, Run

from sifcalc.cli import _COMMANDS
from sifcalc.workdays.snapshot import TAKEN_ON


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        ("timeline", "Give a CASE"),
        ("timeline --overall good", "nothing-to-count-from"),
        ("timeline --report-received 31/02/2017", "--report-received: bad-date"),
        ("timeline --overall godo --report-received 2017-09-04", "--overall: unknown-grade"),
        (f"timeline {CROYDON} --overall good", "--overall: contradicts-file: 'good' contradicts"),
        (f"timeline {CROYDON} --report-received 2017-07-01", "impossible-dates"),
        (f"timeline {UNDATED}", "nothing-to-count-from"),
        ("timeline --report-received 2017-09-04 --get acton-plan", "did you mean 'action-plan'?"),
        ("timeline --report-received 2100-11-01", "out-of-range"),
        ("timeline --report-received 2017-09-04 --as-of yesterday", "--as-of"),
        ("grade", "Give a CASE (- for standard input), or at least --help-and-protection."),
        ("grade --help-and-protection requires improvement", "'requires improvement', or is RI"),
        (f"grade {CROYDON} --format xml", "--format"),
        ("workdays add 31/02/2017 1", "February 2017 has no day 31"),
        ("workdays add 2017-09-04 many", "'many' is not a valid integer"),
        ("workdays add 2100-12-01 70", "the years 1980 to 2100"),
        ("workdays holidays --from 2018-01-01 --to 2017-01-01", "is before"),
        (f"timeline {CROYDON} --get feedback", "is one of `sifcalc inspection` and `sifcalc vi"),
        ("visit 2018-08-15 --get feedbak", "did you mean 'feedback'?"),
        ("grad", "No such command 'grad'. Did you mean 'grade'?"),
        ("workdays ad 2017-09-04 1", "No such command 'ad'. Did you mean 'add'?"),
        ("help workdays ad", "No such command 'ad'. Did you mean 'add'?"),
        ("help grade more", "`sifcalc grade` has no commands of its own."),
        ("unlike-any", "No such command 'unlike-any'."),
        ("timeline --as-off today", "--as-of"),
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


def test_help_is_there_for_every_command(sifcalc: Run) -> None:
    top = sifcalc("--help").out
    for command in _COMMANDS:
        assert command in top
        assert 0 == sifcalc(command, "-h").code


def test_the_version_says_how_old_the_bank_holidays_are(sifcalc: Run) -> None:
    assert f"snapshot of {TAKEN_ON}" in sifcalc("--version").out


@pytest.mark.parametrize(
    "arguments",
    [
        f"timeline {CROYDON} --get action-plan --actor LSCB",
        f"timeline {CROYDON} --get action-plan --due-within 5",
        f"timeline {CROYDON} --get action-plan --mine",
        f"timeline {CROYDON} --get action-plan --format markdown",
        f"timeline {CROYDON} --get action-plan -o plan.txt",
        f"timeline {CROYDON} --mine --actor LSCB",
        "visit 2018-08-15 --get action-plan",
        "visit 2018-08-15 --get feedback --actor Ofsted",
        "inspection 2017-06-20 --get notice --list 1",
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
