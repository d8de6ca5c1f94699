"""The clocks after the report (CLOCKS), on Croydon first and then on every combination."""

from datetime import date, timedelta
from itertools import product
from operator import attrgetter
from statistics import mode

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.running import CROYDON, PUBLISHED

from sifcalc import (
    BankHoliday,
    Case,
    Grade,
    Milestone,
    Timeline,
    count_working_days,
    grade,
    load,
    timeline,
)
from sifcalc.engine.milestones import LeftOut, Trigger
from sifcalc.engine.milestones import only as only_party
from sifcalc.engine.timelines import due, has_start, why_no_date
from sifcalc.rulebook.law import WORKING_DAYS_READING
from sifcalc.rulebook.sif import SIF
from sifcalc.rulebook.sif.consequences import CONSEQUENCES
from sifcalc.rulebook.terms import Party

SEEN = date(2017, 10, 1)

FROM_PUBLICATION = (
    "Counted from publication because the day of receipt is not given: the clock runs from receipt,"
    " which may be a day or more earlier."
)


def croydon(**changes: object) -> Case:
    data = load(CROYDON)[0].model_dump(mode="json", exclude_none=True)
    return Case.model_validate(data | changes)


def case(**parts: object) -> Case:
    return Case.model_validate(parts)


def received(day: str, **parts: object) -> Case:
    return case(report={"received": day}, **parts)


def only(found: Timeline, id: str) -> Milestone:
    return next(milestone for milestone in found.milestones if milestone.id == id)


def span(milestone: Milestone) -> str:
    return "/".join(str(day) for day in (milestone.earliest, milestone.latest) if day)


@pytest.mark.parametrize(
    ("id", "dates"),
    [
        ("inspection-report", "2017-08-29"),
        ("publish-report", "2017-10-16"),
        ("lscb-publish-review", "2017-10-16"),
        ("action-planning-visit", "2017-10-09/2017-10-23"),
        ("action-plan", "2017-12-11"),
        ("first-monitoring-visit", "2017-12-11/2018-01-08"),
        ("monitoring-visit-2", "2018-04-08"),
        ("monitoring-visit-3", "2018-07-08"),
        ("monitoring-visit-4", "2018-10-08"),
        ("reinspection-not-before", "2018-10-08"),
        ("reinspection", "2019-12-11"),
        ("reinspection-framework", "2019-03-04/2019-09-04"),
        ("dfe-improvement-plan", "2017-12-04"),
        ("dfe-review-1", "2018-03-04"),
        ("dfe-review-4", "2019-09-04"),
    ],
)
def test_croydon_counted_from_its_publication_on_4_september_2017(id: str, dates: str) -> None:
    found = timeline(croydon(), SEEN)
    assert dates == span(only(found, id))


def test_croydons_report_was_published_late_on_working_day_36() -> None:
    report = only(timeline(croydon(), SEEN), "inspection-report")
    assert "met_late" == report.status
    assert -4 == report.working_days_left
    assert "working day 36" in report.note


def test_croydons_kind_of_reinspection_is_full() -> None:
    assert "full" == timeline(croydon(), SEEN).reinspection_kind


def test_croydon_counted_from_publication_says_that_the_clock_runs_from_receipt() -> None:
    plan = only(timeline(croydon(), SEEN), "action-plan")
    assert plan.trigger is not None
    assert "report_published" == plan.trigger.name
    assert FROM_PUBLICATION == plan.notes[0]
    # The first visit is counted from the plan's deadline, and so in the end from publication too.
    assert FROM_PUBLICATION == only(timeline(croydon(), SEEN), "first-monitoring-visit").notes[0]


def test_a_case_with_both_dates_uses_receipt_and_says_what_publication_would_give() -> None:
    both = croydon(report={"received": "2017-09-01", "published": "2017-09-04"})
    plan = only(timeline(both, SEEN), "action-plan")
    assert date(2017, 12, 8) == plan.latest
    assert plan.trigger is not None
    assert "report_received" == plan.trigger.name
    assert "Monday 11 December 2017" in plan.note


def test_croydon_had_51_working_days_left_for_its_plan_on_1_october_2017() -> None:
    assert 51 == only(timeline(croydon(), SEEN), "action-plan").working_days_left


def test_christmas_is_among_the_bank_holidays_a_december_report_skips() -> None:
    plan = only(timeline(received("2017-12-01"), SEEN), "action-plan")
    assert [h.name for h in plan.bank_holidays_skipped] == [
        "Christmas Day",
        "Boxing Day",
        "New Year’s Day",
    ]


@pytest.mark.parametrize(
    ("seen", "status", "left"),
    [
        ("2017-10-06", "upcoming", 11),
        ("2017-10-09", "open", 10),
        ("2017-10-20", "open", 1),
        ("2017-10-23", "due_today", 0),
        ("2017-10-24", "passed", -1),
        ("2017-10-28", "passed", -4),
    ],
)
def test_the_action_planning_visit_opens_falls_due_and_passes(
    seen: str, status: str, left: int
) -> None:
    visit = only(timeline(croydon(), date.fromisoformat(seen)), "action-planning-visit")
    assert (visit.status, visit.working_days_left) == (status, left)


@pytest.mark.parametrize(("seen", "left"), [("2017-12-12", -1), ("2017-12-16", -4)])
def test_the_authoritys_own_plan_is_overdue_the_day_after(seen: str, left: int) -> None:
    plan = only(timeline(croydon(), date.fromisoformat(seen)), "action-plan")
    assert ("overdue", left) == (plan.status, plan.working_days_left)


def test_late_is_never_nought_days_late_even_over_a_bank_holiday() -> None:
    late = received("2017-08-25", judgements={"overall": "inadequate"})
    visit = only(timeline(late, date(2018, 1, 2)), "first-monitoring-visit")
    assert (date(2018, 1, 1), "passed", -1) == (visit.latest, visit.status, visit.working_days_left)


def test_what_ofsted_did_not_do_by_its_date_is_passed_and_not_overdue() -> None:
    assert "passed" == only(timeline(croydon(), date(2018, 2, 1)), "first-monitoring-visit").status


@pytest.mark.parametrize(
    ("id", "done"),
    [
        ("action-planning-visit", {"action_plan": {"visit": "2017-10-10"}}),
        ("action-plan", {"action_plan": {"submitted": "2017-12-11"}}),
        ("first-monitoring-visit", {"monitoring_visits": ["2018-04-03", "2018-01-03"]}),
        ("publish-report", {"actuals": {"publish-report": "2017-09-06"}}),
        ("lscb-publish-review", {"actuals": {"lscb-publish-review": "2017-09-06"}}),
    ],
)
def test_what_is_recorded_as_done_in_time_is_met(id: str, done: dict[str, object]) -> None:
    found = only(timeline(croydon(**done), date(2018, 6, 1)), id)
    assert "met" == found.status
    assert found.actual is not None
    assert found.working_days_left is None


def test_a_plan_sent_a_week_late_is_met_late_by_five_working_days() -> None:
    late = croydon(action_plan={"submitted": "2017-12-18"})
    plan = only(timeline(late, date(2018, 6, 1)), "action-plan")
    assert (plan.status, plan.working_days_left) == ("met_late", -5)


def test_what_lies_after_the_day_it_is_seen_from_has_not_happened_and_a_note_says_so() -> None:
    planned = timeline(croydon(action_plan={"submitted": "2017-12-01"}), SEEN)
    plan = only(planned, "action-plan")
    assert ("upcoming", 51) == (plan.status, plan.working_days_left)
    assert any("Friday 1 December 2017" in note for note in planned.notes)


def test_a_clock_whose_start_has_not_happened_yet_is_projected() -> None:
    assert {m.status for m in timeline(received("2017-11-01"), SEEN).milestones} == {
        None,
        "projected",
    }


def test_without_a_judgement_clocks_that_need_an_inadequate_one_say_if() -> None:
    found = timeline(received("2017-09-04"), SEEN)
    for milestone in found.milestones:
        assert milestone.conditional is milestone.applies.startswith("if "), milestone.id
    said = {m.id: m.applies for m in found.milestones}
    assert "if the LSCB was reviewed" == said.pop("lscb-publish-review")
    for id in ("inspection-report", "publish-report", "action-plan"):
        assert "all" == said.pop(id)
    assert {"if inadequate"} == set(said.values())
    assert ["dfe-support"] == [clock.id for clock in found.left_out]


@pytest.mark.parametrize(
    "judgements",
    [
        {"overall": "good"},
        {"help_and_protection": "good", "looked_after": "RI", "leadership": "good"},
    ],
)
def test_an_authority_that_is_not_inadequate_gets_its_plan_and_no_monitoring(
    judgements: dict[str, str],
) -> None:
    found = timeline(received("2017-09-04", judgements=judgements), SEEN)
    assert date(2017, 12, 11) == only(found, "action-plan").latest
    assert {"inspection-report", "publish-report", "lscb-publish-review", "action-plan"} == {
        milestone.id for milestone in found.milestones
    }
    assert found.reinspection_kind is None


def test_areas_for_priority_action_bring_the_monitoring_clocks_whatever_the_grade() -> None:
    found = timeline(
        received("2017-09-04", judgements={"overall": "RI"}, priority_action=True), SEEN
    )
    assert "priority action" == only(found, "action-planning-visit").applies


def test_an_awarded_grade_governs_and_a_contradiction_is_said() -> None:
    found = timeline(croydon(judgements={"leadership": "inadequate", "overall": "good"}), SEEN)
    assert found.agrees is False
    assert any("not one that the judgements leave open" in said for said in found.warnings)
    assert "action-planning-visit" in [clock.id for clock in found.left_out]


def test_no_lscb_clock_where_the_lscb_was_not_reviewed() -> None:
    found = timeline(received("2017-09-04", judgements={"lscb": "not judged"}), SEEN)
    assert "lscb-publish-review" in [clock.id for clock in found.left_out]


@pytest.mark.parametrize(
    ("judgements", "kind"),
    [
        (
            {"help_and_protection": "inadequate", "looked_after": "RI", "leadership": "RI"},
            "post-monitoring",
        ),
        ({"help_and_protection": "inadequate"}, None),
        ({"help_and_protection": "inadequate", "leadership": "inadequate"}, "full"),
        ({"overall": "inadequate"}, None),
    ],
)
def test_the_kind_of_reinspection_follows_how_many_key_judgements_are_inadequate(
    judgements: dict[str, str], kind: str | None
) -> None:
    assert kind == timeline(received("2017-09-04", judgements=judgements), SEEN).reinspection_kind


def test_a_report_of_2014_gets_its_action_plan_and_no_monitoring_which_is_named_and_why() -> None:
    found = timeline(received("2014-02-14", judgements={"overall": "inadequate"}), SEEN)
    assert date(2014, 5, 29) == only(found, "action-plan").latest
    reasons = {clock.id: clock.reason for clock in found.left_out}
    for id in ("action-planning-visit", "first-monitoring-visit", "monitoring-visit-N"):
        assert "May 2016" in reasons[id]
    assert "August 2016" in reasons["reinspection"]
    assert "July 2016" in reasons["dfe-review-N"]
    assert date(2016, 2, 14) == only(found, "reinspection-framework").latest
    assert found.reinspection_kind is None


def test_a_report_after_the_framework_ended_keeps_the_statutory_clocks_and_says_so_loudly() -> None:
    found = timeline(received("2020-01-06", judgements={"overall": "inadequate"}), SEEN)
    ids = [milestone.id for milestone in found.milestones]
    assert {"publish-report", "action-plan"} <= set(ids)
    assert not [id for id in ids if "visit" in id or "reinspection" in id or "lscb" in id]
    assert "outside the single inspection framework" in found.warnings[0]


def test_a_result_beyond_the_announced_bank_holidays_is_provisional() -> None:
    plan = only(timeline(received("2028-11-01"), SEEN), "action-plan")
    assert plan.provisional
    assert "Provisional: it rests on bank holidays not yet announced." in plan.notes


def test_four_weeks_that_end_on_christmas_day_stand_and_are_flagged() -> None:
    visit = only(timeline(received("2017-08-18"), SEEN), "first-monitoring-visit")
    assert "2017-11-27/2017-12-25" == span(visit)
    assert visit.falls_on_non_working_day
    assert date(2017, 12, 22) == visit.working_day_on_or_before
    assert "Friday 22 December 2017" in visit.note


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ({"report": {"received": "2017-09-06", "published": "2017-09-04"}}, "after it was publ"),
        ({"inspection": {"start": "2017-06-18", "end": "2017-07-13"}}, "Sunday 18 June 2017"),
        ({"monitoring_visits": ["2018-01-14"]}, "Sunday 14 January 2018"),
        ({"monitoring_visits": ["2018-04-03", "2018-01-03"]}, "not in order of date"),
    ],
)
def test_dates_that_are_only_odd_are_notes(parts: dict[str, object], said: str) -> None:
    assert any(said in note for note in timeline(croydon(**parts), date(2018, 6, 1)).notes)


def test_every_published_report_gives_the_working_day_on_which_it_was_published() -> None:
    days: dict[bool, list[int]] = {True: [], False: []}
    for inspection in load(PUBLISHED):
        report = only(timeline(inspection, date(2019, 1, 1)), "inspection-report")
        if inspection.inspection.end is None or report.actual is None:
            continue
        day = count_working_days(inspection.inspection.end, report.actual)
        assert f"working day {day}." in report.note
        assert ("met" if day <= 32 else "met_late") == report.status
        days[report.actual <= date(2015, 9, 15)].append(day)
    early, since = days[True], days[False]
    assert (66, 47) == (len(early), sum(day <= 32 for day in early))
    assert (103, 0) == (len(since), sum(day <= 32 for day in since))
    assert 36 == mode(since)


def test_every_clock_answers_or_says_why_not_whatever_is_given() -> None:
    days: dict[str, dict[str, dict[str, str]]] = {
        "inspection_end": {"inspection": {"end": "2017-07-13"}},
        "report_received": {"report": {"received": "2017-09-01"}},
        "report_published": {"report": {"published": "2017-09-04"}},
        "action_plan": {"action_plan": {"visit": "2017-10-10", "submitted": "2017-12-08"}},
        "reinspection": {"reinspection": {"start": "2019-01-14", "report_published": "2019-03-04"}},
    }
    grades = ("inadequate", "good", None)
    for which in product((True, False), repeat=len(days)):
        parts: dict[str, dict[str, str]] = {}
        for (_, part), wanted in zip(days.items(), which, strict=True):
            for key, values in part.items() if wanted else ():
                parts.setdefault(key, {}).update(values)
        for overall, lscb in product(grades, ("not judged", None)):
            judged = {k: v for k, v in {"overall": overall, "lscb": lscb}.items() if v}
            found = timeline(case(**parts, judgements=judged), SEEN)
            reasons = {clock.id: clock.reason for clock in found.left_out}
            for milestone in found.milestones:
                clock = SIF.clock_of(milestone.id)
                assert clock is not None
                reasons[clock.id] = "dated" if milestone.first_date else milestone.note
            assert {clock.id for clock in SIF.clocks} == set(reasons)
            assert all(reasons.values())


def test_milestones_are_in_order_of_date_with_undated_ones_last() -> None:
    firsts = [milestone.first_date for milestone in timeline(croydon(), SEEN).milestones]
    dated = [day for day in firsts if day]
    assert [*sorted(dated), None, None, None] == firsts


def whole_cycle(**changes: object) -> Case:
    """Exampleshire's two years: an invented case, as no real one has every date on record."""
    return case(
        **{
            "authority": "Exampleshire",
            "inspection": {"start": "2017-01-10", "end": "2017-02-02"},
            "report": {"received": "2017-03-20", "published": "2017-03-24"},
            "judgements": {
                "help_and_protection": "inadequate",
                "looked_after": "RI",
                "leadership": "inadequate",
            },
            "action_plan": {"visit": "2017-05-03", "submitted": "2017-06-29"},
            "monitoring_visits": ["2017-07-18", "2017-10-31"],
        }
        | changes
    )


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


AGAIN = {"start": "2018-06-04", "end": "2018-06-15", "report_published": "2018-07-20"}


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
    assert {(1, "dfe-support"), (2, "first-monitoring-visit")} <= left_out
    assert any("no longer applied on Monday 14 January 2019" in said for said in found.warnings)


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


AFTER_THE_FRAMEWORK = case(
    inspection={"start": "2018-06-12"},
    report={"received": "2018-08-13", "published": "2018-08-20"},
    judgements={"overall": "inadequate"},
)
"""Its Department's clocks run; its re-inspection is not one of this framework's."""


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


def test_a_visit_that_is_planned_is_shown_on_its_day_and_the_next_are_projected_from_it() -> None:
    planned = whole_cycle(monitoring_visits=["2017-07-18", "2017-10-31", "2018-02-20"])
    found = timeline(planned, date(2017, 11, 10))
    third, fourth = (only(found, f"monitoring-visit-{number}") for number in (3, 4))
    assert (date(2018, 2, 20), "upcoming") == (third.actual, third.status)
    assert "2018-02-20/2018-02-20" == span(third)
    assert (date(2018, 5, 20), "projected") == (fourth.latest, fourth.status)
    assert date(2018, 5, 20) == only(found, "reinspection-not-before").earliest


def test_a_step_counted_from_a_planned_day_passes_when_its_day_has_gone_by() -> None:
    planned = whole_cycle(action_plan={"visit": "2017-10-16"})
    for seen, status in ((9, "projected"), (10, "passed"), (11, "passed")):
        agenda = only(timeline(planned, date(2017, 10, seen)), "action-planning-agenda")
        assert (date(2017, 10, 9), status) == (agenda.latest, agenda.status)


def test_a_day_recorded_for_a_clock_that_does_not_run_is_not_lost_without_a_word() -> None:
    odd = received(
        "2017-09-04", judgements={"overall": "RI"}, actuals={"dfe-review-1": "2018-03-01"}
    )
    assert any("dfe-review-1, which does not run" in note for note in timeline(odd, SEEN).notes)


@pytest.mark.parametrize(
    ("published", "id", "latest"),
    [
        ("2016-08-31", "dfe-review-1", "2017-02-28"),  # 31 August and six months: no 31 February
        ("2017-08-31", "dfe-review-2", "2018-08-31"),  # from the base, not from 28 February
        ("2017-11-30", "dfe-improvement-plan", "2018-02-28"),
        ("2018-02-28", "reinspection-framework", "2020-02-28"),  # into a leap year
        ("2017-12-25", "dfe-improvement-plan", "2018-03-25"),
        ("2018-01-01", "dfe-review-1", "2018-07-01"),
    ],
)
def test_months_are_counted_by_the_calendar_from_the_base_date(
    published: str, id: str, latest: str
) -> None:
    found = timeline(case(report={"published": published}), SEEN)
    assert date.fromisoformat(latest) == only(found, id).latest


def test_two_years_from_29_february_end_on_28_february() -> None:
    leap = case(
        report={"received": "2017-09-04"},
        action_plan={"submitted": "2020-02-29"},
        judgements={"overall": "inadequate"},
    )
    assert date(2022, 2, 28) == only(timeline(leap, SEEN), "reinspection").latest


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ({"reinspection": {"start": "2017-06-01"}}, "before action_plan.submitted"),
        ({"monitoring_visits": ["2017-03-01"]}, "before report.received"),
        ({"reinspection": {"announced": "2018-06-01", "start": "2018-05-01"}}, "before reinsp"),
        ({"report": {}, "action_plan": {"submitted": "2016-01-01"}}, "before inspection.end"),
    ],
)
def test_dates_that_cannot_be_are_refused_naming_both(parts: dict[str, object], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        whole_cycle(**parts)


def test_what_follows_an_inadequate_judgement_without_a_clock_is_said_with_its_source() -> None:
    ids = {follows.id for follows in timeline(croydon(), SEEN).consequences}
    assert {
        "commissioner-for-slow-progress",
        "commissioner-at-once",
        "service-transferred",
        "visits-not-agreed",
        "cycle-restarts",
        "improvement-seminar",
    } == ids
    both = croydon(judgements={"overall": "RI", "adoption": "inadequate", "care_leavers": 4})
    found = timeline(both, SEEN).consequences
    assert ["supervision-of-adoption-and-care-leavers"] == [follows.id for follows in found]


def test_an_inspection_begun_in_2018_is_asked_which_framework_it_was_under() -> None:
    late = case(inspection={"start": "2018-06-04"}, report={"published": "2018-08-20"})
    assert "Check which" in timeline(late, SEEN).warnings[0]
    ended = case(inspection={"end": "2018-04-20"}, report={"published": "2018-06-20"})
    assert "Check which" in timeline(ended, SEEN).warnings[0]


def test_an_inspection_before_the_framework_began_is_warned_of() -> None:
    early = case(
        inspection={"start": "2013-10-01", "end": "2013-10-25"}, report={"published": "2013-12-04"}
    )
    assert "outside the single inspection framework" in timeline(early, SEEN).warnings[0]


def test_a_document_later_than_the_report_is_not_cited_without_a_word() -> None:
    found = timeline(received("2014-09-04"), SEEN)
    assert "monitoring-2017 was not in force" in only(found, "action-plan").note
    assert any("edition of June 2015" in note for note in found.notes)


def test_what_was_done_before_its_window_opened_is_met_and_says_so() -> None:
    early = croydon(action_plan={"visit": "2017-09-11"})
    visit = only(timeline(early, SEEN), "action-planning-visit")
    assert "met" == visit.status
    assert "before the window opened on Monday 9 October 2017" in visit.note


def test_what_happens_on_the_day_it_is_seen_has_happened() -> None:
    day = date(2017, 12, 11)
    received_today = timeline(received(str(day)), day)
    plan = only(received_today, "action-plan")
    assert plan.trigger is not None
    assert (True, "upcoming") == (plan.trigger.actual, plan.status)
    assert not [note for note in received_today.notes if "not taken to have happened" in note]
    done = only(timeline(croydon(action_plan={"submitted": str(day)}), day), "action-plan")
    assert "met" == done.status
    assert "Done on Monday 11 December 2017, working day 70." in done.notes
    begun = whole_cycle(reinspection={**AGAIN, "overall": "inadequate"})
    assert {1, 2} == {m.cycle for m in timeline(begun, date(2018, 7, 20)).milestones}


def test_a_visit_on_the_first_day_of_its_window_is_not_before_it() -> None:
    first = croydon(action_plan={"visit": "2017-10-09"})
    visit = only(timeline(first, date(2017, 10, 9)), "action-planning-visit")
    assert "met" == visit.status
    assert not [note for note in visit.notes if "before the window" in note]


def test_what_is_done_on_the_day_of_receipt_has_no_working_day_of_its_own() -> None:
    same = croydon(actuals={"publish-report": "2017-09-04"})
    published = only(timeline(same, SEEN), "publish-report")
    assert "met" == published.status
    assert not [note for note in published.notes if note.startswith("Done on")]


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


@pytest.mark.parametrize(
    ("parts", "warned"),
    [
        ({"inspection": {"start": "2017-12-31"}}, False),
        ({"inspection": {"start": "2018-01-01"}}, True),
        ({"inspection": {"start": "2013-11-19", "end": "2013-12-11"}}, False),
        ({"inspection": {"start": "2013-11-18", "end": "2013-12-11"}}, True),
        ({"inspection": {"start": "2017-12-04"}, "report": {"published": "2018-08-31"}}, False),
        ({"inspection": {"start": "2017-12-04"}, "report": {"published": "2018-09-01"}}, False),
        ({"report": {"published": "2018-09-01"}}, True),
        ({"report": {"received": "2018-08-31", "published": "2018-09-03"}}, True),
    ],
)
def test_the_first_and_the_last_day_of_the_framework_are_within_it(
    parts: dict[str, object], warned: bool
) -> None:
    assert warned == bool(timeline(case(**parts), date(2019, 1, 1)).warnings)


@pytest.mark.parametrize(
    ("judgements", "kind"),
    [
        ({"help_and_protection": 4, "looked_after": 4}, "full"),
        ({"help_and_protection": 4, "looked_after": 3, "leadership": None}, None),
        (
            {"help_and_protection": 4, "looked_after": 3, "leadership": "not judged"},
            "post-monitoring",
        ),
        ({"help_and_protection": 3, "looked_after": 3, "leadership": 3, "overall": 4}, None),
        ({"help_and_protection": 3, "looked_after": 3, "leadership": 3}, None),
    ],
)
def test_the_kind_of_reinspection_is_said_only_where_it_is_certain(
    judgements: dict[str, object], kind: str | None
) -> None:
    assert kind == timeline(received("2017-09-04", judgements=judgements), SEEN).reinspection_kind


@pytest.mark.parametrize(
    ("closed", "warned"),
    [
        ("2017-12-07", False),
        ("2017-12-08", True),
        ("2017-12-09", True),
        ("2017-12-12", True),
        ("2017-12-13", False),
    ],
)
def test_a_closure_warns_on_the_working_day_before_and_after_a_deadline(
    closed: str, warned: bool
) -> None:
    plan = only(timeline(croydon(closures=[closed]), SEEN), "action-plan")
    assert date(2017, 12, 11) == plan.latest
    assert warned == any("Your closure day" in note for note in plan.notes)


@pytest.mark.parametrize(
    ("overall", "previous", "supported"),
    [
        ("RI", "inadequate", True),
        ("RI", "RI", False),
        ("RI", "adequate", False),
        ("good", "inadequate", False),
        ("inadequate", "inadequate", False),
    ],
)
def test_support_follows_only_from_inadequate_to_requires_improvement(
    overall: str, previous: str, supported: bool
) -> None:
    parts = {"judgements": {"overall": overall}, "previous_overall": previous}
    found = timeline(case(report={"published": "2017-09-04"}, **parts), SEEN)
    assert supported == ("dfe-support" in [milestone.id for milestone in found.milestones])


def test_a_report_received_on_the_day_it_was_published_is_not_odd_and_compares_nothing() -> None:
    same = croydon(report={"received": "2017-09-04", "published": "2017-09-04"})
    found = timeline(same, SEEN)
    assert not [note for note in found.notes if "usually receives it first" in note]
    plan = only(found, "action-plan")
    assert not [note for note in plan.notes if note.startswith("Counted from")]


def test_the_first_visit_too_says_what_counting_from_publication_would_have_given() -> None:
    both = croydon(report={"received": "2017-09-01", "published": "2017-09-04"})
    found = timeline(both, SEEN)
    visit = only(found, "first-monitoring-visit")
    assert "2017-12-08/2018-01-05" == span(visit)
    assert (
        "Counted from Monday 4 September 2017, the day the report was published, it would be Monday"
        " 11 December 2017 to Monday 8 January 2018."
    ) in visit.notes
    later = only(found, "monitoring-visit-2")
    assert not [note for note in later.notes if note.startswith("Counted from")]


def test_only_a_window_that_lost_its_beginning_says_so() -> None:
    visit = only(timeline(croydon(), SEEN), "action-planning-visit")
    assert not [note for note in visit.notes if "falls before its beginning" in note]


received_on = st.dates(date(2013, 11, 19), date(2030, 12, 31))


@given(received_on, received_on)
def test_a_later_report_never_brings_a_date_nearer(one: date, other: date) -> None:
    earlier, later = (
        timeline(received(str(day), judgements={"overall": "inadequate"}), as_of=day)
        for day in sorted((one, other))
    )
    limits = {milestone.id: milestone for milestone in later.milestones}
    for before in earlier.milestones:
        after = limits.get(before.id)
        for end in ("earliest", "latest"):
            first, then = getattr(before, end), getattr(after, end, None)
            assert not (first and then) or first <= then, before.id


@given(received_on, st.lists(st.integers(-30, 400), max_size=5))
def test_no_closure_day_moves_a_date(day: date, offsets: list[int]) -> None:
    closed = [str(day + timedelta(days=offset)) for offset in offsets]
    usual = timeline(received(str(day)), as_of=day)
    warned = timeline(received(str(day), closures=closed), as_of=day)
    dated = attrgetter("id", "earliest", "latest", "status", "working_days_left")
    assert [*map(dated, usual.milestones)] == [*map(dated, warned.milestones)]


def test_croydons_action_planning_visit_in_full() -> None:
    clock = SIF.clocks_by_id["action-planning-visit"]
    notes = (FROM_PUBLICATION, clock.note, WORKING_DAYS_READING)
    assert Milestone(
        id="action-planning-visit",
        title="Action planning visit",
        actor="Ofsted and local authority",
        strength="should",
        applies="inadequate",
        earliest=date(2017, 10, 9),
        latest=date(2017, 10, 23),
        earliest_count=25,
        latest_count=35,
        unit="working_days",
        earliest_unit="working_days",
        basis=(
            "from 25 to 35 working days after Monday 4 September 2017, the day the report was"
            " published (day 0), both days included"
        ),
        trigger=Trigger("report_published", date(2017, 9, 4), True, FROM_PUBLICATION),
        status="upcoming",
        working_days_left=16,
        note=" ".join(notes),
        notes=notes,
        sources=clock.sources,
    ) == only(timeline(croydon(), SEEN), "action-planning-visit")


def test_croydons_inspection_report_in_full() -> None:
    clock = SIF.clocks_by_id["inspection-report"]
    done = "Done on Monday 4 September 2017, working day 36."
    notes = (done, clock.note, WORKING_DAYS_READING)
    assert Milestone(
        id="inspection-report",
        title="Inspection report published",
        actor="Ofsted",
        strength="will",
        applies="all",
        latest=date(2017, 8, 29),
        latest_count=32,
        unit="working_days",
        basis="32 working days after Thursday 13 July 2017, the day the inspection ended (day 0)",
        trigger=Trigger("inspection_end", date(2017, 7, 13), True),
        bank_holidays_skipped=(BankHoliday(date(2017, 8, 28), "Summer bank holiday"),),
        actual=date(2017, 9, 4),
        status="met_late",
        working_days_left=-4,
        note=" ".join(notes),
        notes=notes,
        sources=clock.sources,
    ) == only(timeline(croydon(), SEEN), "inspection-report")


def test_croydons_third_monitoring_visit_in_full() -> None:
    clock = SIF.clocks_by_id["monitoring-visit-N"]
    projected = "Projected from the last day expected for the first visit (reading)."
    sunday = (
        "Sunday 8 July 2018 is not a working day: the date stands, and the last working day on or"
        " before it is Friday 6 July 2018."
    )
    notes = (projected, sunday, clock.note)
    assert Milestone(
        id="monitoring-visit-3",
        title="Monitoring visit 3 (its report is usually published)",
        actor="Ofsted",
        strength="will",
        applies="inadequate",
        latest=date(2018, 7, 8),
        latest_count=6,
        unit="months",
        basis=(
            "6 months after Monday 8 January 2018, the latest date of first-monitoring-visit"
            " (day 0)"
        ),
        trigger=Trigger("first-monitoring-visit", date(2018, 1, 8), False, projected),
        falls_on_non_working_day=True,
        working_day_on_or_before=date(2018, 7, 6),
        status="projected",
        working_days_left=None,
        note=" ".join(notes),
        notes=notes,
        sources=clock.sources,
    ) == only(timeline(croydon(), SEEN), "monitoring-visit-3")


@pytest.mark.parametrize(
    ("id", "basis"),
    [
        (
            "first-monitoring-visit",
            "from the day itself to 4 weeks after Friday 30 June 2017, the latest date of"
            " action-plan (day 0), both days included",
        ),
        (
            "action-planning-agenda",
            "5 working days before Wednesday 3 May 2017, the day of the action planning visit"
            " (day 0)",
        ),
        (
            "reinspection-not-before",
            "Monday 30 April 2018, the latest date of monitoring-visit-4 (day 0)",
        ),
        (
            "reinspection-framework",
            "from 18 to 24 months after Friday 24 March 2017, the day the report was published"
            " (day 0), both days included",
        ),
        (
            "reinspection",
            "2 years after Thursday 29 June 2017, the day the action plan was submitted (day 0)",
        ),
    ],
)
def test_how_a_clock_was_counted_is_said_in_words(id: str, basis: str) -> None:
    assert basis == only(timeline(whole_cycle(), date(2017, 11, 10)), id).basis


NO_REPORT = (
    "The day the authority received its report or the day the report was published is not known."
)


@pytest.mark.parametrize(
    ("id", "first", "last", "unit", "why"),
    [
        ("inspection-report", None, 32, "working_days", "The day the inspection ended is not"),
        ("action-planning-visit", 25, 35, "working_days", NO_REPORT),
        ("first-monitoring-visit", 0, 4, "weeks", "The latest date of action-plan is not known."),
        (
            "reinspection-not-before",
            0,
            None,
            "working_days",
            "The day of the fourth monitoring visit or the latest date of monitoring-visit-4 is not"
            " known.",
        ),
        (
            "reinspection",
            None,
            2,
            "years",
            "The day the action plan was submitted or the latest date of action-plan is not known.",
        ),
    ],
)
def test_a_clock_without_a_date_keeps_its_count_and_says_what_is_missing(
    id: str, first: int | None, last: int | None, unit: str, why: str
) -> None:
    undated = timeline(case(), SEEN)
    found = only(undated, id)
    assert (first, last, unit) == (found.earliest_count, found.latest_count, found.unit)
    assert (None, None, None) == (found.first_date, found.basis, found.status)
    assert found.notes[0].startswith(why)
    assert why_no_date(undated, id, SIF).startswith(why)


def test_why_a_clock_has_no_date_is_that_it_is_left_out_or_beyond_its_series() -> None:
    found = timeline(croydon(), SEEN)
    beyond = "The series does not go that far yet."
    assert beyond == why_no_date(found, "monitoring-visit-9", SIF)
    assert beyond == why_no_date(found, "no-such-clock", SIF)
    assert (
        "This judgement is not recorded as requires improvement after an inadequate one."
    ) == why_no_date(found, "dfe-support", SIF)
    assert "The day of the action planning visit is not known." == why_no_date(
        found, "action-planning-agenda", SIF
    )
    good = timeline(received("2017-09-04", judgements={"overall": "good"}), SEEN)
    assert (
        "Overall effectiveness is not inadequate, and no area for priority action is recorded."
    ) == why_no_date(good, "monitoring-visit-3", SIF)


@pytest.mark.parametrize(
    ("seen", "until", "ids"),
    [
        ("2017-10-01", "2017-10-15", ""),
        ("2017-10-01", "2017-10-16", "publish-report lscb-publish-review"),
        ("2017-10-16", "2017-10-16", "publish-report lscb-publish-review"),
        ("2017-10-17", "2017-10-17", "publish-report lscb-publish-review"),  # overdue
        ("2017-10-24", "2017-10-24", "publish-report lscb-publish-review"),  # the visit passed
        (
            "2018-03-01",
            "2018-04-05",
            "publish-report lscb-publish-review action-plan dfe-review-1",
        ),
        # Sunday 8 April 2018 counts by the Friday before.
        (
            "2018-03-01",
            "2018-04-06",
            "publish-report lscb-publish-review action-plan dfe-review-1 monitoring-visit-2",
        ),
        # What was only projected for a day gone by is due no more.
        (
            "2018-09-10",
            "2018-09-10",
            "publish-report lscb-publish-review action-plan",
        ),
    ],
)
def test_what_croydon_had_to_do_by_a_day(seen: str, until: str, ids: str) -> None:
    found = timeline(croydon(), date.fromisoformat(seen))
    assert ids.split() == [m.id for m in due(found, date.fromisoformat(until))]


def test_what_is_done_is_due_no_more_whether_in_time_or_late() -> None:
    for day in ("2017-12-11", "2017-12-18"):
        sent = croydon(action_plan={"submitted": day}, actuals={"publish-report": day})
        found = timeline(sent, date(2017, 12, 20))
        assert ["lscb-publish-review"] == [m.id for m in due(found, date(2017, 12, 20))]


@pytest.mark.parametrize(
    ("party", "running", "left_out"),
    [
        (Party.LSCB, ["lscb-publish-review"], []),
        (
            Party.LOCAL_AUTHORITY,
            ["action-planning-visit", "publish-report", "dfe-improvement-plan", "action-plan"],
            [],
        ),
        (
            Party.DFE,
            ["dfe-improvement-plan", *(f"dfe-review-{number}" for number in range(1, 5))],
            ["dfe-support"],
        ),
    ],
)
def test_one_partys_clocks_are_those_in_which_it_has_something_to_do(
    party: Party, running: list[str], left_out: list[str]
) -> None:
    theirs = only_party(timeline(croydon(), SEEN), party)
    assert running == [milestone.id for milestone in theirs.milestones]
    assert left_out == [clock.id for clock in theirs.left_out]
    assert (SEEN, Grade.INADEQUATE) == (theirs.as_of, theirs.overall)


@pytest.mark.parametrize(
    ("parts", "starts"),
    [
        ({}, False),
        ({"inspection": {"start": "2017-06-20"}}, False),  # nothing after the report counts from it
        ({"inspection": {"end": "2017-07-13"}}, True),
        ({"report": {"received": "2017-09-01"}}, True),
        ({"report": {"published": "2017-09-04"}}, True),
        ({"action_plan": {"submitted": "2017-12-11"}}, True),
        ({"monitoring_visits": ["2018-01-03"]}, True),
        ({"judgements": {"overall": "inadequate"}}, False),
    ],
)
def test_a_case_starts_some_clock_only_where_it_holds_a_date_that_one_counts_from(
    parts: dict[str, object], starts: bool
) -> None:
    assert starts is has_start(case(**parts), SIF)


def test_croydons_timeline_carries_its_grading_and_nothing_is_graded_without_judgements() -> None:
    found = timeline(croydon(), SEEN)
    assert grade(croydon().judgements) == found.grading
    assert (SEEN, Grade.INADEQUATE, True) == (found.as_of, found.overall, found.agrees)
    assert ((), ()) == (found.warnings, found.notes)
    bare = timeline(received("2017-09-04"), SEEN)
    assert (None, None, None) == (bare.grading, bare.overall, bare.agrees)


def test_what_follows_croydons_inspection_is_in_the_rulebooks_words_and_as_firm() -> None:
    entries = {entry.id: entry for entry in CONSEQUENCES}
    for follows in timeline(croydon(), SEEN).consequences:
        entry = entries[follows.id]
        assert entry.message == follows.message
        assert (entry.strength, entry.sources) == (follows.strength, follows.sources)


def test_an_award_that_contradicts_the_judgements_is_warned_of_in_these_words() -> None:
    found = timeline(croydon(judgements={"leadership": "inadequate", "overall": "good"}), SEEN)
    assert (
        "The awarded overall effectiveness is not one that the judgements leave open. The timeline"
        " follows the award; `sifcalc grade` says what is wrong.",
    ) == found.warnings
    assert Grade.GOOD is found.overall


def test_a_clock_left_out_is_named_with_its_title_its_actor_and_the_reason() -> None:
    assert (
        LeftOut(
            "dfe-support",
            "Department for Education's supervision and support continue",
            "DfE",
            "This judgement is not recorded as requires improvement after an inadequate one.",
        ),
    ) == timeline(croydon(), SEEN).left_out
    assert (
        LeftOut(
            "dfe-review-N",
            "Department for Education reviews progress, review N",
            "DfE",
            "Only the first is shown: the rest go up to the latest date of reinspection, which is"
            " left out.",
        )
        in timeline(AFTER_THE_FRAMEWORK, SEEN).left_out
    )
    announced = whole_cycle(reinspection={"announced": "2017-11-06"})
    assert (
        LeftOut(
            "monitoring-visit-N",
            "Monitoring visit N (its report is usually published)",
            "Ofsted",
            "Once a re-inspection is announced or has begun, no more monitoring visits are"
            " scheduled (monitoring-2017 para 50).",
        )
        in timeline(announced, date(2017, 11, 10)).left_out
    )


def test_everything_adds_what_was_not_in_force_and_marks_it() -> None:
    early = received("2014-02-14", judgements={"overall": "inadequate"})
    found = timeline(early, SEEN, everything=True)
    marked = {milestone.id for milestone in found.milestones if not milestone.in_force}
    assert {"action-planning-visit", "monitoring-visit-4", "reinspection", "dfe-review-1"} < marked
    assert "action-plan" not in marked
    review = only(found, "dfe-review-1")
    assert (
        "Not in force: These words of pcf-2016 did not yet apply on Friday 14 February 2014: they"
        " began in July 2016. Published in July 2016."
    ) == review.notes[0]
    assert ["dfe-support"] == [clock.id for clock in found.left_out]
    good = received("2014-02-14", judgements={"overall": "good"})
    assert "action-planning-visit" not in [
        milestone.id for milestone in timeline(good, SEEN, everything=True).milestones
    ]


def test_a_closure_day_is_named_with_its_reason_and_moves_nothing() -> None:
    closures = [{"date": "2017-12-08", "reason": "staff conference"}, "2017-12-11"]
    plan = only(timeline(croydon(closures=closures), SEEN), "action-plan")
    assert (
        "Your closure day Friday 8 December 2017 (staff conference) is next to this date: it moves"
        " nothing.",
        "Your closure day Monday 11 December 2017 falls on this date: it moves nothing.",
    ) == plan.notes[1:3]


def test_what_is_not_made_anything_of_and_what_is_cited_all_the_same_is_said() -> None:
    odd = received(
        "2014-09-04", judgements={"overall": "RI"}, actuals={"dfe-review-1": "2018-03-01"}
    )
    found = timeline(odd, SEEN)
    assert (
        "Thursday 1 March 2018 is recorded for dfe-review-1, which does not run here: nothing is"
        " made of it."
    ) in found.notes
    assert ("monitoring-2017 was not in force then, and is cited all the same.") in only(
        found, "action-plan"
    ).notes


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


def test_a_visit_that_takes_place_on_the_day_it_is_seen_moves_the_projections() -> None:
    found = timeline(whole_cycle(), date(2017, 10, 31))
    assert date(2018, 1, 31) == only(found, "monitoring-visit-3").latest


def test_what_may_not_come_before_a_day_has_a_first_day_and_no_last() -> None:
    found = only(timeline(croydon(), SEEN), "reinspection-not-before")
    assert (date(2018, 10, 8), None) == (found.earliest, found.latest)
    assert (0, None) == (found.earliest_count, found.latest_count)


@pytest.mark.parametrize(
    ("received_on", "first"),
    [
        ("2017-04-13", "Good Friday"),
        ("2017-04-14", "Easter Monday"),  # received on Good Friday itself, which is day 0
        ("2017-04-16", "Easter Monday"),
        ("2017-04-17", "Early May bank holiday"),
    ],
)
def test_bank_holidays_are_skipped_from_the_day_after_receipt(received_on: str, first: str) -> None:
    plan = only(timeline(received(received_on), SEEN), "action-plan")
    assert first == plan.bank_holidays_skipped[0].name


@pytest.mark.parametrize(
    ("visited", "skipped"),
    [
        ("2017-05-02", ["Early May bank holiday"]),  # the day after it
        ("2017-05-01", []),  # the holiday itself, which is day 0
        ("2017-04-13", []),  # the day before Good Friday
    ],
)
def test_bank_holidays_are_skipped_back_from_the_day_before_a_visit(
    visited: str, skipped: list[str]
) -> None:
    cycle = whole_cycle(action_plan={"visit": visited})
    agenda = only(timeline(cycle, SEEN), "action-planning-agenda")
    assert skipped == [holiday.name for holiday in agenda.bank_holidays_skipped]
