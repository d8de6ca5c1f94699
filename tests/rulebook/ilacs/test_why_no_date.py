"""Why a clock of the framework since 2018 has no date, and which framework a case is of."""

import pytest
from support.running import CROYDON, Run

TRAFFORD = "inspection: {start: 2026-06-08, end: 2026-06-19}\nreport: {published: 2026-08-03}\n"
JOINT = "activity: jtai\nreport: {published: 2024-05-09}\n"
VISIT = "activity: focused visit\nreport: {published: 2024-05-09}\n"
AGAIN = "reinspection: {start: 2020-01-27, end: 2020-02-07, report_published: 2020-03-17}\n"


@pytest.mark.parametrize(
    ("case", "id", "why"),
    [
        (
            TRAFFORD,
            "next-inspection",
            "not in this rulebook but of inspections begun from Monday 1 January 2018 to Tuesday"
            " 31 March 2026.",
        ),
        (TRAFFORD, "publish-letter", "It is no clock of inspections."),
        (TRAFFORD, "plan-reviewed", "It is no clock of the framework for inspections since 2018"),
        (JOINT, "publish-report", "It is no clock of joint targeted area inspections."),
        (VISIT, "action-plan", "It is no clock of focused visits."),
        (CROYDON.read_text(encoding="utf-8") + AGAIN, "notice", "Text not found: not a sign that"),
    ],
)
def test_a_clock_without_a_date_says_why(case: str, id: str, why: str, sifcalc: Run) -> None:
    ran = sifcalc("timeline", "-", "--as-of", "2026-08-05", "--get", id, "-q", stdin=case)
    assert (3, "") == (ran.code, ran.out)
    assert why in ran.err
    assert "series" not in ran.err
    assert "single inspection framework" not in ran.err


@pytest.mark.parametrize(
    ("days", "asked"),
    [
        ("inspection: {start: 2018-03-05}", "is taken. Name it with `framework:`."),
        ("", "is taken. Give the first day on site, or name it with `framework:`."),
    ],
)
def test_what_would_tell_the_framework_is_asked_for_and_no_day_that_is_there(
    days: str, asked: str, sifcalc: Run
) -> None:
    case = f"{days}\nreport: {{published: 2018-05-09}}\n"
    assert asked in " ".join(sifcalc("timeline", "-", "-q", stdin=case).out.split())
