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


def test_a_calendar_of_everything_has_the_day_seen_once(sifcalc: Run) -> None:
    asked = ("timeline", "-", "--all", "--as-of", "2026-07-01", "--format", "ics", "-q")
    ran = sifcalc(*asked, stdin=TRAFFORD)
    assert 0 == ran.code, ran.err
    assert 1 == ran.out.count("DTSTART;VALUE=DATE:20260728")
    assert 3 == ran.out.count("DTSTART")
