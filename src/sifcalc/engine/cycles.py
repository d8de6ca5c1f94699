"""The clocks after one inspection of a case: its own, or its re-inspection."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sifcalc.case import dates, edition_of, given_in
from sifcalc.dates import in_words
from sifcalc.engine.counting import Counting
from sifcalc.engine.facts import facts_of, reinspection_kind
from sifcalc.engine.grading import grade
from sifcalc.engine.in_force import days_of, why_not_in_force, why_outside
from sifcalc.engine.series import has_ended, members
from sifcalc.rulebook.framework import was_in_force
from sifcalc.rulebook.predicates import overall_inadequate
from sifcalc.rulebook.terms import INSPECTION

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from sifcalc.case import Case
    from sifcalc.engine.grading import Grading
    from sifcalc.engine.milestones import Milestone, Status
    from sifcalc.rulebook.framework import Framework
    from sifcalc.rulebook.terms import Citation, Clock, ReinspectionKind, Strength

_PERIOD_NOT_KNOWN = (
    "The last day on site is not known, and no other day tells which reports were published like"
    " it."
)
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


def graded(case: Case, framework: Framework) -> Grading:
    """The grading of the case by the edition of the framework that its inspection was of."""
    return grade(given_in(case, framework), framework, edition_of(case, framework).day)


class Cycle:
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
        self._facts = facts_of(case, framework, graded(case, framework), as_of)
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
        report = self.case.report
        known = self.case.inspection.start, report.received or report.published
        days = [day for day in known if day]
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
        for member in members(clock, counting):
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
        if clock.series and has_ended(clock.series, counting):
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
