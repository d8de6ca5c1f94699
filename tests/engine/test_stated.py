"""A date that a letter states for a clock, beside the one that is counted."""

from datetime import date
from typing import Any

import pytest

from sifcalc import Case, Milestone, Timeline, timeline
from sifcalc.engine.timelines import due


def seen(day: str, **parts: Any) -> Timeline:
    return timeline(Case.model_validate(parts), date.fromisoformat(day))


def dates(found: Timeline) -> dict[str, str]:
    """The dates of each clock that has any, by its id."""
    return {m.id: span(m) for m in found.milestones if m.first_date}


def only(found: Timeline, id: str) -> Milestone:
    [milestone] = [each for each in found.milestones if each.id == id]
    return milestone


def span(milestone: Milestone) -> str:
    return "/".join(str(day) for day in (milestone.earliest, milestone.latest) if day)


def stated(day: str, id: str = "action-plan", on: str = "2017-10-01") -> Timeline:
    return seen(
        on,
        report={"published": "2017-09-04"},
        judgements={"overall": "inadequate"},
        stated={id: day},
    )


def test_an_earlier_stated_day_is_the_plans_deadline_and_what_counts_from_it_follows() -> None:
    found = stated("2017-12-08")
    plan = only(found, "action-plan")
    assert (date(2017, 12, 8), date(2017, 12, 8), -1) == (
        plan.latest,
        plan.stated,
        plan.stated_difference,
    )
    assert any("Monday 11 December 2017" in note for note in plan.notes)
    assert "2017-12-08/2018-01-05" == span(only(found, "first-monitoring-visit"))
    assert "2018-04-05" == span(only(found, "monitoring-visit-2"))
    assert "2019-12-08" == span(only(found, "reinspection"))
    assert () == found.warnings


def test_a_later_stated_day_does_not_lengthen_the_law_and_is_warned_of_loudly() -> None:
    found = stated("2017-12-15")
    plan = only(found, "action-plan")
    assert (date(2017, 12, 11), date(2017, 12, 15), 4) == (
        plan.latest,
        plan.stated,
        plan.stated_difference,
    )
    assert "2017-12-11/2018-01-08" == span(only(found, "first-monitoring-visit"))
    [warning] = found.warnings
    assert "action-plan, Friday 15 December 2017, is not taken" in warning


def test_a_stated_day_that_is_the_counted_one_differs_by_none() -> None:
    plan = only(stated("2017-12-11"), "action-plan")
    assert (date(2017, 12, 11), 0) == (plan.latest, plan.stated_difference)


@pytest.mark.parametrize(("day", "apart"), [("2017-10-20", -1), ("2017-11-15", 17)])
def test_for_a_clock_that_the_law_does_not_make_the_stated_day_is_taken(
    day: str, apart: int
) -> None:
    found = stated(day, "action-planning-visit")
    visit = only(found, "action-planning-visit")
    assert (f"2017-10-09/{day}", apart) == (span(visit), visit.stated_difference)
    assert any("Monday 23 October 2017" in note for note in visit.notes)
    assert () == found.warnings


def test_a_stated_day_stands_where_nothing_can_be_counted_and_has_no_difference() -> None:
    found = seen("2017-10-01", stated={"action-plan": "2017-12-08"})
    plan = only(found, "action-plan")
    assert (date(2017, 12, 8), None) == (plan.latest, plan.stated_difference)
    assert "2017-12-08/2018-01-05" == span(only(found, "first-monitoring-visit"))


def test_a_stated_day_for_a_clock_that_does_not_run_is_named() -> None:
    found = seen(
        "2018-10-01",
        report={"received": "2017-09-01"},
        judgements={"overall": "good"},
        stated={"reinspection": "2019-06-03"},
    )
    assert any("Monday 3 June 2019 is stated for reinspection" in note for note in found.notes)


# Working days left.


@pytest.mark.parametrize(
    ("day", "left"), [("2017-12-16", -5), ("2017-12-09", 0), ("2017-12-11", -1)]
)
def test_a_plan_due_on_8_december_2017_is_past_from_the_day_after(day: str, left: int) -> None:
    plan = only(seen(day, report={"received": "2017-09-01"}), "action-plan")
    assert (date(2017, 12, 8), "unrecorded", left) == (
        plan.latest,
        plan.status,
        plan.working_days_left,
    )
    found = seen(day, report={"received": "2017-09-01"})
    assert "action-plan" in [
        each.id for each in due(found, date.min, date.fromisoformat(day)).milestones
    ]
