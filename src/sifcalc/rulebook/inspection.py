"""The inspection's own timetable: the full one, and the shorter post-monitoring one.

Full: framework-2015 paras 7 to 9 and 11. Post-monitoring: monitoring-2017 paras 57, 60 and 62.
"""

from sifcalc.rulebook import conditions
from sifcalc.rulebook.clocks import BY_ID, OFSTED
from sifcalc.rulebook.reinspection import ReinspectionKind
from sifcalc.rulebook.terms import Citation, Clock, Period, Start, Strength, cite

MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY = range(5)

_START = (Start("inspection_start"),)
_DAY_ONE = (Start("inspection_start", is_day_one=True),)
_FRAMEWORK_NOTICE = (cite("framework-2015", "7"),)
_INDICATIVE = (cite("monitoring-2017", "62"),)

FULL = (
    Clock(
        id="notice",
        title="Authority told that the lead inspector and a small team arrive the next day",
        actor=OFSTED,
        strength="will",
        condition=conditions.ALL,
        starts=_START,
        latest=Period(-1, "working_days"),
        sources=_FRAMEWORK_NOTICE,
        note=(
            "The day before is taken to be the working day before (reading). The rest of the team"
            " comes at the start of the week after the authority has audited its own cases."
        ),
    ),
    Clock(
        id="inspection-start",
        title="Inspection starts on site",
        actor=OFSTED,
        strength="will",
        condition=conditions.ALL,
        starts=_START,
        latest=Period(0, "working_days"),
        sources=_FRAMEWORK_NOTICE,
    ),
    Clock(
        id="inspection-end",
        title="Inspection on site ends",
        actor=OFSTED,
        strength="reading",
        condition=conditions.ALL,
        starts=(
            Start("inspection_end", latest=Period(0, "working_days"), note="As given."),
            Start(
                "inspection_start",
                projected=True,
                note=(
                    "Expected on the Thursday of the fourth week, as Croydon's was (reading): the"
                    " framework says only that the team is normally on site for nine working days."
                ),
            ),
        ),
        latest=Period(3, "weeks", weekday=THURSDAY),
        sources=(cite("framework-2015", "11"), cite("croydon-2017", "1.1", "3.4")),
    ),
    BY_ID["inspection-report"]._replace(
        starts=(Start("inspection_end"), Start(deadline_of="inspection-end", projected=True)),
        done_on=None,
    ),
)


def _step(
    id: str, title: str, first: int, last: int | None = None, time: str | None = None
) -> Clock:
    """A step of the post-monitoring inspection on one day of its own, or from one to another."""
    return Clock(
        id=id,
        title=title,
        actor=OFSTED,
        strength="will usually",
        condition=conditions.ALL,
        starts=_DAY_ONE,
        earliest=Period(first - 1, "working_days") if last else None,
        latest=Period((last or first) - 1, "working_days"),
        time=time,
        sources=_INDICATIVE,
    )


POST_MONITORING = (
    Clock(
        id="planning-days",
        title="Lead inspector plans for two days",
        actor=OFSTED,
        strength="will",
        condition=conditions.ALL,
        starts=_DAY_ONE,
        earliest=Period(-3, "weeks"),
        latest=Period(-1, "working_days"),
        sources=(cite("monitoring-2017", "57", "62"),),
        note="Two days within this time: which two is not said.",
    ),
    Clock(
        id="notice",
        title="Authority told of the inspection, and asked for information",
        actor=OFSTED,
        strength="will usually",
        condition=conditions.ALL,
        starts=_DAY_ONE,
        latest=Period(-2, "working_days"),
        time="in the morning",
        sources=(cite("monitoring-2017", "60", "62"),),
        note="Usually the Thursday before: two days are taken to be working days (reading).",
    ),
    _step("set-up", "Lead inspector on site to set up the inspection", 1, time="in the afternoon"),
    _step("evidence-week-1", "Inspectors gather evidence on site", 2, 4),
    _step(
        "case-tracking-meeting", "Inspectors meet on the cases they track", 5, time="in the morning"
    ),
    _step("travel", "Inspectors travel", 6, time="in the afternoon"),
    _step("evidence-week-2", "Inspectors gather evidence on site", 7, 8),
    _step(
        "provisional-judgements",
        "Inspectors agree provisional judgements",
        9,
        time="in the afternoon",
    ),
    _step("feedback", "Judgements confirmed and fed back", 10, time="late in the morning"),
)

TIMETABLES: dict[ReinspectionKind, tuple[Clock, ...]] = {
    "full": FULL,
    "post-monitoring": POST_MONITORING,
}

NOTES: dict[ReinspectionKind, tuple[str, ...]] = {
    "full": (
        "An inspection is deferred only in exceptional circumstances, and the absence of staff,"
        " the director of children's services among them, is not one (framework-2015 para 8).",
    ),
    "post-monitoring": (
        "The timetable is indicative (monitoring-2017 para 62).",
        "The authority lists the cases it has audited in the last three months, and is not asked to"
        " audit any for the inspection (para 61). The lead inspector decides what of Annex A is"
        " asked for (para 59). The report usually has at most 12 pages"
        " (para 65).",
    ),
}

EXPECTED_WEEKDAY: dict[ReinspectionKind, tuple[int, Strength, Citation]] = {
    "post-monitoring": (MONDAY, "will usually", cite("monitoring-2017", "60", "62")),
}
"""The weekday an inspection is expected to start on, where the guidance says one."""
