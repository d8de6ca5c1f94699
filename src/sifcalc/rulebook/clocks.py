"""The clocks that run after an inspection and its report, one entry a clock.

A working-days clock counts the day after its start as day 1. A window includes both ends.
"""

from sifcalc.rulebook import conditions
from sifcalc.rulebook.terms import Actor, Clock, Period, Start, cite

EVENTS = {
    "inspection_end": "the day the inspection ended",
    "report_received": "the day the authority received its report",
    "report_published": "the day the report was published",
}
"""The dates of a case that clocks count from, by the name of their column."""

_RECEIPT = (
    Start("report_received"),
    Start(
        "report_published",
        note=(
            "Counted from publication because the day of receipt is not given: the clock runs from"
            " receipt, which may be a day or more earlier."
        ),
        compare=True,
    ),
)

CLOCKS = (
    Clock(
        id="inspection-report",
        title="Inspection report published",
        actor=Actor.OFSTED,
        strength="will",
        condition=conditions.ALL,
        starts=(Start("inspection_end"),),
        latest=Period(32, "working_days"),
        done_on="report_published",
        sources=(cite("framework-2015", "9"),),
        note=(
            "Practice differed: of the reports published up to autumn 2015 two in three met this;"
            " of the 100 since, none did, and working day 36 was the commonest."
        ),
    ),
    Clock(
        id="publish-report",
        title="Authority publishes the report",
        actor=Actor.LOCAL_AUTHORITY,
        strength="must",
        condition=conditions.ALL,
        starts=_RECEIPT,
        latest=Period(30, "working_days"),
        sources=(cite("si-2007-462", "reg 2"),),
    ),
    Clock(
        id="lscb-publish-review",
        title="LSCB arranges publication of the review of it",
        actor=Actor.LSCB,
        strength="must",
        condition=conditions.LSCB_REVIEWED,
        starts=_RECEIPT,
        latest=Period(30, "working_days"),
        sources=(cite("framework-2015", "40"),),
        note="Counted from the authority's receipt of the report, the LSCB's own not being known.",
    ),
    Clock(
        id="action-planning-visit",
        title="Action planning visit",
        actor=Actor.OFSTED_AND_LOCAL_AUTHORITY,
        strength="should",
        condition=conditions.INADEQUATE_OR_PRIORITY_ACTION,
        starts=_RECEIPT,
        earliest=Period(25, "working_days"),
        latest=Period(35, "working_days"),
        done_on="action_plan_visit",
        sources=(cite("monitoring-2017", "5", "10", "Annex A"), cite("croydon-2017", "9.2")),
        note=(
            "The guidance contradicts itself: paragraph 5, and Croydon's 9.2, say only days;"
            " paragraph 10 and Annex A say working days, and that is taken."
        ),
    ),
    Clock(
        id="action-plan",
        title=(
            "Written statement of action (the action plan) sent to the Secretary of State and the"
            " Chief Inspector, and published"
        ),
        actor=Actor.LOCAL_AUTHORITY,
        strength="must",
        condition=conditions.ALL,
        starts=_RECEIPT,
        latest=Period(70, "working_days"),
        done_on="action_plan_submitted",
        sources=(
            cite("si-2007-462", "reg 3"),
            cite("monitoring-2017", "6", "7", "19", "23", "49"),
            cite("framework-2015", "10"),
            cite("croydon-2017", "1.6", "2.6", "7.25", "9.3"),
        ),
        note=(
            "The guidance differs on the start: monitoring-2017 paragraphs 7 and 49 count from the"
            " pre-publication copy, framework-2015 paragraph 10 from the final report; Croydon"
            " counted from publication, though its staff were shown the report before it."
            " Monitoring-2017 paragraph 23, and Croydon's 1.6, say only days: working days are"
            " meant. Preparing and publishing the plan is required; that a copy goes to Ofsted is"
            " put as should in framework-2015 paragraph 10."
        ),
    ),
    Clock(
        id="first-monitoring-visit",
        title="First monitoring visit (its report is not published)",
        actor=Actor.OFSTED,
        strength="will usually",
        condition=conditions.INADEQUATE_OR_PRIORITY_ACTION,
        starts=(Start(deadline_of="action-plan"),),
        earliest=Period(0, "weeks"),
        latest=Period(4, "weeks"),
        done_on="monitoring_visit_1",
        sources=(cite("monitoring-2017", "23", "41"),),
        note=(
            "Counted from the action plan's deadline, not from the day it was sent. The guidance"
            " names no start to the four weeks: taking the deadline is a reading."
        ),
    ),
)

BY_ID = {clock.id: clock for clock in CLOCKS}
