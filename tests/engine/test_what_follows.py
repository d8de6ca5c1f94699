"""What follows a report: visits as expectations, support, the newest cycle, what is undated."""

from datetime import date
from typing import Any

import pytest

from sifcalc import Case, Milestone, Timeline, timeline
from sifcalc.engine.timelines import due, why_no_date
from sifcalc.rulebook.sif import SIF
from sifcalc.rulebook.sif.consequences import CONSEQUENCES

JUDGED = {"help_and_protection": 4, "looked_after": 3, "leadership": 4}


def seen(day: str, **parts: Any) -> Timeline:
    """Exampleshire, inadequate, its plan due on 8 December 2017, as seen on the day."""
    usual = {"report": {"received": "2017-09-01"}, "judgements": JUDGED}
    return timeline(Case.model_validate(usual | parts), date.fromisoformat(day))


def only(found: Timeline, id: str, cycle: int = 1) -> Milestone:
    [milestone] = [each for each in found.milestones if (each.id, each.cycle) == (id, cycle)]
    return milestone


def span(milestone: Milestone) -> str:
    return "/".join(str(day) for day in (milestone.earliest, milestone.latest) if day)


def visits(found: Timeline) -> dict[str, str]:
    return {
        m.id.replace("first-monitoring-visit", "monitoring-visit-1")[-1]: span(m)
        for m in found.milestones
        if "monitoring-visit" in m.id
    }


def ids(found: Timeline) -> set[str]:
    return {milestone.id for milestone in found.milestones}


# Monitoring visits.


def test_a_projected_visit_has_no_days_left_and_is_never_late() -> None:
    for day in ("2017-10-01", "2018-06-01", "2020-01-06"):
        found = seen(day)
        for number in (2, 3, 4):
            visit = only(found, f"monitoring-visit-{number}")
            assert ("projected", None) == (visit.status, visit.working_days_left)


@pytest.mark.parametrize("visited", ["2017-11-14", "2017-12-08", "2018-01-05", "2018-03-06"])
def test_a_first_visit_that_took_place_is_met_before_its_window_in_it_and_after_it(
    visited: str,
) -> None:
    visit = only(seen("2018-06-01", monitoring_visits=[visited]), "first-monitoring-visit")
    assert ("2017-12-08/2018-01-05", "met", None) == (
        span(visit),
        visit.status,
        visit.working_days_left,
    )
    assert not [note for note in visit.notes if "before the window" in note]


def test_a_later_visit_that_took_place_is_met_however_long_after_the_one_before() -> None:
    for second in ("2018-01-16", "2018-04-09", "2018-05-31"):
        found = seen("2018-06-01", monitoring_visits=["2018-01-09", second])
        assert ("met", None) == (
            only(found, "monitoring-visit-2").status,
            only(found, "monitoring-visit-2").working_days_left,
        )


def test_a_visit_given_for_later_is_planned_on_that_day_in_every_clock_that_counts_from_it() -> (
    None
):
    found = seen("2018-01-20", monitoring_visits=["2018-01-09", "2018-04-24"])
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
        found = seen(day, monitoring_visits=given)
        for number, on in enumerate(given[1:], start=2):
            visit = only(found, f"monitoring-visit-{number}")
            if date.fromisoformat(on) > date.fromisoformat(day):
                assert f"{on}/{on}" == span(visit)
                assert visit.status != "met"
        assert given[3] == span(only(found, "reinspection-not-before"))


def test_visits_go_to_the_fourth_and_one_beyond_the_last_that_took_place() -> None:
    assert {"1", "2", "3", "4"} == set(visits(seen("2017-10-01")))
    four = ["2018-01-09", "2018-04-10", "2018-07-10", "2018-10-09"]
    found = seen("2018-11-01", monitoring_visits=four)
    assert "2019-01-09" == visits(found)["5"]
    assert "6" not in visits(found)
    begun = seen("2018-11-01", monitoring_visits=four, reinspection={"start": "2018-10-29"})
    assert "5" not in visits(begun)


def test_for_priority_action_with_a_better_overall_paragraph_5_stands_in_place_of_49() -> None:
    better = seen("2017-10-01", judgements={"overall": "RI"}, priority_action=True)
    inadequate = seen("2017-10-01", priority_action=True)
    for found, paragraph, other in ((better, "5", "49"), (inadequate, "49", "5")):
        for number in (2, 3, 4):
            [source] = only(found, f"monitoring-visit-{number}").sources
            assert paragraph in source.paragraphs
            assert other not in source.paragraphs
    assert {"first-monitoring-visit", "monitoring-visit-4", "action-planning-letter"} <= ids(better)
    assert not {"reinspection", "reinspection-not-before", "dfe-review-1"} & ids(better)


# What is undated.


def test_what_has_no_days_is_undated_and_says_what_it_waits_for() -> None:
    found = seen("2017-10-01")
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
    found = seen("2017-10-01")
    assert "Annex A" in only(found, "action-planning-letter").note
    assert "(should)" in only(found, "action-planning-letter").note
    reviewed = only(found, "plan-reviewed").note
    assert "does not sign the plan off or endorse it" in reviewed
    assert "8.5" in reviewed
    assert "Department for Education" in reviewed


def test_the_agenda_goes_out_on_one_day_five_working_days_before_the_visit() -> None:
    found = seen("2017-10-01", action_plan={"visit": "2017-10-17"})
    assert "2017-10-10/2017-10-10" == span(only(found, "action-planning-agenda"))
    assert None is only(seen("2017-10-01"), "action-planning-agenda").first_date


def test_a_review_of_the_plan_is_not_waited_for_where_no_monitoring_holds() -> None:
    good = seen("2017-10-01", judgements={"overall": "good"})
    early = seen("2017-10-01", report={"received": "2014-02-14"})
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
    found = seen(
        day,
        report={"received": "2018-02-19", "published": "2018-03-05"},
        judgements={"overall": "RI"},
        previous_overall="inadequate",
    )
    support = only(found, "dfe-support")
    assert ("2018-03-05/2019-03-05", status) == (span(support), status)
    assert status == support.status
    late = [each.id for each in due(found, date(2022, 1, 4))]
    assert (status == "open") is ("dfe-support" in late)


def test_support_recorded_as_ended_under_its_other_id_is_met_and_never_late() -> None:
    for ended in ("2018-10-01", "2019-06-03"):
        found = seen(
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
    found = seen("2018-04-01", **BEFORE, reinspection={**AGAIN, "overall": grade})
    assert (None, None, ()) == (
        found.reinspection_kind,
        found.reinspection_strength,
        found.consequences,
    )
    assert {"inspection-report", "publish-report", "lscb-publish-review", "action-plan"} == {
        m.id for m in found.milestones if m.cycle == 2
    }
    assert not [m for m in found.milestones if m.status == "projected"]
    assert any("re-inspection found good" in n or "found outstanding" in n for n in found.notes)


def test_until_its_report_is_out_what_comes_next_is_that_of_the_first_cycle() -> None:
    for day, kind in (("2018-03-04", "full"), ("2018-03-05", None)):
        found = seen(day, **BEFORE, reinspection={**AGAIN, "overall": "good"})
        assert kind == found.reinspection_kind
        assert bool(kind) is bool(found.consequences)


def test_a_grade_whose_report_has_no_day_yet_ends_what_came_next_all_the_same() -> None:
    unreported = {"start": "2018-01-15", "end": "2018-01-26", "overall": "good"}
    found = seen("2018-04-01", **BEFORE, reinspection=unreported)
    assert (None, ()) == (found.reinspection_kind, found.consequences)
    assert {1} == {milestone.cycle for milestone in found.milestones}


def test_a_letters_date_belongs_to_the_cycle_in_which_it_falls() -> None:
    again = {**AGAIN, "overall": "inadequate"}
    found = seen("2018-04-01", **BEFORE, reinspection=again, stated={"action-plan": "2018-06-11"})
    plans = {m.cycle: m for m in found.milestones if m.id == "action-plan"}
    assert (None, date(2018, 6, 11)) == (plans[1].stated, plans[2].stated)
    assert date(2018, 6, 11) == plans[2].latest
    assert not [warning for warning in found.warnings if "not taken" in warning]


def test_reinspected_inadequate_what_comes_next_is_that_of_the_second_cycle() -> None:
    found = seen("2018-04-01", **BEFORE, reinspection={**AGAIN, "overall": 4})
    assert None is found.reinspection_kind  # its judgements are not known
    assert "cycle-restarts" in {each.id for each in found.consequences}
    assert "reinspection-announced" not in {each.id for each in found.consequences}
    assert "2018-06-15" == span(only(found, "action-plan", 2))


def test_the_departments_reviews_stop_at_the_report_of_the_reinspection() -> None:
    found = seen("2018-04-01", **BEFORE, reinspection={**AGAIN, "overall": "good"})
    reviews = [span(m) for m in found.milestones if m.id.startswith("dfe-review")]
    assert ["2017-03-05", "2017-09-05", "2018-03-05"] == reviews


# The kind of re-inspection.


@pytest.mark.parametrize(
    ("key", "kind", "strength"),
    [
        ("444", "full", "will"),
        ("443", "full", "reading"),
        ("344", "full", "reading"),
        ("434", "full", "reading"),
        ("433", "post-monitoring", "may"),
        ("343", "post-monitoring", "may"),
        ("334", "post-monitoring", "may"),
    ],
)
def test_the_kind_of_reinspection_is_as_firm_as_the_guidance_puts_it(
    key: str, kind: str, strength: str
) -> None:
    judged = dict(zip(("help_and_protection", "looked_after", "leadership"), key, strict=True))
    found = seen("2017-10-01", judgements=judged)
    assert (kind, strength) == (found.reinspection_kind, found.reinspection_strength)


def test_a_kind_that_is_certain_without_one_judgement_is_as_firm_as_the_weaker_of_the_two() -> None:
    found = seen("2017-10-01", judgements={"help_and_protection": 4, "leadership": 4})
    assert ("full", "reading") == (found.reinspection_kind, found.reinspection_strength)
    one = seen("2017-10-01", judgements={"help_and_protection": 4, "leadership": 3})
    assert (None, None) == (one.reinspection_kind, one.reinspection_strength)


# What follows without a clock.

INADEQUATE = {
    "commissioner-for-slow-progress",
    "commissioner-at-once",
    "service-transferred",
    "visits-not-agreed",
    "cycle-restarts",
    "improvement-seminar",
}


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ({}, INADEQUATE),
        ({"judgements": {"overall": "RI"}}, set()),
        ({"judgements": {"overall": "RI"}, "priority_action": True}, {"visits-not-agreed"}),
        (
            {"judgements": {"overall": "RI", "adoption": 4, "care_leavers": 4}},
            {"supervision-of-adoption-and-care-leavers"},
        ),
        (
            {"judgements": {"overall": "RI", "adoption": 4, "care_leavers": 3}},
            {"supervision-of-adoption-or-care-leavers"},
        ),
        (
            {"judgements": {"overall": "RI", "care_leavers": 4}},
            {"supervision-of-adoption-or-care-leavers"},
        ),
        ({"reinspection": {"announced": "2018-12-03"}}, {*INADEQUATE, "reinspection-announced"}),
        ({"reinspection": {"announced": "2019-02-04"}}, INADEQUATE),  # not yet
    ],
)
def test_each_consequence_has_its_own_condition(parts: dict[str, Any], expected: set[str]) -> None:
    assert expected == {each.id for each in seen("2019-01-07", **parts).consequences}


@pytest.mark.parametrize(
    ("id", "words"),
    [
        ("commissioner-for-slow-progress", "too little progress"),
        ("commissioner-at-once", "systemic or persistent"),
        ("commissioner-at-once", "good reasons"),
        ("service-transferred", "for a time"),
        ("service-transferred", "usually a trust"),
        ("supervision-of-adoption-and-care-leavers", "both or either"),
        ("supervision-of-adoption-or-care-leavers", "One of"),
        ("visits-not-agreed", "section 118(2)"),
        ("visits-not-agreed", "likely to direct"),
        ("cycle-restarts", "consults"),
        ("reinspection-announced", "not told"),
        ("improvement-seminar", "seminar"),
    ],
)
def test_a_consequence_says_what_its_paragraph_says(id: str, words: str) -> None:
    [message] = [each.message for each in CONSEQUENCES if each.id == id]
    assert words in message


# Notes of section 4.


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
    assert words in only(seen("2017-10-01"), id).note


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
    found = seen("2017-10-01", report={"received": "2017-03-20"}, **parts)
    clock = only(found, "reinspection-not-before")
    assert flagged is clock.falls_on_non_working_day
    assert before == clock.working_day_on_or_before
    assert flagged is any("is not a working day" in note for note in clock.notes)
