"""The timeline engine: from a case to every clock that runs after its inspection.

Pure: the same case and the same day give the same timeline.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from itertools import count as counting
from typing import TYPE_CHECKING

from sifcalc.case import ActionPlan, Inspection, Judgements, Reinspection, Report, dates
from sifcalc.grades import Grade
from sifcalc.grading import grade
from sifcalc.milestones import Facts, Milestone, applies, count
from sifcalc.rulebook.clocks import CLOCKS
from sifcalc.rulebook.consequences import CONSEQUENCES
from sifcalc.rulebook.documents import BY_KEY
from sifcalc.rulebook.judgements import BY_ID as JUDGEMENTS
from sifcalc.rulebook.terms import Start
from sifcalc.standing import (
    days_of,
    later_editions,
    oddities,
    out_of_force,
    outside_framework,
    overall_effectiveness,
    reinspection_kind,
    standing_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sifcalc.case import Case
    from sifcalc.rulebook.reinspection import ReinspectionKind
    from sifcalc.rulebook.terms import Citation, Clock, Series, Standing, Strength


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A clock that does not run for this case, and why."""

    id: str
    title: str
    reason: str


@dataclass(frozen=True, slots=True)
class Follows:
    """What follows the inspection without a clock, how firmly, and from which paragraphs."""

    id: str
    strength: Strength
    message: str
    sources: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """Every clock that runs for a case, in order of date, as seen on the day `as_of`.

    `overall` is the awarded grade, else the one the judgements lead to, else nothing; `agrees` is
    whether an awarded grade is one the judgements leave open, or nothing where none was awarded.
    """

    as_of: date
    overall: Grade | None
    agrees: bool | None
    reinspection_kind: ReinspectionKind | None
    milestones: tuple[Milestone, ...]
    left_out: tuple[LeftOut, ...]
    consequences: tuple[Follows, ...]
    notes: tuple[str, ...]


def timeline(case: Case, as_of: date, *, everything: bool = False) -> Timeline:
    """The timeline of the case as seen on the day `as_of`.

    A clock without a date to count from is in it undated, and its note says what is missing. One
    whose document does not govern the case's report is left out, unless `everything` is asked for,
    and is then marked. A re-inspection that found the authority inadequate again begins a second
    cycle (monitoring-2017 para 67). Raises workdays.OutOfRange where a clock leaves 1980 to 2100.
    """
    milestones: list[Milestone] = []
    left_out: list[LeftOut] = []
    for number, cycle in enumerate(_cycles(case), start=1):
        found, missing = _cycle(cycle, as_of, everything=everything)
        milestones += (replace(milestone, cycle=number) for milestone in found)
        left_out += missing if number == 1 else ()
    grading = grade(case.judgements)
    standing = standing_of(case, grading)
    kind = reinspection_kind(case, standing)
    return Timeline(
        as_of=as_of,
        overall=overall_effectiveness(grading),
        agrees=grading.agrees,
        reinspection_kind=kind.id if kind else None,
        milestones=tuple(sorted(milestones, key=lambda found: found.first_date or date.max)),
        left_out=tuple(left_out),
        consequences=tuple(_consequences(case, standing)),
        notes=tuple(_notes(case, as_of, breached=grading.agrees is False)),
    )


def _cycles(case: Case) -> Iterator[Case]:
    """The case up to its re-inspection, and what that begins where it was inadequate again."""
    new = case.reinspection
    restart = new.report_published
    if new.overall is not Grade.INADEQUATE or restart is None:
        yield case
        return
    visits = case.monitoring_visits
    before = tuple(day for day in visits if day < restart)
    yield case.model_copy(update={"monitoring_visits": before})
    yield case.model_copy(
        update={
            "inspection": Inspection(start=new.start, end=new.end),
            "report": Report(published=restart),
            "judgements": Judgements(overall=new.overall),
            "previous_overall": overall_effectiveness(grade(case.judgements)),
            "priority_action": None,
            "action_plan": ActionPlan(),
            "reinspection": Reinspection(),
            "monitoring_visits": tuple(day for day in visits if day not in before),
            "actuals": {},
        }
    )


def _cycle(case: Case, as_of: date, *, everything: bool) -> tuple[list[Milestone], list[LeftOut]]:
    days = days_of(case)
    silent = frozenset(key for key, document in BY_KEY.items() if out_of_force(document, days))
    facts = Facts(dates(case), as_of, case.actuals, case.closures, silent)
    standing = standing_of(case, grade(case.judgements))
    found, left_out = [], []
    for clock in CLOCKS:
        why_not = out_of_force(BY_KEY[clock.sources[0].document], days, since=clock.since)
        applying = applies(clock.condition, standing)
        if not applying or (why_not and not everything):
            reason = why_not or clock.condition.otherwise
            left_out.append(LeftOut(clock.id, clock.title, reason))
            continue
        found += [count(each, facts, applying, why_not) for each in _each(clock, facts)]
        if clock.series and _has_ended(clock.series, facts):
            left_out.append(LeftOut(clock.id, clock.title, clock.series.ended))
    return found, left_out


def _each(clock: Clock, facts: Facts) -> Iterator[Clock]:
    """The clock itself, or each of its series as a clock of its own."""
    if clock.series is None:
        yield clock
    elif clock.series.follows:
        yield from _following(clock, clock.series, facts)
    else:
        yield from _within(clock, clock.series, facts)


def _following(clock: Clock, series: Series, facts: Facts) -> Iterator[Clock]:
    """Each of a series counted from the one before it, or projected from the last that happened.

    A projection counts multiples from that one, never from another projection.
    """
    done = 0
    while f"{series.follows}_{done + 1}" in facts.dates:
        done += 1
    last = done if _has_ended(series, facts) else max(series.at_least, done + 1)
    for number in range(series.first, last + 1):
        base = min(number - 1, done)
        starts = clock.starts
        if base:
            starts = (Start(f"{series.follows}_{base}", projected=number - 1 > base),)
        steps = number - (base or 1)
        yield _numbered(clock, number, steps)._replace(
            starts=starts, done_on=f"{series.follows}_{number}"
        )


def _within(clock: Clock, series: Series, facts: Facts) -> Iterator[Clock]:
    """Each of a series counted from the one start, up to the latest date of another clock."""
    end = facts.counted.get(series.within or "")
    for number in counting(series.first):
        each = _numbered(clock, number, number)
        if number > series.first:
            ahead = count(each, Facts(facts.dates, facts.as_of), "").latest
            if not (end and end.latest and ahead and ahead <= end.latest):
                return
        yield each


def _numbered(clock: Clock, number: int, steps: int) -> Clock:
    """The clock of a series with that number, so many steps after its start."""
    assert clock.latest is not None  # noqa: S101 - the rulebook's test proves it of every series
    return clock._replace(
        id=f"{clock.id.removesuffix('-N')}-{number}",
        title=clock.title.replace(" N", f" {number}"),
        latest=clock.latest._replace(length=clock.latest.length * steps),
        series=None,
    )


def _has_ended(series: Series, facts: Facts) -> bool:
    ends = [facts.dates[name] for name in series.ends_with if name in facts.dates]
    return any(day <= facts.as_of for day in ends)


def _consequences(case: Case, standing: Standing) -> Iterator[Follows]:
    given = {id: getattr(case.judgements, id) for id in JUDGEMENTS}
    days = days_of(case)
    for entry in CONSEQUENCES:
        in_force = not out_of_force(BY_KEY[entry.sources[0].document], days)
        if in_force and entry.applies(standing, given):
            yield Follows(entry.id, entry.strength, entry.message, entry.sources)


def _notes(case: Case, as_of: date, *, breached: bool) -> Iterator[str]:
    warning = outside_framework(case)
    if warning:
        yield warning
    if breached:
        yield (
            "The awarded overall effectiveness is not one that the judgements leave open. The"
            " timeline follows the award; `sifcalc grade` says what is wrong."
        )
    yield from later_editions(days_of(case))
    yield from oddities(case, dates(case), as_of)
