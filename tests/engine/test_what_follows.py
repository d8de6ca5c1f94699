"""What follows a report: what is undated, support, the newest cycle."""

from datetime import date
from typing import Any

import pytest
from support.timelines import exampleshire, ids, only, span, watched

from sifcalc.engine.timelines import due, why_no_date
from sifcalc.rulebook.sif import SIF

# What is undated.


def test_what_has_no_days_is_undated_and_says_what_it_waits_for() -> None:
    found = exampleshire("2017-10-01")
    for id, waits_for in (
        ("action-planning-letter", "Once the authority has received its report; no days are given"),
        ("plan-reviewed", "As soon as possible after Ofsted receives the plan; no days are given."),
    ):
        clock = only(found, id)
        assert (None, None, None, "Ofsted", "will") == (
            clock.first_date,
            clock.status,
            clock.trigger,
            clock.actor,
            clock.strength,
        )
        assert clock.notes[0].startswith(waits_for)
        assert why_no_date(found, id, SIF).startswith(waits_for)


def test_the_letter_and_the_review_say_where_the_documents_contradict_each_other() -> None:
    found = exampleshire("2017-10-01")
    assert "Annex A" in only(found, "action-planning-letter").note
    assert "(should)" in only(found, "action-planning-letter").note
    reviewed = only(found, "plan-reviewed").note
    assert "does not sign the plan off or endorse it" in reviewed
    assert "8.5" in reviewed
    assert "Department for Education" in reviewed


def test_the_agenda_goes_out_on_one_day_five_working_days_before_the_visit() -> None:
    found = exampleshire("2017-10-01", action_plan={"visit": "2017-10-17"})
    assert "2017-10-10/2017-10-10" == span(only(found, "action-planning-agenda"))
    assert None is only(exampleshire("2017-10-01"), "action-planning-agenda").first_date


def test_a_review_of_the_plan_is_not_waited_for_where_no_monitoring_holds() -> None:
    good = exampleshire("2017-10-01", judgements={"overall": "good"})
    early = exampleshire("2017-10-01", report={"received": "2014-02-14"})
    for found in (good, early):
        assert "plan-reviewed" not in ids(found)
        assert "plan-reviewed" in {left.id for left in found.left_out}


# Support after leaving inadequate.


@pytest.mark.parametrize(
    ("day", "status"),
    [
        ("2018-03-05", "open"),
        ("2018-12-01", "open"),
        ("2019-03-05", "open"),  # its last day
        ("2019-03-06", "passed"),
        ("2021-01-04", "passed"),
    ],
)
def test_support_is_a_period_open_and_then_past_and_never_late(day: str, status: str) -> None:
    found = exampleshire(
        day,
        report={"received": "2018-02-19", "published": "2018-03-05"},
        judgements={"overall": "RI"},
        previous_overall="inadequate",
    )
    support = only(found, "dfe-support")
    assert ("2018-03-05/2019-03-05", status) == (span(support), status)
    assert status == support.status
    late = [each.id for each in due(found, date.min, date(2022, 1, 4)).milestones]
    assert (status == "open") is ("dfe-support" in late)


def test_support_recorded_as_ended_under_its_other_id_is_met_and_never_late() -> None:
    for ended in ("2018-10-01", "2019-06-03"):
        found = exampleshire(
            "2019-09-02",
            report={"published": "2018-03-05"},
            judgements={"overall": "RI"},
            previous_overall="inadequate",
            actuals={"dfe-support-ends": ended},
        )
        support = only(found, "dfe-support")
        assert (date.fromisoformat(ended), "met") == (support.actual, support.status)
        assert not [note for note in found.notes if "does not run here" in note]
    clock = SIF.clock_of("dfe-support-ends")
    assert clock is SIF.clock_of("dfe-support")


# The newest cycle.

AGAIN = {"start": "2018-01-15", "end": "2018-01-26", "report_published": "2018-03-05"}


BEFORE = {"report": {"received": "2016-09-01", "published": "2016-09-05"}}


@pytest.mark.parametrize("grade", ["good", "outstanding"])
def test_reinspected_good_leaves_nothing_standing(grade: str) -> None:
    found = exampleshire("2018-04-01", **BEFORE, reinspection={**AGAIN, "overall": grade})
    assert (None, None, ()) == (
        found.reinspection_kind,
        found.reinspection_strength,
        found.consequences,
    )
    plan = {"inspection-report", "publish-report", "lscb-publish-review", "action-plan"}
    assert plan == set(watched(m for m in found.milestones if m.cycle == 2))
    assert [] == watched(m for m in found.milestones if m.status == "projected")
    assert any("re-inspection found good" in n or "found outstanding" in n for n in found.notes)


def test_until_its_report_is_out_what_comes_next_is_that_of_the_first_cycle() -> None:
    for day, kind in (("2018-03-04", "full"), ("2018-03-05", None)):
        found = exampleshire(day, **BEFORE, reinspection={**AGAIN, "overall": "good"})
        assert kind == found.reinspection_kind
        assert bool(kind) is bool(found.consequences)


def test_a_grade_whose_report_has_no_day_yet_ends_what_came_next_all_the_same() -> None:
    unreported = {"start": "2018-01-15", "end": "2018-01-26", "overall": "good"}
    found = exampleshire("2018-04-01", **BEFORE, reinspection=unreported)
    assert (None, ()) == (found.reinspection_kind, found.consequences)
    assert {1} == {milestone.cycle for milestone in found.milestones}


def test_a_letters_date_belongs_to_the_cycle_in_which_it_falls() -> None:
    again = {**AGAIN, "overall": "inadequate"}
    found = exampleshire(
        "2018-04-01", **BEFORE, reinspection=again, stated={"action-plan": "2018-06-11"}
    )
    plans = {m.cycle: m for m in found.milestones if m.id == "action-plan"}
    assert (None, date(2018, 6, 11)) == (plans[1].stated, plans[2].stated)
    assert date(2018, 6, 11) == plans[2].latest
    assert not [warning for warning in found.warnings if "not taken" in warning]


def test_reinspected_inadequate_what_comes_next_is_that_of_the_second_cycle() -> None:
    found = exampleshire("2018-04-01", **BEFORE, reinspection={**AGAIN, "overall": 4})
    assert None is found.reinspection_kind  # its judgements are not known
    assert "cycle-restarts" in {each.id for each in found.consequences}
    assert "reinspection-announced" not in {each.id for each in found.consequences}
    assert "2018-06-15" == span(only(found, "action-plan", 2))


def test_the_departments_reviews_stop_at_the_report_of_the_reinspection() -> None:
    found = exampleshire("2018-04-01", **BEFORE, reinspection={**AGAIN, "overall": "good"})
    reviews = [span(m) for m in found.milestones if m.id.startswith("dfe-review")]
    assert ["2017-03-05", "2017-09-05", "2018-03-05"] == reviews


@pytest.mark.parametrize(
    ("id", "words"),
    [
        ("inspection-report", "of the 66 reports published to 15 September 2015, 47 met this"),
        ("inspection-report", "of the 103 since, none did, and working day 36 was the commonest"),
        ("action-planning-visit", "paragraph 10 and Annex A say working days"),
        ("action-plan", "working days are meant"),
        ("action-plan", "whatever the judgement"),
        ("action-plan", "its own period for the action"),
        ("action-plan", "put as should"),
        ("first-monitoring-visit", "names no side"),
        ("monitoring-visit-2", "may not be equally spaced"),
        ("reinspection", "framework-2015 paragraph 5 has 18 to 24 months"),
        ("reinspection", "the authority is not told when"),
        ("reinspection-framework", "Unless the Secretary of State directs otherwise"),
        ("reinspection-framework", "21 months after publication, and only three within 24"),
        ("dfe-improvement-plan", "The guidance names no start"),
        ("dfe-review-1", "The guidance names no start"),
    ],
)
def test_a_clock_says_where_the_guidance_contradicts_itself_or_practice_differed(
    id: str, words: str
) -> None:
    assert words in only(exampleshire("2017-10-01"), id).note


@pytest.mark.parametrize(
    ("parts", "flagged", "before"),
    [
        # To Sunday 8 April 2018: a first end is given no working day on or before it.
        ({"monitoring_visits": ["2017-07-08"]}, True, None),
        ({"monitoring_visits": ["2017-07-10"]}, False, None),
    ],
)
def test_both_ends_are_looked_at_for_what_falls_on_no_working_day(
    parts: dict[str, Any], flagged: bool, before: date | None
) -> None:
    found = exampleshire("2017-10-01", report={"received": "2017-03-20"}, **parts)
    clock = only(found, "reinspection-not-before")
    assert flagged is clock.falls_on_non_working_day
    assert before == clock.working_day_on_or_before
    assert flagged is any("is not a working day" in note for note in clock.notes)
