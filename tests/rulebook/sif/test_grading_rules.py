"""Every grading rule: when it applies, and which grades it leaves open."""

from itertools import product
from typing import Any

import pytest
from support.judgements import GOOD, INADEQUATE, NOT_JUDGED, OUTSTANDING, RI, VALUES, rules_found
from support.rows import RuleRow, graded, grading_rules, rule_rows
from support.running import Run

from sifcalc import Grade, Judgements, grade
from sifcalc.rulebook.entries import RulebookEntry
from sifcalc.rulebook.sif import SIF
from sifcalc.rulebook.sif.judgements import KEY_JUDGEMENTS

RULES = rule_rows(
    """
    limit-help-and-protection | always | help_and_protection: 4 | inadequate \
        | help_and_protection: 3
    limit-looked-after | always | looked_after: 4 | inadequate | looked_after: 3
    limit-leadership | automatic | leadership: 4 | inadequate | leadership: 3
    leadership-expected-inadequate | likely / exceptionally \
        | looked_after: 4, leadership: 2 | inadequate | looked_after: 4, leadership: 1
    leadership-outstanding-despite-failure | reading \
        | looked_after: 4, leadership: 1 | inadequate | looked_after: 3, leadership: 1
    graded-inadequate-not-limiting | will not limit; may hold \
        | help_and_protection: 2, looked_after: 2, leadership: 2, adoption: 4 \
        | good, requires_improvement | looked_after: 4, adoption: 4
    graded-inadequate-bounds | reading \
        | help_and_protection: 1, looked_after: 1, leadership: 1, care_leavers: 4 \
        | good, requires_improvement | looked_after: 4, care_leavers: 4
    graded-inadequate-held | may | looked_after: 4, adoption: 4 | inadequate \
        | looked_after: 3, adoption: 4
    outstanding-includes-good | reading \
        | help_and_protection: 1, looked_after: 1, leadership: 3 \
        | good, requires_improvement | help_and_protection: 1, looked_after: 1, leadership: 2
    overall-derived-from-key-judgements | reading \
        | help_and_protection: 1, looked_after: 1, leadership: 2 \
        | outstanding, good | help_and_protection: 4, looked_after: 1, leadership: 2
    not-judged | reading \
        | help_and_protection: 2, looked_after: not judged, leadership: 2 \
        | good | help_and_protection: 2, looked_after: 2, leadership: 2
    not-given | reading | help_and_protection: 2 \
        | outstanding, good, requires_improvement, inadequate \
        | help_and_protection: 2, looked_after: 2, leadership: 2
    lscb-separate | reading \
        | help_and_protection: 2, looked_after: 2, leadership: 2, lscb: 4 \
        | good | help_and_protection: 2, looked_after: 2, leadership: 2, lscb: not judged
    awarded-not-permitted | as the rule it contradicts \
        | help_and_protection: 2, looked_after: 2, leadership: 2, overall: 1 \
        | good | help_and_protection: 2, looked_after: 2, leadership: 2, overall: 2
    """
)
"""Each rule, its strength, where it applies, what it then leaves open, and where it does not."""


@pytest.mark.parametrize("entry", grading_rules(SIF), ids=lambda entry: entry.id)
def test_a_rule_has_its_row_and_its_strength(entry: RulebookEntry) -> None:
    own = [row.strength for row in RULES if row.id == entry.id]
    assert [entry.strength] == own, f"{entry.id} has no row in this table: nothing tests it"


@pytest.mark.parametrize("row", RULES, ids=lambda row: row.id)
def test_a_rule_applies_where_its_row_says_and_leaves_open_what_it_says(
    row: RuleRow, sifcalc: Run
) -> None:
    applying, left_open = graded(row.where, sifcalc)
    assert row.id in applying
    assert row.leaves == left_open
    assert row.id not in graded(row.not_where, sifcalc)[0]


@pytest.mark.parametrize("id", KEY_JUDGEMENTS)
def test_one_inadequate_key_judgement_alone_concludes_inadequate(id: str) -> None:
    grading = grade(Judgements.model_validate({id: "inadequate"}))
    assert (INADEQUATE,) == grading.permitted
    assert grading.overall is grading.indicative is INADEQUATE
    assert "limited" == grading.basis


def test_leadership_outstanding_despite_failure_contradicts_even_the_exception() -> None:
    found = rules_found(Judgements(looked_after=INADEQUATE, leadership=OUTSTANDING))
    assert "leadership-outstanding-despite-failure" in found
    assert "leadership-expected-inadequate" not in found


def test_an_inadequate_graded_judgement_is_noted_whether_or_not_looked_after_is_given() -> None:
    for looked_after in (OUTSTANDING, GOOD, RI, NOT_JUDGED, None):
        found = rules_found(Judgements(looked_after=looked_after, adoption=INADEQUATE))
        assert "graded-inadequate-not-limiting" in found, looked_after


def test_the_lscb_and_a_graded_judgement_above_inadequate_never_change_what_is_permitted() -> None:
    for key in product(VALUES, repeat=3):
        judgements = dict(zip(KEY_JUDGEMENTS, key, strict=True))
        alone = grade(Judgements.model_construct(**judgements))
        for others in product(VALUES, repeat=3):
            more = dict(zip(("adoption", "care_leavers", "lscb"), others, strict=True))
            if INADEQUATE in others[:2]:
                continue
            beside = grade(Judgements.model_construct(**judgements, **more))
            assert alone.permitted == beside.permitted
            assert alone.indicative == beside.indicative


@pytest.mark.parametrize(
    ("key", "permitted"),
    [
        ((OUTSTANDING, OUTSTANDING, OUTSTANDING), (GOOD, RI)),
        ((OUTSTANDING, GOOD, RI), (GOOD, RI)),
        ((GOOD, GOOD, GOOD), (GOOD, RI)),
        ((RI, RI, RI), (RI,)),
        ((RI, RI, NOT_JUDGED), (RI,)),
        ((GOOD, GOOD, None), (GOOD, RI, INADEQUATE)),
        ((INADEQUATE, GOOD, GOOD), (INADEQUATE,)),
        ((NOT_JUDGED, NOT_JUDGED, NOT_JUDGED), ()),
    ],
)
@pytest.mark.parametrize("graded", ["adoption", "care_leavers"])
def test_an_inadequate_graded_judgement_bounds_overall_from_good_to_requires_improvement(
    graded: str, key: tuple[object, ...], permitted: tuple[Grade, ...]
) -> None:
    outcomes: dict[str, Any] = dict(zip(KEY_JUDGEMENTS, key, strict=True)) | {graded: INADEQUATE}
    grading = grade(Judgements.model_construct(**outcomes))
    assert permitted == grading.permitted
    bounded = "graded-inadequate-bounds" in {finding.rule for finding in grading.findings}
    assert bounded is (INADEQUATE not in key and set(key) != {NOT_JUDGED})
