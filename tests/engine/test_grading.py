"""The grading rules (RULES), on real inspections first and then on every combination."""

from collections import Counter
from itertools import product
from typing import Any, get_args

import pytest
from support.judgements import (
    GOOD,
    INADEQUATE,
    NOT_JUDGED,
    OUTSTANDING,
    RI,
    VALUES,
    every_combination,
    permitted_by,
    rules_found,
)

from sifcalc import Grade, Judgements, grade
from sifcalc.rulebook.framework import Basis
from sifcalc.rulebook.sif.grading_rules import BASES, RULES
from sifcalc.rulebook.sif.judgements import KEY_JUDGEMENTS
from sifcalc.rulebook.terms import Severity


def test_help_and_protection_good_alone_permits_all_four_and_concludes_nothing() -> None:
    grading = grade(Judgements(help_and_protection=GOOD))
    assert tuple(Grade) == grading.permitted
    assert grading.overall is None
    assert grading.indicative is None
    assert "not_derivable" == grading.basis
    assert {"not-given"} == {f.rule for f in grading.findings}


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
    assert set(bases) == set(get_args(Basis)) - {"no_overall", "observed"} == set(BASES)


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


def test_what_is_missing_permits_exactly_what_some_value_of_it_would() -> None:
    for known in product((*Grade, NOT_JUDGED, None), repeat=3):
        values = product(*(Grade if outcome is None else [outcome] for outcome in known))
        assert {grade for key in values for grade in permitted_by(key)} == set(permitted_by(known))


def test_a_grading_cannot_be_changed_as_others_of_the_same_judgements_share_it() -> None:
    judgements = Judgements(leadership=GOOD)
    with pytest.raises(TypeError):
        grade(judgements).judgements["leadership"] = INADEQUATE  # type: ignore[index] # it is refused
    assert GOOD == grade(judgements).judgements["leadership"]
