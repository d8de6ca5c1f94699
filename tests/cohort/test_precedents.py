"""What others with the same judgements were given, beside lists that somebody else made."""

from datetime import date

from support.cohorts import GOOD, INADEQUATE, REQUIRES, judged, of, published

from sifcalc.cohort.precedents import precedents
from sifcalc.rulebook.frameworks import FRAMEWORKS

SIF = FRAMEWORKS["sif"]
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
