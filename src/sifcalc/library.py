"""The engines with the framework filled in: what `import sifcalc` gives a program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sifcalc.case import framework_of, outcomes
from sifcalc.engine import grading, timelines, timetables
from sifcalc.rulebook.frameworks import FRAMEWORKS, told_by

if TYPE_CHECKING:
    from datetime import date

    from sifcalc.case import Case, Judgements
    from sifcalc.engine.grading import Grading
    from sifcalc.engine.timelines import Timeline
    from sifcalc.engine.timetables import Timetable
    from sifcalc.rulebook.framework import Framework
    from sifcalc.rulebook.frameworks import Told
    from sifcalc.rulebook.schedules import Schedule


def grade(
    judgements: Judgements, framework: str | None = None, began: date | None = None
) -> Grading:
    """The grading of the judgements, with a finding for every rule that applies.

    `framework` is an id; with None the judgements and the day the inspection `began` tell. Where
    the rules leave several grades open, or nothing can be derived, the grading says so
    (framework-2015 paras 16 to 28). Raises ValueError only for judgements of two frameworks, or of
    another than `framework`.
    """
    given = outcomes(judgements)
    judged = tuple(id for id, outcome in given.items() if outcome is not None)
    under = told_by(judged, framework, began, None).framework
    return grading.grade(given, under, under.edition_of(judged, began, None).day)


def timeline(case: Case, as_of: date, *, everything: bool = False) -> Timeline:
    """The timeline of the case under its own framework, as seen on the day `as_of`.

    A clock without a date to count from is in it undated, and its note says what is missing. One
    whose words were not in force on its own day is left out, or with `everything` marked. The
    report of a re-inspection begins a second cycle (monitoring-2017 para 67). Raises OutOfRange
    where a clock leaves 1980 to 2100.
    """
    framework = framework_of(case).framework
    under = framework_of_reinspection(case)
    return timelines.timeline(
        case,
        framework,
        as_of,
        reinspected_under=under and under.framework,
        everything=everything,
    )


def clocks(
    case: Case,
    as_of: date,
    ids: frozenset[str],
    *,
    everything: bool = False,
    noted: bool = False,
) -> Timeline:
    """The case's `timeline` with just the clocks of these ids, and those that decide when they are.

    It has the warnings on the case, but not what follows; with `noted` it has the notes on the case
    and on these clocks, else none. Raises OutOfRange where the whole would.
    """
    under = framework_of_reinspection(case)
    return timelines.clocks(
        case,
        framework_of(case).framework,
        as_of,
        ids,
        reinspected_under=under and under.framework,
        everything=everything,
        noted=noted,
    )


def framework_of_reinspection(case: Case) -> Told | None:
    """The framework of the case's re-inspection, and what tells it; None where none is known."""
    new = case.reinspection
    began = new.start or new.end
    return told_by((), None, began, new.report_published) if new.begun else None


def visit(on: date, as_of: date, *, first: bool = False, everything: bool = False) -> Timetable:
    """The timetable of a monitoring visit whose first day on site is `on`, as seen on `as_of`.

    Day n is the nth working day, `on` being day 1 (monitoring-2017 para 42). The report of a
    `first` visit is not published (para 41). Steps of another edition are left out, or with
    `everything` marked. Raises OutOfRange outside 1980 to 2100.
    """
    framework, schedule = schedule_of("visit", on)
    kind = f"first {schedule.of}" if first else schedule.of
    return timetables.timetable(schedule, framework, on, as_of, kind=kind, everything=everything)


def inspection(
    start: date,
    as_of: date,
    *,
    end: date | None = None,
    kind: str = "full",
    everything: bool = False,
) -> Timetable:
    """The timetable of an inspection that starts on site on `start`, as seen on `as_of`.

    A full one has the lists of Annex A, and ends on `end`, with None expected on the Thursday of
    the fourth week (framework-2015 paras 7 to 11). For a post-monitoring one the lead inspector
    decides what of Annex A is asked for (monitoring-2017 paras 57 to 63). Steps of another edition
    are left out, or with `everything` marked. Raises OutOfRange outside 1980 to 2100.
    """
    framework, schedule = schedule_of(kind, start)
    return timetables.timetable(schedule, framework, start, as_of, end=end, everything=everything)


def schedule_of(id: str, began: date) -> tuple[Framework, Schedule]:
    """The schedule with that id of an inspection or visit begun then, and its framework.

    That is the framework in force that day, else the oldest that has the schedule. Raises
    ValueError where none has.
    """
    told = told_by((), None, began, None).framework
    for framework in (told, *FRAMEWORKS.values()):
        if id in framework.timetables:
            return framework, framework.timetables[id]
    raise ValueError(f"{id!r} is not a timetable of any framework")
