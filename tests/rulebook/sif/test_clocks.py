"""Every clock, step and list of the single inspection framework, with the dates that it gives.

Its governing paragraph comes first, and that paragraph's own word: a timetable without a verb, or
called indicative, is that; where the paragraph is silent, or names something else, the word is
reading.
"""

import pytest
from support.rows import Row, dated, governs, of_entry, rows, shown
from support.running import CROYDON, Run

from sifcalc.rulebook.entries import RulebookEntry
from sifcalc.rulebook.sif import SIF

AFTER = "after the report"
ANNEX_A = (
    "2017-03-20 to 2017-06-19; 2017-06-20 am",
    "2016-12-20 to 2017-06-19; 2017-06-22 am",
    "2017-03-20 to 2017-06-19; 2017-06-20 am",
    "2016-12-20 to 2017-06-19; 2017-06-20 am; 2017-06-23 end of day",
    "2016-12-20 to 2017-06-19; 2017-06-20 am; 2017-06-23 end of day",
    "2017-03-20 to 2017-06-19; as on 2017-06-19; 2017-06-20 am; 2017-06-23 end of day",
    "2017-03-20 to 2017-06-19; as on 2017-06-19; 2017-06-20 am; 2017-06-23 end of day",
    "2016-12-20 to 2017-06-19; as on 2017-06-19; 2017-06-20 end of day; 2017-06-27 end of day",
    "as on 2017-06-19",
    "2016-06-20 to 2017-06-19; as on 2017-06-19",
    "2016-06-20 to 2017-06-19",
)
"""The window of each list for Croydon's inspection, its snapshot, and its due dates."""

CLOCKS = (
    *rows(
        AFTER,
        f"timeline {CROYDON} --as-of 2017-10-01",
        """
        inspection-report | framework-2015 9 | will | inspection_end 2017-07-13 | by 2017-08-29
        publish-report | si-2007-462 reg 2 | must | start | by 2017-10-16
        lscb-publish-review | framework-2015 40 | must | start | by 2017-10-16
        action-planning-visit | monitoring-2017 10 | should | start | 2017-10-09 to 2017-10-23
        action-planning-letter | monitoring-2017 9 | will | - | -
        action-plan | si-2007-462 reg 3 | must | start | by 2017-12-11
        first-monitoring-visit | monitoring-2017 23 | will usually | action-plan 2017-12-11 \
            | 2017-12-11 to 2018-01-08
        monitoring-visit-2 | monitoring-2017 4 | will | first-monitoring-visit 2018-01-08 \
            | by 2018-04-08
        monitoring-visit-3 | monitoring-2017 4 | will | first-monitoring-visit 2018-01-08 \
            | by 2018-07-08
        monitoring-visit-4 | monitoring-2017 4 | will | first-monitoring-visit 2018-01-08 \
            | by 2018-10-08
        plan-reviewed | monitoring-2017 20 | will | - | -
        reinspection-not-before | monitoring-2017 49 | will usually \
            | monitoring-visit-4 2018-10-08 | from 2018-10-08
        reinspection | monitoring-2017 49 | will usually | action-plan 2017-12-11 | by 2019-12-11
        reinspection-framework | framework-2015 5 | will | start | 2019-03-04 to 2019-09-04
        dfe-improvement-plan | pcf-2016 121 | will | start | by 2017-12-04
        dfe-review-1 | pcf-2016 121 | will | start | by 2018-03-04
        dfe-review-2 | pcf-2016 121 | will | start | by 2018-09-04
        dfe-review-3 | pcf-2016 121 | will | start | by 2019-03-04
        dfe-review-4 | pcf-2016 121 | will | start | by 2019-09-04
        """,
        start="report_published 2017-09-04",
    ),
    *rows(
        AFTER,
        "timeline --report-received 2017-09-01 --action-plan-visit 2017-10-17"
        " --action-plan-submitted 2017-12-05 --overall inadequate --as-of 2017-12-11",
        """
        publish-report | si-2007-462 reg 2 | must | start | by 2017-10-13
        action-planning-agenda | monitoring-2017 14 | will | action_plan_visit 2017-10-17 \
            | on 2017-10-10
        action-plan | si-2007-462 reg 3 | must | start | by 2017-12-08
        reinspection | monitoring-2017 49 | will usually | action_plan_submitted 2017-12-05 \
            | by 2019-12-05
        """,
        start="report_received 2017-09-01",
    ),
    *rows(
        AFTER,
        "timeline --report-published 2018-03-05 --overall RI --previous-overall inadequate",
        "dfe-support | pcf-2016 128 | will | start | 2018-03-05 to 2019-03-05",
        start="report_published 2018-03-05",
    ),
    *rows(
        "full inspection",
        "inspection --start 2017-06-20",
        """
        notice | framework-2015 7 | will | start | on 2017-06-19
        inspection-start | framework-2015 7 | will | start | on 2017-06-20
        inspection-end | framework-2015 11 | reading | start | on 2017-07-13
        inspection-report | framework-2015 9 | will | inspection-end 2017-07-13 | by 2017-08-29
        """,
        start="inspection_start 2017-06-20",
    ),
    *rows(
        "post-monitoring inspection",
        "inspection --start 2016-10-10 --end 2016-10-21 --kind post-monitoring",
        """
        inspection-start | monitoring-2017 52 | indicative | start | on 2016-10-10
        inspection-end | monitoring-2017 52 | reading | inspection_end 2016-10-21 | on 2016-10-21
        inspection-report | framework-2015 9 | will | inspection_end 2016-10-21 | by 2016-12-06
        """,
        start="inspection_start 2016-10-10",
    ),
    *rows(
        "post-monitoring inspection",
        "inspection --start 2017-11-06 --kind post-monitoring",
        """
        planning-days | monitoring-2017 62 | indicative | start | 2017-10-16 to 2017-11-03
        notice | monitoring-2017 60 | will | start | on 2017-11-02
        set-up | monitoring-2017 62 | indicative | start | on 2017-11-06
        evidence-week-1 | monitoring-2017 62 | indicative | start | 2017-11-07 to 2017-11-09
        case-tracking-meeting | monitoring-2017 62 | indicative | start | on 2017-11-10
        travel | monitoring-2017 62 | indicative | start | on 2017-11-13
        evidence-week-2 | monitoring-2017 62 | indicative | start | 2017-11-14 to 2017-11-15
        mop-up | monitoring-2017 62 | indicative | start | on 2017-11-16
        provisional-judgements | monitoring-2017 62 | indicative | start | on 2017-11-16
        feedback | monitoring-2017 62 | indicative | start | on 2017-11-17
        inspection-report | framework-2015 9 | will | feedback 2017-11-17 | by 2018-01-05
        """,
        start="inspection_start 2017-11-06",
    ),
    *rows(
        "monitoring visit",
        "visit --on 2018-08-15",
        """
        data-request | monitoring-2017 26 | will usually | start | 2018-08-01 to 2018-08-03
        audit-selection | monitoring-2017 42 | indicative | start | on 2018-08-03
        audit-submission | monitoring-2017 27 | asked | start | by 2018-08-10
        preparation | monitoring-2017 42 | indicative | start | 2018-08-13 to 2018-08-14
        on-site | monitoring-2017 24 | will usually | start | 2018-08-15 to 2018-08-16
        feedback | monitoring-2017 38 | will | start | on 2018-08-16
        report-written | monitoring-2017 42 | indicative | start | on 2018-08-17
        quality-assurance | monitoring-2017 42 | indicative | start | on 2018-08-20
        regional-review | monitoring-2017 42 | indicative | start | 2018-08-21 to 2018-08-22
        national-review | monitoring-2017 42 | indicative | start | 2018-08-22 to 2018-08-23
        revised | monitoring-2017 42 | indicative | start | on 2018-08-24
        support-review | monitoring-2017 42 | indicative | start | on 2018-08-28
        revised-again | monitoring-2017 42 | indicative | start | on 2018-08-29
        draft-to-authority | monitoring-2017 42 | indicative | start | on 2018-08-30
        factual-accuracy | monitoring-2017 42 | indicative | start | 2018-08-30 to 2018-09-05
        comments-reviewed | monitoring-2017 42 | indicative | start | on 2018-09-05
        cleared | monitoring-2017 42 | indicative | start | 2018-09-06 to 2018-09-07
        proof-read | monitoring-2017 42 | indicative | start | on 2018-09-10
        final-clearance | monitoring-2017 42 | indicative | start | 2018-09-11 to 2018-09-12
        pre-publication | monitoring-2017 42 | indicative | start | on 2018-09-13
        published | monitoring-2017 41 | will usually | start | on 2018-09-17
        """,
        start="visit_start 2018-08-15",  # over the August bank holiday
    ),
    *(
        Row(
            part="Annex A",
            command="inspection --start 2017-06-20",
            id=f"list-{number}",
            said="framework-2015 15",
            strength="will",
            start="inspection_start 2017-06-20",
            dates=dates,
        )
        for number, dates in enumerate(ANNEX_A, start=1)
    ),
)


@pytest.mark.parametrize("entry", dated(SIF), ids=lambda entry: f"{entry.part}: {entry.id}")
def test_a_clock_has_its_row_and_is_as_firm_as_its_governing_paragraph(
    entry: RulebookEntry,
) -> None:
    own = of_entry(entry, CLOCKS, SIF)
    assert own, f"{entry.id} ({entry.part}) has no row in this table: nothing tests its dates"
    assert {entry.strength} == {row.strength for row in own}
    assert {row.said for row in own} <= governs(entry)


@pytest.mark.parametrize("row", CLOCKS, ids=str)
def test_a_clock_gives_the_dates_of_its_row(row: Row, sifcalc: Run) -> None:
    assert (row.start, row.dates) == shown(row, sifcalc)
