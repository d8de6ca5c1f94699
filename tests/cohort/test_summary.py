"""The national picture, beside figures that somebody else worked out from the same inspections."""

import tracemalloc
from dataclasses import replace
from datetime import date
from itertools import cycle, islice

import pytest
from support.cohorts import GOOD, INADEQUATE, OUTSTANDING, REQUIRES, judged, published

from sifcalc.cohort.counting import summary
from sifcalc.cohort.cut import Cut, UnknownUndated
from sifcalc.cohort.summary import Movement, percentage
from sifcalc.rulebook.frameworks import FRAMEWORKS

SIF = FRAMEWORKS["sif"]

TO_2014 = {
    "help_and_protection": ((0, 9, 20, 7), (0.0, 25.0, 55.6, 19.4)),
    "looked_after": ((0, 12, 20, 4), (0.0, 33.3, 55.6, 11.1)),
    "adoption": ((2, 15, 16, 3), (5.6, 41.7, 44.4, 8.3)),
    "care_leavers": ((0, 13, 17, 6), (0.0, 36.1, 47.2, 16.7)),
    "leadership": ((1, 11, 17, 7), (2.8, 30.6, 47.2, 19.4)),
    "lscb": ((0, 11, 17, 8), (0.0, 30.6, 47.2, 22.2)),
    "overall": ((0, 9, 20, 7), (0.0, 25.0, 55.6, 19.4)),
}
LATEST_TO_MARCH_2016 = {
    "help_and_protection": ((0, 20, 48, 18), (0.0, 23.3, 55.8, 20.9)),
    "looked_after": ((2, 28, 47, 9), (2.3, 32.6, 54.7, 10.5)),
    "adoption": ((7, 39, 34, 6), (8.1, 45.3, 39.5, 7.0)),
    "care_leavers": ((2, 30, 42, 12), (2.3, 34.9, 48.8, 14.0)),
    "leadership": ((7, 20, 41, 18), (8.1, 23.3, 47.7, 20.9)),
    "lscb": ((0, 27, 43, 15), (0.0, 31.8, 50.6, 17.6)),
    "overall": ((2, 21, 42, 21), (2.3, 24.4, 48.8, 24.4)),
}
ANNUAL_REPORT_2016 = Cut(published_to=date(2016, 3, 31), latest=True)


@pytest.mark.parametrize(
    ("cut", "inspections", "figures"),
    [
        (Cut(published_to=date(2014, 12, 31)), 36, TO_2014),
        (ANNUAL_REPORT_2016, 86, LATEST_TO_MARCH_2016),
    ],
)
def test_numbers_and_percentages_are_those_that_were_worked_out_apart(
    cut: Cut, inspections: int, figures: dict[str, tuple[tuple[int, ...], tuple[float, ...]]]
) -> None:
    [made] = summary(published(), SIF, cut)
    numbers = {
        id: (
            (of.outstanding, of.good, of.requires_improvement, of.inadequate),
            tuple(of.percent.values()),
        )
        for id, of in made.judgements.items()
    }
    assert figures == numbers
    assert inspections == made.inspections == made.authorities
    assert ["Bournemouth", "Poole"] == [left.authority for left in made.left_out]


@pytest.mark.parametrize(
    ("cut", "numbers"),
    [
        (Cut(published_to=date(2015, 3, 10)), (0, 10, 25, 7)),
        (Cut(published_to=date(2015, 3, 10), undated=("Bournemouth",)), (0, 10, 26, 7)),
        (replace(ANNUAL_REPORT_2016, undated=("Bournemouth",)), (2, 21, 43, 21)),
        (replace(ANNUAL_REPORT_2016, latest=False), (2, 21, 42, 22)),
    ],
)
def test_an_undated_inspection_counts_where_its_authority_is_named(
    cut: Cut, numbers: tuple[int, ...]
) -> None:
    [made] = summary(published(), SIF, cut)
    overall = made.judgements["overall"]
    assert numbers == (
        *(overall.outstanding, overall.good, overall.requires_improvement, overall.inadequate),
    )


def test_a_name_that_no_undated_inspection_has_is_refused_with_those_that_have() -> None:
    with pytest.raises(UnknownUndated) as refused:
        summary(published(), SIF, Cut(published_to=date(2016, 3, 31), undated=("Croydon",)))
    assert ("Bournemouth", "Poole") == refused.value.names


def test_each_year_of_publication_has_its_own_inspections_and_the_undated_are_named() -> None:
    years = {made.group.value: made for made in summary(published(), SIF, by="year") if made.group}
    assert {"2014": 36, "2015": 37, "2016": 42, "2017": 42, "2018": 13} == {
        year: made.inspections for year, made in years.items()
    }
    assert {32, 34, 37, 36, 39} == {m.publication.median_working_days for m in years.values()}
    assert 47 == sum(made.publication.within_32 for made in years.values())
    assert {"no day of publication, so of no year"} == {
        left.why for made in years.values() for left in made.left_out
    }


def test_every_region_together_has_all_inspections() -> None:
    regions = summary(published(), SIF, by="region")
    assert (172, 152) == (
        sum(made.inspections for made in regions),
        sum(made.authorities for made in regions),
    )


def test_quarters_are_of_the_calendar_year_and_in_order() -> None:
    quarters = [m.group.value for m in summary(published(), SIF, by="quarter") if m.group]
    assert ["2014 Q1", "2014 Q2", "2014 Q3"] == quarters[:3]
    assert sorted(quarters) == quarters


def test_twenty_authorities_moved_from_inadequate_at_their_second_inspection() -> None:
    expected = (
        Movement(INADEQUATE, GOOD, 3),
        Movement(INADEQUATE, REQUIRES, 10),
        Movement(INADEQUATE, INADEQUATE, 7),
    )
    [every], [latest] = summary(published(), SIF), summary(published(), SIF, Cut(latest=True))
    assert expected == every.movement == latest.movement
    assert (172, 152) == (every.inspections, latest.inspections)


def test_overall_by_leadership_counts_what_is_not_known_apart() -> None:
    [made] = summary(published(), SIF)
    by = made.overall_by["leadership"]
    assert {"good": 9, "requires_improvement": 64, "not_known": 2} == {
        grade: n for grade, n in by["requires_improvement"].items() if n
    }
    assert {"outstanding": 9, "good": 45} == {g: n for g, n in by["good"].items() if n}


def test_a_derived_overall_is_never_counted_as_awarded() -> None:
    [made] = summary(
        [judged("Exampleshire", help_and_protection=INADEQUATE)], SIF, Cut(latest=True)
    )
    assert (0, 1) == (made.judgements["overall"].base, made.judgements["overall"].not_known)


def test_percentages_of_nothing_are_not_known() -> None:
    [made] = summary([], SIF)
    assert {None} == set(made.judgements["overall"].percent.values())


@pytest.mark.parametrize(
    ("part", "base", "expected"),
    [(1, 80, 1.3), (1, 800, 0.1), (3, 80, 3.8), (0, 7, 0.0), (2, 3, 66.7)],
)
def test_halves_are_rounded_up(part: int, base: int, expected: float) -> None:
    assert expected == percentage(part, base)


def test_the_latest_is_the_last_published_within_the_cut() -> None:
    dated = [
        judged("Exampleshire", overall=grade)._replace(published=day)
        for grade, day in (
            (GOOD, date(2016, 5, 2)),
            (INADEQUATE, date(2014, 5, 2)),
            (OUTSTANDING, date(2017, 5, 2)),
        )
    ]
    [made] = summary(dated, SIF, Cut(published_to=date(2016, 12, 31), latest=True))
    assert (1, 1) == (made.inspections, made.judgements["overall"].good)
    assert (Movement(INADEQUATE, GOOD, 1),) == made.movement


@pytest.mark.parametrize(
    ("days", "counted", "left_out"),
    [
        ((None, None), 0, [2]),
        ((date(2016, 5, 2), None), 1, []),
        ((None, date(2016, 5, 2)), 1, []),
        ((None, None, date(2016, 5, 2)), 1, []),
        ((date(2014, 5, 2), date(2016, 5, 2), date(2016, 5, 2)), 0, [3]),
        ((None,), 1, []),
    ],
)
def test_an_authority_whose_latest_no_day_tells_is_left_out_by_name(
    days: tuple[date | None, ...], counted: int, left_out: list[int]
) -> None:
    grades = (GOOD, INADEQUATE, OUTSTANDING)
    rows = [
        judged("Exampleshire", overall=grade)._replace(published=day)
        for grade, day in zip(grades, days, strict=False)
    ]
    for given in (rows, rows[::-1]):
        [made] = summary(given, SIF, Cut(latest=True))
        assert counted == made.inspections
        assert left_out == [left.inspections for left in made.left_out]
        assert all("tells which is the latest" in left.why for left in made.left_out)


def test_an_inspection_given_twice_is_counted_and_said() -> None:
    [made] = summary([*published(), *published()], SIF)
    assert (344, 170) == (made.inspections, made.repeated)


def test_memory_does_not_grow_with_the_inspections() -> None:
    def peak(inspections: int) -> int:
        tracemalloc.start()
        summary(islice(cycle(published()), inspections), SIF)
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return most

    peak(2_000)  # what is kept for good is kept now
    assert peak(50_000) < 1_000_000  # 20 bytes each: less than the smallest object
