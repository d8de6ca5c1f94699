"""What others with the same judgements were given, beside lists that somebody else made."""

from datetime import date
from typing import Any

import pytest
from support.cohorts import GOOD, INADEQUATE, OUTSTANDING, REQUIRES, judged, of, published

from sifcalc import Grade
from sifcalc.cohort.inspected import Inspected
from sifcalc.cohort.precedents import PRACTICE, Nearest, Precedent, Precedents, precedents
from sifcalc.grades import NotJudged, Outcome
from sifcalc.rulebook.frameworks import FRAMEWORKS

SIF, ILACS = FRAMEWORKS["sif"], FRAMEWORKS["ilacs"]
MIXED = judged(help_and_protection=REQUIRES, looked_after=GOOD, leadership=GOOD)


def test_of_eighteen_with_help_alone_requiring_improvement_fifteen_were_good() -> None:
    told = precedents(MIXED, published(), SIF)
    assert {
        "outstanding": 0,
        "good": 15,
        "requires_improvement": 3,
        "inadequate": 0,
    } == told.overall
    assert ["Bradford", "Cambridgeshire", "Portsmouth"] == [m.authority for m in told.matches[:3]]
    assert ["Bradford", "Portsmouth", "Brighton and Hove"] == [
        m.authority for m in told.matches if m.overall is REQUIRES
    ]


def test_croydon_has_fifteen_precedents_four_of_them_with_its_five_grades() -> None:
    told = precedents(of("Croydon"), published(), SIF)
    assert (15, 15) == (len(told.matches), told.overall["inadequate"])
    assert ["Buckinghamshire", "Reading", "Kirklees", "Barnet"] == [
        match.authority for match in told.matches if match.same_graded_judgements
    ]
    before = precedents(of("Croydon"), published(), SIF, date(2017, 9, 4))
    assert 13 == len(before.matches)


def test_where_nobody_has_the_judgements_the_nearest_are_named() -> None:
    asked = judged(help_and_protection=INADEQUATE, looked_after=GOOD, leadership=GOOD)
    told = precedents(asked, published(), SIF)
    assert () == told.matches
    assert 18 == len(told.nearest)
    assert {("help_and_protection", REQUIRES)} == {(n.differs_in, n.grade) for n in told.nearest}


def test_a_blank_matches_nothing_and_is_named() -> None:
    told = precedents(judged(help_and_protection=GOOD), published(), SIF)
    assert ((), ()) == (told.matches, told.nearest)
    assert ("looked_after", "leadership") == told.missing


def test_graded_judgements_that_are_not_given_are_not_the_same() -> None:
    told = precedents(MIXED, published(), SIF)
    assert not any(match.same_graded_judgements for match in told.matches)


def test_an_authoritys_other_inspection_is_a_precedent_of_it() -> None:
    slough = of("Slough", date(2014, 2, 14))
    told = precedents(slough, published(), SIF)
    assert ("Slough", date(2016, 2, 17)) in {
        (m.authority, m.report_published) for m in told.matches
    }


def test_most_with_the_same_judgements_were_given_the_grade_that_was_awarded() -> None:
    agreeing = 0
    for row in published():
        numbers = precedents(row, published(), SIF).overall
        most = max(numbers, key=lambda grade: numbers[grade])
        agreeing += numbers[most] > 0 and most == row.judgements["overall"].value  # type: ignore[union-attr]
    assert 162 == agreeing


KEY = ("help_and_protection", "looked_after", "leadership")
DAY, LATER = date(2016, 5, 2), date(2017, 5, 2)
NOT_JUDGED = next(iter(NotJudged))


def with_key(
    name: str,
    grades: tuple[Outcome | None, ...],
    overall: Grade | None = GOOD,
    day: date | None = DAY,
) -> Inspected:
    row = judged(name)._replace(published=day, urn=80_000)
    return row._replace(judgements={**dict(zip(KEY, grades, strict=True)), "overall": overall})


ALL_GOOD = (GOOD, GOOD, GOOD)
ASKED = with_key("Exampleshire", ALL_GOOD)


def among(*rows: Inspected, of: Inspected = ASKED, before: date | None = None) -> Precedents:
    return precedents(of, rows, SIF, before)


def test_a_precedent_has_the_facts_of_its_inspection() -> None:
    told = among(with_key("Newtown", ALL_GOOD, REQUIRES))
    assert (Precedent("Newtown", 80_000, DAY, REQUIRES, False),) == told.matches
    assert {"outstanding": 0, "good": 0, "requires_improvement": 1, "inadequate": 0} == told.overall
    assert ((), 1, None, ()) == (told.nearest, told.looked_through, told.before, told.undated)
    graded = {"adoption": None, "care_leavers": None}
    assert {**dict.fromkeys(KEY, GOOD), **graded} == told.judgements


def test_the_nearest_differ_in_one_key_judgement_by_one_grade_and_stand_for_no_match() -> None:
    near = with_key("Newtown", (GOOD, REQUIRES, GOOD))
    better = with_key("Oldtown", (OUTSTANDING, GOOD, GOOD), day=date(2015, 5, 5))
    far = (
        with_key("A", (GOOD, INADEQUATE, GOOD)),
        with_key("B", (REQUIRES, REQUIRES, GOOD)),
        with_key("C", (GOOD, NOT_JUDGED, GOOD)),
        with_key("D", (GOOD, None, GOOD)),
    )
    told = among(*far, near, better)
    assert (
        Nearest("Oldtown", 80_000, date(2015, 5, 5), GOOD, False, KEY[0], OUTSTANDING),
        Nearest("Newtown", 80_000, DAY, GOOD, False, KEY[1], REQUIRES),
    ) == told.nearest
    assert ((), 6) == (told.matches, told.looked_through)
    told = among(near, with_key("Newtown", ALL_GOOD))
    assert ((), 1, 2) == (told.nearest, len(told.matches), told.looked_through)


def test_not_judged_matches_not_judged_alone() -> None:
    asked = with_key("Exampleshire", (GOOD, NOT_JUDGED, GOOD))
    told = among(with_key("Newtown", (GOOD, NOT_JUDGED, GOOD)), of=asked)
    assert ["Newtown"] == [match.authority for match in told.matches]
    assert ((), ()) == (among(with_key("A", ALL_GOOD), of=asked).matches, told.missing)


def test_one_without_an_overall_grade_is_not_looked_through() -> None:
    rows = with_key("Newtown", ALL_GOOD, None), with_key("Oldtown", ALL_GOOD)
    told = among(*rows)
    assert (1, ["Oldtown"]) == (told.looked_through, [match.authority for match in told.matches])


def test_only_what_was_published_before_the_day_counts_and_the_undated_are_named() -> None:
    far = with_key("Farshire", (INADEQUATE, GOOD, GOOD), day=None)
    near = with_key("Nearshire", (REQUIRES, GOOD, GOOD), day=None)
    on_the_day = with_key("Oldtown", ALL_GOOD)
    rows = on_the_day, far, with_key("Newtown", ALL_GOOD, day=None), near
    told = among(*rows, before=DAY)
    assert (("Newtown", "Nearshire"), 0, ()) == (told.undated, told.looked_through, told.matches)
    assert DAY == told.before
    left_out = "Left out, as the day of publication is not known: Newtown and Nearshire."
    assert (PRACTICE, left_out) == told.notes
    told = among(*rows, before=date(2016, 5, 3))
    assert ["Oldtown"] == [match.authority for match in told.matches]
    assert 1 == told.looked_through
    told = among(*rows)
    assert (4, (), (PRACTICE,)) == (told.looked_through, told.undated, told.notes)
    assert ["Oldtown", "Newtown"] == [match.authority for match in told.matches]


def test_the_key_judgements_are_those_that_the_framework_had_when_the_case_began() -> None:
    told = {"leaders": GOOD, "help_and_protection": GOOD, "in_care_and_care_leavers": GOOD}
    asked = judged("Exampleshire", **told)
    since = ("in_care", "care_leavers")
    for start, missing in ((date(2022, 6, 6), ()), (date(2023, 6, 5), since)):
        assert missing == precedents(asked._replace(start=start), (), ILACS).missing


def test_an_inspection_that_is_given_no_overall_effectiveness_has_no_precedents() -> None:
    grades = dict.fromkeys(("leaders", "help_and_protection", "in_care", "care_leavers"), GOOD)
    asked = judged("Exampleshire", **grades)
    graded = judged("Newtown", **grades, overall=GOOD)
    for start, looked_through in ((date(2026, 3, 31), 1), (date(2026, 4, 1), 0)):
        told = precedents(asked._replace(start=start), (graded,), ILACS)
        assert (looked_through, ()) == (told.looked_through, told.missing)
        assert looked_through == len(told.matches)


def test_precedents_of_one_day_are_in_order_of_name() -> None:
    told = among(with_key("Oldtown", ALL_GOOD), with_key("Newtown", ALL_GOOD))
    assert ["Newtown", "Oldtown"] == [match.authority for match in told.matches]


@pytest.mark.parametrize(
    ("mine", "theirs", "is_same"),
    [
        ({}, {}, True),
        ({"published": LATER}, {}, False),
        ({"start": date(2016, 3, 1)}, {"start": date(2016, 3, 1), "published": LATER}, True),
        ({"start": date(2016, 3, 1)}, {"start": date(2016, 3, 1), "published": None}, True),
        ({"start": date(2016, 3, 1)}, {"start": date(2016, 3, 2), "published": None}, False),
        ({"end": date(2016, 3, 1), "published": None}, {"end": date(2016, 3, 1)}, True),
        ({"published": None}, {}, True),
        ({"published": None}, {"judgements": {**ASKED.judgements, "adoption": GOOD}}, False),
        ({"published": None}, {"judgements": {**ASKED.judgements, "lscb": GOOD}}, True),
        ({"whose": ""}, {"whose": ""}, False),
        ({}, {"whose": "newtown"}, False),
    ],
)
def test_a_case_is_told_from_the_others_by_its_authority_and_any_day_else_by_its_judgements(
    mine: dict[str, Any], theirs: dict[str, Any], is_same: bool
) -> None:
    asked, other = (ASKED._replace(**given) for given in (mine, theirs))
    told = among(other, of=asked)
    assert (0 if is_same else 1) == told.looked_through


def test_graded_judgements_are_the_same_where_each_is_given_and_alike() -> None:
    graded = {"adoption": GOOD, "care_leavers": REQUIRES}
    full = ASKED._replace(judgements={**ASKED.judgements, **graded})
    other = full._replace(authority="Newtown", whose="newtown")
    for change, expected in (
        ({}, True),
        ({"care_leavers": GOOD}, False),
        ({"adoption": None}, False),
    ):
        given = {**other.judgements, **change}
        [match] = among(other._replace(judgements=given), of=full).matches
        assert expected is match.same_graded_judgements
    partly = full._replace(judgements={**full.judgements, "adoption": None})
    [match] = among(other._replace(judgements=partly.judgements), of=partly).matches
    assert match.same_graded_judgements is False
