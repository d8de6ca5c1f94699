"""The clocks after the report (CLOCKS), on Croydon first and then on every combination."""

from datetime import date, timedelta
from itertools import product
from operator import attrgetter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.strategies import report_days
from support.timelines import (
    AFTER_THE_FRAMEWORK,
    FROM_PUBLICATION,
    SEEN,
    case,
    croydon,
    only,
    received,
    span,
    whole_cycle,
)

from sifcalc import (
    BankHoliday,
    Grade,
    Milestone,
    grade,
    timeline,
)
from sifcalc.engine.milestones import LeftOut, Trigger
from sifcalc.engine.timelines import has_start, why_no_date
from sifcalc.rulebook.law import WORKING_DAYS_READING
from sifcalc.rulebook.sif import SIF


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
    undated = len(firsts) - len(dated)
    assert undated
    assert [*sorted(dated), *[None] * undated] == firsts


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


@given(report_days, report_days)
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


@given(report_days, st.lists(st.integers(-30, 400), max_size=5))
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
        short_title="Action planning visit",
        is_reading=True,
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
        framework="sif",
    ) == only(timeline(croydon(), SEEN), "action-planning-visit")


def test_croydons_inspection_report_in_full() -> None:
    clock = SIF.clocks_by_id["inspection-report"]
    done = "Done on Monday 4 September 2017, working day 36."
    notes = (done, clock.note, WORKING_DAYS_READING)
    assert Milestone(
        id="inspection-report",
        title="Inspection report published",
        short_title="Inspection report",
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
        framework="sif",
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
        short_title="Monitoring visit 3",
        is_reading=True,
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
        framework="sif",
    ) == only(timeline(croydon(), SEEN), "monitoring-visit-3")


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


def test_a_clock_left_out_is_named_with_its_title_its_actor_and_the_reason() -> None:
    assert (
        LeftOut(
            "dfe-support",
            "Department for Education's supervision and support continue",
            "DfE",
            "This judgement is not recorded as requires improvement after an inadequate one.",
            framework="sif",
        )
        in timeline(croydon(), SEEN).left_out
    )
    assert (
        LeftOut(
            "dfe-review-N",
            "Department for Education reviews progress, review N",
            "DfE",
            "Only the first is shown: the rest go up to the latest date of reinspection, which is"
            " left out.",
            framework="sif",
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
            framework="sif",
        )
        in timeline(announced, date(2017, 11, 10)).left_out
    )
