"""The timeline engine: from a case to every clock that runs after its inspection.

Pure: the same case and the same day give the same timeline.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from sifcalc.case import (
    ActionPlan,
    Inspection,
    Judgements,
    Reinspection,
    Report,
    dates,
    days,
    read_otherwise,
)
from sifcalc.dates import FIRST_YEAR, LAST_YEAR, in_words
from sifcalc.engine.counts import why_undated
from sifcalc.engine.cycles import Cycle, Follows, graded
from sifcalc.engine.facts import oddities, overall_effectiveness
from sifcalc.engine.in_force import (
    days_of,
    later_editions,
    outside_framework,
)
from sifcalc.engine.milestones import Counted, Milestone, Status
from sifcalc.rulebook.terms import INSPECTION, NEVER_DUE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sifcalc.case import Case
    from sifcalc.engine.grading import Grading
    from sifcalc.grades import Grade
    from sifcalc.rulebook.framework import Framework
    from sifcalc.rulebook.terms import Clock, Strength

_NO_LONGER_DUE = ("met", "met_late", "passed")


@dataclass(frozen=True, slots=True)
class Timeline(Counted):
    """Every clock that runs for a case.

    `overall` is the awarded grade, else the one the judgements lead to, else None. `agrees` is
    whether the awarded grade is permitted, None where that cannot be told. The kind of
    re-inspection, its strength and the consequences are those of the newest cycle. `grading` is
    None where no judgement is given.
    """

    overall: Grade | None
    agrees: bool | None
    reinspection_kind: str | None
    consequences: tuple[Follows, ...]
    grading: Grading | None
    reinspection_strength: Strength | None = None


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
    whose words were not in force on its own day is left out, or with `everything` marked. The
    report of a re-inspection begins a second cycle, under the framework `reinspected_under`:
    monitoring starts again where it was inadequate (monitoring-2017 para 67). Raises OutOfRange
    where a clock leaves 1980 to 2100.
    """
    under = reinspected_under or framework
    cycles = _counted(case, framework, under, as_of, everything=everything)
    newest = cycles[-1]
    new = case.reinspection
    begun = new.start or new.end
    if new.overall and not new.report_published and begun and begun <= as_of:
        # Its grade is known, though its report has no day to count from yet.
        late, again = newest.counting.late, _reinspected(case, framework)
        newest = Cycle(again, under, 2, as_of, late=late, everything=everything)
    kind = newest.kind_of_reinspection()
    return _timeline(
        cycles,
        as_of,
        notes=tuple(_notes(case, as_of, cycles, cycles)),
        reinspection_kind=kind.kind if kind else None,
        consequences=tuple(newest.consequences()),
        reinspection_strength=kind.strength if kind else None,
    )


def clocks(
    case: Case,
    framework: Framework,
    as_of: date,
    ids: frozenset[str],
    *,
    reinspected_under: Framework | None = None,
    everything: bool = False,
    noted: bool = False,
) -> Timeline:
    """The timeline with just the clocks of these ids, and those that decide when they are.

    Each is as it is in the whole `timeline`, and so are the warnings on the case; what follows is
    not there. With `noted` it has the notes on the case, but of its clocks only those on its own,
    else none. Raises OutOfRange where the whole would.
    """
    under = reinspected_under or framework
    known = [as_of, *(day for _, day in days(case))]
    if min(known) < _FIRST_IN_REACH or max(known) > _LAST_IN_REACH:
        timeline(case, framework, as_of, reinspected_under=under, everything=everything)
    cycles = _counted(case, framework, under, as_of, everything=everything, ids=ids)
    if not noted:
        return _timeline(cycles, as_of)
    # Only beside all clocks is it known that a recorded day belongs to none.
    every = (
        _counted(case, framework, under, as_of, everything=everything) if is_kept(case) else cycles
    )
    return _timeline(cycles, as_of, notes=tuple(_notes(case, as_of, cycles, every)))


# No clock is as far from its case as this, so that none leaves the years that are counted.
_REACH = 15
_FIRST_IN_REACH = date(FIRST_YEAR + _REACH, 1, 1)
_LAST_IN_REACH = date(LAST_YEAR - _REACH, 12, 31)


def _counted(
    case: Case,
    framework: Framework,
    reinspected_under: Framework,
    as_of: date,
    *,
    everything: bool,
    ids: frozenset[str] | None = None,
) -> list[Cycle]:
    """The cycles of the case, the newest last: with all their clocks, or those that `ids` need."""
    late: Status = "overdue" if is_kept(case) else "unrecorded"
    cycles: list[Cycle] = []
    for number, cycle_case in enumerate(_cycles(case, framework, as_of), start=1):
        under = framework if number == 1 else reinspected_under
        only = None if ids is None else under.with_what_decides(ids)
        cycles.append(
            Cycle(cycle_case, under, number, as_of, late=late, everything=everything, only=only)
        )
    return cycles


def _timeline(
    cycles: list[Cycle],
    as_of: date,
    *,
    notes: tuple[str, ...] = (),
    reinspection_kind: str | None = None,
    consequences: tuple[Follows, ...] = (),
    reinspection_strength: Strength | None = None,
) -> Timeline:
    milestones = [milestone for cycle in cycles for milestone in cycle.milestones]
    grading = cycles[0].grading  # a re-inspection does not change what the case was graded
    return Timeline(
        as_of=as_of,
        milestones=tuple(sorted(milestones, key=lambda m: m.first_date or date.max)),
        left_out=tuple(left for cycle in cycles for left in cycle.counting.left_out),
        warnings=tuple(dict.fromkeys(_warnings(cycles, grading))),
        notes=notes,
        overall=overall_effectiveness(grading),
        agrees=grading.agrees,
        reinspection_kind=reinspection_kind,
        consequences=consequences,
        grading=grading if any(grading.judgements.values()) else None,
        reinspection_strength=reinspection_strength,
    )


def _warnings(cycles: list[Cycle], grading: Grading) -> Iterator[str]:
    for cycle in cycles:
        warning = outside_framework(days_of(cycle.case), cycle.framework)
        if warning:
            yield warning
    is_observed = cycles[0].framework.derived_as == "observed"
    if grading.agrees is False and is_observed:
        yield (
            "The awarded overall effectiveness is outside what reports with such judgements leave"
            " open, which may be right: check the file. The timeline follows the award."
        )
    elif grading.agrees is False:
        yield (
            "The awarded overall effectiveness is not one that the judgements leave open. The"
            " timeline follows the award; `sifcalc grade` says what is wrong."
        )
    for cycle in cycles:
        for milestone in cycle.milestones:
            if not_taken := stated_and_not_taken(milestone):
                yield not_taken


def stated_and_not_taken(milestone: Milestone) -> str | None:
    """The warning that a letter's date is not taken for the clock's, None where it is."""
    if not milestone.stated or milestone.stated == milestone.latest or not milestone.latest:
        return None
    return (
        f"The letter's date for {milestone.id}, {in_words(milestone.stated)}, is not taken: it is"
        f" later than {in_words(milestone.latest)}, which the law gives, and a letter does not"
        " lengthen the law."
    )


def has_start(case: Case, framework: Framework) -> bool:
    """Whether the case has a date that a clock counts from."""
    return bool(framework.starts & dates(case).keys() or case.monitoring_visits or case.stated)


def is_kept(case: Case) -> bool:
    """Whether the case is kept up: it records something after its report."""
    recorded = (case.action_plan, case.reinspection)
    return bool(case.monitoring_visits or case.actuals or case.stated) or any(
        value is not None for part in recorded for _, value in part
    )


class Due(NamedTuple):
    """The milestones of a timeline that are due, and those that went unrecorded before."""

    milestones: tuple[Milestone, ...]
    unrecorded_before: tuple[Milestone, ...]


def due(timeline: Timeline, since: date, until: date) -> Due:
    """What is overdue, due by `until`, or unrecorded since `since`; both days included.

    A date that is not a working day is due by the last working day before it.
    """
    milestones: list[Milestone] = []
    before: list[Milestone] = []
    for milestone in timeline.milestones:
        latest = milestone.latest
        is_never = milestone.strength in NEVER_DUE
        if not latest or is_never or milestone.status in _NO_LONGER_DUE:
            continue
        if milestone.status == "unrecorded":
            (milestones if latest >= since else before).append(milestone)
        elif milestone.status == "overdue" or (
            latest >= timeline.as_of and (milestone.working_day_on_or_before or latest) <= until
        ):
            milestones.append(milestone)
    return Due(tuple(milestones), tuple(before))


def why_no_date(
    timeline: Timeline, id: str, framework: Framework, activity: str = INSPECTION
) -> str:
    """Why the clock with this id has no date in the timeline of that activity, in a sentence."""
    clock = framework.clock_of(id)
    beyond = "The series does not go that far yet."
    if clock is None:
        return beyond
    if activity not in clock.activities:
        return f"It is no clock of {framework.title_of(activity)}s."
    for milestone in timeline.milestones:
        if milestone.first_date is None and framework.clock_of(milestone.id) == clock:
            return why_undated(clock, framework)
    reasons = {left.id: left.reason for left in timeline.left_out}
    if not clock.series:
        beyond = _not_in_this_rulebook(clock)
    return reasons.get(id) or reasons.get(clock.id, beyond)


def _not_in_this_rulebook(clock: Clock) -> str:
    """That the rulebook does not have the clock for an inspection begun when this one did."""
    since, until, *_ = clock.span
    ends = (("from", since), ("to", until))
    days = " ".join(f"{word} {in_words(day)}" for word, day in ends if day)
    return f"It is not in this rulebook but of inspections begun {days}."


def _cycles(case: Case, framework: Framework, as_of: date) -> Iterator[Case]:
    """The case up to the re-inspection's report, and from then on if it is out."""
    new = case.reinspection
    begins = new.report_published
    if begins is None or begins > as_of:
        yield case
        return
    visits = tuple(sorted(case.monitoring_visits))
    before = tuple(day for day in visits if day < begins)
    by_id = {"actuals": case.actuals, "stated": case.stated}
    first = {key: {i: d for i, d in days.items() if d < begins} for key, days in by_id.items()}
    second = {key: {i: d for i, d in days.items() if d >= begins} for key, days in by_id.items()}
    yield case.model_copy(update={"monitoring_visits": before, **first})
    yield _reinspected(case, framework).model_copy(
        update={"monitoring_visits": visits[len(before) :], **second}
    )


def _reinspected(case: Case, framework: Framework) -> Case:
    """The re-inspection as a case of its own, with nothing that happened after its report."""
    new = case.reinspection
    return case.model_copy(
        update={
            "inspection": Inspection(start=new.start, end=new.end),
            "report": Report(published=new.report_published),
            "judgements": Judgements(overall=new.overall),
            "previous_overall": overall_effectiveness(graded(case, framework)),
            "framework": None,
            "priority_action": None,
            "action_plan": ActionPlan(),
            "reinspection": Reinspection(),
            "monitoring_visits": (),
            "actuals": {},
            "stated": {},
        }
    )


def _notes(case: Case, as_of: date, cycles: list[Cycle], every: list[Cycle]) -> Iterator[str]:
    """The notes on the case and on the clocks of `cycles`; `every` has all of its clocks."""
    first = cycles[0]
    cited = [citation for cycle in cycles for m in cycle.milestones for citation in m.sources]
    report = case.report.received or case.report.published or case.inspection.end
    yield from later_editions(report or case.inspection.start, cited, first.framework)
    yield from oddities(case, dates(case), as_of, first.framework)
    yield from read_otherwise(case, first.framework)
    if len(cycles) > 1:
        grade = case.reinspection.overall
        outcome = f"found {grade.words}" if grade else "has no grade here"
        yield (
            f"The re-inspection {outcome}: what comes next is that of the cycle that its report"
            " began."
        )
    for cycle, whole in zip(cycles, every, strict=True):
        yield from whole.lost()
        yield from cycle.counting.moved
