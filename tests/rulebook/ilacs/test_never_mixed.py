"""Inspections of two frameworks are counted and compared each among their own."""

import json
from typing import Any

from support.running import Run

HEREFORDSHIRE = """
inspection: {start: 2018-06-11}
framework: ilacs
judgements: {leaders: 4, help_and_protection: RI, in_care_and_care_leavers: RI}
"""
BOTH = ("published", "published-ilacs")


def data(run: Run, *arguments: str, case: str = "") -> list[dict[str, Any]]:
    ran = run(*arguments, "--format", "json", "-q", stdin=case)
    assert 0 == ran.code, ran.err
    return list(json.loads(ran.out))


def test_a_summary_of_both_has_the_numbers_of_each_by_itself(sifcalc: Run) -> None:
    both = data(sifcalc, "summary", *BOTH)
    apart = [summary for name in BOTH for summary in data(sifcalc, "summary", name)]
    assert [("sif", 172), ("ilacs", 109)] == [(s["framework"], s["inspections"]) for s in both]
    for together, alone in zip(both, apart, strict=True):
        for part in ("judgements", "overall_by", "inadequate_together", "movement"):
            assert alone[part] == together[part], part


def test_precedents_are_looked_for_among_those_of_the_cases_own_framework(sifcalc: Run) -> None:
    among = [word for name in BOTH for word in ("--among", name)]
    [of_both] = data(sifcalc, "precedents", "-", *among, case=HEREFORDSHIRE)
    [alone] = data(sifcalc, "precedents", "-", "--among", BOTH[1], case=HEREFORDSHIRE)
    [unasked] = data(sifcalc, "precedents", "-", case=HEREFORDSHIRE)
    assert 109 == of_both["looked_through"]
    assert alone == of_both == unasked
