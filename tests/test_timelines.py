"""The clocks after the report (CLOCKS), on Croydon first and then on every combination."""

from datetime import date
from itertools import product

import pytest
from conftest import CROYDON, PUBLISHED

from sifcalc import Case, Milestone, Timeline, count_working_days, load, timeline
from sifcalc.rulebook.clocks import BY_ID, CLOCKS, EVENTS

SEEN = date(2017, 10, 1)


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
    ],
)
def test_croydon_counted_from_its_publication_on_4_september_2017(id: str, dates: str) -> None:
    found = timeline(croydon(), SEEN)
    assert dates == span(only(found, id))
    assert () == found.left_out


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
    assert "runs from receipt" in plan.note


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
        ("2017-10-24", "overdue", -1),
    ],
)
def test_the_action_planning_visit_opens_falls_due_and_is_overdue(
    seen: str, status: str, left: int
) -> None:
    visit = only(timeline(croydon(), date.fromisoformat(seen)), "action-planning-visit")
    assert (visit.status, visit.working_days_left) == (status, left)


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
    assert "upcoming" == only(planned, "action-plan").status
    assert any("Friday 1 December 2017" in note for note in planned.notes)


def test_a_clock_whose_start_has_not_happened_yet_is_projected() -> None:
    assert {m.status for m in timeline(received("2017-11-01"), SEEN).milestones} == {
        None,
        "projected",
    }


def test_without_a_judgement_clocks_that_need_an_inadequate_one_say_if() -> None:
    applies = {m.id: m.applies for m in timeline(received("2017-09-04"), SEEN).milestones}
    assert applies == {
        "inspection-report": "all",
        "publish-report": "all",
        "lscb-publish-review": "if the LSCB was reviewed",
        "action-planning-visit": "if inadequate",
        "action-plan": "all",
        "first-monitoring-visit": "if inadequate",
    }


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
    left_out = [clock.id for clock in found.left_out]
    assert ["action-planning-visit", "first-monitoring-visit"] == left_out
    assert found.reinspection_kind is None


def test_areas_for_priority_action_bring_the_monitoring_clocks_whatever_the_grade() -> None:
    found = timeline(
        received("2017-09-04", judgements={"overall": "RI"}, priority_action=True), SEEN
    )
    assert "priority action" == only(found, "action-planning-visit").applies


def test_an_awarded_grade_governs_and_a_contradiction_is_said() -> None:
    found = timeline(croydon(judgements={"leadership": "inadequate", "overall": "good"}), SEEN)
    assert found.agrees is False
    assert any("not one that the judgements leave open" in note for note in found.notes)
    assert "action-planning-visit" in [clock.id for clock in found.left_out]


def test_no_lscb_clock_where_the_lscb_was_not_reviewed() -> None:
    found = timeline(received("2017-09-04", judgements={"lscb": "not judged"}), SEEN)
    assert [clock.id for clock in found.left_out] == ["lscb-publish-review"]


@pytest.mark.parametrize(
    ("judgements", "kind"),
    [
        ({"help_and_protection": "inadequate", "looked_after": "RI", "leadership": "RI"}, None),
        ({"help_and_protection": "inadequate"}, None),
        ({"help_and_protection": "inadequate", "leadership": "inadequate"}, "full"),
        ({"overall": "inadequate"}, None),
    ],
)
def test_the_kind_of_reinspection_follows_how_many_key_judgements_are_inadequate(
    judgements: dict[str, str], kind: str | None
) -> None:
    if len(judgements) == 3:
        kind = "post-monitoring"
    assert kind == timeline(received("2017-09-04", judgements=judgements), SEEN).reinspection_kind


def test_a_report_of_2014_gets_its_action_plan_and_no_monitoring_which_is_named_and_why() -> None:
    found = timeline(received("2014-02-14", judgements={"overall": "inadequate"}), SEEN)
    assert date(2014, 5, 29) == only(found, "action-plan").latest
    reasons = {clock.id: clock.reason for clock in found.left_out}
    assert {"action-planning-visit", "first-monitoring-visit"} == set(reasons)
    assert all("May 2016" in reason for reason in reasons.values())
    assert found.reinspection_kind is None


def test_a_report_after_the_framework_ended_keeps_the_statutory_clocks_and_says_so_loudly() -> None:
    found = timeline(received("2020-01-06", judgements={"overall": "inadequate"}), SEEN)
    assert [m.id for m in found.milestones] == ["publish-report", "action-plan"]
    assert "outside the single inspection framework" in found.notes[0]


def test_a_result_beyond_the_announced_bank_holidays_is_provisional() -> None:
    plan = only(timeline(received("2028-11-01"), SEEN), "action-plan")
    assert plan.provisional
    assert "not yet announced" in plan.note


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
    in_time = 0
    for inspection in load(PUBLISHED):
        report = only(timeline(inspection, date(2015, 12, 31)), "inspection-report")
        assert inspection.inspection.end is not None
        assert report.actual is not None
        day = count_working_days(inspection.inspection.end, report.actual)
        assert f"working day {day}." in report.note
        assert ("met" if day <= 32 else "met_late") == report.status
        in_time += report.status == "met"
    assert 46  # "two in three", as the rulebook has it == in_time


def test_every_clock_answers_or_says_why_not_whatever_is_given() -> None:
    days = {
        "inspection_end": {"inspection": {"end": "2017-07-13"}},
        "report_received": {"report": {"received": "2017-09-01"}},
        "report_published": {"report": {"published": "2017-09-04"}},
    }
    assert set(days) == set(EVENTS)
    grades = ("inadequate", "good", None)
    for given in product((True, False), repeat=len(days)):
        parts: dict[str, dict[str, str]] = {}
        for (_, part), wanted in zip(days.items(), given, strict=True):
            for key, values in part.items() if wanted else ():
                parts.setdefault(key, {}).update(values)
        for overall, lscb in product(grades, ("good", "not judged", None)):
            judged = {k: v for k, v in {"overall": overall, "lscb": lscb}.items() if v}
            found = timeline(case(**parts, judgements=judged), SEEN)
            reasons = {clock.id: clock.reason for clock in found.left_out}
            for milestone in found.milestones:
                reasons[milestone.id] = milestone.note if milestone.latest is None else "dated"
            assert set(reasons) == set(BY_ID)
            assert all(reasons.values())


def test_milestones_are_in_order_of_date_with_undated_ones_last() -> None:
    found = timeline(received("2017-09-04"), SEEN)
    assert found.milestones[-1].latest is None
    dated = [m.earliest or m.latest for m in found.milestones[:-1]]
    assert dated == sorted(day for day in dated if day)


def test_every_clock_names_how_firm_it_is_and_where_it_is_said() -> None:
    for clock in CLOCKS:
        assert clock.strength
        assert clock.sources
        assert all(citation.paragraphs for citation in clock.sources)
