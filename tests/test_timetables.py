"""The timetables of visits (monitoring-2017 para 42) and inspections (framework-2015 para 7)."""

from datetime import date, timedelta

import pytest
from conftest import CROYDON

from sifcalc import Milestone, inspection, load, timeline, visit
from sifcalc.engine.counting import Counted
from sifcalc.rulebook.sif.annex_a import ANNEX_A

SEEN = date(2017, 10, 1)


def step(found: Counted, id: str) -> Milestone:
    return next(milestone for milestone in found.milestones if milestone.id == id)


@pytest.mark.parametrize(
    ("id", "dates"),
    [
        ("data-request", "2018-08-01/2018-08-03"),
        ("audit-selection", "2018-08-03/2018-08-03"),
        ("audit-submission", "2018-08-10"),
        ("preparation", "2018-08-13/2018-08-14"),
        ("on-site", "2018-08-15/2018-08-16"),
        ("revised", "2018-08-24/2018-08-24"),
        ("support-review", "2018-08-28/2018-08-28"),  # over the August bank holiday
        ("draft-to-authority", "2018-08-30/2018-08-30"),
        ("factual-accuracy", "2018-08-30/2018-09-05"),
        ("published", "2018-09-17/2018-09-17"),
    ],
)
def test_a_visit_that_began_on_15_august_2018(id: str, dates: str) -> None:
    found = step(visit(date(2018, 8, 15), SEEN), id)
    assert dates == "/".join(str(day) for day in (found.earliest, found.latest) if day)


def test_a_visit_has_no_second_cycle() -> None:
    assert {1} == {milestone.cycle for milestone in visit(date(2018, 8, 15), SEEN).milestones}


def test_the_time_of_day_stands_at_its_own_end() -> None:
    found = visit(date(2018, 8, 15), SEEN)
    checked = step(found, "factual-accuracy")
    assert ("4pm", "9.30am", "4pm to 9.30am") == (
        checked.earliest_time,
        checked.latest_time,
        checked.time,
    )
    assert "from afternoon" == step(found, "national-review").time
    assert "by 4pm" == step(found, "draft-to-authority").time


def test_a_window_that_would_end_before_it_begins_keeps_only_its_end_and_says_so() -> None:
    request = step(visit(date(2016, 9, 3), SEEN), "data-request")  # a visit on a Saturday
    assert (None, date(2016, 8, 19)) == (request.earliest, request.latest)
    assert "The end of it falls before its beginning, so only the end is given." == request.notes[0]
    assert (
        "the Friday of the week 2 weeks before Saturday 3 September 2016, the first day of the"
        " visit on site (day 1)"
    ) == request.basis


def test_a_step_of_a_visit_is_counted_with_its_first_day_as_day_1() -> None:
    found = visit(date(2018, 8, 15), SEEN)
    first = "counted from Wednesday 15 August 2018, the first day of the visit on site (day 1)"
    assert f"day 11, {first}" == step(found, "draft-to-authority").basis
    assert f"from day 1 to day 2, {first}, both days included" == step(found, "on-site").basis


def test_the_report_of_a_first_visit_is_left_out_and_why() -> None:
    found = visit(date(2018, 1, 9), SEEN, first=True)
    assert "published" not in [milestone.id for milestone in found.milestones]
    assert ["The report of a first monitoring visit is not published."] == [
        left.reason for left in found.left_out
    ]


def test_croydons_inspection_as_expected_from_its_start_ends_on_the_day_it_did() -> None:
    croydon = load(CROYDON)[0]
    assert croydon.inspection.start is not None
    found = inspection(croydon.inspection.start, SEEN)
    assert date(2017, 6, 19) == step(found, "notice").latest
    assert croydon.inspection.end == step(found, "inspection-end").latest
    report = step(found, "inspection-report")
    assert step(timeline(croydon, SEEN), "inspection-report").latest == report.latest
    given = inspection(croydon.inspection.start, SEEN, end=croydon.inspection.end)
    end = step(given, "inspection-end")
    assert "It is the day given." in end.note
    assert (0, 0, "working_days") == (end.earliest_count, end.latest_count, end.unit)
    expected = step(found, "inspection-end")
    assert (3, 3, "weeks") == (expected.earliest_count, expected.latest_count, expected.unit)


def test_a_post_monitoring_inspection_from_monday_13_november_2017() -> None:
    found = inspection(date(2017, 11, 13), SEEN, kind="post-monitoring")
    assert date(2017, 11, 9) == step(found, "notice").latest
    assert date(2017, 11, 24) == step(found, "feedback").latest
    assert not [note for note in found.notes if "expects" in note]
    assert () == found.lists


def test_doncasters_began_on_a_thursday_where_the_guidance_expects_a_monday() -> None:
    found = inspection(date(2017, 11, 9), SEEN, kind="post-monitoring")
    assert any("expects a start on a Monday" in note for note in found.notes)
    assert date(2017, 11, 22) == step(found, "feedback").latest


def test_an_inspection_that_starts_on_a_bank_holiday_is_noted() -> None:
    assert (
        "Monday 28 August 2017 is not a working day." in inspection(date(2017, 8, 28), SEEN).notes
    )


def test_due_dates_before_a_late_start_are_not_given_and_why() -> None:
    lists = {each.number: each for each in inspection(date(2017, 6, 22), SEEN).lists}
    assert lists[1].stage_1 is None
    assert "would be due on Tuesday 20 June 2017, before the inspection starts" in lists[1].note
    assert date(2017, 6, 22) == lists[2].stage_1
    assert date(2017, 6, 27) == lists[8].stage_2


def test_a_window_from_the_31st_begins_on_the_last_day_of_a_shorter_month() -> None:
    lists = {each.number: each for each in inspection(date(2017, 5, 31), SEEN).lists}
    windows = {number: each.window.start for number, each in lists.items() if each.window}
    assert date(2017, 2, 28) == windows[1]
    assert date(2016, 11, 30) == windows[4]


def test_what_our_copy_of_the_framework_does_not_show_is_not_guessed() -> None:
    lists = {each.number: each for each in inspection(date(2017, 6, 20), SEEN).lists}
    assert list(range(1, 12)) == [each.number for each in ANNEX_A.lists]
    for number in (9, 10, 11):
        assert (None, None) == (lists[number].stage_1, lists[number].stage_2)
        assert "our copy of the framework" in lists[number].note


def test_no_step_or_clock_ends_before_it_begins_whatever_day_it_starts() -> None:
    for days in range(800):
        day = date(2016, 9, 1) + timedelta(days=days)
        found = (
            visit(day, SEEN),
            inspection(day, SEEN),
            inspection(day, SEEN, kind="post-monitoring"),
        )
        for milestone in (m for timetable in found for m in timetable.milestones):
            assert milestone.latest is not None
            assert milestone.earliest is None or milestone.earliest <= milestone.latest, day


@pytest.mark.parametrize(
    ("start", "kind", "warned"),
    [
        (date(2016, 7, 29), "post-monitoring", True),
        (date(2016, 8, 1), "post-monitoring", False),
        (date(2014, 6, 2), "post-monitoring", True),
        (date(2014, 6, 2), "full", False),
        (date(2013, 11, 18), "full", True),
    ],
)
def test_an_inspection_outside_its_documents_time_is_warned_of(
    start: date, kind: str, warned: bool
) -> None:
    assert warned == bool(inspection(start, SEEN, kind=kind).warnings)


def test_only_documents_that_are_cited_are_said_to_be_in_a_later_edition() -> None:
    early = inspection(date(2014, 6, 2), SEEN)
    assert any("framework-2015 is cited in its edition of June 2015" in n for n in early.notes)
    assert not [note for note in early.notes if "monitoring-2017" in note]


def test_what_cannot_be_recorded_as_done_is_never_overdue() -> None:
    for found in (visit(date(2016, 9, 12), SEEN), inspection(date(2016, 9, 12), SEEN)):
        assert "overdue" not in {milestone.status for milestone in found.milestones}


def test_lists_of_one_row_a_child_say_so_and_the_others_do_not() -> None:
    lists = inspection(date(2017, 6, 20), SEEN).lists
    said = [each.number for each in lists if "One row a child" in each.note]
    assert list(range(3, 11)) == said
    assert {"am"} == {each.stage_1_time for each in lists[:7]}
    assert lists[0].stage_2_time is None
    assert (date(2016, 6, 20), date(2016, 12, 20)) == tuple(
        asked.window.start for asked in inspection(date(2017, 6, 20), SEEN).documents
    )
