"""A monitoring visit's own timetable (monitoring-2017 paras 24, 26, 27 and 42), one entry a step.

Day 1 is the first day on site; day n is the nth working day counting it as 1. It is what the
handbook expects, not a limit.
"""

from sifcalc.rulebook import conditions
from sifcalc.rulebook.clocks import LOCAL_AUTHORITY, OFSTED
from sifcalc.rulebook.terms import Actor, Clock, Party, Period, Start, cite

OFSTED_THEN_LOCAL_AUTHORITY = Actor((Party.OFSTED, Party.LOCAL_AUTHORITY), joint=", then ")

_DAY_ONE = (Start("visit_start", is_day_one=True),)
_TIMELINE = (cite("monitoring-2017", "42"),)
_FRIDAY = 4


def _day(number: int) -> Period:
    return Period(number - 1, "working_days")


def _step(
    id: str, title: str, first: int, last: int | None = None, time: str | None = None
) -> Clock:
    """A step that Ofsted will take on a day after the visit began, or from one day to another."""
    return Clock(
        id=id,
        title=title,
        actor=OFSTED,
        strength="will",
        condition=conditions.ALL,
        starts=_DAY_ONE,
        earliest=_day(first) if last else None,
        latest=_day(last or first),
        time=time,
        sources=_TIMELINE,
    )


STEPS = (
    Clock(
        id="data-request",
        title="Child-level data requested; provided by the end of that week, audited cases marked",
        actor=OFSTED_THEN_LOCAL_AUTHORITY,
        strength="will usually",
        condition=conditions.ALL,
        starts=_DAY_ONE,
        earliest=Period(-2, "weeks"),
        latest=Period(-2, "weeks", weekday=_FRIDAY),
        sources=(cite("monitoring-2017", "26", "42"),),
        note="The end of that week is taken to be its Friday (reading).",
    ),
    Clock(
        id="audit-selection",
        title="Lead inspector says which audited cases to submit",
        actor=OFSTED,
        strength="will",
        condition=conditions.ALL,
        starts=_DAY_ONE,
        latest=Period(-8, "working_days"),
        sources=_TIMELINE,
    ),
    Clock(
        id="audit-submission",
        title="Audited case files submitted",
        actor=LOCAL_AUTHORITY,
        strength="will",
        condition=conditions.ALL,
        starts=_DAY_ONE,
        latest=Period(-3, "working_days"),
        sources=(cite("monitoring-2017", "27", "42"),),
    ),
    Clock(
        id="preparation",
        title="Inspectors prepare",
        actor=OFSTED,
        strength="will",
        condition=conditions.ALL,
        starts=_DAY_ONE,
        earliest=Period(-2, "working_days"),
        latest=Period(-1, "working_days"),
        sources=_TIMELINE,
    ),
    _step("on-site", "Inspectors on site", 1, 2)._replace(
        strength="will usually", sources=(cite("monitoring-2017", "24", "42"),)
    ),
    _step("report-written", "Inspectors write the report", 3),
    _step("quality-assurance", "Lead inspector and quality assurance manager check the report", 4),
    _step("regional-review", "Regional director reviews the report", 5, 6, "to the morning"),
    _step("national-review", "National director reviews the report", 6, 7, "from the afternoon"),
    _step("revised", "Report revised", 8),
    _step("support-review", "Inspection support team reviews the report", 9),
    _step("revised-again", "Report revised again", 10),
    _step(
        "draft-to-authority", "Draft sent to the authority to check its facts", 11, time="by 4pm"
    ),
    _step(
        "factual-accuracy",
        "Authority checks the facts and sends its comments",
        11,
        15,
        "from 4pm to 9.30am",
    )._replace(actor=LOCAL_AUTHORITY),
    _step("comments-reviewed", "Comments on the facts reviewed", 15),
    _step("cleared", "Report cleared", 16, 17, "to the morning"),
    _step("proof-read", "Report proof-read", 18),
    _step("final-clearance", "Final report cleared", 19, 20),
    _step(
        "pre-publication", "Report sent to the director of children's services before it is out", 21
    ),
    _step("published", "Report published", 23)._replace(
        condition=conditions.LATER_VISIT,
        strength="will usually",
        sources=(cite("monitoring-2017", "41", "42"),),
    ),
)

NOTES = (
    "The timetable is what the handbook expects, not a limit (monitoring-2017 para 42).",
    "Usually up to six audited cases are asked for (para 27), at most six children's experiences"
    " are tracked (para 33), and sampled cases are usually of the last three months (para 35).",
)
