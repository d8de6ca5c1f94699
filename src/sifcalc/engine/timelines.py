"""The timeline engine: from a case to every clock that runs after its inspection.

Pure: the same case and the same day give the same timeline.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import count as counting_from
from typing import TYPE_CHECKING

from sifcalc.case import ActionPlan, Inspection, Judgements, Reinspection, Report, dates, outcomes
from sifcalc.dates import in_words
from sifcalc.engine.counting import Counted, Counting, LeftOut, Milestone, reach, why_undated
from sifcalc.engine.facts import facts_of, oddities, overall_effectiveness, reinspection_kind
from sifcalc.engine.grading import grade
from sifcalc.engine.in_force import days_of, later_editions, out_of_force, outside_framework
from sifcalc.rulebook.terms import Start

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sifcalc.case import Case
    from sifcalc.engine.grading import Grading
    from sifcalc.grades import Grade
    from sifcalc.rulebook.framework import Framework
    from sifcalc.rulebook.terms import Citation, Clock, Series, Strength

_NO_LONGER_DUE = ("met", "met_late", "passed")


@dataclass(frozen=True, slots=True)
class Follows:
    """What follows the inspection without a clock, how firmly, and from which paragraphs."""

    id: str
    strength: Strength
    message: str
    sources: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Timeline(Counted):
    """Every clock that runs for a case.

    `overall` is the awarded grade, else the one the judgements lead to, else None; `agrees` is
    whether an awarded grade is one the judgements leave open, None where none was awarded.
    `grading` is that of the judgements, where any is given.
    """

    overall: Grade | None
    agrees: bool | None
    reinspection_kind: str | None
    consequences: tuple[Follows, ...]
    grading: Grading | None


def timeline(
    case: Case,
    framework: Framework,
    as_of: date,
    *,
    reinspected_under: Framework | None = None,
    everything: bool = False,
) -> Timeline:
    """The timeline of the case as seen on the day `as_of`.

    A clock without a date to count from is in it undated, and its note says what is missing. One
    whose words do not govern the case's report is left out, unless `everything` is asked for, and
    is then marked. The report of a re-inspection begins a second cycle, of the framework that it
    was `reinspected_under`, in which the monitoring starts again where it was inadequate
    (monitoring-2017 para 67). Raises OutOfRange where a clock leaves 1980 to 2100.
    """
    grading = _graded(case, framework)
    facts = facts_of(case, grading)
    days = days_of(case)
    kind = reinspection_kind(facts, days, framework)
    milestones: list[Milestone] = []
    left_out: list[LeftOut] = []
    warnings: list[str] = []
    for number, cycle in enumerate(_cycles(case, framework, as_of), start=1):
        under = framework if number == 1 else reinspected_under or framework
        found, missing = _cycle(cycle, under, number, as_of, everything=everything)
        milestones += found
        left_out += missing
        warning = outside_framework(days_of(cycle), under)
        warnings += [warning] if warning else []
    if grading.agrees is False:
        warnings.append(
            "The awarded overall effectiveness is not one that the judgements leave open. The"
            " timeline follows the award; `sifcalc grade` says what is wrong."
        )
    return Timeline(
        as_of=as_of,
        milestones=tuple(sorted(milestones, key=lambda found: found.first_date or date.max)),
        left_out=tuple(left_out),
        warnings=tuple(dict.fromkeys(warnings)),
        notes=tuple(_notes(case, framework, as_of, milestones)),
        overall=overall_effectiveness(grading),
        agrees=grading.agrees,
        reinspection_kind=kind.id if kind else None,
        consequences=tuple(
            Follows(each.id, each.strength, each.message, each.sources)
            for each in framework.consequences
            if not out_of_force(each.span, days, framework) and each.applies(facts)
        ),
        grading=grading if any(grading.judgements.values()) else None,
    )


def _graded(case: Case, framework: Framework) -> Grading:
    return grade(outcomes(case.judgements), framework, case.inspection.start)


def has_start(case: Case, framework: Framework) -> bool:
    """Whether the case holds a date that some clock counts from."""
    return bool(framework.starts & dates(case).keys() or case.monitoring_visits)


def due(found: Timeline, until: date) -> tuple[Milestone, ...]:
    """What is overdue, or due from the day it is seen up to and including `until`.

    A date by the calendar counts by the last working day on or before it.
    """
    return tuple(
        milestone
        for milestone in found.milestones
        if milestone.latest
        and (milestone.working_day_on_or_before or milestone.latest) <= until
        and milestone.status not in _NO_LONGER_DUE
        and (milestone.status == "overdue" or milestone.latest >= found.as_of)
    )


def why_no_date(found: Timeline, id: str, framework: Framework) -> str:
    """Why the clock with this id has no date in the timeline."""
    clock = framework.clock_of(id)
    beyond = "The series does not go that far yet."
    if clock is None:
        return beyond
    for milestone in found.milestones:
        if milestone.first_date is None and framework.clock_of(milestone.id) == clock:
            return why_undated(clock, framework)
    return {left.id: left.reason for left in found.left_out}.get(clock.id, beyond)


def _cycles(case: Case, framework: Framework, as_of: date) -> Iterator[Case]:
    """The case up to its re-inspection, and what the report of that begins once it is out."""
    new = case.reinspection
    begins = new.report_published
    if begins is None or begins > as_of:
        yield case
        return
    visits = case.monitoring_visits
    before = tuple(day for day in visits if day < begins)
    done = {id: day for id, day in case.actuals.items() if day < begins}
    yield case.model_copy(update={"monitoring_visits": before, "actuals": done})
    yield case.model_copy(
        update={
            "inspection": Inspection(start=new.start, end=new.end),
            "report": Report(published=begins),
            "judgements": Judgements(overall=new.overall),
            "previous_overall": overall_effectiveness(_graded(case, framework)),
            "priority_action": None,
            "action_plan": ActionPlan(),
            "reinspection": Reinspection(),
            "monitoring_visits": tuple(day for day in visits if day not in before),
            "actuals": {id: day for id, day in case.actuals.items() if id not in done},
        }
    )


def _cycle(
    case: Case, framework: Framework, number: int, as_of: date, *, everything: bool
) -> tuple[list[Milestone], list[LeftOut]]:
    days = days_of(case)
    counting = Counting(
        framework,
        dates(case),
        as_of,
        actuals=case.actuals,
        closures=case.closures,
        out_of_force=frozenset(
            each.key for each in framework.documents if out_of_force(each.span, days, framework)
        ),
        cycle=number,
    )
    facts = facts_of(case, _graded(case, framework))
    found: list[Milestone] = []
    left_out: list[LeftOut] = []

    def leave_out(clock: Clock, reason: str) -> None:
        left_out.append(LeftOut(clock.id, clock.title, str(clock.actor), reason, number))

    for clock in framework.clocks:
        why_not = out_of_force(clock.span, days, framework)
        applying = clock.condition.applies(facts)
        if not applying or (why_not and not everything):
            leave_out(clock, why_not or clock.condition.otherwise)
            continue
        found += [counting.count(each, applying, why_not) for each in _each(clock, counting)]
        if clock.series and clock.series.within and clock.series.within not in counting.milestones:
            reason = (
                f"Only the first is shown: the rest go up to the latest date of"
                f" {clock.series.within}, which is left out."
            )
            leave_out(clock, reason)
        if clock.series and _has_ended(clock.series, counting):
            leave_out(clock, clock.series.ended)
    return found, left_out


def _each(clock: Clock, counting: Counting) -> Iterator[Clock]:
    """The clock itself, or each of its series as a clock of its own."""
    if clock.series is None:
        yield clock
    elif clock.series.follows:
        yield from _following(clock, clock.series, counting)
    else:
        yield from _within(clock, clock.series, counting)


def _following(clock: Clock, series: Series, counting: Counting) -> Iterator[Clock]:
    """Each of a series counted from the one before it, or projected from the last that happened.

    A projection counts multiples from that one, never from another projection.
    """
    done = 0
    while counting.happened(f"{series.follows}_{done + 1}"):
        done += 1
    last = done if _has_ended(series, counting) else max(series.at_least, done + 1)
    for number in range(series.first, last + 1):
        base = min(number - 1, done)
        starts = clock.starts
        if base:
            starts = (Start(f"{series.follows}_{base}", projected=number - 1 > base),)
        steps = number - (base or 1)
        yield _numbered(clock, number, steps)._replace(
            starts=starts, done_on=f"{series.follows}_{number}"
        )


def _within(clock: Clock, series: Series, counting: Counting) -> Iterator[Clock]:
    """Each of a series counted from the one start, up to the latest date of another clock."""
    within = counting.milestones.get(series.within or "")
    ends = [within.latest] if within and within.latest else []
    if counting.happened("reinspection_report_published"):
        ends.append(counting.dates["reinspection_report_published"])
    names = [start.event or "" for start in clock.starts]
    starts = [counting.dates[name] for name in names if name in counting.dates]
    for number in counting_from(series.first):
        each = _numbered(clock, number, number)
        beyond = not (starts and each.latest and ends) or reach(starts[0], each.latest) > min(ends)
        if beyond and number > series.first:
            return
        yield each


def _numbered(clock: Clock, number: int, steps: int) -> Clock:
    """The clock of a series with that number, so many steps after its start."""
    assert clock.latest is not None  # noqa: S101 - the rulebook's test proves it of every series
    return clock._replace(
        id=f"{clock.id.removesuffix('-N')}-{number}",
        title=clock.title.replace(" N", f" {number}"),
        latest=clock.latest._replace(length=clock.latest.length * steps),
    )


def _has_ended(series: Series, counting: Counting) -> bool:
    return any(counting.happened(name) for name in series.ends_with)


def _notes(
    case: Case, framework: Framework, as_of: date, milestones: list[Milestone]
) -> Iterator[str]:
    cited = {c.document for milestone in milestones for c in milestone.sources}
    yield from later_editions(days_of(case), cited, framework)
    yield from oddities(case, dates(case), as_of, framework)
    recorded = {(milestone.id, milestone.actual) for milestone in milestones}
    for id, day in case.actuals.items():
        if (id, day) not in recorded:
            yield (
                f"{in_words(day)} is recorded for {id}, which does not run here: nothing is made of"
                " it."
            )
