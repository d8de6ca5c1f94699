"""A re-inspection, and the second cycle that its report begins."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from support.running import CROYDON
from support.timelines import AFTER_THE_FRAMEWORK, AGAIN, SEEN, case, only, span, whole_cycle

from invented import PLAYGROUNDS
from sifcalc import Case, load, timeline
from sifcalc.engine.timelines import timeline as counted
from sifcalc.rulebook.sif import SIF
from sifcalc.rulebook.terms import Start


def test_the_day_the_plan_was_sent_moves_the_limit_of_the_reinspection() -> None:
    sent = only(timeline(whole_cycle(), date(2017, 11, 10)), "reinspection")
    assert (date(2019, 6, 29), "upcoming") == (sent.latest, sent.status)
    waiting = whole_cycle(action_plan={})
    projected = only(timeline(waiting, date(2017, 11, 10)), "reinspection")
    assert (date(2019, 6, 30), "projected") == (projected.latest, projected.status)
    assert projected.trigger is not None
    assert projected.trigger.actual is False


def test_a_reinspection_that_took_place_meets_both_limits_of_the_guidance() -> None:
    done = whole_cycle(reinspection={"start": "2019-01-14"})
    found = timeline(done, date(2019, 3, 1))
    assert {"met"} == {only(found, id).status for id in ("reinspection", "reinspection-framework")}


def test_a_reinspection_found_inadequate_again_begins_a_second_cycle() -> None:
    again = whole_cycle(reinspection={**AGAIN, "overall": "inadequate"})
    found = timeline(again, date(2018, 8, 1))
    plans = [m for m in found.milestones if m.id == "action-plan"]
    assert [(1, date(2017, 6, 30)), (2, date(2018, 10, 29))] == [(p.cycle, p.latest) for p in plans]
    second = {milestone.id for milestone in found.milestones if milestone.cycle == 2}
    assert {"action-planning-visit", "monitoring-visit-4", "reinspection"} <= second
    before = timeline(again, date(2018, 7, 1))
    assert {1} == {milestone.cycle for milestone in before.milestones}


def test_what_a_second_cycle_leaves_out_is_named_with_its_cycle() -> None:
    late = {"start": "2019-01-14", "end": "2019-02-07", "report_published": "2019-03-20"}
    found = timeline(whole_cycle(reinspection={**late, "overall": 4}), date(2019, 4, 1))
    left_out = {(left.cycle, left.id) for left in found.left_out}
    assert {(1, "dfe-support"), (2, "next-inspection")} <= left_out


def test_an_authority_that_left_inadequate_gets_a_year_of_support() -> None:
    better = whole_cycle(reinspection={**AGAIN, "overall": "RI"})
    found = timeline(better, date(2018, 8, 1))
    assert "2018-07-20/2019-07-20" == span(only(found, "dfe-support"))
    assert not [m for m in found.milestones if m.cycle == 2 and "visit" in m.id]
    new_report = case(
        report={"published": "2018-08-20"},
        judgements={"overall": "RI"},
        previous_overall="inadequate",
    )
    assert "2018-08-20/2019-08-20" == span(only(timeline(new_report, SEEN), "dfe-support"))


def test_reviews_cut_short_for_want_of_a_limit_are_named() -> None:
    found = timeline(AFTER_THE_FRAMEWORK, SEEN)
    reviews = [m.id for m in found.milestones if m.id.startswith("dfe-review")]
    assert ["dfe-review-1"] == reviews
    assert any("Only the first is shown" in clock.reason for clock in found.left_out)


def test_what_was_done_after_the_reinspections_report_belongs_to_the_second_cycle() -> None:
    better = {**AGAIN, "overall": "RI"}
    done = {"publish-report": "2017-03-27", "dfe-support-ends": "2019-07-19"}
    found = timeline(whole_cycle(reinspection=better, actuals=done), date(2019, 8, 1))
    support = only(found, "dfe-support")
    assert (2, "met") == (support.cycle, support.status)
    assert {(1, "met"), (2, "overdue")} == {
        (m.cycle, m.status) for m in found.milestones if m.id == "publish-report"
    }


def test_reviews_stop_with_the_report_of_the_reinspection() -> None:
    found = timeline(whole_cycle(reinspection={**AGAIN, "overall": "good"}), date(2018, 8, 1))
    reviews = [m.latest for m in found.milestones if m.id.startswith("dfe-review")]
    assert [date(2017, 9, 24), date(2018, 3, 24)] == reviews


def test_no_support_is_counted_before_the_new_report_is_out() -> None:
    waiting = whole_cycle(reinspection={"start": "2018-06-04", "overall": "RI"})
    found = timeline(waiting, date(2018, 8, 1))
    assert "dfe-support" not in [milestone.id for milestone in found.milestones]
    assert any("no day of publication" in note for note in found.notes)


def test_a_reinspection_known_only_by_its_end_has_begun() -> None:
    ended = whole_cycle(reinspection={"end": "2018-06-15"})
    found = timeline(ended, date(2018, 7, 1))
    assert "monitoring-visit-3" not in [milestone.id for milestone in found.milestones]
    assert "met" == only(found, "reinspection").status


def test_a_visit_on_the_day_the_new_report_came_out_belongs_to_the_second_cycle() -> None:
    visits = ["2017-07-18", "2018-07-20"]
    again = whole_cycle(monitoring_visits=visits, reinspection={**AGAIN, "overall": 4})
    found = timeline(again, date(2018, 8, 1))
    done = {(m.cycle, m.actual) for m in found.milestones if m.id == "first-monitoring-visit"}
    assert {(1, date(2017, 7, 18)), (2, date(2018, 7, 20))} == done


def test_a_review_due_on_the_very_limit_of_the_reinspection_is_shown() -> None:
    sent = case(
        report={"received": "2017-08-11", "published": "2017-08-30"},
        judgements={"overall": "inadequate"},
        action_plan={"submitted": "2017-08-30"},
    )
    reviews = [m.latest for m in timeline(sent, SEEN).milestones if m.id.startswith("dfe-review")]
    assert date(2019, 8, 30) == reviews[-1]


def test_the_priority_action_of_the_first_report_brings_nothing_into_the_second_cycle() -> None:
    better = whole_cycle(priority_action=True, reinspection={**AGAIN, "overall": "good"})
    found = timeline(better, date(2018, 8, 1))
    assert not [m for m in found.milestones if m.cycle == 2 and "visit" in m.id]
    second = next(m for m in found.milestones if m.cycle == 2 and m.id == "action-plan")
    assert (None, date(2018, 10, 29)) == (second.actual, second.latest)


def test_the_second_cycle_counts_its_report_from_the_end_of_the_reinspection() -> None:
    again = whole_cycle(reinspection={**AGAIN, "overall": "inadequate"})
    found = timeline(again, date(2018, 8, 1))
    reports = [m for m in found.milestones if m.id == "inspection-report"]
    assert [date(2017, 2, 2), date(2018, 6, 15)] == [m.trigger.date for m in reports if m.trigger]


def test_what_is_recorded_on_the_day_of_the_new_report_belongs_to_the_second_cycle_alone() -> None:
    again = whole_cycle(
        monitoring_visits=["2017-07-18", "2018-07-20"],
        reinspection={**AGAIN, "overall": "inadequate"},
        actuals={"publish-report": AGAIN["report_published"]},
    )
    found = timeline(again, date(2018, 8, 1))
    new_report = date(2018, 7, 20)
    assert {(1, None), (2, new_report)} == {
        (m.cycle, m.actual) for m in found.milestones if m.id == "publish-report"
    }
    assert [(2, "first-monitoring-visit")] == [
        (m.cycle, m.id)
        for m in found.milestones
        if m.actual == new_report and m.id.endswith("-visit")
    ]
    assert "monitoring-visit-2" not in [m.id for m in found.milestones if m.cycle == 1]


def test_a_warning_of_the_first_cycle_stands_where_the_second_has_none() -> None:
    early = case(
        inspection={"start": "2013-10-01", "end": "2013-10-25"},
        report={"published": "2013-12-04"},
        reinspection={"start": "2015-06-01", "end": "2015-06-25", "report_published": "2015-08-10"},
    )
    [warning] = timeline(early, SEEN).warnings
    assert "did not yet apply on Tuesday 1 October 2013" in warning


def test_a_second_cycle_is_dated_by_the_first_day_of_the_reinspection() -> None:
    again = whole_cycle(reinspection={**AGAIN, "overall": "inadequate"})
    [warning] = timeline(again, date(2018, 8, 1)).warnings
    assert "The inspection is of Monday 4 June 2018" in warning


CUT_SHORT = (
    "Those after the last that is shown come after the latest date of reinspection, or after the"
    " re-inspection's report."
)


def test_reviews_are_said_to_be_cut_short_only_where_their_limit_is_settled() -> None:
    def is_cut_short(of: Case, on: date = date(2018, 2, 1)) -> bool:
        reasons = [left.reason for left in timeline(of, on).left_out if left.id == "dfe-review-N"]
        return CUT_SHORT in reasons

    waiting = whole_cycle(action_plan={})
    assert is_cut_short(whole_cycle())
    assert not is_cut_short(waiting)
    assert is_cut_short(whole_cycle(action_plan={}, stated={"reinspection": "2018-06-01"}))
    reported = whole_cycle(action_plan={}, reinspection={**AGAIN, "overall": "good"})
    assert is_cut_short(reported, date(2018, 8, 1))
    assert not is_cut_short(reported)


ALWAYS = ["commissioner-for-slow-progress", "commissioner-at-once", "service-transferred"]
SEMINAR = "improvement-seminar"
SINCE_2016 = ["visits-not-agreed", "cycle-restarts"]


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ({"report": {"published": "2017-09-04"}}, [*ALWAYS, *SINCE_2016, SEMINAR]),
        ({"report": {"published": "2014-03-03"}}, [SEMINAR]),
        ({}, [*ALWAYS, *SINCE_2016, SEMINAR]),
        ({"inspection": {"start": "2019-01-01"}, "framework": "sif"}, ALWAYS),
    ],
)
def test_what_follows_an_inadequate_judgement_is_what_was_in_force(
    parts: dict[str, Any], expected: list[str]
) -> None:
    found = timeline(case(judgements={"overall": "inadequate"}, **parts), SEEN)
    assert expected == [each.id for each in found.consequences]
    rulebook = {each.id: each for each in SIF.consequences}
    for each in found.consequences:
        rule = rulebook[each.id]
        assert ("sif", rule.strength, rule.message, rule.sources) == (
            *(each.framework, each.strength, each.message, each.sources),
        )


def test_a_date_that_no_clock_of_the_case_uses_is_noted() -> None:
    good = case(
        report={"published": "2017-09-04"},
        judgements={"overall": "good"},
        action_plan={"visit": "2017-10-11"},
        actuals={"dfe-support": "2018-12-03"},
    )
    nothing = "nothing is made of it."
    notes = timeline(good, date(2019, 1, 1)).notes
    assert (
        "Wednesday 11 October 2017 is given for action plan visit, which has no clock here:"
        f" {nothing}"
    ) in notes
    assert (
        f"Monday 3 December 2018 is recorded for dfe-support, which does not run here: {nothing}"
    ) in notes
    reviewed = whole_cycle(actuals={"dfe-review-1": "2017-09-20", "dfe-support": "2018-12-03"})
    made = [note for note in timeline(reviewed, SEEN).notes if nothing in note]
    assert [
        f"Monday 3 December 2018 is recorded for dfe-support, which does not run here: {nothing}"
    ] == made


def test_a_date_of_a_letter_is_made_something_of_only_where_its_clock_runs() -> None:
    letters = {"action-plan": "2017-12-01", "reinspection": "2018-06-01"}
    good = case(report={"received": "2017-09-01"}, judgements={"overall": "good"}, stated=letters)
    assert (
        "Friday 1 June 2018 is stated for reinspection, which does not run here: nothing is made of"
        " it.",
    ) == timeline(good, SEEN).notes


def test_the_kind_of_reinspection_is_told_of_the_day_it_comes_or_came() -> None:
    early = case(report={"published": "2014-03-03"}, judgements=load(CROYDON)[0].judgements)
    assert "full" == timeline(load(CROYDON)[0], SEEN).reinspection_kind
    assert timeline(early, SEEN).reinspection_kind is None


@pytest.mark.parametrize(
    ("ended", "left_out"),
    [
        ("2017-03-10", ["jtai-statement"]),
        ("2023-03-10", ["jtai-statement"]),
        ("2021-03-10", ["jtai-statement", "jtai-letter-observed"]),  # of neither period
    ],
)
def test_a_period_that_the_inspection_is_not_of_is_not_left_out_beside_the_one_that_it_is_of(
    ended: str, left_out: list[str]
) -> None:
    joint = case(
        framework="ilacs",
        activity="jtai",
        statement_determined=False,
        inspection={"end": ended},
    )
    assert left_out == [left.id for left in timeline(joint, SEEN).left_out]


@pytest.mark.parametrize("done_on", ["report_published", None])
def test_what_counts_from_an_event_waits_for_it_where_one_edition_on_it_holds(
    done_on: str | None,
) -> None:
    plan, sand = (PLAYGROUNDS.clocks_by_id[id] for id in ("mending-plan", "sand-renewed"))
    walk = plan._replace(id="walk", starts=(Start("inspection_end"),), done_on=done_on)
    ended = walk.span._replace(until=date(2030, 12, 31), by="day counted from")
    since = ended._replace(since=date(2031, 1, 1), until=None)
    after = sand._replace(id="after", starts=(Start("report_published"),))
    clocks = walk._replace(span=ended), walk._replace(span=since), after
    inspected = case(inspection={"start": "2031-05-12", "end": "2031-05-20"})
    found = counted(inspected, replace(PLAYGROUNDS, clocks=clocks), date(2031, 6, 2))
    assert [("walk", date(2031, 6, 4)), ("after", None)] == [
        (m.id, m.latest) for m in found.milestones
    ]
    assert () == found.left_out
