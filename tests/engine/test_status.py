"""When what a clock times is open, due, met, late or past, and how many days are left."""

from datetime import date

import pytest
from support.timelines import AGAIN, SEEN, croydon, only, received, whole_cycle

from sifcalc import timeline


def test_croydons_report_was_published_late_on_working_day_36() -> None:
    report = only(timeline(croydon(), SEEN), "inspection-report")
    assert "met_late" == report.status
    assert -4 == report.working_days_left
    assert "working day 36" in report.note


def test_croydon_had_51_working_days_left_for_its_plan_on_1_october_2017() -> None:
    assert 51 == only(timeline(croydon(), SEEN), "action-plan").working_days_left


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


def test_a_step_counted_from_a_planned_day_passes_when_its_day_has_gone_by() -> None:
    planned = whole_cycle(action_plan={"visit": "2017-10-16"})
    for seen, status in ((9, "projected"), (10, "passed"), (11, "passed")):
        agenda = only(timeline(planned, date(2017, 10, seen)), "action-planning-agenda")
        assert (date(2017, 10, 9), status) == (agenda.latest, agenda.status)


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
