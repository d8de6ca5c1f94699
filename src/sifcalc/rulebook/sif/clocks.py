"""The clocks that run after an inspection and its report, one entry a clock.

The first working day after a clock's start is day 1. A window includes both ends.
"""

from sifcalc.rulebook import law
from sifcalc.rulebook.actors import (
    DFE,
    DFE_AND_LOCAL_AUTHORITY,
    LOCAL_AUTHORITY,
    LSCB,
    OFSTED,
    OFSTED_AND_LOCAL_AUTHORITY,
)
from sifcalc.rulebook.periods import Period
from sifcalc.rulebook.predicates import ALL
from sifcalc.rulebook.sif import conditions
from sifcalc.rulebook.sif.documents import DEPARTMENT, FRAMEWORK, MONITORING, SINCE_AUGUST_2016
from sifcalc.rulebook.terms import Clock, Series, Start, cite

EVENTS = {
    **law.EVENTS,
    "visit_start": "the first day of the visit on site",
    "action_plan_visit": "the day of the action planning visit",
    "action_plan_submitted": "the day the action plan was submitted",
    "monitoring_visit_1": "the day of the first monitoring visit",
    "monitoring_visit_4": "the day of the fourth monitoring visit",
    "monitoring_visit_N": "the day of monitoring visit N",
}
"""The words for the dates of a case that clocks count from, by the name of their column."""

_PUBLICATION = (
    Start(
        "report_published",
        note="The guidance names no start: counting from publication is a reading.",
        is_reading=True,
    ),
    Start(
        "report_received",
        note=(
            "The guidance names no start: publication is taken (reading), and receipt here, because"
            " the day of publication is not given."
        ),
        is_reading=True,
    ),
)

INSPECTION_REPORT = Clock(
    id="inspection-report",
    title="Inspection report published",
    actor=OFSTED,
    strength="will",
    condition=ALL,
    starts=(Start("inspection_end"),),
    latest=Period(32, "working_days"),
    done_on="report_published",
    sources=(cite("framework-2015", "9"),),
    span=FRAMEWORK,
    note=(
        "Practice differed: of the 66 reports published to 15 September 2015, 47 met this; of the"
        " 103 since, none did, and working day 36 was the commonest (the median by year from 2014:"
        " 32, 34, 37, 36 and 39)."
    ),
)

CLOCKS = (
    INSPECTION_REPORT,
    Clock(
        id="publish-report",
        title="Authority publishes the report",
        actor=LOCAL_AUTHORITY,
        strength="must",
        condition=ALL,
        starts=law.RECEIPT,
        latest=law.PUBLISH_REPORT_WITHIN,
        sources=(cite("si-2007-462", "reg 2"),),
        span=law.LAW,
    ),
    Clock(
        id="lscb-publish-review",
        title="Local Safeguarding Children Board (LSCB) arranges publication of its review",
        actor=LSCB,
        strength="must",
        condition=conditions.LSCB_REVIEWED,
        starts=law.RECEIPT,
        latest=law.PUBLISH_REPORT_WITHIN,
        sources=(cite("framework-2015", "40"),),
        span=FRAMEWORK,
        note="The LSCB's own receipt is not known: the authority's date is taken for it (reading).",
        is_reading=True,
    ),
    Clock(
        id="action-planning-visit",
        title="Action planning visit",
        actor=OFSTED_AND_LOCAL_AUTHORITY,
        strength="should",
        condition=conditions.INADEQUATE_OR_PRIORITY_ACTION,
        starts=law.RECEIPT,
        earliest=Period(25, "working_days"),
        latest=Period(35, "working_days"),
        done_on="action_plan_visit",
        sources=(cite("monitoring-2017", "5", "10", "Annex A"), cite("croydon-2017", "9.2")),
        span=MONITORING,
        note=(
            "The guidance contradicts itself: paragraph 5, and Croydon's 9.2, say only days;"
            " paragraph 10 and Annex A say working days, and that is taken."
        ),
        is_reading=True,
    ),
    Clock(
        id="action-planning-letter",
        title="Regional director confirms the action planning visit in writing",
        actor=OFSTED,
        strength="will",
        condition=conditions.INADEQUATE_OR_PRIORITY_ACTION,
        starts=(),
        waits_for="Once the authority has received its report; no days are given.",
        with_any=("action-planning-visit",),
        sources=(cite("monitoring-2017", "9", "Annex A"),),
        span=MONITORING,
        note=(
            "The guidance contradicts itself: paragraph 9 has the letter follow receipt; Annex A"
            " has it go as soon as the report is published (should)."
        ),
        is_reading=True,
    ),
    Clock(
        id="action-planning-agenda",
        title="Lead inspector circulates the agenda of the action planning visit",
        actor=OFSTED,
        strength="will",
        condition=conditions.INADEQUATE_OR_PRIORITY_ACTION,
        starts=(Start("action_plan_visit"),),
        earliest=Period(-5, "working_days"),
        latest=Period(-5, "working_days"),
        with_any=("action-planning-visit",),
        sources=(cite("monitoring-2017", "14"),),
        span=MONITORING,
    ),
    Clock(
        id="action-plan",
        title=(
            "Written statement of action (the action plan) sent to the Secretary of State and the"
            " Chief Inspector, and published"
        ),
        actor=LOCAL_AUTHORITY,
        strength="must",
        condition=ALL,
        starts=law.RECEIPT,
        latest=law.ACTION_PLAN_WITHIN,
        done_on="action_plan_submitted",
        sources=(
            cite("si-2007-462", "reg 3"),
            cite("monitoring-2017", "6", "7", "19", "23", "49"),
            cite("framework-2015", "10"),
            cite("eia-2006", "section 137(3)-(4)"),
            cite("croydon-2017", "1.6", "2.6", "7.25", "8.1", "9.3"),
        ),
        stated_in="the letter that comes with the pre-publication copy (monitoring-2017 para 7)",
        span=law.LAW,
        note=(
            "The guidance differs on the start: monitoring-2017 paragraphs 7 and 49 count from the"
            " pre-publication copy, framework-2015 paragraph 10 from the final report; Croydon"
            " counted from publication, though its staff were shown the report before it."
            " Monitoring-2017 paragraph 23, and Croydon's 1.6, say only days: working days are"
            " meant. Preparing and publishing the plan is required, whatever the judgement; that a"
            " copy goes to Ofsted is put as should in framework-2015 paragraph 10. The statement"
            " gives its own period for the action."
        ),
        is_reading=True,
    ),
    Clock(
        id="first-monitoring-visit",
        title="First monitoring visit (its report is not published)",
        actor=OFSTED,
        strength="will usually",
        condition=conditions.INADEQUATE_OR_PRIORITY_ACTION,
        starts=(Start(deadline_of="action-plan"),),
        earliest=Period(0, "weeks"),
        latest=Period(4, "weeks"),
        done_on="monitoring_visit_1",
        is_expectation=True,
        sources=(cite("monitoring-2017", "23", "41"),),
        span=MONITORING,
        note=(
            "Counted from the action plan's deadline, not from the day it was sent. Within four"
            " weeks of it names no side: after it is taken (reading), and a visit before it is not"
            " early."
        ),
        is_reading=True,
    ),
    Clock(
        id="monitoring-visit-N",
        title="Monitoring visit N (its report is usually published)",
        actor=OFSTED,
        strength="will",
        condition=conditions.INADEQUATE_OR_PRIORITY_ACTION,
        starts=(
            Start(
                deadline_of="first-monitoring-visit",
                projected=True,
                note="Projected from the last day expected for the first visit (reading).",
                is_reading=True,
            ),
        ),
        latest=Period(3, "months"),
        series=Series(
            first=2,
            follows="monitoring_visit",
            at_least=4,
            ends_with=("reinspection_announced", "reinspection_begun"),
            ended=(
                "Once a re-inspection is announced or has begun, no more monitoring visits are"
                " scheduled (monitoring-2017 para 50)."
            ),
        ),
        is_expectation=True,
        sources=(cite("monitoring-2017", "4", "23", "41", "49", "50"),),
        otherwise=(cite("monitoring-2017", "4", "5", "23", "41", "50"),),
        span=MONITORING,
        note="Quarterly is about every three months: the visits may not be equally spaced.",
    ),
    Clock(
        id="plan-reviewed",
        title="Lead inspector reviews the action plan against the recommendations",
        actor=OFSTED,
        strength="will",
        condition=conditions.INADEQUATE_OR_PRIORITY_ACTION,
        starts=(),
        waits_for="As soon as possible after Ofsted receives the plan; no days are given.",
        with_any=("first-monitoring-visit", "monitoring-visit-N"),
        sources=(cite("monitoring-2017", "20", "21", "22"), cite("croydon-2017", "8.5")),
        span=MONITORING,
        note=(
            "Ofsted does not sign the plan off or endorse it: Croydon's 8.5 says that it does, and"
            " contradicts the handbook. Differences that stay go to the Department for Education."
        ),
    ),
    Clock(
        id="reinspection-not-before",
        title="Earliest day on which a re-inspection is usual",
        actor=OFSTED,
        strength="will usually",
        condition=conditions.INADEQUATE,
        starts=(
            Start("monitoring_visit_4", if_in_force=True),
            Start(deadline_of="monitoring-visit-4", projected=True),
        ),
        with_any=("monitoring-visit-4",),
        earliest=Period(0, "working_days"),
        done_on="reinspection_begun",
        sources=(cite("monitoring-2017", "49"),),
        span=SINCE_AUGUST_2016,
        note=(
            "At least four quarterly visits come first. The day shown is that of the fourth: a"
            " re-inspection comes after it."
        ),
        short="Earliest re-inspection",
    ),
    Clock(
        id="reinspection",
        title="Re-inspection",
        actor=OFSTED,
        strength="will usually",
        condition=conditions.INADEQUATE,
        starts=(
            Start("action_plan_submitted"),
            Start(
                deadline_of="action-plan",
                projected=True,
                note="Counted from the action plan's deadline until the day it was sent is known.",
            ),
        ),
        latest=Period(2, "years"),
        done_on="reinspection_begun",
        sources=(cite("monitoring-2017", "49", "50"), cite("croydon-2017", "9.6")),
        span=SINCE_AUGUST_2016,
        note=(
            "Paragraph 50 sets no time, and the authority is not told when. The guidance"
            " contradicts itself: framework-2015 paragraph 5 has 18 to 24 months instead, shown as"
            " reinspection-framework."
        ),
        is_reading=True,
        short="Re-inspection",
    ),
    Clock(
        id="reinspection-framework",
        title="Full inspection, as the framework has it",
        actor=OFSTED,
        strength="will",
        condition=conditions.INADEQUATE,
        starts=_PUBLICATION,
        earliest=Period(18, "months"),
        latest=Period(24, "months"),
        done_on="reinspection_begun",
        sources=(cite("framework-2015", "5"),),
        span=FRAMEWORK,
        note=(
            "Unless the Secretary of State directs otherwise. The guidance contradicts itself:"
            " monitoring-2017 paragraph 49 counts two years from the action plan, shown as"
            " reinspection. Practice differed: of the 20 second inspections on record the earliest"
            " began 21 months after publication, and only three within 24."
        ),
        is_reading=True,
        short="Next full inspection",
    ),
    Clock(
        id="dfe-improvement-plan",
        title="Department for Education supports an improvement plan",
        actor=DFE_AND_LOCAL_AUTHORITY,
        strength="will",
        condition=conditions.INADEQUATE,
        starts=_PUBLICATION,
        latest=Period(3, "months"),
        sources=(cite("pcf-2016", "121"),),
        span=DEPARTMENT,
    ),
    Clock(
        id="dfe-review-N",
        title="Department for Education reviews progress, review N",
        actor=DFE,
        strength="will",
        condition=conditions.INADEQUATE,
        starts=_PUBLICATION,
        latest=Period(6, "months"),
        series=Series(first=1, within="reinspection"),
        sources=(cite("pcf-2016", "121"), cite("croydon-2017", "9.11")),
        span=DEPARTMENT,
        note=(
            "Every six months, shown up to the latest date of the re-inspection, or to the report"
            " of it, which begins a new cycle (reading)."
        ),
        is_reading=True,
    ),
    Clock(
        id="dfe-support",
        other_ids=("dfe-support-ends",),
        title="Department for Education's supervision and support continue",
        actor=DFE,
        strength="will",
        condition=conditions.LEFT_INADEQUATE,
        starts=(Start("report_published"),),
        earliest=Period(0, "months"),
        latest=Period(12, "months"),
        is_expectation=True,
        sources=(cite("pcf-2016", "128"), cite("croydon-2017", "9.8")),
        span=DEPARTMENT,
        note=(
            "A period of 12 months, from the publication of the new report: the guidance names no"
            " start (reading)."
        ),
        is_reading=True,
    ),
)
