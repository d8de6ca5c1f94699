"""How single inspections come into a summary, a group of it, or are left out and why."""

from datetime import date, timedelta
from statistics import median

import pytest
from support.cohorts import GOOD, INADEQUATE, OUTSTANDING, REQUIRES, judged

from sifcalc import Grade, count_working_days
from sifcalc.cohort.counting import Cohort, summary
from sifcalc.cohort.cut import EVERY, Cut, UnknownUndated
from sifcalc.cohort.inspected import Inspected
from sifcalc.cohort.summary import LeftOut, Movement, Publication, Summary, Together, Ungraded
from sifcalc.grades import NotJudged
from sifcalc.rulebook.frameworks import FRAMEWORKS

SIF, ILACS = FRAMEWORKS["sif"], FRAMEWORKS["ilacs"]
DAY = date(2016, 5, 2)
LATEST = Cut(latest=True)
NOT_JUDGED = next(iter(NotJudged))


def at(
    name: str, published: date | None = DAY, start: date | None = None, overall: Grade = GOOD
) -> Inspected:
    row = judged(name, overall=overall)
    return row._replace(whose=name.lower(), published=published, start=start)


def counted(*rows: Inspected, cut: Cut = EVERY, by: str | None = None) -> Summary:
    [made] = summary(rows, SIF, cut, by)
    return made


def why_left_out(*rows: Inspected, cut: Cut = EVERY, by: str | None = None) -> list[str]:
    return [left.why for made in summary(rows, SIF, cut, by)[:1] for left in made.left_out]


@pytest.mark.parametrize("what", ["published", "inspected"])
def test_both_ends_of_a_period_are_in_it(what: str) -> None:
    first, last = date(2016, 4, 1), date(2016, 4, 30)
    days = [date(2016, 3, 31), first, last, date(2016, 5, 1)]
    rows = [
        at("Exampleshire", day) if what == "published" else at("Exampleshire", start=day)
        for day in days
    ]
    for limits, expected in (((first, last), 2), ((first, None), 3), ((None, last), 3)):
        since, until = limits
        cut = (
            Cut(published_from=since, published_to=until)
            if what == "published"
            else Cut(inspected_from=since, inspected_to=until)
        )
        made = counted(*rows, cut=cut)
        assert (expected, ()) == (made.inspections, made.left_out)


def test_what_cannot_be_told_to_be_in_the_cut_or_in_a_group_is_left_out_by_name() -> None:
    undated, nameless = at("Exampleshire", None), at("", DAY)
    for cut in (Cut(published_to=DAY), Cut(published_from=DAY)):
        assert ["no day of publication"] == why_left_out(undated, cut=cut)
    for cut in (Cut(inspected_to=DAY), Cut(inspected_from=DAY)):
        assert ["no first day on site"] == why_left_out(at("Exampleshire"), cut=cut)
    both = Cut(inspected_to=DAY, published_to=DAY)
    assert ["no first day on site"] == why_left_out(undated, cut=both)
    latest = "no authority, so which is its latest is not known"
    assert [latest] == why_left_out(nameless, cut=LATEST)
    for by in ("year", "quarter"):
        assert [f"no day of publication, so of no {by}"] == why_left_out(undated, by=by)
    assert ["no region, so of no region"] == why_left_out(undated, by="region")


def test_one_outside_the_framework_by_its_days_is_in_no_number_and_named() -> None:
    late, early = date(2019, 3, 4), date(2013, 11, 18)
    outside = "outside the single inspection framework"
    assert [f"of Monday 4 March 2019, {outside}"] == why_left_out(at("Exampleshire", late))
    assert [f"of Monday 18 November 2013, {outside}"] == why_left_out(at("Newtown", DAY, early))
    assert [] == why_left_out(at("Oldtown", late), cut=Cut(published_to=DAY))
    made = counted(at("Exampleshire", DAY), at("Exampleshire", late))
    assert (1, 1, ()) == (made.inspections, made.authorities, made.movement)


def test_how_many_inspections_are_left_out_for_one_reason_is_counted_by_authority() -> None:
    rows = [at(name, None) for name in ("Exampleshire", "Newtown", "Exampleshire")]
    made = counted(*rows, at("Oldtown"), cut=Cut(published_to=DAY))
    why = "no day of publication"
    assert (LeftOut("Exampleshire", why, 2), LeftOut("Newtown", why, 1)) == made.left_out
    assert 1 == made.inspections


def test_an_inspection_of_no_authority_is_counted_but_is_of_none_and_moves_none() -> None:
    rows = [at("", DAY, overall=INADEQUATE), at("", date(2017, 5, 2))]
    made = counted(*rows)
    assert (2, 0, (), 0) == (made.inspections, made.authorities, made.movement, made.repeated)


def test_one_outside_a_limit_is_not_left_out_for_a_day_that_is_not_known() -> None:
    before = at("Exampleshire", date(2014, 5, 2))
    cut = Cut(published_from=date(2016, 1, 1), inspected_from=date(2016, 1, 1))
    assert [] == why_left_out(before, cut=cut)


def test_the_undated_are_those_without_a_day_that_the_cut_is_by_or_of_publication() -> None:
    cohort = Cohort(SIF, Cut(inspected_to=DAY, undated=("Newtown",)), None)
    for row in (
        at("Exampleshire", None, DAY),
        at("", None, DAY),
        at("Newtown", DAY),
        at("Oldtown", DAY, DAY),
    ):
        cohort.add(row)
    assert ("Exampleshire", "Newtown") == cohort.undated
    assert () == cohort.unknown_undated
    [made] = cohort.summaries()
    assert (4, ()) == (made.inspections, made.left_out)


def test_each_name_of_no_undated_inspection_is_known_before_any_is_summed_up() -> None:
    cohort = Cohort(SIF, Cut(undated=("Exampleshire", "Newtown", "Oldtown")), None)
    cohort.add(at("Exampleshire", None))
    assert ("Newtown", "Oldtown") == cohort.unknown_undated
    with pytest.raises(UnknownUndated) as refused:
        cohort.summaries()
    assert ("Newtown", ("Exampleshire",)) == (refused.value.name, refused.value.names)


def test_the_same_inspection_given_twice_leaves_its_authoritys_latest_known() -> None:
    rows = [at("Exampleshire"), at("Exampleshire"), at("Exampleshire", date(2014, 5, 2))]
    made = counted(*rows, cut=LATEST)
    assert (1, (), 1) == (made.inspections, made.left_out, made.repeated)


def test_a_newer_inspection_settles_which_of_two_is_the_latest() -> None:
    rows = [
        at("Exampleshire"),
        at("Exampleshire", overall=REQUIRES),
        at("Exampleshire", date(2017, 5, 2)),
    ]
    made = counted(*rows, cut=LATEST)
    assert (1, ()) == (made.inspections, made.left_out)
    [tied] = counted(*rows[:2], cut=LATEST).left_out
    assert ("Exampleshire", 2) == (tied.authority, tied.inspections)


def test_an_inspection_in_no_percentage_is_named_with_the_judgement_and_why() -> None:
    row = judged("Exampleshire", overall=GOOD)
    given = {judgement.id: GOOD for judgement in SIF.judgements}
    partly = row._replace(judgements={**given, "adoption": NOT_JUDGED, "leadership": None})
    made = counted(partly, partly)
    assert (
        Ungraded("Exampleshire", "adoption", "not_judged"),
        Ungraded("Exampleshire", "leadership", "not_known"),
    ) == made.ungraded
    adoption, leadership = made.judgements["adoption"], made.judgements["leadership"]
    assert (0, 2, 0) == (adoption.base, adoption.not_judged, adoption.not_known)
    assert (0, 0, 2) == (leadership.base, leadership.not_judged, leadership.not_known)
    assert {"good": 2, "not_known": 0} == {
        name: made.overall_by["help_and_protection"]["good"][name] for name in ("good", "not_known")
    }
    assert 2 == made.overall_by["leadership"]["good"]["not_known"]


def test_a_judgement_that_the_framework_did_not_have_yet_is_counted_only_where_it_is_given() -> (
    None
):
    def unknown(start: date | None, published: date | None, **given: Grade) -> tuple[int, int]:
        row = judged("Exampleshire", leaders=GOOD, **given)
        [made] = summary([row._replace(start=start, published=published)], ILACS)
        return made.judgements["care_leavers"].base, made.judgements["care_leavers"].not_known

    before, since = date(2022, 6, 6), date(2023, 6, 5)
    assert (0, 0) == unknown(before, since)
    assert (0, 1) == unknown(since, before)
    assert (0, 0) == unknown(None, before)
    assert (0, 1) == unknown(None, since)
    assert (1, 0) == unknown(before, before, care_leavers=GOOD)


def test_judgements_inadequate_together_are_in_order_of_number_then_of_the_framework() -> None:
    combinations = [
        ("looked_after", "leadership"),
        ("help_and_protection",),
        ("adoption",),
        ("looked_after", "leadership"),
    ]
    made = counted(
        *(judged("Exampleshire", **dict.fromkeys(ids, INADEQUATE)) for ids in combinations),
        judged("Exampleshire", lscb=INADEQUATE, overall=INADEQUATE),
    )
    by_number = (Together(("looked_after", "leadership"), 2),)
    in_order = [id for id in (j.id for j in SIF.judgements) if (id,) in combinations]
    assert (*by_number, *(Together((id,), 1) for id in in_order)) == made.inadequate_together


def test_movement_is_from_each_inspection_to_the_next_in_order_of_the_grades() -> None:
    grades = {
        "Exampleshire": (GOOD, INADEQUATE, OUTSTANDING),
        "Newtown": (GOOD, REQUIRES),
        "Oldtown": (OUTSTANDING, GOOD),
    }
    rows = [
        at(name, date(2014 + number, 5, 2), overall=grade)
        for name, given in grades.items()
        for number, grade in enumerate(given)
    ]
    assert (
        Movement(OUTSTANDING, GOOD, 1),
        Movement(GOOD, REQUIRES, 1),
        Movement(GOOD, INADEQUATE, 1),
        Movement(INADEQUATE, OUTSTANDING, 1),
    ) == counted(*reversed(rows)).movement
    unknown = at("Exampleshire", date(2015, 1, 5))._replace(judgements={})
    assert 3 == sum(movement.inspections for movement in counted(*rows, unknown).movement)


def test_a_movement_is_of_the_group_of_the_second_inspection_wherever_the_first_one_fell() -> None:
    rows = [
        at("Exampleshire", date(2014, 5, 2), overall=INADEQUATE),
        at("Exampleshire", date(2016, 5, 2)),
    ]
    moved = Movement(INADEQUATE, GOOD, 1)
    years = {made.group.value: made for made in summary(rows, SIF, by="year") if made.group}
    assert ((), (moved,)) == (years["2014"].movement, years["2016"].movement)
    assert (moved,) == counted(*rows, cut=Cut(published_from=date(2016, 1, 1))).movement
    assert () == counted(*rows, cut=Cut(published_to=date(2015, 1, 1))).movement


@pytest.mark.parametrize(
    ("month", "expected"), [(1, "Q1"), (3, "Q1"), (4, "Q2"), (9, "Q3"), (10, "Q4"), (12, "Q4")]
)
def test_a_quarter_is_of_three_months_of_the_calendar_year(month: int, expected: str) -> None:
    made = counted(at("Exampleshire", date(2016, month, 1)), by="quarter")
    assert made.group
    assert ("quarter", f"2016 {expected}") == (made.group.by, made.group.value)


@pytest.mark.parametrize("days", [(30,), (30, 33), (31, 32, 40), (32, 32, 33, 50), (20, 30, 30)])
def test_the_median_and_those_within_32_are_of_the_working_days_from_the_last_on_site(
    days: tuple[int, ...],
) -> None:
    end = date(2016, 4, 29)
    by_count = {count_working_days(end, end + timedelta(n)): end + timedelta(n) for n in range(99)}
    rows = [at("Exampleshire", by_count[n])._replace(end=end) for n in days]
    unknown = [at("Newtown"), at("Newtown", None)._replace(end=end)]
    expected = Publication(len(days), median(days), sum(n <= 32 for n in days))
    assert expected == counted(*rows, *unknown).publication


def test_groups_are_in_order_whatever_the_order_of_the_inspections() -> None:
    cut = Cut(published_from=date(2010, 1, 1))
    days = [date(year, 5, 2) for year in (2016, 2014, 2015)]
    told = summary([at("Exampleshire", day) for day in days], SIF, cut, "year")
    assert ["2014", "2015", "2016"] == [made.group.value for made in told if made.group]
    assert {cut} == {made.cut for made in told}
    assert all(id == fell.judgement for made in told for id, fell in made.judgements.items())


def test_of_reports_without_both_days_there_is_no_median() -> None:
    assert Publication(0, None, 0) == counted(at("Exampleshire")).publication


def test_a_summary_by_groups_that_has_none_says_what_is_left_out_of_every_one() -> None:
    made = counted(at("Exampleshire", None), by="year")
    assert (None, 0, 0) == (made.group, made.inspections, made.authorities)
    assert ["Exampleshire"] == [left.authority for left in made.left_out]
    assert [None] == [made.group for made in summary([], SIF)]


def test_that_one_or_many_are_given_again_is_said_and_nothing_where_none_is() -> None:
    assert () == counted(at("Exampleshire")).warnings
    again = "given again, with the authority and the day of publication of another, and counted"
    assert (f"1 inspection is {again} again.",) == counted(*2 * [at("Exampleshire")]).warnings
    many = counted(*1235 * [at("Exampleshire")])
    assert (f"1,234 inspections are {again} again.",) == many.warnings
