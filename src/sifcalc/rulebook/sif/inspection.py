"""The timetables of a full inspection and of the shorter post-monitoring one.

Full: framework-2015 paras 7 to 9 and 11. Post-monitoring: monitoring-2017 paras 57, 60 and 62.
"""

from functools import partial

from sifcalc.rulebook.actors import OFSTED
from sifcalc.rulebook.periods import MONDAY, THURSDAY, Period
from sifcalc.rulebook.predicates import ALL
from sifcalc.rulebook.schedules import Schedule
from sifcalc.rulebook.sif.annex_a import ANNEX_A
from sifcalc.rulebook.sif.clocks import INSPECTION_REPORT
from sifcalc.rulebook.sif.documents import FRAMEWORK, REPORT_STEPS, SINCE_MAY_2017, UNTIL_MAY_2017
from sifcalc.rulebook.steps import day
from sifcalc.rulebook.steps import step as any_step
from sifcalc.rulebook.terms import Clock, Start, cite

_SAME_DAY = Period(0, "working_days")
_DAY_BEFORE = Period(-1, "working_days")
_FOURTH_THURSDAY = Period(3, "weeks", weekday=THURSDAY)
_FRAMEWORK_NOTICE = (cite("framework-2015", "7"),)

_FULL = (
    Clock(
        id="notice",
        title="Authority told that the lead inspector and a small team arrive the next day",
        actor=OFSTED,
        strength="will",
        condition=ALL,
        starts=(Start("inspection_start"),),
        earliest=_DAY_BEFORE,
        latest=_DAY_BEFORE,
        sources=_FRAMEWORK_NOTICE,
        span=FRAMEWORK,
        note=(
            "The day before is taken to be the working day before (reading). The rest of the team"
            " comes at the start of the week after the authority has audited its own cases."
        ),
        is_reading=True,
    ),
    Clock(
        id="inspection-start",
        title="Inspection starts on site",
        actor=OFSTED,
        strength="will",
        condition=ALL,
        starts=(Start("inspection_start"),),
        earliest=_SAME_DAY,
        latest=_SAME_DAY,
        sources=_FRAMEWORK_NOTICE,
        span=FRAMEWORK,
    ),
    Clock(
        id="inspection-end",
        title="Inspection on site ends",
        actor=OFSTED,
        strength="reading",
        condition=ALL,
        starts=(
            Start("inspection_end", on=_SAME_DAY, note="It is the day given."),
            Start(
                "inspection_start",
                projected=True,
                note=(
                    "Expected on the Thursday of the fourth week, as Croydon's was (reading): the"
                    " framework says only that the team is normally on site for nine working days."
                ),
                is_reading=True,
            ),
        ),
        earliest=_FOURTH_THURSDAY,
        latest=_FOURTH_THURSDAY,
        sources=(cite("framework-2015", "11"), cite("croydon-2017", "1.1", "3.4")),
        span=FRAMEWORK,
    ),
    INSPECTION_REPORT._replace(
        starts=(Start("inspection_end"), Start(deadline_of="inspection-end", projected=True)),
        done_on=None,
    ),
)

step = partial(
    any_step,
    event="inspection_start",
    strength="indicative",
    source=cite("monitoring-2017", "62"),
    span=SINCE_MAY_2017,
)

_POST_MONITORING = (
    step(
        "inspection-start",
        "Inspection starts on site",
        OFSTED,
        _SAME_DAY,
        source=cite("monitoring-2017", "52"),
        span=UNTIL_MAY_2017,
    ),
    step(
        "planning-days",
        "Lead inspector plans for two days",
        OFSTED,
        Period(-3, "weeks"),
        Period(-1, "working_days"),
        source=cite("monitoring-2017", "57", "62"),
        note="Two days within this time: which two is not said.",
    ),
    step(
        "notice",
        "Authority told of the inspection, and asked for information",
        OFSTED,
        Period(-2, "working_days"),
        latest_time="morning",
        strength="will",
        source=cite("monitoring-2017", "60", "62"),
        note="Usually the Thursday before: two days are taken to be working days (reading).",
        is_reading=True,
    ),
    step(
        "set-up",
        "Lead inspector on site to set up the inspection",
        OFSTED,
        day(1),
        latest_time="afternoon",
    ),
    step("evidence-week-1", "Inspectors gather evidence on site", OFSTED, day(2), day(4)),
    step(
        "case-tracking-meeting",
        "Inspectors meet on the cases they track",
        OFSTED,
        day(5),
        latest_time="morning",
    ),
    step("travel", "Inspectors travel", OFSTED, day(6), latest_time="afternoon"),
    step("evidence-week-2", "Inspectors gather evidence on site", OFSTED, day(7), day(8)),
    step(
        "mop-up",
        "Inspectors gather what evidence is left",
        OFSTED,
        day(9),
        latest_time="morning",
    ),
    step(
        "provisional-judgements",
        "Inspectors agree provisional judgements",
        OFSTED,
        day(9),
        latest_time="afternoon",
    ),
    step(
        "feedback",
        "Judgements confirmed and fed back",
        OFSTED,
        day(10),
        latest_time="late morning",
    )._replace(
        starts=(
            Start("inspection_end", on=_SAME_DAY, note="It is the day given for the end."),
            Start("inspection_start", is_day_one=True),
        )
    ),
    Clock(
        id="inspection-end",
        title="Inspection on site ends",
        actor=OFSTED,
        strength="reading",
        condition=ALL,
        starts=(Start("inspection_end", note="It is the day given."),),
        earliest=_SAME_DAY,
        latest=_SAME_DAY,
        sources=(cite("monitoring-2017", "52"),),
        span=UNTIL_MAY_2017,
    ),
    INSPECTION_REPORT._replace(
        starts=(Start("inspection_end"), Start(deadline_of="feedback", projected=True)),
        done_on=None,
        sources=(cite("framework-2015", "9"), cite("monitoring-2017", "48", "66")),
        span=REPORT_STEPS,
        note=(
            "The handbook's paragraphs 48 and 66 have the report made as after any single"
            f" inspection (reading). {INSPECTION_REPORT.note}"
        ),
        is_reading=True,
    ),
)

FULL = Schedule(
    of="full inspection",
    command="inspection",
    event="inspection_start",
    span=FRAMEWORK,
    steps=_FULL,
    notes=(
        "An inspection is deferred only in exceptional circumstances, and the absence of staff,"
        " the director of children's services among them, is not one (framework-2015 para 8).",
        "Inspectors meet the police about missing children in weeks 1 and 3 (footnote 35). There"
        " are normally eight inspectors, seven of them of social care (para 11). Where a director"
        " serves two authorities, the two are inspected together wherever possible (para 6).",
    ),
    asks=ANNEX_A,
)

POST_MONITORING = Schedule(
    of="post-monitoring inspection",
    command="inspection",
    event="inspection_start",
    span=REPORT_STEPS,
    steps=_POST_MONITORING,
    notes=(
        "The timetable is indicative (monitoring-2017 para 62), with one keeping-in-touch meeting a"
        " day (para 63).",
        "The authority lists the cases it has audited in the last three months, and is not asked to"
        " audit any for the inspection (para 61). The lead inspector decides what of Annex A is"
        " asked for (para 59). The report should usually have no more than 12 pages (para 65).",
    ),
    weekday=(MONDAY, "will usually", cite("monitoring-2017", "60", "62")),
)
