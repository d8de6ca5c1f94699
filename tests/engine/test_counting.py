"""How a date is counted from its start, and how that is said."""

from datetime import date

import pytest
from support.timelines import SEEN, case, croydon, only, received, whole_cycle

from sifcalc import inspection, timeline, visit


def test_christmas_is_among_the_bank_holidays_a_december_report_skips() -> None:
    plan = only(timeline(received("2017-12-01"), SEEN), "action-plan")
    assert [h.name for h in plan.bank_holidays_skipped] == [
        "Christmas Day",
        "Boxing Day",
        "New Year’s Day",
    ]


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


def test_each_end_of_a_window_has_its_unit_its_weekday_and_the_working_day_before_it() -> None:
    asked = only(visit(date(2018, 8, 15), SEEN), "data-request")
    assert ("weeks", None, "Friday") == (
        *(asked.earliest_unit, asked.earliest_weekday, asked.latest_weekday),
    )
    found = timeline(received("2017-10-07"), SEEN)
    limit = only(found, "reinspection-framework")
    assert (date(2019, 4, 7), date(2019, 4, 5), "months") == (
        *(limit.earliest, limit.earliest_working_day_on_or_before, limit.earliest_unit),
    )
    plan = only(found, "action-plan")
    assert ("", "working_days", None) == (plan.earliest_unit, plan.unit, plan.earliest_weekday)
    ended = only(inspection(date(2017, 6, 20), SEEN), "inspection-end")
    assert ("Thursday", "Thursday") == (ended.earliest_weekday, ended.latest_weekday)


def test_what_has_no_days_has_no_unit_and_what_is_a_reading_is_marked() -> None:
    found = timeline(croydon(), SEEN)
    undated = {m.id: m.unit for m in found.milestones if not m.first_date}
    assert {
        "action-planning-letter": "",
        "action-planning-agenda": "working_days",
        "plan-reviewed": "",
    } == undated
    assert "working_days" == only(found, "reinspection-not-before").unit
    marked = {m.id: m.is_reading for m in inspection(date(2017, 6, 20), SEEN).milestones}
    assert marked["inspection-end"]
    assert not marked["inspection-start"]
