"""The clocks that run after an inspection and its report, one entry a clock.

A working-days clock counts the day after its start as day 1. A window includes both ends.
"""

from sifcalc.rulebook.sif import conditions
from sifcalc.rulebook.sif.reinspection import REINSPECTION_SINCE
from sifcalc.rulebook.terms import Actor, Clock, Party, Period, Series, Start, cite

OFSTED = Actor((Party.OFSTED,))
LOCAL_AUTHORITY = Actor((Party.LOCAL_AUTHORITY,))
OFSTED_AND_LOCAL_AUTHORITY = Actor((Party.OFSTED, Party.LOCAL_AUTHORITY))
LSCB = Actor((Party.LSCB,))
DFE = Actor((Party.DFE,))
DFE_AND_LOCAL_AUTHORITY = Actor((Party.DFE, Party.LOCAL_AUTHORITY))

EVENTS = {
    "visit_start": "the first day of the visit on site",
    "inspection_start": "the day the inspection began",
    "inspection_end": "the day the inspection ended",
    "report_received": "the day the authority received its report",
    "report_published": "the day the report was published",
    "action_plan_visit": "the day of the action planning visit",
    "action_plan_submitted": "the day the action plan was submitted",
    "monitoring_visit_1": "the day of the first monitoring visit",
    "monitoring_visit_4": "the day of the fourth monitoring visit",
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

_PUBLICATION = (
    Start(
        "report_published",
        note="The guidance names no start: counting from publication is a reading.",
    ),
    Start(
        "report_received",
        note=(
            "The guidance names no start: publication is taken (reading), and receipt here, because"
            " the day of publication is not given."
        ),
    ),
)

WORKING_DAYS_DEFINED_IN = "si-2007-462"
WORKING_DAYS_READING = (
    "Working days are taken to be those of si-2007-462 reg 1(2), which defines them for its own"
    " clocks only (reading)."
)
"""What is said of a clock in working days that rests on another document."""

CLOCKS = (
    Clock(
        id="inspection-report",
        title="Inspection report published",
        actor=OFSTED,
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
        actor=LOCAL_AUTHORITY,
        strength="must",
        condition=conditions.ALL,
        starts=_RECEIPT,
        latest=Period(30, "working_days"),
        sources=(cite("si-2007-462", "reg 2"),),
    ),
    Clock(
        id="lscb-publish-review",
        title="Local Safeguarding Children Board (LSCB) arranges publication of its review",
        actor=LSCB,
        strength="must",
        condition=conditions.LSCB_REVIEWED,
        starts=_RECEIPT,
        latest=Period(30, "working_days"),
        sources=(cite("framework-2015", "40"),),
        note="The LSCB's own receipt is not known: the authority's date is taken for it (reading).",
    ),
    Clock(
        id="action-planning-visit",
        title="Action planning visit",
        actor=OFSTED_AND_LOCAL_AUTHORITY,
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
        id="action-planning-agenda",
        title="Lead inspector circulates the agenda of the action planning visit",
        actor=OFSTED,
        strength="will",
        condition=conditions.INADEQUATE_OR_PRIORITY_ACTION,
        starts=(Start("action_plan_visit"),),
        latest=Period(-5, "working_days"),
        sources=(cite("monitoring-2017", "14"),),
    ),
    Clock(
        id="action-plan",
        title=(
            "Written statement of action (the action plan) sent to the Secretary of State and the"
            " Chief Inspector, and published"
        ),
        actor=LOCAL_AUTHORITY,
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
        actor=OFSTED,
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
        sources=(cite("monitoring-2017", "4", "23", "41", "49", "50"),),
        note="Quarterly is about every three months: the visits may not be equally spaced.",
    ),
    Clock(
        id="reinspection-not-before",
        title="Re-inspection not usually before",
        actor=OFSTED,
        strength="will usually",
        condition=conditions.INADEQUATE,
        starts=(
            Start("monitoring_visit_4"),
            Start(deadline_of="monitoring-visit-4", projected=True),
        ),
        earliest=Period(0, "working_days"),
        done_on="reinspection_begun",
        since=REINSPECTION_SINCE,
        sources=(cite("monitoring-2017", "49"),),
        note=(
            "At least four quarterly visits come first. The day shown is that of the fourth: a"
            " re-inspection comes after it."
        ),
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
        since=REINSPECTION_SINCE,
        sources=(cite("monitoring-2017", "49", "50"), cite("croydon-2017", "9.6")),
        note=(
            "Paragraph 50 sets no time, and the authority is not told when. The guidance"
            " contradicts itself: framework-2015 paragraph 5 has 18 to 24 months instead, shown as"
            " reinspection-framework."
        ),
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
        note=(
            "Unless the Secretary of State directs otherwise. The guidance contradicts itself:"
            " monitoring-2017 paragraph 49 counts two years from the action plan, shown as"
            " reinspection. Practice differed: of the 20 second inspections on record the earliest"
            " began 21 months after publication, and only three within 24."
        ),
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
        note=(
            "Every six months, shown up to the latest date of the re-inspection, or to the report"
            " of it, which begins a new cycle (reading)."
        ),
    ),
    Clock(
        id="dfe-support-ends",
        title="Department for Education's supervision and support end",
        actor=DFE,
        strength="will",
        condition=conditions.LEFT_INADEQUATE,
        starts=(Start("report_published"),),
        latest=Period(12, "months"),
        sources=(cite("pcf-2016", "128"), cite("croydon-2017", "9.8")),
        note=(
            "Counted from the publication of the new report: the guidance names no start (reading)."
        ),
    ),
)

BY_ID = {clock.id: clock for clock in CLOCKS}


def clock_of(id: str) -> Clock | None:
    """The clock with this id: monitoring-visit-3 is one of monitoring-visit-N, which is no id."""
    stem, _, number = id.rpartition("-")
    found = BY_ID.get(f"{stem}-N") if number.isdecimal() else None
    plain = number == number.lstrip("0")
    if found and found.series and plain and int(number) >= found.series.first:
        return found
    return None if id.endswith("-N") else BY_ID.get(id)


def first_id(clock: Clock) -> str:
    """The id of the clock, or of the first of a series."""
    return clock.id.replace("-N", f"-{clock.series.first}") if clock.series else clock.id


def standing_notes(clock: Clock) -> tuple[str, ...]:
    """What is said of the clock in every case: its own note, and whose working days it counts."""
    lengths = [period for period in (clock.earliest, clock.latest) if period and period.length]
    in_working_days = any(period.unit == "working_days" for period in lengths)
    defined = any(citation.document == WORKING_DAYS_DEFINED_IN for citation in clock.sources)
    reading = WORKING_DAYS_READING if in_working_days and not defined else ""
    return tuple(note for note in (clock.note, reading) if note)


def start_title(name: str) -> str:
    """What a start is called in a sentence: an event of the case, or the clock it follows."""
    stem, _, number = name.rpartition("_")
    if name in EVENTS:
        return EVENTS[name]
    if stem == "monitoring_visit":
        return f"the day of monitoring visit {number}"
    return f"the latest date of {name}"


def is_recorded_under_its_id(clock: Clock) -> bool:
    """Whether what the clock times is recorded under `actuals`, and not at a key of its own."""
    follows = clock.series.follows if clock.series else None
    return not clock.done_on and not follows
