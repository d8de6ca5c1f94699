"""Monitoring visits: expected, planned, made, and projected from each other."""

from datetime import date

import pytest
from support.timelines import SEEN, exampleshire, ids, only, span, visits, whole_cycle

from sifcalc import timeline


def test_the_agenda_of_the_action_planning_visit_is_due_five_working_days_before_it() -> None:
    agenda = only(timeline(whole_cycle(), SEEN), "action-planning-agenda")
    assert date(2017, 4, 25) == agenda.latest  # over the early May bank holiday
    assert ["Early May bank holiday"] == [h.name for h in agenda.bank_holidays_skipped]


def test_projections_start_again_from_the_last_visit_that_took_place() -> None:
    found = timeline(whole_cycle(), date(2017, 11, 10))
    second, third, fourth = (only(found, f"monitoring-visit-{n}") for n in (2, 3, 4))
    assert (date(2017, 10, 18), "met", None) == (
        second.latest,
        second.status,
        second.working_days_left,
    )
    assert (date(2018, 1, 31), "projected") == (third.latest, third.status)
    assert (date(2018, 4, 30), "projected") == (fourth.latest, fourth.status)
    assert date(2018, 4, 30) == only(found, "reinspection-not-before").earliest


def test_there_is_always_one_visit_beyond_the_last_that_took_place() -> None:
    visits = ["2017-07-18", "2017-10-31", "2018-01-30", "2018-05-01", "2018-08-31"]
    found = timeline(whole_cycle(monitoring_visits=visits), date(2018, 9, 10))
    assert date(2018, 11, 30) == only(found, "monitoring-visit-6").latest
    assert date(2018, 5, 1) == only(found, "reinspection-not-before").earliest
    assert "monitoring-visit-7" not in [milestone.id for milestone in found.milestones]


def test_no_more_visits_are_projected_once_a_reinspection_is_announced() -> None:
    announced = whole_cycle(reinspection={"announced": "2017-11-06"})
    found = timeline(announced, date(2017, 11, 10))
    visits = [m.id for m in found.milestones if m.id.startswith("monitoring-visit-")]
    assert ["monitoring-visit-2"] == visits
    assert any(clock.id == "monitoring-visit-N" for clock in found.left_out)
    before = timeline(announced, date(2017, 11, 5))
    assert "monitoring-visit-4" in [milestone.id for milestone in before.milestones]


def test_a_visit_that_is_planned_is_shown_on_its_day_and_the_next_are_projected_from_it() -> None:
    planned = whole_cycle(monitoring_visits=["2017-07-18", "2017-10-31", "2018-02-20"])
    found = timeline(planned, date(2017, 11, 10))
    third, fourth = (only(found, f"monitoring-visit-{number}") for number in (3, 4))
    assert (date(2018, 2, 20), "upcoming") == (third.actual, third.status)
    assert "2018-02-20/2018-02-20" == span(third)
    planned_for = "Tuesday 20 February 2018, the day it is planned for (day 0, planned)"
    assert planned_for == third.basis
    made = only(timeline(planned, date(2018, 2, 20)), "monitoring-visit-3")
    assert ("met", "3 months after Tuesday 31 October 2017") == (
        made.status,
        (made.basis or "")[:38],
    )
    assert (date(2018, 5, 20), "projected") == (fourth.latest, fourth.status)
    assert date(2018, 5, 20) == only(found, "reinspection-not-before").earliest


def test_a_visit_that_takes_place_on_the_day_it_is_seen_moves_the_projections() -> None:
    found = timeline(whole_cycle(), date(2017, 10, 31))
    assert date(2018, 1, 31) == only(found, "monitoring-visit-3").latest


def test_a_projected_visit_has_no_days_left_and_is_never_late() -> None:
    for day in ("2017-10-01", "2018-06-01", "2020-01-06"):
        found = exampleshire(day)
        for number in (2, 3, 4):
            visit = only(found, f"monitoring-visit-{number}")
            assert ("projected", None) == (visit.status, visit.working_days_left)


@pytest.mark.parametrize("visited", ["2017-11-14", "2017-12-08", "2018-01-05", "2018-03-06"])
def test_a_first_visit_that_took_place_is_met_before_its_window_in_it_and_after_it(
    visited: str,
) -> None:
    visit = only(exampleshire("2018-06-01", monitoring_visits=[visited]), "first-monitoring-visit")
    assert ("2017-12-08/2018-01-05", "met", None) == (
        span(visit),
        visit.status,
        visit.working_days_left,
    )
    assert not [note for note in visit.notes if "before the window" in note]


def test_a_later_visit_that_took_place_is_met_however_long_after_the_one_before() -> None:
    for second in ("2018-01-16", "2018-04-09", "2018-05-31"):
        found = exampleshire("2018-06-01", monitoring_visits=["2018-01-09", second])
        assert ("met", None) == (
            only(found, "monitoring-visit-2").status,
            only(found, "monitoring-visit-2").working_days_left,
        )


def test_a_visit_given_for_later_is_planned_on_that_day_in_every_clock_that_counts_from_it() -> (
    None
):
    found = exampleshire("2018-01-20", monitoring_visits=["2018-01-09", "2018-04-24"])
    assert {
        "1": "2017-12-08/2018-01-05",
        "2": "2018-04-24/2018-04-24",
        "3": "2018-07-24",
        "4": "2018-10-24",
    } == visits(found)
    second = only(found, "monitoring-visit-2")
    assert second.trigger is not None
    assert ("monitoring_visit_2", False) == (second.trigger.name, second.trigger.actual)
    assert (0, 0) == (second.earliest_count, second.latest_count)
    assert "2018-10-24" == span(only(found, "reinspection-not-before"))


def test_one_timeline_never_holds_two_dates_for_one_visit() -> None:
    given = ["2018-01-23", "2018-04-24", "2018-07-10", "2018-10-09", "2019-01-15"]
    for day in ("2017-10-01", "2018-04-24", "2018-09-01"):
        found = exampleshire(day, monitoring_visits=given)
        for number, on in enumerate(given[1:], start=2):
            visit = only(found, f"monitoring-visit-{number}")
            if date.fromisoformat(on) > date.fromisoformat(day):
                assert f"{on}/{on}" == span(visit)
                assert visit.status != "met"
        assert given[3] == span(only(found, "reinspection-not-before"))


def test_visits_go_to_the_fourth_and_one_beyond_the_last_that_took_place() -> None:
    assert {"1", "2", "3", "4"} == set(visits(exampleshire("2017-10-01")))
    four = ["2018-01-09", "2018-04-10", "2018-07-10", "2018-10-09"]
    found = exampleshire("2018-11-01", monitoring_visits=four)
    assert "2019-01-09" == visits(found)["5"]
    assert "6" not in visits(found)
    begun = exampleshire("2018-11-01", monitoring_visits=four, reinspection={"start": "2018-10-29"})
    assert "5" not in visits(begun)


def test_for_priority_action_with_a_better_overall_paragraph_5_stands_in_place_of_49() -> None:
    better = exampleshire("2017-10-01", judgements={"overall": "RI"}, priority_action=True)
    inadequate = exampleshire("2017-10-01", priority_action=True)
    for found, paragraph, other in ((better, "5", "49"), (inadequate, "49", "5")):
        for number in (2, 3, 4):
            [source] = only(found, f"monitoring-visit-{number}").sources
            assert paragraph in source.paragraphs
            assert other not in source.paragraphs
    assert {"first-monitoring-visit", "monitoring-visit-4", "action-planning-letter"} <= set(
        ids(better)
    )
    assert not {"reinspection", "reinspection-not-before", "dfe-review-1"} & set(ids(better))
