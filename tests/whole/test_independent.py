"""sifcalc beside a second, slow implementation of both rulebooks, on cases that chance writes."""

import ast
from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from support.independent import comparison
from support.independent.cases import Asked, random_case
from support.independent.comparison import TABLES, Facts, Key
from support.independent.cycles import Data, Due, framework_of
from support.independent.slow_days import after, before, months_on
from support.running import TESTS

from sifcalc.answers import answer

CASES = 500
COUNTED = {
    "after the report": {"sif": "sif", "ilacs": "ilacs"},
    "monitoring visit": {"sif": "visit"},
    "full inspection": {"sif": "full"},
    "post-monitoring inspection": {"sif": "post-monitoring"},
    "Annex A": {"sif": "Annex A"},
}
"""The parts of each rulebook that have days, and the independent table of each."""

CROYDON: Data = {
    "inspection": {"start": "2017-06-20", "end": "2017-07-13"},
    "report": {"published": "2017-09-04"},
    "judgements": {"help_and_protection": "inadequate", "looked_after": "inadequate"},
}
TRAFFORD: Data = {
    "framework": "ilacs",
    "inspection": {"start": "2026-06-08", "end": "2026-06-19"},
    "report": {"published": "2026-08-03"},
}
SLOUGH: Data = {
    "activity": "focused_visit",
    "inspection": {"end": "2025-11-20"},
    "report": {"published": "2026-01-12"},
    "priority_action": True,
}
CORNWALL: Data = {
    "activity": "jtai",
    "inspection": {"end": "2018-10-12"},
    "report": {"published": "2018-11-23"},
    "statement_determined": True,
}


def test_random_cases_are_answered_as_the_rulebook_has_it() -> None:
    result = comparison.compare(range(CASES))
    assert [] == result.disagreements, "\n".join(map(str, result.disagreements))
    never = {(table, id) for table, ids in TABLES.items() for id in ids} - result.counts.keys()
    assert set() == never
    assert result.dates > 10 * CASES


def test_every_clock_of_both_rulebooks_has_a_function_of_its_own_here() -> None:
    reply: Any = answer({"answer": "rules"})
    without = [
        (entry["framework"], entry["part"], entry["id"])
        for entry in reply["answers"]
        if entry["part"] in COUNTED
        and entry["id"] not in TABLES[COUNTED[entry["part"]][entry["framework"]]]
    ]
    assert [] == without
    assert COUNTED.keys() < {entry["part"] for entry in reply["answers"]}


@pytest.mark.parametrize(
    ("case", "id", "earliest", "latest"),
    [
        (CROYDON, "inspection-report", None, "2017-08-29"),
        (CROYDON, "publish-report", None, "2017-10-16"),
        (CROYDON, "action-planning-visit", "2017-10-09", "2017-10-23"),
        (CROYDON, "action-plan", None, "2017-12-11"),
        (CROYDON, "first-monitoring-visit", "2017-12-11", "2018-01-08"),
        (TRAFFORD, "publish-report", None, "2026-09-15"),
        (TRAFFORD, "action-plan", None, "2026-11-10"),
        (TRAFFORD, "inspection-report-observed", "2026-07-28", None),
        (SLOUGH, "focused-visit-draft", None, "2026-02-09"),
        (SLOUGH, "focused-visit-plan", None, "2026-04-22"),
        (SLOUGH, "focused-visit-letter-observed", "2025-12-19", None),
        (CORNWALL, "jtai-statement", None, "2019-03-06"),
        (CORNWALL, "jtai-letter-observed", "2018-11-23", None),
    ],
)
def test_the_independent_tables_give_the_dates_that_others_counted(
    case: Data, id: str, earliest: str | None, latest: str | None
) -> None:
    told = comparison.expected(Asked(case, date(2017, 10, 1)))[Key(framework_of(case), id)]
    assert (earliest, latest) == tuple(day and str(day) for day in told[:2])


def test_the_independent_days_are_those_that_papers_counted() -> None:
    assert date(2017, 12, 11) == after(date(2017, 9, 4), 70)
    assert date(2017, 12, 8) == after(date(2017, 9, 1), 70)
    assert date(2018, 9, 17) == after(date(2018, 8, 15), 22)
    assert date(2017, 9, 1) == before(date(2017, 9, 4), 1)
    assert date(2018, 2, 28) == months_on(date(2017, 8, 31), 6)
    bank_holidays = (
        *(date(2020, 5, 8), date(2022, 6, 2), date(2022, 6, 3)),
        *(date(2022, 9, 19), date(2023, 5, 8), date(2021, 12, 28)),
    )
    for day in bank_holidays:
        assert after(day - timedelta(days=1), 1) > day
    assert date(2020, 5, 4) == after(date(2020, 5, 1), 1)


@pytest.mark.parametrize(
    ("framework", "case"),
    [
        ("sif", {"inspection": {"start": "2018-06-11"}}),
        ("ilacs", {"inspection": {"start": "2018-06-12"}}),
        ("sif", {"report": {"published": "2018-08-24"}}),
        ("ilacs", {"report": {"published": "2018-08-25"}}),
        ("ilacs", {"inspection": {"start": "2018-01-29"}, "framework": "ilacs"}),
        ("ilacs", {"inspection": {"start": "2016-02-01"}, "activity": "jtai"}),
        ("sif", {"inspection": {"start": "2019-01-01"}, "judgements": {"lscb": "good"}}),
        ("ilacs", {"inspection": {"start": "2018-02-01"}, "judgements": {"leaders": "good"}}),
    ],
)
def test_both_take_a_case_for_one_of_the_same_framework(framework: str, case: Data) -> None:
    assert framework == framework_of(case)
    reported = {"report": {"received": "2019-06-03"}, **case}
    said = comparison.answered(Asked(reported, date(2020, 1, 1)))
    assert {framework} == {key.table for key in said} & {"sif", "ilacs"}


def test_an_overall_grade_of_an_inspection_begun_from_april_2026_is_refused() -> None:
    judgements = {"leaders": "good", "overall": "good"}
    for start, refused in (("2026-03-31", False), ("2026-04-01", True)):
        report = {"published": "2026-06-01"}
        case = {"inspection": {"start": start}, "report": report, "judgements": judgements}
        reply = answer({"answer": "timeline", "case": case, "as_of": "2026-12-01"})
        assert refused is bool(reply["complaints"])


Change = Callable[[Facts, Key], Facts]
A_DAY = timedelta(days=1)


def a_day_later(said: Facts, key: Key) -> Facts:
    due = said[key]
    return {**said, key: due._replace(latest=due.latest + A_DAY)}


def not_in_force(said: Facts, key: Key) -> Facts:
    return {**said, key: said[key]._replace(holds=False)}


def left_out(said: Facts, key: Key) -> Facts:
    return {other: due for other, due in said.items() if other != key}


def of_another_id(said: Facts, key: Key) -> Facts:
    return {**left_out(said, key), key._replace(id="invented"): said[key]}


@pytest.mark.parametrize("change", [a_day_later, not_in_force, left_out, of_another_id])
def test_a_wrong_answer_is_reported_with_its_case(change: Change) -> None:
    asked = Asked(CROYDON, date(2017, 10, 1))
    said = comparison.expected(asked)
    dated = [key for key, due in said.items() if isinstance(due, Due) and due.latest]
    assert len(dated) > 10
    for key in dated:
        told = list(comparison.disagreements(0, asked, change(said, key), Counter()))
        assert key in [one.key for one in told]
        assert all("published: '2017-09-04'" in str(one) for one in told)
    assert [] == list(comparison.disagreements(0, asked, said, Counter()))


def test_the_same_seed_is_the_same_case() -> None:
    assert random_case(7) == random_case(7) != random_case(8)


def test_the_independent_tables_take_nothing_from_sifcalc_but_its_answers() -> None:
    imported = {
        node.module
        for path in Path(TESTS / "support/independent").glob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and node.module
    }
    assert {"sifcalc.answers"} == {name for name in imported if name.startswith("sifcalc")}
