"""The grading rules (RULES), on real inspections first and then on every combination."""

import csv
from collections import Counter
from collections.abc import Iterator
from itertools import product
from typing import Any, get_args

import pytest
from conftest import CROYDON, PUBLISHED

from sifcalc import Case, Grade, Judgements, NotJudged, grade, load
from sifcalc.engine.grading import Basis
from sifcalc.rulebook.sif.grading_rules import AWARDED_NOT_PERMITTED, BASES, RULES
from sifcalc.rulebook.sif.judgements import JUDGEMENTS, KEY_JUDGEMENTS
from sifcalc.rulebook.terms import Severity

OUTSTANDING, GOOD, RI, INADEQUATE = Grade
NOT_JUDGED = NotJudged.NOT_JUDGED
VALUES = (*Grade, NOT_JUDGED, None)


def published() -> list[Case]:
    """Every published inspection whose key judgements are known."""
    cases = load(PUBLISHED)
    return [c for c in cases if all(getattr(c.judgements, id) for id in KEY_JUDGEMENTS)]


def rules_found(judgements: Judgements) -> set[str]:
    return {finding.rule for finding in grade(judgements).findings}


def every_combination() -> Iterator[Judgements]:
    """Every combination of the six judgements over six values, overall aside."""
    ids = [judgement.id for judgement in JUDGEMENTS if judgement.role != "overall"]
    for values in product(VALUES, repeat=len(ids)):
        yield Judgements.model_construct(**dict(zip(ids, values, strict=True)))


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


def test_help_and_protection_good_alone_permits_all_four_and_concludes_nothing() -> None:
    grading = grade(Judgements(help_and_protection=GOOD))
    assert tuple(Grade) == grading.permitted
    assert grading.overall is None
    assert grading.indicative is None
    assert "not_derivable" == grading.basis
    assert {"not-given"} == {f.rule for f in grading.findings}


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


def test_isles_of_scilly_2016_is_derived_from_what_was_judged() -> None:
    grading = grade(
        Judgements(
            help_and_protection=GOOD,
            looked_after=NOT_JUDGED,
            adoption=NOT_JUDGED,
            care_leavers=NOT_JUDGED,
            leadership=GOOD,
        )
    )
    assert (GOOD,) == grading.permitted
    assert "best_fit" == grading.basis
    assert "not-judged" in {f.rule for f in grading.findings}


def test_the_indicative_grade_of_two_key_judgements_is_the_worse_of_them() -> None:
    for better, worse in ((OUTSTANDING, GOOD), (GOOD, RI), (OUTSTANDING, RI)):
        for first, last in ((better, worse), (worse, better)):
            grading = grade(
                Judgements(help_and_protection=first, looked_after=NOT_JUDGED, leadership=last)
            )
            assert worse is grading.indicative


def test_where_no_key_judgement_was_made_nothing_is_derived_and_a_finding_says_why() -> None:
    grading = grade(
        Judgements(help_and_protection=NOT_JUDGED, looked_after=NOT_JUDGED, leadership=NOT_JUDGED)
    )
    assert "not_derivable" == grading.basis
    assert grading.overall is None
    assert grading.indicative is None
    assert {"not-judged"} == {f.rule for f in grading.findings}


def test_an_inadequate_graded_judgement_is_noted_whether_or_not_looked_after_is_given() -> None:
    for looked_after in (OUTSTANDING, GOOD, RI, NOT_JUDGED, None):
        found = rules_found(Judgements(looked_after=looked_after, adoption=INADEQUATE))
        assert "graded-inadequate-not-limiting" in found, looked_after


@pytest.mark.parametrize(
    ("key", "awarded", "permitted", "strength", "contradicted"),
    [
        ((INADEQUATE, GOOD, GOOD), GOOD, (INADEQUATE,), "always", "limit-help-and-protection"),
        ((GOOD, GOOD, INADEQUATE), RI, (INADEQUATE,), "automatic", "limit-leadership"),
        ((OUTSTANDING, RI, GOOD), OUTSTANDING, (GOOD, RI), "reading", "outstanding-includes-good"),
        (
            (GOOD, GOOD, GOOD),
            RI,
            (GOOD,),
            "reading",
            "overall-derived-from-key-judgements",
        ),
    ],
)
def test_an_award_the_rules_do_not_leave_open_is_a_breach_that_says_of_what(
    key: tuple[Grade, ...],
    awarded: Grade,
    permitted: tuple[Grade, ...],
    strength: str,
    contradicted: str,
) -> None:
    judgements = dict(zip(KEY_JUDGEMENTS, key, strict=True))
    grading = grade(Judgements.model_validate({**judgements, "overall": awarded}))
    assert permitted == grading.permitted
    assert grading.agrees is False
    breach = grading.findings[-1]
    assert "awarded-not-permitted" == breach.rule
    assert Severity.BREACH is breach.severity
    assert strength == breach.strength
    assert contradicted in breach.message
    reading = "only sifcalc's reading of the framework"
    whose = reading if strength == "reading" else "framework's own words"
    assert whose in breach.message
    assert breach.sources == next(r for r in RULES if r.id == contradicted).sources


@pytest.mark.parametrize(
    ("key", "awarded", "judgements", "said"),
    [
        (
            (INADEQUATE, GOOD, GOOD),
            GOOD,
            ("overall", "help_and_protection"),
            "Overall effectiveness was awarded as good, which the rules do not leave open: they"
            " leave inadequate. The award contradicts the framework's own words"
            " (limit-help-and-protection: always; that finding says how firmly each paragraph puts"
            " it): either the file or the award is wrong.",
        ),
        (
            (OUTSTANDING, RI, RI),
            OUTSTANDING,
            ("overall", "looked_after", "leadership"),
            "Overall effectiveness was awarded as outstanding, which the rules do not leave open:"
            " they leave good or requires improvement. The award contradicts only sifcalc's reading"
            " of the framework (outstanding-includes-good: reading): check the file; the award may"
            " be right and the reading wrong.",
        ),
    ],
)
def test_a_breach_says_what_was_awarded_what_is_left_open_and_what_it_contradicts(
    key: tuple[Grade, ...], awarded: Grade, judgements: tuple[str, ...], said: str
) -> None:
    given = dict(zip(KEY_JUDGEMENTS, key, strict=True))
    breach = grade(Judgements.model_validate({**given, "overall": awarded})).findings[-1]
    assert said == breach.message
    assert judgements == breach.judgements


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
        assert case.judgements.model_dump() == grading.judgements
        assert case.judgements.overall is grading.awarded
        for finding in grading.findings:
            rule = rules[finding.rule]
            assert rule.met_by(grading.judgements) == finding.judgements
            assert (rule.strength, rule.severity, rule.sources) == (
                finding.strength,
                finding.severity,
                finding.sources,
            )


def test_an_overall_effectiveness_that_was_not_judged_is_no_award() -> None:
    good = dict.fromkeys(KEY_JUDGEMENTS, GOOD)
    grading = grade(Judgements.model_validate({**good, "overall": NOT_JUDGED}))
    assert grading.awarded is None
    assert grading.agrees is None
    assert GOOD is grading.overall


def test_the_award_decides_nothing() -> None:
    judgements = {"help_and_protection": GOOD, "looked_after": RI, "leadership": GOOD}
    permitted = {
        grade(Judgements.model_validate({**judgements, "overall": awarded})).permitted
        for awarded in VALUES
    }
    assert {(GOOD, RI)} == permitted


def test_every_combination_has_an_answer_or_a_named_reason_for_none() -> None:
    bases: Counter[str] = Counter()
    for judgements in every_combination():
        grading = grade(judgements)
        found = {finding.rule for finding in grading.findings}
        key = [getattr(judgements, id) for id in KEY_JUDGEMENTS]
        bases[grading.basis] += 1
        none_judged = set(key) == {NOT_JUDGED}
        assert bool(grading.permitted) is not none_judged, judgements
        assert (grading.basis == "limited") == (INADEQUATE in key), judgements
        assert (grading.overall is not None) == (len(grading.permitted) == 1), judgements
        assert grading.indicative is None or grading.indicative in grading.permitted, judgements
        if grading.basis == "not_derivable":
            assert found & {"not-given", "not-judged"}, judgements
            assert grading.overall is None, judgements
            assert grading.indicative is None, judgements
    assert 6**6 == sum(bases.values())
    assert set(bases) == set(get_args(Basis)) - {"no_overall"} == set(BASES)


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


def test_no_published_result_tests_that_bound_as_each_of_seven_requires_improvement_in_all() -> (
    None
):
    bound = [
        case for case in published() if "graded-inadequate-bounds" in rules_found(case.judgements)
    ]
    assert 7 == len(bound)
    assert {RI} == {getattr(case.judgements, id) for case in bound for id in KEY_JUDGEMENTS}
    assert {(RI,)} == {grade(case.judgements).permitted for case in bound}


@pytest.mark.parametrize(
    ("judgements", "agrees"),
    [
        ({"overall": OUTSTANDING}, None),  # nothing to tell it from
        ({"leadership": GOOD, "overall": GOOD}, None),  # two are not given
        ({"leadership": RI, "overall": OUTSTANDING}, False),  # whatever the two may be
        ({"leadership": INADEQUATE, "overall": INADEQUATE}, True),
        (dict.fromkeys(KEY_JUDGEMENTS, NOT_JUDGED) | {"overall": GOOD}, None),
        (dict.fromkeys(KEY_JUDGEMENTS, GOOD) | {"overall": GOOD}, True),
        (dict.fromkeys(KEY_JUDGEMENTS, GOOD), None),  # nothing was awarded
    ],
)
def test_whether_an_award_fits_is_said_only_where_it_can_be_told(
    judgements: dict[str, Any], agrees: bool | None
) -> None:
    given = Judgements.model_construct(**judgements)
    assert agrees is grade(given).agrees
    assert ("awarded-not-permitted" in rules_found(given)) is (agrees is False)


def test_a_better_key_judgement_never_makes_the_best_or_worst_permitted_grade_worse() -> None:
    for key in product(VALUES, repeat=3):
        for index, outcome in enumerate(key):
            if not isinstance(outcome, Grade) or outcome is OUTSTANDING:
                continue
            better_key = list(key)
            better_key[index] = list(Grade)[outcome.number - 2]
            before = permitted_by(key)
            after = permitted_by(better_key)
            assert after[0].number <= before[0].number, key
            assert after[-1].number <= before[-1].number, key


def permitted_by(key: object) -> tuple[Grade, ...]:
    outcomes = dict(zip(KEY_JUDGEMENTS, key, strict=True))  # type: ignore[call-overload]
    return grade(Judgements.model_construct(**outcomes)).permitted


def test_what_is_missing_permits_exactly_what_some_value_of_it_would() -> None:
    for known in product((*Grade, NOT_JUDGED, None), repeat=3):
        values = product(*(Grade if outcome is None else [outcome] for outcome in known))
        assert {grade for key in values for grade in permitted_by(key)} == set(permitted_by(known))


def test_every_rule_applies_to_some_combination() -> None:
    found: set[str] = set()
    for key in product(VALUES, repeat=3):
        for adoption in (INADEQUATE, None):
            beside = {"adoption": adoption, "lscb": GOOD, "overall": OUTSTANDING}
            outcomes = dict(zip(KEY_JUDGEMENTS, key, strict=True)) | beside
            found |= rules_found(Judgements.model_construct(**outcomes))
    assert {*(rule.id for rule in RULES), AWARDED_NOT_PERMITTED.id} == found


def test_a_grading_cannot_be_changed_as_others_of_the_same_judgements_share_it() -> None:
    judgements = Judgements(leadership=GOOD)
    with pytest.raises(TypeError):
        grade(judgements).judgements["leadership"] = INADEQUATE  # type: ignore[index] # it is refused
    assert GOOD == grade(judgements).judgements["leadership"]
