"""The 172 published inspections: what they show of the rules and the clocks."""

import csv
from datetime import date
from statistics import mode

import pytest
from support.judgements import INADEQUATE, RI, published, rules_found
from support.running import CROYDON, PUBLISHED
from support.timelines import only

from sifcalc import Grade, count_working_days, grade, load, timeline
from sifcalc.rulebook.sif.grading_rules import RULES
from sifcalc.rulebook.sif.judgements import JUDGEMENTS, KEY_JUDGEMENTS
from sifcalc.rulebook.terms import Severity


def test_every_published_report_gives_the_working_day_on_which_it_was_published() -> None:
    days: dict[bool, list[int]] = {True: [], False: []}
    for inspection in load(PUBLISHED):
        report = only(timeline(inspection, date(2019, 1, 1)), "inspection-report")
        if inspection.inspection.end is None or report.actual is None:
            continue
        day = count_working_days(inspection.inspection.end, report.actual)
        assert f"working day {day}." in report.note
        assert ("met" if day <= 32 else "met_late") == report.status
        days[report.actual <= date(2015, 9, 15)].append(day)
    early, since = days[True], days[False]
    assert (66, 47) == (len(early), sum(day <= 32 for day in early))
    assert (103, 0) == (len(since), sum(day <= 32 for day in since))
    assert 36 == mode(since)


def test_croydon_2017_is_limited_to_inadequate_by_all_three_key_judgements() -> None:
    grading = grade(load(CROYDON)[0].judgements)
    assert INADEQUATE is grading.overall
    assert "limited" == grading.basis
    assert grading.agrees is True
    limits = [f.rule for f in grading.findings if f.severity is Severity.LIMIT]
    assert ["limit-help-and-protection", "limit-looked-after", "limit-leadership"] == limits


def test_every_published_overall_grade_is_one_the_rules_leave_open() -> None:
    assert (170, 172) == (len(published()), len(load(PUBLISHED)))
    refused = [c.authority for c in published() if not grade(c.judgements).agrees]
    assert [] == refused


def test_a_published_inspection_is_limited_exactly_where_it_was_inadequate() -> None:
    for case in published():
        grading = grade(case.judgements)
        assert (grading.basis == "limited") == (grading.awarded is INADEQUATE), case.authority


def test_forty_published_inspections_were_inadequate_and_each_was_limited() -> None:
    limited = [c.authority for c in published() if grade(c.judgements).basis == "limited"]
    assert 40 == len(limited)


def test_an_inspection_of_which_the_overall_alone_is_known_is_answered_and_not_judged_to_fit() -> (
    None
):
    alone = [c for c in load(PUBLISHED) if c.judgements.leadership is None]
    assert ["Northamptonshire", "Poole"] == sorted(str(case.authority) for case in alone)
    for case in alone:
        grading = grade(case.judgements)
        assert ("not_derivable", tuple(Grade), None) == (
            grading.basis,
            grading.permitted,
            grading.agrees,
        )


def test_the_indicative_grade_is_the_published_one_in_at_least_162_of_170() -> None:
    right = [grade(case.judgements).indicative is case.judgements.overall for case in published()]
    assert sum(right) >= 162


def test_the_published_table_is_read_cell_for_cell() -> None:
    with PUBLISHED.open(newline="", encoding="utf-8") as table:
        rows = list(csv.DictReader(table))
    for row, case in zip(rows, load(PUBLISHED), strict=True):
        for judgement in JUDGEMENTS:
            outcome = getattr(case.judgements, judgement.id)
            assert (outcome.value if outcome else "") == row[judgement.id]
        assert row["inspection_end"] == str(case.inspection.end or "")


@pytest.mark.parametrize(
    ("authority", "rule"),
    [
        ("West Berkshire", "leadership-expected-inadequate"),
        ("Norfolk", "leadership-expected-inadequate"),
        ("Southampton", "graded-inadequate-not-limiting"),
        ("Slough", "graded-inadequate-held"),
        ("Hampshire", "overall-derived-from-key-judgements"),
        ("Cambridgeshire", "outstanding-includes-good"),
        ("Derbyshire", "lscb-separate"),
    ],
)
def test_a_published_inspection_shows_the_rule(authority: str, rule: str) -> None:
    case = next(case for case in published() if case.authority == authority)
    assert rule in rules_found(case.judgements)


def test_cambridgeshires_findings_name_the_judgements_and_the_grades_they_lie_between() -> None:
    case = next(case for case in published() if case.authority == "Cambridgeshire")
    said = {finding.rule: finding.message for finding in grade(case.judgements).findings}
    assert (
        "No key judgement is inadequate, so overall effectiveness is not inadequate. It is derived"
        " from the key judgements, and lies between the lowest of them (requires improvement) and"
        " the highest (good)."
    ) == said["overall-derived-from-key-judgements"]
    assert "below good (help and protection): " in said["outstanding-includes-good"]


def test_every_finding_of_a_published_inspection_is_as_firm_and_as_sourced_as_its_rule() -> None:
    rules = {rule.id: rule for rule in RULES}
    for case in published():
        grading = grade(case.judgements)
        given = case.judgements.model_dump()
        assert {id: given[id] for id in grading.judgements} == grading.judgements
        assert case.judgements.overall is grading.awarded
        for finding in grading.findings:
            rule = rules[finding.rule]
            assert rule.met_by(grading.judgements) == finding.judgements
            assert (rule.strength, rule.severity, rule.sources) == (
                finding.strength,
                finding.severity,
                finding.sources,
            )


def test_no_published_result_tests_that_bound_as_each_of_seven_requires_improvement_in_all() -> (
    None
):
    bound = [
        case for case in published() if "graded-inadequate-bounds" in rules_found(case.judgements)
    ]
    assert 7 == len(bound)
    assert {RI} == {getattr(case.judgements, id) for case in bound for id in KEY_JUDGEMENTS}
    assert {(RI,)} == {grade(case.judgements).permitted for case in bound}
