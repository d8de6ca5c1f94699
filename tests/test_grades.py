"""The words people write for a grade (framework-2015 para 18)."""

import pytest

from sifcalc.complaints import Unreadable
from sifcalc.grades import Grade, NotJudged, OlderGrade, best, read_outcome, read_previous, worst

RI = Grade.REQUIRES_IMPROVEMENT


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("outstanding", Grade.OUTSTANDING),
        ("Good", Grade.GOOD),
        (" GOOD ", Grade.GOOD),
        ("Requires improvement", RI),
        ("Require improvement", RI),
        ("requires  improvement\u00a0to be good", RI),
        ("requires_improvement", RI),
        ("requires-improvement", RI),
        ("RequiresImprovement", RI),
        ("RI", RI),
        ("ri", RI),
        ("inadequate", Grade.INADEQUATE),
        ("Not judged", NotJudged.NOT_JUDGED),
        ("not_judged", NotJudged.NOT_JUDGED),
        (1, Grade.OUTSTANDING),
        ("2", Grade.GOOD),
        (3, RI),
        ("4", Grade.INADEQUATE),
        (Grade.GOOD, Grade.GOOD),
    ],
)
def test_a_grade_is_read_as_reports_and_people_write_it(written: object, meant: object) -> None:
    assert meant is read_outcome(written)


@pytest.mark.parametrize(
    "written",
    [
        "",
        "godo",
        "0",
        "-1",
        -1,
        "-- 4 _",
        "1 2",
        "_good",
        5,
        "5",
        "good/outstanding",
        True,
        None,
        2.5,
        ["good"],
    ],
)
def test_anything_else_is_refused_rather_than_guessed(written: object) -> None:
    with pytest.raises(Unreadable, match="is not a grade"):
        read_outcome(written)


def test_adequate_belongs_to_the_scale_before_2013_only() -> None:
    with pytest.raises(Unreadable, match="before November 2013: only previous_overall takes it"):
        read_outcome("Adequate ")
    assert OlderGrade.ADEQUATE is read_previous("Adequate")
    assert RI is read_previous("RI")
    with pytest.raises(Unreadable):
        read_previous("not judged")


def test_a_misspelling_is_answered_with_the_nearest_grade() -> None:
    with pytest.raises(Unreadable, match="did you mean 'requires improvement'"):
        read_outcome("requires improvment")


def test_grades_are_ordered_by_ofsteds_numbers() -> None:
    assert [1, 2, 3, 4] == [grade.number for grade in Grade]
    assert Grade.OUTSTANDING is best([RI, Grade.OUTSTANDING, Grade.INADEQUATE])
    assert Grade.INADEQUATE is worst([RI, Grade.OUTSTANDING, Grade.INADEQUATE])
