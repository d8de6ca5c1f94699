"""What is odd about the dates of a case, and a re-inspection that is announced."""

from datetime import date
from typing import Any

import pytest
from support.timelines import whole_cycle

from sifcalc import timeline

SEEN = date(2018, 2, 1)
PUBLISHED_NOTE = "monitoring-2017 is cited in its edition of May 2017"
VISITS = "monitoring_visits"


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ({VISITS: ["2017-07-18", "2017-10-31"]}, ()),
        (
            {VISITS: ["2017-07-18", "2017-07-18"]},
            ("Two monitoring visits are given on the same day; they are counted as two.",),
        ),
        (
            {VISITS: ["2017-10-31", "2017-07-18"]},
            ("The monitoring visits are not in order of date; they are taken in order of date.",),
        ),
        (
            {"reinspection": {"start": "2018-01-15", "overall": "good"}},
            (
                "The re-inspection has a grade, and its report no day of publication: nothing is"
                " counted from it until that is given.",
            ),
        ),
        (
            {"report": {"received": "2017-03-24", "published": "2017-03-20"}},
            (
                "The report is given as received on Friday 24 March 2017, after it was published on"
                " Monday 20 March 2017: an authority usually receives it first.",
            ),
        ),
    ],
)
def test_a_date_that_is_odd_is_noted_in_a_sentence(
    parts: dict[str, Any], expected: tuple[str, ...]
) -> None:
    notes = timeline(whole_cycle(**parts), SEEN).notes
    assert expected == tuple(note for note in notes if not note.startswith(PUBLISHED_NOTE))


def test_a_day_that_is_still_to_come_is_noted_once_by_its_own_name() -> None:
    planned = whole_cycle(reinspection={"start": "2018-05-01"})
    expected = (
        "After Thursday 1 February 2018, the day this is seen from, and so taken as planned: First"
        " day of the re-inspection on site on Tuesday 1 May 2018. What is counted from it is"
        " projected."
    )
    assert [expected] == [note for note in timeline(planned, SEEN).notes if "planned" in note]


@pytest.mark.parametrize(
    ("reinspection", "is_announced"),
    [
        ({}, False),
        ({"announced": "2018-01-31"}, True),
        ({"announced": "2018-02-01"}, True),
        ({"announced": "2018-02-02"}, False),
        ({"announced": "2018-01-08", "start": "2018-02-02"}, True),
        ({"announced": "2018-01-08", "start": "2018-02-01"}, False),
        ({"announced": "2018-01-08", "start": "2018-01-15"}, False),
    ],
)
def test_what_an_announcement_brings_holds_from_its_day_until_the_reinspection_begins(
    reinspection: dict[str, str], is_announced: bool
) -> None:
    found = timeline(whole_cycle(reinspection=reinspection), SEEN)
    assert is_announced is ("reinspection-announced" in {each.id for each in found.consequences})


def test_a_day_on_site_or_of_a_report_that_is_no_working_day_is_noted_by_its_name() -> None:
    given = whole_cycle(
        report={"received": "2017-03-25", "published": "2017-04-14"},
        inspection={"start": "2017-01-08", "end": "2017-02-04"},
        action_plan={"visit": "2017-05-06", "submitted": "2017-07-01"},
        monitoring_visits=["2017-07-16"],
        reinspection={"start": "2018-06-02", "report_published": "2018-08-27"},
        actuals={"publish-report": "2018-03-01"},
    )
    notes = timeline(given, SEEN).notes
    off = "which is not a working day."
    assert [
        f"First day of the inspection on site is given as Sunday 8 January 2017, {off}",
        "Day the authority received its report, as the pre-publication copy is given as Saturday"
        f" 25 March 2017, {off}",
        f"Day Ofsted published the report is given as Friday 14 April 2017, {off}",
        f"Day of the action planning visit is given as Saturday 6 May 2017, {off}",
        f"First day of the re-inspection on site is given as Saturday 2 June 2018, {off}",
        f"Day Ofsted published the re-inspection's report is given as Monday 27 August 2018, {off}",
        f"Monitoring visit 1 is given as Sunday 16 July 2017, {off}",
    ] == [note for note in notes if off in note]
    recorded = "Authority publishes the report (publish-report) on Thursday 1 March 2018"
    assert any(recorded in note for note in notes)


def test_each_of_a_series_has_its_number_in_its_short_title() -> None:
    for milestone in timeline(whole_cycle(), SEEN).milestones:
        series, _, number = milestone.id.rpartition("-")
        if series in ("monitoring-visit", "dfe-review"):
            words = "Monitoring visit" if series == "monitoring-visit" else "DfE review"
            assert f"{words} {number}" == milestone.short_title
