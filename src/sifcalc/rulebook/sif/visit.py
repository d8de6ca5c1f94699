"""A monitoring visit's own timetable (monitoring-2017 paras 24, 26, 27 and 42), one entry a step.

Day 1 is the first day on site, and day n the nth working day. It is what the handbook expects, not
a limit.
"""

from functools import partial

from sifcalc.rulebook.actors import LOCAL_AUTHORITY, OFSTED, OFSTED_THEN_LOCAL_AUTHORITY
from sifcalc.rulebook.periods import FRIDAY, Period
from sifcalc.rulebook.schedules import Schedule
from sifcalc.rulebook.sif import conditions
from sifcalc.rulebook.sif.documents import REPORT_STEPS, VISIT_STEPS
from sifcalc.rulebook.steps import day
from sifcalc.rulebook.steps import step as any_step
from sifcalc.rulebook.terms import cite

step = partial(
    any_step,
    event="visit_start",
    strength="indicative",
    source=cite("monitoring-2017", "42"),
    span=VISIT_STEPS,
)
report_step = partial(step, span=REPORT_STEPS)
"""A step of the visit's report timeline, which was amended in August 2016."""

_STEPS = (
    step(
        "data-request",
        "Child-level data requested; provided by the end of that week, audited cases marked",
        OFSTED_THEN_LOCAL_AUTHORITY,
        Period(-2, "weeks"),
        Period(-2, "weeks", weekday=FRIDAY),
        strength="will usually",
        source=cite("monitoring-2017", "26", "42"),
        note="The end of that week is taken to be its Friday (reading).",
        is_reading=True,
    ),
    step(
        "audit-selection",
        "Lead inspector says which audited cases to submit",
        OFSTED,
        Period(-8, "working_days"),
    ),
    step(
        "audit-submission",
        "Audited case files submitted",
        LOCAL_AUTHORITY,
        Period(-3, "working_days"),
        strength="asked",
        source=cite("monitoring-2017", "27", "42"),
    )._replace(earliest=None),
    step(
        "preparation",
        "Inspectors prepare",
        OFSTED,
        Period(-2, "working_days"),
        Period(-1, "working_days"),
    ),
    step(
        "on-site",
        "Inspectors on site",
        OFSTED,
        day(1),
        day(2),
        short="Inspectors on site",
        strength="will usually",
        source=cite("monitoring-2017", "24", "42"),
    ),
    step(
        "feedback",
        "Findings summarised to the director of children's services, chief executive and any"
        " commissioner",
        OFSTED,
        day(2),
        latest_time="end of day",
        strength="will",
        source=cite("monitoring-2017", "38", "42"),
    ),
    report_step("report-written", "Inspectors write the report", OFSTED, day(3)),
    report_step(
        "quality-assurance",
        "Lead inspector and quality assurance manager check the report",
        OFSTED,
        day(4),
    ),
    report_step(
        "regional-review",
        "Regional director reviews the report",
        OFSTED,
        day(5),
        day(6),
        latest_time="morning",
    ),
    report_step(
        "national-review",
        "National director reviews the report",
        OFSTED,
        day(6),
        day(7),
        earliest_time="afternoon",
    ),
    report_step("revised", "Report revised", OFSTED, day(8), short="Report revised"),
    report_step("support-review", "Inspection support team reviews the report", OFSTED, day(9)),
    report_step("revised-again", "Report revised again", OFSTED, day(10), short="Revised again"),
    report_step(
        "draft-to-authority",
        "Draft sent to the authority to check its facts",
        OFSTED,
        day(11),
        latest_time="by 4pm",
    ),
    report_step(
        "factual-accuracy",
        "Authority checks the facts and sends its comments",
        LOCAL_AUTHORITY,
        day(11),
        day(15),
        earliest_time="4pm",
        latest_time="9.30am",
    ),
    report_step("comments-reviewed", "Comments on the facts reviewed", OFSTED, day(15)),
    report_step(
        "cleared",
        "Report cleared",
        OFSTED,
        day(16),
        day(17),
        latest_time="morning",
        short="Report cleared",
    ),
    report_step("proof-read", "Report proof-read", OFSTED, day(18), short="Report proof-read"),
    report_step("final-clearance", "Final report cleared", OFSTED, day(19), day(20)),
    report_step(
        "pre-publication",
        "Report sent to the director of children's services",
        OFSTED,
        day(21),
        short="Pre-publication",
    ),
    report_step(
        "published",
        "Report published",
        OFSTED,
        day(23),
        short="Report published",
        strength="will usually",
        source=cite("monitoring-2017", "41", "42"),
    )._replace(condition=conditions.LATER_VISIT),
)

VISIT = Schedule(
    of=conditions.VISIT,
    command="visit",
    event="visit_start",
    span=VISIT_STEPS,
    steps=_STEPS,
    notes=(
        "The timetable is what the handbook expects, not a limit (monitoring-2017 para 42).",
        "Usually up to six audited cases are asked for (para 27), usually at most six children's"
        " experiences are tracked (para 33), and sampled cases are usually of the last three months"
        " (para 35).",
    ),
    replaced=(
        "This is the timetable of the single inspection framework, which another replaced: it holds"
        " only for a visit that follows one of its inspections. No text of the framework since 2018"
        " on monitoring visits is known."
    ),
)
