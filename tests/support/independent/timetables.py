"""The timetables of a visit and of both kinds of inspection (RULEBOOK 5 and 6)."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta

from support.independent.cycles import Due
from support.independent.slow_days import MONDAY, after, before, months_on, nth

MONITORING, AMENDED, SIMPLIFIED = date(2016, 5, 1), date(2016, 8, 1), date(2017, 5, 1)
FRIDAY = 4

Step = Callable[[date], tuple[date | None, date | None]]


def _day(first: int, last: int | None = None) -> Step:
    return lambda start: (nth(start, first), nth(start, last or first))


def monday_of(day: date) -> date:
    while day.weekday() != MONDAY:
        day -= timedelta(days=1)
    return day


def _data_request(start: date) -> tuple[date | None, date]:
    """From two weeks before, to the Friday of that week; only that where it comes first."""
    asked = start - timedelta(weeks=2)
    provided = monday_of(asked) + timedelta(days=FRIDAY)
    return (asked if asked <= provided else None), provided


_BEFORE: dict[str, Step] = {
    "data-request": _data_request,
    "audit-selection": lambda start: (before(start, 8), before(start, 8)),
    "audit-submission": lambda start: (None, before(start, 3)),
    "preparation": lambda start: (before(start, 2), before(start, 1)),
    "on-site": _day(1, 2),
    "feedback": _day(2),
}
_AFTER: dict[str, Step] = {
    "report-written": _day(3),
    "quality-assurance": _day(4),
    "regional-review": _day(5, 6),
    "national-review": _day(6, 7),
    "revised": _day(8),
    "support-review": _day(9),
    "revised-again": _day(10),
    "draft-to-authority": _day(11),
    "factual-accuracy": _day(11, 15),
    "comments-reviewed": _day(15),
    "cleared": _day(16, 17),
    "proof-read": _day(18),
    "final-clearance": _day(19, 20),
    "pre-publication": _day(21),
    "published": _day(23),
}
VISIT = {**_BEFORE, **_AFTER}
"""The steps of a visit by the day of its start, as in the table of RULEBOOK 5."""


def visit(start: date, *, first: bool) -> Mapping[str, Due]:
    """Every step of a visit that starts then; the report of a first one is not published."""
    steps: dict[str, Due] = {}
    for id, step in VISIT.items():
        if first and id == "published":
            continue
        began = MONITORING if id in _BEFORE else AMENDED
        steps[id] = Due(*step(start), holds=start >= began)
    return steps


FULL = ("notice", "inspection-start", "inspection-end", "inspection-report")
DAYS = ("inspection-start", "inspection-end", "inspection-report")


def full(start: date, end: date | None) -> Mapping[str, Due]:
    """The timetable of a full inspection; it is expected to end on the fourth week's Thursday."""
    notice = before(start, 1)
    ended = end or monday_of(start) + timedelta(weeks=3, days=3)
    days = ((notice, notice), (start, start), (ended, ended), (None, after(ended, 32)))
    return {id: Due(*window) for id, window in zip(FULL, days, strict=True)}


LISTS: dict[int, tuple[int | None, bool, tuple[int, int] | None, tuple[int, int] | None]] = {
    1: (3, False, (1, 1), None),
    2: (6, False, (1, 3), None),
    3: (3, False, (1, 1), None),
    4: (6, False, (1, 1), (1, 4)),
    5: (6, False, (1, 1), (1, 4)),
    6: (3, True, (1, 1), (1, 4)),
    7: (3, True, (1, 1), (1, 4)),
    8: (6, True, (1, 1), (2, 1)),
    9: (None, True, None, None),
    10: (12, True, None, None),
    11: (12, False, None, None),
}
"""Annex A: months of the window, whether a snapshot, and stages as a week and a weekday."""

Listed = tuple[date | None, date | None, date | None, date | None, date | None]


def annex_a(start: date) -> Mapping[int, Listed]:
    """Of each list the first and last day of its window, its snapshot, and its two stages.

    A due day before the start is not given (a reading: the rulebook has it said).
    """
    notice, week_1 = before(start, 1), monday_of(start)

    def due(stage: tuple[int, int] | None) -> date | None:
        day = stage and week_1 + timedelta(weeks=stage[0] - 1, days=stage[1])
        return day if day and day >= start else None

    return {
        number: (
            months_on(start, -months) if months else None,
            notice if months else None,
            notice if snapshot else None,
            due(stage_1),
            due(stage_2),
        )
        for number, (months, snapshot, stage_1, stage_2) in LISTS.items()
    }


POST_MONITORING: dict[str, Step] = {
    "planning-days": lambda start: (start - timedelta(weeks=3), before(start, 1)),
    "notice": lambda start: (before(start, 2), before(start, 2)),
    "set-up": _day(1),
    "evidence-week-1": _day(2, 4),
    "case-tracking-meeting": _day(5),
    "travel": _day(6),
    "evidence-week-2": _day(7, 8),
    "mop-up": _day(9),
    "provisional-judgements": _day(9),
    "feedback": _day(10),
}
"""The steps of the simplified timetable of May 2017 (monitoring-2017 paras 57 to 62)."""


def post_monitoring(start: date, end: date | None) -> Mapping[str, Due]:
    """The timetable of a post-monitoring inspection: before May 2017 its days and report alone.

    The report counts from the feedback, which is on the day of the end where that is given (a
    reading), and came in May 2017.
    """
    simplified = start >= SIMPLIFIED
    steps = {id: Due(*step(start), holds=simplified) for id, step in POST_MONITORING.items()}
    if end:
        steps["feedback"] = Due(end, end, holds=simplified)
    ended = steps["feedback"].latest
    only_days = AMENDED <= start < SIMPLIFIED
    report_holds = simplified or bool(only_days and end)
    return {
        **steps,
        "inspection-start": Due(start, start, holds=only_days),
        "inspection-end": Due(end, end, holds=only_days),
        "inspection-report": Due(None, ended and after(ended, 32), holds=report_holds),
    }
