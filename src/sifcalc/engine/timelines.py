"""The timeline engine: from a case to every clock that runs after its inspection.

Pure: the same case and the same day give the same timeline.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import count as counting_from
from typing import TYPE_CHECKING, NamedTuple

from sifcalc.case import (
    ActionPlan,
    Inspection,
    Judgements,
    Reinspection,
    Report,
    dates,
    edition_of,
    given_in,
    read_otherwise,
)
from sifcalc.dates import in_words
from sifcalc.engine.counting import Counting, reach, why_undated
from sifcalc.engine.facts import facts_of, oddities, overall_effectiveness, reinspection_kind
from sifcalc.engine.grading import grade
from sifcalc.engine.in_force import (
    days_of,
    later_editions,
    outside_framework,
    why_not_in_force,
    why_outside,
)
from sifcalc.engine.milestones import Counted, Milestone, Status
from sifcalc.rulebook.framework import was_in_force
from sifcalc.rulebook.predicates import overall_inadequate
from sifcalc.rulebook.terms import INSPECTION, NEVER_DUE, Start

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sifcalc.case import Case
    from sifcalc.engine.grading import Grading
    from sifcalc.grades import Grade
    from sifcalc.rulebook.framework import Framework
    from sifcalc.rulebook.terms import Citation, Clock, ReinspectionKind, Series, Strength

_PERIOD_NOT_KNOWN = (
    "The last day on site is not known, and no other day tells which reports were published like"
    " it."
)
_NO_LONGER_DUE = ("met", "met_late", "passed")
_DONE = (
    "action_plan_visit",
    "action_plan_submitted",
    "reinspection_announced",
    "reinspection_begun",
)
"""The dates of a case that say that something was done after its report."""


@dataclass(frozen=True, slots=True)
class Follows:
    """A consequence of the inspection: how firmly it follows, and from which paragraphs."""

    id: str
    strength: Strength
    message: str
    sources: tuple[Citation, ...]
    framework: str = ""


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
    grading = _graded(case, framework)
    late: Status = "overdue" if is_kept(case) else "unrecorded"
    cycles: list[_Cycle] = []
    for number, cycle_case in enumerate(_cycles(case, framework, as_of), start=1):
        under = framework if number == 1 else reinspected_under or framework
        cycles.append(_Cycle(cycle_case, under, number, as_of, late=late, everything=everything))
    milestones = [milestone for cycle in cycles for milestone in cycle.milestones]
    newest = cycles[-1]
    new = case.reinspection
    begun = new.start or new.end
    if new.overall and not new.report_published and begun and begun <= as_of:
        # Its grade is known, though its report has no day to count from yet.
        under, cycle_case = reinspected_under or framework, _reinspected(case, framework)
        newest = _Cycle(cycle_case, under, 2, as_of, late=late, everything=everything)
    kind = newest.kind_of_reinspection()
    return Timeline(
        as_of=as_of,
        milestones=tuple(sorted(milestones, key=lambda m: m.first_date or date.max)),
        left_out=tuple(left for cycle in cycles for left in cycle.counting.left_out),
        warnings=tuple(dict.fromkeys(_warnings(cycles, grading))),
        notes=tuple(_notes(case, as_of, cycles)),
        overall=overall_effectiveness(grading),
        agrees=grading.agrees,
        reinspection_kind=kind.kind if kind else None,
        consequences=tuple(newest.consequences()),
        grading=grading if any(grading.judgements.values()) else None,
        reinspection_strength=kind.strength if kind else None,
    )


def _warnings(cycles: list[_Cycle], grading: Grading) -> Iterator[str]:
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


def _graded(case: Case, framework: Framework) -> Grading:
    return grade(given_in(case, framework), framework, edition_of(case, framework).day)


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


def why_no_date(timeline: Timeline, id: str, framework: Framework) -> str:
    """Why the clock with this id has no date in the timeline, in a sentence."""
    clock = framework.clock_of(id)
    beyond = "The series does not go that far yet."
    if clock is None:
        return beyond
    for milestone in timeline.milestones:
        if milestone.first_date is None and framework.clock_of(milestone.id) == clock:
            return why_undated(clock, framework)
    reasons = {left.id: left.reason for left in timeline.left_out}
    return reasons.get(id) or reasons.get(clock.id, beyond)


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
            "previous_overall": overall_effectiveness(_graded(case, framework)),
            "framework": None,
            "priority_action": None,
            "action_plan": ActionPlan(),
            "reinspection": Reinspection(),
            "monitoring_visits": (),
            "actuals": {},
            "stated": {},
        }
    )


class _Cycle:
    """The clocks after one inspection: the case's own, or its re-inspection."""

    def __init__(
        self,
        case: Case,
        framework: Framework,
        number: int,
        as_of: date,
        *,
        late: Status,
        everything: bool,
    ) -> None:
        self.case = case
        self.framework = framework
        self._done: set[str] = set()
        self._outside = why_outside(days_of(case), framework)
        self._facts = facts_of(case, framework, _graded(case, framework), as_of)
        self.counting = Counting(
            framework,
            dates(case),
            as_of,
            actuals=case.actuals,
            stated=case.stated,
            closures=case.closures,
            outside=self._outside,
            late=late,
            cycle=number,
            everything=everything,
        )
        began = edition_of(case, framework).day
        for editions in framework.clocks_of(case.activity or INSPECTION, began):
            self._count_editions(editions)
        self.milestones = tuple(self.counting.milestones)

    def _count_editions(self, editions: tuple[Clock, ...]) -> None:
        """Count each edition of a clock: where one held, the others are not left out."""
        *_, last = editions
        names = {start.event for clock in editions for start in clock.starts}
        if names.isdisjoint(self.counting.dates):
            held = self._seen_then(editions) if last.seen else (last,)
            if not held:
                self.counting.leave_out(last, _PERIOD_NOT_KNOWN)
                return
            editions = held
        before = len(self.counting.left_out)
        for clock in editions:
            self._count(clock)
        if len(editions) > 1 and last.id in self.counting.by_id:
            del self.counting.left_out[before:]
            for name in (last.id, last.done_on):
                self.counting.dropped.pop(name or "", None)

    def _seen_then(self, editions: tuple[Clock, ...]) -> tuple[Clock, ...]:
        """The one of the editions whose span has every day that is known; none if there is none."""
        days = [day for day in days_of(self.case)[:2] if day]
        return tuple(
            clock for clock in editions if days and all(was_in_force(clock.span, d) for d in days)
        )

    def _count(self, clock: Clock) -> None:
        counting = self.counting
        applying = clock.condition.applies(self._facts)
        if not applying:
            counting.leave_out(clock, clock.condition.otherwise)
            return
        if clock.otherwise and overall_inadequate(self._facts) is False:
            clock = clock._replace(sources=clock.otherwise)
        not_in_force: dict[str, str] = {}
        is_shown = False
        for member in _members(clock, counting):
            if counting.count(member, applying):
                is_shown = True
                self._done |= {member.done_on} if member.done_on else set()
            else:
                not_in_force[member.id] = counting.dropped[member.id]
        if not_in_force and not is_shown:
            counting.leave_out(clock, next(iter(not_in_force.values())))
        else:
            for id, why in not_in_force.items():
                counting.leave_out(clock._replace(id=id), why)
        within = clock.series.within if clock.series else None
        if is_shown and within and within not in counting.by_id:
            reason = (
                f"Only the first is shown: the rest go up to the latest date of {within}, which is"
                " left out."
            )
            counting.leave_out(clock, reason)
        if is_shown and within and self._is_cut_short(within):
            reason = (
                f"Those after the last that is shown come after the latest date of {within}, or"
                " after the re-inspection's report."
            )
            counting.leave_out(clock, reason)
        if clock.series and _has_ended(clock.series, counting):
            counting.leave_out(clock, clock.series.ended)
            self._done |= set(clock.series.ends_with)

    def _is_cut_short(self, within: str) -> bool:
        """Whether what happened, or a letter, ends a series before its expected end."""
        limit = self.counting.by_id.get(within)
        settled = limit and (limit.stated or (limit.trigger and limit.trigger.actual))
        return bool(settled) or self.counting.happened("reinspection_report_published")

    def kind_of_reinspection(self) -> ReinspectionKind | None:
        """The kind to expect; None if none follows, it is unknown, or its words not in force."""
        expected = self.counting.by_id.get("reinspection")
        begun = self.counting.dates.get("reinspection_begun")
        day = begun or (expected.latest if expected else None)
        kind = reinspection_kind(self._facts, self.framework)
        if day is None and "reinspection" in self.counting.dropped:
            return None
        if kind and why_not_in_force(
            kind.span, [day] if day else [], self.framework, self._outside
        ):
            return None
        return kind

    def consequences(self) -> Iterator[Follows]:
        """The consequences that apply and were in force.

        For a span by "own day", any clock of the same span that is in force decides; for others the
        day the report was published, else received.
        """
        report = self.case.report.published or self.case.report.received
        for consequence in self.framework.consequences:
            if not consequence.applies(self._facts):
                continue
            span = consequence.span
            if span.by == "own day":
                ids = {clock.id for clock in self.framework.clocks if clock.span == span}
                any_runs = any(self._is_of(m, ids) and m.in_force for m in self.milestones)
                none_dropped = ids.isdisjoint(self.counting.dropped)
                is_in_force = (any_runs or none_dropped) and not self._outside
            else:
                days = [report] if report else []
                is_in_force = not why_not_in_force(span, days, self.framework, self._outside)
            if is_in_force:
                yield Follows(
                    consequence.id,
                    consequence.strength,
                    consequence.message,
                    consequence.sources,
                    self.framework.id,
                )

    def _is_of(self, milestone: Milestone, ids: set[str]) -> bool:
        clock = self.framework.clock_of(milestone.id)
        return clock is not None and clock.id in ids

    def lost(self) -> Iterator[str]:
        """A note on each date of the case that no clock uses."""
        used = self._done | {m.trigger.name for m in self.milestones if m.trigger}
        for name, day in self.counting.dates.items():
            is_done = name in _DONE or name.startswith("monitoring_visit_")
            if is_done and name not in used:
                yield (
                    f"{in_words(day)} is given for {name.replace('_', ' ')}, which has no clock"
                    " here: nothing is made of it."
                )
        recorded = {(milestone.id, milestone.actual) for milestone in self.milestones}
        for id, day in self.case.actuals.items():
            clock = self.framework.clock_of(id)
            if ((clock.id if clock and not clock.series else id), day) not in recorded:
                yield (
                    f"{in_words(day)} is recorded for {id}, which does not run here: nothing is"
                    " made of it."
                )
        for id, day in self.case.stated.items():
            clock = self.framework.clock_of(id)
            if not clock or clock.id not in self.counting.by_id:
                yield (
                    f"{in_words(day)} is stated for {id}, which does not run here: nothing is made"
                    " of it."
                )


def _members(clock: Clock, counting: Counting) -> Iterator[Clock]:
    """The clock itself, or each member of its series as a clock of its own."""
    if clock.series is None:
        yield clock
    elif clock.series.follows:
        yield from _following(clock, clock.series, counting)
    else:
        yield from _within(clock, clock.series, counting)


def _following(clock: Clock, series: Series, counting: Counting) -> Iterator[Clock]:
    """The members of a series that each count from the event of the one before.

    A projected member counts as many periods as it takes from the last event that is given.
    """
    given = done = 0
    while f"{series.follows}_{given + 1}" in counting.dates:
        given += 1
        done += counting.happened(f"{series.follows}_{given}")
    last = done if _has_ended(series, counting) else max(series.at_least, done + 1, given)
    for number in range(series.first, last + 1):
        base = min(number - 1, given)
        starts = clock.starts
        if base:
            is_given = f"{series.follows}_{number}" in counting.dates
            before = f"{series.follows}_{base}"
            starts = (Start(before, projected=number - 1 > base, if_in_force=not is_given),)
        yield _numbered(clock, number, number - (base or 1))._replace(
            starts=starts, done_on=f"{series.follows}_{number}"
        )


def _within(clock: Clock, series: Series, counting: Counting) -> Iterator[Clock]:
    """The members of a series that all count from one start, up to another clock's latest date."""
    within = counting.by_id.get(series.within or "")
    ends = [within.latest] if within and within.latest else []
    if counting.happened("reinspection_report_published"):
        ends.append(counting.dates["reinspection_report_published"])
    names = [start.event or "" for start in clock.starts]
    starts = [counting.dates[name] for name in names if name in counting.dates]
    for number in counting_from(series.first):
        member = _numbered(clock, number, number)
        period = member.latest
        is_beyond = not (starts and period and ends) or reach(starts[0], period) > min(ends)
        if is_beyond and number > series.first:
            return
        yield member


def _numbered(clock: Clock, number: int, periods: int) -> Clock:
    """The member of a series with that number, so many `periods` after its start."""
    assert clock.latest is not None  # noqa: S101 - the rulebook's test proves it of every series
    return clock._replace(
        id=f"{clock.id.removesuffix('-N')}-{number}",
        title=clock.title.replace(" N", f" {number}"),
        short=clock.short.replace(" N", f" {number}"),
        latest=clock.latest._replace(length=clock.latest.length * periods),
    )


def _has_ended(series: Series, counting: Counting) -> bool:
    return any(counting.happened(name) for name in series.ends_with)


def _notes(case: Case, as_of: date, cycles: list[_Cycle]) -> Iterator[str]:
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
    for cycle in cycles:
        yield from cycle.lost()
        yield from cycle.counting.moved
