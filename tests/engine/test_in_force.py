"""Time is told entry by entry, and no recorded fact is lost (the clocks of CLOCKS and their spans).

What the whole timeline of a case says is in `test_timelines`.
"""

from datetime import date
from typing import Any

import pytest
from support.timelines import ids, watched

from sifcalc import Case, Milestone, Timeline, inspection, timeline
from sifcalc.rulebook.sif import SIF

INADEQUATE = {"help_and_protection": 4, "looked_after": 4, "leadership": 4, "overall": 4}
FOUR = ["2016-08-02", "2016-11-08", "2017-02-14", "2017-05-16"]


def seen(day: str, **parts: Any) -> Timeline:
    return timeline(Case.model_validate(parts), date.fromisoformat(day))


def dates(found: Timeline) -> dict[str, str]:
    """The dates of each clock that has any, by its id."""
    return {m.id: span(m) for m in found.milestones if m.first_date}


def only(found: Timeline, id: str) -> Milestone:
    [milestone] = [each for each in found.milestones if each.id == id]
    return milestone


def span(milestone: Milestone) -> str:
    return "/".join(str(day) for day in (milestone.earliest, milestone.latest) if day)


def reason(found: Timeline, id: str) -> str:
    """Why a clock is left out, which it is exactly once."""
    [left] = [each for each in found.left_out if each.id == id]
    return left.reason


def of_2015(**parts: Any) -> Timeline:
    report = {"received": "2015-11-27"}
    return seen("2017-06-01", **{"report": report, "judgements": INADEQUATE} | parts)


def test_a_report_of_november_2015_with_four_visits_from_august_2016_shows_them() -> None:
    found = of_2015(monitoring_visits=FOUR)
    given = {m.id: str(m.actual) for m in found.milestones if "visit" in m.id and m.actual}
    assert {
        "first-monitoring-visit": FOUR[0],
        "monitoring-visit-2": FOUR[1],
        "monitoring-visit-3": FOUR[2],
        "monitoring-visit-4": FOUR[3],
    } == given
    assert "2017-05-16" == span(only(found, "reinspection-not-before"))
    assert "2018-03-09" == span(only(found, "reinspection"))
    assert ("full", "will") == (found.reinspection_kind, found.reinspection_strength)


def test_its_planning_visit_fell_before_may_2016_and_is_left_out_with_its_letter_and_agenda() -> (
    None
):
    found = of_2015(monitoring_visits=FOUR)
    for id in ("action-planning-visit", "action-planning-letter", "action-planning-agenda"):
        assert id not in ids(found)
        assert "did not yet apply on Wednesday 20 January 2016" in reason(found, id)
        assert "May 2016" in reason(found, id)
    assert "plan-reviewed" in ids(found)


def test_without_its_visits_on_record_they_are_left_out_and_its_reinspection_stays() -> None:
    found = of_2015()
    assert not [id for id in ids(found) if "visit" in id]
    for id in ("first-monitoring-visit", "monitoring-visit-N", "plan-reviewed"):
        assert "May 2016" in reason(found, id)
    assert "2018-03-09" == span(only(found, "reinspection"))
    assert "full" == found.reinspection_kind


def test_a_reinspection_is_not_before_a_fourth_visit_that_holds_and_no_other() -> None:
    early = of_2015(monitoring_visits=["2015-12-08", "2015-12-15", "2016-01-05", "2016-01-12"])
    assert not {"monitoring-visit-4", "reinspection-not-before"} & set(ids(early))
    assert "did not yet apply" in reason(early, "reinspection-not-before")
    assert any("Tuesday 12 January 2016" in note for note in early.notes)
    held = of_2015(monitoring_visits=["2016-02-09", "2016-03-08", "2016-04-12", "2016-08-02"])
    assert "2016-08-02" == span(only(held, "reinspection-not-before"))


def test_visits_before_may_2016_are_left_out_by_number_beside_a_later_one_that_holds() -> None:
    found = of_2015(monitoring_visits=["2015-12-08", "2016-01-05", "2016-04-12", "2016-08-02"])
    assert {"monitoring-visit-4", "monitoring-visit-5"} == {
        id for id in ids(found) if id.startswith("monitoring-visit")
    }
    for number, day in ((2, "Tuesday 8 March 2016"), (3, "Tuesday 12 April 2016")):
        assert f"did not yet apply on {day}" in reason(found, f"monitoring-visit-{number}")
    assert "visits-not-agreed" in {each.id for each in found.consequences}


def test_a_projected_visit_holds_only_where_the_one_it_is_counted_from_holds() -> None:
    before = of_2015(monitoring_visits=["2015-12-08", "2016-02-09"])
    assert not [m.id for m in before.milestones if m.id.startswith("monitoring-visit")]
    since = of_2015(monitoring_visits=["2016-03-08", "2016-05-10"])
    assert "2016-08-10" == span(only(since, "monitoring-visit-3"))


@pytest.mark.parametrize(
    ("visited", "held"), [("2016-04-29", False), ("2016-05-01", True), ("2016-05-03", True)]
)
def test_a_day_recorded_for_a_visit_brings_it_into_force_from_may_2016(
    visited: str, held: bool
) -> None:
    found = of_2015(monitoring_visits=[visited])
    assert held is ("first-monitoring-visit" in ids(found))
    assert held is not any("monitoring visit 1" in note for note in found.notes)


@pytest.mark.parametrize(
    ("visited", "shown"),
    [
        (None, ""),
        ("2016-04-28", ""),
        ("2016-05-04", "visit letter"),  # its agenda was due on 26 April
        ("2016-05-16", "visit letter agenda"),
    ],
)
def test_a_recorded_planning_visit_brings_itself_its_letter_and_its_agenda_into_force(
    visited: str | None, shown: str
) -> None:
    found = of_2015(action_plan={"visit": visited})
    planning = {id for id in ids(found) if id.startswith("action-planning-")}
    assert {f"action-planning-{each}" for each in shown.split()} == planning
    lost = [note for note in found.notes if "28 April 2016" in note]
    assert (visited == "2016-04-28") is bool(lost)


def test_a_report_of_february_2014_shows_neither_planning_visit_nor_visits_and_why() -> None:
    found = seen("2017-06-01", report={"received": "2014-02-14"}, judgements=INADEQUATE)
    assert "2014-05-29" == dates(found)["action-plan"]
    assert not [id for id in ids(found) if "visit" in id or id == "reinspection"]
    for id in ("action-planning-visit", "first-monitoring-visit", "monitoring-visit-N"):
        assert "began in May 2016" in reason(found, id)
    assert "began in August 2016" in reason(found, "reinspection")


@pytest.mark.parametrize(
    ("received", "parts", "kind"),
    [
        ("2014-02-14", {}, None),  # its re-inspection's latest day is 29 May 2016
        ("2014-02-14", {"reinspection": {"start": "2016-07-29"}}, None),
        ("2014-02-14", {"reinspection": {"start": "2016-08-01"}}, "full"),
        ("2014-05-01", {}, "full"),  # 8 August 2016
    ],
)
def test_the_kind_of_reinspection_holds_by_the_reinspections_own_day(
    received: str, parts: dict[str, Any], kind: str | None
) -> None:
    found = seen("2016-09-01", report={"received": received}, judgements=INADEQUATE, **parts)
    assert kind == found.reinspection_kind
    assert (kind is None) is (found.reinspection_strength is None)


@pytest.mark.parametrize("report", [{}, {"received": "2016-06-27"}])
def test_a_clock_of_the_departments_holds_by_the_day_it_is_counted_from(
    report: dict[str, str],
) -> None:
    judged = {"overall": "inadequate"}
    report = {"published": "2016-07-11", **report}
    found = seen("2016-08-01", report=report, judgements=judged)
    assert "2016-10-11" == span(only(found, "dfe-improvement-plan"))
    assert "2017-01-11" == span(only(found, "dfe-review-1"))
    assert "commissioner-at-once" in {each.id for each in found.consequences}


@pytest.mark.parametrize(("published", "held"), [("2016-06-30", False), ("2016-07-01", True)])
def test_the_departments_words_hold_from_july_2016(published: str, held: bool) -> None:
    found = seen("2016-08-01", report={"published": published}, judgements={"overall": 4})
    assert held is ("dfe-improvement-plan" in ids(found))
    assert held is ("commissioner-at-once" in {each.id for each in found.consequences})
    assert held is not any("July 2016" in left.reason for left in found.left_out)


def test_a_fact_that_moves_a_clock_out_of_force_leaves_a_note_that_names_it() -> None:
    report = {"received": "2016-07-04", "published": "2016-06-30"}
    found = seen("2016-08-01", report=report, judgements={"overall": "inadequate"})
    assert "dfe-improvement-plan" not in ids(found)
    [said] = [note for note in found.notes if note.startswith("dfe-improvement-plan is left out")]
    assert "Monday 4 July 2016" in said


def test_what_a_report_under_the_framework_began_runs_on_whatever_the_day() -> None:
    visits = ["2018-10-02", "2019-01-08", "2019-04-02", "2019-07-02"]
    found = seen(
        "2019-08-01",
        inspection={"start": "2018-06-11"},
        report={"received": "2018-08-10"},
        judgements=INADEQUATE,
        monitoring_visits=visits,
    )
    assert {"reinspection", "reinspection-not-before", "monitoring-visit-5"} <= set(ids(found))
    assert ["dfe-support"] == watched(found.left_out)


@pytest.mark.parametrize(("start", "within"), [("2018-06-11", True), ("2018-06-12", False)])
def test_the_frameworks_end_is_by_the_first_day_on_site(start: str, within: bool) -> None:
    found = seen(
        "2018-10-01",
        framework="sif",
        inspection={"start": start},
        report={"published": "2018-08-20"},
        judgements={"overall": "inadequate"},
    )
    assert within is ("action-planning-visit" in ids(found))
    assert {"publish-report", "action-plan"} <= set(ids(found))
    assert within is not any("is outside the single" in said for said in found.warnings)


@pytest.mark.parametrize(
    ("given", "within"),
    [
        ({"inspection": {"end": "2018-06-15"}, "report": {"published": "2018-08-20"}}, True),
        ({"inspection": {"end": "2018-06-15"}, "report": {"received": "2018-08-20"}}, True),
        ({"report": {"received": "2018-08-20", "published": "2018-09-03"}}, False),
        ({"report": {"received": "2018-08-13", "published": "2018-08-31"}}, True),
        ({"inspection": {"end": "2018-06-15"}}, True),
        ({"inspection": {"end": "2018-09-01"}}, False),
    ],
)
def test_without_a_first_day_the_report_tells_the_frameworks_end_and_a_last_day_does_not(
    given: dict[str, Any], within: bool
) -> None:
    stated = {"action-plan": "2018-12-03"}
    found = seen("2018-10-01", framework="sif", judgements=INADEQUATE, stated=stated, **given)
    assert within is not any("is outside the single" in said for said in found.warnings)


def test_what_does_not_hold_is_left_out_once_and_everything_shows_it_marked() -> None:
    early = Case.model_validate({"report": {"received": "2014-02-14"}, "judgements": INADEQUATE})
    found = timeline(early, date(2017, 6, 1))
    everything_left = [clock.id for clock in found.left_out]
    assert len(set(everything_left)) == len(everything_left)
    left = watched(found.left_out)
    assert all(milestone.in_force for milestone in found.milestones)
    whole = timeline(early, date(2017, 6, 1), everything=True)
    marked = [m for m in whole.milestones if not m.in_force]
    assert {clock for clock in left if clock != "dfe-support"} == {
        clock.id for id in watched(marked) if (clock := SIF.clock_of(id))
    }
    assert all(m.notes[0].startswith("Not in force: ") for m in marked)


def test_a_step_of_an_edition_that_ended_says_until_when_its_words_held() -> None:
    found = inspection(
        date(2017, 5, 1), date(2017, 6, 1), kind="post-monitoring", everything=True
    ).milestones
    ended = [m.notes[0] for m in found if not m.in_force]
    assert 2 == len(ended)
    for note in ended:
        assert note.startswith(
            "Not in force: monitoring-2017 no longer said this on Monday 1 May 2017: these words"
            " held until Sunday 30 April 2017. Its arrangements were published in May 2016;"
        )


# What is recorded is never lost.


def test_what_the_judgement_leaves_no_clock_for_is_named() -> None:
    found = seen(
        "2018-10-01",
        report={"received": "2017-09-01"},
        judgements={"overall": "good"},
        action_plan={"visit": "2017-10-10"},
        monitoring_visits=["2018-01-09", "2018-04-10"],
        actuals={"dfe-improvement-plan": "2017-12-01"},
    )
    for day, what in (
        ("Tuesday 10 October 2017", "action plan visit"),
        ("Tuesday 9 January 2018", "monitoring visit 1"),
        ("Tuesday 10 April 2018", "monitoring visit 2"),
        ("Friday 1 December 2017", "dfe-improvement-plan"),
    ):
        assert any(day in note and what in note for note in found.notes), what


def test_a_visit_on_the_day_that_the_plan_was_sent_is_named_all_the_same() -> None:
    found = seen(
        "2018-10-01",
        report={"received": "2017-09-01"},
        judgements={"overall": "good"},
        action_plan={"submitted": "2017-12-05"},
        monitoring_visits=["2017-12-05"],
    )
    assert any("monitoring visit 1" in note for note in found.notes)


def test_what_the_new_cycle_leaves_no_clock_for_is_named() -> None:
    found = seen(
        "2018-10-01",
        report={"received": "2016-09-01"},
        judgements=INADEQUATE,
        monitoring_visits=["2017-01-10", "2018-06-05"],
        reinspection={"start": "2017-11-06", "report_published": "2018-01-05", "overall": "good"},
        actuals={"dfe-review-4": "2018-09-03"},
    )
    assert (1, date(2017, 1, 10)) == next(
        (m.cycle, m.actual) for m in found.milestones if m.id == "first-monitoring-visit"
    )
    for said in ("Tuesday 5 June 2018", "Monday 3 September 2018"):
        assert any(said in note for note in found.notes), said


def test_a_visit_planned_for_after_the_announcement_is_named_as_one_without_a_clock() -> None:
    found = seen(
        "2018-03-01",
        report={"received": "2016-09-01"},
        judgements=INADEQUATE,
        monitoring_visits=["2017-01-10", "2018-04-10"],
        reinspection={"announced": "2018-02-01"},
    )
    assert "monitoring-visit-2" not in ids(found)
    assert any("monitoring visit 2" in note and "no clock" in note for note in found.notes)


def test_the_day_of_an_announcement_ended_the_visits_and_is_not_said_to_have_done_nothing() -> None:
    found = seen(
        "2018-03-01",
        report={"received": "2016-09-01"},
        judgements=INADEQUATE,
        reinspection={"announced": "2018-02-01"},
    )
    assert "no more monitoring visits" in reason(found, "monitoring-visit-N")
    assert not [note for note in found.notes if "1 February 2018" in note and "nothing" in note]
