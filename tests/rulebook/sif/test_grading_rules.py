"""Every grading rule: when it applies, and which grades it leaves open."""

from itertools import product
from typing import Any

import pytest
from support.judgements import GOOD, INADEQUATE, NOT_JUDGED, OUTSTANDING, RI, VALUES, rules_found

from sifcalc import Grade, Judgements, grade
from sifcalc.rulebook.sif.grading_rules import AWARDED_NOT_PERMITTED, RULES
from sifcalc.rulebook.sif.judgements import KEY_JUDGEMENTS


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


def test_every_rule_applies_to_some_combination() -> None:
    found: set[str] = set()
    for key in product(VALUES, repeat=3):
        for adoption in (INADEQUATE, None):
            beside = {"adoption": adoption, "lscb": GOOD, "overall": OUTSTANDING}
            outcomes = dict(zip(KEY_JUDGEMENTS, key, strict=True)) | beside
            found |= rules_found(Judgements.model_construct(**outcomes))
    assert {*(rule.id for rule in RULES), AWARDED_NOT_PERMITTED.id} == found
