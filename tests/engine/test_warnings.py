"""What is odd, outside the framework or next to a closure day is said, and moves nothing."""

from datetime import date

import pytest
from support.timelines import (
    AFTER_THE_FRAMEWORK,
    SEEN,
    case,
    croydon,
    only,
    received,
    span,
    watched,
    whole_cycle,
)

from sifcalc import Grade, timeline


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
    late = received("2020-01-06", judgements={"overall": "inadequate"}, framework="sif")
    found = timeline(late, SEEN)
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


def test_a_day_recorded_for_a_clock_that_does_not_run_is_not_lost_without_a_word() -> None:
    odd = received(
        "2017-09-04", judgements={"overall": "RI"}, actuals={"dfe-review-1": "2018-03-01"}
    )
    assert any("dfe-review-1, which does not run" in note for note in timeline(odd, SEEN).notes)


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


OF_THE_FRAMEWORK = (
    "Inspections under the single inspection framework began on 19 November 2013. Another framework"
    " replaced it from January 2018: the last first day on site was 11 June 2018, and its last"
    " reports are of August 2018."
)


def test_an_inspection_begun_in_2018_is_asked_which_framework_it_was_under() -> None:
    late = case(inspection={"start": "2018-06-04"}, report={"published": "2018-08-20"})
    assert (
        "The inspection is of Monday 4 June 2018, or not long before: from January 2018 it may have"
        " been under the framework that replaced this one. Check which."
        f" {OF_THE_FRAMEWORK}",
    ) == timeline(late, SEEN).warnings
    ended = case(inspection={"end": "2018-04-20"}, report={"published": "2018-06-20"})
    assert "Check which" in timeline(ended, SEEN).warnings[0]


def test_an_inspection_before_the_framework_began_is_warned_of() -> None:
    early = case(
        inspection={"start": "2013-10-01", "end": "2013-10-25"}, report={"published": "2013-12-04"}
    )
    assert (
        "This case is outside the single inspection framework: framework-2015 did not yet apply on"
        f" Tuesday 1 October 2013. {OF_THE_FRAMEWORK}",
    ) == timeline(early, SEEN).warnings


def test_a_document_later_than_the_report_is_not_cited_without_a_word() -> None:
    found = timeline(received("2014-09-04"), SEEN)
    assert "monitoring-2017 was not in force" in only(found, "action-plan").note
    assert any("edition of June 2015" in note for note in found.notes)


@pytest.mark.parametrize(("day", "is_later"), [("2015-05-31", True), ("2015-06-01", False)])
def test_the_framework_is_of_a_later_edition_than_a_report_of_before_june_2015(
    day: str, is_later: bool
) -> None:
    said = (
        "framework-2015 is cited in its edition of June 2015, which is later than this report; the"
        " edition in force then is not held here."
    )
    assert is_later is (said in timeline(received(day), SEEN).notes)


CITED = "was not in force then, and is cited all the same."


@pytest.mark.parametrize(
    ("report", "latest", "is_later"),
    [
        ({"received": "2016-01-20"}, "2016-04-29", True),
        ({"received": "2016-01-20", "published": "2016-01-21"}, "2016-04-29", True),
        ({"received": "2016-01-21"}, "2016-05-03", False),
    ],
)
def test_the_handbook_of_may_2016_was_in_force_for_a_plan_that_was_due_by_then(
    report: dict[str, str], latest: str, is_later: bool
) -> None:
    plan = only(timeline(case(report=report), SEEN), "action-plan")
    assert date.fromisoformat(latest) == plan.latest
    assert is_later is (f"monitoring-2017 {CITED}" in plan.notes)


def test_a_plan_after_an_inspection_outside_the_framework_cites_the_framework_all_the_same() -> (
    None
):
    assert (
        f"framework-2015 {CITED}" in only(timeline(AFTER_THE_FRAMEWORK, SEEN), "action-plan").notes
    )
    assert f"framework-2015 {CITED}" not in only(timeline(croydon(), SEEN), "action-plan").notes


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
    named = case(framework="sif", **parts)
    assert warned == bool(timeline(named, date(2019, 1, 1)).warnings)


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


def test_a_report_received_on_the_day_it_was_published_is_not_odd_and_compares_nothing() -> None:
    same = croydon(report={"received": "2017-09-04", "published": "2017-09-04"})
    found = timeline(same, SEEN)
    assert not [note for note in found.notes if "usually receives it first" in note]
    plan = only(found, "action-plan")
    assert not [note for note in plan.notes if note.startswith("Counted from")]


def test_only_a_window_that_lost_its_beginning_says_so() -> None:
    visit = only(timeline(croydon(), SEEN), "action-planning-visit")
    assert not [note for note in visit.notes if "falls before its beginning" in note]


def test_an_award_that_contradicts_the_judgements_is_warned_of_in_these_words() -> None:
    found = timeline(croydon(judgements={"leadership": "inadequate", "overall": "good"}), SEEN)
    assert (
        "The awarded overall effectiveness is not one that the judgements leave open. The timeline"
        " follows the award; `sifcalc grade` says what is wrong.",
    ) == found.warnings
    assert Grade.GOOD is found.overall


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
    assert ["dfe-support"] == watched(found.left_out)
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
